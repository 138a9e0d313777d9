// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands/connectionsource.h"

#include "app/rehearsal/simulateddemo.h"
#include "lib/base/async.h"
#include "lib/setup/connectionurls.h"
#include "lib/setup/envfile.h"
#include "lib/storage/atomicfile.h"
#include "lib/storage/connectionstore.h"
#include "lib/storage/keychainsecretstore.h"

#include <QFileInfo>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace suitescope {

struct ConnectionSource::Private
{
    Private(ConnectionChoice wanted, const Paths &paths, Clock clock)
        : choice(std::move(wanted)), connections(paths.configFile),
          demo(keychain, paths.simulatorState, std::move(clock))
    {
    }

    ConnectionChoice choice;
    ConnectionStore connections;
    KeychainSecretStore keychain;
    SimulatedDemo demo;
};

ConnectionSource::ConnectionSource(ConnectionChoice choice, const Paths &paths, Clock clock,
                                   QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(std::move(choice), paths, std::move(clock)))
{
}

ConnectionSource::~ConnectionSource() = default;

void ConnectionSource::open()
{
    if (d->choice.demo)
        openDemo();
    else if (!d->choice.envFile.isEmpty())
        openEnvFile();
    else
        openNamed();
}

void ConnectionSource::openNamed()
{
    whenDone(this, d->connections.load(), [this](const Result<> &loaded) {
        if (!loaded) {
            Q_EMIT failed(loaded.error());
            return;
        }
        const std::optional<Connection> connection = d->connections.connectionNamed(d->choice.name);
        if (connection)
            openStored(*connection);
        else
            Q_EMIT failed({ErrorKind::InvalidInput,
                           u"no connection is named \"%1\""_s.arg(d->choice.name), nullptr});
    });
}

void ConnectionSource::openStored(const Connection &connection)
{
    if (!connection.demo) {
        if (const Result<ServiceUrls> urls = urlsOf(connection))
            readSecrets(connection, *urls, d->keychain);
        else
            Q_EMIT failed(urls.error());
        return;
    }
    whenDone(this, d->demo.start(), [this, connection](const Result<ServiceUrls> &urls) {
        if (urls)
            readSecrets(connection, *urls, d->demo.secretStore());
        else
            Q_EMIT failed(urls.error());
    });
}

void ConnectionSource::openDemo()
{
    d->demo.setFault(d->choice.fault);
    whenDone(this, d->demo.readyConnection(), [this](const Result<Connection> &connection) {
        if (connection)
            openStored(*connection);
        else
            Q_EMIT failed(connection.error());
    });
}

void ConnectionSource::openEnvFile()
{
    using Source = Result<OpenedSource>;
    const auto read = QtConcurrent::run([path = d->choice.envFile]() -> Source {
        const Result<QByteArray> content = readFile(path);
        if (!content)
            return failure(content.error());
        const EnvFile file = EnvFile::parse(*content);
        const QString account = file.value(u"NETSUITE_ACCOUNT_ID"_s).revealText().trimmed();
        return file.settings().map([&account, &path](const EnvSettings &settings) {
            OpenedSource source{settings.facts, ServiceUrls(settings.facts.account),
                                settings.credentials, account};
            source.facts.name = QFileInfo(path).fileName(); // no other name is in the file
            return source;
        });
    });
    whenDone(this, read, [this](const Source &source) {
        if (source)
            Q_EMIT opened(*source);
        else
            Q_EMIT failed(source.error());
    });
}

void ConnectionSource::readSecrets(const Connection &connection, const ServiceUrls &urls,
                                   SecretStore &store)
{
    whenDone(this, readCredentials(connection, store),
             [this, connection, urls](const Result<Credentials> &credentials) {
                 if (credentials) {
                     Q_EMIT opened({connection, urls, *credentials});
                     return;
                 }
                 Q_EMIT secretsRefused(connection, urls, credentials.error());
                 Q_EMIT failed(credentials.error());
             });
}

} // namespace suitescope
