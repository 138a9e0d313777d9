// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/diagnosisrules.h"

#include <array>

namespace suitescope {

namespace {

using Step = SetupStep;
using Page = MenuPageId;
constexpr std::nullopt_t none = std::nullopt;

// The first column of places is for OAuth 2.0 client credentials, the second for TBA. A cause is
// mended either on a page of the wizard or on one of NetSuite's, so that the button is never in
// doubt.
constexpr std::array causeFacts{
    CauseFacts{CauseId::RoleLacksRestWebServices, "role-lacks-rest-web-services", none, none,
               Page::ManageRoles, Page::ManageRoles},
    CauseFacts{CauseId::RoleLacksTokenLogin, "role-lacks-token-login", none, none,
               Page::ManageRoles, Page::ManageRoles},
    CauseFacts{CauseId::FeatureOff, "feature-off", none, none, Page::EnableFeatures,
               Page::EnableFeatures},
    CauseFacts{CauseId::WorkbookMissing, "workbook-missing", none, none, Page::ManageRoles,
               Page::ManageRoles},
    CauseFacts{CauseId::AccountUnknown, "account-unknown", Step::Account, Step::Account, none,
               none},
    CauseFacts{CauseId::ValueMisshapen, "value-misshapen", Step::M2mIntegration,
               Step::TbaIntegration, none, none},
    CauseFacts{CauseId::IntegrationBlockedOrUnknown, "integration-blocked-or-unknown", none, none,
               Page::ManageIntegrations, Page::ManageIntegrations},
    CauseFacts{CauseId::TokenRevokedOrRoleInactive, "token-revoked-or-role-inactive", none,
               Step::TbaToken, Page::ManageRoles, none},
    CauseFacts{CauseId::SignatureRefused, "signature-refused", Step::KeyAndCertificate,
               Step::TbaIntegration, none, none},
    CauseFacts{CauseId::ClockOff, "clock-off", none, none, none, none},
    CauseFacts{CauseId::CertificateIdWrong, "certificate-id-wrong", Step::CertificateMapping, none,
               none, none},
    CauseFacts{CauseId::KeyDoesNotFitCertificate, "key-does-not-fit-certificate",
               Step::KeyAndCertificate, none, none, none},
    CauseFacts{CauseId::KeyNotAccepted, "key-not-accepted", Step::KeyAndCertificate, none, none,
               none},
    CauseFacts{CauseId::AlgorithmDoesNotFitKey, "algorithm-does-not-fit-key",
               Step::KeyAndCertificate, none, none, none},
    CauseFacts{CauseId::CertificateEnded, "certificate-ended", Step::KeyAndCertificate, none, none,
               none},
    CauseFacts{CauseId::ClientCredentialsNotTicked, "client-credentials-not-ticked", none, none,
               Page::ManageIntegrations, none},
    CauseFacts{CauseId::ScopeNotTicked, "scope-not-ticked", none, none, Page::ManageIntegrations,
               none},
    CauseFacts{CauseId::MappingGone, "mapping-gone", Step::CertificateMapping, Step::TbaToken, none,
               none},
    CauseFacts{CauseId::ConcurrencyLimit, "concurrency-limit", none, none,
               Page::IntegrationGovernance, Page::IntegrationGovernance},
    CauseFacts{CauseId::NotNetSuite, "not-netsuite", none, none, none, none},
    CauseFacts{CauseId::Offline, "offline", none, none, none, none},
    CauseFacts{CauseId::TlsRefused, "tls-refused", none, none, none, none},
    CauseFacts{CauseId::UserLocked, "user-locked", none, none, none, none},
    CauseFacts{CauseId::KeychainFault, "keychain-fault", none, none, none, none},
    CauseFacts{CauseId::Unknown, "unknown", none, none, none, none},
};

constexpr const char *restFeature = "REST Web Services";
constexpr const char *oauthFeature = "OAuth 2.0";
constexpr const char *tbaFeature = "Token-based Authentication";
constexpr const char *workbookFeature = "SuiteAnalytics Workbook";

constexpr std::array hints{
    Hint{"consumerkeyunknown",
         {CauseId::IntegrationBlockedOrUnknown, 92},
         {CauseId::IntegrationBlockedOrUnknown, 92}},
    Hint{"consumerkeyrefused",
         {CauseId::IntegrationBlockedOrUnknown, 94},
         {CauseId::IntegrationBlockedOrUnknown, 94}},
    Hint{"integrationblocked",
         {CauseId::IntegrationBlockedOrUnknown, 94},
         {CauseId::IntegrationBlockedOrUnknown, 94}},
    Hint{"invalidintegration",
         {CauseId::IntegrationBlockedOrUnknown, 92},
         {CauseId::IntegrationBlockedOrUnknown, 92}},
    Hint{"clientidmismatch",
         {CauseId::IntegrationBlockedOrUnknown, 88},
         {CauseId::IntegrationBlockedOrUnknown, 88}},
    Hint{"invalidsignature",
         {CauseId::KeyDoesNotFitCertificate, 92},
         {CauseId::SignatureRefused, 92}},
    Hint{"signatureinvalid",
         {CauseId::KeyDoesNotFitCertificate, 92},
         {CauseId::SignatureRefused, 92}},
    Hint{"signaturevalidation",
         {CauseId::KeyDoesNotFitCertificate, 92},
         {CauseId::SignatureRefused, 92}},
    Hint{"invalidtimestamp", {CauseId::ClockOff, 94}, {CauseId::ClockOff, 94}},
    Hint{"timestamprefused", {CauseId::ClockOff, 94}, {CauseId::ClockOff, 94}},
    Hint{"tokenexpired", {CauseId::ClockOff, 85}, {CauseId::TokenRevokedOrRoleInactive, 85}},
    Hint{"tokenvaliditytoobroad", {CauseId::ClockOff, 80}, {CauseId::ClockOff, 80}},
    Hint{"missingkey", {CauseId::CertificateIdWrong, 92}, {CauseId::Unknown, 20}},
    Hint{"unsupportedalgo", {CauseId::AlgorithmDoesNotFitKey, 90}, {CauseId::Unknown, 20}},
    Hint{"scopemismatched", {CauseId::ScopeNotTicked, 92}, {CauseId::ScopeNotTicked, 92}},
    Hint{"invalidscope", {CauseId::ScopeNotTicked, 92}, {CauseId::ScopeNotTicked, 92}},
    Hint{"entityorroledisabled",
         {CauseId::TokenRevokedOrRoleInactive, 94},
         {CauseId::TokenRevokedOrRoleInactive, 94}},
    Hint{"tokenblocked",
         {CauseId::TokenRevokedOrRoleInactive, 90},
         {CauseId::TokenRevokedOrRoleInactive, 90}},
    Hint{
        "permissiondenied", {CauseId::RoleLacksTokenLogin, 90}, {CauseId::RoleLacksTokenLogin, 90}},
    Hint{"featuredisabled",
         {CauseId::FeatureOff, 92, oauthFeature},
         {CauseId::FeatureOff, 92, tbaFeature}},
    Hint{"temporarylocked", {CauseId::UserLocked, 96}, {CauseId::UserLocked, 96}},
};

} // namespace

const QList<Evidence> &evidenceTable()
{
    using enum CauseId;
    const auto m2m = AuthMethod::ClientCredentials;
    const auto tba = AuthMethod::TokenBased;
    static const QList<Evidence> table{
        {m2m, "invalid_client", true, {{IntegrationBlockedOrUnknown, 60}, {MappingGone, 50}}},
        {m2m, "invalid_grant", true, {{MappingGone, 55}}},
        // The permission that tutorials name wrongly.
        {m2m, "invalid_grant", false, {{RoleLacksTokenLogin, 55}}},
        {tba, "", true, {{TokenRevokedOrRoleInactive, 50}, {IntegrationBlockedOrUnknown, 45}}},
        {tba, "", false, {{RoleLacksRestWebServices, 45}, {SignatureRefused, 40}}},
    };
    return table;
}

std::span<const CauseFacts> causeTable()
{
    return causeFacts;
}

std::span<const Hint> hintTable()
{
    return hints;
}

const QList<Rule> &ruleTable()
{
    using enum CauseId;
    const auto m2m = AuthMethod::ClientCredentials;
    const auto tba = AuthMethod::TokenBased;
    static const QList<Rule> table{
        // what is the same at every rung
        {none, none, ErrorKind::Tls, 0, "", {{TlsRefused, 95}, {ClockOff, 15}}},
        {none, none, ErrorKind::Timeout, 0, "", {{Offline, 70}, {NotNetSuite, 30}}},
        {none, none, ErrorKind::RateLimited, 0, "", {{ConcurrencyLimit, 95}}},
        {none, none, none, 429, "", {{ConcurrencyLimit, 95}}},
        {none, none, ErrorKind::KeychainAbsent, 0, "", {{KeychainFault, 98}}},
        {none, none, ErrorKind::KeychainLocked, 0, "", {{KeychainFault, 98}}},
        {none, none, ErrorKind::KeychainDenied, 0, "", {{KeychainFault, 98}}},
        {none, none, ErrorKind::KeychainTimedOut, 0, "", {{KeychainFault, 98}}},
        {none, none, ErrorKind::KeychainFault, 0, "", {{KeychainFault, 98}}},
        {none, none, ErrorKind::SecretMissing, 0, "", {{ValueMisshapen, 90}}},

        // the account's name
        {RungId::NameAndTls, none, ErrorKind::InvalidInput, 0, "", {{AccountUnknown, 95}}},
        {RungId::NameAndTls, none, ErrorKind::Rejected, 0, "", {{AccountUnknown, 95}}},
        {RungId::NameAndTls, none, ErrorKind::NotFound, 0, "", {{AccountUnknown, 80}}},
        // discovery answered a moment before, so it is the account's own host
        {RungId::SignIn, none, ErrorKind::Offline, 0, "", {{Offline, 70}, {AccountUnknown, 30}}},
        {none, none, ErrorKind::Offline, 0, "", {{Offline, 95}}},
        {none, none, ErrorKind::ServerFault, 0, "", {{NotNetSuite, 85}}},
        {none, none, ErrorKind::BadReply, 0, "", {{NotNetSuite, 85}, {Offline, 30}}},

        // the token endpoint
        {RungId::SignIn, m2m, none, 0, "invalid_scope", {{ScopeNotTicked, 95}}},
        {RungId::SignIn,
         m2m,
         none,
         0,
         "unsupported_grant_type",
         {{ClientCredentialsNotTicked, 85}, {FeatureOff, 25, oauthFeature}}},
        {RungId::SignIn,
         m2m,
         none,
         0,
         "unauthorized_client",
         {{ClientCredentialsNotTicked, 55},
          {FeatureOff, 50, oauthFeature},
          {IntegrationBlockedOrUnknown, 30}}},
        {RungId::SignIn,
         m2m,
         none,
         0,
         "invalid_client",
         {{CertificateIdWrong, 45},
          {IntegrationBlockedOrUnknown, 40},
          {KeyDoesNotFitCertificate, 35},
          {MappingGone, 20},
          {FeatureOff, 10, oauthFeature}}},
        {RungId::SignIn,
         m2m,
         none,
         0,
         "invalid_grant",
         {{MappingGone, 45},
          {CertificateEnded, 35},
          {TokenRevokedOrRoleInactive, 35},
          {KeyDoesNotFitCertificate, 30},
          {RoleLacksTokenLogin, 25},
          {CertificateIdWrong, 20}}},
        {RungId::SignIn,
         m2m,
         none,
         0,
         "invalid_request",
         {{CertificateIdWrong, 50}, {AlgorithmDoesNotFitKey, 30}, {KeyDoesNotFitCertificate, 25}}},
        {RungId::SignIn, m2m, none, 404, "", {{FeatureOff, 75, oauthFeature}, {NotNetSuite, 20}}},
        {RungId::SignIn,
         m2m,
         none,
         403,
         "",
         {{FeatureOff, 60, oauthFeature}, {RoleLacksTokenLogin, 50}}},
        {RungId::SignIn,
         m2m,
         ErrorKind::Unauthorized,
         0,
         "",
         {{CertificateIdWrong, 30},
          {KeyDoesNotFitCertificate, 28},
          {IntegrationBlockedOrUnknown, 26},
          {MappingGone, 20}}},

        // Token-Based Authentication: sign-in and first request are one
        {RungId::SignIn,
         tba,
         ErrorKind::Unauthorized,
         0,
         "",
         {{TokenRevokedOrRoleInactive, 34},
          {RoleLacksRestWebServices, 32},
          {SignatureRefused, 30},
          {IntegrationBlockedOrUnknown, 28},
          {RoleLacksTokenLogin, 24},
          {MappingGone, 15},
          {FeatureOff, 12, tbaFeature},
          {UserLocked, 8}}},
        {RungId::SignIn, tba, none, 400, "", {{SignatureRefused, 60}}},

        // REST
        {RungId::Rest,
         m2m,
         ErrorKind::Unauthorized,
         0,
         "",
         {{RoleLacksRestWebServices, 85},
          {FeatureOff, 25, restFeature},
          {TokenRevokedOrRoleInactive, 10}}},
        {RungId::Rest, none, none, 404, "", {{FeatureOff, 75, restFeature}, {NotNetSuite, 15}}},
        {RungId::Rest,
         none,
         none,
         0,
         "",
         {{RoleLacksRestWebServices, 65}, {FeatureOff, 45, restFeature}}},
        {RungId::RecordMetadata, none, none, 404, "", {{FeatureOff, 60, restFeature}}},
        {RungId::RecordMetadata,
         none,
         none,
         0,
         "",
         {{RoleLacksRestWebServices, 60}, {FeatureOff, 40, restFeature}}},

        // SuiteQL
        {RungId::SuiteQl,
         none,
         none,
         0,
         "USER_ERROR",
         {{WorkbookMissing, 92}, {FeatureOff, 35, workbookFeature}}},
        {RungId::SuiteQl,
         none,
         none,
         404,
         "",
         {{FeatureOff, 70, workbookFeature}, {WorkbookMissing, 60}}},
        {RungId::SuiteQl,
         none,
         ErrorKind::Unauthorized,
         0,
         "",
         {{RoleLacksRestWebServices, 45}, {WorkbookMissing, 40}}},
        {RungId::SuiteQl,
         none,
         none,
         0,
         "",
         {{WorkbookMissing, 65}, {FeatureOff, 45, workbookFeature}}},

        {RungId::RestletScope, none, none, 0, "", {{ScopeNotTicked, 85, "restlets"}}},
    };
    return table;
}

} // namespace suitescope
