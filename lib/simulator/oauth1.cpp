// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/oauth1.h"

#include "lib/crypto/digest.h"

#include <algorithm>

namespace suitescope {

QByteArray OAuth1Header::value(const QByteArray &name) const
{
    for (const auto &[key, value] : parameters) {
        if (key == name)
            return value;
    }
    return {};
}

bool OAuth1Header::isDoubled(const QByteArray &name) const
{
    return std::count_if(parameters.cbegin(), parameters.cend(),
                         [&name](const auto &pair) { return pair.first == name; })
        > 1;
}

std::optional<OAuth1Header> readOAuth1Header(const QByteArray &header)
{
    if (header.left(6).toLower() != "oauth ")
        return std::nullopt;
    OAuth1Header read;
    for (const QByteArray &part : header.mid(6).split(',')) {
        const QByteArray trimmed = part.trimmed();
        const qsizetype equals = trimmed.indexOf('=');
        if (equals < 0)
            return std::nullopt;
        const QByteArray name = trimmed.left(equals).trimmed();
        QByteArray value = trimmed.mid(equals + 1).trimmed();
        if (value.size() < 2 || !value.startsWith('"') || !value.endsWith('"'))
            return std::nullopt;
        value = percentDecoded(value.mid(1, value.size() - 2), false);
        if (name == "realm")
            read.realm = value;
        else
            read.parameters.append({name, value});
    }
    return read;
}

QByteArray oauth1BaseString(const QByteArray &method, const QByteArray &origin,
                            const QByteArray &path, const QByteArray &query,
                            const WirePairs &parameters)
{
    WirePairs encoded;
    for (const auto &[name, value] : formPairs(query))
        encoded.append({oauthEncoded(name), oauthEncoded(value)});
    for (const auto &[name, value] : parameters) {
        if (name != "oauth_signature")
            encoded.append({oauthEncoded(name), oauthEncoded(value)});
    }
    std::sort(encoded.begin(), encoded.end());
    QByteArray joined;
    for (const auto &[name, value] : encoded) {
        if (!joined.isEmpty())
            joined.append('&');
        joined.append(name).append('=').append(value);
    }
    return method.toUpper() + '&' + oauthEncoded(origin.toLower() + path) + '&'
        + oauthEncoded(joined);
}

QByteArray oauth1Signature(const QByteArray &baseString, const Secret &consumerSecret,
                           const Secret &tokenSecret)
{
    const QByteArray key
        = oauthEncoded(consumerSecret.view()) + '&' + oauthEncoded(tokenSecret.view());
    return hmacSha256(Secret(QByteArrayView(key)), baseString).toBase64();
}

} // namespace suitescope
