// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/suiteql/numbertext.h"

#include <algorithm>
#include <charconv>

namespace suitescope {

namespace {

constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

size_t skipDigits(std::string_view text, size_t at)
{
    while (at < text.size() && isDigit(text[at]))
        ++at;
    return at;
}

struct Decimal
{
    bool negative = false;
    std::string_view whole; // without leading zeros
    std::string_view fraction; // without trailing zeros

    [[nodiscard]] bool isZero() const { return whole.empty() && fraction.empty(); }
};

Decimal decimalFrom(std::string_view text)
{
    Decimal decimal;
    if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
        decimal.negative = text.front() == '-';
        text.remove_prefix(1);
    }
    const size_t point = text.find('.');
    decimal.whole = text.substr(0, point);
    if (point != std::string_view::npos)
        decimal.fraction = text.substr(point + 1);
    while (!decimal.whole.empty() && decimal.whole.front() == '0')
        decimal.whole.remove_prefix(1);
    while (!decimal.fraction.empty() && decimal.fraction.back() == '0')
        decimal.fraction.remove_suffix(1);
    return decimal;
}

int compareMagnitudes(const Decimal &a, const Decimal &b)
{
    if (a.whole.size() != b.whole.size())
        return a.whole.size() < b.whole.size() ? -1 : 1;
    const int whole = a.whole.compare(b.whole);
    const int difference = whole != 0 ? whole : a.fraction.compare(b.fraction);
    return (difference > 0) - (difference < 0);
}

} // namespace

bool looksLikeNumber(std::string_view text)
{
    size_t at = !text.empty() && text.front() == '-' ? 1 : 0;
    const size_t wholeFrom = at;
    at = skipDigits(text, at);
    const size_t whole = at - wholeFrom;
    if (whole > 1 && text[wholeFrom] == '0')
        return false;
    size_t fraction = 0;
    if (at < text.size() && text[at] == '.') {
        const size_t from = at + 1;
        at = skipDigits(text, from);
        fraction = at - from;
    }
    if (whole + fraction == 0)
        return false;
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        size_t from = at + 1;
        if (from < text.size() && (text[from] == '-' || text[from] == '+'))
            ++from;
        at = skipDigits(text, from);
        if (at == from)
            return false;
    }
    return at == text.size();
}

double numberValue(std::string_view text)
{
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc::result_out_of_range)
        return value;
    // Too large or too small to be told apart: an exponent below zero means nearly nothing.
    const bool tiny = text.find("e-") != text.npos || text.find("E-") != text.npos;
    const double huge = text.front() == '-' ? -1.0e308 : 1.0e308;
    return tiny ? 0.0 : huge;
}

int compareNumbers(std::string_view a, std::string_view b)
{
    const bool plain = a.find_first_of("eE") == a.npos && b.find_first_of("eE") == b.npos;
    if (!plain) {
        const double difference = numberValue(a) - numberValue(b);
        return (difference > 0) - (difference < 0);
    }
    const Decimal left = decimalFrom(a);
    const Decimal right = decimalFrom(b);
    if (left.isZero() && right.isZero())
        return 0;
    if (left.negative != right.negative)
        return left.negative ? -1 : 1;
    const int magnitudes = compareMagnitudes(left, right);
    return left.negative ? -magnitudes : magnitudes;
}

} // namespace suitescope
