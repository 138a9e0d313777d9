// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/suiteql/queryrun.h"

#include <QAbstractTableModel>
#include <QPointer>

namespace suitescope {

/*! A result as rows and columns, growing while pages arrive: the row count is set once, cells
   become known later. Holds the run's table by snapshot after its end. */
class ResultModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role {
        KindRole = Qt::UserRole, // int(CellKind), -1 while the page has not come
        TextRole, // the whole value
    };

    explicit ResultModel(QObject *parent = nullptr);

    /*! Shows \a run from its start on; it must outlive the model or be replaced first. Null shows
     * nothing. */
    void setRun(QueryRun *run);
    [[nodiscard]] const ResultTable &table() const;
    /*! The table's row behind a shown row. */
    [[nodiscard]] qint64 tableRow(int row) const;
    [[nodiscard]] const std::vector<quint32> &rowOrder() const { return m_order; }

    /*! Sorts on a worker thread; the order changes when it is there. A negative column takes the
     * order of arrival. While rows still arrive nothing happens. */
    [[nodiscard]] bool canSort() const { return m_ended && m_rows > 0; }
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    [[nodiscard]] bool isSorting() const { return m_sorting; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

signals:
    void sortingChanged(bool sorting);

private:
    void takeExpectedRows(qint64 rows);
    void takeColumns(int first, int count);
    void takePage(qint64 firstRow, qint64 count);
    void takeEnd();
    void takeOrder(std::vector<quint32> order);
    void setSorting(bool sorting);

    QPointer<QueryRun> m_run;
    ResultTable m_table; // of a run that ended
    bool m_ended = false;
    int m_rows = 0;
    int m_columns = 0;
    QList<bool> m_numeric; // by column, as last told to the views
    std::vector<quint32> m_order;
    QFuture<Result<std::vector<quint32>>> m_sort;
    int m_question = 0; // a newer sort makes older answers void
    bool m_sorting = false;
};

} // namespace suitescope
