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

/*! A computer whose OpenSSL came without its legacy provider. */
class OldPkcs12Test : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void whatIsMissingIsNamed_data();
    void whatIsMissingIsNamed();
};

void OldPkcs12Test::whatIsMissingIsNamed_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<bool>("opens");
    QTest::newRow("RC2") << QStringList{u"-legacy"_s} << false;
    QTest::newRow("as written today") << QStringList{} << true;
}

void OldPkcs12Test::whatIsMissingIsNamed()
{
    QFETCH(QStringList, options);
    QFETCH(bool, opens);
    const QString command = QStandardPaths::findExecutable(u"openssl"_s);
    if (command.isEmpty())
        QSKIP("The openssl command is not installed: nothing to read.");
    const QTemporaryDir folder;
    const KeyPair key = KeyPair::generate(KeyAlgorithm::EcP256).value();
    const Certificate certificate
        = Certificate::selfSigned(key, {u"old"_s, QDateTime::currentDateTimeUtc(), 30}).value();
    QFile pem(folder.filePath(u"both.pem"_s));
    QVERIFY(pem.open(QIODevice::WriteOnly));
    pem.write(key.toPkcs8Pem().value().revealBytes() + certificate.toPem());
    pem.close();
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(u"OPENSSL_MODULES"_s);
    process.setProcessEnvironment(environment);
    process.start(command,
                  QStringList{u"pkcs12"_s, u"-export"_s, u"-in"_s, pem.fileName(), u"-passout"_s,
                              u"pass:correct horse"_s}
                      + options);
    QVERIFY(process.waitForFinished());
    if (process.exitCode() != 0)
        QSKIP("The openssl command does not write old files here.");
    const QByteArray theirs = process.readAllStandardOutput();

    const KeyReading found
        = readKeys({{u"old.p12"_s, Secret(QByteArrayView(theirs))}}, {Secret(u"correct horse"_s)},
                   QDateTime::currentDateTimeUtc());
    QCOMPARE(found.objects.constFirst().has(KeyVerdictId::LegacyMissing), !opens);
    QVERIFY(!found.refusedPassword());
    if (opens)
        return;
    // A wrong password is told apart even so, since the seal can be tried.
    const KeyReading wrong = readKeys({{u"old.p12"_s, Secret(QByteArrayView(theirs))}},
                                      {Secret(u"wrong"_s)}, QDateTime::currentDateTimeUtc());
    QVERIFY(wrong.refusedPassword());
}

int main(int argc, char *argv[])
{
    qputenv("OPENSSL_MODULES", "/nonexistent"); // before any library looks
    const CryptoRuntime crypto;
    QCoreApplication app(argc, argv);
    OldPkcs12Test test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_oldpkcs12.moc"
