// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/auth/credentials.h"

#include <QUrl>

#include <chrono>

namespace suitescope {

/*! The JWT that stands for the client in the token request (RFC 7523; fact sheet 3.2). */
class ClientAssertion
{
public:
    static constexpr std::chrono::seconds lifetime{300};

    /*! Header {typ, alg, kid}; claims {iss, scope (array), aud, iat, exp, jti}. CryptoFault or
     * NotAllowed when the algorithm does not fit the key. */
    [[nodiscard]] static Result<Secret> make(const M2mCredentials &credentials,
                                             const QUrl &audience, const QDateTime &now,
                                             const QString &jti);
    /*! The form body of the token request. */
    [[nodiscard]] static Secret tokenRequestBody(const Secret &assertion);
};

/*! What the token endpoint answered (fact sheet 3.3). */
struct AccessToken
{
    Secret token;
    QDateTime expires; // UTC, by our clock
    QString roleId; // from the token's `sub`, display only; empty when it cannot be read
    QString entityId;
    QStringList scopes;
};

/*! Reads the token endpoint's JSON; BadReply when it is none. */
[[nodiscard]] Result<AccessToken> parseTokenAnswer(const QByteArray &json, const QDateTime &now);

} // namespace suitescope
