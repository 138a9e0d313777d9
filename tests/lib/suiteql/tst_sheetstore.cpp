// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/suiteql/sheetstore.h"
#include "tests/support/testmain.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace suitescope;

class SheetStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsSheetsInTheirOrder();
    void keepingAgainReplaces();
    void nothingKeptIsAnEmptyList();

private:
    QTemporaryDir m_folder;
};

namespace {

template<typename T> Result<T> waited(const QFuture<Result<T>> &future)
{
    [&] { QTRY_VERIFY(future.isFinished()); }();
    return future.isFinished() ? future.result() : Result<T>(failure(ErrorKind::Timeout));
}

} // namespace

void SheetStoreTest::keepsSheetsInTheirOrder()
{
    const QList<StoredSheet> sheets{
        {u"b"_s, u"SELECT 'ü', '\"' FROM DUAL -- \n"_s}, {u"a"_s, {}}, {u"b"_s, u"x"_s}};
    {
        Database database(m_folder.filePath(u"one.sqlite"_s), SheetStore::migrations());
        QVERIFY(waited(SheetStore(database).keep(sheets)));
    }
    Database database(m_folder.filePath(u"one.sqlite"_s), SheetStore::migrations());
    const Result<QList<StoredSheet>> read = waited(SheetStore(database).sheets());
    QVERIFY(read);
    QCOMPARE(read->size(), 3);
    QCOMPARE(read->at(0).text, sheets.at(0).text);
    QCOMPARE(read->at(1).title, u"a"_s);
    QVERIFY(read->at(1).text.isEmpty());
    QCOMPARE(read->at(2).text, u"x"_s);
}

void SheetStoreTest::keepingAgainReplaces()
{
    Database database(m_folder.filePath(u"two.sqlite"_s), SheetStore::migrations());
    SheetStore store(database);
    QVERIFY(waited(store.keep({{u"a"_s, u"1"_s}, {u"b"_s, u"2"_s}})));
    QVERIFY(waited(store.keep({{u"c"_s, u"3"_s}})));
    const QList<StoredSheet> expected{{u"c"_s, u"3"_s}};
    QCOMPARE(waited(store.sheets()).value_or(QList<StoredSheet>{}), expected);
}

void SheetStoreTest::nothingKeptIsAnEmptyList()
{
    Database database(m_folder.filePath(u"three.sqlite"_s), SheetStore::migrations());
    const Result<QList<StoredSheet>> read = waited(SheetStore(database).sheets());
    QVERIFY(read);
    QVERIFY(read->isEmpty());
}

SUITESCOPE_GUILESS_MAIN(SheetStoreTest)
#include "tst_sheetstore.moc"
