// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/records/recordtables.h"

#include <QHeaderView>
#include <QTableView>

namespace suitescope {

namespace {

constexpr int narrowest = 64;
constexpr int widest = 260;

} // namespace

RecordTable makeRecordTable(QAbstractItemModel *model, const QString &name, QWidget *parent)
{
    auto *view = new QTableView(parent);
    view->setModel(model);
    auto *delegate = setUpFlatTable(view);
    view->setAccessibleName(name);
    view->setSelectionMode(QAbstractItemView::SingleSelection);
    view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    view->horizontalHeader()->setStretchLastSection(true);
    return {view, delegate};
}

void fitRecordTable(QTableView *view)
{
    view->resizeColumnsToContents();
    for (int column = 0; column < view->horizontalHeader()->count(); ++column)
        view->setColumnWidth(column, qBound(narrowest, view->columnWidth(column) + 8, widest));
}

} // namespace suitescope
