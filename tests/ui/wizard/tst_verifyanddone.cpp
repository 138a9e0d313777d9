// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/signinbudget.h"
#include "tests/support/testmain.h"
#include "tests/ui/wizard/wizardfixture.h"
#include "ui/theme/suitestyle.h"
#include "ui/widgets/meter.h"
#include "ui/widgets/notice.h"
#include "ui/wizard/donepage.h"

#include <QFileDialog>
#include <QLabel>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTableView>

using namespace Qt::StringLiterals;
using namespace suitescope;

class VerifyAndDoneTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_f.reset(); }

    void aProofLetsGoOn();
    void aFailureIsNamedAndLeadsToItsPage();
    void aFailureIsNotTriedAgainUnasked();
    void tryAgainRunsOnceMore();
    void aChangedValueIsCheckedAnew();
    void stoppingLeavesThePageUsable();
    void closingWhileCheckingIsSafe();
    void aConnectionThatCannotBeStoredIsSaid();
    void failedSignInsOfEarlierRunsCount();
    void remarksAreShownBeforeItIsStored();
    void aRehearsalChecksTheSimulatedAccount();

    void doneTellsWhereThingsAre();
    void doneLeadsToRecordsAndConsole();
    void doneWritesTheEnvironmentFile();
    void doneSavesTheCalendarEntry();

private:
    void openVerify(AuthMethod method = AuthMethod::ClientCredentials)
    {
        m_f->open(m_f->fullDraft(method, SetupStep::Verify));
    }
    void openDone()
    {
        openVerify();
        QTRY_VERIFY(m_f->next()->isEnabled());
        m_f->pressNext();
        QTRY_COMPARE(m_f->wizard->currentStep(), SetupStep::Done);
    }
    [[nodiscard]] size_t asked() const { return m_f->account.transport.requests.size(); }

    std::unique_ptr<WizardFixture> m_f;
};

void VerifyAndDoneTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    m_f = std::make_unique<WizardFixture>();
}

void VerifyAndDoneTest::aProofLetsGoOn()
{
    openVerify();
    QSignalSpy ready(m_f->wizard.get(), &SetupWizard::connectionReady);
    QTRY_VERIFY(m_f->next()->isEnabled());
    QVERIFY(ready.isEmpty()); // nothing is stored before the user says so
    m_f->pressNext();
    QTRY_COMPARE(m_f->wizard->currentStep(), SetupStep::Done);
    QCOMPARE(ready.size(), 1);
    const auto connection = ready.first().first().value<Connection>();
    QCOMPARE(connection.name, u"Larkfield sandbox"_s);
    QCOMPARE(connection.proof, ProofState::Proven);
    const Result<Secret> key
        = answerOf(m_f->secrets.read(secretEntry(connection.id, SecretField::PrivateKey)));
    QVERIFY(key.has_value());
}

void VerifyAndDoneTest::aFailureIsNamedAndLeadsToItsPage()
{
    m_f->account.instead.insert(u"/token"_s, Account::error(401, R"({"error":"invalid_client"})"));
    openVerify();
    auto *card = m_f->find<QWidget>(u"diagnosisCard"_s);
    QTRY_VERIFY(card->isVisible());
    QVERIFY(!m_f->next()->isEnabled());
    QVERIFY(m_f->page()->hasProblem());
    QVERIFY(!m_f->find<QLabel>(u"causeSentence"_s)->text().isEmpty());
    auto *way = m_f->find<QPushButton>(u"causeStep"_s);
    auto *action = m_f->find<QPushButton>(u"causeAction"_s);
    (way->isVisible() ? way : action)->click();
    QTRY_VERIFY(m_f->wizard->currentStep() != SetupStep::Verify);
}

void VerifyAndDoneTest::aFailureIsNotTriedAgainUnasked()
{
    m_f->account.instead.insert(u"/token"_s, Account::error(401, R"({"error":"invalid_client"})"));
    openVerify();
    QTRY_VERIFY(m_f->page()->hasProblem());
    const size_t before = asked();
    m_f->wizard->goTo(SetupStep::Features);
    m_f->wizard->goTo(SetupStep::Verify);
    QCOMPARE(m_f->wizard->currentStep(), SetupStep::Verify);
    QCoreApplication::processEvents();
    QCOMPARE(asked(), before);
    QVERIFY(m_f->find<QWidget>(u"diagnosisCard"_s)->isVisible());
}

void VerifyAndDoneTest::tryAgainRunsOnceMore()
{
    m_f->account.instead.insert(u"/token"_s, Account::error(401, R"({"error":"invalid_client"})"));
    openVerify();
    QTRY_VERIFY(m_f->page()->hasProblem());
    m_f->account.instead.clear();
    m_f->find<QPushButton>(u"verifyTryAgain"_s)->click();
    QTRY_VERIFY(m_f->next()->isEnabled());
    QVERIFY(!m_f->find<QWidget>(u"diagnosisCard"_s)->isVisible());
}

void VerifyAndDoneTest::aChangedValueIsCheckedAnew()
{
    openVerify();
    QTRY_VERIFY(m_f->next()->isEnabled());
    const size_t before = asked();
    m_f->wizard->goTo(SetupStep::Method);
    static_cast<void>(m_f->wizard->draft().setSecret(SecretField::ClientId, hexValue('7')));
    m_f->wizard->goTo(SetupStep::Verify);
    QTRY_VERIFY(asked() > before);
    QTRY_VERIFY(m_f->next()->isEnabled());
}

void VerifyAndDoneTest::stoppingLeavesThePageUsable()
{
    m_f->account.transport.hold();
    openVerify();
    QTRY_VERIFY(m_f->account.transport.heldRequests() > 0);
    auto *button = m_f->find<QPushButton>(u"verifyStopOrStart"_s);
    QVERIFY(button->isVisible());
    button->click();
    QVERIFY(!m_f->next()->isEnabled());
    m_f->account.transport.release();
    button->click();
    QTRY_VERIFY(m_f->next()->isEnabled());
}

void VerifyAndDoneTest::closingWhileCheckingIsSafe()
{
    m_f->account.transport.hold();
    openVerify();
    QTRY_VERIFY(m_f->account.transport.heldRequests() > 0);
    m_f->wizard.reset();
    m_f->account.transport.release();
    QCoreApplication::processEvents();
}

void VerifyAndDoneTest::failedSignInsOfEarlierRunsCount()
{
    const QString file = m_f->folder.filePath(u"signins.json"_s);
    const AccountId account = AccountId::parse(u"7304182"_s).value();
    SignInBudget earlier(file, [] { return now; });
    for (const char digit : {'8', '9', '9'}) { // of other connections to the account
        const auto counted = earlier.countRefusal(signInIdentity(
            account,
            M2mCredentials{hexValue(digit).revealText(), {}, {}, SigningAlgorithm::ES256, {}}));
        QTRY_VERIFY(counted.isFinished());
    }
    SignInBudget budget(file, [] { return now; });
    m_f->budget = &budget;
    m_f->account.instead.insert(u"/token"_s, Account::error(401, R"({"error":"invalid_client"})"));
    openVerify();
    QTRY_VERIFY(m_f->page()->hasProblem());
    QCOMPARE(m_f->find<Pips>({})->count(), 4); // three, and the one of this run
    auto *notice = m_f->find<Notice>(u"verifyNotice"_s);
    QVERIFY(notice->isVisible());
    QVERIFY(notice->text().contains(u"locks the user"_s));
}

void VerifyAndDoneTest::remarksAreShownBeforeItIsStored()
{
    SetupDraft *draft = m_f->fullDraft(AuthMethod::TokenBased, SetupStep::Verify);
    draft->setAccountText(u" 7304182-sb1"_s);
    m_f->account.instead.insert(
        u"datacenterurls"_s,
        m_f->account.json(
            R"({"webservicesDomain":"https://7304182-sb1.suitetalk.api.netsuite.com"})"));
    m_f->open(draft);
    auto *remarks = m_f->find<QWidget>(u"remarks"_s);
    QTRY_VERIFY(m_f->next()->isEnabled());
    QVERIFY(remarks->isVisible());
    const QString said = m_f->find<QLabel>(u"remarkSentence"_s)->text();
    QVERIFY2(said.contains(u"spelt"_s), qPrintable(said));
    // An address is no spelling of the account.
    m_f->account.instead.clear();
    m_f->wizard->goTo(SetupStep::Account);
    draft->setAccountText(u"https://7304182.app.netsuite.com/app/center/card.nl"_s);
    m_f->wizard->goTo(SetupStep::Verify);
    QTRY_VERIFY(m_f->next()->isEnabled());
    QVERIFY(!remarks->isVisible());
}

void VerifyAndDoneTest::aConnectionThatCannotBeStoredIsSaid()
{
    openVerify();
    QTRY_VERIFY(m_f->next()->isEnabled());
    m_f->secrets.failWith(ErrorKind::KeychainLocked);
    m_f->pressNext();
    auto *notice = m_f->find<Notice>(u"verifyNotice"_s);
    QTRY_VERIFY(notice->isVisible());
    QVERIFY(notice->text().contains(u"locked"_s));
    QCOMPARE(m_f->wizard->currentStep(), SetupStep::Verify);
    m_f->secrets.failWith(ErrorKind::Canceled);
    QTRY_VERIFY(m_f->next()->isEnabled());
    m_f->pressNext();
    QTRY_COMPARE(m_f->wizard->currentStep(), SetupStep::Done);
}

void VerifyAndDoneTest::aRehearsalChecksTheSimulatedAccount()
{
    SetupDraft *draft = m_f->newDraft(true);
    draft->setName(u"Rehearsal"_s);
    draft->setMethod(AuthMethod::TokenBased);
    draft->setAccountText(u"DEMO"_s);
    char digit = '1';
    for (const SecretField field : {SecretField::ConsumerKey, SecretField::ConsumerSecret,
                                    SecretField::TokenId, SecretField::TokenSecret})
        static_cast<void>(draft->setSecret(field, hexValue(digit++)));
    draft->setStep(SetupStep::Verify);
    m_f->open(draft);
    QTRY_VERIFY(m_f->next()->isEnabled());
    for (const Request &request : m_f->account.transport.requests)
        QCOMPARE(request.url.host(), u"127.0.0.1"_s);
}

void VerifyAndDoneTest::doneTellsWhereThingsAre()
{
    openVerify();
    m_f->wizard->setStoredPlaces({u"/somewhere/connections.json"_s, u"/somewhere/data"_s});
    QTRY_VERIFY(m_f->next()->isEnabled());
    m_f->pressNext();
    QTRY_COMPARE(m_f->wizard->currentStep(), SetupStep::Done);
    const QAbstractItemModel *places = m_f->find<QTableView>(u"storedPlaces"_s)->model();
    QCOMPARE(places->rowCount(), 4);
    QVERIFY(places->index(0, 1).data().toString().contains(u"Test Keyring"_s));
    QVERIFY(m_f->find<QPushButton>(u"addToCalendar"_s)->isVisible());
    QVERIFY(!m_f->wizard->button(QWizard::BackButton)->isVisible());
}

void VerifyAndDoneTest::doneLeadsToRecordsAndConsole()
{
    openDone();
    QSignalSpy explore(m_f->wizard.get(), &SetupWizard::exploreRequested);
    QSignalSpy console(m_f->wizard.get(), &SetupWizard::consoleRequested);
    m_f->find<QPushButton>(u"exploreButton"_s)->click();
    QCOMPARE(explore.size(), 1);
    QCOMPARE(explore.first().first().toString(), m_f->connections.connections().first().id);
    QVERIFY(!m_f->wizard->isVisible());
    m_f->find<QPushButton>(u"consoleButton"_s)->click();
    QCOMPARE(console.size(), 1);
}

void VerifyAndDoneTest::doneWritesTheEnvironmentFile()
{
    openDone();
    auto *write = m_f->find<QPushButton>(u"exportEnvButton"_s);
    QSignalSpy written(m_f->wizard.get(), &SetupWizard::environmentFileWritten);
    const QString path = m_f->folder.filePath(u".env"_s);
    auto *edit = m_f->page()->findChild<QLineEdit *>(u"envPath"_s);
    QVERIFY(edit);
    edit->setText(path);
    QTRY_VERIFY(write->isEnabled());
    write->click();
    QTRY_COMPARE(written.size(), 1);
    QCOMPARE(written.first().at(1).toString(), path);
    QCOMPARE(written.first().at(2).value<Output>(), Output::Dotenv);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("NETSUITE_AUTH_TYPE=oauth2"));
    QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

void VerifyAndDoneTest::doneSavesTheCalendarEntry()
{
    openDone();
    m_f->find<QPushButton>(u"addToCalendar"_s)->click();
    auto *dialog = m_f->wizard->findChild<QFileDialog *>(u"calendarFileDialog"_s);
    QVERIFY(dialog);
    const QString path = m_f->folder.filePath(u"end.ics"_s);
    emit dialog->fileSelected(path);
    dialog->reject();
    QTRY_VERIFY(QFile::exists(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().startsWith("BEGIN:VCALENDAR"));
}

int main(int argc, char *argv[])
{
    CryptoRuntime crypto;
    QApplication app(argc, argv);
    installLook();
    VerifyAndDoneTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_verifyanddone.moc"
