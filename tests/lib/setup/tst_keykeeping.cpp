// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/draftvalues.h"
#include "lib/setup/keyfitting.h"
#include "lib/setup/keykeeping.h"
#include "lib/setup/rotationrecord.h"
#include "lib/storage/memorysecretstore.h"
#include "setupvalues.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

const QDateTime now(QDate(2026, 3, 14), QTime(8, 15), Qt::UTC);

Connection connectionWith(const QString &id, const Certificate &certificate)
{
    Connection one;
    one.id = id;
    one.name = u"Connection "_s + id;
    one.account = AccountId::parse(u"7304182"_s).value();
    one.certificatePem = certificate.toPem();
    one.keychain = u"a keychain"_s;
    one.proof = ProofState::Proven;
    one.lastProven = now;
    return one;
}

Connection withKeyAlone(const QString &id, const KeyPair &key)
{
    Connection one = connectionWith(id, {});
    one.publicKey = key.publicKeyDer();
    return one;
}

/*! A keychain that has no room. */
class FullStore : public MemorySecretStore
{
public:
    QFuture<Result<>> write(const QString &, const Secret &) override
    {
        return finished<void>(failure(ErrorKind::KeychainDenied));
    }
};

} // namespace

class KeyKeepingTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void freePairsSurviveARestart();
    void aDamagedPairIsSetAside();
    void aKeyJoinsItsCertificate();
    void withoutAKeychainNothingIsKept();
    void oneCertificateIsListedOnce();
    void aKeyWithoutItsCertificateIsListed();
    void aKeyStandsWithItsOneCertificate();
    void aKeyOfSeveralCertificatesStandsAlone();
    void removingAKeyAloneLeavesTheConnection();
    void draftsAreListedAndLeftAlone();
    void aDraftsKeyWithoutCertificateIsListed();
    void bothSidesOfARenewalAreListed();
    void anEarlierKeyAloneIsListed();
    void whatCannotBeReadIsListed();
    void removingAFreePairLeavesNothing();
    void removingAConnectionsPairLeavesTheConnection();
    void namesAreTheUsersOwn();
    void everyKeptKeyIsCompared_data();
    void everyKeptKeyIsCompared();
    void aKeychainThatDoesNotAnswerIsTold();

private:
    [[nodiscard]] QString keep(const NewKeyPair &pair)
    {
        KeyPairKeeper keeper({pair}, *m_store, m_secrets, now);
        QSignalSpy finished(&keeper, &KeyPairKeeper::finished);
        keeper.start();
        if (!QTest::qWaitFor([&] { return !finished.isEmpty(); }))
            return {};
        return finished.first().first().toStringList().value(0);
    }
    [[nodiscard]] bool remove(const KnownKeyPair &pair)
    {
        KeyPairRemover remover(pair, *m_store,
                               [this](const KeyUse &) -> SecretStore & { return m_secrets; });
        QSignalSpy finished(&remover, &KeyPairRemover::finished);
        remover.start();
        return QTest::qWaitFor([&] { return !finished.isEmpty(); }, 2000);
    }

    QTemporaryDir m_folder;
    int m_number = 0;
    std::unique_ptr<ConnectionStore> m_store;
    MemorySecretStore m_secrets;
};

void KeyKeepingTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_store = std::make_unique<ConnectionStore>(m_folder.filePath(u"%1.json"_s.arg(++m_number)));
    QVERIFY(answerOf(m_store->load()).has_value());
}

void KeyKeepingTest::freePairsSurviveARestart()
{
    const KeyAndCertificate made = makeKey();
    const QString id = keep({made.key, made.certificate, u"for the desk"_s});
    QVERIFY(!id.isEmpty());
    const QString path = m_store->filePath();
    m_store = std::make_unique<ConnectionStore>(path);
    QVERIFY(answerOf(m_store->load()).has_value());
    const QList<KnownKeyPair> all = knownKeyPairs(*m_store);
    QCOMPARE(all.size(), 1);
    QCOMPARE(all.first().name, u"for the desk"_s);
    QCOMPARE(all.first().certificate.toDer(), made.certificate.toDer());
    QVERIFY(all.first().hasKey());
    QVERIFY(!all.first().isUsed());
    QCOMPARE(all.first().uses.first().keychain, m_secrets.displayName());
    const Result<Secret> pem = answerOf(m_secrets.read(secretEntry(id, SecretField::PrivateKey)));
    QCOMPARE(KeyPair::read(pem.value())->publicKeyDer(), made.key.publicKeyDer());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("PRIVATE"));
}

void KeyKeepingTest::aDamagedPairIsSetAside()
{
    QVERIFY(!storedKeyPairFromJson({{u"id"_s, u"../x"_s}, {u"certificatePem"_s, u"x"_s}}));
    QVERIFY(!storedKeyPairFromJson({{u"id"_s, u"x"_s}}));
    StoredKeyPair pair{u"x"_s, u"n"_s, "pem"_ba, false, u"k"_s, now};
    QCOMPARE(storedKeyPairFromJson(toJson(pair)).value(), pair);
}

void KeyKeepingTest::aKeyJoinsItsCertificate()
{
    const KeyAndCertificate made = makeKey();
    const QString alone = keep({{}, made.certificate, u"alone"_s});
    QVERIFY(!knownKeyPairs(*m_store).first().hasKey());
    QCOMPARE(keep({made.key, made.certificate, u"both"_s}), alone);
    QCOMPARE(m_store->keyPairs().size(), 1);
    QVERIFY(knownKeyPairs(*m_store).first().hasKey());
    // and the certificate again takes nothing away
    QCOMPARE(keep({{}, made.certificate, u"again"_s}), alone);
    QVERIFY(knownKeyPairs(*m_store).first().hasKey());
}

void KeyKeepingTest::withoutAKeychainNothingIsKept()
{
    FullStore full;
    const KeyAndCertificate made = makeKey();
    KeyPairKeeper keeper({{made.key, made.certificate, u"x"_s}}, *m_store, full, now);
    QSignalSpy failed(&keeper, &KeyPairKeeper::failed);
    keeper.start();
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.first().first().value<Error>().kind, ErrorKind::KeychainDenied);
    QVERIFY(m_store->keyPairs().isEmpty());
}

void KeyKeepingTest::oneCertificateIsListedOnce()
{
    const KeyAndCertificate made = makeKey();
    QVERIFY(answerOf(m_store->save(connectionWith(u"1"_s, made.certificate))).has_value());
    QVERIFY(answerOf(m_store->save(connectionWith(u"2"_s, made.certificate))).has_value());
    QVERIFY(!keep({made.key, made.certificate, u"mine"_s}).isEmpty());
    const QList<KnownKeyPair> all = knownKeyPairs(*m_store);
    QCOMPARE(all.size(), 1);
    QCOMPARE(all.first().uses.size(), 3);
    QCOMPARE(all.first().uses.last().owner, KeyOwner::Free);
    QCOMPARE(all.first().uses.first().account, u"7304182"_s);
    QVERIFY(all.first().isUsed());
    QCOMPARE(all.first().name, u"mine"_s);
    QCOMPARE(indexOf(made.certificate, all), 0);
    QCOMPARE(withPublicKey(made.key.publicKeyDer(), all), QList<int>{0});
    QCOMPARE(indexOf(makeKey().certificate, all), -1);
}

// As a connection from a .env file: it holds no certificate.
void KeyKeepingTest::aKeyWithoutItsCertificateIsListed()
{
    const KeyAndCertificate made = makeKey(KeyAlgorithm::EcP384);
    QVERIFY(answerOf(m_store->save(withKeyAlone(u"1"_s, made.key))).has_value());
    const QList<KnownKeyPair> all = knownKeyPairs(*m_store);
    QCOMPARE(all.size(), 1);
    const KnownKeyPair &pair = all.first();
    QVERIFY(pair.certificate.isNull());
    QVERIFY(pair.isKeyAlone());
    QVERIFY(pair.hasKey());
    QCOMPARE(pair.id.toLatin1(), made.key.publicKeyFingerprint().toHex());
    QCOMPARE(pair.name, u"Connection 1"_s);
    QCOMPARE(pair.algorithm, u"EC P-384"_s);
    QVERIFY(!pair.term);
    QCOMPARE(withPublicKey(made.key.publicKeyDer(), all), QList<int>{0});

    Connection listed = withKeyAlone(u"1"_s, made.key);
    listed.lastListed = toJson(ListedCertificate{
        now, u"Orders"_s, u"Integration"_s, {}, u"7"_s, u"11"_s, now, now.addDays(90)});
    QVERIFY(answerOf(m_store->save(listed)).has_value());
    const KnownKeyPair again = knownKeyPairs(*m_store).first();
    QCOMPARE(again.term->ends, now.addDays(90));
    QCOMPARE(again.uses.first().listed->role, u"Integration"_s);
    QCOMPARE(again.uses.first().role, u"7"_s);
    QVERIFY(answerOf(renameKeyPair(again, u"ours"_s, *m_store)).has_value());
    QCOMPARE(knownKeyPairs(*m_store).first().name, u"ours"_s);
}

void KeyKeepingTest::aKeyStandsWithItsOneCertificate()
{
    const KeyAndCertificate made = makeKey();
    QVERIFY(answerOf(m_store->save(withKeyAlone(u"1"_s, made.key))).has_value());
    QVERIFY(!keep({{}, made.certificate, u"the certificate"_s}).isEmpty());
    const QList<KnownKeyPair> all = knownKeyPairs(*m_store);
    QCOMPARE(all.size(), 1);
    QCOMPARE(all.first().uses.size(), 2);
    QCOMPARE(all.first().uses.first().id, u"1"_s);
    QCOMPARE(all.first().uses.last().owner, KeyOwner::Free); // the last one, always
    QVERIFY(!all.first().isKeyAlone());
    QCOMPARE(all.first().term->ends, made.certificate.notAfter());
}

void KeyKeepingTest::aKeyOfSeveralCertificatesStandsAlone()
{
    const KeyAndCertificate made = makeKey();
    const Certificate other = Certificate::selfSigned(made.key, {u"other"_s, now, 300}).value();
    QVERIFY(answerOf(m_store->save(withKeyAlone(u"1"_s, made.key))).has_value());
    QVERIFY(!keep({{}, made.certificate, u"one"_s}).isEmpty());
    QVERIFY(!keep({{}, other, u"two"_s}).isEmpty());
    const QList<KnownKeyPair> all = knownKeyPairs(*m_store);
    QCOMPARE(all.size(), 3);
    QVERIFY(all.last().isKeyAlone());
}

void KeyKeepingTest::removingAKeyAloneLeavesTheConnection()
{
    const KeyAndCertificate made = makeKey();
    QVERIFY(answerOf(m_store->save(withKeyAlone(u"1"_s, made.key))).has_value());
    const QString key = secretEntry(u"1"_s, SecretField::PrivateKey);
    QVERIFY(answerOf(m_secrets.write(key, made.key.toPkcs8Pem().value())).has_value());
    QVERIFY(remove(knownKeyPairs(*m_store).first()));
    QVERIFY(knownKeyPairs(*m_store).isEmpty());
    QVERIFY(!answerOf(m_secrets.read(key)));
    QCOMPARE(m_store->connection(u"1"_s)->proof, ProofState::NeverProven);
}

void KeyKeepingTest::draftsAreListedAndLeftAlone()
{
    const KeyAndCertificate made = makeKey();
    DraftValues values;
    values.name = u"Half done"_s;
    values.certificatePem = made.certificate.toPem();
    values.kept = {SecretField::PrivateKey};
    QVERIFY(answerOf(m_store->saveDraft(u"d"_s, values.toJson())).has_value());
    const QList<KnownKeyPair> all = knownKeyPairs(*m_store);
    QCOMPARE(all.size(), 1);
    QCOMPARE(all.first().uses.first().owner, KeyOwner::Draft);
    QVERIFY(all.first().hasKey());
    QVERIFY(all.first().isDrafts());
    KeyPairRemover remover(all.first(), *m_store,
                           [this](const KeyUse &) -> SecretStore & { return m_secrets; });
    QSignalSpy failed(&remover, &KeyPairRemover::failed);
    remover.start();
    QCOMPARE(failed.first().first().value<Error>().kind, ErrorKind::NotAllowed);
    QCOMPARE(answerOf(renameKeyPair(all.first(), u"x"_s, *m_store)).error().kind,
             ErrorKind::NotAllowed);
}

void KeyKeepingTest::aDraftsKeyWithoutCertificateIsListed()
{
    const KeyAndCertificate made = makeKey();
    DraftValues values;
    values.name = u"Half done"_s;
    values.publicKey = made.key.publicKeyDer();
    values.kept = {SecretField::PrivateKey};
    QCOMPARE(DraftValues::fromJson(values.toJson()).publicKey, values.publicKey);
    QVERIFY(answerOf(m_store->saveDraft(u"d"_s, values.toJson())).has_value());
    const QList<KnownKeyPair> all = knownKeyPairs(*m_store);
    QCOMPARE(all.size(), 1);
    QVERIFY(all.first().isKeyAlone() && all.first().isDrafts() && all.first().hasKey());
    QCOMPARE(all.first().name, u"Half done"_s);
    QCOMPARE(all.first().uses.first().entryOwner, draftOwner(u"d"_s));
    // The key of the connection that it changes is that connection's.
    QVERIFY(answerOf(m_store->save(withKeyAlone(u"1"_s, made.key))).has_value());
    values.connectionId = u"1"_s;
    QVERIFY(answerOf(m_store->saveDraft(u"d"_s, values.toJson())).has_value());
    const QList<KnownKeyPair> changed = knownKeyPairs(*m_store);
    QCOMPARE(changed.size(), 1);
    QVERIFY(!changed.first().isDrafts());
}

void KeyKeepingTest::bothSidesOfARenewalAreListed()
{
    const KeyAndCertificate old = makeKey();
    const KeyAndCertificate fresh = makeKey();
    Connection facts = connectionWith(u"1"_s, old.certificate);
    QVERIFY(answerOf(m_store->save(facts)).has_value());
    QVERIFY(!keep({{}, old.certificate, u"a copy"_s}).isEmpty());
    RotationRecord record;
    record.members = {{u"1"_s,
                       u"1"_s,
                       u"1-next"_s,
                       old.certificate.toPem(),
                       SigningAlgorithm::ES256,
                       u"mine"_s,
                       {}}};
    QVERIFY(answerOf(m_store->saveRotation(u"1"_s, toJson(record))).has_value());
    QCOMPARE(knownKeyPairs(*m_store).size(), 1); // the new key is not made yet
    QVERIFY(knownKeyPairs(*m_store).first().isRenewing());

    record.newCertificatePem = fresh.certificate.toPem();
    QVERIFY(answerOf(m_store->saveRotation(u"1"_s, toJson(record))).has_value());
    QList<KnownKeyPair> all = knownKeyPairs(*m_store);
    QCOMPARE(all.size(), 2);
    QCOMPARE(all.at(0).uses.first().owner, KeyOwner::Connection);
    QCOMPARE(all.at(1).uses.first().owner, KeyOwner::Successor);
    QCOMPARE(all.at(1).uses.first().entryOwner, u"1-next"_s);
    QVERIFY(!remove(all.at(1))); // the renewal alone does that

    facts.keychainOwner = u"1-next"_s; // the connection takes it up
    facts.certificatePem = record.newCertificatePem;
    QVERIFY(answerOf(m_store->save(facts)).has_value());
    all = knownKeyPairs(*m_store);
    QCOMPARE(all.size(), 2);
    const int earlier = indexOf(old.certificate, all);
    QCOMPARE(all.at(earlier).uses.first().owner, KeyOwner::Predecessor);
    QCOMPARE(all.at(earlier).uses.first().entryOwner, u"1"_s);
    QCOMPARE(all.at(earlier).uses.last().owner, KeyOwner::Free); // the last one, always
    const int now = indexOf(fresh.certificate, all);
    QCOMPARE(all.at(now).uses.first().owner, KeyOwner::Connection);
    QVERIFY(all.at(now).isRenewing());
    QVERIFY(!remove(all.at(earlier)));

    QVERIFY(answerOf(m_store->removeRotation(u"1"_s)).has_value());
    for (const KnownKeyPair &pair : knownKeyPairs(*m_store))
        QVERIFY(!pair.isRenewing());
}

void KeyKeepingTest::anEarlierKeyAloneIsListed()
{
    const KeyAndCertificate old = makeKey();
    const KeyAndCertificate fresh = makeKey();
    Connection facts = connectionWith(u"1"_s, fresh.certificate);
    facts.keychainOwner = u"1-next"_s;
    QVERIFY(answerOf(m_store->save(facts)).has_value());
    RotationRecord record;
    record.newCertificatePem = fresh.certificate.toPem();
    record.members = {{u"1"_s,
                       u"1"_s,
                       u"1-next"_s,
                       {},
                       SigningAlgorithm::ES256,
                       u"imported"_s,
                       old.key.publicKeyDer()}};
    QVERIFY(answerOf(m_store->saveRotation(u"1"_s, toJson(record))).has_value());
    const QList<KnownKeyPair> all = knownKeyPairs(*m_store);
    QCOMPARE(all.size(), 2);
    QVERIFY(all.last().isKeyAlone());
    QCOMPARE(all.last().name, u"imported"_s);
    QCOMPARE(all.last().uses.first().owner, KeyOwner::Predecessor);
}

void KeyKeepingTest::whatCannotBeReadIsListed()
{
    Connection broken = connectionWith(u"1"_s, makeKey().certificate);
    broken.certificatePem = "nothing"_ba;
    QVERIFY(answerOf(m_store->save(broken)).has_value());
    const QList<KnownKeyPair> all = knownKeyPairs(*m_store);
    QCOMPARE(all.size(), 1);
    QVERIFY(all.first().certificate.isNull());
    QCOMPARE(all.first().name, u"Connection 1"_s);
}

void KeyKeepingTest::removingAFreePairLeavesNothing()
{
    const KeyAndCertificate made = makeKey();
    const QString id = keep({made.key, made.certificate, u"x"_s});
    QVERIFY(remove(knownKeyPairs(*m_store).first()));
    QVERIFY(m_store->keyPairs().isEmpty());
    QCOMPARE(answerOf(m_secrets.read(secretEntry(id, SecretField::PrivateKey))).error().kind,
             ErrorKind::SecretMissing);
}

void KeyKeepingTest::removingAConnectionsPairLeavesTheConnection()
{
    const KeyAndCertificate made = makeKey();
    QVERIFY(answerOf(m_store->save(connectionWith(u"1"_s, made.certificate))).has_value());
    const QString key = secretEntry(u"1"_s, SecretField::PrivateKey);
    const QString client = secretEntry(u"1"_s, SecretField::ClientId);
    QVERIFY(answerOf(m_secrets.write(key, made.key.toPkcs8Pem().value())).has_value());
    QVERIFY(answerOf(m_secrets.write(client, hexValue('a'))).has_value());
    QVERIFY(remove(knownKeyPairs(*m_store).first()));
    const std::optional<Connection> left = m_store->connection(u"1"_s);
    QVERIFY(left);
    QVERIFY(left->certificatePem.isEmpty());
    QCOMPARE(left->proof, ProofState::NeverProven);
    QVERIFY(!answerOf(m_secrets.read(key)));
    QVERIFY(answerOf(m_secrets.read(client)).has_value());
    QVERIFY(knownKeyPairs(*m_store).isEmpty());
}

void KeyKeepingTest::namesAreTheUsersOwn()
{
    const KeyAndCertificate made = makeKey();
    QVERIFY(answerOf(m_store->save(connectionWith(u"1"_s, made.certificate))).has_value());
    QCOMPARE(knownKeyPairs(*m_store).first().name, made.certificate.commonName());
    QVERIFY(
        answerOf(renameKeyPair(knownKeyPairs(*m_store).first(), u"ours"_s, *m_store)).has_value());
    QCOMPARE(knownKeyPairs(*m_store).first().name, u"ours"_s);
    QCOMPARE(connectionFromJson(toJson(*m_store->connection(u"1"_s)))->keyName, u"ours"_s);
    QVERIFY(answerOf(renameKeyPair(knownKeyPairs(*m_store).first(), {}, *m_store)).has_value());
    QCOMPARE(knownKeyPairs(*m_store).first().name, made.certificate.commonName());
}

void KeyKeepingTest::everyKeptKeyIsCompared_data()
{
    QTest::addColumn<QStringList>("kept"); // of two connections: own, other, text, none
    QTest::addColumn<bool>("alone"); // without the certificate
    QTest::addColumn<QList<KeyFit>>("fits");
    using Fits = QList<KeyFit>;
    QTest::newRow("both their own")
        << QStringList{u"own"_s, u"own"_s} << false << Fits{KeyFit::Fits, KeyFit::Fits};
    QTest::newRow("one another") << QStringList{u"own"_s, u"other"_s} << false
                                 << Fits{KeyFit::Fits, KeyFit::OtherKey};
    QTest::newRow("no key, no entry")
        << QStringList{u"text"_s, u"none"_s} << false << Fits{KeyFit::NoKey, KeyFit::NoKey};
    QTest::newRow("without the certificate")
        << QStringList{u"own"_s, u"other"_s} << true << Fits{KeyFit::Fits, KeyFit::OtherKey};
}

void KeyKeepingTest::everyKeptKeyIsCompared()
{
    QFETCH(QStringList, kept);
    QFETCH(bool, alone);
    QFETCH(QList<KeyFit>, fits);
    const KeyAndCertificate made = makeKey();
    const QHash<QString, Secret> contents{{u"own"_s, made.key.toPkcs8Pem().value()},
                                          {u"other"_s, makeKey().key.toPkcs8Pem().value()},
                                          {u"text"_s, Secret(u"nonsense"_s)}};
    for (int i = 0; i < 2; ++i) {
        const QString id = QString::number(i);
        const QString entry = secretEntry(id, SecretField::PrivateKey);
        QVERIFY(answerOf(m_store->save(alone ? withKeyAlone(id, made.key)
                                             : connectionWith(id, made.certificate)))
                    .has_value());
        QVERIFY(answerOf(contents.contains(kept.at(i))
                             ? m_secrets.write(entry, contents.value(kept.at(i)))
                             : m_secrets.remove(entry))
                    .has_value());
    }
    const auto found
        = answerOf(readFittings(knownKeyPairs(*m_store).first(),
                                [this](const KeyUse &) -> SecretStore & { return m_secrets; }));
    QVERIFY(found);
    QList<KeyFit> seen;
    for (const KeyFitting &one : *found) {
        seen += one.fit;
        QCOMPARE(one.use.name, u"Connection %1"_s.arg(seen.size() - 1));
    }
    QCOMPARE(seen, fits);
}

void KeyKeepingTest::aKeychainThatDoesNotAnswerIsTold()
{
    const KeyAndCertificate made = makeKey();
    QVERIFY(answerOf(m_store->save(connectionWith(u"1"_s, made.certificate))).has_value());
    MemorySecretStore locked;
    locked.failWith(ErrorKind::KeychainLocked);
    const auto found
        = answerOf(readFittings(knownKeyPairs(*m_store).first(),
                                [&locked](const KeyUse &) -> SecretStore & { return locked; }));
    QVERIFY(found);
    QCOMPARE(found->first().fit, KeyFit::NotRead);
    QCOMPARE(found->first().error.kind, ErrorKind::KeychainLocked);
    QVERIFY(!keep({{}, makeKey().certificate, u"without its key"_s}).isEmpty());
    const auto none
        = answerOf(readFittings(knownKeyPairs(*m_store).last(),
                                [&locked](const KeyUse &) -> SecretStore & { return locked; }));
    QVERIFY(none && none->isEmpty());
}

SUITESCOPE_GUILESS_MAIN(KeyKeepingTest)
#include "tst_keykeeping.moc"
