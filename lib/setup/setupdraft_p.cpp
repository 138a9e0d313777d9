// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/setupdraft_p.h"

#include "lib/base/async.h"
#include "lib/setup/pastecleaning.h"

#include <algorithm>

namespace suitescope {

SetupDraft::Private::Private(ConnectionStore &connectionStore, SecretStore &secretStore,
                             QString draftId, DraftValues draftValues)
    : connections(connectionStore), store(secretStore), id(std::move(draftId)),
      values(std::move(draftValues)), keeper(secretStore)
{
    if (!values.certificatePem.isEmpty()) {
        const Result<Certificate> read = Certificate::read(values.certificatePem);
        if (read)
            certificate = *read;
    }
}

void SetupDraft::Private::attach(SetupDraft *draft)
{
    q = draft;
    QObject::connect(&keeper, &SecretKeeper::becameIdle, q, [this] { checkIdle(); });
}

void SetupDraft::Private::change()
{
    save();
    emit q->changed();
}

void SetupDraft::Private::save(const Promise &waiter)
{
    if (waiter)
        waiters.append(waiter);
    dirty = true;
    if (!saving)
        startSave();
}

void SetupDraft::Private::startSave()
{
    dirty = false;
    saving = true;
    if (!values.begun.isValid())
        values.begun = QDateTime::currentDateTimeUtc();
    const QList<Promise> batch = std::exchange(waiters, {});
    whenDone(q, connections.saveDraft(id, values.toJson()), [this, batch](const Result<> &result) {
        saving = false;
        for (const Promise &promise : batch) {
            promise->addResult(result);
            promise->finish();
        }
        if (!result)
            emit q->keepFailed(result.error());
        if (dirty)
            startSave();
        else if (isIdle() && result && unkept.isEmpty())
            emit q->kept();
        checkIdle();
    });
}

void SetupDraft::Private::checkIdle()
{
    if (!isIdle() || dirty)
        return;
    const auto then = std::exchange(idleWaiters, {});
    for (const auto &go : then)
        go();
}

void SetupDraft::Private::whenIdle(std::function<void()> then)
{
    idleWaiters.append(std::move(then));
    QMetaObject::invokeMethod(
        q, [this] { checkIdle(); }, Qt::QueuedConnection);
}

void SetupDraft::Private::restore()
{
    restorePromise = std::make_shared<QPromise<Result<>>>();
    restorePromise->start();
    restoreFuture = restorePromise->future();
    const QList<SecretField> fields = allSecretFields();
    reading = int(fields.size());
    for (const SecretField field : fields)
        restoreField(field, secretEntry(draftOwner(id), field), values.editsConnection);
}

// A draft's own entry wins; one that changes a connection starts from what the connection has.
void SetupDraft::Private::restoreField(SecretField field, const QString &entry, bool fallBack)
{
    if (values.emptied.contains(field)) {
        QMetaObject::invokeMethod(
            q, [this] { restoredOne({}); }, Qt::QueuedConnection);
        return;
    }
    whenDone(q, store.read(entry), [this, field, fallBack](const Result<Secret> &answer) {
        if (answer) {
            takeRestored(field, *answer);
            restoredOne({});
        } else if (answer.error().kind != ErrorKind::SecretMissing) {
            restoredOne(failure(answer.error()));
        } else if (fallBack) {
            restoreField(field, secretEntry(connectionOwner(), field), false);
        } else if (values.kept.contains(field)) {
            restoredOne(failure(answer.error()));
        } else {
            restoredOne({});
        }
    });
}

void SetupDraft::Private::takeRestored(SecretField field, const Secret &value)
{
    if (!touched.contains(field))
        setLocally(field, value);
}

void SetupDraft::Private::restoredOne(const Result<> &result)
{
    if (!result && restoreResult)
        restoreResult = result;
    if (--reading > 0)
        return;
    restorePromise->addResult(restoreResult);
    restorePromise->finish();
    emit q->changed();
    checkIdle();
}

void SetupDraft::Private::setLocally(SecretField field, const Secret &value)
{
    if (value.isEmpty())
        secrets.remove(field);
    else
        secrets.insert(field, value);
    if (field == SecretField::PrivateKey)
        key = value.isEmpty() ? KeyPair() : KeyPair::read(value).value_or(KeyPair());
}

void SetupDraft::Private::takeKept(SecretField field, bool emptied, const Result<> &result,
                                   const Promise &promise)
{
    if (!result) {
        if (result.error().kind != ErrorKind::Canceled) {
            unkept.insert(field);
            emit q->keepFailed(result.error());
        }
        promise->addResult(result);
        promise->finish();
        return;
    }
    unkept.remove(field);
    if (emptied) {
        values.kept.remove(field);
        values.emptied.insert(field);
    } else {
        values.kept.insert(field);
        values.emptied.remove(field);
    }
    save(promise); // answered when the text knows of the entry
}

bool SetupDraft::Private::isRight(SecretField field) const
{
    QHash<SecretField, Secret> others;
    for (const SecretField other : fieldsOf(values.method)) {
        if (secrets.contains(other))
            others.insert(other, secrets.value(other));
    }
    const ShapeVerdict verdict = shapeOf(field, secrets.value(field), others);
    return verdict.fault == ShapeFault::None || isUnusualCertificateId(field, verdict);
}

bool SetupDraft::Private::isKeyRight() const
{
    const std::optional<KeyAlgorithm> algorithm = key.algorithm();
    return !key.isNull() && algorithm && fits(values.algorithm, *algorithm)
        && (certificate.isNull() || certificate.belongsTo(key));
}

bool SetupDraft::Private::isNameRight() const
{
    const QString name = values.name.trimmed();
    if (name.isEmpty())
        return false;
    const std::optional<Connection> same = connections.connectionNamed(name);
    return !same || same->id == values.connectionId;
}

bool SetupDraft::Private::isTicked(SetupStep step) const
{
    const Checklist checklist(values.method);
    if (step == SetupStep::Features) {
        const QList<FeatureItem> items = checklist.features();
        return std::all_of(items.cbegin(), items.cend(), [this](const FeatureItem &item) {
            return !item.required || values.features.contains(item.id);
        });
    }
    const QList<PermissionItem> items = checklist.permissions();
    return std::all_of(items.cbegin(), items.cend(), [this](const PermissionItem &item) {
        return !item.required || values.permissions.contains(item.key);
    });
}

QString SetupDraft::Private::connectionOwner() const
{
    const std::optional<Connection> connection = connections.connection(values.connectionId);
    return connection ? connection->entryOwner() : QString();
}

// A crash between the three leaves a marked draft, which sweep() ends.
void SetupDraft::Private::remove(DraftState as, std::function<void(const Result<> &)> done)
{
    values.state = as;
    whenDone(q, connections.saveDraft(id, values.toJson()),
             [this, done = std::move(done)](const Result<> &marked) {
                 if (!marked) {
                     done(marked);
                     return;
                 }
                 removeEntries(q, store, values.leftovers(id, connectionOwner()),
                               [this, done](const Result<> &emptied) {
                                   if (emptied)
                                       whenDone(q, connections.removeDraft(id), done);
                                   else
                                       done(emptied);
                               });
             });
}

} // namespace suitescope
