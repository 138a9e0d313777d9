// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/storage/keychainsecretstore.h"

#include "lib/base/async.h"
#include "lib/crypto/digest.h"
#include "lib/storage/keychaintask.h"
#include "lib/storage/sharedpromise.h"

#include <QHash>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

QFuture<Result<>> withoutValue(const QFuture<Result<Secret>> &future)
{
    return QFuture(future).then([](const Result<Secret> &answer) -> Result<> {
        if (!answer)
            return failure(answer.error());
        return {};
    });
}

} // namespace

struct KeychainSecretStore::Private
{
    Private(KeychainSecretStore *store, const QString &service, std::chrono::milliseconds timeout)
        : owner(store), entries(service, timeout)
    {
    }

    /*! Tasks for the same entry run one after the other, others do not wait for each other. */
    QFuture<Result<Secret>> enqueue(KeychainTask *task);
    void remove(KeychainTask *task);
    void learnName();

    KeychainSecretStore *owner;
    QString name; // empty until the service has told
    bool asksName = false;
    QHash<QString, QList<KeychainTask *>> queues; // owned by the context
    KeychainEntries entries;
    QObject context; // last: takes the tasks with it before what they refer to
};

QFuture<Result<Secret>> KeychainSecretStore::Private::enqueue(KeychainTask *task)
{
    QList<KeychainTask *> &queue = queues[task->entry()];
    queue.append(task);
    QObject::connect(task, &KeychainTask::finished, owner, [this, task](bool well) {
        if (well)
            learnName();
        remove(task);
    });
    QFuture<Result<Secret>> future = task->future();
    if (queue.size() == 1)
        task->start();
    return future;
}

void KeychainSecretStore::Private::remove(KeychainTask *task)
{
    QList<KeychainTask *> &queue = queues[task->entry()];
    const bool wasRunning = queue.constFirst() == task;
    queue.removeOne(task);
    if (queue.isEmpty())
        queues.remove(task->entry());
    else if (wasRunning)
        queue.constFirst()->start();
}

void KeychainSecretStore::Private::learnName()
{
    if (!name.isEmpty() || asksName)
        return;
    asksName = true;
    whenDone(&context, entries.secretService().productName(entries.timeout()),
             [this](const Result<QString> &product) {
                 asksName = false;
                 if (product)
                     name = *product;
             });
}

KeychainSecretStore::KeychainSecretStore(QString service, std::chrono::milliseconds timeout,
                                         QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(this, service, timeout))
{
}

KeychainSecretStore::~KeychainSecretStore() = default;

QFuture<Result<Secret>> KeychainSecretStore::read(const QString &entry)
{
    return d->enqueue(new KeychainReadTask(d->entries, entry, &d->context));
}

QFuture<Result<>> KeychainSecretStore::write(const QString &entry, const Secret &secret)
{
    return withoutValue(d->enqueue(new KeychainWriteTask(d->entries, entry, secret, &d->context)));
}

QFuture<Result<>> KeychainSecretStore::remove(const QString &entry)
{
    return withoutValue(d->enqueue(new KeychainRemoveTask(d->entries, entry, &d->context)));
}

QFuture<Result<>> KeychainSecretStore::selfTest()
{
    const SharedPromise<void> promise = startedPromise<void>();
    const QString entry = u"self-test/"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    // Two parts, as a private key may need.
    const Secret value{QByteArrayView(randomBytes(3000))};
    const auto erase = [=, this](const Result<> &soFar) {
        whenDone(&d->context, remove(entry), [promise, soFar](const Result<> &removed) {
            resolve<void>(promise, soFar ? removed : soFar);
        });
    };
    whenDone(&d->context, write(entry, value), [=, this](const Result<> &written) {
        if (!written) // what may be left of it goes, but the answer does not wait for that
            static_cast<void>(remove(entry));
        if (!written)
            return resolve<void>(promise, written);
        whenDone(&d->context, read(entry), [value, erase](const Result<Secret> &back) {
            if (!back)
                return erase(failure(back.error()));
            if (!(*back == value))
                return erase(failure(ErrorKind::KeychainFault, u"another value came back"_s));
            erase({});
        });
    });
    return promise->future();
}

QString KeychainSecretStore::displayName() const
{
    return d->name.isEmpty() ? SecretService::generalName() : d->name;
}

} // namespace suitescope
