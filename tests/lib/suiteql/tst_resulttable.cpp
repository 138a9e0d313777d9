// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/suiteql/resulttable.h"
#include "tests/support/testmain.h"

#include <QFutureWatcher>
#include <QObject>
#include <QStringList>

using namespace Qt::StringLiterals;
using namespace suitescope;

class ResultTableTest : public QObject
{
    Q_OBJECT

private slots:
    void emptyTableHasNothing();
    void pagesMayComeInAnyOrder();
    void columnsAreLearnt();
    void columnsAreFoundWithoutCase();
    void namesThatDifferInCaseStayApart();
    void closingCutsAtTheFirstGap_data();
    void closingCutsAtTheFirstGap();
    void closingWithoutPagesLeavesNothing();
    void rowsBeyondThePageSizeAreNotShown();
    void replacedPageCountsOnce();
    void snapshotStaysAsItWas();
    void numericIsDecidedOverAllPages();
    void outsideIsNull();
    void memoryGrowsWithPages();
    void rowsAreSorted_data();
    void rowsAreSorted();
    void missingRowsComeLast();
    void sortingAnUnknownColumnFails();
};

namespace {

std::shared_ptr<const ResultPage> pageOf(const QByteArray &rows)
{
    const auto answer = ResultPage::parse("{\"items\":["_ba + rows + "]}"_ba);
    return answer ? answer->page : nullptr;
}

/*! Rows {"id":"<from>"} and so on. */
std::shared_ptr<const ResultPage> numbered(int from, int count)
{
    QByteArrayList rows;
    for (int i = from; i < from + count; ++i)
        rows.append("{\"id\":\""_ba + QByteArray::number(i) + "\"}"_ba);
    return pageOf(rows.join(','));
}

/*! One column called v; a row "null" is null. */
ResultTable columnOf(const QStringList &values, int rowsPerPage = 3)
{
    ResultTable table(rowsPerPage);
    for (qsizetype page = 0; page * rowsPerPage < values.size(); ++page) {
        QByteArrayList rows;
        for (const QString &value : values.mid(page * rowsPerPage, rowsPerPage))
            rows.append(value == u"null" ? "{\"v\":null}"_ba
                                         : "{\"v\":\""_ba + value.toUtf8() + "\"}"_ba);
        table.put(page, pageOf(rows.join(',')));
    }
    table.close();
    return table;
}

} // namespace

void ResultTableTest::emptyTableHasNothing()
{
    const ResultTable table;
    QCOMPARE(table.rowCount(), 0);
    QCOMPARE(table.arrivedRows(), 0);
    QCOMPARE(table.columnCount(), 0);
    QVERIFY(!table.has(0));
    QCOMPARE(table.cell(0, 0).kind, CellKind::Null);
    QCOMPARE(table.columnIndex(u"id"_s), -1);
}

void ResultTableTest::pagesMayComeInAnyOrder()
{
    ResultTable table(10);
    table.setExpectedRows(25);
    QCOMPARE(table.put(0, numbered(0, 10)), 1);
    QCOMPARE(table.put(2, numbered(20, 5)), 0);
    QCOMPARE(table.rowCount(), 25);
    QCOMPARE(table.arrivedRows(), 15);
    QVERIFY(table.has(9));
    QVERIFY(!table.has(10));
    QVERIFY(table.has(24));
    QVERIFY(!table.has(25));
    QCOMPARE(table.text(24, 0), u"24"_s);
    QCOMPARE(table.text(15, 0), QString());
    QCOMPARE(table.put(1, numbered(10, 10)), 0);
    QCOMPARE(table.arrivedRows(), 25);
    for (int row = 0; row < 25; ++row)
        QCOMPARE(table.text(row, 0), QString::number(row));
}

void ResultTableTest::columnsAreLearnt()
{
    ResultTable table(2);
    QCOMPARE(table.put(0, pageOf(R"({"a":"1","b":"2"},{"a":"3"})"_ba)), 2);
    QCOMPARE(table.put(1, pageOf(R"({"c":"4","b":"5"},{"d":"6"})"_ba)), 2);
    QCOMPARE(table.put(2, pageOf(R"({"d":"7"})"_ba)), 0);
    QCOMPARE(table.columnCount(), 4);
    QCOMPARE(table.columnName(3), u"d"_s);
    QCOMPARE(table.text(0, 0), u"1"_s);
    QCOMPARE(table.cell(0, 2).kind, CellKind::Null);
    QCOMPARE(table.text(2, 1), u"5"_s);
    QCOMPARE(table.text(2, 2), u"4"_s);
    QCOMPARE(table.cell(2, 0).kind, CellKind::Null);
    QCOMPARE(table.text(3, 3), u"6"_s);
    QCOMPARE(table.text(4, 3), u"7"_s);
    QCOMPARE(table.cell(4, 1).kind, CellKind::Null);
}

void ResultTableTest::columnsAreFoundWithoutCase()
{
    ResultTable table;
    table.put(0, pageOf(R"({"entityid":"1","Größe":"2"})"_ba));
    QCOMPARE(table.columnIndex(u"entityId"_s), 0);
    QCOMPARE(table.columnIndex(u"gRÖSSE"_s), -1);
    QCOMPARE(table.columnIndex(u"gRÖßE"_s), 1);
}

void ResultTableTest::namesThatDifferInCaseStayApart()
{
    ResultTable table;
    QCOMPARE(table.put(0, pageOf(R"({"id":"1","ID":"2"})"_ba)), 2);
    QCOMPARE(table.columnIndex(u"ID"_s), 1);
    QCOMPARE(table.text(0, 1), u"2"_s);
}

void ResultTableTest::closingCutsAtTheFirstGap_data()
{
    QTest::addColumn<QList<int>>("sizes"); // rows of each page, -1: did not come
    QTest::addColumn<qint64>("rows");
    QTest::newRow("all there") << QList<int>{10, 10, 4} << qint64(24);
    QTest::newRow("one missing") << QList<int>{10, -1, 4} << qint64(10);
    QTest::newRow("first missing") << QList<int>{-1, 10} << qint64(0);
    QTest::newRow("short page in the middle") << QList<int>{10, 6, 10} << qint64(16);
    QTest::newRow("empty page at the end") << QList<int>{10, 0} << qint64(10);
}

void ResultTableTest::closingCutsAtTheFirstGap()
{
    QFETCH(const QList<int>, sizes);
    QFETCH(const qint64, rows);
    ResultTable table(10);
    table.setExpectedRows(100);
    for (qsizetype i = 0; i < sizes.size(); ++i) {
        if (sizes.at(i) >= 0)
            table.put(i, numbered(int(i) * 10, sizes.at(i)));
    }
    QCOMPARE(table.rowCount(), 100);
    table.close();
    QCOMPARE(table.rowCount(), rows);
}

void ResultTableTest::closingWithoutPagesLeavesNothing()
{
    ResultTable table;
    table.setExpectedRows(5000);
    table.close();
    QCOMPARE(table.rowCount(), 0);
}

void ResultTableTest::rowsBeyondThePageSizeAreNotShown()
{
    ResultTable table(2);
    table.put(0, numbered(0, 5));
    table.put(1, numbered(2, 1));
    QCOMPARE(table.arrivedRows(), 3);
    QCOMPARE(table.text(2, 0), u"2"_s);
    table.close();
    QCOMPARE(table.rowCount(), 3);
}

void ResultTableTest::replacedPageCountsOnce()
{
    ResultTable table(10);
    table.put(0, numbered(0, 10));
    const qint64 memory = table.memory();
    table.put(0, numbered(0, 10));
    QCOMPARE(table.arrivedRows(), 10);
    QCOMPARE(table.memory(), memory);
}

void ResultTableTest::snapshotStaysAsItWas()
{
    ResultTable table(2);
    table.setExpectedRows(4);
    table.put(0, pageOf(R"({"a":"1"},{"a":"2"})"_ba));
    const ResultTable snapshot = table;
    table.put(1, pageOf(R"({"a":"3","b":"4"})"_ba));
    table.close();
    QCOMPARE(snapshot.columnCount(), 1);
    QVERIFY(!snapshot.has(2));
    QCOMPARE(snapshot.rowCount(), 4);
    QCOMPARE(snapshot.text(1, 0), u"2"_s);
    QCOMPARE(table.text(2, 1), u"4"_s);
}

void ResultTableTest::numericIsDecidedOverAllPages()
{
    ResultTable table(1);
    table.put(0, pageOf(R"({"a":"1","b":null,"c":"1"})"_ba));
    QVERIFY(table.isNumeric(0));
    QVERIFY(!table.isNumeric(1));
    table.put(1, pageOf(R"({"a":null,"b":"2","c":"x"})"_ba));
    QVERIFY(table.isNumeric(0));
    QVERIFY(table.isNumeric(1));
    QVERIFY(!table.isNumeric(2));
}

void ResultTableTest::outsideIsNull()
{
    ResultTable table;
    table.put(0, numbered(0, 1));
    QCOMPARE(table.cell(-1, 0).kind, CellKind::Null);
    QCOMPARE(table.cell(0, -1).kind, CellKind::Null);
    QCOMPARE(table.cell(0, 1).kind, CellKind::Null);
    QCOMPARE(table.cell(99'999'999, 0).kind, CellKind::Null);
}

void ResultTableTest::memoryGrowsWithPages()
{
    ResultTable table(100);
    table.put(0, numbered(0, 100));
    const qint64 one = table.memory();
    table.put(1, numbered(100, 100));
    QVERIFY(table.memory() > one);
}

void ResultTableTest::rowsAreSorted_data()
{
    QTest::addColumn<QStringList>("values");
    QTest::addColumn<QStringList>("ascending");
    QTest::addColumn<QStringList>("descending");
    QTest::newRow("numbers by value") << QStringList{u"10"_s, u"9"_s, u"-1"_s, u"2.5"_s}
                                      << QStringList{u"-1"_s, u"2.5"_s, u"9"_s, u"10"_s}
                                      << QStringList{u"10"_s, u"9"_s, u"2.5"_s, u"-1"_s};
    QTest::newRow("numbers beyond a double")
        << QStringList{u"9007199254740993"_s, u"5"_s, u"9007199254740992"_s}
        << QStringList{u"5"_s, u"9007199254740992"_s, u"9007199254740993"_s}
        << QStringList{u"9007199254740993"_s, u"9007199254740992"_s, u"5"_s};
    QTest::newRow("one text makes it a text column")
        << QStringList{u"10"_s, u"9"_s, u"a"_s} << QStringList{u"10"_s, u"9"_s, u"a"_s}
        << QStringList{u"a"_s, u"9"_s, u"10"_s};
    QTest::newRow("case does not count") << QStringList{u"b"_s, u"A"_s, u"C"_s, u"a0"_s}
                                         << QStringList{u"A"_s, u"a0"_s, u"b"_s, u"C"_s}
                                         << QStringList{u"C"_s, u"b"_s, u"a0"_s, u"A"_s};
    QTest::newRow("longer than the prefix")
        << QStringList{u"customer 12"_s, u"Customer 11"_s, u"customer 1"_s}
        << QStringList{u"customer 1"_s, u"Customer 11"_s, u"customer 12"_s}
        << QStringList{u"customer 12"_s, u"Customer 11"_s, u"customer 1"_s};
    QTest::newRow("beyond ascii") << QStringList{u"Ösen"_s, u"öl"_s, u"Zinn"_s}
                                  << QStringList{u"Zinn"_s, u"öl"_s, u"Ösen"_s}
                                  << QStringList{u"Ösen"_s, u"öl"_s, u"Zinn"_s};
    QTest::newRow("null last in both directions")
        << QStringList{u"null"_s, u"b"_s, u"null"_s, u"a"_s}
        << QStringList{u"a"_s, u"b"_s, u"null"_s, u"null"_s}
        << QStringList{u"b"_s, u"a"_s, u"null"_s, u"null"_s};
    QTest::newRow("null among numbers")
        << QStringList{u"null"_s, u"-5"_s, u"3"_s} << QStringList{u"-5"_s, u"3"_s, u"null"_s}
        << QStringList{u"3"_s, u"-5"_s, u"null"_s};
    QTest::newRow("empty text comes first")
        << QStringList{u"a"_s, QString(), u"null"_s} << QStringList{QString(), u"a"_s, u"null"_s}
        << QStringList{u"a"_s, QString(), u"null"_s};
    QTest::newRow("equal ones keep their order")
        << QStringList{u"x"_s, u"B"_s, u"b"_s, u"B"_s, u"a"_s}
        << QStringList{u"a"_s, u"B"_s, u"b"_s, u"B"_s, u"x"_s}
        << QStringList{u"x"_s, u"B"_s, u"b"_s, u"B"_s, u"a"_s};
    QTest::newRow("equal values, other spelling, keep their order")
        << QStringList{u"1.50"_s, u"1"_s, u"1.5"_s} << QStringList{u"1"_s, u"1.50"_s, u"1.5"_s}
        << QStringList{u"1.50"_s, u"1.5"_s, u"1"_s};
    QTest::newRow("nothing") << QStringList() << QStringList() << QStringList();
}

void ResultTableTest::rowsAreSorted()
{
    QFETCH(const QStringList, values);
    QFETCH(const QStringList, ascending);
    QFETCH(const QStringList, descending);
    if (values.isEmpty())
        return;
    const ResultTable table = columnOf(values);
    for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        QFuture<Result<std::vector<quint32>>> future = sortedOrder(table, 0, order);
        QTRY_VERIFY(future.isFinished());
        const Result<std::vector<quint32>> rows = future.result();
        QVERIFY(rows.has_value());
        QStringList sorted;
        for (const quint32 row : *rows) {
            const Cell cell = table.cell(row, 0);
            sorted.append(cell.kind == CellKind::Null ? u"null"_s : QString::fromUtf8(cell.text));
        }
        QCOMPARE(sorted, order == Qt::AscendingOrder ? ascending : descending);
    }
}

void ResultTableTest::missingRowsComeLast()
{
    ResultTable table(2);
    table.setExpectedRows(6);
    table.put(0, pageOf(R"({"v":"3"},{"w":"x"})"_ba));
    table.put(2, pageOf(R"({"v":"1"},{"v":"2"})"_ba));
    QFuture<Result<std::vector<quint32>>> future = sortedOrder(table, 0, Qt::AscendingOrder);
    QTRY_VERIFY(future.isFinished());
    QCOMPARE(future.result().value(), (std::vector<quint32>{4, 5, 0, 1, 2, 3}));
}

void ResultTableTest::sortingAnUnknownColumnFails()
{
    QFuture<Result<std::vector<quint32>>> future
        = sortedOrder(columnOf({u"a"_s}), 1, Qt::AscendingOrder);
    QTRY_VERIFY(future.isFinished());
    QCOMPARE(future.result().error().kind, ErrorKind::InvalidInput);
}

SUITESCOPE_GUILESS_MAIN(ResultTableTest)
#include "tst_resulttable.moc"
