// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/accountcatalog.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

struct FeatureRow
{
    const char *id;
    const char *name;
    const char *subtab;
    const char *section;
    bool on;
};

// The boxes a connection needs are clear in a new account, so that the way from nothing can be
// walked.
constexpr FeatureRow featureRows[] = {
    {"SUBSIDIARIES", "Subsidiaries", "Company", "ERP General", true},
    {"DEPARTMENTS", "Departments", "Company", "Classification", true},
    {"CLASSES", "Classes", "Company", "Classification", true},
    {"LOCATIONS", "Locations", "Company", "Classification", true},
    {"MULTICURRENCY", "Multiple Currencies", "Company", "International", true},
    {"ACCOUNTING", "Accounting", "Accounting", "Basic Features", true},
    {"ACCOUNTINGPERIODS", "Accounting Periods", "Accounting", "Advanced Features", true},
    {"RECEIVABLES", "A/R", "Accounting", "Basic Features", true},
    {"PAYABLES", "A/P", "Accounting", "Basic Features", true},
    {"SALESORDERS", "Sales Orders", "Transactions", "Basic Features", true},
    {"ESTIMATES", "Estimates", "Transactions", "Basic Features", true},
    {"PURCHASEORDERS", "Purchase Orders", "Transactions", "Basic Features", true},
    {"INVENTORY", "Inventory", "Items & Inventory", "Items", true},
    {"CRM", "Customer Relationship Management", "CRM", "Basic Features", true},
    {"OPPORTUNITIES", "Opportunities", "CRM", "Sales", true},
    {"SUPPORT", "Customer Support and Service", "CRM", "Support", true},
    {"SUITEANALYTICSWORKBOOK", "SuiteAnalytics Workbook", "Analytics", "SuiteAnalytics Workbook",
     false},
    {"SUITEANALYTICSCONNECT", "SuiteAnalytics Connect", "Analytics", "SuiteAnalytics Connect",
     false},
    {"CUSTOMRECORDS", "Custom Records", "SuiteCloud", "SuiteBuilder", true},
    {"CUSTOMCODE", "Client SuiteScript", "SuiteCloud", "SuiteScript", true},
    {"SERVERSIDESCRIPTING", "Server SuiteScript", "SuiteCloud", "SuiteScript", false},
    {"WEBSERVICESEXTERNAL", "SOAP Web Services", "SuiteCloud", "SuiteTalk (Web Services)", false},
    {"RESTWEBSERVICES", "REST Web Services", "SuiteCloud", "SuiteTalk (Web Services)", false},
    {"TBA", "Token-based Authentication", "SuiteCloud", "Manage Authentication", false},
    {"OAUTH2", "OAuth 2.0", "SuiteCloud", "Manage Authentication", false},
};

struct PermissionRow
{
    const char *key;
    const char *name;
    const char *subtab;
    const char *levels; // digits
};

constexpr PermissionRow permissionRows[] = {
    {"ADMI_RESTWEBSERVICES", "REST Web Services", "Setup", "4"},
    {"ADMI_LOGIN_OAUTH", "Log in using Access Tokens", "Setup", "4"},
    {"ADMI_LOGIN_OAUTH2", "Log in using OAuth 2.0 Access Tokens", "Setup", "4"},
    {"ADMI_WEBSERVICES", "SOAP Web Services", "Setup", "4"},
    {"ADMI_MANAGE_OAUTH_TOKENS", "Access Token Management", "Setup", "4"},
    {"ADMI_MANAGE_OWN_OAUTH_TOKENS", "User Access Tokens", "Setup", "4"},
    {"ADMI_MANAGE_OAUTH2", "OAuth 2.0 Authorized Applications Management", "Setup", "4"},
    {"ADMI_MANAGE_OWN_OAUTH2_CERTIFICATES", "Manage own OAuth 2.0 Client Credentials certificates",
     "Setup", "4"},
    {"ADMI_INTEGRAPP", "Integration Application", "Setup", "4"},
    {"ADMI_AUDITLOGIN", "View Login Audit Trail", "Setup", "1234"},
    {"ADMI_MANAGEROLES", "Bulk Manage Roles", "Setup", "4"},
    {"ADMI_ENABLEFEATURES", "Enable Features", "Setup", "4"},
    {"ADMI_COMPANY", "Set Up Company", "Setup", "4"},
    {"ADMI_RECORDSCATALOG", "Records Catalog", "Setup", "1234"},
    {"ADMI_ACCTPERIODS", "Manage Accounting Periods", "Setup", "1234"},
    {"ADMI_ACCOUNTINGLIST", "Accounting Lists", "Setup", "1234"},
    {"ADMI_CUSTRECORD", "Custom Record Types", "Setup", "1234"},
    {"ADMI_CUSTLIST", "Custom Lists", "Setup", "1234"},
    {"ADMI_CUSTFIELD", "Custom Fields", "Setup", "1234"},
    {"ADMI_DELETEDRECORD", "Deleted Records", "Setup", "1"},
    {"REPO_ANALYTICS", "SuiteAnalytics Workbook", "Reports", "3"},
    {"LIST_FIND", "Perform Search", "Lists", "4"},
    {"LIST_CUSTJOB", "Customers", "Lists", "1234"},
    {"LIST_CONTACT", "Contacts", "Lists", "1234"},
    {"LIST_VENDOR", "Vendors", "Lists", "1234"},
    {"LIST_EMPLOYEE_RECORD", "Employee Record", "Lists", "1234"},
    {"LIST_PARTNER", "Partners", "Lists", "1234"},
    {"LIST_ITEM", "Items", "Lists", "1234"},
    {"LIST_ADDRESS", "Address", "Lists", "1234"},
    {"LIST_ACCOUNT", "Accounts", "Lists", "1234"},
    {"LIST_CURRENCY", "Currency", "Lists", "1234"},
    {"LIST_SUBSIDIARY", "Subsidiaries", "Lists", "1234"},
    {"LIST_LOCATION", "Locations", "Lists", "1234"},
    {"LIST_DEPARTMENT", "Departments", "Lists", "1234"},
    {"LIST_CLASS", "Classes", "Lists", "1234"},
    {"LIST_UNIT", "Units", "Lists", "1234"},
    {"LIST_JOB", "Projects", "Lists", "1234"},
    {"LIST_TASK", "Tasks", "Lists", "1234"},
    {"LIST_CALL", "Phone Calls", "Lists", "1234"},
    {"LIST_EVENT", "Events", "Lists", "1234"},
    {"LIST_CASE", "Cases", "Lists", "1234"},
    {"LIST_CAMPAIGN", "Marketing Campaigns", "Lists", "1234"},
    {"LIST_FILECABINET", "Documents and Files", "Lists", "1234"},
    {"LIST_CUSTRECORDENTRY", "Custom Record Entries", "Lists", "1234"},
    {"TRAN_FIND", "Find Transaction", "Transactions", "1234"},
    {"TRAN_SALESORD", "Sales Order", "Transactions", "1234"},
    {"TRAN_CUSTINVC", "Invoice", "Transactions", "1234"},
    {"TRAN_CUSTPYMT", "Customer Payment", "Transactions", "1234"},
    {"TRAN_CUSTCRED", "Credit Memo", "Transactions", "1234"},
    {"TRAN_CUSTDEP", "Customer Deposit", "Transactions", "1234"},
    {"TRAN_CASHSALE", "Cash Sale", "Transactions", "1234"},
    {"TRAN_ESTIMATE", "Estimate", "Transactions", "1234"},
    {"TRAN_OPPRTNTY", "Opportunity", "Transactions", "1234"},
    {"TRAN_ITEMSHIP", "Item Fulfillment", "Transactions", "1234"},
    {"TRAN_ITEMRCPT", "Item Receipt", "Transactions", "1234"},
    {"TRAN_PURCHORD", "Purchase Order", "Transactions", "1234"},
    {"TRAN_VENDBILL", "Bills", "Transactions", "1234"},
    {"TRAN_VENDPYMT", "Pay Bills", "Transactions", "1234"},
    {"TRAN_JOURNAL", "Make Journal Entry", "Transactions", "1234"},
    {"TRAN_WORKORD", "Work Order", "Transactions", "1234"},
    {"TRAN_RTNAUTH", "Return Authorization", "Transactions", "1234"},
    {"TRAN_TRNFRORD", "Transfer Order", "Transactions", "1234"},
    {"TRAN_EXPREPT", "Expense Report", "Transactions", "1234"},
    {"TRAN_INVADJST", "Adjust Inventory", "Transactions", "1234"},
};

} // namespace

QList<SimulatedAccount::Feature> newAccountFeatures()
{
    QList<SimulatedAccount::Feature> features;
    for (const FeatureRow &row : featureRows) {
        features.append({QString::fromLatin1(row.id), QString::fromLatin1(row.name),
                         QString::fromLatin1(row.subtab), QString::fromLatin1(row.section),
                         row.on});
    }
    return features;
}

QList<SimulatedUser> simulatedUsers()
{
    return {{11, u"Robin Larkspur"_s},
            {12, u"Noor Fennimore"_s},
            {13, u"Tamsin Aldercote"_s},
            {14, u"Ilja Brackenridge"_s},
            {15, u"Mirelle Oakhollow"_s}};
}

int entityOf(const QString &user)
{
    const QList<SimulatedUser> users = simulatedUsers();
    const auto found = std::find_if(users.cbegin(), users.cend(),
                                    [&user](const SimulatedUser &one) { return one.name == user; });
    return found == users.cend() ? 0 : found->entity;
}

QList<SimulatedAccount::Permission> offeredPermissions()
{
    QList<SimulatedAccount::Permission> permissions;
    for (const PermissionRow &row : permissionRows) {
        QList<int> levels;
        for (const char *digit = row.levels; *digit; ++digit)
            levels.append(*digit - '0');
        permissions.append({QString::fromLatin1(row.key), QString::fromLatin1(row.name),
                            QString::fromLatin1(row.subtab), levels});
    }
    return permissions;
}

QHash<QString, int> administratorPermissions()
{
    QHash<QString, int> all;
    for (const PermissionRow &row : permissionRows) {
        const QByteArray levels(row.levels);
        all.insert(QString::fromLatin1(row.key), levels.back() - '0');
    }
    return all;
}

QList<QString> featuresForDemo()
{
    return {u"SUITEANALYTICSWORKBOOK"_s,
            u"SERVERSIDESCRIPTING"_s,
            u"CUSTOMCODE"_s,
            u"RESTWEBSERVICES"_s,
            u"TBA"_s,
            u"OAUTH2"_s};
}

QHash<QString, int> permissionsForDemo()
{
    QHash<QString, int> wanted;
    for (const PermissionRow &row : permissionRows) {
        const QString key = QString::fromLatin1(row.key);
        if (key.startsWith("LIST_"_L1) || key.startsWith("TRAN_"_L1))
            wanted.insert(key, key == "LIST_FIND"_L1 ? 4 : 1);
    }
    wanted.insert(u"ADMI_RESTWEBSERVICES"_s, 4);
    wanted.insert(u"ADMI_LOGIN_OAUTH"_s, 4);
    wanted.insert(u"ADMI_LOGIN_OAUTH2"_s, 4);
    wanted.insert(u"ADMI_AUDITLOGIN"_s, 1);
    wanted.insert(u"ADMI_MANAGEROLES"_s, 4);
    wanted.insert(u"ADMI_MANAGE_OWN_OAUTH2_CERTIFICATES"_s, 4);
    wanted.insert(u"ADMI_ACCTPERIODS"_s, 1);
    wanted.insert(u"ADMI_ACCOUNTINGLIST"_s, 1);
    wanted.insert(u"ADMI_CUSTRECORD"_s, 1);
    wanted.insert(u"ADMI_CUSTLIST"_s, 1);
    wanted.insert(u"ADMI_CUSTFIELD"_s, 1);
    wanted.insert(u"REPO_ANALYTICS"_s, 3);
    return wanted;
}

} // namespace suitescope
