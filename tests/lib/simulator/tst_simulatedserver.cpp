// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/simulatedserver.h"
#include "tests/lib/simulator/askaccount.h"
#include "tests/support/testmain.h"

#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QRegularExpression>

using namespace suitescope;
using namespace Qt::StringLiterals;

class SimulatedServerTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void startsQuickly();
    void discoveryPointsBack();
    void signsInOverHttp();
    void servesParallelRequests();
    void aBrokenConnectionIsAnError();
    void stopsAndStartsAgain();

private:
    QNetworkReply *get(const QByteArray &target);

    std::unique_ptr<AskedAccount> m_asked;
    std::unique_ptr<SimulatedServer> m_server;
    std::unique_ptr<QNetworkAccessManager> m_network;
};

void SimulatedServerTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_network.reset();
    m_server.reset();
    m_asked = std::make_unique<AskedAccount>();
    m_server = std::make_unique<SimulatedServer>(m_asked->account);
    m_network = std::make_unique<QNetworkAccessManager>();
    QVERIFY(m_server->start());
}

QNetworkReply *SimulatedServerTest::get(const QByteArray &target)
{
    const QUrl url = QUrl::fromEncoded(m_server->url().toEncoded() + target);
    QNetworkRequest request(url);
    request.setRawHeader("Authorization",
                         m_asked->signer.header("GET", m_server->url().toEncoded(),
                                                url.path(QUrl::FullyEncoded).toLatin1(),
                                                url.query(QUrl::FullyEncoded).toLatin1()));
    QNetworkReply *reply = m_network->get(request);
    reply->setParent(this);
    return reply;
}

void SimulatedServerTest::startsQuickly()
{
    QElapsedTimer timer;
    timer.start();
    SimulatedAccount account(*AccountId::parse(u"DEMO"_s));
    SimulatedServer server(account);
    QVERIFY(server.start());
    qInfo() << "account and server are there after" << timer.elapsed() << "ms";
    QVERIFY(server.isRunning());
    QCOMPARE(server.url().host(), u"127.0.0.1"_s);
}

void SimulatedServerTest::discoveryPointsBack()
{
    QNetworkReply *reply = m_network->get(
        QNetworkRequest(QUrl(m_server->url().toString() + u"/rest/datacenterurls?account=DEMO"_s)));
    QTRY_VERIFY(reply->isFinished());
    const QJsonObject found = QJsonDocument::fromJson(reply->readAll()).object();
    QCOMPARE(found["webservicesDomain"_L1].toString(), m_server->url().toString());
    QCOMPARE(found["restDomain"_L1].toString(), m_server->url().toString());
    delete reply;
}

void SimulatedServerTest::signsInOverHttp()
{
    QNetworkReply *reply = get("/services/rest/system/v1/serverTime");
    QTRY_VERIFY(reply->isFinished());
    QCOMPARE(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 200);
    const QString text
        = QJsonDocument::fromJson(reply->readAll()).object()["serverTime"_L1].toString();
    const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    QVERIFY2(std::abs(time.secsTo(QDateTime::currentDateTimeUtc())) < 5, qPrintable(text));
    QVERIFY(!reply->rawHeader("Date").isEmpty());

    reply
        = get("/services/rest/record/v1/customer?q=companyName%20START_WITH%20%22A%26B%22&limit=2");
    QTRY_VERIFY(reply->isFinished());
    QCOMPARE(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 200);
    QVERIFY(m_server->requestsServed() >= 2);
}

void SimulatedServerTest::servesParallelRequests()
{
    std::vector<std::unique_ptr<QNetworkAccessManager>> networks;
    std::vector<std::unique_ptr<QNetworkReply>> replies;
    for (int i = 0; i < 8; ++i) {
        networks.push_back(std::make_unique<QNetworkAccessManager>());
        QNetworkRequest request(
            QUrl(m_server->url().toString()
                 + u"/services/rest/query/v1/suiteql?limit=100&offset=%1"_s.arg(i * 100)));
        request.setRawHeader("Authorization",
                             m_asked->signer.header("POST", m_server->url().toEncoded(),
                                                    "/services/rest/query/v1/suiteql",
                                                    request.url().query().toLatin1()));
        request.setRawHeader("Prefer", "transient");
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        const char *tables[] = {"transaction", "transactionline"};
        const QByteArray body = "{\"q\":\"SELECT * FROM " + QByteArray(tables[i % 2]) + " t\"}";
        replies.emplace_back(networks.back()->post(request, body));
    }
    for (const auto &reply : replies) {
        QTRY_VERIFY_WITH_TIMEOUT(reply->isFinished(), 20'000);
        const QByteArray body = reply->readAll();
        QVERIFY2(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() == 200,
                 body.constData());
        const QJsonObject page = QJsonDocument::fromJson(body).object();
        QCOMPARE(page["items"_L1].toArray().size(), page["count"_L1].toInt());
    }
    replies.clear();
}

void SimulatedServerTest::aBrokenConnectionIsAnError()
{
    m_asked->account.setFault(Fault::ConnectionReset, 1);
    QNetworkReply *reply = get("/services/rest/system/v1/serverTime");
    QTRY_VERIFY(reply->isFinished());
    QCOMPARE(reply->error(), QNetworkReply::RemoteHostClosedError);
    QCOMPARE(m_asked->account.fault(), Fault::None);
    reply = get("/services/rest/system/v1/serverTime");
    QTRY_VERIFY(reply->isFinished());
    QCOMPARE(reply->error(), QNetworkReply::NoError);
}

void SimulatedServerTest::stopsAndStartsAgain()
{
    QNetworkReply *reply = get("/services/rest/system/v1/serverTime");
    QTRY_VERIFY(reply->isFinished());
    m_server->stop();
    QVERIFY(!m_server->isRunning());
    QVERIFY(m_server->url().isEmpty());
    QVERIFY(m_server->start());
    reply = get("/services/rest/system/v1/serverTime");
    QTRY_VERIFY(reply->isFinished());
    QCOMPARE(reply->error(), QNetworkReply::NoError);
}

SUITESCOPE_GUILESS_MAIN(SimulatedServerTest)
#include "tst_simulatedserver.moc"
