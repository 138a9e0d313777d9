// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/rehearsal/demosecretstore.h"
#include "lib/storage/connection.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace suitescope;

class DemoSecretStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void secretsGoToTheKeychainWhereThereIsOne();
    void withoutAKeychainTheyStayInMemoryAndItIsSaid();
    void aLockedKeychainIsNotTakenForNone();
    void theReadyMadeConnectionNeverReachesTheKeychain();
};

namespace {

template<typename T> Result<T> waited(const QFuture<Result<T>> &future)
{
    [&] { QTRY_VERIFY(future.isFinished()); }();
    return future.isFinished() ? future.result() : Result<T>(failure(ErrorKind::Timeout));
}

} // namespace

void DemoSecretStoreTest::secretsGoToTheKeychainWhereThereIsOne()
{
    MemorySecretStore keychain;
    DemoSecretStore store(keychain, u"demo"_s);
    QVERIFY(waited(store.write(u"draft/token-id"_s, Secret(u"invented"_s))));
    const Result<Secret> there = waited(keychain.read(u"draft/token-id"_s));
    QVERIFY(there);
    QVERIFY(*there == Secret(u"invented"_s));
    QVERIFY(store.persists());
}

void DemoSecretStoreTest::withoutAKeychainTheyStayInMemoryAndItIsSaid()
{
    MemorySecretStore keychain;
    keychain.failWith(ErrorKind::KeychainAbsent);
    DemoSecretStore store(keychain, u"demo"_s);
    QVERIFY(waited(store.selfTest()));
    QVERIFY(!store.persists());
    QVERIFY(waited(store.write(u"draft/token-id"_s, Secret(u"invented"_s))));
    const Result<Secret> read = waited(store.read(u"draft/token-id"_s));
    QVERIFY(read);
    QVERIFY(*read == Secret(u"invented"_s));
    keychain.failWith(ErrorKind::Canceled);
    QCOMPARE(waited(keychain.read(u"draft/token-id"_s)).error().kind, ErrorKind::SecretMissing);
    QVERIFY(waited(store.remove(u"draft/token-id"_s)));
    QCOMPARE(waited(store.read(u"draft/token-id"_s)).error().kind, ErrorKind::SecretMissing);
}

void DemoSecretStoreTest::aLockedKeychainIsNotTakenForNone()
{
    MemorySecretStore keychain;
    keychain.failWith(ErrorKind::KeychainLocked);
    DemoSecretStore store(keychain, u"demo"_s);
    QCOMPARE(waited(store.write(u"draft/token-id"_s, Secret(u"invented"_s))).error().kind,
             ErrorKind::KeychainLocked);
    QVERIFY(store.persists());
}

void DemoSecretStoreTest::theReadyMadeConnectionNeverReachesTheKeychain()
{
    MemorySecretStore keychain;
    DemoSecretStore store(keychain, u"demo"_s);
    for (const QString &entry :
         {u"demo/private-key"_s,
          successorOwner(u"demo"_s, QString(32, u'a')) + u"/private-key"_s}) {
        QVERIFY(waited(store.write(entry, Secret(u"invented"_s))));
        QVERIFY(waited(store.read(entry)));
        QCOMPARE(waited(keychain.read(entry)).error().kind, ErrorKind::SecretMissing);
    }
}

SUITESCOPE_GUILESS_MAIN(DemoSecretStoreTest)
#include "tst_demosecretstore.moc"
