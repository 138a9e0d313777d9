// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/handover.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

using Part = AdministratorAnswer::Part;

/*! Without what mail programs and editors put in: quote marks, bullets, invisible characters. */
QString unquoted(const QString &pasted)
{
    static const QRegularExpression invisible(
        u"[\\x{00AD}\\x{200B}-\\x{200F}\\x{202A}-\\x{202E}\\x{2060}-\\x{2064}\\x{FEFF}]"_s);
    static const QRegularExpression marks(u"^[\\s>|]+(?:[-*\\x{2022}]\\s+)?"_s);
    QString text = pasted;
    text.remove(invisible);
    QStringList lines = text.split(u'\n');
    for (QString &line : lines)
        line = line.remove(marks).trimmed();
    return lines.join(u'\n');
}

/*! The first value behind a label, on its line or the next. */
QString behind(const QString &label, const QString &text, const QString &shape)
{
    const QRegularExpression pattern(
        u"(?<![A-Za-z])(?:%1)(?![A-Za-z])[\"'*_`]*\\s*[:=|]?[\\s\"'*`|<]*(%2)"_s.arg(label, shape),
        QRegularExpression::CaseInsensitiveOption);
    return pattern.match(text).captured(1);
}

bool isClientId(const QString &value)
{
    static const QRegularExpression shape(u"\\A[0-9a-fA-F]{64}\\z"_s);
    return shape.match(value).hasMatch();
}

bool isCertificateId(const QString &value)
{
    return value.size() >= 20 && value.size() < 64 && !isClientId(value);
}

/*! Values of the wanted shape anywhere in the text. */
QStringList ofShape(const QString &text, bool (*fits)(const QString &))
{
    static const QRegularExpression run(u"(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{20,}(?![A-Za-z0-9_-])"_s);
    static const QRegularExpression both(u"[a-z].*[0-9]|[0-9].*[a-z]"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    QStringList found;
    for (auto it = run.globalMatch(text); it.hasNext();) {
        const QString value = it.next().captured();
        if (fits(value) && both.match(value).hasMatch() && !found.contains(value))
            found.append(value);
    }
    return found;
}

QString onlyOne(const QStringList &values)
{
    return values.size() == 1 ? values.first() : QString();
}

AccountId accountIn(const QString &text)
{
    // Behind the label or as an address; an ID has a digit, but for the simulated account's.
    static const QRegularExpression places(
        u"(?<![A-Za-z])account(?:[ _-]*id)?(?![A-Za-z])[\"'*_`]*\\s*[:=|]?[\\s\"'*`|<]*"
        "((?=[A-Z0-9_-]*[0-9])[A-Z0-9]+(?:[_-][A-Z]{2}[0-9]*)?|DEMO)(?![A-Z0-9])|"
        "https?://([A-Z0-9-]+\\.[A-Z.]*netsuite\\.com)"_s,
        QRegularExpression::CaseInsensitiveOption);
    for (auto it = places.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        const QString found
            = match.capturedLength(2) > 0 ? u"https://"_s + match.captured(2) : match.captured(1);
        if (const Result<AccountId> account = AccountId::parse(found))
            return *account;
    }
    return {};
}

QStringList secretLabelsIn(const QString &text)
{
    static const QRegularExpression secrets(
        u"(?<![A-Za-z])(client[ _-]*secret|consumer[ _-]*secret|token[ _-]*secret|private[ _-]*key)"
        "(?![A-Za-z])\\s*[:=|]?\\s*[A-Za-z0-9+/_-]{20,}|-----BEGIN [A-Z ]*(PRIVATE KEY)-----"_s,
        QRegularExpression::CaseInsensitiveOption);
    QStringList labels;
    for (auto it = secrets.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        const QString label
            = (match.captured(1) + match.captured(2)).simplified().replace(u'_', u' ').toLower();
        if (!labels.contains(label))
            labels.append(label);
    }
    return labels;
}

} // namespace

QList<AdministratorAnswer::Part> AdministratorAnswer::missing() const
{
    QList<Part> parts;
    if (account.isNull())
        parts.append(Part::Account);
    if (clientId.isEmpty())
        parts.append(Part::ClientId);
    if (certificateId.isEmpty())
        parts.append(Part::CertificateId);
    return parts;
}

AdministratorAnswer readAdministratorAnswer(const QString &pasted)
{
    const QString text = unquoted(pasted);
    const QString value = u"[A-Za-z0-9_-]{20,}"_s;
    AdministratorAnswer answer;
    answer.account = accountIn(text);
    const QString client
        = behind(u"(?:consumer[ _-]*key\\s*/\\s*)?client[ _-]*id|consumer[ _-]*key"_s, text, value);
    const QString certificate = behind(u"certificate[ _-]*id"_s, text, value);
    answer.swapped = isClientId(certificate) && !isClientId(client);
    for (const QString &one : {client, certificate}) {
        if (isClientId(one))
            answer.clientId = answer.clientId.isEmpty() ? one : answer.clientId;
        else if (isCertificateId(one))
            answer.certificateId = one;
    }
    answer.ignoredSecrets = secretLabelsIn(text);
    // A value without its label is taken when nothing else in the text has its shape; beside a
    // secret of the same shape there is no telling.
    if (answer.clientId.isEmpty() && answer.ignoredSecrets.isEmpty())
        answer.clientId = onlyOne(ofShape(text, isClientId));
    if (answer.certificateId.isEmpty())
        answer.certificateId = onlyOne(ofShape(text, isCertificateId));
    return answer;
}

} // namespace suitescope
