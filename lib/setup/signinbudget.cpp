// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/signinbudget.h"

#include "lib/base/async.h"
#include "lib/crypto/digest.h"
#include "lib/storage/atomicfile.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

using Times = SignInBudget::Times;

constexpr qint64 windowMs = std::chrono::milliseconds(SignInBudget::window).count();

bool isLate(qint64 time, qint64 now)
{
    return time > now - windowMs && time <= now + windowMs; // a clock may have been set back
}

QByteArray accountOf(const QByteArray &who)
{
    return who.left(who.indexOf('.')); // all of it where there is none
}

void merge(Times &into, const Times &more, qint64 now)
{
    for (auto it = more.cbegin(); it != more.cend(); ++it) {
        QList<qint64> &times = into[it.key()];
        for (const qint64 time : it.value()) {
            if (!times.contains(time))
                times.append(time);
        }
    }
    for (QList<qint64> &times : into) {
        times.removeIf([now](qint64 time) { return !isLate(time, now); });
        std::sort(times.begin(), times.end());
    }
    into.removeIf([](const auto &entry) { return entry.value().isEmpty(); });
}

Times timesFrom(const QByteArray &json)
{
    Times times;
    const QJsonObject users
        = QJsonDocument::fromJson(json).object().value("refusedSignIns"_L1).toObject();
    for (auto it = users.begin(); it != users.end(); ++it) {
        for (const QJsonValue time : it.value().toArray())
            times[it.key().toLatin1()].append(qint64(time.toDouble()));
    }
    return times;
}

QByteArray toJson(const Times &times)
{
    QJsonObject users;
    for (auto it = times.cbegin(); it != times.cend(); ++it) {
        QJsonArray list;
        for (const qint64 time : it.value())
            list.append(double(time));
        users.insert(QString::fromLatin1(it.key()), list);
    }
    return QJsonDocument(QJsonObject{{u"refusedSignIns"_s, users}}).toJson();
}

/*! What the file and \a mine hold together; blocking. */
Result<Times> exchanged(const QString &file, Times mine, qint64 now, bool write)
{
    if (!QFileInfo::exists(file) && !write)
        return mine;
    if (write) {
        const Result<> folder = createPrivateFolder(QFileInfo(file).absolutePath());
        if (!folder)
            return failure(folder.error());
    }
    QLockFile lock(file + u".lock"_s);
    static_cast<void>(lock.tryLock(2000)); // without it a count may be lost, not a sign-in made
    const Result<QByteArray> content = readFile(file, 1024 * 1024);
    if (content)
        merge(mine, timesFrom(*content), now);
    if (!write)
        return mine;
    const Result<> written = writeAtomically(file, toJson(mine), FileAccess::OwnerOnly);
    if (!written)
        return failure(written.error());
    return mine;
}

} // namespace

SignInBudget::SignInBudget(QString file, Clock clock, QObject *parent)
    : QObject(parent), m_file(std::move(file)), m_clock(std::move(clock))
{
}

QFuture<Result<>> SignInBudget::exchange(bool write)
{
    const qint64 now = m_clock().toMSecsSinceEpoch();
    merge(m_times, {}, now);
    const QFuture<Result<Times>> work = QtConcurrent::run(exchanged, m_file, m_times, now, write);
    auto promise = std::make_shared<QPromise<Result<>>>();
    promise->start();
    whenDone(this, work, [this, promise, now](const Result<Times> &known) {
        if (known)
            merge(m_times, *known, now);
        promise->addResult(known ? Result<>() : Result<>(failure(known.error())));
        promise->finish();
    });
    return promise->future();
}

QFuture<Result<>> SignInBudget::load()
{
    return exchange(false);
}

QFuture<Result<>> SignInBudget::countRefusal(const QByteArray &who)
{
    qint64 time = m_clock().toMSecsSinceEpoch();
    while (m_times.value(who).contains(time)) // two in one millisecond are two
        ++time;
    m_times[who].append(time);
    return exchange(true);
}

QList<qint64> SignInBudget::timesOfAccount(const QByteArray &who) const
{
    const qint64 now = m_clock().toMSecsSinceEpoch();
    QList<qint64> times;
    for (auto it = m_times.cbegin(); it != m_times.cend(); ++it) {
        if (accountOf(it.key()) == accountOf(who))
            times += it.value();
    }
    times.removeIf([now](qint64 time) { return !isLate(time, now); });
    std::sort(times.begin(), times.end());
    return times;
}

int SignInBudget::refusedLately(const QByteArray &who) const
{
    return int(timesOfAccount(who).size());
}

int SignInBudget::refusedItself(const QByteArray &who) const
{
    const qint64 now = m_clock().toMSecsSinceEpoch();
    const QList<qint64> times = m_times.value(who);
    return int(std::count_if(times.cbegin(), times.cend(),
                             [now](qint64 time) { return isLate(time, now); }));
}

QDateTime SignInBudget::waitUntil(const QByteArray &who) const
{
    const QList<qint64> times = timesOfAccount(who);
    if (times.size() < inWindow)
        return {};
    // When the oldest that count have left the window, one is free again.
    return QDateTime::fromMSecsSinceEpoch(times.at(times.size() - inWindow) + windowMs, Qt::UTC);
}

QByteArray signInIdentity(const AccountId &account, const Credentials &credentials)
{
    const QByteArray whole = "SuiteScope sign-in\n" + account.realm().toUtf8() + '\n';
    QByteArray text = whole;
    if (const auto *tba = std::get_if<TbaCredentials>(&credentials))
        text += tba->consumerKey.revealBytes() + '\n' + tba->tokenId.revealBytes();
    else if (const auto *m2m = std::get_if<M2mCredentials>(&credentials))
        text += m2m->clientId.toUtf8() + '\n' + m2m->certificateId.toUtf8();
    return sha256(whole).toHex() + '.' + sha256(text).toHex();
}

} // namespace suitescope
