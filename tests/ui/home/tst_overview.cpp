// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/checkrecord.h"
#include "lib/setup/signinbudget.h"
#include "tests/support/testmain.h"
#include "tests/ui/home/invented.h"
#include "ui/doctor/ladderview.h"
#include "ui/doctor/reportdialog.h"
#include "ui/home/healthsection.h"
#include "ui/home/overviewplace.h"
#include "ui/home/settings.h"
#include "ui/home/sightsection.h"
#include "ui/widgets/certificateline.h"
#include "ui/widgets/meter.h"
#include "ui/widgets/statuslight.h"

#include <QCheckBox>
#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

/*! A check of three hours ago. */
DoctorReport checked(RungState signIn)
{
    DoctorReport report;
    report.finished = invented::today().addSecs(-3 * 3600);
    for (const RungId id : ladder()) {
        RungResult rung;
        rung.id = id;
        const bool reached = signIn == RungState::Passed || id < RungId::SignIn;
        rung.state = reached ? RungState::Passed : RungState::Waiting;
        if (id == RungId::RestletScope && reached)
            rung.state = RungState::Skipped;
        if (id == RungId::SignIn)
            rung.state = signIn;
        if (id == RungId::RecordMetadata && reached)
            rung.facts.recordTypes = 184;
        report.rungs += rung;
    }
    if (signIn == RungState::Failed) {
        auto api = std::make_shared<ApiError>();
        api->status = 400;
        api->code = u"invalid_client"_s;
        report.rungs[int(RungId::SignIn)].error
            = Error{ErrorKind::Unauthorized, u"invalid_client"_s, api};
        report.input.credentials.sandbox = true;
        report.input.credentials.lastSuccess = report.finished.addDays(-1);
        report.input.others.failing = 1;
        report.input.now = report.finished;
    }
    report.input.rungs = report.rungs;
    return report;
}

} // namespace

class OverviewTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void theLastResultIsThereWithItsAge();
    void aFailureIsThereAndNothingIsAsked();
    void whatCouldNotBeTriedDoesNotFail();
    void neverCheckedChecksItself();
    void aCheckCanBeStopped();
    void aCheckElsewhereIsShown();
    void whatTheRoleSeesIsTold();
    void theReportIsShownBeforeItIsCopied();
    void theReportIsSaved();
    void aRefreshedSandboxAsksForTheShortWay();
    void aDetailTellsTheCause();
    void remarksAreThere();
    void failedSignInsOfEarlierRunsCount();
    void failedSignInsOfTheDemoAreForgotten();
    void aCertificateThatIsNotKeptEndsAsNetSuiteSays();
    void theCertificatesEndHasAWord_data();
    void theCertificatesEndHasAWord();
    void theCalendarIsWritten();

private:
    void open(const Connection &facts);
    [[nodiscard]] QPushButton *button(const QString &name) const
    {
        return m_place->findChild<QPushButton *>(name);
    }
    [[nodiscard]] QString summary() const
    {
        return m_place->findChild<StatusLine *>(u"checkSummary"_s)->text();
    }
    [[nodiscard]] Connection sandbox(const std::optional<DoctorReport> &report) const;

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<ConnectionStore> m_connections;
    MemorySecretStore m_secrets;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<QSettings> m_file;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Workplace> m_workplace;
    std::unique_ptr<OpenConnection> m_connection;
    std::unique_ptr<OverviewPlace> m_place;
};

void OverviewTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    m_home = std::make_unique<QTemporaryDir>();
    m_connections = std::make_unique<ConnectionStore>(m_home->filePath(u"connections.json"_s));
    QVERIFY(invented::fill(*m_connections, m_secrets));
    m_network = std::make_unique<QNetworkAccessManager>();
    // Whatever is asked goes to a door that is closed.
    m_network->setProxy(QNetworkProxy(QNetworkProxy::HttpProxy, u"127.0.0.1"_s, 9));
    m_file = std::make_unique<QSettings>(m_home->filePath(u"settings.ini"_s), QSettings::IniFormat);
    m_settings = std::make_unique<Settings>(*m_file);
    m_workplace = std::make_unique<Workplace>(Workplace{*m_connections, m_secrets, nullptr,
                                                        *m_network, *m_settings, invented::clock(),
                                                        m_home->filePath(u"data"_s)});
}

void OverviewTest::cleanup()
{
    m_place.reset();
    m_connection.reset();
    m_workplace.reset();
    m_connections.reset();
    // What a database still writes goes there.
    QTRY_VERIFY(QDir(m_home->path()).removeRecursively());
}

void OverviewTest::open(const Connection &facts)
{
    const auto credentials = readCredentials(facts, m_secrets);
    QTRY_VERIFY(credentials.isFinished());
    QVERIFY(credentials.result());
    m_place.reset();
    m_connection = std::make_unique<OpenConnection>(
        facts, ServiceUrls(facts.account), *credentials.result(), m_home->filePath(u"db"_s),
        *m_network, invented::clock());
    m_place = std::make_unique<OverviewPlace>(*m_connection, *m_workplace);
    m_place->resize(1040, 720);
    m_place->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_place.get()));
}

Connection OverviewTest::sandbox(const std::optional<DoctorReport> &report) const
{
    Connection facts = *m_connections->connection(u"2"_s);
    if (report) {
        facts.lastCheck = checkRecord(*report);
        facts.lastChecked = report->finished;
        facts.proof = report->isProven() ? ProofState::Proven : ProofState::Failing;
    }
    return facts;
}

void OverviewTest::theLastResultIsThereWithItsAge()
{
    open(sandbox(checked(RungState::Passed)));
    QVERIFY(!m_place->isChecking());
    QCOMPARE(summary(), u"Checked 3 hours ago: Connected, 11 of 11 checks passed."_s);
    QVERIFY(button(u"check"_s)->isVisible());
    QVERIFY(!button(u"stopCheck"_s)->isVisible());
    QVERIFY(button(u"reportButton"_s)->isVisible());
}

void OverviewTest::aFailureIsThereAndNothingIsAsked()
{
    open(sandbox(checked(RungState::Failed)));
    QVERIFY(!m_place->isChecking());
    QCOMPARE(summary(), u"Checked 3 hours ago: The sandbox was refreshed."_s);
    QVERIFY(m_place->findChild<QWidget *>(u"diagnosisCard"_s)->isVisible());
}

// Without a network nothing is known of the connection.
void OverviewTest::whatCouldNotBeTriedDoesNotFail()
{
    DoctorReport report = checked(RungState::Failed);
    for (RungResult &rung : report.rungs) {
        rung.error.reset();
        rung.state = RungState::Waiting;
        if (rung.id == RungId::NameAndTls)
            rung.state = RungState::Failed;
    }
    report.rungs[int(RungId::NameAndTls)].error = Error{ErrorKind::Offline, u"refused"_s, nullptr};
    report.input.rungs = report.rungs;
    open(sandbox(report));
    const auto *line = m_place->findChild<StatusLine *>(u"checkSummary"_s);
    QVERIFY2(line->text().contains(u"Could not be tried."_s), qPrintable(line->text()));
    QCOMPARE(line->light(), LightState::Warning);
}

void OverviewTest::neverCheckedChecksItself()
{
    open(*m_connections->connection(u"4"_s));
    QVERIFY(m_place->isChecking());
    QVERIFY(button(u"stopCheck"_s)->isVisible());
    QVERIFY(!button(u"check"_s)->isVisible());
    QVERIFY(!button(u"reportButton"_s)->isVisible());
}

void OverviewTest::aCheckCanBeStopped()
{
    open(sandbox(checked(RungState::Passed)));
    QSignalSpy changed(m_place.get(), &OverviewPlace::checkingChanged);
    button(u"check"_s)->setFocus();
    QTest::keyClick(button(u"check"_s), Qt::Key_Space);
    QVERIFY(m_place->isChecking());
    QVERIFY(button(u"stopCheck"_s)->hasFocus());
    QVERIFY(!summary().contains(u"hours"_s));

    QTest::keyClick(button(u"stopCheck"_s), Qt::Key_Space);
    QVERIFY(!m_place->isChecking());
    QVERIFY(button(u"check"_s)->hasFocus());
    QCOMPARE(summary(), u"Checked 3 hours ago: Connected, 11 of 11 checks passed."_s);
    QCOMPARE(changed.size(), 2);
}

void OverviewTest::aCheckElsewhereIsShown()
{
    open(sandbox(checked(RungState::Passed)));
    DoctorReport later = checked(RungState::Failed);
    later.finished = invented::today().addSecs(-60);
    m_connection->setFacts(sandbox(later));
    QCOMPARE(summary(), u"Checked 1 minute ago: The sandbox was refreshed."_s);
}

void OverviewTest::whatTheRoleSeesIsTold()
{
    open(sandbox(checked(RungState::Passed)));
    QStringList words;
    for (const QLabel *label : m_place->findChild<SightSection *>()->findChildren<QLabel *>())
        words += label->text();
    QVERIFY2(words.contains(u"184 record types"_s), qPrintable(words.join(u'\n')));
}

void OverviewTest::theReportIsShownBeforeItIsCopied()
{
    open(sandbox(checked(RungState::Failed)));
    QTest::mouseClick(button(u"reportButton"_s), Qt::LeftButton);
    auto *dialog = m_place->findChild<ReportDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    auto *text = dialog->findChild<QPlainTextEdit *>(u"reportText"_s);
    QVERIFY(text->toPlainText().contains(u"7304182_SB1"_s));
    QVERIFY(text->toPlainText().contains(u"The sandbox was refreshed"_s));
    QVERIFY(!text->toPlainText().contains(invented::hex64('e').revealText()));

    auto *leaveOut = dialog->findChild<QCheckBox *>(u"leaveOutNames"_s);
    leaveOut->setFocus();
    QTest::keyClick(leaveOut, Qt::Key_Space);
    QVERIFY(!text->toPlainText().contains(u"7304182"_s));
    QVERIFY(!text->toPlainText().contains(u"Larkfield"_s));
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"copyReport"_s), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), text->toPlainText());
}

void OverviewTest::theReportIsSaved()
{
    open(sandbox(checked(RungState::Failed)));
    QTest::mouseClick(button(u"reportButton"_s), Qt::LeftButton);
    auto *dialog = m_place->findChild<ReportDialog *>();
    auto *said = dialog->findChild<QLabel *>(u"reportSaid"_s);
    const QTemporaryDir folder;
    const auto saveAs = [&](const QString &path) {
        said->hide();
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"saveReport"_s), Qt::LeftButton);
        auto *chooser = dialog->findChild<QFileDialog *>();
        QVERIFY(chooser);
        emit chooser->fileSelected(path);
        chooser->reject();
        QTRY_VERIFY(!dialog->findChild<QFileDialog *>());
    };
    const QString path = folder.filePath(u"check.md"_s);
    saveAs(path);
    QTRY_VERIFY(said->isVisible());
    QVERIFY(said->text().contains(u"check.md"_s));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(file.readAll()),
             dialog->findChild<QPlainTextEdit *>(u"reportText"_s)->toPlainText());

    saveAs(folder.filePath(u"nowhere/check.md"_s));
    QTRY_VERIFY(said->isVisible());
    QVERIFY(!said->text().startsWith(u"Saved"_s));
}

void OverviewTest::aRefreshedSandboxAsksForTheShortWay()
{
    open(sandbox(checked(RungState::Failed)));
    QSignalSpy refresh(m_place.get(), &OverviewPlace::refreshWanted);
    QSignalSpy step(m_place.get(), &OverviewPlace::stepWanted);
    QTest::mouseClick(button(u"causeAction"_s), Qt::LeftButton);
    QCOMPARE(refresh.size(), 1);
    QCOMPARE(step.size(), 0);
}

void OverviewTest::aDetailTellsTheCause()
{
    Connection facts = sandbox(checked(RungState::Failed));
    QVERIFY(invented::done(m_connections->save(facts)));
    open(facts);
    QVERIFY(m_place->wantsDetail());
    QVERIFY(button(u"causeAudit"_s)->isVisible());
    QSignalSpy wanted(m_place.get(), &OverviewPlace::auditTrailWanted);
    button(u"causeAudit"_s)->click();
    QCOMPARE(wanted.size(), 1);

    m_place->takeDetail(u"AuthorizationCodeGrantRequired"_s);
    auto *sentence = m_place->findChild<QLabel *>(u"causeSentence"_s);
    const QString named = sentence->text();
    QVERIFY2(named.contains(u"integration"_s), qPrintable(named));
    QVERIFY(summary().startsWith(u"Checked 3 hours ago: "_s + named));
    // It is kept: the list tells it, and so does the next start.
    const auto kept = [this] { return *m_connections->connection(u"2"_s); };
    QTRY_COMPARE(kept().lastFailure, named);
    QCOMPARE(reportFrom(kept().lastCheck)->input.auditDetail, u"AuthorizationCodeGrantRequired"_s);
    QCOMPARE(kept().lastChecked, facts.lastChecked);

    open(sandbox(checked(RungState::Passed)));
    QVERIFY(!m_place->wantsDetail());
    m_place->takeDetail(
        u"AuthorizationCodeGrantRequired"_s); // the dialog may be older than the check
    QCOMPARE(summary(), u"Checked 3 hours ago: Connected, 11 of 11 checks passed."_s);
}

void OverviewTest::remarksAreThere()
{
    DoctorReport report = checked(RungState::Passed);
    report.input.credentials.certificateKept = true;
    report.input.credentials.certificateBegins = report.finished.addDays(-1);
    report.input.credentials.certificateEnds = report.finished.addYears(3);
    open(sandbox(report));
    auto *remarks = m_place->findChild<QWidget *>(u"remarks"_s);
    QVERIFY(remarks->isVisible());
    QSignalSpy step(m_place.get(), &OverviewPlace::stepWanted);
    remarks->findChild<QPushButton *>(u"remarkAction"_s)->click();
    QCOMPARE(step.size(), 1);
}

void OverviewTest::failedSignInsOfEarlierRunsCount()
{
    QDateTime time = invented::today();
    const Clock clock = [&time] { return time; };
    SignInBudget budget(m_home->filePath(u"signins.json"_s), clock);
    const Connection facts = sandbox(checked(RungState::Failed));
    const auto identityOf = [&facts](const QString &clientId) {
        return signInIdentity(
            facts.account,
            M2mCredentials{
                clientId, u"another"_s, invented::signingKey(), SigningAlgorithm::ES256, {}});
    };
    for (const QString &who : {u"one"_s, u"two"_s, u"two"_s}) { // of the same account
        const auto counted = budget.countRefusal(identityOf(who));
        QTRY_VERIFY(counted.isFinished());
    }
    SignInBudget fresh(m_home->filePath(u"signins.json"_s), clock); // after a restart
    m_workplace->budget = &fresh;
    m_workplace->clock = clock;
    open(facts);
    auto *pips = m_place->findChild<Pips *>();
    QTRY_COMPARE(pips->count(), 3);
    QVERIFY(pips->isVisible());
    time = time.addSecs(31 * 60); // NetSuite has forgotten them
    open(facts);
    QVERIFY(!m_place->findChild<Pips *>()->isVisible());
}

void OverviewTest::failedSignInsOfTheDemoAreForgotten()
{
    DoctorReport report = checked(RungState::Failed);
    report.refusedSignIns = report.input.refusedLately = 2;
    report.finished = invented::today().addSecs(-29 * 60);
    open(sandbox(report));
    QCOMPARE(m_place->findChild<Pips *>()->count(), 2);
    report.finished = invented::today().addSecs(-31 * 60);
    open(sandbox(report));
    QVERIFY(!m_place->findChild<Pips *>()->isVisible());
}

void OverviewTest::aCertificateThatIsNotKeptEndsAsNetSuiteSays()
{
    const auto end = [this] { return m_place->findChild<StatusLine *>(u"certificateEnd"_s); };
    Connection facts = sandbox(checked(RungState::Passed));
    facts.certificatePem.clear();
    open(facts);
    QCOMPARE(end()->text(), u"When it ends is not known"_s);
    QCOMPARE(end()->light(), std::optional(LightState::NotProven));
    const auto seen = m_place->findChildren<QPushButton *>();
    const auto isShown = [&seen](const QString &words) {
        return std::any_of(seen.cbegin(), seen.cend(), [&](const QPushButton *one) {
            return one->isVisible() && one->text() == words;
        });
    };
    QVERIFY(isShown(u"Renew…"_s)); // needed all the same
    QVERIFY(!isShown(u"Add to calendar"_s));

    DoctorReport report = checked(RungState::Passed);
    report.rungs.last().facts.certificateEnds = invented::today().addDays(12).addSecs(3600);
    report.rungs.last().facts.daysLeft = 12;
    report.input.rungs = report.rungs;
    facts = sandbox(report);
    facts.certificatePem.clear();
    open(facts);
    QVERIFY(end()->isVisible());
    QVERIFY2(end()->text().contains(u"12 days left"_s), qPrintable(end()->text()));
    QCOMPARE(end()->light(), std::optional(LightState::Warning));
    QVERIFY(m_place->findChild<QWidget *>(u"certificateNotKept"_s)->isVisible());
    QVERIFY(!m_place->findChild<CertificateLine *>()->isVisible()); // its beginning is not known

    open(sandbox(report)); // kept: its own life is shown
    QVERIFY(m_place->findChild<CertificateLine *>()->isVisible());
    QVERIFY(!m_place->findChild<QWidget *>(u"certificateNotKept"_s)->isVisible());
}

void OverviewTest::theCertificatesEndHasAWord_data()
{
    QTest::addColumn<int>("days");
    QTest::addColumn<QString>("words");
    QTest::addColumn<LightState>("light");
    QTest::newRow("long") << 475 << u"475 days left"_s << LightState::Proven;
    QTest::newRow("soon") << 12 << u"12 days left"_s << LightState::Warning;
    QTest::newRow("over") << -3 << u"Ended on"_s << LightState::Failing;
}

void OverviewTest::theCertificatesEndHasAWord()
{
    QFETCH(int, days);
    QFETCH(QString, words);
    QFETCH(LightState, light);
    Connection facts = sandbox(checked(RungState::Passed));
    invented::withCertificate(facts, days);
    open(facts);
    auto *end = m_place->findChild<StatusLine *>(u"certificateEnd"_s);
    QVERIFY2(end->text().contains(words), qPrintable(end->text()));
    QCOMPARE(end->light(), std::optional(light));
}

void OverviewTest::theCalendarIsWritten()
{
    Connection facts = sandbox(checked(RungState::Passed));
    invented::withCertificate(facts, 100);
    open(facts);
    const auto writeTo = [this](const QString &path) {
        for (auto *button : m_place->findChildren<QPushButton *>()) {
            if (button->text() == u"Add to calendar"_s)
                button->click();
        }
        auto *dialog = m_place->findChild<QFileDialog *>(u"certificateCalendarDialog"_s);
        QVERIFY(dialog);
        emit dialog->fileSelected(path);
        dialog->reject();
        QTRY_VERIFY(!m_place->findChild<QFileDialog *>(u"certificateCalendarDialog"_s));
    };
    QTemporaryDir folder;
    auto *said = m_place->findChild<StatusLine *>(u"certificateSaid"_s);
    const QString path = folder.filePath(u"end.ics"_s);
    writeTo(path);
    QTRY_VERIFY(said->text().contains(u"Saved"_s));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().startsWith("BEGIN:VCALENDAR"));
    writeTo(u"/proc/nowhere/end.ics"_s);
    QTRY_COMPARE(said->light(), std::optional(LightState::Failing));
    QVERIFY2(said->text().contains(u"could not be read or written: "_s), qPrintable(said->text()));
}

SUITESCOPE_WIDGET_MAIN(OverviewTest)
#include "tst_overview.moc"
