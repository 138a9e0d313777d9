// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/suiteql/numbertext.h"
#include "lib/suiteql/resulttable.h"

#include <QPromise>
#include <QtConcurrentRun>

#include <algorithm>
#include <string>

namespace suitescope {

namespace {

std::string_view view(const Cell &cell)
{
    return {cell.text.data(), size_t(cell.text.size())};
}

struct NumberKey
{
    double value = 0;
    quint32 row = 0;
};

struct TextKey
{
    quint64 prefix = 0; // eight bytes where the texts begin to differ: most comparisons end here
    quint32 row = 0;
    quint32 length = 0;
    quint64 from = 0; // in the folded texts
};

// Rows that stand behind all others, in either direction.
struct Tail
{
    std::vector<quint32> null;
    std::vector<quint32> missing;

    /*! Whether the row has a value to sort by. */
    bool takes(const ResultTable &table, quint32 row, const Cell &cell)
    {
        if (cell.kind != CellKind::Null)
            return false;
        (table.has(row) ? null : missing).push_back(row);
        return true;
    }
};

/*! Equal doubles may still be different numbers when they have more digits than a double holds. */
void sortLongNumbers(std::vector<NumberKey> &keys, const ResultTable &table, int column,
                     Qt::SortOrder order)
{
    constexpr qsizetype exactDigits = 15;
    const auto byValue = [&](const NumberKey &a, const NumberKey &b) {
        const Cell left = table.cell(a.row, column);
        const Cell right = table.cell(b.row, column);
        const int difference = compareNumbers(view(left), view(right));
        return order == Qt::AscendingOrder ? difference < 0 : difference > 0;
    };
    for (auto from = keys.begin(); from != keys.end();) {
        const auto to = std::find_if(from, keys.end(), [value = from->value](const NumberKey &key) {
            return key.value != value;
        });
        const bool isLong = to - from > 1 && std::any_of(from, to, [&](const NumberKey &key) {
                                return table.cell(key.row, column).text.size() > exactDigits;
                            });
        if (isLong)
            std::stable_sort(from, to, byValue);
        from = to;
    }
}

std::vector<quint32> byNumber(const ResultTable &table, int column, Qt::SortOrder order, Tail &tail)
{
    std::vector<NumberKey> keys;
    const auto rows = quint32(table.rowCount());
    keys.reserve(rows);
    bool anyLong = false;
    for (quint32 row = 0; row < rows; ++row) {
        const Cell cell = table.cell(row, column);
        if (tail.takes(table, row, cell))
            continue;
        keys.push_back({numberValue(view(cell)), row});
        anyLong = anyLong || cell.text.size() > 15;
    }
    // The row as last word makes the order stable.
    if (order == Qt::AscendingOrder)
        std::sort(keys.begin(), keys.end(), [](const NumberKey &a, const NumberKey &b) {
            return a.value != b.value ? a.value < b.value : a.row < b.row;
        });
    else
        std::sort(keys.begin(), keys.end(), [](const NumberKey &a, const NumberKey &b) {
            return a.value != b.value ? a.value > b.value : a.row < b.row;
        });
    if (anyLong)
        sortLongNumbers(keys, table, column, order);
    std::vector<quint32> sorted;
    sorted.reserve(rows);
    for (const NumberKey &key : keys)
        sorted.push_back(key.row);
    return sorted;
}

void appendFolded(std::string &out, std::string_view text)
{
    const size_t from = out.size();
    out.append(text);
    for (size_t i = from; i < out.size(); ++i) {
        const auto byte = quint8(out[i]);
        if (byte >= 0x80) {
            out.resize(from);
            const QByteArray folded
                = QString::fromUtf8(text.data(), qsizetype(text.size())).toCaseFolded().toUtf8();
            out.append(folded.constData(), size_t(folded.size()));
            return;
        }
        if (byte >= 'A' && byte <= 'Z')
            out[i] = char(byte + ('a' - 'A'));
    }
}

/*! How many bytes all texts so far have in common: "Customer 17" and "Customer 4" differ late. */
void shorten(size_t &common, std::string_view text, std::string_view first)
{
    common = std::min(common, text.size());
    size_t same = 0;
    while (same < common && text[same] == first[same])
        ++same;
    common = same;
}

quint64 prefixOf(std::string_view text)
{
    quint64 prefix = 0;
    for (size_t i = 0; i < sizeof(prefix); ++i)
        prefix = prefix << 8 | (i < text.size() ? quint8(text[i]) : 0);
    return prefix;
}

std::vector<quint32> byText(const ResultTable &table, int column, Qt::SortOrder order, Tail &tail)
{
    std::vector<TextKey> keys;
    std::string folded;
    size_t common = 0;
    const auto rows = quint32(table.rowCount());
    keys.reserve(rows);
    for (quint32 row = 0; row < rows; ++row) {
        const Cell cell = table.cell(row, column);
        if (tail.takes(table, row, cell))
            continue;
        const size_t from = folded.size();
        appendFolded(folded, view(cell));
        const std::string_view text = std::string_view(folded).substr(from);
        if (keys.empty())
            common = text.size();
        else
            shorten(common, text, std::string_view(folded).substr(0, keys.front().length));
        keys.push_back({0, row, quint32(text.size()), from});
    }
    for (TextKey &key : keys)
        key.prefix
            = prefixOf(std::string_view(folded).substr(key.from + common, key.length - common));
    // UTF-8 compares like its code points.
    const auto difference = [&folded](const TextKey &a, const TextKey &b) {
        if (a.prefix != b.prefix)
            return a.prefix < b.prefix ? -1 : 1;
        const std::string_view all = folded;
        return all.substr(a.from, a.length).compare(all.substr(b.from, b.length));
    };
    const bool ascending = order == Qt::AscendingOrder;
    std::sort(keys.begin(), keys.end(), [&](const TextKey &a, const TextKey &b) {
        const int result = difference(a, b);
        if (result == 0)
            return a.row < b.row;
        return ascending ? result < 0 : result > 0;
    });
    std::vector<quint32> sorted;
    sorted.reserve(rows);
    for (const TextKey &key : keys)
        sorted.push_back(key.row);
    return sorted;
}

void sortInto(QPromise<Result<std::vector<quint32>>> &promise, const ResultTable &table, int column,
              Qt::SortOrder order)
{
    if (promise.isCanceled())
        return;
    if (column < 0 || column >= table.columnCount()) {
        promise.addResult(failure(ErrorKind::InvalidInput, QString::number(column)));
        return;
    }
    Tail tail;
    std::vector<quint32> sorted = table.isNumeric(column) ? byNumber(table, column, order, tail)
                                                          : byText(table, column, order, tail);
    sorted.insert(sorted.end(), tail.null.begin(), tail.null.end());
    sorted.insert(sorted.end(), tail.missing.begin(), tail.missing.end());
    promise.addResult(std::move(sorted));
}

} // namespace

QFuture<Result<std::vector<quint32>>> sortedOrder(ResultTable snapshot, int column,
                                                  Qt::SortOrder order)
{
    return QtConcurrent::run([table = std::move(snapshot), column,
                              order](QPromise<Result<std::vector<quint32>>> &promise) {
        sortInto(promise, table, column, order);
    });
}

} // namespace suitescope
