// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/metadata/recordtype.h"
#include "lib/metadata/wellknownnames.h"
#include "tests/support/testmain.h"

#include <QObject>

using namespace Qt::StringLiterals;
using namespace suitescope;

class RecordTypeTest : public QObject
{
    Q_OBJECT

private slots:
    void namesBecomeLabels_data();
    void namesBecomeLabels();
    void customTypesAreTold_data();
    void customTypesAreTold();
    void referencesHaveTargets_data();
    void referencesHaveTargets();
};

void RecordTypeTest::namesBecomeLabels_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("label");
    QTest::newRow("one word") << u"customer"_s << u"Customer"_s;
    QTest::newRow("two words") << u"salesorder"_s << u"Sales order"_s;
    QTest::newRow("as documented") << u"salesOrder"_s << u"Sales order"_s;
    QTest::newRow("three words") << u"noninventorysaleitem"_s << u"Non inventory sale item"_s;
    QTest::newRow("payment") << u"customerpayment"_s << u"Customer payment"_s;
    QTest::newRow("abbreviation") << u"bom"_s << u"Bill of materials"_s;
    QTest::newRow("unknown, lower case") << u"frobnicator"_s << u"Frobnicator"_s;
    QTest::newRow("unknown, camel case") << u"frobNicator"_s << u"Frob nicator"_s;
    QTest::newRow("custom record") << u"customrecord_x_site"_s << u"X site"_s;
    QTest::newRow("custom list") << u"customlist_colours"_s << u"Colours"_s;
    QTest::newRow("custom record without script id") << u"customrecord123"_s << u"Custom 123"_s;
    QTest::newRow("standard type with a custom name")
        << u"customrecordtype"_s << u"Custom record type"_s;
    QTest::newRow("lines of a sublist") << u"salesOrder-itemElement"_s << u"Sales order item"_s;
    QTest::newRow("a collection") << u"customer-addressBookCollection"_s
                                  << u"Customer address book"_s;
    QTest::newRow("nothing") << QString() << QString();
}

void RecordTypeTest::namesBecomeLabels()
{
    QFETCH(const QString, name);
    QFETCH(const QString, label);
    QCOMPARE(labelFromName(name), label);
}

void RecordTypeTest::customTypesAreTold_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("custom");
    QTest::newRow("record") << u"customrecord_x"_s << true;
    QTest::newRow("list") << u"customlist_x"_s << true;
    QTest::newRow("transaction") << u"customtransaction_x"_s << true;
    QTest::newRow("number") << u"customrecord7"_s << true;
    QTest::newRow("capitals") << u"CUSTOMRECORD_X"_s << true;
    QTest::newRow("customer") << u"customer"_s << false;
    QTest::newRow("type of types") << u"customrecordtype"_s << false;
    QTest::newRow("prefix alone") << u"customlist"_s << false;
}

void RecordTypeTest::customTypesAreTold()
{
    QFETCH(const QString, name);
    QFETCH(const bool, custom);
    QCOMPARE(isCustomType(name), custom);
}

void RecordTypeTest::referencesHaveTargets_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("target");
    QTest::newRow("same name") << u"customer"_s << u"subsidiary"_s << u"subsidiary"_s;
    QTest::newRow("other name") << u"salesorder"_s << u"salesRep"_s << u"employee"_s;
    QTest::newRow("class") << u"salesorder"_s << u"class"_s << u"classification"_s;
    QTest::newRow("terms") << u"vendor"_s << u"terms"_s << u"term"_s;
    QTest::newRow("entity of a sale") << u"salesOrder"_s << u"entity"_s << u"customer"_s;
    QTest::newRow("entity of a purchase") << u"vendorbill"_s << u"entity"_s << u"vendor"_s;
    QTest::newRow("entity of an expense report")
        << u"expensereport"_s << u"entity"_s << u"employee"_s;
    QTest::newRow("entity of anything else") << u"journalentry"_s << u"entity"_s << QString();
    QTest::newRow("parent in a tree") << u"department"_s << u"parent"_s << u"department"_s;
    QTest::newRow("parent in a custom record")
        << u"customrecord_x"_s << u"parent"_s << u"customrecord_x"_s;
    QTest::newRow("parent elsewhere") << u"inventoryitem"_s << u"parent"_s << QString();
    QTest::newRow("category") << u"customer"_s << u"category"_s << u"customercategory"_s;
    QTest::newRow("in a line") << u"salesOrder-itemElement"_s << u"location"_s << u"location"_s;
    QTest::newRow("item may be many types")
        << u"salesOrder-itemElement"_s << u"item"_s << QString();
    QTest::newRow("custom field") << u"customer"_s << u"custentity_x"_s << QString();
}

void RecordTypeTest::referencesHaveTargets()
{
    QFETCH(const QString, type);
    QFETCH(const QString, field);
    QFETCH(const QString, target);
    QCOMPARE(wellKnownTarget(type, field), target);
}

SUITESCOPE_GUILESS_MAIN(RecordTypeTest)
#include "tst_recordtype.moc"
