// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/crypto/jsonview_p.h"

#include <algorithm>

namespace suitescope::json {

namespace {

constexpr int deepest = 16;
constexpr qsizetype mostObjects = 200;
constexpr qsizetype mostMembers = 64;

class Scanner
{
public:
    explicit Scanner(QByteArrayView text) : m_text(text) { }

    [[nodiscard]] bool first() { return value(0); }

    QList<Object> found;
    QList<QByteArrayView> topStrings; // of an array

private:
    void skipBlanks()
    {
        while (m_at < m_text.size()
               && (m_text[m_at] == ' ' || m_text[m_at] == '\t' || m_text[m_at] == '\n'
                   || m_text[m_at] == '\r'))
            ++m_at;
    }

    [[nodiscard]] bool take(char c)
    {
        skipBlanks();
        if (m_at >= m_text.size() || m_text[m_at] != c)
            return false;
        ++m_at;
        return true;
    }

    [[nodiscard]] std::optional<QByteArrayView> string()
    {
        if (!take('"'))
            return std::nullopt;
        const qsizetype start = m_at;
        for (; m_at < m_text.size(); ++m_at) {
            if (m_text[m_at] == '"')
                return m_text.sliced(start, m_at++ - start);
            if (m_text[m_at] == '\\')
                ++m_at;
        }
        return std::nullopt;
    }

    [[nodiscard]] bool value(int depth)
    {
        skipBlanks();
        if (m_at >= m_text.size() || depth > deepest)
            return false;
        switch (m_text[m_at]) {
        case '{':
            return object(depth);
        case '[':
            return array(depth);
        case '"': {
            const std::optional<QByteArrayView> text = string();
            if (text && depth == 1)
                topStrings.append(*text);
            return text.has_value();
        }
        default:
            return word();
        }
    }

    // A number, true, false or null: none of them matters here.
    [[nodiscard]] bool word()
    {
        const qsizetype start = m_at;
        while (m_at < m_text.size()
               && ((m_text[m_at] >= '0' && m_text[m_at] <= '9')
                   || (m_text[m_at] >= 'a' && m_text[m_at] <= 'z') || m_text[m_at] == '-'
                   || m_text[m_at] == '+' || m_text[m_at] == '.' || m_text[m_at] == 'E'))
            ++m_at;
        return m_at > start;
    }

    [[nodiscard]] bool object(int depth)
    {
        Object result;
        result.at = m_at++;
        if (take('}'))
            return true;
        do {
            const std::optional<QByteArrayView> name = string();
            if (!name || !take(':'))
                return false;
            skipBlanks();
            const qsizetype start = m_at;
            if (result.members.size() >= mostMembers || !value(depth + 1))
                return false;
            result.members.append({*name, m_text.sliced(start, m_at - start)});
        } while (take(','));
        if (found.size() >= mostObjects || !take('}'))
            return false;
        found.append(result);
        return true;
    }

    [[nodiscard]] bool array(int depth)
    {
        ++m_at;
        if (take(']'))
            return true;
        do {
            if (!value(depth + 1))
                return false;
        } while (take(','));
        return take(']');
    }

    QByteArrayView m_text;
    qsizetype m_at = 0;
};

} // namespace

bool Object::isAmbiguous() const
{
    for (qsizetype i = 1; i < members.size(); ++i) {
        if (std::any_of(members.cbegin(), members.cbegin() + i,
                        [&](const Member &member) { return member.name == members.at(i).name; }))
            return true;
    }
    return false;
}

QByteArrayView Object::value(QByteArrayView name) const
{
    const auto found = std::find_if(members.cbegin(), members.cend(),
                                    [name](const Member &member) { return member.name == name; });
    return found == members.cend() ? QByteArrayView() : found->value;
}

QByteArrayView Object::string(QByteArrayView name) const
{
    const QByteArrayView text = value(name);
    return text.size() >= 2 && text.front() == '"' ? text.sliced(1, text.size() - 2)
                                                   : QByteArrayView();
}

QList<Object> objects(QByteArrayView text)
{
    Scanner scanner(text);
    return scanner.first() ? scanner.found : QList<Object>();
}

QList<QByteArrayView> strings(QByteArrayView array)
{
    Scanner scanner(array);
    return scanner.first() ? scanner.topStrings : QList<QByteArrayView>();
}

} // namespace suitescope::json
