// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/secretkeeper.h"

#include "lib/base/async.h"

namespace suitescope {

namespace {

void answer(const std::shared_ptr<QPromise<Result<>>> &promise, const Result<> &result)
{
    if (!promise)
        return;
    promise->addResult(result);
    promise->finish();
}

std::shared_ptr<QPromise<Result<>>> newPromise()
{
    auto promise = std::make_shared<QPromise<Result<>>>();
    promise->start();
    return promise;
}

} // namespace

SecretKeeper::SecretKeeper(SecretStore &store, QObject *parent)
    : QObject(parent), m_store(store) { }

SecretKeeper::~SecretKeeper()
{
    for (auto it = m_slots.cbegin(); it != m_slots.cend(); ++it) {
        if (it->next)
            static_cast<void>(put(it.key(), *it->next));
    }
}

QFuture<Result<>> SecretKeeper::keep(const QString &entry, const Secret &value)
{
    const Promise promise = newPromise();
    const QFuture<Result<>> future = promise->future();
    if (!m_slots.contains(entry)) {
        m_slots.insert(entry, Slot{promise, std::nullopt, nullptr});
        begin(entry, value);
        return future;
    }
    Slot &slot = m_slots[entry];
    const Promise voided[]
        = {std::exchange(slot.running, nullptr), std::exchange(slot.nextPromise, promise)};
    slot.next = value;
    for (const Promise &old : voided)
        answer(old, failure(ErrorKind::Canceled));
    return future;
}

QFuture<Result<>> SecretKeeper::put(const QString &entry, const Secret &value)
{
    return value.isEmpty() ? m_store.remove(entry) : m_store.write(entry, value);
}

void SecretKeeper::begin(const QString &entry, const Secret &value)
{
    whenDone(this, put(entry, value),
             [this, entry](const Result<> &result) { takeAnswer(entry, result); });
}

void SecretKeeper::takeAnswer(const QString &entry, const Result<> &result)
{
    Slot &slot = m_slots[entry];
    const Promise done = std::exchange(slot.running, nullptr);
    if (slot.next) {
        const Secret value = *std::exchange(slot.next, std::nullopt);
        slot.running = std::exchange(slot.nextPromise, nullptr);
        begin(entry, value);
    } else {
        m_slots.remove(entry);
    }
    answer(done, result);
    if (m_slots.isEmpty())
        emit becameIdle();
}

void writeEntries(QObject *context, SecretStore &store, QList<std::pair<QString, Secret>> entries,
                  std::function<void(const Result<> &)> done)
{
    if (entries.isEmpty()) {
        done({});
        return;
    }
    const auto [entry, value] = entries.takeFirst();
    whenDone(context, store.write(entry, value),
             [context, &store, entries, done = std::move(done)](const Result<> &result) {
                 if (result)
                     writeEntries(context, store, entries, done);
                 else
                     done(result);
             });
}

void removeEntries(QObject *context, SecretStore &store, const QStringList &entries,
                   std::function<void(const Result<> &)> done)
{
    struct Work
    {
        qsizetype open;
        Result<> worst;
        std::function<void(const Result<> &)> done;
    };
    if (entries.isEmpty()) {
        done({});
        return;
    }
    auto work = std::make_shared<Work>(Work{entries.size(), {}, std::move(done)});
    for (const QString &entry : entries) {
        whenDone(context, store.remove(entry), [work](const Result<> &result) {
            if (!result && work->worst)
                work->worst = result;
            if (--work->open == 0)
                work->done(work->worst);
        });
    }
}

} // namespace suitescope
