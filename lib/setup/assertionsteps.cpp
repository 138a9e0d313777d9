// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A connection's own assertion, taken apart, and the parts that differences are about.
#include "lib/auth/clientassertion.h"
#include "lib/crypto/certificatelife.h"
#include "lib/setup/assertionlab.h"
#include "lib/setup/masking.h"

using namespace Qt::StringLiterals;

namespace suitescope {

std::optional<AssertionPart> partOf(AssertionDifference difference, const QStringList &arguments)
{
    using enum AssertionDifference;
    const auto time = [&arguments] {
        return arguments.value(0) == "iat"_L1 ? AssertionPart::Issued : AssertionPart::Expires;
    };
    switch (difference) {
    case None:
    case NotAJwt:
    case AccessToken:
    case NotUrlSafe:
    case Unreadable:
        return std::nullopt;
    case TypeWrong:
        return AssertionPart::Type;
    case AlgorithmRefused:
    case AlgorithmNotFitting:
        return AssertionPart::Algorithm;
    case KeyIdMissing:
    case KeyIdIsClientId:
    case KeyIdOther:
        return AssertionPart::KeyId;
    case IssuerMissing:
    case IssuerIsCertificateId:
    case IssuerOther:
        return AssertionPart::Issuer;
    case AudienceMissing:
    case AudienceHost:
    case AudiencePath:
        return AssertionPart::Audience;
    case ScopeMissing:
    case ScopeUnknown:
        return AssertionPart::Scope;
    case TimeMissing:
    case TimeNoInteger:
    case TimeInMilliseconds:
        return time();
    case LivesTooLong:
    case LivesNotAtAll:
    case Expired:
        return AssertionPart::Expires;
    case IssuedInFuture:
        return AssertionPart::Issued;
    case SignatureDer:
    case SignatureLength:
    case SignatureWrong:
        return AssertionPart::Signature;
    }
    Q_UNREACHABLE();
}

AssertionSteps assertionSteps(const M2mCredentials &credentials, const QByteArray &certificatePem,
                              const QUrl &audience, const QDateTime &now)
{
    AssertionSteps steps;
    const Certificate certificate = Certificate::read(certificatePem).value_or(Certificate());
    const bool kept = !certificate.isNull();
    const bool hasKey = !credentials.key.isNull();
    steps.key = hasKey ? credentials.key.description() : QString();
    if (kept) {
        steps.keyFits = hasKey && certificate.belongsTo(credentials.key);
        steps.certificateEnds = effectiveEnd(certificate);
    }
    // NetSuite checks the signature with the certificate it was given.
    AssertionExpectation right{credentials.clientId, credentials.certificateId, audience, {}, {}};
    if (kept) {
        right.publicKeyDer = certificate.publicKeyDer();
        right.keyDescription = certificate.keyDescription();
    } else if (hasKey) {
        right.publicKeyDer = credentials.key.publicKeyDer();
        right.keyDescription = steps.key;
    }
    const Result<Secret> made
        = ClientAssertion::make(credentials, audience, now, u"a new one each time"_s);
    steps.algorithmFits = made.has_value();
    if (made) {
        steps.facts = compareAssertion(*made, right, now).facts;
        return steps;
    }
    steps.facts.type = u"JWT"_s;
    steps.facts.algorithm = joseName(credentials.algorithm);
    steps.facts.keyId = maskedIdentifier(Secret(credentials.certificateId));
    steps.facts.issuer = maskedIdentifier(Secret(credentials.clientId));
    steps.facts.audience = audience.toString(QUrl::FullyEncoded);
    steps.facts.scopes = credentials.scopes;
    steps.facts.issued = now.toSecsSinceEpoch();
    steps.facts.expires = *steps.facts.issued + qint64(ClientAssertion::lifetime.count());
    return steps;
}

} // namespace suitescope
