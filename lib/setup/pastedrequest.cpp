// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/pastedrequest.h"

#include "lib/setup/masking.h"
#include "lib/setup/pastecleaning.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

bool PastedHeader::has(const char *name) const
{
    return std::any_of(raw.cbegin(), raw.cend(),
                       [name](const auto &one) { return one.first == name; });
}

QByteArray PastedHeader::rawValue(const char *name) const
{
    for (const auto &[key, value] : raw)
        if (key == name)
            return value;
    return {};
}

QByteArray PastedHeader::value(const char *name) const
{
    return QByteArray::fromPercentEncoding(rawValue(name));
}

// What follows the last parameter belongs to the command the header stands in.
PastedHeader headerInPaste(const Secret &text)
{
    static const QRegularExpression scheme(u"(?:^|[\\s:'\"])OAuth\\s+(?=[A-Za-z_]+\\s*=)"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression pair(
        u"\\G\\s*([A-Za-z0-9_.-]+)\\s*=\\s*\"([^\"]*)\"\\s*(,?)"_s);
    static const QRegularExpression name(u"\\G\\s*[A-Za-z0-9_.-]+\\s*="_s);
    PastedHeader pasted;
    QString rest = withoutInvisible(text.revealText());
    rest.replace("\\\""_L1, "\""_L1); // as a shell has it
    const QRegularExpressionMatch start = scheme.match(rest);
    if (!start.hasMatch()) {
        pasted.fault = {HeaderDifference::NotOAuth, {}};
        return pasted;
    }
    qsizetype at = start.capturedEnd();
    bool more = true;
    while (more || name.match(rest, at).hasMatch()) {
        const QRegularExpressionMatch match = pair.match(rest, at);
        const QString there = rest.sliced(at).trimmed();
        if (more && !pasted.raw.isEmpty() && (there.isEmpty() || there.startsWith(u'\'')))
            break; // a comma at the end
        if (!more || !match.hasMatch()) {
            pasted.fault = {HeaderDifference::Malformed,
                            {withoutSecrets(there.section(u'=', 0, 0).left(40))}};
            break;
        }
        pasted.raw.append({match.captured(1).toLatin1(), match.captured(2).toUtf8()});
        more = match.capturedLength(3) > 0;
        at = match.capturedEnd();
    }
    rest.fill(u'\0');
    return pasted;
}

std::optional<SignedRequest> requestInPaste(const Secret &pasted)
{
    static const QRegularExpression command(u"(?:^|\\s)curl(?:\\.exe)?\\s"_s);
    static const QRegularExpression verb(u"\\s(?:-X\\s*|--request[\\s=]+)[\"']?([A-Za-z]+)"_s);
    static const QRegularExpression body(u"\\s(?:-d|--data(?:-[a-z]+)?|--json)[\\s=]"_s);
    static const QRegularExpression address(u"\\s[\"']?(https://[^\\s\"']+)"_s);
    static const QRegularExpression line(u"^\\s*([A-Z]+) (/\\S*) HTTP/"_s);
    static const QRegularExpression host(u"\\n\\s*host:\\s*(\\S+)"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    const QString text = withoutInvisible(pasted.revealText());
    const auto valid = [](const QByteArray &method, const QString &url) {
        const SignedRequest request{method, QUrl(url, QUrl::StrictMode)};
        const bool whole = request.url.isValid() && !request.url.host().isEmpty();
        return whole ? std::optional(request) : std::nullopt;
    };
    if (const auto start = line.match(text), named = host.match(text);
        start.hasMatch() && named.hasMatch())
        return valid(start.captured(1).toLatin1(),
                     "https://"_L1 + named.captured(1) + start.captured(2));
    const QRegularExpressionMatch url = address.match(text);
    if (!command.match(text).hasMatch() || !url.hasMatch())
        return std::nullopt;
    const QRegularExpressionMatch named = verb.match(text);
    const QByteArray usual = body.match(text).hasMatch() ? "POST"_ba : "GET"_ba;
    return valid(named.hasMatch() ? named.captured(1).toUpper().toLatin1() : usual,
                 url.captured(1));
}

} // namespace suitescope
