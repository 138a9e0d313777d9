// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What an answer points at: causes and how likely each is before the clues are weighed.
#include "lib/setup/diagnosisrules.h"

namespace suitescope {

namespace {

using enum CauseId;
using Kind = ErrorKind;
constexpr auto m2m = AuthMethod::ClientCredentials;
constexpr auto tba = AuthMethod::TokenBased;
constexpr std::nullopt_t any = std::nullopt;

QList<Rule> generalRules()
{
    const auto name = RungId::NameAndTls;
    return {
        {any, any, Kind::Tls, 0, "", {{TlsRefused, 80}, {TlsIntercepted, 50}, {ClockOff, 15}}},
        {any, any, Kind::TlsIssuer, 0, "", {{TlsIntercepted, 84}, {TlsRefused, 60}}},
        {any, any, Kind::Timeout, 0, "", {{NoAnswer, 80}, {Offline, 40}, {NotNetSuite, 20}}},
        {any, any, Kind::RateLimited, 0, "", {{ConcurrencyLimit, 95}}},
        {any, any, any, 429, "", {{ConcurrencyLimit, 95}}},
        {any, any, Kind::KeychainAbsent, 0, "", {{KeychainAbsent, 98}}},
        {any, any, Kind::KeychainLocked, 0, "", {{KeychainLocked, 98}}},
        {any, any, Kind::KeychainDenied, 0, "", {{KeychainDenied, 98}}},
        {any, any, Kind::KeychainTimedOut, 0, "", {{KeychainLocked, 70}, {KeychainDenied, 60}}},
        {any, any, Kind::KeychainFault, 0, "", {{KeychainDenied, 98}}},
        {any, any, Kind::SecretMissing, 0, "", {{ValueMissing, 90}}},

        // the account's name
        {name, any, Kind::InvalidInput, 0, "", {{AccountUnknown, 95}}},
        {name, any, Kind::Rejected, 0, "", {{AccountUnknown, 95}, {RealmSpelling, 10}}},
        {name, any, Kind::NotFound, 0, "", {{AccountUnknown, 80}, {HostWrong, 30}}},
        {RungId::LocalChecks, any, Kind::InvalidInput, 0, "", {{AccountUnknown, 90}}},
        {name, any, Kind::NameNotFound, 0, "", {{NameNotFound, 84}, {Offline, 55}}},
        // the directory answered a moment before, so it is the account's own host
        {any,
         any,
         Kind::NameNotFound,
         0,
         "",
         {{DataCenterOverrideNeeded, 60}, {NameNotFound, 58}, {HostWrong, 20}}},
        {RungId::SignIn,
         any,
         Kind::Offline,
         0,
         "",
         {{Offline, 80}, {DataCenterOverrideNeeded, 40}, {NotNetSuite, 30}}},
        {any, any, Kind::Offline, 0, "", {{Offline, 84}, {NotNetSuite, 30}}},
        {any, any, any, 503, "", {{Maintenance, 70}, {NetSuiteStumbled, 40}}},
        {any, any, any, 502, "", {{Maintenance, 60}, {NotNetSuite, 50}}},
        {any, any, Kind::ServerFault, 500, "UNEXPECTED_ERROR", {{NetSuiteStumbled, 92}}},
        {any, any, Kind::ServerFault, 0, "", {{NetSuiteStumbled, 84}, {Maintenance, 20}}},
        {any, any, Kind::TooLarge, 0, "", {{AnswerBroken, 80}, {NotNetSuite, 30}}},
        {any, any, Kind::BadReply, 0, "", {{AnswerBroken, 80}, {NotNetSuite, 45}, {Offline, 20}}},
    };
}

QList<Rule> tokenEndpointRules()
{
    const auto signIn = RungId::SignIn;
    return {
        {signIn,
         m2m,
         any,
         0,
         "invalid_scope",
         {{ScopeNotTicked, 84}, {AssertionRefused, 40}, {ScopeNotAskedFor, 20}}},
        {signIn,
         m2m,
         any,
         0,
         "unsupported_grant_type",
         {{ClientCredentialsNotTicked, 70}, {FeatureOff, 50, oauthFeature}}},
        {signIn,
         m2m,
         any,
         0,
         "unauthorized_client",
         {{ClientCredentialsNotTicked, 55},
          {FeatureOff, 50, oauthFeature},
          {IntegrationBlocked, 30}}},
        {signIn,
         m2m,
         any,
         0,
         "invalid_client",
         {{CertificateIdWrong, 45},
          {IntegrationBlocked, 36},
          {IntegrationUnknown, 32},
          {KeyDoesNotFitCertificate, 33},
          {MappingGone, 22},
          {OtherEnvironment, 20},
          {CertificateInUse, 16},
          {ConsumerSecretReset, 20},
          {SandboxRefreshed, 34},
          {KeyNotAccepted, 12},
          {FeatureOff, 6, oauthFeature}}},
        {signIn,
         m2m,
         any,
         0,
         "invalid_grant",
         {{UserOrRoleInactive, 34},
          {CertificateRevoked, 30},
          {RoleLacksTokenLogin, 32},
          {CertificateEnded, 30},
          {MappingGone, 18},
          {RoleTakenAway, 24},
          {AssertionRefused, 20},
          {CertificateIdWrong, 20},
          {KeyDoesNotFitCertificate, 12},
          {CertificateCut, 14},
          {TwoFactorRole, 16},
          {IpAddressRule, 14},
          {UserLocked, 12},
          {SandboxRefreshed, 22}}},
        {signIn,
         m2m,
         any,
         0,
         "invalid_request",
         {{AssertionRefused, 46},
          {AlgorithmDoesNotFitKey, 34},
          {CertificateIdWrong, 24},
          {HostWrong, 16},
          {KeyDoesNotFitCertificate, 8}}},
        {signIn, m2m, any, 404, "", {{FeatureOff, 60, oauthFeature}, {HostWrong, 30}}},
        {signIn, m2m, any, 403, "", {{FeatureOff, 55, oauthFeature}, {RoleLacksTokenLogin, 36}}},
        {signIn,
         m2m,
         Kind::Unauthorized,
         0,
         "",
         {{CertificateIdWrong, 34},
          {KeyDoesNotFitCertificate, 28},
          {IntegrationBlocked, 26},
          {IntegrationUnknown, 26},
          {MappingGone, 20}}},
    };
}

QList<Rule> signedRequestRules()
{
    return {
        // Token-Based Authentication: sign-in and first request are one
        {RungId::SignIn,
         tba,
         Kind::Unauthorized,
         0,
         "",
         {{TokenRevoked, 32},
          {RoleLacksRestWebServices, 32},
          {SignatureRefused, 31},
          {IntegrationBlocked, 27},
          {RoleLacksTokenLogin, 24},
          {ConsumerSecretReset, 22},
          {UserOrRoleInactive, 22},
          {ValueMisshapen, 20},
          {IntegrationUnknown, 16},
          {TokenBasedNotTicked, 16},
          {RoleTakenAway, 14},
          {OtherEnvironment, 14},
          {SandboxRefreshed, 34},
          {FeatureOff, 20, tbaFeature},
          {FeatureOff, 10, restFeature},
          {TwoFactorRole, 8},
          {UserLocked, 14}, // after tries of other programs, which are not counted here
          {IpAddressRule, 7},
          {NonceRefused, 4},
          {WebServicesOnlyRole, 4}}},
        {RungId::SignIn, tba, any, 400, "", {{SignatureRefused, 50}, {NotNetSuite, 30}}},

        // REST
        {RungId::Rest,
         m2m,
         Kind::Unauthorized,
         0,
         "",
         {{RoleLacksRestWebServices, 66},
          {FeatureOff, 50, restFeature},
          {AccessTokenExpired, 20},
          {IpAddressRule, 14},
          {UserOrRoleInactive, 12},
          {TwoFactorRole, 8},
          {ScopeNotTicked, 20, restScope}}},
        {any,
         m2m,
         Kind::Unauthorized,
         0,
         "",
         {{AccessTokenExpired, 70}, {UserOrRoleInactive, 24}, {RoleLacksRestWebServices, 40}}},
        {any,
         tba,
         Kind::Unauthorized,
         0,
         "",
         {{TokenRevoked, 40}, {NonceRefused, 40}, {UserOrRoleInactive, 34}}},
        {RungId::Rest, any, any, 404, "", {{FeatureOff, 75, restFeature}, {HostWrong, 15}}},
        {RungId::Rest,
         any,
         any,
         0,
         "",
         {{RoleLacksRestWebServices, 65}, {FeatureOff, 45, restFeature}}},
        {RungId::RecordMetadata, any, any, 404, "", {{FeatureOff, 60, restFeature}}},
        {RungId::RecordMetadata,
         any,
         any,
         0,
         "",
         {{RoleLacksRestWebServices, 75}, {FeatureOff, 40, restFeature}}},
    };
}

QList<Rule> dataRules()
{
    const auto list = RungId::RecordList;
    const auto query = RungId::SuiteQl;
    return {
        {list,
         any,
         any,
         0,
         "USER_ERROR",
         {{WorkbookMissing, 70}, {FeatureOff, 45, workbookFeature}, {RecordNotVisible, 25}}},
        {list,
         any,
         any,
         0,
         "",
         {{RecordNotVisible, 60}, {WorkbookMissing, 40}, {FeatureOff, 25, workbookFeature}}},
        {RungId::RecordById, any, any, 0, "", {{RecordNotVisible, 80}}},
        {query,
         any,
         any,
         0,
         "USER_ERROR",
         {{WorkbookMissing, 80}, {FeatureOff, 45, workbookFeature}}},
        {query, any, any, 404, "", {{FeatureOff, 56, workbookFeature}, {WorkbookMissing, 55}}},
        {query, any, any, 0, "", {{WorkbookMissing, 65}, {FeatureOff, 45, workbookFeature}}},
        {RungId::RestletScope, any, any, 0, "", {{ScopeNotTicked, 85, "restlets"}}},
    };
}

} // namespace

const QList<Rule> &ruleTable()
{
    static const QList<Rule> table
        = generalRules() + tokenEndpointRules() + signedRequestRules() + dataRules();
    return table;
}

} // namespace suitescope
