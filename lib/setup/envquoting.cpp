// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/envquoting_p.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

QByteArray withLiteralBreaks(QByteArray value)
{
    return value.replace("\r\n", "\n").replace('\n', "\\n");
}

/*! In double quotes a dotenv reader turns \n into a line break and leaves every other escape alone,
 * so a value that holds a quote or a backslash goes into quotes that change nothing. */
QByteArray dotenvQuoted(const QByteArray &value)
{
    const bool literal = value.contains('"') || value.contains('\\');
    for (const char quote : {'\'', '`'}) {
        if (literal && !value.contains(quote))
            return QByteArray(1, quote) + value + quote;
    }
    return '"' + withLiteralBreaks(value) + '"';
}

// YAML ends a line at these, and takes the byte order mark for one.
bool isBreakElsewhere(char16_t c)
{
    return (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 || c == 0xfeff;
}

} // namespace

bool needsQuotes(QByteArrayView value)
{
    // Some readers take a leading - for an option.
    return value.isEmpty() || value.startsWith('-')
        || !std::all_of(value.begin(), value.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
                   || c == '_' || c == '-' || c == '.' || c == ',' || c == ':' || c == '/';
           });
}

QByteArray shellQuoted(const QByteArray &value)
{
    QByteArray quoted = value;
    quoted.replace("'", "'\\''");
    return needsQuotes(value) ? '\'' + quoted + '\'' : value;
}

QByteArray jsonQuoted(QByteArrayView utf8)
{
    QString text = u"\""_s;
    for (const QChar c : QString::fromUtf8(utf8)) {
        if (c == u'"' || c == u'\\')
            text += u'\\' + QString(c);
        else if (c == u'\n')
            text += "\\n"_L1;
        else if (c < QChar(u' ') || isBreakElsewhere(c.unicode()))
            text += u"\\u%1"_s.arg(uint(c.unicode()), 4, 16, QChar(u'0'));
        else
            text += c;
    }
    const QByteArray result = (text + u'"').toUtf8();
    text.fill(u'\0');
    return result;
}

QByteArray envLine(const EnvVariable &variable, EnvFormat format)
{
    const QByteArray value = variable.value.revealBytes();
    const QByteArray name = variable.name.toLatin1();
    switch (format) {
    case EnvFormat::Docker:
        return name + '=' + withLiteralBreaks(value);
    case EnvFormat::Dotenv:
        return name + '=' + (needsQuotes(value) ? dotenvQuoted(value) : value);
    case EnvFormat::Shell:
        return "export " + name + '=' + shellQuoted(value);
    }
    Q_UNREACHABLE();
}

} // namespace suitescope
