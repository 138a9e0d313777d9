// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/filter.h"

#include "lib/simulator/calendar.h"
#include "lib/simulator/cells.h"

#include <algorithm>
#include <cctype>

namespace suitescope {

namespace {

struct Piece
{
    std::string text;
    bool quoted = false;
    [[nodiscard]] bool is(std::string_view symbol) const { return !quoted && text == symbol; }
};

std::vector<Piece> split(std::string_view q)
{
    std::vector<Piece> pieces;
    size_t at = 0;
    while (at < q.size()) {
        const char c = q[at];
        if (std::isspace(static_cast<unsigned char>(c)) != 0) {
            ++at;
        } else if (c == '"') {
            Piece piece{{}, true};
            for (++at; at < q.size() && q[at] != '"'; ++at) {
                if (q[at] == '\\' && at + 1 < q.size())
                    ++at;
                piece.text.push_back(q[at]);
            }
            at += at < q.size() ? 1 : 0;
            pieces.push_back(std::move(piece));
        } else if (std::string_view("()[],").find(c) != std::string_view::npos) {
            pieces.push_back({std::string(1, c), false});
            ++at;
        } else {
            const size_t end = std::min(q.find_first_of(" \t\n()[],\"", at), q.size());
            pieces.push_back({std::string(q.substr(at, end - at)), false});
            at = end;
        }
    }
    return pieces;
}

enum class Family { Any, Boolean, Number, Text, Date };

Family familyOf(ValueKind kind)
{
    switch (kind) {
    case ValueKind::Boolean:
        return Family::Boolean;
    case ValueKind::Integer:
    case ValueKind::Number:
    case ValueKind::Reference:
        return Family::Number;
    case ValueKind::Date:
    case ValueKind::DateTime:
        return Family::Date;
    case ValueKind::Text:
    case ValueKind::Enumeration:
    case ValueKind::MultiSelect:
    case ValueKind::Sublist:
    case ValueKind::Subrecord:
        return Family::Text;
    }
    return Family::Text;
}

struct Operator
{
    std::string_view word;
    Family family;
    std::string_view sql; // %: the expression, ?: each value
};

constexpr Operator operators[] = {
    {"EMPTY", Family::Any, "(% IS NULL OR %='')"},
    {"IS", Family::Boolean, "%=?"},
    {"ANY_OF", Family::Number, ""}, // as many as there are
    {"BETWEEN", Family::Number, "% BETWEEN CAST(? AS NUMERIC) AND CAST(? AS NUMERIC)"},
    {"WITHIN", Family::Number, "% BETWEEN CAST(? AS NUMERIC) AND CAST(? AS NUMERIC)"},
    {"EQUAL", Family::Number, "%=CAST(? AS NUMERIC)"},
    {"GREATER", Family::Number, "%>CAST(? AS NUMERIC)"},
    {"GREATER_OR_EQUAL", Family::Number, "%>=CAST(? AS NUMERIC)"},
    {"LESS", Family::Number, "%<CAST(? AS NUMERIC)"},
    {"LESS_OR_EQUAL", Family::Number, "%<=CAST(? AS NUMERIC)"},
    {"IS", Family::Text, "lower(%)=lower(?)"},
    {"CONTAIN", Family::Text, "instr(lower(%),lower(?))>0"},
    {"START_WITH", Family::Text, "instr(lower(%),lower(?))=1"},
    {"END_WITH", Family::Text, "lower(substr(%,-length(?1_)))=lower(?)"},
    {"ENDWITH", Family::Text, "lower(substr(%,-length(?1_)))=lower(?)"},
    {"AFTER", Family::Date, "%>?"},
    {"BEFORE", Family::Date, "%<?"},
    {"ON", Family::Date, "substr(%,1,11)=substr(?,1,11)"},
    {"ON_OR_AFTER", Family::Date, "%>=?"},
    {"ON_OR_BEFORE", Family::Date, "%<=?"},
};

class Parser
{
public:
    Parser(std::vector<Piece> pieces, const FilterFieldFinder &find)
        : m_pieces(std::move(pieces)), m_find(find)
    {
    }

    FilterSql run()
    {
        std::string condition = any();
        if (m_sql.refusal.empty() && m_at < m_pieces.size())
            refuse("Unexpected '" + m_pieces[m_at].text + "'.");
        m_sql.condition = std::move(condition);
        return std::move(m_sql);
    }

private:
    std::string any();
    std::string all();
    std::string condition();
    std::string compare(const FilterField &field, std::string word);
    std::vector<Piece> values();
    std::string parameter(const Piece &value, Family family);
    void refuse(std::string text)
    {
        if (m_sql.refusal.empty())
            m_sql.refusal = std::move(text);
    }
    [[nodiscard]] bool isAt(std::string_view symbol) const
    {
        return m_at < m_pieces.size() && m_pieces[m_at].is(symbol);
    }

    std::vector<Piece> m_pieces;
    const FilterFieldFinder &m_find;
    size_t m_at = 0;
    FilterSql m_sql;
};

std::string Parser::any()
{
    std::string sql = '(' + all();
    while (isAt("OR")) {
        ++m_at;
        sql += " OR " + all();
    }
    return sql + ')';
}

std::string Parser::all()
{
    std::string sql = condition();
    while (isAt("AND")) {
        ++m_at;
        sql += " AND " + condition();
    }
    return sql;
}

std::string Parser::condition()
{
    if (m_at >= m_pieces.size() || !m_sql.refusal.empty())
        return refuse("The expression is not complete."), "0";
    if (isAt("(")) {
        ++m_at;
        std::string sql = any();
        if (!isAt(")"))
            return refuse("A closing parenthesis is missing."), "0";
        ++m_at;
        return sql;
    }
    const std::string name = m_pieces[m_at++].text;
    const std::optional<FilterField> field = m_find(lowerCase(name));
    if (!field)
        return refuse("The field '" + name + "' does not exist or cannot be filtered."), "0";
    if (m_at >= m_pieces.size())
        return refuse("An operator is missing after '" + name + "'."), "0";
    return compare(*field, m_pieces[m_at++].text);
}

std::string Parser::compare(const FilterField &field, std::string word)
{
    constexpr std::string_view notEnding = "_NOT";
    const std::string asWritten = word;
    const bool negated = word.size() > notEnding.size()
        && word.compare(word.size() - notEnding.size(), notEnding.size(), notEnding) == 0;
    if (negated)
        word.resize(word.size() - notEnding.size());
    const Family family = familyOf(field.field->kind);
    const auto *found
        = std::find_if(std::begin(operators), std::end(operators), [&](const Operator &one) {
              return one.word == word && (one.family == Family::Any || one.family == family);
          });
    if (found == std::end(operators)) {
        refuse("The operator '" + asWritten + "' cannot be used with the field '"
               + field.field->name + "'.");
        return "0";
    }
    const bool takesNone = found->family == Family::Any;
    const std::vector<Piece> given = takesNone ? std::vector<Piece>() : values();
    std::string form(found->sql);
    if (word == "ANY_OF") {
        form = "% IN (";
        for (size_t i = 0; i < given.size(); ++i)
            form += i == 0 ? "CAST(? AS NUMERIC)" : ",CAST(? AS NUMERIC)";
        form += ')';
    }
    const auto wanted = std::count(form.begin(), form.end(), '?')
        - (form.find("?1_") == std::string::npos ? 0 : 1);
    if (wanted != std::ptrdiff_t(given.size())) {
        refuse("The operator '" + asWritten + "' needs " + std::to_string(wanted) + " value(s).");
        return "0";
    }
    std::string sql;
    size_t next = 0;
    for (size_t i = 0; i < form.size(); ++i) {
        if (form[i] == '%') {
            sql += field.expression;
        } else if (form.compare(i, 3, "?1_") == 0) { // the same value, counted once
            sql += '?' + std::to_string(m_sql.parameters.size() + 1);
            i += 2;
        } else if (form[i] == '?') {
            sql += parameter(given[next++], family);
        } else {
            sql += form[i];
        }
    }
    return negated ? "NOT ifnull(" + sql + ",0)" : sql;
}

std::vector<Piece> Parser::values()
{
    std::vector<Piece> found;
    if (!isAt("[")) {
        if (m_at < m_pieces.size())
            found.push_back(m_pieces[m_at++]);
        return found;
    }
    for (++m_at; m_at < m_pieces.size() && !isAt("]"); ++m_at) {
        if (!isAt(","))
            found.push_back(m_pieces[m_at]);
    }
    if (!isAt("]"))
        refuse("A closing bracket is missing.");
    else
        ++m_at;
    return found;
}

std::string Parser::parameter(const Piece &value, Family family)
{
    std::string text = value.text;
    if (family == Family::Boolean) {
        const std::string lower = lowerCase(text);
        if (lower != "true" && lower != "false")
            refuse("'" + text + "' is neither true nor false.");
        text = lower == "true" ? "T" : "F";
    } else if (family == Family::Date) {
        const bool hasTime = text.find(':') != std::string::npos;
        const auto moment = parseMoment(text, hasTime ? "MM/DD/YYYY HH:MI AM" : "MM/DD/YYYY");
        if (!moment)
            refuse("'" + text + "' is not a date in the format M/D/YYYY.");
        else
            text = markedDate(*moment);
    } else if (family == Family::Number) {
        char *end = nullptr;
        (void)std::strtod(text.c_str(), &end);
        if (text.empty() || *end != '\0')
            refuse("'" + text + "' is not a number.");
    }
    m_sql.parameters.push_back(std::move(text));
    return '?' + std::to_string(m_sql.parameters.size());
}

} // namespace

FilterSql filterSql(std::string_view q, const FilterFieldFinder &find)
{
    return Parser(split(q), find).run();
}

} // namespace suitescope
