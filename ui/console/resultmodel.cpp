// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/console/resultmodel.h"

#include "lib/base/async.h"

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr qsizetype longestShown
    = 300; // characters of a value in a cell; the cell viewer shows all

}

ResultModel::ResultModel(QObject *parent) : QAbstractTableModel(parent) { }

void ResultModel::setRun(QueryRun *run)
{
    m_sort.cancel();
    ++m_question;
    beginResetModel();
    if (m_run)
        disconnect(m_run, nullptr, this, nullptr);
    m_run = run;
    m_table = ResultTable();
    m_order.clear();
    m_rows = 0;
    m_columns = 0;
    m_numeric.clear();
    m_ended = false;
    endResetModel();
    setSorting(false);
    if (!run)
        return;
    connect(run, &QueryRun::expectedRowsKnown, this, &ResultModel::takeExpectedRows);
    connect(run, &QueryRun::columnsAdded, this, &ResultModel::takeColumns);
    connect(run, &QueryRun::pageArrived, this, &ResultModel::takePage);
    connect(run, &QueryRun::finished, this, &ResultModel::takeEnd);
    connect(run, &QueryRun::stopped, this, &ResultModel::takeEnd);
    connect(run, &QueryRun::failed, this, &ResultModel::takeEnd);
}

const ResultTable &ResultModel::table() const
{
    return m_ended || !m_run ? m_table : m_run->table();
}

qint64 ResultModel::tableRow(int row) const
{
    return m_order.empty() ? row : qint64(m_order.at(std::size_t(row)));
}

int ResultModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int ResultModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_columns;
}

QVariant ResultModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const qint64 row = tableRow(index.row());
    switch (role) {
    case Qt::DisplayRole: {
        QString text = table().text(row, index.column());
        if (text.size() > longestShown)
            text = text.left(longestShown) + u'…';
        return text.replace(u'\n', QChar(0x21b5)); // one line: a line break is shown as a sign
    }
    case TextRole:
    case Qt::EditRole:
        return table().text(row, index.column());
    case KindRole:
        return table().has(row) ? int(table().cell(row, index.column()).kind) : -1;
    case Qt::TextAlignmentRole:
        return int(table().isNumeric(index.column()) ? Qt::AlignRight | Qt::AlignVCenter
                                                     : Qt::AlignLeft | Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant ResultModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
    if (section < 0 || section >= table().columnCount())
        return {};
    if (role == Qt::DisplayRole)
        return table().columnName(section);
    if (role == Qt::TextAlignmentRole)
        return int(table().isNumeric(section) ? Qt::AlignRight | Qt::AlignVCenter
                                              : Qt::AlignLeft | Qt::AlignVCenter);
    return {};
}

void ResultModel::takeExpectedRows(qint64 rows)
{
    if (rows <= m_rows)
        return;
    beginInsertRows({}, m_rows, int(rows) - 1);
    m_rows = int(rows);
    endInsertRows();
}

void ResultModel::takeColumns(int first, int count)
{
    beginInsertColumns({}, first, first + count - 1);
    m_columns = first + count;
    endInsertColumns();
}

void ResultModel::takePage(qint64 firstRow, qint64 count)
{
    takeExpectedRows(firstRow + count);
    const int last = int(qMin<qint64>(firstRow + count, m_rows)) - 1;
    if (m_columns == 0 || last < firstRow)
        return;
    Q_EMIT dataChanged(index(int(firstRow), 0), index(last, m_columns - 1));
    // A column turns from numbers to text when a later page says so: seldom, so it is told then
    // alone and not with every page.
    m_numeric.resize(m_columns);
    for (int column = 0; column < m_columns; ++column) {
        const bool numeric = table().isNumeric(column);
        if (m_numeric.at(column) == numeric)
            continue;
        m_numeric[column] = numeric;
        Q_EMIT headerDataChanged(Qt::Horizontal, column, column);
        if (firstRow > 0)
            Q_EMIT dataChanged(index(0, column), index(m_rows - 1, column),
                               {Qt::TextAlignmentRole});
    }
}

void ResultModel::takeEnd()
{
    const int there = int(m_run->table().rowCount());
    takeExpectedRows(there); // when more came than was promised
    const bool fewer = there < m_rows;
    if (fewer)
        beginRemoveRows({}, there, m_rows - 1);
    m_rows = there;
    m_table = m_run->table();
    m_ended = true;
    if (fewer)
        endRemoveRows();
}

void ResultModel::sort(int column, Qt::SortOrder order)
{
    if (!canSort())
        return;
    m_sort.cancel();
    const int question = ++m_question;
    if (column < 0) {
        takeOrder({});
        return;
    }
    setSorting(true);
    m_sort = sortedOrder(m_table, column, order);
    whenDone(this, m_sort, [this, question](const Result<std::vector<quint32>> &sorted) {
        if (question != m_question)
            return;
        if (sorted)
            takeOrder(*sorted);
        else
            setSorting(false);
    });
}

void ResultModel::setSorting(bool sorting)
{
    if (m_sorting == sorting)
        return;
    m_sorting = sorting;
    Q_EMIT sortingChanged(sorting);
}

void ResultModel::takeOrder(std::vector<quint32> order)
{
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    std::vector<int> shownAt(order.size());
    for (std::size_t row = 0; row < order.size(); ++row)
        shownAt[order[row]] = int(row);
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    after.reserve(before.size());
    for (const QModelIndex &index : before) {
        const qint64 row = tableRow(index.row());
        after += this->index(shownAt.empty() ? int(row) : shownAt.at(std::size_t(row)),
                             index.column());
    }
    m_order = std::move(order);
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
    setSorting(false);
}

} // namespace suitescope
