// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keyfixture.h"
#include "lib/crypto/keyreading.h"
#include "tests/support/testmain.h"
#include "ui/keys/keyforms.h"
#include "ui/keys/privatekeydialog.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardItemModel>

using namespace Qt::StringLiterals;
using namespace suitescope;

class PrivateKeyDialogTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void theDefaultIsEncrypted();
    void theRuleForPasswordsIsSaid_data();
    void theRuleForPasswordsIsSaid();
    void withoutAPasswordOneSentenceIsTicked();
    void everyFormIsWritten_data();
    void everyFormIsWritten();
    void whatTheKeyCannotBeIsGreyedWithAReason();
    void aFolderThatIsNotThereIsSaid();
    void theClipboardIsMarked();
    void closingMeanwhileIsSafe();

private:
    void open(const KeyPair &key, const Certificate &certificate);
    template<typename T> [[nodiscard]] T *child(const QString &name) const
    {
        return m_dialog->findChild<T *>(name);
    }
    void chooseForm(KeyFileFormat format)
    {
        auto *form = child<QComboBox>(u"keyForm"_s);
        form->setCurrentIndex(form->findData(int(format)));
    }
    void enterPasswords(const QString &one, const QString &two)
    {
        child<QLineEdit>(u"newKeyPassword"_s)->setText(one);
        child<QLineEdit>(u"newKeyPasswordAgain"_s)->setText(two);
    }
    [[nodiscard]] QString words() const
    {
        QStringList all;
        for (const auto *label : m_dialog->findChildren<QLabel *>()) {
            if (label->isVisible())
                all += label->text();
        }
        return all.join(u'\n');
    }
    void saveTo(const QString &path)
    {
        child<QPushButton>(u"savePrivateKey"_s)->click();
        auto *dialog = child<QFileDialog>(u"privateKeyFile"_s);
        QVERIFY(dialog);
        emit dialog->fileSelected(path);
        dialog->reject();
    }

    KeyFixture m_fixture;
    std::unique_ptr<PrivateKeyDialog> m_dialog;
};

void PrivateKeyDialogTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)."_s));
    open(KeyFixture::key(), m_fixture.certificate(u"Export"_s, 300));
}

void PrivateKeyDialogTest::open(const KeyPair &key, const Certificate &certificate)
{
    m_dialog
        = std::make_unique<PrivateKeyDialog>(key, certificate, u"desk.pem"_s, KeyHome::Keychain);
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
}

void PrivateKeyDialogTest::theDefaultIsEncrypted()
{
    QVERIFY(child<QLineEdit>(u"newKeyPassword"_s)->hasFocus());
    QVERIFY(!child<QPushButton>(u"savePrivateKey"_s)->isEnabled());
    QVERIFY(!child<QCheckBox>(u"plainKeyUnderstood"_s)->isVisible());
    QVERIFY(words().contains(u"AES-256"_s));
    QVERIFY(words().contains(u"PBKDF2"_s));
    QVERIFY(words().contains(QLocale().toString(KeyPair::sealRounds)));
}

void PrivateKeyDialogTest::theRuleForPasswordsIsSaid_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("two");
    QTest::addColumn<QString>("said");
    QTest::addColumn<bool>("goesOn");
    QTest::newRow("none") << QString() << QString() << u"A password is needed"_s << false;
    QTest::newRow("short") << u"abc"_s << u"abc"_s << u"8 characters"_s << false;
    QTest::newRow("once") << u"four words are best"_s << QString() << u"again"_s << false;
    QTest::newRow("two") << u"four words are best"_s << u"four words are bet"_s << u"differ"_s
                         << false;
    QTest::newRow("weak") << u"12345678"_s << u"12345678"_s << u"Weak"_s << true;
    QTest::newRow("strong") << u"correct horse battery staple"_s
                            << u"correct horse battery staple"_s << u"Strong"_s << true;
}

void PrivateKeyDialogTest::theRuleForPasswordsIsSaid()
{
    QFETCH(QString, one);
    QFETCH(QString, two);
    QFETCH(QString, said);
    enterPasswords(one, two);
    QVERIFY2(words().contains(said), qPrintable(words()));
    QTEST(child<QPushButton>(u"savePrivateKey"_s)->isEnabled(), "goesOn");
}

void PrivateKeyDialogTest::withoutAPasswordOneSentenceIsTicked()
{
    chooseForm(KeyFileFormat::Pkcs8Pem);
    QVERIFY(!child<QLineEdit>(u"newKeyPassword"_s)->isVisible());
    QVERIFY(!child<QPushButton>(u"savePrivateKey"_s)->isEnabled());
    QVERIFY(!child<QPushButton>(u"copyPrivateKey"_s)->isEnabled());
    child<QCheckBox>(u"plainKeyUnderstood"_s)->setChecked(true);
    QVERIFY(child<QPushButton>(u"savePrivateKey"_s)->isEnabled());
}

void PrivateKeyDialogTest::everyFormIsWritten_data()
{
    QTest::addColumn<KeyFileFormat>("format");
    QTest::addColumn<bool>("isRsa");
    for (const KeyFileFormat format : privateKeyForms()) {
        QTest::newRow(qPrintable(keyFormName(format)))
            << format << (format == KeyFileFormat::Pkcs1Pem || format == KeyFileFormat::Pkcs1Der);
    }
}

void PrivateKeyDialogTest::everyFormIsWritten()
{
    QFETCH(KeyFileFormat, format);
    QFETCH(bool, isRsa);
    static const KeyPair rsa = KeyPair::generate(KeyAlgorithm::Rsa3072).value();
    const KeyPair key = isRsa ? rsa : KeyFixture::key();
    open(key, m_fixture.certificate(u"Export"_s, 300, key));
    chooseForm(format);
    enterPasswords(u"a long password"_s, u"a long password"_s);
    child<QCheckBox>(u"plainKeyUnderstood"_s)->setChecked(true);
    QSignalSpy saved(m_dialog.get(), &PrivateKeyDialog::saved);
    const QString path = m_fixture.folder.filePath(u"out"_s + fileSuffix(format));
    saveTo(path);
    QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, 10'000);
    QVERIFY(!m_dialog->isVisible());
    QFile file(path);
    QCOMPARE(int(file.permissions()) & 0x0077, 0); // 0600
    QVERIFY(file.open(QIODevice::ReadOnly));
    const KeyReading back = readKeys({{path, Secret(QByteArrayView(file.readAll()))}},
                                     {Secret(u"a long password"_s)}, m_fixture.now);
    QVERIFY(back.bestKey() >= 0);
    QCOMPARE(back.objects.at(back.bestKey()).publicKeyDer, key.publicKeyDer());
}

void PrivateKeyDialogTest::whatTheKeyCannotBeIsGreyedWithAReason()
{
    open(KeyFixture::key(), {});
    const auto *form = child<QComboBox>(u"keyForm"_s);
    const auto *items = qobject_cast<QStandardItemModel *>(form->model());
    const auto at = [&](KeyFileFormat format) { return form->findData(int(format)); };
    QVERIFY(!items->item(at(KeyFileFormat::Pkcs1Pem))->isEnabled());
    QVERIFY(form->itemText(at(KeyFileFormat::Pkcs1Pem)).contains(u"RSA keys only"_s));
    QVERIFY(!items->item(at(KeyFileFormat::Pkcs12))->isEnabled());
    QVERIFY(form->itemText(at(KeyFileFormat::Pkcs12)).contains(u"needs a certificate"_s));
    QVERIFY(items->item(at(KeyFileFormat::Sec1Pem))->isEnabled());
}

void PrivateKeyDialogTest::aFolderThatIsNotThereIsSaid()
{
    chooseForm(KeyFileFormat::Pkcs8Pem);
    child<QCheckBox>(u"plainKeyUnderstood"_s)->setChecked(true);
    saveTo(u"/nowhere/at/all/key.pem"_s);
    QTRY_VERIFY(child<QPushButton>(u"savePrivateKey"_s)->isEnabled());
    QVERIFY(m_dialog->isVisible());
    QVERIFY2(words().contains(u"file"_s, Qt::CaseInsensitive), qPrintable(words()));
}

void PrivateKeyDialogTest::theClipboardIsMarked()
{
    chooseForm(KeyFileFormat::EnvValue);
    child<QCheckBox>(u"plainKeyUnderstood"_s)->setChecked(true);
    child<QPushButton>(u"copyPrivateKey"_s)->click();
    QTRY_VERIFY(QGuiApplication::clipboard()->text().startsWith(u"\"-----BEGIN"_s));
    QVERIFY(QGuiApplication::clipboard()->mimeData()->hasFormat(u"x-kde-passwordManagerHint"_s));
    QVERIFY(words().contains(u"cleared after 30 seconds"_s));
    QGuiApplication::clipboard()->clear();
}

void PrivateKeyDialogTest::closingMeanwhileIsSafe()
{
    enterPasswords(u"a long password"_s, u"a long password"_s);
    saveTo(m_fixture.folder.filePath(u"late.pem"_s));
    m_dialog.reset();
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_fixture.folder.filePath(u"late.pem"_s)), 10'000);
}

SUITESCOPE_WIDGET_MAIN(PrivateKeyDialogTest)
#include "tst_privatekeydialog.moc"
