// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>
#include <QStringView>

#include <optional>

namespace suitescope {

/*! Ways in which the simulated NetSuite fails. Each imitates one cause on the wire, status, headers
   and body; whatever the administrator really set up stays as it is underneath. A parameter of 0
   means: until changed. */
enum class Fault {
    None,

    // account and role
    RoleLacksRestWebServices, // the permission REST Web Services
    RoleLacksTokenLogin, // Log in using (OAuth 2.0) Access Tokens
    RoleLacksWorkbook, // the permission SuiteAnalytics Workbook
    RoleSeesNoRecords, // no permission of Lists and Transactions
    QueryRecordNotFound, // SuiteQL finds no table; records by id are readable
    RoleInactive,
    UserInactive,
    RoleTakenAway, // the user no longer has the role
    RoleNeedsTwoFactor, // no sign-in without a person
    RoleWebServicesOnly, // RESTlets refuse it; REST does not
    IpAddressRefused, // an address rule of the company or the employee
    UserLocked, // five failures: 30 minutes
    FeatureRestOff,
    FeatureTokenBasedOff,
    FeatureOAuth2Off,
    FeatureWorkbookOff,
    AccountUnknown, // discovery does not know the account
    HostWrong, // not this account's host: sent on to the sign-in page
    DirectoryNamesOtherHost, // discovery names another host, and requests are sent on to it
    OtherEnvironment, // the credentials are another environment's
    SandboxRefreshed, // integrations, tokens and mappings are wiped

    // integration and token
    RealmRefused, // the realm in another spelling
    ClientIdUnknown, // consumer key = client ID: cut, swapped or mistyped
    TokenUnknown, // the token ID: cut, swapped or mistyped
    ConsumerSecretReset, // the credentials were reset after the token was made
    IntegrationBlocked,
    IntegrationLacksTokenBased, // the box is not ticked
    IntegrationLacksClientCredentials, // the box is not ticked
    TokenRevoked,
    SignatureRefused, // a wrong secret
    NonceRefused, // seen before
    ScopeNotTicked, // on the integration
    ScopeNotGranted, // the token is not for REST web services, whatever was asked for
    AccessTokenExpired, // every bearer token, new ones too
    ExpiredTokens, // bearer tokens handed out before now; new ones are not
    ShortTokens, // seconds that new bearer tokens live
    ClockOffset, // seconds that NetSuite's clock is ahead

    // certificate and key
    CertificateIdUnknown, // cut, mistyped, or the client ID in its place
    KeyMismatch, // the key is not the certificate's
    KeyNotAccepted, // kind or size: the upload was refused, so there is no mapping
    AlgorithmRefused, // does not fit the key
    CertificateExpired,
    CertificateRevoked,
    CertificateCutShort, // ended two years after the upload
    CertificateInUse, // belongs to another integration, role or entity
    MappingGone,
    AudienceRefused,
    LifetimeRefused,
    IssuerRefused,
    ScopeFormRefused, // the form of the claim

    // network and transport
    SlowAnswer, // milliseconds before each answer
    NoAnswer, // milliseconds that a request is held before its connection ends
    ConnectionReset, // count; the connection ends in the middle of the body
    TruncatedJson, // count; API answers end in the middle, the HTTP around them is well
    LengthTooLong, // count; API answers promise more bytes than come
    LengthTooShort, // count; API answers bring more bytes than promised
    HtmlPage200, // count; a sign-in page where JSON was due
    HtmlRedirect302, // count; everything is sent on to a captive portal
    HtmlMaintenance503, // count; everything, discovery and the token endpoint too
    ProxyError502, // count; everything is answered with the page of something in between
    RateLimited429, // count
    RateLimitedWithRetryAfter, // seconds from the first refusal on; Retry-After says so
    UnexpectedError500, // count
    HugeBody, // count; API answers of 200 MB
    EndlessBody, // API answers that never end; milliseconds between two pieces
    OddText, // count; lone surrogates, NUL, emoji and right-to-left marks, well escaped
    ByteOrderMark, // count; before the JSON
    BrokenUtf8, // count; overlong and stray bytes in the JSON
    UntrustedTls, // HTTPS with a certificate nobody trusts (SimulatedServer::Wire)
    InterceptedTls, // HTTPS with a certificate that a proxy issued
};

enum class FaultGroup { AccountAndRole, IntegrationAndToken, CertificateAndKey, Network };

/*! The sign-ins that meet the fault. */
enum class FaultReach { Both, TokenBased, ClientCredentials };

/*! Which requests meet a fault of the network. Those that hinder every request know no place. */
enum class FaultPlace {
    Data, // the services, so that a sign-in works
    SignIn, // the token endpoint alone
};

/*! What a fault can be told: how long, how far or how often. */
struct FaultNumber
{
    enum class Unit { None, Seconds, Milliseconds, Times };

    Unit unit = Unit::None;
    int usual = 0; // when nothing is said; of Times: until changed
    int least = 0;
    int most = 0;
};

/*! A fault as a rehearsal asks for it. */
struct FaultChoice
{
    Fault fault = Fault::None;
    int parameter = 0;
    FaultPlace place = FaultPlace::Data;

    friend bool operator==(const FaultChoice &, const FaultChoice &) = default;
};

[[nodiscard]] QString faultKey(Fault fault); // "role-lacks-workbook"; stable, for the command line
[[nodiscard]] std::optional<Fault> faultFromKey(QStringView key);
[[nodiscard]] QList<Fault> allFaults(); // without None, in the order of the groups
[[nodiscard]] FaultGroup faultGroup(Fault fault);
[[nodiscard]] FaultReach faultReach(Fault fault);
[[nodiscard]] FaultNumber faultNumber(Fault fault);
/*! What a rehearsal takes when nothing else is said: FaultNumber::usual. */
[[nodiscard]] int faultParameter(Fault fault);
[[nodiscard]] bool hasPlace(Fault fault); // whether FaultPlace makes a difference

/*! Reads "short-tokens", "short-tokens=5", "clock-offset=-900", "html-200@sign-in"; nothing when
 * the fault is unknown or cannot be told that. */
[[nodiscard]] std::optional<FaultChoice> readFaultChoice(QStringView text);
[[nodiscard]] QString faultChoiceText(const FaultChoice &choice); // what readFaultChoice() reads

} // namespace suitescope
