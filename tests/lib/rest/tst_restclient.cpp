// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/base/async.h"
#include "lib/rest/restclient.h"
#include "tests/support/scriptedtransport.h"
#include "tests/support/testmain.h"
#include "tests/support/transportbench.h"

#include <QRegularExpression>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace suitescope;

namespace {

Secret secret(const char *text)
{
    return Secret(QByteArrayView(text));
}

QByteArray tokenAnswer(const QByteArray &token)
{
    return "{\"access_token\":\"" + token + "\",\"expires_in\":3600,\"token_type\":\"Bearer\"}";
}

} // namespace

class RestClientTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_key = KeyPair::generate(KeyAlgorithm::EcP256).value(); }
    void init();

    void aTokenIsFetchedAndSent();
    void theTokenRequestIsAForm();
    void tokenBasedRequestsAreSigned();
    void foreignHostsAreRefused_data();
    void foreignHostsAreRefused();
    void anOldTokenIsReplacedOnce();
    void aFreshTokenRefusedTwiceEnds();
    void manyRefusedTogetherShareOneRenewal();
    void tokenBasedIsNeverSentAgainAfter401();
    void aRefusedSignInIsCountedOnce_data();
    void aRefusedSignInIsCountedOnce();
    void otherFailuresAreNoRefusals();
    void cancellingReachesTheTransport();
    void cancellingOneLeavesTheOther();
    void closingAnswersCanceled();
    void closingStopsTheTokenRequest();
    void everyRetryIsSignedAnew();
    void aTokenIsFetchedThroughANarrowGate();

private:
    [[nodiscard]] M2mCredentials certificate() const
    {
        return {u"client"_s, u"kid"_s, m_key, SigningAlgorithm::ES256, {u"rest_webservices"_s}};
    }
    [[nodiscard]] static TbaCredentials tokens()
    {
        return {u"1234567"_s, secret("ck"), secret("cs"), secret("ti"), secret("ts")};
    }
    [[nodiscard]] std::unique_ptr<RestClient> make(const Credentials &credentials)
    {
        return std::make_unique<RestClient>(*m_transport, m_urls, credentials, systemClock());
    }
    [[nodiscard]] Request get() const { return Request::get(m_urls.serverTime()); }
    [[nodiscard]] static Result<Response> waited(QFuture<Result<Response>> future)
    {
        if (!QTest::qWaitFor([&future] { return future.isFinished(); }))
            return failure(ErrorKind::Timeout, u"the test waited too long"_s);
        return future.isCanceled() ? failure(ErrorKind::Canceled) : future.result();
    }
    [[nodiscard]] bool isTokenRequest(size_t number) const
    {
        return m_transport->requests.at(number).url == m_urls.token();
    }

    KeyPair m_key;
    ServiceUrls m_urls{AccountId::parse(u"1234567"_s).value()};
    std::unique_ptr<ScriptedTransport> m_transport;
};

void RestClientTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_transport = std::make_unique<ScriptedTransport>();
}

void RestClientTest::aTokenIsFetchedAndSent()
{
    const auto client = make(certificate());
    m_transport->responder = [this](const Request &request) -> Result<Response> {
        Response response;
        response.status = 200;
        response.body = request.url == m_urls.token() ? tokenAnswer("one") : "{\"ok\":1}"_ba;
        return response;
    };
    const Result<Response> answer = waited(client->send(get()));
    QVERIFY(answer);
    QCOMPARE(answer->body, "{\"ok\":1}"_ba);
    QVERIFY(waited(client->send(get())));
    QCOMPARE(m_transport->requests.size(), size_t(3));
    QCOMPARE(m_transport->authorizations.at(0), "Bearer one"_ba);
    QVERIFY(isTokenRequest(1));
    QCOMPARE(m_transport->authorizations.at(2), "Bearer one"_ba);
    QCOMPARE(client->refusedSignIns(), 0);
}

void RestClientTest::theTokenRequestIsAForm()
{
    const auto client = make(certificate());
    m_transport->answerJson(tokenAnswer("one"));
    m_transport->answerJson("{}"_ba);
    QVERIFY(waited(client->send(get())));
    const Request &request = m_transport->requests.at(1);
    QVERIFY(isTokenRequest(1));
    QCOMPARE(request.method, "POST"_ba);
    QCOMPARE(request.contentType, "application/x-www-form-urlencoded"_ba);
    QVERIFY(request.body.isEmpty());
    QVERIFY(request.secretBody.revealBytes().startsWith("grant_type=client_credentials&"));
    QVERIFY(!request.authorization);
    QVERIFY(request.outOfTurn);
    QVERIFY(request.lostIsFinal);
}

void RestClientTest::tokenBasedRequestsAreSigned()
{
    const auto client = make(tokens());
    m_transport->answerJson("{}"_ba);
    m_transport->answerJson("{}"_ba);
    QVERIFY(waited(client->send(get())));
    QVERIFY(waited(client->send(get())));
    QVERIFY(m_transport->authorizations.at(0).startsWith("OAuth realm=\"1234567\", "));
    QVERIFY(m_transport->authorizations.at(0) != m_transport->authorizations.at(1));
    QCOMPARE(m_transport->requests.size(), size_t(2));
}

void RestClientTest::foreignHostsAreRefused_data()
{
    QTest::addColumn<QUrl>("url");

    QTest::newRow("other site") << QUrl(u"https://evil.example/services/rest/record/v1/customer"_s);
    QTest::newRow("other account")
        << QUrl(u"https://7654321.suitetalk.api.netsuite.com/services/rest/record/v1/customer"_s);
    QTest::newRow("lookalike") << QUrl(
        u"https://1234567.suitetalk.api.netsuite.com.evil.example/services"_s);
    QTest::newRow("no TLS") << QUrl(u"http://1234567.suitetalk.api.netsuite.com/services"_s);
    QTest::newRow("other port") << QUrl(
        u"https://1234567.suitetalk.api.netsuite.com:8443/services"_s);
    QTest::newRow("user name") << QUrl(u"https://a@1234567.suitetalk.api.netsuite.com/services"_s);
    QTest::newRow("nothing") << QUrl();
}

void RestClientTest::foreignHostsAreRefused()
{
    QFETCH(QUrl, url);
    const auto client = make(tokens());
    const Result<Response> answer = waited(client->send(Request::get(url)));
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::NotAllowed);
    QVERIFY(m_transport->requests.empty());
}

void RestClientTest::anOldTokenIsReplacedOnce()
{
    const auto client = make(certificate());
    QSignalSpy refusals(client.get(), &RestClient::signInRefused);
    m_transport->answerJson(tokenAnswer("old"));
    m_transport->answerJson("{}"_ba);
    QVERIFY(waited(client->send(get())));

    m_transport->answerError(401);
    m_transport->answerJson(tokenAnswer("new"));
    m_transport->answerJson("{\"ok\":1}"_ba);
    const Result<Response> answer = waited(client->send(get()));
    QVERIFY(answer);
    QCOMPARE(answer->body, "{\"ok\":1}"_ba);
    QCOMPARE(m_transport->authorizations.back(), QByteArray()); // the token request
    QCOMPARE(m_transport->authorizations.at(3), "Bearer new"_ba);
    QCOMPARE(client->refusedSignIns(), 1);
    QCOMPARE(refusals.count(), 1);
}

void RestClientTest::aFreshTokenRefusedTwiceEnds()
{
    const auto client = make(certificate());
    int minted = 0;
    m_transport->responder = [this, &minted](const Request &request) -> Result<Response> {
        if (request.url != m_urls.token())
            return failure(
                toError(parseApiError(401, {}, {}, "Bearer error=\"invalid_token\""_ba)));
        Response response;
        response.status = 200;
        response.body = tokenAnswer("token-" + QByteArray::number(++minted));
        return response;
    };
    const Result<Response> answer = waited(client->send(get()));
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Unauthorized);
    QCOMPARE(answer.error().api->wwwAuthenticate, u"Bearer error=\"invalid_token\""_s);
    QCOMPARE(minted, 2);
    QCOMPARE(client->refusedSignIns(), 2);

    // From now on it is known not to be the token's age.
    QVERIFY(!waited(client->send(get())));
    QCOMPARE(minted, 3);
    QCOMPARE(client->refusedSignIns(), 3);
}

void RestClientTest::manyRefusedTogetherShareOneRenewal()
{
    const auto client = make(certificate());
    m_transport->answerJson(tokenAnswer("old"));
    m_transport->answerJson("{}"_ba);
    QVERIFY(waited(client->send(get())));

    int minted = 0;
    m_transport->responder = [this, &minted](const Request &request) -> Result<Response> {
        Response response;
        response.status = 200;
        if (request.url == m_urls.token()) {
            ++minted;
            response.body = tokenAnswer("new");
        } else if (m_transport->authorizations.at(size_t(&request - m_transport->requests.data()))
                   == "Bearer old") {
            return failure(toError(parseApiError(401, {}, {}, {})));
        }
        return response;
    };
    QList<QFuture<Result<Response>>> futures;
    for (int i = 0; i < 8; ++i)
        futures += client->send(get());
    for (const auto &future : futures)
        QVERIFY(waited(future));
    QCOMPARE(minted, 1);
}

void RestClientTest::tokenBasedIsNeverSentAgainAfter401()
{
    const auto client = make(tokens());
    m_transport->answerError(401, R"({"o:errorDetails":[{"o:errorCode":"INVALID_LOGIN"}]})"_ba);
    m_transport->answerJson("{}"_ba);
    const Result<Response> answer = waited(client->send(get()));
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Unauthorized);
    QCOMPARE(answer.error().api->code, u"INVALID_LOGIN"_s);
    QCOMPARE(m_transport->requests.size(), size_t(1));
    QCOMPARE(client->refusedSignIns(), 1);
}

void RestClientTest::aRefusedSignInIsCountedOnce_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");

    QTest::newRow("400") << 400 << R"({"error":"invalid_grant"})"_ba;
    QTest::newRow("401") << 401 << R"({"error":"invalid_client"})"_ba;
    QTest::newRow("403") << 403 << QByteArray();
}

void RestClientTest::aRefusedSignInIsCountedOnce()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    const auto client = make(certificate());
    m_transport->hold();
    QList<QFuture<Result<Response>>> futures;
    for (int i = 0; i < 3; ++i)
        futures += client->send(get());
    QTRY_COMPARE(m_transport->heldRequests(), 1); // the token request; the others wait for it
    m_transport->answerError(status, body);
    m_transport->release();
    for (const auto &future : futures) {
        const Result<Response> answer = waited(future);
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Unauthorized);
        QCOMPARE(answer.error().api->status, status);
    }
    QCOMPARE(client->refusedSignIns(), 1);
    QCOMPARE(m_transport->requests.size(), size_t(4));
}

void RestClientTest::otherFailuresAreNoRefusals()
{
    const auto client = make(certificate());
    m_transport->answerFailure(ErrorKind::Offline);
    QCOMPARE(waited(client->send(get())).error().kind, ErrorKind::Offline);
    m_transport->answerError(503);
    QCOMPARE(waited(client->send(get())).error().kind, ErrorKind::ServerFault);
    m_transport->answerJson("{}"_ba);
    QCOMPARE(waited(client->send(get())).error().kind, ErrorKind::BadReply);
    m_transport->answerJson(tokenAnswer("one"));
    m_transport->answerError(403);
    QCOMPARE(waited(client->send(get())).error().kind, ErrorKind::Forbidden);
    QCOMPARE(client->refusedSignIns(), 0);
}

void RestClientTest::cancellingReachesTheTransport()
{
    const auto client = make(tokens());
    m_transport->hold();
    QFuture<Result<Response>> future = client->send(get());
    QTRY_COMPARE(m_transport->heldRequests(), 1);
    future.cancel();
    QTRY_VERIFY(m_transport->isCanceled(0));
    m_transport->release();
}

void RestClientTest::cancellingOneLeavesTheOther()
{
    const auto client = make(certificate());
    m_transport->hold();
    QFuture<Result<Response>> leaves = client->send(get());
    const QFuture<Result<Response>> stays = client->send(get());
    QTRY_COMPARE(m_transport->heldRequests(), 1);
    leaves.cancel();
    QTRY_VERIFY(m_transport->isCanceled(0));
    m_transport->answerJson(tokenAnswer("one"));
    m_transport->answerJson("{}"_ba);
    m_transport->answerJson("{}"_ba);
    m_transport->release();
    QVERIFY(waited(stays));
    QVERIFY(leaves.isCanceled());
}

void RestClientTest::closingAnswersCanceled()
{
    auto client = make(tokens());
    m_transport->hold();
    QObject context;
    std::optional<ErrorKind> kind;
    whenDone(&context, client->send(get()), [&kind](const Result<Response> &answer) {
        kind = answer ? std::nullopt : std::optional(answer.error().kind);
    });
    QTRY_COMPARE(m_transport->heldRequests(), 1);
    client.reset();
    QTRY_COMPARE(kind, std::optional(ErrorKind::Canceled));
    QVERIFY(m_transport->isCanceled(0));
}

void RestClientTest::closingStopsTheTokenRequest()
{
    auto client = make(certificate());
    m_transport->hold();
    const QFuture<Result<Response>> future = client->send(get());
    QTRY_COMPARE(m_transport->heldRequests(), 1);
    client.reset();
    QVERIFY(m_transport->isCanceled(1));
    QVERIFY(future.isCanceled());
    m_transport->release();
}

// Against a real connection, since it is the transport that retries.
void RestClientTest::everyRetryIsSignedAnew()
{
    TransportBench bench;
    bench.renew(4, 2ms);
    const ServiceUrls urls
        = ServiceUrls::overridden(m_urls.account(), bench.server.url({})).value();
    RestClient client(*bench.transport, urls, tokens(), systemClock());

    bench.server.answer(503);
    bench.server.answer(ScriptedServer::Answer{{}, ScriptedServer::Then::Close});
    bench.server.answer(200, "{}");
    QVERIFY(waited(client.send(Request::postJson(urls.suiteQl(5, 0), "{\"q\":\"x\"}"_ba))));

    static const QRegularExpression nonce(u"oauth_nonce=\"([^\"]+)\""_s);
    QSet<QString> nonces;
    for (const ScriptedServer::Seen &seen : bench.server.seen)
        nonces += nonce.match(QString::fromLatin1(seen.headers.value("authorization"))).captured(1);
    QCOMPARE(bench.server.seen.size(), size_t(3));
    QCOMPARE(nonces.size(), 3);
    QVERIFY(!nonces.contains(QString()));
}

void RestClientTest::aTokenIsFetchedThroughANarrowGate()
{
    TransportBench bench;
    bench.renew(1, 2ms);
    const ServiceUrls urls
        = ServiceUrls::overridden(m_urls.account(), bench.server.url({})).value();
    RestClient client(*bench.transport, urls, certificate(), systemClock());

    bench.server.responder = [](const ScriptedServer::Seen &seen) {
        const bool isToken = seen.target.endsWith("/token");
        return ScriptedServer::Answer{
            ScriptedServer::http(200, isToken ? tokenAnswer("one") : "{}"_ba)};
    };
    QList<QFuture<Result<Response>>> futures;
    for (int i = 0; i < 4; ++i)
        futures += client.send(Request::get(urls.serverTime()));
    for (const auto &future : futures)
        QVERIFY(waited(future));
    QCOMPARE(bench.server.seen.size(), size_t(5));
}

SUITESCOPE_GUILESS_MAIN(RestClientTest)
#include "tst_restclient.moc"
