// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/crypto/certificate.h"

#include <QList>
#include <QString>

#include <optional>

namespace suitescope {

/*! A certificate in use, with whose it is. */
struct KnownCertificate
{
    QString connectionId;
    QString connectionName;
    Certificate certificate;
};

/*! What a file or a pasted text turned out to hold. */
enum class KeyFinding { Nothing, EncryptedKey, PrivateKey, CertificateAlone, KeyAndCertificate };

/*! What NetSuite has against it, or what its owner should know. */
enum class KeyProblem {
    AlgorithmRefused, // not one of the five kinds NetSuite takes (fact sheet 3.5)
    CertificateEnded,
    NotYetValid,
    LongerThanTwoYears, // accepted, and shortened without a word
    KeyDoesNotFit, // the key and the certificate in it are not a pair
};

struct KeyInspection
{
    struct Match
    {
        QString connectionId;
        QString connectionName;
        bool sameCertificate = false; // else another certificate of the same key

        friend bool operator==(const Match &, const Match &) = default;
    };

    KeyFinding finding = KeyFinding::Nothing;
    QString description; // "EC P-256", "RSA 2048"
    std::optional<KeyAlgorithm> algorithm; // empty: NetSuite refuses it
    Certificate certificate; // null when there is none
    QByteArray publicKeyFingerprint;
    qint64 daysLeft = 0; // of the certificate
    QList<KeyProblem> problems;
    QList<Match> matches;
    bool passwordWrong = false; // with EncryptedKey: one was given
    QString detail; // with Nothing: what was found instead; untranslated

    /*! Whether NetSuite takes the certificate, or one made for the key. */
    [[nodiscard]] bool isAccepted() const;
};

/*! Reads \a data (PEM, DER or PKCS#12) and judges it. Pure; blocking for encrypted keys: run it in
 * QtConcurrent. */
[[nodiscard]] KeyInspection inspectKey(const Secret &data, const Secret &password,
                                       const QList<KnownCertificate> &known, const QDateTime &now);
/*! The algorithm behind a description as KeyPair and Certificate give it. */
[[nodiscard]] std::optional<KeyAlgorithm> algorithmNamed(const QString &description);

} // namespace suitescope
