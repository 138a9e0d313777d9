// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/auth/oauth1signer.h"

#include "lib/crypto/digest.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

void wipe(QByteArray &bytes)
{
    bytes.fill('\0');
}

Secret wiped(QByteArray bytes)
{
    Secret secret{QByteArrayView(bytes)};
    wipe(bytes);
    return secret;
}

QByteArray encoded(const Secret &secret)
{
    return percentEncoded(secret.view());
}

void appendQuoted(QByteArray &header, QByteArrayView name, const QByteArray &encodedValue)
{
    if (!header.endsWith(' '))
        header += ", ";
    header += name;
    header += "=\"";
    header += encodedValue;
    header += '"';
}

} // namespace

QByteArray percentEncoded(QByteArrayView utf8)
{
    // Qt's own default leaves alone exactly what RFC 5849 3.6 leaves alone.
    // A copy first: with nothing to encode the answer shares the bytes it was made from.
    return QByteArray(utf8.data(), utf8.size()).toPercentEncoding();
}

// A plus is a plus here: NetSuite decodes query values as RFC 3986 has it, not as a form.
OAuth1Parameters signedQuery(const QUrl &url)
{
    OAuth1Parameters parameters;
    const QList<QByteArray> pieces = url.query(QUrl::FullyEncoded).toLatin1().split('&');
    for (const QByteArray &piece : pieces) {
        if (piece.isEmpty())
            continue;
        const qsizetype equals = piece.indexOf('=');
        const QByteArray name = equals < 0 ? piece : piece.left(equals);
        const QByteArray value = equals < 0 ? QByteArray() : piece.mid(equals + 1);
        parameters.append({percentEncoded(QByteArray::fromPercentEncoding(name)),
                           percentEncoded(QByteArray::fromPercentEncoding(value))});
    }
    return parameters;
}

QByteArray signedAddress(const QUrl &url)
{
    const QByteArray scheme = url.scheme().toLower().toLatin1();
    QByteArray host = url.host(QUrl::FullyEncoded).toLower().toLatin1();
    if (host.contains(':'))
        host = '[' + host + ']';
    const int port = url.port();
    const bool isDefault
        = port < 0 || (scheme == "https" && port == 443) || (scheme == "http" && port == 80);
    const QByteArray path = url.path(QUrl::FullyEncoded).toLatin1();
    return scheme + "://" + host + (isDefault ? QByteArray() : ':' + QByteArray::number(port))
        + (path.isEmpty() ? "/"_ba : path);
}

OAuth1Signer::OAuth1Signer(TbaCredentials credentials) : m_credentials(std::move(credentials)) { }

Secret OAuth1Signer::baseString(const QByteArray &method, const QUrl &url, const Stamp &stamp) const
{
    OAuth1Parameters parameters{
        {"oauth_consumer_key", encoded(m_credentials.consumerKey)},
        {"oauth_nonce", percentEncoded(stamp.nonce)},
        {"oauth_signature_method", "HMAC-SHA256"},
        {"oauth_timestamp", QByteArray::number(stamp.timestamp)},
        {"oauth_token", encoded(m_credentials.tokenId)},
        {"oauth_version", "1.0"},
    };
    parameters += signedQuery(url);
    std::sort(parameters.begin(), parameters.end());

    QByteArray joined;
    for (auto &[name, value] : parameters) {
        if (!joined.isEmpty())
            joined += '&';
        joined += name + '=' + value;
        wipe(value);
    }
    QByteArray text = method.toUpper() + '&' + percentEncoded(signedAddress(url)) + '&';
    text += percentEncoded(joined);
    wipe(joined);
    return wiped(std::move(text));
}

QByteArray OAuth1Signer::signature(const QByteArray &method, const QUrl &url,
                                   const Stamp &stamp) const
{
    QByteArray consumer = encoded(m_credentials.consumerSecret);
    QByteArray token = encoded(m_credentials.tokenSecret);
    const Secret key = wiped(consumer + '&' + token);
    wipe(consumer);
    wipe(token);
    const Secret text = baseString(method, url, stamp);
    return hmacSha256(key, text.view()).toBase64();
}

Secret OAuth1Signer::header(const QByteArray &method, const QUrl &url, const Stamp &stamp) const
{
    QByteArray header = "OAuth ";
    appendQuoted(header, "realm", percentEncoded(m_credentials.realm.toUtf8()));
    appendQuoted(header, "oauth_token", encoded(m_credentials.tokenId));
    appendQuoted(header, "oauth_consumer_key", encoded(m_credentials.consumerKey));
    appendQuoted(header, "oauth_nonce", percentEncoded(stamp.nonce));
    appendQuoted(header, "oauth_timestamp", QByteArray::number(stamp.timestamp));
    appendQuoted(header, "oauth_signature_method", "HMAC-SHA256");
    appendQuoted(header, "oauth_version", "1.0");
    appendQuoted(header, "oauth_signature", percentEncoded(signature(method, url, stamp)));
    return wiped(std::move(header));
}

OAuth1Signer::Stamp OAuth1Signer::freshStamp(const QDateTime &now)
{
    static constexpr char letters[]
        = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    static constexpr unsigned count = sizeof(letters) - 1;
    static constexpr unsigned fair = 256 - 256 % count; // bytes above it would favour some letters
    static constexpr qsizetype length = 20;

    Stamp stamp;
    stamp.timestamp = now.toSecsSinceEpoch();
    while (stamp.nonce.size() < length) {
        const QByteArray bytes = randomBytes(32);
        for (const char byte : bytes) {
            const auto value = static_cast<unsigned char>(byte);
            if (value < fair && stamp.nonce.size() < length)
                stamp.nonce += letters[value % count];
        }
    }
    return stamp;
}

} // namespace suitescope
