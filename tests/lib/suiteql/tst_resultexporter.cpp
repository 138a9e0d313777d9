// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/suiteql/resultexporter.h"
#include "tests/support/testmain.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QObject>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace suitescope;

class ResultExporterTest : public QObject
{
    Q_OBJECT

private slots:
    void csvIsQuotedWhereNeeded_data();
    void csvIsQuotedWhereNeeded();
    void csvOfATable();
    void byteOrderMarkComesFirst();
    void columnsAndRowsCanBeChosen();
    void rowsThatNeverCameAreLeftOut();
    void jsonKeepsKinds();
    void emptyTableIsAWholeDocument();
    void manyBlocksAreWhole();
    void stopFlagStops();
    void brokenDeviceIsAFault();
    void unknownColumnIsRefused();
    void fileIsWritten();
    void unwritableFileIsAFault();
    void cancelKeepsTheOldFile();
};

namespace {

ResultTable tableOf(const QByteArray &rows, int rowsPerPage = 1000)
{
    ResultTable table(rowsPerPage);
    const auto answer = ResultPage::parse("{\"items\":["_ba + rows + "]}"_ba);
    if (answer)
        table.put(0, answer->page);
    table.close();
    return table;
}

ResultTable largeTable(int pages)
{
    QByteArrayList rows;
    for (int i = 0; i < 1000; ++i)
        rows.append("{\"id\":\"%1\",\"name\":\"Row, number %1\"}"_ba.replace(
            "%1"_ba, QByteArray::number(i)));
    const auto answer = ResultPage::parse("{\"items\":["_ba + rows.join(',') + "]}"_ba);
    ResultTable table(1000);
    for (int page = 0; answer && page < pages; ++page)
        table.put(page, answer->page);
    table.close();
    return table;
}

QByteArray written(const ResultTable &table, const ResultExporter::Options &options = {})
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const auto rows = ResultExporter::write(table, options, buffer);
    return rows ? buffer.data() : "failed"_ba;
}

class FullDevice : public QIODevice
{
protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *, qint64) override
    {
        setErrorString(u"disk full"_s);
        return -1;
    }
};

} // namespace

void ResultExporterTest::csvIsQuotedWhereNeeded_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("csv");
    QTest::newRow("plain") << R"("plain text")"_ba
                           << "plain text"_ba;
    QTest::newRow("comma") << R"("a,b")"_ba
                           << R"("a,b")"_ba;
    QTest::newRow("quote") << R"("say \"hi\"")"_ba
                           << R"("say ""hi""")"_ba;
    QTest::newRow("quote alone") << R"("\"")"_ba
                                 << R"("""")"_ba;
    QTest::newRow("line feed") << R"("a\nb")"_ba
                               << "\"a\nb\""_ba;
    QTest::newRow("carriage return") << R"("a\rb")"_ba
                                     << "\"a\rb\""_ba;
    QTest::newRow("utf-8") << R"("Größe €")"_ba
                           << "Größe €"_ba;
    QTest::newRow("number") << "1.50"_ba
                            << "1.50"_ba;
    QTest::newRow("boolean") << "true"_ba
                             << "true"_ba;
    QTest::newRow("null") << "null"_ba
                          << ""_ba;
    QTest::newRow("empty") << R"("")"_ba
                           << ""_ba;
}

void ResultExporterTest::csvIsQuotedWhereNeeded()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QByteArray, csv);
    const ResultTable table = tableOf("{\"a\":\"x\",\"v\":"_ba + json + "}"_ba);
    QCOMPARE(written(table), "a,v\r\nx,"_ba + csv + "\r\n"_ba);
}

void ResultExporterTest::csvOfATable()
{
    const ResultTable table = tableOf(R"({"id":"1","na\"me":"A"},{"id":"2"},{"na\"me":"C"})"_ba);
    QCOMPARE(written(table), "id,\"na\"\"me\"\r\n1,A\r\n2,\r\n,C\r\n"_ba);
    QCOMPARE(written(tableOf(R"({"a":"1"},{"a":null})"_ba)), "a\r\n1\r\n\"\"\r\n"_ba);
}

void ResultExporterTest::byteOrderMarkComesFirst()
{
    const ResultTable table = tableOf(R"({"a":"1"})"_ba);
    QCOMPARE(written(table, {.byteOrderMark = true}), "\xEF\xBB\xBF"_ba + "a\r\n1\r\n"_ba);
}

void ResultExporterTest::columnsAndRowsCanBeChosen()
{
    const ResultTable table = tableOf(
        R"({"a":"1","b":"2","c":"3"},{"a":"4","b":"5","c":"6"},{"a":"7","b":"8","c":"9"})"_ba);
    QCOMPARE(written(table, {.rowOrder = {2, 0}, .columns = {2, 0}}), "c,a\r\n9,7\r\n3,1\r\n"_ba);
}

void ResultExporterTest::rowsThatNeverCameAreLeftOut()
{
    ResultTable table(1);
    table.setExpectedRows(3);
    table.put(0, ResultPage::parse(R"({"items":[{"a":"1"}]})"_ba)->page);
    table.put(2, ResultPage::parse(R"({"items":[{"a":"3"}]})"_ba)->page);
    QCOMPARE(written(table), "a\r\n1\r\n3\r\n"_ba);
    QCOMPARE(written(table, {.rowOrder = {2, 1, 0, 77}}), "a\r\n3\r\n1\r\n"_ba);
}

void ResultExporterTest::jsonKeepsKinds()
{
    const ResultTable table
        = tableOf(R"({"s":"12","n":12.50,"b":true,"q":"a\"\n\\é","x":null},{"x":"1"})"_ba);
    const QByteArray json = written(table, {.format = ExportFormat::Json});
    const QByteArray expected
        = "[\n"
          "{\"s\":\"12\",\"n\":12.50,\"b\":true,\"q\":\"a\\\"\\n\\\\é\",\"x\":null},\n"
          "{\"s\":null,\"n\":null,\"b\":null,\"q\":null,\"x\":\"1\"}\n"
          "]\n"_ba;
    QCOMPARE(json, expected);
    QCOMPARE(QJsonDocument::fromJson(json).array().size(), 2);
}

void ResultExporterTest::emptyTableIsAWholeDocument()
{
    QCOMPARE(written(ResultTable(), {.format = ExportFormat::Json}), "[\n]\n"_ba);
    QCOMPARE(written(ResultTable()), "\r\n"_ba);
}

void ResultExporterTest::manyBlocksAreWhole()
{
    const ResultTable table = largeTable(100);
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QList<qint64> progress;
    const auto rows = ResultExporter::write(table, {}, buffer, nullptr,
                                            [&progress](qint64 done) { progress.append(done); });
    QCOMPARE(rows.value(), 100'000);
    QVERIFY(progress.size() > 1);
    QCOMPARE(progress.constLast(), 100'000);
    QCOMPARE(buffer.data().count('\n'), 100'001);
    QVERIFY(buffer.data().endsWith("999,\"Row, number 999\"\r\n"_ba));
}

void ResultExporterTest::stopFlagStops()
{
    const ResultTable table = largeTable(10);
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const std::atomic_bool stop = true;
    const auto rows = ResultExporter::write(table, {}, buffer, &stop);
    QCOMPARE(rows.error().kind, ErrorKind::Canceled);
}

void ResultExporterTest::brokenDeviceIsAFault()
{
    FullDevice device;
    device.open(QIODevice::WriteOnly | QIODevice::Unbuffered);
    const auto rows = ResultExporter::write(tableOf(R"({"a":"1"})"_ba), {}, device);
    QCOMPARE(rows.error().kind, ErrorKind::FileFault);
    QCOMPARE(rows.error().detail, u"disk full"_s);
}

void ResultExporterTest::unknownColumnIsRefused()
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const auto rows = ResultExporter::write(tableOf(R"({"a":"1"})"_ba), {.columns = {1}}, buffer);
    QCOMPARE(rows.error().kind, ErrorKind::InvalidInput);
}

void ResultExporterTest::fileIsWritten()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"rows.csv"_s);
    auto future = ResultExporter::toFile(tableOf(R"({"a":"1"},{"a":"2"})"_ba), {}, path);
    QTRY_VERIFY(future.isFinished());
    QCOMPARE(future.result().value(), 2);
    QCOMPARE(future.progressValue(), 2);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), "a\r\n1\r\n2\r\n"_ba);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
}

void ResultExporterTest::unwritableFileIsAFault()
{
    const QTemporaryDir folder;
    auto future = ResultExporter::toFile(tableOf(R"({"a":"1"})"_ba), {},
                                         folder.filePath(u"no/such/folder/rows.csv"_s));
    QTRY_VERIFY(future.isFinished());
    QCOMPARE(future.result().error().kind, ErrorKind::FileFault);
}

void ResultExporterTest::cancelKeepsTheOldFile()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"rows.csv"_s);
    QFile old(path);
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write("old"_ba);
    old.close();

    auto future = ResultExporter::toFile(largeTable(2000), {}, path);
    QTRY_VERIFY(future.progressValue() > 0 || future.isFinished());
    future.cancel();
    // the future counts as finished when the worker has left it
    QTRY_VERIFY(future.isFinished());
    QVERIFY(future.isCanceled());
    QTRY_COMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden),
                 QStringList{u"rows.csv"_s});
    QVERIFY(old.open(QIODevice::ReadOnly));
    QCOMPARE(old.readAll(), "old"_ba);
}

SUITESCOPE_GUILESS_MAIN(ResultExporterTest)
#include "tst_resultexporter.moc"
