// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/pastedrequest.h"
#include "tests/support/testmain.h"

#include "lib/crypto/digest.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

// The sample values NetSuite's documentation prints.
const QByteArray consumerKey = "ef40afdd8abaac111b13825dd5e5e2ddddb44f86d5a0dd6dcf38c20aae6b67e4";
const QByteArray consumerSecret
    = "d26ad321a4b2f23b0741c8d38392ce01c3e23e109df6c96eac6d099e9ab9e8b5";
const QByteArray tokenId = "2b0ce516420110bcbd36b69e99196d1b7f6de3c6234c5afb799b73d87569f5cc";
const QByteArray tokenSecret = "c29a677df7d5439a458c063654187e3d678d73aca8e3c9d8bea1478a3eb0d295";
const OAuth1Signer::Stamp stamp{"fjaLirsIcCGVZWzBX0pg", 1508242306};
const QDateTime now = QDateTime::fromSecsSinceEpoch(1508242306 + 20, Qt::UTC);

Secret secretOf(const QByteArray &bytes)
{
    return Secret(QByteArrayView(bytes));
}

TbaCredentials sample()
{
    return {u"123456"_s, secretOf(consumerKey), secretOf(consumerSecret), secretOf(tokenId),
            secretOf(tokenSecret)};
}

SignedRequest suiteQl()
{
    return {"POST",
            QUrl(u"https://123456.suitetalk.api.netsuite.com/services/rest/query/v1/suiteql"
                 "?limit=5&offset=10"_s)};
}

QByteArray goodHeader()
{
    return OAuth1Signer(sample()).header(suiteQl().method, suiteQl().url, stamp).revealBytes();
}

bool leaks(const QString &text)
{
    for (const QByteArray &value : {consumerKey, consumerSecret, tokenId, tokenSecret})
        if (text.contains(QLatin1String(value.left(8)))
            || text.contains(QLatin1String(value.right(8))))
            return true;
    return false;
}

QString allOf(const SignatureSteps &steps)
{
    QString all = steps.parameterString + steps.address + steps.baseString + steps.keyShape;
    for (const auto &parameter : steps.parameters)
        all += parameter.name + parameter.value;
    return all;
}

} // namespace

class SignatureLabTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void publishedSignaturesComeOut_data();
    void publishedSignaturesComeOut();
    void theStepsCanBeFollowed();
    void theFirstDifferenceIsFound_data();
    void theFirstDifferenceIsFound();
    void otherSignersAreSeenThrough_data();
    void otherSignersAreSeenThrough();
    void encodingsOfOthersAreSeenThrough_data();
    void encodingsOfOthersAreSeenThrough();
    void anOldHeaderIsRightAllTheSame();
    void theRequestOfACommandIsFound_data();
    void theRequestOfACommandIsFound();
};

void SignatureLabTest::publishedSignaturesComeOut_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("signature");
    const QString host = u"https://123456.suitetalk.api.netsuite.com/services/rest/"_s;
    QTest::newRow("V1") << "GET"_ba << host + u"record/v1/employee/40"_s
                        << u"B5OIWznZ2YP0OB7VrJrGkYsTh+8H+5T9Hag+o92q0zY="_s;
    QTest::newRow("V2") << "POST"_ba
                        << u"https://123456.restlets.api.netsuite.com/app/site/hosting/restlet.nl"
                           "?script=6&deploy=1&customParam=someValue&testParam=someOtherValue"_s
                        << u"+KK4SKNgz4ZiILGLwOMtfYlgcXSy1eis8ldE9X90azQ="_s;
    QTest::newRow("V3") << "POST"_ba << host + u"query/v1/suiteql?limit=5&offset=10"_s
                        << u"k2RKnq5epqLpuJJyOzO5DVjRwi69iuW6ayPP9THNwAI="_s;
    QTest::newRow("V4")
        << "GET"_ba
        << u"https://1234567-sb1.suitetalk.api.netsuite.com/services/rest/record/v1/customer"
           "?q=companyName%20START_WITH%20%22A%26B%22&limit=2"_s
        << u"mFMtSY0ey39Dtf2TS2kMSjfB+AKbOa8pGA4JGw4V/A0="_s;
    QTest::newRow("V5") << "GET"_ba << host + u"record/v1/customer?q=email%20IS%20a%2Bb@x.example"_s
                        << u"Z0COxUEj+Gj5jn6NZ0tCURj0mEN+AuS/K1b/0wjTBPw="_s;
}

void SignatureLabTest::publishedSignaturesComeOut()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, url);
    QFETCH(QString, signature);
    const SignedRequest request{method, QUrl(url)};
    const SignatureSteps steps = signatureSteps(sample(), request, stamp);
    QCOMPARE(steps.signature, signature);
    QVERIFY(!leaks(allOf(steps)));

    // What is masked is all that differs: with the values put back the signature comes out.
    QByteArray base = steps.baseString.toLatin1();
    base.replace("consumer_key%3Def40****", "consumer_key%3D" + consumerKey);
    base.replace("token%3D2b0c****", "token%3D" + tokenId);
    const Secret key{QByteArrayView(consumerSecret + '&' + tokenSecret)};
    QCOMPARE(QString::fromLatin1(hmacSha256(key, base).toBase64()), signature);

    const Secret header = OAuth1Signer(sample()).header(method, QUrl(url), stamp);
    QCOMPARE(compareHeader(header, sample(), request, now), HeaderVerdict());
}

void SignatureLabTest::theStepsCanBeFollowed()
{
    const SignatureSteps steps = signatureSteps(sample(), suiteQl(), stamp);
    QCOMPARE(steps.address,
             u"https://123456.suitetalk.api.netsuite.com/services/rest/query/v1/suiteql"_s);
    QCOMPARE(steps.parameterString,
             u"limit=5&oauth_consumer_key=ef40****&oauth_nonce=fjaLirsIcCGVZWzBX0pg"
             "&oauth_signature_method=HMAC-SHA256&oauth_timestamp=1508242306"
             "&oauth_token=2b0c****&oauth_version=1.0&offset=10"_s);
    QVERIFY(steps.baseString.startsWith(
        u"POST&https%3A%2F%2F123456.suitetalk.api.netsuite.com%2Fservices"_s));
    QCOMPARE(steps.keyShape, u"consumer secret (64)&token secret (64)"_s);
    QCOMPARE(steps.encodedSignature, u"k2RKnq5epqLpuJJyOzO5DVjRwi69iuW6ayPP9THNwAI%3D"_s);
    QCOMPARE(steps.parameters.size(), 8);
    QVERIFY(steps.parameters.constFirst().fromUrl);
    QVERIFY(!steps.parameters.at(1).fromUrl);
}

using Difference = HeaderDifference;

void SignatureLabTest::theFirstDifferenceIsFound_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<HeaderDifference>("difference");
    QTest::addColumn<QStringList>("arguments");
    const auto row = [](const char *name, const QByteArray &header, Difference difference,
                        const QStringList &arguments = {}) {
        QTest::newRow(name) << header << difference << arguments;
    };
    const auto with = [](const QByteArray &before, const QByteArray &after) {
        const QByteArray header = goodHeader();
        Q_ASSERT(header.contains(before));
        return QByteArray(header).replace(before, after);
    };
    const QByteArray good = "k2RKnq5epqLpuJJyOzO5DVjRwi69iuW6ayPP9THNwAI%3D";
    row("right", goodHeader(), Difference::None);
    row("with its name", "Authorization: " + goodHeader(), Difference::None);
    row("from curl", "-H 'Authorization: " + goodHeader() + "'", Difference::None);
    row("from curl for Windows",
        "-H \"Authorization: " + QByteArray(goodHeader()).replace("\"", "\\\"") + "\"",
        Difference::None);
    row("a whole curl command",
        "curl -X POST 'https://123456.suitetalk.api.netsuite.com/services/rest/query/v1/suiteql"
        "?limit=5&offset=10' \\\n  -H 'Prefer: transient' -H 'Authorization: "
            + goodHeader() + "' \\\n  -d '{\"q\": \"SELECT 1\"}'",
        Difference::None);
    row("a whole request",
        "POST /services/rest/query/v1/suiteql?limit=5&offset=10 HTTP/1.1\r\n"
        "Host: 123456.suitetalk.api.netsuite.com\r\nAuthorization: "
            + goodHeader() + "\r\nPrefer: transient\r\n\r\n{\"q\":\"SELECT 1\"}",
        Difference::None);
    row("invisible characters", "\xEF\xBB\xBF" + with("oauth_token", "oauth_\xE2\x80\x8Btoken"),
        Difference::None);
    row("a comma at the end", goodHeader() + ",", Difference::None);
    row("no comma between", with("\", oauth_nonce", "\" oauth_nonce"), Difference::Malformed,
        {u"oauth_nonce"_s});
    row("over lines", QByteArray(goodHeader()).replace(", ", ",\n   "), Difference::None);
    row("another order", with("realm=\"123456\", ", "") + ", realm=\"123456\"", Difference::None);
    row("without version", with("oauth_version=\"1.0\", ", ""), Difference::SignatureWrong);
    row("bearer", "Bearer eyJhbGciOi", Difference::NotOAuth);
    row("nothing", "", Difference::NotOAuth);
    row("no quotes", with("realm=\"123456\"", "realm=123456"), Difference::Malformed, {u"realm"_s});
    row("doubled", goodHeader() + ", oauth_nonce=\"abcdefgh\"", Difference::Doubled,
        {u"oauth_nonce"_s});
    row("missing realm", with("realm=\"123456\", ", ""), Difference::Missing, {u"realm"_s});
    row("missing token", with("oauth_token=\"" + tokenId + "\", ", ""), Difference::Missing,
        {u"oauth_token"_s});
    row("foreign", goodHeader() + ", oauth_callback=\"oob\"", Difference::Foreign,
        {u"oauth_callback"_s});
    row("another realm", with("realm=\"123456\"", "realm=\"654321\""), Difference::RealmOther,
        {u"654321"_s, u"123456"_s});
    row("SHA1", with("HMAC-SHA256", "HMAC-SHA1"), Difference::SignatureMethod, {u"HMAC-SHA1"_s});
    row("version", with("\"1.0\"", "\"1.0a\""), Difference::Version, {u"1.0a"_s});
    row("swapped",
        QByteArray(goodHeader())
            .replace(tokenId, "#")
            .replace(consumerKey, tokenId)
            .replace("#", consumerKey),
        Difference::KeyAndTokenSwapped);
    row("secret as key", with(consumerKey, consumerSecret), Difference::SecretInPlaceOfKey,
        {u"oauth_consumer_key"_s});
    row("secret as token", with(tokenId, tokenSecret), Difference::SecretInPlaceOfKey,
        {u"oauth_token"_s});
    row("another key", with(consumerKey, QByteArray(64, 'a')), Difference::ConsumerKeyOther);
    row("another token", with(tokenId, QByteArray(64, 'a')), Difference::TokenOther);
    row("short nonce", with("fjaLirsIcCGVZWzBX0pg", "fja"), Difference::NonceTooShort, {u"3"_s});
    row("date as timestamp", with("1508242306", "2017-10-17"), Difference::TimestampNoNumber);
    row("milliseconds", with("1508242306", "1508242306000"), Difference::TimestampInMilliseconds);
    row("not encoded", with(good, QByteArray::fromPercentEncoding(good)),
        Difference::SignatureNotEncoded);
    row("encoded twice", with(good, QByteArray(good).replace("%", "%25")),
        Difference::SignatureEncodedTwice);
    row("hex", with(good, QByteArray(64, 'e')), Difference::SignatureInHex);
    row("url safe", with(good, "k2RK-q5epqLpuJJyOzO5DVjRwi69iuW6ayPP9THNwAI%3D"),
        Difference::SignatureUrlSafe);
    row("SHA1's length", with(good, QByteArray(20, 'x').toBase64().replace("=", "%3D")),
        Difference::SignatureLength, {u"20"_s});
    row("altered", with("k2RK", "k3RK"), Difference::SignatureWrong);
}

void SignatureLabTest::theFirstDifferenceIsFound()
{
    QFETCH(QByteArray, header);
    const HeaderVerdict verdict = compareHeader(secretOf(header), sample(), suiteQl(), now);
    QTEST(verdict.difference, "difference");
    QTEST(verdict.arguments, "arguments");
    QVERIFY(!leaks(verdict.arguments.join(u' ')));
}

void SignatureLabTest::otherSignersAreSeenThrough_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("base"); // after POST& when it is not right; empty: the right one
    QTest::addColumn<HeaderDifference>("difference");
    QTest::addColumn<QStringList>("arguments");
    const QByteArray right = consumerSecret + '&' + tokenSecret;
    const QByteArray base
        = OAuth1Signer(sample()).baseString("POST", suiteQl().url, stamp).revealBytes();
    const auto row = [&](const char *name, const QByteArray &key, Difference difference,
                         const QStringList &arguments = {}) {
        QTest::newRow(name) << key << base << difference << arguments;
    };
    row("right", right, Difference::None);
    row("swapped", tokenSecret + '&' + consumerSecret, Difference::SecretsSwapped);
    row("no token secret", consumerSecret + '&', Difference::SecretMissing, {u"token_secret"_s});
    row("no consumer secret", '&' + tokenSecret, Difference::SecretMissing, {u"consumer_secret"_s});
    row("no ampersand", consumerSecret + tokenSecret, Difference::AmpersandMissing);
    row("line break", consumerSecret + "&" + tokenSecret + "%0A", Difference::SecretSpelling,
        {u"token_secret"_s});
    row("upper case", consumerSecret.toUpper() + "&" + tokenSecret, Difference::SecretSpelling,
        {u"consumer_secret"_s});
    row("another secret", consumerSecret + "&" + QByteArray(64, '1'), Difference::SignatureWrong);
    row("one letter of a secret", QByteArray(right).replace("b5&", "b4&"),
        Difference::SignatureWrong);
    QTest::newRow("path in upper case") << right << QByteArray(base).replace("suiteql", "SuiteQL")
                                        << Difference::SignatureWrong << QStringList();
    QTest::newRow("query left out")
        << right << QByteArray(base).replace("limit%3D5%26", "").replace("%26offset%3D10", "")
        << Difference::QueryNotSigned << QStringList();
    QTest::newRow("realm signed") << right << base + "%26realm%3D123456" << Difference::RealmSigned
                                  << QStringList();
    QTest::newRow("another method")
        << right << "GET" + base.sliced(4) << Difference::MethodOther << QStringList{u"GET"_s};
}

void SignatureLabTest::otherSignersAreSeenThrough()
{
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, base);
    const QByteArray signature
        = percentEncoded(hmacSha256(Secret(QByteArrayView(key)), base).toBase64());
    QByteArray header = goodHeader();
    header.replace("k2RKnq5epqLpuJJyOzO5DVjRwi69iuW6ayPP9THNwAI%3D", signature);
    const HeaderVerdict verdict = compareHeader(secretOf(header), sample(), suiteQl(), now);
    QTEST(verdict.difference, "difference");
    QTEST(verdict.arguments, "arguments");
}

void SignatureLabTest::encodingsOfOthersAreSeenThrough_data()
{
    QTest::addColumn<QByteArray>("query"); // as another program signs it, encoded once more
    QTest::addColumn<HeaderDifference>("difference");
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("right") << "limit%3D2%26#%26q%3Dname%2520IS%2520%2522A%2526%2528B%2529%2522"_ba
                           << Difference::None << QStringList();
    const auto row = [](const char *name, const QByteArray &value, const QString &argument) {
        QTest::newRow(name) << "limit%3D2%26#%26q%3D" + value << Difference::QueryEncoding
                            << QStringList{argument};
    };
    row("not encoded", "name%20IS%20%22A%26%28B%29%22", u"raw"_s);
    row("blanks as plus", "name%2BIS%2B%2522A%2526%2528B%2529%2522", u"plus"_s);
    row("encoded twice", "name%252520IS%252520%252522A%252526%252528B%252529%252522", u"twice"_s);
    row("brackets left alone", "name%2520IS%2520%2522A%2526%28B%29%2522", u"marks"_s);
    QTest::newRow("not sorted")
        << "#%26q%3Dname%2520IS%2520%2522A%2526%2528B%2529%2522%26limit%3D2"_ba
        << Difference::ParametersUnsorted << QStringList();
    QTest::newRow("not signed") << "#"_ba << Difference::QueryNotSigned << QStringList();
}

void SignatureLabTest::encodingsOfOthersAreSeenThrough()
{
    QFETCH(QByteArray, query);
    const SignedRequest request{
        "GET",
        QUrl(u"https://123456.suitetalk.api.netsuite.com/services/rest/record/v1/customer"
             "?q=name%20IS%20%22A%26%28B%29%22&limit=2"_s)};
    const QByteArray own = "oauth_consumer_key%3D" + consumerKey
        + "%26oauth_nonce%3DfjaLirsIcCGVZWzBX0pg%26oauth_signature_method%3DHMAC-SHA256"
          "%26oauth_timestamp%3D1508242306%26oauth_token%3D"
        + tokenId + "%26oauth_version%3D1.0";
    const QByteArray base
        = "GET&https%3A%2F%2F123456.suitetalk.api.netsuite.com%2Fservices%2Frest%2Frecord%2Fv1"
          "%2Fcustomer&"
        + query.replace("#", own);
    const Secret key{QByteArrayView(consumerSecret + '&' + tokenSecret)};
    const QByteArray header
        = goodHeader().replace("k2RKnq5epqLpuJJyOzO5DVjRwi69iuW6ayPP9THNwAI%3D",
                               percentEncoded(hmacSha256(key, base).toBase64()));
    const HeaderVerdict verdict = compareHeader(secretOf(header), sample(), request, now);
    QTEST(verdict.difference, "difference");
    QTEST(verdict.arguments, "arguments");
}

void SignatureLabTest::anOldHeaderIsRightAllTheSame()
{
    const HeaderVerdict old
        = compareHeader(secretOf(goodHeader()), sample(), suiteQl(), now.addSecs(3600));
    QCOMPARE(old, (HeaderVerdict{Difference::TimestampOff, {u"-60"_s}}));
    TbaCredentials sandbox = sample();
    sandbox.realm = u"1234567_SB1"_s;
    const QByteArray header = QByteArray(goodHeader()).replace("\"123456\"", "\"1234567-sb1\"");
    QCOMPARE(compareHeader(secretOf(header), sandbox, suiteQl(), now),
             (HeaderVerdict{Difference::RealmSpelling, {u"1234567-sb1"_s, u"1234567_SB1"_s}}));
}

void SignatureLabTest::theRequestOfACommandIsFound_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("method"); // empty: no request
    const QByteArray url = suiteQl().url.toEncoded();
    QTest::newRow("curl") << "curl '" + url + "' -H 'Authorization: OAuth x'"
                          << "GET"_ba;
    QTest::newRow("named") << "curl -X PATCH \"" + url + "\""
                           << "PATCH"_ba;
    QTest::newRow("spelt out") << "curl --request=delete " + url << "DELETE"_ba;
    QTest::newRow("with a body") << "curl " + url + " --data-raw '{}'"
                                 << "POST"_ba;
    QTest::newRow("over lines") << "$ curl \\\n -X POST \\\n " + url << "POST"_ba;
    QTest::newRow("the wire")
        << "PUT /services/rest/query/v1/suiteql?limit=5&offset=10 HTTP/1.1\r\n"
           "Accept: */*\r\nHOST: 123456.suitetalk.api.netsuite.com\r\n\r\n"_ba
        << "PUT"_ba;
    QTest::newRow("a header alone") << "Authorization: " + goodHeader() << QByteArray();
    QTest::newRow("an address alone") << url << QByteArray();
    QTest::newRow("no address") << "curl --version"_ba << QByteArray();
}

void SignatureLabTest::theRequestOfACommandIsFound()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, method);
    const auto request = requestInPaste(secretOf(text));
    QCOMPARE(request.has_value(), !method.isEmpty());
    if (!request)
        return;
    QCOMPARE(request->method, method);
    QCOMPARE(request->url, suiteQl().url);
}

SUITESCOPE_GUILESS_MAIN(SignatureLabTest)
#include "tst_signaturelab.moc"
