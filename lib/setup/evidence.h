// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace suitescope {

struct DiagnosisInput;

/*! What can be observed and speaks for or against a cause; the key (evidenceKey) is stable. The
 * arguments of each, in order, stand beside it. */
enum class EvidenceId {
    // what NetSuite answered
    RefusedWith, // status, code, rung key
    NetSuiteNamedIt, // the word in its answer
    AuditTrailNamedIt, // the word in the Login Audit Trail, the connection that read it or nothing
    OneAnswerForAll, // TBA: every refused sign-in looks like this
    OneAnswerForSeveral, // M2M: the code of the token endpoint, or nothing after the sign-in
    SignInWorked,
    NoTokenGiven, // the token endpoint refused, so REST was not asked
    RestWorked,
    RestletSignInWorked, // the same credentials sign in where REST Web Services is not needed
    RestletSignInRefused, // there, too
    ListRefused, // record type
    RecordByIdWorked, // record type
    SuiteQlRefused,
    NoRecordTypes,
    RecordTypesVisible, // how many
    RecordNotFoundNamed, // the record that SuiteQL does not find
    PermissionReadAsMissing, // names
    TooManyRequests,
    // what happened before and elsewhere
    WorkedBefore, // when (UTC, ISO 8601)
    NeverWorked,
    OtherNetwork, // than when it last worked
    OthersFailToo, // failing, all others of the same account
    OthersWork, // how many others of the same account work
    SameMethodWorks, // how many of those sign in by the same method
    OtherMethodFails, // how many that sign in by the other method
    OtherMethodWorks, // how many, while those by the same method fail
    CertificateSharedHere, // how many other connections of this computer have it
    RefusedLately, // how many in the last half hour
    BudgetUsed, // until when (UTC, ISO 8601)
    IsSandbox,
    // what this computer knows of the values
    ShapesAreRight,
    ShapeIsWrong, // secret field entry name, or empty
    ValueUnusual, // the Certificate ID has an odd length or beginning
    KeyFitsCertificate,
    KeyDiffersFromCertificate,
    CertificateNotKept, // nothing here to compare with
    CertificateStillRuns, // its end (UTC, ISO 8601)
    CertificateIsOver, // its end (UTC, ISO 8601)
    CertificateLongerThanTwoYears,
    ScopeInToken, // scope
    ScopeNotInToken, // scope
    ScopeNotAsked, // scope
    AccountSpeltOtherwise, // as written, as sent
    AddressEntered, // host that was entered in place of the account's own
    // the way to NetSuite
    AccountIsKnown, // NetSuite's directory names it
    AccountIsUnknown,
    DirectoryNamesOtherHost, // host used, host named
    NameHasNoAddress, // host
    NothingAnswers, // host
    HandshakeFailed, // what the TLS library said
    IssuerNotPublic, // issuer
    PageCame, // content type, status
    PageOutsideNetSuite, // what the redirect points at, or what the page says of itself
    AnswerCutOff,
    NetSuiteStumbled, // status, error ID or code
    ClockAgrees, // difference in seconds
    ClockDiffers, // difference in seconds, ours minus NetSuite's
    TokenWasFresh, // made moments before it was refused
    KeychainSaid, // its words
};

struct Evidence
{
    EvidenceId id = EvidenceId::RefusedWith;
    QStringList arguments; // numbers and times in the C locale
    bool speaksFor = true; // else against the cause
    bool seen = true; // else: would speak so, and was not seen

    friend bool operator==(const Evidence &, const Evidence &) = default;
};

[[nodiscard]] QString evidenceKey(EvidenceId id); // "worked-before"
[[nodiscard]] QList<EvidenceId> allEvidence();
/*! The arguments when \a id is to be seen in \a input, nothing otherwise. Pure. */
[[nodiscard]] std::optional<QStringList> observe(EvidenceId id, const DiagnosisInput &input);

} // namespace suitescope
