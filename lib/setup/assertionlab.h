// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/auth/credentials.h"

#include <QDateTime>
#include <QUrl>

namespace suitescope {

/*! What a client assertion of one's own has to look like. Nothing of it is secret. */
struct AssertionExpectation
{
    QString clientId;
    QString certificateId;
    QUrl audience; // the token endpoint
    QByteArray publicKeyDer; // empty: the signature cannot be checked
    QString keyDescription; // "EC P-256"
};

/*! What a pasted JWT says, what may be secret hidden. */
struct AssertionFacts
{
    QString algorithm;
    QString keyId;
    QString type;
    QString issuer;
    QString audience;
    QStringList scopes;
    std::optional<qint64> issued; // seconds since the epoch, as written
    std::optional<qint64> expires;
    qsizetype signatureBytes = 0;
    std::optional<bool> verified; // empty: no key at hand, or it does not fit
};

/*! Where another program's assertion first differs from what is right; arguments in brackets. */
enum class AssertionDifference {
    None,
    NotAJwt, // [its parts]
    AccessToken, // what NetSuite handed out, not what is sent for it
    NotUrlSafe, // [header, claims or signature]
    Unreadable, // [header or claims]
    TypeWrong, // [theirs]
    AlgorithmRefused, // [theirs]
    AlgorithmNotFitting, // [theirs, key]
    KeyIdMissing,
    KeyIdIsClientId,
    KeyIdOther,
    IssuerMissing,
    IssuerIsCertificateId,
    IssuerOther,
    AudienceMissing,
    AudienceHost, // [theirs, right]
    AudiencePath, // [theirs, right]
    ScopeMissing,
    ScopeUnknown, // [theirs]
    TimeMissing, // [iat or exp]
    TimeNoInteger, // [iat or exp]
    TimeInMilliseconds, // [iat or exp]
    LivesTooLong, // [minutes]
    LivesNotAtAll, // exp is not after iat
    SignatureDer, // instead of raw r and s
    SignatureLength, // [bytes, wanted]
    SignatureWrong,
    IssuedInFuture, // [minutes]
    Expired, // [minutes]; all else is right
};

struct AssertionVerdict
{
    AssertionFacts facts;
    AssertionDifference difference = AssertionDifference::None;
    QStringList arguments; // without secrets
};

/*! Takes a pasted JWT apart (alone, as Bearer header or as client_assertion=…) and compares it. */
[[nodiscard]] AssertionVerdict compareAssertion(const Secret &pasted,
                                                const AssertionExpectation &right,
                                                const QDateTime &now);

} // namespace suitescope
