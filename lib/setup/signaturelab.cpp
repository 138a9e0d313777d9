// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/signaturelab.h"

#include "lib/crypto/digest.h"
#include "lib/setup/masking.h"
#include "lib/setup/pastedrequest.h"

#include <QDateTime>
#include <QHash>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr qint64 allowedSeconds = 5 * 60; // fact sheet 2.1
constexpr qint64 leastMilliseconds = 100'000'000'000;
constexpr qsizetype leastNonce = 6;
constexpr qsizetype signatureBytes = 32;

Secret wiped(QByteArray &bytes)
{
    Secret secret{QByteArrayView(bytes)};
    bytes.fill('\0');
    return secret;
}

QByteArray joined(const OAuth1Parameters &parameters)
{
    QByteArray text;
    for (const auto &[name, value] : parameters) {
        if (!text.isEmpty())
            text += '&';
        text += name + '=' + value;
    }
    return text;
}

QByteArray baseOf(const SignedRequest &request, const OAuth1Parameters &parameters)
{
    return request.method.toUpper() + '&' + percentEncoded(signedAddress(request.url)) + '&'
        + percentEncoded(joined(parameters));
}

Secret keyOf(const QByteArray &consumerSecret, const QByteArray &tokenSecret,
             const char *between = "&")
{
    QByteArray key = percentEncoded(consumerSecret) + between + percentEncoded(tokenSecret);
    return wiped(key);
}

QString sizeText(const char *name, const Secret &secret)
{
    return u"%1 (%2)"_s.arg(QLatin1String(name)).arg(secret.size());
}

using Encode = QByteArray (*)(const QByteArray &);

/*! How another program may have built its base string. */
struct Slip
{
    bool withRealm = false;
    bool unsorted = false; // the query after the header's parameters
    Encode encode = nullptr; // of what is percent-encoded as it should be
};

// Each turns a name or value as RFC 3986 has it into what some library makes of it.
const QList<std::pair<QString, Encode>> &otherEncodings()
{
    static const QList<std::pair<QString, Encode>> all{
        {u"raw"_s, [](const QByteArray &text) { return QByteArray::fromPercentEncoding(text); }},
        {u"plus"_s, [](const QByteArray &text) { return QByteArray(text).replace("%20", "+"); }},
        {u"twice"_s, [](const QByteArray &text) { return percentEncoded(text); }},
        {u"marks"_s,
         [](const QByteArray &text) {
             QByteArray marks = text; // as encodeURIComponent of JavaScript leaves them
             for (const char mark : {'!', '\'', '(', ')', '*'})
                 marks.replace('%' + QByteArray(1, mark).toHex().toUpper(), QByteArray(1, mark));
             return marks;
         }},
        {u"lower"_s,
         [](const QByteArray &text) {
             QByteArray lower = text;
             for (qsizetype at = lower.indexOf('%'); at >= 0; at = lower.indexOf('%', at + 1))
                 lower.replace(at, 3, lower.mid(at, 3).toLower());
             return lower;
         }},
    };
    return all;
}

/*! Finds the first difference; each check answers None when there is nothing to say. */
class Comparison
{
public:
    Comparison(const PastedHeader &pasted, const TbaCredentials &credentials,
               const SignedRequest &request, const QDateTime &now)
        : m_pasted(pasted), m_own(credentials), m_request(request), m_now(now)
    {
    }

    [[nodiscard]] HeaderVerdict first() const
    {
        using Check = HeaderVerdict (Comparison::*)() const;
        static constexpr Check checks[]{
            &Comparison::parameters, &Comparison::realm,     &Comparison::constants,
            &Comparison::keys,       &Comparison::stamp,     &Comparison::spelling,
            &Comparison::signature,  &Comparison::timestamp,
        };
        for (const Check check : checks) {
            const HeaderVerdict verdict = (this->*check)();
            if (verdict.difference != HeaderDifference::None)
                return verdict;
        }
        return {};
    }

private:
    [[nodiscard]] HeaderVerdict parameters() const;
    [[nodiscard]] HeaderVerdict realm() const;
    [[nodiscard]] HeaderVerdict constants() const;
    [[nodiscard]] HeaderVerdict keys() const;
    [[nodiscard]] HeaderVerdict stamp() const;
    [[nodiscard]] HeaderVerdict spelling() const;
    [[nodiscard]] HeaderVerdict signature() const;
    [[nodiscard]] HeaderVerdict timestamp() const;

    [[nodiscard]] bool fits(const Secret &key, const SignedRequest &request,
                            const Slip &slip = {}) const;
    [[nodiscard]] HeaderVerdict otherQuery(const Secret &key) const;
    [[nodiscard]] HeaderVerdict otherSecrets() const;
    [[nodiscard]] QByteArray valueOf(const char *name) const { return m_pasted.value(name); }

    const PastedHeader &m_pasted;
    const TbaCredentials &m_own;
    const SignedRequest &m_request;
    QDateTime m_now;
};

HeaderVerdict Comparison::parameters() const
{
    static constexpr const char *needed[]{
        "realm",           "oauth_consumer_key",     "oauth_token",     "oauth_nonce",
        "oauth_timestamp", "oauth_signature_method", "oauth_signature",
    };
    QList<QByteArray> seen;
    for (const auto &parameter : m_pasted.raw) {
        const QByteArray &name = parameter.first;
        const QString shown = withoutSecrets(QString::fromLatin1(name));
        if (seen.contains(name))
            return {HeaderDifference::Doubled, {shown}};
        seen.append(name);
        const bool known = name == "oauth_version"
            || std::any_of(std::begin(needed), std::end(needed),
                           [&name](const char *one) { return name == one; });
        if (!known)
            return {HeaderDifference::Foreign, {shown}};
    }
    for (const char *name : needed)
        if (!m_pasted.has(name) || m_pasted.rawValue(name).isEmpty())
            return {HeaderDifference::Missing, {QString::fromLatin1(name)}};
    return {};
}

HeaderVerdict Comparison::realm() const
{
    const QString theirs = QString::fromUtf8(valueOf("realm"));
    if (theirs == m_own.realm)
        return {};
    const QStringList arguments{withoutSecrets(theirs).left(40), m_own.realm};
    const auto account = AccountId::parse(theirs);
    const bool same = account && account->realm() == m_own.realm;
    return {same ? HeaderDifference::RealmSpelling : HeaderDifference::RealmOther, arguments};
}

HeaderVerdict Comparison::constants() const
{
    const QByteArray method = valueOf("oauth_signature_method");
    if (method != "HMAC-SHA256")
        return {HeaderDifference::SignatureMethod,
                {withoutSecrets(QString::fromUtf8(method)).left(40)}};
    const QByteArray version = valueOf("oauth_version");
    if (m_pasted.has("oauth_version") && version != "1.0")
        return {HeaderDifference::Version, {withoutSecrets(QString::fromUtf8(version)).left(40)}};
    return {};
}

HeaderVerdict Comparison::keys() const
{
    const Secret key{QByteArrayView(valueOf("oauth_consumer_key"))};
    const Secret token{QByteArrayView(valueOf("oauth_token"))};
    const auto isSecret = [this](const Secret &value) {
        return value == m_own.consumerSecret || value == m_own.tokenSecret;
    };
    if (key == m_own.tokenId && token == m_own.consumerKey)
        return {HeaderDifference::KeyAndTokenSwapped, {}};
    if (isSecret(key))
        return {HeaderDifference::SecretInPlaceOfKey, {u"oauth_consumer_key"_s}};
    if (isSecret(token))
        return {HeaderDifference::SecretInPlaceOfKey, {u"oauth_token"_s}};
    if (!(key == m_own.consumerKey))
        return {HeaderDifference::ConsumerKeyOther, {}};
    if (!(token == m_own.tokenId))
        return {HeaderDifference::TokenOther, {}};
    return {};
}

HeaderVerdict Comparison::stamp() const
{
    const qsizetype length = valueOf("oauth_nonce").size();
    if (length < leastNonce)
        return {HeaderDifference::NonceTooShort, {QString::number(length)}};
    bool isNumber = false;
    const qint64 seconds = valueOf("oauth_timestamp").toLongLong(&isNumber);
    if (!isNumber || seconds <= 0)
        return {HeaderDifference::TimestampNoNumber, {}};
    if (seconds >= leastMilliseconds)
        return {HeaderDifference::TimestampInMilliseconds, {}};
    return {};
}

HeaderVerdict Comparison::spelling() const
{
    static const QRegularExpression hex(u"^[0-9a-fA-F]{64}$"_s);
    const QByteArray raw = m_pasted.rawValue("oauth_signature");
    const QByteArray once = QByteArray::fromPercentEncoding(raw);
    if (hex.match(QString::fromLatin1(once)).hasMatch())
        return {HeaderDifference::SignatureInHex, {}};
    if (raw.contains("%25"))
        return {HeaderDifference::SignatureEncodedTwice, {}};
    if (once.contains('-') || once.contains('_'))
        return {HeaderDifference::SignatureUrlSafe, {}};
    if (raw.contains('+') || raw.contains('/') || raw.contains('='))
        return {HeaderDifference::SignatureNotEncoded, {}};
    const qsizetype bytes = QByteArray::fromBase64(once).size();
    if (bytes != signatureBytes)
        return {HeaderDifference::SignatureLength, {QString::number(bytes)}};
    return {};
}

bool Comparison::fits(const Secret &key, const SignedRequest &request, const Slip &slip) const
{
    OAuth1Parameters parameters;
    for (const auto &[name, value] : m_pasted.raw) {
        if (name == "oauth_signature" || (name == "realm" && !slip.withRealm))
            continue;
        parameters.append(
            {percentEncoded(name), percentEncoded(QByteArray::fromPercentEncoding(value))});
    }
    if (slip.unsorted)
        std::sort(parameters.begin(), parameters.end());
    for (const auto &[name, value] : signedQuery(request.url)) {
        parameters.append(slip.encode ? qMakePair(slip.encode(name), slip.encode(value))
                                      : qMakePair(name, value));
    }
    if (!slip.unsorted)
        std::sort(parameters.begin(), parameters.end());
    return hmacSha256(key, baseOf(request, parameters)).toBase64() == valueOf("oauth_signature");
}

HeaderVerdict Comparison::otherQuery(const Secret &key) const
{
    if (!m_request.url.hasQuery())
        return {};
    if (fits(key, {m_request.method, m_request.url.adjusted(QUrl::RemoveQuery)}))
        return {HeaderDifference::QueryNotSigned, {}};
    for (const auto &[name, encode] : otherEncodings())
        if (fits(key, m_request, {false, false, encode}))
            return {HeaderDifference::QueryEncoding, {name}};
    if (fits(key, m_request, {false, true, nullptr}))
        return {HeaderDifference::ParametersUnsorted, {}};
    return {};
}

// A slip in one of the secrets shows which of them it is.
HeaderVerdict Comparison::otherSecrets() const
{
    const QByteArray consumer = m_own.consumerSecret.revealBytes();
    const QByteArray token = m_own.tokenSecret.revealBytes();
    const QString consumerName = u"consumer_secret"_s;
    const QString tokenName = u"token_secret"_s;
    if (fits(keyOf(token, consumer), m_request))
        return {HeaderDifference::SecretsSwapped, {}};
    if (fits(keyOf(consumer, {}), m_request) || fits(keyOf(consumer, {}, ""), m_request))
        return {HeaderDifference::SecretMissing, {tokenName}};
    if (fits(keyOf({}, token), m_request) || fits(keyOf({}, token, ""), m_request))
        return {HeaderDifference::SecretMissing, {consumerName}};
    if (fits(keyOf(consumer, token, ""), m_request))
        return {HeaderDifference::AmpersandMissing, {}};
    const auto slips = [](const QByteArray &secret) {
        return QList<QByteArray>{secret + '\n',      secret + "\r\n",   secret + ' ',
                                 ' ' + secret,       secret.toUpper(),  secret.toLower(),
                                 '"' + secret + '"', secret.chopped(1), secret.sliced(1)};
    };
    for (const QByteArray &slip : consumer.isEmpty() ? QList<QByteArray>() : slips(consumer))
        if (fits(keyOf(slip, token), m_request))
            return {HeaderDifference::SecretSpelling, {consumerName}};
    for (const QByteArray &slip : token.isEmpty() ? QList<QByteArray>() : slips(token))
        if (fits(keyOf(consumer, slip), m_request))
            return {HeaderDifference::SecretSpelling, {tokenName}};
    return {};
}

HeaderVerdict Comparison::signature() const
{
    const Secret key = keyOf(m_own.consumerSecret.revealBytes(), m_own.tokenSecret.revealBytes());
    if (fits(key, m_request))
        return {};
    const HeaderVerdict secrets = otherSecrets();
    if (secrets.difference != HeaderDifference::None)
        return secrets;

    const HeaderVerdict query = otherQuery(key);
    if (query.difference != HeaderDifference::None)
        return query;
    if (fits(key, m_request, {true, false, nullptr}))
        return {HeaderDifference::RealmSigned, {}};
    for (const char *method : {"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"})
        if (fits(key, {method, m_request.url}))
            return {HeaderDifference::MethodOther, {QString::fromLatin1(method)}};
    return {HeaderDifference::SignatureWrong, {}};
}

HeaderVerdict Comparison::timestamp() const
{
    const qint64 ahead = valueOf("oauth_timestamp").toLongLong() - m_now.toSecsSinceEpoch();
    if (qAbs(ahead) <= allowedSeconds)
        return {};
    return {HeaderDifference::TimestampOff, {QString::number(ahead / 60)}};
}

} // namespace

SignatureSteps signatureSteps(const TbaCredentials &credentials, const SignedRequest &request,
                              const OAuth1Signer::Stamp &stamp)
{
    OAuth1Parameters parameters = signedQuery(request.url);
    const qsizetype fromUrl = parameters.size();
    SignatureSteps steps;
    // Masked values are sorted by name: oauth_… names are not doubled, and these two alone are
    // masked.
    parameters += {
        {"oauth_consumer_key", maskedIdentifier(credentials.consumerKey).toLatin1()},
        {"oauth_nonce", percentEncoded(stamp.nonce)},
        {"oauth_signature_method", "HMAC-SHA256"},
        {"oauth_timestamp", QByteArray::number(stamp.timestamp)},
        {"oauth_token", maskedIdentifier(credentials.tokenId).toLatin1()},
        {"oauth_version", "1.0"},
    };
    const OAuth1Parameters own = parameters.sliced(fromUrl);
    std::sort(parameters.begin(), parameters.end());
    for (const auto &[name, value] : std::as_const(parameters))
        steps.parameters.append({QString::fromLatin1(name), QString::fromLatin1(value),
                                 !own.contains(qMakePair(name, value))});

    steps.parameterString = QString::fromLatin1(joined(parameters));
    steps.address = QString::fromLatin1(signedAddress(request.url));
    // The masks themselves stay readable.
    steps.baseString
        = QString::fromLatin1(baseOf(request, parameters)).replace("%2A%2A%2A%2A"_L1, "****"_L1);
    steps.keyShape = sizeText("consumer secret", credentials.consumerSecret) + u'&'
        + sizeText("token secret", credentials.tokenSecret);
    const QByteArray signature
        = OAuth1Signer(credentials).signature(request.method, request.url, stamp);
    steps.signature = QString::fromLatin1(signature);
    steps.encodedSignature = QString::fromLatin1(percentEncoded(signature));
    return steps;
}

HeaderVerdict compareHeader(const Secret &pasted, const TbaCredentials &credentials,
                            const SignedRequest &request, const QDateTime &now)
{
    const PastedHeader header = headerInPaste(pasted);
    if (header.fault.difference != HeaderDifference::None)
        return header.fault;
    return Comparison(header, credentials, request, now).first();
}

} // namespace suitescope
