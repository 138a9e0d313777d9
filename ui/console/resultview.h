// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/base/result.h"
#include "lib/suiteql/resultcopy.h"

#include <QFuture>
#include <QTableView>

namespace suitescope {

class ResultModel;

/*! The grid of a result: rows of 26, nulls told apart, skeleton bars for rows on their way, sorting
 * by header in three states, copy. */
class ResultView : public QTableView
{
    Q_OBJECT

public:
    explicit ResultView(ResultModel &model, QWidget *parent = nullptr);
    ~ResultView() override;

    /*! Copies the selected cells. The text is made on a worker thread; copied() follows. */
    void copySelection(CopyForm form);
    [[nodiscard]] CopySelection selectedCells() const;
    /*! Sizes the columns from \a first on by their names and the rows that arrived first. */
    void fitColumns(int first = 0);

signals:
    void cellOpened(const QString &column, const QString &value);
    void copied(qint64 rows);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void cycleSort(int column);
    void forgetSort();
    void openCell(const QModelIndex &index);

    ResultModel &m_model; // owned by the sheet, outlives the view
    QFuture<Result<QString>> m_copying;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

/*! The ways to copy with their words, in the order of the menus. */
[[nodiscard]] QList<std::pair<QString, CopyForm>> copyForms();

} // namespace suitescope
