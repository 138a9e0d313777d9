// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/storage/secretchunks.h"
#include "tests/support/testmain.h"

#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

const QByteArray hash = QByteArray(64, 'f');

} // namespace

class SecretChunksTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void headersComeBack();
    void aPlainValueIsNoHeader_data();
    void aPlainValueIsNoHeader();
    void whatIsNoGoodHeaderIsRefused_data();
    void whatIsNoGoodHeaderIsRefused();
    void chunksJoinToTheValue_data();
    void chunksJoinToTheValue();
    void noPlainValueCanBeTakenForAHeader();
    void entriesOfPartsAreTheirOwn();
};

void SecretChunksTest::headersComeBack()
{
    const ChunkHeader header = chunkHeader(QByteArray(4100, 'x'), 'b');
    QCOMPARE(header.count, 3);
    const std::optional<ChunkHeader> read = ChunkHeader::parse(header.encoded()).value();
    QVERIFY(read.has_value());
    QVERIFY(*read == header);
    QVERIFY(header.encoded().size() < mostBytesAnEntry);
}

void SecretChunksTest::aPlainValueIsNoHeader_data()
{
    QTest::addColumn<QByteArray>("stored");
    QTest::newRow("hexadecimal") << hash;
    QTest::newRow("nearly the mark") << "suitescope-chunk:1:a:1:"_ba + hash;
    QTest::newRow("the mark further on") << " suitescope-chunks:1:a:1:"_ba + hash;
}

void SecretChunksTest::aPlainValueIsNoHeader()
{
    QFETCH(QByteArray, stored);
    QVERIFY(!ChunkHeader::parse(stored).value().has_value());
    QVERIFY(!needsChunks(stored));
}

void SecretChunksTest::whatIsNoGoodHeaderIsRefused_data()
{
    QTest::addColumn<QByteArray>("stored");
    QTest::newRow("the mark alone") << "suitescope-chunks:"_ba;
    QTest::newRow("a newer version") << "suitescope-chunks:2:a:1:"_ba + hash;
    QTest::newRow("another generation") << "suitescope-chunks:1:c:1:"_ba + hash;
    QTest::newRow("no number") << "suitescope-chunks:1:a:x:"_ba + hash;
    QTest::newRow("a negative number") << "suitescope-chunks:1:a:-1:"_ba + hash;
    QTest::newRow("far too many") << "suitescope-chunks:1:a:1000000:"_ba + hash;
    QTest::newRow("a short hash") << "suitescope-chunks:1:a:1:ffff"_ba;
    QTest::newRow("more fields") << "suitescope-chunks:1:a:1:"_ba + hash + ":b";
    QTest::newRow("fewer fields") << "suitescope-chunks:1:a"_ba;
}

void SecretChunksTest::whatIsNoGoodHeaderIsRefused()
{
    QFETCH(QByteArray, stored);
    const Result<std::optional<ChunkHeader>> read = ChunkHeader::parse(stored);
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::KeychainFault);
    QVERIFY(!read.error().detail.contains(u"ffff"_s)); // never what was stored
}

void SecretChunksTest::chunksJoinToTheValue_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("count");
    QTest::newRow("nothing") << 0 << 0;
    QTest::newRow("one byte") << 1 << 1;
    QTest::newRow("one full") << 2000 << 1;
    QTest::newRow("one more") << 2001 << 2;
    QTest::newRow("three full") << 6000 << 3;
}

void SecretChunksTest::chunksJoinToTheValue()
{
    QFETCH(int, size);
    QFETCH(int, count);
    QByteArray value;
    for (int n = 0; n < size; ++n)
        value.append(char(n * 31));
    QCOMPARE(chunkHeader(value, 'a').count, count);
    QByteArray joined;
    for (int number = 1; number <= count; ++number) {
        QVERIFY(chunk(value, number).size() <= mostBytesAnEntry);
        joined += chunk(value, number).toByteArray();
    }
    QCOMPARE(joined, value);
}

void SecretChunksTest::noPlainValueCanBeTakenForAHeader()
{
    QVERIFY(needsChunks("suitescope-chunks:"));
    QVERIFY(needsChunks(chunkHeader("x", 'a').encoded()));
    QVERIFY(needsChunks(QByteArrayView()));
    QVERIFY(!needsChunks("suitescope-chunks"));
}

void SecretChunksTest::entriesOfPartsAreTheirOwn()
{
    QSet<QString> entries{u"4711/private-key"_s};
    for (char generation : {'a', 'b'}) {
        for (int number = 1; number <= 20; ++number)
            entries.insert(chunkEntry(u"4711/private-key"_s, generation, number));
    }
    QCOMPARE(entries.size(), 41);
    QCOMPARE(chunkEntry(u"4711/private-key"_s, 'a', 1), u"4711/private-key#a1"_s);
}

SUITESCOPE_GUILESS_MAIN(SecretChunksTest)
#include "tst_secretchunks.moc"
