// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/suiteql/jsontext.h"

#include <array>
#include <cstdint>
#include <optional>

namespace suitescope {

namespace {

constexpr char32_t replacement = 0xFFFD;

std::optional<char32_t> fourHexDigits(std::string_view text)
{
    if (text.size() < 4)
        return std::nullopt;
    char32_t value = 0;
    for (int i = 0; i < 4; ++i) {
        const char c = text[size_t(i)];
        value <<= 4;
        if (c >= '0' && c <= '9')
            value |= char32_t(c - '0');
        else if (c >= 'a' && c <= 'f')
            value |= char32_t(c - 'a' + 10);
        else if (c >= 'A' && c <= 'F')
            value |= char32_t(c - 'A' + 10);
        else
            return std::nullopt;
    }
    return value;
}

void appendUtf8(std::string &out, char32_t c)
{
    if (c < 0x80) {
        out += char(c);
    } else if (c < 0x800) {
        out += char(0xC0 | (c >> 6));
        out += char(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        out += char(0xE0 | (c >> 12));
        out += char(0x80 | ((c >> 6) & 0x3F));
        out += char(0x80 | (c & 0x3F));
    } else {
        out += char(0xF0 | (c >> 18));
        out += char(0x80 | ((c >> 12) & 0x3F));
        out += char(0x80 | ((c >> 6) & 0x3F));
        out += char(0x80 | (c & 0x3F));
    }
}

constexpr bool isHighSurrogate(char32_t c)
{
    return c >= 0xD800 && c < 0xDC00;
}

constexpr bool isLowSurrogate(char32_t c)
{
    return c >= 0xDC00 && c < 0xE000;
}

/*! \a rest starts behind `\u`; answers how much of it was used, 0 for no such escape. */
size_t appendUnicodeEscape(std::string &out, std::string_view rest)
{
    const std::optional<char32_t> first = fourHexDigits(rest);
    if (!first)
        return 0;
    if (isHighSurrogate(*first) && rest.substr(4, 2) == "\\u") {
        const std::optional<char32_t> second = fourHexDigits(rest.substr(6));
        if (second && isLowSurrogate(*second)) {
            appendUtf8(out, 0x10000 + ((*first - 0xD800) << 10) + (*second - 0xDC00));
            return 10;
        }
    }
    appendUtf8(out, isHighSurrogate(*first) || isLowSurrogate(*first) ? replacement : *first);
    return 4;
}

char simpleEscape(char c)
{
    switch (c) {
    case '"':
    case '\\':
    case '/':
        return c;
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    default:
        return 0;
    }
}

// What stands behind the backslash: 0 for nothing to escape, 'u' for \u00XX.
constexpr std::array<char, 256> escapes = [] {
    std::array<char, 256> table{};
    for (size_t i = 0; i < 0x20; ++i)
        table[i] = 'u';
    table['\b'] = 'b';
    table['\f'] = 'f';
    table['\n'] = 'n';
    table['\r'] = 'r';
    table['\t'] = 't';
    table['"'] = '"';
    table['\\'] = '\\';
    return table;
}();

} // namespace

bool appendUnescaped(std::string &out, std::string_view inner)
{
    for (size_t at = 0; at < inner.size();) {
        const size_t slash = inner.find('\\', at);
        if (slash == std::string_view::npos) {
            out.append(inner.substr(at));
            return true;
        }
        out.append(inner.substr(at, slash - at));
        if (slash + 1 >= inner.size())
            return false;
        if (inner[slash + 1] == 'u') {
            const size_t used = appendUnicodeEscape(out, inner.substr(slash + 2));
            if (used == 0)
                return false;
            at = slash + 2 + used;
            continue;
        }
        const char plain = simpleEscape(inner[slash + 1]);
        if (plain == 0)
            return false;
        out += plain;
        at = slash + 2;
    }
    return true;
}

void appendQuoted(std::string &out, std::string_view text)
{
    static constexpr char digits[] = "0123456789abcdef";
    out += '"';
    size_t from = 0;
    for (size_t i = 0; i < text.size(); ++i) {
        const auto byte = uint8_t(text[i]);
        const char escape = escapes[byte];
        if (escape == 0)
            continue;
        out.append(text.substr(from, i - from));
        out += '\\';
        out += escape;
        if (escape == 'u') {
            out += "00";
            out += digits[byte >> 4];
            out += digits[byte & 15];
        }
        from = i + 1;
    }
    out.append(text.substr(from));
    out += '"';
}

} // namespace suitescope
