// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/suiteql/sql.h"

#include <array>

using namespace Qt::StringLiterals;

namespace suitescope::sql {

namespace {

bool startsWord(QChar c)
{
    return c.isLetter() || c == u'_' || c == u'$' || c == u'#' || c.isSurrogate();
}

bool continuesWord(QChar c)
{
    return startsWord(c) || c.isDigit() || c.isMark();
}

/*! Behind the closing quote (doubled ones stand for themselves), or -1. */
qsizetype endOfQuoted(QStringView text, qsizetype start)
{
    const QChar quote = text[start];
    for (qsizetype at = start + 1; at < text.size(); ++at) {
        if (text[at] != quote)
            continue;
        if (at + 1 < text.size() && text[at + 1] == quote)
            ++at;
        else
            return at + 1;
    }
    return -1;
}

template<typename Predicate>
qsizetype skipWhile(QStringView text, qsizetype at, Predicate predicate)
{
    while (at < text.size() && predicate(text[at]))
        ++at;
    return at;
}

qsizetype endOfNumber(QStringView text, qsizetype start)
{
    const auto isDigit = [](QChar c) { return c.isDigit(); };
    qsizetype at = skipWhile(text, start, isDigit);
    if (at < text.size() && text[at] == u'.')
        at = skipWhile(text, at + 1, isDigit);
    if (at < text.size() && (text[at] == u'e' || text[at] == u'E')) {
        qsizetype exponent = at + 1;
        if (exponent < text.size() && (text[exponent] == u'+' || text[exponent] == u'-'))
            ++exponent;
        const qsizetype end = skipWhile(text, exponent, isDigit);
        if (end > exponent)
            at = end;
    }
    return at;
}

qsizetype endOfOperator(QStringView text, qsizetype start)
{
    static constexpr std::array pairs{"<="_L1, ">="_L1, "<>"_L1, "!="_L1, "||"_L1};
    const QStringView pair = text.mid(start, 2);
    for (const QLatin1StringView known : pairs) {
        if (pair == known)
            return start + 2;
    }
    return start + 1;
}

Token tokenAt(QStringView text, qsizetype start)
{
    const QChar c = text[start];
    const QStringView pair = text.mid(start, 2);
    const auto until = [&](TokenKind kind, qsizetype end) {
        if (end < 0)
            return Token{TokenKind::Unfinished, start, text.size() - start};
        return Token{kind, start, end - start};
    };
    if (c.isSpace())
        return until(TokenKind::Space, skipWhile(text, start, [](QChar x) { return x.isSpace(); }));
    if (pair == "--"_L1)
        return until(TokenKind::Comment,
                     skipWhile(text, start, [](QChar x) { return x != u'\n' && x != u'\r'; }));
    if (pair == "/*"_L1) {
        const qsizetype close = text.indexOf("*/"_L1, start + 2);
        return until(TokenKind::Comment, close < 0 ? -1 : close + 2);
    }
    if (c == u'\'')
        return until(TokenKind::String, endOfQuoted(text, start));
    if (c == u'"')
        return until(TokenKind::QuotedName, endOfQuoted(text, start));
    if (c.isDigit() || (c == u'.' && start + 1 < text.size() && text[start + 1].isDigit()))
        return until(TokenKind::Number, endOfNumber(text, start));
    if (startsWord(c))
        return until(TokenKind::Word, skipWhile(text, start, continuesWord));
    return until(TokenKind::Operator, endOfOperator(text, start));
}

bool isOneOf(QStringView word, std::initializer_list<QLatin1StringView> words)
{
    for (const QLatin1StringView known : words) {
        if (word.compare(known, Qt::CaseInsensitive) == 0)
            return true;
    }
    return false;
}

/*! Cuts a text into statements, one token after the other. */
class Splitter
{
public:
    explicit Splitter(QStringView text) : m_text(text), m_tokens(tokens(text)) { }

    QList<Range> ranges()
    {
        for (qsizetype i = 0; i < m_tokens.size(); ++i) {
            const Token &token = m_tokens.at(i);
            if (token.kind == TokenKind::Space) {
                if (splitsAt(i))
                    endStatement();
            } else if (token.kind == TokenKind::Operator && word(token) == u";") {
                endStatement();
            } else {
                take(token);
            }
        }
        endStatement();
        return m_ranges;
    }

private:
    [[nodiscard]] QStringView word(const Token &token) const
    {
        return m_text.mid(token.start, token.length);
    }

    void take(const Token &token)
    {
        if (m_start < 0)
            m_start = token.start;
        m_end = token.start + token.length;
        if (token.kind == TokenKind::Comment)
            return;
        const QStringView text = word(token);
        if (!m_significant)
            m_isWith = isOneOf(text, {"with"_L1});
        m_significant = true;
        m_last = token;
        if (token.kind == TokenKind::Operator && text == u"(")
            ++m_depth;
        else if (token.kind == TokenKind::Operator && text == u")")
            --m_depth;
        else if (m_depth <= 0 && isOneOf(text, {"select"_L1}))
            m_hasSelect = true;
    }

    void endStatement()
    {
        if (m_significant)
            m_ranges.append({m_start, m_end - m_start});
        m_start = -1;
        m_depth = 0;
        m_significant = m_isWith = m_hasSelect = false;
    }

    /*! A blank line ends a statement when the next one begins behind it: not inside parentheses,
     * not where the statement still waits for its SELECT. */
    [[nodiscard]] bool splitsAt(qsizetype space) const
    {
        if (!m_significant || m_depth > 0 || word(m_tokens.at(space)).count(u'\n') < 2)
            return false;
        if ((m_isWith && !m_hasSelect) || waitsForMore())
            return false;
        for (qsizetype i = space + 1; i < m_tokens.size(); ++i) {
            const Token &token = m_tokens.at(i);
            if (token.kind == TokenKind::Space || token.kind == TokenKind::Comment)
                continue;
            return token.kind == TokenKind::Word && isOneOf(word(token), {"select"_L1, "with"_L1});
        }
        return false;
    }

    [[nodiscard]] bool waitsForMore() const
    {
        const QStringView text = word(m_last);
        if (m_last.kind == TokenKind::Operator)
            return text != u")" && text != u"*";
        return m_last.kind == TokenKind::Word
            && isOneOf(text, {"union"_L1, "all"_L1, "minus"_L1, "intersect"_L1, "except"_L1});
    }

    QStringView m_text;
    QList<Token> m_tokens;
    QList<Range> m_ranges;
    Token m_last;
    qsizetype m_start = -1;
    qsizetype m_end = -1;
    int m_depth = 0;
    bool m_significant = false; // more than comments
    bool m_isWith = false;
    bool m_hasSelect = false; // outside parentheses
};

} // namespace

QList<Token> tokens(QStringView text)
{
    QList<Token> all;
    for (qsizetype at = 0; at < text.size(); at += all.constLast().length)
        all.append(tokenAt(text, at));
    return all;
}

QList<Range> statements(QStringView text)
{
    return Splitter(text).ranges();
}

Range statementAt(QStringView text, qsizetype caret)
{
    Range before;
    for (const Range &range : statements(text)) {
        const qsizetype end = range.start + range.length;
        if (caret < range.start)
            return before.length > 0 ? before : range;
        if (caret <= end)
            return range;
        before = range;
    }
    return before;
}

QString cleaned(QStringView statement)
{
    QString text;
    text.reserve(statement.size());
    for (const Token &token : tokens(statement)) {
        if (token.kind != TokenKind::Comment)
            text += statement.mid(token.start, token.length);
        else if (!text.isEmpty() && !text.back().isSpace())
            text += u' '; // a comment parts words
    }
    text = std::move(text).trimmed();
    while (text.endsWith(u';')) {
        text.chop(1);
        text = std::move(text).trimmed();
    }
    return text;
}

} // namespace suitescope::sql
