// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/crypto/keypair.h"
#include "lib/crypto/openssl_p.h"

namespace suitescope {

struct KeyPair::Data
{
    openssl::Key key;
    QByteArray publicKeyDer;
    QString description;
    std::optional<KeyAlgorithm> algorithm;

    [[nodiscard]] static Result<KeyPair> adopt(openssl::Key key);
};

/*! "EC P-256", "RSA 2048", "Ed25519" … of a private or public key. */
[[nodiscard]] QString keyDescription(const EVP_PKEY *key);

/*! The hash that goes with \a algorithm. */
[[nodiscard]] const EVP_MD *digestOf(SigningAlgorithm algorithm);

[[nodiscard]] bool isPss(SigningAlgorithm algorithm);

/*! Prepares \a context for \a algorithm; for RSA: PSS with a salt as long as the hash. */
[[nodiscard]] bool beginSigning(EVP_MD_CTX *context, SigningAlgorithm algorithm, EVP_PKEY *key);

} // namespace suitescope
