// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/calendar.h"

#include "lib/simulator/cells.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <cstdlib>

namespace suitescope {

namespace {

constexpr std::array<std::string_view, 12> monthNames{
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};
constexpr std::array<std::string_view, 7> dayNames{"Thursday", "Friday",  "Saturday", "Sunday",
                                                   "Monday",   "Tuesday", "Wednesday"};
// Longer ones first, since the first that fits is taken.
constexpr std::array<std::string_view, 18> elements{"month", "yyyy", "rrrr", "hh24", "hh12", "day",
                                                    "ddd",   "mon",  "yy",   "mm",   "dd",   "dy",
                                                    "hh",    "mi",   "ss",   "am",   "pm",   "q"};

std::string_view elementAt(std::string_view format)
{
    const std::string lower = lowerCase(format.substr(0, 5));
    for (const std::string_view element : elements) {
        if (lower.rfind(element, 0) == 0)
            return element;
    }
    return {};
}

std::string padded(int value, int width)
{
    char text[16];
    std::snprintf(text, sizeof text, "%0*d", width, value);
    return text;
}

/*! A name in the case of the format: MON, Mon or mon. */
std::string inCaseOf(std::string_view name, std::string_view format)
{
    std::string text(name);
    const bool firstUpper = std::isupper(static_cast<unsigned char>(format[0])) != 0;
    const bool restUpper
        = format.size() > 1 && std::isupper(static_cast<unsigned char>(format[1])) != 0;
    for (size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        const bool upper = i == 0 ? firstUpper : restUpper;
        text[i] = char(upper ? std::toupper(c) : std::tolower(c));
    }
    return text;
}

std::string elementText(std::string_view element, std::string_view asWritten, const Moment &moment)
{
    const CivilDate date = civilDate(moment.day);
    const int hour = moment.second / 3600;
    if (element == "yyyy" || element == "rrrr")
        return padded(date.year, 4);
    if (element == "yy")
        return padded(date.year % 100, 2);
    if (element == "month")
        return inCaseOf(monthNames[size_t(date.month - 1)], asWritten);
    if (element == "mon")
        return inCaseOf(monthNames[size_t(date.month - 1)].substr(0, 3), asWritten);
    if (element == "mm")
        return padded(date.month, 2);
    if (element == "dd")
        return padded(date.day, 2);
    if (element == "ddd")
        return padded(int(moment.day - dayOf({date.year, 1, 1})) + 1, 3);
    if (element == "day")
        return inCaseOf(dayNames[size_t(moment.day % 7)], asWritten);
    if (element == "dy")
        return inCaseOf(dayNames[size_t(moment.day % 7)].substr(0, 3), asWritten);
    if (element == "hh24")
        return padded(hour, 2);
    if (element == "hh" || element == "hh12")
        return padded((hour + 11) % 12 + 1, 2);
    if (element == "mi")
        return padded(moment.second / 60 % 60, 2);
    if (element == "ss")
        return padded(moment.second % 60, 2);
    if (element == "q")
        return std::to_string((date.month - 1) / 3 + 1);
    return hour < 12 ? "AM" : "PM";
}

/*! What TO_DATE has read so far. */
struct Parts
{
    CivilDate date;
    int hour = 0;
    int minute = 0;
    int second = 0;
    bool afternoon = false;
    bool twelve = false;
};

bool takeNumber(std::string_view &text, size_t most, int &value)
{
    size_t length = 0;
    while (length < most && length < text.size()
           && std::isdigit(static_cast<unsigned char>(text[length])) != 0)
        ++length;
    if (length == 0)
        return false;
    value = std::atoi(std::string(text.substr(0, length)).c_str());
    text.remove_prefix(length);
    return true;
}

bool takeMonthName(std::string_view &text, int &month)
{
    const std::string lower = lowerCase(text.substr(0, 9));
    for (size_t i = 0; i < monthNames.size(); ++i) {
        const std::string name = lowerCase(monthNames[i]);
        const size_t length = lower.rfind(name, 0) == 0 ? name.size()
            : lower.rfind(name.substr(0, 3), 0) == 0    ? 3
                                                        : 0;
        if (length > 0) {
            month = int(i) + 1;
            text.remove_prefix(length);
            return true;
        }
    }
    return false;
}

bool takeElement(std::string_view element, std::string_view &text, Parts &parts)
{
    if (element == "yyyy" || element == "rrrr")
        return takeNumber(text, 4, parts.date.year);
    if (element == "yy") {
        const bool taken = takeNumber(text, 2, parts.date.year);
        parts.date.year += 2000;
        return taken;
    }
    if (element == "mm")
        return takeNumber(text, 2, parts.date.month);
    if (element == "mon" || element == "month")
        return takeMonthName(text, parts.date.month);
    if (element == "dd")
        return takeNumber(text, 2, parts.date.day);
    if (element == "hh24" || element == "hh" || element == "hh12") {
        parts.twelve = element != "hh24";
        return takeNumber(text, 2, parts.hour);
    }
    if (element == "mi")
        return takeNumber(text, 2, parts.minute);
    if (element == "ss")
        return takeNumber(text, 2, parts.second);
    if (element == "am" || element == "pm") {
        parts.afternoon = lowerCase(text.substr(0, 2)) == "pm";
        parts.twelve = true;
        text.remove_prefix(std::min<size_t>(2, text.size()));
        return true;
    }
    return false;
}

} // namespace

// Both after H. Hinnant's public algorithms for the proleptic Gregorian calendar.
CivilDate civilDate(std::int64_t day)
{
    day += 719468;
    const std::int64_t era = (day >= 0 ? day : day - 146096) / 146097;
    const auto ofEra = int(day - era * 146097);
    const int yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36524 - ofEra / 146096) / 365;
    const int ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const int shifted = (5 * ofYear + 2) / 153;
    const int month = shifted < 10 ? shifted + 3 : shifted - 9;
    return {int(yearOfEra + era * 400) + (month <= 2 ? 1 : 0), month,
            ofYear - (153 * shifted + 2) / 5 + 1};
}

std::int64_t dayOf(const CivilDate &date)
{
    const std::int64_t year = date.month <= 2 ? date.year - 1 : date.year;
    const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
    const std::int64_t yearOfEra = year - era * 400;
    const std::int64_t ofYear
        = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
    return era * 146097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + ofYear - 719468;
}

int daysInMonth(int year, int month)
{
    static constexpr std::array<int, 12> lengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return lengths[size_t(month - 1)] + (month == 2 && leap ? 1 : 0);
}

std::string markedDate(const Moment &moment)
{
    const CivilDate date = civilDate(moment.day);
    std::string text(11, CellValue::dateMark);
    const auto digits = [&text](size_t at, size_t count, int value) {
        for (size_t i = count; i > 0; --i, value /= 10)
            text[at + i - 1] = char('0' + value % 10);
    };
    digits(1, 4, date.year);
    digits(6, 2, date.month);
    digits(9, 2, date.day);
    text[5] = text[8] = '-';
    if (moment.second != 0) {
        text.append(" 00:00:00");
        digits(12, 2, moment.second / 3600);
        digits(15, 2, moment.second / 60 % 60);
        digits(18, 2, moment.second % 60);
    }
    return text;
}

std::optional<Moment> readMarkedDate(std::string_view text)
{
    if (text.size() < 11 || text.front() != CellValue::dateMark)
        return std::nullopt;
    const auto number = [text](size_t at, size_t count) {
        int value = 0;
        for (size_t i = 0; i < count; ++i)
            value = value * 10 + (text[at + i] - '0');
        return value;
    };
    Moment moment{dayOf({number(1, 4), number(6, 2), number(9, 2)}), 0};
    if (text.size() >= 20)
        moment.second = number(12, 2) * 3600 + number(15, 2) * 60 + number(18, 2);
    return moment;
}

void appendShownDate(std::string &out, std::string_view text)
{
    const auto skipZero = [&out, text](size_t at) {
        if (text[at] != '0')
            out.push_back(text[at]);
        out.push_back(text[at + 1]);
    };
    skipZero(6);
    out.push_back('/');
    skipZero(9);
    out.push_back('/');
    out.append(text.substr(1, 4));
}

std::string formatMoment(const Moment &moment, std::string_view format)
{
    std::string text;
    while (!format.empty()) {
        if (format.front() == '"') { // "T" stands for itself
            const size_t close = std::min(format.find('"', 1), format.size());
            text += format.substr(1, close - 1);
            format.remove_prefix(std::min(close + 1, format.size()));
            continue;
        }
        const std::string_view element = elementAt(format);
        if (element.empty()) {
            text.push_back(format.front());
            format.remove_prefix(1);
            continue;
        }
        text += elementText(element, format.substr(0, element.size()), moment);
        format.remove_prefix(element.size());
    }
    return text;
}

std::optional<Moment> parseMoment(std::string_view text, std::string_view format)
{
    Parts parts;
    while (!format.empty() && !text.empty()) {
        const std::string_view element = elementAt(format);
        if (element.empty()) {
            format.remove_prefix(1);
            text.remove_prefix(1);
            continue;
        }
        if (!takeElement(element, text, parts))
            return std::nullopt;
        format.remove_prefix(element.size());
    }
    const CivilDate &date = parts.date;
    if (date.month < 1 || date.month > 12 || date.day < 1
        || date.day > daysInMonth(date.year, date.month) || parts.hour > 23 || parts.minute > 59
        || parts.second > 59)
        return std::nullopt;
    if (parts.twelve)
        parts.hour = parts.hour % 12 + (parts.afternoon ? 12 : 0);
    return Moment{dayOf(date), parts.hour * 3600 + parts.minute * 60 + parts.second};
}

} // namespace suitescope
