// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/testmain.h"
#include "tests/support/transportbench.h"

#include <QNetworkCookie>
#include <QNetworkCookieJar>
#include <QNetworkReply>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace suitescope;

using Then = ScriptedServer::Then;

class HttpTransportTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        m_bench = std::make_unique<TransportBench>();
    }
    void cleanup() { m_bench.reset(); }

    // what goes out and comes in
    void aRequestGoesOutAsWritten();
    void aSecretBodyGoesOutWhole();
    void anAnswerComesBackWhole();
    void aCompressedAnswerIsUnpacked();
    void refusalsCarryTheirBody_data();
    void refusalsCarryTheirBody();
    void otherComputersAreSpokenToByHttpsOnly_data();
    void otherComputersAreSpokenToByHttpsOnly();

    void aByteOrderMarkIsLeftOut();

    // answers that are none
    void aPageIsNoAnswer_data();
    void aPageIsNoAnswer();
    void redirectsAreNotFollowed();
    void aCutAnswerIsBad_data();
    void aCutAnswerIsBad();
    void theCapHolds_data();
    void theCapHolds();
    void aCapOfExactlyTheLengthIsEnough();
    void stoppingAnAnswerThatIsHereIsQuiet_data();
    void stoppingAnAnswerThatIsHereIsQuiet();
    void silenceTimesOut();
    void nobodyThereIsOffline();
    void cookiesAreNeitherKeptNorSent();

private:
    std::unique_ptr<TransportBench> m_bench;
};

void HttpTransportTest::aRequestGoesOutAsWritten()
{
    m_bench->server.answer(204);
    Request request
        = Request::postJson(m_bench->server.url("/a/b%2Fc?q=x%20%2B%20y+z"), "{\"q\":1}"_ba);
    request.headers = {{"Prefer"_ba, "transient"_ba}};
    QVERIFY(m_bench->sent(request));

    const ScriptedServer::Seen &seen = m_bench->server.seen.at(0);
    QCOMPARE(seen.method, "POST"_ba);
    QCOMPARE(seen.target, "/a/b%2Fc?q=x%20%2B%20y+z"_ba);
    QCOMPARE(seen.body, "{\"q\":1}"_ba);
    QCOMPARE(seen.headers.value("content-type"), "application/json"_ba);
    QCOMPARE(seen.headers.value("accept"), "application/json"_ba);
    QCOMPARE(seen.headers.value("prefer"), "transient"_ba);
    QCOMPARE(seen.headers.value("user-agent"), "SuiteScope/test"_ba);
    QVERIFY(!seen.headers.contains("authorization"));
    QVERIFY(!seen.headers.contains("cookie"));
}

void HttpTransportTest::aSecretBodyGoesOutWhole()
{
    m_bench->server.answer(503);
    m_bench->server.answer(200, "{}");
    Request request = m_bench->get();
    request.method = "POST"_ba;
    request.contentType = "application/x-www-form-urlencoded"_ba;
    request.secretBody = Secret(QByteArrayView("client_assertion=abc"));
    QVERIFY(m_bench->sent(request));
    QCOMPARE(m_bench->server.seen.size(), size_t(2));
    QCOMPARE(m_bench->server.seen.at(1).method, "POST"_ba);
    QCOMPARE(m_bench->server.seen.at(1).body, "client_assertion=abc"_ba);
    QCOMPARE(m_bench->server.seen.at(1).headers.value("content-length"), "20"_ba);
}

void HttpTransportTest::anAnswerComesBackWhole()
{
    const QByteArray body = "{\"text\":\"" + QByteArray(3'000'000, 'x') + "\"}";
    m_bench->server.answer(
        200, body,
        {{"Date", "Mon, 23 Nov 2026 16:21:00 GMT"},
         {"Location", "https://x.example/record/5"},
         {"Content-Type", "application/vnd.oracle.resource+json; type=collection"}});
    const Result<Response> answer = m_bench->sent(m_bench->get());
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    QVERIFY(answer->body == body);
    QCOMPARE(answer->contentType, "application/vnd.oracle.resource+json; type=collection"_ba);
    QCOMPARE(answer->location, QUrl(u"https://x.example/record/5"_s));
    QCOMPARE(answer->serverDate, QDateTime({2026, 11, 23}, {16, 21}, Qt::UTC));
    QCOMPARE(answer->tls, TlsFacts());
    QCOMPARE(answer->attempts, 1);
}

void HttpTransportTest::aCompressedAnswerIsUnpacked()
{
    const QByteArray body = "{\"text\":\"" + QByteArray(3'000'000, 'x') + "\"}";
    m_bench->server.answer(200, qCompress(body).mid(4), {{"Content-Encoding", "deflate"}});
    const Result<Response> answer = m_bench->sent(m_bench->get());
    QVERIFY(answer);
    QVERIFY(answer->body == body);
    QVERIFY(m_bench->server.seen.at(0).headers.value("accept-encoding").contains("gzip"));
}

void HttpTransportTest::refusalsCarryTheirBody_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("challenge");
    QTest::addColumn<ErrorKind>("kind");

    QTest::newRow("400") << 400 << QByteArray() << ErrorKind::Rejected;
    QTest::newRow("401 bare") << 401 << QByteArray() << ErrorKind::Unauthorized;
    QTest::newRow("401 Bearer") << 401 << R"(Bearer realm="1", error="invalid_token")"_ba
                                << ErrorKind::Unauthorized;
    QTest::newRow("401 Basic") << 401 << R"(Basic realm="1234567")"_ba << ErrorKind::Unauthorized;
    QTest::newRow("401 OAuth") << 401 << R"(OAuth realm="1", error="token_rejected")"_ba
                               << ErrorKind::Unauthorized;
    QTest::newRow("401 Digest") << 401 << R"(Digest realm="1", nonce="n")"_ba
                                << ErrorKind::Unauthorized;
    QTest::newRow("403") << 403 << QByteArray() << ErrorKind::Forbidden;
    QTest::newRow("404") << 404 << QByteArray() << ErrorKind::NotFound;
}

void HttpTransportTest::refusalsCarryTheirBody()
{
    QFETCH(int, status);
    QFETCH(QByteArray, challenge);
    ScriptedServer::Headers headers;
    if (!challenge.isEmpty())
        headers.append({"WWW-Authenticate", challenge});
    m_bench->server.answer(status, R"({"error":"some_code","error_description":"why"})"_ba,
                           headers);

    const Result<Response> answer = m_bench->sent(m_bench->get());
    QVERIFY(!answer);
    QTEST(answer.error().kind, "kind");
    QCOMPARE(answer.error().api->status, status);
    QCOMPARE(answer.error().api->code, u"some_code"_s);
    QCOMPARE(answer.error().api->wwwAuthenticate, QString::fromLatin1(challenge));
    QCOMPARE(answer.error().detail, u"HTTP %1 some_code: why"_s.arg(status));
    QCOMPARE(m_bench->server.seen.size(), size_t(1));
}

void HttpTransportTest::otherComputersAreSpokenToByHttpsOnly_data()
{
    QTest::addColumn<QUrl>("url");

    QTest::newRow("http") << QUrl(u"http://1234567.suitetalk.api.netsuite.com/"_s);
    QTest::newRow("a name that begins like loopback") << QUrl(u"http://127.0.0.1.example/"_s);
    QTest::newRow("other scheme") << QUrl(u"ftp://127.0.0.1/"_s);
    QTest::newRow("file") << QUrl(u"file:///etc/hosts"_s);
    QTest::newRow("user name") << QUrl(u"https://someone@host.example/"_s);
    QTest::newRow("nothing") << QUrl();
}

void HttpTransportTest::otherComputersAreSpokenToByHttpsOnly()
{
    QFETCH(QUrl, url);
    const Result<Response> answer = m_bench->sent(Request::get(url));
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::NotAllowed);
}

void HttpTransportTest::aPageIsNoAnswer_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<ErrorKind>("kind");

    QTest::newRow("200") << 200 << "text/html;charset=utf-8"_ba << ErrorKind::BadReply;
    QTest::newRow("200 without a type") << 200 << QByteArray(" ") << ErrorKind::BadReply;
    QTest::newRow("503") << 503 << "text/html"_ba << ErrorKind::ServerFault;
    QTest::newRow("404") << 404 << "text/html"_ba << ErrorKind::NotFound;
}

void HttpTransportTest::aPageIsNoAnswer()
{
    QFETCH(int, status);
    QFETCH(QByteArray, type);
    for (int i = 0; i < 3; ++i)
        m_bench->server.answer(status, "<!DOCTYPE html><title>Scheduled maintenance</title>",
                               {{"Content-Type", type}});
    const Result<Response> answer = m_bench->sent(m_bench->get());
    QVERIFY(!answer);
    QTEST(answer.error().kind, "kind");
    QVERIFY(answer.error().api->html);
    QCOMPARE(answer.error().api->title, u"Scheduled maintenance"_s);
}

void HttpTransportTest::redirectsAreNotFollowed()
{
    ScriptedServer elsewhere;
    elsewhere.answer(200, "{}");
    m_bench->server.answer(
        302, "<html></html>",
        {{"Location", elsewhere.url("/login?a=b").toEncoded()}, {"Content-Type", "text/html"}});
    Request request = m_bench->get();
    request.authorization
        = [] { return finished<Secret>(Secret(QByteArrayView("Bearer not for others"))); };
    const Result<Response> answer = m_bench->sent(request);
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::BadReply);
    QCOMPARE(answer.error().detail, u"HTTP 302, redirected to 127.0.0.1"_s);
    QCOMPARE(answer.error().api->status, 302);
    QVERIFY(answer.error().api->html);
    QTest::qWait(50);
    QCOMPARE(elsewhere.connections(), 0);
    QCOMPARE(m_bench->server.seen.size(), size_t(1));
}

void HttpTransportTest::aByteOrderMarkIsLeftOut()
{
    m_bench->server.answer(200, "\xEF\xBB\xBF{\"a\":1}"_ba);
    const Result<Response> answer = m_bench->sent(m_bench->get());
    QVERIFY(answer);
    QCOMPARE(answer->body, "{\"a\":1}"_ba);
}

void HttpTransportTest::aCutAnswerIsBad_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("detail");

    QTest::newRow("fewer bytes than announced")
        << ScriptedServer::http(200, "{\"a\":1}", {{"Content-Length", "5000"}}) << QString();
    QTest::newRow("chunk cut")
        << "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n100\r\n{\"a\":"_ba << QString();
    QTest::newRow("JSON cut, length right")
        << ScriptedServer::http(200, "{\"items\":[{\"id\":1},{\"i")
        << u"the JSON of the answer ends too early"_s;
}

void HttpTransportTest::aCutAnswerIsBad()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, detail);
    m_bench->server.responder = [bytes](const auto &) {
        return ScriptedServer::Answer{bytes, Then::Close};
    };
    const Result<Response> answer = m_bench->sent(m_bench->get());
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::BadReply);
    QVERIFY(!answer.error().detail.isEmpty());
    if (!detail.isEmpty())
        QCOMPARE(answer.error().detail, detail);
}

void HttpTransportTest::theCapHolds_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Then>("then");

    const QByteArray head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    QTest::newRow("announced 200 MB")
        << head + "Content-Length: 200000000\r\n\r\n{" << Then::KeepOpen;
    QTest::newRow("200 MB arriving")
        << head + "Content-Length: 200000000\r\n\r\n{" << Then::Endless;
    QTest::newRow("endless") << head + "\r\n{" << Then::Endless;
    QTest::newRow("small, but not when unpacked") << ScriptedServer::http(
        200, qCompress(QByteArray(50'000'000, ' ')).mid(4), {{"Content-Encoding", "deflate"}})
                                                  << Then::KeepOpen;
    QTest::newRow("one byte too many")
        << ScriptedServer::http(200, "\"" + QByteArray(99'999, 'x') + "\"") << Then::KeepOpen;
}

void HttpTransportTest::theCapHolds()
{
    QFETCH(QByteArray, bytes);
    QFETCH(Then, then);
    m_bench->server.answer(ScriptedServer::Answer{bytes, then});
    Request request = m_bench->get();
    request.largestAnswer = 100'000;
    const Result<Response> answer = m_bench->sent(request);
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::TooLarge);
    QCOMPARE(m_bench->server.seen.size(), size_t(1));
}

void HttpTransportTest::aCapOfExactlyTheLengthIsEnough()
{
    const QByteArray body = "\"" + QByteArray(99'998, 'x') + "\"";
    m_bench->server.answer(200, body);
    Request request = m_bench->get();
    request.largestAnswer = body.size();
    QVERIFY(m_bench->sent(request));
}

// What Qt's network thread has already said of an answer comes after we have lost interest; Qt
// warns when it meets an error that was made here meanwhile.
void HttpTransportTest::stoppingAnAnswerThatIsHereIsQuiet_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<bool>("goesAway");
    const auto row = [](const char *name, const QByteArray &body, qsizetype length, bool goesAway) {
        QTest::newRow(name) << "HTTP/1.1 401 Scripted\r\nWWW-Authenticate: OAuth realm=\"x\"\r\n"
                               "Content-Type: application/json\r\nContent-Length: "
                + QByteArray::number(length) + "\r\n\r\n"
                + body << goesAway;
    };
    row("nobody waits for it", "{}"_ba, 2, true);
    const QByteArray page(1024 * 1024 + 2, 'x');
    row("announced as too long", page, page.size(), false);
}

void HttpTransportTest::stoppingAnAnswerThatIsHereIsQuiet()
{
    QFETCH(QByteArray, answer);
    QFETCH(bool, goesAway);
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QFuture<Result<Response>> future;
    connect(&server, &QTcpServer::newConnection, &server, [&] {
        QTcpSocket *socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [&, socket] {
            socket->readAll();
            socket->write(answer);
            socket->waitForBytesWritten();
            QThread::msleep(50); // the network thread reads it while this one does not listen
            if (goesAway)
                m_bench->transport.reset();
        });
    });
    future = m_bench->transport->send(
        Request::get(QUrl(u"http://127.0.0.1:%1/"_s.arg(server.serverPort()))));
    QTRY_VERIFY(future.isFinished());
    QCOMPARE(future.isCanceled(), goesAway);
    if (!goesAway)
        QCOMPARE(future.result().error().kind, ErrorKind::Unauthorized);
    QTRY_VERIFY(m_bench->network.findChildren<QNetworkReply *>().isEmpty());
}

void HttpTransportTest::silenceTimesOut()
{
    m_bench->server.answer(
        ScriptedServer::Answer{ScriptedServer::http(200, "{}"), Then::KeepOpen, 5s});
    Request request = m_bench->get();
    request.timeout = 80ms;
    const Result<Response> answer = m_bench->sent(request);
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Timeout);
    QCOMPARE(answer.error().detail, u"nothing arrived for 80 ms"_s);
    QCOMPARE(m_bench->server.seen.size(), size_t(1));
}

void HttpTransportTest::nobodyThereIsOffline()
{
    const Request request = Request::get(ScriptedServer().url()); // gone at once
    const Result<Response> answer = m_bench->sent(request);
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Offline);
    QVERIFY(!answer.error().api);
}

void HttpTransportTest::cookiesAreNeitherKeptNorSent()
{
    auto *jar = new QNetworkCookieJar;
    jar->insertCookie(QNetworkCookie("old"_ba, "1"_ba));
    QNetworkCookie cookie("session"_ba, "stale"_ba);
    cookie.setDomain(u"127.0.0.1"_s);
    cookie.setPath(u"/"_s);
    jar->insertCookie(cookie);
    m_bench->network.setCookieJar(jar);

    m_bench->server.answer(200, "{}", {{"Set-Cookie", "JSESSIONID=abc; Path=/"}});
    m_bench->server.answer(200, "{}");
    QVERIFY(m_bench->sent(m_bench->get()));
    QVERIFY(m_bench->sent(m_bench->get()));
    QVERIFY(!m_bench->server.seen.at(0).headers.contains("cookie"));
    QVERIFY(!m_bench->server.seen.at(1).headers.contains("cookie"));
    QVERIFY(jar->cookiesForUrl(m_bench->server.url()).size() <= 1);
}

SUITESCOPE_GUILESS_MAIN(HttpTransportTest)
#include "tst_httptransport.moc"
