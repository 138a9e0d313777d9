// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/auth/credentials.h"

#include <QList>
#include <QPair>
#include <QUrl>

namespace suitescope {

/*! Percent-encoding of RFC 5849 3.6: everything but A-Z a-z 0-9 - . _ ~, upper-case hex. */
[[nodiscard]] QByteArray percentEncoded(QByteArrayView utf8);

/*! A name and its value, both percent-encoded. */
using OAuth1Parameters = QList<QPair<QByteArray, QByteArray>>;

/*! The parameters of a URL that take part in its signature, in the order of the URL. */
[[nodiscard]] OAuth1Parameters signedQuery(const QUrl &url);
/*! Scheme, host and path as they take part: lower case, no default port, no query. */
[[nodiscard]] QByteArray signedAddress(const QUrl &url);

/*! OAuth 1.0a request signing as NetSuite wants it: HMAC-SHA256, realm only in the header, query
 * parameters signed, JSON bodies not. Pure. */
class OAuth1Signer
{
public:
    struct Stamp
    {
        QByteArray nonce; // 20 characters from [A-Za-z0-9]
        qint64 timestamp = 0; // seconds since the epoch
    };

    explicit OAuth1Signer(TbaCredentials credentials);

    [[nodiscard]] Secret baseString(const QByteArray &method, const QUrl &url,
                                    const Stamp &stamp) const;
    [[nodiscard]] QByteArray signature(const QByteArray &method, const QUrl &url,
                                       const Stamp &stamp) const; // base64
    /*! The whole value of the Authorization header. */
    [[nodiscard]] Secret header(const QByteArray &method, const QUrl &url,
                                const Stamp &stamp) const;

    [[nodiscard]] static Stamp freshStamp(const QDateTime &now);

private:
    TbaCredentials m_credentials;
};

} // namespace suitescope
