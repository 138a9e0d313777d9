// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/crypto/keypair.h"
#include "tests/lib/simulator/askaccount.h"
#include "tests/support/testmain.h"

#include <QRegularExpression>

using namespace suitescope;
using namespace Qt::StringLiterals;

/*! An assertion as the test wants it, right unless changed. */
struct Wanted
{
    SimulatedAccount *account = nullptr;
    int role = 0;
    int integration = 0;
    int mapping = 0;
    QString clientId;
    QString kid;
    QJsonObject header;
    QJsonObject claims;
    QByteArray form; // made when empty
    QByteArray extra;
    bool spoilsSignature = false;
    SigningAlgorithm algorithm = SigningAlgorithm::ES256;
};

/*! OAuth 2.0 client credentials. */
class SimulatedAssertionsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void mintsATokenThatWorks();
    void everyKeyAndAlgorithmSigns_data();
    void everyKeyAndAlgorithmSigns();
    void refusesWrongAssertions_data();
    void refusesWrongAssertions();
    void bearersEnd_data();
    void bearersEnd();
    void aMalformedBearerIsABadRequest();
    void expiredTokensFaultSparesNewOnes();
    void certificatesAreListedAndRevoked();

private:
    Wanted wanted(const KeyPair &key);
    WireAnswer ask(const Wanted &wanted, const KeyPair &key);
    int serverTime(const QString &bearer);

    KeyPair m_key;
    QDateTime m_now;
    std::unique_ptr<AskedAccount> m_asked;
};

void SimulatedAssertionsTest::initTestCase()
{
    m_key = *KeyPair::generate(KeyAlgorithm::EcP256);
}

void SimulatedAssertionsTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_now = QDateTime::currentDateTimeUtc();
    m_asked = std::make_unique<AskedAccount>([this] { return m_now; });
}

Wanted SimulatedAssertionsTest::wanted(const KeyPair &key)
{
    Wanted one;
    one.account = &m_asked->account;
    one.role = m_asked->role;
    one.integration = m_asked->integration;
    one.clientId = m_asked->signer.consumerKey;
    const Result<Certificate> certificate
        = Certificate::selfSigned(key, {u"test"_s, m_now.addSecs(-60), 700});
    const auto mapped = m_asked->account.addMapping(
        one.integration, one.role, m_asked->account.users().constFirst(), certificate->toPem());
    one.kid = mapped.certificateId;
    one.mapping
        = m_asked->account.mappings().isEmpty() ? 0 : m_asked->account.mappings().constLast().id;
    const qint64 now = m_now.toSecsSinceEpoch();
    one.header = {{u"typ"_s, u"JWT"_s}, {u"alg"_s, u"ES256"_s}, {u"kid"_s, one.kid}};
    one.claims = {{u"iss"_s, one.clientId},
                  {u"scope"_s, u"rest_webservices"_s},
                  {u"aud"_s, u"http://127.0.0.1:4711/services/rest/auth/oauth2/v1/token"_s},
                  {u"iat"_s, now},
                  {u"exp"_s, now + 300}};
    return one;
}

WireAnswer SimulatedAssertionsTest::ask(const Wanted &wanted, const KeyPair &key)
{
    const auto part = [](const QJsonObject &object) {
        return QJsonDocument(object)
            .toJson(QJsonDocument::Compact)
            .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    };
    const QByteArray text = part(wanted.header) + '.' + part(wanted.claims);
    QByteArray signature = *key.sign(wanted.algorithm, text);
    if (wanted.spoilsSignature)
        signature[3] = char(signature[3] ^ 1);
    const QByteArray jwt = text + '.'
        + signature.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    QByteArray form = wanted.form;
    if (form.isEmpty()) {
        form = "grant_type=client_credentials&client_assertion_type="
               "urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer&client_assertion="
            + jwt;
    }
    WireRequest request
        = m_asked->request("POST", "/services/rest/auth/oauth2/v1/token", form + wanted.extra);
    request.headers.insert("content-type", "application/x-www-form-urlencoded");
    return answer(m_asked->account.internals(), request);
}

int SimulatedAssertionsTest::serverTime(const QString &bearer)
{
    WireRequest request = m_asked->request("GET", "/services/rest/system/v1/serverTime");
    request.headers.insert("authorization", "Bearer " + bearer.toLatin1());
    return answer(m_asked->account.internals(), request).status;
}

void SimulatedAssertionsTest::mintsATokenThatWorks()
{
    const WireAnswer answer = ask(wanted(m_key), m_key);
    QVERIFY2(answer.status == 200, answer.body.c_str());
    const QJsonObject body = AskedAccount::json(answer);
    QCOMPARE(body["expires_in"_L1].toInt(), 3600);
    QCOMPARE(body["token_type"_L1].toString().toLower(), u"bearer"_s);
    const QString bearer = body["access_token"_L1].toString();
    const QStringList parts = bearer.split(u'.');
    QCOMPARE(parts.size(), 3);
    const QJsonObject claims
        = QJsonDocument::fromJson(
              QByteArray::fromBase64(parts[1].toLatin1(), QByteArray::Base64UrlEncoding))
              .object();
    QCOMPARE(claims["sub"_L1].toString(), u"%1;11"_s.arg(m_asked->role));
    QCOMPARE(claims["iss"_L1].toString(), u"https://system.netsuite.com"_s);
    QCOMPARE(claims["scope"_L1].toArray(), QJsonArray{u"rest_webservices"_s});
    QCOMPARE(claims["aud"_L1].toArray().last().toString(), m_asked->signer.consumerKey);
    QCOMPARE(serverTime(bearer), 200);
}

void SimulatedAssertionsTest::everyKeyAndAlgorithmSigns_data()
{
    QTest::addColumn<KeyAlgorithm>("key");
    QTest::addColumn<SigningAlgorithm>("signing");

    QTest::newRow("P-256") << KeyAlgorithm::EcP256 << SigningAlgorithm::ES256;
    QTest::newRow("P-384") << KeyAlgorithm::EcP384 << SigningAlgorithm::ES384;
    QTest::newRow("P-521") << KeyAlgorithm::EcP521 << SigningAlgorithm::ES512;
    QTest::newRow("RSA, PS256") << KeyAlgorithm::Rsa3072 << SigningAlgorithm::PS256;
    QTest::newRow("RSA, PS512") << KeyAlgorithm::Rsa3072 << SigningAlgorithm::PS512;
}

void SimulatedAssertionsTest::everyKeyAndAlgorithmSigns()
{
    QFETCH(KeyAlgorithm, key);
    QFETCH(SigningAlgorithm, signing);
    const KeyPair pair = *KeyPair::generate(key);
    Wanted one = wanted(pair);
    one.algorithm = signing;
    one.header[u"alg"_s] = joseName(signing);
    one.claims[u"scope"_s] = QJsonArray{u"rest_webservices"_s};
    const WireAnswer answer = ask(one, pair);
    QVERIFY2(answer.status == 200, answer.body.c_str());
}

using Change = std::function<void(Wanted &)>;

void SimulatedAssertionsTest::refusesWrongAssertions_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("error");
    QTest::addColumn<QString>("detail");
    const auto row
        = [](const char *name, Change change, int status, const QString &error,
             const QString &detail) { QTest::newRow(name) << change << status << error << detail; };
    const auto claim = [](const QString &key, const QJsonValue &value) -> Change {
        return [key, value](Wanted &one) { one.claims[key] = value; };
    };
    const auto shifted = [](int issued, int expires) -> Change {
        return [issued, expires](Wanted &one) {
            const double now = one.claims["iat"_L1].toDouble();
            one.claims[u"iat"_s] = now + issued;
            one.claims[u"exp"_s] = now + expires;
        };
    };
    const auto integration = [](auto change) -> Change {
        return [change](Wanted &one) {
            SimulatedIntegration changed = one.account->integrations().constFirst();
            change(changed);
            one.account->changeIntegration(changed);
        };
    };

    row(
        "no JWT",
        [](Wanted &one) {
            one.form = "grant_type=client_credentials&client_assertion_type=urn%3Aietf%3Aparams%"
                       "3Aoauth%3Aclient-assertion-type%3Ajwt-bearer&client_assertion=abc";
        },
        400, u"invalid_request"_s, u"TokenRejected"_s);
    row(
        "no grant type", [](Wanted &one) { one.form = "client_assertion=abc"; }, 400,
        u"invalid_request"_s, u"MissingKey"_s);
    row(
        "doubled field", [](Wanted &one) { one.extra = "&grant_type=client_credentials"; }, 400,
        u"invalid_request"_s, u"MissingKey"_s);
    row(
        "other grant", [](Wanted &one) { one.form = "grant_type=authorization_code"; }, 400,
        u"unsupported_grant_type"_s, u"AuthorizationCodeGrantRequired"_s);
    row(
        "client_id of another", [](Wanted &one) { one.extra = "&client_id=abc"; }, 401,
        u"invalid_client"_s, u"ClientIdMismatch"_s);
    row(
        "RS256", [](Wanted &one) { one.header[u"alg"_s] = u"RS256"_s; }, 400, u"invalid_request"_s,
        u"UnsupportedAlgo"_s);
    row(
        "alg none", [](Wanted &one) { one.header[u"alg"_s] = u"none"_s; }, 400,
        u"invalid_request"_s, u"UnsupportedAlgo"_s);
    row(
        "alg that does not fit the key", [](Wanted &one) { one.header[u"alg"_s] = u"ES384"_s; },
        401, u"invalid_client"_s, u"InvalidSignature"_s);
    row(
        "typ", [](Wanted &one) { one.header[u"typ"_s] = u"at+jwt"_s; }, 400, u"invalid_request"_s,
        u"InvalidTokenType"_s);
    row(
        "no kid", [](Wanted &one) { one.header.remove(u"kid"_s); }, 400, u"invalid_request"_s,
        u"MissingKeyId"_s);
    row(
        "unknown kid", [](Wanted &one) { one.header[u"kid"_s] = QString(43, u'x'); }, 401,
        u"invalid_client"_s, u"MissingKey"_s);
    row("unknown client", claim(u"iss"_s, QString(64, u'a')), 401, u"invalid_client"_s,
        u"InvalidIntegration"_s);
    row(
        "spoilt signature", [](Wanted &one) { one.spoilsSignature = true; }, 401,
        u"invalid_client"_s, u"InvalidSignature"_s);
    row("aud of another host",
        claim(u"aud"_s,
              u"https://demo.suitetalk.api.netsuite.com/services/rest/auth/oauth2/v1/token"_s),
        400, u"invalid_request"_s, u"TokenNotAcceptable"_s);
    row("longer than an hour", shifted(0, 3601), 400, u"invalid_grant"_s,
        u"TokenValidityTooBroad"_s);
    row("expired", shifted(-600, -1), 400, u"invalid_grant"_s, u"TokenExpired"_s);
    row("from the future", shifted(600, 900), 400, u"invalid_request"_s, u"TokenNotAcceptable"_s);
    row(
        "no times", [](Wanted &one) { one.claims.remove(u"exp"_s); }, 400, u"invalid_request"_s,
        u"TokenNotAcceptable"_s);
    row("unknown scope", claim(u"scope"_s, u"everything"_s), 400, u"invalid_scope"_s,
        u"InvalidScope"_s);
    row(
        "no scope", [](Wanted &one) { one.claims.remove(u"scope"_s); }, 400, u"invalid_scope"_s,
        u"InvalidScope"_s);
    row("scope not ticked", claim(u"scope"_s, u"restlets,rest_webservices"_s), 400,
        u"invalid_scope"_s, u"ScopeMismatched"_s);
    row(
        "feature off", [](Wanted &one) { one.account->setFeature(u"OAUTH2"_s, false); }, 400,
        u"unsupported_grant_type"_s, u"FeatureDisabled"_s);
    row("integration blocked",
        integration([](SimulatedIntegration &changed) { changed.enabled = false; }), 401,
        u"invalid_client"_s, u"IntegrationBlocked"_s);
    row("grant not ticked",
        integration([](SimulatedIntegration &changed) { changed.clientCredentials = false; }), 400,
        u"unsupported_grant_type"_s, u"AuthorizationCodeGrantRequired"_s);
    row(
        "credentials reset",
        [](Wanted &one) { (void)one.account->resetCredentials(one.integration); }, 401,
        u"invalid_client"_s, u"InvalidIntegration"_s);
    row(
        "mapping revoked", [](Wanted &one) { one.account->revokeMapping(one.mapping); }, 400,
        u"invalid_grant"_s, u"TokenBlocked"_s);
    row(
        "role inactive", [](Wanted &one) { one.account->setRoleInactive(one.role, true); }, 400,
        u"invalid_grant"_s, u"EntityOrRoleDisabled"_s);
    row(
        "no login permission",
        [](Wanted &one) { one.account->setPermission(one.role, u"ADMI_LOGIN_OAUTH2"_s, 0); }, 400,
        u"invalid_grant"_s, u"permission_denied"_s);
    row(
        "sandbox refreshed",
        [](Wanted &one) {
            one.account->refreshSandbox();
            one.account->setFeature(u"OAUTH2"_s, true);
        },
        401, u"invalid_client"_s, u"InvalidIntegration"_s);
}

void SimulatedAssertionsTest::refusesWrongAssertions()
{
    QFETCH(Change, change);
    QFETCH(int, status);
    QFETCH(QString, error);
    QFETCH(QString, detail);
    Wanted one = wanted(m_key);
    change(one);
    const WireAnswer answer = ask(one, m_key);
    QCOMPARE(AskedAccount::json(answer)["error"_L1].toString(), error);
    QCOMPARE(answer.status, status);
    QCOMPARE(m_asked->lastDetail(), detail);
    QCOMPARE(AskedAccount::header(answer, "WWW-Authenticate"),
             status == 401 ? "Basic realm=\"DEMO\""_ba : QByteArray());
}

void SimulatedAssertionsTest::bearersEnd_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<int>("later");
    QTest::addColumn<QString>("detail");
    const auto row = [](const char *name, Change change, int later, const QString &detail) {
        QTest::newRow(name) << change << later << detail;
    };

    row(
        "after an hour", [](Wanted &) {}, 3600, u"AccessTokenExpired"_s);
    row(
        "mapping revoked", [](Wanted &one) { one.account->revokeMapping(one.mapping); }, 0,
        u"TokenBlocked"_s);
    row(
        "role inactive", [](Wanted &one) { one.account->setRoleInactive(one.role, true); }, 0,
        u"EntityOrRoleDisabled"_s);
    row(
        "no REST permission",
        [](Wanted &one) { one.account->setPermission(one.role, u"ADMI_RESTWEBSERVICES"_s, 0); }, 0,
        u"permission_denied"_s);
    row(
        "credentials reset",
        [](Wanted &one) { (void)one.account->resetCredentials(one.integration); }, 0,
        u"ClientIdMismatch"_s);
    row(
        "sandbox refreshed", [](Wanted &one) { one.account->refreshSandbox(); }, 0,
        u"TokenRejected"_s);
}

void SimulatedAssertionsTest::bearersEnd()
{
    QFETCH(Change, change);
    QFETCH(int, later);
    QFETCH(QString, detail);
    Wanted one = wanted(m_key);
    const QString bearer = AskedAccount::json(ask(one, m_key))["access_token"_L1].toString();
    QCOMPARE(serverTime(bearer), 200);
    change(one);
    m_now = m_now.addSecs(later);
    QCOMPARE(serverTime(bearer), 401);
    QCOMPARE(m_asked->lastDetail(), detail);
}

void SimulatedAssertionsTest::aMalformedBearerIsABadRequest()
{
    WireRequest request = m_asked->request("GET", "/services/rest/system/v1/serverTime");
    request.headers.insert("authorization", "Bearer ");
    const WireAnswer empty = answer(m_asked->account.internals(), request);
    QCOMPARE(empty.status, 400);
    QVERIFY(AskedAccount::header(empty, "WWW-Authenticate")
                .startsWith("Bearer realm=\"DEMO\", error=\"invalid_request\""));
    request.headers.insert("authorization", "Bearer nonsense");
    const WireAnswer unknown = answer(m_asked->account.internals(), request);
    QCOMPARE(unknown.status, 401);
    QCOMPARE(AskedAccount::header(unknown, "WWW-Authenticate"),
             "Bearer realm=\"DEMO\", error=\"invalid_token\", error_description=\"Invalid login "
             "attempt.\""_ba);
}

void SimulatedAssertionsTest::expiredTokensFaultSparesNewOnes()
{
    Wanted one = wanted(m_key);
    const QString before = AskedAccount::json(ask(one, m_key))["access_token"_L1].toString();
    m_asked->account.setFault(Fault::ExpiredTokens);
    QCOMPARE(serverTime(before), 401);
    const QString after = AskedAccount::json(ask(one, m_key))["access_token"_L1].toString();
    QVERIFY(after != before);
    QCOMPARE(serverTime(after), 200);
}

void SimulatedAssertionsTest::certificatesAreListedAndRevoked()
{
    const Wanted one = wanted(m_key);
    const QByteArray base
        = "/services/rest/auth/oauth2/v1/clients/" + one.clientId.toLatin1() + "/certificates";
    const WireAnswer listed = m_asked->get(base);
    QVERIFY2(listed.status == 200, listed.body.c_str());
    QJsonArray list = QJsonDocument::fromJson(QByteArray::fromStdString(listed.body)).array();
    QCOMPARE(list.size(), 1);
    QCOMPARE(list.first().toObject()["certificate_id"_L1].toString(), one.kid);
    QCOMPARE(list.first().toObject()["algorithm"_L1].toString(), u"EC"_s);

    const KeyPair next = *KeyPair::generate(KeyAlgorithm::EcP256);
    const QByteArray pem
        = Certificate::selfSigned(next, {u"next"_s, m_now.addSecs(-60), 700})->toPem();
    const QJsonObject upload{
        {u"fileContent"_s, QString::fromLatin1(pem)}, {u"role"_s, one.role}, {u"entity"_s, 11}};
    const WireAnswer added
        = m_asked->send(m_asked->request("POST", base, QJsonDocument(upload).toJson()));
    QVERIFY2(added.status == 200, added.body.c_str());
    QCOMPARE(AskedAccount::json(added)["certificate_id"_L1].toString().size(), 43);

    const WireAnswer revoked
        = m_asked->send(m_asked->request("POST", base + '/' + one.kid.toLatin1() + "/revoke"));
    QCOMPARE(revoked.status, 200);
    QCOMPARE(revoked.body, std::string("Successfully revoked"));
    QVERIFY(m_asked->account.mappings().constFirst().revoked);
    QVERIFY(!m_asked->account.mappings().constLast().revoked);
}

SUITESCOPE_GUILESS_MAIN(SimulatedAssertionsTest)
#include "tst_simulatedassertions.moc"
