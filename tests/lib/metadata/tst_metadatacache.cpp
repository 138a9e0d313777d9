// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/metadata/metadatacache.h"
#include "tests/support/testmain.h"

#include <QObject>
#include <QRegularExpression>
#include <QSqlQuery>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace suitescope;

class MetadataCacheTest : public QObject
{
    Q_OBJECT

private slots:
    void documentsComeBack();
    void unknownKeyIsNothing();
    void newDocumentReplacesTheOld();
    void clearForgetsAll();
    void documentsAreCompressed();
    void damagedDocumentIsNothing();
};

namespace {

const QDateTime noon{QDate(2026, 11, 23), QTime(12, 0, 1, 500), Qt::UTC};

struct Cache
{
    QTemporaryDir folder;
    Database database{folder.filePath(u"c.sqlite"_s), MetadataCache::migrations()};
    MetadataCache cache{database};

    std::optional<CachedDocument> document(const QString &key)
    {
        return cache.document(key).result().value();
    }

    bool keep(const QString &key, const QByteArray &json, const QDateTime &read = noon)
    {
        return cache.keep(key, {json, read}).result().has_value();
    }
};

} // namespace

void MetadataCacheTest::documentsComeBack()
{
    Cache all;
    QVERIFY(all.keep(u"catalog"_s, R"({"items":[]})"_ba));
    const auto document = all.document(u"catalog"_s);
    QVERIFY(document.has_value());
    QCOMPARE(document->json, R"({"items":[]})"_ba);
    QCOMPARE(document->read, noon);
}

void MetadataCacheTest::unknownKeyIsNothing()
{
    Cache all;
    QVERIFY(!all.document(u"catalog"_s).has_value());
}

void MetadataCacheTest::newDocumentReplacesTheOld()
{
    Cache all;
    QVERIFY(all.keep(u"k"_s, "old"_ba));
    QVERIFY(all.keep(u"k"_s, "new"_ba, noon.addDays(1)));
    QCOMPARE(all.document(u"k"_s)->json, "new"_ba);
    QCOMPARE(all.document(u"k"_s)->read, noon.addDays(1));
}

void MetadataCacheTest::clearForgetsAll()
{
    Cache all;
    QVERIFY(all.keep(u"a"_s, "1"_ba));
    QVERIFY(all.keep(u"b"_s, "2"_ba));
    QVERIFY(all.cache.clear().result().has_value());
    QVERIFY(!all.document(u"a"_s).has_value());
    QVERIFY(!all.document(u"b"_s).has_value());
}

void MetadataCacheTest::documentsAreCompressed()
{
    Cache all;
    const QByteArray json
        = R"({"title":"Internal ID","type":"string","nullable":true},)"_ba.repeated(5000);
    QVERIFY(all.keep(u"k"_s, json));
    const int stored = all.database
                           .run<int>([](QSqlDatabase &db) -> Result<int> {
                               QSqlQuery query(u"SELECT length(json) FROM metadata"_s, db);
                               query.next();
                               return query.value(0).toInt();
                           })
                           .result()
                           .value();
    QVERIFY(stored > 0 && stored < json.size() / 10);
    QCOMPARE(all.document(u"k"_s)->json, json);
}

void MetadataCacheTest::damagedDocumentIsNothing()
{
    Cache all;
    QVERIFY(all.keep(u"k"_s, "text"_ba));
    const auto damaged = all.database.run<void>([](QSqlDatabase &db) -> Result<> {
        QSqlQuery query(db);
        query.exec(u"UPDATE metadata SET json = x'0000000501020304'"_s);
        return {};
    });
    QVERIFY(damaged.result().has_value());
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"qUncompress"_s));
    QVERIFY(!all.document(u"k"_s).has_value());
}

SUITESCOPE_GUILESS_MAIN(MetadataCacheTest)
#include "tst_metadatacache.moc"
