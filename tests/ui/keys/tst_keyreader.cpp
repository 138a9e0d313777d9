// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keyfixture.h"
#include "lib/crypto/digest.h"
#include "lib/crypto/keyexport.h"
#include "tests/support/testmain.h"
#include "ui/keys/keyfindingcard.h"
#include "ui/keys/keyreader.h"
#include "ui/keys/keyverdicttext.h"
#include "ui/widgets/notice.h"

#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace suitescope;

class KeyReaderTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aGoodPairIsKept();
    void aKeyAloneGetsACertificate();
    void passwordsAreAskedPerObject();
    void whatNetSuiteRefusesIsSaidAndNotKept_data();
    void whatNetSuiteRefusesIsSaidAndNotKept();
    void otherFilesAreExplained_data();
    void otherFilesAreExplained();
    void aHugeFileIsNotRead();
    void whatIsHereAlreadyIsNotTakenAgain();
    void nothingTickedKeepsNothing();
    void oneOfSeveralIsUsed();
    void lookingKeepsNothing();
    void startAgainForgets();
    void closingTheWindowMeanwhileIsSafe();
    void everyVerdictHasWords();

private:
    void open(KeyReader::Purpose purpose);
    [[nodiscard]] QString words() const
    {
        QStringList all;
        for (const auto *label : m_reader->findChildren<QLabel *>()) {
            if (label->isVisible())
                all += label->text();
        }
        return all.join(u'\n');
    }
    [[nodiscard]] QPushButton *keep() const
    {
        return m_reader->findChild<QPushButton *>(u"keepFindings"_s);
    }
    [[nodiscard]] int cards() const
    {
        int shown = 0;
        for (const auto *card : m_reader->findChildren<KeyFindingCard *>())
            shown += card->isVisible() ? 1 : 0;
        return shown;
    }
    [[nodiscard]] QByteArray in(KeyFileFormat format, const QString &password = {}) const
    {
        return exported(KeyFixture::key(),
                        {format, Secret(password), m_fixture->certificate(u"Read"_s, 300)})
            ->revealBytes();
    }

    std::unique_ptr<KeyFixture> m_fixture;
    std::unique_ptr<KeyReader> m_reader;
};

void KeyReaderTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)."_s));
    m_reader.reset();
    m_fixture = std::make_unique<KeyFixture>();
    QVERIFY(KeyFixture::done(m_fixture->connections.load()));
}

void KeyReaderTest::open(KeyReader::Purpose purpose)
{
    m_reader = std::make_unique<KeyReader>(purpose, [now = m_fixture->now] { return now; });
    m_reader->keepIn(m_fixture->connections, m_fixture->secrets);
    m_reader->setKnown(knownKeyPairs(m_fixture->connections));
    m_reader->resize(900, 800);
    m_reader->show();
    QVERIFY(QTest::qWaitForWindowActive(m_reader.get()));
}

void KeyReaderTest::aGoodPairIsKept()
{
    open(KeyReader::Purpose::Keep);
    auto *paste = m_reader->findChild<QPlainTextEdit *>(u"importPaste"_s);
    paste->setPlainText(QString::fromLatin1(in(KeyFileFormat::Sec1Pem)
                                            + m_fixture->certificate(u"Read"_s, 300).toPem()));
    m_reader->findChild<QPushButton *>(u"readPasted"_s)->click();
    QTRY_COMPARE(cards(), 2);
    QVERIFY(paste->toPlainText().isEmpty()); // a private key does not stay on the screen
    QVERIFY(words().contains(u"SEC1 in PEM, line 1"_s));
    QVERIFY(words().contains(u"It belongs to the certificate Read."_s));
    QVERIFY(words().contains(u"NetSuite accepts the certificate"_s));
    QCOMPARE(m_reader->findChildren<QCheckBox *>(u"keepFinding"_s).size(), 1);
    m_reader->findChild<QLineEdit *>(u"findingName"_s)->setText(u"mine"_s);
    QSignalSpy kept(m_reader.get(), &KeyReader::kept);
    keep()->click();
    QTRY_COMPARE(kept.size(), 1);
    QCOMPARE(m_fixture->connections.keyPairs().first().name, u"mine"_s);
    QCOMPARE(cards(), 0);
}

void KeyReaderTest::aKeyAloneGetsACertificate()
{
    open(KeyReader::Purpose::Keep);
    m_reader->readFiles({m_fixture->file(u"lonely.jwk"_s, in(KeyFileFormat::PrivateJwk))});
    QTRY_COMPARE(cards(), 1);
    QVERIFY(m_reader->findChild<QCheckBox *>(u"keepFinding"_s)
                ->text()
                .contains(u"make a certificate for 730 days"_s));
    keep()->click();
    QTRY_COMPARE(m_fixture->connections.keyPairs().size(), 1);
    const Certificate made
        = Certificate::read(m_fixture->connections.keyPairs().first().certificatePem).value();
    QVERIFY(made.belongsTo(KeyFixture::key()));
    QCOMPARE(made.notBefore().daysTo(made.notAfter()), 730);
}

void KeyReaderTest::passwordsAreAskedPerObject()
{
    open(KeyReader::Purpose::Keep);
    m_reader->readFiles(
        {m_fixture->file(u"one.pem"_s, in(KeyFileFormat::EncryptedPkcs8Pem, u"first word"_s)),
         m_fixture->file(u"two.p12"_s, in(KeyFileFormat::Pkcs12, u"second word"_s))});
    const auto fields = [this] {
        QList<QLineEdit *> shown;
        for (auto *field : m_reader->findChildren<QLineEdit *>(u"findingPassword"_s)) {
            if (field->isVisible())
                shown += field;
        }
        return shown;
    };
    QTRY_COMPARE(fields().size(), 2);
    QTRY_VERIFY(fields().first()->hasFocus());
    QVERIFY(!keep()->isEnabled());
    fields().first()->setText(u"wrong"_s);
    QTest::keyClick(fields().first(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(words().contains(u"None of the passwords"_s), 10'000);
    QTRY_COMPARE(fields().size(), 2);
    fields().first()->setText(u"first word"_s);
    QTest::keyClick(fields().first(), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(fields().size(), 1, 10'000);
    fields().first()->setText(u"second word"_s);
    QTest::keyClick(fields().first(), Qt::Key_Return);
    // The field goes before the answer comes: opening a key takes its time.
    QTRY_VERIFY_WITH_TIMEOUT(words().contains(u"It is the same as the private key in one.pem"_s),
                             10'000);
    QCOMPARE(fields().size(), 0);
    QVERIFY(keep()->isEnabled());
}

void KeyReaderTest::whatNetSuiteRefusesIsSaidAndNotKept_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("why");
    QTest::newRow("Ed25519") << "-----BEGIN PRIVATE KEY-----\n"
                                "MC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF\n"
                                "-----END PRIVATE KEY-----\n"_ba
                             << u"NetSuite refuses ED25519"_s;
    QTest::newRow("secp256k1")
        << "-----BEGIN EC PRIVATE KEY-----\n"
           "MHQCAQEEIF4GhAfLOFIqrm+5Kg2xLeH+El/2dwXAZYKA5HNhuHj6oAcGBSuBBAAK\noUQDQgAEXkX0mals9/"
           "sLQSJnXZwUjx6dWRDBNt/gG1ikThHNiaVttGbmungDIg+N\nCj0hVHhRPsVAKmiSGq/g3q/7ne0shA==\n"
           "-----END EC PRIVATE KEY-----\n"_ba
        << u"NetSuite refuses the curve secp256k1"_s;
    QTest::newRow("a symmetric key")
        << "{\"kty\":\"oct\",\"k\":\"AAECAwQFBgcICQoLDA0ODw\"}"_ba << u"symmetric key"_s;
    QTest::newRow("cut off") << "-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49\n"_ba
                             << u"END line is missing"_s;
}

void KeyReaderTest::whatNetSuiteRefusesIsSaidAndNotKept()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, why);
    open(KeyReader::Purpose::Keep);
    m_reader->readText(Secret(QByteArrayView(content)));
    QTRY_COMPARE(cards(), 1);
    QVERIFY2(words().contains(why, Qt::CaseInsensitive), qPrintable(words()));
    QVERIFY(!m_reader->findChild<QCheckBox *>(u"keepFinding"_s));
    QVERIFY(!keep()->isEnabled());
}

void KeyReaderTest::otherFilesAreExplained_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("why");
    QTest::newRow("a web page") << "<!DOCTYPE html>\n<html><body>Sign in</body></html>"_ba
                                << u"This is a web page"_s;
    QTest::newRow("PDF") << "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF"_ba
                         << u"This is PDF"_s;
    QTest::newRow("binary") << QByteArray("\x01\x02\0\x03\xfe\xff\0\x04zzz", 11)
                            << u"binary file of another kind"_s;
    QTest::newRow("words") << "dear all, the key is in the post"_ba << u"-----BEGIN"_s;
    QTest::newRow("empty") << "  \n"_ba << u"There is nothing in it"_s;
}

void KeyReaderTest::otherFilesAreExplained()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, why);
    open(KeyReader::Purpose::Look);
    m_reader->readFiles({m_fixture->file(u"thing"_s, content)});
    QTRY_VERIFY2(words().contains(why), qPrintable(words()));
}

void KeyReaderTest::aHugeFileIsNotRead()
{
    open(KeyReader::Purpose::Keep);
    const QString huge = m_fixture->file(u"huge.bin"_s, QByteArray(2 * 1024 * 1024, 'x'));
    m_reader->readFiles({huge, m_fixture->file(u"fine.pem"_s, in(KeyFileFormat::Pkcs8Pem)),
                         m_fixture->folder.filePath(u"missing.pem"_s)});
    QTRY_COMPARE(cards(), 1); // the good one is read all the same
    const auto *fault = m_reader->findChild<Notice *>(u"keyReaderFault"_s);
    QTRY_VERIFY(fault->text().contains(u"huge.bin is larger than any key"_s)
                && fault->text().contains(u"missing.pem"_s));
}

void KeyReaderTest::whatIsHereAlreadyIsNotTakenAgain()
{
    QVERIFY(m_fixture->addFree(u"f"_s, u"Read"_s, 300));
    const QByteArray pem = m_fixture->connections.keyPairs().first().certificatePem;
    open(KeyReader::Purpose::Keep);
    m_reader->readText(Secret(QByteArrayView(in(KeyFileFormat::Pkcs8Pem) + pem)));
    QTRY_COMPARE(cards(), 2);
    QVERIFY(words().contains(u"It is here already, as Read, used by no connection."_s));
    QVERIFY(!m_reader->findChild<QCheckBox *>(u"keepFinding"_s)->isChecked());
    QVERIFY(!keep()->isEnabled());
}

void KeyReaderTest::nothingTickedKeepsNothing()
{
    open(KeyReader::Purpose::Keep);
    m_reader->readText(Secret(QByteArrayView(in(KeyFileFormat::Pkcs8Pem))));
    QTRY_COMPARE(cards(), 1);
    QVERIFY(keep()->isEnabled());
    m_reader->findChild<QCheckBox *>(u"keepFinding"_s)->setChecked(false);
    QVERIFY(!keep()->isEnabled());
    m_reader->findChild<QCheckBox *>(u"keepFinding"_s)->setChecked(true);
    m_reader->findChild<QLineEdit *>(u"findingName"_s)->setText(u"  "_s);
    QVERIFY(!keep()->isEnabled());
}

void KeyReaderTest::oneOfSeveralIsUsed()
{
    open(KeyReader::Purpose::Use);
    const KeyPair other = KeyPair::generate(KeyAlgorithm::EcP384).value();
    QSignalSpy used(m_reader.get(), &KeyReader::used);
    m_reader->readText(Secret(QByteArrayView(in(KeyFileFormat::Sec1Pem)
                                             + m_fixture->certificate(u"Read"_s, 300).toPem()
                                             + other.toPkcs8Pem().value().revealBytes())));
    QTRY_COMPARE(cards(), 3);
    const auto choices = m_reader->findChildren<QAbstractButton *>(u"useFinding"_s);
    QCOMPARE(choices.size(), 2); // never a certificate alone
    QVERIFY(!keep()->isEnabled()); // the person says which
    choices.at(0)->click();
    choices.at(1)->click();
    QVERIFY(!choices.at(0)->isChecked());
    keep()->click();
    QTRY_COMPARE(used.size(), 1);
    QCOMPARE(used.first().at(0).value<KeyPair>().publicKeyDer(), other.publicKeyDer());
    const auto made = used.first().at(1).value<Certificate>();
    QVERIFY(made.belongsTo(other));
    QCOMPARE(made.notBefore().daysTo(made.notAfter()), 730);
    QVERIFY(m_fixture->connections.keyPairs().isEmpty()); // the owner keeps it
    QCOMPARE(cards(), 0);
}

void KeyReaderTest::lookingKeepsNothing()
{
    open(KeyReader::Purpose::Look);
    m_reader->readText(Secret(QByteArrayView(in(KeyFileFormat::Pkcs8Pem))));
    QTRY_COMPARE(cards(), 1);
    QVERIFY(!keep());
    QVERIFY(!m_reader->findChild<QCheckBox *>(u"keepFinding"_s));
    QVERIFY(m_fixture->connections.keyPairs().isEmpty());
    QVERIFY(words().contains(fingerprintText(KeyFixture::key().publicKeyFingerprint())));
}

void KeyReaderTest::startAgainForgets()
{
    open(KeyReader::Purpose::Keep);
    m_reader->readText(Secret(QByteArrayView(in(KeyFileFormat::Pkcs8Pem))));
    QTRY_COMPARE(cards(), 1);
    m_reader->findChild<QPushButton *>(u"readAgain"_s)->click();
    QCOMPARE(cards(), 0);
    m_reader->readText(Secret(QByteArrayView(m_fixture->certificate(u"Next"_s, 300).toPem())));
    QTRY_COMPARE(cards(), 1);
    QVERIFY(words().contains(u"Certificate Next"_s));
}

void KeyReaderTest::closingTheWindowMeanwhileIsSafe()
{
    open(KeyReader::Purpose::Keep);
    m_reader->readFiles({m_fixture->file(u"x"_s, in(KeyFileFormat::Pkcs8Pem))});
    m_reader->readText(Secret(QByteArrayView(in(KeyFileFormat::Pkcs12, u"some word"_s))));
    m_reader.reset();
    QTest::qWait(50);
}

void KeyReaderTest::everyVerdictHasWords()
{
    KeyReading reading;
    reading.objects.append(KeyObject());
    for (int id = 0; id <= int(KeyVerdictId::ChainOutOfOrder); ++id) {
        const KeyVerdict verdict{
            KeyVerdictId(id), KeyVerdictWeight::Refused, 2048, u"X"_s, m_fixture->now, 0};
        QVERIFY2(!verdictText(verdict, reading, {u"a.pem"_s}).isEmpty(),
                 qPrintable(QString::number(id)));
    }
}

SUITESCOPE_WIDGET_MAIN(KeyReaderTest)
#include "tst_keyreader.moc"
