// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/storage/database.h"

#include "lib/base/log.h"
#include "lib/storage/atomicfile.h"
#include "lib/storage/sqlscript.h"

#include <QFile>
#include <QFileInfo>
#include <QMutex>
#include <QSqlError>
#include <QSqlQuery>
#include <QThread>
#include <QUuid>
#include <QVariant>
#include <QWaitCondition>

#include <deque>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

enum class Condition { Good, Damaged, Newer, Unusable };

struct Verdict
{
    Condition condition = Condition::Good;
    QString detail;
};

bool saysDamaged(const QSqlError &error)
{
    // SQLITE_CORRUPT, SQLITE_NOTADB; the extended codes carry them in the lowest byte.
    const int code = error.nativeErrorCode().toInt() & 0xff;
    return code == 11 || code == 26;
}

Verdict verdictOf(const QSqlError &error)
{
    return {saysDamaged(error) ? Condition::Damaged : Condition::Unusable, error.text()};
}

Verdict execute(QSqlDatabase &db, const QString &sql)
{
    QSqlQuery query(db);
    return query.exec(sql) ? Verdict() : verdictOf(query.lastError());
}

/*! Reads the whole file and checks its structure. */
Verdict inspect(QSqlDatabase &db)
{
    QSqlQuery query(db);
    // SQLite itself fills a last page that was cut short with zeros, and says nothing.
    if (!query.exec(u"PRAGMA page_size"_s) || !query.next())
        return verdictOf(query.lastError());
    if (QFileInfo(db.databaseName()).size() % query.value(0).toInt() != 0)
        return {Condition::Damaged, u"the last page is cut short"_s};
    if (!query.exec(u"PRAGMA quick_check(1)"_s) || !query.next())
        return verdictOf(query.lastError());
    const QString answer = query.value(0).toString();
    return answer == "ok"_L1 ? Verdict() : Verdict{Condition::Damaged, answer};
}

/*! SQLite would make the file readable for everyone; its side files take over the mode. */
Result<> createForOwner(const QString &path)
{
    const Result<> folder = createPrivateFolder(QFileInfo(path).absolutePath());
    if (!folder || QFileInfo::exists(path))
        return folder;
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner))
        return failure(ErrorKind::FileFault, path + u": "_s + file.errorString());
    return {};
}

} // namespace

struct Database::Private
{
    QString filePath;
    QStringList migrations;

    QMutex mutex;
    QWaitCondition arrived;
    std::deque<Job> jobs;
    bool closing = false;
    std::unique_ptr<QThread> thread;

    // Below, all is used on the thread alone.
    const QString connection
        = u"suitescope-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    QSqlDatabase db;

    void serve();
    void perform(const Job &job);
    Result<> commit(bool good);
    Result<> open();
    Verdict prepare();
    Verdict migrate(int from);
    void close();
    Result<> moveAway(const QString &why);
};

void Database::Private::serve()
{
    for (;;) {
        Job job;
        {
            QMutexLocker lock(&mutex);
            while (jobs.empty() && !closing)
                arrived.wait(&mutex);
            if (jobs.empty())
                break;
            job = std::move(jobs.front());
            jobs.pop_front();
        }
        perform(job);
    }
    close();
}

void Database::Private::perform(const Job &job)
{
    if (!job.isWanted())
        return;
    if (const Result<> opened = open(); !opened)
        return job.answer(opened);
    // IMMEDIATE: a transaction that turns from reading to writing may fail without any waiting.
    if (const Verdict begun = execute(db, u"BEGIN IMMEDIATE"_s); begun.condition != Condition::Good)
        return job.answer(failure(ErrorKind::FileFault, begun.detail));

    const bool good = job.work(db);
    const Result<> committed = commit(good);
    if (!good || !committed) {
        // Damage shows late at times. The next job finds a new file then.
        if (const Verdict verdict = inspect(db); verdict.condition == Condition::Damaged) {
            close();
            static_cast<void>(moveAway(verdict.detail));
        }
    }
    job.answer(committed);
}

Result<> Database::Private::commit(bool good)
{
    if (!good) {
        static_cast<void>(execute(db, u"ROLLBACK"_s));
        return {};
    }
    const Verdict verdict = execute(db, u"COMMIT"_s);
    if (verdict.condition == Condition::Good)
        return {};
    static_cast<void>(execute(db, u"ROLLBACK"_s));
    return failure(ErrorKind::FileFault, verdict.detail);
}

Result<> Database::Private::open()
{
    if (db.isOpen())
        return {};
    // The second round has the file that was made anew.
    for (int round = 0; round < 2; ++round) {
        if (const Result<> created = createForOwner(filePath); !created)
            return created;
        db = QSqlDatabase::addDatabase(u"QSQLITE"_s, connection);
        db.setDatabaseName(filePath);
        db.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=5000"_s);
        const Verdict verdict = db.open() ? prepare() : verdictOf(db.lastError());
        if (verdict.condition == Condition::Good)
            return {};
        close();
        if (verdict.condition == Condition::Unusable || round == 1)
            return failure(ErrorKind::FileFault, filePath + u": "_s + verdict.detail);
        if (const Result<> moved = moveAway(verdict.detail); !moved)
            return moved;
    }
    Q_UNREACHABLE();
}

Verdict Database::Private::prepare()
{
    for (const QString &pragma : {u"PRAGMA journal_mode=WAL"_s, u"PRAGMA synchronous=NORMAL"_s,
                                  u"PRAGMA foreign_keys=ON"_s}) {
        if (const Verdict verdict = execute(db, pragma); verdict.condition != Condition::Good)
            return verdict;
    }
    if (const Verdict verdict = inspect(db); verdict.condition != Condition::Good)
        return verdict;

    QSqlQuery query(u"PRAGMA user_version"_s, db);
    if (!query.next())
        return verdictOf(query.lastError());
    const int version = query.value(0).toInt();
    query.finish();
    if (version < 0 || version > migrations.size())
        return {Condition::Newer, u"made by a newer version"_s};
    return migrate(version);
}

Verdict Database::Private::migrate(int from)
{
    for (int number = from; number < migrations.size(); ++number) {
        QStringList statements = sqlStatements(migrations[number]);
        statements.prepend(u"BEGIN IMMEDIATE"_s);
        statements.append(u"PRAGMA user_version = %1"_s.arg(number + 1));
        statements.append(u"COMMIT"_s);
        for (const QString &statement : std::as_const(statements)) {
            const Verdict verdict = execute(db, statement);
            if (verdict.condition == Condition::Good)
                continue;
            static_cast<void>(execute(db, u"ROLLBACK"_s));
            return verdict;
        }
    }
    return {};
}

void Database::Private::close()
{
    db = QSqlDatabase();
    if (QSqlDatabase::contains(connection))
        QSqlDatabase::removeDatabase(connection);
}

Result<> Database::Private::moveAway(const QString &why)
{
    qCWarning(lcStorage).noquote() << "database set aside:" << why;
    const Result<QString> aside = setAside(filePath);
    if (!aside)
        return failure(aside.error());
    // The side files belong to the old one: a new database must not find them.
    for (const QString &suffix : {u"-wal"_s, u"-shm"_s})
        QFile::rename(filePath + suffix, *aside + suffix);
    return {};
}

Database::Database(QString filePath, QStringList migrations) : d(std::make_unique<Private>())
{
    d->filePath = std::move(filePath);
    d->migrations = std::move(migrations);
}

Database::~Database()
{
    if (!d->thread)
        return;
    {
        const QMutexLocker lock(&d->mutex);
        d->closing = true;
    }
    d->arrived.wakeOne();
    d->thread->wait();
}

QString Database::filePath() const
{
    return d->filePath;
}

void Database::post(Job job)
{
    const QMutexLocker lock(&d->mutex);
    d->jobs.push_back(std::move(job));
    d->arrived.wakeOne();
    if (d->thread)
        return;
    d->thread.reset(QThread::create([this] { d->serve(); }));
    d->thread->start();
}

} // namespace suitescope
