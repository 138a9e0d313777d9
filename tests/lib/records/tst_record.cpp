// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/records/record.h"
#include "tests/support/testmain.h"

#include <QJsonDocument>
#include <QObject>

using namespace Qt::StringLiterals;
using namespace suitescope;

class RecordTest : public QObject
{
    Q_OBJECT

private slots:
    void titleIsWhatPeopleSay_data();
    void titleIsWhatPeopleSay();
    void referencesAreFound_data();
    void referencesAreFound();
    void otherValuesAreNone_data();
    void otherValuesAreNone();
};

namespace {

QJsonObject objectOf(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

} // namespace

void RecordTest::titleIsWhatPeopleSay_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("title");
    QTest::newRow("number of a document")
        << R"({"id":"301","tranId":"SO301","memo":"x"})"_ba << u"SO301"_s;
    QTest::newRow("entity before company")
        << R"({"companyName":"Acme Ltd","entityId":"C-1 Acme"})"_ba << u"C-1 Acme"_s;
    QTest::newRow("company") << R"({"companyName":"Acme Ltd"})"_ba << u"Acme Ltd"_s;
    QTest::newRow("item") << R"({"itemId":"Widget","displayName":"A widget"})"_ba << u"Widget"_s;
    QTest::newRow("account") << R"({"acctNumber":"1000","acctName":"Cash"})"_ba << u"Cash"_s;
    QTest::newRow("name") << R"({"name":"EU"})"_ba << u"EU"_s;
    QTest::newRow("person") << R"({"firstName":"Ann","lastName":"Lee"})"_ba << u"Ann Lee"_s;
    QTest::newRow("last name alone") << R"({"lastName":"Lee"})"_ba << u"Lee"_s;
    QTest::newRow("empty ones do not count") << R"({"tranId":" ","name":""})"_ba << u"7"_s;
    QTest::newRow("the id in the end") << "{}"_ba << u"7"_s;
}

void RecordTest::titleIsWhatPeopleSay()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QString, title);
    const Record record{u"x"_s, u"7"_s, json, objectOf(json)};
    QCOMPARE(record.title(), title);
}

void RecordTest::referencesAreFound_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("name");
    QTest::newRow("whole")
        << R"({"links":[{"rel":"self","href":"https://x.example/services/rest/record/v1/customer/107"}],"id":"107","refName":"Acme Ltd"})"_ba
        << u"customer"_s << u"107"_s << u"Acme Ltd"_s;
    QTest::newRow("self is not the first link")
        << R"({"links":[{"rel":"canonical","href":"/a/b"},{"rel":"self","href":"/services/rest/record/v1/customrecord_x/1?x=y"}],"id":"1"})"_ba
        << u"customrecord_x"_s << u"1"_s << QString();
    QTest::newRow("no links") << R"({"id":"B","refName":"Pending Fulfillment"})"_ba << QString()
                              << u"B"_s << u"Pending Fulfillment"_s;
    QTest::newRow("link that does not tell")
        << R"({"links":[{"rel":"self","href":"https://x.example/other/1"}],"id":"1"})"_ba
        << QString() << u"1"_s << QString();
    QTest::newRow("link to a part of a record")
        << R"({"links":[{"rel":"self","href":"/services/rest/record/v1/salesOrder/301/item/1"}],"id":"1"})"_ba
        << QString() << u"1"_s << QString();
    QTest::newRow("number as id") << R"({"id":7})"_ba << QString() << u"7"_s << QString();
    QTest::newRow("with external id")
        << R"({"id":"7","externalId":"e"})"_ba << QString() << u"7"_s << QString();
}

void RecordTest::referencesAreFound()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QString, type);
    QFETCH(const QString, id);
    QFETCH(const QString, name);
    const auto reference = referenceFrom(objectOf(json));
    QVERIFY(reference.has_value());
    QCOMPARE(reference->type, type);
    QCOMPARE(reference->id, id);
    QCOMPARE(reference->name, name);
}

void RecordTest::otherValuesAreNone_data()
{
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("text") << QJsonValue(u"107"_s);
    QTest::newRow("nothing") << QJsonValue();
    QTest::newRow("empty object") << QJsonValue(QJsonObject());
    QTest::newRow("unexpanded sublist") << QJsonValue(objectOf(
        R"({"links":[{"rel":"self","href":"/services/rest/record/v1/salesOrder/301/item"}]})"_ba));
    QTest::newRow("sublist") << QJsonValue(
        objectOf(R"({"links":[],"totalResults":0,"items":[]})"_ba));
    QTest::newRow("line with an id") << QJsonValue(objectOf(R"({"id":"1","quantity":2})"_ba));
}

void RecordTest::otherValuesAreNone()
{
    QFETCH(const QJsonValue, value);
    QVERIFY(!referenceFrom(value).has_value());
}

SUITESCOPE_GUILESS_MAIN(RecordTest)
#include "tst_record.moc"
