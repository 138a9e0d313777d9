// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/home/envexportdialog.h"

#include "lib/base/async.h"
#include "ui/home/envexportform.h"
#include "ui/home/settings.h"
#include "ui/theme/buttons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/textlabel.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace suitescope {

EnvExportDialog::EnvExportDialog(const EnvSettings &settings, const Workplace &workplace,
                                 QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Export .env"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(space::page, space::page, space::page, space::group);
    rows->setSpacing(space::group);
    //: %1 is the name of a connection
    rows->addWidget(new TextLabel(TextRole::Title, tr("Export %1").arg(settings.facts.name), this));
    auto *form = new EnvExportForm(this);
    form->setSettings(settings);
    form->setPath(settings.facts.exportedTo.isEmpty() ? workplace.settings.envFolder() + "/.env"_L1
                                                      : settings.facts.exportedTo.constLast());
    rows->addWidget(form);
    rows->addStretch();

    auto *foot = new QHBoxLayout;
    foot->addStretch();
    auto *cancel = makeButton(ButtonKind::Secondary, tr("Cancel"), {}, this);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    foot->addWidget(cancel);
    auto *write = makeButton(ButtonKind::Primary, tr("&Export .env"), u"document-export"_s, this);
    write->setObjectName(u"export"_s);
    write->setEnabled(form->canWrite());
    connect(write, &QPushButton::clicked, form, &EnvExportForm::write);
    connect(form, &EnvExportForm::canWriteChanged, write, &QWidget::setEnabled);
    foot->addWidget(write);
    rows->addLayout(foot);

    connect(form, &EnvExportForm::written, this,
            [this, facts = settings.facts, &workplace](const QString &path) mutable {
                workplace.settings.setEnvFolder(QFileInfo(path).absolutePath());
                if (!facts.exportedTo.contains(path)) {
                    facts.exportedTo += path;
                    // The file is written; where it went is a convenience only.
                    whenDone(this, workplace.connections.save(facts), [](const Result<> &) {});
                }
                accept();
            });
    resize(720, 420);
}

} // namespace suitescope
