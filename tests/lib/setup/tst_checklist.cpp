// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/checklist.h"
#include "tests/support/testmain.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

template<typename Item> bool holds(const QList<Item> &items, const QString &name)
{
    return std::any_of(items.cbegin(), items.cend(),
                       [&name](const Item &item) { return item.name == name; });
}

QStringList keysOf(const QList<PermissionItem> &items)
{
    QStringList keys;
    for (const PermissionItem &item : items)
        keys.append(item.key);
    return keys;
}

} // namespace

class ChecklistTest : public QObject
{
    Q_OBJECT

private slots:
    void eachMethodAsksForItsOwnSignIn_data();
    void eachMethodAsksForItsOwnSignIn();
    void nothingIsCalledSuiteQl();
    void suiteScriptIsRecommended();
    void permissionLevelsAreThoseOfTheRoleEditor();
    void renewingCertificatesIsOptional();
    void chosenDataAddsItsPermissionsOnce();
    void dataNeedsAreDistinctAndNotEmpty();
    void theTextNamesEveryItemAndItsPath_data();
    void theTextNamesEveryItemAndItsPath();
    void markdownHasTaskLists();
};

void ChecklistTest::eachMethodAsksForItsOwnSignIn_data()
{
    QTest::addColumn<AuthMethod>("method");
    QTest::addColumn<QString>("feature");
    QTest::addColumn<QString>("otherFeature");
    QTest::addColumn<QString>("permission");
    QTest::addColumn<QString>("otherPermission");
    QTest::newRow("certificate") << AuthMethod::ClientCredentials << u"OAuth 2.0"_s
                                 << u"Token-based Authentication"_s
                                 << u"Log in using OAuth 2.0 Access Tokens"_s
                                 << u"Log in using Access Tokens"_s;
    QTest::newRow("token") << AuthMethod::TokenBased << u"Token-based Authentication"_s
                           << u"OAuth 2.0"_s << u"Log in using Access Tokens"_s
                           << u"Log in using OAuth 2.0 Access Tokens"_s;
}

void ChecklistTest::eachMethodAsksForItsOwnSignIn()
{
    QFETCH(AuthMethod, method);
    QFETCH(QString, feature);
    QFETCH(QString, otherFeature);
    QFETCH(QString, permission);
    QFETCH(QString, otherPermission);
    const Checklist list(method);
    QVERIFY(holds(list.features(), u"REST Web Services"_s));
    QVERIFY(holds(list.features(), u"SuiteAnalytics Workbook"_s));
    QVERIFY(holds(list.features(), feature));
    QVERIFY(!holds(list.features(), otherFeature));
    QVERIFY(holds(list.permissions(), permission));
    QVERIFY(!holds(list.permissions(), otherPermission));
}

void ChecklistTest::nothingIsCalledSuiteQl()
{
    for (const FeatureItem &item : Checklist(AuthMethod::ClientCredentials).features()) {
        QVERIFY(item.name != u"SuiteQL"_s);
        QCOMPARE(item.alias.isEmpty(), item.name != u"SuiteAnalytics Workbook"_s);
    }
}

void ChecklistTest::suiteScriptIsRecommended()
{
    for (const FeatureItem &item : Checklist(AuthMethod::TokenBased).features())
        QCOMPARE(item.required, !item.name.endsWith(u"SuiteScript"_s));
}

void ChecklistTest::permissionLevelsAreThoseOfTheRoleEditor()
{
    for (const PermissionItem &item : Checklist(AuthMethod::ClientCredentials).permissions()) {
        const bool workbook = item.key == u"REPO_ANALYTICS"_s;
        QCOMPARE(item.level, workbook ? u"Edit"_s : u"Full"_s);
        QCOMPARE(item.subtab, workbook ? u"Reports"_s : u"Setup"_s);
    }
}

void ChecklistTest::renewingCertificatesIsOptional()
{
    const QString name = u"Manage own OAuth 2.0 Client Credentials certificates"_s;
    const QList<PermissionItem> items = Checklist(AuthMethod::ClientCredentials).permissions();
    int optional = 0;
    for (const PermissionItem &item : items) {
        QCOMPARE(item.required, item.name != name);
        QCOMPARE(item.keyIsGuessed, item.name == name);
        optional += item.required ? 0 : 1;
    }
    QCOMPARE(optional, 1);
    QVERIFY(!holds(Checklist(AuthMethod::TokenBased).permissions(), name));
    QVERIFY(Checklist(AuthMethod::ClientCredentials)
                .text({}, Checklist::TextForm::Markdown)
                .contains(u"- [ ] **%1**: level Full, optional"_s.arg(name)));
}

void ChecklistTest::chosenDataAddsItsPermissionsOnce()
{
    const Checklist list(AuthMethod::ClientCredentials);
    const QStringList keys = keysOf(
        list.permissionsFor({u"customer"_s, u"salesOrder"_s, u"invoice"_s, u"no such need"_s}));
    QCOMPARE(keys,
             QStringList({u"ADMI_RESTWEBSERVICES"_s, u"ADMI_LOGIN_OAUTH2"_s, u"REPO_ANALYTICS"_s,
                          u"ADMI_MANAGE_OWN_OAUTH2_CERTIFICATES"_s, u"LIST_CUSTJOB"_s,
                          u"TRAN_SALESORD"_s, u"TRAN_FIND"_s, u"TRAN_CUSTINVC"_s}));
}

void ChecklistTest::dataNeedsAreDistinctAndNotEmpty()
{
    QSet<QString> ids;
    for (const DataNeed &need : Checklist::dataNeeds()) {
        QVERIFY2(!ids.contains(need.id), qPrintable(need.id));
        ids.insert(need.id);
        QVERIFY(!need.label.isEmpty());
        QVERIFY(!need.permissions.isEmpty());
    }
    QVERIFY(ids.size() > 20);
}

void ChecklistTest::theTextNamesEveryItemAndItsPath_data()
{
    QTest::addColumn<AuthMethod>("method");
    QTest::addColumn<Checklist::TextForm>("form");
    QTest::newRow("certificate, plain")
        << AuthMethod::ClientCredentials << Checklist::TextForm::Plain;
    QTest::newRow("certificate, markdown")
        << AuthMethod::ClientCredentials << Checklist::TextForm::Markdown;
    QTest::newRow("token, plain") << AuthMethod::TokenBased << Checklist::TextForm::Plain;
    QTest::newRow("token, markdown") << AuthMethod::TokenBased << Checklist::TextForm::Markdown;
}

void ChecklistTest::theTextNamesEveryItemAndItsPath()
{
    QFETCH(AuthMethod, method);
    QFETCH(Checklist::TextForm, form);
    const Checklist list(method);
    const QStringList needs{u"customer"_s};
    const QString text = list.text(needs, form);
    for (const FeatureItem &item : list.features())
        QVERIFY2(text.contains(item.name), qPrintable(item.name));
    for (const PermissionItem &item : list.permissionsFor(needs))
        QVERIFY2(text.contains(item.name), qPrintable(item.name));
    QVERIFY(text.contains(u"Setup > Company > Enable Features > SuiteCloud"_s));
    QVERIFY(text.contains(u"Setup > Company > Enable Features > Analytics"_s));
    QVERIFY(text.contains(u"Setup > Users/Roles > Manage Roles"_s));
    QVERIFY(text.contains(u"Permissions > Lists"_s));
    QVERIFY(text.endsWith(u'\n'));
}

void ChecklistTest::markdownHasTaskLists()
{
    const Checklist list(AuthMethod::ClientCredentials);
    QVERIFY(list.text({}, Checklist::TextForm::Markdown).startsWith(u"# NetSuite"_s));
    QVERIFY(list.text({}, Checklist::TextForm::Markdown)
                .contains(u"- [ ] **REST Web Services**: level Full"_s));
    QVERIFY(!list.text({}, Checklist::TextForm::Plain).contains(u"**"_s));
}

SUITESCOPE_GUILESS_MAIN(ChecklistTest)
#include "tst_checklist.moc"
