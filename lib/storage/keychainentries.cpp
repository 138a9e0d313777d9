// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/storage/keychainentries.h"

#include "lib/base/async.h"
#include "lib/storage/sharedpromise.h"

#include <qt6keychain/keychain.h>

#include <memory>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

Error errorOf(const QKeychain::Job &job)
{
    const auto kind = [&job] {
        switch (job.error()) {
        case QKeychain::NoError:
        case QKeychain::OtherError:
        case QKeychain::CouldNotDeleteEntry:
            break;
        case QKeychain::EntryNotFound:
            return ErrorKind::SecretMissing;
        case QKeychain::AccessDeniedByUser:
        case QKeychain::AccessDenied:
            return ErrorKind::KeychainDenied;
        case QKeychain::NoBackendAvailable:
        case QKeychain::NotImplemented:
            return ErrorKind::KeychainAbsent;
        }
        return ErrorKind::KeychainFault;
    };
    return {kind(), job.errorString(), nullptr};
}

/*! What \a told means in the light of the collection's state. */
Error inLightOf(Error told, SecretService::State state)
{
    switch (state) {
    case SecretService::State::Unknown:
    case SecretService::State::Unlocked:
        break;
    case SecretService::State::Absent:
        told.kind = ErrorKind::KeychainAbsent;
        break;
    case SecretService::State::NoCollection:
    case SecretService::State::Locked:
        told.kind = ErrorKind::KeychainLocked;
        break;
    }
    return told;
}

QFuture<Result<>> withoutValue(const QFuture<Result<QByteArray>> &future)
{
    return QFuture(future).then([](const Result<QByteArray> &answer) -> Result<> {
        if (!answer)
            return failure(answer.error());
        return {};
    });
}

} // namespace

KeychainEntries::KeychainEntries(QString service, std::chrono::milliseconds timeout,
                                 QObject *parent)
    : QObject(parent), m_service(std::move(service)), m_timeout(timeout)
{
}

QFuture<Result<QByteArray>> KeychainEntries::read(const QString &entry)
{
    return explained(run(new QKeychain::ReadPasswordJob(m_service), entry), entry);
}

QFuture<Result<>> KeychainEntries::write(const QString &entry, const QByteArray &value)
{
    auto *job = new QKeychain::WritePasswordJob(m_service);
    job->setBinaryData(value);
    return withoutValue(explained(run(job, entry), entry));
}

QFuture<Result<>> KeychainEntries::erase(const QString &entry)
{
    // Deleting from a locked collection "succeeds", so the outcome is what is there afterwards.
    const SharedPromise<void> promise = startedPromise<void>();
    whenDone(this, explained(run(new QKeychain::DeletePasswordJob(m_service), entry), entry),
             [=, this](const Result<QByteArray> &deleted) {
                 if (!deleted && deleted.error().kind != ErrorKind::SecretMissing)
                     return resolve<void>(promise, failure(deleted.error()));
                 whenDone(this, exists(entry), [promise](const Result<bool> &left) {
                     if (!left)
                         return resolve<void>(promise, failure(left.error()));
                     if (*left)
                         return resolve<void>(
                             promise,
                             failure(ErrorKind::KeychainFault, u"still there after deleting"_s));
                     resolve<void>(promise, {});
                 });
             });
    return promise->future();
}

QFuture<Result<bool>> KeychainEntries::exists(const QString &entry)
{
    const SharedPromise<bool> promise = startedPromise<bool>();
    whenDone(this, isListed(entry), [=, this](const Result<bool> &listed) {
        if (listed || listed.error().kind != ErrorKind::NotAllowed)
            return resolve<bool>(promise, listed);
        whenDone(this, read(entry), [promise](const Result<QByteArray> &value) {
            if (!value && value.error().kind != ErrorKind::SecretMissing)
                return resolve<bool>(promise, failure(value.error()));
            resolve<bool>(promise, value.has_value());
        });
    });
    return promise->future();
}

QFuture<Result<bool>> KeychainEntries::isListed(const QString &entry)
{
    const SharedPromise<bool> promise = startedPromise<bool>();
    using Copies = SecretService::Copies;
    whenDone(this, m_secretService.find(m_service, entry, m_timeout),
             [=, this](const Result<Copies> &copies) {
                 if (!copies)
                     return resolve<bool>(promise, failure(copies.error()));
                 if (copies->locked > 0)
                     return resolve<bool>(promise, failure(ErrorKind::KeychainLocked));
                 if (copies->unlocked > 0)
                     return resolve<bool>(promise, true);
                 // Some services hide what lies in a locked collection.
                 using State = SecretService::State;
                 whenDone(this, m_secretService.state(m_timeout),
                          [promise](const Result<State> &state) {
                              if (!state)
                                  return resolve<bool>(promise, failure(state.error()));
                              if (*state == State::Locked)
                                  return resolve<bool>(promise, failure(ErrorKind::KeychainLocked));
                              resolve<bool>(promise, false);
                          });
             });
    return promise->future();
}

QFuture<Result<QByteArray>> KeychainEntries::run(QKeychain::Job *job, const QString &entry)
{
    // The job deletes itself when it is done and not before: the library behind it keeps a bare
    // pointer until the service has answered.
    job->setInsecureFallback(false);
    job->setAutoDelete(true);
    job->setKey(entry);
    const SharedPromise<QByteArray> promise = startedPromise<QByteArray>();
    connect(job, &QKeychain::Job::finished, job, [promise](QKeychain::Job *done) {
        if (done->error() != QKeychain::NoError)
            return resolve<QByteArray>(promise, failure(errorOf(*done)));
        const auto *reading = qobject_cast<QKeychain::ReadPasswordJob *>(done);
        resolve<QByteArray>(promise, reading ? reading->binaryData() : QByteArray());
    });
    job->start();
    return promise->future();
}

QFuture<Result<QByteArray>> KeychainEntries::explained(const QFuture<Result<QByteArray>> &raw,
                                                       const QString &entry)
{
    const SharedPromise<QByteArray> promise = startedPromise<QByteArray>();
    whenDone(this, raw, [=, this](const Result<QByteArray> &answer) {
        if (answer)
            return resolve<QByteArray>(promise, answer);
        const Error told = answer.error();
        if (told.kind == ErrorKind::SecretMissing) {
            whenDone(this, isListed(entry), [promise, told](const Result<bool> &listed) {
                if (!listed && listed.error().kind != ErrorKind::NotAllowed)
                    return resolve<QByteArray>(promise, failure(listed.error()));
                if (listed && *listed)
                    return resolve<QByteArray>(
                        promise,
                        failure(ErrorKind::KeychainFault, u"the entry is listed but not given"_s));
                resolve<QByteArray>(promise, failure(told));
            });
            return;
        }
        whenDone(this, m_secretService.state(m_timeout),
                 [promise, told](const Result<SecretService::State> &state) {
                     if (!state)
                         return resolve<QByteArray>(promise, failure(state.error()));
                     resolve<QByteArray>(promise, failure(inLightOf(told, *state)));
                 });
    });
    return promise->future();
}

} // namespace suitescope
