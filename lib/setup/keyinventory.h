// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/certificateterm.h"
#include "lib/storage/connectionstore.h"

namespace suitescope {

enum class KeyOwner {
    Connection,
    Draft,
    Successor, // what a connection takes up when its unfinished renewal gets there
    Predecessor, // what it signed in with until then; in force until it is revoked
    Free,
};

/*! One place that a key pair is kept for. */
struct KeyUse
{
    KeyOwner owner = KeyOwner::Free;
    QString id; // of the connection, the draft or the free pair
    QString entryOwner; // whose entries in the SecretStore hold the key
    QString name; // of the connection or the draft; of a free pair the user's name for it
    QString account; // as shown; empty while unknown
    QString role; // internal id, as the last check saw it
    QString entity;
    std::optional<ListedCertificate> listed; // with names, where NetSuite's list was read
    QString keychain; // where the private key lies
    bool demo = false;
    bool hasKey = true;
    bool proven = false; // something stops working without it
    bool stored = true; // else its connection is made anew each time, as the demo's own
    bool renewing = false; // the certificate of its connection is being renewed

    friend bool operator==(const KeyUse &, const KeyUse &) = default;
};

/*! A key pair or certificate that this program knows, with everything that uses it. */
struct KnownKeyPair
{
    QString id; // the fingerprint of certificate or public key in hex; stays over restarts
    QString name; // the user's own, else the common name
    Certificate certificate; // null: not kept here, or what is stored cannot be read
    QByteArray publicKeyDer; // empty where what is stored cannot be read
    QString algorithm; // "EC P-256"; likewise
    std::optional<CertificateTerm> term; // nothing where no end is known
    QList<KeyUse> uses; // one at least; a free pair last

    /*! SHA-256 of the certificate, else of the public key; empty where nothing can be read. */
    [[nodiscard]] QByteArray fingerprint() const;
    [[nodiscard]] bool hasKey() const;
    [[nodiscard]] bool isUsed() const; // by anything but the free pair
    [[nodiscard]] bool isDrafts() const; // by a draft: the wizard alone changes it
    [[nodiscard]] bool isStored() const; // else nothing of it can be changed
    [[nodiscard]] bool isRenewing() const; // the renewal alone changes it
    /*! The private key alone: a .env file holds no certificate. */
    [[nodiscard]] bool isKeyAlone() const
    {
        return certificate.isNull() && !publicKeyDer.isEmpty();
    }
};

/*! All key pairs and certificates of connections, drafts, unfinished renewals and free ones; each
 * certificate once. A
 * key whose certificate is not kept stands with the one certificate that belongs to it, else alone.
 * \a others are connections that are not in the store, as the demo's own. */
[[nodiscard]] QList<KnownKeyPair> knownKeyPairs(const ConnectionStore &connections,
                                                const QList<Connection> &others = {});
/*! The index of the pair in \a all with this certificate; -1. */
[[nodiscard]] int indexOf(const Certificate &certificate, const QList<KnownKeyPair> &all);
/*! Indexes of those with this public key. */
[[nodiscard]] QList<int> withPublicKey(const QByteArray &publicKeyDer,
                                       const QList<KnownKeyPair> &all);

} // namespace suitescope
