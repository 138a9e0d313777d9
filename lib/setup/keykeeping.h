// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/base/clock.h"
#include "lib/setup/keyimport.h"
#include "lib/storage/secretstore.h"

#include <QObject>

#include <functional>

namespace suitescope {

/*! Keeps free key pairs: each private key in the SecretStore, then its facts. A free pair whose
   certificate was here alone gains the key. Stops at the first that cannot be kept; those before it
   stay. */
class KeyPairKeeper : public QObject
{
    Q_OBJECT

public:
    KeyPairKeeper(QList<NewKeyPair> pairs, ConnectionStore &connections, SecretStore &secrets,
                  const QDateTime &now, QObject *parent = nullptr);

    void start();

signals:
    void finished(const QStringList &ids);
    void failed(const suitescope::Error &error, const QStringList &keptIds);

private:
    void keepNext();
    void saveFacts(const StoredKeyPair &pair, bool wroteSecret);
    [[nodiscard]] StoredKeyPair nextFacts() const;

    QList<NewKeyPair> m_left;
    QStringList m_kept;
    QDateTime m_now;
    ConnectionStore &m_connections; // outlives this
    SecretStore &m_secrets; // outlives this
};

/*! Takes a key pair off this computer: the private key first, so that none is left without a name,
   then what was known of it. A connection stays without its key pair and no longer counts as
   proven. NotAllowed for what a draft uses, and for what is being renewed. */
class KeyPairRemover : public QObject
{
    Q_OBJECT

public:
    /*! \a secretsOf answers the store of a use: the demo has its own. */
    KeyPairRemover(KnownKeyPair pair, ConnectionStore &connections,
                   std::function<SecretStore &(const KeyUse &)> secretsOf,
                   QObject *parent = nullptr);

    void start();

signals:
    void finished();
    void failed(const suitescope::Error &error);

private:
    void removeNext();
    void removeFacts(const KeyUse &use);

    KnownKeyPair m_pair;
    QList<KeyUse> m_left;
    ConnectionStore &m_connections; // outlives this
    std::function<SecretStore &(const KeyUse &)> m_secretsOf;
};

/*! Gives the pair a name of the user's own wherever it is kept; empty: the common name again.
 * NotAllowed for what drafts alone use. */
[[nodiscard]] QFuture<Result<>> renameKeyPair(const KnownKeyPair &pair, const QString &name,
                                              ConnectionStore &connections);

} // namespace suitescope
