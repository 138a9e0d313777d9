// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>
#include <QStringView>

namespace suitescope::sql {

enum class TokenKind { Word, Number, String, QuotedName, Operator, Comment, Space, Unfinished };

struct Token
{
    TokenKind kind = TokenKind::Space;
    qsizetype start = 0; // UTF-16 units
    qsizetype length = 0;

    friend bool operator==(const Token &, const Token &) = default;
};

/*! Lossless: the tokens' ranges cover the text. */
[[nodiscard]] QList<Token> tokens(QStringView text);

struct Range
{
    qsizetype start = 0;
    qsizetype length = 0;

    friend bool operator==(const Range &, const Range &) = default;
};

/*! Statements separated by semicolons (not inside strings and comments) and by blank lines when a
 * new SELECT or WITH follows; without leading and trailing space. */
[[nodiscard]] QList<Range> statements(QStringView text);
/*! The statement the caret stands in or right behind. */
[[nodiscard]] Range statementAt(QStringView text, qsizetype caret);
/*! As it is sent: comments and a trailing semicolon removed. */
[[nodiscard]] QString cleaned(QStringView statement);

} // namespace suitescope::sql
