// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace suitescope {

/*! A moment as days since 1970 and seconds of the day. */
struct Moment
{
    std::int64_t day = 0;
    int second = 0;
};

struct CivilDate
{
    int year = 1970;
    int month = 1;
    int day = 1;
};

[[nodiscard]] CivilDate civilDate(std::int64_t day);
[[nodiscard]] std::int64_t dayOf(const CivilDate &date);
[[nodiscard]] int daysInMonth(int year, int month);

/*! The form in which dates live in SQLite: a mark, then YYYY-MM-DD, then the time when it is not
 * midnight. */
[[nodiscard]] std::string markedDate(const Moment &moment);
[[nodiscard]] std::optional<Moment> readMarkedDate(std::string_view text);
/*! M/D/YYYY, as an answer shows it; \a text is marked. */
void appendShownDate(std::string &out, std::string_view text);

/*! TO_CHAR and TO_DATE with Oracle's format elements; those that are not known stand for
 * themselves. */
[[nodiscard]] std::string formatMoment(const Moment &moment, std::string_view format);
[[nodiscard]] std::optional<Moment> parseMoment(std::string_view text, std::string_view format);

} // namespace suitescope
