// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/keyinventory.h"

#include "lib/crypto/digest.h"
#include "lib/setup/checkrecord.h"
#include "lib/setup/draftvalues.h"
#include "lib/setup/rotationrecord.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

KnownKeyPair &pairNamed(const QString &id, QList<KnownKeyPair> &all)
{
    const auto same = std::find_if(all.begin(), all.end(),
                                   [&id](const KnownKeyPair &one) { return one.id == id; });
    KnownKeyPair &pair = same == all.end() ? all.emplaceBack() : *same;
    pair.id = id;
    return pair;
}

QList<KeyUse>::iterator firstFree(KnownKeyPair &pair)
{
    return std::find_if(pair.uses.begin(), pair.uses.end(),
                        [](const KeyUse &one) { return one.owner == KeyOwner::Free; });
}

void addUse(KnownKeyPair &pair, const KeyUse &use, const QString &name)
{
    if (pair.name.isEmpty())
        pair.name = name;
    if (use.owner == KeyOwner::Free)
        pair.uses += use;
    else
        pair.uses.insert(firstFree(pair), use);
}

KnownKeyPair &add(QList<KnownKeyPair> &all, const QByteArray &pem, const KeyUse &use,
                  const QString &name)
{
    const Certificate certificate = Certificate::read(pem).value_or(Certificate());
    // One that cannot be read stays in the list and says so.
    KnownKeyPair &pair
        = pairNamed(QString::fromLatin1(certificate.isNull() ? sha256(pem).toHex()
                                                             : certificate.fingerprint().toHex()),
                    all);
    pair.certificate = certificate;
    pair.publicKeyDer = certificate.publicKeyDer();
    pair.algorithm = certificate.keyDescription();
    if (!pair.term)
        pair.term = termOf(certificate);
    addUse(pair, use, name);
    return pair;
}

/*! After all that have a certificate. Several certificates of one key: which of them NetSuite has
 * is not known, so the key stands alone. */
void addKeyAlone(QList<KnownKeyPair> &all, const Connection &connection, const KeyUse &use)
{
    const QList<int> same = withPublicKey(connection.publicKey, all);
    if (same.size() == 1) {
        addUse(all[same.first()], use, {});
        return;
    }
    KnownKeyPair &pair = pairNamed(QString::fromLatin1(sha256(connection.publicKey).toHex()), all);
    pair.publicKeyDer = connection.publicKey;
    pair.algorithm = publicKeyDescription(connection.publicKey);
    if (!pair.term || !pair.term->listed)
        pair.term = termOf(connection);
    addUse(pair, use, connection.keyName);
}

void takeWho(KeyUse &use, const Connection &connection)
{
    use.listed = listedFrom(connection.lastListed);
    if (use.listed) {
        use.role = use.listed->roleId;
        use.entity = use.listed->entityId;
    }
    const std::optional<DoctorReport> report = reportFrom(connection.lastCheck);
    if (!report)
        return;
    for (const RungResult &rung : report->rungs) {
        if (!rung.facts.roleId.isEmpty() && use.role.isEmpty())
            use.role = rung.facts.roleId;
        if (!rung.facts.entityId.isEmpty() && use.entity.isEmpty())
            use.entity = rung.facts.entityId;
    }
}

KeyUse useOf(const Connection &connection)
{
    KeyUse use;
    use.owner = KeyOwner::Connection;
    use.id = connection.id;
    use.entryOwner = connection.entryOwner();
    use.name = connection.name;
    use.account = connection.account.toString();
    use.keychain = connection.keychain;
    use.demo = connection.demo;
    use.proven = connection.proof == ProofState::Proven;
    takeWho(use, connection);
    return use;
}

void addConnections(QList<KnownKeyPair> &all, const QList<Connection> &connections)
{
    for (const Connection &connection : connections) {
        if (connection.certificatePem.isEmpty())
            continue;
        KnownKeyPair &pair
            = add(all, connection.certificatePem, useOf(connection), connection.keyName);
        if (const auto term = termOf(connection); term && term->listed)
            pair.term = term;
    }
}

KeyUse useOf(const StoredDraft &draft, const DraftValues &values)
{
    KeyUse use;
    use.owner = KeyOwner::Draft;
    use.id = draft.id;
    use.entryOwner = draftOwner(draft.id);
    use.name = draft.name;
    use.account = draft.account.toString();
    use.demo = draft.demo;
    use.hasKey = values.kept.contains(SecretField::PrivateKey);
    return use;
}

void addDrafts(QList<KnownKeyPair> &all, const ConnectionStore &connections)
{
    const QHash<QString, QJsonObject> drafts = connections.drafts();
    for (const StoredDraft &draft : SetupDraft::stored(connections)) {
        const DraftValues values = DraftValues::fromJson(drafts.value(draft.id));
        if (values.method != AuthMethod::ClientCredentials || values.certificatePem.isEmpty())
            continue;
        // What the draft took over unchanged is the connection's own.
        if (const auto edited = connections.connection(values.connectionId);
            edited && edited->certificatePem == values.certificatePem)
            continue;
        add(all, values.certificatePem, useOf(draft, values), {});
    }
}

/*! Keys of drafts that have no certificate yet, or never had one: of an imported connection. */
void addDraftsKeys(QList<KnownKeyPair> &all, const ConnectionStore &connections)
{
    const QHash<QString, QJsonObject> drafts = connections.drafts();
    for (const StoredDraft &draft : SetupDraft::stored(connections)) {
        const DraftValues values = DraftValues::fromJson(drafts.value(draft.id));
        if (values.method != AuthMethod::ClientCredentials || !values.certificatePem.isEmpty()
            || values.publicKey.isEmpty())
            continue;
        const auto edited = connections.connection(values.connectionId);
        if (edited && edited->publicKey == values.publicKey)
            continue;
        Connection facts;
        facts.publicKey = values.publicKey;
        addKeyAlone(all, facts, useOf(draft, values));
    }
}

/*! A connection's use is marked, and the key pair of the other side of its renewal is added. */
class RenewalReader
{
public:
    RenewalReader(QList<KnownKeyPair> &all, const ConnectionStore &connections)
        : m_all(all), m_connections(connections)
    {
    }

    void read(const RotationRecord &record)
    {
        for (const RotationMember &member : record.members) {
            const auto facts = m_connections.connection(member.connectionId);
            const bool switched = facts && facts->entryOwner() == member.newOwner;
            mark(member.connectionId);
            if (switched)
                addEarlier(member, useBeside(member, *facts, KeyOwner::Predecessor));
        }
        const RotationMember &lead = record.lead();
        const auto facts = m_connections.connection(lead.connectionId);
        if (facts && facts->entryOwner() != lead.newOwner && !record.newCertificatePem.isEmpty())
            add(m_all, record.newCertificatePem, useBeside(lead, *facts, KeyOwner::Successor), {});
    }

private:
    void mark(const QString &connectionId)
    {
        for (KnownKeyPair &pair : m_all) {
            for (KeyUse &use : pair.uses) {
                if (use.owner == KeyOwner::Connection && use.id == connectionId)
                    use.renewing = true;
            }
        }
    }

    static KeyUse useBeside(const RotationMember &member, const Connection &facts, KeyOwner owner)
    {
        KeyUse use = useOf(facts);
        use.owner = owner;
        use.entryOwner = owner == KeyOwner::Successor ? member.newOwner : member.oldOwner;
        use.proven = false;
        use.renewing = true;
        return use;
    }

    void addEarlier(const RotationMember &member, const KeyUse &use)
    {
        if (!member.oldCertificatePem.isEmpty()) {
            add(m_all, member.oldCertificatePem, use, member.oldKeyName);
        } else if (!member.oldPublicKey.isEmpty()) {
            Connection earlier;
            earlier.publicKey = member.oldPublicKey;
            earlier.keyName = member.oldKeyName;
            addKeyAlone(m_all, earlier, use);
        }
    }

    QList<KnownKeyPair> &m_all;
    const ConnectionStore &m_connections;
};

/*! After every pair of a connection. */
void addRenewals(QList<KnownKeyPair> &all, const ConnectionStore &connections)
{
    RenewalReader reader(all, connections);
    const QList<StoredRotation> stored = storedRotations(connections);
    for (const StoredRotation &rotation : stored) {
        if (rotation.record)
            reader.read(*rotation.record);
    }
}

} // namespace

QByteArray KnownKeyPair::fingerprint() const
{
    if (!certificate.isNull())
        return certificate.fingerprint();
    return publicKeyDer.isEmpty() ? QByteArray() : sha256(publicKeyDer);
}

bool KnownKeyPair::hasKey() const
{
    return std::any_of(uses.cbegin(), uses.cend(), [](const KeyUse &use) { return use.hasKey; });
}

bool KnownKeyPair::isUsed() const
{
    return std::any_of(uses.cbegin(), uses.cend(),
                       [](const KeyUse &use) { return use.owner != KeyOwner::Free; });
}

bool KnownKeyPair::isDrafts() const
{
    return std::any_of(uses.cbegin(), uses.cend(),
                       [](const KeyUse &use) { return use.owner == KeyOwner::Draft; });
}

bool KnownKeyPair::isStored() const
{
    return std::all_of(uses.cbegin(), uses.cend(), [](const KeyUse &use) { return use.stored; });
}

bool KnownKeyPair::isRenewing() const
{
    return std::any_of(uses.cbegin(), uses.cend(), [](const KeyUse &use) { return use.renewing; });
}

QList<KnownKeyPair> knownKeyPairs(const ConnectionStore &connections,
                                  const QList<Connection> &others)
{
    QList<KnownKeyPair> all;
    const QList<Connection> stored = connections.connections() + others;
    addConnections(all, stored);
    addDrafts(all, connections);
    for (const StoredKeyPair &pair : connections.keyPairs()) {
        KeyUse use;
        use.id = pair.id;
        use.entryOwner = pair.id;
        use.name = pair.name;
        use.keychain = pair.keychain;
        use.hasKey = pair.hasKey;
        add(all, pair.certificatePem, use, pair.name);
    }
    for (const Connection &connection : stored) {
        if (connection.method == AuthMethod::ClientCredentials
            && connection.certificatePem.isEmpty() && !connection.publicKey.isEmpty())
            addKeyAlone(all, connection, useOf(connection));
    }
    addDraftsKeys(all, connections);
    addRenewals(all, connections);
    for (KnownKeyPair &pair : all) {
        for (KeyUse &use : pair.uses) {
            use.stored
                = use.owner != KeyOwner::Connection || connections.connection(use.id).has_value();
        }
        if (pair.name.isEmpty())
            pair.name = pair.certificate.isNull() ? pair.uses.first().name
                                                  : pair.certificate.commonName();
    }
    return all;
}

int indexOf(const Certificate &certificate, const QList<KnownKeyPair> &all)
{
    if (certificate.isNull())
        return -1;
    const QString id = QString::fromLatin1(certificate.fingerprint().toHex());
    for (int i = 0; i < int(all.size()); ++i) {
        if (all.at(i).id == id)
            return i;
    }
    return -1;
}

QList<int> withPublicKey(const QByteArray &publicKeyDer, const QList<KnownKeyPair> &all)
{
    QList<int> found;
    for (int i = 0; i < int(all.size()); ++i) {
        if (!publicKeyDer.isEmpty() && all.at(i).publicKeyDer == publicKeyDer)
            found += i;
    }
    return found;
}

} // namespace suitescope
