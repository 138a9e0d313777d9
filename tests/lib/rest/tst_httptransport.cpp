// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/base/async.h"
#include "lib/rest/transport.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/testmain.h"

#include <QNetworkAccessManager>
#include <QNetworkCookie>
#include <QNetworkCookieJar>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <optional>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace suitescope;

using Then = ScriptedServer::Then;

class HttpTransportTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    // what goes out and comes in
    void aRequestGoesOutAsWritten();
    void aSecretBodyGoesOutWhole();
    void anAnswerComesBackWhole();
    void refusalsCarryTheirBody_data();
    void refusalsCarryTheirBody();
    void otherComputersAreSpokenToByHttpsOnly_data();
    void otherComputersAreSpokenToByHttpsOnly();

    // answers that are none
    void aPageIsNoAnswer_data();
    void aPageIsNoAnswer();
    void redirectsAreNotFollowed();
    void aCutAnswerIsBad_data();
    void aCutAnswerIsBad();
    void theCapHolds_data();
    void theCapHolds();
    void aCapOfExactlyTheLengthIsEnough();
    void silenceTimesOut();
    void nobodyThereIsOffline();
    void cookiesAreNeitherKeptNorSent();

    // again
    void passingFaultsAreTriedAgain_data();
    void passingFaultsAreTriedAgain();
    void aServerFaultIsTriedOnceMore();
    void retriesEnd();
    void retryAfterIsHonoured();
    void whatMayNotBeRepeatedIsNot_data();
    void whatMayNotBeRepeatedIsNot();
    void aLostConnectionIsTriedAgain_data();
    void aLostConnectionIsTriedAgain();
    void nothingIsSentAgainBehindOurBack_data();
    void nothingIsSentAgainBehindOurBack();
    void aReplayedSignatureIsNoRefusal();
    void aLostConnectionMayBeFinal();
    void everyAttemptIsAuthorizedAnew();
    void aRefusedAuthorizationSendsNothing();

    // the line
    void theGateIsRespected();
    void theLineKeepsItsOrder();
    void outOfTurnDoesNotWait();
    void aPauseFreesThePlace();

    // stopping
    void cancellingAborts();
    void cancellingLeavesTheLine();
    void cancellingEndsAPause();
    void cancellingWhileAuthorizing();
    void closingAnswersCanceled();
    void forgettingTheFutureIsSafe();

private:
    [[nodiscard]] Request get(const QByteArray &path = "/") const
    {
        Request request = Request::get(m_server->url(path));
        request.timeout = 5s;
        return request;
    }
    [[nodiscard]] Result<Response> sent(const Request &request);
    void renew(int atOnce, std::chrono::milliseconds first);

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<HttpTransport> m_transport;
};

void HttpTransportTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_server = std::make_unique<ScriptedServer>();
    m_network = std::make_unique<QNetworkAccessManager>();
    renew(4, 4ms);
}

void HttpTransportTest::cleanup()
{
    m_transport.reset();
    m_network.reset();
    m_server.reset();
}

void HttpTransportTest::renew(int atOnce, std::chrono::milliseconds first)
{
    HttpTransport::Options options;
    options.retry.first = first;
    options.retry.mostAttempts = 3;
    options.atOnce = atOnce;
    options.userAgent = "SuiteScope/test"_ba;
    m_transport = std::make_unique<HttpTransport>(*m_network, options, systemClock());
}

Result<Response> HttpTransportTest::sent(const Request &request)
{
    QFuture<Result<Response>> future = m_transport->send(request);
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }))
        return failure(ErrorKind::Timeout, u"the test waited too long"_s);
    return future.isCanceled() ? failure(ErrorKind::Canceled) : future.result();
}

void HttpTransportTest::aRequestGoesOutAsWritten()
{
    m_server->answer(204);
    Request request = Request::postJson(m_server->url("/a/b%2Fc?q=x%20%2B%20y+z"), "{\"q\":1}"_ba);
    request.headers = {{"Prefer"_ba, "transient"_ba}};
    QVERIFY(sent(request));

    const ScriptedServer::Seen &seen = m_server->seen.at(0);
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
    m_server->answer(503);
    m_server->answer(200, "{}");
    Request request = get();
    request.method = "POST"_ba;
    request.contentType = "application/x-www-form-urlencoded"_ba;
    request.secretBody = Secret(QByteArrayView("client_assertion=abc"));
    QVERIFY(sent(request));
    QCOMPARE(m_server->seen.size(), size_t(2));
    QCOMPARE(m_server->seen.at(1).method, "POST"_ba);
    QCOMPARE(m_server->seen.at(1).body, "client_assertion=abc"_ba);
    QCOMPARE(m_server->seen.at(1).headers.value("content-length"), "20"_ba);
}

void HttpTransportTest::anAnswerComesBackWhole()
{
    const QByteArray body = "{\"text\":\"" + QByteArray(3'000'000, 'x') + "\"}";
    m_server->answer(200, body,
                     {{"Date", "Mon, 23 Nov 2026 16:21:00 GMT"},
                      {"Location", "https://x.example/record/5"},
                      {"Content-Type", "application/vnd.oracle.resource+json; type=collection"}});
    const Result<Response> answer = sent(get());
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    QVERIFY(answer->body == body);
    QCOMPARE(answer->contentType, "application/vnd.oracle.resource+json; type=collection"_ba);
    QCOMPARE(answer->location, QUrl(u"https://x.example/record/5"_s));
    QCOMPARE(answer->serverDate, QDateTime({2026, 11, 23}, {16, 21}, Qt::UTC));
    QCOMPARE(answer->tls, TlsFacts());
    QCOMPARE(answer->attempts, 1);
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
    m_server->answer(status, R"({"error":"some_code","error_description":"why"})"_ba, headers);

    const Result<Response> answer = sent(get());
    QVERIFY(!answer);
    QTEST(answer.error().kind, "kind");
    QCOMPARE(answer.error().api->status, status);
    QCOMPARE(answer.error().api->code, u"some_code"_s);
    QCOMPARE(answer.error().api->wwwAuthenticate, QString::fromLatin1(challenge));
    QCOMPARE(answer.error().detail, u"HTTP %1 some_code: why"_s.arg(status));
    QCOMPARE(m_server->seen.size(), size_t(1));
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
    const Result<Response> answer = sent(Request::get(url));
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
        m_server->answer(status, "<!DOCTYPE html><title>Scheduled maintenance</title>",
                         {{"Content-Type", type}});
    const Result<Response> answer = sent(get());
    QVERIFY(!answer);
    QTEST(answer.error().kind, "kind");
    QVERIFY(answer.error().api->html);
    QCOMPARE(answer.error().api->title, u"Scheduled maintenance"_s);
}

void HttpTransportTest::redirectsAreNotFollowed()
{
    ScriptedServer elsewhere;
    elsewhere.answer(200, "{}");
    m_server->answer(
        302, "<html></html>",
        {{"Location", elsewhere.url("/login?a=b").toEncoded()}, {"Content-Type", "text/html"}});
    Request request = get();
    request.authorization
        = [] { return finished<Secret>(Secret(QByteArrayView("Bearer not for others"))); };
    const Result<Response> answer = sent(request);
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::BadReply);
    QCOMPARE(answer.error().detail, u"HTTP 302, redirected to 127.0.0.1"_s);
    QCOMPARE(answer.error().api->status, 302);
    QVERIFY(answer.error().api->html);
    QTest::qWait(50);
    QCOMPARE(elsewhere.connections(), 0);
    QCOMPARE(m_server->seen.size(), size_t(1));
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
    m_server->responder = [bytes](const auto &) {
        return ScriptedServer::Answer{bytes, Then::Close};
    };
    const Result<Response> answer = sent(get());
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
    QTest::newRow("one byte too many")
        << ScriptedServer::http(200, "\"" + QByteArray(99'999, 'x') + "\"") << Then::KeepOpen;
}

void HttpTransportTest::theCapHolds()
{
    QFETCH(QByteArray, bytes);
    QFETCH(Then, then);
    m_server->answer(ScriptedServer::Answer{bytes, then});
    Request request = get();
    request.largestAnswer = 100'000;
    const Result<Response> answer = sent(request);
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::TooLarge);
    QCOMPARE(m_server->seen.size(), size_t(1));
}

void HttpTransportTest::aCapOfExactlyTheLengthIsEnough()
{
    const QByteArray body = "\"" + QByteArray(99'998, 'x') + "\"";
    m_server->answer(200, body);
    Request request = get();
    request.largestAnswer = body.size();
    QVERIFY(sent(request));
}

void HttpTransportTest::silenceTimesOut()
{
    m_server->answer(ScriptedServer::Answer{ScriptedServer::http(200, "{}"), Then::KeepOpen, 5s});
    Request request = get();
    request.timeout = 80ms;
    const Result<Response> answer = sent(request);
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Timeout);
    QCOMPARE(answer.error().detail, u"nothing arrived for 80 ms"_s);
    QCOMPARE(m_server->seen.size(), size_t(1));
}

void HttpTransportTest::nobodyThereIsOffline()
{
    const Request request = get();
    m_server.reset();
    const Result<Response> answer = sent(request);
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
    m_network->setCookieJar(jar);

    m_server->answer(200, "{}", {{"Set-Cookie", "JSESSIONID=abc; Path=/"}});
    m_server->answer(200, "{}");
    QVERIFY(sent(get()));
    QVERIFY(sent(get()));
    QVERIFY(!m_server->seen.at(0).headers.contains("cookie"));
    QVERIFY(!m_server->seen.at(1).headers.contains("cookie"));
    QVERIFY(jar->cookiesForUrl(m_server->url()).size() <= 1);
}

void HttpTransportTest::passingFaultsAreTriedAgain_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {429, 502, 503, 504})
        QTest::addRow("%d", status) << status;
}

void HttpTransportTest::passingFaultsAreTriedAgain()
{
    QFETCH(int, status);
    m_server->answer(status, "<html>", {{"Content-Type", "text/html"}});
    m_server->answer(status);
    m_server->answer(200, "{\"a\":1}");
    const Result<Response> answer = sent(Request::postJson(m_server->url(), "{\"q\":1}"_ba));
    QVERIFY(answer);
    QCOMPARE(answer->body, "{\"a\":1}"_ba);
    QCOMPARE(answer->attempts, 3);
    QCOMPARE(m_server->seen.at(2).body, "{\"q\":1}"_ba);
}

void HttpTransportTest::aServerFaultIsTriedOnceMore()
{
    for (int i = 0; i < 3; ++i)
        m_server->answer(500);
    const Result<Response> answer = sent(get());
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::ServerFault);
    QCOMPARE(m_server->seen.size(), size_t(2));
}

void HttpTransportTest::retriesEnd()
{
    for (int i = 0; i < 5; ++i)
        m_server->answer(429,
                         R"({"o:errorDetails":[{"o:errorCode":"CONCURRENCY_LIMIT_EXCEEDED"}]})");
    const Result<Response> answer = sent(get());
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::RateLimited);
    QCOMPARE(answer.error().api->code, u"CONCURRENCY_LIMIT_EXCEEDED"_s);
    QCOMPARE(m_server->seen.size(), size_t(3));
}

void HttpTransportTest::retryAfterIsHonoured()
{
    renew(4, 30s);
    m_server->answer(429, {}, {{"Retry-After", "0"}});
    m_server->answer(503, {}, {{"Retry-After", "Mon, 23 Nov 2020 16:21:00 GMT"}});
    m_server->answer(200, "{}");
    const Result<Response> answer = sent(get());
    QVERIFY(answer); // by the growing wait alone it would take half a minute
    QCOMPARE(answer->attempts, 3);

    m_server->answer(429, {}, {{"Retry-After", "7"}});
    m_server->answer(200, "{}");
    QFuture<Result<Response>> future = m_transport->send(get());
    QTRY_COMPARE(m_server->seen.size(), size_t(4));
    QTest::qWait(100);
    QVERIFY(!future.isFinished());
    future.cancel();
}

void HttpTransportTest::whatMayNotBeRepeatedIsNot_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ErrorKind>("kind");

    QTest::newRow("429") << ScriptedServer::http(429) << ErrorKind::RateLimited;
    QTest::newRow("503") << ScriptedServer::http(503) << ErrorKind::ServerFault;
    QTest::newRow("500") << ScriptedServer::http(500) << ErrorKind::ServerFault;
    QTest::newRow("lost") << QByteArray() << ErrorKind::Offline;
}

void HttpTransportTest::whatMayNotBeRepeatedIsNot()
{
    QFETCH(QByteArray, bytes);
    m_server->responder = [bytes](const auto &) {
        return ScriptedServer::Answer{bytes, Then::Close};
    };
    Request request = Request::postJson(m_server->url(), "{}"_ba);
    request.repeatable = false;
    const Result<Response> answer = sent(request);
    QVERIFY(!answer);
    QTEST(answer.error().kind, "kind");
    QTest::qWait(50);
    QCOMPARE(m_server->seen.size(), size_t(1));
}

void HttpTransportTest::aLostConnectionIsTriedAgain_data()
{
    QTest::addColumn<QByteArray>("bytes");

    QTest::newRow("before the answer") << QByteArray();
    QTest::newRow("in the head") << "HTTP/1.1 200 OK\r\nContent-"_ba;
    QTest::newRow("in the body") << "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"a"_ba;
    QTest::newRow("in a chunk")
        << "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n100\r\n{\"a\":"_ba;
}

void HttpTransportTest::aLostConnectionIsTriedAgain()
{
    QFETCH(QByteArray, bytes);
    m_server->answer(ScriptedServer::Answer{bytes, Then::Close});
    m_server->answer(200, "{\"a\":1}");
    const Result<Response> answer = sent(Request::postJson(m_server->url(), "{\"q\":1}"_ba));
    QVERIFY(answer);
    QCOMPARE(answer->body, "{\"a\":1}"_ba);
    QCOMPARE(answer->attempts, 2);
    QCOMPARE(m_server->seen.size(), size_t(2));
    QCOMPARE(m_server->seen.at(1).body, "{\"q\":1}"_ba);
}

void HttpTransportTest::nothingIsSentAgainBehindOurBack_data()
{
    QTest::addColumn<QByteArray>("method");
    for (const char *method : {"POST", "PUT", "PATCH", "DELETE"})
        QTest::newRow(method) << QByteArray(method);
}

void HttpTransportTest::nothingIsSentAgainBehindOurBack()
{
    QFETCH(QByteArray, method);
    // A kept connection that the server closes at the next request is where Qt likes to repeat
    // silently; here each request carries the number of its attempt.
    m_server->answer(200, "{}");
    QVERIFY(sent(get()));
    for (int i = 0; i < 3; ++i)
        m_server->answer(ScriptedServer::Answer{{}, Then::Close});
    int attempt = 0;
    Request request = get("/counted");
    request.method = method;
    request.contentType = "application/json"_ba;
    request.body = method == "DELETE" ? QByteArray() : "{}"_ba;
    request.authorization = [&attempt] {
        return finished<Secret>(Secret(QByteArrayView(QByteArray::number(++attempt))));
    };
    const Result<Response> answer = sent(request);
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Offline);
    QTest::qWait(50);
    QList<QByteArray> authorizations;
    for (const ScriptedServer::Seen &seen : m_server->seen) {
        if (seen.target == "/counted")
            authorizations += seen.headers.value("authorization");
    }
    QCOMPARE(authorizations, (QList<QByteArray>{"1", "2", "3"}));
}

void HttpTransportTest::aReplayedSignatureIsNoRefusal()
{
    // The server took the signature and went away; Qt sends it once more, it is refused as used.
    QList<QByteArray> used;
    m_server->responder = [this, &used](const ScriptedServer::Seen &seen) {
        const QByteArray signature = seen.headers.value("authorization");
        if (used.contains(signature))
            return ScriptedServer::Answer{ScriptedServer::http(401)};
        used += signature;
        if (used.size() == 1)
            return ScriptedServer::Answer{{}, Then::Close};
        return ScriptedServer::Answer{ScriptedServer::http(200, "{}")};
    };
    int attempt = 0;
    Request request = get();
    request.authorization = [&attempt] {
        return finished<Secret>(Secret(QByteArrayView(QByteArray::number(++attempt))));
    };
    const Result<Response> answer = sent(request);
    QVERIFY(answer);
    QCOMPARE(answer->attempts, 2);
    QCOMPARE(used, (QList<QByteArray>{"1", "2"}));
}

void HttpTransportTest::aLostConnectionMayBeFinal()
{
    Request request = Request::postJson(m_server->url(), "{}"_ba);
    request.lostIsFinal = true;
    m_server->answer(503);
    m_server->answer(ScriptedServer::Answer{{}, Then::Close});
    const Result<Response> answer = sent(request);
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Offline);
    QCOMPARE(m_server->seen.size(), size_t(2));
}

void HttpTransportTest::everyAttemptIsAuthorizedAnew()
{
    m_server->answer(503);
    m_server->answer(ScriptedServer::Answer{{}, Then::Close});
    m_server->answer(200, "{}");
    int asked = 0;
    Request request = Request::postJson(m_server->url(), "{}"_ba);
    request.authorization = [&asked] {
        return finished<Secret>(Secret(QByteArrayView("Bearer " + QByteArray::number(++asked))));
    };
    QVERIFY(sent(request));
    QCOMPARE(asked, 3);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(m_server->seen.at(size_t(i)).headers.value("authorization"),
                 "Bearer " + QByteArray::number(i + 1));
}

void HttpTransportTest::aRefusedAuthorizationSendsNothing()
{
    Request request = get();
    request.authorization
        = [] { return finished<Secret>(failure(ErrorKind::Unauthorized, u"no token"_s)); };
    const Result<Response> answer = sent(request);
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Unauthorized);
    QCOMPARE(answer.error().detail, u"no token"_s);
    QCOMPARE(m_server->connections(), 0);
    QCOMPARE(m_transport->inFlight(), 0);
}

void HttpTransportTest::theGateIsRespected()
{
    renew(2, 4ms);
    m_server->responder = [](const auto &) {
        return ScriptedServer::Answer{ScriptedServer::http(200, "{}"), Then::KeepOpen, 15ms};
    };
    QSignalSpy changes(m_transport.get(), &HttpTransport::inFlightChanged);
    QList<QFuture<Result<Response>>> futures;
    for (int i = 0; i < 10; ++i)
        futures += m_transport->send(get());
    QCOMPARE(m_transport->inFlight(), 2);
    for (const auto &future : futures)
        QTRY_VERIFY(future.isFinished());
    QCOMPARE(m_server->seen.size(), size_t(10));
    QCOMPARE(m_server->mostAtOnce(), 2);
    QCOMPARE(m_transport->inFlight(), 0);
    QCOMPARE(changes.constLast().constFirst().toInt(), 0);
}

void HttpTransportTest::theLineKeepsItsOrder()
{
    renew(1, 4ms);
    m_server->responder
        = [](const auto &) { return ScriptedServer::Answer{ScriptedServer::http(200, "{}")}; };
    QList<QFuture<Result<Response>>> futures;
    for (int i = 0; i < 6; ++i)
        futures += m_transport->send(get("/" + QByteArray::number(i)));
    QTRY_VERIFY(futures.constLast().isFinished());
    for (int i = 0; i < 6; ++i)
        QCOMPARE(m_server->seen.at(size_t(i)).target, "/" + QByteArray::number(i));
}

void HttpTransportTest::outOfTurnDoesNotWait()
{
    // A token request must not stand behind the requests that wait for the token.
    renew(1, 4ms);
    m_server->answer(200, "{\"token\":1}");
    m_server->answer(200, "{}");
    Request waits = get("/waits");
    waits.authorization = [this] {
        Request token = get("/token");
        token.outOfTurn = true;
        return m_transport->send(token).then([](const Result<Response> &answer) {
            return answer.map(
                [](const Response &response) { return Secret(QByteArrayView(response.body)); });
        });
    };
    QVERIFY(sent(waits));
    QCOMPARE(m_server->seen.at(0).target, "/token"_ba);
    QCOMPARE(m_server->seen.at(1).headers.value("authorization"), "{\"token\":1}"_ba);
}

void HttpTransportTest::aPauseFreesThePlace()
{
    renew(1, 4ms);
    m_server->answer(429, {}, {{"Retry-After", "30"}});
    m_server->answer(200, "{}");
    QFuture<Result<Response>> pausing = m_transport->send(get("/pausing"));
    QVERIFY(sent(get("/other")));
    QVERIFY(!pausing.isFinished());
    pausing.cancel();
}

void HttpTransportTest::cancellingAborts()
{
    m_server->answer(ScriptedServer::Answer{ScriptedServer::http(200, "{}"), Then::KeepOpen, 10s});
    QFuture<Result<Response>> future = m_transport->send(get());
    QTRY_COMPARE(m_server->openRequests(), 1);
    future.cancel();
    QTRY_COMPARE(m_server->openRequests(), 0); // the connection is gone
    QTRY_COMPARE(m_transport->inFlight(), 0);
    QVERIFY(future.isCanceled());
    m_server->answer(200, "{}");
    QVERIFY(sent(get()));
}

void HttpTransportTest::cancellingLeavesTheLine()
{
    renew(1, 4ms);
    m_server->responder
        = [](const auto &) { return ScriptedServer::Answer{ScriptedServer::http(200, "{}")}; };
    const auto first = m_transport->send(get("/first"));
    QFuture<Result<Response>> leaves = m_transport->send(get("/leaves"));
    const auto last = m_transport->send(get("/last"));
    leaves.cancel();
    QTRY_VERIFY(last.isFinished());
    QVERIFY(first.isFinished());
    QCOMPARE(m_server->seen.size(), size_t(2));
    QCOMPARE(m_server->seen.at(1).target, "/last"_ba);
}

void HttpTransportTest::cancellingEndsAPause()
{
    renew(4, 100ms);
    m_server->answer(503);
    QFuture<Result<Response>> future = m_transport->send(get());
    QTRY_COMPARE(m_server->seen.size(), size_t(1));
    QTRY_COMPARE(m_transport->inFlight(), 0);
    future.cancel();
    QTest::qWait(150);
    QCOMPARE(m_server->seen.size(), size_t(1));
}

void HttpTransportTest::cancellingWhileAuthorizing()
{
    QPromise<Result<Secret>> header;
    header.start();
    Request request = get();
    request.authorization = [&header] { return header.future(); };
    QFuture<Result<Response>> future = m_transport->send(request);
    QCOMPARE(m_transport->inFlight(), 1);
    future.cancel();
    QTRY_COMPARE(m_transport->inFlight(), 0);
    QTRY_VERIFY(header.isCanceled());
    header.addResult(Result<Secret>(Secret(QByteArrayView("late"))));
    header.finish();
    QTest::qWait(20);
    QCOMPARE(m_server->connections(), 0);
}

void HttpTransportTest::closingAnswersCanceled()
{
    renew(1, 4ms);
    m_server->answer(ScriptedServer::Answer{{}, Then::KeepOpen, 10s});
    QObject context;
    QList<ErrorKind> kinds;
    for (int i = 0; i < 3; ++i) {
        whenDone(&context, m_transport->send(get()), [&kinds](const Result<Response> &answer) {
            kinds += answer ? ErrorKind::BadReply : answer.error().kind;
        });
    }
    QTRY_COMPARE(m_server->openRequests(), 1);
    m_transport.reset();
    QTRY_COMPARE(kinds.size(), 3);
    QCOMPARE(kinds, QList<ErrorKind>(3, ErrorKind::Canceled));
    QTRY_COMPARE(m_server->openRequests(), 0);
}

void HttpTransportTest::forgettingTheFutureIsSafe()
{
    m_server->answer(200, "{}");
    (void)m_transport->send(get());
    QTRY_COMPARE(m_server->seen.size(), size_t(1));
    QTRY_COMPARE(m_transport->inFlight(), 0);
}

SUITESCOPE_GUILESS_MAIN(HttpTransportTest)
#include "tst_httptransport.moc"
