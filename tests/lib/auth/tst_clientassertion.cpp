// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/auth/clientassertion.h"
#include "lib/crypto/digest.h"
#include "tests/support/testmain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>
#include <QUrlQuery>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

const QDateTime now({2026, 11, 23}, {16, 0}, Qt::UTC);
const QUrl endpoint(
    u"https://1234567-sb1.suitetalk.api.netsuite.com/services/rest/auth/oauth2/v1/token"_s);

M2mCredentials credentialsFor(const KeyPair &key, SigningAlgorithm algorithm)
{
    return {QString(64, u'c'),
            QString(43, u'k'),
            key,
            algorithm,
            {u"rest_webservices"_s, u"restlets"_s}};
}

QByteArray decoded(const QByteArray &part)
{
    return QByteArray::fromBase64(part, QByteArray::Base64UrlEncoding);
}

QByteArray tokenWith(const QJsonObject &claims)
{
    return base64Url("{\"typ\":\"JWT\"}") + '.'
        + base64Url(QJsonDocument(claims).toJson(QJsonDocument::Compact)) + ".c2ln";
}

QByteArray answerWith(const QByteArray &token, const QByteArray &rest)
{
    return "{\"access_token\":\"" + token + "\"" + rest + "}";
}

} // namespace

class ClientAssertionTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void everyAlgorithmVerifies_data();
    void everyAlgorithmVerifies();
    void headerAndClaimsAreWhatNetSuiteWants();
    void anAlgorithmThatDoesNotFitIsRefused();
    void withoutAKeyNothingIsMade();
    void theFormHasThreeFields();
    void answersAreReadTolerantly_data();
    void answersAreReadTolerantly();
    void roleAndEntityComeFromTheToken_data();
    void roleAndEntityComeFromTheToken();
    void scopesComeFromTheToken_data();
    void scopesComeFromTheToken();
    void otherAnswersAreRefused_data();
    void otherAnswersAreRefused();
};

void ClientAssertionTest::everyAlgorithmVerifies_data()
{
    QTest::addColumn<KeyAlgorithm>("keyAlgorithm");
    QTest::addColumn<SigningAlgorithm>("algorithm");
    QTest::addColumn<int>("signatureBytes");

    QTest::newRow("ES256") << KeyAlgorithm::EcP256 << SigningAlgorithm::ES256 << 64;
    QTest::newRow("ES384") << KeyAlgorithm::EcP384 << SigningAlgorithm::ES384 << 96;
    QTest::newRow("ES512") << KeyAlgorithm::EcP521 << SigningAlgorithm::ES512 << 132;
    QTest::newRow("PS256") << KeyAlgorithm::Rsa3072 << SigningAlgorithm::PS256 << 384;
    QTest::newRow("PS384") << KeyAlgorithm::Rsa3072 << SigningAlgorithm::PS384 << 384;
    QTest::newRow("PS512") << KeyAlgorithm::Rsa3072 << SigningAlgorithm::PS512 << 384;
}

void ClientAssertionTest::everyAlgorithmVerifies()
{
    QFETCH(KeyAlgorithm, keyAlgorithm);
    QFETCH(SigningAlgorithm, algorithm);
    QFETCH(int, signatureBytes);

    static QHash<int, KeyPair> keys; // RSA keys take their time
    KeyPair &key = keys[int(keyAlgorithm)];
    if (key.isNull())
        key = KeyPair::generate(keyAlgorithm).value();

    const Result<Secret> made
        = ClientAssertion::make(credentialsFor(key, algorithm), endpoint, now, u"id-1"_s);
    QVERIFY(made);
    const QByteArray jwt = made->revealBytes();
    const QByteArrayList parts = jwt.split('.');
    QCOMPARE(parts.size(), 3);
    QVERIFY(!jwt.contains('='));
    QCOMPARE(decoded(parts.at(2)).size(), signatureBytes);

    const QByteArray message = parts.at(0) + '.' + parts.at(1);
    const QByteArray signature = decoded(parts.at(2));
    QVERIFY(verifySignature(key.publicKeyDer(), algorithm, message, signature));
    QVERIFY(!verifySignature(key.publicKeyDer(), algorithm, message + 'x', signature));
    QCOMPARE(QJsonDocument::fromJson(decoded(parts.at(0)))["alg"_L1].toString(),
             joseName(algorithm));
}

void ClientAssertionTest::headerAndClaimsAreWhatNetSuiteWants()
{
    const KeyPair key = KeyPair::generate(KeyAlgorithm::EcP256).value();
    const QByteArray jwt = ClientAssertion::make(credentialsFor(key, SigningAlgorithm::ES256),
                                                 endpoint, now, u"id-1"_s)
                               .value()
                               .revealBytes();
    const QByteArrayList parts = jwt.split('.');
    QCOMPARE(
        QJsonDocument::fromJson(decoded(parts.at(0))).object(),
        (QJsonObject{{u"typ"_s, u"JWT"_s}, {u"alg"_s, u"ES256"_s}, {u"kid"_s, QString(43, u'k')}}));
    const QByteArray claims = decoded(parts.at(1));
    QCOMPARE(QJsonDocument::fromJson(claims).object(),
             (QJsonObject{
                 {u"iss"_s, QString(64, u'c')},
                 {u"scope"_s, QJsonArray{u"rest_webservices"_s, u"restlets"_s}},
                 {u"aud"_s, endpoint.toString()},
                 {u"iat"_s, now.toSecsSinceEpoch()},
                 {u"exp"_s, now.toSecsSinceEpoch() + 300},
                 {u"jti"_s, u"id-1"_s},
             }));
    // Whole seconds on the wire too, without an exponent.
    QVERIFY(claims.contains("\"iat\":" + QByteArray::number(now.toSecsSinceEpoch())));
}

void ClientAssertionTest::anAlgorithmThatDoesNotFitIsRefused()
{
    const KeyPair key = KeyPair::generate(KeyAlgorithm::EcP256).value();
    const Result<Secret> made = ClientAssertion::make(credentialsFor(key, SigningAlgorithm::PS256),
                                                      endpoint, now, u"id-1"_s);
    QVERIFY(!made);
    QCOMPARE(made.error().kind, ErrorKind::NotAllowed);
}

void ClientAssertionTest::withoutAKeyNothingIsMade()
{
    const Result<Secret> made = ClientAssertion::make(
        credentialsFor(KeyPair(), SigningAlgorithm::ES256), endpoint, now, u"id-1"_s);
    QVERIFY(!made);
    QCOMPARE(made.error().kind, ErrorKind::CryptoFault);
}

void ClientAssertionTest::theFormHasThreeFields()
{
    const Secret body = ClientAssertion::tokenRequestBody(Secret(QByteArrayView("aa.bb-_.cc")));
    const QUrlQuery form(QString::fromLatin1(body.revealBytes()));
    QCOMPARE(form.queryItems(QUrl::FullyDecoded).size(), 3);
    QCOMPARE(form.queryItemValue(u"grant_type"_s, QUrl::FullyDecoded), u"client_credentials"_s);
    QCOMPARE(form.queryItemValue(u"client_assertion_type"_s, QUrl::FullyDecoded),
             u"urn:ietf:params:oauth:client-assertion-type:jwt-bearer"_s);
    QCOMPARE(form.queryItemValue(u"client_assertion"_s, QUrl::FullyDecoded), u"aa.bb-_.cc"_s);
}

void ClientAssertionTest::answersAreReadTolerantly_data()
{
    QTest::addColumn<QByteArray>("rest");
    QTest::addColumn<qint64>("seconds");

    QTest::newRow("as documented") << R"(,"expires_in":3600,"token_type":"Bearer")"_ba << 3600LL;
    QTest::newRow("numeric string")
        << R"(,"expires_in":" 1800 ","token_type":"bearer")"_ba << 1800LL;
    QTest::newRow("upper case") << R"(,"expires_in":60,"token_type":"BEARER")"_ba << 60LL;
    QTest::newRow("nothing said") << QByteArray() << 3600LL;
    QTest::newRow("nonsense") << R"(,"expires_in":"soon")"_ba << 3600LL;
    QTest::newRow("negative") << R"(,"expires_in":-5)"_ba << 3600LL;
    QTest::newRow("absurd") << R"(,"expires_in":1e300)"_ba << 86400LL;
}

void ClientAssertionTest::answersAreReadTolerantly()
{
    QFETCH(QByteArray, rest);
    QFETCH(qint64, seconds);
    const Result<AccessToken> token = parseTokenAnswer(answerWith("opaque-token", rest), now);
    QVERIFY(token);
    QCOMPARE(token->token.revealBytes(), "opaque-token"_ba);
    QCOMPARE(token->expires, now.addSecs(seconds));
}

void ClientAssertionTest::roleAndEntityComeFromTheToken_data()
{
    QTest::addColumn<QJsonValue>("sub");
    QTest::addColumn<QString>("role");
    QTest::addColumn<QString>("entity");

    QTest::newRow("role;entity") << QJsonValue(u"1042;17"_s) << u"1042"_s << u"17"_s;
    QTest::newRow("one part") << QJsonValue(u"1042"_s) << QString() << QString();
    QTest::newRow("three parts") << QJsonValue(u"1;2;3"_s) << QString() << QString();
    QTest::newRow("a number") << QJsonValue(5) << QString() << QString();
    QTest::newRow("absent") << QJsonValue() << QString() << QString();
}

void ClientAssertionTest::roleAndEntityComeFromTheToken()
{
    QFETCH(QJsonValue, sub);
    const Result<AccessToken> token
        = parseTokenAnswer(answerWith(tokenWith({{u"sub"_s, sub}}), {}), now);
    QVERIFY(token);
    QTEST(token->roleId, "role");
    QTEST(token->entityId, "entity");
}

void ClientAssertionTest::scopesComeFromTheToken_data()
{
    QTest::addColumn<QJsonValue>("inToken");
    QTest::addColumn<QByteArray>("inAnswer");
    QTest::addColumn<QStringList>("scopes");

    const QStringList both{u"rest_webservices"_s, u"restlets"_s};
    QTest::newRow("array") << QJsonValue(QJsonArray::fromStringList(both)) << QByteArray() << both;
    QTest::newRow("blanks") << QJsonValue(u"rest_webservices restlets"_s) << QByteArray() << both;
    QTest::newRow("commas") << QJsonValue(u"rest_webservices, restlets"_s) << QByteArray() << both;
    QTest::newRow("in the answer")
        << QJsonValue() << R"(,"scope":"rest_webservices restlets")"_ba << both;
    QTest::newRow("nowhere") << QJsonValue() << QByteArray() << QStringList();
}

void ClientAssertionTest::scopesComeFromTheToken()
{
    QFETCH(QJsonValue, inToken);
    QFETCH(QByteArray, inAnswer);
    const Result<AccessToken> token
        = parseTokenAnswer(answerWith(tokenWith({{u"scope"_s, inToken}}), inAnswer), now);
    QVERIFY(token);
    QTEST(token->scopes, "scopes");
}

void ClientAssertionTest::otherAnswersAreRefused_data()
{
    QTest::addColumn<QByteArray>("json");

    QTest::newRow("page") << "<html></html>"_ba;
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("array") << "[]"_ba;
    QTest::newRow("no token") << R"({"expires_in":3600})"_ba;
    QTest::newRow("token is a number") << R"({"access_token":5})"_ba;
    QTest::newRow("token with a line break") << R"({"access_token":"a\r\nX-Evil: b"})"_ba;
    QTest::newRow("other type") << R"({"access_token":"abc","token_type":"mac"})"_ba;
}

void ClientAssertionTest::otherAnswersAreRefused()
{
    QFETCH(QByteArray, json);
    const Result<AccessToken> token = parseTokenAnswer(json, now);
    QVERIFY(!token);
    QCOMPARE(token.error().kind, ErrorKind::BadReply);
}

SUITESCOPE_GUILESS_MAIN(ClientAssertionTest)
#include "tst_clientassertion.moc"
