// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/setupdraft.h"
#include "lib/storage/memorysecretstore.h"
#include "tests/support/testmain.h"
#include "ui/theme/suitestyle.h"
#include "ui/widgets/notice.h"
#include "ui/wizard/handoverdialog.h"

#include <QFile>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

const QString client(64, u'c');
const QString certificate = u"-a_CertificateIdOfFortyThreeCharacters_0123"_s;

} // namespace

class HandoverDialogTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { installLook()->setScheme(SuiteStyle::Scheme::Light); }
    void init();
    void cleanup() { m_dialog.reset(), m_draft.reset(), m_connections.reset(); }

    void theFolderIsWritten();
    void aFailureIsSaid();
    void theAnswerGoesIntoTheDraft();
    void whatIsMissingIsSaid();
    void tokensAreNeverAskedFor();

private:
    void open()
    {
        m_dialog = std::make_unique<HandoverDialog>(*m_draft);
        m_dialog->show();
    }
    [[nodiscard]] Notice *notice(const QString &name) const
    {
        return m_dialog->findChild<Notice *>(name);
    }
    [[nodiscard]] QPushButton *take() const
    {
        return m_dialog->findChild<QPushButton *>(u"take"_s);
    }
    [[nodiscard]] QPlainTextEdit *paste() const
    {
        return m_dialog->findChild<QPlainTextEdit *>(u"answer"_s);
    }

    QTemporaryDir m_home;
    MemorySecretStore m_secrets;
    std::unique_ptr<ConnectionStore> m_connections;
    std::unique_ptr<SetupDraft> m_draft;
    std::unique_ptr<HandoverDialog> m_dialog;
};

void HandoverDialogTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    m_connections = std::make_unique<ConnectionStore>(m_home.filePath(u"connections.json"_s));
    m_draft = std::make_unique<SetupDraft>(*m_connections, m_secrets, false);
    m_draft->setName(u"Larkfield sandbox"_s);
}

void HandoverDialogTest::theFolderIsWritten()
{
    const KeyPair key = KeyPair::generate(KeyAlgorithm::EcP256).value();
    const Certificate made
        = Certificate::selfSigned(key, {u"x"_s, QDateTime::currentDateTimeUtc(), 30}).value();
    const auto kept = m_draft->setKeyPair(key, made);
    QTRY_VERIFY(kept.isFinished());
    m_draft->setDataNeeds({u"customer"_s});
    m_draft->setDataOperation(DataOperation::Change);
    m_draft->setScopes({u"rest_webservices"_s, u"restlets"_s});
    open();
    m_dialog->writeInto(m_home.filePath(u"for them"_s));
    QTRY_VERIFY(notice(u"written"_s)->isVisible());
    QCOMPARE(notice(u"written"_s)->tone(), ToneId::Ok);
    QFile page(m_home.filePath(u"for them/"_s + handoverPageName()));
    QVERIFY(page.open(QIODevice::ReadOnly));
    const QByteArray html = page.readAll();
    QVERIFY(html.contains("Larkfield sandbox") && html.contains("<td>Customers</td>"));
    QVERIFY(html.contains("<td>Customers</td><td>Lists</td><td>Edit</td>"));
    QVERIFY(html.contains("the scopes REST Web Services and RESTlets"));
    QVERIFY(html.contains(made.toPem().split('\n').at(1)));
    QVERIFY(!html.contains("PRIVATE"));
}

void HandoverDialogTest::aFailureIsSaid()
{
    open();
    m_dialog->writeInto(u"/proc/nowhere"_s);
    QTRY_VERIFY(notice(u"written"_s)->isVisible());
    QCOMPARE(notice(u"written"_s)->tone(), ToneId::Bad);
}

void HandoverDialogTest::theAnswerGoesIntoTheDraft()
{
    open();
    QVERIFY(!take()->isEnabled());
    paste()->setPlainText(u"> Certificate ID: %1\n> Client ID: %2\n> Account ID: 1234567_SB1"_s.arg(
        certificate, client));
    QVERIFY(take()->isEnabled());
    QCOMPARE(notice(u"understood"_s)->tone(), ToneId::Ok);
    QTest::mouseClick(take(), Qt::LeftButton);
    QCOMPARE(m_dialog->result(), int(QDialog::Accepted));
    QCOMPARE(m_draft->account().toString(), u"1234567_SB1"_s);
    QCOMPARE(m_draft->secret(SecretField::ClientId), Secret(client));
    QCOMPARE(m_draft->secret(SecretField::CertificateId), Secret(certificate));
}

void HandoverDialogTest::whatIsMissingIsSaid()
{
    open();
    paste()->setPlainText(u"Client ID: "_s + client);
    QCOMPARE(notice(u"understood"_s)->tone(), ToneId::Warn);
    QVERIFY(notice(u"understood"_s)->text().contains(u"account ID, Certificate ID"_s));
    QVERIFY(take()->isEnabled());
    paste()->setPlainText(u"Good morning"_s);
    QVERIFY(!take()->isEnabled());
    paste()->setPlainText(u"Client Secret: "_s + QString(64, u'5'));
    QVERIFY(notice(u"understood"_s)->text().contains(u"client secret"_s));
    QVERIFY(!notice(u"understood"_s)->text().contains(u"5555"_s));
    QVERIFY(!take()->isEnabled());
}

void HandoverDialogTest::tokensAreNeverAskedFor()
{
    m_draft->setMethod(AuthMethod::TokenBased);
    open();
    QVERIFY(!paste());
    QVERIFY(!take()->isVisible());
    m_dialog->writeInto(m_home.filePath(u"tokens"_s));
    QTRY_VERIFY(notice(u"written"_s)->isVisible());
    QVERIFY(!QFile::exists(m_home.filePath(u"tokens/"_s + handoverCertificateName())));
}

SUITESCOPE_WIDGET_MAIN(HandoverDialogTest)
#include "tst_handoverdialog.moc"
