// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/queryrows.h"

#include "lib/simulator/calendar.h"
#include "lib/simulator/cells.h"
#include "lib/simulator/jsontext.h"

#include <algorithm>
#include <cctype>

#include <sqlite3.h>

namespace suitescope {

namespace {

bool isPlainName(std::string_view name)
{
    return !name.empty() && (std::isalpha(static_cast<unsigned char>(name.front())) != 0)
        && std::all_of(name.begin(), name.end(), [](char c) {
               return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
           });
}

void appendText(std::string &out, std::string_view text)
{
    const size_t mark = text.find(CellValue::dateMark);
    if (mark == std::string_view::npos || text.size() < mark + 11)
        return appendJsonString(out, text);
    std::string shown(text.substr(0, mark));
    appendShownDate(shown, text.substr(mark));
    const bool isWhole = mark == 0;
    if (!isWhole) // a date inside a concatenation: what follows stays
        shown += text.substr(std::min(text.size(), mark + 11));
    appendJsonString(out, shown);
}

} // namespace

std::string_view QueryRows::slice(qint64 first, qint64 count) const
{
    if (first >= served() || count <= 0)
        return {};
    const size_t begin = starts[size_t(first)];
    const qint64 last = std::min(first + count, served());
    const size_t end = starts[size_t(last)] - 1; // without the comma behind the row
    return std::string_view(json).substr(begin, end - begin);
}

std::vector<std::string> answerKeys(sqlite3_stmt *statement)
{
    std::vector<std::string> keys;
    int expressions = 0;
    for (int i = 0; i < sqlite3_column_count(statement); ++i) {
        std::string name = lowerCase(sqlite3_column_name(statement, i));
        if (!isPlainName(name) || name == "null")
            name = "expr" + std::to_string(++expressions);
        std::string key = ",";
        appendJsonString(key, name);
        keys.push_back(key + ':');
    }
    return keys;
}

void appendRow(std::string &out, sqlite3_stmt *statement, const std::vector<std::string> &keys)
{
    out += "{\"links\":[]";
    for (size_t i = 0; i < keys.size(); ++i) {
        const int column = int(i);
        const int type = sqlite3_column_type(statement, column);
        if (type == SQLITE_NULL)
            continue;
        out += keys[i];
        if (type == SQLITE_INTEGER) {
            out += '"';
            out += std::to_string(sqlite3_column_int64(statement, column));
            out += '"';
        } else if (type == SQLITE_FLOAT) {
            out += '"';
            out += numberText(sqlite3_column_double(statement, column));
            out += '"';
        } else {
            const auto *text
                = reinterpret_cast<const char *>(sqlite3_column_text(statement, column));
            appendText(out, {text, size_t(sqlite3_column_bytes(statement, column))});
        }
    }
    out += '}';
}

} // namespace suitescope
