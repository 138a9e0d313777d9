// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/sqlfunctions.h"

#include "lib/simulator/calendar.h"
#include "lib/simulator/jsontext.h"
#include "lib/simulator/world.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include <sqlite3.h>

namespace suitescope {

namespace {

using Function = void (*)(sqlite3_context *, int, sqlite3_value **);

std::string_view textOf(sqlite3_value *value)
{
    const auto *text = reinterpret_cast<const char *>(sqlite3_value_text(value));
    return text ? std::string_view(text, size_t(sqlite3_value_bytes(value))) : std::string_view();
}

bool isNull(sqlite3_value *value)
{
    return sqlite3_value_type(value) == SQLITE_NULL;
}

std::optional<Moment> momentOf(sqlite3_value *value)
{
    return sqlite3_value_type(value) == SQLITE_TEXT ? readMarkedDate(textOf(value)) : std::nullopt;
}

void giveText(sqlite3_context *context, const std::string &text)
{
    sqlite3_result_text(context, text.data(), int(text.size()), SQLITE_TRANSIENT);
}

void giveMoment(sqlite3_context *context, const Moment &moment)
{
    giveText(context, markedDate(moment));
}

Moment shifted(const Moment &moment, double daysLater)
{
    const double seconds = double(moment.second) + daysLater * 86'400.0;
    const auto whole = std::int64_t(std::floor(seconds / 86'400.0));
    return {moment.day + whole, int(std::llround(seconds - double(whole) * 86'400.0)) % 86'400};
}

Moment monthsLater(const Moment &moment, int months)
{
    CivilDate date = civilDate(moment.day);
    const bool wasLast = date.day == daysInMonth(date.year, date.month);
    const int count = date.year * 12 + date.month - 1 + months;
    date.year = count / 12;
    date.month = count % 12 + 1;
    const int last = daysInMonth(date.year, date.month);
    date.day = wasLast ? last : std::min(date.day, last); // as Oracle does
    return {dayOf(date), moment.second};
}

void dateAdd(sqlite3_context *context, int, sqlite3_value **values)
{
    if (isNull(values[0]) || isNull(values[1]))
        return sqlite3_result_null(context);
    for (int i = 0; i < 2; ++i) {
        if (const auto moment = momentOf(values[i]))
            return giveMoment(context, shifted(*moment, sqlite3_value_double(values[1 - i])));
    }
    sqlite3_result_double(context,
                          sqlite3_value_double(values[0]) + sqlite3_value_double(values[1]));
}

void dateSubtract(sqlite3_context *context, int, sqlite3_value **values)
{
    if (isNull(values[0]) || isNull(values[1]))
        return sqlite3_result_null(context);
    const auto left = momentOf(values[0]);
    const auto right = momentOf(values[1]);
    if (left && right) {
        const double span
            = double(left->day - right->day) + double(left->second - right->second) / 86'400.0;
        return sqlite3_result_double(context, span);
    }
    if (left)
        return giveMoment(context, shifted(*left, -sqlite3_value_double(values[1])));
    sqlite3_result_double(context,
                          sqlite3_value_double(values[0]) - sqlite3_value_double(values[1]));
}

void toChar(sqlite3_context *context, int count, sqlite3_value **values)
{
    if (isNull(values[0]))
        return sqlite3_result_null(context);
    if (const auto moment = momentOf(values[0]))
        return giveText(context,
                        formatMoment(*moment, count > 1 ? textOf(values[1]) : "MM/DD/YYYY"));
    if (count < 2 || sqlite3_value_type(values[0]) == SQLITE_TEXT)
        return giveText(context, std::string(textOf(values[0])));
    const std::string_view format = textOf(values[1]); // 999990.00: the places after the point
    const size_t point = format.find('.');
    const auto places = point == std::string_view::npos
        ? 0L
        : long(std::count_if(format.begin() + std::ptrdiff_t(point), format.end(),
                             [](char c) { return c == '9' || c == '0'; }));
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", int(places), sqlite3_value_double(values[0]));
    giveText(context, text);
}

void toDate(sqlite3_context *context, int count, sqlite3_value **values)
{
    if (isNull(values[0]))
        return sqlite3_result_null(context);
    if (momentOf(values[0]))
        return sqlite3_result_value(context, values[0]);
    const auto moment
        = parseMoment(textOf(values[0]), count > 1 ? textOf(values[1]) : "MM/DD/YYYY");
    if (!moment)
        return sqlite3_result_error(context, "a date does not fit its format", -1);
    giveMoment(context, *moment);
}

void truncate(sqlite3_context *context, int count, sqlite3_value **values)
{
    if (isNull(values[0]))
        return sqlite3_result_null(context);
    if (const auto moment = momentOf(values[0])) {
        const std::string unit = count > 1 ? lowerCase(textOf(values[1])) : "dd";
        CivilDate date = civilDate(moment->day);
        if (unit == "iw")
            return giveMoment(context, {moment->day - (moment->day + 3) % 7, 0});
        if (unit != "dd" && unit != "ddd" && unit != "j")
            date.day = 1;
        if (unit == "q")
            date.month = (date.month - 1) / 3 * 3 + 1;
        if (unit == "y" || unit == "yy" || unit == "yyyy" || unit == "year")
            date.month = 1;
        return giveMoment(context, {dayOf(date), 0});
    }
    const double factor = std::pow(10.0, count > 1 ? sqlite3_value_int(values[1]) : 0);
    sqlite3_result_double(context, std::trunc(sqlite3_value_double(values[0]) * factor) / factor);
}

void addMonths(sqlite3_context *context, int, sqlite3_value **values)
{
    const auto moment = momentOf(values[0]);
    if (!moment || isNull(values[1]))
        return sqlite3_result_null(context);
    giveMoment(context, monthsLater(*moment, sqlite3_value_int(values[1])));
}

void monthsBetween(sqlite3_context *context, int, sqlite3_value **values)
{
    const auto later = momentOf(values[0]);
    const auto earlier = momentOf(values[1]);
    if (!later || !earlier)
        return sqlite3_result_null(context);
    const CivilDate a = civilDate(later->day);
    const CivilDate b = civilDate(earlier->day);
    sqlite3_result_double(
        context, (a.year - b.year) * 12 + (a.month - b.month) + double(a.day - b.day) / 31.0);
}

void lastDay(sqlite3_context *context, int, sqlite3_value **values)
{
    const auto moment = momentOf(values[0]);
    if (!moment)
        return sqlite3_result_null(context);
    CivilDate date = civilDate(moment->day);
    date.day = daysInMonth(date.year, date.month);
    giveMoment(context, {dayOf(date), moment->second});
}

void extract(sqlite3_context *context, int, sqlite3_value **values)
{
    const auto moment = momentOf(values[1]);
    if (!moment)
        return sqlite3_result_null(context);
    const CivilDate date = civilDate(moment->day);
    const std::string_view part = textOf(values[0]);
    if (part == "year")
        return sqlite3_result_int(context, date.year);
    if (part == "month")
        return sqlite3_result_int(context, date.month);
    if (part == "day")
        return sqlite3_result_int(context, date.day);
    sqlite3_result_error(context, "EXTRACT knows YEAR, MONTH and DAY", -1);
}

void ifNotNull(sqlite3_context *context, int, sqlite3_value **values) // NVL2
{
    sqlite3_result_value(context, values[isNull(values[0]) ? 2 : 1]);
}

bool equal(sqlite3_value *a, sqlite3_value *b)
{
    if (isNull(a) || isNull(b))
        return isNull(a) && isNull(b); // DECODE takes NULL for equal to NULL
    return textOf(a) == textOf(b);
}

void decode(sqlite3_context *context, int count, sqlite3_value **values)
{
    int i = 1;
    for (; i + 1 < count; i += 2) {
        if (equal(values[0], values[i]))
            return sqlite3_result_value(context, values[i + 1]);
    }
    if (i < count)
        sqlite3_result_value(context, values[i]);
}

void concat(sqlite3_context *context, int, sqlite3_value **values)
{
    if (isNull(values[0]) && isNull(values[1]))
        return sqlite3_result_null(context);
    std::string text;
    for (int i = 0; i < 2; ++i) {
        if (momentOf(values[i]))
            appendShownDate(text, textOf(values[i]));
        else
            text += textOf(values[i]);
    }
    giveText(context, text);
}

void toNumber(sqlite3_context *context, int, sqlite3_value **values)
{
    if (isNull(values[0]))
        return sqlite3_result_null(context);
    char *end = nullptr;
    const std::string text(textOf(values[0]));
    const double number = std::strtod(text.c_str(), &end);
    if (text.empty() || *end != '\0')
        return sqlite3_result_error(context, "invalid number", -1);
    sqlite3_result_double(context, number);
}

template<double (*F)(double)> void onNumber(sqlite3_context *context, int, sqlite3_value **values)
{
    if (isNull(values[0]))
        return sqlite3_result_null(context);
    sqlite3_result_double(context, F(sqlite3_value_double(values[0])));
}

double roundedDown(double value)
{
    return std::floor(value);
}

double roundedUp(double value)
{
    return std::ceil(value);
}

void modulo(sqlite3_context *context, int, sqlite3_value **values)
{
    const double divisor = sqlite3_value_double(values[1]);
    const double value = sqlite3_value_double(values[0]);
    sqlite3_result_double(context, divisor == 0 ? value : std::fmod(value, divisor));
}

// --- BUILTIN.DF ----------------------------------------------------------------------------------

void display(sqlite3_context *context, int, sqlite3_value **values)
{
    if (isNull(values[1]))
        return sqlite3_result_null(context);
    giveText(context, displayName(textOf(values[0]), sqlite3_value_int64(values[1])));
}

void displayStatus(sqlite3_context *context, int, sqlite3_value **values)
{
    const std::string_view type = textOf(values[0]);
    const std::string_view status = textOf(values[1]);
    if (status.empty())
        return sqlite3_result_null(context);
    std::string name;
    for (const TransactionType &one : transactionTypes()) {
        if (type == one.code)
            name = std::string(one.name) + " : " + statusName(type, status.front());
    }
    giveText(context, name.empty() ? std::string(status) : name);
}

void displayType(sqlite3_context *context, int, sqlite3_value **values)
{
    const std::string_view code = textOf(values[0]);
    for (const TransactionType &one : transactionTypes()) {
        if (code == one.code)
            return giveText(context, one.name);
    }
    sqlite3_result_value(context, values[0]);
}

} // namespace

void registerOracleFunctions(sqlite3 *database)
{
    struct Row
    {
        const char *name;
        int arguments;
        Function function;
    };
    static constexpr Row rows[] = {
        {"ora_date_add", 2, dateAdd},
        {"ora_date_subtract", 2, dateSubtract},
        {"ora_to_char", 1, toChar},
        {"ora_to_char", 2, toChar},
        {"ora_to_date", 1, toDate},
        {"ora_to_date", 2, toDate},
        {"ora_trunc", 1, truncate},
        {"ora_trunc", 2, truncate},
        {"ora_add_months", 2, addMonths},
        {"ora_months_between", 2, monthsBetween},
        {"ora_last_day", 1, lastDay},
        {"ora_extract", 2, extract},
        {"ora_nvl2", 3, ifNotNull},
        {"ora_decode", -1, decode},
        {"ora_concat", 2, concat},
        {"ora_to_number", 1, toNumber},
        {"ora_floor", 1, onNumber<roundedDown>},
        {"ora_ceil", 1, onNumber<roundedUp>},
        {"ora_mod", 2, modulo},
        {"df", 2, display},
        {"df_status", 2, displayStatus},
        {"df_type", 1, displayType},
    };
    for (const Row &row : rows) {
        sqlite3_create_function_v2(database, row.name, row.arguments,
                                   SQLITE_UTF8 | SQLITE_DETERMINISTIC, nullptr, row.function,
                                   nullptr, nullptr, nullptr);
    }
}

} // namespace suitescope
