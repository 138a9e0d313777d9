// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/sqltokens.h"

#include "lib/simulator/fieldspec.h"

#include <cctype>

namespace suitescope {

namespace {

bool startsWord(char c)
{
    return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_';
}

bool isWord(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '$' || c == '#';
}

/*! The end of a quoted piece that begins at \a from; a doubled quote stands for one. */
size_t quotedEnd(std::string_view sql, size_t from)
{
    const char quote = sql[from];
    for (size_t i = from + 1; i < sql.size(); ++i) {
        if (sql[i] != quote)
            continue;
        if (i + 1 < sql.size() && sql[i + 1] == quote)
            ++i;
        else
            return i + 1;
    }
    return std::string_view::npos;
}

size_t numberEnd(std::string_view sql, size_t from)
{
    size_t end = from;
    while (end < sql.size()
           && (std::isdigit(static_cast<unsigned char>(sql[end])) != 0 || sql[end] == '.'))
        ++end;
    return end;
}

} // namespace

bool readSql(std::string_view sql, std::vector<SqlToken> &tokens, std::string &bad)
{
    using Kind = SqlToken::Kind;
    static constexpr std::string_view singles = "()+-*/,.=<>?;%|";
    size_t at = 0;
    const auto add = [&](Kind kind, size_t end) {
        std::string text(sql.substr(at, end - at));
        if (kind == Kind::Word)
            text = lowerCase(text);
        else if (kind == Kind::Quoted)
            text = lowerCase(text.substr(1, text.size() - 2));
        tokens.push_back({kind, std::move(text)});
        at = end;
    };
    while (at < sql.size()) {
        const char c = sql[at];
        const std::string_view pair = sql.substr(at, 2);
        if (std::isspace(static_cast<unsigned char>(c)) != 0) {
            ++at;
        } else if (pair == "--") {
            at = std::min(sql.find('\n', at), sql.size());
        } else if (pair == "/*") {
            const size_t end = sql.find("*/", at + 2);
            if (end == std::string_view::npos)
                return bad = "/*", false;
            at = end + 2;
        } else if (c == '\'' || c == '"') {
            const size_t end = quotedEnd(sql, at);
            if (end == std::string_view::npos)
                return bad = std::string(1, c), false;
            add(c == '"' ? Kind::Quoted : Kind::Text, end);
        } else if (startsWord(c)) {
            size_t end = at;
            while (end < sql.size() && isWord(sql[end]))
                ++end;
            add(Kind::Word, end);
        } else if (std::isdigit(static_cast<unsigned char>(c)) != 0) {
            add(Kind::Number, numberEnd(sql, at));
        } else if (pair == "||" || pair == "<=" || pair == ">=" || pair == "<>" || pair == "!=") {
            add(Kind::Symbol, at + 2);
        } else if (c == '?') {
            add(Kind::Parameter, at + 1);
        } else if (singles.find(c) != std::string_view::npos) {
            add(Kind::Symbol, at + 1);
        } else {
            return bad = std::string(1, c), false;
        }
    }
    return true;
}

} // namespace suitescope
