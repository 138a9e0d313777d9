// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/crypto/openssl_p.h"

#include <QList>

#include <vector>

namespace suitescope::jwk {

/*! What one JWK holds. */
struct Key
{
    openssl::Key key; // null when it is no key we read
    bool isPrivate = false;
    bool isSymmetric = false; // kty oct: no pair at all
    QString name; // its kid
    QString fault; // what is wrong or missing, when key is null
    QList<QByteArray> certificates; // of x5c, in DER
    qsizetype at = 0; // where its { stands
};

/*! The keys in \a text: one JWK or a JWK Set, and whatever JSON stands around them. Nothing when it
 * is no JSON, or holds none. The secret parts never leave secret memory. */
[[nodiscard]] std::vector<Key> read(QByteArrayView text);

[[nodiscard]] Result<Secret> privateKey(const EVP_PKEY *key);
[[nodiscard]] QByteArray publicKey(const EVP_PKEY *key); // empty when it has no name for the curve

} // namespace suitescope::jwk
