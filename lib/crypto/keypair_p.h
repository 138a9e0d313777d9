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

/*! A private key as PEM or DER. \a password opens what is encrypted in the old way; PKCS#8 with a
   password is lib/crypto/sealed_p.h's affair. */
[[nodiscard]] Result<openssl::Key> decodedKey(const openssl::Bio &source, const char *format,
                                              const Secret &password);

/*! The algorithm of a key in PKCS#8 that is not decoded at all; empty for those that are. OpenSSL
   works out a DSA key's public half at once, which takes hours with numbers chosen for it. */
[[nodiscard]] QString refusedKind(QByteArrayView der);

/*! Whether the private half belongs to the public one. */
[[nodiscard]] bool isConsistent(EVP_PKEY *key);

/*! NetSuite takes named curves only; some tools write out a known curve's numbers instead, or only
   half of the point. A curve without a name stays as it is, and has no algorithm. */
void nameTheCurve(EVP_PKEY *key);

/*! "EC P-256", "RSA 2048", "Ed25519" … of a private or public key. */
[[nodiscard]] QString keyDescription(const EVP_PKEY *key);

/*! The hash that goes with \a algorithm. */
[[nodiscard]] const EVP_MD *digestOf(SigningAlgorithm algorithm);

[[nodiscard]] bool isPss(SigningAlgorithm algorithm);

/*! Prepares \a context for \a algorithm; for RSA: PSS with a salt as long as the hash. */
[[nodiscard]] bool beginSigning(EVP_MD_CTX *context, SigningAlgorithm algorithm, EVP_PKEY *key);

} // namespace suitescope
