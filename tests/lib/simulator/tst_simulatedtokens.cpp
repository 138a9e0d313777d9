// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/oauth1.h"
#include "tests/lib/simulator/askaccount.h"
#include "tests/support/testmain.h"

#include <QRegularExpression>

using namespace suitescope;
using namespace Qt::StringLiterals;

/*! Token-based authentication: OAuth 1.0a. */
class SimulatedTokensTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void agreesWithTheVectors_data();
    void agreesWithTheVectors();
    void refusesWrongSignIns_data();
    void refusesWrongSignIns();
    void acceptsARightSignIn();
    void aNonceServesOnce();
    void anotherAlgorithmIsMalformed();
    void resettingTheIntegrationKillsItsTokens();
    void fiveFailuresLockForHalfAnHour();
    void aSandboxRefreshForgetsTokens();
};

void SimulatedTokensTest::agreesWithTheVectors_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QByteArray>("signature");

    const QByteArray talk = "https://123456.suitetalk.api.netsuite.com";
    QTest::newRow("V1") << "GET"_ba << talk << "/services/rest/record/v1/employee/40"_ba
                        << ""_ba
                        << "B5OIWznZ2YP0OB7VrJrGkYsTh+8H+5T9Hag+o92q0zY="_ba;
    QTest::newRow("V2") << "POST"_ba
                        << "https://123456.restlets.api.netsuite.com"_ba
                        << "/app/site/hosting/restlet.nl"_ba
                        << "script=6&deploy=1&customParam=someValue&testParam=someOtherValue"_ba
                        << "+KK4SKNgz4ZiILGLwOMtfYlgcXSy1eis8ldE9X90azQ="_ba;
    QTest::newRow("V3") << "POST"_ba << talk << "/services/rest/query/v1/suiteql"_ba
                        << "limit=5&offset=10"_ba
                        << "k2RKnq5epqLpuJJyOzO5DVjRwi69iuW6ayPP9THNwAI="_ba;
    QTest::newRow("V4") << "GET"_ba
                        << "https://1234567-sb1.suitetalk.api.netsuite.com"_ba
                        << "/services/rest/record/v1/customer"_ba
                        << "q=companyName%20START_WITH%20%22A%26B%22&limit=2"_ba
                        << "mFMtSY0ey39Dtf2TS2kMSjfB+AKbOa8pGA4JGw4V/A0="_ba;
    QTest::newRow("V5") << "GET"_ba << talk << "/services/rest/record/v1/customer"_ba
                        << "q=email%20IS%20a%2Bb@x.example"_ba
                        << "Z0COxUEj+Gj5jn6NZ0tCURj0mEN+AuS/K1b/0wjTBPw="_ba;
}

void SimulatedTokensTest::agreesWithTheVectors()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, origin);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, query);
    QFETCH(QByteArray, signature);
    const auto header = readOAuth1Header(
        "OAuth realm=\"123456\","
        "oauth_token=\"2b0ce516420110bcbd36b69e99196d1b7f6de3c6234c5afb799b73d87569f5cc\","
        "oauth_consumer_key=\"ef40afdd8abaac111b13825dd5e5e2ddddb44f86d5a0dd6dcf38c20aae6b67e4\","
        "oauth_nonce=\"fjaLirsIcCGVZWzBX0pg\", oauth_timestamp=\"1508242306\","
        "oauth_signature_method=\"HMAC-SHA256\",oauth_version=\"1.0\",oauth_signature=\"x%3D\"");
    QVERIFY(header);
    QCOMPARE(header->realm, "123456"_ba);
    QCOMPARE(header->value("oauth_signature"), "x="_ba);
    const QByteArray base = oauth1BaseString(method, origin, path, query, header->parameters);
    QCOMPARE(oauth1Signature(
                 base,
                 Secret(u"d26ad321a4b2f23b0741c8d38392ce01c3e23e109df6c96eac6d099e9ab9e8b5"_s),
                 Secret(u"c29a677df7d5439a458c063654187e3d678d73aca8e3c9d8bea1478a3eb0d295"_s)),
             signature);
}

using Change = std::function<void(AskedAccount &)>;

void SimulatedTokensTest::refusesWrongSignIns_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("detail");
    const auto row = [](const char *name, Change change, const QString &detail) {
        QTest::newRow(name) << change << detail;
    };

    row(
        "consumer secret", [](auto &a) { a.signer.consumerSecret = u"wrong"_s; },
        u"InvalidSignature"_s);
    row(
        "token secret", [](auto &a) { a.signer.tokenSecret = u"wrong"_s; }, u"InvalidSignature"_s);
    row(
        "query not signed", [](auto &a) { a.signer.signsQuery = false; }, u"InvalidSignature"_s);
    row(
        "consumer key", [](auto &a) { a.signer.consumerKey = QString(64, u'a'); },
        u"consumer_key_unknown"_s);
    row(
        "token", [](auto &a) { a.signer.token = QString(64, u'a'); }, u"token_rejected"_s);
    row(
        "swapped", [](auto &a) { std::swap(a.signer.token, a.signer.consumerKey); },
        u"consumer_key_unknown"_s);
    row(
        "realm in lower case", [](auto &a) { a.signer.realm = u"demo"_s; }, u"token_rejected"_s);
    row(
        "realm of another account", [](auto &a) { a.signer.realm = u"DEMO_SB1"_s; },
        u"token_rejected"_s);
    row(
        "clock behind",
        [](auto &a) { a.signer.timestamp = QDateTime::currentSecsSinceEpoch() - 310; },
        u"InvalidTimestamp"_s);
    row(
        "clock ahead",
        [](auto &a) { a.signer.timestamp = QDateTime::currentSecsSinceEpoch() + 310; },
        u"InvalidTimestamp"_s);
    row(
        "short nonce", [](auto &a) { a.signer.nonce = "12345"; }, u"nonce_rejected"_s);
    row(
        "version", [](auto &a) { a.signer.version = "2.0"; }, u"VersionRejected"_s);
    row(
        "integration blocked",
        [](auto &a) {
            SimulatedIntegration one = a.account.integrations().constFirst();
            one.enabled = false;
            a.account.changeIntegration(one);
        },
        u"consumer_key_refused"_s);
    row(
        "integration without TBA",
        [](auto &a) {
            SimulatedIntegration one = a.account.integrations().constFirst();
            one.tokenBased = false;
            a.account.changeIntegration(one);
        },
        u"consumer_key_refused"_s);
    row(
        "token revoked", [](auto &a) { a.account.revokeToken(a.token); }, u"token_rejected"_s);
    row(
        "role inactive", [](auto &a) { a.account.setRoleInactive(a.role, true); },
        u"permission_denied"_s);
    row(
        "no login permission",
        [](auto &a) { a.account.setPermission(a.role, u"ADMI_LOGIN_OAUTH"_s, 0); },
        u"permission_denied"_s);
    row(
        "no REST permission",
        [](auto &a) { a.account.setPermission(a.role, u"ADMI_RESTWEBSERVICES"_s, 0); },
        u"permission_denied"_s);
    row(
        "feature TBA off", [](auto &a) { a.account.setFeature(u"TBA"_s, false); },
        u"FeatureDisabled"_s);
    row(
        "feature REST off", [](auto &a) { a.account.setFeature(u"RESTWEBSERVICES"_s, false); },
        u"FeatureDisabled"_s);
}

void SimulatedTokensTest::refusesWrongSignIns()
{
    QFETCH(Change, change);
    QFETCH(QString, detail);
    AskedAccount asked;
    change(asked);
    const WireAnswer answer = asked.get("/services/rest/record/v1/metadata-catalog?x=1");
    QCOMPARE(answer.status, 401);
    QCOMPARE(asked.lastDetail(), detail);
    QVERIFY(!asked.account.loginAuditTrail().constFirst().success);
    const QJsonObject error = AskedAccount::firstError(answer);
    QCOMPARE(error["o:errorCode"_L1].toString(), u"INVALID_LOGIN"_s);
    QVERIFY(error["detail"_L1].toString().startsWith("Invalid login attempt."_L1));
    QCOMPARE(AskedAccount::header(answer, "WWW-Authenticate"),
             "OAuth realm=\"DEMO\", error=\"token_rejected\", error_description=\"Invalid login "
             "attempt.\""_ba);
}

void SimulatedTokensTest::acceptsARightSignIn()
{
    AskedAccount asked;
    QCOMPARE(asked.get("/services/rest/system/v1/serverTime").status, 200);
    asked.signer.version.clear(); // optional
    QCOMPARE(asked.get("/services/rest/system/v1/serverTime?b=%C3%A4%26&a=1%2B1").status, 200);
    const QList<SimulatedLogin> trail = asked.account.loginAuditTrail();
    QCOMPARE(trail.size(), 1); // the same within a minute is told once
    QVERIFY(trail.constFirst().success);
    QCOMPARE(trail.constFirst().user, asked.account.users().constFirst());
}

void SimulatedTokensTest::aNonceServesOnce()
{
    AskedAccount asked;
    asked.signer.nonce = "abcdefgh";
    asked.signer.timestamp = QDateTime::currentSecsSinceEpoch();
    QCOMPARE(asked.get("/services/rest/system/v1/serverTime").status, 200);
    QCOMPARE(asked.get("/services/rest/system/v1/serverTime").status, 401);
    QCOMPARE(asked.lastDetail(), u"NonceUsed"_s);
    ++asked.signer.timestamp;
    QCOMPARE(asked.get("/services/rest/system/v1/serverTime").status, 200);
}

void SimulatedTokensTest::anotherAlgorithmIsMalformed()
{
    AskedAccount asked;
    asked.signer.method = "HMAC-SHA1";
    const WireAnswer answer = asked.get("/services/rest/system/v1/serverTime");
    QCOMPARE(answer.status, 400);
    QVERIFY(QByteArray::fromStdString(answer.body).contains("malformed syntax"));
    QCOMPARE(asked.lastDetail(), u"UnknownAlgorithm"_s);
}

void SimulatedTokensTest::resettingTheIntegrationKillsItsTokens()
{
    AskedAccount asked;
    const ShownOnce fresh = asked.account.resetCredentials(asked.integration);
    QVERIFY(fresh.first != asked.signer.consumerKey);
    QCOMPARE(asked.get("/services/rest/system/v1/serverTime").status, 401);
    QCOMPARE(asked.lastDetail(), u"consumer_key_unknown"_s);
    asked.signer.consumerKey = fresh.first;
    asked.signer.consumerSecret = fresh.second;
    QCOMPARE(asked.get("/services/rest/system/v1/serverTime").status, 401);
    QCOMPARE(asked.lastDetail(), u"token_rejected"_s);
}

void SimulatedTokensTest::fiveFailuresLockForHalfAnHour()
{
    QDateTime now = QDateTime::currentDateTimeUtc();
    AskedAccount asked([&now] { return now; });
    const QString right = asked.signer.tokenSecret;
    asked.signer.tokenSecret = u"wrong"_s;
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(asked.get("/services/rest/system/v1/serverTime").status, 401);
        QCOMPARE(asked.lastDetail(), u"InvalidSignature"_s);
    }
    asked.signer.tokenSecret = right;
    QCOMPARE(asked.get("/services/rest/system/v1/serverTime").status, 401);
    QCOMPARE(asked.lastDetail(), u"temporary_locked"_s);
    now = now.addSecs(31 * 60);
    asked.signer.timestamp = now.toSecsSinceEpoch();
    QCOMPARE(asked.get("/services/rest/system/v1/serverTime").status, 200);
}

void SimulatedTokensTest::aSandboxRefreshForgetsTokens()
{
    AskedAccount asked;
    asked.account.refreshSandbox();
    QVERIFY(asked.account.tokens().isEmpty());
    QVERIFY(asked.account.integrations().isEmpty());
    asked.account.setFeature(u"TBA"_s, true);
    QCOMPARE(asked.get("/services/rest/system/v1/serverTime").status, 401);
    QCOMPARE(asked.lastDetail(), u"consumer_key_unknown"_s);
}

SUITESCOPE_GUILESS_MAIN(SimulatedTokensTest)
#include "tst_simulatedtokens.moc"
