// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/suiteql/resultpage.h"
#include "tests/support/testmain.h"

#include <QObject>

using namespace Qt::StringLiterals;
using namespace suitescope;

class ResultPageTest : public QObject
{
    Q_OBJECT

private slots:
    void answerIsRead();
    void valuesKeepTheirSpelling_data();
    void valuesKeepTheirSpelling();
    void missingAndNullAreTheSame();
    void columnsFollowTheSelect_data();
    void columnsFollowTheSelect();
    void doubledKeysTakeTheLast();
    void linksAreDropped();
    void aColumnCalledLinksIsKept();
    void oddKeysAreKept();
    void totalsAreOptional();
    void numericColumnsAreTold_data();
    void numericColumnsAreTold();
    void otherTextsAreRefused_data();
    void otherTextsAreRefused();
    void everyCutIsNoticed();
    void manyColumnsAreRefused();
    void memoryIsCounted();

private:
    static Result<ResultPage::Answer> withRows(const QByteArray &rows)
    {
        return ResultPage::parse("{\"items\":["_ba + rows + "]}"_ba);
    }
};

namespace {

const auto sample
    = R"({"links":[{"rel":"previous","href":"https://1234567.suitetalk.api.netsuite.com/x?limit=2&offset=0"},
 {"rel":"self","href":"x"}],"count":2,"hasMore":true,
 "items":[{"links":[],"id":"107","companyname":"Acme \u0026 \"Söhne\"","creditlimit":"5000","isinactive":"F"},
          {"links":[],"id":"41","companyname":"Bolt","isinactive":"F","datecreated":"3/9/2026"}],
 "offset":2,"totalResults":7}
)"_ba;

} // namespace

void ResultPageTest::answerIsRead()
{
    const auto answer = ResultPage::parse(sample);
    QVERIFY(answer.has_value());
    QCOMPARE(answer->offset, 2);
    QCOMPARE(answer->totalResults, 7);
    QVERIFY(answer->hasMore);
    const ResultPage &page = *answer->page;
    QCOMPARE(page.rowCount(), 2);
    QCOMPARE(page.columns(),
             (QList<QByteArray>{"id"_ba, "companyname"_ba, "creditlimit"_ba, "isinactive"_ba,
                                "datecreated"_ba}));
    QCOMPARE(page.cell(0, 1).text, QByteArrayView("Acme & \"Söhne\""));
    QCOMPARE(page.cell(0, 1).kind, CellKind::Text);
    QCOMPARE(page.cell(1, 0).text, QByteArrayView("41"));
    QCOMPARE(page.cell(1, 2).kind, CellKind::Null);
    QCOMPARE(page.cell(0, 4).kind, CellKind::Null);
    QCOMPARE(page.cell(1, 4).text, QByteArrayView("3/9/2026"));
}

void ResultPageTest::valuesKeepTheirSpelling_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<CellKind>("kind");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("text") << R"("a")"_ba << CellKind::Text << "a"_ba;
    QTest::newRow("empty text") << R"("")"_ba << CellKind::Text << ""_ba;
    QTest::newRow("integer") << "42"_ba << CellKind::Number << "42"_ba;
    QTest::newRow("trailing zero") << "1.50"_ba << CellKind::Number << "1.50"_ba;
    QTest::newRow("exponent") << "1.0E+2"_ba << CellKind::Number << "1.0E+2"_ba;
    QTest::newRow("negative zero") << "-0"_ba << CellKind::Number << "-0"_ba;
    QTest::newRow("longer than any machine number")
        << "123456789012345678901234567890.12345"_ba << CellKind::Number
        << "123456789012345678901234567890.12345"_ba;
    QTest::newRow("space around") << " \n 7 \t"_ba << CellKind::Number << "7"_ba;
    QTest::newRow("true") << "true"_ba << CellKind::Boolean << "true"_ba;
    QTest::newRow("false") << "false "_ba << CellKind::Boolean << "false"_ba;
    QTest::newRow("null") << "null"_ba << CellKind::Null << ""_ba;
    QTest::newRow("object") << R"({"id":"1","x":[1, {"y":"}"}]} )"_ba << CellKind::Text
                            << R"({"id":"1","x":[1, {"y":"}"}]})"_ba;
    QTest::newRow("array") << R"([1,"]",[]])"_ba << CellKind::Text << R"([1,"]",[]])"_ba;
    QTest::newRow("empty object") << "{}"_ba << CellKind::Text << "{}"_ba;
    QTest::newRow("escaped backslash at the end") << R"("a\\")"_ba << CellKind::Text << "a\\"_ba;
    QTest::newRow("surrogate pair") << R"("\ud83d\ude00")"_ba << CellKind::Text << "😀"_ba;
    QTest::newRow("half a surrogate pair") << R"("\ud83d")"_ba << CellKind::Text << "\uFFFD"_ba;
    QTest::newRow("quotes and brackets inside")
        << R"("{\"a\": [1, 2}")"_ba << CellKind::Text << R"({"a": [1, 2})"_ba;
}

void ResultPageTest::valuesKeepTheirSpelling()
{
    QFETCH(const QByteArray, json);
    QFETCH(const CellKind, kind);
    QFETCH(const QByteArray, text);
    // first, last and only member: what stands behind the value differs
    for (const QByteArray &row : {"{\"v\":%,\"w\":\"x\"}"_ba, "{\"w\":\"x\",\"v\":%}"_ba,
                                  "{\"v\":%}, {\"v\":\"next\"}"_ba}) {
        const auto answer = withRows(QByteArray(row).replace('%', json));
        QVERIFY2(answer.has_value(), row.constData());
        const qsizetype column = answer->page->columns().indexOf("v"_ba);
        const Cell cell = answer->page->cell(0, column);
        QCOMPARE(cell.kind, kind);
        QCOMPARE(cell.text.toByteArray(), text);
    }
}

void ResultPageTest::missingAndNullAreTheSame()
{
    const auto answer = withRows(R"({"a":null,"b":"1"},{"b":"2"},{"a":"x"},{})"_ba);
    QVERIFY(answer.has_value());
    const ResultPage &page = *answer->page;
    QCOMPARE(page.rowCount(), 4);
    QCOMPARE(page.columns(), (QList<QByteArray>{"a"_ba, "b"_ba}));
    QByteArray seen;
    for (int row = 0; row < 4; ++row) {
        for (int column = 0; column < 2; ++column) {
            const Cell cell = page.cell(row, column);
            seen += cell.kind == CellKind::Null ? "-"_ba : cell.text.toByteArray();
        }
    }
    QCOMPARE(seen, "-1-2x---"_ba);
}

void ResultPageTest::columnsFollowTheSelect_data()
{
    QTest::addColumn<QByteArray>("rows");
    QTest::addColumn<QByteArray>("columns");
    QTest::newRow("no rows") << ""_ba
                             << ""_ba;
    QTest::newRow("not sorted by name") << R"({"z":"1","a":"1"})"_ba
                                        << "z a"_ba;
    QTest::newRow("left out in the middle") << R"({"a":"1","c":"1"},{"a":"1","b":"1","c":"1"})"_ba
                                            << "a b c"_ba;
    QTest::newRow("left out in front") << R"({"b":"1"},{"a":"1","b":"1"})"_ba
                                       << "a b"_ba;
    QTest::newRow("rows with nothing in common") << R"({"a":"1"},{"b":"1","c":"1"})"_ba
                                                 << "a b c"_ba;
    QTest::newRow("two left out in front") << R"({"c":"1"},{"a":"1","b":"1","c":"1","d":"1"})"_ba
                                           << "a b c d"_ba;
    QTest::newRow("left out at the end") << R"({"a":"1"},{"a":"1","b":"1"})"_ba
                                         << "a b"_ba;
    QTest::newRow("each row tells a part")
        << R"({"a":"1","e":"1"},{"a":"1","c":"1"},{"c":"1","d":"1"},{"a":"1","b":"1","c":"1"})"_ba
        << "a b c d e"_ba;
    QTest::newRow("many keys in changing order")
        << R"({"a":"1","b":"1","c":"1","d":"1","e":"1","f":"1","g":"1"},{"g":"1","a":"1","f":"1"})"_ba
        << "a b c d e f g"_ba;
}

void ResultPageTest::columnsFollowTheSelect()
{
    QFETCH(const QByteArray, rows);
    QFETCH(const QByteArray, columns);
    const auto answer = withRows(rows);
    QVERIFY(answer.has_value());
    QCOMPARE(answer->page->columns().join(' '), columns);
    for (qsizetype row = 0; row < answer->page->rowCount(); ++row) {
        for (qsizetype i = 0; i < answer->page->columns().size(); ++i) {
            const Cell cell = answer->page->cell(row, i);
            QVERIFY(cell.kind == CellKind::Null || cell.text == QByteArrayView("1"));
        }
    }
}

void ResultPageTest::doubledKeysTakeTheLast()
{
    const auto answer = withRows(
        R"({"a":"old","b":"x","a":"new"},{"a":"gone","a":null},{"a":"third","b":"y"})"_ba);
    QVERIFY(answer.has_value());
    const ResultPage &page = *answer->page;
    QCOMPARE(page.columns(), (QList<QByteArray>{"a"_ba, "b"_ba}));
    QCOMPARE(page.cell(0, 0).text, QByteArrayView("new"));
    QCOMPARE(page.cell(0, 1).text, QByteArrayView("x"));
    QCOMPARE(page.cell(1, 0).kind, CellKind::Null);
    QCOMPARE(page.cell(2, 0).text, QByteArrayView("third"));
    QCOMPARE(page.cell(2, 1).text, QByteArrayView("y"));
}

void ResultPageTest::linksAreDropped()
{
    const auto answer
        = withRows(R"({"links":[],"a":"1"},{"links" : [{"rel":"self","href":"x"}],"a":"2"})"_ba);
    QVERIFY(answer.has_value());
    QCOMPARE(answer->page->columns(), QList<QByteArray>{"a"_ba});
}

void ResultPageTest::aColumnCalledLinksIsKept()
{
    const auto answer = withRows(R"({"links":[],"links":"7","a":"1"})"_ba);
    QVERIFY(answer.has_value());
    QCOMPARE(answer->page->columns(), (QList<QByteArray>{"links"_ba, "a"_ba}));
    QCOMPARE(answer->page->cell(0, 0).text, QByteArrayView("7"));
}

void ResultPageTest::oddKeysAreKept()
{
    const auto answer = withRows(
        R"({"a\"b":"1","größe":"2","\u0061":"3","":"4","ab":"5"},{"a\"b":"6","größe":"7","a":"8","":"9","ab":"10"})"_ba);
    QVERIFY(answer.has_value());
    QCOMPARE(answer->page->columns(),
             (QList<QByteArray>{"a\"b"_ba, "größe"_ba, "a"_ba, ""_ba, "ab"_ba}));
    QByteArray second;
    for (int column = 0; column < 5; ++column)
        second += answer->page->cell(1, column).text.toByteArray();
    QCOMPARE(second, "678910"_ba);
}

void ResultPageTest::totalsAreOptional()
{
    const auto bare = ResultPage::parse(R"({"items":[{"a":"1"}]})"_ba);
    QVERIFY(bare.has_value());
    QCOMPARE(bare->totalResults, 1);
    QVERIFY(!bare->hasMore);
    const auto quoted
        = ResultPage::parse(R"({"totalResults":"12","offset":"4","items":[],"more":{}})"_ba);
    QVERIFY(quoted.has_value());
    QCOMPARE(quoted->totalResults, 12);
    QCOMPARE(quoted->offset, 4);
}

void ResultPageTest::numericColumnsAreTold_data()
{
    QTest::addColumn<QByteArray>("values"); // of one column
    QTest::addColumn<bool>("numeric");
    QTest::addColumn<bool>("empty");
    QTest::newRow("quoted numbers") << R"("1","-2.5")"_ba << true << false;
    QTest::newRow("numbers and nulls") << R"(null,3,"4")"_ba << true << false;
    QTest::newRow("only nulls") << "null,null"_ba << false << true;
    QTest::newRow("one text") << R"("1","x","2")"_ba << false << false;
    QTest::newRow("empty text") << R"("")"_ba << false << false;
    QTest::newRow("leading zeros are codes") << R"("007")"_ba << false << false;
    QTest::newRow("booleans") << "true"_ba << false << false;
    QTest::newRow("dates") << R"("3/8/2026")"_ba << false << false;
}

void ResultPageTest::numericColumnsAreTold()
{
    QFETCH(const QByteArray, values);
    QFETCH(const bool, numeric);
    QFETCH(const bool, empty);
    QByteArrayList rows;
    for (const QByteArray &value : values.split(','))
        rows.append("{\"a\":"_ba + value + '}');
    const auto answer = withRows(rows.join(','));
    QVERIFY(answer.has_value());
    QCOMPARE(answer->page->isNumeric(0), numeric);
    QCOMPARE(answer->page->isEmpty(0), empty);
}

void ResultPageTest::otherTextsAreRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << ""_ba;
    QTest::newRow("space") << "  \n"_ba;
    QTest::newRow("a page of HTML") << "<!DOCTYPE html><html><body>Sorry</body></html>"_ba;
    QTest::newRow("another object") << R"({"count":0})"_ba;
    QTest::newRow("an array") << R"([{"a":"1"}])"_ba;
    QTest::newRow("a number") << "12"_ba;
    QTest::newRow("items of another kind") << R"({"items":{"a":"1"}})"_ba;
    QTest::newRow("items that are null") << R"({"items":null})"_ba;
    QTest::newRow("rows that are no objects") << R"({"items":["a"]})"_ba;
    QTest::newRow("text behind the end") << R"({"items":[]}{"items":[]})"_ba;
    QTest::newRow("a brace too many") << R"({"items":[]}})"_ba;
    QTest::newRow("no number") << R"({"items":[{"a":12x}]})"_ba;
    QTest::newRow("leading zero") << R"({"items":[{"a":012}]})"_ba;
    QTest::newRow("no word of JSON") << R"({"items":[{"a":nil}]})"_ba;
    QTest::newRow("more than true") << R"({"items":[{"a":trueish}]})"_ba;
    QTest::newRow("unknown escape") << R"({"items":[{"a":"\x"}]})"_ba;
    QTest::newRow("no comma") << R"({"items":[{"a":"1" "b":"2"}]})"_ba;
    QTest::newRow("no value") << R"({"items":[{"a":}]})"_ba;
    QTest::newRow("control character in a string") << "{\"items\":[{\"a\":\"\x01\"}]}"_ba;
    QTest::newRow("not UTF-8") << "{\"items\":[{\"a\":\"\xff\xfe\"}]}"_ba;
}

void ResultPageTest::otherTextsAreRefused()
{
    QFETCH(const QByteArray, body);
    const auto answer = ResultPage::parse(body);
    QVERIFY(!answer.has_value());
    QCOMPARE(answer.error().kind, ErrorKind::BadReply);
    QVERIFY(!answer.error().detail.isEmpty());
}

void ResultPageTest::everyCutIsNoticed()
{
    const QByteArray whole = sample.trimmed();
    QVERIFY(ResultPage::parse(whole).has_value());
    for (qsizetype length = 0; length < whole.size(); ++length) {
        const auto cut = ResultPage::parse(whole.first(length));
        QVERIFY2(!cut.has_value(), whole.first(length).constData());
        QCOMPARE(cut.error().kind, ErrorKind::BadReply);
    }
}

void ResultPageTest::manyColumnsAreRefused()
{
    QByteArray row("{");
    for (int i = 0; i < 5000; ++i)
        row += "\"c"_ba + QByteArray::number(i) + "\":\"1\","_ba;
    row += "\"last\":\"1\"}"_ba;
    const auto answer = withRows(row);
    QVERIFY(!answer.has_value());
    QCOMPARE(answer.error().kind, ErrorKind::BadReply);
}

void ResultPageTest::memoryIsCounted()
{
    const auto small = withRows(R"({"a":"1"})"_ba);
    const auto large = withRows("{\"a\":\""_ba + QByteArray(100'000, 'x') + "\"}"_ba);
    QVERIFY(small.has_value() && large.has_value());
    QVERIFY(large->page->memory() >= small->page->memory() + 99'000);
    QVERIFY(large->page->memory() < 110'000);
}

SUITESCOPE_GUILESS_MAIN(ResultPageTest)
#include "tst_resultpage.moc"
