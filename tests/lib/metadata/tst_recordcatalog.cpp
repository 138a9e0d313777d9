// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/metadata/recordcatalog.h"
#include "tests/support/signedclient.h"
#include "tests/support/testmain.h"

#include <QObject>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace suitescope;

class RecordCatalogTest : public QObject
{
    Q_OBJECT

private slots:
    void typesAreSortedByLabel();
    void schemaIsAskedForAsSuch();
    void secondQuestionComesFromTheCache();
    void refreshAsksTheServer();
    void failedRefreshLeavesTheCache();
    void sameQuestionIsAskedOnce();
    void damagedCacheIsAskedAnew();
    void badAnswersAreNotKept();
    void childSchemaIsRead();
    void collectionLeadsToItsElements();
    void strangeNamesAreRefused();
    void goingAwayMeanwhileIsCanceled();
};

namespace {

const auto catalogJson
    = R"({"items":[{"name":"vendor"},{"name":"salesorder"},{"name":"account"}]})"_ba;
const auto schemaJson
    = R"({"type":"object","properties":{"email":{"title":"Email","type":"string"}}})"_ba;

struct Rig : SignedClient
{
    QTemporaryDir folder;
    Database database{folder.filePath(u"c.sqlite"_s), MetadataCache::migrations()};
    MetadataCache cache{database};
    RecordCatalog catalog{client, &cache, nullptr, [this] { return now; }};
};

/*! Waits with the event loop, on which the answers travel. */
template<typename T> Result<T> answerOf(const QFuture<Result<T>> &future)
{
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }))
        return failure(ErrorKind::Timeout);
    if (future.isCanceled() || future.resultCount() == 0)
        return failure(ErrorKind::Canceled);
    return future.result();
}

} // namespace

void RecordCatalogTest::typesAreSortedByLabel()
{
    Rig rig;
    rig.transport.answerJson(catalogJson);
    const auto listing = answerOf(rig.catalog.types());
    QVERIFY(listing.has_value());
    QStringList labels;
    for (const RecordTypeSummary &type : listing->types)
        labels.append(type.label);
    QCOMPARE(labels, (QStringList{u"Account"_s, u"Sales order"_s, u"Vendor"_s}));
    QVERIFY(!listing->fromCache);
    QCOMPARE(listing->read, rig.now);
    QCOMPARE(rig.transport.requests.at(0).url,
             QUrl(u"https://1234567.suitetalk.api.netsuite.com/services/rest/record/v1/"
                  "metadata-catalog"_s));
    QCOMPARE(rig.transport.requests.at(0).accept, "application/json"_ba);
}

void RecordCatalogTest::schemaIsAskedForAsSuch()
{
    Rig rig;
    rig.transport.answerJson(schemaJson);
    const auto type = answerOf(rig.catalog.type(u"customrecord_x"_s));
    QVERIFY(type.has_value());
    QCOMPARE(type->name, u"customrecord_x"_s);
    QCOMPARE(type->fields.constFirst().name, u"email"_s);
    QCOMPARE(type->read, rig.now);
    QVERIFY(
        rig.transport.requests.at(0).url.path().endsWith(u"/metadata-catalog/customrecord_x"_s));
    QCOMPARE(rig.transport.requests.at(0).accept, "application/schema+json"_ba);
}

void RecordCatalogTest::secondQuestionComesFromTheCache()
{
    Rig rig;
    const QDateTime then = rig.now;
    rig.transport.answerJson(catalogJson);
    rig.transport.answerJson(schemaJson);
    QVERIFY(answerOf(rig.catalog.types()).has_value());
    QVERIFY(answerOf(rig.catalog.type(u"customer"_s)).has_value());
    rig.now = then.addDays(3);
    const auto listing = answerOf(rig.catalog.types());
    QVERIFY(listing.has_value());
    QVERIFY(listing->fromCache);
    QCOMPARE(listing->read, then);
    QCOMPARE(listing->types.size(), 3);
    const auto type = answerOf(rig.catalog.type(u"Customer"_s));
    QVERIFY(type.has_value());
    QCOMPARE(type->read, then);
    QCOMPARE(rig.transport.requests.size(), size_t(2));
}

void RecordCatalogTest::refreshAsksTheServer()
{
    Rig rig;
    rig.transport.answerJson(catalogJson);
    rig.transport.answerJson(R"({"items":[{"name":"vendor"}]})"_ba);
    QVERIFY(answerOf(rig.catalog.types()).has_value());
    rig.now = rig.now.addDays(1);
    const auto fresh = answerOf(rig.catalog.types(RecordCatalog::Freshness::Refresh));
    QVERIFY(fresh.has_value());
    QVERIFY(!fresh->fromCache);
    QCOMPARE(fresh->types.size(), 1);
    const auto cached = answerOf(rig.catalog.types());
    QVERIFY(cached.has_value());
    QCOMPARE(cached->types.size(), 1);
    QCOMPARE(cached->read, rig.now);
}

void RecordCatalogTest::failedRefreshLeavesTheCache()
{
    Rig rig;
    rig.transport.answerJson(catalogJson);
    rig.transport.answerFailure(ErrorKind::Offline);
    QVERIFY(answerOf(rig.catalog.types()).has_value());
    const auto fresh = answerOf(rig.catalog.types(RecordCatalog::Freshness::Refresh));
    QCOMPARE(fresh.error().kind, ErrorKind::Offline);
    QCOMPARE(answerOf(rig.catalog.types())->types.size(), 3);
}

void RecordCatalogTest::sameQuestionIsAskedOnce()
{
    Rig rig;
    rig.transport.hold();
    rig.transport.answerJson(schemaJson);
    const auto first = rig.catalog.type(u"customer"_s);
    const auto second = rig.catalog.type(u"CUSTOMER"_s);
    QTRY_COMPARE(rig.transport.heldRequests(), 1);
    const auto third = rig.catalog.type(u"customer"_s);
    int answers = 0;
    for (const auto &future : {first, second, third})
        whenDone(this, future, [&answers](const Result<RecordType> &type) {
            if (type)
                ++answers;
        });
    rig.transport.release();
    QTRY_COMPARE(answers, 3);
    QCOMPARE(rig.transport.requests.size(), size_t(1));
}

void RecordCatalogTest::damagedCacheIsAskedAnew()
{
    Rig rig;
    QVERIFY(answerOf(rig.cache.keep(u"schema:customer"_s, {"{oops"_ba, rig.now})).has_value());
    rig.transport.answerJson(schemaJson);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"no such document"_s));
    QVERIFY(answerOf(rig.catalog.type(u"customer"_s)).has_value());
    QCOMPARE(rig.transport.requests.size(), size_t(1));
}

void RecordCatalogTest::badAnswersAreNotKept()
{
    Rig rig;
    rig.transport.answerJson("<html></html>"_ba);
    rig.transport.answerError(401);
    rig.transport.answerJson(catalogJson);
    QCOMPARE(answerOf(rig.catalog.types()).error().kind, ErrorKind::BadReply);
    QCOMPARE(answerOf(rig.catalog.types()).error().kind, ErrorKind::Unauthorized);
    QVERIFY(answerOf(rig.catalog.types()).has_value());
}

void RecordCatalogTest::childSchemaIsRead()
{
    Rig rig;
    rig.transport.answerJson(schemaJson);
    const auto type = answerOf(rig.catalog.child(u"salesOrder-billingAddress"_s));
    QVERIFY(type.has_value());
    QCOMPARE(type->fields.size(), 1);
    QVERIFY(rig.transport.requests.at(0).url.path().endsWith(
        u"/metadata-catalog/salesOrder-billingAddress"_s));
}

void RecordCatalogTest::collectionLeadsToItsElements()
{
    Rig rig;
    rig.transport.answerJson(R"({"type":"object","properties":{"links":{"type":"array"},
        "totalResults":{"type":"integer"},"count":{"type":"integer"},"hasMore":{"type":"boolean"},
        "offset":{"type":"integer"},
        "items":{"type":"array","items":{"$ref":"/x/salesOrder-itemElement"}}}})"_ba);
    rig.transport.answerJson(R"({"type":"object","properties":{"line":{"type":"integer"}}})"_ba);
    const auto type = answerOf(rig.catalog.child(u"salesOrder-itemCollection"_s));
    QVERIFY(type.has_value());
    QCOMPARE(type->name, u"salesOrder-itemElement"_s);
    QCOMPARE(type->fields.constFirst().name, u"line"_s);
}

void RecordCatalogTest::strangeNamesAreRefused()
{
    Rig rig;
    QCOMPARE(answerOf(rig.catalog.type(QString())).error().kind, ErrorKind::InvalidInput);
    QCOMPARE(answerOf(rig.catalog.type(u".."_s)).error().kind, ErrorKind::InvalidInput);
    QVERIFY(rig.transport.requests.empty());
}

void RecordCatalogTest::goingAwayMeanwhileIsCanceled()
{
    SignedClient rig;
    rig.transport.hold();
    auto catalog = std::make_unique<RecordCatalog>(rig.client, nullptr);
    const auto future = catalog->types();
    QTRY_COMPARE(rig.transport.heldRequests(), 1);
    catalog.reset();
    QCOMPARE(answerOf(future).error().kind, ErrorKind::Canceled);
}

SUITESCOPE_GUILESS_MAIN(RecordCatalogTest)
#include "tst_recordcatalog.moc"
