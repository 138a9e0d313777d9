// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/connectionkeeping.h"

#include "lib/base/async.h"
#include "lib/setup/rotationrecord.h"

#include <QFile>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

using Entries = QList<QPair<SecretField, Secret>>;

Result<Entries> entriesOf(const Credentials &credentials)
{
    if (const auto *tba = std::get_if<TbaCredentials>(&credentials))
        return Entries{{SecretField::ConsumerKey, tba->consumerKey},
                       {SecretField::ConsumerSecret, tba->consumerSecret},
                       {SecretField::TokenId, tba->tokenId},
                       {SecretField::TokenSecret, tba->tokenSecret}};
    const auto &m2m = std::get<M2mCredentials>(credentials);
    const Result<Secret> pem = m2m.key.toPkcs8Pem();
    if (!pem)
        return failure(pem.error());
    return Entries{{SecretField::ClientId, Secret(m2m.clientId)},
                   {SecretField::CertificateId, Secret(m2m.certificateId)},
                   {SecretField::PrivateKey, *pem}};
}

} // namespace

ConnectionKeeper::ConnectionKeeper(EnvSettings settings, ConnectionStore &connections,
                                   SecretStore &secrets, QObject *parent)
    : QObject(parent), m_facts(std::move(settings.facts)), m_connections(connections),
      m_secrets(secrets)
{
    if (m_facts.id.isEmpty())
        m_facts.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    if (const auto *m2m = std::get_if<M2mCredentials>(&settings.credentials);
        m2m && m_facts.certificatePem.isEmpty())
        m_facts.publicKey = m2m->key.publicKeyDer(); // a .env file holds no certificate
    if (Result<Entries> entries = entriesOf(settings.credentials))
        m_entries = *entries;
    else
        m_readable = failure(entries.error());
}

void ConnectionKeeper::start()
{
    if (!m_readable) {
        emit failed(m_readable.error());
        return;
    }
    m_written = 0;
    writeNext();
}

void ConnectionKeeper::writeNext()
{
    if (m_written == m_entries.size()) {
        saveFacts();
        return;
    }
    const auto &[field, secret] = m_entries.at(m_written);
    whenDone(this, m_secrets.write(secretEntry(m_facts.id, field), secret),
             [this](const Result<> &kept) {
                 if (!kept) {
                     takeBack(kept.error());
                     return;
                 }
                 ++m_written;
                 writeNext();
             });
}

void ConnectionKeeper::saveFacts()
{
    m_facts.keychain = m_secrets.displayName();
    whenDone(this, m_connections.save(m_facts), [this](const Result<> &saved) {
        if (saved)
            emit finished(m_facts);
        else
            takeBack(saved.error());
    });
}

void ConnectionKeeper::takeBack(const Error &error)
{
    if (m_written == 0) {
        emit failed(error);
        return;
    }
    --m_written;
    // What cannot be taken back either is told by the first failure.
    whenDone(this, m_secrets.remove(secretEntry(m_facts.id, m_entries.at(m_written).first)),
             [this, error](const Result<> &) { takeBack(error); });
}

ConnectionRemover::ConnectionRemover(QString id, QString databasePath, ConnectionStore &connections,
                                     SecretStore &secrets, QObject *parent)
    : QObject(parent), m_id(std::move(id)), m_databasePath(std::move(databasePath)),
      m_connections(connections), m_secrets(secrets)
{
}

void ConnectionRemover::start()
{
    if (rotationOf(m_connections, m_id)) { // NetSuite and the keychain hold what only it names
        emit failed({ErrorKind::NotAllowed, u"its certificate is being renewed"_s, nullptr});
        return;
    }
    QStringList owners{m_id};
    if (const auto facts = m_connections.connection(m_id); facts && facts->entryOwner() != m_id)
        owners += facts->entryOwner();
    m_left.clear();
    for (const QString &owner : std::as_const(owners))
        m_left += secretEntries(owner);
    removeNext();
}

void ConnectionRemover::removeNext()
{
    if (m_left.isEmpty()) {
        removeFacts();
        return;
    }
    whenDone(this, m_secrets.remove(m_left.first()), [this](const Result<> &removed) {
        if (!removed) {
            emit failed(removed.error());
            return;
        }
        m_left.removeFirst();
        removeNext();
    });
}

void ConnectionRemover::removeFacts()
{
    whenDone(this, m_connections.remove(m_id), [this](const Result<> &removed) {
        if (!removed) {
            emit failed(removed.error());
            return;
        }
        // History and caches; with SQLite's own companions.
        for (const QString &suffix : {QString(), u"-wal"_s, u"-shm"_s})
            QFile::remove(m_databasePath + suffix);
        emit finished();
    });
}

} // namespace suitescope
