// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/crypto/keypair.h"
#include "lib/simulator/simulatedserver.h"
#include "tests/lib/simulator/askaccount.h"
#include "tests/support/testmain.h"

#include <QRegularExpression>

using namespace suitescope;
using namespace Qt::StringLiterals;

/*! What each fault looks like on the wire: "status code detail of the audit trail", and "well"
   where nothing is wrong. */
class SimulatedCausesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void keysAreStableAndDistinct();
    void choicesAreRead_data();
    void choicesAreRead();
    void theWireShowsIt_data();
    void theWireShowsIt();
    void everyFaultHasARow(); // after the rows were made
    void theAdministratorSeesAndMendsIt_data();
    void theAdministratorSeesAndMendsIt();
    void aFaultLeavesNothingBehind_data();
    void aFaultLeavesNothingBehind();
    void aDemoIsPreparedBelowTheFault_data() { aFaultLeavesNothingBehind_data(); }
    void aDemoIsPreparedBelowTheFault();
    void aRefusedUploadSaysWhy();
    void wrongSecretsLockTheUserAndClearingUnlocks();
    void aPlaceDecidesWhoMeetsIt_data();
    void aPlaceDecidesWhoMeetsIt();
    void aTokenIsNotForRest();
    void whatIsServedIsCounted_data();
    void whatIsServedIsCounted();

private:
    WireAnswer probe(const QByteArray &path, const QByteArray &bearer);
    WireAnswer askToken();
    QString words(const WireAnswer &answer);
    void meet();

    KeyPair m_key;
    QString m_kid;
    QByteArray m_bearer; // of before the fault
    QSet<Fault> m_shown;
    std::unique_ptr<AskedAccount> m_asked;
};

namespace {

const QByteArray restPath = "/services/rest/system/v1/serverTime";

QByteArray part(const QJsonObject &object)
{
    return base64Url(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

} // namespace

void SimulatedCausesTest::initTestCase()
{
    m_key = *KeyPair::generate(KeyAlgorithm::EcP256);
}

void SimulatedCausesTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_asked = std::make_unique<AskedAccount>();
    m_asked->account.setFeature(u"SERVERSIDESCRIPTING"_s, true);
    SimulatedIntegration integration = m_asked->account.integrations().constFirst();
    integration.scopes.insert(u"restlets"_s);
    m_asked->account.changeIntegration(integration);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto certificate = Certificate::selfSigned(m_key, {u"test"_s, now.addSecs(-60), 700});
    m_kid = m_asked->account
                .addMapping(m_asked->integration, m_asked->role,
                            m_asked->account.users().constFirst(), certificate->toPem())
                .certificateId;
    m_bearer = AskedAccount::json(askToken())["access_token"_L1].toString().toLatin1();
    QVERIFY(!m_bearer.isEmpty());
}

WireAnswer SimulatedCausesTest::askToken()
{
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    const QByteArray text = part({{u"typ"_s, u"JWT"_s}, {u"alg"_s, u"ES256"_s}, {u"kid"_s, m_kid}})
        + '.'
        + part({{u"iss"_s, m_asked->signer.consumerKey},
                {u"scope"_s, u"rest_webservices restlets"_s},
                {u"aud"_s, u"http://127.0.0.1:4711/services/rest/auth/oauth2/v1/token"_s},
                {u"iat"_s, now},
                {u"exp"_s, now + 300}});
    WireRequest request = m_asked->request(
        "POST", "/services/rest/auth/oauth2/v1/token",
        "grant_type=client_credentials&client_assertion_type="
        "urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer&client_assertion="
            + text + '.' + base64Url(*m_key.sign(SigningAlgorithm::ES256, text)));
    request.headers.insert("content-type", "application/x-www-form-urlencoded");
    return answer(m_asked->account.internals(), request);
}

/*! With \a bearer, or else signed with the token. */
WireAnswer SimulatedCausesTest::probe(const QByteArray &path, const QByteArray &bearer)
{
    WireRequest request = m_asked->request("GET", path);
    if (path.contains("suiteql")) {
        request = m_asked->request("POST", path, R"({"q":"SELECT id FROM customer"})");
        request.headers.insert("prefer", "transient");
    }
    if (!bearer.isEmpty())
        request.headers.insert("authorization", "Bearer " + bearer);
    return m_asked->send(request);
}

QString SimulatedCausesTest::words(const WireAnswer &answer)
{
    if (answer.status == 200 && answer.contentType.contains("json"))
        return u"well"_s;
    QString code = AskedAccount::firstError(answer)["o:errorCode"_L1].toString();
    const QJsonValue error = AskedAccount::json(answer)["error"_L1];
    if (code.isEmpty())
        code = error.isObject() ? error["code"_L1].toString() : error.toString();
    QString words = QString::number(answer.status) + u' ' + code;
    const bool isRefusal = answer.status == 401 || error.isString();
    if (isRefusal)
        words += u' ' + m_asked->lastDetail();
    return words.trimmed();
}

void SimulatedCausesTest::keysAreStableAndDistinct()
{
    QSet<QString> keys;
    for (const Fault fault : allFaults()) {
        const QString key = faultKey(fault);
        QVERIFY2(QRegularExpression(u"^[a-z0-9]+(-[a-z0-9]+)*$"_s).match(key).hasMatch(),
                 qPrintable(key));
        QCOMPARE(faultFromKey(key), std::optional(fault));
        keys.insert(key);
    }
    QCOMPARE(keys.size(), allFaults().size());
    QCOMPARE(faultFromKey(u"none"), std::optional(Fault::None));
    QCOMPARE(faultFromKey(u"nonsense"), std::nullopt);
    // Used in scripts: these must not change.
    QCOMPARE(faultKey(Fault::RoleLacksWorkbook), u"role-lacks-workbook"_s);
    QCOMPARE(faultKey(Fault::HtmlMaintenance503), u"html-503"_s);
}

void SimulatedCausesTest::choicesAreRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<std::optional<FaultChoice>>("choice");
    const auto row = [](const QString &text, const std::optional<FaultChoice> &choice) {
        QTest::newRow(qPrintable(text)) << text << choice;
    };
    const auto atSignIn = FaultPlace::SignIn;
    row(u"role-inactive"_s, FaultChoice{Fault::RoleInactive});
    row(u"short-tokens"_s, FaultChoice{Fault::ShortTokens, 5});
    row(u"short-tokens=1"_s, FaultChoice{Fault::ShortTokens, 1});
    row(u"clock-offset=-900"_s, FaultChoice{Fault::ClockOffset, -900});
    row(u"html-200@sign-in"_s, FaultChoice{Fault::HtmlPage200, 0, atSignIn});
    row(u"rate-limited@sign-in=2"_s, FaultChoice{Fault::RateLimited429, 2, atSignIn});
    for (const char *wrong :
         {"", "rain", "role-inactive=1", "short-tokens=0", "short-tokens=", "short-tokens=soon",
          "clock-offset=90000", "rate-limited=-1", "role-inactive@sign-in", "html-503@sign-in",
          "html-200@home", "html-200=2@sign-in"})
        row(QString::fromLatin1(wrong), std::nullopt);
}

void SimulatedCausesTest::choicesAreRead()
{
    QFETCH(QString, text);
    QFETCH(std::optional<FaultChoice>, choice);
    QVERIFY(readFaultChoice(text) == choice);
    if (choice)
        QVERIFY(readFaultChoice(faultChoiceText(*choice)) == choice);
}

void SimulatedCausesTest::everyFaultHasARow()
{
    // These are about bytes and time: tst_simulatedfaults and tst_simulatedserver show them.
    const QSet<Fault> elsewhere{Fault::SlowAnswer,
                                Fault::NoAnswer,
                                Fault::ConnectionReset,
                                Fault::TruncatedJson,
                                Fault::LengthTooLong,
                                Fault::LengthTooShort,
                                Fault::RateLimitedWithRetryAfter,
                                Fault::HugeBody,
                                Fault::EndlessBody,
                                Fault::OddText,
                                Fault::ByteOrderMark,
                                Fault::BrokenUtf8,
                                Fault::UntrustedTls,
                                Fault::InterceptedTls};
    for (const Fault fault : allFaults())
        QVERIFY2(m_shown.contains(fault) != elsewhere.contains(fault), qPrintable(faultKey(fault)));
}

void SimulatedCausesTest::theWireShowsIt_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<int>("parameter");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QString>("token"); // signed with the token
    QTest::addColumn<QString>("mint"); // the token endpoint
    QTest::addColumn<QString>("bearer"); // with a bearer token of before
    const QString well = u"well"_s;
    QByteArray path = restPath;
    const auto row = [&](const char *key, const QString &token, const QString &mint,
                         const QString &bearer, int parameter = 0) {
        const std::optional<Fault> fault = faultFromKey(QString::fromLatin1(key));
        QVERIFY(fault);
        m_shown.insert(*fault);
        QTest::newRow(key) << *fault << parameter << path << token << mint << bearer;
    };
    const auto login
        = [](const char *detail) { return u"401 INVALID_LOGIN "_s + QString::fromLatin1(detail); };

    row("role-lacks-rest-web-services", login("permission_denied"), well,
        login("permission_denied"));
    row("role-lacks-token-login", login("permission_denied"),
        u"400 invalid_grant permission_denied"_s, login("permission_denied"));
    row("role-inactive", login("permission_denied"), u"400 invalid_grant EntityOrRoleDisabled"_s,
        login("EntityOrRoleDisabled"));
    row("user-inactive", login("permission_denied"), u"400 invalid_grant EntityOrRoleDisabled"_s,
        login("EntityOrRoleDisabled"));
    row("role-taken-away", login("permission_denied"), u"400 invalid_grant EntityOrRoleDisabled"_s,
        login("EntityOrRoleDisabled"));
    row("role-needs-two-factor", login("permission_denied"),
        u"400 invalid_grant permission_denied"_s, login("permission_denied"));
    row("ip-address-refused", login("permission_denied"), u"400 invalid_grant permission_denied"_s,
        login("permission_denied"));
    row("user-locked", login("temporary_locked"), u"400 invalid_grant temporary_locked"_s,
        login("temporary_locked"));
    row("feature-rest-off", login("FeatureDisabled"), well, login("FeatureDisabled"));
    row("feature-tba-off", login("FeatureDisabled"), well, well);
    row("feature-oauth2-off", well, u"400 unsupported_grant_type FeatureDisabled"_s,
        login("FeatureDisabled"));
    row("host-wrong", u"302"_s, u"302"_s, u"302"_s);
    row("other-environment", login("consumer_key_unknown"),
        u"401 invalid_client InvalidIntegration"_s, login("TokenRejected"));
    row("sandbox-refreshed", login("consumer_key_unknown"),
        u"401 invalid_client InvalidIntegration"_s, login("TokenRejected"));
    row("realm-refused", login("token_rejected"), well, well);
    row("client-id-unknown", login("consumer_key_unknown"),
        u"401 invalid_client InvalidIntegration"_s, login("TokenRejected"));
    row("token-unknown", login("token_rejected"), well, well);
    row("consumer-secret-reset", login("token_rejected"),
        u"401 invalid_client InvalidIntegration"_s, login("ClientIdMismatch"));
    row("integration-blocked", login("consumer_key_refused"),
        u"401 invalid_client IntegrationBlocked"_s, login("IntegrationBlocked"));
    row("integration-lacks-tba", login("consumer_key_refused"), well, well);
    row("integration-lacks-client-credentials", well,
        u"400 unsupported_grant_type AuthorizationCodeGrantRequired"_s, well);
    row("token-revoked", login("token_rejected"), well, well);
    row("signature-refused", login("InvalidSignature"), well, well);
    row("nonce-refused", login("NonceUsed"), well, well);
    row("scope-not-ticked", well, u"400 invalid_scope ScopeMismatched"_s, well);
    row("scope-not-granted", well, well, login("ScopeMismatched"));
    row("access-token-expired", well, well, login("AccessTokenExpired"));
    row("old-tokens-expired", well, well, login("AccessTokenExpired"));
    row("short-tokens", well, well, well, 5);
    row("clock-offset", login("InvalidTimestamp"), u"400 invalid_grant TokenExpired"_s, well, 600);
    row("certificate-id-unknown", well, u"401 invalid_client MissingKey"_s, well);
    row("key-mismatch", well, u"401 invalid_client InvalidSignature"_s, well);
    row("key-not-accepted", well, u"401 invalid_client MissingKey"_s, well);
    row("algorithm-refused", well, u"400 invalid_request UnsupportedAlgo"_s, well);
    row("certificate-expired", well, u"400 invalid_grant TokenExpired"_s, well);
    row("certificate-revoked", well, u"400 invalid_grant TokenBlocked"_s, login("TokenBlocked"));
    row("certificate-cut-short", well, u"400 invalid_grant TokenExpired"_s, well);
    row("certificate-in-use", well, u"401 invalid_client ClientIdMismatch"_s, well);
    row("mapping-gone", well, u"401 invalid_client MissingKey"_s, login("TokenRejected"));
    row("assertion-audience-refused", well, u"400 invalid_request TokenNotAcceptable"_s, well);
    row("assertion-lifetime-refused", well, u"400 invalid_grant TokenValidityTooBroad"_s, well);
    row("assertion-issuer-refused", well, u"401 invalid_client InvalidIssuer"_s, well);
    row("assertion-scope-refused", well, u"400 invalid_scope InvalidScope"_s, well);
    row("html-200", u"200"_s, well, u"200"_s);
    row("directory-names-other-host", u"302"_s, u"302"_s, u"302"_s);
    row("proxy-error-502", u"502"_s, u"502"_s, u"502"_s);
    row("html-302", u"302"_s, u"302"_s, u"302"_s);
    row("html-503", u"503"_s, u"503"_s, u"503"_s);
    row("rate-limited", u"429 CONCURRENCY_LIMIT_EXCEEDED"_s, well,
        u"429 CONCURRENCY_LIMIT_EXCEEDED"_s);
    row("unexpected-error", u"500 UNEXPECTED_ERROR"_s, well, u"500 UNEXPECTED_ERROR"_s);

    path = "/rest/datacenterurls?account=DEMO";
    row("account-unknown", u"400 INVALID_PARAMETER"_s, well, u"400 INVALID_PARAMETER"_s);
    path = "/services/rest/query/v1/suiteql";
    row("role-lacks-workbook", u"400 USER_ERROR"_s, well, u"400 USER_ERROR"_s);
    row("feature-workbook-off", u"400 USER_ERROR"_s, well, u"400 USER_ERROR"_s);
    row("query-record-not-found", u"400 INVALID_PARAMETER"_s, well, u"400 INVALID_PARAMETER"_s);
    path = "/services/rest/record/v1/customer?limit=1";
    row("role-sees-no-records", u"403 INSUFFICIENT_PERMISSION"_s, well,
        u"403 INSUFFICIENT_PERMISSION"_s);
    path = "/app/site/hosting/restlet.nl?script=1&deploy=1";
    row("role-web-services-only", u"401 INVALID_LOGIN_ATTEMPT permission_denied"_s, well,
        u"401 INVALID_LOGIN_ATTEMPT permission_denied"_s);
}

void SimulatedCausesTest::theWireShowsIt()
{
    QFETCH(Fault, fault);
    QFETCH(int, parameter);
    QFETCH(QByteArray, path);
    QFETCH(QString, token);
    QFETCH(QString, mint);
    QFETCH(QString, bearer);
    m_asked->account.setFault(fault, parameter);
    const WireAnswer signedOne = probe(path, {});
    QCOMPARE(words(signedOne), token);
    if (signedOne.status == 401) {
        QVERIFY(AskedAccount::header(signedOne, "WWW-Authenticate")
                    .startsWith("OAuth realm=\"DEMO\", error=\"token_rejected\""));
    }
    const WireAnswer minted = askToken();
    QCOMPARE(words(minted), mint);
    if (minted.status == 401)
        QCOMPARE(AskedAccount::header(minted, "WWW-Authenticate"), "Basic realm=\"DEMO\""_ba);
    const WireAnswer borne = probe(path, m_bearer);
    QCOMPARE(words(borne), bearer);
    if (borne.status == 401) {
        QVERIFY(AskedAccount::header(borne, "WWW-Authenticate")
                    .startsWith("Bearer realm=\"DEMO\", error=\"invalid_token\""));
    }
    if (borne.status == 302)
        QVERIFY(AskedAccount::header(borne, "Location").startsWith("http"));
    if (fault == Fault::ShortTokens)
        QCOMPARE(AskedAccount::json(minted)["expires_in"_L1].toInt(), parameter);
}

void SimulatedCausesTest::theAdministratorSeesAndMendsIt_data()
{
    using Deed = std::function<void(AskedAccount &)>;
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<Deed>("deed");
    const auto row = [](Fault fault, Deed deed) {
        QTest::newRow(qPrintable(faultKey(fault))) << fault << deed;
    };
    const auto feature = [](const QString &id) -> Deed {
        return [id](AskedAccount &asked) {
            for (const auto &one : asked.account.features()) {
                if (one.id == id)
                    QVERIFY(!one.on);
                asked.account.setFeature(one.id, one.on); // as the page saves them all
            }
            asked.account.setFeature(id, true);
        };
    };
    const auto permission = [](const QString &key) -> Deed {
        return [key](AskedAccount &asked) {
            for (const SimulatedRole &role : asked.account.roles()) {
                if (role.id == asked.role)
                    QVERIFY(!role.permissions.contains(key));
            }
            asked.account.setPermission(asked.role, key, 0);
            asked.account.setPermission(asked.role, key, 4);
        };
    };
    const auto integration = [](const auto &change) -> Deed {
        return [change](AskedAccount &asked) {
            SimulatedIntegration one = asked.account.integrations().constFirst();
            asked.account.changeIntegration(one); // saved as it seems: nothing happens
            const SimulatedIntegration before = one;
            change(one);
            QVERIFY(!(one == before));
            asked.account.changeIntegration(one);
        };
    };
    row(Fault::FeatureRestOff, feature(u"RESTWEBSERVICES"_s));
    row(Fault::FeatureTokenBasedOff, feature(u"TBA"_s));
    row(Fault::FeatureOAuth2Off, feature(u"OAUTH2"_s));
    row(Fault::FeatureWorkbookOff, feature(u"SUITEANALYTICSWORKBOOK"_s));
    row(Fault::RoleLacksRestWebServices, permission(u"ADMI_RESTWEBSERVICES"_s));
    row(Fault::RoleLacksTokenLogin, permission(u"ADMI_LOGIN_OAUTH2"_s));
    row(Fault::RoleLacksWorkbook, permission(u"REPO_ANALYTICS"_s));
    row(Fault::RoleInactive, [](AskedAccount &asked) {
        QVERIFY(asked.account.roles().constLast().inactive);
        asked.account.setRoleInactive(asked.role, false);
    });
    row(Fault::IntegrationBlocked, integration([](auto &one) { one.enabled = true; }));
    row(Fault::IntegrationLacksTokenBased, integration([](auto &one) { one.tokenBased = true; }));
    row(Fault::IntegrationLacksClientCredentials,
        integration([](auto &one) { one.clientCredentials = true; }));
    row(Fault::ScopeNotTicked,
        integration([](auto &one) { one.scopes.insert(u"rest_webservices"_s); }));
    row(Fault::TokenRevoked, [](AskedAccount &asked) {
        QVERIFY(asked.account.tokens().constFirst().revoked);
        const QString user = asked.account.users().constFirst();
        QVERIFY(!asked.account.addToken(asked.integration, asked.role, user).first.isEmpty());
    });
}

void SimulatedCausesTest::theAdministratorSeesAndMendsIt()
{
    QFETCH(Fault, fault);
    QFETCH(std::function<void(AskedAccount &)>, deed);
    m_asked->account.setFault(fault);
    meet();
    QCOMPARE(m_asked->account.fault(), fault);
    deed(*m_asked);
    QCOMPARE(m_asked->account.fault(), Fault::None);
    QCOMPARE(words(probe("/services/rest/query/v1/suiteql", {})), u"well"_s);
    QCOMPARE(words(askToken()), u"well"_s);
}

void SimulatedCausesTest::meet()
{
    (void)probe(restPath, {});
    (void)askToken();
}

void SimulatedCausesTest::aFaultLeavesNothingBehind_data()
{
    QTest::addColumn<Fault>("fault");
    for (const Fault fault : allFaults())
        QTest::newRow(qPrintable(faultKey(fault))) << fault;
}

void SimulatedCausesTest::aFaultLeavesNothingBehind()
{
    QFETCH(Fault, fault);
    const QByteArray before = m_asked->account.state();
    const bool waits = fault == Fault::SlowAnswer || fault == Fault::NoAnswer;
    m_asked->account.setFault(fault, waits ? 1 : faultParameter(fault));
    for (int i = 0; i < 6; ++i) // more than lock a user
        meet();
    m_asked->account.setFault(Fault::None);
    QCOMPARE(m_asked->account.state(), before);
    QCOMPARE(words(probe("/services/rest/query/v1/suiteql", {})), u"well"_s);
    QCOMPARE(words(askToken()), u"well"_s);
}

void SimulatedCausesTest::aDemoIsPreparedBelowTheFault()
{
    QFETCH(Fault, fault);
    SimulatedAccount account(*AccountId::parse(u"DEMO"_s));
    account.setFault(fault, faultParameter(fault));
    const auto certificate = Certificate::selfSigned(
        m_key, {u"demo"_s, QDateTime::currentDateTimeUtc().addSecs(-60), 700});
    ShownOnce integration;
    QVERIFY(!account.prepareForDemo(certificate->toPem(), &integration).certificateId.isEmpty());
    QCOMPARE(account.fault(), fault);
}

void SimulatedCausesTest::aRefusedUploadSaysWhy()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const KeyPair key = *KeyPair::generate(KeyAlgorithm::EcP256);
    const auto certificate = Certificate::selfSigned(key, {u"next"_s, now.addSecs(-60), 700});
    const auto upload = [&] {
        return m_asked->account.addMapping(m_asked->integration, m_asked->role,
                                           m_asked->account.users().constFirst(),
                                           certificate->toPem());
    };
    m_asked->account.setFault(Fault::KeyNotAccepted);
    QVERIFY(upload().refusal.contains("not supported"_L1));
    m_asked->account.setFault(Fault::CertificateInUse);
    QVERIFY(upload().refusal.contains("already used"_L1));
    m_asked->account.setFault(Fault::None);
    QVERIFY(upload().refusal.isEmpty());
}

void SimulatedCausesTest::wrongSecretsLockTheUserAndClearingUnlocks()
{
    m_asked->account.setFault(Fault::SignatureRefused);
    for (int i = 0; i < 5; ++i)
        QCOMPARE(words(probe(restPath, {})), u"401 INVALID_LOGIN InvalidSignature"_s);
    QCOMPARE(words(probe(restPath, {})), u"401 INVALID_LOGIN temporary_locked"_s);
    QCOMPARE(words(askToken()), u"400 invalid_grant temporary_locked"_s);
    m_asked->account.setFault(Fault::None);
    QCOMPARE(words(probe(restPath, {})), u"well"_s);
}

void SimulatedCausesTest::aPlaceDecidesWhoMeetsIt_data()
{
    QTest::addColumn<Fault>("fault");
    for (const Fault fault : allFaults()) {
        if (hasPlace(fault))
            QTest::newRow(qPrintable(faultKey(fault))) << fault;
    }
}

void SimulatedCausesTest::aPlaceDecidesWhoMeetsIt()
{
    QFETCH(Fault, fault);
    const auto served = [this] { return m_asked->account.faultsServed(); };
    m_asked->account.setFault(fault, faultParameter(fault));
    QCOMPARE(words(askToken()), u"well"_s);
    QCOMPARE(served(), 0);
    (void)probe(restPath, {});
    QCOMPARE(served(), 1);

    m_asked->account.setFault(fault, faultParameter(fault), FaultPlace::SignIn);
    QCOMPARE(words(probe(restPath, {})), u"well"_s);
    QCOMPARE(served(), 0);
    (void)askToken();
    QCOMPARE(served(), 1);
    m_asked->account.setFault(Fault::None);
    QCOMPARE(words(askToken()), u"well"_s);
}

void SimulatedCausesTest::aTokenIsNotForRest()
{
    m_asked->account.setFault(Fault::ScopeNotGranted);
    const QString token = AskedAccount::json(askToken())["access_token"_L1].toString();
    const QByteArray claims = QByteArray::fromBase64(token.section(u'.', 1, 1).toLatin1(),
                                                     QByteArray::Base64UrlEncoding);
    QCOMPARE(QJsonDocument::fromJson(claims)["scope"_L1].toArray(), QJsonArray{u"restlets"_s});
    QCOMPARE(words(probe(restPath, token.toLatin1())), u"401 INVALID_LOGIN ScopeMismatched"_s);
    m_asked->account.setFault(Fault::None);
    QCOMPARE(words(probe(restPath, token.toLatin1())), u"401 INVALID_LOGIN ScopeMismatched"_s);
}

void SimulatedCausesTest::whatIsServedIsCounted_data()
{
    QTest::addColumn<Fault>("fault");
    for (const Fault fault : allFaults()) {
        // Those of TLS show before anything is asked.
        if (SimulatedServer::wireOf(fault) == SimulatedServer::Wire::Plain)
            QTest::newRow(qPrintable(faultKey(fault))) << fault;
    }
}

void SimulatedCausesTest::whatIsServedIsCounted()
{
    QFETCH(Fault, fault);
    const bool waits = fault == Fault::SlowAnswer || fault == Fault::NoAnswer;
    m_asked->account.setFault(fault, waits ? 1 : faultParameter(fault));
    static_cast<void>(m_asked->account.roles()); // an administrator who looks is not served
    static_cast<void>(m_asked->account.features());
    QCOMPARE(m_asked->account.faultsServed(), 0);
    static_cast<void>(answer(m_asked->account.internals(),
                             m_asked->request("GET", "/rest/datacenterurls?account=DEMO")));
    const QByteArray restlet = "/app/site/hosting/restlet.nl?script=1&deploy=1";
    for (const QByteArray &path :
         {restPath, QByteArray("/services/rest/query/v1/suiteql"), restlet}) {
        static_cast<void>(probe(path, {}));
        static_cast<void>(probe(path, m_bearer));
    }
    static_cast<void>(askToken());
    QVERIFY(m_asked->account.faultsServed() > 0);
    m_asked->account.setFault(Fault::None);
    QCOMPARE(m_asked->account.faultsServed(), 0);
}

SUITESCOPE_GUILESS_MAIN(SimulatedCausesTest)
#include "tst_simulatedcauses.moc"
