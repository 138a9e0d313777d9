// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/keyinspection.h"
#include "tests/support/testmain.h"

#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

const QDateTime now(QDate(2026, 11, 23), QTime(12, 0), Qt::UTC);

// RFC 8410, 10.3: a key that the whole world knows.
const QByteArray knownEd25519 = "-----BEGIN PRIVATE KEY-----\n"
                                "MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n"
                                "-----END PRIVATE KEY-----\n"_ba;

KeyPair madeKey(KeyAlgorithm algorithm = KeyAlgorithm::EcP256)
{
    return KeyPair::generate(algorithm).value();
}

Certificate madeCertificate(const KeyPair &key, int beganDaysAgo, int days)
{
    return Certificate::selfSigned(key, {u"inspected"_s, now.addDays(-beganDaysAgo), days}).value();
}

KeyInspection inspect(const QByteArray &data, const QList<KnownCertificate> &known = {})
{
    return inspectKey(Secret(QByteArrayView(data)), {}, known, now);
}

} // namespace

Q_DECLARE_METATYPE(suitescope::KeyFinding)

class KeyInspectionTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void contentIsRecognised_data();
    void contentIsRecognised();
    void problemsAreNamed_data();
    void problemsAreNamed();
    void aShortRsaKeyIsRefused();
    void anEncryptedKeyAsksForItsPassword();
    void pkcs12IsLookedInto();
    void ownersAreFound();
    void everyAlgorithmIsFoundByItsName();
};

void KeyInspectionTest::contentIsRecognised_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<KeyFinding>("finding");
    QTest::addColumn<QString>("description");
    const KeyPair key = madeKey();
    const QByteArray pem = key.toPkcs8Pem().value().revealBytes();
    const Certificate certificate = madeCertificate(key, 10, 700);
    QTest::newRow("PKCS#8") << pem << KeyFinding::PrivateKey << u"EC P-256"_s;
    QTest::newRow("SEC1") << key.toSec1Pem().value().revealBytes() << KeyFinding::PrivateKey
                          << u"EC P-256"_s;
    QTest::newRow("DER") << key.toPkcs8Der().value().revealBytes() << KeyFinding::PrivateKey
                         << u"EC P-256"_s;
    QTest::newRow("certificate") << certificate.toPem() << KeyFinding::CertificateAlone
                                 << u"EC P-256"_s;
    QTest::newRow("certificate in DER")
        << certificate.toDer() << KeyFinding::CertificateAlone << u"EC P-256"_s;
    QTest::newRow("both") << pem + certificate.toPem() << KeyFinding::KeyAndCertificate
                          << u"EC P-256"_s;
    QTest::newRow("a text") << "Dear all,"_ba << KeyFinding::Nothing << QString();
    QTest::newRow("nothing") << QByteArray() << KeyFinding::Nothing << QString();
}

void KeyInspectionTest::contentIsRecognised()
{
    QFETCH(QByteArray, data);
    QFETCH(KeyFinding, finding);
    QFETCH(QString, description);
    const KeyInspection found = inspect(data);
    QCOMPARE(found.finding, finding);
    QCOMPARE(found.description, description);
    QCOMPARE(found.isAccepted(), finding != KeyFinding::Nothing);
    QCOMPARE(found.detail.isEmpty(), finding != KeyFinding::Nothing);
    QCOMPARE(found.publicKeyFingerprint.size(), finding == KeyFinding::Nothing ? 0 : 32);
}

void KeyInspectionTest::problemsAreNamed_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QList<KeyProblem>>("problems");
    QTest::addColumn<bool>("accepted");
    const KeyPair key = madeKey();
    const QByteArray pem = key.toPkcs8Pem().value().revealBytes();
    QTest::newRow("the longest life is no problem")
        << madeCertificate(key, 0, 730).toPem() << QList<KeyProblem>{} << true;
    QTest::newRow("ended") << madeCertificate(key, 31, 30).toPem()
                           << QList{KeyProblem::CertificateEnded} << false;
    QTest::newRow("not yet valid, taken all the same")
        << madeCertificate(key, -2, 30).toPem() << QList{KeyProblem::NotYetValid} << true;
    QTest::newRow("key of another certificate") << pem + madeCertificate(madeKey(), 1, 30).toPem()
                                                << QList{KeyProblem::KeyDoesNotFit} << false;
    QTest::newRow("Ed25519") << knownEd25519 << QList{KeyProblem::AlgorithmRefused} << false;
}

void KeyInspectionTest::problemsAreNamed()
{
    QFETCH(QByteArray, data);
    QFETCH(QList<KeyProblem>, problems);
    QFETCH(bool, accepted);
    const KeyInspection found = inspect(data);
    QCOMPARE(found.problems, problems);
    QCOMPARE(found.isAccepted(), accepted);
}

void KeyInspectionTest::aShortRsaKeyIsRefused()
{
    const QString openssl = QStandardPaths::findExecutable(u"openssl"_s);
    if (openssl.isEmpty())
        QSKIP("SuiteScope makes no such key, and there is no openssl command here");
    QProcess process;
    process.start(openssl,
                  {u"req"_s, u"-x509"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s, u"-days"_s,
                   u"1200"_s, u"-subj"_s, u"/CN=short"_s, u"-keyout"_s, u"-"_s});
    QVERIFY(process.waitForFinished());
    const KeyInspection found = inspectKey(Secret(QByteArrayView(process.readAllStandardOutput())),
                                           {}, {}, QDateTime::currentDateTimeUtc());
    QCOMPARE(found.finding, KeyFinding::KeyAndCertificate);
    QCOMPARE(found.description, u"RSA 2048"_s);
    QVERIFY(!found.algorithm);
    const QList<KeyProblem> both{KeyProblem::AlgorithmRefused, KeyProblem::LongerThanTwoYears};
    QCOMPARE(found.problems, both);
    QVERIFY(!found.isAccepted());
}

void KeyInspectionTest::anEncryptedKeyAsksForItsPassword()
{
    const KeyPair key = madeKey();
    const Secret password(u"correct horse"_s);
    const Secret pem = key.toEncryptedPkcs8Pem(password).value();
    const KeyInspection closed = inspectKey(pem, {}, {}, now);
    QCOMPARE(closed.finding, KeyFinding::EncryptedKey);
    QVERIFY(!closed.passwordWrong);
    QVERIFY(!closed.isAccepted());
    const KeyInspection wrong = inspectKey(pem, Secret(u"battery staple"_s), {}, now);
    QCOMPARE(wrong.finding, KeyFinding::EncryptedKey);
    QVERIFY(wrong.passwordWrong);
    const KeyInspection open = inspectKey(pem, password, {}, now);
    QCOMPARE(open.finding, KeyFinding::PrivateKey);
    QCOMPARE(open.publicKeyFingerprint, key.publicKeyFingerprint());
}

void KeyInspectionTest::pkcs12IsLookedInto()
{
    const KeyPair key = madeKey();
    const Certificate certificate = madeCertificate(key, 10, 365);
    QProcess process;
    process.start(u"openssl"_s, {u"pkcs12"_s, u"-export"_s, u"-passout"_s, u"pass:open sesame"_s});
    if (!process.waitForStarted())
        QSKIP("The openssl command is not installed: nothing to look into.");
    process.write(key.toPkcs8Pem().value().revealBytes() + certificate.toPem());
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished());
    const QByteArray bytes = process.readAllStandardOutput();
    const Secret file{QByteArrayView(bytes)};

    const KeyInspection closed = inspectKey(file, {}, {}, now);
    QCOMPARE(closed.finding, KeyFinding::EncryptedKey);
    QVERIFY(!closed.passwordWrong);
    const KeyInspection open = inspectKey(file, Secret(u"open sesame"_s), {}, now);
    QCOMPARE(open.finding, KeyFinding::KeyAndCertificate);
    QCOMPARE(open.certificate.toDer(), certificate.toDer());
    QVERIFY(open.isAccepted());
}

void KeyInspectionTest::ownersAreFound()
{
    const KeyPair key = madeKey();
    const Certificate used = madeCertificate(key, 10, 700);
    const Certificate renewed = madeCertificate(key, 0, 730);
    const QList<KnownCertificate> known{
        {u"a"_s, u"Larkfield"_s, used},
        {u"b"_s, u"Bramwell"_s, madeCertificate(madeKey(), 10, 700)},
        {u"c"_s, u"Harrow"_s, Certificate()}};
    const KeyInspection::Match same{u"a"_s, u"Larkfield"_s, true};
    const KeyInspection::Match sameKey{u"a"_s, u"Larkfield"_s, false};
    QCOMPARE(inspect(used.toPem(), known).matches, QList{same});
    QCOMPARE(inspect(renewed.toPem(), known).matches, QList{sameKey});
    QCOMPARE(inspect(key.toPkcs8Pem().value().revealBytes(), known).matches, QList{sameKey});
    QVERIFY(inspect(madeCertificate(madeKey(), 1, 5).toPem(), known).matches.isEmpty());
}

void KeyInspectionTest::everyAlgorithmIsFoundByItsName()
{
    for (const KeyAlgorithm algorithm :
         {KeyAlgorithm::EcP256, KeyAlgorithm::EcP384, KeyAlgorithm::EcP521, KeyAlgorithm::Rsa3072,
          KeyAlgorithm::Rsa4096})
        QCOMPARE(algorithmNamed(keyName(algorithm)), algorithm);
    QVERIFY(!algorithmNamed(u"RSA 2048"_s));
}

SUITESCOPE_GUILESS_MAIN(KeyInspectionTest)
#include "tst_keyinspection.moc"
