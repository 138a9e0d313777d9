// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// `suitescope run --connection` with secrets in the keychain: no file need exist.
#include "tests/end_to_end/keptconnections.h"
#include "tests/support/testmain.h"

#include <QDirIterator>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

const QString client = u"0123456789abcdef"_s.repeated(4);
const QString certificateId = u"-a_CertificateIdOfFortyThreeCharacters_0123"_s;

TbaCredentials tokens()
{
    return {u"1234567_SB1"_s, Secret(QString(64, u'a')), Secret(QString(64, u'b')),
            Secret(QString(64, u'c')), Secret(QString(64, u'd'))};
}

} // namespace

class RunStoredTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void aCommandGetsTheVariables_data();
    void aCommandGetsTheVariables();
    void theCommandsExitCodeIsTheAnswer();
    void nothingIsStartedWithoutTheSecrets();
    void anUnknownNameIsSaid();
    void noFileHoldsThem();

private:
    [[nodiscard]] bool keep(const QString &name, const Credentials &credentials)
    {
        Connection facts;
        facts.id = u"stored"_s;
        facts.name = name;
        facts.account = AccountId::parse(u"1234567_SB1"_s).value();
        return m_kept->keep(facts, credentials);
    }
    [[nodiscard]] KeptConnections::Answer runShell(const QString &name, const QString &script)
    {
        return m_kept->run({u"run"_s, u"--connection"_s, name, u"--"_s, u"sh"_s, u"-c"_s, script});
    }

    KeyPair m_key = KeyPair::generate(KeyAlgorithm::EcP384).value();
    std::unique_ptr<KeptConnections> m_kept;
};

void RunStoredTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_kept = std::make_unique<KeptConnections>();
    QVERIFY(m_kept->load());
}

void RunStoredTest::cleanup()
{
    QVERIFY(m_kept->forgetSecrets());
    m_kept.reset();
}

void RunStoredTest::aCommandGetsTheVariables_data()
{
    QTest::addColumn<bool>("certificate");
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArray>("out");
    QTest::newRow("certificate")
        << true
        << R"(printf '%s\n' "$NETSUITE_AUTH_TYPE" "$NETSUITE_ACCOUNT_ID" "$NETSUITE_CLIENT_ID" )"
           R"("$NETSUITE_CERTIFICATE_ID" "$NETSUITE_ALGORITHM" "${NETSUITE_TOKEN_ID-none}")"_ba
        << "oauth2\n1234567_SB1\n" + client.toLatin1() + '\n' + certificateId.toLatin1()
            + "\nES384\nnone\n";
    QTest::newRow("tokens")
        << false
        << R"(printf '%s\n' "$NETSUITE_AUTH_TYPE" "$NETSUITE_ACCOUNT_ID" "$NETSUITE_TOKEN_SECRET" )"
           R"("${NETSUITE_PRIVATE_KEY-none}")"_ba
        << "tba\n1234567_SB1\n" + QByteArray(64, 'd') + "\nnone\n";
}

void RunStoredTest::aCommandGetsTheVariables()
{
    QFETCH(bool, certificate);
    QFETCH(QByteArray, script);
    QFETCH(QByteArray, out);
    const M2mCredentials m2m{
        client, certificateId, m_key, SigningAlgorithm::ES384, {u"rest_webservices"_s}};
    QVERIFY(keep(u"Orders of Larkfield"_s, certificate ? Credentials(m2m) : Credentials(tokens())));
    // Names are found whatever their case.
    const auto answer = runShell(u"orders of larkfield"_s, QString::fromLatin1(script));
    QVERIFY2(answer.code == 0, answer.err.constData());
    QCOMPARE(answer.out, out);
    if (!certificate)
        return;
    const auto key = runShell(u"Orders of Larkfield"_s, u"printf '%s' \"$NETSUITE_PRIVATE_KEY\""_s);
    const Result<KeyPair> read = KeyPair::read(Secret(QByteArrayView(key.out)));
    QVERIFY(read);
    QCOMPARE(read->publicKeyDer(), m_key.publicKeyDer());
}

void RunStoredTest::theCommandsExitCodeIsTheAnswer()
{
    QVERIFY(keep(u"Orders"_s, tokens()));
    QCOMPARE(runShell(u"Orders"_s, u"exit 37"_s).code, 37);
}

void RunStoredTest::nothingIsStartedWithoutTheSecrets()
{
    QVERIFY(keep(u"Orders"_s, tokens()));
    QVERIFY(KeptConnections::done(
        m_kept->keychain.remove(secretEntry(u"stored"_s, SecretField::TokenSecret))));
    const auto answer = runShell(u"Orders"_s, u"echo started"_s);
    QVERIFY(answer.code != 0);
    QVERIFY(!answer.out.contains("started"));
    QVERIFY2(!answer.err.isEmpty(), "a word on what is missing");
    QVERIFY(!answer.err.contains(QByteArray(64, 'b')));
}

void RunStoredTest::anUnknownNameIsSaid()
{
    QVERIFY(keep(u"Orders"_s, tokens()));
    const auto answer = runShell(u"Invoices"_s, u"echo started"_s);
    QVERIFY(answer.code != 0);
    QVERIFY(answer.out.isEmpty());
    QVERIFY2(answer.err.contains("Invoices"), answer.err.constData());
}

void RunStoredTest::noFileHoldsThem()
{
    QVERIFY(keep(u"Orders"_s, tokens()));
    QCOMPARE(runShell(u"Orders"_s, u"true"_s).code, 0);
    QDirIterator files(m_kept->home.path(), QDir::Files | QDir::Hidden,
                       QDirIterator::Subdirectories);
    int looked = 0;
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        ++looked;
        for (const char digit : {'a', 'b', 'c', 'd'})
            QVERIFY2(!content.contains(QByteArray(64, digit)), qPrintable(file.fileName()));
    }
    QVERIFY(looked > 0); // the list of connections at least
}

SUITESCOPE_GUILESS_MAIN(RunStoredTest)
#include "tst_runstored.moc"
