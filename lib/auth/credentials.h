// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/account/accountid.h"
#include "lib/crypto/keypair.h"
#include "lib/storage/connection.h"
#include "lib/storage/secretstore.h"

#include <QFuture>
#include <QStringList>

#include <variant>

namespace suitescope {

/*! Token-Based Authentication: OAuth 1.0a, HMAC-SHA256 (fact sheet 2). */
struct TbaCredentials
{
    QString realm; // AccountId::realm()
    Secret consumerKey;
    Secret consumerSecret;
    Secret tokenId;
    Secret tokenSecret;
};

/*! OAuth 2.0 client credentials with a certificate (fact sheet 3). Client ID and Certificate ID are
 * identifiers: they name, they do not open. */
struct M2mCredentials
{
    QString clientId;
    QString certificateId; // the assertion's `kid`
    KeyPair key;
    SigningAlgorithm algorithm = SigningAlgorithm::ES256;
    QStringList scopes;
};

using Credentials = std::variant<TbaCredentials, M2mCredentials>;

/*! Reads a connection's secrets from the store. SecretMissing names the field in its detail. */
[[nodiscard]] QFuture<Result<Credentials>> readCredentials(const Connection &connection,
                                                           SecretStore &store);

/*! The same for a draft's or any owner's entries. */
[[nodiscard]] QFuture<Result<Credentials>> readCredentials(const QString &ownerId,
                                                           const Connection &facts,
                                                           SecretStore &store);

} // namespace suitescope
