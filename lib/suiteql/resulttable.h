// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/suiteql/resultpage.h"

#include <QFuture>
#include <QHash>

namespace suitescope {

/*! All rows of a result, page by page, with columns learnt as they appear. Cheap to copy (a
   snapshot shares the pages). Pages may arrive in any order; rows of a page that has not come yet
   are not there (has() is false). Not thread-safe; snapshots are. */
class ResultTable
{
public:
    explicit ResultTable(int rowsPerPage = 1000);

    /*! The number of rows promised by the server; rows beyond what arrived are shown as loading. */
    void setExpectedRows(qint64 rows);
    /*! Puts a page at its place. Answers the number of columns that are new. */
    int put(qint64 pageNumber, std::shared_ptr<const ResultPage> page);
    /*! No more pages come: rowCount() becomes what is there without a gap. */
    void close();

    [[nodiscard]] qint64 rowCount() const; // expected until closed
    [[nodiscard]] qint64 arrivedRows() const;
    [[nodiscard]] int columnCount() const { return int(m_names.size()); }
    [[nodiscard]] QString columnName(int column) const;
    [[nodiscard]] int columnIndex(const QString &name) const; // case-insensitive, -1
    [[nodiscard]] bool has(qint64 row) const;
    [[nodiscard]] Cell cell(qint64 row, int column) const;
    [[nodiscard]] QString text(qint64 row, int column) const;
    /*! Whether all values seen in the column look like numbers, so that it is aligned and sorted as
     * such. */
    [[nodiscard]] bool isNumeric(int column) const;
    [[nodiscard]] qint64 memory() const; // bytes

private:
    struct Slot
    {
        std::shared_ptr<const ResultPage> page;
        std::vector<qint32> columns; // table column -> page column or -1
    };

    int m_rowsPerPage;
    qint64 m_expected = 0;
    qint64 m_arrived = 0;
    bool m_closed = false;
    QList<QByteArray> m_names;
    QHash<QByteArray, int> m_index;
    std::vector<bool> m_numeric;
    std::vector<Slot> m_pages;
};

/*! The order of rows when sorted by one column: numbers by value, text by code point without case,
 * null last; stable. Runs on a worker thread over a snapshot. */
[[nodiscard]] QFuture<Result<std::vector<quint32>>> sortedOrder(ResultTable snapshot, int column,
                                                                Qt::SortOrder order);

} // namespace suitescope
