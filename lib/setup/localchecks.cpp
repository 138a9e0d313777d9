// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/localchecks.h"

#include "lib/crypto/certificatelife.h"
#include "lib/setup/pastecleaning.h"

#include <algorithm>

namespace suitescope {

namespace {

using Fields = QHash<SecretField, Secret>;

Fields fieldsOf(const Credentials &credentials)
{
    if (const auto *tba = std::get_if<TbaCredentials>(&credentials)) {
        return {{SecretField::ConsumerKey, tba->consumerKey},
                {SecretField::ConsumerSecret, tba->consumerSecret},
                {SecretField::TokenId, tba->tokenId},
                {SecretField::TokenSecret, tba->tokenSecret}};
    }
    const auto &m2m = std::get<M2mCredentials>(credentials);
    return {{SecretField::ClientId, Secret(m2m.clientId)},
            {SecretField::CertificateId, Secret(m2m.certificateId)}};
}

/*! In which way this field was mixed up with the one it looks like. */
LocalFault mixUpOf(SecretField field, const ShapeVerdict &verdict, const Fields &fields)
{
    const SecretField other = *verdict.looksLike;
    if (!fields.contains(other))
        return LocalFault::LooksLikeAnother;
    if (fields.value(other) == fields.value(field))
        return LocalFault::SameValueTwice;
    const bool back = shapeOf(other, fields.value(other), fields).looksLike == field;
    return back ? LocalFault::ValuesSwapped : LocalFault::LooksLikeAnother;
}

std::optional<LocalFault> faultOf(SecretField field, const ShapeVerdict &verdict,
                                  const Fields &fields)
{
    switch (verdict.fault) {
    case ShapeFault::None:
        return std::nullopt;
    case ShapeFault::Empty:
        return LocalFault::SecretMissing;
    case ShapeFault::TooShort:
    case ShapeFault::TooLong:
    case ShapeFault::BadCharacters:
        return LocalFault::BadShape;
    case ShapeFault::LooksLikeAnother:
        return mixUpOf(field, verdict, fields);
    }
    Q_UNREACHABLE();
}

/*! The first field that is wrong; the length of a Certificate ID is only likely, so it warns. */
void checkFields(RungResult &result, const Fields &fields)
{
    for (const SecretField field : allSecretFields()) {
        if (!fields.contains(field))
            continue;
        const ShapeVerdict verdict = shapeOf(field, fields.value(field), fields);
        const std::optional<LocalFault> fault = faultOf(field, verdict, fields);
        if (!fault)
            continue;
        result.facts.localFaults.append(*fault);
        result.facts.field = field;
        result.facts.otherField = verdict.looksLike;
        result.state
            = isUnusualCertificateId(field, verdict) ? RungState::Warned : RungState::Failed;
        return;
    }
}

void checkKey(RungResult &result, const Connection &facts, const M2mCredentials &m2m,
              const QDateTime &now)
{
    QList<LocalFault> &faults = result.facts.localFaults;
    const qsizetype before = faults.size();
    const std::optional<KeyAlgorithm> algorithm = m2m.key.algorithm();
    if (!algorithm)
        faults.append(LocalFault::KeyNotAccepted);
    else if (!fits(m2m.algorithm, *algorithm))
        faults.append(LocalFault::AlgorithmDoesNotFitKey);

    const Certificate certificate = Certificate::read(facts.certificatePem).value_or(Certificate());
    if (!certificate.isNull()) {
        if (!certificate.belongsTo(m2m.key))
            faults.append(LocalFault::KeyDoesNotFitCertificate);
        if (certificate.notAfter() <= now)
            faults.append(LocalFault::CertificateExpired);
        else if (certificate.notBefore() > now)
            faults.append(LocalFault::CertificateNotYetValid);
        result.facts.certificateEnds = certificate.notAfter();
    }
    if (m2m.scopes.isEmpty())
        faults.append(LocalFault::NoScopes);
    result.facts.scopes = m2m.scopes;
    if (faults.size() > before)
        result.state = RungState::Failed;
}

} // namespace

RungResult checkLocally(const Connection &facts, const std::optional<Credentials> &credentials,
                        const std::optional<Error> &unreadable, const QDateTime &now)
{
    RungResult result;
    result.id = RungId::LocalChecks;
    result.state = RungState::Passed;
    if (!credentials) {
        result.state = RungState::Failed;
        if (!unreadable || unreadable->kind == ErrorKind::SecretMissing)
            result.facts.localFaults.append(LocalFault::SecretMissing);
        result.error = unreadable;
        for (const SecretField field : allSecretFields()) {
            const QString name = secretEntry(QString(), field).mid(1);
            if (unreadable && unreadable->detail.contains(name))
                result.facts.field = field;
        }
        return result;
    }
    if (facts.account.isNull()) {
        result.state = RungState::Failed;
        result.error = Error{ErrorKind::InvalidInput, QStringLiteral("no account ID"), nullptr};
        return result;
    }
    checkFields(result, fieldsOf(*credentials));
    if (const auto *m2m = std::get_if<M2mCredentials>(&*credentials))
        checkKey(result, facts, *m2m, now);
    return result;
}

CredentialFacts credentialFacts(const Connection &facts,
                                const std::optional<Credentials> &credentials,
                                const ServiceUrls &urls, const QString &accountWritten)
{
    CredentialFacts known;
    // An address of NetSuite's, pasted in its place, is no spelling.
    if (!accountWritten.contains(u'/') && !accountWritten.contains(u'.'))
        known.accountWritten = accountWritten;
    known.accountSent = facts.account.realm();
    known.sandbox = facts.account.environment() == Environment::Sandbox;
    const bool isEntered = urls.isOverridden() && !facts.demo; // a demo's is nobody's doing
    known.addressEntered = isEntered ? urls.suiteTalk().authority() : QString();
    known.scopes = facts.scopes;
    known.lastSuccess = facts.lastProven;
    known.networkThen = facts.provenFrom;
    const auto *m2m = credentials ? std::get_if<M2mCredentials>(&*credentials) : nullptr;
    if (!m2m)
        return known;
    known.scopes = m2m->scopes;
    const Secret id(m2m->certificateId);
    known.unusualCertificateId = isUnusualCertificateId(
        SecretField::CertificateId,
        shapeOf(SecretField::CertificateId, id, {{SecretField::CertificateId, id}}));
    const Certificate certificate = Certificate::read(facts.certificatePem).value_or(Certificate());
    if (certificate.isNull())
        return known;
    known.certificateKept = true;
    known.keyFits = certificate.belongsTo(m2m->key);
    known.certificateBegins = certificate.notBefore();
    known.certificateEnds = certificate.notAfter();
    return known;
}

RungState judgeCertificateEnd(const QDateTime &ends, const QDateTime &now, RungFacts &facts)
{
    facts.certificateEnds = ends;
    facts.daysLeft = std::max(-1, daysLeft(ends, now));
    facts.notReadable = false;
    if (*facts.daysLeft < 0)
        return RungState::Failed;
    return *facts.daysLeft < certificateReminderDays ? RungState::Warned : RungState::Passed;
}

RungResult checkCertificateEnd(const Connection &facts, const QDateTime &now)
{
    RungResult result;
    result.id = RungId::CertificateEnd;
    result.state = RungState::Skipped;
    if (facts.method == AuthMethod::TokenBased) {
        result.facts.notAsked = true;
        return result;
    }
    const Certificate certificate = Certificate::read(facts.certificatePem).value_or(Certificate());
    if (certificate.isNull()) {
        result.facts.notReadable = true;
        return result;
    }
    result.state = judgeCertificateEnd(effectiveEnd(certificate), now, result.facts);
    return result;
}

} // namespace suitescope
