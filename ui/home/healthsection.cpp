// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/home/healthsection.h"

#include "lib/base/async.h"
#include "lib/setup/auditreading.h"
#include "lib/setup/checkrecord.h"
#include "lib/setup/connectionhealth.h"
#include "lib/setup/signinbudget.h"
#include "ui/doctor/diagnosiscard.h"
#include "ui/doctor/ladderview.h"
#include "ui/doctor/reportdialog.h"
#include "ui/doctor/reportlight.h"
#include "ui/text/doctortext.h"
#include "ui/theme/buttons.h"
#include "ui/widgets/statuslight.h"

#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace suitescope {

namespace {

constexpr int rungNameWidth = 176;
constexpr std::chrono::milliseconds ageingStep = 1min;

} // namespace

HealthSection::HealthSection(OpenConnection &connection, const Workplace &workplace,
                             QWidget *parent)
    : Section(tr("Health"), parent), m_connection(connection), m_workplace(workplace)
{
    buildTools();
    m_summary = new StatusLine(this, 16, false);
    m_summary->setObjectName(u"checkSummary"_s);
    m_summary->setWordWrap(true);
    m_ladder = new LadderView(this);
    m_ladder->setNameWidth(rungNameWidth);
    body()->addWidget(m_summary);
    body()->addSpacing(space::control);
    body()->addWidget(m_ladder);
    connect(m_ladder, &LadderView::tryAgainWanted, this, &HealthSection::check);
    connect(m_ladder, &LadderView::stepWanted, this, &HealthSection::followCause);
    connect(m_ladder, &LadderView::pageWanted, this, &HealthSection::pageWanted);
    connect(m_ladder, &LadderView::auditTrailWanted, this, &HealthSection::auditTrailWanted);
    connect(m_ladder, &LadderView::labWanted, this, &HealthSection::labWanted);
    // The demo's own connection is made anew each time; its values are kept nowhere.
    m_ladder->card()->setLabOffered(
        m_workplace.connections.connection(m_connection.facts().id).has_value());
    m_ageing.setInterval(ageingStep);
    connect(&m_ageing, &QTimer::timeout, this, [this] {
        showAge();
        showRefusals();
    });
    m_ageing.start();
    connect(&m_connection, &OpenConnection::factsChanged, this, &HealthSection::takeFacts);
    takeFacts();
    showReport();
    if (m_workplace.budget) // what other runs and programs counted
        whenDone(this, m_workplace.budget->load(), [this](const Result<> &) { showRefusals(); });
}

HealthSection::~HealthSection() = default;

void HealthSection::buildTools()
{
    m_copy = makeButton(ButtonKind::Quiet, tr("Copy report…"), u"edit-copy"_s, this);
    m_copy->setObjectName(u"reportButton"_s);
    m_check = makeButton(ButtonKind::Quiet, tr("Check now"), u"view-refresh"_s, this);
    m_check->setObjectName(u"check"_s);
    m_stop = makeButton(ButtonKind::Quiet, tr("Stop"), u"process-stop"_s, this);
    m_stop->setObjectName(u"stopCheck"_s);
    m_stop->setAccessibleName(tr("Stop the check"));
    addTool(m_copy);
    addTool(m_check);
    addTool(m_stop);
    connect(m_copy, &QPushButton::clicked, this, &HealthSection::openReport);
    connect(m_check, &QPushButton::clicked, this, &HealthSection::check);
    connect(m_stop, &QPushButton::clicked, this, &HealthSection::stop);
}

bool HealthSection::isChecking() const
{
    return m_doctor && m_doctor->isRunning();
}

void HealthSection::check()
{
    if (isChecking())
        return;
    RestClient &client = m_connection.client();
    const QList<Connection> all = m_workplace.connections.connections();
    Doctor::Subject subject;
    subject.facts = m_connection.facts();
    subject.credentials = client.authorizer().credentials();
    subject.others = neighboursOf(subject.facts, all, m_workplace.clock());
    subject.budget = subject.facts.demo ? nullptr : m_workplace.budget;
    subject.witnesses = witnessesFor(
        subject.facts, client.urls(), all,
        [this](const Connection &of) -> SecretStore & { return m_workplace.secretsOf(of); });
    m_doctor = std::make_unique<Doctor>(m_connection.transport(), client.urls(), std::move(subject),
                                        m_connection.clock());
    connect(m_doctor.get(), &Doctor::rungChanged, this,
            [this] { m_ladder->setRungs(m_doctor->rungs()); });
    connect(m_doctor.get(), &Doctor::finished, this, &HealthSection::takeReport);
    m_notKept = false;
    m_ladder->setCauses({}, m_connection.facts().method);
    m_ladder->setRemarks({}, m_connection.facts().method);
    m_ladder->setRungs(m_doctor->rungs());
    m_doctor->start();
    showTools();
    showAge();
    emit checkingChanged(true);
}

// What was known before is shown again.
void HealthSection::stop()
{
    if (!isChecking())
        return;
    m_doctor->stop();
    showReport();
    emit checkingChanged(false);
}

void HealthSection::takeReport(const DoctorReport &report)
{
    m_report = report;
    m_shown = checkRecord(report);
    keep(report);
    showReport();
    emit reportChanged();
    emit checkingChanged(false);
}

void HealthSection::keep(const DoctorReport &report)
{
    const QString sentence = report.causes.isEmpty()
        ? QString()
        : causeText(report.causes.first(), m_connection.facts().method).sentence;
    const Connection facts = afterCheck(m_connection.facts(), report, sentence);
    m_connection.setFacts(facts);
    if (!m_workplace.connections.connection(facts.id))
        return; // the demo's own
    whenDone(this, m_workplace.connections.save(facts), [this](const Result<> &saved) {
        m_notKept = !saved; // the list shows the older state until the next check
        showAge();
    });
}

// Checked elsewhere, as with all others at once, or set up anew.
void HealthSection::takeFacts()
{
    const QJsonObject &record = m_connection.facts().lastCheck;
    if (isChecking() || record.isEmpty() || record == m_shown)
        return;
    const std::optional<DoctorReport> kept = reportFrom(record);
    if (!kept || (m_report && m_report->finished > kept->finished))
        return;
    m_report = kept;
    m_shown = record;
    showReport();
    emit reportChanged();
}

void HealthSection::showReport()
{
    if (m_report) {
        m_ladder->setRungs(m_report->rungs);
        m_ladder->setCauses(m_report->causes, m_connection.facts().method);
        m_ladder->setRemarks(m_report->remarks, m_connection.facts().method);
    } else if (m_doctor) {
        m_ladder->setRungs(m_doctor->rungs());
    }
    showTools();
    showAge();
    showRefusals();
}

// Of those that a proof does not make harmless: NetSuite locks the user all the same.
void HealthSection::showRefusals()
{
    const bool proven = m_report && m_report->isProven() && m_report->refusedSignIns == 0;
    m_ladder->setRefusedSignIns(!m_report || proven ? 0 : refusedLately());
}

/*! All of this account in the last half hour; the demo counts those of its last check. */
int HealthSection::refusedLately() const
{
    const Connection &facts = m_connection.facts();
    if (m_workplace.budget && !facts.demo)
        return m_workplace.budget->refusedLately(
            signInIdentity(facts.account, m_connection.client().authorizer().credentials()));
    const bool late = m_report->finished.addSecs(std::chrono::seconds(SignInBudget::window).count())
        > m_workplace.clock();
    return late ? m_report->input.refusedLately : 0;
}

bool HealthSection::wantsDetail() const
{
    return !isChecking() && m_report
        && std::any_of(m_report->rungs.cbegin(), m_report->rungs.cend(), isToldInAuditTrail);
}

void HealthSection::takeDetail(const QString &detail)
{
    if (!wantsDetail()) // checked anew meanwhile
        return;
    DoctorReport report = *m_report;
    report.input.auditDetail = detail;
    report.input.auditReader.clear();
    report.causes = diagnose(report.input);
    takeReport(report);
}

void HealthSection::showAge()
{
    if (isChecking()) {
        m_summary->show(LightState::Checking, tr("Checking each thing by itself."), false);
        return;
    }
    if (!m_report) {
        m_summary->show(LightState::NotProven, tr("Not checked yet."), false);
        return;
    }
    const QString text = checkedText(*m_report, m_connection.facts().method, m_workplace.clock());
    const QString words
        //: %1 is a sentence on what the check found
        = m_notKept ? tr("%1 It could not be kept on this computer.").arg(text) : text;
    if (words != m_summary->text()) // told once, and not every minute
        m_summary->show(lightOf(*m_report), words, false);
    m_summary->setToolTip(
        QLocale().toString(m_report->finished.toLocalTime(), tr("d MMM yyyy, HH:mm")));
}

void HealthSection::showTools()
{
    const bool checking = isChecking();
    QWidget *const from = checking ? m_check : m_stop;
    QWidget *const to = checking ? m_stop : m_check;
    const bool focused = from->hasFocus();
    m_check->setVisible(!checking);
    m_stop->setVisible(checking);
    m_copy->setVisible(!checking && m_report.has_value());
    if (focused)
        to->setFocus(Qt::OtherFocusReason);
}

void HealthSection::followCause(SetupStep step)
{
    const bool refreshed = m_report && !m_report->causes.isEmpty()
        && m_report->causes.first().id == CauseId::SandboxRefreshed;
    if (refreshed)
        emit refreshWanted();
    else
        emit stepWanted(step);
}

void HealthSection::openReport()
{
    if (!m_report)
        return;
    auto *dialog = new ReportDialog(
        {m_connection.facts(), m_connection.client().urls().suiteTalk().authority(), *m_report, {}},
        this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace suitescope
