// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The causes: a row each, with where it is mended and what speaks for and against it.
#include "lib/setup/diagnosisrules.h"

#include <algorithm>

namespace suitescope {

namespace {

using Step = SetupStep;
using Page = MenuPageId;
using E = EvidenceId;

Place at(Step step)
{
    return {step, std::nullopt};
}

Place at(Page page)
{
    return {std::nullopt, page};
}

const Place nowhere;

QList<CauseRow> roleRows()
{
    const Place roles = at(Page::ManageRoles);
    return {
        {CauseId::RoleLacksRestWebServices,
         "role-lacks-rest-web-services",
         roles,
         roles,
         {{E::RestletSignInWorked, 60},
          {E::SignInWorked, 10},
          {E::NeverWorked, 13},
          {E::PermissionReadAsMissing, 20},
          {E::RefusedWith, 0},
          {E::OneAnswerForAll, 0},
          {E::WorkedBefore, -10},
          {E::RestletSignInRefused, -25},
          {E::RestWorked, -40}}},
        {CauseId::RoleLacksTokenLogin,
         "role-lacks-token-login",
         roles,
         roles,
         {{E::NeverWorked, 18},
          {E::RefusedWith, 0},
          {E::OneAnswerForAll, 0},
          {E::WorkedBefore, -14},
          {E::RestletSignInWorked, -30},
          {E::OthersFailToo, -5}}},
        {CauseId::WorkbookMissing,
         "workbook-missing",
         roles,
         roles,
         {{E::RecordByIdWorked, 20},
          {E::RestWorked, 5},
          {E::PermissionReadAsMissing, 15},
          {E::ListRefused, 0},
          {E::SuiteQlRefused, 0},
          {E::WorkedBefore, -6}}},
        {CauseId::RoleSeesNoRecords,
         "role-sees-no-records",
         roles,
         roles,
         {{E::NoRecordTypes, 0}, {E::RestWorked, 0}, {E::RecordTypesVisible, -80}}},
        {CauseId::RecordNotVisible,
         "record-not-visible",
         roles,
         roles,
         {{E::RecordNotFoundNamed, 30},
          {E::RefusedWith, 0},
          {E::RecordTypesVisible, 0},
          {E::RecordByIdWorked, -40}}},
        {CauseId::WebServicesOnlyRole,
         "web-services-only-role",
         roles,
         roles,
         {{E::RestletSignInRefused, 3}, {E::OneAnswerForAll, 0}, {E::WorkedBefore, -3}}},
        {CauseId::TwoFactorRole,
         "two-factor-role",
         roles,
         roles,
         {{E::NeverWorked, 6},
          {E::RefusedWith, 0},
          {E::WorkedBefore, -2},
          {E::RestletSignInWorked, -20}}},
        {CauseId::IpAddressRule,
         "ip-address-rule",
         at(Page::ManageUsers),
         at(Page::ManageUsers),
         {{E::OthersFailToo, 8},
          {E::RefusedWith, 0},
          {E::OthersWork, -8},
          {E::RestletSignInWorked, -20}}},
    };
}

QList<CauseRow> accountRows()
{
    const Place account = at(Step::Account);
    const Place company = at(Page::CompanyInformation);
    return {
        {CauseId::FeatureOff,
         "feature-off",
         at(Page::EnableFeatures),
         at(Page::EnableFeatures),
         {{E::FeatureReadAsOff, 40},
          {E::OthersFailToo, 12},
          {E::WorkedBefore, 14},
          {E::RestletSignInWorked, 40, restFeature},
          {E::RecordByIdWorked, 12, workbookFeature},
          {E::RefusedWith, 0},
          {E::OneAnswerForAll, 0},
          {E::OthersWork, -20},
          {E::RestletSignInWorked, -30, tbaFeature},
          {E::SignInWorked, -60, oauthFeature},
          {E::SignInWorked, 8, restFeature},
          {E::RestletSignInRefused, -15, restFeature}}},
        {CauseId::AccountUnknown,
         "account-unknown",
         account,
         account,
         {{E::AccountIsUnknown, 0},
          {E::RefusedWith, 0},
          {E::AccountIsKnown, -60},
          {E::WorkedBefore, -10},
          {E::OthersWork, -40}}},
        {CauseId::RealmSpelling,
         "realm-spelling",
         company,
         company,
         {{E::AccountSpeltOtherwise, 30}, {E::WorkedBefore, -10}}},
        {CauseId::HostWrong,
         "host-wrong",
         account,
         account,
         {{E::AddressEntered, 30},
          {E::DirectoryNamesOtherHost, 25},
          {E::PageCame, 0},
          {E::WorkedBefore, -10}}},
        {CauseId::DataCenterOverrideNeeded,
         "data-center-override-needed",
         account,
         account,
         {{E::DirectoryNamesOtherHost, 35},
          {E::AccountIsKnown, 5},
          {E::NameHasNoAddress, 5},
          {E::AddressEntered, -10},
          {E::WorkedBefore, -10}}},
        {CauseId::OtherEnvironment,
         "other-environment",
         company,
         company,
         {{E::NeverWorked, 8},
          {E::IsSandbox, 6},
          {E::OneAnswerForAll, 0},
          {E::RefusedWith, 0},
          {E::WorkedBefore, -14},
          {E::RestletSignInWorked, -30}}},
        {CauseId::SandboxRefreshed,
         "sandbox-refreshed",
         at(Step::CertificateMapping),
         at(Step::TbaIntegration),
         {{E::OthersFailToo, 45},
          {E::WorkedBefore, 25},
          {E::IsSandbox, 5},
          {E::OthersWork, -40},
          {E::NeverWorked, -10},
          {E::RestletSignInWorked, -30}},
         E::IsSandbox},
    };
}

QList<CauseRow> valueRows()
{
    const Place integrations = at(Page::ManageIntegrations);
    const Place m2mIntegration = at(Step::M2mIntegration);
    const Place tbaIntegration = at(Step::TbaIntegration);
    return {
        {CauseId::ValueMissing,
         "value-missing",
         m2mIntegration,
         tbaIntegration,
         {{E::KeychainSaid, 0}, {E::ShapesAreRight, 0}}},
        {CauseId::ValueMisshapen,
         "value-misshapen",
         m2mIntegration,
         tbaIntegration,
         {{E::ShapeIsWrong, 0},
          {E::NeverWorked, 14},
          {E::ShapesAreRight, -6},
          {E::WorkedBefore, -24},
          {E::RestletSignInWorked, -30}}},
        {CauseId::ValueSwapped,
         "value-swapped",
         m2mIntegration,
         tbaIntegration,
         {{E::ShapeIsWrong, 0}, {E::ShapesAreRight, -40}}},
        {CauseId::IntegrationUnknown,
         "integration-unknown",
         m2mIntegration,
         tbaIntegration,
         {{E::NeverWorked, 12},
          {E::RefusedWith, 0},
          {E::OneAnswerForAll, 0},
          {E::WorkedBefore, -10},
          {E::RestletSignInWorked, -30}}},
        {CauseId::IntegrationBlocked,
         "integration-blocked",
         integrations,
         integrations,
         {{E::WorkedBefore, 24},
          {E::RefusedWith, 0},
          {E::OneAnswerForAll, 0},
          {E::NeverWorked, -8},
          {E::RestletSignInWorked, -30},
          {E::OthersFailToo, -10}}},
        {CauseId::ClientCredentialsNotTicked,
         "client-credentials-not-ticked",
         integrations,
         nowhere,
         {{E::NeverWorked, 10},
          {E::RefusedWith, 0},
          {E::WorkedBefore, -10},
          {E::OthersFailToo, -10}}},
        {CauseId::TokenBasedNotTicked,
         "token-based-not-ticked",
         nowhere,
         integrations,
         {{E::NeverWorked, 4},
          {E::OneAnswerForAll, 0},
          {E::WorkedBefore, -4},
          {E::RestletSignInWorked, -30}}},
        {CauseId::ConsumerSecretReset,
         "consumer-secret-reset",
         m2mIntegration,
         tbaIntegration,
         {{E::WorkedBefore, 16},
          {E::RefusedWith, 0},
          {E::OneAnswerForAll, 0},
          {E::NeverWorked, -6},
          {E::RestletSignInWorked, -30}}},
    };
}

QList<CauseRow> tokenRows()
{
    const Place users = at(Page::ManageUsers);
    return {
        {CauseId::TokenRevoked,
         "token-revoked",
         nowhere,
         at(Step::TbaToken),
         {{E::WorkedBefore, 24},
          {E::OneAnswerForAll, 0},
          {E::NeverWorked, -8},
          {E::OthersFailToo, -12},
          {E::RestletSignInWorked, -40}}},
        {CauseId::UserOrRoleInactive,
         "user-or-role-inactive",
         users,
         users,
         {{E::WorkedBefore, 16},
          {E::RefusedWith, 0},
          {E::OneAnswerForAll, 0},
          {E::NeverWorked, -6},
          {E::RestletSignInWorked, -40}}},
        {CauseId::RoleTakenAway,
         "role-taken-away",
         users,
         users,
         {{E::WorkedBefore, 14},
          {E::RefusedWith, 0},
          {E::OneAnswerForAll, 0},
          {E::NeverWorked, -6},
          {E::RestletSignInWorked, -40}}},
        {CauseId::SignatureRefused,
         "signature-refused",
         nowhere,
         at(Step::TbaIntegration),
         {{E::NeverWorked, 12},
          {E::ShapesAreRight, 0},
          {E::OneAnswerForAll, 0},
          {E::WorkedBefore, -18},
          {E::RestletSignInWorked, -40}}},
        {CauseId::NonceRefused,
         "nonce-refused",
         nowhere,
         nowhere,
         {{E::OneAnswerForAll, 0}, {E::WorkedBefore, 1}, {E::RestletSignInWorked, -3}}},
        {CauseId::AccessTokenExpired,
         "access-token-expired",
         nowhere,
         nowhere,
         {{E::RestWorked, 10}, {E::SignInWorked, 0}, {E::TokenWasFresh, -8}}},
    };
}

QList<CauseRow> certificateRows()
{
    const Place mapping = at(Step::CertificateMapping);
    const Place key = at(Step::KeyAndCertificate);
    const Place list = at(Page::M2mSetup);
    return {
        {CauseId::CertificateIdWrong,
         "certificate-id-wrong",
         mapping,
         nowhere,
         {{E::ValueUnusual, 48},
          {E::NeverWorked, 6},
          {E::RefusedWith, 0},
          {E::WorkedBefore, -20},
          {E::MappingListed, -40}}},
        {CauseId::KeyDoesNotFitCertificate,
         "key-does-not-fit-certificate",
         key,
         nowhere,
         {{E::KeyDiffersFromCertificate, 60},
          {E::CertificateNotKept, 22},
          {E::NeverWorked, 6},
          {E::RefusedWith, 0},
          {E::KeyFitsCertificate, -2},
          {E::WorkedBefore, -18}}},
        {CauseId::KeyNotAccepted,
         "key-not-accepted",
         key,
         nowhere,
         {{E::NeverWorked, 4}, {E::WorkedBefore, -10}}},
        {CauseId::AlgorithmDoesNotFitKey,
         "algorithm-does-not-fit-key",
         key,
         nowhere,
         {{E::NeverWorked, 4}, {E::RefusedWith, 0}, {E::WorkedBefore, -10}}},
        {CauseId::CertificateEnded,
         "certificate-ended",
         key,
         nowhere,
         {{E::CertificateIsOver, 60},
          {E::CertificateNotKept, 14},
          {E::WorkedBefore, 10},
          {E::RefusedWith, 0},
          {E::CertificateStillRuns, -4}}},
        {CauseId::CertificateNotYetValid, "certificate-not-yet-valid", key, nowhere, {}},
        {CauseId::CertificateRevoked,
         "certificate-revoked",
         list,
         nowhere,
         {{E::WorkedBefore, 22},
          {E::CertificateStillRuns, 2},
          {E::RefusedWith, 0},
          {E::NeverWorked, -12},
          {E::MappingListed, -10}}},
        {CauseId::CertificateCut,
         "certificate-cut",
         key,
         nowhere,
         {{E::CertificateLongerThanTwoYears, 60},
          {E::WorkedBefore, 4},
          {E::CertificateStillRuns, 0}}},
        {CauseId::CertificateInUse,
         "certificate-in-use",
         list,
         nowhere,
         {{E::NeverWorked, 8}, {E::RefusedWith, 0}, {E::WorkedBefore, -6}}},
        {CauseId::MappingGone,
         "mapping-gone",
         mapping,
         nowhere,
         {{E::WorkedBefore, 28},
          {E::RefusedWith, 0},
          {E::NeverWorked, -8},
          {E::IsSandbox, 2},
          {E::MappingListed, -50}}},
        {CauseId::AssertionRefused,
         "assertion-refused",
         nowhere,
         nowhere,
         {{E::ClockDiffers, 4}, {E::RefusedWith, 0}, {E::ClockAgrees, -2}}},
        {CauseId::ScopeNotTicked,
         "scope-not-ticked",
         at(Page::ManageIntegrations),
         nowhere,
         {{E::ScopeNotInToken, 20}, {E::RefusedWith, 0}, {E::ScopeInToken, -30}}},
        {CauseId::ScopeNotAskedFor,
         "scope-not-asked-for",
         at(Step::M2mIntegration),
         nowhere,
         {{E::ScopeNotAsked, 30}, {E::ScopeNotInToken, 0}, {E::ScopeInToken, -30}}},
    };
}

QList<CauseRow> limitRows()
{
    const Place governance = at(Page::IntegrationGovernance);
    return {
        {CauseId::UserLocked,
         "user-locked",
         nowhere,
         nowhere,
         {{E::RefusedLately, 30},
          {E::OneAnswerForAll, 0},
          {E::RefusedWith, 0},
          {E::RestletSignInWorked, -8}}},
        {CauseId::SignInsPaused,
         "sign-ins-paused",
         nowhere,
         nowhere,
         {{E::BudgetUsed, 0}, {E::RefusedLately, 0}}},
        {CauseId::ClockOff,
         "clock-off",
         nowhere,
         nowhere,
         {{E::ClockDiffers, 0}, {E::ClockAgrees, -40}}},
        {CauseId::ConcurrencyLimit,
         "concurrency-limit",
         governance,
         governance,
         {{E::TooManyRequests, 0}, {E::SignInWorked, 0}}},
    };
}

QList<CauseRow> networkRows()
{
    const Place account = at(Step::Account);
    return {
        {CauseId::Offline,
         "offline",
         nowhere,
         nowhere,
         {{E::NothingAnswers, 0}, {E::AccountIsKnown, -30}}},
        {CauseId::NameNotFound,
         "name-not-found",
         nowhere,
         nowhere,
         {{E::NameHasNoAddress, 0}, {E::AccountIsKnown, -10}}},
        {CauseId::NoAnswer, "no-answer", nowhere, nowhere, {{E::NothingAnswers, 0}}},
        {CauseId::TlsRefused,
         "tls-refused",
         nowhere,
         nowhere,
         {{E::HandshakeFailed, 0}, {E::ClockDiffers, 4}}},
        {CauseId::TlsIntercepted,
         "tls-intercepted",
         nowhere,
         nowhere,
         {{E::IssuerNotPublic, 30}, {E::HandshakeFailed, 0}}},
        {CauseId::CaptivePortal,
         "captive-portal",
         nowhere,
         nowhere,
         {{E::PageOutsideNetSuite, 20}, {E::PageCame, 0}, {E::AccountIsKnown, -20}}},
        {CauseId::LoginPage,
         "login-page",
         account,
         account,
         {{E::PageCame, 0}, {E::AddressEntered, 5}, {E::PageOutsideNetSuite, -40}}},
        {CauseId::Maintenance,
         "maintenance",
         nowhere,
         nowhere,
         {{E::PageCame, 0}, {E::OthersFailToo, 5}, {E::OthersWork, -10}}},
        {CauseId::NotNetSuite,
         "not-netsuite",
         nowhere,
         nowhere,
         {{E::PageCame, 0}, {E::IssuerNotPublic, 15}, {E::AddressEntered, 10}}},
        {CauseId::AnswerBroken,
         "answer-broken",
         nowhere,
         nowhere,
         {{E::AnswerCutOff, 0}, {E::IssuerNotPublic, 2}}},
        {CauseId::NetSuiteStumbled,
         "netsuite-stumbled",
         nowhere,
         nowhere,
         {{E::NetSuiteStumbled, 0}, {E::SignInWorked, 0}}},
        {CauseId::KeychainLocked, "keychain-locked", nowhere, nowhere, {{E::KeychainSaid, 0}}},
        {CauseId::KeychainAbsent, "keychain-absent", nowhere, nowhere, {{E::KeychainSaid, 0}}},
        {CauseId::KeychainDenied, "keychain-denied", nowhere, nowhere, {{E::KeychainSaid, 0}}},
        {CauseId::Unknown, "unknown", nowhere, nowhere, {{E::RefusedWith, 0}}},
    };
}

} // namespace

const QList<CauseRow> &causeTable()
{
    static const QList<CauseRow> table = roleRows() + accountRows() + valueRows() + tokenRows()
        + certificateRows() + limitRows() + networkRows();
    return table;
}

const CauseRow &rowOf(CauseId id)
{
    const QList<CauseRow> &table = causeTable();
    const auto found = std::find_if(table.cbegin(), table.cend(),
                                    [id](const CauseRow &row) { return row.id == id; });
    Q_ASSERT(found != table.cend());
    return *found;
}

QString causeKey(CauseId id)
{
    return QString::fromLatin1(rowOf(id).key);
}

QList<CauseId> allCauses()
{
    QList<CauseId> ids;
    for (const CauseRow &row : causeTable())
        ids.append(row.id);
    return ids;
}

} // namespace suitescope
