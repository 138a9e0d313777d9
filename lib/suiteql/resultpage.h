// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <memory>
#include <string>
#include <vector>

namespace suitescope {

enum class CellKind : quint8 { Null, Text, Number, Boolean };

/*! One value where it lies: UTF-8, valid as long as the page that holds it. */
struct Cell
{
    CellKind kind = CellKind::Null;
    QByteArrayView text; // numbers and booleans in JSON's spelling
};

/*! The rows of one answer, columnar: for each column one run of bytes and one offset a row.
 * Immutable after parse(), shared between threads. */
class ResultPage
{
public:
    struct Answer;

    /*! Parses one SuiteQL answer (fact sheet 5.1) with simdjson; any thread. The columns stand in
       the order of the SELECT as far as the rows tell: a key that an earlier row left out (null)
       comes behind the key before it, or before the one behind it. Drops the rows' `links` array; a
       missing key is null; of a doubled key the last counts; nested values stay as their JSON text.
       BadReply when the body is not such an answer or is cut. */
    [[nodiscard]] static Result<Answer> parse(const QByteArray &json);

    [[nodiscard]] qsizetype rowCount() const { return m_rows; }
    [[nodiscard]] const QList<QByteArray> &columns() const { return m_names; }
    [[nodiscard]] Cell cell(qsizetype row, qsizetype column) const; // column: index into columns()
    /*! Whether there are values and all of them look like numbers. */
    [[nodiscard]] bool isNumeric(qsizetype column) const;
    [[nodiscard]] bool isEmpty(qsizetype column) const; // null in every row
    [[nodiscard]] qsizetype memory() const; // bytes

private:
    // Rows behind the last value of a column are null and take no room.
    struct Column
    {
        std::vector<quint32> ends; // end of each row's bytes in text
        std::vector<CellKind> kinds;
        std::string text;
        bool empty = true;
        bool numeric = true; // of what is there
    };

    class Builder;

    QList<QByteArray> m_names;
    std::vector<Column> m_columns;
    qsizetype m_rows = 0;
};

inline Cell ResultPage::cell(qsizetype row, qsizetype column) const
{
    const Column &values = m_columns[size_t(column)];
    const auto at = size_t(row);
    if (at >= values.kinds.size() || values.kinds[at] == CellKind::Null)
        return {};
    const quint32 from = at == 0 ? 0 : values.ends[at - 1];
    return {values.kinds[at],
            QByteArrayView(values.text.data() + from, qsizetype(values.ends[at] - from))};
}

struct ResultPage::Answer
{
    std::shared_ptr<const ResultPage> page;
    qint64 offset = 0;
    qint64 totalResults = 0;
    bool hasMore = false;
};

} // namespace suitescope
