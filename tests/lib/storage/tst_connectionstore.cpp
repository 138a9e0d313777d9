// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/base/async.h"
#include "lib/storage/atomicfile.h"
#include "lib/storage/connectionstore.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTimer>

#include <chrono>
#include <cstdio>
#include <memory>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

Connection named(const QString &id, const QString &name = u"A name"_s)
{
    Connection connection;
    connection.id = id;
    connection.name = name;
    connection.account = AccountId::parse(u"1234567_SB1"_s).value();
    return connection;
}

void put(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

} // namespace

class ConnectionStoreTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_folder.reset(); }

    void aMissingFileIsAnEmptyList();
    void whatIsSavedIsThereNextTime();
    void savingReplacesInPlace();
    void namesAreFoundWhateverTheirCase();
    void removingOneLeavesTheOthers();
    void changesAreTold();
    void fileAndFolderAreForTheOwner();
    void eachAnswerComesAfterItsStateIsOnTheDisk();
    void theDestructorFinishesWriting();
    void savingBeforeLoadingKeepsWhatTheFileHolds();
    void closingBeforeTheFileWasReadLosesNothing();
    void aTruncatedFileIsNeverLostSilently();
    void aForeignFileIsSetAside_data();
    void aForeignFileIsSetAside();
    void oneDamagedConnectionCostsOnlyItself();
    void aFolderThatCannotBeMadeIsNamed();
    void aFileThatCannotBeReadIsNotOverwritten();
    void beingKilledLeavesAWholeFile();

private:
    [[nodiscard]] QString file() const { return m_folder->filePath(u"config/connections.json"_s); }
    /*! Waits for one answer through the event loop, as the program does. */
    [[nodiscard]] Result<> answer(const QFuture<Result<>> &future);
    /*! What another start of the program would find. */
    [[nodiscard]] QStringList idsOnDisk();
    void putFile(const QByteArray &content);
    void ignoreSetAside()
    {
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^connections file set aside"_s));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void ConnectionStoreTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

Result<> ConnectionStoreTest::answer(const QFuture<Result<>> &future)
{
    Result<> got = failure(ErrorKind::Timeout, u"no answer"_s);
    QEventLoop loop;
    whenDone(&loop, future, [&](const Result<> &result) {
        got = result;
        loop.quit();
    });
    QTimer::singleShot(std::chrono::seconds(10), &loop, &QEventLoop::quit);
    loop.exec();
    return got;
}

QStringList ConnectionStoreTest::idsOnDisk()
{
    const QJsonObject document
        = QJsonDocument::fromJson(readFile(file()).value_or(QByteArray())).object();
    QStringList ids;
    const QJsonArray connections = document.value("connections"_L1).toArray();
    for (const QJsonValue &connection : connections)
        ids.append(connection.toObject().value("id"_L1).toString());
    return ids;
}

void ConnectionStoreTest::putFile(const QByteArray &content)
{
    QVERIFY(QDir().mkpath(QFileInfo(file()).absolutePath()));
    put(file(), content);
}

void ConnectionStoreTest::aMissingFileIsAnEmptyList()
{
    ConnectionStore store(file());
    QVERIFY(!store.isLoaded());
    QVERIFY(answer(store.load()));
    QVERIFY(store.isLoaded());
    QVERIFY(store.connections().isEmpty());
    QVERIFY(store.drafts().isEmpty());
    QVERIFY(store.setAside().isEmpty());
    QVERIFY(!QFileInfo::exists(file())); // reading writes nothing
    QVERIFY(answer(store.load())); // a second time does no harm
}

void ConnectionStoreTest::whatIsSavedIsThereNextTime()
{
    const QJsonObject draft{{"step"_L1, u"Role"_s}, {"ticked"_L1, QJsonArray{1, 2}}};
    {
        ConnectionStore store(file());
        QVERIFY(answer(store.load()));
        QVERIFY(answer(store.save(named(u"b"_s))));
        QVERIFY(answer(store.save(named(u"a"_s))));
        QVERIFY(answer(store.saveDraft(u"d1"_s, draft)));
        QVERIFY(answer(store.saveDraft(u"d2"_s, draft)));
        QVERIFY(answer(store.saveRotation(u"r1"_s, draft)));
        QVERIFY(answer(store.saveRotation(u"r2"_s, draft)));
        QVERIFY(answer(store.removeRotation(u"r2"_s)));
        QVERIFY(answer(store.removeDraft(u"d2"_s)));
    }
    ConnectionStore store(file());
    QVERIFY(answer(store.load()));
    QCOMPARE(store.connections().size(), 2);
    QVERIFY(store.connections().at(0) == named(u"b"_s)); // in the order of the user
    QVERIFY(store.connections().at(1) == named(u"a"_s));
    QCOMPARE(store.drafts().keys(), QStringList{u"d1"_s});
    QCOMPARE(store.drafts().value(u"d1"_s), draft);
    QCOMPARE(store.rotations().keys(), QStringList{u"r1"_s});
    QCOMPARE(store.rotations().value(u"r1"_s), draft);
}

void ConnectionStoreTest::savingReplacesInPlace()
{
    ConnectionStore store(file());
    QVERIFY(answer(store.save(named(u"a"_s))));
    QVERIFY(answer(store.save(named(u"b"_s))));
    QVERIFY(answer(store.save(named(u"a"_s, u"Another"_s))));
    QCOMPARE(idsOnDisk(), (QStringList{u"a"_s, u"b"_s}));
    QCOMPARE(store.connection(u"a"_s)->name, u"Another"_s);
    QVERIFY(!store.connection(u"c"_s));
}

void ConnectionStoreTest::namesAreFoundWhateverTheirCase()
{
    ConnectionStore store(file());
    QVERIFY(answer(store.save(named(u"a"_s, u"Prod Ünit"_s))));
    QCOMPARE(store.connectionNamed(u"pROD üNIT"_s)->id, u"a"_s);
    QVERIFY(!store.connectionNamed(u"Prod"_s));
}

void ConnectionStoreTest::removingOneLeavesTheOthers()
{
    ConnectionStore store(file());
    QVERIFY(answer(store.save(named(u"a"_s))));
    QVERIFY(answer(store.save(named(u"b"_s))));
    QVERIFY(answer(store.remove(u"a"_s)));
    QVERIFY(answer(store.remove(u"never there"_s)));
    QCOMPARE(idsOnDisk(), QStringList{u"b"_s});
}

void ConnectionStoreTest::changesAreTold()
{
    ConnectionStore store(file());
    QSignalSpy changed(&store, &ConnectionStore::changed);
    QVERIFY(answer(store.load()));
    QCOMPARE(changed.size(), 1);
    const QFuture<Result<>> saved = store.save(named(u"a"_s));
    QCOMPARE(changed.size(), 2); // at once: the list in memory is the truth
    QCOMPARE(store.connections().size(), 1);
    QVERIFY(answer(saved));
    QCOMPARE(changed.size(), 2);
    QVERIFY(answer(store.saveDraft(u"d"_s, {})));
    QCOMPARE(changed.size(), 3);
}

void ConnectionStoreTest::fileAndFolderAreForTheOwner()
{
    ConnectionStore store(file());
    QVERIFY(answer(store.save(named(u"a"_s))));
    const QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup
        | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    QVERIFY(!(QFileInfo(file()).permissions() & others));
    QVERIFY(!(QFileInfo(QFileInfo(file()).absolutePath()).permissions() & others));
}

void ConnectionStoreTest::eachAnswerComesAfterItsStateIsOnTheDisk()
{
    ConnectionStore store(file());
    QVERIFY(answer(store.load()));
    QList<QFuture<Result<>>> saved;
    for (int n = 0; n < 60; ++n)
        saved.append(store.save(named(u"c%1"_s.arg(n))));
    for (int n = 0; n < 60; ++n) {
        QVERIFY(saved[n].result()); // waits without an event loop: the answer is the worker's
        QVERIFY(idsOnDisk().contains(u"c%1"_s.arg(n)));
    }
    QCOMPARE(idsOnDisk().size(), 60);
}

void ConnectionStoreTest::theDestructorFinishesWriting()
{
    QFuture<Result<>> last;
    {
        ConnectionStore store(file());
        QVERIFY(answer(store.load()));
        for (int n = 0; n < 20; ++n)
            last = store.save(named(u"c%1"_s.arg(n)));
    }
    QVERIFY(last.isFinished());
    QVERIFY(last.result());
    QCOMPARE(idsOnDisk().size(), 20);
}

void ConnectionStoreTest::savingBeforeLoadingKeepsWhatTheFileHolds()
{
    {
        ConnectionStore store(file());
        QVERIFY(answer(store.save(named(u"old"_s))));
        QVERIFY(answer(store.save(named(u"gone"_s))));
    }
    ConnectionStore store(file());
    const QFuture<Result<>> saved = store.save(named(u"new"_s));
    const QFuture<Result<>> removed = store.remove(u"gone"_s);
    QCOMPARE(store.connections().size(), 1);
    QVERIFY(answer(saved));
    QVERIFY(answer(removed));
    QVERIFY(store.isLoaded());
    QCOMPARE(idsOnDisk(), (QStringList{u"old"_s, u"new"_s}));
    QCOMPARE(store.connections().size(), 2);
}

void ConnectionStoreTest::closingBeforeTheFileWasReadLosesNothing()
{
    {
        ConnectionStore store(file());
        QVERIFY(answer(store.save(named(u"old"_s))));
    }
    QFuture<Result<>> saved;
    {
        ConnectionStore store(file());
        saved = store.save(named(u"new"_s));
    }
    QVERIFY(saved.isFinished());
    QVERIFY(saved.result());
    QCOMPARE(idsOnDisk(), (QStringList{u"old"_s, u"new"_s}));
}

void ConnectionStoreTest::aTruncatedFileIsNeverLostSilently()
{
    {
        ConnectionStore store(file());
        QVERIFY(answer(store.save(named(u"a"_s))));
        QVERIFY(answer(store.saveDraft(u"d"_s, {{"step"_L1, u"Role"_s}})));
    }
    const QByteArray whole = readFile(file()).value();
    QVERIFY(whole.endsWith("}\n"));
    for (qsizetype size = 0; size < whole.size() - 1; ++size) {
        const QByteArray part = whole.first(size);
        putFile(part);
        ignoreSetAside();
        ConnectionStore store(file());
        QVERIFY2(answer(store.load()), qPrintable(QString::number(size)));
        QVERIFY2(store.connections().isEmpty(), qPrintable(QString::number(size)));
        QVERIFY2(!QFileInfo::exists(file()), qPrintable(QString::number(size)));
        QCOMPARE(readFile(store.setAside()).value(), part);
        QVERIFY(QFile::remove(store.setAside()));
    }
    putFile(whole.chopped(1)); // the line end alone is no loss
    ConnectionStore store(file());
    QVERIFY(answer(store.load()));
    QCOMPARE(store.connections().size(), 1);
}

void ConnectionStoreTest::aForeignFileIsSetAside_data()
{
    QTest::addColumn<QByteArray>("content");
    const auto document = [](const char *format, int schema) {
        return QJsonDocument(QJsonObject{{"format"_L1, QLatin1StringView(format)},
                                         {"schema"_L1, schema},
                                         {"connections"_L1, QJsonArray()},
                                         {"drafts"_L1, QJsonObject()}})
            .toJson();
    };
    QTest::newRow("another program's JSON") << "{\"version\": 3, \"items\": []}"_ba;
    QTest::newRow("a list") << "[]"_ba;
    QTest::newRow("binary") << QByteArray("\0\1\2\xff", 4);
    QTest::newRow("a newer schema") << document("suitescope-connections", 2);
    QTest::newRow("another format") << document("suitescope-queries", 1);
    QTest::newRow("far too large") << QByteArray(17 * 1024 * 1024, ' ');
}

void ConnectionStoreTest::aForeignFileIsSetAside()
{
    QFETCH(QByteArray, content);
    putFile(content);
    ignoreSetAside();
    ConnectionStore store(file());
    QVERIFY(answer(store.load()));
    QVERIFY(store.connections().isEmpty());
    QVERIFY(store.setAside().startsWith(file() + u".damaged-"_s));
    QVERIFY(readFile(store.setAside(), 20 * 1024 * 1024).value() == content);

    QVERIFY(answer(store.save(named(u"a"_s))));
    QCOMPARE(idsOnDisk(), QStringList{u"a"_s});
}

void ConnectionStoreTest::oneDamagedConnectionCostsOnlyItself()
{
    QJsonObject bad = toJson(named(u"bad"_s));
    bad.insert("algorithm"_L1, u"HS256"_s);
    const QByteArray content
        = QJsonDocument(
              QJsonObject{
                  {"format"_L1, u"suitescope-connections"_s},
                  {"schema"_L1, 1},
                  {"connections"_L1,
                   QJsonArray{toJson(named(u"a"_s)), bad, 5, toJson(named(u"b"_s)),
                              toJson(named(u"a"_s, u"The same id"_s))}},
                  {"drafts"_L1, QJsonObject{{"d"_L1, QJsonObject{{"x"_L1, 1}}}, {"e"_L1, 7}}},
                  {"rotations"_L1, QJsonObject{{"r"_L1, QJsonObject{{"x"_L1, 1}}}, {"s"_L1, 7}}}})
              .toJson();
    putFile(content);
    ignoreSetAside();
    ConnectionStore store(file());
    QVERIFY(answer(store.load()));
    QCOMPARE(store.connections().size(), 2);
    QVERIFY(store.connections().at(0) == named(u"a"_s));
    QVERIFY(store.connections().at(1) == named(u"b"_s));
    QCOMPARE(store.drafts().keys(), QStringList{u"d"_s});
    QCOMPARE(store.rotations().keys(), QStringList{u"r"_s});
    QCOMPARE(readFile(store.setAside()).value(), content);

    ConnectionStore again(file()); // complains once, not at every start
    QVERIFY(answer(again.load()));
    QVERIFY(again.setAside().isEmpty());
    QCOMPARE(again.connections().size(), 2);
}

void ConnectionStoreTest::aFolderThatCannotBeMadeIsNamed()
{
    put(m_folder->filePath(u"config"_s), "a file in the folder's place");
    ConnectionStore store(file());
    QVERIFY(answer(store.load()));
    const Result<> saved = answer(store.save(named(u"a"_s)));
    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, ErrorKind::FileFault);
    QVERIFY(saved.error().detail.contains(m_folder->filePath(u"config"_s)));
    QCOMPARE(store.connections().size(), 1);

    // The next save writes what could not be written before.
    QVERIFY(QFile::remove(m_folder->filePath(u"config"_s)));
    QVERIFY(answer(store.save(named(u"b"_s))));
    QCOMPARE(idsOnDisk(), (QStringList{u"a"_s, u"b"_s}));
}

void ConnectionStoreTest::aFileThatCannotBeReadIsNotOverwritten()
{
    QVERIFY(QDir().mkpath(file() + u"/not a file"_s));
    ConnectionStore store(file());
    QCOMPARE(answer(store.load()).error().kind, ErrorKind::FileFault);
    QVERIFY(!store.isLoaded());
    QCOMPARE(answer(store.save(named(u"a"_s))).error().kind, ErrorKind::FileFault);
    QVERIFY(QFileInfo(file()).isDir());

    // Once it can be read, nothing that was asked for is forgotten.
    QVERIFY(QDir(file()).removeRecursively());
    QVERIFY(answer(store.save(named(u"b"_s))));
    QCOMPARE(idsOnDisk(), (QStringList{u"a"_s, u"b"_s}));
}

void ConnectionStoreTest::beingKilledLeavesAWholeFile()
{
    for (int round = 0; round < 6; ++round) {
        QProcess program;
        program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        program.start(QCoreApplication::applicationFilePath(), {u"--save-until-killed"_s, file()});
        QVERIFY(program.waitForReadyRead(10'000)); // the first save is done
        QTest::qWait(5 + 7 * round);
        const int promised = int(program.readAllStandardOutput().count('\n'));
        program.kill();
        QVERIFY(program.waitForFinished());

        ConnectionStore store(file());
        QVERIFY(answer(store.load()));
        QVERIFY(store.setAside().isEmpty());
        QCOMPARE(store.connections().size(), 1);
        // What was answered is there.
        QVERIFY(store.connections().front().name.toInt() >= promised);
        QVERIFY(QFile::remove(file()));
    }
}

namespace {

int saveUntilKilled(const QString &path)
{
    ConnectionStore store(path);
    for (int n = 1;; ++n) {
        // Big enough for a kill to meet a write.
        Connection connection = named(u"a"_s, QString::number(n));
        connection.lastFailure = QString(200'000, u'x');
        QFuture<Result<>> saved = store.save(connection);
        if (!QTest::qWaitFor([&saved] { return saved.isFinished(); }) || !saved.result())
            return 1;
        std::puts("saved");
        std::fflush(stdout);
    }
}

} // namespace

int main(int argc, char *argv[])
{
    CryptoRuntime crypto;
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == "--save-until-killed"_L1)
        return saveUntilKilled(arguments.value(2));
    ConnectionStoreTest test;
    QTEST_SET_MAIN_SOURCE_PATH
    return QTest::qExec(&test, argc, argv);
}
#include "tst_connectionstore.moc"
