// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <string>
#include <string_view>
#include <vector>

struct sqlite3_stmt;

namespace suitescope {

/*! The rows of one statement, written as JSON once: {"links":[],"id":"7",…},{…},… */
struct QueryRows
{
    static constexpr qint64 mostRows = 100'000; // NetSuite's cap

    std::string json;
    std::vector<size_t> starts; // of each row in json; one more than rows, at the end
    qint64 total = 0; // as the statement has, beyond the cap too

    [[nodiscard]] qint64 served() const { return qint64(starts.size()) - 1; }
    [[nodiscard]] std::string_view slice(qint64 first, qint64 count) const; // without outer commas
    [[nodiscard]] size_t bytes() const { return json.size() + starts.size() * sizeof(size_t); }
};

/*! The keys of an answer's rows, each with comma, quotes and colon; an expression without a name is
 * expr1 … */
[[nodiscard]] std::vector<std::string> answerKeys(sqlite3_stmt *statement);
/*! The row that \a statement is at: all values as texts, NULLs left out. */
void appendRow(std::string &out, sqlite3_stmt *statement, const std::vector<std::string> &keys);

} // namespace suitescope
