// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/account/accountid.h"
#include "lib/crypto/keypair.h"

#include <QDateTime>
#include <QJsonObject>
#include <QStringList>
#include <QUrl>

namespace suitescope {

enum class AuthMethod { ClientCredentials, TokenBased };

/*! How the last check of a connection ended. */
enum class ProofState { NeverProven, Proven, Failing };

/*! A file that holds a connection's values. */
struct ExportedFile
{
    QString path;
    QString format; // outputKey() of lib/setup; empty: from before it was kept

    friend bool operator==(const ExportedFile &, const ExportedFile &) = default;
};

/*! Everything about a connection that is not secret. Its secrets lie in the SecretStore under
   entryOwner(). New ones are written under another owner and take effect, all at once, when the
   connection that names it is saved: whatever happens between, no secret of one set is ever used
   with those of another. */
struct Connection
{
    QString id; // a UUID without braces; names the database file
    QString keychainOwner; // names the entries of its secrets; empty: the id
    QString name; // the user's own
    AuthMethod method = AuthMethod::ClientCredentials;
    AccountId account;
    QUrl urlOverride; // empty: derived from the account
    bool demo
        = false; // signs in to the simulated account; the address comes from the running simulator

    // OAuth 2.0 client credentials
    SigningAlgorithm algorithm = SigningAlgorithm::ES256;
    QStringList scopes{QStringLiteral("rest_webservices")};
    QByteArray certificatePem; // public
    QByteArray publicKey; // DER; of a private key whose certificate is not kept on this computer
    QString keyName; // the user's own for the key pair; empty: the certificate's common name

    QString keychain; // displayName() of the store that holds the secrets
    QDateTime created; // UTC
    ProofState proof = ProofState::NeverProven;
    QDateTime lastProven; // UTC, of the last success
    QString provenFrom; // the network of the last success, as a digest; empty: not known
    QDateTime lastChecked; // UTC
    QString lastFailure; // the diagnosis' one sentence, for the list
    QJsonObject lastCheck; // what it observed; opaque here, lib/setup knows its inside
    QJsonObject lastListed; // what NetSuite's list of certificates said of its own; opaque as well
    QJsonObject lastSight; // what its role could see when it was counted; opaque here as well
    QList<ExportedFile> exportedTo; // written from this connection, or read for it; latest last

    [[nodiscard]] const QString &entryOwner() const
    {
        return keychainOwner.isEmpty() ? id : keychainOwner;
    }
    [[nodiscard]] Environment environment() const
    {
        return demo ? Environment::Demo : account.environment();
    }

    friend bool operator==(const Connection &, const Connection &) = default;
};

/*! A name for new entries of this connection's secrets; \a uuid makes it another one each time. It
 * begins with the connection's id, so that a keychain's own program shows what belongs together. */
[[nodiscard]] QString successorOwner(const QString &connectionId, const QString &uuid);

[[nodiscard]] QJsonObject toJson(const Connection &connection);
[[nodiscard]] Result<Connection> connectionFromJson(const QJsonObject &object);

} // namespace suitescope
