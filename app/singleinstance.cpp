// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/singleinstance.h"

#include "lib/base/log.h"

#include <QCryptographicHash>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalSocket>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr qint64 longestWish = 4096;

QString serverName(const QString &dataFolder)
{
    const QByteArray path = QDir(dataFolder).absolutePath().toUtf8();
    return u"suitescope-"_s
        + QString::fromLatin1(
               QCryptographicHash::hash(path, QCryptographicHash::Sha256).toHex().left(16));
}

QString lockPath(const QString &dataFolder)
{
    QDir().mkpath(dataFolder);
    return dataFolder + u"/instance.lock"_s;
}

} // namespace

SingleInstance::SingleInstance(const QString &dataFolder, QObject *parent)
    : QObject(parent), m_lock(lockPath(dataFolder)), m_name(serverName(dataFolder))
{
    m_lock.setStaleLockTime(0); // a lock is stale when its process is gone, whatever its age
}

bool SingleInstance::claim()
{
    if (!m_lock.tryLock(0) && m_lock.error() == QLockFile::LockFailedError)
        return false;
    // Without a lock (a read-only folder, say) the program starts all the same: two windows are
    // better than none.
    QLocalServer::removeServer(m_name);
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    if (!m_server.listen(m_name))
        qCWarning(lcApp) << "a second start will not find this one:" << m_server.errorString();
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *caller = m_server.nextPendingConnection())
            take(caller);
    });
    return true;
}

void SingleInstance::take(QLocalSocket *caller)
{
    connect(caller, &QLocalSocket::disconnected, caller, &QObject::deleteLater);
    connect(caller, &QLocalSocket::readyRead, this, [this, caller] {
        if (caller->bytesAvailable() > longestWish) {
            caller->abort();
            return;
        }
        if (!caller->canReadLine())
            return;
        const QJsonObject wish = QJsonDocument::fromJson(caller->readLine()).object();
        Q_EMIT wished({wish.value("connection"_L1).toString(), wish.value("demo"_L1).toBool(),
                       readFaultChoice(wish.value("fault"_L1).toString()).value_or(FaultChoice())});
        caller->write("ok\n");
        caller->disconnectFromServer();
    });
}

void SingleInstance::handOver(const WindowCommand &wish)
{
    auto *socket = new QLocalSocket(this);
    connect(socket, &QLocalSocket::connected, this, [socket, wish] {
        const QJsonObject object{{u"connection"_s, wish.connection},
                                 {u"demo"_s, wish.demo},
                                 {u"fault"_s, faultChoiceText(wish.fault)}};
        socket->write(QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
    });
    connect(socket, &QLocalSocket::readyRead, this, [this] { Q_EMIT handedOver(true); });
    connect(socket, &QLocalSocket::errorOccurred, this, [this, socket] {
        // After the answer the other side closes: that is no failure.
        if (socket->error() != QLocalSocket::PeerClosedError)
            Q_EMIT handedOver(false);
    });
    socket->connectToServer(m_name);
}

} // namespace suitescope
