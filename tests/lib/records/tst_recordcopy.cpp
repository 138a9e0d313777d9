// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/records/recordcopy.h"
#include "tests/support/testmain.h"

#include <QObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace suitescope;

class RecordCopyTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void jsonIsIndentedInItsOrder_data();
    void jsonIsIndentedInItsOrder();
    void eachFormIsWhatItsReaderTakes_data();
    void eachFormIsWhatItsReaderTakes();
};

void RecordCopyTest::jsonIsIndentedInItsOrder_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("indented");
    QTest::newRow("order stays") << R"({"b":1,"a":[true,null]})"_ba
                                 << "{\n  \"b\": 1,\n  \"a\": [\n    true,\n    null\n  ]\n}"_ba;
    QTest::newRow("signs inside strings") << R"({"a":"x{,:\"]\\"})"_ba
                                          << "{\n  \"a\": \"x{,:\\\"]\\\\\"\n}"_ba;
    QTest::newRow("empty ones stay short") << R"({"a": { }, "b":[ ]})"_ba
                                           << "{\n  \"a\": {},\n  \"b\": []\n}"_ba;
    QTest::newRow("indented before") << "{\n\t\"a\" : 1\n}\n"_ba
                                     << "{\n  \"a\": 1\n}"_ba;
    QTest::newRow("no JSON") << "<html>"_ba
                             << "<html>"_ba;
}

void RecordCopyTest::jsonIsIndentedInItsOrder()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, indented);
    QCOMPARE(indentedJson(json), indented);
}

void RecordCopyTest::eachFormIsWhatItsReaderTakes_data()
{
    QTest::addColumn<RecordCopy>("form");
    QTest::addColumn<QString>("text");
    QTest::newRow("JSON") << RecordCopy::Json << u"{\n  \"id\": \"7\"\n}"_s;
    QTest::newRow("path") << RecordCopy::RestPath << u"/services/rest/record/v1/salesOrder/7"_s;
    QTest::newRow("curl")
        << RecordCopy::Curl
        << u"curl -H 'Authorization: Bearer <access token>' -H 'Accept: application/json' "
           "'https://1234567-sb1.suitetalk.api.netsuite.com/services/rest/record/v1/salesOrder/7'"_s;
    QTest::newRow("SuiteQL") << RecordCopy::SuiteQl << u"SELECT * FROM salesOrder WHERE id = 7"_s;
}

void RecordCopyTest::eachFormIsWhatItsReaderTakes()
{
    QFETCH(RecordCopy, form);
    QFETCH(QString, text);
    const Record record{u"salesOrder"_s, u"7"_s, R"({"id":"7"})"_ba, {}};
    const ServiceUrls urls(AccountId::parse(u"1234567_SB1"_s).value());
    QCOMPARE(copyText(record, form, urls), text);
}

SUITESCOPE_GUILESS_MAIN(RecordCopyTest)
#include "tst_recordcopy.moc"
