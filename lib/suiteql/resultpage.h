// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <memory>
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

    /*! Parses one SuiteQL answer (fact sheet 5.1) with simdjson; any thread. Keeps the order in
       which keys first appear; drops the rows' `links`; a missing key is null. BadReply when the
       body is not such an answer or is cut. */
    [[nodiscard]] static Result<Answer> parse(const QByteArray &json);

    [[nodiscard]] qsizetype rowCount() const { return m_rows; }
    [[nodiscard]] const QList<QByteArray> &columns() const { return m_names; }
    [[nodiscard]] Cell cell(qsizetype row, qsizetype column) const; // column: index into columns()
    [[nodiscard]] qsizetype memory() const; // bytes

private:
    struct Column
    {
        std::vector<quint32> ends; // end of each row's bytes in text
        std::vector<CellKind> kinds;
        QByteArray text;
    };

    QList<QByteArray> m_names;
    std::vector<Column> m_columns;
    qsizetype m_rows = 0;
};

struct ResultPage::Answer
{
    std::shared_ptr<const ResultPage> page;
    qint64 offset = 0;
    qint64 totalResults = 0;
    bool hasMore = false;
};

} // namespace suitescope
