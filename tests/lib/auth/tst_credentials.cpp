// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/auth/credentials.h"
#include "lib/storage/memorysecretstore.h"
#include "tests/support/testmain.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace suitescope;

class CredentialsTest : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void tokenCredentialsAreRead();
    void certificateCredentialsAreRead();
    void aMissingFieldIsNamed_data();
    void aMissingFieldIsNamed();
    void anEmptyFieldIsMissing();
    void aKeyThatIsNoneNamesItsField();
    void theStoresOwnFailureIsPassedOn();
    void anotherOwnersEntriesAreRead();

private:
    void write(const QString &owner, SecretField field, const QByteArray &value);
    void writeAll(const QString &owner);
    [[nodiscard]] Result<Credentials> read();

    std::unique_ptr<MemorySecretStore> m_store;
    Connection m_connection;
    KeyPair m_key;
};

void CredentialsTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_store = std::make_unique<MemorySecretStore>();
    m_connection = Connection();
    m_connection.id = u"4711"_s;
    m_connection.account = AccountId::parse(u"1234567-sb1"_s).value();
    m_connection.algorithm = SigningAlgorithm::ES256;
    m_connection.scopes = QStringList{u"rest_webservices"_s};
    if (m_key.isNull())
        m_key = KeyPair::generate(KeyAlgorithm::EcP256).value();
}

void CredentialsTest::write(const QString &owner, SecretField field, const QByteArray &value)
{
    auto written = m_store->write(secretEntry(owner, field), Secret(QByteArrayView(value)));
    QTRY_VERIFY(written.isFinished());
    QVERIFY(written.result());
}

void CredentialsTest::writeAll(const QString &owner)
{
    const QList<SecretField> fields = allSecretFields();
    for (const SecretField field : fields)
        write(owner, field, "value of " + secretEntry({}, field).toLatin1());
    write(owner, SecretField::PrivateKey, m_key.toPkcs8Pem().value().revealBytes());
}

Result<Credentials> CredentialsTest::read()
{
    QFuture<Result<Credentials>> future = readCredentials(m_connection, *m_store);
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }))
        return failure(ErrorKind::Timeout);
    return future.result();
}

void CredentialsTest::tokenCredentialsAreRead()
{
    writeAll(m_connection.id);
    m_connection.method = AuthMethod::TokenBased;
    const Result<Credentials> read = this->read();
    QVERIFY(read);
    const auto &tba = std::get<TbaCredentials>(*read);
    QCOMPARE(tba.realm, u"1234567_SB1"_s);
    QCOMPARE(tba.consumerKey.revealText(), u"value of /consumer-key"_s);
    QCOMPARE(tba.consumerSecret.revealText(), u"value of /consumer-secret"_s);
    QCOMPARE(tba.tokenId.revealText(), u"value of /token-id"_s);
    QCOMPARE(tba.tokenSecret.revealText(), u"value of /token-secret"_s);
}

void CredentialsTest::certificateCredentialsAreRead()
{
    writeAll(m_connection.id);
    const Result<Credentials> read = this->read();
    QVERIFY(read);
    const auto &m2m = std::get<M2mCredentials>(*read);
    QCOMPARE(m2m.clientId, u"value of /client-id"_s);
    QCOMPARE(m2m.certificateId, u"value of /certificate-id"_s);
    QCOMPARE(m2m.key.publicKeyDer(), m_key.publicKeyDer());
    QCOMPARE(m2m.algorithm, SigningAlgorithm::ES256);
    QCOMPARE(m2m.scopes, QStringList{u"rest_webservices"_s});
}

void CredentialsTest::aMissingFieldIsNamed_data()
{
    QTest::addColumn<AuthMethod>("method");
    QTest::addColumn<SecretField>("field");
    QTest::addColumn<QString>("name");

    QTest::newRow("consumer key") << AuthMethod::TokenBased << SecretField::ConsumerKey
                                  << u"consumer-key"_s;
    QTest::newRow("token secret") << AuthMethod::TokenBased << SecretField::TokenSecret
                                  << u"token-secret"_s;
    QTest::newRow("client ID") << AuthMethod::ClientCredentials << SecretField::ClientId
                               << u"client-id"_s;
    QTest::newRow("private key") << AuthMethod::ClientCredentials << SecretField::PrivateKey
                                 << u"private-key"_s;
}

void CredentialsTest::aMissingFieldIsNamed()
{
    QFETCH(AuthMethod, method);
    QFETCH(SecretField, field);
    writeAll(m_connection.id);
    auto removed = m_store->remove(secretEntry(m_connection.id, field));
    QTRY_VERIFY(removed.isFinished());
    m_connection.method = method;

    const Result<Credentials> read = this->read();
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::SecretMissing);
    QTEST(read.error().detail, "name");
}

void CredentialsTest::anEmptyFieldIsMissing()
{
    writeAll(m_connection.id);
    write(m_connection.id, SecretField::CertificateId, {});
    const Result<Credentials> read = this->read();
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::SecretMissing);
    QCOMPARE(read.error().detail, u"certificate-id"_s);
}

void CredentialsTest::aKeyThatIsNoneNamesItsField()
{
    writeAll(m_connection.id);
    write(m_connection.id, SecretField::PrivateKey, "hello"_ba);
    const Result<Credentials> read = this->read();
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::InvalidInput);
    QVERIFY(read.error().detail.startsWith(u"private-key: "_s));
}

void CredentialsTest::theStoresOwnFailureIsPassedOn()
{
    writeAll(m_connection.id);
    m_store->failWith(ErrorKind::KeychainLocked);
    const Result<Credentials> read = this->read();
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::KeychainLocked);
}

void CredentialsTest::anotherOwnersEntriesAreRead()
{
    writeAll(u"draft-1"_s);
    QFuture<Result<Credentials>> future = readCredentials(u"draft-1"_s, m_connection, *m_store);
    QTRY_VERIFY(future.isFinished());
    QVERIFY(future.result());
    QVERIFY(!read());
}

SUITESCOPE_GUILESS_MAIN(CredentialsTest)
#include "tst_credentials.moc"
