// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/base/async.h"
#include "lib/storage/secretservice.h"
#include "lib/storage/sharedpromise.h"

#include <QDBusConnection>
#include <QDBusError>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QDeadlineTimer>
#include <QFile>
#include <QMap>
#include <QtConcurrentRun>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr QLatin1StringView serviceName("org.freedesktop.secrets");
constexpr QLatin1StringView busName("org.freedesktop.DBus");

// QtKeychain's other way to store on KDE. It cannot be asked here, but it is a keychain.
bool hasWallet(const QStringList &names)
{
    return names.contains("org.kde.kwalletd5"_L1) || names.contains("org.kde.kwalletd6"_L1);
}

bool meansAbsent(const QDBusError &error)
{
    return error.type() == QDBusError::ServiceUnknown || error.type() == QDBusError::Disconnected
        || error.type() == QDBusError::NoServer
        || error.name() == "org.freedesktop.DBus.Error.NameHasNoOwner"_L1
        || error.name().startsWith("org.freedesktop.DBus.Error.Spawn."_L1);
}

Error toError(const QDBusError &error)
{
    if (error.type() == QDBusError::NoReply || error.type() == QDBusError::Timeout
        || error.type() == QDBusError::TimedOut)
        return {ErrorKind::KeychainTimedOut, error.message(), nullptr};
    return {meansAbsent(error) ? ErrorKind::KeychainAbsent : ErrorKind::KeychainFault,
            error.message(), nullptr};
}

QString productOf(const QString &processName)
{
    // The kernel cuts names after 15 letters.
    if (processName.startsWith("gnome-keyring"_L1))
        return u"GNOME Keyring"_s;
    if (processName.startsWith("kwallet"_L1) || processName.startsWith("ksecret"_L1))
        return u"KWallet"_s;
    if (processName.startsWith("keepassxc"_L1))
        return u"KeePassXC"_s;
    return SecretService::generalName();
}

} // namespace

struct SecretService::Private
{
    explicit Private(SecretService *service) : owner(service) { }

    /*! Calls \a handler with the bus, or with nothing when there is none. Connecting talks to the
     * bus daemon and waits for it, hence the other thread. */
    template<typename Handler> void withBus(Handler handler);
    /*! \a failed gets the error, \a handler the pending reply. */
    template<typename Reply, typename Failed, typename Handler>
    void call(const QDBusMessage &message, const QDeadlineTimer &deadline, Failed failed,
              Handler handler);

    static QDBusMessage busMethod(const QString &name);
    static QDBusMessage serviceMethod(const QString &name);

    void lookForService(const SharedPromise<State> &promise, const QDeadlineTimer &deadline);
    void readAlias(const SharedPromise<State> &promise, const QDeadlineTimer &deadline);
    void readLocked(const QString &collection, const SharedPromise<State> &promise,
                    const QDeadlineTimer &deadline);

    SecretService *owner;
    std::optional<QDBusConnection> bus;
};

template<typename Handler> void SecretService::Private::withBus(Handler handler)
{
    if (bus && bus->isConnected())
        return handler(true);
    const QFuture<Result<QDBusConnection>> connecting = QtConcurrent::run(
        []() -> Result<QDBusConnection> { return QDBusConnection::sessionBus(); });
    whenDone(owner, connecting,
             [this, handler = std::move(handler)](const Result<QDBusConnection> &connection) {
                 if (connection)
                     bus = *connection;
                 handler(bus && bus->isConnected());
             });
}

template<typename Reply, typename Failed, typename Handler>
void SecretService::Private::call(const QDBusMessage &message, const QDeadlineTimer &deadline,
                                  Failed failed, Handler handler)
{
    const int most = int(std::max<qint64>(1, deadline.remainingTime()));
    auto *watcher = new QDBusPendingCallWatcher(bus->asyncCall(message, most), owner);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, owner,
                     [watcher, failed = std::move(failed), handler = std::move(handler)] {
                         watcher->deleteLater();
                         const Reply reply = *watcher;
                         if (reply.isError())
                             failed(reply.error());
                         else
                             handler(reply);
                     });
}

QDBusMessage SecretService::Private::busMethod(const QString &name)
{
    return QDBusMessage::createMethodCall(busName, u"/org/freedesktop/DBus"_s, busName, name);
}

QDBusMessage SecretService::Private::serviceMethod(const QString &name)
{
    return QDBusMessage::createMethodCall(serviceName, u"/org/freedesktop/secrets"_s,
                                          u"org.freedesktop.Secret.Service"_s, name);
}

void SecretService::Private::lookForService(const SharedPromise<State> &promise,
                                            const QDeadlineTimer &deadline)
{
    const auto failed
        = [promise](const QDBusError &error) { resolve<State>(promise, failure(toError(error))); };
    using Names = QDBusPendingReply<QStringList>;
    call<Names>(busMethod(u"ListNames"_s), deadline, failed, [=, this](const Names &running) {
        call<Names>(busMethod(u"ListActivatableNames"_s), deadline, failed,
                    [=, this](const Names &startable) {
                        const QStringList names = running.value() + startable.value();
                        if (names.contains(serviceName))
                            return readAlias(promise, deadline);
                        resolve<State>(promise, hasWallet(names) ? State::Unknown : State::Absent);
                    });
    });
}

void SecretService::Private::readAlias(const SharedPromise<State> &promise,
                                       const QDeadlineTimer &deadline)
{
    const auto failed = [promise](const QDBusError &error) {
        const Error told = toError(error);
        if (told.kind == ErrorKind::KeychainTimedOut)
            return resolve<State>(promise, failure(told));
        resolve<State>(promise,
                       told.kind == ErrorKind::KeychainAbsent ? State::Absent : State::Unknown);
    };
    QDBusMessage question = serviceMethod(u"ReadAlias"_s);
    question << u"default"_s;
    using Path = QDBusPendingReply<QDBusObjectPath>;
    call<Path>(question, deadline, failed, [=, this](const Path &reply) {
        const QString collection = reply.value().path();
        if (collection == "/"_L1)
            return resolve<State>(promise, State::NoCollection);
        readLocked(collection, promise, deadline);
    });
}

void SecretService::Private::readLocked(const QString &collection,
                                        const SharedPromise<State> &promise,
                                        const QDeadlineTimer &deadline)
{
    const auto failed = [promise](const QDBusError &error) {
        const Error told = toError(error);
        // An alias may name a collection that is gone.
        if (told.kind == ErrorKind::KeychainTimedOut)
            return resolve<State>(promise, failure(told));
        resolve<State>(promise, State::NoCollection);
    };
    QDBusMessage question = QDBusMessage::createMethodCall(
        serviceName, collection, u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
    question << u"org.freedesktop.Secret.Collection"_s << u"Locked"_s;
    using Value = QDBusPendingReply<QDBusVariant>;
    call<Value>(question, deadline, failed, [promise](const Value &reply) {
        const bool locked = reply.value().variant().toBool();
        resolve<State>(promise, locked ? State::Locked : State::Unlocked);
    });
}

SecretService::SecretService(QObject *parent) : QObject(parent), d(std::make_unique<Private>(this))
{
}

SecretService::~SecretService() = default;

QFuture<Result<SecretService::State>> SecretService::state(std::chrono::milliseconds most)
{
    const QDeadlineTimer deadline(most);
    const SharedPromise<State> promise = startedPromise<State>();
    d->withBus([this, promise, deadline](bool connected) {
        if (!connected)
            return resolve<State>(promise, State::Absent);
        d->lookForService(promise, deadline);
    });
    return promise->future();
}

QFuture<Result<SecretService::Copies>> SecretService::find(const QString &service,
                                                           const QString &entry,
                                                           std::chrono::milliseconds most)
{
    const QDeadlineTimer deadline(most);
    const SharedPromise<Copies> promise = startedPromise<Copies>();
    const auto failed = [promise](const QDBusError &error) {
        const Error told = toError(error);
        // Without a Secret Service QtKeychain may still have found another keychain.
        const bool silent = told.kind == ErrorKind::KeychainTimedOut;
        resolve<Copies>(promise, failure(silent ? told.kind : ErrorKind::NotAllowed, told.detail));
    };
    using Items = QDBusPendingReply<QList<QDBusObjectPath>, QList<QDBusObjectPath>>;
    d->withBus([=, this](bool connected) {
        if (!connected)
            return resolve<Copies>(promise, failure(ErrorKind::NotAllowed));
        qDBusRegisterMetaType<QMap<QString, QString>>();
        // The attributes that QtKeychain writes.
        const QMap<QString, QString> attributes{{u"server"_s, service}, {u"user"_s, entry}};
        QDBusMessage question = Private::serviceMethod(u"SearchItems"_s);
        question << QVariant::fromValue(attributes);
        d->call<Items>(question, deadline, failed, [promise](const Items &reply) {
            resolve<Copies>(promise,
                            Copies{reply.argumentAt<0>().size(), reply.argumentAt<1>().size()});
        });
    });
    return promise->future();
}

QFuture<Result<QString>> SecretService::productName(std::chrono::milliseconds most)
{
    const QDeadlineTimer deadline(most);
    const SharedPromise<QString> promise = startedPromise<QString>();
    const auto failed = [promise](const QDBusError &error) {
        resolve<QString>(promise, failure(toError(error)));
    };
    using Pid = QDBusPendingReply<uint>;
    d->withBus([=, this](bool connected) {
        if (!connected)
            return resolve<QString>(promise, failure(ErrorKind::KeychainAbsent));
        QDBusMessage question = Private::busMethod(u"GetConnectionUnixProcessID"_s);
        question << QString(serviceName);
        d->call<Pid>(question, deadline, failed, [promise](const Pid &reply) {
            QFile name(u"/proc/%1/comm"_s.arg(reply.value())); // in memory: reading never waits
            const bool readable = name.open(QIODevice::ReadOnly);
            resolve<QString>(promise,
                             productOf(readable ? QString::fromUtf8(name.readAll()) : QString()));
        });
    });
    return promise->future();
}

QString SecretService::generalName()
{
    return u"the system keychain"_s;
}

} // namespace suitescope
