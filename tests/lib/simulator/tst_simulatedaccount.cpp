// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/crypto/keypair.h"
#include "tests/lib/simulator/askaccount.h"
#include "tests/support/testmain.h"

#include <QRegularExpression>

using namespace suitescope;
using namespace Qt::StringLiterals;

class SimulatedAccountTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void acceptsCertificates();
    void refusesFiles_data();
    void refusesFiles();
    void aCertificateServesOneCombination();
    void fiveCertificatesAreTheMost();
    void validityEndsAfterTwoYears();
    void secretsAreShownAgainAfterARestart();
    void theStateHoldsNoSecret();
    void refusesAForeignState_data();
    void refusesAForeignState();
    void theAdministratorKeepsEveryPermission();
    void preparesADemo();
    void refreshSetsFeaturesBack();

private:
    QByteArray pem(int days = 700, int startsDaysAgo = 1) const;

    KeyPair m_key;
    std::unique_ptr<AskedAccount> m_asked;
};

void SimulatedAccountTest::initTestCase()
{
    m_key = *KeyPair::generate(KeyAlgorithm::EcP256);
}

void SimulatedAccountTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_asked = std::make_unique<AskedAccount>();
}

QByteArray SimulatedAccountTest::pem(int days, int startsDaysAgo) const
{
    const QDateTime from = QDateTime::currentDateTimeUtc().addDays(-startsDaysAgo);
    return Certificate::selfSigned(m_key, {u"test"_s, from, days})->toPem();
}

void SimulatedAccountTest::acceptsCertificates()
{
    const QString user = m_asked->account.users().constFirst();
    static const QRegularExpression shape(u"^[A-Za-z0-9_-]{43}$"_s);
    const auto made = m_asked->account.addMapping(m_asked->integration, m_asked->role, user, pem());
    QVERIFY2(made.refusal.isEmpty(), qPrintable(made.refusal));
    QVERIFY(shape.match(made.certificateId).hasMatch());
    const SimulatedMapping mapping = m_asked->account.mappings().constFirst();
    QCOMPARE(mapping.certificateId, made.certificateId);
    QCOMPARE(mapping.entity, user);
    QVERIFY(mapping.certificatePem.startsWith("-----BEGIN CERTIFICATE-----"));
}

void SimulatedAccountTest::refusesFiles_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("part"); // of the sentence

    const Result<Secret> key = m_key.toPkcs8Pem();
    QTest::newRow("a private key") << key->revealBytes() << u"private key"_s;
    QTest::newRow("both in one file") << pem() + key->revealBytes() << u"private key"_s;
    QTest::newRow("empty") << QByteArray() << u"PEM"_s;
    QTest::newRow("DER") << Certificate::read(pem())->toDer() << u"PEM"_s;
    QTest::newRow("broken") << pem().left(200) << u"PEM"_s;
    QTest::newRow("expired") << pem(10, 20) << u"expired"_s;
}

void SimulatedAccountTest::refusesFiles()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, part);
    const auto made = m_asked->account.addMapping(m_asked->integration, m_asked->role,
                                                  m_asked->account.users().constFirst(), file);
    QVERIFY(made.certificateId.isEmpty());
    QVERIFY2(made.refusal.contains(part), qPrintable(made.refusal));
    QVERIFY(m_asked->account.mappings().isEmpty());
}

void SimulatedAccountTest::aCertificateServesOneCombination()
{
    SimulatedAccount &account = m_asked->account;
    const QStringList users = account.users();
    const QByteArray certificate = pem();
    QVERIFY(account.addMapping(m_asked->integration, m_asked->role, users[0], certificate)
                .refusal.isEmpty());
    QVERIFY(!account.addMapping(m_asked->integration, m_asked->role, users[1], certificate)
                 .refusal.isEmpty());
    QVERIFY(!account.addMapping(m_asked->integration, m_asked->role, users[0], certificate)
                 .refusal.isEmpty());
    account.revokeMapping(account.mappings().constFirst().id);
    SimulatedIntegration second;
    second.name = u"Second"_s;
    second.clientCredentials = true;
    int other = 0;
    (void)account.addIntegration(second, &other);
    QVERIFY(!account.addMapping(other, m_asked->role, users[0], certificate).refusal.isEmpty());
    SimulatedIntegration unticked;
    int third = 0;
    (void)account.addIntegration(unticked, &third);
    QVERIFY(!account.addMapping(third, m_asked->role, users[0], pem()).refusal.isEmpty());
}

void SimulatedAccountTest::fiveCertificatesAreTheMost()
{
    SimulatedAccount &account = m_asked->account;
    const QString user = account.users().constFirst();
    for (int i = 0; i < 5; ++i) {
        const auto made = account.addMapping(m_asked->integration, m_asked->role, user, pem());
        QVERIFY2(made.refusal.isEmpty(), qPrintable(made.refusal));
    }
    QVERIFY(account.addMapping(m_asked->integration, m_asked->role, user, pem())
                .refusal.contains("five"_L1));
    account.revokeMapping(account.mappings().constFirst().id);
    QVERIFY(account.addMapping(m_asked->integration, m_asked->role, user, pem()).refusal.isEmpty());
}

void SimulatedAccountTest::validityEndsAfterTwoYears()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    SimulatedMapping mapping;
    mapping.certificatePem = pem(300, 0);
    mapping.created = now;
    QVERIFY(std::abs(mappingEnds(mapping).daysTo(now.addDays(300))) <= 1);
    mapping.created
        = now.addYears(-2).addDays(10); // uploaded long ago: cut earlier than its own end
    QVERIFY(std::abs(mappingEnds(mapping).daysTo(now.addDays(10))) <= 1);
}

void SimulatedAccountTest::secretsAreShownAgainAfterARestart()
{
    SimulatedAccount &account = m_asked->account;
    const auto made = account.addMapping(m_asked->integration, m_asked->role,
                                         account.users().constFirst(), pem());
    account.setFeature(u"SUITEANALYTICSCONNECT"_s, true);

    AskedAccount second;
    second.account.refreshSandbox();
    QVERIFY(second.account.restore(account.state()));
    QCOMPARE(second.account.state(), account.state());
    QCOMPARE(second.account.mappings().constFirst().certificateId, made.certificateId);
    second.signer = m_asked->signer;
    QCOMPARE(second.get("/services/rest/system/v1/serverTime").status, 200);
    int next = 0;
    const ShownOnce fresh = second.account.addIntegration({}, &next);
    QCOMPARE(next, m_asked->integration + 1);
    QVERIFY(fresh.first != m_asked->signer.consumerKey);
}

void SimulatedAccountTest::theStateHoldsNoSecret()
{
    SimulatedAccount &account = m_asked->account;
    const auto made = account.addMapping(m_asked->integration, m_asked->role,
                                         account.users().constFirst(), pem());
    const QByteArray state = account.state();
    for (const QString &secret :
         {m_asked->signer.consumerKey, m_asked->signer.consumerSecret, m_asked->signer.token,
          m_asked->signer.tokenSecret, made.certificateId})
        QVERIFY(secret.size() > 40 && !state.contains(secret.toLatin1()));
    static const QRegularExpression hex(u"[0-9a-f]{64}"_s);
    QVERIFY(!hex.match(QString::fromUtf8(state)).hasMatch());
    QVERIFY(!state.contains("PRIVATE"));
}

void SimulatedAccountTest::refusesAForeignState_data()
{
    QTest::addColumn<QByteArray>("state");

    SimulatedAccount other(*AccountId::parse(u"1234567"_s));
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no JSON") << "hello"_ba;
    QTest::newRow("other JSON") << R"({"format":7})"_ba;
    QTest::newRow("another account") << other.state();
}

void SimulatedAccountTest::refusesAForeignState()
{
    QFETCH(QByteArray, state);
    const QByteArray before = m_asked->account.state();
    QVERIFY(!m_asked->account.restore(state));
    QCOMPARE(m_asked->account.state(), before);
}

void SimulatedAccountTest::theAdministratorKeepsEveryPermission()
{
    const SimulatedRole administrator = m_asked->account.roles().constFirst();
    QCOMPARE(administrator.name, u"Administrator"_s);
    m_asked->account.setPermission(administrator.id, u"LIST_CUSTJOB"_s, 0);
    QCOMPARE(m_asked->account.roles().constFirst().permissions.size(),
             SimulatedAccount::permissions().size());
}

void SimulatedAccountTest::preparesADemo()
{
    SimulatedAccount account(*AccountId::parse(u"DEMO"_s));
    ShownOnce integration;
    const auto made = account.prepareForDemo(pem(), &integration);
    QVERIFY2(made.refusal.isEmpty(), qPrintable(made.refusal));
    QCOMPARE(integration.first.size(), 64);
    QVERIFY(account.integrations().constFirst().scopes.contains(u"rest_webservices"_s));
    QVERIFY(account.roles().constLast().permissions.contains(u"REPO_ANALYTICS"_s));
}

void SimulatedAccountTest::refreshSetsFeaturesBack()
{
    const auto isOn = [this](const QString &id) {
        for (const SimulatedAccount::Feature &feature : m_asked->account.features()) {
            if (feature.id == id)
                return feature.on;
        }
        return false;
    };
    QVERIFY(isOn(u"RESTWEBSERVICES"_s));
    m_asked->account.refreshSandbox();
    QVERIFY(!isOn(u"RESTWEBSERVICES"_s));
    QVERIFY(isOn(u"SUBSIDIARIES"_s));
    QVERIFY(m_asked->account.mappings().isEmpty());
    QCOMPARE(m_asked->account.roles().size(), 2); // roles are kept
}

SUITESCOPE_GUILESS_MAIN(SimulatedAccountTest)
#include "tst_simulatedaccount.moc"
