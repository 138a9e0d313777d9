// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/accountlookup.h"
#include "tests/support/scriptedtransport.h"
#include "tests/support/testmain.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace suitescope;

class AccountLookupTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void asksWithoutCredentials();
    void readsTheAnswer_data();
    void readsTheAnswer();

private:
    Result<AccountLookup> answered(ScriptedTransport &transport);
};

void AccountLookupTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
}

Result<AccountLookup> AccountLookupTest::answered(ScriptedTransport &transport)
{
    const ServiceUrls urls(AccountId::parse(u"7304182_SB1"_s).value());
    const QFuture<Result<AccountLookup>> future = lookUpAccount(this, transport, urls);
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }))
        return failure(ErrorKind::Timeout);
    return future.result();
}

void AccountLookupTest::asksWithoutCredentials()
{
    ScriptedTransport transport;
    transport.answerJson(
        R"({"webservicesDomain":"https://7304182-sb1.suitetalk.api.netsuite.com"})");
    QCOMPARE(answered(transport), Result<AccountLookup>(AccountLookup::Known));
    QCOMPARE(transport.requests.size(), size_t(1));
    QCOMPARE(transport.requests.front().url.host(), u"rest.netsuite.com"_s);
    QVERIFY(!transport.requests.front().authorization);
}

void AccountLookupTest::readsTheAnswer_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<int>("meaning"); // -1: an error
    const QByteArray json = "application/json"_ba;
    QTest::newRow("refused as a wrong parameter")
        << 400 << R"({"o:errorDetails":[{"detail":"Company Id is invalid."}]})"_ba << json
        << int(AccountLookup::Unknown);
    QTest::newRow("not found") << 404 << "{}"_ba << json << int(AccountLookup::Unknown);
    QTest::newRow("no domains") << 200 << "{}"_ba << json << int(AccountLookup::Unknown);
    QTest::newRow("a web page") << 200 << "<html></html>"_ba
                                << "text/html"_ba << -1;
    QTest::newRow("a proxy's page") << 400 << "<html>proxy</html>"_ba
                                    << "text/html"_ba << -1;
    QTest::newRow("out of order") << 503 << "{}"_ba << json << -1;
}

void AccountLookupTest::readsTheAnswer()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    QFETCH(const QByteArray, type);
    QFETCH(const int, meaning);
    ScriptedTransport transport;
    if (status == 200)
        transport.answerJson(body);
    else
        transport.answerError(status, body, type);
    const Result<AccountLookup> answer = answered(transport);
    QCOMPARE(answer ? int(*answer) : -1, meaning);
}

SUITESCOPE_GUILESS_MAIN(AccountLookupTest)
#include "tst_accountlookup.moc"
