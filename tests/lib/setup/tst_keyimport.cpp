// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/crypto/keyexport.h"
#include "lib/setup/keyimport.h"
#include "setupvalues.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

const QDateTime now(QDate(2026, 3, 14), QTime(8, 15), Qt::UTC);

KeyInput file(const QString &name, const QByteArray &content)
{
    return {name, Secret(QByteArrayView(content))};
}

QByteArray pem(const KeyPair &key)
{
    return exported(key, {KeyFileFormat::Pkcs8Pem})->revealBytes();
}

QList<ImportCandidate> candidates(const QList<KeyInput> &inputs,
                                  const QList<KnownKeyPair> &known = {})
{
    QStringList names;
    for (const KeyInput &input : inputs)
        names += input.name;
    return importCandidates(readKeys(inputs, {}, now), names, known);
}

// Made with the openssl command: refused by NetSuite.
constexpr char ed25519[] = "-----BEGIN PRIVATE KEY-----\n"
                           "MC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF\n"
                           "-----END PRIVATE KEY-----\n";

} // namespace

class KeyImportTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void aPairIsFoundAcrossFiles();
    void theLongestLivedCertificateGoesWithTheKey();
    void aKeyAloneGetsACertificate();
    void anEndedCertificateIsReplaced();
    void aCertificateAloneIsKeptAlone();
    void whatNetSuiteRefusesIsNoCandidate();
    void copiesCountOnce();
    void whatIsHereAlreadyIsNamed();
    void madeCertificatesStayWithinTheLimits();
};

void KeyImportTest::aPairIsFoundAcrossFiles()
{
    const KeyAndCertificate one = makeKey(KeyAlgorithm::EcP256, now.addDays(-1));
    const KeyAndCertificate two = makeKey(KeyAlgorithm::EcP384, now.addDays(-1));
    const auto found = candidates(
        {file(u"/a/one.key"_s, pem(one.key)), file(u"/a/two.pem"_s, two.certificate.toPem()),
         file(u"/a/two.key"_s, pem(two.key)), file(u"/a/one.pem"_s, one.certificate.toPem())});
    QCOMPARE(found.size(), 2);
    QCOMPARE(found.at(0).key, 0);
    QCOMPARE(found.at(0).certificate, 3);
    QCOMPARE(found.at(1).key, 2);
    QCOMPARE(found.at(1).certificate, 1);
    QCOMPARE(found.at(0).name, u"SuiteScope test"_s);
}

void KeyImportTest::theLongestLivedCertificateGoesWithTheKey()
{
    const KeyAndCertificate one = makeKey(KeyAlgorithm::EcP256, now.addDays(-1), 30);
    const Certificate later
        = Certificate::selfSigned(one.key, {u"later"_s, now.addDays(-1), 300}).value();
    const auto found
        = candidates({file(u"all"_s, pem(one.key) + one.certificate.toPem() + later.toPem())});
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().certificate, 2);
}

void KeyImportTest::aKeyAloneGetsACertificate()
{
    const KeyPair key = makeKey().key;
    const auto found = candidates({file(u"/home/x/larkfield.key"_s, pem(key))});
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().certificate, -1);
    QVERIFY(!found.first().refusedCertificate);
    QCOMPARE(found.first().name, u"larkfield"_s);
}

void KeyImportTest::anEndedCertificateIsReplaced()
{
    const KeyAndCertificate old = makeKey(KeyAlgorithm::EcP256, now.addDays(-40), 30);
    const auto found = candidates({file(u"x"_s, pem(old.key) + old.certificate.toPem())});
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().certificate, -1);
    QVERIFY(found.first().refusedCertificate);
}

void KeyImportTest::aCertificateAloneIsKeptAlone()
{
    const auto found = candidates(
        {file(u"x"_s, makeKey(KeyAlgorithm::EcP256, now.addDays(-1)).certificate.toPem())});
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().key, -1);
    QCOMPARE(found.first().certificate, 0);
}

void KeyImportTest::whatNetSuiteRefusesIsNoCandidate()
{
    QVERIFY(readKeys({file(u"x"_s, ed25519)}, {}, now)
                .objects.first()
                .has(KeyVerdictId::KeyTypeRefused));
    QVERIFY(candidates({file(u"x"_s, ed25519)}).isEmpty());
    QVERIFY(candidates({file(u"x"_s, "<!DOCTYPE html><html></html>"_ba)}).isEmpty());
    QVERIFY(candidates({}).isEmpty());
}

void KeyImportTest::copiesCountOnce()
{
    const KeyAndCertificate one = makeKey(KeyAlgorithm::EcP256, now.addDays(-1));
    const QByteArray both = pem(one.key) + one.certificate.toPem();
    QCOMPARE(candidates({file(u"a"_s, both), file(u"b"_s, both)}).size(), 1);
}

void KeyImportTest::whatIsHereAlreadyIsNamed()
{
    const KeyAndCertificate one = makeKey(KeyAlgorithm::EcP256, now.addDays(-1));
    KeyUse use;
    KnownKeyPair known;
    known.id = QString::fromLatin1(one.certificate.fingerprint().toHex());
    known.name = u"mine"_s;
    known.certificate = one.certificate;
    known.publicKeyDer = one.key.publicKeyDer();
    known.uses = {use};
    const QList<KeyInput> both{file(u"a"_s, pem(one.key) + one.certificate.toPem())};
    QCOMPARE(candidates(both, {known}).first().knownAs, u"mine"_s);
    known.uses.first().hasKey = false; // then the key is news
    QCOMPARE(candidates(both, {known}).first().knownAs, QString());
}

void KeyImportTest::madeCertificatesStayWithinTheLimits()
{
    const KeyPair key = makeKey().key;
    const auto made = completed({{key, {}, QString(80, u'x')}}, now);
    QVERIFY(made.has_value());
    const Certificate &certificate = made->first().certificate;
    QVERIFY(certificate.belongsTo(key));
    QCOMPARE(certificate.notBefore(), now);
    QCOMPARE(certificate.notAfter(), now.addDays(730));
    QCOMPARE(certificate.commonName(), QString(64, u'x'));
    QVERIFY(!completed({{key, {}, u"x"_s}}, now, 731));
}

SUITESCOPE_GUILESS_MAIN(KeyImportTest)
#include "tst_keyimport.moc"
