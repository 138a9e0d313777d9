// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/crypto/keybundle.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace suitescope;

/*! PKCS#12 as the real openssl command writes it. */
class KeyBundleTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void plainKeysAreTakenAsEver();
    void pkcs12IsRead_data();
    void pkcs12IsRead();
    void pkcs12IsReadAsText_data();
    void pkcs12IsReadAsText();
    void emptyPasswordsOpen();
    void aMissingPasswordIsAskedFor_data();
    void aMissingPasswordIsAskedFor();
    void aChainIsCounted();
    void certificatesAloneAreNoKey();
    void brokenFilesAreNotTakenForWrongPasswords_data();
    void brokenFilesAreNotTakenForWrongPasswords();

private:
    QByteArray openssl(const QStringList &arguments) const;
    QByteArray exported(const QStringList &options, const QString &password = u"correct horse"_s);
    QString file(const QString &name, const QByteArray &content) const;

    QString m_command;
    QTemporaryDir m_folder;
    KeyPair m_key;
    Certificate m_certificate;
};

namespace {

Result<KeyBundle> read(const QByteArray &data, const Secret &password = Secret(u"correct horse"_s))
{
    return KeyBundle::read(Secret(QByteArrayView(data)), password);
}

} // namespace

void KeyBundleTest::initTestCase()
{
    QVERIFY(m_folder.isValid());
    m_command = QStandardPaths::findExecutable(u"openssl"_s);
    m_key = KeyPair::generate(KeyAlgorithm::EcP256).value();
    m_certificate
        = Certificate::selfSigned(m_key, {u"bundled"_s, QDateTime::currentDateTimeUtc(), 30})
              .value();
    file(u"key.pem"_s, m_key.toPkcs8Pem().value().revealBytes());
    file(u"certificate.pem"_s, m_certificate.toPem());
}

QString KeyBundleTest::file(const QString &name, const QByteArray &content) const
{
    QFile out(m_folder.filePath(name));
    if (!out.open(QIODevice::WriteOnly) || out.write(content) != content.size())
        return {};
    return out.fileName();
}

QByteArray KeyBundleTest::openssl(const QStringList &arguments) const
{
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.start(m_command, arguments);
    if (!process.waitForFinished(60'000))
        return "did not finish"_ba;
    if (process.exitCode() != 0)
        return "failed: "_ba + process.readAllStandardError();
    return process.readAllStandardOutput();
}

QByteArray KeyBundleTest::exported(const QStringList &options, const QString &password)
{
    return openssl(QStringList{u"pkcs12"_s, u"-export"_s, u"-inkey"_s, u"key.pem"_s, u"-in"_s,
                               u"certificate.pem"_s, u"-passout"_s, u"pass:"_s + password}
                   + options);
}

void KeyBundleTest::plainKeysAreTakenAsEver()
{
    const QByteArray key = m_key.toPkcs8Pem().value().revealBytes();
    const KeyBundle alone = read(key).value();
    QCOMPARE(alone.key.publicKeyDer(), m_key.publicKeyDer());
    QVERIFY(alone.certificate.isNull());
    const KeyBundle both = read(key + m_certificate.toPem()).value();
    QCOMPARE(both.certificate.fingerprint(), m_certificate.fingerprint());
    QCOMPARE(read(m_key.toPkcs8Der().value().revealBytes()).value().key.publicKeyDer(),
             m_key.publicKeyDer());
    QCOMPARE(read("MIIB nothing of the kind"_ba).error().kind, ErrorKind::InvalidInput);
}

#define NEED_OPENSSL()                                                                             \
    if (m_command.isEmpty() || !openssl({u"version"_s}).startsWith("OpenSSL 3"))                   \
    QSKIP("The openssl command of version 3 is not installed: nothing to read.")

void KeyBundleTest::pkcs12IsRead_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::newRow("as written today") << QStringList{};
    QTest::newRow("triple DES") << QStringList{u"-keypbe"_s,  u"PBE-SHA1-3DES"_s,
                                               u"-certpbe"_s, u"PBE-SHA1-3DES"_s,
                                               u"-macalg"_s,  u"sha1"_s};
    QTest::newRow("RC2, as long ago") << QStringList{u"-legacy"_s};
    QTest::newRow("without a seal") << QStringList{u"-nomac"_s};
    QTest::newRow("nothing encrypted")
        << QStringList{u"-keypbe"_s, u"NONE"_s, u"-certpbe"_s, u"NONE"_s};
}

void KeyBundleTest::pkcs12IsRead()
{
    NEED_OPENSSL();
    QFETCH(QStringList, options);
    const QByteArray theirs = exported(options);
    QVERIFY2(!theirs.startsWith("failed"), theirs.constData());
    const Result<KeyBundle> bundle = read(theirs);
    QVERIFY2(bundle.has_value(), bundle ? "" : qPrintable(bundle.error().detail));
    QCOMPARE(bundle->key.publicKeyDer(), m_key.publicKeyDer());
    QCOMPARE(bundle->certificate.toDer(), m_certificate.toDer());
    QCOMPARE(bundle->furtherCertificates, 0);
    // It outlives the library that opened it.
    const QByteArray signature = bundle->key.sign(SigningAlgorithm::ES256, "x"_ba).value();
    QVERIFY(verifySignature(m_key.publicKeyDer(), SigningAlgorithm::ES256, "x"_ba, signature));
}

void KeyBundleTest::pkcs12IsReadAsText_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("lineEnd");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("base64") << ""_ba
                            << "\n"_ba
                            << ""_ba;
    QTest::newRow("base64 in one line") << "  "_ba
                                        << ""_ba
                                        << "\n"_ba;
    QTest::newRow("PEM") << "-----BEGIN PKCS12-----\n"_ba
                         << "\r\n"_ba
                         << "\n-----END PKCS12-----\n"_ba;
}

void KeyBundleTest::pkcs12IsReadAsText()
{
    NEED_OPENSSL();
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, lineEnd);
    QFETCH(QByteArray, after);
    const QByteArray base64 = exported({}).toBase64();
    QByteArray text = before;
    for (qsizetype at = 0; at < base64.size(); at += 64)
        text += base64.mid(at, 64) + lineEnd;
    const Result<KeyBundle> bundle = read(text + after);
    QVERIFY2(bundle.has_value(), bundle ? "" : qPrintable(bundle.error().detail));
    QVERIFY(bundle->certificate.belongsTo(m_key));
}

void KeyBundleTest::emptyPasswordsOpen()
{
    NEED_OPENSSL();
    const Result<KeyBundle> bundle = read(exported({}, {}), Secret());
    QVERIFY2(bundle.has_value(), bundle ? "" : qPrintable(bundle.error().detail));
    QVERIFY(bundle->certificate.belongsTo(m_key));
}

void KeyBundleTest::aMissingPasswordIsAskedFor_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::newRow("as written today") << QStringList{};
    QTest::newRow("RC2, as long ago") << QStringList{u"-legacy"_s};
    QTest::newRow("without a seal") << QStringList{u"-nomac"_s};
}

void KeyBundleTest::aMissingPasswordIsAskedFor()
{
    NEED_OPENSSL();
    QFETCH(QStringList, options);
    const QByteArray theirs = exported(options);
    QVERIFY2(!theirs.startsWith("failed"), theirs.constData());
    for (const Secret &password : {Secret(), Secret(u"wrong"_s)}) {
        const Result<KeyBundle> bundle = read(theirs, password);
        QVERIFY(!bundle.has_value());
        QVERIFY2(bundle.error().kind == ErrorKind::WrongPassword,
                 qPrintable(bundle.error().detail));
    }
}

void KeyBundleTest::aChainIsCounted()
{
    NEED_OPENSSL();
    QByteArray chain;
    for (const QString &name : {u"Example Root"_s, u"Example Issuer"_s}) {
        const KeyPair other = KeyPair::generate(KeyAlgorithm::EcP256).value();
        chain += Certificate::selfSigned(other, {name, QDateTime::currentDateTimeUtc(), 30})
                     .value()
                     .toPem();
    }
    file(u"chain.pem"_s, chain);
    const KeyBundle bundle = read(exported({u"-certfile"_s, u"chain.pem"_s})).value();
    QCOMPARE(bundle.certificate.commonName(), u"bundled"_s);
    QCOMPARE(bundle.furtherCertificates, 2);
}

void KeyBundleTest::certificatesAloneAreNoKey()
{
    NEED_OPENSSL();
    const QByteArray theirs = exported({u"-nokeys"_s});
    QVERIFY2(!theirs.startsWith("failed"), theirs.constData());
    const Result<KeyBundle> bundle = read(theirs);
    QVERIFY(!bundle.has_value());
    QCOMPARE(bundle.error().kind, ErrorKind::InvalidInput);
    QVERIFY2(bundle.error().detail.contains(u"no private key"_s),
             qPrintable(bundle.error().detail));
}

void KeyBundleTest::brokenFilesAreNotTakenForWrongPasswords_data()
{
    QTest::addColumn<int>("keptPercent");
    QTest::newRow("the end is missing") << 95;
    QTest::newRow("half of it") << 50;
    QTest::newRow("little more than the head") << 3;
}

void KeyBundleTest::brokenFilesAreNotTakenForWrongPasswords()
{
    NEED_OPENSSL();
    QFETCH(int, keptPercent);
    const QByteArray theirs = exported({});
    const Result<KeyBundle> bundle = read(theirs.left(theirs.size() * keptPercent / 100));
    QVERIFY(!bundle.has_value());
    QCOMPARE(bundle.error().kind, ErrorKind::InvalidInput);
    QVERIFY2(bundle.error().detail.contains(u"damaged"_s), qPrintable(bundle.error().detail));
}

SUITESCOPE_GUILESS_MAIN(KeyBundleTest)
#include "tst_keybundle.moc"
