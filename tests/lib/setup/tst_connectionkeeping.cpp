// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/base/async.h"
#include "lib/setup/connectionkeeping.h"
#include "lib/setup/governancelimits.h"
#include "lib/storage/memorysecretstore.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

/*! Takes so many writes, then refuses. */
class FullStore : public MemorySecretStore
{
public:
    int room = 0;

    QFuture<Result<>> write(const QString &entry, const Secret &secret) override
    {
        if (room-- > 0)
            return MemorySecretStore::write(entry, secret);
        return finished(Result<>(failure(ErrorKind::KeychainFault)));
    }
};

EnvSettings tokenSettings()
{
    EnvSettings settings;
    settings.facts.name = u"A project"_s;
    settings.facts.method = AuthMethod::TokenBased;
    settings.facts.account = AccountId::parse(u"7304182_SB1"_s).value();
    TbaCredentials tba;
    tba.realm = u"7304182_SB1"_s;
    tba.consumerKey = Secret(QString(64, u'a'));
    tba.consumerSecret = Secret(QString(64, u'b'));
    tba.tokenId = Secret(QString(64, u'c'));
    tba.tokenSecret = Secret(QString(64, u'd'));
    settings.credentials = tba;
    return settings;
}

EnvSettings certificateSettings()
{
    EnvSettings settings = tokenSettings();
    settings.facts.method = AuthMethod::ClientCredentials;
    M2mCredentials m2m;
    m2m.clientId = QString(64, u'e');
    m2m.certificateId = QString(43, u'f');
    m2m.key = KeyPair::generate(KeyAlgorithm::EcP256).value();
    m2m.scopes = settings.facts.scopes;
    settings.credentials = m2m;
    return settings;
}

} // namespace

class ConnectionKeepingTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        m_home = std::make_unique<QTemporaryDir>();
        m_connections = std::make_unique<ConnectionStore>(m_home->filePath(u"connections.json"_s));
        const auto loaded = m_connections->load();
        QTRY_VERIFY(loaded.isFinished());
    }
    void cleanup() { m_connections.reset(); }

    void keepsSecretsThenFacts_data();
    void keepsSecretsThenFacts();
    void takesBackWhatItWroteWhenOneFails();
    void removesSecretsFactsAndDatabase();
    void removesNothingWhenTheKeychainIsLocked();
    void limitsAreRead_data();
    void limitsAreRead();

private:
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<ConnectionStore> m_connections;
};

void ConnectionKeepingTest::keepsSecretsThenFacts_data()
{
    QTest::addColumn<bool>("certificate");
    QTest::newRow("token-based") << false;
    QTest::newRow("certificate") << true;
}

void ConnectionKeepingTest::keepsSecretsThenFacts()
{
    QFETCH(bool, certificate);
    MemorySecretStore secrets;
    ConnectionKeeper keeper(certificate ? certificateSettings() : tokenSettings(), *m_connections,
                            secrets);
    Connection kept;
    connect(&keeper, &ConnectionKeeper::finished, this,
            [&kept](const Connection &connection) { kept = connection; });
    keeper.start();
    QTRY_VERIFY(!kept.id.isEmpty());

    QVERIFY(m_connections->connection(kept.id));
    QCOMPARE(kept.keychain, secrets.displayName());
    const auto read = readCredentials(kept, secrets);
    QTRY_VERIFY(read.isFinished());
    QVERIFY(read.result().has_value());
    const Credentials credentials = *read.result();
    QCOMPARE(std::holds_alternative<M2mCredentials>(credentials), certificate);
    // A .env file holds no certificate: what Keys knows the key by.
    const auto *m2m = std::get_if<M2mCredentials>(&credentials);
    QCOMPARE(kept.publicKey, m2m ? m2m->key.publicKeyDer() : QByteArray());
}

void ConnectionKeepingTest::takesBackWhatItWroteWhenOneFails()
{
    FullStore secrets;
    secrets.room = 2;
    EnvSettings settings = tokenSettings();
    settings.facts.id = u"mine"_s;
    ConnectionKeeper keeper(settings, *m_connections, secrets);
    std::optional<Error> error;
    connect(&keeper, &ConnectionKeeper::failed, this, [&error](const Error &e) { error = e; });
    keeper.start();
    QTRY_VERIFY(error);

    QCOMPARE(error->kind, ErrorKind::KeychainFault);
    QVERIFY(m_connections->connections().isEmpty());
    for (const SecretField field : allSecretFields()) {
        const auto read = secrets.read(secretEntry(u"mine"_s, field));
        QTRY_VERIFY(read.isFinished());
        QCOMPARE(read.result().error().kind, ErrorKind::SecretMissing);
    }
}

void ConnectionKeepingTest::removesSecretsFactsAndDatabase()
{
    MemorySecretStore secrets;
    EnvSettings settings = tokenSettings();
    settings.facts.id = u"mine"_s;
    ConnectionKeeper keeper(settings, *m_connections, secrets);
    QSignalSpy kept(&keeper, &ConnectionKeeper::finished);
    keeper.start();
    QTRY_COMPARE(kept.size(), 1);
    // Later secrets lie under another name.
    Connection facts = m_connections->connection(u"mine"_s).value();
    facts.keychainOwner = u"mine-0123"_s;
    const auto renamed = m_connections->save(facts);
    const auto moved = secrets.write(secretEntry(u"mine-0123"_s, SecretField::TokenSecret),
                                     Secret(QString(64, u'd')));
    QTRY_VERIFY(renamed.isFinished() && moved.isFinished());
    QFile database(m_home->filePath(u"mine.sqlite"_s));
    QVERIFY(database.open(QIODevice::WriteOnly));
    database.close();

    ConnectionRemover remover(u"mine"_s, database.fileName(), *m_connections, secrets);
    QSignalSpy removed(&remover, &ConnectionRemover::finished);
    remover.start();
    QTRY_COMPARE(removed.size(), 1);

    QVERIFY(!m_connections->connection(u"mine"_s));
    QVERIFY(!database.exists());
    for (const QString &owner : {u"mine"_s, u"mine-0123"_s}) {
        const auto read = secrets.read(secretEntry(owner, SecretField::TokenSecret));
        QTRY_VERIFY(read.isFinished());
        QVERIFY(!read.result().has_value());
    }
}

void ConnectionKeepingTest::removesNothingWhenTheKeychainIsLocked()
{
    MemorySecretStore secrets;
    EnvSettings settings = tokenSettings();
    settings.facts.id = u"mine"_s;
    ConnectionKeeper keeper(settings, *m_connections, secrets);
    QSignalSpy kept(&keeper, &ConnectionKeeper::finished);
    keeper.start();
    QTRY_COMPARE(kept.size(), 1);

    secrets.failWith(ErrorKind::KeychainLocked);
    ConnectionRemover remover(u"mine"_s, m_home->filePath(u"mine.sqlite"_s), *m_connections,
                              secrets);
    std::optional<Error> error;
    connect(&remover, &ConnectionRemover::failed, this, [&error](const Error &e) { error = e; });
    remover.start();
    QTRY_VERIFY(error);
    QCOMPARE(error->kind, ErrorKind::KeychainLocked);
    QVERIFY(m_connections->connection(u"mine"_s));
}

void ConnectionKeepingTest::limitsAreRead_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("account"); // -1: not understood
    QTest::addColumn<int>("integration"); // -1: none

    QTest::newRow("account limit") << R"({"accountConcurrencyLimit":15,
        "accountUnallocatedConcurrencyLimit":10,"integrationLimitType":"accountLimit"})"_ba
                                   << 15 << -1;
    QTest::newRow("one of its own") << R"({"accountConcurrencyLimit":15,
        "integrationConcurrencyLimit":5})"_ba
                                    << 15 << 5;
    QTest::newRow("something else") << R"({"items":[]})"_ba << -1 << -1;
    QTest::newRow("no JSON") << "<html>"_ba << -1 << -1;
}

void ConnectionKeepingTest::limitsAreRead()
{
    QFETCH(QByteArray, json);
    QFETCH(int, account);
    QFETCH(int, integration);

    const Result<GovernanceLimits> limits = parseGovernanceLimits(json);
    QCOMPARE(limits.has_value(), account >= 0);
    if (!limits) {
        QCOMPARE(limits.error().kind, ErrorKind::BadReply);
        return;
    }
    QCOMPARE(limits->account, account);
    QCOMPARE(limits->integration.value_or(-1), integration);
}

SUITESCOPE_GUILESS_MAIN(ConnectionKeepingTest)
#include "tst_connectionkeeping.moc"
