// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/keyinspection.h"

#include "lib/crypto/digest.h"
#include "lib/crypto/keybundle.h"

namespace suitescope {

namespace {

void judgeLife(KeyInspection &found, const QDateTime &now)
{
    const Certificate &certificate = found.certificate;
    found.daysLeft = now.daysTo(certificate.notAfter());
    if (certificate.notAfter() <= now)
        found.problems += KeyProblem::CertificateEnded;
    if (certificate.notBefore() > now)
        found.problems += KeyProblem::NotYetValid;
    if (certificate.notBefore().addDays(CertificateRequest::longestDays)
        < certificate.notAfter().addDays(-1)) // a leap year makes two years a day longer
        found.problems += KeyProblem::LongerThanTwoYears;
}

void findMatches(KeyInspection &found, const QByteArray &publicKey,
                 const QList<KnownCertificate> &known)
{
    for (const KnownCertificate &one : known) {
        if (one.certificate.isNull() || one.certificate.publicKeyDer() != publicKey)
            continue;
        const bool same = !found.certificate.isNull()
            && one.certificate.fingerprint() == found.certificate.fingerprint();
        found.matches += KeyInspection::Match{one.connectionId, one.connectionName, same};
    }
}

// A certificate can stand alone, or beside a key that does not open.
Result<Certificate> certificateIn(const Result<KeyBundle> &bundle, const Secret &data)
{
    if (!bundle)
        return Certificate::read(data.revealBytes());
    if (bundle->certificate.isNull())
        return failure(ErrorKind::InvalidInput);
    return bundle->certificate;
}

} // namespace

bool KeyInspection::isAccepted() const
{
    const bool readable = finding == KeyFinding::PrivateKey
        || finding == KeyFinding::CertificateAlone || finding == KeyFinding::KeyAndCertificate;
    return readable && algorithm && !problems.contains(KeyProblem::CertificateEnded)
        && !problems.contains(KeyProblem::KeyDoesNotFit);
}

std::optional<KeyAlgorithm> algorithmNamed(const QString &description)
{
    for (const KeyAlgorithm algorithm :
         {KeyAlgorithm::EcP256, KeyAlgorithm::EcP384, KeyAlgorithm::EcP521, KeyAlgorithm::Rsa3072,
          KeyAlgorithm::Rsa4096}) {
        if (keyName(algorithm) == description)
            return algorithm;
    }
    return std::nullopt;
}

KeyInspection inspectKey(const Secret &data, const Secret &password,
                         const QList<KnownCertificate> &known, const QDateTime &now)
{
    KeyInspection found;
    const Result<KeyBundle> bundle = KeyBundle::read(data, password);
    const Result<KeyPair> key = bundle.transform([](const KeyBundle &read) { return read.key; });
    const Result<Certificate> certificate = certificateIn(bundle, data);
    if (certificate)
        found.certificate = *certificate;

    if (!key && key.error().kind == ErrorKind::WrongPassword) {
        found.finding = KeyFinding::EncryptedKey;
        found.passwordWrong = !password.isEmpty();
        if (!certificate)
            return found;
    } else if (key) {
        found.finding = certificate ? KeyFinding::KeyAndCertificate : KeyFinding::PrivateKey;
    } else if (certificate) {
        found.finding = KeyFinding::CertificateAlone;
    } else {
        found.detail = key.error().detail;
        return found;
    }

    found.description = key ? key->description() : certificate->keyDescription();
    found.algorithm = key ? key->algorithm() : algorithmNamed(found.description);
    const QByteArray publicKey = key ? key->publicKeyDer() : certificate->publicKeyDer();
    found.publicKeyFingerprint = sha256(publicKey);
    if (!found.algorithm)
        found.problems += KeyProblem::AlgorithmRefused;
    if (certificate)
        judgeLife(found, now);
    if (key && certificate && !certificate->belongsTo(*key))
        found.problems += KeyProblem::KeyDoesNotFit;
    findMatches(found, publicKey, known);
    return found;
}

} // namespace suitescope
