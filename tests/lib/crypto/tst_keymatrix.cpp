// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every form of a key and a certificate, in both directions, against the real openssl command. With
// SUITESCOPE_KEY_TABLE=file.md the table of all combinations is written there.

#include "lib/crypto/keyexport.h"
#include "lib/crypto/keyreading.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <array>

using namespace Qt::StringLiterals;
using namespace suitescope;

Q_DECLARE_METATYPE(suitescope::KeyAlgorithm)
Q_DECLARE_METATYPE(suitescope::KeyFileFormat)

namespace {

const QString word = u"correct horse"_s;

constexpr std::array algorithms{KeyAlgorithm::EcP256, KeyAlgorithm::EcP384, KeyAlgorithm::EcP521,
                                KeyAlgorithm::Rsa3072, KeyAlgorithm::Rsa4096};

bool isEc(KeyAlgorithm algorithm)
{
    return algorithm == KeyAlgorithm::EcP256 || algorithm == KeyAlgorithm::EcP384
        || algorithm == KeyAlgorithm::EcP521;
}

enum class For { All, Ec, Rsa };

struct Import
{
    const char *name;
    const char *command; // words for openssl; KEY and CERT are files
    For keys = For::All;
};

// What the command writes.
constexpr std::array imports{
    Import{"PKCS#8 PEM", "pkey -in KEY"},
    Import{"PKCS#8 DER", "pkcs8 -topk8 -nocrypt -in KEY -outform DER"},
    Import{"PKCS#8 PEM, PBES2 AES-256 PBKDF2-SHA256", "pkcs8 -topk8 -in KEY -v2 aes-256-cbc PASS"},
    Import{"PKCS#8 PEM, PBES2 AES-256 PBKDF2-SHA512",
           "pkcs8 -topk8 -in KEY -v2 aes-256-cbc -v2prf hmacWithSHA512 -iter 100000 PASS"},
    Import{"PKCS#8 PEM, PBES2 AES-256 scrypt", "pkcs8 -topk8 -in KEY -scrypt PASS"},
    Import{"PKCS#8 PEM, PBES2 3DES", "pkcs8 -topk8 -in KEY -v2 des3 PASS"},
    Import{"PKCS#8 PEM, PBES1 SHA1 3DES", "pkcs8 -topk8 -in KEY -v1 PBE-SHA1-3DES PASS"},
    Import{"PKCS#8 PEM, PBES1 SHA1 RC2-40 (legacy)",
           "pkcs8 -topk8 -in KEY -v1 PBE-SHA1-RC2-40 -provider legacy -provider default PASS"},
    Import{"PKCS#8 PEM, PBES1 MD5 DES (legacy)",
           "pkcs8 -topk8 -in KEY -v1 PBE-MD5-DES -provider legacy -provider default PASS"},
    Import{"PKCS#8 DER, PBES2 AES-256", "pkcs8 -topk8 -in KEY -v2 aes-256-cbc -outform DER PASS"},
    Import{"SEC1 PEM", "ec -in KEY", For::Ec},
    Import{"SEC1 PEM, point compressed", "ec -in KEY -conv_form compressed", For::Ec},
    Import{"SEC1 DER", "ec -in KEY -outform DER", For::Ec},
    Import{"SEC1 PEM, Proc-Type AES-128", "ec -in KEY -aes128 PASS", For::Ec},
    Import{"SEC1 PEM, Proc-Type AES-256", "ec -in KEY -aes256 PASS", For::Ec},
    Import{"SEC1 PEM, Proc-Type 3DES", "ec -in KEY -des3 PASS", For::Ec},
    Import{"PKCS#1 PEM", "rsa -in KEY -traditional", For::Rsa},
    Import{"PKCS#1 DER", "rsa -in KEY -traditional -outform DER", For::Rsa},
    Import{"PKCS#1 PEM, Proc-Type AES-256", "rsa -in KEY -traditional -aes256 PASS", For::Rsa},
    Import{"PKCS#1 PEM, Proc-Type 3DES", "rsa -in KEY -traditional -des3 PASS", For::Rsa},
    Import{"PKCS#12, today's ciphers", "pkcs12 -export -inkey KEY -in CERT PASS"},
    Import{"PKCS#12, RC2 and 3DES (legacy)", "pkcs12 -export -legacy -inkey KEY -in CERT PASS"},
    Import{
        "PKCS#12, 3DES, SHA-1 seal",
        "pkcs12 -export -keypbe PBE-SHA1-3DES -certpbe PBE-SHA1-3DES -macalg sha1 -inkey KEY -in "
        "CERT PASS"},
    Import{"PKCS#12, no seal", "pkcs12 -export -nomac -inkey KEY -in CERT PASS"},
    Import{"PKCS#12, nothing encrypted",
           "pkcs12 -export -keypbe NONE -certpbe NONE -inkey KEY -in CERT PASS"},
    Import{"X.509 PEM", "x509 -in CERT"},
    Import{"X.509 DER", "x509 -in CERT -outform DER"},
    Import{"X.509 PEM with -text", "x509 -in CERT -text"},
    Import{"X.509 TRUSTED CERTIFICATE", "x509 -in CERT -trustout"},
    Import{"PKCS#7 PEM", "crl2pkcs7 -nocrl -certfile CERT"},
    Import{"PKCS#7 DER", "crl2pkcs7 -nocrl -certfile CERT -outform DER"},
    Import{"CSR PEM", "req -new -key KEY -subj /CN=x"},
    Import{"CSR DER", "req -new -key KEY -subj /CN=x -outform DER"},
    Import{"public key PEM", "pkey -in KEY -pubout"},
    Import{"public key DER", "pkey -in KEY -pubout -outform DER"},
    Import{"public key PKCS#1 PEM", "rsa -in KEY -RSAPublicKey_out", For::Rsa},
};

struct Export
{
    const char *name;
    KeyFileFormat format;
    const char *command; // reads FILE and writes the public key in DER
    For keys = For::All;
};

constexpr std::array exports{
    Export{"PKCS#8 PEM, AES-256-CBC, PBKDF2-SHA256", KeyFileFormat::EncryptedPkcs8Pem,
           "pkey -in FILE -pubout -outform DER PASSIN"},
    Export{"PKCS#8 DER, AES-256-CBC, PBKDF2-SHA256", KeyFileFormat::EncryptedPkcs8Der,
           "pkey -in FILE -inform DER -pubout -outform DER PASSIN"},
    Export{"PKCS#8 PEM", KeyFileFormat::Pkcs8Pem, "pkey -in FILE -pubout -outform DER"},
    Export{"PKCS#8 DER", KeyFileFormat::Pkcs8Der, "pkey -in FILE -inform DER -pubout -outform DER"},
    Export{"SEC1 PEM", KeyFileFormat::Sec1Pem, "ec -in FILE -pubout -outform DER", For::Ec},
    Export{"SEC1 DER", KeyFileFormat::Sec1Der, "ec -in FILE -inform DER -pubout -outform DER",
           For::Ec},
    Export{"PKCS#1 PEM", KeyFileFormat::Pkcs1Pem, "rsa -in FILE -pubout -outform DER", For::Rsa},
    Export{"PKCS#1 DER", KeyFileFormat::Pkcs1Der, "rsa -in FILE -inform DER -pubout -outform DER",
           For::Rsa},
    Export{"PKCS#12, AES-256-CBC, HMAC-SHA256", KeyFileFormat::Pkcs12,
           "pkcs12 -in FILE -nodes PASSIN"},
    Export{"one line for .env, unfolded", KeyFileFormat::EnvValue,
           "pkey -in FILE -pubout -outform DER"},
    Export{"public key PEM", KeyFileFormat::PublicPem, "pkey -pubin -in FILE -pubout -outform DER"},
};

bool fitsKeys(For keys, KeyAlgorithm algorithm)
{
    return keys == For::All || (keys == For::Ec) == isEc(algorithm);
}

} // namespace

class KeyMatrixTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void weReadWhatItWrites_data();
    void weReadWhatItWrites();
    void itReadsWhatWeWrite_data();
    void itReadsWhatWeWrite();
    void itSeesTheStatedCost();
    void weReadWhatWeWrite_data();
    void weReadWhatWeWrite();
    void cleanupTestCase();

private:
    QByteArray openssl(const QString &words) const;
    QString file(const QString &name, const QByteArray &content) const;
    void note(const char *direction, const char *form, KeyAlgorithm algorithm);

    QString m_command;
    QTemporaryDir m_folder;
    QHash<int, KeyPair> m_keys;
    QHash<int, Certificate> m_certificates;
    QMap<QString, QStringList> m_table; // direction and form, then the kinds of key that passed
};

void KeyMatrixTest::initTestCase()
{
    m_command = QStandardPaths::findExecutable(u"openssl"_s);
    if (m_command.isEmpty())
        QSKIP("The openssl command is not installed: nothing to compare with.");
    if (!openssl(u"version"_s).startsWith("OpenSSL 3"))
        QSKIP("The openssl command is not of version 3: its options differ.");
    QVERIFY(m_folder.isValid());
    for (const KeyAlgorithm algorithm : algorithms) {
        const KeyPair key = KeyPair::generate(algorithm).value();
        m_keys[int(algorithm)] = key;
        m_certificates[int(algorithm)]
            = Certificate::selfSigned(key, {u"matrix"_s, QDateTime::currentDateTimeUtc(), 30})
                  .value();
        const QString number = QString::number(int(algorithm));
        file(u"key"_s + number, key.toPkcs8Pem().value().revealBytes());
        file(u"cert"_s + number, m_certificates[int(algorithm)].toPem());
    }
}

QByteArray KeyMatrixTest::openssl(const QString &words) const
{
    QStringList arguments;
    for (const QString &one : words.split(u' ')) {
        if (one == "PASS"_L1)
            arguments += {u"-passout"_s, u"pass:"_s + word};
        else if (one == "PASSIN"_L1)
            arguments += {u"-passin"_s, u"pass:"_s + word};
        else
            arguments += one;
    }
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.start(m_command, arguments);
    if (!process.waitForFinished(60'000))
        return "did not finish"_ba;
    if (process.exitCode() != 0)
        return "failed: "_ba + process.readAllStandardError();
    return process.readAllStandardOutput();
}

QString KeyMatrixTest::file(const QString &name, const QByteArray &content) const
{
    QFile out(m_folder.filePath(name));
    if (!out.open(QIODevice::WriteOnly) || out.write(content) != content.size())
        return {};
    return out.fileName();
}

void KeyMatrixTest::note(const char *direction, const char *form, KeyAlgorithm algorithm)
{
    m_table[QLatin1String(direction) + u" | "_s + QLatin1String(form)].append(keyName(algorithm));
}

void KeyMatrixTest::weReadWhatItWrites_data()
{
    QTest::addColumn<int>("form");
    QTest::addColumn<KeyAlgorithm>("algorithm");
    for (int i = 0; i < int(imports.size()); ++i) {
        for (const KeyAlgorithm algorithm : algorithms) {
            if (fitsKeys(imports[std::size_t(i)].keys, algorithm))
                QTest::addRow("%s, %s", imports[std::size_t(i)].name,
                              qPrintable(keyName(algorithm)))
                    << i << algorithm;
        }
    }
}

void KeyMatrixTest::weReadWhatItWrites()
{
    QFETCH(int, form);
    QFETCH(KeyAlgorithm, algorithm);
    const Import &import = imports[std::size_t(form)];
    const QString number = QString::number(int(algorithm));
    const QString command = QString::fromLatin1(import.command)
                                .replace(u"KEY"_s, u"key"_s + number)
                                .replace(u"CERT"_s, u"cert"_s + number);
    const QByteArray theirs = openssl(command);
    QVERIFY2(!theirs.startsWith("failed") && !theirs.isEmpty(), theirs.constData());

    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QList<KeyInput> input{{u"theirs"_s, Secret(QByteArrayView(theirs))}};
    const KeyReading read = readKeys(input, {Secret(u"not this one"_s), Secret(word)}, now);
    QVERIFY(!read.objects.isEmpty());
    const KeyPair &key = m_keys[int(algorithm)];
    bool found = false;
    for (const KeyObject &object : read.objects) {
        for (const KeyVerdict &verdict : object.verdicts)
            QVERIFY2(verdict.weight == KeyVerdictWeight::Note, qPrintable(verdict.text));
        if (object.kind == KeyObjectKind::Container)
            continue;
        QCOMPARE(object.algorithm, keyName(algorithm));
        QCOMPARE(object.publicKeyDer, key.publicKeyDer());
        if (object.kind == KeyObjectKind::PrivateKey)
            QCOMPARE(object.key.toPkcs8Der().value(), key.toPkcs8Der().value());
        if (object.kind == KeyObjectKind::X509Certificate)
            QCOMPARE(object.certificate.toDer(), m_certificates[int(algorithm)].toDer());
        found = true;
    }
    QVERIFY(found);
    const bool isPrivate = command.contains(u"PASS"_s) || command.startsWith(u"pkey -in"_s);
    if (isPrivate && !command.contains(u"-pubout"_s))
        QVERIFY(read.bestKey() >= 0);

    // Encrypted, and the password is not there or another one.
    if (command.contains(u"PASS"_s) && !command.contains(u"NONE"_s)) {
        const KeyReading missing = readKeys(input, {}, now);
        QVERIFY(missing.needsPassword() && !missing.refusedPassword());
        QVERIFY(missing.objects.constFirst().encrypted);
        const KeyReading wrong = readKeys(input, {Secret(u"wrong"_s)}, now);
        QVERIFY(wrong.refusedPassword() && !wrong.needsPassword());
    }
    note("openssl writes, we read", import.name, algorithm);
}

void KeyMatrixTest::itReadsWhatWeWrite_data()
{
    QTest::addColumn<int>("form");
    QTest::addColumn<KeyAlgorithm>("algorithm");
    for (int i = 0; i < int(exports.size()); ++i) {
        for (const KeyAlgorithm algorithm : algorithms) {
            if (fitsKeys(exports[std::size_t(i)].keys, algorithm))
                QTest::addRow("%s, %s", exports[std::size_t(i)].name,
                              qPrintable(keyName(algorithm)))
                    << i << algorithm;
        }
    }
}

void KeyMatrixTest::itReadsWhatWeWrite()
{
    QFETCH(int, form);
    QFETCH(KeyAlgorithm, algorithm);
    const Export &one = exports[std::size_t(form)];
    const KeyPair &key = m_keys[int(algorithm)];
    const Result<Secret> ours
        = exported(key, {one.format, Secret(word), m_certificates[int(algorithm)], u"a name"_s});
    QVERIFY2(ours.has_value(), ours ? "" : qPrintable(ours.error().detail));
    QByteArray bytes = ours->revealBytes();
    if (one.format == KeyFileFormat::EnvValue) {
        QVERIFY(bytes.startsWith("\"-----BEGIN") && bytes.endsWith("-----\\n\""));
        QVERIFY(!bytes.contains('\n'));
        bytes = bytes.mid(1, bytes.size() - 2).replace("\\n", "\n");
    }
    file(u"ours"_s, bytes);
    const QByteArray theirs
        = openssl(QString::fromLatin1(one.command).replace(u"FILE"_s, u"ours"_s));
    if (one.format == KeyFileFormat::Pkcs12) {
        const KeyReading back
            = readKeys({{{}, Secret(QByteArrayView(theirs))}}, {}, QDateTime::currentDateTimeUtc());
        QVERIFY2(back.bestKey() >= 0, theirs.constData());
        QCOMPARE(back.objects.at(back.bestKey()).publicKeyDer, key.publicKeyDer());
        QCOMPARE(back.objects.at(back.bestCertificate()).certificate.toDer(),
                 m_certificates[int(algorithm)].toDer());
        QVERIFY(theirs.contains("friendlyName: a name"));
    } else {
        QCOMPARE(theirs, key.publicKeyDer());
    }
    note("we write, openssl reads", one.name, algorithm);
}

void KeyMatrixTest::itSeesTheStatedCost()
{
    const KeyPair &key = m_keys[int(KeyAlgorithm::EcP256)];
    file(u"sealed"_s, key.toEncryptedPkcs8Pem(Secret(word)).value().revealBytes());
    const QByteArray parsed = openssl(u"asn1parse -in sealed"_s);
    QVERIFY2(parsed.contains(":PBES2") && parsed.contains(":PBKDF2"), parsed.constData());
    QVERIFY(parsed.contains(":hmacWithSHA256") && parsed.contains(":aes-256-cbc"));
    QVERIFY(parsed.contains("INTEGER           :0927C0")); // 600,000
    const Secret file12
        = toPkcs12(key, m_certificates[int(KeyAlgorithm::EcP256)], Secret(word)).value();
    file(u"ours.p12"_s, file12.revealBytes());
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(m_command,
                  {u"pkcs12"_s, u"-in"_s, u"ours.p12"_s, u"-info"_s, u"-noout"_s, u"-passin"_s,
                   u"pass:"_s + word});
    QVERIFY(process.waitForFinished());
    const QByteArray said = process.readAll();
    QVERIFY2(said.contains("MAC: sha256, Iteration 600000"), said.constData());
    QCOMPARE(said.count("PBES2, PBKDF2, AES-256-CBC, Iteration 600000, PRF hmacWithSHA256"), 2);
}

void KeyMatrixTest::weReadWhatWeWrite_data()
{
    QTest::addColumn<KeyFileFormat>("format");
    QTest::addColumn<KeyAlgorithm>("algorithm");
    for (int format = 0; format <= int(KeyFileFormat::PublicPem); ++format) {
        for (const KeyAlgorithm algorithm : algorithms) {
            const auto one = KeyFileFormat(format);
            const bool sec1 = one == KeyFileFormat::Sec1Pem || one == KeyFileFormat::Sec1Der;
            const bool pkcs1 = one == KeyFileFormat::Pkcs1Pem || one == KeyFileFormat::Pkcs1Der;
            if ((!sec1 || isEc(algorithm)) && (!pkcs1 || !isEc(algorithm)))
                QTest::addRow("%d, %s", format, qPrintable(keyName(algorithm))) << one << algorithm;
        }
    }
}

void KeyMatrixTest::weReadWhatWeWrite()
{
    QFETCH(KeyFileFormat, format);
    QFETCH(KeyAlgorithm, algorithm);
    const KeyPair &key = m_keys[int(algorithm)];
    const Secret ours
        = exported(key, {format, Secret(word), m_certificates[int(algorithm)]}).value();
    const KeyReading read = readKeys({{{}, ours}}, {Secret(word)}, QDateTime::currentDateTimeUtc());
    const bool isPublic = format == KeyFileFormat::PublicJwk || format == KeyFileFormat::PublicPem;
    QCOMPARE(read.bestKey() < 0, isPublic);
    QCOMPARE(read.objects.constLast().algorithm, keyName(algorithm));
    QCOMPARE(read.objects.constLast().publicKeyDer, key.publicKeyDer());
    if (!isPublic) {
        QCOMPARE(read.objects.at(read.bestKey()).key.toPkcs8Der().value(),
                 key.toPkcs8Der().value());
        QCOMPARE(isInTheClear(format), !isEncrypted(format));
    }
    if (isEncrypted(format))
        QVERIFY(!exported(key, {format, {}, m_certificates[int(algorithm)]}));
}

void KeyMatrixTest::cleanupTestCase()
{
    const QString path = qEnvironmentVariable("SUITESCOPE_KEY_TABLE");
    if (path.isEmpty())
        return;
    QFile out(path);
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write("| direction | form | kinds of key |\n|---|---|---|\n");
    for (auto it = m_table.cbegin(); it != m_table.cend(); ++it)
        out.write(u"| %1 | %2 |\n"_s.arg(it.key(), it.value().join(u", "_s)).toUtf8());
}

SUITESCOPE_GUILESS_MAIN(KeyMatrixTest)
#include "tst_keymatrix.moc"
