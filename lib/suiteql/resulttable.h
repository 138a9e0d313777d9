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
    /*! Puts a page at its place; one that is there already is replaced, rows beyond the page size
     * are not shown. Answers the number of columns that are new. */
    int put(qint64 pageNumber, std::shared_ptr<const ResultPage> page);
    /*! No more pages come: rowCount() becomes what is there without a gap. */
    void close();

    [[nodiscard]] qint64 rowCount() const; // expected until closed
    [[nodiscard]] qint64 arrivedRows() const;
    [[nodiscard]] int columnCount() const { return int(m_names.size()); }
    [[nodiscard]] QString columnName(int column) const;
    [[nodiscard]] int columnIndex(const QString &name) const; // case-insensitive, -1
    [[nodiscard]] bool has(qint64 row) const;
    /*! One row for whoever reads many of its cells; valid as long as this table is unchanged. */
    class Row;
    [[nodiscard]] Row row(qint64 row) const;
    [[nodiscard]] Cell cell(qint64 row, int column) const;
    [[nodiscard]] QString text(qint64 row, int column) const;
    /*! Whether all values seen in the column look like numbers, so that it is aligned and sorted as
     * such. */
    [[nodiscard]] bool isNumeric(int column) const;
    [[nodiscard]] qint64 memory() const; // bytes

private:
    using ColumnMap = std::vector<qint32>; // table column -> page column or -1

    struct Slot
    {
        std::shared_ptr<const ResultPage> page;
        std::shared_ptr<const ColumnMap> columns; // mostly shared by all pages
    };

    // What is known of the values of a column, over all pages.
    struct Traits
    {
        bool empty = true;
        bool numeric = true;
    };

    void take(const ResultPage &page, int sign);

    int m_rowsPerPage;
    qint64 m_expected = 0;
    qint64 m_arrived = 0;
    qint64 m_reached = 0; // behind the last row that arrived
    qint64 m_closedRows = 0;
    qint64 m_memory = 0;
    bool m_closed = false;
    QList<QByteArray> m_names;
    QHash<QByteArray, int> m_index;
    QList<Traits> m_traits;
    std::shared_ptr<const ColumnMap> m_lastMap;
    std::vector<Slot> m_pages;
};

class ResultTable::Row
{
public:
    [[nodiscard]] bool isThere() const { return m_page != nullptr; }
    [[nodiscard]] Cell cell(int column) const
    {
        if (m_page == nullptr || column < 0 || size_t(column) >= m_columns->size())
            return {}; // a column learnt later is null in this page
        const qint32 inPage = (*m_columns)[size_t(column)];
        return inPage < 0 ? Cell() : m_page->cell(m_row, inPage);
    }

private:
    friend class ResultTable;

    const ResultPage *m_page = nullptr;
    const ColumnMap *m_columns = nullptr;
    qsizetype m_row = 0;
};

/*! The order of rows when sorted by one column: numbers by value, text by code point without case,
   null last in either direction, rows that have not arrived behind all; stable. Runs on a worker
   thread over a snapshot. */
[[nodiscard]] QFuture<Result<std::vector<quint32>>> sortedOrder(ResultTable snapshot, int column,
                                                                Qt::SortOrder order);

} // namespace suitescope
