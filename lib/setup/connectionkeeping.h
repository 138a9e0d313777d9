// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/envfile.h"
#include "lib/storage/connectionstore.h"

#include <QObject>
#include <QPair>

namespace suitescope {

/*! Keeps a whole connection at once: its secrets in the SecretStore, then its facts. When one
 * secret cannot be kept, those before it are taken out again. */
class ConnectionKeeper : public QObject
{
    Q_OBJECT

public:
    /*! \a settings.facts.id names the entries; an empty one is filled. */
    ConnectionKeeper(EnvSettings settings, ConnectionStore &connections, SecretStore &secrets,
                     QObject *parent = nullptr);

    void start();

signals:
    void finished(const suitescope::Connection &connection);
    void failed(const suitescope::Error &error);

private:
    void writeNext();
    void takeBack(const Error &error);
    void saveFacts();

    Connection m_facts;
    QList<QPair<SecretField, Secret>> m_entries;
    Result<> m_readable;
    qsizetype m_written = 0;
    ConnectionStore &m_connections; // outlives this
    SecretStore &m_secrets; // outlives this
};

/*! Takes a connection off this computer: its secrets first, so that none is left behind without a
 * name, then its facts, then its database file. NotAllowed while its certificate is being renewed.
 */
class ConnectionRemover : public QObject
{
    Q_OBJECT

public:
    ConnectionRemover(QString id, QString databasePath, ConnectionStore &connections,
                      SecretStore &secrets, QObject *parent = nullptr);

    void start();

signals:
    void finished();
    void failed(const suitescope::Error &error);

private:
    void removeNext();
    void removeFacts();

    QString m_id;
    QString m_databasePath;
    QStringList m_left; // entries
    ConnectionStore &m_connections; // outlives this
    SecretStore &m_secrets; // outlives this
};

} // namespace suitescope
