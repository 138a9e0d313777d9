// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

namespace suitescope {

/*! One value whole: as text, indented when it is JSON. */
class CellViewer : public QDialog
{
    Q_OBJECT

public:
    CellViewer(const QString &column, const QString &value, QWidget *parent = nullptr);
};

} // namespace suitescope
