// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/storage/memorysecretstore.h"
#include "tests/support/testmain.h"

#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;
using namespace suitescope;

class SecretStoreTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void entriesKeepTheirNames_data();
    void entriesKeepTheirNames();
    void everyFieldHasItsOwnEntry();
    void memoryKeepsReplacesAndRemoves();
    void memoryFailsAsTold();
    void memorySurvivesNothing();
};

void SecretStoreTest::entriesKeepTheirNames_data()
{
    // Changing one of these loses what people have stored.
    QTest::addColumn<int>("field");
    QTest::addColumn<QString>("entry");
    const auto row = [](SecretField field, const char *name) {
        QTest::newRow(name) << int(field) << u"4711/"_s + QLatin1StringView(name);
    };
    row(SecretField::ConsumerKey, "consumer-key");
    row(SecretField::ConsumerSecret, "consumer-secret");
    row(SecretField::TokenId, "token-id");
    row(SecretField::TokenSecret, "token-secret");
    row(SecretField::ClientId, "client-id");
    row(SecretField::CertificateId, "certificate-id");
    row(SecretField::PrivateKey, "private-key");
}

void SecretStoreTest::entriesKeepTheirNames()
{
    QFETCH(int, field);
    QFETCH(QString, entry);
    QCOMPARE(secretEntry(u"4711"_s, SecretField(field)), entry);
}

void SecretStoreTest::everyFieldHasItsOwnEntry()
{
    QSet<QString> entries;
    for (SecretField field : allSecretFields())
        entries.insert(secretEntry(u"a"_s, field));
    QCOMPARE(entries.size(), 7);
}

void SecretStoreTest::memoryKeepsReplacesAndRemoves()
{
    MemorySecretStore store;
    QCOMPARE(store.read(u"a/b"_s).result().error().kind, ErrorKind::SecretMissing);
    QVERIFY(store.write(u"a/b"_s, Secret(u"one"_s)).result());
    QVERIFY(store.write(u"a/b"_s, Secret(u"two"_s)).result());
    QVERIFY(store.write(u"a/c"_s, Secret(u"three"_s)).result());
    QVERIFY(store.read(u"a/b"_s).result().value() == Secret(u"two"_s));
    QVERIFY(store.remove(u"a/b"_s).result());
    QVERIFY(store.remove(u"a/b"_s).result()); // a missing entry is no error
    QCOMPARE(store.read(u"a/b"_s).result().error().kind, ErrorKind::SecretMissing);
    QVERIFY(store.read(u"a/c"_s).result());
    QVERIFY(store.selfTest().result());
}

void SecretStoreTest::memoryFailsAsTold()
{
    MemorySecretStore store;
    QVERIFY(store.write(u"a/b"_s, Secret(u"one"_s)).result());
    store.failWith(ErrorKind::KeychainLocked);
    QCOMPARE(store.read(u"a/b"_s).result().error().kind, ErrorKind::KeychainLocked);
    QCOMPARE(store.write(u"a/b"_s, Secret(u"two"_s)).result().error().kind,
             ErrorKind::KeychainLocked);
    QCOMPARE(store.remove(u"a/b"_s).result().error().kind, ErrorKind::KeychainLocked);
    QCOMPARE(store.selfTest().result().error().kind, ErrorKind::KeychainLocked);

    store.failWith(ErrorKind::Canceled);
    QVERIFY(store.read(u"a/b"_s).result().value() == Secret(u"one"_s));
}

void SecretStoreTest::memorySurvivesNothing()
{
    QVERIFY(!MemorySecretStore().persists());
}

SUITESCOPE_GUILESS_MAIN(SecretStoreTest)
#include "tst_secretstore.moc"
