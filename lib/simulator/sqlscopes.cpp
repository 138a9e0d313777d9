// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/sqlscopes.h"

#include "lib/simulator/sqlwords.h"

#include <algorithm>

namespace suitescope {

namespace {

using Kind = SqlToken::Kind;

bool endsFrom(const SqlToken &token)
{
    return token.is("where") || token.is("group") || token.is("order") || token.is("having")
        || token.is("union") || token.is("minus") || token.is("intersect") || token.is("fetch");
}

bool mayBeAlias(const SqlToken &token)
{
    return token.kind == Kind::Quoted
        || (token.kind == Kind::Word && !isSqlKeyword(token.text) && token.text != "fetch");
}

void takeOut(SqlToken &token)
{
    token.kind = Kind::Raw;
    token.text.clear();
}

} // namespace

bool SqlScopes::read(std::vector<SqlToken> &tokens, const TablePermission &may)
{
    m_tokens = &tokens;
    m_may = &may;
    return readGroup(0, tokens.size(), -1);
}

size_t SqlScopes::closing(size_t open) const
{
    const std::vector<SqlToken> &tokens = *m_tokens;
    int depth = 0;
    for (size_t i = open; i < tokens.size(); ++i) {
        depth += tokens[i].is("(") ? 1 : tokens[i].is(")") ? -1 : 0;
        if (depth == 0)
            return i;
    }
    return tokens.size();
}

/*! WITH a AS (…), b (x, y) AS (…): the names are no functions and no tables. */
void SqlScopes::readWith(size_t begin, size_t end)
{
    std::vector<SqlToken> &tokens = *m_tokens;
    for (size_t i = begin + 1; i < end && !tokens[i].is("select"); ++i) {
        if (tokens[i].is("(")) {
            i = closing(i);
        } else if (mayBeAlias(tokens[i])) {
            m_withNames.insert(tokens[i].text);
            tokens[i].kind = Kind::Quoted;
        }
    }
}

bool SqlScopes::readGroup(size_t begin, size_t end, int parent)
{
    std::vector<SqlToken> &tokens = *m_tokens;
    int current = parent;
    bool inFrom = false;
    bool wantsSource = false;
    if (begin < end && tokens[begin].is("with"))
        readWith(begin, end);
    for (size_t i = begin; i < end;) {
        SqlToken &token = tokens[i];
        if (token.is("select")) {
            scopes.push_back({parent, {}, {}, end});
            current = int(scopes.size()) - 1;
            inFrom = false;
        }
        token.scope = current;
        if (inFrom && wantsSource && !token.is("(") && !token.is("select")) {
            if (!mayBeAlias(token))
                return false;
            i = readSource(i, end, current);
            if (i == 0)
                return false;
            wantsSource = false;
            continue;
        }
        if (token.is("(")) {
            const size_t close = closing(i);
            if (!readGroup(i + 1, close, current))
                return false;
            for (size_t inner : {i, close})
                tokens[inner].scope = current;
            i = close + 1;
            if (inFrom && wantsSource) { // a sub-select: its alias
                if (i < end && tokens[i].is("as"))
                    ++i;
                if (i < end && mayBeAlias(tokens[i])) {
                    scopes[size_t(current)].sources.push_back({tokens[i].text, {}});
                    tokens[i].kind = Kind::Quoted;
                    ++i;
                }
                wantsSource = false;
            }
            continue;
        }
        const bool insideSelect = current != parent;
        if (insideSelect && token.is("from"))
            inFrom = wantsSource = true;
        else if (inFrom && (token.is("join") || token.is(",")))
            wantsSource = true;
        else if (endsFrom(token))
            inFrom = wantsSource = false;
        const size_t next = insideSelect ? readRowLimit(i, end, current) : i + 1;
        if (next == 0)
            return false;
        i = next;
    }
    return true;
}

/*! A table with its alias; \a at is at its name. 0 when it is not there or not permitted. */
size_t SqlScopes::readSource(size_t at, size_t end, int scope)
{
    std::vector<SqlToken> &tokens = *m_tokens;
    SqlToken &name = tokens[at];
    size_t next = at + 1;
    if (next < end && tokens[next].is("as"))
        ++next;
    std::string alias = name.text;
    if (next < end && mayBeAlias(tokens[next])) {
        alias = tokens[next].text;
        tokens[next].kind = Kind::Quoted;
        tokens[next].scope = scope;
        ++next;
    }
    return addTable(name, alias, scope) ? next : 0;
}

bool SqlScopes::addTable(SqlToken &token, const std::string &alias, int scope)
{
    std::vector<Source> &sources = scopes[size_t(scope)].sources;
    token.kind = Kind::Quoted;
    if (m_withNames.count(token.text) > 0) {
        sources.push_back({alias, {}});
        return true;
    }
    const TableSpec *table = findTable(token.text);
    if (!table) {
        refusal = "Invalid search type: " + token.text + '.';
        return false;
    }
    if (!table->permission.empty() && !(*m_may)(table->permission)) {
        refusal = "Search error occurred: Record '" + token.text + "' was not found.";
        return false;
    }
    sources.push_back({alias, table->name});
    if (std::find(tables.begin(), tables.end(), table->name) == tables.end())
        tables.push_back(table->name);
    if (table->source == TableSpec::Source::Admin && table->name != "dual")
        touchesAdmin = true;
    return true;
}

/*! TOP n, ROWNUM <= n and FETCH FIRST n ROWS ONLY; 0 when one of them is used in a way that is not
 * supported, the next index otherwise. */
size_t SqlScopes::readRowLimit(size_t at, size_t end, int scope)
{
    std::vector<SqlToken> &tokens = *m_tokens;
    Scope &select = scopes[size_t(scope)];
    const auto isNumber = [&](size_t i) { return i < end && tokens[i].kind == Kind::Number; };
    if (tokens[at].is("select")) {
        size_t top = at + 1;
        if (top < end && (tokens[top].is("distinct") || tokens[top].is("all")))
            ++top;
        if (top < end && tokens[top].is("top") && isNumber(top + 1)) {
            select.limit = tokens[top + 1].text;
            takeOut(tokens[top]);
            takeOut(tokens[top + 1]);
        }
        return at + 1;
    }
    if (tokens[at].is("fetch")) {
        if (at + 4 >= end || !isNumber(at + 2) || !tokens[at + 4].is("only"))
            return 0;
        select.limit = tokens[at + 2].text;
        for (size_t i = at; i <= at + 4; ++i)
            takeOut(tokens[i]);
        return at + 5;
    }
    if (!tokens[at].is("rownum"))
        return at + 1;
    const bool isBound = at + 2 < end && isNumber(at + 2)
        && (tokens[at + 1].is("<") || tokens[at + 1].is("<=") || tokens[at + 1].is("="));
    tokens[at].kind = Kind::Raw;
    if (!isBound) {
        tokens[at].text = "row_number() OVER ()";
        return at + 1;
    }
    const int rows = std::atoi(tokens[at + 2].text.c_str());
    select.limit = std::to_string(tokens[at + 1].is("<") ? std::max(0, rows - 1) : rows);
    tokens[at].text = "1=1";
    takeOut(tokens[at + 1]);
    takeOut(tokens[at + 2]);
    return at + 3;
}

std::pair<std::string, const FieldSpec *> SqlScopes::findColumn(const std::string &alias,
                                                                const std::string &column,
                                                                int scope) const
{
    for (int at = scope; at >= 0; at = scopes[size_t(at)].parent) {
        for (const Source &source : scopes[size_t(at)].sources) {
            if (source.table.empty() || (!alias.empty() && alias != source.alias))
                continue;
            const TableSpec *table = findTable(source.table);
            const FieldSpec *field = table ? table->column(column) : nullptr;
            if (field)
                return {source.table, field};
        }
    }
    return {{}, nullptr};
}

std::string SqlScopes::identifiers() const
{
    std::string text;
    for (const Source &source : scopes.empty() ? std::vector<Source>() : scopes.front().sources) {
        if (!text.empty())
            text += ", ";
        text += source.alias + '=' + (source.table.empty() ? source.alias : source.table);
    }
    return '{' + text + '}';
}

} // namespace suitescope
