// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Prints what parsing, holding, sorting and exporting a result costs here, with the budget beside
// it and, for parsing, QJsonDocument over the same bytes.

#include "lib/suiteql/resultexporter.h"
#include "lib/suiteql/resulttable.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

constexpr int pageRows = 1000;
constexpr int columnCount = 20;
constexpr int rounds = 3; // the best counts: other programs only ever slow this one
constexpr double mebibyte = 1024.0 * 1024.0;

double milliseconds(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

/*! Like NetSuite's: strings, an empty links array, left-out nulls. */
QByteArray pageJson(QRandomGenerator &random, int page, int total)
{
    QByteArray json = R"({"links":[],"count":1000,"hasMore":true,"items":[)"_ba;
    for (int row = 0; row < pageRows; ++row) {
        json += row == 0 ? R"({"links":[],"id":")"_ba : R"(,{"links":[],"id":")"_ba;
        json += QByteArray::number(page * pageRows + row) + '"';
        for (int column = 1; column < columnCount; ++column) {
            if (random.bounded(10) == 0)
                continue;
            json += ",\"column_"_ba + QByteArray::number(column) + "\":\""_ba;
            switch (column % 4) {
            case 0:
                json += QByteArray::number(random.bounded(1'000'000)) + ".25"_ba;
                break;
            case 1:
                json += "Customer "_ba + QByteArray::number(random.bounded(100'000)) + " Ltd"_ba;
                break;
            case 2:
                json += random.bounded(2) == 0 ? "T"_ba : "F"_ba;
                break;
            default:
                json += "2026-03-"_ba + QByteArray::number(10 + random.bounded(20));
                break;
            }
            json += '"';
        }
        json += '}';
    }
    return json + R"(],"offset":)"_ba + QByteArray::number(page * pageRows)
        + R"(,"totalResults":)"_ba + QByteArray::number(total) + '}';
}

/*! Bytes of memory that this process holds now; 0 where the system does not say. */
double residentBytes()
{
    QFile status(u"/proc/self/statm"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    return status.readAll().split(' ').value(1).toDouble() * 4096;
}

ResultTable parsed(const QList<QByteArray> &pages, int copies, double &took)
{
    ResultTable table(pageRows);
    table.setExpectedRows(qint64(pages.size()) * copies * pageRows);
    QElapsedTimer timer;
    timer.start();
    for (int copy = 0; copy < copies; ++copy) {
        for (qsizetype i = 0; i < pages.size(); ++i) {
            const auto answer = ResultPage::parse(pages.at(i));
            if (answer)
                table.put(copy * pages.size() + i, answer->page);
        }
    }
    took = milliseconds(timer);
    table.close();
    return table;
}

double quickestParse(const QList<QByteArray> &pages)
{
    double best = 1e9;
    for (int i = 0; i < rounds; ++i) {
        double took = 0;
        (void)parsed(pages, 1, took);
        best = std::min(best, took);
    }
    return best;
}

double quickestJsonDocument(const QList<QByteArray> &pages)
{
    double best = 1e9;
    for (int i = 0; i < rounds; ++i) {
        QElapsedTimer timer;
        timer.start();
        qsizetype rows = 0;
        for (const QByteArray &page : pages)
            rows += QJsonDocument::fromJson(page)["items"_L1].toArray().size();
        best = rows > 0 ? std::min(best, milliseconds(timer)) : best;
    }
    return best;
}

void benchParsing(const QList<QByteArray> &pages)
{
    qint64 bytes = 0;
    for (const QByteArray &page : pages)
        bytes += page.size();
    const double before = residentBytes();
    double took = 0;
    const ResultTable table = parsed(pages, 1, took);
    const double after = residentBytes();
    took = quickestParse(pages);
    const double theirs = quickestJsonDocument(pages);
    std::printf("parse %lld pages x %d rows x %d columns, %.1f MiB: %.0f ms, %.2f ms a page, "
                "%.0f MB/s\n",
                static_cast<long long>(pages.size()), pageRows, columnCount,
                double(bytes) / mebibyte, took, took / double(pages.size()),
                double(bytes) / took / 1000);
    std::printf(
        "  QJsonDocument over the same, cells not read: %.0f ms, ours is %.1f times faster\n",
        theirs, theirs / took);
    const double scale = 100'000.0 / double(table.rowCount());
    std::printf(
        "  held for 100,000 rows: %.1f MiB by count, %.1f MiB by the system (budget 60 MiB, "
        "%.2f of it)\n",
        double(table.memory()) * scale / mebibyte, (after - before) * scale / mebibyte,
        double(table.memory()) * scale / mebibyte / 60);
}

class NullDevice : public QIODevice
{
protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *, qint64 size) override
    {
        m_bytes += size;
        return size;
    }

public:
    qint64 m_bytes = 0;
};

void benchExport(const ResultTable &table, ExportFormat format, const char *name)
{
    ResultExporter::Options options;
    options.format = format;
    double took = 1e9;
    double bytes = 0;
    Result<qint64> rows;
    for (int i = 0; i < rounds; ++i) {
        NullDevice device;
        device.open(QIODevice::WriteOnly | QIODevice::Unbuffered);
        QElapsedTimer timer;
        timer.start();
        rows = ResultExporter::write(table, options, device);
        took = std::min(took, milliseconds(timer));
        bytes = double(device.m_bytes);
    }
    const double speed = bytes / took / 1000;
    std::printf("%s of %lld rows, %.0f MiB: %.0f ms, %.0f MB/s (budget 200 MB/s, %.1f times it)\n",
                name, static_cast<long long>(rows.value_or(0)), bytes / mebibyte, took, speed,
                speed / 200);
}

void benchSort(const ResultTable &table, int column, const char *what)
{
    double took = 1e9;
    for (int i = 0; i < rounds; ++i) {
        QElapsedTimer timer;
        timer.start();
        auto future = sortedOrder(table, column, Qt::AscendingOrder);
        future.waitForFinished();
        took = std::min(took, milliseconds(timer));
    }
    std::printf("sort %lld rows by %s: %.0f ms (budget 1000 ms, %.2f of it)\n",
                static_cast<long long>(table.rowCount()), what, took, took / 1000);
}

void benchAccess(const ResultTable &table)
{
    QRandomGenerator random(7);
    std::vector<quint32> rows(1'000'000);
    for (quint32 &row : rows)
        row = random.bounded(quint32(table.rowCount()));
    const int columns = table.columnCount();
    QElapsedTimer timer;
    timer.start();
    qint64 bytes = 0;
    for (size_t i = 0; i < rows.size(); ++i)
        bytes += table.cell(rows[i], int(i) % columns).text.size();
    const double cells = milliseconds(timer);
    timer.start();
    for (size_t i = 0; i < rows.size(); ++i)
        bytes += table.text(rows[i], int(i) % columns).size();
    const double texts = milliseconds(timer);
    std::printf(
        "1,000,000 cells at random: %.0f ns each, as text %.0f ns each (%lld bytes); a screen "
        "of 60 x 20 cells %.2f ms\n",
        cells, texts, static_cast<long long>(bytes), texts * 1200 / 1e6);
    timer.start();
    const ResultTable snapshot = table;
    std::printf("snapshot of %lld pages: %.3f ms\n",
                static_cast<long long>(snapshot.rowCount() / pageRows), milliseconds(timer));
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    constexpr int pageCount = 100;
    QRandomGenerator random(42);
    QList<QByteArray> pages;
    for (int page = 0; page < pageCount; ++page)
        pages.append(pageJson(random, page, pageCount * pageRows));

    benchParsing(pages);
    double took = 0;
    const ResultTable million = parsed(pages, 10, took);
    std::printf("1,000,000 rows x %d columns: %.0f ms, %.0f MiB\n", million.columnCount(), took,
                double(million.memory()) / mebibyte);
    benchAccess(million);
    benchSort(million, million.columnIndex(u"id"_s), "a whole number");
    benchSort(million, million.columnIndex(u"column_4"_s), "a decimal");
    benchSort(million, million.columnIndex(u"column_1"_s), "a text");
    benchSort(million, million.columnIndex(u"column_2"_s), "T and F");
    benchExport(million, ExportFormat::Csv, "CSV");
    benchExport(million, ExportFormat::Json, "JSON");
    return 0;
}
