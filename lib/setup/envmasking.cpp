// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Lines of .env files for showing: how they are written, and no secret.
#include "lib/setup/envinspection_p.h"
#include "lib/setup/masking.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace suitescope::envcheck {

namespace {

QString bullets()
{
    return QString(8, u'\u2022');
}

bool isPlain(const QString &name)
{
    return name == "NETSUITE_AUTH_TYPE"_L1 || name == "NETSUITE_ACCOUNT_ID"_L1
        || name == "NETSUITE_ALGORITHM"_L1 || name == "NETSUITE_SCOPES"_L1;
}

bool isIdentifier(const QString &name)
{
    return name == "NETSUITE_CONSUMER_KEY"_L1 || name == "NETSUITE_TOKEN_ID"_L1
        || name == "NETSUITE_CLIENT_ID"_L1 || name == "NETSUITE_CERTIFICATE_ID"_L1;
}

bool isEdge(QChar c)
{
    return c.isSpace() || c == u'"' || c == u'\'' || c == u'`';
}

QString withDots(const QString &edge)
{
    QString shown = edge;
    return shown.replace(u' ', u'\u00B7').replace(u'\t', u'\u00B7');
}

// Without the base64 between its first and its last line, and with the breaks around that.
QString maskedKey(const QString &value)
{
    static const QRegularExpression key(
        u"(-----BEGIN [A-Z0-9 ]{0,40}-----)((?:\\\\n|\\\\r|[\\r\\n])*)(.*?)"
        "((?:\\\\n|\\\\r|[\\r\\n])*)(-----END [A-Z0-9 ]{0,40}-----)(\\\\n|\\\\r|[\\r\\n])*"_s,
        QRegularExpression::DotMatchesEverythingOption);
    const QRegularExpressionMatch match = key.match(value);
    if (!match.hasMatch())
        return {};
    QString text
        = match.captured(1) + match.captured(2) + bullets() + match.captured(4) + match.captured(5);
    text += match.captured(6);
    // Quotes stand around it, and nothing else does that could be told.
    const bool quoted = !value.isEmpty() && isEdge(value.front());
    return quoted ? value.front() + text + value.back() : text;
}

QString maskedValue(const QString &value, const QString &name)
{
    if (isPlain(name))
        return withoutSecrets(value);
    if (const QString key = maskedKey(value); !key.isEmpty())
        return key;
    qsizetype from = 0;
    qsizetype to = value.size();
    while (from < to && isEdge(value[from]))
        ++from;
    while (to > from && isEdge(value[to - 1]))
        --to;
    const QString before = withDots(value.first(from));
    const QString behind = withDots(value.sliced(to));
    if (from == to)
        return before + behind;
    constexpr qsizetype shown = 4;
    // The end of a short value would give most of it away.
    const bool showEnd = isIdentifier(name) && to - from >= 4 * shown;
    return before + bullets() + (showEnd ? value.sliced(to - shown, shown) : QString()) + behind;
}

} // namespace

QString maskedLine(QByteArrayView text, qsizetype valueAt, qsizetype valueEnd, const QString &name)
{
    if (valueEnd <= 0)
        return withoutSecrets(QString::fromUtf8(text));
    const QString before = QString::fromUtf8(text.first(valueAt));
    const QString value = QString::fromUtf8(text.sliced(valueAt, valueEnd - valueAt));
    const QString behind = QString::fromUtf8(text.sliced(valueEnd));
    // Blanks behind a value cannot be seen, and Docker takes them.
    QString shown = before + maskedValue(value, name)
        + (behind.trimmed().isEmpty() ? withDots(behind) : withoutSecrets(behind));
    return shown.replace("\r\n"_L1, "\n"_L1);
}

} // namespace suitescope::envcheck
