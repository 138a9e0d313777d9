// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/sqltranslator.h"

#include "lib/simulator/oracleoperators.h"
#include "lib/simulator/sqlscopes.h"
#include "lib/simulator/sqlwords.h"

#include <algorithm>
#include <cctype>

namespace suitescope {

namespace {

using Kind = SqlToken::Kind;
using Tokens = std::vector<SqlToken>;

constexpr int longestInList = 1000;
const char *const unsupported = "Search error occurred: Invalid or unsupported search.";

std::string quotedName(const std::string &name)
{
    return '"' + name + '"';
}

/*! What the first look refuses; empty when nothing. */
std::string formRefusal(Tokens &tokens)
{
    while (!tokens.empty() && tokens.back().is(";"))
        tokens.pop_back();
    if (tokens.empty() || (!tokens.front().is("select") && !tokens.front().is("with")))
        return "Search error occurred: Only SELECT statements are supported.";
    int depth = 0;
    for (size_t i = 0; i < tokens.size(); ++i) {
        const bool hasNext = i + 1 < tokens.size();
        if (tokens[i].is(";"))
            return unsupported;
        if (tokens[i].is("limit") && hasNext && tokens[i + 1].kind == Kind::Number)
            return "Search error occurred: Syntax error in the SQL query: 'LIMIT' is not "
                   "supported.";
        if (tokens[i].is("offset") && hasNext && tokens[i + 1].kind == Kind::Number)
            return unsupported;
        if (i + 2 < tokens.size() && tokens[i].is("(") && tokens[i + 1].is("+")
            && tokens[i + 2].is(")"))
            return unsupported; // Oracle's outer join: legal in NetSuite, not known here
        depth += tokens[i].is("(") ? 1 : tokens[i].is(")") ? -1 : 0;
        if (depth < 0)
            return unsupported;
    }
    return depth == 0 ? std::string() : unsupported;
}

class Writer
{
public:
    Writer(const Tokens &tokens, const SqlScopes &scopes) : m_tokens(tokens), m_scopes(scopes) { }

    [[nodiscard]] bool write();
    [[nodiscard]] const std::string &text() const { return m_text; }
    [[nodiscard]] bool touchesClock() const { return m_touchesClock; }

private:
    void writeLimit(size_t at);
    size_t writeToken(size_t at); // the next token's index; 0 when it is not supported
    size_t writeWord(size_t at);
    size_t writeBuiltin(size_t at);
    size_t writeCast(size_t at);
    size_t writeExtract(size_t at);
    [[nodiscard]] std::string displayExpression(const std::string &alias, const std::string &column,
                                                int scope) const;
    [[nodiscard]] bool inListIsTooLong(size_t open) const;
    [[nodiscard]] bool isAt(size_t at, std::string_view word) const
    {
        return at < m_tokens.size() && m_tokens[at].is(word);
    }
    void put(std::string_view piece)
    {
        m_text += piece;
        m_text += ' ';
    }

    const Tokens &m_tokens;
    const SqlScopes &m_scopes;
    std::string m_text;
    bool m_touchesClock = false;
};

bool Writer::write()
{
    size_t at = 0;
    while (at < m_tokens.size()) {
        at = writeToken(at);
        if (at == 0)
            return false;
    }
    writeLimit(m_tokens.size());
    return true;
}

void Writer::writeLimit(size_t at)
{
    for (const SqlScopes::Scope &scope : m_scopes.scopes) {
        if (scope.end == at && !scope.limit.empty())
            put("LIMIT " + scope.limit);
    }
}

size_t Writer::writeToken(size_t at)
{
    const SqlToken &token = m_tokens[at];
    writeLimit(at);
    switch (token.kind) {
    case Kind::Word:
        return writeWord(at);
    case Kind::Quoted:
        put(quotedName(token.text));
        return at + 1;
    case Kind::Symbol:
        if (token.is("(") && at > 0 && m_tokens[at - 1].is("in") && inListIsTooLong(at))
            return 0;
        put(token.text == "!=" ? "<>" : token.text);
        return at + 1;
    case Kind::Text:
    case Kind::Number:
    case Kind::Raw:
        put(token.text);
        return at + 1;
    case Kind::Parameter:
        put("?");
        return at + 1;
    }
    return 0;
}

size_t Writer::writeWord(size_t at)
{
    const std::string &word = m_tokens[at].text;
    if (at > 0 && m_tokens[at - 1].is("."))
        return put(quotedName(word)), at + 1;
    if (word == "builtin" && isAt(at + 1, ".") && isAt(at + 3, "("))
        return writeBuiltin(at);
    if (word == "cast" && isAt(at + 1, "("))
        return writeCast(at);
    if (word == "extract" && isAt(at + 1, "("))
        return writeExtract(at);
    if (word == "first" || word == "last") {
        put(at > 0 && m_tokens[at - 1].is("nulls") ? word : quotedName(word));
        return at + 1;
    }
    if (isSqlKeyword(word))
        return put(word == "minus" ? "except" : word), at + 1;
    if (word == "sysdate" || word == "systimestamp" || word == "current_timestamp"
        || word == "current_date") {
        m_touchesClock = true;
        put(word == "current_date" ? "ora_trunc(ora_sysdate())" : "ora_sysdate()");
        return at + 1;
    }
    if (word == "sessiontimezone")
        return put("'America/Los_Angeles'"), at + 1;
    if (isAt(at + 1, "(")) {
        const std::string_view function = sqliteFunction(word);
        if (function.empty())
            return 0;
        return put(function), at + 1;
    }
    put(quotedName(word));
    return at + 1;
}

/*! BUILTIN.DF(t.column) and its kin; \a at is at BUILTIN. */
size_t Writer::writeBuiltin(size_t at)
{
    const std::string &name = m_tokens[at + 2].text;
    size_t close = at + 4;
    for (int depth = 1; close < m_tokens.size(); ++close) {
        depth += m_tokens[close].is("(") ? 1 : m_tokens[close].is(")") ? -1 : 0;
        if (depth == 0)
            break;
    }
    const size_t first = at + 4;
    if (name == "df" || name == "cf") {
        std::string alias;
        std::string column;
        if (close == first + 1 && m_tokens[first].isName()) {
            column = m_tokens[first].text;
        } else if (close == first + 3 && m_tokens[first].isName() && isAt(first + 1, ".")) {
            alias = m_tokens[first].text;
            column = m_tokens[first + 2].text;
        } else {
            return 0;
        }
        const std::string prefix = alias.empty() ? std::string() : quotedName(alias) + '.';
        if (name == "df")
            put(displayExpression(alias, column, m_tokens[at].scope));
        else if (column == "status")
            put('(' + prefix + "\"type\" || ':' || " + prefix + "\"status\")");
        else
            put(prefix + quotedName(column));
        return close + 1;
    }
    if (name != "consolidate" && name != "currency" && name != "currency_convert")
        return 0;
    put("("); // one book, one currency: the amount itself
    for (size_t i = first; i < close && !m_tokens[i].is(",");) {
        i = writeToken(i);
        if (i == 0)
            return 0;
    }
    put(")");
    return close + 1;
}

std::string Writer::displayExpression(const std::string &alias, const std::string &column,
                                      int scope) const
{
    const std::string prefix = alias.empty() ? std::string() : quotedName(alias) + '.';
    const std::string plain = prefix + quotedName(column);
    const auto [table, field] = m_scopes.findColumn(alias, column, scope);
    if (!field)
        return plain;
    if (table == "transaction" && column == "status")
        return "df_status(" + prefix + "\"type\"," + plain + ')';
    if (table == "transaction" && column == "type")
        return "df_type(" + plain + ')';
    if (field->kind == ValueKind::Reference)
        return "df('" + lowerCase(field->target) + "'," + plain + ')';
    return plain;
}

size_t Writer::writeCast(size_t at)
{
    put("cast");
    size_t i = at + 1;
    int depth = 0;
    for (; i < m_tokens.size();) {
        if (m_tokens[i].is("as") && depth == 1) {
            const std::string &type
                = i + 1 < m_tokens.size() ? m_tokens[i + 1].text : std::string();
            put(type.rfind("int", 0) == 0                                     ? "AS INTEGER"
                    : type.rfind("var", 0) == 0 || type.rfind("char", 0) == 0 ? "AS TEXT"
                                                                              : "AS NUMERIC");
            while (i < m_tokens.size() && depth > 0) {
                depth += m_tokens[i].is("(") ? 1 : m_tokens[i].is(")") ? -1 : 0;
                ++i;
            }
            put(")");
            return i;
        }
        depth += m_tokens[i].is("(") ? 1 : m_tokens[i].is(")") ? -1 : 0;
        i = writeToken(i);
        if (i == 0)
            return 0;
        if (depth == 0)
            break;
    }
    return i;
}

size_t Writer::writeExtract(size_t at) // EXTRACT(YEAR FROM d)
{
    if (at + 3 >= m_tokens.size() || !m_tokens[at + 3].is("from"))
        return 0;
    put("ora_extract('" + m_tokens[at + 2].text + "',");
    return at + 4;
}

bool Writer::inListIsTooLong(size_t open) const
{
    int depth = 0;
    int commas = 0;
    for (size_t i = open; i < m_tokens.size(); ++i) {
        depth += m_tokens[i].is("(") ? 1 : m_tokens[i].is(")") ? -1 : 0;
        if (depth == 0)
            break;
        commas += depth == 1 && m_tokens[i].is(",") ? 1 : 0;
    }
    return commas >= longestInList;
}

} // namespace

Translation translateSuiteQl(std::string_view statement, const TablePermission &may)
{
    Tokens tokens;
    std::string bad;
    if (!readSql(statement, tokens, bad))
        return {std::nullopt, "Search error occurred: Syntax error near '" + bad + "'."};
    if (std::string refusal = formRefusal(tokens); !refusal.empty())
        return {std::nullopt, std::move(refusal)};
    rewriteOperators(tokens);
    SqlScopes scopes;
    if (!scopes.read(tokens, may))
        return {std::nullopt, scopes.refusal.empty() ? unsupported : scopes.refusal};
    Writer writer(tokens, scopes);
    if (!writer.write())
        return {std::nullopt, unsupported};
    TranslatedQuery query;
    query.sql = writer.text();
    query.tables = scopes.tables;
    query.touchesClock = writer.touchesClock();
    query.touchesAdmin = scopes.touchesAdmin;
    query.identifiers = scopes.identifiers();
    query.parameters = int(std::count_if(tokens.begin(), tokens.end(), [](const SqlToken &token) {
        return token.kind == Kind::Parameter;
    }));
    return {std::move(query), {}};
}

} // namespace suitescope
