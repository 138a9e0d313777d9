// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What stands behind each word of NetSuite's Login Audit Trail, for a connection with a certificate
// and for one with an access token: the one table that the doctor and the decoder read.
#include "lib/setup/diagnosisrules.h"

#include <algorithm>

namespace suitescope {

namespace {

using enum CauseId;
using Word = AuditDetail;

QList<Hint> integrationHints()
{
    const QList<Guess> unknown{{IntegrationUnknown, 70},
                               {ConsumerSecretReset, 60},
                               {OtherEnvironment, 58},
                               {SandboxRefreshed, 50}};
    const QList<Guess> blocked{{IntegrationBlocked, 94}};
    return {
        {Word::ConsumerKeyUnknown, unknown, unknown},
        {Word::ConsumerKeyRefused, blocked, {{IntegrationBlocked, 75}, {TokenBasedNotTicked, 72}}},
        {Word::IntegrationBlocked, blocked, blocked},
        {Word::InvalidIntegration, unknown, unknown},
        {Word::ClientIdMismatch,
         {{CertificateInUse, 62}, {ConsumerSecretReset, 55}, {IntegrationUnknown, 50}},
         {{ConsumerSecretReset, 70}, {IntegrationUnknown, 60}}},
        {Word::AuthorizationCodeGrantRequired, {{ClientCredentialsNotTicked, 90}}, {}},
        {Word::AuthorizationFlowRequired,
         {{ClientCredentialsNotTicked, 80}},
         {{TokenBasedNotTicked, 88}}},
        {Word::FeatureDisabled,
         {{FeatureOff, 80, oauthFeature}, {FeatureOff, 60, restFeature}},
         {{FeatureOff, 82, tbaFeature}, {FeatureOff, 60, restFeature}}},
    };
}

// The token of a Token-Based connection, or the assertion and the access token of the other kind:
// NetSuite calls all three a token.
QList<Hint> tokenHints()
{
    return {
        {Word::TokenRejected,
         {{AccessTokenExpired, 60},
          {MappingGone, 40},
          {SandboxRefreshed, 40},
          {AssertionRefused, 30}},
         {{TokenRevoked, 62},
          {ConsumerSecretReset, 58},
          {ValueMisshapen, 54},
          {OtherEnvironment, 46},
          {SandboxRefreshed, 45},
          {RealmSpelling, 32}},
         true},
        {Word::TokenBlocked,
         {{CertificateRevoked, 80}, {AccessTokenExpired, 40}},
         {{TokenRevoked, 80}}},
        {Word::TokenExpired,
         {{CertificateEnded, 66}, {CertificateCut, 50}, {ClockOff, 48}, {AssertionRefused, 30}},
         {{TokenRevoked, 70}}},
        {Word::AccessTokenExpired, {{AccessTokenExpired, 92}}, {}},
        {Word::TokenValidityTooBroad, {{AssertionRefused, 90}, {ClockOff, 40}}, {}},
        {Word::TokenNotAcceptable, {{AssertionRefused, 88}, {ClockOff, 40}}, {}},
        {Word::InvalidTokenType, {{AssertionRefused, 70}}, {}},
        {Word::InvalidIssuer, {{AssertionRefused, 88}, {IntegrationUnknown, 60}}, {}},
        {Word::MissingKeyId, {{CertificateIdWrong, 90}}, {}},
        {Word::MissingKey,
         {{CertificateIdWrong, 70},
          {MappingGone, 60},
          {KeyNotAccepted, 48},
          {CertificateRevoked, 34},
          {CertificateEnded, 30},
          {SandboxRefreshed, 30}},
         {}},
        {Word::UnsupportedAlgo, {{AlgorithmDoesNotFitKey, 90}}, {}},
        {Word::ScopeMismatched, {{ScopeNotTicked, 80}, {ScopeNotAskedFor, 60}}, {}},
        {Word::InvalidScope, {{AssertionRefused, 80}, {ScopeNotTicked, 72}}, {}, true},
    };
}

QList<Hint> proofHints()
{
    const QList<Guess> clock{{ClockOff, 94}};
    const QList<Guess> nonce{{NonceRefused, 92}};
    const QList<Guess> changed{{NotNetSuite, 60}}; // ours are right, so something changes them
    const QList<Guess> lost{{ValueMissing, 56}, {NotNetSuite, 54}};
    const QList<Guess> signatures{{SignatureRefused, 92}};
    const QList<Guess> keys{{KeyDoesNotFitCertificate, 92}};
    return {
        {Word::InvalidSignature, keys, signatures},
        {Word::SignatureValidation, keys, signatures},
        {Word::InvalidTimestamp, clock, clock},
        {Word::NonceRejected, nonce, nonce},
        {Word::NonceUsed, nonce, nonce},
        {Word::ParameterRejected, changed, changed},
        {Word::MissingTokenPassportRequiredFields, lost, lost},
        {Word::UnknownAlgorithm, {{AlgorithmDoesNotFitKey, 70}}, {}},
        {Word::VersionRejected, {}, {}},
    };
}

QList<Hint> userHints()
{
    const QList<Guess> disabled{{UserOrRoleInactive, 80}, {RoleTakenAway, 70}};
    return {
        {Word::EntityOrRoleDisabled, disabled, disabled},
        {Word::PermissionDenied,
         {{RoleLacksTokenLogin, 66},
          {RoleLacksRestWebServices, 50},
          {UserOrRoleInactive, 22}, // OAuth 2.0 has a word of its own for these two
          {RoleTakenAway, 20},
          {TwoFactorRole, 44},
          {IpAddressRule, 42},
          {WebServicesOnlyRole, 20}},
         {{RoleLacksTokenLogin, 60},
          {RoleLacksRestWebServices, 55},
          {UserOrRoleInactive, 52},
          {RoleTakenAway, 50},
          {TwoFactorRole, 42},
          {IpAddressRule, 38},
          {WebServicesOnlyRole, 30}}},
        {Word::TemporaryLocked, {{UserLocked, 96}}, {{UserLocked, 96}}},
    };
}

} // namespace

const QList<Hint> &hintTable()
{
    static const QList<Hint> table = integrationHints() + tokenHints() + proofHints() + userHints();
    return table;
}

const Hint &hintOf(AuditDetail detail)
{
    const QList<Hint> &table = hintTable();
    const auto found = std::find_if(table.cbegin(), table.cend(),
                                    [detail](const Hint &hint) { return hint.detail == detail; });
    Q_ASSERT(found != table.cend());
    return *found;
}

std::optional<WrittenDetail> tellingDetail(const QString &text, AuthMethod method,
                                           bool inAuditTrail)
{
    for (const WrittenDetail &found : auditDetailsIn(text)) {
        const Hint &hint = hintOf(found.detail);
        if ((inAuditTrail || !hint.auditTrailOnly) && !hint.guesses(method).isEmpty())
            return found;
    }
    return std::nullopt;
}

} // namespace suitescope
