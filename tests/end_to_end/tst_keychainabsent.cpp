// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/storage/keychainsecretstore.h"
#include "tests/support/testmain.h"

#include <QElapsedTimer>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace suitescope;

/*! Runs where no keychain can be reached; the build names the ways. */
class KeychainAbsentTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void everythingSaysThatThereIsNone();
    void closingMeanwhileIsSafe();
};

void KeychainAbsentTest::everythingSaysThatThereIsNone()
{
    KeychainSecretStore store(u"SuiteScope test"_s, std::chrono::seconds(10));
    QElapsedTimer time;
    time.start();
    const QFuture<Result<Secret>> read = store.read(u"a/b"_s);
    const QFuture<Result<>> written = store.write(u"a/b"_s, Secret(u"value"_s));
    const QFuture<Result<>> large = store.write(u"a/c"_s, Secret(QString(5000, u'x')));
    const QFuture<Result<>> removed = store.remove(u"a/b"_s);
    const QFuture<Result<>> tested = store.selfTest();
    QVERIFY(time.elapsed() < 500); // nothing waited
    QTRY_VERIFY(read.isFinished() && written.isFinished() && large.isFinished()
                && removed.isFinished() && tested.isFinished());
    QCOMPARE(read.result().error().kind, ErrorKind::KeychainAbsent);
    QCOMPARE(written.result().error().kind, ErrorKind::KeychainAbsent);
    QCOMPARE(large.result().error().kind, ErrorKind::KeychainAbsent);
    QCOMPARE(removed.result().error().kind, ErrorKind::KeychainAbsent);
    QCOMPARE(tested.result().error().kind, ErrorKind::KeychainAbsent);
    QVERIFY(!read.result().error().detail.isEmpty());
    QCOMPARE(store.displayName(), u"the system keychain"_s);
}

void KeychainAbsentTest::closingMeanwhileIsSafe()
{
    QFuture<Result<Secret>> read;
    {
        KeychainSecretStore store(u"SuiteScope test"_s);
        read = store.read(u"a/b"_s);
    }
    QVERIFY(read.isCanceled());
    QTest::qWait(100); // what is still under way answers into the void
}

SUITESCOPE_GUILESS_MAIN(KeychainAbsentTest)
#include "tst_keychainabsent.moc"
