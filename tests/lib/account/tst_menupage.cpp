// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/account/menupage.h"
#include "tests/support/testmain.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

ServiceUrls urls()
{
    return ServiceUrls(AccountId::parse(u"1234567_SB1"_s).value());
}

const QString host = u"https://1234567-sb1.app.netsuite.com"_s;

} // namespace

class MenuPageTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void pagesSpeakNetSuitesWords_data();
    void pagesSpeakNetSuitesWords();
    void noLinkWithoutAnAccount();
    void recordsHaveTheirPages_data();
    void recordsHaveTheirPages();
};

void MenuPageTest::pagesSpeakNetSuitesWords_data()
{
    QTest::addColumn<MenuPageId>("id");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("location");
    using Id = MenuPageId;
    const auto row = [](Id id, const QString &path, const QString &location) {
        QTest::newRow(qPrintable(path)) << id << path << location;
    };
    row(Id::EnableFeatures, u"Setup > Company > Enable Features"_s, u"/app/setup/features.nl"_s);
    row(Id::CompanyInformation, u"Setup > Company > Company Information"_s,
        u"/app/common/otherlists/company.nl"_s);
    row(Id::ManageRoles, u"Setup > Users/Roles > Manage Roles"_s, u"/app/setup/rolelist.nl"_s);
    row(Id::NewRole, u"Setup > Users/Roles > Manage Roles > New"_s, u"/app/setup/role.nl"_s);
    row(Id::ManageIntegrations, u"Setup > Integration > Manage Integrations"_s,
        u"/app/common/integration/integrapplist.nl"_s);
    row(Id::NewIntegration, u"Setup > Integration > Manage Integrations > New"_s,
        u"/app/common/integration/integrapp.nl"_s);
    row(Id::AccessTokens, u"Setup > Users/Roles > Access Tokens"_s,
        u"/app/setup/accesstokens.nl"_s);
    row(Id::NewAccessToken, u"Setup > Users/Roles > Access Tokens > New"_s,
        u"/app/setup/accesstoken.nl"_s);
    row(Id::M2mSetup,
        u"Setup > Integration > Manage Authentication > OAuth 2.0 Client Credentials (M2M) Setup"_s,
        u"/app/oauth2/clientcredentials/setup.nl"_s);
    row(Id::LoginAuditTrail, u"Setup > Users/Roles > User Management > View Login Audit Trail"_s,
        QString());
    row(Id::IntegrationGovernance,
        u"Setup > Integration > Integration Management > Integration Governance"_s,
        u"/app/webservices/governance/governance.nl"_s);
    row(Id::ManageUsers, u"Setup > Users/Roles > Manage Users"_s, u"/app/setup/listusers.nl"_s);
    row(Id::GeneralPreferences, u"Setup > Company > General Preferences"_s,
        u"/app/setup/general.nl"_s);
    row(Id::RecordsCatalog, u"Setup > Records Catalog"_s, u"/app/recordscatalog/rcbrowser.nl"_s);
}

void MenuPageTest::pagesSpeakNetSuitesWords()
{
    QFETCH(MenuPageId, id);
    QFETCH(QString, path);
    QFETCH(QString, location);
    const MenuPage page = menuPage(id);
    QCOMPARE(page.id, id);
    QCOMPARE(page.path.join(u" > "_s), path);
    QCOMPARE(page.location, location);
    QCOMPARE(deepLink(page, urls()).toString(), location.isEmpty() ? QString() : host + location);
}

void MenuPageTest::noLinkWithoutAnAccount()
{
    QVERIFY(deepLink(menuPage(MenuPageId::EnableFeatures), ServiceUrls()).isEmpty());
    QVERIFY(recordLink(u"customer"_s, u"7"_s, ServiceUrls()).isEmpty());
}

void MenuPageTest::recordsHaveTheirPages_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("link"); // after the host; empty when none is known
    const auto row = [](const QString &type, const QString &id, const QString &link) {
        QTest::newRow(qPrintable(type + u" "_s + id)) << type << id << link;
    };
    row(u"customer"_s, u"107"_s, u"/app/common/entity/custjob.nl?id=107"_s);
    row(u"vendor"_s, u"8"_s, u"/app/common/entity/vendor.nl?id=8"_s);
    row(u"employee"_s, u"-5"_s, u"/app/common/entity/employee.nl?id=-5"_s);
    row(u"contact"_s, u"9"_s, u"/app/common/entity/entity.nl?id=9"_s);
    row(u"salesOrder"_s, u"301"_s, u"/app/accounting/transactions/salesord.nl?id=301"_s);
    row(u"salesorder"_s, u"301"_s, u"/app/accounting/transactions/salesord.nl?id=301"_s);
    row(u"invoice"_s, u"1"_s, u"/app/accounting/transactions/custinvc.nl?id=1"_s);
    row(u"purchaseorder"_s, u"1"_s, u"/app/accounting/transactions/purchord.nl?id=1"_s);
    row(u"vendorbill"_s, u"1"_s, u"/app/accounting/transactions/vendbill.nl?id=1"_s);
    row(u"customerpayment"_s, u"1"_s, u"/app/accounting/transactions/custpymt.nl?id=1"_s);
    row(u"journalentry"_s, u"1"_s, u"/app/accounting/transactions/journal.nl?id=1"_s);
    row(u"creditmemo"_s, u"1"_s, u"/app/accounting/transactions/transaction.nl?id=1"_s);
    row(u"inventoryitem"_s, u"4"_s, u"/app/common/item/item.nl?id=4"_s);
    row(u"noninventorysaleitem"_s, u"4"_s, u"/app/common/item/item.nl?id=4"_s);
    row(u"customrecordtype"_s, u"12"_s, u"/app/common/custom/custrecord.nl?id=12"_s);
    row(u"customlist"_s, u"12"_s, u"/app/common/custom/custlist.nl?id=12"_s);
    row(u"customrecord_lineitem"_s, u"12"_s, QString());
    row(u"subsidiary"_s, u"1"_s, QString());
    row(u"customer"_s, u"eid:ABC"_s, QString());
    row(u"customer"_s, u"1&x=2"_s, QString());
    row(u"customer"_s, QString(), QString());
    row(QString(), u"1"_s, QString());
}

void MenuPageTest::recordsHaveTheirPages()
{
    QFETCH(QString, type);
    QFETCH(QString, id);
    QFETCH(QString, link);
    QCOMPARE(recordLink(type, id, urls()).toString(), link.isEmpty() ? QString() : host + link);
}

SUITESCOPE_GUILESS_MAIN(MenuPageTest)
#include "tst_menupage.moc"
