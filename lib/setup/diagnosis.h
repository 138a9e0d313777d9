// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/account/menupage.h"
#include "lib/setup/evidence.h"
#include "lib/setup/probe.h"
#include "lib/setup/setupdraft.h"

namespace suitescope {

/*! Named causes; the key (causeKey) is stable and part of the command line's JSON. */
enum class CauseId {
    // the role
    RoleLacksRestWebServices,
    RoleLacksTokenLogin, // Log in using Access Tokens, or … OAuth 2.0 Access Tokens
    WorkbookMissing, // SuiteAnalytics Workbook: feature or permission
    RoleSeesNoRecords,
    RecordNotVisible, // SuiteQL: Record 'x' was not found
    WebServicesOnlyRole,
    TwoFactorRole,
    IpAddressRule,
    // the account
    FeatureOff, // Cause::subject names it
    AccountUnknown,
    RealmSpelling, // never sent wrong by us: shown as corrected
    HostWrong,
    DataCenterOverrideNeeded,
    OtherEnvironment, // the credentials belong to production, this is a sandbox, or the reverse
    SandboxRefreshed,
    // what was entered
    ValueMissing,
    ValueMisshapen, // cut, with blanks, from the wrong page
    ValueSwapped, // holds the value of another field
    // the integration
    IntegrationUnknown,
    IntegrationBlocked,
    ClientCredentialsNotTicked,
    TokenBasedNotTicked,
    ConsumerSecretReset, // the integration's credentials were reset after the token or mapping
    // token, user and role of the sign-in
    TokenRevoked,
    UserOrRoleInactive,
    RoleTakenAway, // the user no longer has the role
    SignatureRefused, // our own signer is proven: a wrong secret
    NonceRefused,
    AccessTokenExpired,
    // certificate and assertion
    CertificateIdWrong,
    KeyDoesNotFitCertificate,
    KeyNotAccepted,
    AlgorithmDoesNotFitKey,
    CertificateEnded,
    CertificateNotYetValid,
    CertificateRevoked,
    CertificateCut, // by NetSuite to two years
    CertificateInUse, // by another integration, role or entity
    MappingGone,
    AssertionRefused, // audience, lifetime, issuer, form of the scope
    ScopeNotTicked,
    ScopeNotAskedFor,
    // limits
    UserLocked, // by NetSuite for 30 minutes
    SignInsPaused, // by us, so that NetSuite does not lock the user
    ClockOff,
    ConcurrencyLimit,
    // the way to NetSuite
    Offline,
    NameNotFound, // DNS
    NoAnswer, // in time
    TlsRefused,
    TlsIntercepted,
    CaptivePortal,
    LoginPage, // NetSuite's own, where data was due
    Maintenance,
    NotNetSuite, // a proxy or another server answered
    AnswerBroken, // cut off or unreadable
    NetSuiteStumbled, // 500 UNEXPECTED_ERROR
    // this computer
    KeychainLocked,
    KeychainAbsent,
    KeychainDenied, // refused, or anything else the keychain said
    Unknown,
};

[[nodiscard]] QString causeKey(CauseId id); // "role-lacks-rest-web-services"
[[nodiscard]] QList<CauseId> allCauses();

/*! What this computer knows of a connection's values, without any of them. */
struct CredentialFacts
{
    QString accountWritten; // as it was typed or read; empty when not known
    QString accountSent; // as it is sent
    bool sandbox = false;
    QString addressEntered; // host in place of the account's own; empty: derived
    bool certificateKept = false;
    std::optional<bool> keyFits; // key and kept certificate
    QDateTime certificateBegins; // UTC
    QDateTime certificateEnds; // UTC
    QStringList scopes;
    bool unusualCertificateId = false;
    QDateTime lastSuccess; // UTC; null when this connection never worked
    QString networkThen; // of the last success, see networkPlace(); empty: not known
    QString networkNow;
};

/*! How the other connections to the same account fare. */
struct Neighbours
{
    int working = 0;
    int failing = 0; // after they had worked
    // of these, those that sign in by the other method
    int workingOtherwise = 0;
    int failingOtherwise = 0;
    int sharingCertificate = 0; // connections of this computer, of whatever account

    friend bool operator==(const Neighbours &, const Neighbours &) = default;
};

/*! All that is known when a run ends. Status, WWW-Authenticate, body and content type lie in the
 * errors of the rungs, TLS chain and clock difference in their facts. */
struct DiagnosisInput
{
    AuthMethod method = AuthMethod::ClientCredentials;
    QList<RungResult> rungs;
    CredentialFacts credentials;
    Neighbours others;
    QString auditDetail; // of this refusal in NetSuite's Login Audit Trail, when it could be read
    QString auditReader; // the connection that read it; empty: a person did
    int refusedLately = 0; // sign-ins in the last half hour, over restarts
    QDateTime now; // UTC

    [[nodiscard]] const RungResult *rung(RungId id) const; // null when it is not among them
    [[nodiscard]] const RungResult *failed() const; // the first that failed; null when none did
};

/*! From this confidence on NetSuite or this computer named the cause. Below it is concluded, and
 * others fit as well. */
inline constexpr int certain = 85;

struct Cause
{
    CauseId id = CauseId::Unknown;
    int confidence = 0; // percent
    std::optional<SetupStep> step = {}; // the wizard page that mends it
    std::optional<MenuPageId> page = {}; // or the NetSuite page; never both, often neither
    QString subject = {}; // what it is about, in NetSuite's words: a feature, a scope, a record
    std::optional<SecretField> field = {}; // the value it is about
    std::optional<SecretField> otherField = {}; // the value that was mixed up with it
    std::optional<LocalFault> fault = {}; // what the local rung saw
    QList<Evidence> evidence = {}; // for and against, the weightiest first

    [[nodiscard]] bool isCertain() const { return confidence >= certain; }
};

/*! All causes that fit what is known, the likeliest first; empty when nothing failed. Pure. */
[[nodiscard]] QList<Cause> diagnose(const DiagnosisInput &input);
/*! What is worth knowing although nothing failed: warnings by their cause. Pure. */
[[nodiscard]] QList<Cause> remarks(const DiagnosisInput &input);

} // namespace suitescope
