// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/home/envexportdialog.h"

#include "lib/base/async.h"
#include "ui/home/envexportform.h"
#include "ui/home/outputwords.h"
#include "ui/home/settings.h"
#include "ui/theme/buttons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/announce.h"
#include "ui/widgets/clipboard.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/textlabel.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int listWidth = 168;
constexpr std::chrono::milliseconds copiedShown{1'600};

} // namespace

EnvExportDialog::EnvExportDialog(const EnvSettings &settings, const Workplace &workplace,
                                 QWidget *parent)
    : QDialog(parent), m_settings(settings), m_workplace(workplace)
{
    setWindowTitle(tr("Use in other programs"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    buildUi();
    m_form->setSettings(settings);
    m_form->setPath(settings.facts.exportedTo.isEmpty()
                        ? workplace.settings.envFolder() + "/.env"_L1
                        : settings.facts.exportedTo.constLast());
    connect(m_outputs, &QListWidget::currentRowChanged, this, &EnvExportDialog::showOutput);
    connect(m_form, &EnvExportForm::written, this, &EnvExportDialog::remember);
    m_outputs->setCurrentRow(0);
    resize(880, 600);
}

void EnvExportDialog::buildUi()
{
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(space::page, space::page, space::page, space::group);
    rows->setSpacing(space::group);
    //: %1 is the name of a connection
    rows->addWidget(new TextLabel(TextRole::Title,
                                  tr("Use %1 in other programs").arg(m_settings.facts.name), this));
    auto *columns = new QHBoxLayout;
    columns->setSpacing(space::group);
    m_outputs = new QListWidget(this);
    m_outputs->setObjectName(u"outputs"_s);
    m_outputs->setAccessibleName(tr("Program"));
    m_outputs->setFrameShape(QFrame::NoFrame);
    m_outputs->setFixedWidth(listWidth);
    for (const Output output : allOutputs()) {
        if (!isPossible(output, m_settings.facts.method))
            continue;
        auto *item = new QListWidgetItem(outputWords(output).name, m_outputs);
        item->setData(Qt::UserRole, int(output));
    }
    columns->addWidget(m_outputs);

    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    auto *page = new QWidget(scroll);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::group);
    m_what = wrappedLabel(TextRole::Normal, {}, page);
    m_what->setObjectName(u"what"_s);
    column->addWidget(m_what);
    m_warning = new Notice(ToneId::Warn, {}, page);
    m_warning->setObjectName(u"warning"_s);
    column->addWidget(m_warning);
    m_form = new EnvExportForm(page, EnvExportForm::Choice::None);
    column->addWidget(m_form);
    column->addStretch();
    scroll->setWidget(page);
    columns->addWidget(scroll, 1);
    rows->addLayout(columns, 1);
    rows->addLayout(buildFoot());
}

QLayout *EnvExportDialog::buildFoot()
{
    auto *foot = new QHBoxLayout;
    auto *copyButton = makeButton(ButtonKind::Quiet, tr("&Copy"), u"edit-copy"_s, this);
    copyButton->setObjectName(u"copy"_s);
    copyButton->setToolTip(
        tr("Marked as confidential; the clipboard is cleared after half a minute."));
    connect(copyButton, &QPushButton::clicked, this, [this, copyButton] {
        copy();
        copyButton->setText(tr("Copied"));
        announce(copyButton);
        QTimer::singleShot(copiedShown, copyButton,
                           [copyButton] { copyButton->setText(tr("&Copy")); });
    });
    foot->addWidget(copyButton);
    foot->addStretch();
    auto *cancel = makeButton(ButtonKind::Secondary, tr("Cancel"), {}, this);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    foot->addWidget(cancel);
    auto *write = makeButton(ButtonKind::Primary, tr("&Write file"), u"document-export"_s, this);
    write->setObjectName(u"export"_s);
    write->setEnabled(m_form->canWrite());
    connect(write, &QPushButton::clicked, m_form, &EnvExportForm::write);
    connect(m_form, &EnvExportForm::canWriteChanged, write, &QWidget::setEnabled);
    foot->addWidget(write);
    return foot;
}

void EnvExportDialog::choose(Output output)
{
    for (int row = 0; row < m_outputs->count(); ++row) {
        if (m_outputs->item(row)->data(Qt::UserRole).toInt() == int(output))
            m_outputs->setCurrentRow(row);
    }
}

void EnvExportDialog::showOutput()
{
    const auto output = Output(m_outputs->currentItem()->data(Qt::UserRole).toInt());
    const OutputWords words = outputWords(output);
    m_what->setText(words.what);
    m_warning->setVisible(!words.warning.isEmpty());
    m_warning->setText(words.warning);
    m_form->setOutput(output);
}

void EnvExportDialog::copy()
{
    const Secret text = outputText(m_settings, m_form->output(), Shown::Full);
    if (holdsSecrets(m_form->output()))
        copySecret(text);
    else
        copyText(text.revealText());
}

void EnvExportDialog::remember(const QString &path)
{
    m_workplace.settings.setEnvFolder(QFileInfo(path).absolutePath());
    // The other files are no place that a new key has to be written to by name.
    if (envFormat(m_form->output()) && !m_settings.facts.exportedTo.contains(path)) {
        m_settings.facts.exportedTo += path;
        // The file is written; where it went is a convenience only.
        whenDone(this, m_workplace.connections.save(m_settings.facts), [](const Result<> &) {});
    }
    accept();
}

} // namespace suitescope
