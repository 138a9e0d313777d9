// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/crypto/certificate.h"
#include "lib/crypto/digest.h"
#include "tests/support/testmain.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

QDateTime utc(const QString &iso)
{
    return QDateTime::fromString(iso, Qt::ISODate);
}

CertificateRequest request(const QString &name = u"SuiteScope"_s)
{
    return {name, utc(u"2026-11-23T16:21:07Z"_s), 730};
}

} // namespace

Q_DECLARE_METATYPE(suitescope::KeyAlgorithm)

class CertificateTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_key = KeyPair::generate(KeyAlgorithm::EcP256).value(); }
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void selfSignedSaysWhatWasAsked_data();
    void selfSignedSaysWhatWasAsked();
    void validityIsInUtcAndExact_data();
    void validityIsInUtcAndExact();
    void namesAreKept_data();
    void namesAreKept();
    void badRequestsAreRefused_data();
    void badRequestsAreRefused();
    void serialIsRandomAndPositive();
    void belongsToItsOwnKeyOnly();
    void textAndBytesComeBack();
    void pastedTextIsUnderstood_data();
    void pastedTextIsUnderstood();
    void wrongInputIsNamed_data();
    void wrongInputIsNamed();
    void nullCertificateIsEmptyEverywhere();

private:
    KeyPair m_key;
};

void CertificateTest::selfSignedSaysWhatWasAsked_data()
{
    QTest::addColumn<KeyAlgorithm>("algorithm");
    QTest::addColumn<QString>("signature");
    QTest::newRow("P-256") << KeyAlgorithm::EcP256 << u"ecdsa-with-SHA256"_s;
    QTest::newRow("P-384") << KeyAlgorithm::EcP384 << u"ecdsa-with-SHA384"_s;
    QTest::newRow("P-521") << KeyAlgorithm::EcP521 << u"ecdsa-with-SHA512"_s;
    QTest::newRow("RSA 3072") << KeyAlgorithm::Rsa3072 << u"RSASSA-PSS"_s;
}

void CertificateTest::selfSignedSaysWhatWasAsked()
{
    QFETCH(KeyAlgorithm, algorithm);
    QFETCH(QString, signature);
    const KeyPair key = KeyPair::generate(algorithm).value();
    const Result<Certificate> made = Certificate::selfSigned(key, request());
    QVERIFY2(made.has_value(), made ? "" : qPrintable(made.error().detail));
    QVERIFY(!made->isNull());
    QCOMPARE(made->commonName(), u"SuiteScope"_s);
    QCOMPARE(made->subject(), u"CN=SuiteScope"_s);
    QCOMPARE(made->signatureName(), signature);
    QCOMPARE(made->keyDescription(), keyName(algorithm));
    QCOMPARE(made->publicKeyDer(), key.publicKeyDer());
    QCOMPARE(made->fingerprint(), sha256(made->toDer()));
    QCOMPARE(made->notBefore(), utc(u"2026-11-23T16:21:07Z"_s));
    QCOMPARE(made->notAfter(), utc(u"2028-11-22T16:21:07Z"_s));
    QVERIFY(made->belongsTo(key));
}

void CertificateTest::validityIsInUtcAndExact_data()
{
    QTest::addColumn<QDateTime>("from");
    QTest::addColumn<int>("days");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("last");
    QTest::newRow("one day") << utc(u"2026-01-01T00:00:00Z"_s) << 1 << u"2026-01-01T00:00:00Z"_s
                             << u"2026-01-02T00:00:00Z"_s;
    QTest::newRow("over a leap day") << utc(u"2028-02-28T12:00:00Z"_s) << 2
                                     << u"2028-02-28T12:00:00Z"_s << u"2028-03-01T12:00:00Z"_s;
    QTest::newRow("other time zone") << utc(u"2026-06-01T02:00:00+02:00"_s) << 10
                                     << u"2026-06-01T00:00:00Z"_s << u"2026-06-11T00:00:00Z"_s;
    QTest::newRow("milliseconds fall away")
        << utc(u"2026-06-01T00:00:00.999Z"_s) << 1 << u"2026-06-01T00:00:00Z"_s
        << u"2026-06-02T00:00:00Z"_s;
    QTest::newRow("into the four-digit years")
        << utc(u"2049-06-01T00:00:00Z"_s) << 730 << u"2049-06-01T00:00:00Z"_s
        << u"2051-06-01T00:00:00Z"_s;
}

void CertificateTest::validityIsInUtcAndExact()
{
    QFETCH(QDateTime, from);
    QFETCH(int, days);
    QFETCH(QString, first);
    QFETCH(QString, last);
    const Certificate made = Certificate::selfSigned(m_key, {u"x"_s, from, days}).value();
    QCOMPARE(made.notBefore().toString(Qt::ISODate), first);
    QCOMPARE(made.notAfter().toString(Qt::ISODate), last);
    QCOMPARE(made.notBefore().timeSpec(), Qt::UTC);
}

void CertificateTest::namesAreKept_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("plain") << u"SuiteScope 1234567_SB1"_s;
    QTest::newRow("umlauts") << u"Größe & Söhne"_s;
    QTest::newRow("Chinese") << u"测试连接"_s;
    QTest::newRow("outside the basic plane") << u"key \U0001F511"_s;
    QTest::newRow("64 characters") << QString(64, u'x');
    QTest::newRow("64 wide characters") << QString(64, u'ß');
    QTest::newRow("64 of two units") << u"\U0001F511"_s.repeated(64);
    QTest::newRow("special signs") << u"a, b=c + \"d\" <e>; #f\\g"_s;
    QTest::newRow("one letter") << u"x"_s;
}

void CertificateTest::namesAreKept()
{
    QFETCH(QString, name);
    const Result<Certificate> made = Certificate::selfSigned(m_key, request(name));
    QVERIFY2(made.has_value(), made ? "" : qPrintable(made.error().detail));
    QCOMPARE(made->commonName(), name);
    QCOMPARE(Certificate::read(made->toPem()).value().commonName(), name);
    QVERIFY(made->subject().startsWith(u"CN="_s));
}

void CertificateTest::badRequestsAreRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QDateTime>("from");
    QTest::addColumn<int>("days");
    QTest::addColumn<QString>("detail");
    const QDateTime now = utc(u"2026-11-23T16:21:07Z"_s);
    const QString days = u"the validity must be 1 to 730 days"_s;
    QTest::newRow("no name") << QString() << now << 1 << u"the name is empty"_s;
    QTest::newRow("blank name") << u"  "_s << now << 1 << u"the name is empty"_s;
    QTest::newRow("65 characters")
        << QString(65, u'x') << now << 1 << u"the name is longer than 64 characters"_s;
    QTest::newRow("line break") << u"a\nb"_s << now << 1 << u"the name has control characters"_s;
    QTest::newRow("zero") << QString(u"a"_s + QChar(u'\0')) << now << 1
                          << u"the name has control characters"_s;
    QTest::newRow("no days") << u"x"_s << now << 0 << days;
    QTest::newRow("negative") << u"x"_s << now << -1 << days;
    QTest::newRow("731 days") << u"x"_s << now << 731 << days;
    QTest::newRow("no date") << u"x"_s << QDateTime() << 1 << u"the first day is missing"_s;
}

void CertificateTest::badRequestsAreRefused()
{
    QFETCH(QString, name);
    QFETCH(QDateTime, from);
    QFETCH(int, days);
    QFETCH(QString, detail);
    const Result<Certificate> made = Certificate::selfSigned(m_key, {name, from, days});
    QVERIFY(!made.has_value());
    QCOMPARE(made.error().kind, ErrorKind::InvalidInput);
    QCOMPARE(made.error().detail, detail);
}

void CertificateTest::serialIsRandomAndPositive()
{
    QSet<QString> seen;
    for (int i = 0; i < 50; ++i) {
        const QString serial = Certificate::selfSigned(m_key, request()).value().serialHex();
        QCOMPARE(serial.size(), 40); // 159 bits
        QVERIFY(serial.left(1).toInt(nullptr, 16) < 8); // else the number were negative
        seen.insert(serial);
    }
    QCOMPARE(seen.size(), 50);
}

void CertificateTest::belongsToItsOwnKeyOnly()
{
    const Certificate made = Certificate::selfSigned(m_key, request()).value();
    QVERIFY(made.belongsTo(m_key));
    QVERIFY(made.belongsTo(KeyPair::read(m_key.toSec1Pem().value()).value()));
    QVERIFY(!made.belongsTo(KeyPair::generate(KeyAlgorithm::EcP256).value()));
    QVERIFY(!made.belongsTo(KeyPair::generate(KeyAlgorithm::EcP384).value()));
    QVERIFY(!made.belongsTo(KeyPair()));
    QVERIFY(!Certificate().belongsTo(m_key));
}

void CertificateTest::textAndBytesComeBack()
{
    const Certificate made = Certificate::selfSigned(m_key, request()).value();
    const QByteArray pem = made.toPem();
    QVERIFY(pem.startsWith("-----BEGIN CERTIFICATE-----\n"));
    QVERIFY(pem.endsWith("\n-----END CERTIFICATE-----\n"));
    QVERIFY(!pem.contains("PRIVATE"));
    for (const QByteArray &line : pem.split('\n'))
        QVERIFY(line.size() <= 64);
    for (const QByteArray &form : {pem, made.toDer()}) {
        const Certificate read = Certificate::read(form).value();
        QCOMPARE(read.toDer(), made.toDer());
        QCOMPARE(read.toPem(), pem);
        QCOMPARE(read.serialHex(), made.serialHex());
        QCOMPARE(read.notAfter(), made.notAfter());
        QVERIFY(read.belongsTo(m_key));
    }
}

void CertificateTest::pastedTextIsUnderstood_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("lineBreak");
    QTest::addColumn<QString>("after");
    QTest::newRow("as it is") << QString() << u"\n"_s << QString();
    QTest::newRow("Windows") << QString() << u"\r\n"_s << QString();
    QTest::newRow("literal") << u"CERT=\""_s << u"\\n"_s << u"\""_s;
    QTest::newRow("one line") << QString() << u" "_s << QString();
    QTest::newRow("indented") << u"    "_s << u"\n    "_s << QString();
    QTest::newRow("text around") << u"Subject: CN=x\n"_s << u"\n"_s << u"that was it"_s;
    QTest::newRow("after a key")
        << u"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"_s << u"\n"_s
        << QString();
}

void CertificateTest::pastedTextIsUnderstood()
{
    QFETCH(QString, before);
    QFETCH(QString, lineBreak);
    QFETCH(QString, after);
    const Certificate made = Certificate::selfSigned(m_key, request()).value();
    const QByteArray text
        = before.toUtf8() + made.toPem().replace("\n", lineBreak.toUtf8()) + after.toUtf8();
    const Result<Certificate> read = Certificate::read(text);
    QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().detail));
    QCOMPARE(read->toDer(), made.toDer());
}

void CertificateTest::wrongInputIsNamed_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("detail");
    const Certificate made = Certificate::selfSigned(m_key, request()).value();
    QTest::newRow("empty") << QByteArray() << u"nothing was given"_s;
    QTest::newRow("prose") << "a certificate"_ba << u"there is no certificate in this"_s;
    QTest::newRow("cut off") << made.toDer().chopped(1) << u"there is no certificate in this"_s;
    QTest::newRow("key") << m_key.toPkcs8Pem().value().revealBytes()
                         << u"this is a private key, not a certificate"_s;
    QTest::newRow("public key") << "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n"_ba
                                << u"this is a public key, not a certificate"_s;
    QTest::newRow("request")
        << "-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----\n"_ba
        << u"this is a certificate request, not a certificate"_s;
    QTest::newRow("no END") << made.toPem().left(200)
                            << u"the END line of the certificate is missing"_s;
    QTest::newRow("damaged") << made.toPem().remove(90, 64) << u"the certificate is damaged"_s;
}

void CertificateTest::wrongInputIsNamed()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, detail);
    const Result<Certificate> read = Certificate::read(text);
    QVERIFY(!read.has_value());
    QCOMPARE(read.error().kind, ErrorKind::InvalidInput);
    QCOMPARE(read.error().detail, detail);
}

void CertificateTest::nullCertificateIsEmptyEverywhere()
{
    const Certificate null;
    QVERIFY(null.isNull());
    QVERIFY(null.toPem().isEmpty());
    QVERIFY(null.toDer().isEmpty());
    QVERIFY(null.fingerprint().isEmpty());
    QVERIFY(null.commonName().isEmpty());
    QVERIFY(null.serialHex().isEmpty());
    QVERIFY(!null.notAfter().isValid());
    QCOMPARE(Certificate::selfSigned(KeyPair(), request()).error().kind, ErrorKind::NotAllowed);
}

SUITESCOPE_GUILESS_MAIN(CertificateTest)
#include "tst_certificate.moc"
