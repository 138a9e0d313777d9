// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/end_to_end/rotationbench.h"
#include "tests/support/testmain.h"
#include "ui/keys/rotationcard.h"
#include "ui/keys/rotationdialog.h"
#include "ui/theme/suitestyle.h"
#include "ui/widgets/secretedit.h"

#include <QApplication>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QRegularExpression>

using namespace suitescope;
using namespace Qt::StringLiterals;

using State = CertificateRotation::State;

/*! The renewal as a person goes through it, before the simulated account. */
class RotationDialogTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void theWholeWay();
    void aMissingPermissionLeadsByHand();
    void anIdThatCannotBeRightIsNotTried();
    void closingItMeanwhileIsSafe();
    void itGoesOnWhereItWasClosed();
    void itIsTakenBack();
    void aFaultStandsBesideItsStep();
    void aDamagedRecordIsDropped();

private:
    void open();
    [[nodiscard]] QPushButton *button(const QString &name) const;
    [[nodiscard]] QString heading() const;
    void press(const QString &name);
    void writeFile();
    void picture(const QString &name) const;

    SuiteStyle *m_style = nullptr;
    std::unique_ptr<RotationBench> m_bench;
    std::unique_ptr<RotationDialog> m_dialog;
};

void RotationDialogTest::initTestCase()
{
    m_style = installLook();
    m_style->setScheme(SuiteStyle::Scheme::Light);
}

void RotationDialogTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)."_s));
    m_bench = std::make_unique<RotationBench>();
}

void RotationDialogTest::cleanup()
{
    m_dialog.reset();
    m_bench.reset();
}

void RotationDialogTest::open()
{
    m_dialog = std::make_unique<RotationDialog>(m_bench->facts(), m_bench->tools());
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
}

QPushButton *RotationDialogTest::button(const QString &name) const
{
    for (QPushButton *one : m_dialog->findChildren<QPushButton *>(name)) {
        if (one->isVisible())
            return one;
    }
    return nullptr;
}

QString RotationDialogTest::heading() const
{
    for (const RotationCard *card : m_dialog->findChildren<RotationCard *>()) {
        if (card->isVisible())
            return card->heading();
    }
    return {};
}

void RotationDialogTest::press(const QString &name)
{
    QTRY_VERIFY2(button(name) && button(name)->isEnabled(), qPrintable(name + u": "_s + heading()));
    QTest::mouseClick(button(name), Qt::LeftButton);
}

void RotationDialogTest::writeFile()
{
    const QString path = m_bench->folder.filePath(u".env"_s);
    QVERIFY(RotationStage::answerOf(
        EnvFile::exportTo(path, {m_bench->connection, m_bench->stage.m2m}, EnvFormat::Dotenv)));
    m_bench->connection.exportedTo = {{path, u"dotenv"_s}};
    QVERIFY(RotationStage::answerOf(m_bench->connections.save(m_bench->connection)));
}

/*! For whoever changes the dialog: SUITESCOPE_PICTURES names a folder. */
void RotationDialogTest::picture(const QString &name) const
{
    const QString folder = qEnvironmentVariable("SUITESCOPE_PICTURES");
    if (folder.isEmpty())
        return;
    for (const auto scheme : {SuiteStyle::Scheme::Light, SuiteStyle::Scheme::Dark}) {
        m_style->setScheme(scheme);
        QTest::qWait(50);
        QVERIFY(m_dialog->grab().save(u"%1/%2-%3.png"_s.arg(
            folder, name, scheme == SuiteStyle::Scheme::Dark ? u"dark"_s : u"light"_s)));
    }
    m_style->setScheme(SuiteStyle::Scheme::Light);
}

void RotationDialogTest::theWholeWay()
{
    writeFile();
    open();
    picture(u"1-form"_s);
    const QString endsBefore = m_dialog->findChild<QLabel *>(u"rotationEnd"_s)->text();
    press(u"startRotation"_s);
    QTRY_COMPARE(heading(), u"This file holds the key of the connection"_s);
    QVERIFY(m_dialog->findChild<QRadioButton *>(u"rewriteFile"_s)->isChecked());
    picture(u"2-file"_s);
    press(u"answerFile"_s);
    QTRY_COMPARE(heading(), u"Revoke the old certificate now?"_s);
    QCOMPARE(m_bench->stage.activeIds().size(), 2); // it was not done unasked
    picture(u"3-revoke"_s);
    press(u"revokeOld"_s);
    QTRY_COMPARE(heading(), u"The certificate is renewed."_s);
    picture(u"4-done"_s);
    QVERIFY(m_dialog->findChild<QLabel *>(u"rotationEnd"_s)->text() != endsBefore);
    QCOMPARE(m_dialog->rotation().state(), State::Finished);
    QCOMPARE(m_bench->wrong(), QString());
    QCOMPARE(m_bench->stage.activeIds().size(), 1);
    QVERIFY(!button(u"rollBack"_s));
    QVERIFY(button(u"closeRotation"_s));
}

void RotationDialogTest::aMissingPermissionLeadsByHand()
{
    SimulatedAccount &account = m_bench->stage.account;
    account.setPermission(m_bench->stage.role(), u"ADMI_MANAGE_OWN_OAUTH2_CERTIFICATES"_s, 0);
    open();
    press(u"startRotation"_s);
    QTRY_VERIFY(heading().startsWith(u"The role may not manage its certificates"_s));
    picture(u"5-permission"_s);
    press(u"goOnByHand"_s);
    QTRY_COMPARE(heading(), u"Register the new certificate in NetSuite"_s);
    picture(u"6-mapping"_s);
    // The certificate goes to a file, which the administrator uploads.
    press(u"saveNewCertificate"_s);
    auto *chooser = m_dialog->findChild<QFileDialog *>(u"newCertificateFile"_s);
    QVERIFY(chooser);
    const QString path = m_bench->folder.filePath(u"new.pem"_s);
    emit chooser->fileSelected(path);
    QTRY_VERIFY(QFile::exists(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString id = m_bench->upload(file.readAll());
    QVERIFY(!id.isEmpty());
    chooser->close();
    auto *field = m_dialog->findChild<SecretEdit *>(u"newCertificateId"_s);
    QTest::keyClicks(field->lineEdit(), id);
    press(u"takeNewId"_s);
    QTRY_COMPARE(heading(), u"Revoke the old certificate in NetSuite"_s);
    picture(u"7-by-hand-revoke"_s);
    m_bench->revoke(m_bench->stage.m2m.certificateId);
    press(u"confirmRevoked"_s);
    QTRY_COMPARE(heading(), u"The certificate is renewed."_s);
    QCOMPARE(m_bench->wrong(), QString());
}

void RotationDialogTest::anIdThatCannotBeRightIsNotTried()
{
    open();
    press(u"rotateByHand"_s);
    QTRY_COMPARE(heading(), u"Register the new certificate in NetSuite"_s);
    auto *field = m_dialog->findChild<SecretEdit *>(u"newCertificateId"_s);
    QVERIFY(!button(u"takeNewId"_s)->isEnabled());
    QTest::keyClicks(field->lineEdit(), m_bench->stage.m2m.certificateId);
    QVERIFY(field->message().contains(u"old certificate"_s));
    QVERIFY(!button(u"takeNewId"_s)->isEnabled());
    field->lineEdit()->selectAll();
    QTest::keyClicks(field->lineEdit(), m_bench->stage.m2m.clientId);
    QCOMPARE(field->messageLight(), std::optional(LightState::Failing));
    QVERIFY(!button(u"takeNewId"_s)->isEnabled());
    // Escape closes; what was begun stays.
    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    QVERIFY(!m_dialog->isVisible());
    QCOMPARE(m_bench->connections.rotations().size(), 1);
    QCOMPARE(m_bench->wrong(), QString());
}

void RotationDialogTest::closingItMeanwhileIsSafe()
{
    m_bench->stage.account.setFault(Fault::SlowAnswer, 100);
    open();
    press(u"startRotation"_s);
    QTRY_COMPARE(m_dialog->rotation().step(), RotationStep::Upload);
    m_dialog.reset();
    m_bench->stage.account.setFault(Fault::None);
    QTest::qWait(150); // what was on its way has arrived
    QCOMPARE(m_bench->wrong(), QString());
    QCOMPARE(m_bench->connections.rotations().size(), 1);
}

void RotationDialogTest::itGoesOnWhereItWasClosed()
{
    open();
    press(u"startRotation"_s);
    QTRY_VERIFY(button(u"revokeOld"_s));
    press(u"closeRotation"_s);
    QVERIFY(!m_dialog->isVisible());
    QCOMPARE(m_bench->wrong(), QString());
    open();
    QCOMPARE(heading(), u"It was stopped here."_s);
    QVERIFY(m_dialog->findChild<QWidget *>(u"rotationAssurance"_s)->isVisible());
    picture(u"8-reopened"_s);
    press(u"resume"_s);
    press(u"revokeOld"_s);
    QTRY_COMPARE(m_dialog->rotation().state(), State::Finished);
    QCOMPARE(m_bench->wrong(), QString());
}

void RotationDialogTest::itIsTakenBack()
{
    writeFile();
    open();
    press(u"startRotation"_s);
    press(u"answerFile"_s);
    QTRY_VERIFY(button(u"revokeOld"_s));
    press(u"rollBack"_s);
    QTRY_VERIFY(button(u"answerFile"_s));
    QVERIFY(m_dialog->findChild<QRadioButton *>(u"rewriteFile"_s)->text().contains(u"old key"_s));
    picture(u"9-back"_s);
    press(u"answerFile"_s);
    QTRY_COMPARE(heading(), u"Everything is as it was before."_s);
    QCOMPARE(m_bench->wrong(), QString());
    QCOMPARE(m_bench->stage.activeIds(), QStringList{m_bench->stage.m2m.certificateId});
    QCOMPARE(lookAtExported(m_bench->connection.exportedTo.constFirst())
                 .value()
                 .certificateId.revealText(),
             m_bench->stage.m2m.certificateId);
}

void RotationDialogTest::aFaultStandsBesideItsStep()
{
    m_bench->stage.account.setFault(Fault::HtmlMaintenance503);
    open();
    press(u"startRotation"_s);
    QTRY_VERIFY(button(u"resume"_s));
    QCOMPARE(button(u"resume"_s)->text(), u"&Try again"_s); // nothing was begun
    QVERIFY(!button(u"rollBack"_s));
    QVERIFY(button(u"resume"_s)->hasFocus());
    picture(u"10-maintenance"_s);
    m_bench->stage.account.setFault(Fault::None);
    press(u"resume"_s);
    QTRY_VERIFY(button(u"revokeOld"_s));
    m_bench->stage.account.setFault(Fault::UnexpectedError500);
    press(u"revokeOld"_s);
    QTRY_VERIFY(button(u"resume"_s));
    QVERIFY(!button(u"rollBack"_s)); // the old one may be revoked by now
    picture(u"11-revoke-refused"_s);
    m_bench->stage.account.setFault(Fault::None);
    press(u"resume"_s);
    QTRY_COMPARE(m_dialog->rotation().state(), State::Finished);
    QCOMPARE(m_bench->wrong(), QString());
}

void RotationDialogTest::aDamagedRecordIsDropped()
{
    QVERIFY(RotationStage::answerOf(
        m_bench->connections.saveRotation(m_bench->connection.id, {{u"schema"_s, 7}})));
    open();
    QVERIFY(!button(u"resume"_s));
    press(u"dropRotation"_s);
    QTRY_COMPARE(m_dialog->rotation().state(), State::RolledBack);
    QVERIFY(m_bench->connections.rotations().isEmpty());
}

SUITESCOPE_WIDGET_MAIN(RotationDialogTest)

#include "tst_rotationdialog.moc"
