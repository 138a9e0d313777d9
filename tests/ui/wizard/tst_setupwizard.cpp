// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/testmain.h"
#include "tests/ui/wizard/wizardfixture.h"
#include "ui/theme/buttons.h"
#include "ui/theme/suitestyle.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/secretedit.h"
#include "ui/widgets/steprail.h"

#include <QAbstractButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTableView>

using namespace Qt::StringLiterals;
using namespace suitescope;

class SetupWizardTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_f.reset(); }
    void goesThroughEveryStepOfTheMethod_data();
    void goesThroughEveryStepOfTheMethod();
    void opensWhereTheDraftWas();
    void backLosesNothing();
    void closingAsksNothingAndResumingBringsEverythingBack();
    void theRailLeadsOnlyToStepsThatWereReached();
    void aStepsNumberIsThatOfTheRail();
    void enterInAFieldGoesOn();
    void whatIsNotKeptIsSaidLoudly();
    void everyPageFitsTheSmallestWindow_data();
    void everyPageFitsTheSmallestWindow();
    void eachPageHasOnePrimaryButton_data();
    void eachPageHasOnePrimaryButton();
    void aRehearsalSaysSoAndOpensTheSimulatedPages();
    void theTitleHoldsNoSecret();

private:
    std::unique_ptr<WizardFixture> m_f;
};

void SetupWizardTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    m_f = std::make_unique<WizardFixture>();
}

void SetupWizardTest::goesThroughEveryStepOfTheMethod_data()
{
    QTest::addColumn<AuthMethod>("method");
    QTest::newRow("certificate") << AuthMethod::ClientCredentials;
    QTest::newRow("token") << AuthMethod::TokenBased;
}

void SetupWizardTest::goesThroughEveryStepOfTheMethod()
{
    QFETCH(const AuthMethod, method);
    m_f->open(m_f->fullDraft(method, SetupStep::Method));
    QSignalSpy ready(m_f->wizard.get(), &SetupWizard::connectionReady);
    for (const SetupStep step : stepsFor(method)) {
        QTRY_COMPARE(m_f->wizard->currentStep(), step);
        if (step == SetupStep::Done)
            break;
        QTRY_VERIFY(m_f->next()->isEnabled());
        m_f->pressNext();
    }
    QCOMPARE(ready.size(), 1);
    QCOMPARE(m_f->connections.connections().size(), 1);
    QCOMPARE(m_f->connections.connections().first().proof, ProofState::Proven);
    QVERIFY(m_f->connections.drafts().isEmpty());
}

void SetupWizardTest::opensWhereTheDraftWas()
{
    m_f->open(m_f->fullDraft(AuthMethod::TokenBased, SetupStep::TbaToken));
    QCOMPARE(m_f->wizard->currentStep(), SetupStep::TbaToken);
    m_f->wizard->back();
    QCOMPARE(m_f->wizard->currentStep(), SetupStep::TbaIntegration);
}

void SetupWizardTest::backLosesNothing()
{
    m_f->open(m_f->newDraft());
    QTest::keyClicks(m_f->find<QLineEdit>(u"connectionNameEdit"_s), u"Larkfield"_s);
    QTRY_VERIFY(m_f->next()->isEnabled());
    m_f->pressNext();
    auto *features = m_f->find<QTableView>(u"featuresTable"_s);
    QVERIFY(features->model()->setData(features->model()->index(0, 0), Qt::Checked,
                                       Qt::CheckStateRole));
    m_f->pressNext();
    m_f->pressNext();
    QTest::keyClicks(m_f->find<QLineEdit>(u"accountEdit"_s), u"7304182_sb1"_s);
    m_f->wizard->goTo(SetupStep::Method);
    QCOMPARE(m_f->find<QLineEdit>(u"connectionNameEdit"_s)->text(), u"Larkfield"_s);
    m_f->wizard->goTo(SetupStep::Account);
    QCOMPARE(m_f->wizard->currentStep(), SetupStep::Account);
    QCOMPARE(m_f->find<QLineEdit>(u"accountEdit"_s)->text(), u"7304182_sb1"_s);
    m_f->wizard->goTo(SetupStep::Features);
    QCOMPARE(features->model()->index(0, 0).data(Qt::CheckStateRole).value<Qt::CheckState>(),
             Qt::Checked);
}

void SetupWizardTest::closingAsksNothingAndResumingBringsEverythingBack()
{
    m_f->open(m_f->fullDraft(AuthMethod::TokenBased, SetupStep::TbaToken));
    const QString id = m_f->wizard->draft().id();
    QSignalSpy kept(&m_f->wizard->draft(), &SetupDraft::kept);
    auto *secret = m_f->find<SecretEdit>(u"tokenSecretField"_s);
    WizardFixture::paste(secret->lineEdit(), hexValue('9').revealText());
    QTRY_VERIFY(!kept.isEmpty());
    QTest::mouseClick(m_f->find<QPushButton>(u"finishLaterButton"_s), Qt::LeftButton);
    QVERIFY(!m_f->wizard->isVisible());
    QVERIFY(!QApplication::activeModalWidget());

    m_f->wizard.reset();
    m_f->open(SetupDraft::resume(id, m_f->connections, m_f->secrets, nullptr));
    QCOMPARE(m_f->wizard->currentStep(), SetupStep::TbaToken);
    QTRY_COMPARE(m_f->find<SecretEdit>(u"tokenSecretField"_s)->value(), hexValue('9'));
    QCOMPARE(m_f->find<SecretEdit>(u"tokenIdField"_s)->value(), hexValue('3'));
}

void SetupWizardTest::theRailLeadsOnlyToStepsThatWereReached()
{
    m_f->open(m_f->fullDraft(AuthMethod::ClientCredentials, SetupStep::Account));
    m_f->wizard->goTo(SetupStep::Verify);
    QCOMPARE(m_f->wizard->currentStep(), SetupStep::Account);
    m_f->wizard->goTo(SetupStep::Features);
    QCOMPARE(m_f->wizard->currentStep(), SetupStep::Features);
    const QList<StepRail::Step> steps = m_f->wizard->findChild<StepRail *>()->steps();
    QCOMPARE(steps.size(), 9);
    QVERIFY(steps.at(3).reachable);
    QVERIFY(!steps.at(4).reachable);
    QVERIFY(steps.at(1).current);
}

void SetupWizardTest::aStepsNumberIsThatOfTheRail()
{
    const std::unique_ptr<SetupDraft> draft(m_f->newDraft());
    const WizardContext context(
        *draft, m_f->account.transport, nullptr, m_f->secrets, [] { return now; }, nullptr);
    QCOMPARE(context.numberOf(SetupStep::Verify), 8);
    QCOMPARE(context.numberOf(SetupStep::TbaToken), 6);
    draft->setMethod(AuthMethod::TokenBased);
    QCOMPARE(context.numberOf(SetupStep::Verify), 7);
    QCOMPARE(context.numberOf(SetupStep::CertificateMapping), 7);
}

void SetupWizardTest::enterInAFieldGoesOn()
{
    m_f->open(m_f->fullDraft(AuthMethod::ClientCredentials, SetupStep::Account));
    QTRY_VERIFY(m_f->next()->isEnabled());
    auto *edit = m_f->find<QLineEdit>(u"accountEdit"_s);
    edit->setFocus();
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(m_f->wizard->currentStep(), SetupStep::KeyAndCertificate);
}

void SetupWizardTest::whatIsNotKeptIsSaidLoudly()
{
    m_f->open(m_f->fullDraft(AuthMethod::TokenBased, SetupStep::TbaToken));
    auto *notice = m_f->page()->findChild<Notice *>(u"keepFailureNotice"_s);
    QVERIFY(!notice->isVisible());
    m_f->secrets.failWith(ErrorKind::KeychainLocked);
    auto *secret = m_f->find<SecretEdit>(u"tokenSecretField"_s);
    WizardFixture::paste(secret->lineEdit(), hexValue('8').revealText());
    QTRY_VERIFY(notice->isVisible());
    QVERIFY(notice->text().contains(u"locked"_s));
    QTRY_COMPARE(secret->messageLight(), std::optional(LightState::Failing));

    m_f->secrets.failWith(ErrorKind::Canceled);
    notice->actionButton()->click();
    QTRY_VERIFY(!notice->isVisible());
}

void SetupWizardTest::everyPageFitsTheSmallestWindow_data()
{
    QTest::addColumn<AuthMethod>("method");
    QTest::addColumn<SetupStep>("step");
    for (const AuthMethod method : {AuthMethod::ClientCredentials, AuthMethod::TokenBased}) {
        int number = 1;
        for (const SetupStep step : stepsFor(method)) {
            if (step != SetupStep::Done)
                QTest::addRow("%s %d", method == AuthMethod::TokenBased ? "token" : "certificate",
                              number++)
                    << method << step;
        }
    }
}

void SetupWizardTest::everyPageFitsTheSmallestWindow()
{
    QFETCH(const AuthMethod, method);
    QFETCH(const SetupStep, step);
    m_f->open(m_f->fullDraft(method, step));
    m_f->wizard->resize(900, 640);
    QTRY_COMPARE(m_f->wizard->size(), QSize(900, 640));
    QCOMPARE(m_f->wizard->currentStep(), step);
    const SetupPage *page = m_f->page();
    const QString sizes = u"%1 of %2"_s.arg(page->minimumSizeHint().height()).arg(page->height());
    QVERIFY2(page->minimumSizeHint().height() <= page->height(), qPrintable(sizes));
    QVERIFY(page->minimumSizeHint().width() <= page->width());
    QVERIFY(m_f->wizard->minimumSizeHint().height() <= 640);
}

void SetupWizardTest::eachPageHasOnePrimaryButton_data()
{
    everyPageFitsTheSmallestWindow_data();
}

void SetupWizardTest::eachPageHasOnePrimaryButton()
{
    QFETCH(const AuthMethod, method);
    QFETCH(const SetupStep, step);
    m_f->open(m_f->fullDraft(method, step));
    QCOMPARE(m_f->wizard->currentStep(), step);
    if (step == SetupStep::Verify)
        QTRY_VERIFY(m_f->next()->isEnabled());
    int primary = 0;
    const auto buttons = m_f->wizard->findChildren<QPushButton *>();
    for (const QPushButton *button : buttons) {
        if (button->isVisible() && buttonKind(button) == ButtonKind::Primary)
            ++primary;
    }
    QCOMPARE(primary, 1);
}

void SetupWizardTest::aRehearsalSaysSoAndOpensTheSimulatedPages()
{
    SetupDraft *draft = m_f->newDraft(true);
    draft->setStep(SetupStep::Features);
    m_f->open(draft);
    auto *open = m_f->page()->findChild<QPushButton *>(u"openPageButton"_s);
    QVERIFY(open->isEnabled());
    open->click();
    QCOMPARE(m_f->demo.shown, QList<MenuPageId>{MenuPageId::EnableFeatures});
    m_f->wizard->back();
    bool said = false;
    const auto notices = m_f->page()->findChildren<Notice *>();
    for (const Notice *notice : notices)
        said = said || (notice->isVisible() && notice->text().contains(u"rehearsal"_s));
    QVERIFY(said);
}

void SetupWizardTest::theTitleHoldsNoSecret()
{
    m_f->open(m_f->fullDraft(AuthMethod::TokenBased, SetupStep::TbaToken));
    QVERIFY(m_f->wizard->windowTitle().contains(u"Larkfield sandbox"_s));
    for (const Secret &secret : m_f->wizard->draft().secrets())
        QVERIFY(!m_f->wizard->windowTitle().contains(secret.revealText()));
}

int main(int argc, char *argv[])
{
    CryptoRuntime crypto;
    QApplication app(argc, argv);
    installLook();
    SetupWizardTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_setupwizard.moc"
