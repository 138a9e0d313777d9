// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/base/async.h"
#include "lib/storage/atomicfile.h"
#include "lib/storage/database.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSemaphore>
#include <QSet>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QThread>
#include <QVariant>

#include <memory>
#include <optional>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

const QStringList notes{
    u"CREATE TABLE note (id INTEGER PRIMARY KEY, words TEXT NOT NULL UNIQUE);"
    "CREATE TABLE tally (n INTEGER); INSERT INTO tally VALUES (0);"
    "CREATE TRIGGER counted AFTER INSERT ON note BEGIN UPDATE tally SET n = n + 1; END;"_s};

Result<> execute(QSqlDatabase &db, const QString &sql)
{
    QSqlQuery query(db);
    if (!query.exec(sql))
        return failure(ErrorKind::FileFault, query.lastError().text());
    return {};
}

QFuture<Result<>> run(Database &database, const QString &sql)
{
    return database.run<void>([sql](QSqlDatabase &db) { return execute(db, sql); });
}

Result<int> number(QSqlDatabase &db, const QString &sql)
{
    QSqlQuery query(db);
    if (!query.exec(sql) || !query.next())
        return failure(ErrorKind::FileFault, query.lastError().text());
    return query.value(0).toInt();
}

Result<int> ask(Database &database, const QString &sql)
{
    return database.run<int>([sql](QSqlDatabase &db) { return number(db, sql); }).result();
}

void put(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

} // namespace

class DatabaseTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_folder.reset(); }

    void nothingIsOpenedBeforeTheFirstJob();
    void migrationsAreAppliedOnce();
    void migrationsContinueWhereTheFileStands();
    void aFailedMigrationChangesNothing();
    void jobsRunInOrderOnOneOtherThread();
    void aFailedJobIsRolledBack();
    void theDestructorFinishesTheQueue();
    void aCancelledJobIsNotDone();
    void theFileIsForTheOwner();
    void aDamagedFileIsSetAside_data();
    void aDamagedFileIsSetAside();
    void aTruncatedFileNeverStopsTheProgram();
    void aNewerFileIsSetAsideWhole();
    void damageFoundLaterIsMendedForTheNextJob();
    void anUnusablePlaceIsNamed();
    void twoDatabasesAreIndependent();
    void aReaderElsewhereIsNotInTheWay();

private:
    [[nodiscard]] QString file() const { return m_folder->filePath(u"data/history.sqlite"_s); }
    [[nodiscard]] QStringList setAsideFiles() const
    {
        return QDir(m_folder->filePath(u"data"_s))
            .entryList({u"history.sqlite.damaged-*"_s}, QDir::Files);
    }
    void ignoreSetAside()
    {
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^database set aside"_s));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void DatabaseTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void DatabaseTest::nothingIsOpenedBeforeTheFirstJob()
{
    Database database(file(), notes);
    QCOMPARE(database.filePath(), file());
    QVERIFY(!QFileInfo::exists(m_folder->filePath(u"data"_s)));
}

void DatabaseTest::migrationsAreAppliedOnce()
{
    for (int round = 1; round <= 3; ++round) {
        Database database(file(), notes);
        QVERIFY(run(database, u"INSERT INTO note (words) VALUES ('%1')"_s.arg(round)).result());
        QCOMPARE(ask(database, u"SELECT n FROM tally"_s).value(), round);
        QCOMPARE(ask(database, u"PRAGMA user_version"_s).value(), 1);
    }
}

void DatabaseTest::migrationsContinueWhereTheFileStands()
{
    {
        Database database(file(), notes);
        QVERIFY(run(database, u"INSERT INTO note (words) VALUES ('kept')"_s).result());
    }
    Database database(file(),
                      notes
                          + QStringList{u"ALTER TABLE note ADD COLUMN stars INTEGER"_s,
                                        u"UPDATE note SET stars = 5"_s});
    QCOMPARE(ask(database, u"SELECT stars FROM note WHERE words = 'kept'"_s).value(), 5);
    QCOMPARE(ask(database, u"PRAGMA user_version"_s).value(), 3);
}

void DatabaseTest::aFailedMigrationChangesNothing()
{
    {
        Database database(file(), notes);
        QVERIFY(run(database, u"INSERT INTO note (words) VALUES ('kept')"_s).result());
    }
    {
        Database database(file(), notes + QStringList{u"DELETE FROM note; SELECT nonsense"_s});
        const Result<int> answer = ask(database, u"SELECT count(*) FROM note"_s);
        QCOMPARE(answer.error().kind, ErrorKind::FileFault);
        QVERIFY(answer.error().detail.contains("nonsense"_L1));
    }
    Database database(file(), notes);
    QCOMPARE(ask(database, u"SELECT count(*) FROM note"_s).value(), 1);
    QCOMPARE(setAsideFiles(), QStringList());
}

void DatabaseTest::jobsRunInOrderOnOneOtherThread()
{
    Database database(file(), notes);
    QList<QFuture<Result<int>>> answers;
    QSet<QThread *> threads;
    for (int n = 0; n < 50; ++n) {
        answers.append(database.run<int>([n, &threads](QSqlDatabase &db) -> Result<int> {
            threads.insert(QThread::currentThread());
            return execute(db, u"INSERT INTO note (words) VALUES ('%1')"_s.arg(n)).and_then([&] {
                return number(db, u"SELECT count(*) FROM note"_s);
            });
        }));
    }
    for (int n = 0; n < 50; ++n)
        QCOMPARE(answers[n].result().value(), n + 1);
    QCOMPARE(threads.size(), 1);
    QVERIFY(!threads.contains(QThread::currentThread()));
}

void DatabaseTest::aFailedJobIsRolledBack()
{
    Database database(file(), notes);
    const QFuture<Result<>> failed = database.run<void>([](QSqlDatabase &db) -> Result<> {
        if (const Result<> first = execute(db, u"INSERT INTO note (words) VALUES ('a')"_s); !first)
            return first;
        return failure(ErrorKind::NotAllowed, u"thought better of it"_s);
    });
    QCOMPARE(failed.result().error().kind, ErrorKind::NotAllowed);
    QCOMPARE(ask(database, u"SELECT count(*) FROM note"_s).value(), 0);
    QCOMPARE(ask(database, u"SELECT n FROM tally"_s).value(), 0);
}

void DatabaseTest::theDestructorFinishesTheQueue()
{
    QList<QFuture<Result<>>> answers;
    {
        Database database(file(), notes);
        for (int n = 0; n < 20; ++n)
            answers.append(run(database, u"INSERT INTO note (words) VALUES ('%1')"_s.arg(n)));
    }
    for (const QFuture<Result<>> &answer : answers) {
        QVERIFY(answer.isFinished());
        QVERIFY(answer.result());
    }
    Database database(file(), notes);
    QCOMPARE(ask(database, u"SELECT count(*) FROM note"_s).value(), 20);
}

void DatabaseTest::aCancelledJobIsNotDone()
{
    Database database(file(), notes);
    QSemaphore gate;
    const QFuture<Result<>> holding = database.run<void>([&gate](QSqlDatabase &) -> Result<> {
        gate.acquire();
        return {};
    });
    QFuture<Result<>> cancelled = run(database, u"INSERT INTO note (words) VALUES ('no')"_s);
    cancelled.cancel();
    gate.release();
    QVERIFY(holding.result());
    QCOMPARE(ask(database, u"SELECT count(*) FROM note"_s).value(), 0);

    std::optional<ErrorKind> told;
    whenDone(this, cancelled, [&told](const Result<> &answer) { told = answer.error().kind; });
    QTRY_VERIFY(told);
    QCOMPARE(*told, ErrorKind::Canceled);
}

void DatabaseTest::theFileIsForTheOwner()
{
    Database database(file(), notes);
    QVERIFY(run(database, u"INSERT INTO note (words) VALUES ('a')"_s).result());
    const QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup
        | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    for (const QString &path : {file(), file() + u"-wal"_s, QFileInfo(file()).absolutePath()}) {
        QVERIFY2(QFileInfo::exists(path), qPrintable(path));
        QVERIFY2(!(QFileInfo(path).permissions() & others), qPrintable(path));
    }
}

void DatabaseTest::aDamagedFileIsSetAside_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("text") << QByteArray(5000, 'x');
    QTest::newRow("a few bytes") << "hello"_ba;
    QTest::newRow("a header and nothing after it") << QByteArray("SQLite format 3\0", 16);
    QTest::newRow("a header and zeros") << "SQLite format 3"_ba + QByteArray(8192, '\0');
}

void DatabaseTest::aDamagedFileIsSetAside()
{
    QFETCH(QByteArray, content);
    QVERIFY(createPrivateFolder(m_folder->filePath(u"data"_s)));
    put(file(), content);
    ignoreSetAside();

    Database database(file(), notes);
    QVERIFY(run(database, u"INSERT INTO note (words) VALUES ('a')"_s).result());
    QCOMPARE(ask(database, u"SELECT count(*) FROM note"_s).value(), 1);
    const QStringList aside = setAsideFiles();
    QCOMPARE(aside.size(), 1);
    QCOMPARE(readFile(m_folder->filePath(u"data/"_s + aside.front())).value(), content);
}

void DatabaseTest::aTruncatedFileNeverStopsTheProgram()
{
    {
        Database database(file(), notes);
        for (int n = 0; n < 200; ++n) {
            QVERIFY(run(database,
                        u"INSERT INTO note (words) VALUES ('%1')"_s.arg(
                            QString::number(n).repeated(50)))
                        .result());
        }
    }
    const QByteArray whole = readFile(file()).value();
    QVERIFY(whole.size() > 20'000);
    // SQLite takes a file of one byte for an empty one, and rightly so.
    for (qsizetype size = 2; size < whole.size(); size += 4093) {
        QVERIFY(QDir(m_folder->filePath(u"data"_s)).removeRecursively());
        QVERIFY(createPrivateFolder(m_folder->filePath(u"data"_s)));
        put(file(), whole.first(size));
        ignoreSetAside();
        Database database(file(), notes);
        QCOMPARE(ask(database, u"SELECT count(*) FROM note"_s).value(), 0);
        QVERIFY2(setAsideFiles().size() == 1, qPrintable(QString::number(size)));
    }
}

void DatabaseTest::aNewerFileIsSetAsideWhole()
{
    {
        Database newer(file(), notes + QStringList{u"CREATE TABLE later (a)"_s});
        QVERIFY(run(newer, u"INSERT INTO note (words) VALUES ('precious')"_s).result());
    }
    ignoreSetAside();
    {
        Database database(file(), notes);
        QCOMPARE(ask(database, u"SELECT count(*) FROM note"_s).value(), 0);
    }
    const QStringList aside = setAsideFiles();
    QCOMPARE(aside.size(), 1);
    Database kept(m_folder->filePath(u"data/"_s + aside.front()),
                  notes + QStringList{u"CREATE TABLE later (a)"_s});
    QCOMPARE(ask(kept, u"SELECT count(*) FROM note WHERE words = 'precious'"_s).value(), 1);
}

void DatabaseTest::damageFoundLaterIsMendedForTheNextJob()
{
    Database database(file(), notes);
    // More than SQLite keeps in memory, and enough for it to leave the side file.
    for (int n = 0; n < 3; ++n) {
        const QString rows
            = u"INSERT INTO note (words) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL "
              "SELECT i + 1 FROM n WHERE i < 2000) SELECT hex(randomblob(900)) FROM n"_s;
        QVERIFY(run(database, rows).result());
    }
    const QString count = u"SELECT count(*) FROM note WHERE length(words) > 5"_s;
    QCOMPARE(ask(database, count).value(), 6000);
    {
        // A failing disk, under the open database.
        QFile disk(file());
        QVERIFY(disk.open(QIODevice::ReadWrite));
        QVERIFY(disk.size() > 4'000'000 && disk.seek(8192));
        QVERIFY(disk.write(QByteArray(disk.size() - 8192, 'x')) > 0);
    }
    ignoreSetAside();
    QCOMPARE(ask(database, count).error().kind, ErrorKind::FileFault);
    QCOMPARE(ask(database, count).value(), 0);
    QCOMPARE(setAsideFiles().size(), 1);
}

void DatabaseTest::anUnusablePlaceIsNamed()
{
    put(m_folder->filePath(u"data"_s), "a file in the folder's place");
    Database database(file(), notes);
    const Result<int> answer = ask(database, u"SELECT 1"_s);
    QCOMPARE(answer.error().kind, ErrorKind::FileFault);
    QVERIFY(answer.error().detail.contains(m_folder->filePath(u"data"_s)));
    // It works as soon as the cause is gone.
    QVERIFY(QFile::remove(m_folder->filePath(u"data"_s)));
    QCOMPARE(ask(database, u"SELECT 1"_s).value(), 1);
}

void DatabaseTest::twoDatabasesAreIndependent()
{
    Database one(file(), notes);
    Database other(m_folder->filePath(u"other.sqlite"_s), notes);
    QVERIFY(run(one, u"INSERT INTO note (words) VALUES ('a')"_s).result());
    QCOMPARE(ask(other, u"SELECT count(*) FROM note"_s).value(), 0);
    QCOMPARE(ask(one, u"SELECT count(*) FROM note"_s).value(), 1);
}

void DatabaseTest::aReaderElsewhereIsNotInTheWay()
{
    // Two windows of the program may have the same connection open.
    Database one(file(), notes);
    Database other(file(), notes);
    QSemaphore gate;
    QVERIFY(run(one, u"INSERT INTO note (words) VALUES ('a')"_s).result());
    QCOMPARE(ask(other, u"SELECT count(*) FROM note"_s).value(), 1);
    const QFuture<Result<>> writing = one.run<void>([&gate](QSqlDatabase &db) -> Result<> {
        const Result<> done = execute(db, u"INSERT INTO note (words) VALUES ('b')"_s);
        gate.release();
        return done;
    });
    gate.acquire();
    QVERIFY(run(other, u"INSERT INTO note (words) VALUES ('c')"_s).result());
    QVERIFY(writing.result());
    QCOMPARE(ask(one, u"SELECT count(*) FROM note"_s).value(), 3);
}

SUITESCOPE_GUILESS_MAIN(DatabaseTest)
#include "tst_database.moc"
