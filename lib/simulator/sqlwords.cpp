// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/sqlwords.h"

#include <unordered_map>
#include <unordered_set>

namespace suitescope {

bool isSqlKeyword(std::string_view lowerWord)
{
    static const std::unordered_set<std::string_view> words{
        "select",    "distinct",  "all",       "from",      "where",  "and",    "or",
        "not",       "in",        "exists",    "between",   "like",   "is",     "null",
        "as",        "on",        "join",      "inner",     "left",   "right",  "full",
        "outer",     "cross",     "group",     "by",        "order",  "having", "asc",
        "desc",      "nulls",     "union",     "intersect", "minus",  "case",   "when",
        "then",      "else",      "end",       "with",      "escape", "over",   "partition",
        "unbounded", "preceding", "following", "recursive"};
    return words.find(lowerWord) != words.end();
}

std::string_view sqliteFunction(std::string_view lowerWord)
{
    static const std::unordered_map<std::string_view, std::string_view> functions{
        {"count", "count"},
        {"sum", "sum"},
        {"avg", "avg"},
        {"min", "min"},
        {"max", "max"},
        {"upper", "upper"},
        {"lower", "lower"},
        {"trim", "trim"},
        {"ltrim", "ltrim"},
        {"rtrim", "rtrim"},
        {"length", "length"},
        {"substr", "substr"},
        {"instr", "instr"},
        {"replace", "replace"},
        {"round", "round"},
        {"abs", "abs"},
        {"coalesce", "coalesce"},
        {"nullif", "nullif"},
        {"nvl", "ifnull"},
        {"nvl2", "ora_nvl2"},
        {"decode", "ora_decode"},
        {"to_char", "ora_to_char"},
        {"to_date", "ora_to_date"},
        {"to_timestamp", "ora_to_date"},
        {"to_number", "ora_to_number"},
        {"trunc", "ora_trunc"},
        {"add_months", "ora_add_months"},
        {"months_between", "ora_months_between"},
        {"last_day", "ora_last_day"},
        {"extract", "ora_extract"},
        {"concat", "ora_concat"},
        {"mod", "ora_mod"},
        {"floor", "ora_floor"},
        {"ceil", "ora_ceil"},
        {"sign", "sign"},
        {"greatest", "max"},
        {"least", "min"},
        {"cast", "cast"},
        {"row_number", "row_number"},
        {"rank", "rank"},
        {"dense_rank", "dense_rank"},
        {"lag", "lag"},
        {"lead", "lead"},
        {"first_value", "first_value"},
        {"last_value", "last_value"},
    };
    const auto found = functions.find(lowerWord);
    return found == functions.end() ? std::string_view() : found->second;
}

bool looksLikeDate(std::string_view lowerWord)
{
    static const std::unordered_set<std::string_view> functions{
        "sysdate",          "current_date", "current_timestamp", "systimestamp", "to_date",
        "to_timestamp",     "trunc",        "add_months",        "last_day",     "ora_date_add",
        "ora_date_subtract"};
    return functions.find(lowerWord) != functions.end()
        || lowerWord.find("date") != std::string_view::npos;
}

} // namespace suitescope
