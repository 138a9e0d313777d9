// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/assertionlab.h"
#include "setupvalues.h"

#include "lib/auth/clientassertion.h"
#include "lib/crypto/digest.h"
#include "tests/support/testmain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

const QDateTime now = QDateTime::fromSecsSinceEpoch(1795400020, Qt::UTC);
const QString clientId = QString(60, u'0') + u"c1d7"_s;
const QString certificateId = u"-a_CertificateIdOfFortyThreeCharacters_0123"_s;
const QString audience
    = u"https://1234567-sb1.suitetalk.api.netsuite.com/services/rest/auth/oauth2/v1/token"_s;

Secret secretOf(const QByteArray &bytes)
{
    return Secret(QByteArrayView(bytes));
}

QByteArray part(const QJsonObject &object)
{
    return base64Url(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QJsonObject goodHeader(const QString &algorithm = u"ES256"_s)
{
    return {{u"typ"_s, u"JWT"_s}, {u"alg"_s, algorithm}, {u"kid"_s, certificateId}};
}

QJsonObject goodClaims()
{
    return {{u"iss"_s, clientId},   {u"scope"_s, QJsonArray{u"rest_webservices"_s}},
            {u"aud"_s, audience},   {u"iat"_s, 1795400000},
            {u"exp"_s, 1795400300}, {u"jti"_s, u"1"_s}};
}

QJsonObject with(QJsonObject object, const QString &name, const QJsonValue &value)
{
    if (value.isUndefined())
        object.remove(name);
    else
        object[name] = value;
    return object;
}

// DER of two numbers that both need a zero byte in front, as half of all do.
QByteArray derOf(const QByteArray &raw)
{
    QByteArray body;
    for (QByteArray number : {raw.first(32), raw.sliced(32)}) {
        if (number.at(0) & 0x80)
            number.prepend('\0');
        body += QByteArray("\x02") + char(number.size()) + number;
    }
    return QByteArray("\x30") + char(body.size()) + body;
}

} // namespace

class AssertionLabTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void ourOwnAssertionIsRight_data();
    void ourOwnAssertionIsRight();
    void theFirstDifferenceIsFound_data();
    void theFirstDifferenceIsFound();
    void withoutAKeyTheRestIsChecked();
    void secretsStayHidden();
    void everyPartThatIsWrongIsNamed();
    void theStepsTellWhetherTheKeyFits_data();
    void theStepsTellWhetherTheKeyFits();

private:
    [[nodiscard]] QByteArray jwt(const QJsonObject &header, const QJsonObject &claims) const;
    [[nodiscard]] AssertionExpectation right() const;

    KeyAndCertificate m_own;
    KeyAndCertificate m_other;
};

void AssertionLabTest::initTestCase()
{
    m_own = makeKey();
    m_other = makeKey();
}

QByteArray AssertionLabTest::jwt(const QJsonObject &header, const QJsonObject &claims) const
{
    const QByteArray message = part(header) + '.' + part(claims);
    return message + '.' + base64Url(*m_own.key.sign(SigningAlgorithm::ES256, message));
}

AssertionExpectation AssertionLabTest::right() const
{
    return {clientId, certificateId, QUrl(audience), m_own.certificate.publicKeyDer(),
            m_own.certificate.keyDescription()};
}

void AssertionLabTest::ourOwnAssertionIsRight_data()
{
    QTest::addColumn<KeyAlgorithm>("key");
    QTest::addColumn<SigningAlgorithm>("algorithm");
    QTest::newRow("P-256") << KeyAlgorithm::EcP256 << SigningAlgorithm::ES256;
    QTest::newRow("P-384") << KeyAlgorithm::EcP384 << SigningAlgorithm::ES384;
    QTest::newRow("P-521") << KeyAlgorithm::EcP521 << SigningAlgorithm::ES512;
    QTest::newRow("RSA") << KeyAlgorithm::Rsa3072 << SigningAlgorithm::PS384;
}

void AssertionLabTest::ourOwnAssertionIsRight()
{
    QFETCH(KeyAlgorithm, key);
    QFETCH(SigningAlgorithm, algorithm);
    const KeyAndCertificate pair = makeKey(key);
    const M2mCredentials credentials{
        clientId, certificateId, pair.key, algorithm, {u"rest_webservices"_s}};
    const auto assertion = ClientAssertion::make(credentials, QUrl(audience), now, u"1"_s);
    QVERIFY(assertion);
    const AssertionExpectation right{clientId, certificateId, QUrl(audience),
                                     pair.certificate.publicKeyDer(),
                                     pair.certificate.keyDescription()};
    const AssertionVerdict verdict = compareAssertion(*assertion, right, now);
    QCOMPARE(verdict.difference, AssertionDifference::None);
    QCOMPARE(verdict.facts.verified, true);
    QCOMPARE(verdict.facts.algorithm, joseName(algorithm));
    QCOMPARE(verdict.facts.audience, audience);
    QCOMPARE(verdict.facts.keyId, u"-a_C****"_s);
    QCOMPARE(verdict.facts.scopes, QStringList(u"rest_webservices"_s));
    QCOMPARE(*verdict.facts.expires - *verdict.facts.issued, 300);

    const Secret form = ClientAssertion::tokenRequestBody(*assertion);
    QCOMPARE(compareAssertion(form, right, now).difference, AssertionDifference::None);
}

using Difference = AssertionDifference;

void AssertionLabTest::theFirstDifferenceIsFound_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<AssertionDifference>("difference");
    QTest::addColumn<QStringList>("arguments");
    const auto text = [](const char *name, const QByteArray &pasted, Difference difference,
                         const QStringList &arguments = {}) {
        QTest::newRow(name) << pasted << difference << arguments;
    };
    const auto header = [&](const char *name, const QString &member, const QJsonValue &value,
                            Difference difference, const QStringList &arguments = {}) {
        text(name, jwt(with(goodHeader(), member, value), goodClaims()), difference, arguments);
    };
    const auto claim = [&](const char *name, const QString &member, const QJsonValue &value,
                           Difference difference, const QStringList &arguments = {}) {
        text(name, jwt(goodHeader(), with(goodClaims(), member, value)), difference, arguments);
    };
    const QJsonValue gone(QJsonValue::Undefined);
    const QByteArray good = jwt(goodHeader(), goodClaims());
    const QByteArray message = good.left(good.lastIndexOf('.') + 1);
    const QByteArray raw
        = QByteArray::fromBase64(good.sliced(message.size()), QByteArray::Base64UrlEncoding);

    text("right", good, Difference::None);
    text("in a header", "Authorization: Bearer " + good, Difference::None);
    text("over lines", QByteArray(good).insert(20, "\n  "), Difference::None);
    text("invisible characters", "\xEF\xBB\xBF" + QByteArray(good).insert(30, "\xE2\x80\x8B"),
         Difference::None);
    text("in quotes with a comma", "  \"" + good + "\",\n", Difference::None);
    text("as JSON", "{\"client_assertion\": \"" + good + "\", \"grant_type\": \"client\"}",
         Difference::None);
    text("a whole curl command",
         "curl -X POST 'https://1234567-sb1.suitetalk.api.netsuite.com/token' \\\n"
         "  -d 'grant_type=client_credentials' \\\n  --data-urlencode 'client_assertion="
             + good + "' \\\n  -H 'Accept: application/json'",
         Difference::None);
    text("curl without quotes", "curl -d client_assertion=" + good + " https://x.example/token",
         Difference::None);
    text("nothing", "", Difference::NotAJwt, {u"1"_s});
    text("five parts", "a.b.c.d.e", Difference::NotAJwt, {u"5"_s});
    text("padding", message + raw.toBase64(), Difference::NotUrlSafe, {u"signature"_s});
    text("no JSON", "YWJj." + good.sliced(good.indexOf('.') + 1), Difference::Unreadable,
         {u"header"_s});
    claim("access token", u"iss"_s, u"https://system.netsuite.com"_s, Difference::AccessToken);
    header("typ", u"typ"_s, u"at+jwt"_s, Difference::TypeWrong, {u"at+jwt"_s});
    header("RS256", u"alg"_s, u"RS256"_s, Difference::AlgorithmRefused, {u"RS256"_s});
    header("none", u"alg"_s, u"none"_s, Difference::AlgorithmRefused, {u"none"_s});
    header("PS256 with EC", u"alg"_s, u"PS256"_s, Difference::AlgorithmNotFitting,
           {u"PS256"_s, u"EC P-256"_s});
    header("no kid", u"kid"_s, gone, Difference::KeyIdMissing);
    header("client ID as kid", u"kid"_s, clientId, Difference::KeyIdIsClientId);
    header("another kid", u"kid"_s, u"mine"_s, Difference::KeyIdOther);
    claim("no iss", u"iss"_s, gone, Difference::IssuerMissing);
    claim("kid as iss", u"iss"_s, certificateId, Difference::IssuerIsCertificateId);
    claim("another iss", u"iss"_s, u"me"_s, Difference::IssuerOther);
    claim("no aud", u"aud"_s, gone, Difference::AudienceMissing);
    claim("host of another account", u"aud"_s, QString(audience).replace(u"-sb1"_s, u""_s),
          Difference::AudienceHost,
          {u"https://1234567.suitetalk.api.netsuite.com"_s,
           u"https://1234567-sb1.suitetalk.api.netsuite.com"_s});
    claim("path", u"aud"_s, QString(audience).replace(u"/token"_s, u"/authorize"_s),
          Difference::AudiencePath,
          {u"/services/rest/auth/oauth2/v1/authorize"_s, u"/services/rest/auth/oauth2/v1/token"_s});
    claim("slash at the end", u"aud"_s, audience + u'/', Difference::AudiencePath,
          {u"/services/rest/auth/oauth2/v1/token/"_s, u"/services/rest/auth/oauth2/v1/token"_s});
    claim("no scope", u"scope"_s, gone, Difference::ScopeMissing);
    claim("scope as text", u"scope"_s, u"rest_webservices restlets"_s, Difference::None);
    claim("another scope", u"scope"_s, u"rest"_s, Difference::ScopeUnknown, {u"rest"_s});
    claim("no exp", u"exp"_s, gone, Difference::TimeMissing, {u"exp"_s});
    claim("text as iat", u"iat"_s, u"1795400000"_s, Difference::TimeNoInteger, {u"iat"_s});
    claim("fraction", u"iat"_s, 1795400000.5, Difference::TimeNoInteger, {u"iat"_s});
    claim("milliseconds", u"iat"_s, 1795400000000.0, Difference::TimeInMilliseconds, {u"iat"_s});
    claim("two hours", u"exp"_s, 1795407200, Difference::LivesTooLong, {u"120"_s});
    claim("one hour", u"exp"_s, 1795403600, Difference::None);
    claim("backwards", u"exp"_s, 1795399000, Difference::LivesNotAtAll);
    text("DER", message + base64Url(derOf(raw)), Difference::SignatureDer);
    text("cut", message + base64Url(raw.first(60)), Difference::SignatureLength,
         {u"60"_s, u"64"_s});
    const QByteArray foreign
        = *m_other.key.sign(SigningAlgorithm::ES256, QByteArrayView(message).chopped(1));
    text("another key", message + base64Url(foreign), Difference::SignatureWrong);
    text("from tomorrow",
         jwt(goodHeader(), with(with(goodClaims(), u"iat"_s, 1795403620), u"exp"_s, 1795403920)),
         Difference::IssuedInFuture, {u"60"_s});
    text("old",
         jwt(goodHeader(), with(with(goodClaims(), u"iat"_s, 1795396000), u"exp"_s, 1795396420)),
         Difference::Expired, {u"60"_s});
}

void AssertionLabTest::theFirstDifferenceIsFound()
{
    QFETCH(QByteArray, text);
    const AssertionVerdict verdict = compareAssertion(secretOf(text), right(), now);
    QTEST(verdict.difference, "difference");
    QTEST(verdict.arguments, "arguments");
}

void AssertionLabTest::withoutAKeyTheRestIsChecked()
{
    AssertionExpectation keyless = right();
    keyless.publicKeyDer.clear();
    keyless.keyDescription.clear();
    const AssertionVerdict verdict
        = compareAssertion(secretOf(jwt(goodHeader(), goodClaims())), keyless, now);
    QCOMPARE(verdict.difference, Difference::None);
    QVERIFY(!verdict.facts.verified);
}

void AssertionLabTest::secretsStayHidden()
{
    const QString secret = QString(56, u'b') + u"01234567"_s;
    for (const QString &member : {u"typ"_s, u"alg"_s, u"kid"_s, u"iss"_s, u"aud"_s, u"scope"_s}) {
        QJsonObject header = goodHeader();
        QJsonObject claims = goodClaims();
        (header.contains(member) ? header : claims)[member] = u"https://x/"_s + secret;
        const AssertionVerdict verdict
            = compareAssertion(secretOf(jwt(header, claims)), right(), now);
        QVERIFY(verdict.difference != Difference::None);
        const AssertionFacts &facts = verdict.facts;
        const QString all = verdict.arguments.join(u' ') + facts.algorithm + facts.keyId
            + facts.type + facts.issuer + facts.audience + facts.scopes.join(u' ');
        QVERIFY2(!all.contains(secret.left(8)) && !all.contains(secret.right(8)), qPrintable(all));
    }
}

void AssertionLabTest::everyPartThatIsWrongIsNamed()
{
    using Parts = QList<AssertionPart>;
    const auto wrong = [this](const QJsonObject &header, const QJsonObject &claims) {
        return compareAssertion(secretOf(jwt(header, claims)), right(), now).wrong;
    };
    QCOMPARE(wrong(goodHeader(), goodClaims()), Parts());
    QJsonObject claims = with(goodClaims(), u"aud"_s, u"https://x.example/token"_s);
    claims = with(claims, u"exp"_s, 1795400000 + 7200);
    QCOMPARE(wrong(with(goodHeader(), u"kid"_s, {}), claims),
             (Parts{AssertionPart::KeyId, AssertionPart::Audience, AssertionPart::Expires}));
    QCOMPARE(wrong(with(goodHeader(), u"typ"_s, u"JOSE"_s), with(goodClaims(), u"iat"_s, {})),
             (Parts{AssertionPart::Type, AssertionPart::Issued}));
    QCOMPARE(compareAssertion(secretOf("not a token"), right(), now).wrong, Parts());
}

void AssertionLabTest::theStepsTellWhetherTheKeyFits_data()
{
    QTest::addColumn<int>("certificate"); // 0: none, 1: of the key, 2: of another key
    QTest::addColumn<SigningAlgorithm>("algorithm");
    QTest::addColumn<std::optional<bool>>("fits");
    QTest::addColumn<std::optional<bool>>("verified");
    using Maybe = std::optional<bool>;

    QTest::newRow("its own") << 1 << SigningAlgorithm::ES256 << Maybe(true) << Maybe(true);
    QTest::newRow("another's") << 2 << SigningAlgorithm::ES256 << Maybe(false) << Maybe(false);
    QTest::newRow("none") << 0 << SigningAlgorithm::ES256 << Maybe() << Maybe(true);
    QTest::newRow("another algorithm") << 1 << SigningAlgorithm::ES384 << Maybe(true) << Maybe();
}

void AssertionLabTest::theStepsTellWhetherTheKeyFits()
{
    QFETCH(int, certificate);
    QFETCH(SigningAlgorithm, algorithm);
    const QByteArray pem = certificate == 0 ? QByteArray()
        : certificate == 1                  ? m_own.certificate.toPem()
                                            : m_other.certificate.toPem();
    const M2mCredentials own{
        clientId, certificateId, m_own.key, algorithm, {u"rest_webservices"_s, u"restlets"_s}};
    const AssertionSteps steps = assertionSteps(own, pem, QUrl(audience), now);
    QTEST(steps.keyFits, "fits");
    QTEST(steps.facts.verified, "verified");
    QCOMPARE(steps.algorithmFits, algorithm == SigningAlgorithm::ES256);
    QCOMPARE(steps.key, u"EC P-256"_s);
    QCOMPARE(steps.certificateEnds.isValid(), certificate != 0);
    QCOMPARE(steps.facts.type, u"JWT"_s);
    QCOMPARE(steps.facts.algorithm, joseName(algorithm));
    QCOMPARE(steps.facts.keyId, u"-a_C****"_s);
    QCOMPARE(steps.facts.issuer, u"0000****"_s);
    QCOMPARE(steps.facts.audience, audience);
    QCOMPARE(steps.facts.scopes, own.scopes);
    QCOMPARE(*steps.facts.issued, now.toSecsSinceEpoch());
    QCOMPARE(*steps.facts.expires - *steps.facts.issued, 300);
    QCOMPARE(steps.facts.signatureBytes, steps.algorithmFits ? 64 : 0);
}

SUITESCOPE_GUILESS_MAIN(AssertionLabTest)
#include "tst_assertionlab.moc"
