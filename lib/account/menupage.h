// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/account/serviceurls.h"

#include <QStringList>

namespace suitescope {

/*! A page of NetSuite's user interface that the program sends people to: its menu path, and its
   deep link for an account. Source: fact sheet 8. */
enum class MenuPageId {
    EnableFeatures,
    CompanyInformation,
    ManageRoles,
    NewRole,
    ManageIntegrations,
    NewIntegration,
    AccessTokens,
    NewAccessToken,
    M2mSetup,
    LoginAuditTrail, // no confirmed path: the menu path alone
    IntegrationGovernance,
    ManageUsers,
    GeneralPreferences,
    RecordsCatalog,
};

struct MenuPage
{
    MenuPageId id = MenuPageId::EnableFeatures;
    QStringList path; // NetSuite's own words, untranslated: {"Setup", "Company", "Enable Features"}
    QString location; // "/app/setup/features.nl", empty when none is known
};

[[nodiscard]] MenuPage menuPage(MenuPageId id);

/*! The page for this account in a browser; an empty URL when the location or the account is
 * unknown. */
[[nodiscard]] QUrl deepLink(const MenuPage &page, const ServiceUrls &urls);

/*! The page of one record in the user interface, where a path is known (fact sheet 8); empty
 * otherwise. */
[[nodiscard]] QUrl recordLink(const QString &recordType, const QString &id,
                              const ServiceUrls &urls);

} // namespace suitescope
