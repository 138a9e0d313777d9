// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/crypto/digest.h"
#include "tests/support/testmain.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QThread>

#include <atomic>
#include <memory>
#include <vector>

using namespace Qt::StringLiterals;
using namespace suitescope;

class DigestTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void sha256KnowsItsVectors_data();
    void sha256KnowsItsVectors();
    void hmacKnowsItsVectors_data();
    void hmacKnowsItsVectors();
    void hmacWorksInManyThreads();
    void randomBytesDiffer();
    void randomBytesTakeAnyCount_data();
    void randomBytesTakeAnyCount();
    void base64UrlHasNoPadding_data();
    void base64UrlHasNoPadding();
    void fingerprintIsReadable();
};

void DigestTest::sha256KnowsItsVectors_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QByteArray>("hex");
    // FIPS 180-4 examples
    QTest::newRow("empty") << QByteArray()
                           << "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"_ba;
    QTest::newRow("abc") << "abc"_ba
                         << "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"_ba;
    QTest::newRow("two blocks")
        << "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"_ba
        << "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"_ba;
    QTest::newRow("a million letters")
        << QByteArray(1'000'000, 'a')
        << "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"_ba;
}

void DigestTest::sha256KnowsItsVectors()
{
    QFETCH(QByteArray, data);
    QFETCH(QByteArray, hex);
    QCOMPARE(sha256(data).toHex(), hex);
}

void DigestTest::hmacKnowsItsVectors_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QByteArray>("hex");
    // RFC 4231
    QTest::newRow("case 1")
        << QByteArray(20, '\x0b') << "Hi There"_ba
        << "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"_ba;
    QTest::newRow("case 2")
        << "Jefe"_ba
        << "what do ya want for nothing?"_ba
        << "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"_ba;
    QTest::newRow("case 3")
        << QByteArray(20, '\xaa') << QByteArray(50, '\xdd')
        << "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"_ba;
    QTest::newRow("case 4")
        << QByteArray::fromHex("0102030405060708090a0b0c0d0e0f10111213141516171819")
        << QByteArray(50, '\xcd')
        << "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"_ba;
    QTest::newRow("case 6")
        << QByteArray(131, '\xaa') << "Test Using Larger Than Block-Size Key - Hash Key First"_ba
        << "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"_ba;
    QTest::newRow("case 7")
        << QByteArray(131, '\xaa')
        << "This is a test using a larger than block-size key and a larger than block-size data. "
           "The key needs to be hashed before being used by the HMAC algorithm."_ba
        << "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"_ba;
    QTest::newRow("no key, no data")
        << QByteArray() << QByteArray()
        << "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"_ba;
}

void DigestTest::hmacKnowsItsVectors()
{
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, data);
    QFETCH(QByteArray, hex);
    QCOMPARE(hmacSha256(Secret{QByteArrayView(key)}, data).toHex(), hex);
}

void DigestTest::hmacWorksInManyThreads()
{
    const Secret key(u"Jefe"_s);
    const QByteArray expected = hmacSha256(key, "what do ya want for nothing?"_ba);
    std::atomic<int> right = 0;
    std::vector<std::unique_ptr<QThread>> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back(QThread::create([&] {
            for (int round = 0; round < 200; ++round)
                right += hmacSha256(key, "what do ya want for nothing?"_ba) == expected ? 1 : 0;
        }));
        threads.back()->start();
    }
    for (const auto &thread : threads)
        QVERIFY(thread->wait());
    QCOMPARE(right.load(), 800);
}

void DigestTest::randomBytesDiffer()
{
    QSet<QByteArray> seen;
    for (int i = 0; i < 1000; ++i)
        seen.insert(randomBytes(16));
    QCOMPARE(seen.size(), 1000);
}

void DigestTest::randomBytesTakeAnyCount_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("size");
    QTest::newRow("negative") << -1 << 0;
    QTest::newRow("none") << 0 << 0;
    QTest::newRow("one") << 1 << 1;
    QTest::newRow("many") << 4096 << 4096;
}

void DigestTest::randomBytesTakeAnyCount()
{
    QFETCH(int, count);
    QFETCH(int, size);
    QCOMPARE(randomBytes(count).size(), size);
}

void DigestTest::base64UrlHasNoPadding_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray() << QByteArray();
    QTest::newRow("RFC 7515 appendix C") << QByteArray::fromHex("03ecffe0c1") << "A-z_4ME"_ba;
    QTest::newRow("one byte") << "a"_ba
                              << "YQ"_ba;
    QTest::newRow("three bytes") << "abc"_ba
                                 << "YWJj"_ba;
}

void DigestTest::base64UrlHasNoPadding()
{
    QFETCH(QByteArray, data);
    QFETCH(QByteArray, text);
    QCOMPARE(base64Url(data), text);
}

void DigestTest::fingerprintIsReadable()
{
    QCOMPARE(fingerprintText(QByteArray::fromHex("9f3c71")), u"9F:3C:71"_s);
    QCOMPARE(fingerprintText({}), QString());
}

SUITESCOPE_GUILESS_MAIN(DigestTest)
#include "tst_digest.moc"
