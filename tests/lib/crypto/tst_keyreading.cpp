// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/crypto/keyexport.h"
#include "lib/crypto/keyreading.h"
#include "tests/support/testmain.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QStringEncoder>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace suitescope;

using Id = KeyVerdictId;

namespace {

const QDateTime now = QDateTime::fromString(u"2026-03-01T12:00:00Z"_s, Qt::ISODate);

KeyReading read(const QByteArray &data, const QList<Secret> &passwords = {})
{
    return readKeys({{u"file"_s, Secret(QByteArrayView(data))}}, passwords, now);
}

std::optional<KeyVerdict> verdict(const KeyObject &object, Id id)
{
    for (const KeyVerdict &one : object.verdicts) {
        if (one.id == id)
            return one;
    }
    return std::nullopt;
}

Certificate made(const KeyPair &key, const QDateTime &from, int days = 30)
{
    return Certificate::selfSigned(key, {u"made"_s, from, days}).value();
}

QByteArray utf16(const QString &text, QStringConverter::Encoding encoding, bool mark)
{
    QStringEncoder encoder(encoding,
                           mark ? QStringConverter::Flag::WriteBom : QStringConverter::Flag());
    return encoder.encode(text);
}

} // namespace

class KeyReadingTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void surroundingsDoNotMatter_data();
    void surroundingsDoNotMatter();
    void placesAreNamed();
    void refusalsAreNamed_data();
    void refusalsAreNamed();
    void livesAreJudged_data();
    void livesAreJudged();
    void pairsAreFoundAcrossInputs();
    void copiesAndStrangersAreMarked();
    void chainsAreOrdered();
    void severalPasswordsAreTried();
    void brokenThingsAreNamed_data();
    void brokenThingsAreNamed();
    void foreignHalvesAreNoPair();
    void hostileFilesEndSoon_data();
    void hostileFilesEndSoon();

private:
    QByteArray openssl(const QString &words) const;

    QTemporaryDir m_folder;
    QString m_command;
    KeyPair m_key;
    Certificate m_certificate;
};

void KeyReadingTest::initTestCase()
{
    m_command = QStandardPaths::findExecutable(u"openssl"_s);
    m_key = KeyPair::generate(KeyAlgorithm::EcP256).value();
    m_certificate = made(m_key, now);
}

QByteArray KeyReadingTest::openssl(const QString &words) const
{
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.start(m_command, words.split(u' '));
    if (!process.waitForFinished(60'000))
        return "did not finish"_ba;
    if (process.exitCode() != 0)
        return "failed: "_ba + process.readAllStandardError();
    return process.readAllStandardOutput();
}

void KeyReadingTest::surroundingsDoNotMatter_data()
{
    const QByteArray pem = m_key.toPkcs8Pem().value().revealBytes();
    const QByteArray der = m_key.toPkcs8Der().value().revealBytes();
    const QByteArray oneLine = QByteArray(pem).replace("\n", "\\n");
    const QString text = QString::fromLatin1(pem);
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<int>("line");
    QTest::newRow("as it is") << pem << 1;
    QTest::newRow("CRLF") << "\r\n"_ba + QByteArray(pem).replace("\n", "\r\n") << 2;
    QTest::newRow("CR alone") << QByteArray(pem).replace("\n", "\r") << 1;
    QTest::newRow("byte order mark") << "\xEF\xBB\xBF" + pem << 1;
    QTest::newRow("UTF-16LE") << utf16(text, QStringConverter::Utf16LE, true) << 1;
    QTest::newRow("UTF-16BE") << utf16(text, QStringConverter::Utf16BE, true) << 1;
    QTest::newRow("UTF-16LE, no mark") << utf16(text, QStringConverter::Utf16LE, false) << 1;
    QTest::newRow("UTF-16BE, no mark") << utf16(text, QStringConverter::Utf16BE, false) << 1;
    QTest::newRow("words around it") << "Dear all,\nhere it is:\n" + pem + "\nBye" << 3;
    QTest::newRow("quoted in a mail") << "> " + QByteArray(pem).replace("\n", "\n  ") << 1;
    QTest::newRow(".env") << "A=1\nNETSUITE_PRIVATE_KEY=\"" + oneLine + "\"\nB=2\n" << 2;
    QTest::newRow(".env without quotes") << "NETSUITE_PRIVATE_KEY=" + oneLine << 1;
    QTest::newRow("JSON") << "{\"private_key\":\"" + oneLine + "\"}" << 1;
    QTest::newRow("base64 alone") << der.toBase64() << 1;
    QTest::newRow("DER") << der << 0;
    QTest::newRow("DER and a line end") << der + "\n" << 0;
    QTest::newRow("JWK") << m_key.toJwk().value().revealBytes() << 1;
    QTest::newRow("JWK in .env") << "A=1\nKEY='" + m_key.toJwk().value().revealBytes().trimmed()
            + "'\n" << 2;
    QTest::newRow("the wrong label") << QByteArray(pem).replace("PRIVATE", "EC PRIVATE") << 1;
}

void KeyReadingTest::surroundingsDoNotMatter()
{
    QFETCH(QByteArray, data);
    QFETCH(int, line);
    const KeyReading reading = read(data);
    QCOMPARE(reading.objects.size(), 1);
    const KeyObject &object = reading.objects.constFirst();
    QCOMPARE(object.kind, KeyObjectKind::PrivateKey);
    QCOMPARE(object.publicKeyDer, m_key.publicKeyDer());
    QCOMPARE(object.line, line);
    QVERIFY(object.isAccepted());
    QVERIFY(object.verdicts.isEmpty());
}

void KeyReadingTest::placesAreNamed()
{
    const QByteArray head = "# grün\n";
    const QByteArray pem = m_certificate.toPem();
    const KeyReading text = read(head + pem + m_key.toPkcs8Pem().value().revealBytes());
    QCOMPARE(text.objects.size(), 2);
    QCOMPARE(text.objects.at(0).offset, head.size());
    QCOMPARE(text.objects.at(0).line, 2);
    QCOMPARE(text.objects.at(0).label, u"CERTIFICATE"_s);
    QCOMPARE(text.objects.at(1).offset, head.size() + pem.size());
    QCOMPARE(text.objects.at(1).line, 2 + int(pem.count('\n')));

    const QByteArray der = m_certificate.toDer();
    const KeyReading binary = read(der + m_key.toPkcs8Der().value().revealBytes() + der);
    QCOMPARE(binary.objects.size(), 3);
    QCOMPARE(binary.objects.at(1).offset, der.size());
    QVERIFY(binary.objects.at(2).has(Id::SameAs));
    const Secret file = toPkcs12(m_key, m_certificate, Secret(u"x"_s), u"a name"_s).value();
    const KeyReading bag = readKeys({{{}, file}}, {Secret(u"x"_s)}, now);
    QCOMPARE(bag.objects.size(), 3);
    QCOMPARE(bag.objects.at(0).kind, KeyObjectKind::Container);
    QVERIFY(bag.objects.at(0).encrypted);
    QCOMPARE(bag.objects.at(1).container, 0);
    QCOMPARE(bag.objects.at(1).name, u"a name"_s);
    QVERIFY(bag.bestKey() > 0 && bag.bestCertificate() > 0);
}

void KeyReadingTest::refusalsAreNamed_data()
{
    QTest::addColumn<QString>("command"); // the last of several is read
    QTest::addColumn<Id>("id");
    QTest::addColumn<qint64>("number");
    QTest::addColumn<QString>("text");
    const QString rsa = u"genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:%1"_s;
    const QString ec = u"genpkey -algorithm EC -pkeyopt ec_paramgen_curve:%1"_s;
    QTest::newRow("RSA 2048") << rsa.arg(2048) << Id::RsaSizeRefused << qint64(2048) << QString();
    QTest::newRow("secp256k1") << ec.arg(u"secp256k1"_s) << Id::CurveRefused << qint64(0)
                               << u"secp256k1"_s;
    QTest::newRow("brainpool") << ec.arg(u"brainpoolP256r1"_s) << Id::CurveRefused << qint64(0)
                               << u"brainpoolP256r1"_s;
    QTest::newRow("P-224") << ec.arg(u"P-224"_s) << Id::CurveRefused << qint64(0) << u"secp224r1"_s;
    QTest::newRow("Ed25519") << u"genpkey -algorithm ED25519"_s << Id::KeyTypeRefused << qint64(0)
                             << u"Ed25519"_s;
    QTest::newRow("Ed448") << u"genpkey -algorithm ED448"_s << Id::KeyTypeRefused << qint64(0)
                           << u"Ed448"_s;
    QTest::newRow("X25519") << u"genpkey -algorithm X25519"_s << Id::KeyTypeRefused << qint64(0)
                            << u"X25519"_s;
    QTest::newRow("RSA-PSS") << u"genpkey -algorithm RSA-PSS -pkeyopt rsa_keygen_bits:2048"_s
                             << Id::KeyTypeRefused << qint64(0) << u"RSA-PSS"_s;
    const QString dsa = u"dsaparam -genkey -out dsa.pem 1024;"_s;
    QTest::newRow("DSA") << dsa + u"pkcs8 -topk8 -nocrypt -in dsa.pem"_s << Id::KeyTypeRefused
                         << qint64(0) << u"DSA"_s;
    QTest::newRow("DSA, public") << dsa + u"pkey -in dsa.pem -pubout"_s << Id::KeyTypeRefused
                                 << qint64(0) << u"DSA"_s;
    QTest::newRow("explicit numbers of P-256")
        << ec.arg(u"P-256"_s) + u" -pkeyopt ec_param_enc:explicit"_s << Id::ExplicitCurve
        << qint64(0) << u"P-256"_s;
    const QString newKey = u"genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out k.pem;"_s;
    QTest::newRow("certificate with explicit numbers")
        << u"genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -pkeyopt "
           "ec_param_enc:explicit -out k.pem;req -x509 -new -key k.pem -subj /CN=x"_s
        << Id::ExplicitCurve << qint64(0) << u"P-256"_s;
    QTest::newRow("SHA-1") << newKey + u"req -x509 -new -key k.pem -subj /CN=x -sha1"_s
                           << Id::WeakSignature << qint64(0) << u"SHA1"_s;
    QTest::newRow("MD5") << rsa.arg(3072)
            + u" -out k.pem;req -x509 -new -key k.pem -subj /CN=x -md5"_s
                         << Id::WeakSignature << qint64(0) << u"MD5"_s;
    QTest::newRow("PSS with SHA-1") << rsa.arg(3072)
            + u" -out k.pem;req -x509 -new -key k.pem -subj /CN=x -sha1 -sigopt "
              "rsa_padding_mode:pss"_s
                                    << Id::WeakSignature << qint64(0) << u"SHA1"_s;
    QTest::newRow("731 days") << newKey + u"req -x509 -new -key k.pem -subj /CN=x -days 731"_s
                              << Id::LongerThanTwoYears << qint64(731) << QString();
}

void KeyReadingTest::refusalsAreNamed()
{
    if (m_command.isEmpty() || !openssl(u"version"_s).startsWith("OpenSSL 3"))
        QSKIP("The openssl command of version 3 is not installed: nothing to read.");
    QFETCH(QString, command);
    QFETCH(Id, id);
    QFETCH(qint64, number);
    QFETCH(QString, text);
    QByteArray theirs;
    for (const QString &one : command.split(u';')) {
        theirs = openssl(one);
        QVERIFY2(!theirs.startsWith("failed"), theirs.constData());
    }
    const KeyReading reading = read(theirs);
    QCOMPARE(reading.objects.size(), 1);
    const KeyObject &object = reading.objects.constFirst();
    const std::optional<KeyVerdict> found = verdict(object, id);
    QVERIFY(found.has_value());
    QCOMPARE(found->number, number);
    QCOMPARE(found->text, text);
    const bool mends = id == Id::LongerThanTwoYears
        || (id == Id::ExplicitCurve && object.kind == KeyObjectKind::PrivateKey);
    QCOMPARE(found->weight, mends ? KeyVerdictWeight::Warning : KeyVerdictWeight::Refused);
    QVERIFY(object.isAccepted() == mends || object.has(Id::NotYetValid));
}

void KeyReadingTest::livesAreJudged_data()
{
    QTest::addColumn<int>("startsInDays");
    QTest::addColumn<int>("days");
    QTest::addColumn<QList<Id>>("expected");
    QTest::newRow("valid") << -1 << 30 << QList<Id>{};
    QTest::newRow("as long as may be") << 0 << 730 << QList<Id>{};
    QTest::newRow("ended") << -40 << 30 << QList<Id>{Id::Ended};
    QTest::newRow("ends this second") << -30 << 30 << QList<Id>{Id::Ended};
    QTest::newRow("tomorrow") << 1 << 30 << QList<Id>{Id::NotYetValid};
}

void KeyReadingTest::livesAreJudged()
{
    QFETCH(int, startsInDays);
    QFETCH(int, days);
    QFETCH(QList<Id>, expected);
    const KeyReading reading = read(made(m_key, now.addDays(startsInDays), days).toPem());
    QList<Id> ids;
    for (const KeyVerdict &one : reading.objects.constFirst().verdicts) {
        ids += one.id;
        QVERIFY(one.when.isValid());
    }
    QCOMPARE(ids, expected);
}

void KeyReadingTest::pairsAreFoundAcrossInputs()
{
    const KeyReading reading = readKeys({{u"a"_s, m_key.toPkcs8Pem().value()},
                                         {u"b"_s, Secret(QByteArrayView(m_certificate.toDer()))},
                                         {u"c"_s, Secret(QByteArrayView(m_key.toPublicPem()))}},
                                        {}, now);
    QCOMPARE(reading.objects.size(), 3);
    QCOMPARE(reading.objects.at(1).input, 1);
    QCOMPARE(verdict(reading.objects.at(1), Id::PairedWith)->other, 0);
    QCOMPARE(verdict(reading.objects.at(0), Id::PairedWith)->other, 1);
    QCOMPARE(verdict(reading.objects.at(2), Id::PairedWith)->other, 0);
    QCOMPARE(reading.bestKey(), 0);
    QCOMPARE(reading.bestCertificate(), 1);
}

void KeyReadingTest::copiesAndStrangersAreMarked()
{
    const KeyPair other = KeyPair::generate(KeyAlgorithm::EcP384).value();
    const KeyReading reading
        = read(made(other, now).toPem() + m_key.toPkcs8Pem().value().revealBytes()
               + m_key.toSec1Pem().value().revealBytes());
    QCOMPARE(reading.objects.size(), 3);
    QVERIFY(reading.objects.at(0).has(Id::PairMissing));
    QVERIFY(reading.objects.at(1).has(Id::PairMissing));
    QCOMPARE(verdict(reading.objects.at(2), Id::SameAs)->other, 1);
    QVERIFY(!reading.objects.at(2).has(Id::PairMissing));
}

void KeyReadingTest::chainsAreOrdered()
{
    if (m_command.isEmpty())
        QSKIP("The openssl command is not installed: no chain to read.");
    for (const QString &words :
         {u"req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout rk -out rc "
          "-subj /CN=root -days 30"_s,
          u"req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout lk -out lr -subj "
          "/CN=leaf"_s,
          u"x509 -req -in lr -CA rc -CAkey rk -CAcreateserial -out lc -days 30"_s})
        QVERIFY(!openssl(words).startsWith("failed"));
    const auto content = [this](const QString &name) {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const KeyReading good = read(content(u"lk"_s) + content(u"lc"_s) + content(u"rc"_s));
    QCOMPARE(good.objects.size(), 3);
    QCOMPARE(verdict(good.objects.at(1), Id::IssuedBy)->other, 2);
    QVERIFY(good.objects.at(2).has(Id::ChainMember));
    QVERIFY(!good.objects.at(2).has(Id::ChainOutOfOrder));
    QVERIFY(!good.objects.at(2).has(Id::PairMissing));
    QCOMPARE(good.bestCertificate(), 1);
    const KeyReading turned = read(content(u"rc"_s) + content(u"lc"_s));
    QCOMPARE(verdict(turned.objects.at(0), Id::ChainOutOfOrder)->other, 1);
    QCOMPARE(turned.bestCertificate(), 1);
    // Another authority of the same name has not issued it.
    QVERIFY(!openssl(u"req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout xk "
                     "-out xc -subj /CN=root -days 30"_s)
                 .startsWith("failed"));
    const KeyReading foreign = read(content(u"lc"_s) + content(u"xc"_s));
    QVERIFY(!foreign.objects.at(0).has(Id::IssuedBy));
}

void KeyReadingTest::severalPasswordsAreTried()
{
    const KeyPair other = KeyPair::generate(KeyAlgorithm::EcP384).value();
    const QByteArray both = m_key.toEncryptedPkcs8Pem(Secret(u"one"_s)).value().revealBytes()
        + other.toEncryptedPkcs8Pem(Secret(u"two"_s)).value().revealBytes();
    QVERIFY(read(both).needsPassword());
    const KeyReading half = read(both, {Secret(u"one"_s)});
    QVERIFY(!half.objects.at(0).key.isNull() && half.objects.at(0).encrypted);
    QVERIFY(half.objects.at(1).has(Id::PasswordWrong));
    const KeyReading all = read(both, {Secret(u"one"_s), Secret(u"two"_s)});
    QCOMPARE(all.objects.at(1).publicKeyDer, other.publicKeyDer());
    QVERIFY(!all.refusedPassword());
}

void KeyReadingTest::brokenThingsAreNamed_data()
{
    const QByteArray pem = m_key.toPkcs8Pem().value().revealBytes();
    const QByteArray jwk = m_key.toJwk().value().revealBytes();
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<Id>("id");
    QTest::newRow("words") << "nothing of the kind"_ba << Id::FormatNotRead;
    QTest::newRow("a zero") << "0"_ba << Id::FormatNotRead;
    QTest::newRow("no END line") << pem.chopped(20) << Id::EndMissing;
    QTest::newRow("cut in two") << "-----BEGIN PRIVATE KEY-----\nAAAA\n" + pem << Id::EndMissing;
    QTest::newRow("no base64") << QByteArray(pem).replace("M", "?") << Id::Damaged;
    QTest::newRow("bytes changed") << QByteArray(pem).replace("MIG", "MIA") << Id::Damaged;
    QTest::newRow("OpenSSH") << "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n"
                                "-----END OPENSSH PRIVATE KEY-----\n"_ba
                             << Id::FormatNotRead;
    QTest::newRow("a DH file") << "-----BEGIN DH PARAMETERS-----\nMAYCAQUCAQI=\n"
                                  "-----END DH PARAMETERS-----\n"_ba
                               << Id::FormatNotRead;
    QTest::newRow("JWK off its curve")
        << QByteArray(jwk).replace("\"x\":\"", "\"x\":\"AAAA").replace("P-256", "P-384")
        << Id::Damaged;
    QTest::newRow("JWK twice a member")
        << QByteArray(jwk).replace("{", "{\"d\":\"AA\",") << Id::Damaged;
    QTest::newRow("JWK of RSA without factors")
        << R"({"kty":"RSA","n":"AQAB","e":"AQAB","d":"AQAB"})"_ba << Id::Damaged;
    QTest::newRow("JWK of another type") << R"({"kty":"AKP"})"_ba << Id::Damaged;
    QTest::newRow("JWK symmetric") << R"({"kty":"oct","k":"AAAA"})"_ba << Id::KeyTypeRefused;
    QTest::newRow("encrypted JWK")
        << "eyJhbGciOiJQQkVTMi1IUzI1NiJ9.a.b.c.d"_ba << Id::FormatNotRead;
    QTest::newRow("too large") << QByteArray(2'000'000, 'x') << Id::TooLarge;
    QTest::newRow("old encryption nobody has")
        << "-----BEGIN EC PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: NONE-CBC,00\n\nAAAA\n"
           "-----END EC PRIVATE KEY-----\n"_ba
        << Id::CipherUnknown;
}

void KeyReadingTest::brokenThingsAreNamed()
{
    QFETCH(QByteArray, data);
    QFETCH(Id, id);
    const KeyReading reading = read(data);
    QVERIFY(!reading.objects.isEmpty());
    const std::optional<KeyVerdict> found = verdict(reading.objects.constFirst(), id);
    QVERIFY(found.has_value());
    QCOMPARE(found->weight, KeyVerdictWeight::Unread);
    QVERIFY(!reading.objects.constFirst().isAccepted());
}

void KeyReadingTest::foreignHalvesAreNoPair()
{
    const KeyPair other = KeyPair::generate(KeyAlgorithm::EcP256).value();
    QByteArray der = m_key.toPkcs8Der().value().revealBytes();
    der.replace(m_key.publicKeyDer().right(64), other.publicKeyDer().right(64));
    const KeyReading ec = read(der);
    QVERIFY(ec.objects.constFirst().has(Id::HalvesDiffer));
    QVERIFY(ec.objects.constFirst().key.isNull());

    const KeyPair rsa = KeyPair::generate(KeyAlgorithm::Rsa3072).value();
    QByteArray bytes = rsa.toPkcs8Der().value().revealBytes();
    // The modulus lies in both; its last byte but one decides over no length.
    const QByteArray tail = rsa.publicKeyDer().right(30).first(20);
    QCOMPARE(bytes.count(tail), 1);
    bytes.replace(tail, QByteArray(20, '\x55'));
    QVERIFY(read(bytes).objects.constFirst().has(Id::HalvesDiffer));
    QVERIFY(!KeyPair::read(Secret(QByteArrayView(bytes))));
}

void KeyReadingTest::hostileFilesEndSoon_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<Id>("id");
    // PBES2, PBKDF2 with 0x7FFFFFFF rounds, AES-256-CBC; taken from a good file.
    QByteArray sealed = m_key.toEncryptedPkcs8Der(Secret(u"x"_s)).value().revealBytes();
    QVERIFY(sealed.contains(QByteArray("\x02\x03\x09\x27\xC0", 5)));
    sealed.replace(QByteArray("\x02\x03\x09\x27\xC0", 5), QByteArray("\x02\x03\x7F\xFF\xFF", 5));
    QTest::newRow("rounds, DER") << sealed.repeated(4) << Id::TooManyRounds;
    QTest::newRow("rounds, PEM") << ("-----BEGIN ENCRYPTED PRIVATE KEY-----\n" + sealed.toBase64()
                                     + "\n-----END ENCRYPTED PRIVATE KEY-----\n")
                                        .repeated(3)
                                 << Id::TooManyRounds;
    QByteArray file = toPkcs12(m_key, m_certificate, Secret(u"x"_s)).value().revealBytes();
    file.replace(QByteArray("\x02\x03\x09\x27\xC0", 5), QByteArray("\x02\x03\x7F\xFF\xFF", 5));
    QTest::newRow("rounds, PKCS#12") << file << Id::TooManyRounds;
    QTest::newRow("many BEGIN lines")
        << "-----BEGIN PRIVATE KEY-----"_ba.repeated(30'000) << Id::EndMissing;
    QTest::newRow("deep JSON") << "["_ba.repeated(100'000) << Id::FormatNotRead;
    QTest::newRow("deep DER") << "\x30\x80"_ba.repeated(50'000) << Id::Damaged;
    QTest::newRow("many DER") << "\x30\x00"_ba.repeated(50'000) << Id::Damaged;
}

void KeyReadingTest::hostileFilesEndSoon()
{
    QFETCH(QByteArray, data);
    QFETCH(Id, id);
    QElapsedTimer timer;
    timer.start();
    KeyReadLimits limits;
    limits.rounds = 5'000'000; // a quarter of what the program allows
    const KeyReading reading = readKeys({{{}, Secret(QByteArrayView(data))}},
                                        {Secret(u"x"_s), Secret(u"y"_s)}, now, limits);
    QVERIFY(reading.objects.size() >= 1 && reading.objects.size() <= KeyReadLimits().objects);
    QVERIFY(reading.objects.constLast().has(id));
    QVERIFY2(timer.elapsed() < 20'000, "a stranger's file held the program up");
    const KeyReading small
        = readKeys({{{}, Secret(QByteArrayView(data))}}, {Secret(u"x"_s)}, now, {4096, 3, 1000});
    QVERIFY(small.objects.size() <= 3);
}

SUITESCOPE_GUILESS_MAIN(KeyReadingTest)
#include "tst_keyreading.moc"
