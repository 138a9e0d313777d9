// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/rolefiles.h"
#include "tests/support/testmain.h"

#include <QHash>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

QHash<QString, QString> levels(DataOperation most)
{
    QHash<QString, QString> all;
    for (const PermissionItem &item :
         Checklist(AuthMethod::ClientCredentials)
             .permissionsFor({u"customer"_s, u"salesOrder"_s, u"loginAudit"_s}, most))
        all.insert(item.key, item.level);
    return all;
}

} // namespace

class RoleFilesTest : public QObject
{
    Q_OBJECT

private slots:
    void theOperationDecidesTheLevel_data();
    void theOperationDecidesTheLevel();
    void csvHoldsEveryPermission();
    void scriptIdsArePlain_data();
    void scriptIdsArePlain();
    void xmlHoldsEveryPermission();
    void whatHasNoKeyIsForTheHand();
    void xmlIsWellFormed();
};

void RoleFilesTest::theOperationDecidesTheLevel_data()
{
    QTest::addColumn<DataOperation>("most");
    QTest::addColumn<QString>("level");
    QTest::newRow("read") << DataOperation::Read << u"View"_s;
    QTest::newRow("create") << DataOperation::Create << u"Create"_s;
    QTest::newRow("change") << DataOperation::Change << u"Edit"_s;
    QTest::newRow("delete") << DataOperation::Delete << u"Full"_s;
}

void RoleFilesTest::theOperationDecidesTheLevel()
{
    QFETCH(DataOperation, most);
    QFETCH(QString, level);
    const QHash<QString, QString> all = levels(most);
    QCOMPARE(all.value(u"LIST_CUSTJOB"_s), level);
    QCOMPARE(all.value(u"TRAN_SALESORD"_s), level);
    // What only ever looks stays the least, and signing in is not a matter of records.
    QCOMPARE(all.value(u"TRAN_FIND"_s), u"View"_s);
    QCOMPARE(all.value(u"ADMI_AUDITLOGIN"_s), u"View"_s);
    QCOMPARE(all.value(u"ADMI_RESTWEBSERVICES"_s), u"Full"_s);
}

void RoleFilesTest::csvHoldsEveryPermission()
{
    const QList<PermissionItem> permissions{
        {u"LIST_CUSTJOB"_s, u"Customers"_s, u"Lists"_s, u"View"_s, true},
        {u"X"_s, u"Bills, \"old\""_s, u"Transactions"_s, u"Edit"_s, false}};
    QCOMPARE(permissionsCsv(permissions),
             "Subtab,Permission,Level,Key,Needed\r\n"
             "Lists,Customers,View,LIST_CUSTJOB,required\r\n"
             "Transactions,\"Bills, \"\"old\"\"\",Edit,X,optional\r\n"_ba);
}

void RoleFilesTest::scriptIdsArePlain_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("id");
    QTest::newRow("words") << u"Larkfield sandbox"_s << u"customrole_larkfield_sandbox"_s;
    QTest::newRow("signs") << u"  --Orders & Co. (2)!"_s << u"customrole_orders_co_2"_s;
    QTest::newRow("no Latin letter") << u"\u5165\u91D1"_s << u"customrole_suitescope"_s;
    QTest::newRow("nothing") << QString() << u"customrole_suitescope"_s;
    QTest::newRow("long") << u"a very long name that goes on and on and on"_s
                          << u"customrole_a_very_long_name_that_goes_on"_s;
}

void RoleFilesTest::scriptIdsArePlain()
{
    QFETCH(QString, name);
    QFETCH(QString, id);
    QCOMPARE(roleScriptId(name), id);
    QVERIFY(id.size() <= 40);
}

void RoleFilesTest::xmlHoldsEveryPermission()
{
    const QList<PermissionItem> permissions
        = Checklist(AuthMethod::TokenBased)
              .permissionsFor({u"customer"_s, u"invoice"_s}, DataOperation::Change);
    QXmlStreamReader reader(customRoleXml(u"Orders <&> \"Co\"\u0007"_s, permissions));
    QVERIFY(reader.readNextStartElement());
    QCOMPARE(reader.name(), "customrole"_L1);
    QCOMPARE(reader.attributes().value(u"scriptid"_s), "customrole_orders_co"_L1);
    QStringList found;
    QString name;
    QString key;
    while (!reader.atEnd()) {
        if (reader.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (reader.name() == "name"_L1)
            name = reader.readElementText();
        else if (reader.name() == "permkey"_L1)
            key = reader.readElementText();
        else if (reader.name() == "permlevel"_L1)
            found += key + u' ' + reader.readElementText();
    }
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
    QCOMPARE(name, u"Orders <&> \"Co\""_s);
    QStringList wanted;
    for (const PermissionItem &item : permissions)
        wanted += item.key + u' ' + item.level.toUpper();
    QCOMPARE(found, wanted);
    QVERIFY(found.contains(u"TRAN_CUSTINVC EDIT"_s));
}

void RoleFilesTest::whatHasNoKeyIsForTheHand()
{
    const QList<PermissionItem> permissions
        = Checklist(AuthMethod::ClientCredentials).permissions();
    const QByteArray xml = customRoleXml(u"Orders"_s, permissions);
    QVERIFY(xml.contains("<!-- Optional, to be added by hand: Manage own OAuth 2.0 Client "
                         "Credentials certificates (Setup, Full) -->"));
    QVERIFY(!xml.contains("ADMI_MANAGE_OWN_OAUTH2_CERTIFICATES"));
    QVERIFY(xml.contains("<permkey>ADMI_LOGIN_OAUTH2</permkey>"));
    QVERIFY(permissionsCsv(permissions)
                .contains("\r\nSetup,Manage own OAuth 2.0 Client Credentials "
                          "certificates,Full,,optional\r\n"));
}

void RoleFilesTest::xmlIsWellFormed()
{
    const QString xmllint = QStandardPaths::findExecutable(u"xmllint"_s);
    if (xmllint.isEmpty())
        QSKIP("xmllint is not installed: nobody else reads the file.");
    QProcess process;
    process.start(xmllint, {u"--noout"_s, u"-"_s});
    QVERIFY(process.waitForStarted());
    process.write(customRoleXml(u"Ärger & <Söhne>"_s,
                                Checklist(AuthMethod::ClientCredentials).permissionsFor({})));
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished());
    QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
}

SUITESCOPE_GUILESS_MAIN(RoleFilesTest)
#include "tst_rolefiles.moc"
