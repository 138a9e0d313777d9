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

QList<CauseRow> roleRows()
{
    const MendingPlace roles = mendedAt(Page::ManageRoles);
    return {
        {CauseId::RoleLacksRestWebServices,
         "role-lacks-rest-web-services",
         roles,
         roles,
         {{E::RestletSignInWorked, 60},
          {E::SignInWorked, 25},
          {E::NeverWorked, 13},
          {E::RefusedWith, 0},
          {E::WorkedBefore, -10},
          {E::RestletSignInRefused, -50},
          {E::NoTokenGiven, -60},
          {E::RestWorked, -40}}},
        {CauseId::RoleLacksTokenLogin,
         "role-lacks-token-login",
         roles,
         roles,
         {{E::SignInWorked, -60},
          {E::NeverWorked, 18},
          {E::RefusedWith, 0},
          {E::WorkedBefore, -14},
          {E::RestletSignInWorked, -30},
          {E::OthersFailToo, -5}}},
        {CauseId::WorkbookMissing,
         "workbook-missing",
         roles,
         roles,
         {{E::RecordByIdWorked, 20},
          {E::RestWorked, 5},
          {E::ListRefused, 0},
          {E::SuiteQlRefused, 0},
          {E::WorkedBefore, -6}}},
        {CauseId::RoleSeesNoRecords,
         "role-sees-no-records",
         roles,
         roles,
         {{E::NoRecordTypes, 0}, {E::RestWorked, 0}}},
        {CauseId::RecordNotVisible,
         "record-not-visible",
         roles,
         roles,
         {{E::RecordNotFoundNamed, 30},
          {E::PermissionReadAsMissing, 0},
          {E::RefusedWith, 0},
          {E::RecordTypesVisible, 0},
          {E::RecordByIdWorked, -40}}},
        {CauseId::WebServicesOnlyRole,
         "web-services-only-role",
         roles,
         roles,
         {{E::RestletSignInRefused, 3}, {E::RestWorked, 0}, {E::WorkedBefore, -3}}},
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
         mendedAt(Page::ManageUsers),
         mendedAt(Page::ManageUsers),
         {{E::OtherNetwork, 44},
          {E::OthersFailToo, 30},
          {E::OtherMethodFails, 15},
          {E::WorkedBefore, 4}, // from another address
          {E::RefusedWith, 0},
          {E::OthersWork, -8},
          {E::RestletSignInWorked, -20}}},
    };
}

QList<CauseRow> accountRows()
{
    const MendingPlace account = mendedAt(Step::Account);
    const MendingPlace company = mendedAt(Page::CompanyInformation);
    return {
        {CauseId::FeatureOff,
         "feature-off",
         mendedAt(Page::EnableFeatures),
         mendedAt(Page::EnableFeatures),
         {{E::OthersFailToo, 12},
          {E::WorkedBefore, 14},
          {E::RestletSignInWorked, 40, restFeature},
          {E::RecordByIdWorked, 12, workbookFeature},
          {E::RefusedWith, 0},
          {E::OtherMethodWorks, 25, tbaFeature},
          {E::OtherMethodWorks, 25, oauthFeature},
          {E::OtherMethodFails, -25, tbaFeature},
          {E::OtherMethodFails, -25, oauthFeature},
          {E::SameMethodWorks, -30, tbaFeature},
          {E::SameMethodWorks, -30, oauthFeature},
          {E::OthersWork, -20, restFeature},
          {E::OthersWork, -20, workbookFeature},
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
         {{E::AddressEntered, 20},
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
          {E::IsSandbox, 18},
          {E::RestletSignInRefused, 6},
          {E::RefusedWith, 0},
          {E::WorkedBefore, -14},
          {E::RestletSignInWorked, -30}}},
        {CauseId::SandboxRefreshed,
         "sandbox-refreshed",
         mendedAt(Step::M2mIntegration), // the first of what was wiped
         mendedAt(Step::TbaIntegration),
         {{E::OthersFailToo, 30},
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
    const MendingPlace integrations = mendedAt(Page::ManageIntegrations);
    const MendingPlace m2mIntegration = mendedAt(Step::M2mIntegration);
    const MendingPlace tbaIntegration = mendedAt(Step::TbaIntegration);
    return {
        {CauseId::ValueMissing,
         "value-missing",
         m2mIntegration,
         tbaIntegration,
         {{E::KeychainSaid, 0}, {E::ShapesAreRight, -40}}},
        {CauseId::ValueMisshapen,
         "value-misshapen",
         m2mIntegration,
         mendedAt(Step::TbaToken), // where its field is not known
         {{E::ShapeIsWrong, 0},
          {E::NeverWorked, 14},
          {E::WorkedBefore, -24},
          {E::RestletSignInWorked, -30}}},
        {CauseId::ValueSwapped,
         "value-swapped",
         m2mIntegration,
         tbaIntegration,
         {{E::ShapeIsWrong, 0}}},
        {CauseId::IntegrationUnknown,
         "integration-unknown",
         m2mIntegration,
         tbaIntegration,
         {{E::NeverWorked, 12},
          {E::RefusedWith, 0},
          {E::WorkedBefore, -10},
          {E::RestletSignInWorked, -30}}},
        {CauseId::IntegrationBlocked,
         "integration-blocked",
         integrations,
         integrations,
         {{E::WorkedBefore, 24},
          {E::RefusedWith, 0},
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
         {{E::NeverWorked, 4}, {E::WorkedBefore, -4}, {E::RestletSignInWorked, -30}}},
        {CauseId::ConsumerSecretReset,
         "consumer-secret-reset",
         m2mIntegration,
         tbaIntegration,
         {{E::WorkedBefore, 16},
          {E::RefusedWith, 0},
          {E::NeverWorked, -6},
          {E::RestletSignInWorked, -30}}},
    };
}

QList<CauseRow> tokenRows()
{
    const MendingPlace users = mendedAt(Page::ManageUsers);
    return {
        {CauseId::TokenRevoked,
         "token-revoked",
         nowhere,
         mendedAt(Step::TbaToken),
         {{E::WorkedBefore, 24},
          {E::NeverWorked, -8},
          {E::OthersFailToo, -12},
          {E::RestletSignInWorked, -40}}},
        {CauseId::UserOrRoleInactive,
         "user-or-role-inactive",
         users,
         users,
         {{E::WorkedBefore, 16},
          {E::RefusedWith, 0},
          {E::NeverWorked, -6},
          {E::OthersFailToo, -6},
          {E::RestletSignInWorked, -40}}},
        {CauseId::RoleTakenAway,
         "role-taken-away",
         users,
         users,
         {{E::WorkedBefore, 14},
          {E::RefusedWith, 0},
          {E::NeverWorked, -6},
          {E::OthersFailToo, -6},
          {E::RestletSignInWorked, -40}}},
        {CauseId::SignatureRefused,
         "signature-refused",
         nowhere,
         mendedAt(Step::TbaIntegration),
         {{E::NeverWorked, 12},
          {E::ShapesAreRight, 0},
          {E::WorkedBefore, -18},
          {E::RestletSignInWorked, -40}}},
        {CauseId::NonceRefused,
         "nonce-refused",
         nowhere,
         nowhere,
         {{E::WorkedBefore, 1}, {E::RestletSignInWorked, -3}}},
        {CauseId::AccessTokenExpired,
         "access-token-expired",
         nowhere,
         nowhere,
         {{E::RestletSignInRefused, 50},
          {E::RestWorked, 10},
          {E::SignInWorked, 0},
          {E::TokenWasFresh, -8}}},
    };
}

} // namespace

const QList<CauseRow> &causeTable()
{
    static const QList<CauseRow> table
        = roleRows() + accountRows() + valueRows() + tokenRows() + certificateLimitAndWayRows();
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
