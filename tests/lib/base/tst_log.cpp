// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/base/log.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

const QString hex64 = u"0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0"_s;
const QString id43 = u"Zk3tQw8rT5yU1iO7pA2sD4fG6hJ9kL0zX-cV_bN3mM1"_s;
const QString jwt = u"eyJ0eXAiOiJKV1QiLCJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJhIn0.c2lnbmF0dXJl"_s;
const QString pemBody = u"MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg"_s;

QStringList printed;

void collect(QtMsgType, const QMessageLogContext &context, const QString &text)
{
    printed.append(QString::fromLatin1(context.category) + u"|"_s + text);
}

} // namespace

class LogTest : public QObject
{
    Q_OBJECT

private slots:
    void credentialsDisappear_data();
    void credentialsDisappear();
    void ordinaryTextSurvives_data();
    void ordinaryTextSurvives();
    void theRestOfTheMessageStays();
    void installedHandlerRedactsWhatIsPrinted();
    void categoriesCarryTheProgramName();
};

void LogTest::credentialsDisappear_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("secret"); // must not be left over
    QTest::addColumn<QString>("after");

    const auto row
        = [](const char *name, const QString &text, const QString &secret,
             const QString &after = {}) { QTest::newRow(name) << text << secret << after; };
    const QString r = u"[redacted]"_s;
    row("OAuth header", u"Authorization: OAuth realm=\"1234567\", oauth_token=\"abc\""_s, u"abc"_s,
        u"Authorization: [redacted]"_s);
    row("bearer header", u"authorization: Bearer abcdef.ghi-9"_s, u"abcdef"_s,
        u"authorization: [redacted]"_s);
    row("header line among others", u"GET /a\r\nAuthorization: Basic dXNlcjpw\r\nAccept: */*"_s,
        u"dXNlcjpw"_s, u"GET /a\r\nAuthorization: [redacted]\r\nAccept: */*"_s);
    row("header in JSON", u"{\"Authorization\":\"Bearer abc123\",\"a\":1}"_s, u"abc123"_s);
    row("proxy header", u"Proxy-Authorization: Digest xyz"_s, u"xyz"_s);
    row("cookie", u"Set-Cookie: JSESSIONID=s3cr3t; path=/"_s, u"s3cr3t"_s);
    row("OAuth value without the name", u"sent OAuth realm=\"1\", oauth_signature=\"Zm9v%3D\""_s,
        u"Zm9v"_s);
    row("bearer value without the name", u"sent Bearer 0a9b8c7d6e5f"_s, u"0a9b8c7d6e5f"_s,
        u"sent Bearer [redacted]"_s);
    row("PEM private key",
        u"key -----BEGIN PRIVATE KEY-----\n"_s + pemBody + u"\n-----END PRIVATE KEY-----\nnext"_s,
        pemBody, u"key [redacted]\nnext"_s);
    row("PEM with CRLF",
        u"-----BEGIN EC PRIVATE KEY-----\r\n"_s + pemBody + u"\r\n-----END EC PRIVATE KEY-----"_s,
        pemBody, r);
    row("PEM with literal line breaks",
        u"\"-----BEGIN PRIVATE KEY-----\\n"_s + pemBody + u"\\n-----END PRIVATE KEY-----\\n\""_s,
        pemBody);
    row("PEM cut off", u"-----BEGIN ENCRYPTED PRIVATE KEY-----\n"_s + pemBody, pemBody, r);
    row("two PEM blocks",
        u"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE----- and "
        "-----BEGIN PRIVATE KEY-----\n"_s
            + pemBody + u"\n-----END PRIVATE KEY-----"_s,
        pemBody, u"[redacted] and [redacted]"_s);
    row("JWT", u"assertion "_s + jwt + u" refused"_s, jwt, u"assertion [redacted] refused"_s);
    row("JWT without signature", u"eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0"_s, u"eyJzdWIiOiJhIn0"_s, r);
    row("client assertion in a form", u"grant_type=x&client_assertion=opaque.value&scope=y"_s,
        u"opaque"_s, u"grant_type=x&client_assertion=[redacted]&scope=y"_s);
    row("access token in JSON", u"{\"access_token\":\"a b\\\"c\",\"expires_in\":3600}"_s, u"a b"_s,
        u"{\"access_token\":[redacted],\"expires_in\":3600}"_s);
    row("JSON inside a string", u"{\\\"access_token\\\":\\\"opaque1\\\",\\\"n\\\":1}"_s,
        u"opaque1"_s);
    row("JSON with blanks", u"\"refresh_token\" : \"opaque2\""_s, u"opaque2"_s);
    row("JSON cut off", u"{\"access_token\":\"opaque3"_s, u"opaque3"_s);
    row("signature", u"oauth_signature=\"tR3%2BaXp1dHN2%3D\", oauth_version=\"1.0\""_s, u"tR3"_s);
    row("nonce", u"oauth_nonce=fjaLirsIcCGVZWzBX0pg"_s, u"fjaLirsIcCGVZWzBX0pg"_s);
    row(".env line", u"NETSUITE_TOKEN_SECRET=short value\nPORT=1"_s, u"short value"_s,
        u"NETSUITE_TOKEN_SECRET=[redacted]\nPORT=1"_s);
    row(".env quoted over lines", u"NETSUITE_PRIVATE_KEY=\"line1\nline2\"\nPORT=1"_s, u"line2"_s,
        u"NETSUITE_PRIVATE_KEY=[redacted]\nPORT=1"_s);
    row(".env exported", u"export NETSUITE_CLIENT_ID='quoted'"_s, u"quoted"_s);
    row("camelCase member", u"consumerSecret: 'shhh', other: 1"_s, u"shhh"_s,
        u"consumerSecret: [redacted], other: 1"_s);
    row("pass phrase", u"passphrase=hunter2"_s, u"hunter2"_s, u"passphrase=[redacted]"_s);
    row("64 hex digits", u"key "_s + hex64 + u"."_s, hex64, u"key [redacted]."_s);
    row("64 capital hex digits", hex64.toUpper(), hex64.toUpper(), r);
    row("certificate ID", u"Certificate ID: "_s + id43, id43, u"Certificate ID: [redacted]"_s);
    row("certificate ID in a sentence", u"the certificate id is "_s + id43 + u" now"_s, id43);
    row("certificate ID in a path", u"POST /clients/x/certificates/"_s + id43 + u"/revoke"_s, id43,
        u"POST /clients/x/certificates/[redacted]/revoke"_s);
    row("kid", u"{\"alg\":\"ES256\",\"kid\":\""_s + id43 + u"\"}"_s, id43);
    row("certificate_id member", u"\"certificate_id\":\""_s + id43 + u"\""_s, id43);
}

void LogTest::credentialsDisappear()
{
    QFETCH(QString, text);
    QFETCH(QString, secret);
    QFETCH(QString, after);

    QVERIFY(text.contains(secret)); // else the row proves nothing
    const QString clean = redacted(text);
    QVERIFY2(!clean.contains(secret), qPrintable(clean));
    QVERIFY2(clean.contains(u"[redacted]"_s), qPrintable(clean));
    if (!after.isEmpty())
        QCOMPARE(clean, after);
    QCOMPARE(redacted(clean), clean);
}

void LogTest::ordinaryTextSurvives_data()
{
    QTest::addColumn<QString>("text");
    const QStringList texts = {
        u""_s,
        u"GET /services/rest/record/v1/salesorder/301 200 (184 ms)"_s,
        u"POST /services/rest/query/v1/suiteql?limit=1000&offset=2000 401"_s,
        u"Bearer token was refused"_s,
        u"Bearer authentication is used"_s,
        u"WWW-Authenticate: OAuth realm=\"1234567\", error=\"token_rejected\""_s,
        u"account 1234567_SB1, role 3, entity 1042"_s,
        u"request 4b0d9a4e-6a55-4c4e-9a57-0b6f3a1d2c3b"_s,
        u"sha1 da39a3ee5e6b4b0d3255bfef95601890afd80709"_s,
        u"certificate ID is missing"_s,
        u"SELECT id, token FROM transaction WHERE id = 7"_s,
        u"client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer"_s,
        u"/home/user/.config/SuiteScope/connections.json: permission denied"_s,
        u"the key is EC P-256, valid until 2028-05-01T00:00:00Z"_s,
        u"the tokens of 3 connections were read"_s,
    };
    for (const QString &text : texts)
        QTest::newRow(qPrintable(text.isEmpty() ? u"nothing"_s : text.left(50))) << text;
}

void LogTest::ordinaryTextSurvives()
{
    QFETCH(QString, text);
    QCOMPARE(redacted(text), text);
}

void LogTest::theRestOfTheMessageStays()
{
    QCOMPARE(redacted(u"GET /a 401 access_token=abc, retry in 2 s; trace 17"_s),
             u"GET /a 401 access_token=[redacted], retry in 2 s; trace 17"_s);
}

void LogTest::installedHandlerRedactsWhatIsPrinted()
{
    printed.clear();
    const QtMessageHandler qtTest = qInstallMessageHandler(collect);
    installRedactingLog();
    installRedactingLog(); // harmless
    qCWarning(lcRest) << "got" << u"access_token=abc123"_s;
    qCWarning(lcRest, "Authorization: Bearer %s", "abc123");
    qWarning("plain %s", qPrintable(hex64));
    qInstallMessageHandler(qtTest);

    QCOMPARE(printed,
             (QStringList{u"suitescope.rest|got \"access_token=[redacted]\""_s,
                          u"suitescope.rest|Authorization: [redacted]"_s,
                          u"default|plain [redacted]"_s}));
}

void LogTest::categoriesCarryTheProgramName()
{
    QCOMPARE(QByteArray(lcRest().categoryName()), "suitescope.rest"_ba);
    QCOMPARE(QByteArray(lcSuiteQl().categoryName()), "suitescope.suiteql"_ba);
    QCOMPARE(QByteArray(lcApp().categoryName()), "suitescope.app"_ba);
    QVERIFY(!lcRest().isDebugEnabled());
    QVERIFY(lcRest().isInfoEnabled());
}

SUITESCOPE_GUILESS_MAIN(LogTest)
#include "tst_log.moc"
