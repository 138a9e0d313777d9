// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How a draft ends: as a connection, or not at all.
#include "lib/base/async.h"
#include "lib/setup/setupdraft.h"
#include "lib/setup/setupdraft_p.h"

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

using Work = std::shared_ptr<QPromise<Result<Connection>>>;

void answer(const Work &work, Result<Connection> result)
{
    work->addResult(std::move(result));
    work->finish();
}

/*! Writes one entry after the other; stops at the first failure. */
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

} // namespace

QFuture<Result<Connection>> SetupDraft::finish(const QDateTime &provenAt, const QJsonObject &check)
{
    const auto work = std::make_shared<QPromise<Result<Connection>>>();
    work->start();
    if (d->closed || !isStepComplete(SetupStep::Verify)) {
        answer(work, failure(ErrorKind::NotAllowed, u"the draft is not complete"_s));
        return work->future();
    }
    Connection connection = facts();
    connection.proof = ProofState::Proven;
    connection.lastProven = provenAt;
    connection.lastChecked = provenAt;
    connection.lastFailure.clear();
    connection.lastCheck = check;
    connection.lastSight = {}; // another role, or another sandbox, sees other things
    if (!connection.created.isValid())
        connection.created = provenAt;

    d->closed = true;
    d->whenIdle([this, work, connection] {
        QList<std::pair<QString, Secret>> entries;
        for (const SecretField field : fieldsOf(d->values.method))
            entries.append({secretEntry(connection.id, field), secret(field)});
        writeEntries(this, d->store, entries, [this, work, connection](const Result<> &written) {
            if (!written) {
                d->closed = false;
                answer(work, failure(written.error()));
                return;
            }
            saveConnection(connection, [this, work, connection](const Result<> &saved) {
                if (saved)
                    answer(work, connection);
                else
                    answer(work, failure(saved.error()));
            });
        });
    });
    return work->future();
}

// From here on the connection is whole: what fails afterwards is told, and sweep() mends it.
void SetupDraft::saveConnection(const Connection &connection,
                                std::function<void(const Result<> &)> done)
{
    whenDone(this, d->connections.save(connection),
             [this, done = std::move(done), id = connection.id](const Result<> &saved) {
                 if (!saved) {
                     d->closed = false;
                     done(saved);
                     return;
                 }
                 d->finished = true;
                 const AuthMethod other = d->values.method == AuthMethod::TokenBased
                     ? AuthMethod::ClientCredentials
                     : AuthMethod::TokenBased;
                 QStringList unused;
                 for (const SecretField field : fieldsOf(other)) {
                     if (d->values.editsConnection)
                         unused.append(secretEntry(id, field));
                 }
                 removeEntries(this, d->store, unused, [this, done](const Result<> &) {
                     d->remove(DraftState::Finished, [this, done](const Result<> &removed) {
                         if (!removed)
                             emit keepFailed(removed.error());
                         done({});
                     });
                 });
             });
}

QFuture<Result<>> SetupDraft::discard()
{
    auto promise = std::make_shared<QPromise<Result<>>>();
    promise->start();
    if (d->closed) {
        promise->addResult(Result<>(failure(ErrorKind::NotAllowed)));
        promise->finish();
        return promise->future();
    }
    d->closed = true;
    d->whenIdle([this, promise] {
        d->remove(DraftState::Discarded, [promise](const Result<> &result) {
            promise->addResult(result);
            promise->finish();
        });
    });
    return promise->future();
}

} // namespace suitescope
