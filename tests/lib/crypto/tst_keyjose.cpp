// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// JWK and JWS against npm's jose, an implementation that shares no line with ours.

#include "lib/crypto/digest.h"
#include "lib/crypto/keyexport.h"
#include "lib/crypto/keyreading.h"
#include "tests/support/npmpackage.h"
#include "tests/support/testmain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace suitescope;

Q_DECLARE_METATYPE(suitescope::KeyAlgorithm)
Q_DECLARE_METATYPE(suitescope::SigningAlgorithm)

namespace {

// Everything jose can say about what we wrote, and a key, a set and a token of its own.
const char *const script = R"(
const jose = require(process.argv[1]);
let text = '';
process.stdin.on('data', part => text += part).on('end', async () => {
    const given = JSON.parse(text), out = {};
    const alg = given.alg;
    const verify = async key => (await jose.jwtVerify(given.token, key)).payload.iss;
    out.byJwk = await verify(await jose.importJWK(given.publicJwk, alg));
    out.bySpki = await verify(await jose.importSPKI(given.spki, alg));
    out.byX509 = await verify(await jose.importX509(given.certificate, alg));
    out.bySet = await verify(jose.createLocalJWKSet({keys: [given.publicJwk]}));
    out.thumbprint = await jose.calculateJwkThumbprint(given.publicJwk);
    const sign = key => new jose.SignJWT({}).setProtectedHeader({alg}).setIssuer('theirs').sign(key);
    out.signedByJwk = await sign(await jose.importJWK(given.privateJwk, alg));
    out.signedByPkcs8 = await sign(await jose.importPKCS8(given.pkcs8, alg));
    const made = await jose.generateKeyPair(alg, {extractable: true, modulusLength: 3072});
    out.madePrivate = await jose.exportJWK(made.privateKey);
    out.madePublic = await jose.exportJWK(made.publicKey);
    out.madePkcs8 = await jose.exportPKCS8(made.privateKey);
    out.madeSigned = await sign(made.privateKey);
    process.stdout.write(JSON.stringify(out));
}))";

QByteArray json(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

bool verifies(const QByteArray &publicKeyDer, SigningAlgorithm algorithm, const QByteArray &token)
{
    const qsizetype dot = token.lastIndexOf('.');
    return verifySignature(
        publicKeyDer, algorithm, QByteArrayView(token).first(dot),
        QByteArray::fromBase64(token.mid(dot + 1), QByteArray::Base64UrlEncoding));
}

KeyReading readText(const QByteArray &text)
{
    return readKeys({{{}, Secret(QByteArrayView(text))}}, {}, QDateTime::currentDateTimeUtc());
}

} // namespace

class KeyJoseTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void joseAgrees_data();
    void joseAgrees();

private:
    QString m_node;
    QString m_jose;
};

void KeyJoseTest::initTestCase()
{
    m_node = QStandardPaths::findExecutable(u"node"_s);
    if (m_node.isEmpty())
        QSKIP("node is not installed: jose was not asked");
    m_jose = npmPackage(QStringLiteral(SUITESCOPE_TEST_CACHE), u"jose"_s, u"5"_s);
    if (m_jose.isEmpty())
        QSKIP("npm's jose could not be installed: it was not asked");
}

void KeyJoseTest::joseAgrees_data()
{
    QTest::addColumn<KeyAlgorithm>("algorithm");
    QTest::addColumn<SigningAlgorithm>("signing");
    QTest::newRow("ES256") << KeyAlgorithm::EcP256 << SigningAlgorithm::ES256;
    QTest::newRow("ES384") << KeyAlgorithm::EcP384 << SigningAlgorithm::ES384;
    QTest::newRow("ES512") << KeyAlgorithm::EcP521 << SigningAlgorithm::ES512;
    QTest::newRow("PS256") << KeyAlgorithm::Rsa3072 << SigningAlgorithm::PS256;
    QTest::newRow("PS384") << KeyAlgorithm::Rsa3072 << SigningAlgorithm::PS384;
    QTest::newRow("PS512") << KeyAlgorithm::Rsa4096 << SigningAlgorithm::PS512;
}

void KeyJoseTest::joseAgrees()
{
    QFETCH(KeyAlgorithm, algorithm);
    QFETCH(SigningAlgorithm, signing);
    const KeyPair key = KeyPair::generate(algorithm).value();
    const Certificate certificate
        = Certificate::selfSigned(key, {u"jose"_s, QDateTime::currentDateTimeUtc(), 30}).value();
    const QString alg = joseName(signing);
    const QByteArray input
        = base64Url(json({{u"alg"_s, alg}})) + '.' + base64Url(json({{u"iss"_s, u"ours"_s}}));
    QJsonObject publicJwk = QJsonDocument::fromJson(key.toPublicJwk()).object();
    QJsonObject privateJwk = QJsonDocument::fromJson(key.toJwk().value().revealBytes()).object();
    QCOMPARE(publicJwk.value(u"alg"_s).toString(), joseName(defaultSigning(algorithm)));
    QVERIFY(!publicJwk.contains(u"d"_s) && privateJwk.contains(u"d"_s));
    publicJwk.insert(u"alg"_s, alg); // an RSA key says PS256 and can do the others
    const QJsonObject given{
        {u"alg"_s, alg},
        {u"token"_s,
         QString::fromLatin1(input + '.' + base64Url(key.sign(signing, input).value()))},
        {u"publicJwk"_s, publicJwk},
        {u"privateJwk"_s, privateJwk},
        {u"spki"_s, QString::fromLatin1(key.toPublicPem())},
        {u"certificate"_s, QString::fromLatin1(certificate.toPem())},
        {u"pkcs8"_s, QString::fromLatin1(key.toPkcs8Pem().value().revealBytes())}};

    QProcess process;
    process.start(m_node, {u"-e"_s, QString::fromLatin1(script), m_jose});
    process.write(json(given));
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished(60'000));
    QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
    const QJsonObject said = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
    for (const QString &way : {u"byJwk"_s, u"bySpki"_s, u"byX509"_s, u"bySet"_s})
        QCOMPARE(way + said.value(way).toString(), way + u"ours"_s);
    QCOMPARE(said.value(u"thumbprint"_s), publicJwk.value(u"kid"_s));
    for (const QString &way : {u"signedByJwk"_s, u"signedByPkcs8"_s})
        QVERIFY2(verifies(key.publicKeyDer(), signing, said.value(way).toString().toLatin1()),
                 qPrintable(way));

    const KeyReading made = readText(json(said.value(u"madePrivate"_s).toObject()));
    QCOMPARE(made.objects.size(), 1);
    const KeyPair theirs = made.objects.constFirst().key;
    QVERIFY(!theirs.isNull());
    QVERIFY(verifies(theirs.publicKeyDer(), signing,
                     said.value(u"madeSigned"_s).toString().toLatin1()));
    const KeyReading same = readText(said.value(u"madePkcs8"_s).toString().toLatin1());
    QCOMPARE(same.objects.constFirst().publicKeyDer, theirs.publicKeyDer());
    const KeyReading set = readText(
        json({{u"keys"_s, QJsonArray{said.value(u"madePublic"_s), said.value(u"madePrivate"_s)}}}));
    QCOMPARE(set.objects.size(), 2);
    QCOMPARE(set.objects.constFirst().kind, KeyObjectKind::PublicKey);
    QVERIFY(set.objects.constLast().has(KeyVerdictId::PairedWith));
}

SUITESCOPE_GUILESS_MAIN(KeyJoseTest)
#include "tst_keyjose.moc"
