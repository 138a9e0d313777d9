// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/records/recordservice.h"
#include "tests/support/signedclient.h"
#include "tests/support/testmain.h"

#include <QObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace suitescope;

class RecordServiceTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void listingIsRead();
    void addressIsEncoded_data();
    void addressIsEncoded();
    void pagesOutsideTheRulesAreRefused_data();
    void pagesOutsideTheRulesAreRefused();
    void strangeListingsAreTolerated();
    void recordIsRead();
    void recordMayBeExpanded();
    void recordWithoutIdKeepsTheOneAskedFor();
    void failuresPassThrough();
    void otherTextsAreRefused_data();
    void otherTextsAreRefused();
    void strangeNamesAreRefused();
    void cancellingEndsTheRequest();
    void cancellingTooLateIsHarmless();
};

namespace {

struct Rig : SignedClient
{
    RecordService records{client};
};

template<typename T> Result<T> answerOf(const QFuture<Result<T>> &future)
{
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }))
        return failure(ErrorKind::Timeout);
    return future.isCanceled() ? Result<T>(failure(ErrorKind::Canceled)) : future.result();
}

const auto listing = R"({"links":[{"rel":"next","href":"x"}],"count":2,"hasMore":true,
 "items":[{"links":[{"rel":"self","href":"https://x/record/v1/customer/107"}],"id":"107"},
          {"links":[],"id":"41"}],"offset":2,"totalResults":6})"_ba;

} // namespace

void RecordServiceTest::listingIsRead()
{
    Rig rig;
    rig.transport.answerJson(listing);
    const auto page = answerOf(rig.records.list(u"customer"_s, {}, 2, 2));
    QVERIFY(page.has_value());
    QCOMPARE(page->ids, (QStringList{u"107"_s, u"41"_s}));
    QCOMPARE(page->offset, 2);
    QCOMPARE(page->total, 6);
    QVERIFY(page->hasMore);
    QCOMPARE(rig.transport.requests.at(0).method, "GET"_ba);
    QCOMPARE(rig.transport.requests.at(0).url.toString(),
             u"https://1234567.suitetalk.api.netsuite.com/services/rest/record/v1/"
             "customer?limit=2&offset=2"_s);
}

void RecordServiceTest::addressIsEncoded_data()
{
    QTest::addColumn<QString>("q");
    QTest::addColumn<QByteArray>("query");
    QTest::newRow("none") << u" "_s << "limit=10&offset=0"_ba;
    QTest::newRow("blanks and quotes")
        << u"companyName START_WITH \"A&B\""_s
        << "q=companyName%20START_WITH%20%22A%26B%22&limit=10&offset=0"_ba;
    QTest::newRow("plus sign") << u"email IS a+b@x.example"_s
                               << "q=email%20IS%20a%2Bb%40x.example&limit=10&offset=0"_ba;
    QTest::newRow("list and percent") << u"id ANY_OF [1, 2] AND x IS \"5%20\""_s
                                      << "q=id%20ANY_OF%20%5B1%2C%202%5D%20AND%20x%20IS%20%225%2520"
                                         "%22&limit=10&offset=0"_ba;
    QTest::newRow("hash and question mark")
        << u"x IS \"#?\""_s << "q=x%20IS%20%22%23%3F%22&limit=10&offset=0"_ba;
    QTest::newRow("beyond ascii") << u"x IS é"_s << "q=x%20IS%20%C3%A9&limit=10&offset=0"_ba;
}

void RecordServiceTest::addressIsEncoded()
{
    QFETCH(const QString, q);
    QFETCH(const QByteArray, query);
    Rig rig;
    rig.transport.answerJson(listing);
    QVERIFY(answerOf(rig.records.list(u"customer"_s, q, 10, 0)).has_value());
    QCOMPARE(rig.transport.requests.at(0).url.query(QUrl::FullyEncoded).toLatin1(), query);
}

void RecordServiceTest::pagesOutsideTheRulesAreRefused_data()
{
    QTest::addColumn<int>("limit");
    QTest::addColumn<int>("offset");
    QTest::newRow("no rows") << 0 << 0;
    QTest::newRow("too many rows") << 1001 << 0;
    QTest::newRow("offset between pages") << 100 << 150;
    QTest::newRow("offset below zero") << 100 << -100;
    QTest::newRow("behind page 1000") << 10 << 10'000;
}

void RecordServiceTest::pagesOutsideTheRulesAreRefused()
{
    QFETCH(const int, limit);
    QFETCH(const int, offset);
    Rig rig;
    const auto page = answerOf(rig.records.list(u"customer"_s, {}, limit, offset));
    QCOMPARE(page.error().kind, ErrorKind::InvalidInput);
    QVERIFY(rig.transport.requests.empty());
}

void RecordServiceTest::strangeListingsAreTolerated()
{
    Rig rig;
    rig.transport.answerJson(R"({"items":[{"id":7},{"links":[]},"x",{"id":"8"}]})"_ba);
    const auto page = answerOf(rig.records.list(u"customer"_s, {}, 10, 0));
    QVERIFY(page.has_value());
    QCOMPARE(page->ids, (QStringList{u"7"_s, u"8"_s}));
    QCOMPARE(page->total, 2);
    QVERIFY(!page->hasMore);
}

void RecordServiceTest::recordIsRead()
{
    const QByteArray body = R"({"id":"301","tranId":"SO301","entity":{"id":"107"}})"_ba;
    Rig rig;
    rig.transport.answerJson(body);
    const auto record = answerOf(rig.records.record(u"salesorder"_s, u"301"_s, false));
    QVERIFY(record.has_value());
    QCOMPARE(record->type, u"salesorder"_s);
    QCOMPARE(record->id, u"301"_s);
    QCOMPARE(record->raw, body);
    QCOMPARE(record->title(), u"SO301"_s);
    QCOMPARE(rig.transport.requests.at(0).url.toString(),
             u"https://1234567.suitetalk.api.netsuite.com/services/rest/record/v1/"
             "salesorder/301"_s);
}

void RecordServiceTest::recordMayBeExpanded()
{
    Rig rig;
    rig.transport.answerJson(R"({"id":"301"})"_ba);
    QVERIFY(answerOf(rig.records.record(u"salesorder"_s, u"301"_s, true)).has_value());
    QCOMPARE(rig.transport.requests.at(0).url.query(), u"expandSubResources=true"_s);
}

void RecordServiceTest::recordWithoutIdKeepsTheOneAskedFor()
{
    Rig rig;
    rig.transport.answerJson(R"({"name":"x"})"_ba);
    QCOMPARE(answerOf(rig.records.record(u"term"_s, u"4"_s, false))->id, u"4"_s);
}

void RecordServiceTest::failuresPassThrough()
{
    Rig rig;
    rig.transport.answerError(
        404,
        R"({"title":"Not Found","status":404,"o:errorDetails":[{"o:errorCode":"NONEXISTENT_ID"}]})"_ba);
    rig.transport.answerFailure(ErrorKind::Offline);
    const auto record = answerOf(rig.records.record(u"customer"_s, u"1"_s, false));
    QCOMPARE(record.error().kind, ErrorKind::NotFound);
    QCOMPARE(record.error().api->code, u"NONEXISTENT_ID"_s);
    QCOMPARE(answerOf(rig.records.list(u"customer"_s, {}, 10, 0)).error().kind, ErrorKind::Offline);
}

void RecordServiceTest::otherTextsAreRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << ""_ba;
    QTest::newRow("html") << "<html></html>"_ba;
    QTest::newRow("cut") << listing.chopped(2);
    QTest::newRow("array") << "[]"_ba;
}

void RecordServiceTest::otherTextsAreRefused()
{
    QFETCH(const QByteArray, body);
    Rig rig;
    rig.transport.answerJson(body);
    rig.transport.answerJson(body);
    rig.transport.answerJson(R"({"count":0})"_ba);
    QCOMPARE(answerOf(rig.records.list(u"customer"_s, {}, 10, 0)).error().kind,
             ErrorKind::BadReply);
    QCOMPARE(answerOf(rig.records.record(u"customer"_s, u"1"_s, false)).error().kind,
             ErrorKind::BadReply);
    QCOMPARE(answerOf(rig.records.list(u"customer"_s, {}, 10, 0)).error().kind,
             ErrorKind::BadReply);
}

void RecordServiceTest::strangeNamesAreRefused()
{
    Rig rig;
    QCOMPARE(answerOf(rig.records.record(u".."_s, u"1"_s, false)).error().kind,
             ErrorKind::InvalidInput);
    QCOMPARE(answerOf(rig.records.record(u"customer"_s, QString(), false)).error().kind,
             ErrorKind::InvalidInput);
    QCOMPARE(answerOf(rig.records.list(QString(), {}, 10, 0)).error().kind,
             ErrorKind::InvalidInput);
    QVERIFY(rig.transport.requests.empty());
}

void RecordServiceTest::cancellingEndsTheRequest()
{
    Rig rig;
    rig.transport.hold();
    QFuture<Result<RecordPage>> page = rig.records.list(u"customer"_s, {}, 10, 0);
    QFuture<Result<Record>> record = rig.records.record(u"customer"_s, u"107"_s, true);
    QTRY_COMPARE(rig.transport.heldRequests(), 2);
    QVERIFY(!rig.transport.isCanceled(0));
    page.cancel();
    QTRY_VERIFY(rig.transport.isCanceled(0));
    QVERIFY(!rig.transport.isCanceled(1)); // the other one goes on
    record.cancel();
    QTRY_VERIFY(rig.transport.isCanceled(1));
    QTRY_VERIFY(page.isFinished() && record.isFinished());
}

void RecordServiceTest::cancellingTooLateIsHarmless()
{
    Rig rig;
    rig.transport.answerJson(listing);
    QFuture<Result<RecordPage>> page = rig.records.list(u"customer"_s, {}, 2, 2);
    QVERIFY(answerOf(page).has_value());
    page.cancel();
    QCoreApplication::processEvents();
    QVERIFY(!rig.transport.isCanceled(0));
}

SUITESCOPE_GUILESS_MAIN(RecordServiceTest)
#include "tst_recordservice.moc"
