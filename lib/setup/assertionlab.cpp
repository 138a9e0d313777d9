// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/assertionlab.h"

#include "lib/crypto/keypair.h"
#include "lib/setup/masking.h"
#include "lib/setup/pastecleaning.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr qint64 longestSeconds = 3600; // fact sheet 3.2
constexpr qint64 allowedSeconds = 5 * 60;
constexpr double leastMilliseconds = 1e11;
constexpr double mostExact = 9e15;

using Difference = AssertionDifference;

struct Found
{
    Difference difference = Difference::None;
    QStringList arguments = {};
};

QString shown(const QString &text)
{
    return withoutSecrets(text).left(120);
}

// Names of keys and clients are 43 and 64 characters: enough of them to recognise one's own.
QString shownIdentifier(const QString &text)
{
    return text.isEmpty() ? QString() : maskedIdentifier(Secret(text));
}

std::optional<QJsonObject> objectIn(const QByteArray &part)
{
    const auto decoded = QByteArray::fromBase64Encoding(
        part, QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return std::nullopt;
    const QJsonDocument document = QJsonDocument::fromJson(*decoded);
    return document.isObject() ? std::optional(document.object()) : std::nullopt;
}

QStringList scopesIn(const QJsonValue &value)
{
    QStringList scopes;
    for (const QJsonValue &one : value.toArray())
        scopes.append(one.toString());
    if (value.isString())
        scopes = value.toString().replace(u',', u' ').split(u' ');
    scopes.removeAll(QString());
    return scopes;
}

// SEQUENCE of the whole length that holds two INTEGERs.
bool looksLikeDer(const QByteArray &signature)
{
    if (signature.size() < 8 || signature.at(0) != 0x30)
        return false;
    const auto length = static_cast<unsigned char>(signature.at(1));
    const qsizetype head = length == 0x81 ? 3 : 2;
    const qsizetype body
        = head == 3 ? static_cast<unsigned char>(signature.at(2)) : qsizetype(length);
    return body + head == signature.size() && signature.at(head) == 0x02;
}

qsizetype signatureSize(KeyAlgorithm key)
{
    switch (key) {
    case KeyAlgorithm::EcP256:
        return 64;
    case KeyAlgorithm::EcP384:
        return 96;
    case KeyAlgorithm::EcP521:
        return 132;
    case KeyAlgorithm::Rsa3072:
        return 384;
    case KeyAlgorithm::Rsa4096:
        return 512;
    }
    Q_UNREACHABLE();
}

// The JWT alone, out of a form, a header, JSON or a whole curl command; broken lines are joined.
QString tokenIn(QString text)
{
    static const QRegularExpression before(
        u"^.*?(?:client_assertion[\"']?\\s*[=:]|Bearer\\s)[\\s\"']*"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression after(u"[\"'&].*$|\\s(?:https?://|--?[A-Za-z-]+[ =]).*$"_s,
                                          QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression between(u"[\\s\"';,\\\\]+"_s);
    if (before.match(text).hasMatch())
        text.remove(before).remove(after);
    return text.remove(between);
}

class Jwt
{
public:
    Jwt(const Secret &pasted, const AssertionExpectation &right, const QDateTime &now)
        : m_right(right), m_now(now.toSecsSinceEpoch())
    {
        m_parts = tokenIn(withoutInvisible(pasted.revealText())).toUtf8().split('.');
    }

    [[nodiscard]] AssertionVerdict verdict()
    {
        AssertionVerdict verdict;
        using Check = Found (Jwt::*)();
        static constexpr Check checks[]{
            &Jwt::shape, &Jwt::header, &Jwt::keyId,     &Jwt::issuer,   &Jwt::audience,
            &Jwt::scope, &Jwt::times,  &Jwt::signature, &Jwt::lifetime,
        };
        for (const Check check : checks) {
            Found found = (this->*check)();
            if (found.difference == Difference::None)
                continue;
            if (verdict.difference == Difference::None) {
                verdict.difference = found.difference;
                verdict.arguments = found.arguments;
            }
            if (const auto part = partOf(found.difference, found.arguments))
                verdict.wrong.append(*part);
            if (m_header.isEmpty()) // nothing to look at any further
                break;
        }
        verdict.facts = facts();
        return verdict;
    }

private:
    Found shape();
    Found header();
    Found keyId();
    Found issuer();
    Found audience();
    Found scope();
    Found times();
    Found signature();
    Found lifetime();
    [[nodiscard]] Found timeFault(const QString &name) const;
    [[nodiscard]] AssertionFacts facts() const;
    [[nodiscard]] std::optional<bool> isVerified() const;

    [[nodiscard]] QByteArray signatureData() const
    {
        return QByteArray::fromBase64(m_parts.value(2), QByteArray::Base64UrlEncoding);
    }
    [[nodiscard]] QString claim(QLatin1String name) const
    {
        return m_claims.value(name).toString();
    }
    [[nodiscard]] std::optional<KeyAlgorithm> key() const
    {
        return algorithmNamed(m_right.keyDescription);
    }

    const AssertionExpectation &m_right;
    qint64 m_now;
    QList<QByteArray> m_parts;
    QJsonObject m_header;
    QJsonObject m_claims;
};

Found Jwt::shape()
{
    if (m_parts.size() != 3)
        return {Difference::NotAJwt, {QString::number(m_parts.size())}};
    static constexpr const char *names[]{"header", "claims", "signature"};
    for (qsizetype i = 0; i < 3; ++i) {
        const QByteArray &part = m_parts.at(i);
        if (part.contains('+') || part.contains('/') || part.contains('=') || part.contains('%'))
            return {Difference::NotUrlSafe, {QString::fromLatin1(names[i])}};
    }
    const auto first = objectIn(m_parts.at(0));
    if (!first)
        return {Difference::Unreadable, {u"header"_s}};
    const auto second = objectIn(m_parts.at(1));
    if (!second)
        return {Difference::Unreadable, {u"claims"_s}};
    m_header = *first;
    m_claims = *second;
    if (claim("iss"_L1).startsWith("https://system."_L1)
        || m_header.value("kid"_L1).toString().startsWith("c."_L1))
        return {Difference::AccessToken};
    return {};
}

Found Jwt::header()
{
    const QString type = m_header.value("typ"_L1).toString();
    if (type.compare("JWT"_L1, Qt::CaseInsensitive) != 0)
        return {Difference::TypeWrong, {shown(type)}};
    const QString name = m_header.value("alg"_L1).toString();
    const auto algorithm = signingAlgorithm(name);
    if (!algorithm)
        return {Difference::AlgorithmRefused, {shown(name)}};
    if (key() && !fits(*algorithm, *key()))
        return {Difference::AlgorithmNotFitting, {name, m_right.keyDescription}};
    return {};
}

Found Jwt::keyId()
{
    const QString theirs = m_header.value("kid"_L1).toString();
    if (theirs.isEmpty())
        return {Difference::KeyIdMissing};
    if (theirs == m_right.certificateId || m_right.certificateId.isEmpty())
        return {};
    return {theirs == m_right.clientId ? Difference::KeyIdIsClientId : Difference::KeyIdOther};
}

Found Jwt::issuer()
{
    const QString theirs = claim("iss"_L1);
    if (theirs.isEmpty())
        return {Difference::IssuerMissing};
    if (theirs == m_right.clientId || m_right.clientId.isEmpty())
        return {};
    const bool swapped = theirs == m_right.certificateId;
    return {swapped ? Difference::IssuerIsCertificateId : Difference::IssuerOther};
}

Found Jwt::audience()
{
    const QJsonValue value = m_claims.value("aud"_L1);
    const QString text = value.isArray() ? value.toArray().at(0).toString() : value.toString();
    if (text.isEmpty())
        return {Difference::AudienceMissing};
    const QString right = m_right.audience.toString(QUrl::FullyEncoded);
    if (text == right)
        return {};
    const QUrl theirs(text);
    if (theirs.authority() != m_right.audience.authority()
        || theirs.scheme() != m_right.audience.scheme()) {
        const auto place
            = [](const QUrl &url) { return url.scheme() + "://"_L1 + url.authority(); };
        const bool hasHost = !theirs.host().isEmpty();
        return {Difference::AudienceHost,
                {shown(hasHost ? place(theirs) : text), place(m_right.audience)}};
    }
    // One directory at a time: a whole path is as long as a secret.
    QStringList path = theirs.path().split(u'/');
    for (QString &piece : path)
        piece = withoutSecrets(piece);
    return {Difference::AudiencePath, {path.join(u'/').left(80), m_right.audience.path()}};
}

Found Jwt::scope()
{
    static const QStringList known{u"rest_webservices"_s, u"restlets"_s, u"suite_analytics"_s,
                                   u"mcp"_s};
    const QStringList scopes = scopesIn(m_claims.value("scope"_L1));
    if (scopes.isEmpty())
        return {Difference::ScopeMissing};
    for (const QString &scope : scopes)
        if (!known.contains(scope))
            return {Difference::ScopeUnknown, {shown(scope)}};
    return {};
}

Found Jwt::timeFault(const QString &name) const
{
    const QJsonValue value = m_claims.value(name);
    if (value.isUndefined())
        return {Difference::TimeMissing, {name}};
    const double seconds = value.toDouble(-1);
    if (seconds >= leastMilliseconds)
        return {Difference::TimeInMilliseconds, {name}};
    if (seconds < 0 || std::floor(seconds) != seconds)
        return {Difference::TimeNoInteger, {name}};
    return {};
}

Found Jwt::times()
{
    for (const QString &name : {u"iat"_s, u"exp"_s}) {
        const Found found = timeFault(name);
        if (found.difference != Difference::None)
            return found;
    }
    const auto lives
        = qint64(m_claims.value("exp"_L1).toDouble()) - qint64(m_claims.value("iat"_L1).toDouble());
    if (lives <= 0)
        return {Difference::LivesNotAtAll};
    if (lives > longestSeconds)
        return {Difference::LivesTooLong, {QString::number((lives + 59) / 60)}};
    return {};
}

std::optional<bool> Jwt::isVerified() const
{
    const auto algorithm = signingAlgorithm(m_header.value("alg"_L1).toString());
    if (m_right.publicKeyDer.isEmpty() || !algorithm || m_parts.size() != 3 || !key()
        || !fits(*algorithm, *key()))
        return std::nullopt;
    return verifySignature(m_right.publicKeyDer, *algorithm, m_parts.at(0) + '.' + m_parts.at(1),
                           signatureData());
}

Found Jwt::signature()
{
    const auto verified = isVerified();
    const QByteArray data = signatureData();
    const bool elliptic = m_header.value("alg"_L1).toString().startsWith("ES"_L1);
    if (!verified.value_or(false) && elliptic && looksLikeDer(data))
        return {Difference::SignatureDer};
    if (!verified)
        return {};
    if (data.size() != signatureSize(*key()))
        return {Difference::SignatureLength,
                {QString::number(data.size()), QString::number(signatureSize(*key()))}};
    return {*verified ? Difference::None : Difference::SignatureWrong};
}

// Last: an assertion found in a log is old, and that alone says nothing against it.
Found Jwt::lifetime()
{
    if (times().difference != Difference::None)
        return {};
    const auto issued = qint64(m_claims.value("iat"_L1).toDouble());
    const auto expires = qint64(m_claims.value("exp"_L1).toDouble());
    if (issued > m_now + allowedSeconds)
        return {Difference::IssuedInFuture, {QString::number((issued - m_now) / 60)}};
    if (expires <= m_now)
        return {Difference::Expired, {QString::number((m_now - expires) / 60)}};
    return {};
}

AssertionFacts Jwt::facts() const
{
    const auto time = [this](QLatin1String name) -> std::optional<qint64> {
        const QJsonValue value = m_claims.value(name);
        if (!value.isDouble() || std::abs(value.toDouble()) > mostExact)
            return std::nullopt;
        return qint64(value.toDouble());
    };
    AssertionFacts facts;
    if (m_header.isEmpty())
        return facts;
    facts.algorithm = shown(m_header.value("alg"_L1).toString());
    facts.keyId = shownIdentifier(m_header.value("kid"_L1).toString());
    facts.type = shown(m_header.value("typ"_L1).toString());
    facts.issuer = shownIdentifier(claim("iss"_L1));
    const QString audience = claim("aud"_L1);
    facts.audience
        = audience == m_right.audience.toString(QUrl::FullyEncoded) ? audience : shown(audience);
    for (const QString &scope : scopesIn(m_claims.value("scope"_L1)))
        facts.scopes.append(shown(scope));
    facts.issued = time("iat"_L1);
    facts.expires = time("exp"_L1);
    facts.signatureBytes = signatureData().size();
    facts.verified = isVerified();
    return facts;
}

} // namespace

AssertionVerdict compareAssertion(const Secret &pasted, const AssertionExpectation &right,
                                  const QDateTime &now)
{
    return Jwt(pasted, right, now).verdict();
}

} // namespace suitescope
