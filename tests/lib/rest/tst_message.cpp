// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/rest/message.h"
#include "tests/support/scriptedtransport.h"
#include "tests/support/testmain.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace suitescope;

class MessageTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void errorsOfEveryFamilyAreRead_data();
    void errorsOfEveryFamilyAreRead();
    void allDetailsAreKept();
    void hugeErrorsAreCut();
    void whatCouldBeACredentialIsLeftOut();
    void pagesAreRecognised_data();
    void pagesAreRecognised();
    void kindsFollowTheStatus_data();
    void kindsFollowTheStatus();
    void datesOfHeadersAreRead_data();
    void datesOfHeadersAreRead();
    void theScriptedTransportAnswersInOrder();
    void theScriptedTransportHoldsAndReleases();
};

void MessageTest::errorsOfEveryFamilyAreRead_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("description");
    QTest::addColumn<bool>("html");

    const QByteArray json = "application/json"_ba;
    QTest::newRow("record API")
        << 400 << "application/vnd.oracle.resource+json; type=error"_ba
        << R"({"type":"x","title":"Bad Request","status":400,"o:errorDetails":[{"detail":"Unknown identifier","o:errorQueryParam":"q","o:errorCode":"INVALID_PARAMETER"}]})"_ba
        << u"Bad Request"_s << u"INVALID_PARAMETER"_s << u"Unknown identifier"_s << false;
    QTest::newRow("code beside the details")
        << 429 << json
        << R"({"title":"Bad Request","o:errorCode":"USER_ERROR","o:errorDetails":[{"detail":"Too many"}]})"_ba
        << u"Bad Request"_s << u"USER_ERROR"_s << u"Too many"_s << false;
    QTest::newRow("the detail's own code comes first")
        << 429 << json
        << R"({"o:errorCode":"USER_ERROR","o:errorDetails":[{"detail":"Too many","o:errorCode":"CONCURRENCY_LIMIT_EXCEEDED"}]})"_ba
        << QString() << u"CONCURRENCY_LIMIT_EXCEEDED"_s << u"Too many"_s << false;
    QTest::newRow("token endpoint") << 401 << json << R"({"error":"invalid_client"})"_ba
                                    << QString() << u"invalid_client"_s << QString() << false;
    QTest::newRow("token endpoint, described")
        << 400 << json << R"({"error":"invalid_grant","error_description":"expired"})"_ba
        << QString() << u"invalid_grant"_s << u"expired"_s << false;
    QTest::newRow("RESTlet") << 401 << json
                             << R"({"error":{"code":"INVALID_LOGIN_ATTEMPT","message":"no"}})"_ba
                             << QString() << u"INVALID_LOGIN_ATTEMPT"_s << u"no"_s << false;
    QTest::newRow("SuiteScript")
        << 400 << json
        << R"({"type":"error.SuiteScriptError","name":"SSS_REQUEST_LIMIT_EXCEEDED","message":"slow"})"_ba
        << QString() << u"SSS_REQUEST_LIMIT_EXCEEDED"_s << u"slow"_s << false;
    QTest::newRow("numbers where text was due")
        << 400 << json << R"({"error":{"code":17,"message":4.5}})"_ba << QString() << u"17"_s
        << u"4.5"_s << false;
    QTest::newRow("page") << 503 << "text/html;charset=utf-8"_ba
                          << "<html><head><TITLE>Down for\n maintenance</TITLE></head></html>"_ba
                          << u"Down for maintenance"_s << QString() << QString() << true;
    QTest::newRow("empty") << 502 << QByteArray() << QByteArray() << QString() << QString()
                           << QString() << false;
    QTest::newRow("broken JSON") << 500 << json << R"({"title":"Int)"_ba << QString() << QString()
                                 << QString() << false;
    QTest::newRow("an array") << 500 << json << R"([1,2])"_ba << QString() << QString() << QString()
                              << false;
}

void MessageTest::errorsOfEveryFamilyAreRead()
{
    QFETCH(int, status);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);

    const ApiError error = parseApiError(status, type, body, "Bearer realm=\"1\""_ba);
    QCOMPARE(error.status, status);
    QTEST(error.title, "title");
    QTEST(error.code, "code");
    QTEST(error.description, "description");
    QTEST(error.html, "html");
    QCOMPARE(error.contentType, QString::fromLatin1(type));
    QCOMPARE(error.wwwAuthenticate, u"Bearer realm=\"1\""_s);
}

void MessageTest::allDetailsAreKept()
{
    const ApiError error = parseApiError(
        400, "application/json"_ba,
        R"({"o:errorDetails":[{"detail":"a","o:errorPath":"item.items[0]"},{"detail":"b","o:urlPath":"/x","o:errorHeader":"Prefer"},7]})"_ba,
        {});
    QCOMPARE(error.details.size(), 3);
    QCOMPARE(error.details.at(0).path, u"item.items[0]"_s);
    QCOMPARE(error.details.at(1).path, u"/x"_s);
    QCOMPARE(error.details.at(1).header, u"Prefer"_s);
    QCOMPARE(error.details.at(2), ApiErrorDetail());
}

void MessageTest::hugeErrorsAreCut()
{
    const QByteArray longText(500'000, 'x');
    ApiError error
        = parseApiError(400, "application/json"_ba,
                        R"({"error":"a","error_description":")"_ba + longText + "\"}"_ba, longText);
    QVERIFY(error.description.size() <= 4000);
    QVERIFY(error.wwwAuthenticate.size() <= 4000);

    QByteArray many = R"({"o:errorDetails":[{})"_ba;
    for (int i = 0; i < 1000; ++i)
        many += ",{}";
    error = parseApiError(400, "application/json"_ba, many + "]}"_ba, {});
    QCOMPARE(error.details.size(), 50);

    error = parseApiError(400, "application/json"_ba,
                          R"({"error":")"_ba + QByteArray(2'000'000, 'y') + "\"}"_ba, {});
    QVERIFY(error.code.isEmpty());
}

void MessageTest::whatCouldBeACredentialIsLeftOut()
{
    const QByteArray key(64, 'a');
    const Error error = toError(parseApiError(
        400, "application/json"_ba,
        R"({"error":"invalid_request","error_description":"bad )"_ba + key + "\"}"_ba, {}));
    QVERIFY(!error.detail.contains(QString::fromLatin1(key)));
    QVERIFY(!error.api->description.contains(QString::fromLatin1(key)));
    QVERIFY(error.detail.startsWith(u"HTTP 400 invalid_request: bad "_s));
}

void MessageTest::pagesAreRecognised_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("html");

    QTest::newRow("type") << "text/HTML; charset=x"_ba << QByteArray() << true;
    QTest::newRow("doctype without a type") << QByteArray() << "\r\n <!DOCTYPE html><p>"_ba << true;
    QTest::newRow("root without a type") << QByteArray() << "<HTML lang=en>"_ba << true;
    QTest::newRow("JSON that quotes a page") << "application/json"_ba
                                             << "<html>"_ba << false;
    QTest::newRow("JSON without a type") << QByteArray() << "{\"a\":1}"_ba << false;
    QTest::newRow("nothing") << QByteArray() << QByteArray() << false;
}

void MessageTest::pagesAreRecognised()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QTEST(looksLikeHtml(type, body), "html");
}

void MessageTest::kindsFollowTheStatus_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<ErrorKind>("kind");

    QTest::newRow("302") << 302 << ErrorKind::BadReply;
    QTest::newRow("200 with a page") << 200 << ErrorKind::BadReply;
    QTest::newRow("400") << 400 << ErrorKind::Rejected;
    QTest::newRow("401") << 401 << ErrorKind::Unauthorized;
    QTest::newRow("403") << 403 << ErrorKind::Forbidden;
    QTest::newRow("404") << 404 << ErrorKind::NotFound;
    QTest::newRow("405") << 405 << ErrorKind::Rejected;
    QTest::newRow("429") << 429 << ErrorKind::RateLimited;
    QTest::newRow("500") << 500 << ErrorKind::ServerFault;
    QTest::newRow("503") << 503 << ErrorKind::ServerFault;
}

void MessageTest::kindsFollowTheStatus()
{
    QFETCH(int, status);
    ApiError error;
    error.status = status;
    QTEST(kindOf(error), "kind");
}

void MessageTest::datesOfHeadersAreRead_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QDateTime>("date");

    QTest::newRow("usual") << "Mon, 23 Nov 2026 16:21:00 GMT"_ba
                           << QDateTime({2026, 11, 23}, {16, 21}, Qt::UTC);
    QTest::newRow("one digit") << " Tue, 3 Mar 2026 02:30:09 GMT "_ba
                               << QDateTime({2026, 3, 3}, {2, 30, 9}, Qt::UTC);
    QTest::newRow("other zone") << "Mon, 23 Nov 2026 16:21:00 CET"_ba << QDateTime();
    QTest::newRow("seconds") << "120"_ba << QDateTime();
    QTest::newRow("nonsense") << "Mon, 99 Foo 2026 16:21:00 GMT"_ba << QDateTime();
    QTest::newRow("nothing") << QByteArray() << QDateTime();
}

void MessageTest::datesOfHeadersAreRead()
{
    QFETCH(QByteArray, text);
    QTEST(httpDate(text), "date");
}

void MessageTest::theScriptedTransportAnswersInOrder()
{
    ScriptedTransport transport;
    transport.answerJson("{}"_ba);
    transport.answerError(404);
    const Request request = Request::get(QUrl(u"https://x.example/"_s));
    QCOMPARE(transport.send(request).result()->body, "{}"_ba);
    QCOMPARE(transport.send(request).result().error().kind, ErrorKind::NotFound);
    QCOMPARE(transport.send(request).result().error().kind, ErrorKind::BadReply);
    QCOMPARE(transport.requests.size(), size_t(3));
}

void MessageTest::theScriptedTransportHoldsAndReleases()
{
    ScriptedTransport transport;
    transport.hold();
    transport.answerNothing(204);
    Request request = Request::postJson(QUrl(u"https://x.example/"_s), "{}"_ba);
    request.authorization
        = [] { return finished<Secret>(Secret(QByteArrayView("Bearer from the test"))); };
    QFuture<Result<Response>> future = transport.send(request);
    QTRY_COMPARE(transport.heldRequests(), 1);
    QCOMPARE(transport.authorizations.at(0), "Bearer from the test"_ba);
    QVERIFY(!future.isFinished());
    transport.release();
    QCOMPARE(future.result()->status, 204);
    future.cancel();
    QVERIFY(transport.isCanceled(0));
}

SUITESCOPE_GUILESS_MAIN(MessageTest)
#include "tst_message.moc"
