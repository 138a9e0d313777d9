// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/keyfiles.h"
#include "setupvalues.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace suitescope;

Q_DECLARE_METATYPE(suitescope::KeyFileFormat)

class KeyFilesTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void privateHalvesAreForTheirOwner_data();
    void privateHalvesAreForTheirOwner();
    void whatCannotBeWrittenLeavesTheFile();
    void whatCannotBeReadIsSaid();
};

void KeyFilesTest::privateHalvesAreForTheirOwner_data()
{
    QTest::addColumn<KeyFileFormat>("format");
    QTest::addColumn<bool>("isPrivate");
    for (int format = 0; format <= int(KeyFileFormat::PublicPem); ++format) {
        const auto one = KeyFileFormat(format);
        QTest::addRow("%d", format)
            << one << (one != KeyFileFormat::PublicJwk && one != KeyFileFormat::PublicPem);
    }
}

void KeyFilesTest::privateHalvesAreForTheirOwner()
{
    QFETCH(KeyFileFormat, format);
    QFETCH(bool, isPrivate);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"key"_s + fileSuffix(format));
    QFile open(path); // one that everybody may read was there before
    QVERIFY(open.open(QIODevice::WriteOnly));
    open.close();
    QVERIFY(open.setPermissions(QFile::Permissions(0x6644)));
    const bool isRsa = format == KeyFileFormat::Pkcs1Pem || format == KeyFileFormat::Pkcs1Der;
    const KeyPair key
        = KeyPair::generate(isRsa ? KeyAlgorithm::Rsa3072 : KeyAlgorithm::EcP256).value();
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const Certificate certificate = Certificate::selfSigned(key, {u"file"_s, now, 30}).value();
    const Secret password(u"x"_s);
    QVERIFY(answerOf(writeKeyFile(path, key, {format, password, certificate})).has_value());
    constexpr int others = 0x0077;
    QCOMPARE((int(QFile(path).permissions()) & others) == 0, isPrivate);

    const auto inputs = answerOf(readKeyFiles({path}));
    QVERIFY(inputs.has_value());
    QCOMPARE(inputs->constFirst().name, path);
    const KeyReading read = readKeys(*inputs, {password}, now);
    QCOMPARE(read.objects.constLast().publicKeyDer, key.publicKeyDer());
    QCOMPARE(read.bestKey() >= 0, isPrivate);
}

void KeyFilesTest::whatCannotBeWrittenLeavesTheFile()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"key.pem"_s);
    const KeyPair key = KeyPair::generate(KeyAlgorithm::EcP256).value();
    QVERIFY(answerOf(writeKeyFile(path, key, {KeyFileFormat::Pkcs8Pem})).has_value());
    const KeyPair rsa = KeyPair::generate(KeyAlgorithm::Rsa3072).value();
    QCOMPARE(answerOf(writeKeyFile(path, rsa, {KeyFileFormat::Sec1Pem})).error().kind,
             ErrorKind::NotAllowed);
    QCOMPARE(answerOf(writeKeyFile(path, rsa, {})).error().kind, ErrorKind::InvalidInput);
    const auto kept = answerOf(readKeyFiles({path}));
    QCOMPARE(KeyPair::read(kept->constFirst().data)->publicKeyDer(), key.publicKeyDer());
    QCOMPARE(
        answerOf(writeKeyFile(u"/nowhere/key.pem"_s, key, {KeyFileFormat::Pkcs8Pem})).error().kind,
        ErrorKind::FileFault);
}

void KeyFilesTest::whatCannotBeReadIsSaid()
{
    const QTemporaryDir folder;
    QCOMPARE(answerOf(readKeyFiles({folder.filePath(u"none"_s)})).error().kind,
             ErrorKind::FileFault);
    QFile big(folder.filePath(u"big"_s));
    QVERIFY(big.open(QIODevice::WriteOnly) && big.resize(KeyReadLimits().bytes + 1));
    big.close();
    QCOMPARE(answerOf(readKeyFiles({big.fileName()})).error().kind, ErrorKind::TooLarge);
}

SUITESCOPE_GUILESS_MAIN(KeyFilesTest)
#include "tst_keyfiles.moc"
