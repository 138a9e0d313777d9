// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/suiteql/querylibrary.h"
#include "tests/support/testmain.h"

#include <QObject>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace suitescope;

class QueryLibraryTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void entriesComeBackNewestFirst();
    void wordsNarrow_data();
    void wordsNarrow();
    void oldestEntriesGo();
    void historySurvivesTheProgram();
};

namespace {

HistoryEntry entry(const QString &statement, int minute)
{
    HistoryEntry entry;
    entry.statement = statement;
    entry.when = QDateTime(QDate(2026, 11, 23), QTime(12, minute, 5, 250), Qt::UTC);
    entry.rows = 1000 + minute;
    entry.milliseconds = 42;
    return entry;
}

QStringList statements(const QList<HistoryEntry> &entries)
{
    QStringList all;
    for (const HistoryEntry &one : entries)
        all.append(one.statement);
    return all;
}

struct Library
{
    QTemporaryDir folder;
    Database database{folder.filePath(u"c.sqlite"_s), QueryLibrary::migrations()};
    QueryLibrary library{database};

    QList<HistoryEntry> history(const QString &words = {}, int most = 200)
    {
        return library.history(words, most).result().value();
    }
};

} // namespace

void QueryLibraryTest::entriesComeBackNewestFirst()
{
    Library all;
    QVERIFY(all.history().isEmpty());
    HistoryEntry failed = entry(u"SELECT 'é'"_s, 2);
    failed.failure = u"Invalid search type: X."_s;
    QVERIFY(all.library.remember(failed).result().has_value());
    QVERIFY(all.library.remember(entry(u"SELECT 2"_s, 3)).result().has_value());
    QVERIFY(all.library.remember(entry(u"SELECT 1"_s, 1)).result().has_value());

    const QList<HistoryEntry> entries = all.history();
    QCOMPARE(statements(entries), (QStringList{u"SELECT 2"_s, u"SELECT 'é'"_s, u"SELECT 1"_s}));
    const HistoryEntry &back = entries.at(1);
    QVERIFY(back.id > 0);
    QCOMPARE(back.when, failed.when);
    QCOMPARE(back.when.timeSpec(), Qt::UTC);
    QCOMPARE(back.rows, failed.rows);
    QCOMPARE(back.milliseconds, failed.milliseconds);
    QCOMPARE(back.failure, failed.failure);
    QCOMPARE(entries.at(0).failure, QString());
    QCOMPARE(all.history({}, 1).size(), 1);
}

void QueryLibraryTest::wordsNarrow_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QStringList>("found");
    const QString customer = u"SELECT entityid FROM customer"_s;
    const QString percent = u"SELECT '100%' FROM custom_list"_s;
    QTest::newRow("none") << u"  "_s << QStringList{percent, customer};
    QTest::newRow("one, without case") << u"CUSTOMER"_s << QStringList{customer};
    QTest::newRow("all must match") << u"select custom"_s << QStringList{percent, customer};
    QTest::newRow("any order") << u"customer entityid"_s << QStringList{customer};
    QTest::newRow("not both") << u"entityid list"_s << QStringList();
    QTest::newRow("percent is itself") << u"0%"_s << QStringList{percent};
    QTest::newRow("underscore is itself") << u"m_l"_s << QStringList{percent};
    QTest::newRow("quotes and backslashes harm nothing") << u"\\ ' \""_s << QStringList();
}

void QueryLibraryTest::wordsNarrow()
{
    QFETCH(const QString, words);
    QFETCH(const QStringList, found);
    Library all;
    QVERIFY(
        all.library.remember(entry(u"SELECT entityid FROM customer"_s, 1)).result().has_value());
    QVERIFY(
        all.library.remember(entry(u"SELECT '100%' FROM custom_list"_s, 2)).result().has_value());
    QCOMPARE(statements(all.history(words)), found);
}

void QueryLibraryTest::oldestEntriesGo()
{
    Library all;
    QFuture<Result<>> last;
    for (int i = 0; i < QueryLibrary::mostEntries + 3; ++i)
        last = all.library.remember(entry(QString::number(i), 1));
    QVERIFY(last.result().has_value());
    const QList<HistoryEntry> entries = all.history({}, 100'000);
    QCOMPARE(entries.size(), QueryLibrary::mostEntries);
    QCOMPARE(entries.constLast().statement, u"3"_s);
}

void QueryLibraryTest::historySurvivesTheProgram()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"c.sqlite"_s);
    {
        Database database(path, QueryLibrary::migrations());
        QueryLibrary library(database);
        QVERIFY(library.remember(entry(u"SELECT 1"_s, 1)).result().has_value());
    }
    Database database(path, QueryLibrary::migrations());
    QueryLibrary library(database);
    QCOMPARE(statements(library.history({}).result().value()), QStringList{u"SELECT 1"_s});
}

SUITESCOPE_GUILESS_MAIN(QueryLibraryTest)
#include "tst_querylibrary.moc"
