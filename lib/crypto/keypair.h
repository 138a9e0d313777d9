// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/base/result.h"
#include "lib/crypto/secret.h"

#include <optional>

namespace suitescope {

/*! The keys NetSuite accepts for OAuth 2.0 client credentials (fact sheet 3.5). */
enum class KeyAlgorithm { EcP256, EcP384, EcP521, Rsa3072, Rsa4096 };

/*! The JWS algorithms NetSuite accepts (fact sheet 3.2; RFC 7518). */
enum class SigningAlgorithm { ES256, ES384, ES512, PS256, PS384, PS512 };

[[nodiscard]] QString joseName(SigningAlgorithm algorithm); // "ES256"
[[nodiscard]] std::optional<SigningAlgorithm> signingAlgorithm(const QString &joseName);
[[nodiscard]] QString keyName(KeyAlgorithm algorithm); // "EC P-256", "RSA 3072"
/*! The other way: empty for a key that NetSuite would not accept. */
[[nodiscard]] std::optional<KeyAlgorithm> algorithmNamed(const QString &keyName);
[[nodiscard]] SigningAlgorithm defaultSigning(KeyAlgorithm algorithm); // ES256/384/512, PS256
[[nodiscard]] bool fits(SigningAlgorithm signing, KeyAlgorithm key);

class Certificate;

/*! A private key with its public half. Immutable, cheap to copy, usable from any thread. */
class KeyPair
{
public:
    KeyPair() = default;

    /*! Blocking: EC below 2 ms, RSA up to some seconds; run it in QtConcurrent. */
    [[nodiscard]] static Result<KeyPair> generate(KeyAlgorithm algorithm);

    /*! Reads PEM (SEC1, PKCS#8, encrypted PKCS#8, traditional RSA; other objects in the text are
       passed over; literal "\n" as found in .env files is understood) or DER (PKCS#8, SEC1).
       InvalidInput with what was found instead; WrongPassword when encrypted and the password is
       empty or wrong. A known curve in explicit numbers gets its name. Keys that NetSuite refuses
       (RSA 2048, secp256k1, Ed25519) are read: algorithm() is empty then. */
    [[nodiscard]] static Result<KeyPair> read(const Secret &data, const Secret &password = {});

    [[nodiscard]] bool isNull() const { return !m_data; }
    /*! Empty when NetSuite would not accept this key. */
    [[nodiscard]] std::optional<KeyAlgorithm> algorithm() const;
    [[nodiscard]] QString description() const; // "EC P-256", "RSA 2048", "EC secp256k1", "Ed25519"

    [[nodiscard]] QByteArray publicKeyDer() const; // SubjectPublicKeyInfo
    [[nodiscard]] QByteArray publicKeyFingerprint() const; // SHA-256 of it

    [[nodiscard]] Result<Secret> toPkcs8Pem() const;
    [[nodiscard]] Result<Secret> toSec1Pem() const; // EC only
    [[nodiscard]] Result<Secret> toPkcs8Der() const;
    [[nodiscard]] Result<Secret> toSec1Der() const; // EC only
    [[nodiscard]] Result<Secret> toPkcs1Pem() const; // RSA only: the form before PKCS#8
    [[nodiscard]] Result<Secret> toPkcs1Der() const; // RSA only
    /*! AES-256-CBC, PBKDF2-HMAC-SHA256 with sealRounds. Blocking: some tenths of a second, and so
     * is reading it; run both in QtConcurrent. */
    [[nodiscard]] Result<Secret> toEncryptedPkcs8Pem(const Secret &password) const;
    [[nodiscard]] Result<Secret> toEncryptedPkcs8Der(const Secret &password) const;
    /*! RFC 7517, with RFC 7638's thumbprint as kid; on one line. */
    [[nodiscard]] Result<Secret> toJwk() const;
    [[nodiscard]] QByteArray toPublicJwk() const; // empty for a curve that JWK has no name for
    [[nodiscard]] QByteArray toPublicPem() const;

    static constexpr int sealRounds = 600'000; // OWASP 2023 for HMAC-SHA256; about 0.2 s

    /*! A JWS signature: raw r||s for ES* (RFC 7518 3.4), PSS with salt = hash length for PS*.
     * NotAllowed when it does not fit the key. */
    [[nodiscard]] Result<QByteArray> sign(SigningAlgorithm algorithm, QByteArrayView message) const;

private:
    friend class Certificate;
    friend Result<Secret> toPkcs12(const KeyPair &key, const Certificate &certificate,
                                   const Secret &password, const QString &name);
    [[nodiscard]] Result<Secret> toTraditional(int type, bool asPem) const;

    struct Data;
    std::shared_ptr<const Data> m_data;
};

/*! "EC P-256", "RSA 3072": of a public key in DER SubjectPublicKeyInfo; empty for anything else. */
[[nodiscard]] QString publicKeyDescription(const QByteArray &publicKeyDer);

/*! Verifies a JWS signature with a public key in DER SubjectPublicKeyInfo. */
[[nodiscard]] bool verifySignature(const QByteArray &publicKeyDer, SigningAlgorithm algorithm,
                                   QByteArrayView message, const QByteArray &signature);

} // namespace suitescope
