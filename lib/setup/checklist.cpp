// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/checklist.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

PermissionItem setupFull(const QString &key, const QString &name)
{
    return {key, name, u"Setup"_s, u"Full"_s, true};
}

PermissionItem view(const QString &key, const QString &name, const QString &subtab)
{
    return {key, name, subtab, u"View"_s, true};
}

PermissionItem findTransaction()
{
    return view(u"TRAN_FIND"_s, u"Find Transaction"_s, u"Transactions"_s);
}

DataNeed list(const QString &id, const QString &label, const QString &key, const QString &name)
{
    return {id, label, {view(key, name, u"Lists"_s)}};
}

DataNeed setup(const QString &id, const QString &label, const QString &key, const QString &name)
{
    return {id, label, {view(key, name, u"Setup"_s)}};
}

// A transaction's own permission opens the record, Find Transaction its rows in SuiteQL.
DataNeed transaction(const QString &id, const QString &label, const QString &key,
                     const QString &name)
{
    return {id, label, {view(key, name, u"Transactions"_s), findTransaction()}};
}

QString levelFor(DataOperation operation)
{
    switch (operation) {
    case DataOperation::Read:
        return u"View"_s;
    case DataOperation::Create:
        return u"Create"_s;
    case DataOperation::Change:
        return u"Edit"_s;
    case DataOperation::Delete:
        return u"Full"_s;
    }
    Q_UNREACHABLE();
}

// Searching and what lies under Setup are only ever looked at.
bool isOfRecords(const PermissionItem &item)
{
    return item.level == "View"_L1
        && (item.subtab == "Lists"_L1 || item.subtab == "Transactions"_L1)
        && item.key != "TRAN_FIND"_L1 && item.key != "LIST_FIND"_L1;
}

QStringList subtabsOf(const QList<PermissionItem> &permissions)
{
    QStringList subtabs;
    for (const PermissionItem &item : permissions) {
        if (!subtabs.contains(item.subtab))
            subtabs.append(item.subtab);
    }
    return subtabs;
}

QString menuPath(MenuPageId id, const QString &last = {})
{
    QStringList path = menuPage(id).path;
    if (!last.isEmpty())
        path.append(last);
    return path.join(u" > "_s);
}

/*! Writes the same text in either form. */
class TextWriter
{
public:
    explicit TextWriter(Checklist::TextForm form)
        : m_markdown(form == Checklist::TextForm::Markdown)
    {
    }

    void title(const QString &words)
    {
        m_lines.append(m_markdown ? u"# %1"_s.arg(words) : words);
        if (!m_markdown)
            m_lines.append(QString(words.size(), u'='));
    }
    void heading(const QString &words)
    {
        m_lines.append(QString());
        m_lines.append(m_markdown ? u"## %1"_s.arg(words) : words);
        m_lines.append(QString());
    }
    void sentence(const QString &words) { m_lines.append(words); }
    void path(const QString &words)
    {
        m_lines.append(QString());
        m_lines.append(m_markdown ? u"**%1**"_s.arg(words) : words + u':');
        m_lines.append(QString());
    }
    void item(const QString &name, const QString &rest)
    {
        m_lines.append(m_markdown ? u"- [ ] **%1**: %2"_s.arg(name, rest)
                                  : u"  [ ] %1: %2"_s.arg(name, rest));
    }
    [[nodiscard]] QString text() const { return m_lines.join(u'\n') + u'\n'; }

private:
    bool m_markdown;
    QStringList m_lines;
};

void writeFeatures(TextWriter &writer, const QList<FeatureItem> &features)
{
    writer.heading(u"1. Features"_s);
    QStringList subtabs;
    for (const FeatureItem &feature : features) {
        if (!subtabs.contains(feature.subtab))
            subtabs.append(feature.subtab);
    }
    for (const QString &subtab : std::as_const(subtabs)) {
        writer.path(menuPath(MenuPageId::EnableFeatures, subtab));
        for (const FeatureItem &feature : features) {
            if (feature.subtab != subtab)
                continue;
            QString rest = feature.required ? u"required"_s : u"recommended, for RESTlets"_s;
            if (!feature.section.isEmpty())
                rest += u", section %1"_s.arg(feature.section);
            if (!feature.alias.isEmpty())
                rest += u" (some tutorials call it \"%1\")"_s.arg(feature.alias);
            writer.item(feature.name, rest);
        }
    }
    writer.sentence(QString());
    writer.sentence(u"Press Save on the page. A sandbox refresh sets these boxes back."_s);
}

void writePermissions(TextWriter &writer, const QList<PermissionItem> &permissions)
{
    writer.heading(u"2. Permissions of the integration role"_s);
    writer.sentence(u"Use a role of its own, not Administrator."_s);
    for (const QString &subtab : subtabsOf(permissions)) {
        writer.path(menuPath(MenuPageId::ManageRoles)
                    + u" > (the role) > Edit > Permissions > %1"_s.arg(subtab));
        for (const PermissionItem &permission : permissions) {
            if (permission.subtab != subtab)
                continue;
            writer.item(permission.name,
                        permission.required
                            ? u"level %1"_s.arg(permission.level)
                            : u"level %1, optional: the program can then renew its certificate "
                              "itself"_s.arg(permission.level));
        }
    }
    writer.sentence(QString());
    writer.sentence(
        u"Press Add on every line, then Save. A line that was not added is not saved."_s);
}

void writeRest(TextWriter &writer, AuthMethod method)
{
    writer.heading(u"3. Integration record"_s);
    writer.sentence(menuPath(MenuPageId::NewIntegration));
    if (method == AuthMethod::ClientCredentials) {
        writer.item(u"Client Credentials (Machine to Machine) Grant"_s, u"tick"_s);
        writer.item(u"REST Web Services"_s, u"tick, as a scope"_s);
        writer.sentence(QString());
        writer.sentence(u"The Client ID is shown once, after Save."_s);
        writer.heading(u"4. Certificate mapping"_s);
        writer.sentence(menuPath(MenuPageId::M2mSetup));
        writer.sentence(u"Create New: entity, role, application and the certificate file."_s);
    } else {
        writer.item(u"Token-based Authentication"_s, u"tick"_s);
        writer.sentence(QString());
        writer.sentence(u"Consumer Key and Consumer Secret are shown once, after Save."_s);
        writer.heading(u"4. Access token"_s);
        writer.sentence(menuPath(MenuPageId::NewAccessToken));
        writer.sentence(u"Choose application, user and role. Token ID and Token Secret are shown "
                        "once, after Save."_s);
    }
}

} // namespace

QString scopeName(const QString &scope)
{
    if (scope == "rest_webservices"_L1)
        return u"REST Web Services"_s;
    if (scope == "restlets"_L1)
        return u"RESTlets"_s;
    return scope == "suite_analytics"_L1 ? u"SuiteAnalytics Connect"_s : scope;
}

Checklist::Checklist(AuthMethod method) : m_method(method) { }

QList<FeatureItem> Checklist::features() const
{
    const QString cloud = u"SuiteCloud"_s;
    const QString authentication = u"Manage Authentication"_s;
    const FeatureItem signIn = m_method == AuthMethod::ClientCredentials
        ? FeatureItem{u"OAUTH2"_s, u"OAuth 2.0"_s, {}, cloud, authentication, true}
        : FeatureItem{u"TBA"_s, u"Token-based Authentication"_s, {}, cloud, authentication, true};
    return {
        {u"RESTWEBSERVICES"_s,
         u"REST Web Services"_s,
         {},
         cloud,
         u"SuiteTalk (Web Services)"_s,
         true},
        signIn,
        {u"SUITEANALYTICSWORKBOOK"_s,
         u"SuiteAnalytics Workbook"_s,
         u"SuiteQL"_s,
         u"Analytics"_s,
         {},
         true},
        {u"CUSTOMCODE"_s, u"Client SuiteScript"_s, {}, cloud, u"SuiteScript"_s, false},
        {u"SERVERSIDESCRIPTING"_s, u"Server SuiteScript"_s, {}, cloud, u"SuiteScript"_s, false},
    };
}

QList<PermissionItem> Checklist::permissions() const
{
    QList<PermissionItem> items{
        setupFull(u"ADMI_RESTWEBSERVICES"_s, u"REST Web Services"_s),
        m_method == AuthMethod::ClientCredentials
            ? setupFull(u"ADMI_LOGIN_OAUTH2"_s, u"Log in using OAuth 2.0 Access Tokens"_s)
            : setupFull(u"ADMI_LOGIN_OAUTH"_s, u"Log in using Access Tokens"_s),
        // Edit is the only level the role editor offers.
        {u"REPO_ANALYTICS"_s, u"SuiteAnalytics Workbook"_s, u"Reports"_s, u"Edit"_s, true},
    };
    if (m_method == AuthMethod::ClientCredentials) {
        PermissionItem renewing = setupFull(u"ADMI_MANAGE_OWN_OAUTH2_CERTIFICATES"_s,
                                            u"Manage own OAuth 2.0 Client Credentials "
                                            "certificates"_s);
        renewing.required = false;
        renewing.keyIsGuessed = true;
        items += renewing;
    }
    return items;
}

QList<DataNeed> Checklist::dataNeeds()
{
    return {
        list(u"customer"_s, u"Customers"_s, u"LIST_CUSTJOB"_s, u"Customers"_s),
        list(u"contact"_s, u"Contacts"_s, u"LIST_CONTACT"_s, u"Contacts"_s),
        list(u"vendor"_s, u"Vendors"_s, u"LIST_VENDOR"_s, u"Vendors"_s),
        list(u"employee"_s, u"Employees"_s, u"LIST_EMPLOYEE_RECORD"_s, u"Employee Record"_s),
        list(u"item"_s, u"Items and prices"_s, u"LIST_ITEM"_s, u"Items"_s),
        list(u"entity"_s, u"Entities of every kind"_s, u"LIST_FIND"_s, u"Perform Search"_s),
        list(u"address"_s, u"Addresses"_s, u"LIST_ADDRESS"_s, u"Address"_s),
        {u"transaction"_s, u"All transactions in SuiteQL"_s, {findTransaction()}},
        transaction(u"salesOrder"_s, u"Sales orders"_s, u"TRAN_SALESORD"_s, u"Sales Order"_s),
        transaction(u"invoice"_s, u"Invoices"_s, u"TRAN_CUSTINVC"_s, u"Invoice"_s),
        transaction(u"customerPayment"_s, u"Customer payments"_s, u"TRAN_CUSTPYMT"_s,
                    u"Customer Payment"_s),
        transaction(u"creditMemo"_s, u"Credit memos"_s, u"TRAN_CUSTCRED"_s, u"Credit Memo"_s),
        transaction(u"purchaseOrder"_s, u"Purchase orders"_s, u"TRAN_PURCHORD"_s,
                    u"Purchase Order"_s),
        transaction(u"vendorBill"_s, u"Vendor bills"_s, u"TRAN_VENDBILL"_s, u"Bills"_s),
        transaction(u"journalEntry"_s, u"Journal entries"_s, u"TRAN_JOURNAL"_s,
                    u"Make Journal Entry"_s),
        transaction(u"itemFulfillment"_s, u"Item fulfillments"_s, u"TRAN_ITEMSHIP"_s,
                    u"Item Fulfillment"_s),
        list(u"account"_s, u"Chart of accounts"_s, u"LIST_ACCOUNT"_s, u"Accounts"_s),
        list(u"currency"_s, u"Currencies"_s, u"LIST_CURRENCY"_s, u"Currency"_s),
        list(u"subsidiary"_s, u"Subsidiaries"_s, u"LIST_SUBSIDIARY"_s, u"Subsidiaries"_s),
        list(u"department"_s, u"Departments"_s, u"LIST_DEPARTMENT"_s, u"Departments"_s),
        list(u"classification"_s, u"Classes"_s, u"LIST_CLASS"_s, u"Classes"_s),
        list(u"location"_s, u"Locations"_s, u"LIST_LOCATION"_s, u"Locations"_s),
        list(u"unitsType"_s, u"Units of measure"_s, u"LIST_UNIT"_s, u"Units"_s),
        setup(u"accountingPeriod"_s, u"Accounting periods"_s, u"ADMI_ACCTPERIODS"_s,
              u"Manage Accounting Periods"_s),
        setup(u"term"_s, u"Payment terms"_s, u"ADMI_ACCOUNTINGLIST"_s, u"Accounting Lists"_s),
        setup(u"customRecordType"_s, u"Custom record types"_s, u"ADMI_CUSTRECORD"_s,
              u"Custom Record Types"_s),
        setup(u"customList"_s, u"Custom lists"_s, u"ADMI_CUSTLIST"_s, u"Custom Lists"_s),
        setup(u"deletedRecord"_s, u"Deleted records"_s, u"ADMI_DELETEDRECORD"_s,
              u"Deleted Records"_s),
        {u"role"_s,
         u"Roles and their permissions"_s,
         {setupFull(u"ADMI_MANAGEROLES"_s, u"Bulk Manage Roles"_s)}},
        setup(u"loginAudit"_s, u"Login audit trail"_s, u"ADMI_AUDITLOGIN"_s,
              u"View Login Audit Trail"_s),
    };
}

QList<PermissionItem> Checklist::permissionsFor(const QStringList &needIds,
                                                DataOperation most) const
{
    QList<PermissionItem> result = permissions();
    QSet<QString> keys;
    for (const PermissionItem &item : std::as_const(result))
        keys.insert(item.key);
    for (const DataNeed &need : dataNeeds()) {
        if (!needIds.contains(need.id))
            continue;
        for (const PermissionItem &item : need.permissions) {
            if (!keys.contains(item.key)) {
                keys.insert(item.key);
                result.append(item);
                if (isOfRecords(item))
                    result.last().level = levelFor(most);
            }
        }
    }
    return result;
}

QString Checklist::text(const QStringList &needIds, TextForm form, DataOperation most) const
{
    TextWriter writer(form);
    writer.title(m_method == AuthMethod::ClientCredentials
                     ? u"NetSuite set-up for OAuth 2.0 client credentials (M2M)"_s
                     : u"NetSuite set-up for Token-based Authentication (TBA)"_s);
    writeFeatures(writer, features());
    writePermissions(writer, permissionsFor(needIds, most));
    writeRest(writer, m_method);
    return writer.text();
}

} // namespace suitescope
