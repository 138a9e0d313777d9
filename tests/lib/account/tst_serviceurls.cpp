// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/account/serviceurls.h"
#include "tests/support/testmain.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

AccountId sandbox()
{
    return AccountId::parse(u"1234567_SB1"_s).value();
}

QString text(const QUrl &url)
{
    return url.toString(QUrl::FullyEncoded);
}

const QString host = u"https://1234567-sb1.suitetalk.api.netsuite.com"_s;

} // namespace

class ServiceUrlsTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void hostsComeFromTheAccount();
    void endpointsAreNetSuitesOwn();
    void typeNamesStayOneSegment_data();
    void typeNamesStayOneSegment();
    void identifiersStayOneSegment_data();
    void identifiersStayOneSegment();
    void overrideIsTaken_data();
    void overrideIsTaken();
    void overrideIsRefused_data();
    void overrideIsRefused();
    void dataCenterOverrideKeepsItsNeighbours();
    void ownAddressesAreResolved_data();
    void ownAddressesAreResolved();
    void foreignAddressesAreRefused_data();
    void foreignAddressesAreRefused();
    void overriddenAccountKnowsItsOwnAddresses();
    void withoutAccountThereAreNoAddresses();
};

void ServiceUrlsTest::hostsComeFromTheAccount()
{
    const ServiceUrls urls(sandbox());
    QCOMPARE(text(urls.suiteTalk()), host);
    QCOMPARE(text(urls.restlets()), u"https://1234567-sb1.restlets.api.netsuite.com"_s);
    QCOMPARE(text(urls.app()), u"https://1234567-sb1.app.netsuite.com"_s);
    QVERIFY(!urls.isOverridden());
    QCOMPARE(urls.account(), sandbox());
}

void ServiceUrlsTest::endpointsAreNetSuitesOwn()
{
    const ServiceUrls urls(sandbox());
    QCOMPARE(text(urls.dataCenterUrls()),
             u"https://rest.netsuite.com/rest/datacenterurls?account=1234567_SB1"_s);
    QCOMPARE(text(urls.token()), host + u"/services/rest/auth/oauth2/v1/token"_s);
    QCOMPARE(text(urls.serverTime()), host + u"/services/rest/system/v1/serverTime"_s);
    QCOMPARE(text(urls.governanceLimits()), host + u"/services/rest/system/v1/governanceLimits"_s);
    QCOMPARE(text(urls.metadataCatalog()), host + u"/services/rest/record/v1/metadata-catalog"_s);
    QCOMPARE(text(urls.metadataCatalog(u"salesorder"_s)),
             host + u"/services/rest/record/v1/metadata-catalog/salesorder"_s);
    QCOMPARE(text(urls.record(u"customer"_s)), host + u"/services/rest/record/v1/customer"_s);
    QCOMPARE(text(urls.record(u"customer"_s, u"107"_s)),
             host + u"/services/rest/record/v1/customer/107"_s);
    QCOMPARE(text(urls.suiteQl(1000, 2000)),
             host + u"/services/rest/query/v1/suiteql?limit=1000&offset=2000"_s);
}

void ServiceUrlsTest::typeNamesStayOneSegment_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("segment"); // empty: no address at all
    QTest::newRow("plain") << u"salesOrder"_s << u"salesOrder"_s;
    QTest::newRow("custom") << u"customrecord_my_type"_s << u"customrecord_my_type"_s;
    QTest::newRow("slash") << u"a/b"_s << u"a%2Fb"_s;
    QTest::newRow("climbing") << u"../../auth"_s << u"..%2F..%2Fauth"_s;
    QTest::newRow("question mark") << u"a?b=c"_s << u"a%3Fb%3Dc"_s;
    QTest::newRow("hash") << u"a#b"_s << u"a%23b"_s;
    QTest::newRow("blank") << u"a b"_s << u"a%20b"_s;
    QTest::newRow("percent") << u"a%2Fb"_s << u"a%252Fb"_s;
    QTest::newRow("umlaut") << u"\u00e4"_s << u"%C3%A4"_s;
    QTest::newRow("line break") << u"a\r\nb"_s << u"a%0D%0Ab"_s;
    QTest::newRow("backslash") << u"a\\b"_s << u"a%5Cb"_s;
    QTest::newRow("dot") << u"."_s << QString();
    QTest::newRow("two dots") << u".."_s << QString();
    QTest::newRow("empty") << QString() << QString();
}

void ServiceUrlsTest::typeNamesStayOneSegment()
{
    QFETCH(QString, type);
    QFETCH(QString, segment);
    const ServiceUrls urls(sandbox());
    const QString base = host + u"/services/rest/record/v1/"_s;
    const bool none = segment.isEmpty();
    QCOMPARE(text(urls.record(type)), none ? QString() : base + segment);
    QCOMPARE(text(urls.record(type, u"7"_s)), none ? QString() : base + segment + u"/7"_s);
    QCOMPARE(text(urls.metadataCatalog(type)),
             none ? QString() : base + u"metadata-catalog/"_s + segment);
}

void ServiceUrlsTest::identifiersStayOneSegment_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("segment");
    QTest::newRow("number") << u"301"_s << u"301"_s;
    QTest::newRow("negative") << u"-5"_s << u"-5"_s;
    QTest::newRow("external") << u"eid:EXT-1"_s << u"eid:EXT-1"_s;
    QTest::newRow("external with slash") << u"eid:a/b c"_s << u"eid:a%2Fb%20c"_s;
    QTest::newRow("climbing") << u".."_s << QString();
    QTest::newRow("empty") << QString() << QString();
}

void ServiceUrlsTest::identifiersStayOneSegment()
{
    QFETCH(QString, id);
    QFETCH(QString, segment);
    QCOMPARE(text(ServiceUrls(sandbox()).record(u"customer"_s, id)),
             segment.isEmpty() ? QString()
                               : host + u"/services/rest/record/v1/customer/"_s + segment);
}

void ServiceUrlsTest::overrideIsTaken_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("root");
    QTest::newRow("https") << u"https://proxy.example"_s << u"https://proxy.example"_s;
    QTest::newRow("slash at the end") << u"https://proxy.example/"_s << u"https://proxy.example"_s;
    QTest::newRow("port") << u"https://proxy.example:8443"_s << u"https://proxy.example:8443"_s;
    QTest::newRow("loopback") << u"http://127.0.0.1:4711"_s << u"http://127.0.0.1:4711"_s;
    QTest::newRow("other loopback") << u"http://127.1.2.3:80"_s << u"http://127.1.2.3:80"_s;
    QTest::newRow("loopback version 6") << u"http://[::1]:4711"_s << u"http://[::1]:4711"_s;
    QTest::newRow("localhost") << u"http://LocalHost:4711"_s << u"http://localhost:4711"_s;
}

void ServiceUrlsTest::overrideIsTaken()
{
    QFETCH(QString, base);
    QFETCH(QString, root);
    const Result<ServiceUrls> urls = ServiceUrls::overridden(sandbox(), QUrl(base));
    QVERIFY2(urls.has_value(), urls ? "" : qPrintable(urls.error().detail));
    QVERIFY(urls->isOverridden());
    QCOMPARE(text(urls->suiteTalk()), root);
    QCOMPARE(text(urls->restlets()), root);
    QCOMPARE(text(urls->app()), root);
    QCOMPARE(text(urls->token()), root + u"/services/rest/auth/oauth2/v1/token"_s);
    QCOMPARE(text(urls->dataCenterUrls()), root + u"/rest/datacenterurls?account=1234567_SB1"_s);
    QCOMPARE(urls->account(), sandbox());
}

void ServiceUrlsTest::overrideIsRefused_data()
{
    QTest::addColumn<QString>("base");
    const QStringList bases = {
        u""_s,
        u"proxy.example"_s,
        u"https://"_s,
        u"http://proxy.example"_s,
        u"http://1234567.suitetalk.api.netsuite.com"_s,
        u"http://127.0.0.1.evil.example"_s,
        u"http://localhost.evil.example"_s,
        u"http://128.0.0.1"_s,
        u"http://10.0.0.1"_s,
        u"http://[::2]"_s,
        u"http://0.0.0.0"_s,
        u"ftp://127.0.0.1"_s,
        u"file:///etc/hosts"_s,
        u"https://user@proxy.example"_s,
        u"https://user:word@proxy.example"_s,
        u"https://@proxy.example"_s,
        u"https://proxy.example?x=1"_s,
        u"https://proxy.example/#x"_s,
        u"https://proxy.example/path"_s,
        u"https://proxy.example:99999"_s,
    };
    for (const QString &base : bases)
        QTest::newRow(qPrintable(base.isEmpty() ? u"nothing"_s : base)) << base;
}

void ServiceUrlsTest::overrideIsRefused()
{
    QFETCH(QString, base);
    const Result<ServiceUrls> urls = ServiceUrls::overridden(sandbox(), QUrl(base));
    QVERIFY(!urls.has_value());
    QCOMPARE(urls.error().kind, ErrorKind::InvalidInput);
    QVERIFY(!urls.error().detail.isEmpty());
}

void ServiceUrlsTest::dataCenterOverrideKeepsItsNeighbours()
{
    const ServiceUrls urls
        = ServiceUrls::overridden(sandbox(), QUrl(u"https://1234567.suitetalk.api.netsuite.com"_s))
              .value();
    QCOMPARE(text(urls.suiteTalk()), u"https://1234567.suitetalk.api.netsuite.com"_s);
    QCOMPARE(text(urls.restlets()), u"https://1234567.restlets.api.netsuite.com"_s);
    QCOMPARE(text(urls.app()), u"https://1234567.app.netsuite.com"_s);
    QCOMPARE(urls.dataCenterUrls().host(), u"rest.netsuite.com"_s);
}

void ServiceUrlsTest::ownAddressesAreResolved_data()
{
    QTest::addColumn<QString>("href");
    QTest::addColumn<QString>("resolved");
    const auto same
        = [](const char *name, const QString &href) { QTest::newRow(name) << href << href; };
    same("absolute", host + u"/services/rest/record/v1/customer/107"_s);
    same("query", host + u"/services/rest/query/v1/suiteql?limit=2&offset=4"_s);
    same("RESTlet host", u"https://1234567-sb1.restlets.api.netsuite.com/services/x"_s);
    QTest::newRow("capitals") << u"HTTPS://1234567-SB1.SuiteTalk.api.netsuite.com/a"_s
                              << host + u"/a"_s;
    QTest::newRow("relative") << u"/services/rest/record/v1/x"_s
                              << host + u"/services/rest/record/v1/x"_s;
    QTest::newRow("relative without slash") << u"services/x"_s << host + u"/services/x"_s;
    QTest::newRow("same scheme") << u"//1234567-sb1.suitetalk.api.netsuite.com/a"_s
                                 << host + u"/a"_s;
    QTest::newRow("own port") << host + u":443/a"_s << host + u":443/a"_s;
    QTest::newRow("climbing stays inside") << u"/a/../../b"_s << host + u"/b"_s;
}

void ServiceUrlsTest::ownAddressesAreResolved()
{
    QFETCH(QString, href);
    QFETCH(QString, resolved);
    const Result<QUrl> url = ServiceUrls(sandbox()).own(href);
    QVERIFY2(url.has_value(), url ? "" : qPrintable(url.error().detail));
    QCOMPARE(text(*url), resolved);
}

void ServiceUrlsTest::foreignAddressesAreRefused_data()
{
    QTest::addColumn<QString>("href");
    const QString name = u"1234567-sb1.suitetalk.api.netsuite.com"_s;
    const QStringList hrefs = {
        u""_s,
        u"https://evil.example/services"_s,
        u"//evil.example/services"_s,
        u"https://7654321.suitetalk.api.netsuite.com/services"_s,
        u"https://1234567.suitetalk.api.netsuite.com/services"_s, // production is another account
        u"http://"_s + name + u"/services"_s,
        u"https://"_s + name + u".evil.example/"_s,
        u"https://"_s + name + u"@evil.example/"_s,
        u"https://user@"_s + name + u"/"_s,
        u"https://user:word@"_s + name + u"/"_s,
        u"https://"_s + name + u":8443/"_s,
        u"https://"_s + name + u"\\@evil.example/"_s,
        u"https://evil.example\\"_s + name + u"/"_s,
        u"https://evil.example#@"_s + name + u"/"_s,
        u"https://evil.example?"_s + name + u"/"_s,
        u"ftp://"_s + name + u"/"_s,
        u"javascript:alert(1)"_s,
        u"file:///etc/passwd"_s,
        u"data:text/plain,x"_s,
        u"https:///services"_s,
        u"https://[broken/"_s,
        u"https://1234567-sb1.app.netsuite.com/app/setup/features.nl"_s, // takes no credentials
    };
    for (const QString &href : hrefs)
        QTest::newRow(qPrintable(href.isEmpty() ? u"nothing"_s : href)) << href;
}

void ServiceUrlsTest::foreignAddressesAreRefused()
{
    QFETCH(QString, href);
    const Result<QUrl> url = ServiceUrls(sandbox()).own(href);
    QVERIFY2(!url.has_value(), url ? qPrintable(text(*url)) : "");
    QCOMPARE(url.error().kind, ErrorKind::InvalidInput);
}

void ServiceUrlsTest::overriddenAccountKnowsItsOwnAddresses()
{
    const ServiceUrls urls
        = ServiceUrls::overridden(sandbox(), QUrl(u"http://127.0.0.1:4711"_s)).value();
    QCOMPARE(text(urls.own(u"http://127.0.0.1:4711/a?b=c"_s).value()),
             u"http://127.0.0.1:4711/a?b=c"_s);
    QCOMPARE(text(urls.own(u"/a"_s).value()), u"http://127.0.0.1:4711/a"_s);
    // NetSuite behind a proxy answers with its own name
    QCOMPARE(text(urls.own(host + u"/a?b=c"_s).value()), u"http://127.0.0.1:4711/a?b=c"_s);
    QVERIFY(!urls.own(u"http://127.0.0.1:4712/a"_s).has_value());
    QVERIFY(!urls.own(u"https://127.0.0.1:4711/a"_s).has_value());
    QVERIFY(!urls.own(u"http://127.0.0.1/a"_s).has_value());
    QVERIFY(!urls.own(u"https://7654321.suitetalk.api.netsuite.com/a"_s).has_value());
}

void ServiceUrlsTest::withoutAccountThereAreNoAddresses()
{
    for (const ServiceUrls &urls : {ServiceUrls(), ServiceUrls(AccountId())}) {
        QVERIFY(urls.suiteTalk().isEmpty());
        QVERIFY(urls.app().isEmpty());
        QVERIFY(urls.token().isEmpty());
        QVERIFY(urls.dataCenterUrls().isEmpty());
        QVERIFY(urls.suiteQl(1, 0).isEmpty());
        QVERIFY(urls.record(u"customer"_s).isEmpty());
        QVERIFY(!urls.own(u"/a"_s).has_value());
        QVERIFY(!urls.own(u"https://evil.example/a"_s).has_value());
    }
}

SUITESCOPE_GUILESS_MAIN(ServiceUrlsTest)
#include "tst_serviceurls.moc"
