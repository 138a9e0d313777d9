// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/auth/authorizer.h"
#include "lib/base/async.h"
#include "tests/support/testmain.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QUrlQuery>

#include <deque>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

const QUrl endpoint(
    u"https://1234567.suitetalk.api.netsuite.com/services/rest/auth/oauth2/v1/token"_s);
const QUrl address(
    u"https://1234567.suitetalk.api.netsuite.com/services/rest/record/v1/customer"_s);

Secret header(const char *text)
{
    return Secret(QByteArrayView(text));
}

} // namespace

class AuthorizerTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_key = KeyPair::generate(KeyAlgorithm::EcP256).value(); }
    void init();
    void cleanup();

    void tokenBasedRequestsAreSignedOneByOne();
    void tokenBasedHasNothingToRenew();
    void aTokenIsKeptAndReused();
    void aTokenIsRenewedFiveMinutesEarly();
    void aShortTokenIsUsedForHalfItsLife();
    void oneRenewalServesAllWhoWait();
    void oneFailureAnswersAllWhoWait();
    void afterAFailureTheNextAsksAgain();
    void aWaiterWhoLeavesDisturbsNobody();
    void aRefusedTokenIsReplacedOnce();
    void thoseRefusedTogetherAllTryAgain();
    void aReplacementThatGrewOldIsReplacedToo();
    void signingInIgnoresWhatIsKept();
    void newCredentialsAreUsedFromTheNextRequestOn();
    void aTokenOfReplacedCredentialsIsNotKept();
    void theClockOffsetReachesClaimsAndStamps();
    void everyAssertionHasItsOwnId();
    void aBadTokenAnswerIsAFailure();
    void aKeyThatCannotSignAsksNobody();
    void closingAnswersCanceled();

private:
    [[nodiscard]] std::unique_ptr<Authorizer> make(const Credentials &credentials);
    [[nodiscard]] M2mCredentials certificate() const;
    [[nodiscard]] static TbaCredentials tokens();
    void answer(const QByteArray &token, int seconds = 3600);
    void refuse(ErrorKind kind);
    [[nodiscard]] QByteArray authorized(Authorizer &authorizer);
    [[nodiscard]] QJsonDocument claimsOf(size_t number) const;

    KeyPair m_key;
    QDateTime m_now;
    std::vector<Secret> m_forms;
    std::deque<QPromise<Result<QByteArray>>> m_open;
};

void AuthorizerTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_now = QDateTime({2026, 11, 23}, {16, 0}, Qt::UTC);
}

void AuthorizerTest::cleanup()
{
    m_forms.clear();
    m_open.clear();
}

std::unique_ptr<Authorizer> AuthorizerTest::make(const Credentials &credentials)
{
    const auto exchange = [this](const QUrl &url, const Secret &form) {
        Q_ASSERT(url == endpoint);
        m_forms.push_back(form);
        m_open.emplace_back();
        m_open.back().start();
        return m_open.back().future();
    };
    return std::make_unique<Authorizer>(credentials, endpoint, exchange, [this] { return m_now; });
}

M2mCredentials AuthorizerTest::certificate() const
{
    return {u"client"_s, u"kid"_s, m_key, SigningAlgorithm::ES256, {u"rest_webservices"_s}};
}

TbaCredentials AuthorizerTest::tokens()
{
    return {u"1234567"_s, header("ck"), header("cs"), header("ti"), header("ts")};
}

void AuthorizerTest::answer(const QByteArray &token, int seconds)
{
    QVERIFY(!m_open.empty());
    QPromise<Result<QByteArray>> promise = std::move(m_open.front());
    m_open.pop_front();
    promise.addResult(Result<QByteArray>("{\"access_token\":\"" + token
                                         + "\",\"expires_in\":" + QByteArray::number(seconds)
                                         + ",\"token_type\":\"Bearer\"}"));
    promise.finish();
}

void AuthorizerTest::refuse(ErrorKind kind)
{
    QVERIFY(!m_open.empty());
    QPromise<Result<QByteArray>> promise = std::move(m_open.front());
    m_open.pop_front();
    promise.addResult(Result<QByteArray>(failure(kind, u"no"_s)));
    promise.finish();
}

// The header for a request that needs nothing from the server.
QByteArray AuthorizerTest::authorized(Authorizer &authorizer)
{
    const QFuture<Result<Secret>> future = authorizer.authorize("GET"_ba, address);
    return future.isFinished() && future.result() ? future.result()->revealBytes() : QByteArray();
}

QJsonDocument AuthorizerTest::claimsOf(size_t number) const
{
    const QUrlQuery form(QString::fromLatin1(m_forms.at(number).revealBytes()));
    const QByteArray jwt = form.queryItemValue(u"client_assertion"_s).toLatin1();
    return QJsonDocument::fromJson(
        QByteArray::fromBase64(jwt.split('.').value(1), QByteArray::Base64UrlEncoding));
}

void AuthorizerTest::tokenBasedRequestsAreSignedOneByOne()
{
    const auto authorizer = make(tokens());
    QVERIFY(!authorizer->usesTokens());
    const QByteArray first = authorized(*authorizer);
    const QByteArray second = authorized(*authorizer);
    QVERIFY(first.startsWith("OAuth realm=\"1234567\", oauth_token=\"ti\""));
    QVERIFY(first.contains("oauth_timestamp=\"" + QByteArray::number(m_now.toSecsSinceEpoch())));
    QVERIFY(first != second); // the nonce
    QVERIFY(m_forms.empty());
}

void AuthorizerTest::tokenBasedHasNothingToRenew()
{
    const auto authorizer = make(tokens());
    QVERIFY(!authorizer->forget(header("OAuth x")));
    QVERIFY(!authorizer->currentToken());
    QCOMPARE(authorizer->signIn().result().error().kind, ErrorKind::NotAllowed);
}

void AuthorizerTest::aTokenIsKeptAndReused()
{
    const auto authorizer = make(certificate());
    QFuture<Result<Secret>> future = authorizer->authorize("GET"_ba, address);
    answer("one"_ba);
    QTRY_VERIFY(future.isFinished());
    QCOMPARE(future.result()->revealBytes(), "Bearer one"_ba);
    QCOMPARE(authorized(*authorizer), "Bearer one"_ba);
    QCOMPARE(m_forms.size(), size_t(1));
    QCOMPARE(authorizer->currentToken()->expires, m_now.addSecs(3600));
}

void AuthorizerTest::aTokenIsRenewedFiveMinutesEarly()
{
    const auto authorizer = make(certificate());
    (void)authorizer->authorize("GET"_ba, address);
    answer("one"_ba);
    QTRY_VERIFY(authorizer->currentToken());
    m_now = m_now.addSecs(3600 - 301);
    QCOMPARE(authorized(*authorizer), "Bearer one"_ba);
    m_now = m_now.addSecs(1);
    QFuture<Result<Secret>> future = authorizer->authorize("GET"_ba, address);
    QVERIFY(!future.isFinished());
    answer("two"_ba);
    QTRY_VERIFY(future.isFinished());
    QCOMPARE(future.result()->revealBytes(), "Bearer two"_ba);
}

void AuthorizerTest::aShortTokenIsUsedForHalfItsLife()
{
    const auto authorizer = make(certificate());
    (void)authorizer->authorize("GET"_ba, address);
    answer("short"_ba, 60);
    QTRY_VERIFY(authorizer->currentToken());
    m_now = m_now.addSecs(29);
    QCOMPARE(authorized(*authorizer), "Bearer short"_ba);
    m_now = m_now.addSecs(1);
    QCOMPARE(authorized(*authorizer), QByteArray());
}

void AuthorizerTest::oneRenewalServesAllWhoWait()
{
    const auto authorizer = make(certificate());
    QList<QFuture<Result<Secret>>> futures;
    for (int i = 0; i < 20; ++i)
        futures += authorizer->authorize("GET"_ba, address);
    const QFuture<Result<AccessToken>> signIn = authorizer->signIn();
    QCOMPARE(m_forms.size(), size_t(1));
    answer("one"_ba);
    QTRY_VERIFY(signIn.isFinished());
    for (const auto &future : futures) {
        QVERIFY(future.isFinished());
        QCOMPARE(future.result()->revealBytes(), "Bearer one"_ba);
    }
}

void AuthorizerTest::oneFailureAnswersAllWhoWait()
{
    const auto authorizer = make(certificate());
    QList<QFuture<Result<Secret>>> futures;
    for (int i = 0; i < 5; ++i)
        futures += authorizer->authorize("GET"_ba, address);
    refuse(ErrorKind::Unauthorized);
    QTRY_VERIFY(futures.constLast().isFinished());
    for (const auto &future : futures) {
        QVERIFY(future.isFinished());
        QCOMPARE(future.result().error().kind, ErrorKind::Unauthorized);
    }
    QCOMPARE(m_forms.size(), size_t(1));
}

void AuthorizerTest::afterAFailureTheNextAsksAgain()
{
    const auto authorizer = make(certificate());
    const QFuture<Result<Secret>> first = authorizer->authorize("GET"_ba, address);
    refuse(ErrorKind::Offline);
    QTRY_VERIFY(first.isFinished());
    const QFuture<Result<Secret>> second = authorizer->authorize("GET"_ba, address);
    answer("one"_ba);
    QTRY_VERIFY(second.isFinished());
    QCOMPARE(second.result()->revealBytes(), "Bearer one"_ba);
}

void AuthorizerTest::aWaiterWhoLeavesDisturbsNobody()
{
    const auto authorizer = make(certificate());
    QFuture<Result<Secret>> leaves = authorizer->authorize("GET"_ba, address);
    const QFuture<Result<Secret>> stays = authorizer->authorize("GET"_ba, address);
    leaves.cancel();
    QVERIFY(!m_open.front().isCanceled());
    answer("one"_ba);
    QTRY_VERIFY(stays.isFinished());
    QCOMPARE(stays.result()->revealBytes(), "Bearer one"_ba);
    QVERIFY(leaves.isCanceled());
}

void AuthorizerTest::aRefusedTokenIsReplacedOnce()
{
    const auto authorizer = make(certificate());
    (void)authorizer->authorize("GET"_ba, address);
    answer("one"_ba);
    QTRY_VERIFY(authorizer->currentToken());
    QVERIFY(authorizer->forget(header("Bearer one")));
    QVERIFY(!authorizer->currentToken());

    (void)authorizer->authorize("GET"_ba, address);
    answer("two"_ba);
    QTRY_VERIFY(authorizer->currentToken());
    QVERIFY(!authorizer->forget(header("Bearer two"))); // it is not the token's age
    QVERIFY(!authorizer->forget(header("Bearer two")));
    QVERIFY(!authorizer->currentToken());
}

void AuthorizerTest::thoseRefusedTogetherAllTryAgain()
{
    const auto authorizer = make(certificate());
    (void)authorizer->authorize("GET"_ba, address);
    answer("one"_ba);
    QTRY_VERIFY(authorizer->currentToken());
    QVERIFY(authorizer->forget(header("Bearer one")));
    QVERIFY(authorizer->forget(header("Bearer one")));
    (void)authorizer->authorize("GET"_ba, address);
    answer("two"_ba);
    QTRY_VERIFY(authorizer->currentToken());
    QVERIFY(authorizer->forget(header("Bearer one"))); // a late one
    QCOMPARE(authorized(*authorizer), "Bearer two"_ba); // does not cost the new token
}

void AuthorizerTest::aReplacementThatGrewOldIsReplacedToo()
{
    const auto authorizer = make(certificate());
    for (const QByteArray &name : {"one"_ba, "two"_ba, "three"_ba}) {
        (void)authorizer->authorize("GET"_ba, address);
        answer(name);
        QTRY_VERIFY(authorizer->currentToken());
        m_now = m_now.addSecs(600);
        QVERIFY(authorizer->forget(Secret(QByteArrayView("Bearer " + name))));
    }
}

void AuthorizerTest::signingInIgnoresWhatIsKept()
{
    const auto authorizer = make(certificate());
    (void)authorizer->authorize("GET"_ba, address);
    answer("one"_ba);
    QTRY_VERIFY(authorizer->currentToken());
    const QFuture<Result<AccessToken>> future = authorizer->signIn();
    QCOMPARE(m_forms.size(), size_t(2));
    answer("two"_ba);
    QTRY_VERIFY(future.isFinished());
    QCOMPARE(future.result()->token.revealBytes(), "two"_ba);
    QCOMPARE(authorized(*authorizer), "Bearer two"_ba);
}

void AuthorizerTest::newCredentialsAreUsedFromTheNextRequestOn()
{
    const auto authorizer = make(certificate());
    QFuture<Result<Secret>> first = authorizer->authorize("GET", address);
    answer("old");
    QTRY_VERIFY(first.isFinished());
    M2mCredentials renewed = certificate();
    renewed.certificateId = u"another"_s;
    authorizer->setCredentials(renewed);
    QVERIFY(!authorizer->currentToken());
    QFuture<Result<Secret>> second = authorizer->authorize("GET", address);
    answer("new");
    QTRY_VERIFY(second.isFinished());
    QVERIFY(second.result().value() == header("Bearer new"));
    QCOMPARE(m_forms.size(), size_t(2));
    QCOMPARE(std::get<M2mCredentials>(authorizer->credentials()).certificateId, u"another"_s);
}

void AuthorizerTest::aTokenOfReplacedCredentialsIsNotKept()
{
    const auto authorizer = make(certificate());
    QFuture<Result<Secret>> waits = authorizer->authorize("GET", address);
    authorizer->setCredentials(certificate());
    answer("old");
    QTRY_VERIFY(waits.isFinished());
    QVERIFY(waits.result().value() == header("Bearer old")); // it was asked for before
    QVERIFY(!authorizer->currentToken());
    QFuture<Result<Secret>> next = authorizer->authorize("GET", address);
    answer("new");
    QTRY_VERIFY(next.isFinished());
    QVERIFY(next.result().value() == header("Bearer new"));
    QVERIFY(authorizer->currentToken());
}

void AuthorizerTest::theClockOffsetReachesClaimsAndStamps()
{
    const qint64 theirs = m_now.toSecsSinceEpoch() - 120;

    const auto tba = make(tokens());
    tba->setClockOffset(std::chrono::seconds(-120));
    QVERIFY(authorized(*tba).contains("oauth_timestamp=\"" + QByteArray::number(theirs) + '"'));

    const auto m2m = make(certificate());
    m2m->setClockOffset(std::chrono::seconds(-120));
    (void)m2m->authorize("GET"_ba, address);
    QCOMPARE(claimsOf(0)["iat"_L1].toInteger(), theirs);
    answer("one"_ba);
    QTRY_VERIFY(m2m->currentToken());
    QCOMPARE(m2m->currentToken()->expires, m_now.addSecs(3600)); // by our own clock
}

void AuthorizerTest::everyAssertionHasItsOwnId()
{
    const auto authorizer = make(certificate());
    QSet<QString> ids;
    for (size_t i = 0; i < 3; ++i) {
        const auto future = authorizer->signIn();
        ids += claimsOf(i)["jti"_L1].toString();
        answer("one"_ba);
        QTRY_VERIFY(future.isFinished());
    }
    QCOMPARE(ids.size(), 3);
    QVERIFY(!ids.contains(QString()));

    authorizer->setJtiSource([] { return u"mine"_s; });
    (void)authorizer->signIn();
    QCOMPARE(claimsOf(3)["jti"_L1].toString(), u"mine"_s);
}

void AuthorizerTest::aBadTokenAnswerIsAFailure()
{
    const auto authorizer = make(certificate());
    const QFuture<Result<Secret>> future = authorizer->authorize("GET"_ba, address);
    m_open.front().addResult(Result<QByteArray>("{}"_ba));
    m_open.front().finish();
    QTRY_VERIFY(future.isFinished());
    QCOMPARE(future.result().error().kind, ErrorKind::BadReply);
}

void AuthorizerTest::aKeyThatCannotSignAsksNobody()
{
    M2mCredentials wrong = certificate();
    wrong.algorithm = SigningAlgorithm::PS256;
    const auto authorizer = make(wrong);
    const QFuture<Result<Secret>> future = authorizer->authorize("GET"_ba, address);
    QTRY_VERIFY(future.isFinished());
    QCOMPARE(future.result().error().kind, ErrorKind::NotAllowed);
    QVERIFY(m_forms.empty());
}

void AuthorizerTest::closingAnswersCanceled()
{
    auto authorizer = make(certificate());
    std::optional<ErrorKind> kind;
    QObject context;
    whenDone(&context, authorizer->authorize("GET"_ba, address),
             [&kind](const Result<Secret> &answer) {
                 kind = answer ? std::nullopt : std::optional(answer.error().kind);
             });
    authorizer.reset();
    QTRY_COMPARE(kind, std::optional(ErrorKind::Canceled));
}

SUITESCOPE_GUILESS_MAIN(AuthorizerTest)
#include "tst_authorizer.moc"
