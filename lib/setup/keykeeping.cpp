// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/keykeeping.h"

#include "lib/base/async.h"
#include "lib/setup/rotationrecord.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace suitescope {

KeyPairKeeper::KeyPairKeeper(QList<NewKeyPair> pairs, ConnectionStore &connections,
                             SecretStore &secrets, const QDateTime &now, QObject *parent)
    : QObject(parent), m_left(std::move(pairs)), m_now(now), m_connections(connections),
      m_secrets(secrets)
{
}

void KeyPairKeeper::start()
{
    m_kept.clear();
    keepNext();
}

StoredKeyPair KeyPairKeeper::nextFacts() const
{
    const NewKeyPair &next = m_left.first();
    StoredKeyPair facts;
    const QByteArray pem = next.certificate.toPem();
    const QList<StoredKeyPair> known = m_connections.keyPairs();
    for (const StoredKeyPair &pair : known) {
        if (pair.certificatePem == pem)
            facts = pair;
    }
    if (facts.id.isEmpty()) {
        facts.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
        facts.created = m_now;
        facts.hasKey = false;
    }
    facts.name = next.name;
    facts.certificatePem = pem;
    if (!next.key.isNull()) {
        facts.hasKey = true;
        facts.keychain = m_secrets.displayName();
    }
    return facts;
}

void KeyPairKeeper::keepNext()
{
    if (m_left.isEmpty()) {
        emit finished(m_kept);
        return;
    }
    const StoredKeyPair facts = nextFacts();
    if (m_left.first().key.isNull()) {
        saveFacts(facts, false);
        return;
    }
    const Result<Secret> pem = m_left.first().key.toPkcs8Pem();
    if (!pem) {
        emit failed(pem.error(), m_kept);
        return;
    }
    whenDone(this, m_secrets.write(secretEntry(facts.id, SecretField::PrivateKey), *pem),
             [this, facts](const Result<> &written) {
                 if (written)
                     saveFacts(facts, true);
                 else
                     emit failed(written.error(), m_kept);
             });
}

void KeyPairKeeper::saveFacts(const StoredKeyPair &pair, bool wroteSecret)
{
    whenDone(this, m_connections.saveKeyPair(pair),
             [this, pair, wroteSecret](const Result<> &saved) {
                 if (saved) {
                     m_kept += pair.id;
                     m_left.removeFirst();
                     keepNext();
                     return;
                 }
                 const Error error = saved.error();
                 if (!wroteSecret) {
                     emit failed(error, m_kept);
                     return;
                 }
                 // Nothing secret stays behind without a name; a second failure changes nothing.
                 whenDone(this, m_secrets.remove(secretEntry(pair.id, SecretField::PrivateKey)),
                          [this, error](const Result<> &) { emit failed(error, m_kept); });
             });
}

KeyPairRemover::KeyPairRemover(KnownKeyPair pair, ConnectionStore &connections,
                               std::function<SecretStore &(const KeyUse &)> secretsOf,
                               QObject *parent)
    : QObject(parent), m_pair(std::move(pair)), m_connections(connections),
      m_secretsOf(std::move(secretsOf))
{
}

void KeyPairRemover::start()
{
    if (!m_pair.isStored()) {
        emit failed({ErrorKind::NotAllowed, u"its connection is made anew each time"_s, nullptr});
        return;
    }
    if (m_pair.isDrafts()) {
        emit failed({ErrorKind::NotAllowed, u"an unfinished set-up uses it"_s, nullptr});
        return;
    }
    for (const KeyUse &use : std::as_const(m_pair.uses)) {
        if (use.renewing
            || (use.owner == KeyOwner::Connection && rotationOf(m_connections, use.id))) {
            emit failed({ErrorKind::NotAllowed, u"it is being renewed"_s, nullptr});
            return;
        }
    }
    m_left = m_pair.uses;
    removeNext();
}

void KeyPairRemover::removeNext()
{
    if (m_left.isEmpty()) {
        emit finished();
        return;
    }
    const KeyUse use = m_left.takeFirst();
    if (!use.hasKey) {
        removeFacts(use);
        return;
    }
    whenDone(this, m_secretsOf(use).remove(secretEntry(use.entryOwner, SecretField::PrivateKey)),
             [this, use](const Result<> &removed) {
                 if (removed)
                     removeFacts(use);
                 else
                     emit failed(removed.error());
             });
}

void KeyPairRemover::removeFacts(const KeyUse &use)
{
    QFuture<Result<>> removed;
    if (use.owner == KeyOwner::Free) {
        removed = m_connections.removeKeyPair(use.id);
    } else {
        std::optional<Connection> facts = m_connections.connection(use.id);
        if (!facts) { // it was removed meanwhile
            removeNext();
            return;
        }
        facts->certificatePem.clear();
        facts->publicKey.clear();
        facts->keyName.clear();
        facts->proof = ProofState::NeverProven;
        facts->lastCheck = {};
        facts->lastListed = {};
        facts->lastFailure.clear();
        removed = m_connections.save(*facts);
    }
    whenDone(this, removed, [this](const Result<> &done) {
        if (done)
            removeNext();
        else
            emit failed(done.error());
    });
}

QFuture<Result<>> renameKeyPair(const KnownKeyPair &pair, const QString &name,
                                ConnectionStore &connections)
{
    QFuture<Result<>> last
        = finished<void>(failure(ErrorKind::NotAllowed, u"an unfinished set-up uses it"_s));
    const QList<StoredKeyPair> stored = connections.keyPairs();
    // The store writes all that was changed at once: the last answer holds for all.
    for (const KeyUse &use : pair.uses) {
        if (std::optional<Connection> facts = connections.connection(use.id);
            facts && use.owner == KeyOwner::Connection) {
            facts->keyName = name;
            last = connections.save(*facts);
        }
        for (StoredKeyPair one : stored) {
            if (use.owner != KeyOwner::Free || one.id != use.id)
                continue;
            one.name = name.isEmpty() ? pair.certificate.commonName() : name;
            last = connections.saveKeyPair(one);
        }
    }
    return last;
}

} // namespace suitescope
