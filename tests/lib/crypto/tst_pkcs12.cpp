// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/crypto/keyreading.h"
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
class Pkcs12Test : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void pkcs12IsRead_data();
    void pkcs12IsRead();
    void pkcs12IsReadAsText_data();
    void pkcs12IsReadAsText();
    void emptyPasswordsOpen();
    void aMissingPasswordIsAskedFor_data();
    void aMissingPasswordIsAskedFor();
    void aChainIsToldFromTheCertificate();
    void certificatesAloneAreFound();
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

KeyReading read(const QByteArray &data,
                const QList<Secret> &passwords = {Secret(u"correct horse"_s)})
{
    return readKeys({{u"theirs.p12"_s, Secret(QByteArrayView(data))}}, passwords,
                    QDateTime::currentDateTimeUtc());
}

QString verdictsOf(const KeyReading &reading)
{
    QStringList all;
    for (const KeyObject &object : reading.objects) {
        all += u"%1:"_s.arg(int(object.kind));
        for (const KeyVerdict &verdict : object.verdicts)
            all += u"%1 %2"_s.arg(int(verdict.id)).arg(verdict.text);
    }
    return all.join(u' ');
}

} // namespace

void Pkcs12Test::initTestCase()
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

QString Pkcs12Test::file(const QString &name, const QByteArray &content) const
{
    QFile out(m_folder.filePath(name));
    if (!out.open(QIODevice::WriteOnly) || out.write(content) != content.size())
        return {};
    return out.fileName();
}

QByteArray Pkcs12Test::openssl(const QStringList &arguments) const
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

QByteArray Pkcs12Test::exported(const QStringList &options, const QString &password)
{
    return openssl(QStringList{u"pkcs12"_s, u"-export"_s, u"-inkey"_s, u"key.pem"_s, u"-in"_s,
                               u"certificate.pem"_s, u"-passout"_s, u"pass:"_s + password}
                   + options);
}

#define NEED_OPENSSL()                                                                             \
    if (m_command.isEmpty() || !openssl({u"version"_s}).startsWith("OpenSSL 3"))                   \
    QSKIP("The openssl command of version 3 is not installed: nothing to read.")

void Pkcs12Test::pkcs12IsRead_data()
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

void Pkcs12Test::pkcs12IsRead()
{
    NEED_OPENSSL();
    QFETCH(QStringList, options);
    const QByteArray theirs = exported(options);
    QVERIFY2(!theirs.startsWith("failed"), theirs.constData());
    const KeyReading found = read(theirs);
    QVERIFY2(found.bestKey() >= 0 && found.bestCertificate() >= 0, qPrintable(verdictsOf(found)));
    const KeyPair key = found.objects.at(found.bestKey()).key;
    QCOMPARE(key.publicKeyDer(), m_key.publicKeyDer());
    QCOMPARE(found.objects.at(found.bestCertificate()).certificate.toDer(), m_certificate.toDer());
    QCOMPARE(found.objects.size(), 3); // with the file itself
    // It outlives the library that opened it.
    const QByteArray signature = key.sign(SigningAlgorithm::ES256, "x"_ba).value();
    QVERIFY(verifySignature(m_key.publicKeyDer(), SigningAlgorithm::ES256, "x"_ba, signature));
}

void Pkcs12Test::pkcs12IsReadAsText_data()
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

void Pkcs12Test::pkcs12IsReadAsText()
{
    NEED_OPENSSL();
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, lineEnd);
    QFETCH(QByteArray, after);
    const QByteArray base64 = exported({}).toBase64();
    QByteArray text = before;
    for (qsizetype at = 0; at < base64.size(); at += 64)
        text += base64.mid(at, 64) + lineEnd;
    const KeyReading found = read(text + after);
    QVERIFY2(found.bestCertificate() >= 0, qPrintable(verdictsOf(found)));
    QVERIFY(found.objects.at(found.bestCertificate()).certificate.belongsTo(m_key));
}

void Pkcs12Test::emptyPasswordsOpen()
{
    NEED_OPENSSL();
    const KeyReading found = read(exported({}, {}), {});
    QVERIFY2(found.bestCertificate() >= 0, qPrintable(verdictsOf(found)));
    QVERIFY(found.objects.at(found.bestCertificate()).certificate.belongsTo(m_key));
}

void Pkcs12Test::aMissingPasswordIsAskedFor_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::newRow("as written today") << QStringList{};
    QTest::newRow("RC2, as long ago") << QStringList{u"-legacy"_s};
    QTest::newRow("without a seal") << QStringList{u"-nomac"_s};
}

void Pkcs12Test::aMissingPasswordIsAskedFor()
{
    NEED_OPENSSL();
    QFETCH(QStringList, options);
    const QByteArray theirs = exported(options);
    QVERIFY2(!theirs.startsWith("failed"), theirs.constData());
    const KeyReading without = read(theirs, {});
    QVERIFY2(without.needsPassword() && without.bestKey() < 0, qPrintable(verdictsOf(without)));
    const KeyReading wrong = read(theirs, {Secret(u"wrong"_s)});
    QVERIFY2(wrong.refusedPassword() && wrong.bestKey() < 0, qPrintable(verdictsOf(wrong)));
}

void Pkcs12Test::aChainIsToldFromTheCertificate()
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
    const KeyReading found = read(exported({u"-certfile"_s, u"chain.pem"_s}));
    QCOMPARE(found.objects.size(), 5); // the file, the key and three certificates
    QVERIFY(found.bestCertificate() >= 0);
    QCOMPARE(found.objects.at(found.bestCertificate()).certificate.commonName(), u"bundled"_s);
}

void Pkcs12Test::certificatesAloneAreFound()
{
    NEED_OPENSSL();
    const QByteArray theirs = exported({u"-nokeys"_s});
    QVERIFY2(!theirs.startsWith("failed"), theirs.constData());
    const KeyReading found = read(theirs);
    QVERIFY(found.bestKey() < 0);
    QVERIFY2(found.bestCertificate() >= 0, qPrintable(verdictsOf(found)));
}

void Pkcs12Test::brokenFilesAreNotTakenForWrongPasswords_data()
{
    QTest::addColumn<int>("keptPercent");
    QTest::newRow("the end is missing") << 95;
    QTest::newRow("half of it") << 50;
    QTest::newRow("little more than the head") << 3;
}

void Pkcs12Test::brokenFilesAreNotTakenForWrongPasswords()
{
    NEED_OPENSSL();
    QFETCH(int, keptPercent);
    const QByteArray theirs = exported({});
    const KeyReading found = read(theirs.left(theirs.size() * keptPercent / 100));
    QVERIFY(found.bestKey() < 0 && !found.refusedPassword() && !found.needsPassword());
    QVERIFY2(found.objects.constFirst().has(KeyVerdictId::Damaged), qPrintable(verdictsOf(found)));
}

SUITESCOPE_GUILESS_MAIN(Pkcs12Test)
#include "tst_pkcs12.moc"
