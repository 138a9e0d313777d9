// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/crypto/keypair.h"

#include <QDateTime>

namespace suitescope {

struct CertificateRequest
{
    static constexpr int longestDays
        = 730; // NetSuite silently cuts anything longer (fact sheet 3.5)

    QString commonName; // UTF-8, 1 to 64 characters (RFC 5280, ub-common-name)
    QDateTime notBefore; // UTC
    int days = longestDays;
    // Another issuer's name, as proxies put it; such a certificate cannot be checked by anybody.
    QString issuerName = {};
};

/*! An X.509 certificate; immutable, cheap to copy, usable from any thread. */
class Certificate
{
public:
    Certificate() = default;

    /*! Self-signed: SHA-256 (or the curve's own hash), RSA with PSS, named curve, random serial,
     * v3. InvalidInput for an empty or too long name or more than 730 days. */
    [[nodiscard]] static Result<Certificate> selfSigned(const KeyPair &key,
                                                        const CertificateRequest &request);
    /*! PEM (the first certificate in the text) or DER. */
    [[nodiscard]] static Result<Certificate> read(const QByteArray &data);

    [[nodiscard]] bool isNull() const { return !m_data; }
    [[nodiscard]] QByteArray toPem() const;
    [[nodiscard]] QByteArray toDer() const;
    [[nodiscard]] QByteArray fingerprint() const; // SHA-256 of the DER
    [[nodiscard]] QString commonName() const;
    [[nodiscard]] QString subject() const; // "CN=…, O=…"
    [[nodiscard]] QDateTime notBefore() const; // UTC
    [[nodiscard]] QDateTime notAfter() const;
    [[nodiscard]] QString serialHex() const;
    [[nodiscard]] QString signatureName() const; // "ecdsa-with-SHA256", "RSASSA-PSS"
    [[nodiscard]] QString keyDescription() const;
    [[nodiscard]] QByteArray publicKeyDer() const;
    [[nodiscard]] bool belongsTo(const KeyPair &key) const; // equality of the public keys

private:
    struct Data;
    std::shared_ptr<const Data> m_data;
};

} // namespace suitescope
