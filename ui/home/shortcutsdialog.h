// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>
#include <QKeySequence>

namespace suitescope {

struct ShortcutLine
{
    QString what;
    QKeySequence keys;
};

/*! The keys of the program, as a list. */
class ShortcutsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ShortcutsDialog(const QList<ShortcutLine> &lines, QWidget *parent = nullptr);
};

} // namespace suitescope
