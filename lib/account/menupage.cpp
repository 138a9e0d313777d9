// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/account/menupage.h"

#include <QHash>
#include <QRegularExpression>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

// Record types with a page of their own; the rest is told apart below.
QString recordLocation(const QString &type)
{
    static const QHash<QString, QString> &own = *new QHash<QString, QString>{
        {u"customer"_s, u"/app/common/entity/custjob.nl"_s},
        {u"vendor"_s, u"/app/common/entity/vendor.nl"_s},
        {u"employee"_s, u"/app/common/entity/employee.nl"_s},
        {u"salesorder"_s, u"/app/accounting/transactions/salesord.nl"_s},
        {u"invoice"_s, u"/app/accounting/transactions/custinvc.nl"_s},
        {u"purchaseorder"_s, u"/app/accounting/transactions/purchord.nl"_s},
        {u"vendorbill"_s, u"/app/accounting/transactions/vendbill.nl"_s},
        {u"customerpayment"_s, u"/app/accounting/transactions/custpymt.nl"_s},
        {u"journalentry"_s, u"/app/accounting/transactions/journal.nl"_s},
        {u"customrecordtype"_s, u"/app/common/custom/custrecord.nl"_s},
        {u"customlist"_s, u"/app/common/custom/custlist.nl"_s},
    };
    if (const auto found = own.constFind(type); found != own.cend())
        return *found;

    // NetSuite sends these on to the right form by itself.
    static const QStringList &entities = *new QStringList{
        u"contact"_s, u"entity"_s, u"job"_s, u"lead"_s, u"partner"_s, u"prospect"_s,
    };
    static const QStringList &transactions = *new QStringList{
        u"assemblybuild"_s,
        u"assemblyunbuild"_s,
        u"cashrefund"_s,
        u"cashsale"_s,
        u"charge"_s,
        u"check"_s,
        u"creditcardcharge"_s,
        u"creditcardrefund"_s,
        u"creditmemo"_s,
        u"customerdeposit"_s,
        u"customerrefund"_s,
        u"deposit"_s,
        u"depositapplication"_s,
        u"estimate"_s,
        u"expensereport"_s,
        u"inventoryadjustment"_s,
        u"inventorytransfer"_s,
        u"itemfulfillment"_s,
        u"itemreceipt"_s,
        u"opportunity"_s,
        u"purchaserequisition"_s,
        u"returnauthorization"_s,
        u"transaction"_s,
        u"transferorder"_s,
        u"vendorcredit"_s,
        u"vendorpayment"_s,
        u"vendorprepayment"_s,
        u"vendorreturnauthorization"_s,
        u"workorder"_s,
    };
    if (entities.contains(type))
        return u"/app/common/entity/entity.nl"_s;
    if (transactions.contains(type))
        return u"/app/accounting/transactions/transaction.nl"_s;
    if (type == "item"_L1 || (type.endsWith("item"_L1) && !type.startsWith(u"custom"_s)))
        return u"/app/common/item/item.nl"_s;
    return {};
}

} // namespace

MenuPage menuPage(MenuPageId id)
{
    const QString setup = u"Setup"_s;
    switch (id) {
    case MenuPageId::EnableFeatures:
        return {id, {setup, u"Company"_s, u"Enable Features"_s}, u"/app/setup/features.nl"_s};
    case MenuPageId::CompanyInformation:
        return {id,
                {setup, u"Company"_s, u"Company Information"_s},
                u"/app/common/otherlists/company.nl"_s};
    case MenuPageId::ManageRoles:
        return {id, {setup, u"Users/Roles"_s, u"Manage Roles"_s}, u"/app/setup/rolelist.nl"_s};
    case MenuPageId::NewRole:
        return {
            id, {setup, u"Users/Roles"_s, u"Manage Roles"_s, u"New"_s}, u"/app/setup/role.nl"_s};
    case MenuPageId::ManageIntegrations:
        return {id,
                {setup, u"Integration"_s, u"Manage Integrations"_s},
                u"/app/common/integration/integrapplist.nl"_s};
    case MenuPageId::NewIntegration:
        return {id,
                {setup, u"Integration"_s, u"Manage Integrations"_s, u"New"_s},
                u"/app/common/integration/integrapp.nl"_s};
    case MenuPageId::AccessTokens:
        return {id, {setup, u"Users/Roles"_s, u"Access Tokens"_s}, u"/app/setup/accesstokens.nl"_s};
    case MenuPageId::NewAccessToken:
        return {id,
                {setup, u"Users/Roles"_s, u"Access Tokens"_s, u"New"_s},
                u"/app/setup/accesstoken.nl"_s};
    case MenuPageId::M2mSetup:
        return {id,
                {setup, u"Integration"_s, u"Manage Authentication"_s,
                 u"OAuth 2.0 Client Credentials (M2M) Setup"_s},
                u"/app/oauth2/clientcredentials/setup.nl"_s};
    case MenuPageId::LoginAuditTrail:
        return {
            id, {setup, u"Users/Roles"_s, u"User Management"_s, u"View Login Audit Trail"_s}, {}};
    case MenuPageId::IntegrationGovernance:
        return {id,
                {setup, u"Integration"_s, u"Integration Management"_s, u"Integration Governance"_s},
                u"/app/webservices/governance/governance.nl"_s};
    case MenuPageId::ManageUsers:
        return {id, {setup, u"Users/Roles"_s, u"Manage Users"_s}, u"/app/setup/listusers.nl"_s};
    case MenuPageId::GeneralPreferences:
        return {id, {setup, u"Company"_s, u"General Preferences"_s}, u"/app/setup/general.nl"_s};
    case MenuPageId::RecordsCatalog:
        return {id, {setup, u"Records Catalog"_s}, u"/app/recordscatalog/rcbrowser.nl"_s};
    }
    Q_UNREACHABLE();
}

QUrl deepLink(const MenuPage &page, const ServiceUrls &urls)
{
    if (page.location.isEmpty() || urls.app().isEmpty())
        return {};
    QUrl url = urls.app();
    url.setPath(page.location);
    return url;
}

QUrl recordLink(const QString &recordType, const QString &id, const ServiceUrls &urls)
{
    static const QRegularExpression internalId(u"\\A-?[0-9]{1,18}\\z"_s);
    const QString location = recordLocation(recordType.toLower());
    if (location.isEmpty() || urls.app().isEmpty() || !internalId.match(id).hasMatch())
        return {};
    QUrl url = urls.app();
    url.setPath(location);
    url.setQuery(QUrlQuery{{u"id"_s, id}});
    return url;
}

} // namespace suitescope
