// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/tablecelldelegate.h"

class QAbstractItemModel;
class QTableView;

namespace suitescope {

/*! The tables of the Records place: flat, read-only, one row at a time. */
struct RecordTable
{
    QTableView *view = nullptr;
    TableCellDelegate *delegate = nullptr;
};

[[nodiscard]] RecordTable makeRecordTable(QAbstractItemModel *model, const QString &name,
                                          QWidget *parent);
/*! Widths by the contents within bounds; the last column takes the rest. For tables of some hundred
 * rows. */
void fitRecordTable(QTableView *view);

} // namespace suitescope
