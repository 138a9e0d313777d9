// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>
#include <QString>

#include <string>
#include <string_view>
#include <vector>

namespace suitescope {

void appendJsonString(std::string &out, std::string_view utf8);

/*! Writes JSON in the order of the calls, which QJsonObject cannot: NetSuite's order is part of
   what a client is tested against. */
class JsonText
{
public:
    JsonText &object() { return open('{', '}'); }
    JsonText &array() { return open('[', ']'); }
    JsonText &end();
    JsonText &key(std::string_view name);
    JsonText &text(std::string_view utf8);
    JsonText &text(const QString &value);
    JsonText &text(QByteArrayView utf8)
    {
        return text(std::string_view(utf8.data(), size_t(utf8.size())));
    }
    JsonText &text(const QByteArray &utf8) { return text(QByteArrayView(utf8)); }
    JsonText &text(const char *utf8) { return text(std::string_view(utf8)); }
    JsonText &text(const std::string &utf8) { return text(std::string_view(utf8)); }
    JsonText &integer(qint64 value);
    JsonText &boolean(bool value);
    JsonText &raw(std::string_view json);

    /*! {"rel":…,"href":…} */
    JsonText &link(std::string_view rel, std::string_view href);

    [[nodiscard]] std::string take() { return std::move(m_out); }

private:
    JsonText &open(char first, char last);
    void separate();

    std::string m_out;
    std::vector<char> m_ends;
    bool m_needsComma = false;
};

/*! A number without exponent and without needless digits: 118.5, 5000. */
[[nodiscard]] std::string numberText(double value);

} // namespace suitescope
