// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/suiteql/resultcopy.h"

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

    /*! Copies the selected cells, or all columns of the selected rows. */
    void copySelection(CopyForm form);
    [[nodiscard]] CopySelection selectedCells() const;
    /*! Sizes the columns by their names and the first rows; called once when the first page is in.
     */
    void fitColumns();

signals:
    void cellOpened(const QString &column, const QString &value);
    void copied(qint64 rows);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void cycleSort(int column);

    ResultModel &m_model; // owned by the sheet, outlives the view
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

} // namespace suitescope
