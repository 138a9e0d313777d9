// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/home/openconnection.h"

namespace suitescope {

namespace {

// The order numbers the migrations: new ones of any part go to the end of this list.
QStringList databaseMigrations()
{
    return MetadataCache::migrations() + QueryLibrary::migrations() + SheetStore::migrations();
}

} // namespace

OpenConnection::OpenConnection(Connection facts, ServiceUrls urls, Credentials credentials,
                               QString databasePath, QNetworkAccessManager &network, Clock clock,
                               QObject *parent)
    : QObject(parent), m_facts(std::move(facts)), m_clock(clock),
      m_transport(network, HttpTransport::Options(), clock),
      m_client(m_transport, std::move(urls), std::move(credentials), clock),
      m_database(std::move(databasePath), databaseMigrations()), m_cache(m_database),
      m_catalog(m_client, &m_cache), m_records(m_client), m_queries(m_database),
      m_sheets(m_database)
{
}

OpenConnection::~OpenConnection() = default;

void OpenConnection::setFacts(const Connection &facts)
{
    if (m_facts == facts)
        return;
    m_facts = facts;
    emit factsChanged();
}

void OpenConnection::setCredentials(const Credentials &credentials)
{
    m_client.authorizer().setCredentials(credentials);
    emit factsChanged(); // the Certificate ID is shown, too
}

QString OpenConnection::databasePath() const
{
    return m_database.filePath();
}

} // namespace suitescope
