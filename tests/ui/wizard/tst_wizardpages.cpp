// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/testmain.h"
#include "tests/ui/wizard/wizardfixture.h"
#include "ui/keys/keyform.h"
#include "ui/theme/segments.h"
#include "ui/theme/suitestyle.h"
#include "ui/widgets/factgrid.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/secretedit.h"
#include "ui/wizard/checklistmodels.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPointer>
#include <QProcess>
#include <QRegularExpression>
#include <QTableView>

using namespace Qt::StringLiterals;
using namespace suitescope;

class WizardPagesTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_f.reset(); }

    void methodStopsWithoutAKeychain();
    void methodTellsThatMemoryIsNotLocked();
    void methodExplainsANameThatIsTaken();
    void methodSurvivesBeingClosedWhileTheKeychainIsTried();
    void tokenMethodSaysWhenItEnds();

    void checklistModelsKeepTheRules();
    void ticksReachTheDraft();
    void chosenDataLetsThePermissionsGrow();
    void theAdministratorGetsTheListInBothForms();
    void theRoleIsSavedWithTheChosenLevels();

    void accountUnderstandsEverySpelling_data();
    void accountUnderstandsEverySpelling();
    void accountExplainsWrongInput();
    void accountTellsWhatNetSuiteKnows_data();
    void accountTellsWhatNetSuiteKnows();
    void accountSurvivesBeingClosedWhileAsking();
    void accountTakesAnotherAddress();

    void aPastedPageFillsBothFields();
    void theSameValueTwiceIsExplained();
    void aValueOfAnotherPageIsExplained();
    void secretsSurviveClosingWhileBeingKept();

    void keyPairIsMadeAndKept();
    void pkcs12IsTakenWithItsCertificate();
    void aFreePairIsTakenFromKeys();
    void keyPairSurvivesBeingClosedWhileMaking();
    void startingOverAsksFirst();

    void aScopeIsNeeded();
    void theClientIdIsNoCertificateId();

private:
    SecretEdit *secret(const QString &name) { return m_f->find<SecretEdit>(name); }
    QString statusText(const QString &name) { return m_f->find<StatusLine>(name)->text(); }

    std::unique_ptr<WizardFixture> m_f;
};

void WizardPagesTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    m_f = std::make_unique<WizardFixture>();
}

void WizardPagesTest::methodStopsWithoutAKeychain()
{
    m_f->secrets.failWith(ErrorKind::KeychainAbsent);
    SetupDraft *draft = m_f->newDraft();
    draft->setName(u"Larkfield"_s);
    m_f->open(draft);
    auto *notice = m_f->find<Notice>(u"keychainNotice"_s);
    QTRY_VERIFY(notice->isVisible());
    QVERIFY(notice->text().contains(u"keychain"_s));
    QVERIFY(!m_f->next()->isEnabled());
    QVERIFY(m_f->page()->hasProblem());

    m_f->secrets.failWith(ErrorKind::Canceled);
    notice->actionButton()->click();
    QTRY_VERIFY(m_f->next()->isEnabled());
    QVERIFY(!notice->isVisible());
}

void WizardPagesTest::methodTellsThatMemoryIsNotLocked()
{
    m_f->open(m_f->newDraft());
    QTRY_VERIFY(statusText(u"keychainStatus"_s).contains(u"works"_s));
    QVERIFY(m_f->find<Notice>(u"memoryNotice"_s)->isHidden());

    m_f->memoryIsLocked = false;
    m_f->open(m_f->newDraft());
    auto *notice = m_f->find<Notice>(u"memoryNotice"_s);
    QVERIFY(notice->isVisible());
    QVERIFY(notice->text().contains(u"swap"_s));
    QVERIFY(!m_f->page()->hasProblem()); // told, and in nobody's way
}

void WizardPagesTest::methodExplainsANameThatIsTaken()
{
    Connection other;
    other.id = u"other"_s;
    other.name = u"Larkfield"_s;
    other.account = AccountId::parse(u"7304182"_s).value();
    QVERIFY(answerOf(m_f->connections.save(other)));
    m_f->open(m_f->newDraft());
    auto *name = m_f->find<QLineEdit>(u"connectionNameEdit"_s);
    QTest::keyClicks(name, u"larkfield"_s);
    QTRY_VERIFY(!m_f->next()->isEnabled());
    QTest::keyClicks(name, u" sandbox"_s);
    QTRY_VERIFY(m_f->next()->isEnabled());
}

void WizardPagesTest::methodSurvivesBeingClosedWhileTheKeychainIsTried()
{
    m_f->secrets.slow = true;
    m_f->open(m_f->newDraft());
    QCOMPARE(m_f->secrets.pending.size(), size_t(1));
    QVERIFY(!m_f->next()->isEnabled());
    m_f->wizard.reset();
    m_f->secrets.pending.front().addResult(Result<>());
    m_f->secrets.pending.front().finish();
    QCoreApplication::processEvents();
}

void WizardPagesTest::tokenMethodSaysWhenItEnds()
{
    m_f->open(m_f->newDraft());
    auto *ending = m_f->find<Notice>(u"tbaEndNotice"_s);
    QVERIFY(!ending->isVisible());
    QTest::mouseClick(m_f->find<QPushButton>(u"methodToken"_s), Qt::LeftButton);
    QVERIFY(ending->isVisible());
    QVERIFY(ending->text().contains(u"2027.1"_s));
    QCOMPARE(m_f->wizard->draft().method(), AuthMethod::TokenBased);
}

void WizardPagesTest::checklistModelsKeepTheRules()
{
    const auto mode = QAbstractItemModelTester::FailureReportingMode::QtTest;
    const Checklist checklist(AuthMethod::ClientCredentials);
    FeatureModel features;
    const QAbstractItemModelTester featuresTester(&features, mode);
    features.setContent(checklist.features(), {});
    PermissionModel permissions;
    const QAbstractItemModelTester permissionsTester(&permissions, mode);
    permissions.setContent(checklist.permissions(), {});
    DataNeedModel needs;
    const QAbstractItemModelTester needsTester(&needs, mode);
    QVERIFY(features.setData(features.index(0, 0), Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(features.tickedRows(), 1);
    QVERIFY(permissions.setData(permissions.index(1, 0), Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(permissions.tickedRows(), 1);
    QVERIFY(needs.setData(needs.index(2), Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(needs.chosen().size(), 1);
    QVERIFY(!features.index(0, 0).data().toString().isEmpty());
}

void WizardPagesTest::ticksReachTheDraft()
{
    m_f->open(m_f->fullDraft(AuthMethod::ClientCredentials, SetupStep::Features));
    auto *table = m_f->find<QTableView>(u"featuresTable"_s);
    const QRect cell = table->visualRect(table->model()->index(0, 0));
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, cell.center());
    const FeatureItem first = Checklist(AuthMethod::ClientCredentials).features().first();
    QCOMPARE(m_f->wizard->draft().tickedFeatures(), QSet<QString>{first.id});
    QVERIFY(m_f->next()->isEnabled()); // ticks are notes
}

void WizardPagesTest::chosenDataLetsThePermissionsGrow()
{
    m_f->open(m_f->fullDraft(AuthMethod::ClientCredentials, SetupStep::Role));
    auto *table = m_f->find<QTableView>(u"permissionsTable"_s);
    const int before = table->model()->rowCount();
    auto *needs = m_f->find<QListView>(u"dataNeedsList"_s);
    QVERIFY(needs->model()->setData(needs->model()->index(0, 0), Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(table->model()->rowCount(), before + 1);
    QCOMPARE(m_f->wizard->draft().dataNeeds().size(), 1);
}

void WizardPagesTest::theAdministratorGetsTheListInBothForms()
{
    m_f->open(m_f->fullDraft(AuthMethod::ClientCredentials, SetupStep::Role));
    m_f->page()->findChild<QAction *>(u"copyAsText"_s)->trigger();
    const QString plain = QGuiApplication::clipboard()->text();
    m_f->page()->findChild<QAction *>(u"copyAsMarkdown"_s)->trigger();
    const QString markdown = QGuiApplication::clipboard()->text();
    QVERIFY(plain.contains(u"REST Web Services"_s));
    QVERIFY(markdown.startsWith(u"# "_s));
    QVERIFY(plain != markdown);
}

void WizardPagesTest::theRoleIsSavedWithTheChosenLevels()
{
    SetupDraft *draft = m_f->fullDraft(AuthMethod::ClientCredentials, SetupStep::Role);
    draft->setDataNeeds({u"customer"_s});
    m_f->open(draft);
    auto *operation = m_f->find<QComboBox>(u"dataOperation"_s);
    QTest::keyClick(operation, Qt::Key_Down);
    QTest::keyClick(operation, Qt::Key_Down);
    QCOMPARE(draft->dataOperation(), DataOperation::Change);
    const auto save = [this](const QString &action, const QString &name) {
        m_f->page()->findChild<QAction *>(action)->trigger();
        auto *dialog = m_f->page()->findChild<QFileDialog *>(u"saveRoleDialog"_s);
        const QString path = m_f->folder.filePath(name);
        Q_EMIT dialog->fileSelected(path);
        dialog->close();
        QByteArray content;
        (void)QTest::qWaitFor([&] {
            QFile file(path);
            content = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
            return !content.isEmpty();
        });
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        return content;
    };
    const QByteArray csv = save(u"saveAsCsv"_s, u"permissions.csv"_s);
    QVERIFY2(csv.contains("Lists,Customers,Edit,LIST_CUSTJOB,required"), csv.constData());
    const QByteArray xml = save(u"saveAsRole"_s, u"role.xml"_s);
    QVERIFY2(xml.contains("<permkey>LIST_CUSTJOB</permkey>"), xml.constData());
    QVERIFY(xml.contains("scriptid=\"customrole_larkfield_sandbox\""));
    m_f->wizard.reset();
    const QString id = SetupDraft::stored(m_f->connections).first().id;
    const std::unique_ptr<SetupDraft> again(
        SetupDraft::resume(id, m_f->connections, m_f->secrets, nullptr));
    QCOMPARE(again->dataOperation(), DataOperation::Change);
}

void WizardPagesTest::accountUnderstandsEverySpelling_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("account");
    QTest::newRow("number") << u"7304182"_s << u"7304182"_s;
    QTest::newRow("hyphen") << u"7304182-sb1"_s << u"7304182_SB1"_s;
    QTest::newRow("a page's address")
        << u"https://7304182-sb1.app.netsuite.com/app/center/card.nl"_s << u"7304182_SB1"_s;
}

void WizardPagesTest::accountUnderstandsEverySpelling()
{
    QFETCH(const QString, typed);
    QFETCH(const QString, account);
    SetupDraft *draft = m_f->fullDraft(AuthMethod::ClientCredentials, SetupStep::Account);
    draft->setAccountText({});
    m_f->open(draft);
    QVERIFY(!m_f->next()->isEnabled());
    WizardFixture::paste(m_f->find<QLineEdit>(u"accountEdit"_s), typed);
    QVERIFY(m_f->next()->isEnabled());
    QVERIFY(statusText(u"accountStatus"_s).contains(account));
    QCOMPARE(m_f->find<FactGrid>(u"accountFacts"_s)->value(0), account);
    QVERIFY(m_f->find<FactGrid>(u"accountFacts"_s)
                ->value(2)
                .endsWith(u".suitetalk.api.netsuite.com"_s));
}

void WizardPagesTest::accountExplainsWrongInput()
{
    m_f->open(m_f->fullDraft(AuthMethod::ClientCredentials, SetupStep::Account));
    auto *edit = m_f->find<QLineEdit>(u"accountEdit"_s);
    edit->selectAll();
    QTest::keyClicks(edit, u"my account!"_s);
    QVERIFY(!m_f->next()->isEnabled());
    QCOMPARE(m_f->find<StatusLine>(u"accountStatus"_s)->light(),
             std::optional(LightState::Failing));
    QVERIFY(!m_f->find<FactGrid>(u"accountFacts"_s)->isVisible());
}

void WizardPagesTest::accountTellsWhatNetSuiteKnows_data()
{
    QTest::addColumn<SharedAnswer>("answer");
    QTest::addColumn<LightState>("light");
    const auto shared = [](Result<Response> answer) {
        return std::make_shared<Result<Response>>(std::move(answer));
    };
    QTest::newRow("known") << shared(Account().json(R"({"webservicesDomain":"https://x"})"))
                           << LightState::Proven;
    QTest::newRow("unknown") << shared(Account::error(400, "{}")) << LightState::Failing;
    QTest::newRow("no network") << shared(failure(ErrorKind::Offline)) << LightState::NotProven;
}

void WizardPagesTest::accountTellsWhatNetSuiteKnows()
{
    QFETCH(const SharedAnswer, answer);
    QFETCH(const LightState, light);
    m_f->account.instead.insert(u"datacenterurls"_s, *answer);
    m_f->open(m_f->fullDraft(AuthMethod::ClientCredentials, SetupStep::Account));
    QTRY_COMPARE(m_f->find<StatusLine>(u"accountLookup"_s)->light(), std::optional(light));
    QVERIFY(m_f->next()->isEnabled()); // a service that cannot be asked stops nobody
}

void WizardPagesTest::accountSurvivesBeingClosedWhileAsking()
{
    m_f->account.transport.hold();
    m_f->open(m_f->fullDraft(AuthMethod::ClientCredentials, SetupStep::Account));
    QTRY_COMPARE(m_f->account.transport.heldRequests(), 1);
    m_f->wizard.reset();
    m_f->account.transport.release();
    QCoreApplication::processEvents();
}

void WizardPagesTest::accountTakesAnotherAddress()
{
    m_f->open(m_f->fullDraft(AuthMethod::ClientCredentials, SetupStep::Account));
    m_f->find<QPushButton>(u"otherAddressButton"_s)->click();
    auto *edit = m_f->find<QLineEdit>(u"urlOverrideEdit"_s);
    QVERIFY(edit->isVisible());
    QTest::keyClicks(edit, u"http://erp.example"_s);
    QVERIFY(m_f->wizard->draft().urlOverride().isEmpty()); // plain http
    edit->clear();
    WizardFixture::paste(edit, u"https://proxy.example:8443"_s);
    QCOMPARE(m_f->wizard->draft().urlOverride().host(), u"proxy.example"_s);
    QCOMPARE(m_f->find<FactGrid>(u"accountFacts"_s)->value(2), u"proxy.example"_s);
}

void WizardPagesTest::aPastedPageFillsBothFields()
{
    SetupDraft *draft = m_f->fullDraft(AuthMethod::TokenBased, SetupStep::TbaIntegration);
    static_cast<void>(draft->setSecret(SecretField::ConsumerKey, {}));
    static_cast<void>(draft->setSecret(SecretField::ConsumerSecret, {}));
    m_f->open(draft);
    QVERIFY(!m_f->next()->isEnabled());
    WizardFixture::paste(
        secret(u"consumerKeyField"_s)->lineEdit(),
        u"CONSUMER KEY / CLIENT ID\n%1\nCONSUMER SECRET / CLIENT SECRET\n%2\n"_s.arg(
            hexValue('a').revealText(), hexValue('b').revealText()));
    QCOMPARE(draft->secret(SecretField::ConsumerKey), hexValue('a'));
    QCOMPARE(draft->secret(SecretField::ConsumerSecret), hexValue('b'));
    QCOMPARE(secret(u"consumerSecretField"_s)->value(), hexValue('b'));
    QTRY_VERIFY(secret(u"consumerSecretField"_s)->message().contains(u"Test Keyring"_s));
    QVERIFY(m_f->next()->isEnabled());
    QVERIFY(m_f->page()->findChild<Notice *>(u"pasteNotice"_s)->isVisible());
}

void WizardPagesTest::theSameValueTwiceIsExplained()
{
    SetupDraft *draft = m_f->fullDraft(AuthMethod::TokenBased, SetupStep::TbaToken);
    m_f->open(draft);
    QVERIFY(m_f->next()->isEnabled());
    WizardFixture::paste(secret(u"tokenSecretField"_s)->lineEdit(),
                         draft->secret(SecretField::TokenId).revealText());
    QCOMPARE(secret(u"tokenSecretField"_s)->messageLight(), std::optional(LightState::Failing));
    QVERIFY(secret(u"tokenSecretField"_s)->message().contains(u"Token ID"_s));
    QVERIFY(!m_f->next()->isEnabled());
}

void WizardPagesTest::aValueOfAnotherPageIsExplained()
{
    SetupDraft *draft = m_f->fullDraft(AuthMethod::TokenBased, SetupStep::TbaIntegration);
    m_f->open(draft);
    WizardFixture::paste(secret(u"consumerKeyField"_s)->lineEdit(),
                         certificateIdValue().revealText().left(43));
    QCOMPARE(secret(u"consumerKeyField"_s)->messageLight(), std::optional(LightState::Failing));
    QVERIFY(!m_f->next()->isEnabled());
}

void WizardPagesTest::secretsSurviveClosingWhileBeingKept()
{
    SetupDraft *draft = m_f->fullDraft(AuthMethod::TokenBased, SetupStep::TbaToken);
    const QString id = draft->id();
    m_f->open(draft);
    WizardFixture::paste(secret(u"tokenSecretField"_s)->lineEdit(), hexValue('c').revealText());
    m_f->wizard.reset(); // at once
    SetupDraft *resumed = SetupDraft::resume(id, m_f->connections, m_f->secrets, nullptr);
    QVERIFY(answerOf(resumed->restored()));
    QCOMPARE(resumed->secret(SecretField::TokenSecret), hexValue('c'));
    delete resumed;
}

void WizardPagesTest::keyPairIsMadeAndKept()
{
    SetupDraft *draft = m_f->fullDraft(AuthMethod::ClientCredentials, SetupStep::KeyAndCertificate);
    draft->forgetKeyPair();
    m_f->open(draft);
    QVERIFY(!m_f->next()->isEnabled());
    QVERIFY(m_f->page()->ownsPrimary());
    QTest::mouseClick(m_f->find<QPushButton>(u"generateButton"_s), Qt::LeftButton);
    QTRY_VERIFY(m_f->next()->isEnabled());
    QCOMPARE(draft->keyPair().algorithm(), std::optional(KeyAlgorithm::EcP256));
    QCOMPARE(draft->certificate().commonName(), u"suitescope-7304182"_s);
    QVERIFY(draft->certificate().belongsTo(draft->keyPair()));
    auto *notice = m_f->find<Notice>(u"keyKeptNotice"_s);
    QTRY_VERIFY(notice->text().contains(u"Test Keyring"_s));
    QVERIFY(m_f->page()->ownsPrimary()); // the certificate is not saved yet
}

void WizardPagesTest::pkcs12IsTakenWithItsCertificate()
{
    const KeyPair key = KeyPair::generate(KeyAlgorithm::EcP256).value();
    const Certificate certificate
        = Certificate::selfSigned(key, {u"from elsewhere"_s, QDateTime::currentDateTimeUtc(), 90})
              .value();
    QProcess process;
    process.start(u"openssl"_s, {u"pkcs12"_s, u"-export"_s, u"-passout"_s, u"pass:open sesame"_s});
    if (!process.waitForStarted())
        QSKIP("The openssl command is not installed: nothing to import.");
    process.write(key.toPkcs8Pem().value().revealBytes() + certificate.toPem());
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished());
    const QByteArray file = process.readAllStandardOutput();

    SetupDraft *draft = m_f->fullDraft(AuthMethod::ClientCredentials, SetupStep::KeyAndCertificate);
    draft->forgetKeyPair();
    m_f->open(draft);
    m_f->find<QPlainTextEdit>(u"importPaste"_s)->setPlainText(QString::fromLatin1(file.toBase64()));
    m_f->find<QPushButton>(u"readPasted"_s)->click();
    const auto password
        = [this] { return m_f->wizard->findChild<QLineEdit *>(u"findingPassword"_s); };
    QTRY_VERIFY(password());
    QPointer<QLineEdit> asked = password();
    asked->setText(u"open barley"_s);
    m_f->find<QPushButton>(u"findingOpen"_s)->click();
    QTRY_VERIFY(!asked && password()); // asked once more
    password()->setText(u"open sesame"_s);
    m_f->find<QPushButton>(u"findingOpen"_s)->click();
    QTRY_VERIFY(m_f->wizard->findChild<QAbstractButton *>(u"useFinding"_s));
    QVERIFY(!m_f->next()->isEnabled()); // nothing is taken before it is said
    m_f->find<QPushButton>(u"keepFindings"_s)->click();
    QTRY_VERIFY(m_f->next()->isEnabled());
    QCOMPARE(draft->keyPair().publicKeyDer(), key.publicKeyDer());
    QCOMPARE(draft->certificate().toDer(), certificate.toDer());
}

void WizardPagesTest::aFreePairIsTakenFromKeys()
{
    const KeyPair key = KeyPair::generate(KeyAlgorithm::EcP384).value();
    const auto ofDays = [&key](const QString &name, int begun, int days) {
        return Certificate::selfSigned(key, {name, now.addDays(-begun), days}).value();
    };
    const Certificate certificate = ofDays(u"made earlier"_s, 0, 90);
    const auto keepFree = [this](const QString &id, const Certificate &one) {
        return m_f->connections.saveKeyPair(
            {id, one.commonName(), one.toPem(), true, m_f->secrets.displayName(), now});
    };
    const auto free = keepFree(u"free"_s, certificate);
    QTRY_VERIFY(free.isFinished());
    const auto ended = keepFree(u"ended"_s, ofDays(u"ended long ago"_s, 90, 30));
    QTRY_VERIFY(ended.isFinished());
    SetupDraft *draft = m_f->fullDraft(AuthMethod::ClientCredentials, SetupStep::KeyAndCertificate);
    draft->forgetKeyPair();
    m_f->open(draft);
    m_f->find<SegmentedControl>(u"keyWay"_s)->setCurrent(2);
    auto *list = m_f->find<QListWidget>(u"freePairs"_s);
    QCOMPARE(list->count(), 1);
    QVERIFY(list->item(0)->text().startsWith(u"made earlier"_s));
    auto *use = m_f->find<QPushButton>(u"useFreePair"_s);
    use->click();
    auto *notice = m_f->find<Notice>(u"keyPickerNotice"_s);
    QTRY_VERIFY(!notice->isHidden()); // its entry is missing in the keychain
    QVERIFY(!m_f->next()->isEnabled());
    const auto written = m_f->secrets.write(secretEntry(u"free"_s, SecretField::PrivateKey),
                                            key.toPkcs8Pem().value());
    QTRY_VERIFY(written.isFinished());
    use->click();
    QTRY_VERIFY(m_f->next()->isEnabled());
    QCOMPARE(draft->keyPair().publicKeyDer(), key.publicKeyDer());
    QCOMPARE(draft->certificate().toDer(), certificate.toDer());
    QCOMPARE(draft->keyPair().algorithm(), std::optional(KeyAlgorithm::EcP384));
}

void WizardPagesTest::keyPairSurvivesBeingClosedWhileMaking()
{
    SetupDraft *draft = m_f->fullDraft(AuthMethod::ClientCredentials, SetupStep::KeyAndCertificate);
    draft->forgetKeyPair();
    m_f->open(draft);
    m_f->find<QPushButton>(u"generateButton"_s)->click();
    QVERIFY(m_f->wizard->findChild<KeyForm *>()->isBusy());
    m_f->wizard.reset();
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::processEvents();
}

void WizardPagesTest::startingOverAsksFirst()
{
    SetupDraft *draft = m_f->fullDraft(AuthMethod::ClientCredentials, SetupStep::KeyAndCertificate);
    m_f->open(draft);
    m_f->find<QPushButton>(u"startOverButton"_s)->click();
    auto *question = m_f->wizard->findChild<QDialog *>(u"startOverQuestion"_s);
    QVERIFY(question && question->isVisible());
    QVERIFY(!draft->keyPair().isNull());
    question->reject();
    QVERIFY(!draft->keyPair().isNull());
}

void WizardPagesTest::aScopeIsNeeded()
{
    SetupDraft *draft = m_f->fullDraft(AuthMethod::ClientCredentials, SetupStep::M2mIntegration);
    m_f->open(draft);
    QVERIFY(m_f->next()->isEnabled());
    m_f->find<QCheckBox>(u"scope_rest_webservices"_s)->click();
    QVERIFY(draft->scopes().isEmpty());
    QVERIFY(!m_f->next()->isEnabled());
    m_f->find<QCheckBox>(u"scope_restlets"_s)->click();
    QCOMPARE(draft->scopes(), QStringList{u"restlets"_s});
    QVERIFY(m_f->next()->isEnabled());
}

void WizardPagesTest::theClientIdIsNoCertificateId()
{
    SetupDraft *draft
        = m_f->fullDraft(AuthMethod::ClientCredentials, SetupStep::CertificateMapping);
    m_f->open(draft);
    WizardFixture::paste(secret(u"certificateIdField"_s)->lineEdit(), hexValue('5').revealText());
    QVERIFY(secret(u"certificateIdField"_s)->message().contains(u"Client ID"_s));
    QVERIFY(!m_f->next()->isEnabled());
    WizardFixture::paste(secret(u"certificateIdField"_s)->lineEdit(),
                         certificateIdValue().revealText() + u'\n');
    QTRY_VERIFY(m_f->next()->isEnabled());
}

int main(int argc, char *argv[])
{
    CryptoRuntime crypto;
    QApplication app(argc, argv);
    installLook();
    WizardPagesTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_wizardpages.moc"
