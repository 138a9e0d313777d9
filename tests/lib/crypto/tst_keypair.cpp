// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/crypto/digest.h"
#include "lib/crypto/keypair.h"
#include "tests/support/testmain.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QThread>

#include <atomic>
#include <functional>
#include <memory>
#include <vector>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

QByteArray base64UrlDecoded(const QByteArray &text)
{
    return QByteArray::fromBase64(text, QByteArray::Base64UrlEncoding);
}

// The public key of RFC 7515 A.3.1 as SubjectPublicKeyInfo.
QByteArray rfcPublicKey()
{
    return QByteArray::fromHex("3059301306072a8648ce3d020106082a8648ce3d030107034200"
                               "04")
        + base64UrlDecoded("f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU")
        + base64UrlDecoded("x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0");
}

const QByteArray rfcSigned = "eyJhbGciOiJFUzI1NiJ9"
                             ".eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFt"
                             "cGxlLmNvbS9pc19yb290Ijp0cnVlfQ"_ba;
const QByteArray rfcSignature = "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSA"
                                "pmWQxfKTUJqPP3-Kg6NU1Q"_ba;

// The private key of RFC 7515 A.3 in SEC1; a published example, of no worth.
QByteArray rfcSec1()
{
    return QByteArray::fromHex("30770201010420")
        + base64UrlDecoded("jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI")
        + QByteArray::fromHex("a00a06082a8648ce3d030107a144034200") + rfcPublicKey().right(65);
}

QByteArray pem(const QByteArray &label, const QByteArray &der)
{
    QByteArray text = "-----BEGIN " + label + "-----\n";
    const QByteArray base64 = der.toBase64();
    for (qsizetype at = 0; at < base64.size(); at += 64)
        text += base64.mid(at, 64) + '\n';
    return text + "-----END " + label + "-----\n";
}

Secret secret(const QByteArray &bytes)
{
    return Secret{QByteArrayView(bytes)};
}

} // namespace

Q_DECLARE_METATYPE(suitescope::KeyAlgorithm)
Q_DECLARE_METATYPE(suitescope::SigningAlgorithm)

class KeyPairTest : public QObject
{
    Q_OBJECT

private slots:
    void namesOfAlgorithmsGoBothWays();
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void algorithmsHaveTheirNames_data();
    void algorithmsHaveTheirNames();
    void eachAlgorithmFitsItsKeys_data();
    void eachAlgorithmFitsItsKeys();
    void generatedKeyKnowsItself_data();
    void generatedKeyKnowsItself();
    void formatsComeBack_data();
    void formatsComeBack();
    void sec1IsForEcOnly();
    void encryptedKeyNeedsItsPassword_data();
    void encryptedKeyNeedsItsPassword();
    void emptyPasswordIsRefused();
    void pastedTextIsUnderstood_data();
    void pastedTextIsUnderstood();
    void wrongInputIsNamed_data();
    void wrongInputIsNamed();
    void signaturesVerify_data();
    void signaturesVerify();
    void signingWithAnUnfitAlgorithmIsNotAllowed_data();
    void signingWithAnUnfitAlgorithmIsNotAllowed();
    void rfc7515VectorVerifies();
    void rfc7515KeySigns();
    void forgedSignaturesFail_data();
    void forgedSignaturesFail();
    void shortNumbersArePadded();
    void oneKeyServesManyThreads();
    void nullKeyDoesNothing();

private:
    const KeyPair &key(KeyAlgorithm algorithm) const;

    KeyPair m_p256;
    KeyPair m_p384;
    KeyPair m_p521;
    KeyPair m_rsa; // made once: slow
};

void KeyPairTest::initTestCase()
{
    m_p256 = KeyPair::generate(KeyAlgorithm::EcP256).value();
    m_p384 = KeyPair::generate(KeyAlgorithm::EcP384).value();
    m_p521 = KeyPair::generate(KeyAlgorithm::EcP521).value();
    m_rsa = KeyPair::generate(KeyAlgorithm::Rsa3072).value();
}

const KeyPair &KeyPairTest::key(KeyAlgorithm algorithm) const
{
    switch (algorithm) {
    case KeyAlgorithm::EcP256:
        return m_p256;
    case KeyAlgorithm::EcP384:
        return m_p384;
    case KeyAlgorithm::EcP521:
        return m_p521;
    case KeyAlgorithm::Rsa3072:
    case KeyAlgorithm::Rsa4096:
        return m_rsa;
    }
    Q_UNREACHABLE();
}

void KeyPairTest::algorithmsHaveTheirNames_data()
{
    QTest::addColumn<SigningAlgorithm>("algorithm");
    QTest::addColumn<QString>("name");
    QTest::newRow("ES256") << SigningAlgorithm::ES256 << u"ES256"_s;
    QTest::newRow("ES384") << SigningAlgorithm::ES384 << u"ES384"_s;
    QTest::newRow("ES512") << SigningAlgorithm::ES512 << u"ES512"_s;
    QTest::newRow("PS256") << SigningAlgorithm::PS256 << u"PS256"_s;
    QTest::newRow("PS384") << SigningAlgorithm::PS384 << u"PS384"_s;
    QTest::newRow("PS512") << SigningAlgorithm::PS512 << u"PS512"_s;
}

void KeyPairTest::algorithmsHaveTheirNames()
{
    QFETCH(SigningAlgorithm, algorithm);
    QFETCH(QString, name);
    QCOMPARE(joseName(algorithm), name);
    QCOMPARE(signingAlgorithm(name), std::optional(algorithm));
    QCOMPARE(signingAlgorithm(name.toLower()), std::nullopt); // RFC 7515: case-sensitive
    QCOMPARE(signingAlgorithm(u"RS256"_s), std::nullopt);
}

void KeyPairTest::eachAlgorithmFitsItsKeys_data()
{
    QTest::addColumn<KeyAlgorithm>("algorithm");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("fitting"); // the default first
    QTest::newRow("P-256") << KeyAlgorithm::EcP256 << u"EC P-256"_s << QStringList{u"ES256"_s};
    QTest::newRow("P-384") << KeyAlgorithm::EcP384 << u"EC P-384"_s << QStringList{u"ES384"_s};
    QTest::newRow("P-521") << KeyAlgorithm::EcP521 << u"EC P-521"_s << QStringList{u"ES512"_s};
    const QStringList pss{u"PS256"_s, u"PS384"_s, u"PS512"_s};
    QTest::newRow("RSA 3072") << KeyAlgorithm::Rsa3072 << u"RSA 3072"_s << pss;
    QTest::newRow("RSA 4096") << KeyAlgorithm::Rsa4096 << u"RSA 4096"_s << pss;
}

void KeyPairTest::eachAlgorithmFitsItsKeys()
{
    QFETCH(KeyAlgorithm, algorithm);
    QFETCH(QString, name);
    QFETCH(QStringList, fitting);
    QCOMPARE(keyName(algorithm), name);
    QCOMPARE(joseName(defaultSigning(algorithm)), fitting.constFirst());
    for (const QString &jose :
         {u"ES256"_s, u"ES384"_s, u"ES512"_s, u"PS256"_s, u"PS384"_s, u"PS512"_s})
        QCOMPARE(fits(*signingAlgorithm(jose), algorithm), fitting.contains(jose));
}

void KeyPairTest::generatedKeyKnowsItself_data()
{
    QTest::addColumn<KeyAlgorithm>("algorithm");
    QTest::newRow("P-256") << KeyAlgorithm::EcP256;
    QTest::newRow("P-384") << KeyAlgorithm::EcP384;
    QTest::newRow("P-521") << KeyAlgorithm::EcP521;
    QTest::newRow("RSA 3072") << KeyAlgorithm::Rsa3072;
}

void KeyPairTest::generatedKeyKnowsItself()
{
    QFETCH(KeyAlgorithm, algorithm);
    const KeyPair &made = key(algorithm);
    QVERIFY(!made.isNull());
    QCOMPARE(made.algorithm(), std::optional(algorithm));
    QCOMPARE(made.description(), keyName(algorithm));
    QCOMPARE(publicKeyDescription(made.publicKeyDer()), keyName(algorithm));
    QVERIFY(!made.publicKeyDer().isEmpty());
    QCOMPARE(made.publicKeyFingerprint(), sha256(made.publicKeyDer()));
    if (algorithm != KeyAlgorithm::Rsa3072) {
        const KeyPair other = KeyPair::generate(algorithm).value();
        QVERIFY(other.publicKeyDer() != made.publicKeyDer());
    }
}

void KeyPairTest::formatsComeBack_data()
{
    generatedKeyKnowsItself_data();
}

void KeyPairTest::formatsComeBack()
{
    QFETCH(KeyAlgorithm, algorithm);
    const KeyPair &made = key(algorithm);

    const Secret pkcs8 = made.toPkcs8Pem().value();
    QVERIFY(pkcs8.view().startsWith("-----BEGIN PRIVATE KEY-----\n"));
    QVERIFY(pkcs8.view().endsWith("-----END PRIVATE KEY-----\n"));
    const Secret der = made.toPkcs8Der().value();
    QCOMPARE(pem("PRIVATE KEY"_ba, der.revealBytes()), pkcs8.revealBytes());
    std::vector<Secret> forms{pkcs8, der};
    if (algorithm != KeyAlgorithm::Rsa3072) {
        forms.push_back(made.toSec1Pem().value());
        QVERIFY(forms.back().view().startsWith("-----BEGIN EC PRIVATE KEY-----\n"));
    }
    for (const Secret &form : forms) {
        const Result<KeyPair> read = KeyPair::read(form);
        QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().detail));
        QCOMPARE(read->publicKeyDer(), made.publicKeyDer());
        QCOMPARE(read->algorithm(), made.algorithm());
        QVERIFY(read->toPkcs8Pem().value() == pkcs8);
    }
}

void KeyPairTest::sec1IsForEcOnly()
{
    const Result<Secret> answer = m_rsa.toSec1Pem();
    QVERIFY(!answer.has_value());
    QCOMPARE(answer.error().kind, ErrorKind::NotAllowed);
}

void KeyPairTest::encryptedKeyNeedsItsPassword_data()
{
    QTest::addColumn<KeyAlgorithm>("algorithm");
    QTest::addColumn<QString>("password");
    QTest::newRow("EC") << KeyAlgorithm::EcP256 << u"correct horse"_s;
    QTest::newRow("EC, umlauts") << KeyAlgorithm::EcP521 << u"pässwörd"_s;
    QTest::newRow("RSA") << KeyAlgorithm::Rsa3072 << u"x"_s;
}

void KeyPairTest::encryptedKeyNeedsItsPassword()
{
    QFETCH(KeyAlgorithm, algorithm);
    QFETCH(QString, password);
    const Secret sealed = key(algorithm).toEncryptedPkcs8Pem(Secret(password)).value();
    QVERIFY(sealed.view().startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----\n"));

    QCOMPARE(KeyPair::read(sealed, Secret(password)).value().publicKeyDer(),
             key(algorithm).publicKeyDer());
    const Result<KeyPair> without = KeyPair::read(sealed);
    QVERIFY(!without.has_value());
    QCOMPARE(without.error().kind, ErrorKind::WrongPassword);
    QCOMPARE(without.error().detail, u"the key is encrypted"_s);
    const Result<KeyPair> wrong = KeyPair::read(sealed, Secret(password + u"!"_s));
    QVERIFY(!wrong.has_value());
    QCOMPARE(wrong.error().kind, ErrorKind::WrongPassword);
    QCOMPARE(wrong.error().detail, u"the password does not open the key"_s);
}

void KeyPairTest::emptyPasswordIsRefused()
{
    const Result<Secret> answer = m_p256.toEncryptedPkcs8Pem(Secret());
    QVERIFY(!answer.has_value());
    QCOMPARE(answer.error().kind, ErrorKind::InvalidInput);
}

void KeyPairTest::pastedTextIsUnderstood_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray sec1 = pem("EC PRIVATE KEY"_ba, rfcSec1());
    const QByteArray pkcs8 = KeyPair::read(secret(sec1)).value().toPkcs8Pem().value().revealBytes();
    const auto replaced
        = [](QByteArray text, const char *from, const char *to) { return text.replace(from, to); };
    QTest::newRow("SEC1") << sec1;
    QTest::newRow("PKCS#8") << pkcs8;
    QTest::newRow("SEC1 DER") << rfcSec1();
    QTest::newRow("Windows line breaks") << replaced(pkcs8, "\n", "\r\n");
    QTest::newRow("old Mac line breaks") << replaced(pkcs8, "\n", "\r");
    QTest::newRow("literal line breaks") << replaced(pkcs8, "\n", "\\n");
    QTest::newRow("literal Windows line breaks") << replaced(pkcs8, "\n", "\\r\\n");
    QTest::newRow("literal and real line breaks") << replaced(pkcs8, "\n", "\\n\n");
    QTest::newRow("one line with blanks") << replaced(pkcs8, "\n", " ");
    QTest::newRow("one line without blanks") << replaced(pkcs8, "\n", "");
    QTest::newRow(".env line") << "A=1\nNETSUITE_PRIVATE_KEY=\"" + replaced(pkcs8, "\n", "\\n")
            + "\"\nB=2\n";
    QTest::newRow("JSON") << "{\"key\": \"" + replaced(pkcs8, "\n", "\\n") + "\"}";
    QTest::newRow("indented") << replaced(pkcs8, "\n", "\n    ");
    QTest::newRow("text around") << "Dear colleague,\n\nhere it is:\n" + pkcs8 + "\nBye\n";
    QTest::newRow("blank lines inside") << replaced(pkcs8, "\n", "\n\n");
    QTest::newRow("no line break at the end") << pkcs8.trimmed();
    QTest::newRow("byte order mark") << "\xef\xbb\xbf" + pkcs8;
    QTest::newRow("no-break spaces") << replaced(pkcs8, "\n", "\xc2\xa0\n");
    QTest::newRow("after the curve parameters")
        << "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n" + sec1;
    QTest::newRow("after a certificate")
        << "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n" + pkcs8;
    QTest::newRow("twice") << pkcs8 + sec1;
}

void KeyPairTest::pastedTextIsUnderstood()
{
    QFETCH(QByteArray, text);
    const Result<KeyPair> read = KeyPair::read(secret(text));
    QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().detail));
    QCOMPARE(read->publicKeyDer().toHex(), rfcPublicKey().toHex());
    QCOMPARE(read->algorithm(), std::optional(KeyAlgorithm::EcP256));
}

void KeyPairTest::wrongInputIsNamed_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("detail");
    const QByteArray sec1 = pem("EC PRIVATE KEY"_ba, rfcSec1());
    const QString none = u"there is no private key in this"_s;
    const QString damaged = u"the data is not a private key, or it is damaged"_s;
    QTest::newRow("empty") << QByteArray() << u"nothing was given"_s;
    QTest::newRow("blanks") << " \r\n\t"_ba << u"nothing was given"_s;
    QTest::newRow("prose") << "my private key"_ba << none;
    QTest::newRow("begins like DER") << "0123456789"_ba << none;
    QTest::newRow("zeros") << QByteArray(4096, '\0') << none;
    QTest::newRow("DER cut off") << rfcSec1().chopped(3) << none;
    QTest::newRow("public key") << pem("PUBLIC KEY"_ba, rfcPublicKey())
                                << u"this is a public key, not a private key"_s;
    QTest::newRow("public key in DER")
        << rfcPublicKey() << u"this is a public key, not a private key"_s;
    QTest::newRow("certificate") << pem("CERTIFICATE"_ba, "x"_ba)
                                 << u"this is a certificate, not a private key"_s;
    QTest::newRow("request") << pem("CERTIFICATE REQUEST"_ba, "x"_ba)
                             << u"this is a certificate request, not a private key"_s;
    QTest::newRow("OpenSSH") << pem("OPENSSH PRIVATE KEY"_ba, "openssh-key-v1"_ba)
                             << u"this is a private key in the format of OpenSSH, not PKCS#8"_s;
    QTest::newRow("something else") << pem("X509 CRL"_ba, "x"_ba)
                                    << u"this is a PEM block of another kind, not a private key"_s;
    QTest::newRow("no END") << sec1.left(120) << u"the END line of the private key is missing"_s;
    QTest::newRow("END of another kind")
        << QByteArray(sec1).replace("END EC PRIVATE", "END PRIVATE")
        << u"the END line of the private key is missing"_s;
    QTest::newRow("wrong label") << pem("PRIVATE KEY"_ba, rfcPublicKey()) << damaged;
    QTest::newRow("nothing inside")
        << "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n"_ba << damaged;
    QTest::newRow("a line is missing")
        << pem("EC PRIVATE KEY"_ba, rfcSec1().remove(40, 48)) << damaged;
    QTest::newRow("not base64") << QByteArray(sec1).insert(60, "#$%") << damaged;
    QByteArray swapped = rfcSec1();
    swapped[20] = char(swapped[20] ^ 1); // another private number, the old public point
    QTest::newRow("halves of two keys")
        << pem("EC PRIVATE KEY"_ba, swapped)
        << u"the private and the public half of the key do not belong together"_s;
}

void KeyPairTest::wrongInputIsNamed()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, detail);
    for (const Secret &password : {Secret(), Secret(u"password"_s)}) {
        const Result<KeyPair> read = KeyPair::read(secret(text), password);
        QVERIFY(!read.has_value());
        QCOMPARE(read.error().kind, ErrorKind::InvalidInput);
        QCOMPARE(read.error().detail, detail);
    }
}

void KeyPairTest::signaturesVerify_data()
{
    QTest::addColumn<KeyAlgorithm>("keyAlgorithm");
    QTest::addColumn<SigningAlgorithm>("algorithm");
    QTest::addColumn<qsizetype>("size");
    QTest::newRow("ES256") << KeyAlgorithm::EcP256 << SigningAlgorithm::ES256 << qsizetype(64);
    QTest::newRow("ES384") << KeyAlgorithm::EcP384 << SigningAlgorithm::ES384 << qsizetype(96);
    QTest::newRow("ES512") << KeyAlgorithm::EcP521 << SigningAlgorithm::ES512 << qsizetype(132);
    QTest::newRow("PS256") << KeyAlgorithm::Rsa3072 << SigningAlgorithm::PS256 << qsizetype(384);
    QTest::newRow("PS384") << KeyAlgorithm::Rsa3072 << SigningAlgorithm::PS384 << qsizetype(384);
    QTest::newRow("PS512") << KeyAlgorithm::Rsa3072 << SigningAlgorithm::PS512 << qsizetype(384);
}

void KeyPairTest::signaturesVerify()
{
    QFETCH(KeyAlgorithm, keyAlgorithm);
    QFETCH(SigningAlgorithm, algorithm);
    QFETCH(qsizetype, size);
    const KeyPair &signer = key(keyAlgorithm);
    for (const QByteArray &message : {"header.payload"_ba, QByteArray(), QByteArray(5000, 'x')}) {
        const QByteArray signature = signer.sign(algorithm, message).value();
        QCOMPARE(signature.size(), size);
        QVERIFY(verifySignature(signer.publicKeyDer(), algorithm, message, signature));
        QVERIFY(!verifySignature(signer.publicKeyDer(), algorithm, message + '.', signature));
        QByteArray bent = signature;
        bent[bent.size() - 1] = char(bent.back() ^ 1);
        QVERIFY(!verifySignature(signer.publicKeyDer(), algorithm, message, bent));
    }
}

void KeyPairTest::signingWithAnUnfitAlgorithmIsNotAllowed_data()
{
    QTest::addColumn<KeyAlgorithm>("keyAlgorithm");
    QTest::addColumn<SigningAlgorithm>("algorithm");
    QTest::newRow("other curve") << KeyAlgorithm::EcP256 << SigningAlgorithm::ES384;
    QTest::newRow("PSS with EC") << KeyAlgorithm::EcP256 << SigningAlgorithm::PS256;
    QTest::newRow("ECDSA with RSA") << KeyAlgorithm::Rsa3072 << SigningAlgorithm::ES256;
}

void KeyPairTest::signingWithAnUnfitAlgorithmIsNotAllowed()
{
    QFETCH(KeyAlgorithm, keyAlgorithm);
    QFETCH(SigningAlgorithm, algorithm);
    const Result<QByteArray> answer = key(keyAlgorithm).sign(algorithm, "x"_ba);
    QVERIFY(!answer.has_value());
    QCOMPARE(answer.error().kind, ErrorKind::NotAllowed);
    QVERIFY(answer.error().detail.contains(joseName(algorithm)));
}

void KeyPairTest::rfc7515VectorVerifies()
{
    const QByteArray signature = base64UrlDecoded(rfcSignature);
    QVERIFY(verifySignature(rfcPublicKey(), SigningAlgorithm::ES256, rfcSigned, signature));
    QVERIFY(!verifySignature(rfcPublicKey(), SigningAlgorithm::ES256, rfcSigned + 'x', signature));
}

void KeyPairTest::rfc7515KeySigns()
{
    const KeyPair rfc = KeyPair::read(secret(rfcSec1())).value();
    QCOMPARE(rfc.publicKeyDer(), rfcPublicKey());
    const QByteArray signature = rfc.sign(SigningAlgorithm::ES256, rfcSigned).value();
    QVERIFY(verifySignature(rfcPublicKey(), SigningAlgorithm::ES256, rfcSigned, signature));
}

void KeyPairTest::forgedSignaturesFail_data()
{
    QTest::addColumn<QByteArray>("publicKey");
    QTest::addColumn<SigningAlgorithm>("algorithm");
    QTest::addColumn<QByteArray>("signature");
    const QByteArray good = base64UrlDecoded(rfcSignature);
    const auto es256 = SigningAlgorithm::ES256;
    QTest::newRow("empty") << rfcPublicKey() << es256 << QByteArray();
    QTest::newRow("zeros") << rfcPublicKey() << es256 << QByteArray(64, '\0');
    QTest::newRow("ones") << rfcPublicKey() << es256 << QByteArray(64, '\xff');
    QTest::newRow("too short") << rfcPublicKey() << es256 << good.chopped(1);
    QTest::newRow("too long") << rfcPublicKey() << es256 << good + '\0';
    QTest::newRow("halves exchanged") << rfcPublicKey() << es256 << good.right(32) + good.left(32);
    QTest::newRow("DER instead of raw") << rfcPublicKey() << es256
                                        << QByteArray::fromHex("304502200e") + good.mid(1, 31)
            + QByteArray::fromHex("022100") + good.right(32);
    QTest::newRow("other curve's name") << rfcPublicKey() << SigningAlgorithm::ES384 << good;
    QTest::newRow("PSS on EC") << rfcPublicKey() << SigningAlgorithm::PS256 << good;
    QTest::newRow("another key") << m_p256.publicKeyDer() << es256 << good;
    QTest::newRow("key of another curve") << m_p384.publicKeyDer() << es256 << good;
    QTest::newRow("RSA key") << m_rsa.publicKeyDer() << es256 << good;
    QTest::newRow("no key") << QByteArray() << es256 << good;
    QTest::newRow("garbage key") << "garbage"_ba << es256 << good;
}

void KeyPairTest::forgedSignaturesFail()
{
    QFETCH(QByteArray, publicKey);
    QFETCH(SigningAlgorithm, algorithm);
    QFETCH(QByteArray, signature);
    QVERIFY(!verifySignature(publicKey, algorithm, rfcSigned, signature));
}

// One signature in 128 has a number with a leading zero byte: the size must not show it.
void KeyPairTest::shortNumbersArePadded()
{
    bool padded = false;
    for (int i = 0; i < 3000 && !padded; ++i) {
        const QByteArray message = QByteArray::number(i);
        const QByteArray signature = m_p256.sign(SigningAlgorithm::ES256, message).value();
        QCOMPARE(signature.size(), 64);
        if (signature[0] != 0 && signature[32] != 0)
            continue;
        padded = true;
        QVERIFY(
            verifySignature(m_p256.publicKeyDer(), SigningAlgorithm::ES256, message, signature));
    }
    QVERIFY(padded);
}

void KeyPairTest::oneKeyServesManyThreads()
{
    std::atomic<int> right = 0;
    std::vector<std::unique_ptr<QThread>> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back(QThread::create([this, &right] {
            for (int round = 0; round < 25; ++round) {
                const KeyPair copy = m_p256;
                const auto signature = copy.sign(SigningAlgorithm::ES256, "x"_ba);
                const auto text = copy.toPkcs8Pem();
                const bool good = signature && text
                    && verifySignature(copy.publicKeyDer(), SigningAlgorithm::ES256, "x"_ba,
                                       *signature)
                    && KeyPair::read(*text) && KeyPair::generate(KeyAlgorithm::EcP384);
                right += good ? 1 : 0;
            }
        }));
        threads.back()->start();
    }
    for (const auto &thread : threads)
        QVERIFY(thread->wait());
    QCOMPARE(right.load(), 100);
}

void KeyPairTest::nullKeyDoesNothing()
{
    const KeyPair null;
    QVERIFY(null.isNull());
    QVERIFY(!null.algorithm());
    QVERIFY(null.description().isEmpty());
    QVERIFY(publicKeyDescription({}).isEmpty());
    QVERIFY(publicKeyDescription("no key"_ba).isEmpty());
    QVERIFY(null.publicKeyDer().isEmpty());
    QVERIFY(null.publicKeyFingerprint().isEmpty());
    QCOMPARE(null.toPkcs8Pem().error().kind, ErrorKind::NotAllowed);
    QCOMPARE(null.toSec1Pem().error().kind, ErrorKind::NotAllowed);
    QCOMPARE(null.toPkcs8Der().error().kind, ErrorKind::NotAllowed);
    QCOMPARE(null.toEncryptedPkcs8Pem(Secret(u"x"_s)).error().kind, ErrorKind::NotAllowed);
    QCOMPARE(null.sign(SigningAlgorithm::ES256, "x"_ba).error().kind, ErrorKind::NotAllowed);
}

void KeyPairTest::namesOfAlgorithmsGoBothWays()
{
    for (const KeyAlgorithm algorithm :
         {KeyAlgorithm::EcP256, KeyAlgorithm::EcP384, KeyAlgorithm::EcP521, KeyAlgorithm::Rsa3072,
          KeyAlgorithm::Rsa4096})
        QCOMPARE(algorithmNamed(keyName(algorithm)), algorithm);
    QVERIFY(!algorithmNamed(u"RSA 2048"_s));
}

SUITESCOPE_GUILESS_MAIN(KeyPairTest)
#include "tst_keypair.moc"
