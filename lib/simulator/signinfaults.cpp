// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/accountcatalog.h"
#include "lib/simulator/faults.h"

#include <algorithm>
#include <array>

namespace suitescope {

namespace {

/*! What each sign-in answers, in the words of the audit trail (fact sheet 2.3, 3.4); empty: as if
   nothing were wrong. NetSuite documents no body of its own for two-factor roles and address rules:
   those are refused like a role without permission. */
struct Row
{
    Fault fault;
    const char *token; // Token-Based Authentication
    const char *error; // the token endpoint's, and its entry in the trail
    const char *assertion;
    const char *bearer; // a request with a bearer token of earlier
    bool countsTowardsLock = false;
};

constexpr std::array rows{
    Row{Fault::RoleInactive, "permission_denied", "invalid_grant", "EntityOrRoleDisabled",
        "EntityOrRoleDisabled"},
    Row{Fault::UserInactive, "permission_denied", "invalid_grant", "EntityOrRoleDisabled",
        "EntityOrRoleDisabled"},
    Row{Fault::RoleTakenAway, "permission_denied", "invalid_grant", "EntityOrRoleDisabled",
        "EntityOrRoleDisabled"},
    Row{Fault::RoleNeedsTwoFactor, "permission_denied", "invalid_grant", "permission_denied",
        "permission_denied"},
    Row{Fault::IpAddressRefused, "permission_denied", "invalid_grant", "permission_denied",
        "permission_denied"},
    Row{Fault::UserLocked, "temporary_locked", "invalid_grant", "temporary_locked",
        "temporary_locked"},
    Row{Fault::OtherEnvironment, "consumer_key_unknown", "invalid_client", "InvalidIntegration",
        "TokenRejected"},
    Row{Fault::SandboxRefreshed, "consumer_key_unknown", "invalid_client", "InvalidIntegration",
        "TokenRejected"},
    Row{Fault::RealmRefused, "token_rejected", "", "", ""},
    Row{Fault::ClientIdUnknown, "consumer_key_unknown", "invalid_client", "InvalidIntegration",
        "TokenRejected"},
    Row{Fault::TokenUnknown, "token_rejected", "", "", ""},
    Row{Fault::ConsumerSecretReset, "token_rejected", "invalid_client", "InvalidIntegration",
        "ClientIdMismatch"},
    Row{Fault::IntegrationBlocked, "consumer_key_refused", "invalid_client", "IntegrationBlocked",
        "IntegrationBlocked"},
    Row{Fault::IntegrationLacksTokenBased, "consumer_key_refused", "", "", ""},
    Row{Fault::IntegrationLacksClientCredentials, "", "unsupported_grant_type",
        "AuthorizationCodeGrantRequired", ""},
    Row{Fault::TokenRevoked, "token_rejected", "", "", ""},
    Row{Fault::SignatureRefused, "InvalidSignature", "", "", "", true},
    Row{Fault::NonceRefused, "NonceUsed", "", "", "", true},
    Row{Fault::ScopeNotTicked, "", "invalid_scope", "ScopeMismatched", ""},
    Row{Fault::ScopeNotGranted, "", "", "", "ScopeMismatched"},
    Row{Fault::AccessTokenExpired, "", "", "", "AccessTokenExpired"},
    Row{Fault::CertificateIdUnknown, "", "invalid_client", "MissingKey", ""},
    Row{Fault::KeyMismatch, "", "invalid_client", "InvalidSignature", "", true},
    Row{Fault::KeyNotAccepted, "", "invalid_client", "MissingKey", ""},
    Row{Fault::AlgorithmRefused, "", "invalid_request", "UnsupportedAlgo", ""},
    Row{Fault::CertificateExpired, "", "invalid_grant", "TokenExpired", ""},
    Row{Fault::CertificateRevoked, "", "invalid_grant", "TokenBlocked", "TokenBlocked"},
    Row{Fault::CertificateCutShort, "", "invalid_grant", "TokenExpired", ""},
    Row{Fault::CertificateInUse, "", "invalid_client", "ClientIdMismatch", ""},
    Row{Fault::MappingGone, "", "invalid_client", "MissingKey", "TokenRejected"},
    Row{Fault::AudienceRefused, "", "invalid_request", "TokenNotAcceptable", ""},
    Row{Fault::LifetimeRefused, "", "invalid_grant", "TokenValidityTooBroad", ""},
    Row{Fault::IssuerRefused, "", "invalid_client", "InvalidIssuer", ""},
    Row{Fault::ScopeFormRefused, "", "invalid_scope", "InvalidScope", ""},
};

/*! Of the company, and not of one who signs in. */
bool meetsEverybody(Fault fault)
{
    return fault == Fault::IpAddressRefused || fault == Fault::OtherEnvironment
        || fault == Fault::SandboxRefreshed;
}

} // namespace

std::optional<SignInFault> signInFault(SimulatedAccount::Private &account, SignInKind kind,
                                       int role)
{
    if (role == administratorRole && !meetsEverybody(account.fault))
        return std::nullopt;
    const auto row = std::find_if(rows.begin(), rows.end(), [&account](const Row &one) {
        return one.fault == account.fault;
    });
    if (row == rows.end())
        return std::nullopt;
    SignInFault fault;
    fault.countsTowardsLock = row->countsTowardsLock;
    switch (kind) {
    case SignInKind::Token:
        fault.detail = QString::fromLatin1(row->token);
        break;
    case SignInKind::Assertion:
        fault.error = row->error;
        fault.detail = QString::fromLatin1(row->assertion);
        break;
    case SignInKind::Bearer:
        fault.detail = QString::fromLatin1(row->bearer);
        break;
    }
    if (fault.detail.isEmpty())
        return std::nullopt;
    ++account.faultsServed;
    return fault;
}

} // namespace suitescope
