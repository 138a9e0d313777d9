// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/testmain.h"
#include "tests/support/transportbench.h"

#include <QPromise>
#include <QRegularExpression>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace suitescope;

using Then = ScriptedServer::Then;

class HttpLineTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        m_bench = std::make_unique<TransportBench>();
    }
    void cleanup() { m_bench.reset(); }

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
    std::unique_ptr<TransportBench> m_bench;
};

void HttpLineTest::theGateIsRespected()
{
    m_bench->renew(2, 4ms);
    m_bench->server.responder = [](const auto &) {
        return ScriptedServer::Answer{ScriptedServer::http(200, "{}"), Then::KeepOpen, 15ms};
    };
    QSignalSpy changes(m_bench->transport.get(), &HttpTransport::inFlightChanged);
    QList<QFuture<Result<Response>>> futures;
    for (int i = 0; i < 10; ++i)
        futures += m_bench->transport->send(m_bench->get());
    QCOMPARE(m_bench->transport->inFlight(), 2);
    for (const auto &future : futures)
        QTRY_VERIFY(future.isFinished());
    QCOMPARE(m_bench->server.seen.size(), size_t(10));
    QCOMPARE(m_bench->server.mostAtOnce(), 2);
    QCOMPARE(m_bench->transport->inFlight(), 0);
    QCOMPARE(changes.constLast().constFirst().toInt(), 0);
}

void HttpLineTest::theLineKeepsItsOrder()
{
    m_bench->renew(1, 4ms);
    m_bench->server.responder
        = [](const auto &) { return ScriptedServer::Answer{ScriptedServer::http(200, "{}")}; };
    QList<QFuture<Result<Response>>> futures;
    for (int i = 0; i < 6; ++i)
        futures += m_bench->transport->send(m_bench->get("/" + QByteArray::number(i)));
    QTRY_VERIFY(futures.constLast().isFinished());
    for (int i = 0; i < 6; ++i)
        QCOMPARE(m_bench->server.seen.at(size_t(i)).target, "/" + QByteArray::number(i));
}

void HttpLineTest::outOfTurnDoesNotWait()
{
    // A token request must not stand behind the requests that wait for the token.
    m_bench->renew(1, 4ms);
    m_bench->server.answer(200, "{\"token\":1}");
    m_bench->server.answer(200, "{}");
    Request waits = m_bench->get("/waits");
    waits.authorization = [this] {
        Request token = m_bench->get("/token");
        token.outOfTurn = true;
        return m_bench->transport->send(token).then([](const Result<Response> &answer) {
            return answer.map(
                [](const Response &response) { return Secret(QByteArrayView(response.body)); });
        });
    };
    QVERIFY(m_bench->sent(waits));
    QCOMPARE(m_bench->server.seen.at(0).target, "/token"_ba);
    QCOMPARE(m_bench->server.seen.at(1).headers.value("authorization"), "{\"token\":1}"_ba);
}

void HttpLineTest::aPauseFreesThePlace()
{
    m_bench->renew(1, 4ms);
    m_bench->server.answer(429, {}, {{"Retry-After", "30"}});
    m_bench->server.answer(200, "{}");
    QFuture<Result<Response>> pausing = m_bench->transport->send(m_bench->get("/pausing"));
    QVERIFY(m_bench->sent(m_bench->get("/other")));
    QVERIFY(!pausing.isFinished());
    pausing.cancel();
}

void HttpLineTest::cancellingAborts()
{
    m_bench->server.answer(
        ScriptedServer::Answer{ScriptedServer::http(200, "{}"), Then::KeepOpen, 10s});
    QFuture<Result<Response>> future = m_bench->transport->send(m_bench->get());
    QTRY_COMPARE(m_bench->server.openRequests(), 1);
    future.cancel();
    QTRY_COMPARE(m_bench->server.openRequests(), 0); // the connection is gone
    QTRY_COMPARE(m_bench->transport->inFlight(), 0);
    QVERIFY(future.isCanceled());
    m_bench->server.answer(200, "{}");
    QVERIFY(m_bench->sent(m_bench->get()));
}

void HttpLineTest::cancellingLeavesTheLine()
{
    m_bench->renew(1, 4ms);
    m_bench->server.responder
        = [](const auto &) { return ScriptedServer::Answer{ScriptedServer::http(200, "{}")}; };
    const auto first = m_bench->transport->send(m_bench->get("/first"));
    QFuture<Result<Response>> leaves = m_bench->transport->send(m_bench->get("/leaves"));
    const auto last = m_bench->transport->send(m_bench->get("/last"));
    leaves.cancel();
    QTRY_VERIFY(last.isFinished());
    QVERIFY(first.isFinished());
    QCOMPARE(m_bench->server.seen.size(), size_t(2));
    QCOMPARE(m_bench->server.seen.at(1).target, "/last"_ba);
}

void HttpLineTest::cancellingEndsAPause()
{
    m_bench->renew(4, 100ms);
    m_bench->server.answer(503);
    QFuture<Result<Response>> future = m_bench->transport->send(m_bench->get());
    QTRY_COMPARE(m_bench->server.seen.size(), size_t(1));
    QTRY_COMPARE(m_bench->transport->inFlight(), 0);
    future.cancel();
    QTest::qWait(150);
    QCOMPARE(m_bench->server.seen.size(), size_t(1));
}

void HttpLineTest::cancellingWhileAuthorizing()
{
    QPromise<Result<Secret>> header;
    header.start();
    Request request = m_bench->get();
    request.authorization = [&header] { return header.future(); };
    QFuture<Result<Response>> future = m_bench->transport->send(request);
    QCOMPARE(m_bench->transport->inFlight(), 1);
    future.cancel();
    QTRY_COMPARE(m_bench->transport->inFlight(), 0);
    QTRY_VERIFY(header.isCanceled());
    header.addResult(Result<Secret>(Secret(QByteArrayView("late"))));
    header.finish();
    QTest::qWait(20);
    QCOMPARE(m_bench->server.connections(), 0);
}

void HttpLineTest::closingAnswersCanceled()
{
    m_bench->renew(1, 4ms);
    m_bench->server.answer(ScriptedServer::Answer{{}, Then::KeepOpen, 10s});
    QObject context;
    QList<ErrorKind> kinds;
    for (int i = 0; i < 3; ++i) {
        whenDone(&context, m_bench->transport->send(m_bench->get()),
                 [&kinds](const Result<Response> &answer) {
                     kinds += answer ? ErrorKind::BadReply : answer.error().kind;
                 });
    }
    QTRY_COMPARE(m_bench->server.openRequests(), 1);
    m_bench->transport.reset();
    QTRY_COMPARE(kinds.size(), 3);
    QCOMPARE(kinds, QList<ErrorKind>(3, ErrorKind::Canceled));
    QTRY_COMPARE(m_bench->server.openRequests(), 0);
}

void HttpLineTest::forgettingTheFutureIsSafe()
{
    m_bench->server.answer(200, "{}");
    (void)m_bench->transport->send(m_bench->get());
    QTRY_COMPARE(m_bench->server.seen.size(), size_t(1));
    QTRY_COMPARE(m_bench->transport->inFlight(), 0);
}

SUITESCOPE_GUILESS_MAIN(HttpLineTest)
#include "tst_httpline.moc"
