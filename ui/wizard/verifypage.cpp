// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/wizard/verifypage.h"

#include "lib/base/async.h"
#include "lib/setup/checkrecord.h"
#include "lib/setup/connectionhealth.h"
#include "ui/doctor/auditdialog.h"
#include "ui/doctor/diagnosiscard.h"
#include "ui/doctor/ladderview.h"
#include "ui/doctor/reportdialog.h"
#include "ui/doctor/signaturelabdialog.h"
#include "ui/text/doctortext.h"
#include "ui/text/errortext.h"
#include "ui/theme/buttons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/notice.h"
#include "ui/wizard/wizardcontext.h"

#include <QDesktopServices>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>
#include <QWizard>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int dangerousRefusals = 4; // one more locks the user

void openDialog(QDialog *dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace

VerifyPage::VerifyPage(WizardContext &theContext)
    : SetupPage(SetupStep::Verify, theContext), m_ladder(new LadderView(this)),
      m_notice(new Notice(ToneId::Warn, {}, this)),
      m_again(makeButton(ButtonKind::Secondary, {}, u"view-refresh"_s, this))
{
    setObjectName(u"verifyPage"_s);
    setWords(tr("Verify"), {});
    m_notice->setObjectName(u"verifyNotice"_s);
    m_notice->hide();
    m_again->setObjectName(u"verifyStopOrStart"_s);
    m_ladder->setNameWidth(172);
    // A long diagnosis in a small window scrolls; at the usual size nothing does.
    m_scroll = new QScrollArea(this);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(
        Qt::NoFocus); // what is in it takes the keyboard, and scrolls into sight
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(m_ladder);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_ladder->setAutoFillBackground(false);
    body()->addWidget(m_notice);
    body()->addWidget(m_scroll, 1);
    m_copy = makeButton(ButtonKind::Quiet, tr("Co&py report…"), u"edit-copy"_s, this);
    m_copy->setObjectName(u"verifyReport"_s);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_again);
    foot->addStretch();
    foot->addWidget(m_copy);
    body()->addLayout(foot);
    connect(m_copy, &QPushButton::clicked, this, &VerifyPage::openReport);

    connect(m_again, &QPushButton::clicked, this, [this] { m_doctor ? stop() : start(); });
    connect(m_ladder, &LadderView::tryAgainWanted, this, &VerifyPage::start);
    connect(m_ladder, &LadderView::stepWanted, &context(), &WizardContext::stepWanted);
    connect(m_ladder, &LadderView::pageWanted, this, &VerifyPage::openPage);
    connect(m_ladder, &LadderView::auditTrailWanted, this, &VerifyPage::askForDetail);
    connect(m_ladder, &LadderView::labWanted, this, &VerifyPage::openLab);
    m_ladder->card()->setLabOffered(true);
    connect(&context(), &WizardContext::urlsChanged, this, [this] {
        if (isVisible() && !m_tried)
            refresh();
    });
}

VerifyPage::State VerifyPage::state() const
{
    return {draft().facts(), draft().secrets(), draft().dataNeeds()};
}

bool VerifyPage::isProven() const
{
    return !m_doctor && m_report && m_report->isProven() && m_tried && *m_tried == state();
}

bool VerifyPage::isComplete() const
{
    return isProven() && !m_finishing && SetupPage::isComplete();
}

bool VerifyPage::hasProblem() const
{
    return !m_doctor && m_report && !m_report->isProven();
}

bool VerifyPage::ownsPrimary() const
{
    return hasProblem();
}

void VerifyPage::refresh()
{
    if (context().connection)
        return;
    const bool changed = !m_tried || !(*m_tried == state());
    if (changed && m_doctor)
        stop();
    if (changed && context().restored && isVisible())
        start();
    else
        showState();
}

/*! Why there is nothing to sign in with; a value that was not entered is named. */
std::optional<Error> VerifyPage::whyAbsent() const
{
    if (draft().credentials())
        return std::nullopt;
    const QList<SecretField> missing = draft().missingSecrets();
    if (context().unreadable || missing.isEmpty())
        return context().unreadable;
    return Error{ErrorKind::SecretMissing, secretEntry(QString(), missing.constFirst()).mid(1),
                 nullptr};
}

void VerifyPage::start()
{
    const auto urls = context().urls();
    if (context().isRehearsal() && !urls) {
        const auto error = context().demoFailure();
        m_notice->say(error ? ToneId::Bad : ToneId::Info,
                      error ? errorText(*error).joined()
                            : tr("The simulated account is starting."));
        return;
    }
    m_notice->hide();
    if (m_doctor)
        m_doctor->deleteLater();
    m_tried = state();
    m_report.reset();
    Doctor::Subject subject{m_tried->facts, draft().credentials(), m_tried->dataNeeds, whyAbsent()};
    subject.accountWritten = draft().accountText().trimmed();
    subject.budget = context().isRehearsal() ? nullptr : context().budget;
    if (context().known) {
        const QList<Connection> all = context().known();
        subject.others = neighboursOf(subject.facts, all, context().clock());
        if (context().secretsOf)
            subject.witnesses = witnessesFor(subject.facts, urls.value_or(ServiceUrls()), all,
                                             context().secretsOf);
    }
    m_doctor = new Doctor(context().transport, urls.value_or(ServiceUrls()), std::move(subject),
                          context().clock, this);
    Doctor *doctor = m_doctor;
    connect(doctor, &Doctor::rungChanged, this,
            [this, doctor] { m_ladder->setRungs(doctor->rungs()); });
    connect(doctor, &Doctor::finished, this, &VerifyPage::takeReport);
    m_ladder->setCauses({}, draft().method());
    m_ladder->setRemarks({}, draft().method());
    m_ladder->setRungs(doctor->rungs());
    showState();
    emit completeChanged();
    emit lookChanged();
    doctor->start();
}

void VerifyPage::stop()
{
    if (!m_doctor)
        return;
    m_doctor->stop();
    m_doctor->deleteLater();
    m_doctor = nullptr;
    showState();
    emit completeChanged();
    emit lookChanged();
}

void VerifyPage::takeReport(const DoctorReport &report)
{
    if (m_doctor)
        m_doctor->deleteLater();
    m_doctor = nullptr;
    m_report = report;
    context().report = report;
    // Those of other programs and of earlier runs count as well; a rehearsal counts by itself.
    const bool counted = context().budget && !context().isRehearsal();
    context().refusedSignIns
        = counted ? report.input.refusedLately : context().refusedSignIns + report.refusedSignIns;
    m_ladder->setRungs(report.rungs);
    m_ladder->setCauses(report.causes, draft().method());
    m_ladder->setRemarks(report.remarks, draft().method());
    m_ladder->setRefusedSignIns(context().refusedSignIns);
    showState();
    if (hasProblem() && isVisible())
        showWayOut();
    emit completeChanged();
    emit lookChanged();
}

void VerifyPage::showState()
{
    m_again->setText(m_doctor ? tr("&Stop") : tr("Check a&gain"));
    m_again->setVisible(m_doctor || !hasProblem()); // the diagnosis has its own Try again
    m_copy->setVisible(!m_doctor && m_report);
    if (context().refusedSignIns >= dangerousRefusals && hasProblem())
        m_notice->say(ToneId::Warn,
                      tr("One more refused sign-in locks the user for 30 minutes. "
                         "Mend the cause before you try again."));
    if (m_doctor) {
        setSentence(tr("Checking each thing by itself, so that a failure has a name."));
        return;
    }
    if (!m_report) {
        setSentence(
            tr("Every check by itself, one after the other. A failure gets a name and a way out."));
        return;
    }
    const QList<RungResult> &rungs = m_report->rungs;
    const auto failed = std::find_if(rungs.cbegin(), rungs.cend(), [](const RungResult &rung) {
        return rung.state == RungState::Failed;
    });
    const bool warned = std::any_of(rungs.cbegin(), rungs.cend(), [](const RungResult &rung) {
        return rung.state == RungState::Warned;
    });
    if (failed == rungs.cend() && warned)
        setSentence(tr("No check failed. Look at what is marked, or press Next to store the "
                       "connection."));
    else if (failed == rungs.cend())
        setSentence(tr("Everything is proven. Press Next to store the connection."));
    else
        //: number of the check, how many there are, its name
        setSentence(tr("Stopped at check %1 of %2: %3.")
                        .arg(failed - rungs.cbegin() + 1)
                        .arg(rungs.size())
                        .arg(rungName(failed->id)));
}

// What NetSuite wrote of the refusal tells causes apart that answer alike.
void VerifyPage::askForDetail()
{
    auto *dialog = new AuditDialog(draft().method(), this);
    dialog->offerUse(m_report ? std::optional(m_report->input) : std::nullopt);
    connect(dialog, &AuditDialog::detailChosen, this, &VerifyPage::takeDetail);
    openDialog(dialog);
}

void VerifyPage::takeDetail(const QString &detail)
{
    if (m_doctor || !m_report || m_report->isProven())
        return;
    m_report->input.auditDetail = detail;
    m_report->causes = diagnose(m_report->input);
    context().report = *m_report;
    m_ladder->setCauses(m_report->causes, draft().method());
    showWayOut();
}

/*! The button of the card gets the keyboard, and stands inside the window once all is laid out. */
void VerifyPage::showWayOut()
{
    m_ladder->card()->primaryButton()->setFocus(Qt::OtherFocusReason);
    QTimer::singleShot(0, this, [this] {
        const DiagnosisCard *card = m_ladder->card();
        const QPoint end = card->mapTo(m_ladder, QPoint(0, card->height()));
        m_scroll->ensureVisible(end.x(), end.y(), 0, space::control);
    });
}

void VerifyPage::openReport()
{
    const auto urls = context().urls();
    if (!m_report || !m_tried)
        return;
    openDialog(new ReportDialog(
        {m_tried->facts, urls ? urls->suiteTalk().authority() : QString(), *m_report, {}}, this));
}

void VerifyPage::openLab()
{
    const auto urls = context().urls();
    const auto credentials = draft().credentials();
    if (urls && credentials)
        openDialog(new SignatureLabDialog(*credentials, *urls, draft().facts().certificatePem,
                                          context().clock, this));
}

void VerifyPage::openPage(MenuPageId page)
{
    if (context().isRehearsal()) {
        emit context().demoPageWanted(page);
        return;
    }
    const auto urls = context().urls();
    const QUrl link = urls ? deepLink(menuPage(page), *urls) : QUrl();
    if (!link.isEmpty())
        QDesktopServices::openUrl(link);
}

bool VerifyPage::validatePage()
{
    if (context().connection)
        return true;
    if (m_finishing || !isProven())
        return false;
    m_finishing = true;
    emit completeChanged();
    whenDone(this, draft().finish(m_report->finished, checkRecord(*m_report)),
             [this](const Result<Connection> &connection) { takeFinished(connection); });
    return false;
}

void VerifyPage::takeFinished(const Result<Connection> &connection)
{
    m_finishing = false;
    if (!connection) {
        m_notice->say(ToneId::Bad,
                      tr("The connection could not be stored. %1")
                          .arg(errorText(connection.error()).joined()));
        emit completeChanged();
        return;
    }
    context().connection = *connection;
    emit connectionReady(*connection);
    emit completeChanged();
    if (wizard()->currentPage() == this) // the user may have gone back meanwhile
        wizard()->next();
}

} // namespace suitescope
