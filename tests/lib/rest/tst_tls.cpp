// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/crypto/certificate.h"
#include "lib/rest/transport.h"
#include "tests/support/localhost.h"
#include "tests/support/testmain.h"

#include <QNetworkAccessManager>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace suitescope;

/*! A server with a certificate of its own making, which nobody trusts unless told to. */
class TlsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup() { QSslConfiguration::setDefaultConfiguration(m_system); }

    void anUnknownCertificateIsRefused();
    void aWrongNameIsRefused();
    void aTrustedHandshakeIsReported();

private:
    [[nodiscard]] Result<Response> sent(const QString &host);
    void trust();

    QSslConfiguration m_system = QSslConfiguration::defaultConfiguration();
    QSslCertificate m_certificate;
    std::unique_ptr<QSslServer> m_server;
    int m_requests = 0;
};

void TlsTest::initTestCase()
{
    const KeyPair key = KeyPair::generate(KeyAlgorithm::EcP256).value();
    CertificateRequest request;
    request.commonName = u"localhost"_s;
    request.notBefore = QDateTime::currentDateTimeUtc().addDays(-1);
    request.days = 30;
    m_certificate = QSslCertificate(Certificate::selfSigned(key, request).value().toPem());
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(m_certificate);
    configuration.setPrivateKey(QSslKey(key.toSec1Pem().value().revealBytes(), QSsl::Ec));
    QVERIFY(!configuration.privateKey().isNull());

    m_server = std::make_unique<QSslServer>();
    m_server->setSslConfiguration(configuration);
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, [this] {
        QTcpSocket *socket = m_server->nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
            if (!socket->readAll().endsWith("\r\n\r\n"))
                return;
            ++m_requests;
            socket->write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                          "Content-Length: 2\r\n\r\n{}");
        });
    });
    QVERIFY(m_server->listen(QHostAddress::LocalHost));
}

void TlsTest::trust()
{
    QSslConfiguration trusting = m_system;
    trusting.addCaCertificate(m_certificate);
    QSslConfiguration::setDefaultConfiguration(trusting);
}

Result<Response> TlsTest::sent(const QString &host)
{
    QNetworkAccessManager network;
    HttpTransport transport(network, {}, systemClock());
    QUrl url(u"https://host/"_s);
    url.setHost(host);
    url.setPort(m_server->serverPort());
    QFuture<Result<Response>> future = transport.send(Request::get(url));
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }))
        return failure(ErrorKind::Timeout, u"the test waited too long"_s);
    return future.result();
}

void TlsTest::anUnknownCertificateIsRefused()
{
    if (!isLocalhostKnown())
        QSKIP("this machine has no address for the name localhost");
    const Result<Response> answer = sent(u"localhost"_s);
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Tls);
    QVERIFY2(answer.error().detail.contains(u"self-signed"_s), qPrintable(answer.error().detail));
    QVERIFY2(answer.error().detail.contains(u"issued by localhost"_s),
             qPrintable(answer.error().detail));
    QCOMPARE(m_requests, 0);
}

void TlsTest::aWrongNameIsRefused()
{
    trust();
    const Result<Response> answer = sent(u"127.0.0.1"_s);
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Tls);
    QCOMPARE(m_requests, 0);
}

void TlsTest::aTrustedHandshakeIsReported()
{
    if (!isLocalhostKnown())
        QSKIP("this machine has no address for the name localhost");
    trust();
    const Result<Response> answer = sent(u"localhost"_s);
    QVERIFY2(answer, answer ? "" : qPrintable(answer.error().detail));
    QCOMPARE(answer->tls.protocol, u"TLS 1.3"_s);
    QCOMPARE(answer->tls.issuers, QStringList{u"localhost"_s});
    QCOMPARE(answer->tls.peerName, u"localhost"_s);
}

SUITESCOPE_GUILESS_MAIN(TlsTest)
#include "tst_tls.moc"
