// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Names and values of .env files: which are ours, and what was meant by those that are nearly.
#include "lib/setup/envinspection_p.h"
#include "lib/setup/pastecleaning.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <cstdlib>
#include <numeric>

using namespace Qt::StringLiterals;

namespace suitescope::envcheck {

namespace {

constexpr int mostTypos = 2;

const QList<std::pair<QString, SecretField>> &fieldNames()
{
    static const QList<std::pair<QString, SecretField>> names{
        {u"NETSUITE_CONSUMER_KEY"_s, SecretField::ConsumerKey},
        {u"NETSUITE_CONSUMER_SECRET"_s, SecretField::ConsumerSecret},
        {u"NETSUITE_TOKEN_ID"_s, SecretField::TokenId},
        {u"NETSUITE_TOKEN_SECRET"_s, SecretField::TokenSecret},
        {u"NETSUITE_CLIENT_ID"_s, SecretField::ClientId},
        {u"NETSUITE_CERTIFICATE_ID"_s, SecretField::CertificateId},
        {u"NETSUITE_PRIVATE_KEY"_s, SecretField::PrivateKey},
    };
    return names;
}

// Upper case, letters and digits alone.
QString bare(const QString &name)
{
    QString result;
    for (const QChar c : name) {
        if (c.isLetterOrNumber())
            result += c.toUpper();
    }
    return result;
}

// What other programs and people call the same thing.
QString synonym(const QString &bareName)
{
    static const QHash<QString, QString> names{
        {u"NETSUITEACCOUNT"_s, u"NETSUITE_ACCOUNT_ID"_s},
        {u"NETSUITEACCOUNTNUMBER"_s, u"NETSUITE_ACCOUNT_ID"_s},
        {u"NETSUITECOMPANYID"_s, u"NETSUITE_ACCOUNT_ID"_s},
        {u"NETSUITEREALM"_s, u"NETSUITE_ACCOUNT_ID"_s},
        {u"NETSUITEAUTHMETHOD"_s, u"NETSUITE_AUTH_TYPE"_s},
        {u"NETSUITECONSUMERID"_s, u"NETSUITE_CONSUMER_KEY"_s},
        {u"NETSUITETOKEN"_s, u"NETSUITE_TOKEN_ID"_s},
        {u"NETSUITETOKENKEY"_s, u"NETSUITE_TOKEN_ID"_s},
        {u"NETSUITECERTID"_s, u"NETSUITE_CERTIFICATE_ID"_s},
        {u"NETSUITECERTIFICATE"_s, u"NETSUITE_CERTIFICATE_ID"_s},
        {u"NETSUITEKID"_s, u"NETSUITE_CERTIFICATE_ID"_s},
        {u"NETSUITEKEY"_s, u"NETSUITE_PRIVATE_KEY"_s},
        {u"NETSUITEPRIVATEKEYPEM"_s, u"NETSUITE_PRIVATE_KEY"_s},
        {u"NETSUITEALG"_s, u"NETSUITE_ALGORITHM"_s},
    };
    return names.value(bareName);
}

/*! Letters to put in, take out, exchange or swap with their neighbour. */
int distance(const QString &a, const QString &b)
{
    const qsizetype width = b.size() + 1;
    QList<int> before(width);
    QList<int> row(width);
    QList<int> two(width);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        two = before;
        before = row;
        row[0] = int(i);
        for (qsizetype j = 1; j < width; ++j) {
            const int exchanged = before[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({before[j] + 1, row[j - 1] + 1, exchanged});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped)
                row[j] = std::min(row[j], two[j - 2] + 1);
        }
    }
    return row[width - 1];
}

} // namespace

QStringList namesOf(AuthMethod method)
{
    if (method == AuthMethod::TokenBased) {
        return {u"NETSUITE_CONSUMER_KEY"_s, u"NETSUITE_CONSUMER_SECRET"_s, u"NETSUITE_TOKEN_ID"_s,
                u"NETSUITE_TOKEN_SECRET"_s};
    }
    return {u"NETSUITE_CLIENT_ID"_s, u"NETSUITE_CERTIFICATE_ID"_s, u"NETSUITE_PRIVATE_KEY"_s};
}

std::optional<SecretField> fieldNamed(const QString &name)
{
    for (const auto &[ours, field] : fieldNames()) {
        if (ours == name)
            return field;
    }
    return std::nullopt;
}

QString nameOf(SecretField field)
{
    for (const auto &[name, ours] : fieldNames()) {
        if (ours == field)
            return name;
    }
    return {};
}

std::optional<NearName> nearName(const QString &name)
{
    constexpr qsizetype longest = 64; // nobody mistypes that much
    const QStringList ours = EnvFile::ourNames();
    if (name.size() > longest || ours.contains(name))
        return std::nullopt;
    const QString typed = bare(name);
    for (const QString &right : ours) {
        if (bare(right) == typed)
            return NearName{right, true};
    }
    if (const QString right = synonym(typed); !right.isEmpty())
        return NearName{right, false};
    QString nearest;
    int least = mostTypos + 1;
    for (const QString &right : ours) {
        const QString other = bare(right);
        if (std::abs(typed.size() - other.size()) > mostTypos)
            continue;
        const int typos = distance(typed, other);
        if (typos < least)
            nearest = right;
        else if (typos == least)
            nearest.clear(); // it could be either
        least = std::min(least, typos);
    }
    if (least > mostTypos || nearest.isEmpty())
        return std::nullopt;
    return NearName{nearest, false};
}

bool suits(const QString &name, const Secret &value)
{
    if (const std::optional<SecretField> field = fieldNamed(name)) {
        const Secret clean = *field == SecretField::PrivateKey ? value : cleanedValue(value).value;
        return shapeOf(*field, clean, {}).fault == ShapeFault::None;
    }
    constexpr qsizetype longest = 200;
    if (value.isEmpty() || value.size() > longest)
        return false;
    const QString typed = value.revealText().trimmed();
    if (name == "NETSUITE_ACCOUNT_ID"_L1)
        return AccountId::parse(typed).has_value();
    if (name == "NETSUITE_AUTH_TYPE"_L1)
        return authMethod(typed).has_value();
    if (name == "NETSUITE_ALGORITHM"_L1)
        return signingAlgorithm(typed.toUpper()).has_value();
    const QStringList scopes = cleanScopes(typed);
    return !scopes.isEmpty() && std::all_of(scopes.cbegin(), scopes.cend(), isScope);
}

std::optional<AuthMethod> authMethod(const QString &typed)
{
    const QString type = typed.trimmed().toLower();
    if (type == "tba"_L1 || type == "oauth1"_L1)
        return AuthMethod::TokenBased;
    if (type == "oauth2"_L1 || type == "m2m"_L1)
        return AuthMethod::ClientCredentials;
    return std::nullopt;
}

QString authTypeName(AuthMethod method)
{
    return method == AuthMethod::TokenBased ? u"tba"_s : u"oauth2"_s;
}

bool isScope(const QString &scope)
{
    static const QStringList known{u"rest_webservices"_s, u"restlets"_s, u"suite_analytics"_s,
                                   u"mcp"_s};
    return known.contains(scope);
}

QStringList cleanScopes(const QString &typed)
{
    static const QRegularExpression separator(u"[,;\\s]+"_s);
    QStringList scopes;
    for (const QString &scope : typed.split(separator, Qt::SkipEmptyParts)) {
        const QString clean = scope.toLower().replace(u'-', u'_');
        const QString kept = isScope(clean) ? clean : scope;
        if (!scopes.contains(kept))
            scopes += kept;
    }
    return scopes;
}

Secret withRealBreaks(const Secret &key)
{
    QByteArray text = key.revealBytes();
    text.replace("\\r\\n", "\n");
    text.replace("\\n", "\n");
    text.replace("\\r", "\n");
    text.replace("\r\n", "\n");
    text.replace('\r', '\n');
    const Secret result{QByteArrayView(text)};
    text.fill('\0');
    return result;
}

QByteArray lineEnd(QByteArrayView text)
{
    if (text.endsWith("\r\n"))
        return "\r\n";
    if (text.endsWith('\n'))
        return "\n";
    return text.endsWith('\r') ? "\r" : "";
}

QByteArray commentBehind(const Line &line)
{
    const QByteArrayView text = line.text.view();
    const QByteArrayView behind
        = text.first(text.size() - lineEnd(text).size()).sliced(line.valueEnd).trimmed();
    return behind.startsWith('#') ? behind.toByteArray() : QByteArray();
}

} // namespace suitescope::envcheck
