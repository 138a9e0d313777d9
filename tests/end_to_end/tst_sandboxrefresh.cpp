// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A sandbox is refreshed: everything of it fails at once, the cause is named, and the short way
// mends it with the same key pair.
#include "lib/base/async.h"
#include "lib/crypto/certificate.h"
#include "lib/setup/checkrecord.h"
#include "lib/setup/signinbudget.h"
#include "lib/simulator/simulatedserver.h"
#include "lib/storage/memorysecretstore.h"
#include "tests/support/testmain.h"
#include "ui/home/checkalldialog.h"
#include "ui/home/checkrow.h"
#include "ui/home/envexportform.h"
#include "ui/home/mainwindow.h"
#include "ui/home/settings.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/secretedit.h"
#include "ui/widgets/steprail.h"
#include "ui/wizard/setupwizard.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QLineEdit>
#include <QNetworkAccessManager>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

constexpr int patience = 20'000;

} // namespace

class SandboxRefreshTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void theShortWayMendsIt_data();
    void theShortWayMendsIt();
    void checkingAllRecognisesIt();
    void whatAnOpenConnectionIsRefusedCounts();

private:
    void connectBoth();
    void keep(const Connection &facts, const QHash<SecretField, Secret> &secrets);
    void refresh();
    void openAndCheck(const QString &id, bool good);
    void enter(const QString &field, const QString &value);
    void pressNext();
    [[nodiscard]] int refusals() const;
    [[nodiscard]] SetupWizard *wizard() const { return m_window->findChild<SetupWizard *>(); }
    template<typename T> [[nodiscard]] T *find(const QString &name) const
    {
        return m_window->findChild<T *>(name);
    }
    [[nodiscard]] Secret stored(const QString &id, SecretField field);
    [[nodiscard]] Connection facts(const QString &id) const
    {
        return m_connections->connection(id).value_or(Connection());
    }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<SimulatedAccount> m_account;
    std::unique_ptr<SimulatedServer> m_server;
    std::unique_ptr<ConnectionStore> m_connections;
    std::unique_ptr<MemorySecretStore> m_secrets;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<SignInBudget> m_budget;
    std::unique_ptr<QSettings> m_file;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<MainWindow> m_window;
    QByteArray m_certificate;
    ShownOnce m_integration; // what NetSuite showed last
    QString m_certificateId;
    ShownOnce m_token;
};

void SandboxRefreshTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    m_home = std::make_unique<QTemporaryDir>();
    m_account = std::make_unique<SimulatedAccount>(AccountId::parse(u"7304182_SB1"_s).value());
    m_account->setDataSize(10, 10);
    m_server = std::make_unique<SimulatedServer>(*m_account);
    QVERIFY(m_server->start());
    m_connections = std::make_unique<ConnectionStore>(m_home->filePath(u"connections.json"_s));
    m_secrets = std::make_unique<MemorySecretStore>();
    const auto loaded = m_connections->load();
    QTRY_VERIFY(loaded.isFinished());
    connectBoth();
    m_network = std::make_unique<QNetworkAccessManager>();
    m_file = std::make_unique<QSettings>(m_home->filePath(u"settings.ini"_s), QSettings::IniFormat);
    m_settings = std::make_unique<Settings>(*m_file);
    m_budget = std::make_unique<SignInBudget>(m_home->filePath(u"sign-ins.json"_s), systemClock());
    Workplace workplace{*m_connections,
                        *m_secrets,
                        nullptr,
                        *m_network,
                        *m_settings,
                        systemClock(),
                        m_home->filePath(u"data"_s)};
    workplace.budget = m_budget.get();
    m_window = std::make_unique<MainWindow>(workplace);
    QSignalSpy ready(m_window.get(), &MainWindow::loaded);
    m_window->show();
    QTRY_COMPARE(ready.size(), 1);
}

void SandboxRefreshTest::cleanup()
{
    m_window.reset();
    m_server.reset();
    m_account.reset();
    m_connections.reset();
}

void SandboxRefreshTest::keep(const Connection &facts, const QHash<SecretField, Secret> &secrets)
{
    for (auto it = secrets.cbegin(); it != secrets.cend(); ++it) {
        const auto kept = m_secrets->write(secretEntry(facts.id, it.key()), it.value());
        QTRY_VERIFY(kept.isFinished());
    }
    const auto saved = m_connections->save(facts);
    QTRY_VERIFY(saved.isFinished());
    QVERIFY(saved.result());
}

/*! Two connections of the sandbox: "m2m" and "tba". */
void SandboxRefreshTest::connectBoth()
{
    const KeyPair key = KeyPair::generate(KeyAlgorithm::EcP256).value();
    m_certificate = Certificate::selfSigned(
                        key, {u"test"_s, QDateTime::currentDateTimeUtc().addSecs(-60), 700})
                        .value()
                        .toPem();
    m_certificateId = m_account->prepareForDemo(m_certificate, &m_integration).certificateId;
    m_token
        = m_account->addToken(m_account->integrations().constFirst().id,
                              m_account->roles().constLast().id, m_account->users().constFirst());
    Connection m2m;
    m2m.id = u"m2m"_s;
    m2m.name = u"Larkfield sandbox"_s;
    m2m.account = m_account->id();
    m2m.urlOverride = m_server->url();
    m2m.certificatePem = m_certificate;
    keep(m2m,
         {{SecretField::ClientId, Secret(m_integration.first)},
          {SecretField::CertificateId, Secret(m_certificateId)},
          {SecretField::PrivateKey, key.toPkcs8Pem().value()}});
    Connection tba = m2m;
    tba.id = u"tba"_s;
    tba.name = u"Larkfield reports"_s;
    tba.method = AuthMethod::TokenBased;
    tba.certificatePem.clear();
    keep(tba,
         {{SecretField::ConsumerKey, Secret(m_integration.first)},
          {SecretField::ConsumerSecret, Secret(m_integration.second)},
          {SecretField::TokenId, Secret(m_token.first)},
          {SecretField::TokenSecret, Secret(m_token.second)}});
}

/*! The administrator refreshes it, switches the features on as they were, and makes anew what
 * programs need. */
void SandboxRefreshTest::refresh()
{
    m_account->refreshSandbox();
    for (const QString &feature :
         {u"RESTWEBSERVICES"_s, u"OAUTH2"_s, u"TBA"_s, u"SUITEANALYTICSWORKBOOK"_s})
        m_account->setFeature(feature, true);
}

Secret SandboxRefreshTest::stored(const QString &id, SecretField field)
{
    const auto facts = m_connections->connection(id);
    const auto read = m_secrets->read(secretEntry(facts ? facts->entryOwner() : id, field));
    if (!QTest::qWaitFor([&read] { return read.isFinished(); }))
        return {};
    return read.result().value_or(Secret());
}

void SandboxRefreshTest::openAndCheck(const QString &id, bool good)
{
    m_window->openConnection(id);
    QTRY_VERIFY(m_window->currentView() && m_window->currentView()->connection().facts().id == id);
    ConnectionView *view = m_window->currentView();
    auto *check = view->findChild<QPushButton *>(u"check"_s);
    QTRY_VERIFY_WITH_TIMEOUT(check->isVisible(), patience); // the first check runs by itself
    if (facts(id).proof == ProofState::Proven && !good)
        QTest::mouseClick(check, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(facts(id).proof, good ? ProofState::Proven : ProofState::Failing,
                              patience);
}

void SandboxRefreshTest::enter(const QString &field, const QString &value)
{
    auto *edit = wizard()->findChild<SecretEdit *>(field);
    QVERIFY2(edit && edit->isVisible(), qPrintable(field));
    QVERIFY(edit->lineEdit()->text().isEmpty());
    QGuiApplication::clipboard()->setText(value);
    edit->lineEdit()->setFocus();
    QTest::keySequence(edit->lineEdit(), QKeySequence(QKeySequence::Paste));
}

void SandboxRefreshTest::pressNext()
{
    QAbstractButton *next = wizard()->button(QWizard::NextButton);
    QTRY_VERIFY_WITH_TIMEOUT(next->isEnabled(), patience);
    QTest::mouseClick(next, Qt::LeftButton);
}

void SandboxRefreshTest::theShortWayMendsIt_data()
{
    QTest::addColumn<QString>("id");
    QTest::newRow("certificate") << u"m2m"_s;
    QTest::newRow("token") << u"tba"_s;
}

void SandboxRefreshTest::theShortWayMendsIt()
{
    QFETCH(QString, id);
    const QString other = id == u"m2m"_s ? u"tba"_s : u"m2m"_s;
    openAndCheck(other, true);
    openAndCheck(id, true);
    const QString envFile = m_home->filePath(u"reports.env"_s);
    Connection exported = facts(id);
    exported.exportedTo = {{envFile, QString()}};
    const auto saved = m_connections->save(exported);
    QTRY_VERIFY(saved.isFinished());
    const Secret key = stored(id, SecretField::PrivateKey);
    refresh();
    openAndCheck(other, false);
    openAndCheck(id, false);
    const auto report = reportFrom(facts(id).lastCheck);
    QVERIFY(report && !report->causes.isEmpty());
    QCOMPARE(causeKey(report->causes.first().id), causeKey(CauseId::SandboxRefreshed));

    auto *action = m_window->currentView()->findChild<QPushButton *>(u"causeAction"_s);
    QCOMPARE(action->text(), u"Enter what was wiped"_s);
    QTRY_COMPARE(action->height(), action->sizeHint().height()); // the card takes its room
    QTest::mouseClick(action, Qt::LeftButton);
    QVERIFY(wizard());
    QCOMPARE(wizard()->findChild<StepRail *>()->steps().size(), 4);

    m_certificateId = m_account->prepareForDemo(m_certificate, &m_integration).certificateId;
    if (id == u"m2m"_s) {
        QCOMPARE(wizard()->currentStep(), SetupStep::M2mIntegration);
        QVERIFY(!wizard()->findChild<QWidget *>(u"scope_restlets"_s)->isVisible());
        enter(u"clientIdField"_s, m_integration.first);
        pressNext();
        QCOMPARE(wizard()->currentStep(), SetupStep::CertificateMapping);
        enter(u"certificateIdField"_s, m_certificateId);
    } else {
        QCOMPARE(wizard()->currentStep(), SetupStep::TbaIntegration);
        enter(u"consumerKeyField"_s, m_integration.first);
        enter(u"consumerSecretField"_s, m_integration.second);
        pressNext();
        m_token = m_account->addToken(m_account->integrations().constLast().id,
                                      m_account->roles().constLast().id,
                                      m_account->users().constFirst());
        QCOMPARE(wizard()->currentStep(), SetupStep::TbaToken);
        enter(u"tokenIdField"_s, m_token.first);
        enter(u"tokenSecretField"_s, m_token.second);
    }
    pressNext();
    QCOMPARE(wizard()->currentStep(), SetupStep::Verify);
    pressNext(); // when it is proven
    QTRY_COMPARE(wizard()->currentStep(), SetupStep::Done);
    QCOMPARE(facts(id).proof, ProofState::Proven);
    QCOMPARE(stored(id, SecretField::PrivateKey), key);
    QCOMPARE(facts(id).certificatePem, id == u"m2m"_s ? m_certificate : QByteArray());
    QVERIFY(reportFrom(facts(id).lastCheck)->isProven());

    // The file that was written before is named, until it is written anew.
    auto *older = wizard()->findChild<Notice *>(u"olderFiles"_s);
    QVERIFY(older->isVisible());
    QVERIFY2(older->text().contains(u"before the refresh"_s), qPrintable(older->text()));
    QVERIFY2(older->text().contains(QDir::toNativeSeparators(envFile)), qPrintable(older->text()));
    auto *form = wizard()->findChild<EnvExportForm *>();
    QCOMPARE(form->path(), envFile);
    QTRY_VERIFY(form->canWrite());
    form->write();
    QTRY_VERIFY(!older->isVisible());
    QVERIFY(QFileInfo(envFile).size() > 0);
    QVERIFY(m_connections->drafts().isEmpty());
    QVERIFY(refusals() <= SignInBudget::inWindow);
}

/*! What would lock the user when it were five. */
int SandboxRefreshTest::refusals() const
{
    const QList<SimulatedLogin> trail = m_account->loginAuditTrail();
    return int(std::count_if(trail.cbegin(), trail.cend(),
                             [](const SimulatedLogin &login) { return !login.success; }));
}

void SandboxRefreshTest::checkingAllRecognisesIt()
{
    const auto checkAll = [this](const QString &total) {
        m_window->checkAll();
        auto *dialog = m_window->findChild<CheckAllDialog *>();
        QVERIFY(dialog);
        auto *again = dialog->findChild<QPushButton *>(u"checkAllAgain"_s);
        QTRY_VERIFY_WITH_TIMEOUT(again->isVisible(), patience);
        QStringList rows;
        for (const CheckRow *row : dialog->findChildren<CheckRow *>())
            rows += row->accessibleName();
        QVERIFY2(rows.filter(total).size() == 2, qPrintable(rows.join(u'\n')));
    };
    checkAll(u"Connected"_s);
    delete m_window->findChild<CheckAllDialog *>();
    refresh();
    checkAll(u"The sandbox was refreshed"_s);
    QVERIFY(refusals() <= SignInBudget::inWindow);

    auto *row = m_window->findChild<CheckRow *>(u"check-tba"_s);
    QTest::mouseClick(row->findChild<QPushButton *>(u"openOne"_s), Qt::LeftButton);
    QTRY_VERIFY(m_window->currentView());
    QCOMPARE(m_window->currentView()->place(), PlaceId::Overview);
    QTRY_VERIFY(m_window->currentView()->findChild<QWidget *>(u"diagnosisCard"_s)->isVisible());
}

// Records and queries sign in as well.
void SandboxRefreshTest::whatAnOpenConnectionIsRefusedCounts()
{
    openAndCheck(u"tba"_s, true);
    RestClient &client = m_window->currentView()->connection().client();
    refresh();
    const auto asked = client.send(Request::get(client.urls().serverTime()));
    QTRY_VERIFY(asked.isFinished());
    QVERIFY(!asked.result());
    QCOMPARE(refusals(), 1);
    const QByteArray who = signInIdentity(m_account->id(), client.authorizer().credentials());
    QCOMPARE(m_budget->refusedItself(who), 1);
}

SUITESCOPE_WIDGET_MAIN(SandboxRefreshTest)
#include "tst_sandboxrefresh.moc"
