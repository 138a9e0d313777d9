// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/oracleoperators.h"

#include "lib/simulator/sqlwords.h"

#include <algorithm>

namespace suitescope {

namespace {

using Kind = SqlToken::Kind;
using Tokens = std::vector<SqlToken>;

bool isOperandWord(const SqlToken &token)
{
    return token.text == "null" || !isSqlKeyword(token.text);
}

bool endsOperand(const SqlToken &token)
{
    if (token.kind == Kind::Word)
        return isOperandWord(token);
    return token.kind != Kind::Symbol || token.text == ")";
}

/*! Where the operand that ends before \a end begins; \a end when there is none to be told. */
size_t operandBegin(const Tokens &tokens, size_t end)
{
    size_t at = end - 1;
    if (tokens[at].is(")")) {
        int depth = 0;
        for (;; --at) {
            depth += tokens[at].is(")") ? 1 : tokens[at].is("(") ? -1 : 0;
            if (depth == 0)
                break;
            if (at == 0)
                return end;
        }
        const bool isCall = at > 0
            && (tokens[at - 1].kind == Kind::Raw
                || (tokens[at - 1].kind == Kind::Word && !isSqlKeyword(tokens[at - 1].text)));
        if (!isCall)
            return at;
        --at;
    }
    while (at >= 2 && tokens[at - 1].is(".") && tokens[at - 2].isName())
        at -= 2;
    return at;
}

/*! Behind the operand that begins at \a begin; \a begin when there is none to be told. */
size_t operandEnd(const Tokens &tokens, size_t begin)
{
    if (begin >= tokens.size())
        return begin;
    size_t at = begin;
    if (tokens[at].kind == Kind::Symbol && !tokens[at].is("("))
        return begin;
    if (tokens[at].kind == Kind::Word && !isOperandWord(tokens[at]))
        return begin;
    while (at + 2 < tokens.size() && tokens[at].isName() && tokens[at + 1].is("."))
        at += 2;
    const bool isCall = tokens[at].isName() && at + 1 < tokens.size() && tokens[at + 1].is("(");
    if (isCall)
        ++at;
    if (!tokens[at].is("("))
        return at + 1;
    int depth = 0;
    for (; at < tokens.size(); ++at) {
        depth += tokens[at].is("(") ? 1 : tokens[at].is(")") ? -1 : 0;
        if (depth == 0)
            return at + 1;
    }
    return begin;
}

bool mayBeDate(const Tokens &tokens, size_t begin, size_t end)
{
    return std::any_of(tokens.begin() + std::ptrdiff_t(begin), tokens.begin() + std::ptrdiff_t(end),
                       [](const SqlToken &token) {
                           return (token.isName() || token.kind == Kind::Raw)
                               && looksLikeDate(token.text);
                       });
}

bool isProduct(const Tokens &tokens, size_t at)
{
    return at < tokens.size() && (tokens[at].is("*") || tokens[at].is("/") || tokens[at].is("||"));
}

} // namespace

void rewriteOperators(Tokens &tokens)
{
    for (size_t at = 1; at < tokens.size(); ++at) {
        const bool plus = tokens[at].is("+");
        const bool joins = tokens[at].is("||");
        if ((!plus && !joins && !tokens[at].is("-")) || !endsOperand(tokens[at - 1]))
            continue;
        const size_t begin = operandBegin(tokens, at);
        const size_t end = operandEnd(tokens, at + 1);
        if (begin == at || end == at + 1)
            continue;
        const bool isTerm = isProduct(tokens, end) || (begin > 0 && isProduct(tokens, begin - 1));
        if (!joins && (isTerm || !mayBeDate(tokens, begin, end)))
            continue;
        const char *function = joins ? "ora_concat" : plus ? "ora_date_add" : "ora_date_subtract";
        tokens[at] = {Kind::Symbol, ","};
        tokens.insert(tokens.begin() + std::ptrdiff_t(end), {Kind::Symbol, ")"});
        tokens.insert(tokens.begin() + std::ptrdiff_t(begin),
                      {SqlToken{Kind::Raw, function}, SqlToken{Kind::Symbol, "("}});
        at = end + 2; // behind the call: a - b + c goes from left to right
    }
}

} // namespace suitescope
