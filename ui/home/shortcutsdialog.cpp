// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/home/shortcutsdialog.h"

#include "ui/home/section.h"
#include "ui/theme/buttons.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace suitescope {

ShortcutsDialog::ShortcutsDialog(const QList<ShortcutLine> &lines, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Keyboard shortcuts"));
    setAttribute(Qt::WA_DeleteOnClose);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(space::page, space::group, space::page, space::group);
    auto *section = new Section(tr("Keyboard shortcuts"), this);
    auto *facts = new FactList(section);
    for (const ShortcutLine &line : lines)
        facts->addFact(line.keys.toString(QKeySequence::NativeText), line.what);
    section->body()->addWidget(facts);
    rows->addWidget(section);
    rows->addStretch();
    auto *close = makeButton(ButtonKind::Primary, tr("&Close"), {}, this);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto *foot = new QHBoxLayout;
    foot->addStretch();
    foot->addWidget(close);
    rows->addSpacing(space::group);
    rows->addLayout(foot);
    setMinimumWidth(420);
}

} // namespace suitescope
