// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How a draft ends: as a connection, or not at all.
#include "lib/base/async.h"
#include "lib/setup/certificateterm.h"
#include "lib/setup/checkrecord.h"
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
    connection.provenFrom = networkIn(check);
    connection.lastChecked = provenAt;
    connection.lastFailure.clear();
    connection.lastCheck = check;
    connection.lastListed = listedIn(check);
    connection.lastSight = {}; // another role, or another sandbox, sees other things
    if (!connection.created.isValid())
        connection.created = provenAt;

    d->closed = true;
    const auto fail = [this, work](const Error &error) {
        d->closed = false;
        answer(work, failure(error));
    };
    d->whenIdle([this, work, connection, fail]() mutable {
        connection.keychainOwner = d->chooseOwner();
        // Named before they are written: whatever happens next, none is left without a name.
        whenDone(this, d->connections.saveDraft(d->id, d->values.toJson()),
                 [this, work, connection, fail](const Result<> &named) {
                     if (named)
                         writeConnection(connection, work, fail);
                     else
                         fail(named.error());
                 });
    });
    return work->future();
}

QString SetupDraft::Private::chooseOwner()
{
    const QString used = connectionOwner();
    values.writesTo
        = used.isEmpty() ? values.connectionId : successorOwner(values.connectionId, id);
    if (used != values.writesTo) // else an earlier attempt came as far as that
        values.replaces = used;
    return values.writesTo == values.connectionId ? QString() : values.writesTo;
}

void SetupDraft::writeConnection(const Connection &connection, const Finishing &work,
                                 const std::function<void(const Error &)> &fail)
{
    QList<std::pair<QString, Secret>> entries;
    for (const SecretField field : fieldsOf(d->values.method))
        entries.append({secretEntry(connection.entryOwner(), field), secret(field)});
    writeEntries(this, d->store, entries, [this, work, connection, fail](const Result<> &written) {
        if (!written) {
            fail(written.error());
            return;
        }
        // This one save switches the connection to all of them.
        whenDone(this, d->connections.save(connection),
                 [this, work, connection, fail](const Result<> &saved) {
                     if (saved)
                         clearUp([work, connection] { answer(work, connection); });
                     else
                         fail(saved.error());
                 });
    });
}

// From here on the connection is whole: what fails is told, and sweep() mends it.
void SetupDraft::clearUp(const std::function<void()> &done)
{
    d->finished = true;
    d->remove(DraftState::Finished, [this, done](const Result<> &removed) {
        if (!removed)
            emit keepFailed(removed.error());
        done();
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
