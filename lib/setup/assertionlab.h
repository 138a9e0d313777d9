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

/*! A part of an assertion, in the order in which it is put together. */
enum class AssertionPart {
    Type,
    Algorithm,
    KeyId,
    Issuer,
    Scope,
    Audience,
    Issued,
    Expires,
    Signature,
};

struct AssertionVerdict
{
    AssertionFacts facts;
    AssertionDifference difference = AssertionDifference::None;
    QStringList arguments; // without secrets
    QList<AssertionPart> wrong; // all that are not right, the first difference's in front
};

/*! The part a difference is about; nothing when it is no assertion at all. */
[[nodiscard]] std::optional<AssertionPart> partOf(AssertionDifference difference,
                                                  const QStringList &arguments);

/*! How a connection's own assertion comes about, and whether its key is the right one. */
struct AssertionSteps
{
    AssertionFacts facts; // of one made as a sign-in makes it; checked with the certificate's key
    QString key; // "EC P-256"
    bool algorithmFits = false; // the key; otherwise nothing can be signed
    std::optional<bool> keyFits; // the certificate; empty where none is kept
    QDateTime certificateEnds; // UTC, as NetSuite counts at the earliest; null without one
};

/*! Makes an assertion as a sign-in does and takes it apart; nothing is sent. */
[[nodiscard]] AssertionSteps assertionSteps(const M2mCredentials &credentials,
                                            const QByteArray &certificatePem, const QUrl &audience,
                                            const QDateTime &now);

/*! Takes a pasted JWT apart (alone, as Bearer header or as client_assertion=…) and compares it. */
[[nodiscard]] AssertionVerdict compareAssertion(const Secret &pasted,
                                                const AssertionExpectation &right,
                                                const QDateTime &now);

} // namespace suitescope
