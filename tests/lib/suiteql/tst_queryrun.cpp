// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/suiteql/queryrun.h"
#include "tests/support/signedclient.h"
#include "tests/support/testmain.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QObject>
#include <QPointer>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QUrlQuery>

#include <functional>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

/*! Serves numbered rows page by page; each answer waits until the test lets it go, or goes at once.
 */
class PageServer : public Transport
{
public:
    explicit PageServer(qint64 rows) : total(rows) { }

    qint64 total;
    qint64 promised = -1; // in totalResults when it differs
    bool atOnce = true;
    std::function<Result<Response>(qint64 offset, int limit)> special;
    QList<Request> requests;
    QList<qint64> offsets;

    [[nodiscard]] QByteArray page(qint64 offset, int limit) const
    {
        QByteArrayList rows;
        for (qint64 row = offset; row < qMin(total, offset + limit); ++row)
            rows.append(R"({"links":[],"id":"%1"})"_ba.replace("%1"_ba, QByteArray::number(row)));
        const bool hasMore = offset + limit < total;
        return R"({"links":[],"count":%1,"hasMore":%2,"items":[%3],"offset":%4,"totalResults":%5})"_ba
            .replace("%1"_ba, QByteArray::number(rows.size()))
            .replace("%2"_ba, hasMore ? "true"_ba : "false"_ba)
            .replace("%4"_ba, QByteArray::number(offset))
            .replace("%5"_ba, QByteArray::number(promised >= 0 ? promised : total))
            .replace("%3"_ba, rows.join(','));
    }

    QFuture<Result<Response>> send(const Request &request) override
    {
        const QUrlQuery query(request.url);
        const qint64 offset = query.queryItemValue(u"offset"_s).toLongLong();
        requests.append(request);
        offsets.append(offset);
        auto promise = std::make_shared<QPromise<Result<Response>>>();
        promise->start();
        m_open.insert(offset, promise);
        const QFuture<Result<Response>> future = promise->future();
        if (atOnce)
            letGo(offset);
        return future;
    }

    void letGo(qint64 offset)
    {
        const auto promise = m_open.take(offset);
        if (!promise)
            return;
        const int limit = QUrlQuery(requests.at(offsets.indexOf(offset)).url)
                              .queryItemValue(u"limit"_s)
                              .toInt();
        Response response;
        response.status = 200;
        response.body = page(offset, limit);
        promise->addResult(special ? special(offset, limit) : Result<Response>(response));
        promise->finish();
    }

    Result<Response> usual(qint64 offset, int limit) const
    {
        Response response;
        response.status = 200;
        response.body = page(offset, limit);
        return response;
    }

    [[nodiscard]] QList<qint64> open() const { return m_open.keys(); }
    [[nodiscard]] bool isCanceled(qint64 offset) const
    {
        const auto promise = m_open.value(offset);
        return promise && promise->isCanceled();
    }

private:
    QMap<qint64, std::shared_ptr<QPromise<Result<Response>>>> m_open;
};

struct Rig
{
    explicit Rig(qint64 rows) : server(rows) { }

    PageServer server;
    RestClient client{server, SignedClient::urls(), SignedClient::credentials(), systemClock()};
};

} // namespace

class QueryRunTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void requestIsWhatNetSuiteWants();
    void allRowsArrive_data();
    void allRowsArrive();
    void firstPageComesAlone();
    void pagesMayArriveInAnyOrder();
    void columnsAreToldBeforeTheirPage();
    void slowPagesDoNotHoldBackOthers();
    void stopKeepsWhatArrived();
    void stopBeforeTheFirstAnswer();
    void stopFromAReceiverIsFinal();
    void stopBeforeStartIsFinal();
    void failureKeepsWhatArrived();
    void firstAnswerMayBeAnError();
    void brokenPageFails();
    void emptyStatementIsRefused();
    void endsEarlyWhereTheServerEnds();
    void moreThanTheCapIsSaid();
    void closingMeanwhileAborts();
    void secondStartDoesNothing();
};

void QueryRunTest::requestIsWhatNetSuiteWants()
{
    Rig rig(0);
    QueryRun run(rig.client, u"SELECT \"a\" -- first\nFROM t;"_s, {.pageSize = 500});
    QSignalSpy finished(&run, &QueryRun::finished);
    run.start();
    QCOMPARE(run.state(), QueryRun::State::Running);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(rig.server.requests.size(), 1);
    const Request request = rig.server.requests.constFirst();
    QCOMPARE(request.method, "POST"_ba);
    QCOMPARE(request.url.toString(),
             u"https://1234567.suitetalk.api.netsuite.com/services/rest/"
             "query/v1/suiteql?limit=500&offset=0"_s);
    QVERIFY(request.headers.contains({"Prefer"_ba, "transient"_ba}));
    QVERIFY(request.contentType.startsWith("application/json"));
    QVERIFY(request.repeatable);
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    QCOMPARE(body, (QJsonObject{{u"q"_s, u"SELECT \"a\" \nFROM t"_s}}));
    QCOMPARE(run.statement(), u"SELECT \"a\" -- first\nFROM t;"_s);
}

void QueryRunTest::allRowsArrive_data()
{
    QTest::addColumn<qint64>("rows");
    QTest::addColumn<int>("pageSize");
    QTest::addColumn<int>("atOnce");
    QTest::addColumn<int>("pages");
    QTest::newRow("none") << qint64(0) << 10 << 3 << 1;
    QTest::newRow("less than a page") << qint64(7) << 10 << 3 << 1;
    QTest::newRow("one full page") << qint64(10) << 10 << 3 << 1;
    QTest::newRow("a few pages") << qint64(45) << 10 << 3 << 5;
    QTest::newRow("one at a time") << qint64(45) << 10 << 1 << 5;
    QTest::newRow("more at once than pages") << qint64(45) << 10 << 50 << 5;
    QTest::newRow("nonsense at once") << qint64(25) << 10 << 0 << 3;
    QTest::newRow("many pages") << qint64(1000) << 10 << 4 << 100;
}

void QueryRunTest::allRowsArrive()
{
    QFETCH(const qint64, rows);
    QFETCH(const int, pageSize);
    QFETCH(const int, atOnce);
    QFETCH(const int, pages);
    Rig rig(rows);
    QueryRun run(rig.client, u"SELECT id FROM t"_s, {.pageSize = pageSize, .atOnce = atOnce});
    QSignalSpy finished(&run, &QueryRun::finished);
    QSignalSpy failed(&run, &QueryRun::failed);
    QSignalSpy stopped(&run, &QueryRun::stopped);
    QSignalSpy expected(&run, &QueryRun::expectedRowsKnown);
    QSignalSpy arrived(&run, &QueryRun::pageArrived);
    run.start();
    QTRY_COMPARE(finished.size(), 1);
    QTest::qWait(0);
    QCOMPARE(failed.size() + stopped.size(), 0);
    QCOMPARE(run.state(), QueryRun::State::Finished);
    QCOMPARE(expected.size(), 1);
    QCOMPARE(expected.constFirst().constFirst().toLongLong(), rows);
    QCOMPARE(arrived.size(), pages);
    QCOMPARE(run.pagesArrived(), pages);
    QCOMPARE(run.pageCount(), pages);
    QCOMPARE(run.inFlight(), 0);
    QVERIFY(!run.isCapped());
    QVERIFY(!run.error());
    QCOMPARE(run.table().rowCount(), rows);
    for (qint64 row = 0; row < rows; ++row)
        QCOMPARE(run.table().text(row, 0), QString::number(row));
}

void QueryRunTest::firstPageComesAlone()
{
    Rig rig(100);
    rig.server.atOnce = false;
    QueryRun run(rig.client, u"SELECT id FROM t"_s, {.pageSize = 10, .atOnce = 3});
    run.start();
    QTest::qWait(20);
    QCOMPARE(rig.server.offsets, QList<qint64>{0});
    QCOMPARE(run.inFlight(), 1);
    rig.server.letGo(0);
    QTRY_COMPARE(rig.server.offsets, (QList<qint64>{0, 10, 20, 30}));
    QTest::qWait(20);
    QCOMPARE(rig.server.offsets.size(), 4);
    QCOMPARE(run.inFlight(), 3);
}

void QueryRunTest::pagesMayArriveInAnyOrder()
{
    Rig rig(45);
    rig.server.atOnce = false;
    QueryRun run(rig.client, u"SELECT id FROM t"_s, {.pageSize = 10, .atOnce = 4});
    QSignalSpy finished(&run, &QueryRun::finished);
    QSignalSpy arrived(&run, &QueryRun::pageArrived);
    run.start();
    rig.server.letGo(0);
    QTRY_COMPARE(rig.server.open(), (QList<qint64>{10, 20, 30, 40}));
    int count = 1;
    for (const qint64 offset : {40, 20, 30}) {
        rig.server.letGo(offset);
        ++count;
        QTRY_COMPARE(arrived.size(), count);
        QCOMPARE(arrived.constLast().constFirst().toLongLong(), offset);
        QVERIFY(run.table().has(offset));
        QVERIFY(!run.table().has(10));
        QCOMPARE(run.table().rowCount(), 45);
    }
    QCOMPARE(finished.size(), 0);
    rig.server.letGo(10);
    QTRY_COMPARE(finished.size(), 1);
    for (qint64 row = 0; row < 45; ++row)
        QCOMPARE(run.table().text(row, 0), QString::number(row));
}

void QueryRunTest::columnsAreToldBeforeTheirPage()
{
    Rig rig(2);
    rig.server.special = [](qint64 offset, int) {
        Response response;
        response.body = offset == 0
            ? R"({"hasMore":true,"totalResults":2,"items":[{"a":"1"}]})"_ba
            : R"({"hasMore":false,"totalResults":2,"items":[{"b":"2","c":"3"}]})"_ba;
        return Result<Response>(response);
    };
    QueryRun run(rig.client, u"SELECT a, b, c FROM t"_s, {.pageSize = 1});
    QStringList events;
    connect(&run, &QueryRun::expectedRowsKnown, this,
            [&](qint64 rows) { events += u"rows %1"_s.arg(rows); });
    connect(&run, &QueryRun::columnsAdded, this,
            [&](int first, int count) { events += u"columns %1+%2"_s.arg(first).arg(count); });
    connect(&run, &QueryRun::pageArrived, this,
            [&](qint64 first, qint64 count) { events += u"page %1+%2"_s.arg(first).arg(count); });
    connect(&run, &QueryRun::finished, this, [&] { events += u"finished"_s; });
    run.start();
    QTRY_COMPARE(events,
                 (QStringList{u"rows 2"_s, u"columns 0+1"_s, u"page 0+1"_s, u"columns 1+2"_s,
                              u"page 1+1"_s, u"finished"_s}));
}

void QueryRunTest::slowPagesDoNotHoldBackOthers()
{
    Rig rig(100);
    rig.server.atOnce = false;
    QueryRun run(rig.client, u"SELECT id FROM t"_s, {.pageSize = 10, .atOnce = 2});
    QSignalSpy finished(&run, &QueryRun::finished);
    run.start();
    rig.server.letGo(0);
    for (qint64 offset = 20; offset < 100; offset += 10) { // 10 stays open
        QTRY_VERIFY(rig.server.open().contains(offset));
        rig.server.letGo(offset);
    }
    QTRY_COMPARE(run.pagesArrived(), 9);
    rig.server.letGo(10);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(run.table().rowCount(), 100);
}

void QueryRunTest::stopKeepsWhatArrived()
{
    Rig rig(100);
    rig.server.atOnce = false;
    QueryRun run(rig.client, u"SELECT id FROM t"_s, {.pageSize = 10, .atOnce = 3});
    QSignalSpy stopped(&run, &QueryRun::stopped);
    QSignalSpy others(&run, &QueryRun::finished);
    QSignalSpy failed(&run, &QueryRun::failed);
    run.start();
    rig.server.letGo(0);
    QTRY_COMPARE(rig.server.open().size(), 3);
    run.stop();
    QCOMPARE(stopped.size(), 0); // from the event loop
    run.stop();
    for (const qint64 offset : {10, 20, 30})
        QTRY_VERIFY(rig.server.isCanceled(offset));
    QTRY_COMPARE(stopped.size(), 1);
    QCOMPARE(run.state(), QueryRun::State::Stopped);
    QCOMPARE(run.table().rowCount(), 10);
    QCOMPARE(run.inFlight(), 0);
    rig.server.letGo(10);
    QTest::qWait(20);
    QCOMPARE(run.table().arrivedRows(), 10);
    QCOMPARE(stopped.size(), 1);
    QCOMPARE(others.size() + failed.size(), 0);
}

void QueryRunTest::stopBeforeTheFirstAnswer()
{
    Rig rig(100);
    rig.server.atOnce = false;
    QueryRun run(rig.client, u"SELECT id FROM t"_s, {});
    QSignalSpy stopped(&run, &QueryRun::stopped);
    run.start();
    run.stop();
    QTRY_COMPARE(stopped.size(), 1);
    QTRY_VERIFY(rig.server.isCanceled(0));
    QCOMPARE(run.table().rowCount(), 0);
}

void QueryRunTest::stopFromAReceiverIsFinal()
{
    Rig rig(100);
    QueryRun run(rig.client, u"SELECT id FROM t"_s, {.pageSize = 10, .atOnce = 1});
    QSignalSpy stopped(&run, &QueryRun::stopped);
    QSignalSpy finished(&run, &QueryRun::finished);
    QSignalSpy arrived(&run, &QueryRun::pageArrived);
    connect(&run, &QueryRun::pageArrived, &run, &QueryRun::stop);
    run.start();
    QTRY_COMPARE(stopped.size(), 1);
    QTest::qWait(20);
    QCOMPARE(arrived.size(), 1);
    QCOMPARE(finished.size(), 0);
    QCOMPARE(run.table().rowCount(), 10);
}

void QueryRunTest::stopBeforeStartIsFinal()
{
    Rig rig(100);
    QueryRun run(rig.client, u"SELECT id FROM t"_s, {});
    QSignalSpy stopped(&run, &QueryRun::stopped);
    run.stop();
    run.start();
    QTRY_COMPARE(stopped.size(), 1);
    QVERIFY(rig.server.requests.isEmpty());
}

void QueryRunTest::failureKeepsWhatArrived()
{
    Rig rig(100);
    rig.server.atOnce = false;
    rig.server.special = [&rig](qint64 offset, int limit) {
        if (offset == 20)
            return Result<Response>(failure(ErrorKind::ServerFault, u"boom"_s));
        return rig.server.usual(offset, limit);
    };
    QueryRun run(rig.client, u"SELECT id FROM t"_s, {.pageSize = 10, .atOnce = 3});
    QSignalSpy failed(&run, &QueryRun::failed);
    QSignalSpy others(&run, &QueryRun::finished);
    QSignalSpy arrived(&run, &QueryRun::pageArrived);
    run.start();
    rig.server.letGo(0);
    QTRY_COMPARE(rig.server.open().size(), 3);
    rig.server.letGo(10);
    QTRY_COMPARE(arrived.size(), 2);
    rig.server.letGo(20);
    QTRY_COMPARE(failed.size(), 1);
    QTRY_VERIFY(rig.server.isCanceled(30));
    QCOMPARE(run.state(), QueryRun::State::Failed);
    QCOMPARE(run.error()->kind, ErrorKind::ServerFault);
    QCOMPARE(run.error()->detail, u"boom"_s);
    QCOMPARE(run.table().rowCount(), 20);
    QTest::qWait(20);
    QCOMPARE(failed.size(), 1);
    QCOMPARE(others.size(), 0);
}

void QueryRunTest::firstAnswerMayBeAnError()
{
    Rig rig(1);
    const auto details = std::make_shared<ApiError>();
    details->status = 400;
    details->code = u"INVALID_PARAMETER"_s;
    rig.server.special = [&](qint64, int) {
        return Result<Response>(failure(Error{ErrorKind::Rejected, u"no"_s, details}));
    };
    QueryRun run(rig.client, u"SELECT nothing"_s, {});
    QSignalSpy failed(&run, &QueryRun::failed);
    run.start();
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.constFirst().constFirst().value<Error>().kind, ErrorKind::Rejected);
    QCOMPARE(run.error()->api->code, u"INVALID_PARAMETER"_s);
    QCOMPARE(run.table().rowCount(), 0);
    QCOMPARE(rig.server.requests.size(), 1);
}

void QueryRunTest::brokenPageFails()
{
    Rig rig(30);
    rig.server.special = [&rig](qint64 offset, int limit) {
        Result<Response> response = rig.server.usual(offset, limit);
        if (offset == 10)
            response->body.chop(5);
        return response;
    };
    QueryRun run(rig.client, u"SELECT id FROM t"_s, {.pageSize = 10});
    QSignalSpy failed(&run, &QueryRun::failed);
    run.start();
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(run.error()->kind, ErrorKind::BadReply);
    QCOMPARE(run.table().rowCount() % 10, 0);
    QVERIFY(run.table().rowCount() >= 10);
}

void QueryRunTest::emptyStatementIsRefused()
{
    Rig rig(1);
    QueryRun run(rig.client, u" -- nothing\n;"_s, {});
    QSignalSpy failed(&run, &QueryRun::failed);
    run.start();
    QCOMPARE(failed.size(), 0); // from the event loop
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(run.error()->kind, ErrorKind::InvalidInput);
    QVERIFY(rig.server.requests.isEmpty());
}

void QueryRunTest::endsEarlyWhereTheServerEnds()
{
    Rig rig(25); // but it promises more, and refuses what is behind
    rig.server.promised = 100;
    rig.server.atOnce = false;
    rig.server.special = [&rig](qint64 offset, int limit) {
        if (offset >= 30)
            return Result<Response>(failure(ErrorKind::Rejected, u"offset"_s));
        return rig.server.usual(offset, limit);
    };
    QueryRun run(rig.client, u"SELECT id FROM t"_s, {.pageSize = 10, .atOnce = 4});
    QSignalSpy finished(&run, &QueryRun::finished);
    QSignalSpy expected(&run, &QueryRun::expectedRowsKnown);
    QSignalSpy arrived(&run, &QueryRun::pageArrived);
    run.start();
    rig.server.letGo(0);
    QTRY_COMPARE(rig.server.open(), (QList<qint64>{10, 20, 30, 40}));
    rig.server.letGo(20);
    QTRY_COMPARE(arrived.size(), 2);
    rig.server.letGo(40);
    rig.server.letGo(10);
    rig.server.letGo(30);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(expected.constLast().constFirst().toLongLong(), 25);
    QCOMPARE(run.table().rowCount(), 25);
    QVERIFY(run.isCapped());
}

void QueryRunTest::moreThanTheCapIsSaid()
{
    Rig rig(95);
    QueryRun run(rig.client, u"SELECT id FROM t"_s, {.pageSize = 10, .mostRows = 40});
    QSignalSpy finished(&run, &QueryRun::finished);
    run.start();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(run.table().rowCount(), 40);
    QVERIFY(run.isCapped());
    QCOMPARE(rig.server.requests.size(), 4);
}

void QueryRunTest::closingMeanwhileAborts()
{
    Rig rig(100);
    rig.server.atOnce = false;
    auto run = std::make_unique<QueryRun>(rig.client, u"SELECT id FROM t"_s,
                                          QueryRun::Options{.pageSize = 10, .atOnce = 3});
    run->start();
    rig.server.letGo(0);
    QTRY_COMPARE(rig.server.open().size(), 3);
    rig.server.letGo(10); // to be parsed while it goes away
    run.reset();
    QTRY_VERIFY(rig.server.isCanceled(20) && rig.server.isCanceled(30));
    rig.server.letGo(20);
    QTest::qWait(20);
}

void QueryRunTest::secondStartDoesNothing()
{
    Rig rig(5);
    QueryRun run(rig.client, u"SELECT id FROM t"_s, {});
    QSignalSpy finished(&run, &QueryRun::finished);
    run.start();
    run.start();
    QTRY_COMPARE(finished.size(), 1);
    run.start();
    QTest::qWait(20);
    QCOMPARE(rig.server.requests.size(), 1);
    QCOMPARE(finished.size(), 1);
}

SUITESCOPE_GUILESS_MAIN(QueryRunTest)
#include "tst_queryrun.moc"
