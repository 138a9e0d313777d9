// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/jsontext.h"

#include <cmath>
#include <cstdio>

namespace suitescope {

void appendJsonString(std::string &out, std::string_view utf8)
{
    out.push_back('"');
    size_t plain = 0;
    for (size_t i = 0; i < utf8.size(); ++i) {
        const auto c = static_cast<unsigned char>(utf8[i]);
        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        out.append(utf8.data() + plain, i - plain);
        plain = i + 1;
        switch (c) {
        case '"':
            out.append("\\\"");
            break;
        case '\\':
            out.append("\\\\");
            break;
        case '\n':
            out.append("\\n");
            break;
        case '\t':
            out.append("\\t");
            break;
        default: {
            char escaped[8];
            std::snprintf(escaped, sizeof escaped, "\\u%04x", unsigned(c));
            out.append(escaped);
        }
        }
    }
    out.append(utf8.data() + plain, utf8.size() - plain);
    out.push_back('"');
}

JsonText &JsonText::open(char first, char last)
{
    separate();
    m_out.push_back(first);
    m_ends.push_back(last);
    m_needsComma = false;
    return *this;
}

JsonText &JsonText::end()
{
    m_out.push_back(m_ends.back());
    m_ends.pop_back();
    m_needsComma = true;
    return *this;
}

void JsonText::separate()
{
    if (m_needsComma)
        m_out.push_back(',');
    m_needsComma = true;
}

JsonText &JsonText::key(std::string_view name)
{
    separate();
    appendJsonString(m_out, name);
    m_out.push_back(':');
    m_needsComma = false;
    return *this;
}

JsonText &JsonText::text(std::string_view utf8)
{
    separate();
    appendJsonString(m_out, utf8);
    return *this;
}

JsonText &JsonText::text(const QString &value)
{
    return text(value.toUtf8());
}

JsonText &JsonText::integer(qint64 value)
{
    return raw(std::to_string(value));
}

JsonText &JsonText::boolean(bool value)
{
    return raw(value ? "true" : "false");
}

JsonText &JsonText::raw(std::string_view json)
{
    separate();
    m_out.append(json);
    return *this;
}

JsonText &JsonText::link(std::string_view rel, std::string_view href)
{
    return object().key("rel").text(rel).key("href").text(href).end();
}

std::string numberText(double value)
{
    if (!std::isfinite(value))
        return "0";
    char text[64];
    if (value == std::floor(value) && std::fabs(value) < 1e15) {
        std::snprintf(text, sizeof text, "%.0f", value);
        return text;
    }
    std::snprintf(text, sizeof text, "%.10f", value);
    std::string out = text;
    out.erase(out.find_last_not_of('0') + 1);
    if (out.back() == '.')
        out.pop_back();
    return out == "-0" ? "0" : out;
}

} // namespace suitescope
