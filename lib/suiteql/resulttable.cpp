// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/suiteql/resulttable.h"

#include <algorithm>

namespace suitescope {

ResultTable::ResultTable(int rowsPerPage) : m_rowsPerPage(std::max(rowsPerPage, 1)) { }

void ResultTable::setExpectedRows(qint64 rows)
{
    m_expected = std::max<qint64>(rows, 0);
}

int ResultTable::put(qint64 pageNumber, std::shared_ptr<const ResultPage> page)
{
    Q_ASSERT(pageNumber >= 0 && page);
    const int columnsBefore = columnCount();
    auto map = std::make_shared<ColumnMap>(size_t(columnsBefore), -1);
    for (qsizetype i = 0; i < page->columns().size(); ++i) {
        const QByteArray &name = page->columns().at(i);
        int column = m_index.value(name, -1);
        if (column < 0) {
            column = columnCount();
            m_names.append(name);
            m_traits.append(Traits());
            m_index.insert(name, column);
            map->push_back(-1);
        }
        (*map)[size_t(column)] = qint32(i);
        Traits &traits = m_traits[column];
        if (!page->isEmpty(i)) {
            traits.empty = false;
            traits.numeric = traits.numeric && page->isNumeric(i);
        }
    }
    if (m_lastMap && *m_lastMap == *map)
        map.reset();
    else
        m_lastMap = std::move(map);

    if (size_t(pageNumber) >= m_pages.size())
        m_pages.resize(size_t(pageNumber) + 1);
    Slot &slot = m_pages[size_t(pageNumber)];
    if (slot.page)
        take(*slot.page, -1);
    take(*page, +1);
    m_reached = std::max(
        m_reached, pageNumber * m_rowsPerPage + std::min<qint64>(page->rowCount(), m_rowsPerPage));
    slot = Slot{std::move(page), m_lastMap};
    return columnCount() - columnsBefore;
}

void ResultTable::take(const ResultPage &page, int sign)
{
    m_arrived += sign * std::min<qint64>(page.rowCount(), m_rowsPerPage);
    m_memory += sign * page.memory();
}

void ResultTable::close()
{
    m_closed = true;
    m_closedRows = 0;
    for (const Slot &slot : m_pages) {
        if (!slot.page)
            break;
        m_closedRows += std::min<qint64>(slot.page->rowCount(), m_rowsPerPage);
        if (slot.page->rowCount() < m_rowsPerPage)
            break;
    }
}

qint64 ResultTable::rowCount() const
{
    return m_closed ? m_closedRows : std::max(m_expected, m_reached);
}

qint64 ResultTable::arrivedRows() const
{
    return m_arrived;
}

QString ResultTable::columnName(int column) const
{
    return QString::fromUtf8(m_names.at(column));
}

int ResultTable::columnIndex(const QString &name) const
{
    const auto exact = m_index.constFind(name.toUtf8());
    if (exact != m_index.cend())
        return *exact;
    for (int i = 0; i < columnCount(); ++i) {
        if (columnName(i).compare(name, Qt::CaseInsensitive) == 0)
            return i;
    }
    return -1;
}

ResultTable::Row ResultTable::row(qint64 row) const
{
    Row found;
    if (row < 0)
        return found;
    const qint64 number = row / m_rowsPerPage;
    const qint64 inPage = row - number * m_rowsPerPage;
    if (number >= qint64(m_pages.size()))
        return found;
    const Slot &slot = m_pages[size_t(number)];
    if (!slot.page || inPage >= slot.page->rowCount())
        return found;
    found.m_page = slot.page.get();
    found.m_columns = slot.columns.get();
    found.m_row = inPage;
    return found;
}

bool ResultTable::has(qint64 row) const
{
    return this->row(row).isThere();
}

Cell ResultTable::cell(qint64 row, int column) const
{
    return this->row(row).cell(column);
}

QString ResultTable::text(qint64 row, int column) const
{
    return QString::fromUtf8(cell(row, column).text);
}

bool ResultTable::isNumeric(int column) const
{
    const Traits &traits = m_traits.at(column);
    return traits.numeric && !traits.empty;
}

qint64 ResultTable::memory() const
{
    qint64 bytes = m_memory + qint64(sizeof(ResultTable) + m_pages.capacity() * sizeof(Slot));
    if (m_lastMap)
        bytes += qint64(m_lastMap->capacity() * sizeof(qint32));
    return bytes;
}

} // namespace suitescope
