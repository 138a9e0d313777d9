// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/crypto/certificate.h"
#include "lib/crypto/digest.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace suitescope;

Q_DECLARE_METATYPE(suitescope::KeyAlgorithm)
Q_DECLARE_METATYPE(suitescope::SigningAlgorithm)

namespace {

// An INTEGER of DER: no leading zeros, but one before a set top bit.
QByteArray derInteger(QByteArray number)
{
    while (number.size() > 1 && number[0] == 0 && uchar(number[1]) < 0x80)
        number.remove(0, 1);
    if (uchar(number[0]) >= 0x80)
        number.prepend('\0');
    return QByteArray(1, '\x02') + char(number.size()) + number;
}

QByteArray derFromRaw(const QByteArray &raw)
{
    const qsizetype half = raw.size() / 2;
    const QByteArray body = derInteger(raw.left(half)) + derInteger(raw.mid(half));
    QByteArray head(1, '\x30');
    if (body.size() >= 0x80)
        head += '\x81';
    return head + char(body.size()) + body;
}

QByteArray rawFromDer(const QByteArray &der, qsizetype half)
{
    qsizetype at = uchar(der[1]) >= 0x80 ? 3 : 2;
    QByteArray raw;
    for (int i = 0; i < 2; ++i) {
        const qsizetype size = uchar(der[at + 1]);
        const QByteArray number = der.mid(at + 2, size);
        raw += number.size() > half ? number.right(half) : number.rightJustified(half, '\0');
        at += 2 + size;
    }
    return raw;
}

} // namespace

/*! The real openssl command reads what we write, and we read what it writes. */
class OpenSslCommandTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void readsOurKeys_data();
    void readsOurKeys();
    void readsOurEncryptedKeys();
    void readsOurCertificates_data();
    void readsOurCertificates();
    void verifiesOurSignatures_data();
    void verifiesOurSignatures();
    void weReadItsKeys_data();
    void weReadItsKeys();
    void explicitCurvesGetTheirName();
    void weReadItsEncryptedKeys_data();
    void weReadItsEncryptedKeys();
    void weReadItsCertificates_data();
    void weReadItsCertificates();
    void weVerifyItsSignatures_data();
    void weVerifyItsSignatures();

private:
    QByteArray openssl(const QStringList &arguments, const QByteArray &input = {}) const;
    QString file(const QString &name, const QByteArray &content) const;
    QString path(const QString &name) const { return m_folder.filePath(name); }
    const KeyPair &key(KeyAlgorithm algorithm);

    QString m_command;
    QTemporaryDir m_folder;
    QHash<int, KeyPair> m_keys; // each made once
};

void OpenSslCommandTest::initTestCase()
{
    m_command = QStandardPaths::findExecutable(u"openssl"_s);
    if (m_command.isEmpty())
        QSKIP("The openssl command is not installed: nothing to compare with.");
    if (!openssl({u"version"_s}).startsWith("OpenSSL 3"))
        QSKIP("The openssl command is not of version 3: its output differs.");
    QVERIFY(m_folder.isValid());
}

// Its output; the failure and what it said on stderr otherwise.
QByteArray OpenSslCommandTest::openssl(const QStringList &arguments, const QByteArray &input) const
{
    QProcess process;
    process.start(m_command, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000))
        return "did not finish"_ba;
    if (process.exitCode() != 0)
        return "failed: "_ba + process.readAllStandardError();
    return process.readAllStandardOutput();
}

QString OpenSslCommandTest::file(const QString &name, const QByteArray &content) const
{
    QFile out(path(name));
    if (!out.open(QIODevice::WriteOnly) || out.write(content) != content.size())
        return {};
    return out.fileName();
}

const KeyPair &OpenSslCommandTest::key(KeyAlgorithm algorithm)
{
    KeyPair &made = m_keys[int(algorithm)];
    if (made.isNull())
        made = KeyPair::generate(algorithm).value();
    return made;
}

void OpenSslCommandTest::readsOurKeys_data()
{
    QTest::addColumn<KeyAlgorithm>("algorithm");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("P-256") << KeyAlgorithm::EcP256 << "ASN1 OID: prime256v1"_ba;
    QTest::newRow("P-384") << KeyAlgorithm::EcP384 << "ASN1 OID: secp384r1"_ba;
    QTest::newRow("P-521") << KeyAlgorithm::EcP521 << "ASN1 OID: secp521r1"_ba;
    QTest::newRow("RSA 3072") << KeyAlgorithm::Rsa3072 << "Private-Key: (3072 bit"_ba;
}

void OpenSslCommandTest::readsOurKeys()
{
    QFETCH(KeyAlgorithm, algorithm);
    QFETCH(QByteArray, says);
    const KeyPair &ours = key(algorithm);
    QList<QByteArray> texts{ours.toPkcs8Pem().value().revealBytes()};
    if (algorithm != KeyAlgorithm::Rsa3072)
        texts.append(ours.toSec1Pem().value().revealBytes());
    for (const QByteArray &text : texts) {
        const QByteArray shown = openssl({u"pkey"_s, u"-noout"_s, u"-text"_s, u"-check"_s}, text);
        QVERIFY2(shown.contains(says), shown.constData());
        QVERIFY2(shown.contains("Key is valid"), shown.constData());
        QCOMPARE(openssl({u"pkey"_s, u"-pubout"_s, u"-outform"_s, u"DER"_s}, text),
                 ours.publicKeyDer());
    }
    QCOMPARE(openssl({u"pkey"_s, u"-inform"_s, u"DER"_s, u"-pubout"_s, u"-outform"_s, u"DER"_s},
                     ours.toPkcs8Der().value().revealBytes()),
             ours.publicKeyDer());
}

void OpenSslCommandTest::readsOurEncryptedKeys()
{
    const KeyPair &ours = key(KeyAlgorithm::EcP256);
    const QByteArray text
        = ours.toEncryptedPkcs8Pem(Secret(u"correct horse"_s)).value().revealBytes();
    QCOMPARE(openssl({u"pkey"_s, u"-passin"_s, u"pass:correct horse"_s, u"-pubout"_s, u"-outform"_s,
                      u"DER"_s},
                     text),
             ours.publicKeyDer());
    QVERIFY(openssl({u"pkey"_s, u"-passin"_s, u"pass:wrong"_s, u"-noout"_s}, text)
                .startsWith("failed"));

    const QByteArray parsed = openssl({u"asn1parse"_s}, text);
    QVERIFY2(parsed.contains(":PBES2"), parsed.constData());
    QVERIFY2(parsed.contains(":PBKDF2"), parsed.constData());
    QVERIFY2(parsed.contains(":hmacWithSHA256"), parsed.constData());
    QVERIFY2(parsed.contains(":aes-256-cbc"), parsed.constData());
    QVERIFY2(parsed.contains(":0927C0"), parsed.constData()); // 600,000 rounds
}

void OpenSslCommandTest::readsOurCertificates_data()
{
    QTest::addColumn<KeyAlgorithm>("algorithm");
    QTest::addColumn<QList<QByteArray>>("says");
    QTest::newRow("P-256") << KeyAlgorithm::EcP256
                           << QList<QByteArray>{"ecdsa-with-SHA256", "ASN1 OID: prime256v1"};
    QTest::newRow("P-384") << KeyAlgorithm::EcP384
                           << QList<QByteArray>{"ecdsa-with-SHA384", "ASN1 OID: secp384r1"};
    QTest::newRow("P-521") << KeyAlgorithm::EcP521
                           << QList<QByteArray>{"ecdsa-with-SHA512", "ASN1 OID: secp521r1"};
    QTest::newRow("RSA 3072") << KeyAlgorithm::Rsa3072
                              << QList<QByteArray>{"Signature Algorithm: rsassaPss",
                                                   "Hash Algorithm: sha256",
                                                   "Mask Algorithm: mgf1 with sha256",
                                                   "Salt Length: 0x20",
                                                   "Public Key Algorithm: rsaEncryption",
                                                   "Public-Key: (3072 bit)"};
}

void OpenSslCommandTest::readsOurCertificates()
{
    QFETCH(KeyAlgorithm, algorithm);
    QFETCH(QList<QByteArray>, says);
    const QDateTime from = QDateTime::currentDateTimeUtc().addSecs(-60);
    const Certificate ours
        = Certificate::selfSigned(key(algorithm), {u"Größe & Söhne"_s, from, 365}).value();
    const QString name = file(u"ours.pem"_s, ours.toPem());

    const QByteArray shown = openssl({u"x509"_s, u"-in"_s, name, u"-noout"_s, u"-text"_s,
                                      u"-nameopt"_s, u"utf8,sep_comma_plus_space,esc_ctrl"_s});
    says += {"Version: 3 (0x2)",
             "X509v3 Basic Constraints: critical",
             "CA:FALSE",
             "X509v3 Key Usage: critical",
             "Digital Signature",
             "X509v3 Subject Key Identifier:",
             u"CN=Größe & Söhne"_s.toUtf8()};
    for (const QByteArray &expected : says)
        QVERIFY2(shown.contains(expected), (expected + " is not in\n" + shown).constData());

    QCOMPARE(openssl({u"x509"_s, u"-in"_s, name, u"-noout"_s, u"-serial"_s}).trimmed(),
             "serial="_ba + ours.serialHex().toLatin1());
    QCOMPARE(openssl({u"x509"_s, u"-in"_s, name, u"-noout"_s, u"-fingerprint"_s, u"-sha256"_s})
                 .trimmed()
                 .toLower(),
             "sha256 fingerprint="_ba + fingerprintText(ours.fingerprint()).toLower().toLatin1());
    const QByteArray verdict
        = openssl({u"verify"_s, u"-x509_strict"_s, u"-check_ss_sig"_s, u"-CAfile"_s, name, name});
    QVERIFY2(verdict.endsWith(": OK\n"), verdict.constData());
}

void OpenSslCommandTest::verifiesOurSignatures_data()
{
    QTest::addColumn<KeyAlgorithm>("algorithm");
    QTest::addColumn<SigningAlgorithm>("signing");
    QTest::addColumn<QStringList>("options");
    const auto pss = [](const QString &hash, const QString &salt) {
        return QStringList{u"-"_s + hash, u"-sigopt"_s, u"rsa_padding_mode:pss"_s, u"-sigopt"_s,
                           u"rsa_pss_saltlen:"_s + salt};
    };
    QTest::newRow("ES256") << KeyAlgorithm::EcP256 << SigningAlgorithm::ES256
                           << QStringList{u"-sha256"_s};
    QTest::newRow("ES384") << KeyAlgorithm::EcP384 << SigningAlgorithm::ES384
                           << QStringList{u"-sha384"_s};
    QTest::newRow("ES512") << KeyAlgorithm::EcP521 << SigningAlgorithm::ES512
                           << QStringList{u"-sha512"_s};
    QTest::newRow("PS256") << KeyAlgorithm::Rsa3072 << SigningAlgorithm::PS256
                           << pss(u"sha256"_s, u"32"_s);
    QTest::newRow("PS384") << KeyAlgorithm::Rsa3072 << SigningAlgorithm::PS384
                           << pss(u"sha384"_s, u"48"_s);
    QTest::newRow("PS512") << KeyAlgorithm::Rsa3072 << SigningAlgorithm::PS512
                           << pss(u"sha512"_s, u"64"_s);
}

void OpenSslCommandTest::verifiesOurSignatures()
{
    QFETCH(KeyAlgorithm, algorithm);
    QFETCH(SigningAlgorithm, signing);
    QFETCH(QStringList, options);
    const KeyPair &ours = key(algorithm);
    const QByteArray message = "header.payload"_ba;
    const QByteArray raw = ours.sign(signing, message).value();
    const QByteArray signature = joseName(signing).startsWith(u'E') ? derFromRaw(raw) : raw;

    const QString publicKey = file(u"public.der"_s, ours.publicKeyDer());
    const QString signatureFile = file(u"signature"_s, signature);
    const QStringList arguments = QStringList{u"dgst"_s} + options
        + QStringList{u"-keyform"_s, u"DER"_s,        u"-verify"_s,
                      publicKey,     u"-signature"_s, signatureFile};
    QCOMPARE(openssl(arguments, message), "Verified OK\n"_ba);
    QVERIFY(openssl(arguments, message + '.').startsWith("failed"));
}

void OpenSslCommandTest::weReadItsKeys_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("begins");
    QTest::addColumn<QString>("description");
    QTest::addColumn<bool>("accepted"); // by NetSuite
    const auto ec = [](const QString &curve) {
        return QStringList{u"genpkey"_s, u"-algorithm"_s, u"EC"_s, u"-pkeyopt"_s,
                           u"ec_paramgen_curve:"_s + curve};
    };
    const QStringList der{u"-outform"_s, u"DER"_s};
    const QStringList sec1{u"ecparam"_s, u"-name"_s, u"prime256v1"_s, u"-genkey"_s};
    const QByteArray pkcs8 = "-----BEGIN PRIVATE KEY-----"_ba;
    const QByteArray sequence = "\x30"_ba;
    const QString p256 = u"EC P-256"_s;
    QTest::newRow("ecparam with its parameters")
        << sec1 << "-----BEGIN EC PARAMETERS-----"_ba << p256 << true;
    QTest::newRow("ecparam alone")
        << sec1 + QStringList{u"-noout"_s} << "-----BEGIN EC PRIVATE KEY-----"_ba << p256 << true;
    QTest::newRow("ecparam in DER")
        << sec1 + QStringList{u"-noout"_s} + der << sequence << p256 << true;
    QTest::newRow("P-256") << ec(u"P-256"_s) << pkcs8 << p256 << true;
    QTest::newRow("P-256 in DER") << ec(u"P-256"_s) + der << sequence << p256 << true;
    QTest::newRow("P-384") << ec(u"secp384r1"_s) << pkcs8 << u"EC P-384"_s << true;
    QTest::newRow("P-521") << ec(u"secp521r1"_s) << pkcs8 << u"EC P-521"_s << true;
    QTest::newRow("RSA 3072") << QStringList{u"genrsa"_s, u"3072"_s} << pkcs8 << u"RSA 3072"_s
                              << true;
    const QStringList rsa2048{u"genrsa"_s, u"-traditional"_s, u"2048"_s};
    QTest::newRow("RSA 2048, traditional")
        << rsa2048 << "-----BEGIN RSA PRIVATE KEY-----"_ba << u"RSA 2048"_s << false;
    QTest::newRow("another curve") << ec(u"secp256k1"_s) << pkcs8 << u"EC secp256k1"_s << false;
    QTest::newRow("Ed25519") << QStringList{u"genpkey"_s, u"-algorithm"_s, u"ED25519"_s} << pkcs8
                             << u"Ed25519"_s << false;
}

void OpenSslCommandTest::weReadItsKeys()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, begins);
    QFETCH(QString, description);
    QFETCH(bool, accepted);
    const QByteArray theirs = openssl(arguments);
    QVERIFY2(theirs.startsWith(begins), theirs.constData());
    const Result<KeyPair> read = KeyPair::read(Secret{QByteArrayView(theirs)});
    QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().detail));
    QCOMPARE(read->description(), description);
    QCOMPARE(read->algorithm().has_value(), accepted);
    const QStringList format
        = begins.startsWith('\x30') ? QStringList{u"-inform"_s, u"DER"_s} : QStringList();
    QCOMPARE(
        openssl(QStringList{u"pkey"_s, u"-pubout"_s, u"-outform"_s, u"DER"_s} + format, theirs),
        read->publicKeyDer());
    if (!accepted) {
        QCOMPARE(read->sign(SigningAlgorithm::PS256, "x"_ba).error().kind, ErrorKind::NotAllowed);
        QCOMPARE(Certificate::selfSigned(*read, {u"x"_s, QDateTime::currentDateTimeUtc(), 1})
                     .error()
                     .kind,
                 ErrorKind::NotAllowed);
    }
}

// NetSuite refuses a curve written out in numbers, though the key itself is good.
void OpenSslCommandTest::explicitCurvesGetTheirName()
{
    const QByteArray theirs
        = openssl({u"genpkey"_s, u"-algorithm"_s, u"EC"_s, u"-pkeyopt"_s,
                   u"ec_paramgen_curve:P-256"_s, u"-pkeyopt"_s, u"ec_param_enc:explicit"_s});
    QVERIFY(openssl({u"pkey"_s, u"-noout"_s, u"-text"_s}, theirs).contains("Field Type"));
    const KeyPair read = KeyPair::read(Secret{QByteArrayView(theirs)}).value();
    QCOMPARE(read.algorithm(), std::optional(KeyAlgorithm::EcP256));
    QCOMPARE(read.publicKeyDer().size(), 91); // the size with a name
    const QByteArray shown
        = openssl({u"pkey"_s, u"-noout"_s, u"-text"_s}, read.toPkcs8Pem().value().revealBytes());
    QVERIFY2(shown.contains("ASN1 OID: prime256v1"), shown.constData());
    const QByteArray signature = read.sign(SigningAlgorithm::ES256, "x"_ba).value();
    QVERIFY(verifySignature(read.publicKeyDer(), SigningAlgorithm::ES256, "x"_ba, signature));
    QVERIFY(Certificate::selfSigned(read, {u"x"_s, QDateTime::currentDateTimeUtc(), 1})
                .value()
                .belongsTo(KeyPair::read(Secret{QByteArrayView(theirs)}).value()));
}

void OpenSslCommandTest::weReadItsEncryptedKeys_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("begins");
    const QStringList pass{u"-passout"_s, u"pass:correct horse"_s};
    const QByteArray pkcs8 = "-----BEGIN ENCRYPTED PRIVATE KEY-----"_ba;
    const QStringList topk8{u"pkcs8"_s, u"-topk8"_s};
    QTest::newRow("PKCS#8") << topk8 + pass << pkcs8;
    QTest::newRow("PKCS#8 in DER")
        << topk8 + QStringList{u"-outform"_s, u"DER"_s} + pass << "\x30"_ba;
    QTest::newRow("PKCS#8 with scrypt") << topk8 + QStringList{u"-scrypt"_s} + pass << pkcs8;
    QTest::newRow("PKCS#8 with AES-128 and SHA-1")
        << topk8 + QStringList{u"-v2"_s, u"aes-128-cbc"_s, u"-v2prf"_s, u"hmacWithSHA1"_s} + pass
        << pkcs8;
    QTest::newRow("SEC1 with headers") << QStringList{u"ec"_s, u"-aes256"_s} + pass
                                       << "-----BEGIN EC PRIVATE KEY-----\nProc-Type: 4"_ba;
}

void OpenSslCommandTest::weReadItsEncryptedKeys()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, begins);
    const KeyPair &ours = key(KeyAlgorithm::EcP256);
    const QByteArray theirs = openssl(arguments, ours.toPkcs8Pem().value().revealBytes());
    QVERIFY2(theirs.startsWith(begins), theirs.constData());

    QList<QByteArray> forms{theirs};
    if (begins.startsWith('-')) {
        forms.append(QByteArray(theirs).replace("\n", "\r\n"));
        forms.append(QByteArray(theirs).replace("\n", "\\n"));
    }
    for (const QByteArray &form : forms) {
        const Secret data{QByteArrayView(form)};
        const Result<KeyPair> read = KeyPair::read(data, Secret(u"correct horse"_s));
        QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().detail));
        QCOMPARE(read->publicKeyDer(), ours.publicKeyDer());
        QCOMPARE(KeyPair::read(data).error().kind, ErrorKind::WrongPassword);
        QCOMPARE(KeyPair::read(data, Secret(u"wrong"_s)).error().kind, ErrorKind::WrongPassword);
    }
}

void OpenSslCommandTest::weReadItsCertificates_data()
{
    QTest::addColumn<KeyAlgorithm>("algorithm");
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("signature");
    QTest::newRow("EC") << KeyAlgorithm::EcP256 << QStringList{u"-sha256"_s}
                        << u"ecdsa-with-SHA256"_s;
    QTest::newRow("EC in DER") << KeyAlgorithm::EcP384
                               << QStringList{u"-sha384"_s, u"-outform"_s, u"DER"_s}
                               << u"ecdsa-with-SHA384"_s;
    QTest::newRow("RSA with PSS") << KeyAlgorithm::Rsa3072
                                  << QStringList{u"-sha256"_s, u"-sigopt"_s,
                                                 u"rsa_padding_mode:pss"_s, u"-sigopt"_s,
                                                 u"rsa_pss_saltlen:64"_s}
                                  << u"RSASSA-PSS"_s;
    QTest::newRow("RSA as of old")
        << KeyAlgorithm::Rsa3072 << QStringList{u"-sha256"_s} << u"sha256WithRSAEncryption"_s;
}

void OpenSslCommandTest::weReadItsCertificates()
{
    QFETCH(KeyAlgorithm, algorithm);
    QFETCH(QStringList, options);
    QFETCH(QString, signature);
    const KeyPair &ours = key(algorithm);
    const QString keyFile = file(u"key.pem"_s, ours.toPkcs8Pem().value().revealBytes());
    const QByteArray theirs
        = openssl(QStringList{u"req"_s, u"-x509"_s, u"-new"_s, u"-key"_s, keyFile, u"-days"_s,
                              u"730"_s, u"-set_serial"_s, u"0x0a1b2c"_s, u"-utf8"_s, u"-subj"_s,
                              u"/O=Example, Inc./CN=Größe"_s}
                  + options);
    const Result<Certificate> read = Certificate::read(theirs);
    QVERIFY2(read.has_value(), theirs.constData());
    QCOMPARE(read->commonName(), u"Größe"_s);
    QCOMPARE(read->subject(), u"O=Example\\, Inc., CN=Größe"_s);
    QCOMPARE(read->serialHex(), u"0A1B2C"_s);
    QCOMPARE(read->signatureName(), signature);
    QCOMPARE(read->keyDescription(), keyName(algorithm));
    QCOMPARE(read->notBefore().daysTo(read->notAfter()), 730);
    QVERIFY(qAbs(read->notBefore().secsTo(QDateTime::currentDateTimeUtc())) < 120);
    QVERIFY(read->belongsTo(ours));
    QVERIFY(!read->belongsTo(key(KeyAlgorithm::EcP521)));
}

void OpenSslCommandTest::weVerifyItsSignatures_data()
{
    verifiesOurSignatures_data();
}

void OpenSslCommandTest::weVerifyItsSignatures()
{
    QFETCH(KeyAlgorithm, algorithm);
    QFETCH(SigningAlgorithm, signing);
    QFETCH(QStringList, options);
    const KeyPair &ours = key(algorithm);
    const QString keyFile = file(u"key.pem"_s, ours.toPkcs8Pem().value().revealBytes());
    const QByteArray message = "header.payload"_ba;
    QByteArray signature
        = openssl(QStringList{u"dgst"_s} + options + QStringList{u"-sign"_s, keyFile}, message);
    QVERIFY2(!signature.startsWith("failed"), signature.constData());
    if (joseName(signing).startsWith(u'E'))
        signature = rawFromDer(signature, ours.sign(signing, message).value().size() / 2);
    QVERIFY(verifySignature(ours.publicKeyDer(), signing, message, signature));
    QVERIFY(!verifySignature(ours.publicKeyDer(), signing, message + '.', signature));
}

SUITESCOPE_GUILESS_MAIN(OpenSslCommandTest)
#include "tst_opensslcommand.moc"
