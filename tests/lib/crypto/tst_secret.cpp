// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/crypto/secret.h"
#include "tests/support/testmain.h"

#include <QDebug>
#include <QRegularExpression>
#include <QTest>
#include <QThread>

#include <atomic>
#include <concepts>
#include <memory>
#include <vector>

using namespace Qt::StringLiterals;
using namespace suitescope;

template<typename T>
concept Printable = requires(QDebug debug, const T &value)
{
    debug << value;
};

static_assert(Printable<QString>);
static_assert(!Printable<Secret>, "a secret must not be printable");
static_assert(!std::convertible_to<Secret, QString>);
static_assert(!std::convertible_to<Secret, QByteArray>);
static_assert(!std::convertible_to<QString, Secret>);

class SecretTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void textComesBack_data();
    void textComesBack();
    void bytesComeBack();
    void emptySecretsAreAllTheSame();
    void equalityIsByContent_data();
    void equalityIsByContent();
    void copiesShareTheirBytes();
    void revealedBytesAreACopy();
    void copiesCrossThreads();
};

void SecretTest::textComesBack_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("ascii") << u"s3cr3t"_s;
    QTest::newRow("umlauts") << u"pässwörd"_s;
    QTest::newRow("outside the basic plane") << u"a\U0001F511b"_s;
    QTest::newRow("with a zero inside") << QString(u"a"_s + QChar(u'\0') + u"b"_s);
    QTest::newRow("long") << QString(100'000, u'x');
}

void SecretTest::textComesBack()
{
    QFETCH(QString, text);
    const Secret secret(text);
    QVERIFY(!secret.isEmpty());
    QCOMPARE(secret.revealText(), text);
    QCOMPARE(secret.revealBytes(), text.toUtf8());
    QCOMPARE(secret.size(), text.toUtf8().size());
}

void SecretTest::bytesComeBack()
{
    const QByteArray bytes("\x00\xff\x80 a\n\x00", 7);
    const Secret secret{QByteArrayView(bytes)};
    QCOMPARE(secret.revealBytes(), bytes);
    QCOMPARE(secret.view().toByteArray(), bytes);
}

void SecretTest::emptySecretsAreAllTheSame()
{
    const std::vector<Secret> empty{Secret(), Secret(QString()), Secret(u""_s),
                                    Secret(QByteArrayView()), Secret(QByteArrayView(""))};
    for (const Secret &secret : empty) {
        QVERIFY(secret.isEmpty());
        QCOMPARE(secret.size(), 0);
        QVERIFY(secret.view().isEmpty());
        QVERIFY(secret.revealBytes().isEmpty());
        QVERIFY(secret.revealText().isEmpty());
        QVERIFY(secret == empty.front());
    }
}

void SecretTest::equalityIsByContent_data()
{
    QTest::addColumn<QByteArray>("left");
    QTest::addColumn<QByteArray>("right");
    QTest::addColumn<bool>("equal");
    QTest::newRow("same") << "abc"_ba
                          << "abc"_ba << true;
    QTest::newRow("first differs") << "abc"_ba
                                   << "xbc"_ba << false;
    QTest::newRow("last differs") << "abc"_ba
                                  << "abx"_ba << false;
    QTest::newRow("longer") << "abc"_ba
                            << "abcd"_ba << false;
    QTest::newRow("empty") << "abc"_ba
                           << ""_ba << false;
    QTest::newRow("zero is not the end") << "a\0b"_ba
                                         << "a\0c"_ba << false;
}

void SecretTest::equalityIsByContent()
{
    QFETCH(QByteArray, left);
    QFETCH(QByteArray, right);
    QFETCH(bool, equal);
    const Secret a{QByteArrayView(left)};
    const Secret b{QByteArrayView(right)};
    QCOMPARE(a == b, equal);
    QCOMPARE(b == a, equal);
    QCOMPARE(a != b, !equal);
}

void SecretTest::copiesShareTheirBytes()
{
    auto original = std::make_unique<Secret>(u"shared"_s);
    const char *where = original->view().data();
    const Secret copy = *original;
    original.reset();
    QCOMPARE(copy.view().data(), where);
    QCOMPARE(copy.revealText(), u"shared"_s);
}

void SecretTest::revealedBytesAreACopy()
{
    const Secret secret(u"keep"_s);
    QByteArray revealed = secret.revealBytes();
    revealed.fill('x');
    QCOMPARE(secret.revealText(), u"keep"_s);
}

void SecretTest::copiesCrossThreads()
{
    const Secret secret(u"from the main thread"_s);
    std::atomic<int> right = 0;
    std::vector<std::unique_ptr<QThread>> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back(QThread::create([secret, &right] {
            for (int round = 0; round < 500; ++round) {
                const Secret copy = secret;
                const Secret own(copy.revealText());
                right += (own == copy) ? 1 : 0;
            }
        }));
        threads.back()->start();
    }
    for (const auto &thread : threads)
        QVERIFY(thread->wait());
    QCOMPARE(right.load(), 2000);
}

SUITESCOPE_GUILESS_MAIN(SecretTest)
#include "tst_secret.moc"
