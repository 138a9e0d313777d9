// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/testmain.h"
#include "tests/support/transportbench.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace suitescope;

using Then = ScriptedServer::Then;

class HttpRetriesTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        m_bench = std::make_unique<TransportBench>();
    }
    void cleanup() { m_bench.reset(); }

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

private:
    std::unique_ptr<TransportBench> m_bench;
};

void HttpRetriesTest::passingFaultsAreTriedAgain_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {429, 502, 503, 504})
        QTest::addRow("%d", status) << status;
}

void HttpRetriesTest::passingFaultsAreTriedAgain()
{
    QFETCH(int, status);
    m_bench->server.answer(status, "<html>", {{"Content-Type", "text/html"}});
    m_bench->server.answer(status);
    m_bench->server.answer(200, "{\"a\":1}");
    const Result<Response> answer
        = m_bench->sent(Request::postJson(m_bench->server.url(), "{\"q\":1}"_ba));
    QVERIFY(answer);
    QCOMPARE(answer->body, "{\"a\":1}"_ba);
    QCOMPARE(answer->attempts, 3);
    QCOMPARE(m_bench->server.seen.at(2).body, "{\"q\":1}"_ba);
}

void HttpRetriesTest::aServerFaultIsTriedOnceMore()
{
    for (int i = 0; i < 3; ++i)
        m_bench->server.answer(500);
    const Result<Response> answer = m_bench->sent(m_bench->get());
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::ServerFault);
    QCOMPARE(m_bench->server.seen.size(), size_t(2));
}

void HttpRetriesTest::retriesEnd()
{
    for (int i = 0; i < 5; ++i)
        m_bench->server.answer(
            429, R"({"o:errorDetails":[{"o:errorCode":"CONCURRENCY_LIMIT_EXCEEDED"}]})");
    const Result<Response> answer = m_bench->sent(m_bench->get());
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::RateLimited);
    QCOMPARE(answer.error().api->code, u"CONCURRENCY_LIMIT_EXCEEDED"_s);
    QCOMPARE(m_bench->server.seen.size(), size_t(3));
}

void HttpRetriesTest::retryAfterIsHonoured()
{
    m_bench->renew(4, 30s);
    m_bench->server.answer(429, {}, {{"Retry-After", "0"}});
    m_bench->server.answer(503, {}, {{"Retry-After", "Mon, 23 Nov 2020 16:21:00 GMT"}});
    m_bench->server.answer(200, "{}");
    const Result<Response> answer = m_bench->sent(m_bench->get());
    QVERIFY(answer); // by the growing wait alone it would take half a minute
    QCOMPARE(answer->attempts, 3);

    m_bench->server.answer(429, {}, {{"Retry-After", "7"}});
    m_bench->server.answer(200, "{}");
    QFuture<Result<Response>> future = m_bench->transport->send(m_bench->get());
    QTRY_COMPARE(m_bench->server.seen.size(), size_t(4));
    QTest::qWait(100);
    QVERIFY(!future.isFinished());
    future.cancel();
}

void HttpRetriesTest::whatMayNotBeRepeatedIsNot_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ErrorKind>("kind");

    QTest::newRow("429") << ScriptedServer::http(429) << ErrorKind::RateLimited;
    QTest::newRow("503") << ScriptedServer::http(503) << ErrorKind::ServerFault;
    QTest::newRow("500") << ScriptedServer::http(500) << ErrorKind::ServerFault;
    QTest::newRow("lost") << QByteArray() << ErrorKind::Offline;
}

void HttpRetriesTest::whatMayNotBeRepeatedIsNot()
{
    QFETCH(QByteArray, bytes);
    m_bench->server.responder = [bytes](const auto &) {
        return ScriptedServer::Answer{bytes, Then::Close};
    };
    Request request = Request::postJson(m_bench->server.url(), "{}"_ba);
    request.repeatable = false;
    const Result<Response> answer = m_bench->sent(request);
    QVERIFY(!answer);
    QTEST(answer.error().kind, "kind");
    QTest::qWait(50);
    QCOMPARE(m_bench->server.seen.size(), size_t(1));
}

void HttpRetriesTest::aLostConnectionIsTriedAgain_data()
{
    QTest::addColumn<QByteArray>("bytes");

    QTest::newRow("before the answer") << QByteArray();
    QTest::newRow("in the head") << "HTTP/1.1 200 OK\r\nContent-"_ba;
    QTest::newRow("in the body") << "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"a"_ba;
    QTest::newRow("in a chunk")
        << "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n100\r\n{\"a\":"_ba;
}

void HttpRetriesTest::aLostConnectionIsTriedAgain()
{
    QFETCH(QByteArray, bytes);
    m_bench->server.answer(ScriptedServer::Answer{bytes, Then::Close});
    m_bench->server.answer(200, "{\"a\":1}");
    const Result<Response> answer
        = m_bench->sent(Request::postJson(m_bench->server.url(), "{\"q\":1}"_ba));
    QVERIFY(answer);
    QCOMPARE(answer->body, "{\"a\":1}"_ba);
    QCOMPARE(answer->attempts, 2);
    QCOMPARE(m_bench->server.seen.size(), size_t(2));
    QCOMPARE(m_bench->server.seen.at(1).body, "{\"q\":1}"_ba);
}

void HttpRetriesTest::nothingIsSentAgainBehindOurBack_data()
{
    QTest::addColumn<QByteArray>("method");
    for (const char *method : {"POST", "PUT", "PATCH", "DELETE"})
        QTest::newRow(method) << QByteArray(method);
}

void HttpRetriesTest::nothingIsSentAgainBehindOurBack()
{
    QFETCH(QByteArray, method);
    // A kept connection that the server closes at the next request is where Qt likes to repeat
    // silently; here each request carries the number of its attempt.
    m_bench->server.answer(200, "{}");
    QVERIFY(m_bench->sent(m_bench->get()));
    for (int i = 0; i < 3; ++i)
        m_bench->server.answer(ScriptedServer::Answer{{}, Then::Close});
    int attempt = 0;
    Request request = m_bench->get("/counted");
    request.method = method;
    request.contentType = "application/json"_ba;
    request.body = method == "DELETE" ? QByteArray() : "{}"_ba;
    request.authorization = [&attempt] {
        return finished<Secret>(Secret(QByteArrayView(QByteArray::number(++attempt))));
    };
    const Result<Response> answer = m_bench->sent(request);
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Offline);
    QTest::qWait(50);
    QList<QByteArray> authorizations;
    for (const ScriptedServer::Seen &seen : m_bench->server.seen) {
        if (seen.target == "/counted")
            authorizations += seen.headers.value("authorization");
    }
    QCOMPARE(authorizations, (QList<QByteArray>{"1", "2", "3"}));
}

void HttpRetriesTest::aReplayedSignatureIsNoRefusal()
{
    // The server took the signature and went away; Qt sends it once more, it is refused as used.
    QList<QByteArray> used;
    m_bench->server.responder = [this, &used](const ScriptedServer::Seen &seen) {
        const QByteArray signature = seen.headers.value("authorization");
        if (used.contains(signature))
            return ScriptedServer::Answer{ScriptedServer::http(401)};
        used += signature;
        if (used.size() == 1)
            return ScriptedServer::Answer{{}, Then::Close};
        return ScriptedServer::Answer{ScriptedServer::http(200, "{}")};
    };
    int attempt = 0;
    Request request = m_bench->get();
    request.authorization = [&attempt] {
        return finished<Secret>(Secret(QByteArrayView(QByteArray::number(++attempt))));
    };
    const Result<Response> answer = m_bench->sent(request);
    QVERIFY(answer);
    QCOMPARE(answer->attempts, 2);
    QCOMPARE(used, (QList<QByteArray>{"1", "2"}));
}

void HttpRetriesTest::aLostConnectionMayBeFinal()
{
    Request request = Request::postJson(m_bench->server.url(), "{}"_ba);
    request.lostIsFinal = true;
    m_bench->server.answer(503);
    m_bench->server.answer(ScriptedServer::Answer{{}, Then::Close});
    const Result<Response> answer = m_bench->sent(request);
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Offline);
    QCOMPARE(m_bench->server.seen.size(), size_t(2));
}

void HttpRetriesTest::everyAttemptIsAuthorizedAnew()
{
    m_bench->server.answer(503);
    m_bench->server.answer(ScriptedServer::Answer{{}, Then::Close});
    m_bench->server.answer(200, "{}");
    int asked = 0;
    Request request = Request::postJson(m_bench->server.url(), "{}"_ba);
    request.authorization = [&asked] {
        return finished<Secret>(Secret(QByteArrayView("Bearer " + QByteArray::number(++asked))));
    };
    QVERIFY(m_bench->sent(request));
    QCOMPARE(asked, 3);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(m_bench->server.seen.at(size_t(i)).headers.value("authorization"),
                 "Bearer " + QByteArray::number(i + 1));
}

void HttpRetriesTest::aRefusedAuthorizationSendsNothing()
{
    Request request = m_bench->get();
    request.authorization
        = [] { return finished<Secret>(failure(ErrorKind::Unauthorized, u"no token"_s)); };
    const Result<Response> answer = m_bench->sent(request);
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Unauthorized);
    QCOMPARE(answer.error().detail, u"no token"_s);
    QCOMPARE(m_bench->server.connections(), 0);
    QCOMPARE(m_bench->transport->inFlight(), 0);
}

SUITESCOPE_GUILESS_MAIN(HttpRetriesTest)
#include "tst_httpretries.moc"
