// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/account/menupage.h"
#include "lib/setup/probe.h"
#include "lib/setup/setupdraft.h"

namespace suitescope {

/*! Named causes; the key (causeKey) is stable and part of the command line's JSON. */
enum class CauseId {
    RoleLacksRestWebServices,
    RoleLacksTokenLogin, // Log in using Access Tokens, or … OAuth 2.0 Access Tokens
    FeatureOff,
    WorkbookMissing, // SuiteAnalytics Workbook: feature or permission
    AccountUnknown,
    ValueMisshapen,
    IntegrationBlockedOrUnknown,
    TokenRevokedOrRoleInactive,
    SignatureRefused, // a wrong secret
    ClockOff,
    CertificateIdWrong,
    KeyDoesNotFitCertificate,
    KeyNotAccepted,
    AlgorithmDoesNotFitKey,
    CertificateEnded,
    ClientCredentialsNotTicked,
    ScopeNotTicked,
    MappingGone,
    ConcurrencyLimit,
    NotNetSuite, // proxy, captive portal, login page, maintenance
    Offline,
    TlsRefused,
    UserLocked,
    KeychainFault,
    Unknown,
};

[[nodiscard]] QString causeKey(CauseId id); // "role-lacks-rest-web-services"
[[nodiscard]] QList<CauseId> allCauses();

struct Cause
{
    CauseId id = CauseId::Unknown;
    int confidence = 0; // percent
    std::optional<SetupStep> step; // the wizard page that mends it
    std::optional<MenuPageId> page; // or the NetSuite page; never both, often neither
    QString subject; // what it is about, in NetSuite's words: a feature, a permission, a scope
    std::optional<SecretField> field; // the value it is about
    std::optional<LocalFault> fault; // what the local rung saw
};

/*! All causes that fit the ladder's results, the likeliest first; empty when nothing failed. Pure.
 */
[[nodiscard]] QList<Cause> diagnose(const QList<RungResult> &results, AuthMethod method);

} // namespace suitescope
