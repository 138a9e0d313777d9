// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/base/async.h"
#include "lib/storage/keychainsecretstore.h"
#include "tests/support/testmain.h"

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusPendingReply>
#include <QDBusReply>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QMap>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <memory>

using namespace Qt::StringLiterals;
using namespace suitescope;

/*! The Secret of the Secret Service's own protocol, not encrypted on the way. */
struct PlainSecret
{
    QDBusObjectPath session;
    QByteArray parameters;
    QByteArray value;
    QString contentType;
};
Q_DECLARE_METATYPE(PlainSecret)

QDBusArgument &operator<<(QDBusArgument &argument, const PlainSecret &secret)
{
    argument.beginStructure();
    argument << secret.session << secret.parameters << secret.value << secret.contentType;
    argument.endStructure();
    return argument;
}

const QDBusArgument &operator>>(const QDBusArgument &argument, PlainSecret &secret)
{
    argument.beginStructure();
    argument >> secret.session >> secret.parameters >> secret.value >> secret.contentType;
    argument.endStructure();
    return argument;
}

namespace {

const QLatin1StringView secrets("org.freedesktop.secrets");
const QLatin1StringView testService("SuiteScope test");

QDBusMessage askSecretService(const QString &method, const QVariantList &arguments)
{
    QDBusMessage question = QDBusMessage::createMethodCall(
        secrets, u"/org/freedesktop/secrets"_s, u"org.freedesktop.Secret.Service"_s, method);
    question.setArguments(arguments);
    return QDBusConnection::sessionBus().call(question);
}

QDBusObjectPath defaultCollection()
{
    const QDBusReply<QDBusObjectPath> reply = askSecretService(u"ReadAlias"_s, {u"default"_s});
    return reply.value();
}

bool isLocked()
{
    QDBusMessage question = QDBusMessage::createMethodCall(
        secrets, defaultCollection().path(), u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
    question.setArguments({u"org.freedesktop.Secret.Collection"_s, u"Locked"_s});
    const QDBusReply<QVariant> reply = QDBusConnection::sessionBus().call(question);
    return reply.value().toBool();
}

void lock()
{
    const QList<QDBusObjectPath> collections{defaultCollection()};
    askSecretService(u"Lock"_s, {QVariant::fromValue(collections)});
}

void unlock()
{
    qDBusRegisterMetaType<PlainSecret>();
    const QDBusMessage session = askSecretService(
        u"OpenSession"_s, {u"plain"_s, QVariant::fromValue(QDBusVariant(QString()))});
    const PlainSecret password{qvariant_cast<QDBusObjectPath>(session.arguments().at(1)),
                               {},
                               qgetenv("TEST_KEYRING_PASSWORD"),
                               u"text/plain"_s};
    // The only way without a prompt.
    QDBusMessage order = QDBusMessage::createMethodCall(
        secrets, u"/org/freedesktop/secrets"_s,
        u"org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface"_s,
        u"UnlockWithMasterPassword"_s);
    order << QVariant::fromValue(defaultCollection()) << QVariant::fromValue(password);
    QDBusConnection::sessionBus().call(order);
}

/*! Entries of the test in the service itself, locked or not. */
int entriesInTheKeychain()
{
    qDBusRegisterMetaType<QMap<QString, QString>>();
    const QMap<QString, QString> attributes{{u"server"_s, testService}};
    const QDBusPendingReply<QList<QDBusObjectPath>, QList<QDBusObjectPath>> reply
        = askSecretService(u"SearchItems"_s, {QVariant::fromValue(attributes)});
    return int(reply.argumentAt<0>().size() + reply.argumentAt<1>().size());
}

template<typename T> Result<T> answerOf(const QFuture<Result<T>> &future)
{
    // Not QTRY_…: it looks every ten milliseconds, and an answer takes twenty turns of the loop.
    Result<T> got = failure(ErrorKind::Canceled, u"no answer"_s);
    QEventLoop loop;
    whenDone(&loop, future, [&](const Result<T> &answer) {
        got = answer;
        loop.quit();
    });
    QTimer::singleShot(std::chrono::seconds(10), &loop, &QEventLoop::quit);
    loop.exec();
    return got;
}

template<typename T> ErrorKind kindOf(const QFuture<Result<T>> &future)
{
    const Result<T> answer = answerOf(future);
    return answer ? ErrorKind::Canceled : answer.error().kind;
}

Secret longSecret(qsizetype size, char seed)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (qsizetype n = 0; n < size; ++n)
        bytes[n] = char(seed + n * 7 + n / 251); // every byte value, NUL among them
    return Secret(QByteArrayView(bytes));
}

} // namespace

/*! Against a real Secret Service, see tests/support/withkeyring. */
class KeychainTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void valuesComeBack_data();
    void valuesComeBack();
    void theLatestOfManyWritesWins();
    void aMissingEntryIsMissing();
    void removingWhatIsNotThereIsNoError();
    void aLongValueThatShrinksLeavesNothingBehind_data();
    void aLongValueThatShrinksLeavesNothingBehind();
    void aWriteCutShortLeavesTheOldValue();
    void aMissingPartIsNamedAndNotHidden();
    void theSelfTestLeavesNothingBehind();
    void anotherStoreFindsTheEntries();
    void servicesDoNotMix();
    void theKeychainIsNamedOnceKnown();
    void makingTheStoreTouchesNothing();
    void aLockedKeychainSaysSo();
    void aLockedKeychainLosesNothing();
    void aSilentServiceIsTimedOut();
    void closingMeanwhileIsSafe();

private:
    std::unique_ptr<KeychainSecretStore> m_store;
};

void KeychainTest::initTestCase()
{
    QVERIFY2(!defaultCollection().path().isEmpty(), "run it through tests/support/withkeyring");
    QVERIFY(!isLocked());
}

void KeychainTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_store = std::make_unique<KeychainSecretStore>(testService);
}

void KeychainTest::cleanup()
{
    if (isLocked())
        unlock();
    QVERIFY(!isLocked());
    for (const QString &entry : {u"a/b"_s, u"a/c"_s})
        QVERIFY(answerOf(m_store->remove(entry)));
    m_store.reset();
    QCOMPARE(entriesInTheKeychain(), 0);
}

void KeychainTest::valuesComeBack_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("entries");
    QTest::newRow("short") << "5f0d"_ba << 1;
    QTest::newRow("empty") << QByteArray() << 1;
    QTest::newRow("binary") << QByteArray("\0\xff\xfe\0a\n", 6) << 1;
    QTest::newRow("umlauts") << u"Größe"_s.toUtf8() << 1;
    QTest::newRow("as long as one entry takes") << QByteArray(2000, 'x') << 1;
    QTest::newRow("one byte more") << QByteArray(2001, 'x') << 3;
    QTest::newRow("10 kB") << longSecret(10'000, 'k').revealBytes() << 6;
    QTest::newRow("an RSA key") << QByteArray(3272, 'k') << 3;
    QTest::newRow("what looks like a header")
        << "suitescope-chunks:1:a:0:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"_ba
        << 2;
}

void KeychainTest::valuesComeBack()
{
    QFETCH(QByteArray, value);
    QFETCH(int, entries);
    const Secret secret{QByteArrayView(value)};
    QVERIFY(answerOf(m_store->write(u"a/b"_s, secret)));
    const Result<Secret> back = answerOf(m_store->read(u"a/b"_s));
    QVERIFY2(back, qPrintable(back ? QString() : back.error().detail));
    QVERIFY(*back == secret);
    QCOMPARE(entriesInTheKeychain(), entries);

    const Secret other(u"another"_s);
    QVERIFY(answerOf(m_store->write(u"a/b"_s, other)));
    QVERIFY(answerOf(m_store->read(u"a/b"_s)).value() == other);
    QCOMPARE(entriesInTheKeychain(), 1);

    QVERIFY(answerOf(m_store->remove(u"a/b"_s)));
    QCOMPARE(kindOf(m_store->read(u"a/b"_s)), ErrorKind::SecretMissing);
    QCOMPARE(entriesInTheKeychain(), 0);
}

void KeychainTest::theLatestOfManyWritesWins()
{
    // As when somebody types into a field that is kept at once.
    QList<QFuture<Result<>>> written;
    for (int n = 1; n <= 8; ++n)
        written.append(m_store->write(u"a/b"_s, longSecret(n % 2 ? 3000 : 30, char(n))));
    const QFuture<Result<Secret>> read = m_store->read(u"a/b"_s);
    for (const QFuture<Result<>> &one : written)
        QVERIFY(answerOf(one));
    QVERIFY(answerOf(read).value() == longSecret(30, 8));
    QCOMPARE(entriesInTheKeychain(), 1);
}

void KeychainTest::aMissingEntryIsMissing()
{
    QCOMPARE(kindOf(m_store->read(u"a/b"_s)), ErrorKind::SecretMissing);
}

void KeychainTest::removingWhatIsNotThereIsNoError()
{
    QVERIFY(answerOf(m_store->remove(u"a/b"_s)));
}

void KeychainTest::aLongValueThatShrinksLeavesNothingBehind_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("entries");
    QTest::newRow("to fewer parts") << 4000 << 3;
    QTest::newRow("to as many parts") << 9999 << 6;
    QTest::newRow("to one entry") << 10 << 1;
    QTest::newRow("to nothing") << 0 << 1;
    QTest::newRow("it grows") << 20'000 << 11;
}

void KeychainTest::aLongValueThatShrinksLeavesNothingBehind()
{
    QFETCH(int, size);
    QFETCH(int, entries);
    QVERIFY(answerOf(m_store->write(u"a/b"_s, longSecret(10'000, 1))));
    QCOMPARE(entriesInTheKeychain(), 6);
    for (char round = 2; round < 4; ++round) { // both generations of parts
        QVERIFY(answerOf(m_store->write(u"a/b"_s, longSecret(size, round))));
        QCOMPARE(entriesInTheKeychain(), entries);
        QVERIFY(answerOf(m_store->read(u"a/b"_s)).value() == longSecret(size, round));
    }
}

void KeychainTest::aWriteCutShortLeavesTheOldValue()
{
    QVERIFY(answerOf(m_store->write(u"a/b"_s, longSecret(10'000, 1))));
    for (int milliseconds = 0; milliseconds < 60; milliseconds += 6) {
        // The program ends in the middle; jobs that have begun may still be done.
        auto store = std::make_unique<KeychainSecretStore>(testService);
        const QFuture<Result<>> written = store->write(u"a/b"_s, longSecret(12'000, 2));
        QTest::qWait(milliseconds);
        store.reset();
        const Secret found = answerOf(m_store->read(u"a/b"_s)).value();
        QVERIFY(found == longSecret(10'000, 1) || found == longSecret(12'000, 2));
    }
    QVERIFY(answerOf(m_store->write(u"a/b"_s, Secret(u"short"_s))));
    QCOMPARE(entriesInTheKeychain(), 1);
}

void KeychainTest::aMissingPartIsNamedAndNotHidden()
{
    QVERIFY(answerOf(m_store->write(u"a/b"_s, longSecret(5000, 1))));
    QVERIFY(answerOf(m_store->remove(u"a/b#a2"_s))); // as another program may do
    const Result<Secret> read = answerOf(m_store->read(u"a/b"_s));
    QCOMPARE(read.error().kind, ErrorKind::KeychainFault);
    QCOMPARE(read.error().detail, u"part 2 of 3 is missing"_s);
    QVERIFY(answerOf(m_store->remove(u"a/b#a3"_s)));
}

void KeychainTest::theSelfTestLeavesNothingBehind()
{
    const Result<> tested = answerOf(m_store->selfTest());
    QVERIFY2(tested, qPrintable(tested ? QString() : tested.error().detail));
    QCOMPARE(entriesInTheKeychain(), 0);
}

void KeychainTest::anotherStoreFindsTheEntries()
{
    QVERIFY(answerOf(m_store->write(u"a/b"_s, longSecret(5000, 1))));
    KeychainSecretStore other(testService);
    QVERIFY(answerOf(other.read(u"a/b"_s)).value() == longSecret(5000, 1));
}

void KeychainTest::servicesDoNotMix()
{
    QVERIFY(answerOf(m_store->write(u"a/b"_s, Secret(u"one"_s))));
    KeychainSecretStore other(u"Another test"_s);
    QCOMPARE(kindOf(other.read(u"a/b"_s)), ErrorKind::SecretMissing);
    QVERIFY(answerOf(other.remove(u"a/b"_s)));
    QVERIFY(answerOf(m_store->read(u"a/b"_s)));
}

void KeychainTest::theKeychainIsNamedOnceKnown()
{
    QCOMPARE(m_store->displayName(), u"the system keychain"_s);
    QVERIFY(answerOf(m_store->selfTest()));
    QTRY_COMPARE(m_store->displayName(), u"GNOME Keyring"_s);
    QVERIFY(m_store->persists());
}

void KeychainTest::makingTheStoreTouchesNothing()
{
    const uint pid = QDBusConnection::sessionBus().interface()->servicePid(secrets);
    QCOMPARE(::kill(pid_t(pid), SIGSTOP), 0);
    const auto goOn = qScopeGuard([pid] { ::kill(pid_t(pid), SIGCONT); });
    QElapsedTimer time;
    time.start();
    KeychainSecretStore store(testService);
    QCOMPARE(store.displayName(), u"the system keychain"_s);
    QVERIFY(time.elapsed() < 500);
}

void KeychainTest::aLockedKeychainSaysSo()
{
    QVERIFY(answerOf(m_store->write(u"a/b"_s, Secret(u"value"_s))));
    lock();
    QVERIFY(isLocked());
    QCOMPARE(kindOf(m_store->read(u"a/b"_s)), ErrorKind::KeychainLocked);
    QCOMPARE(kindOf(m_store->read(u"a/c"_s)), ErrorKind::KeychainLocked);
    QCOMPARE(kindOf(m_store->write(u"a/b"_s, Secret(u"new"_s))), ErrorKind::KeychainLocked);
    QCOMPARE(kindOf(m_store->write(u"a/c"_s, longSecret(3000, 1))), ErrorKind::KeychainLocked);
    QCOMPARE(kindOf(m_store->remove(u"a/b"_s)), ErrorKind::KeychainLocked);
    QCOMPARE(kindOf(m_store->selfTest()), ErrorKind::KeychainLocked);
    QVERIFY(isLocked());
}

void KeychainTest::aLockedKeychainLosesNothing()
{
    QVERIFY(answerOf(m_store->write(u"a/b"_s, longSecret(3000, 1))));
    lock();
    QVERIFY(!answerOf(m_store->remove(u"a/b"_s)));
    QVERIFY(!answerOf(m_store->write(u"a/b"_s, Secret(u"new"_s))));
    unlock();
    QVERIFY(!isLocked());
    QVERIFY(answerOf(m_store->read(u"a/b"_s)).value() == longSecret(3000, 1));
}

void KeychainTest::aSilentServiceIsTimedOut()
{
    QVERIFY(answerOf(m_store->write(u"a/b"_s, Secret(u"value"_s))));
    const uint pid = QDBusConnection::sessionBus().interface()->servicePid(secrets);
    QCOMPARE(::kill(pid_t(pid), SIGSTOP), 0);
    auto goOn = qScopeGuard([pid] { ::kill(pid_t(pid), SIGCONT); });

    // The event loop must not stand still meanwhile.
    qint64 longestGap = 0;
    QElapsedTimer beat;
    beat.start();
    QTimer heart;
    connect(&heart, &QTimer::timeout, this,
            [&] { longestGap = std::max(longestGap, beat.restart()); });
    heart.start(5);

    KeychainSecretStore store(testService, std::chrono::milliseconds(1200));
    QElapsedTimer time;
    time.start();
    const QFuture<Result<Secret>> read = store.read(u"a/b"_s);
    const QFuture<Result<>> written = store.write(u"a/c"_s, Secret(u"new"_s));
    const QFuture<Result<>> removed = store.remove(u"a/c"_s); // waits behind the write
    const QFuture<Result<>> tested = store.selfTest();
    QCOMPARE(kindOf(read), ErrorKind::KeychainTimedOut);
    QCOMPARE(kindOf(written), ErrorKind::KeychainTimedOut);
    QCOMPARE(kindOf(removed), ErrorKind::KeychainTimedOut);
    QCOMPARE(kindOf(tested), ErrorKind::KeychainTimedOut);
    QVERIFY2(time.elapsed() < 2500, qPrintable(QString::number(time.elapsed())));
    QVERIFY2(longestGap < 500, qPrintable(QString::number(longestGap)));

    // Once it goes on, so does everything else.
    goOn.dismiss();
    QCOMPARE(::kill(pid_t(pid), SIGCONT), 0);
    QVERIFY(answerOf(m_store->read(u"a/b"_s)).value() == Secret(u"value"_s));
}

void KeychainTest::closingMeanwhileIsSafe()
{
    QFuture<Result<Secret>> read;
    QFuture<Result<>> written;
    {
        KeychainSecretStore store(testService);
        written = store.write(u"a/b"_s, longSecret(10'000, 1));
        read = store.read(u"a/b"_s);
        QTest::qWait(5);
    }
    QVERIFY(read.isCanceled());
    QVERIFY(written.isCanceled());
    QTest::qWait(100); // jobs that have begun end without their store
}

SUITESCOPE_GUILESS_MAIN(KeychainTest)
#include "tst_keychain.moc"
