// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/auth/oauth1signer.h"
#include "tests/support/testmain.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

// The sample credentials that NetSuite's help publishes for checking one's own signatures.
TbaCredentials sample()
{
    const auto secret = [](const char *text) { return Secret(QByteArrayView(text)); };
    return {
        u"123456"_s,
        secret("ef40afdd8abaac111b13825dd5e5e2ddddb44f86d5a0dd6dcf38c20aae6b67e4"),
        secret("d26ad321a4b2f23b0741c8d38392ce01c3e23e109df6c96eac6d099e9ab9e8b5"),
        secret("2b0ce516420110bcbd36b69e99196d1b7f6de3c6234c5afb799b73d87569f5cc"),
        secret("c29a677df7d5439a458c063654187e3d678d73aca8e3c9d8bea1478a3eb0d295"),
    };
}

const OAuth1Signer::Stamp stamp{"fjaLirsIcCGVZWzBX0pg", 1508242306};

QByteArray base(const char *method, const QUrl &url)
{
    return OAuth1Signer(sample()).baseString(method, url, stamp).revealBytes();
}

// The address in a base string, decoded once.
QByteArray addressOf(const QByteArray &baseString)
{
    return QByteArray::fromPercentEncoding(baseString.split('&').value(1));
}

// The query's own parameters in a base string, decoded once, in their order.
QByteArrayList parametersOf(const QByteArray &baseString)
{
    QByteArrayList own;
    const QByteArrayList all
        = QByteArray::fromPercentEncoding(baseString.split('&').value(2)).split('&');
    for (const QByteArray &parameter : all) {
        if (!parameter.startsWith("oauth_"))
            own += parameter;
    }
    return own;
}

} // namespace

class OAuth1SignerTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void encodingFollowsTheRfc_data();
    void encodingFollowsTheRfc();
    void publishedSignaturesComeOut_data();
    void publishedSignaturesComeOut();
    void theBaseStringSortsItsParameters();
    void spacesAreEncodedTwice();
    void theRealmIsNotSigned();
    void addressesAreNormalised_data();
    void addressesAreNormalised();
    void queriesAreDecodedAndEncodedAnew_data();
    void queriesAreDecodedAndEncodedAnew();
    void theHeaderCarriesEverythingQuoted();
    void aSandboxRealmKeepsItsUnderscore();
    void stampsAreFresh();
};

void OAuth1SignerTest::encodingFollowsTheRfc_data()
{
    QTest::addColumn<QByteArray>("plain");
    QTest::addColumn<QByteArray>("encoded");

    QTest::newRow("unreserved") << "AZaz09-._~"_ba
                                << "AZaz09-._~"_ba;
    QTest::newRow("blank and plus") << "a b+c"_ba
                                    << "a%20b%2Bc"_ba;
    QTest::newRow("what others leave alone") << "!*'()"_ba
                                             << "%21%2A%27%28%29"_ba;
    QTest::newRow("delimiters") << ":/?#[]@$&,;="_ba
                                << "%3A%2F%3F%23%5B%5D%40%24%26%2C%3B%3D"_ba;
    QTest::newRow("percent itself") << "100%41"_ba
                                    << "100%2541"_ba;
    QTest::newRow("UTF-8") << "\xc3\xa4\xe2\x82\xac"_ba
                           << "%C3%A4%E2%82%AC"_ba;
    QTest::newRow("control characters") << QByteArray("\0\n\x7f", 3) << "%00%0A%7F"_ba;
    QTest::newRow("empty") << QByteArray() << QByteArray();
}

void OAuth1SignerTest::encodingFollowsTheRfc()
{
    QFETCH(QByteArray, plain);
    QTEST(percentEncoded(plain), "encoded");
}

void OAuth1SignerTest::publishedSignaturesComeOut_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QUrl>("url");
    QTest::addColumn<QByteArray>("signature");

    QTest::newRow("V1 record")
        << "GET"_ba
        << QUrl(u"https://123456.suitetalk.api.netsuite.com/services/rest/record/v1/employee/40"_s)
        << "B5OIWznZ2YP0OB7VrJrGkYsTh+8H+5T9Hag+o92q0zY="_ba;
    QTest::newRow("V2 RESTlet")
        << "POST"_ba
        << QUrl(u"https://123456.restlets.api.netsuite.com/app/site/hosting/restlet.nl"
                "?script=6&deploy=1&customParam=someValue&testParam=someOtherValue"_s)
        << "+KK4SKNgz4ZiILGLwOMtfYlgcXSy1eis8ldE9X90azQ="_ba;
    QTest::newRow("V3 SuiteQL")
        << "POST"_ba
        << QUrl(u"https://123456.suitetalk.api.netsuite.com/services/rest/query/v1/suiteql"
                "?limit=5&offset=10"_s)
        << "k2RKnq5epqLpuJJyOzO5DVjRwi69iuW6ayPP9THNwAI="_ba;
    QTest::newRow("V4 filter")
        << "GET"_ba
        << QUrl(u"https://1234567-sb1.suitetalk.api.netsuite.com/services/rest/record/v1/customer"
                "?q=companyName%20START_WITH%20%22A%26B%22&limit=2"_s)
        << "mFMtSY0ey39Dtf2TS2kMSjfB+AKbOa8pGA4JGw4V/A0="_ba;
    QTest::newRow("V5 plus and at")
        << "GET"_ba
        << QUrl(u"https://123456.suitetalk.api.netsuite.com/services/rest/record/v1/customer"
                "?q=email%20IS%20a%2Bb@x.example"_s)
        << "Z0COxUEj+Gj5jn6NZ0tCURj0mEN+AuS/K1b/0wjTBPw="_ba;
}

void OAuth1SignerTest::publishedSignaturesComeOut()
{
    QFETCH(QByteArray, method);
    QFETCH(QUrl, url);
    QTEST(OAuth1Signer(sample()).signature(method, url, stamp), "signature");
    QTEST(OAuth1Signer(sample()).signature(method.toLower(), url, stamp), "signature");
}

void OAuth1SignerTest::theBaseStringSortsItsParameters()
{
    QCOMPARE(base("POST",
                  QUrl(u"https://123456.suitetalk.api.netsuite.com/services/rest/query/v1/suiteql"
                       "?limit=5&offset=10"_s)),
             "POST&https%3A%2F%2F123456.suitetalk.api.netsuite.com%2Fservices%2Frest%2Fquery%2Fv1"
             "%2Fsuiteql&limit%3D5%26oauth_consumer_key%3D"
             "ef40afdd8abaac111b13825dd5e5e2ddddb44f86d5a0dd6dcf38c20aae6b67e4"
             "%26oauth_nonce%3DfjaLirsIcCGVZWzBX0pg%26oauth_signature_method%3DHMAC-SHA256"
             "%26oauth_timestamp%3D1508242306%26oauth_token%3D"
             "2b0ce516420110bcbd36b69e99196d1b7f6de3c6234c5afb799b73d87569f5cc"
             "%26oauth_version%3D1.0%26offset%3D10"_ba);
}

void OAuth1SignerTest::spacesAreEncodedTwice()
{
    const QByteArray text
        = base("GET",
               QUrl(u"https://1234567-sb1.suitetalk.api.netsuite.com/services/rest/record/v1/"
                    "customer?q=companyName%20START_WITH%20%22A%26B%22&limit=2"_s));
    QVERIFY(text.contains("q%3DcompanyName%2520START_WITH%2520%2522A%2526B%2522"));
}

void OAuth1SignerTest::theRealmIsNotSigned()
{
    TbaCredentials other = sample();
    other.realm = u"999999"_s;
    const QUrl url(u"https://123456.suitetalk.api.netsuite.com/x"_s);
    QCOMPARE(OAuth1Signer(other).signature("GET"_ba, url, stamp),
             OAuth1Signer(sample()).signature("GET"_ba, url, stamp));
}

void OAuth1SignerTest::addressesAreNormalised_data()
{
    QTest::addColumn<QUrl>("url");
    QTest::addColumn<QByteArray>("address");

    QTest::newRow("upper case") << QUrl(u"HTTPS://Host.Example/Path"_s)
                                << "https://host.example/Path"_ba;
    QTest::newRow("default port") << QUrl(u"https://host.example:443/a"_s)
                                  << "https://host.example/a"_ba;
    QTest::newRow("default port of http")
        << QUrl(u"http://127.0.0.1:80/a"_s) << "http://127.0.0.1/a"_ba;
    QTest::newRow("other port") << QUrl(u"http://127.0.0.1:4711/a"_s)
                                << "http://127.0.0.1:4711/a"_ba;
    QTest::newRow("the other scheme's port")
        << QUrl(u"https://host.example:80/a"_s) << "https://host.example:80/a"_ba;
    QTest::newRow("no path") << QUrl(u"https://host.example"_s) << "https://host.example/"_ba;
    QTest::newRow("query and fragment are no part")
        << QUrl(u"https://host.example/a?b=c#d"_s) << "https://host.example/a"_ba;
    QTest::newRow("encoded path stays")
        << QUrl(u"https://host.example/a%20b/%2F"_s) << "https://host.example/a%20b/%2F"_ba;
    QTest::newRow("IPv6") << QUrl(u"http://[::1]:4711/a"_s) << "http://[::1]:4711/a"_ba;
}

void OAuth1SignerTest::addressesAreNormalised()
{
    QFETCH(QUrl, url);
    QTEST(addressOf(base("GET", url)), "address");
}

void OAuth1SignerTest::queriesAreDecodedAndEncodedAnew_data()
{
    QTest::addColumn<QUrl>("url");
    QTest::addColumn<QByteArrayList>("parameters");

    const auto url = [](const QString &query) { return QUrl(u"https://host.example/?"_s + query); };
    QTest::newRow("doubled names, sorted by value")
        << url(u"a=2&a=10&a=1"_s) << QByteArrayList{"a=1", "a=10", "a=2"};
    QTest::newRow("empty values and bare names")
        << url(u"b=&a&c=1"_s) << QByteArrayList{"a=", "b=", "c=1"};
    QTest::newRow("a plus is a plus") << url(u"q=a+b%2Bc"_s) << QByteArrayList{"q=a%2Bb%2Bc"};
    QTest::newRow("needless encoding is undone") << url(u"%61=%7E%41"_s) << QByteArrayList{"a=~A"};
    QTest::newRow("lower-case hex") << url(u"a=%c3%a4"_s) << QByteArrayList{"a=%C3%A4"};
    QTest::newRow("letters beyond ASCII") << url(u"a=ä"_s) << QByteArrayList{"a=%C3%A4"};
    QTest::newRow("equals in a value") << url(u"q=a=b"_s) << QByteArrayList{"q=a%3Db"};
    QTest::newRow("empty pieces are none") << url(u"&a=1&&"_s) << QByteArrayList{"a=1"};
    QTest::newRow("sorted by the encoded name")
        << url(u"z=1&%C3%A4=2&B=3&a=4"_s) << QByteArrayList{"%C3%A4=2", "B=3", "a=4", "z=1"};
    QTest::newRow("brackets and colons") << url(u"q=[1:2]"_s) << QByteArrayList{"q=%5B1%3A2%5D"};
    QTest::newRow("no query") << QUrl(u"https://host.example/"_s) << QByteArrayList{};
}

void OAuth1SignerTest::queriesAreDecodedAndEncodedAnew()
{
    QFETCH(QUrl, url);
    QTEST(parametersOf(base("GET", url)), "parameters");
}

void OAuth1SignerTest::theHeaderCarriesEverythingQuoted()
{
    const Secret header = OAuth1Signer(sample()).header(
        "POST"_ba,
        QUrl(u"https://123456.restlets.api.netsuite.com/app/site/hosting/restlet.nl"
             "?script=6&deploy=1&customParam=someValue&testParam=someOtherValue"_s),
        stamp);
    QCOMPARE(header.revealBytes(),
             "OAuth realm=\"123456\", "
             "oauth_token=\"2b0ce516420110bcbd36b69e99196d1b7f6de3c6234c5afb799b73d87569f5cc\", "
             "oauth_consumer_key=\"ef40afdd8abaac111b13825dd5e5e2ddddb44f86d5a0dd6dcf38c20aae6b67e4"
             "\", oauth_nonce=\"fjaLirsIcCGVZWzBX0pg\", oauth_timestamp=\"1508242306\", "
             "oauth_signature_method=\"HMAC-SHA256\", oauth_version=\"1.0\", "
             "oauth_signature=\"%2BKK4SKNgz4ZiILGLwOMtfYlgcXSy1eis8ldE9X90azQ%3D\""_ba);
}

void OAuth1SignerTest::aSandboxRealmKeepsItsUnderscore()
{
    TbaCredentials credentials = sample();
    credentials.realm = u"1234567_SB1"_s;
    const QByteArray header
        = OAuth1Signer(credentials)
              .header("GET"_ba, QUrl(u"https://1234567-sb1.suitetalk.api.netsuite.com/"_s), stamp)
              .revealBytes();
    QVERIFY(header.startsWith("OAuth realm=\"1234567_SB1\", "));
}

void OAuth1SignerTest::stampsAreFresh()
{
    static const QRegularExpression shape(u"^[A-Za-z0-9]{20}$"_s);
    const QDateTime now({2026, 11, 23}, {16, 0}, Qt::UTC);
    QSet<QByteArray> nonces;
    for (int i = 0; i < 500; ++i) {
        const OAuth1Signer::Stamp fresh = OAuth1Signer::freshStamp(now);
        QVERIFY(shape.match(QString::fromLatin1(fresh.nonce)).hasMatch());
        QCOMPARE(fresh.timestamp, now.toSecsSinceEpoch());
        nonces += fresh.nonce;
    }
    QCOMPARE(nonces.size(), 500);
}

SUITESCOPE_GUILESS_MAIN(OAuth1SignerTest)
#include "tst_oauth1signer.moc"
