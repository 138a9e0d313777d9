// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/home/overviewplace.h"

#include "lib/base/async.h"
#include "lib/crypto/certificate.h"
#include "lib/setup/calendarevent.h"
#include "lib/setup/connectionhealth.h"
#include "lib/storage/atomicfile.h"
#include "ui/doctor/ladderview.h"
#include "ui/home/demoaccount.h"
#include "ui/home/section.h"
#include "ui/text/doctortext.h"
#include "ui/theme/buttons.h"
#include "ui/widgets/certificateline.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/meter.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/textlabel.h"

#include <QDesktopServices>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int columnGap = 40;
constexpr int leastForTwoColumns = 900;
constexpr int rungNameWidth = 184;
constexpr int queriesShown = 3;
constexpr int historyRead = 200;
constexpr int queryRowHeight = 32;
constexpr qint64 mostRows = 100'000; // NetSuite's cap for one query

QString dayAndTime(const QDateTime &when)
{
    return QLocale().toString(when.toLocalTime(), OverviewPlace::tr("d MMM yyyy, HH:mm"));
}

QString shortened(const QString &identifier)
{
    constexpr int kept = 8;
    constexpr int tail = 4;
    if (identifier.size() <= kept + tail + 1)
        return identifier;
    return identifier.left(kept) + u'…' + identifier.right(tail);
}

QString firstLine(const QString &statement)
{
    return statement.simplified();
}

} // namespace

OverviewPlace::OverviewPlace(OpenConnection &connection, const Workplace &workplace,
                             QWidget *parent)
    : QWidget(parent), m_connection(connection), m_workplace(workplace)
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    buildUi();
    showFacts();
    connect(&m_connection, &OpenConnection::factsChanged, this, &OverviewPlace::showFacts);
    // A connection that fails is not signed in to again by itself: five bad ones lock the user.
    if (m_connection.facts().proof != ProofState::Failing)
        check();
}

OverviewPlace::~OverviewPlace() = default;

void OverviewPlace::buildUi()
{
    auto *page = new QWidget;
    page->setBackgroundRole(QPalette::Base);
    m_columns = new QBoxLayout(QBoxLayout::LeftToRight, page);
    m_columns->setContentsMargins(space::page, 18, space::page, space::page);
    m_columns->setSpacing(columnGap);

    auto *left = new QVBoxLayout;
    left->setSpacing(space::group);
    left->addWidget(buildHealth());
    m_queries = new Section(tr("Last queries"), page);
    m_queries->setVisible(false);
    left->addWidget(m_queries);
    left->addStretch();
    m_columns->addLayout(left);

    auto *right = new QVBoxLayout;
    right->setSpacing(20);
    m_certificate = buildCertificate();
    right->addWidget(m_certificate);
    m_limits = new Section(tr("Limits"), page);
    m_limits->setVisible(false);
    right->addWidget(m_limits);
    auto *facts = new Section(tr("Connection"), page);
    m_facts = new FactList(facts);
    facts->body()->addWidget(m_facts);
    right->addWidget(facts);
    right->addStretch();
    m_columns->addLayout(right);

    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->viewport()->setBackgroundRole(QPalette::Base);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(page);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->addWidget(scroll);
}

void OverviewPlace::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool narrow = width() < leastForTwoColumns; // as beside the simulated NetSuite
    m_columns->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_columns->setStretch(0, narrow ? 0 : 11);
    m_columns->setStretch(1, narrow ? 1 : 10);
}

Section *OverviewPlace::buildHealth()
{
    auto *section = new Section(tr("Health"), this);
    m_checked = new TextLabel(TextRole::Small);
    m_checked->setMuted(true);
    section->addTool(m_checked);
    m_check = makeButton(ButtonKind::Quiet, tr("Check again"), u"view-refresh"_s);
    m_check->setObjectName(u"check"_s);
    section->addTool(m_check);
    connect(m_check, &QPushButton::clicked, this, &OverviewPlace::check);
    m_ladder = new LadderView(section);
    m_ladder->setNameWidth(rungNameWidth);
    section->body()->addWidget(m_ladder);
    connect(m_ladder, &LadderView::tryAgainWanted, this, &OverviewPlace::check);
    connect(m_ladder, &LadderView::stepWanted, this, &OverviewPlace::stepWanted);
    connect(m_ladder, &LadderView::pageWanted, this, &OverviewPlace::openPage);
    return section;
}

Section *OverviewPlace::buildCertificate()
{
    auto *section = new Section(tr("Certificate"), this);
    auto *calendar = makeButton(ButtonKind::Quiet, tr("Add to calendar"), u"x-office-calendar"_s);
    connect(calendar, &QPushButton::clicked, this, &OverviewPlace::addToCalendar);
    section->addTool(calendar);
    auto *renew = makeButton(ButtonKind::Quiet, tr("Renew…"));
    connect(renew, &QPushButton::clicked, this, &OverviewPlace::renewWanted);
    section->addTool(renew);
    m_certificateLine = new CertificateLine(section);
    section->body()->addSpacing(space::control);
    section->body()->addWidget(m_certificateLine);
    section->body()->addSpacing(space::pair);
    m_certificateFacts = new FactList(section);
    section->body()->addWidget(m_certificateFacts);
    return section;
}

void OverviewPlace::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    showQueries(); // the console may have added some
}

bool OverviewPlace::isChecking() const
{
    return m_doctor && m_doctor->isRunning();
}

void OverviewPlace::check()
{
    if (isChecking())
        return;
    RestClient &client = m_connection.client();
    Doctor::Subject subject;
    subject.facts = m_connection.facts();
    subject.credentials = client.authorizer().credentials();
    subject.others = neighboursOf(subject.facts, m_workplace.connections.connections());
    subject.budget = subject.facts.demo ? nullptr : m_workplace.budget;
    m_doctor = std::make_unique<Doctor>(m_connection.transport(), client.urls(), std::move(subject),
                                        m_connection.clock());
    connect(m_doctor.get(), &Doctor::rungChanged, this,
            [this] { m_ladder->setRungs(m_doctor->rungs()); });
    connect(m_doctor.get(), &Doctor::finished, this, &OverviewPlace::takeReport);
    m_check->setEnabled(false);
    m_checked->setText(tr("Checking…"));
    m_ladder->setCauses({}, m_connection.facts().method);
    m_doctor->start();
    emit checkingChanged(true);
}

void OverviewPlace::takeReport(const DoctorReport &report)
{
    m_check->setEnabled(true);
    m_checked->setText(dayAndTime(report.finished));
    const AuthMethod method = m_connection.facts().method;
    m_ladder->setRungs(report.rungs);
    m_ladder->setCauses(report.causes, method);
    m_ladder->setRefusedSignIns(report.refusedSignIns);
    for (const RungResult &rung : report.rungs)
        if (rung.id == RungId::SignIn && !rung.facts.roleId.isEmpty())
            m_signedInAs = rung.facts.entityId.isEmpty()
                ? tr("Role %1").arg(rung.facts.roleId)
                //: numbers NetSuite gives: the user's entity and the role
                : tr("Entity %1, role %2").arg(rung.facts.entityId, rung.facts.roleId);

    const QString sentence
        = report.causes.isEmpty() ? QString() : causeText(report.causes.first(), method).sentence;
    const Connection facts = afterCheck(m_connection.facts(), report, sentence);
    m_connection.setFacts(facts);
    if (m_workplace.connections.connection(facts.id)) {
        whenDone(this, m_workplace.connections.save(facts), [this](const Result<> &saved) {
            if (!saved) // the list shows the older state until the next check
                m_checked->setText(tr("The result could not be kept on this computer."));
        });
    }
    showFacts();
    if (report.isProven())
        showLimits();
    emit checkingChanged(false);
}

void OverviewPlace::openPage(MenuPageId page)
{
    if (m_connection.facts().demo && m_workplace.demo) {
        m_workplace.demo->showPage(page);
        return;
    }
    const QUrl link = deepLink(menuPage(page), m_connection.client().urls());
    if (!link.isEmpty())
        QDesktopServices::openUrl(link);
}

QString OverviewPlace::certificateId() const
{
    const auto *m2m
        = std::get_if<M2mCredentials>(&m_connection.client().authorizer().credentials());
    return m2m ? m2m->certificateId : QString();
}

void OverviewPlace::showFacts()
{
    const Connection &facts = m_connection.facts();
    const Result<Certificate> certificate = Certificate::read(facts.certificatePem);
    const bool m2m = facts.method == AuthMethod::ClientCredentials;
    m_certificate->setVisible(m2m && certificate);
    if (certificate) {
        m_certificateLine->setSpan(certificate->notBefore(), certificate->notAfter(),
                                   m_workplace.clock());
        m_certificateFacts->clear();
        auto *copy = new CopyIconButton(tr("Copy the Certificate ID"));
        const QString id = certificateId();
        copy->setSource([id] { return id; });
        m_certificateFacts->addFact(tr("Certificate ID"), shortened(id), true, copy);
        m_certificateFacts->addFact(
            tr("Algorithm"),
            tr("%1, %2").arg(certificate->keyDescription(), joseName(facts.algorithm)));
    }

    m_facts->clear();
    m_facts->addFact(tr("Method"),
                     m2m ? tr("OAuth 2.0 client credentials with a certificate")
                         : tr("Token-Based Authentication"));
    if (!m_signedInAs.isEmpty())
        m_facts->addFact(tr("Signs in as"), m_signedInAs);
    m_facts->addFact(tr("REST host"), m_connection.client().urls().suiteTalk().authority(), true);
    if (m2m)
        m_facts->addFact(tr("Scopes"), facts.scopes.join(", "_L1), true);
    // The demo's own connection is made anew each time: its secrets are never kept.
    const bool inMemory = facts.demo && !m_workplace.connections.connection(facts.id);
    m_facts->addFact(tr("Secrets"),
                     inMemory ? tr("in memory, until the program ends")
                              : m_workplace.secretsOf(facts).displayName());
}

void OverviewPlace::showQueries()
{
    whenDone(this, m_connection.queries().history({}, historyRead),
             [this](const Result<QList<HistoryEntry>> &history) {
                 m_queries->setVisible(history && !history->isEmpty());
                 if (!history || history->isEmpty())
                     return;
                 delete m_queryRows;
                 m_queryRows = new QWidget(m_queries);
                 auto *rows = new QVBoxLayout(m_queryRows);
                 rows->setContentsMargins(0, 0, 0, 0);
                 rows->setSpacing(0);
                 for (const HistoryEntry &entry : *history)
                     m_largestQuery = std::max(m_largestQuery, entry.rows);
                 for (const HistoryEntry &entry :
                      history->first(std::min<qsizetype>(queriesShown, history->size()))) {
                     auto *line = new QHBoxLayout;
                     auto *words = makeButton(ButtonKind::Quiet, {}, {}, m_queryRows);
                     words->setText(firstLine(entry.statement).left(64));
                     connect(words, &QPushButton::clicked, this,
                             [this, statement = entry.statement] { emit queryChosen(statement); });
                     line->addWidget(words);
                     line->addStretch();
                     auto *figures = new TextLabel(TextRole::Small);
                     figures->setMuted(true);
                     figures->setText(
                         entry.failure.isEmpty()
                             ? tr("%n row(s), %1", nullptr, int(entry.rows))
                                   .arg(durationText(std::chrono::milliseconds(entry.milliseconds)))
                             : tr("failed"));
                     line->addWidget(figures);
                     line->setContentsMargins(0, 0, 0, 0);
                     rows->addLayout(line);
                     rows->addWidget(makeHairline(m_queryRows));
                 }
                 m_queries->body()->addWidget(m_queryRows);
             });
}

void OverviewPlace::showLimits()
{
    whenDone(this, readGovernanceLimits(m_connection.client()),
             [this](const Result<GovernanceLimits> &limits) { takeLimits(limits); });
}

void OverviewPlace::takeLimits(const Result<GovernanceLimits> &limits)
{
    QVBoxLayout *body = m_limits->body();
    while (QLayoutItem *item = body->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const int ours = HttpTransport::Options().atOnce;
    if (limits) {
        auto *account = new Meter(tr("Requests at the same time, SuiteScope of the account"));
        account->setValue(ours, limits->account);
        body->addWidget(account);
        if (limits->integration) {
            auto *integration = new Meter(tr("Of these, kept for this integration"));
            integration->setValue(std::min(ours, *limits->integration), *limits->integration);
            body->addWidget(integration);
        }
    } else {
        body->addWidget(Notice::reminder(
            tr("The account's limits are shown to its administrators only. SuiteScope sends at "
               "most %n request(s) at the same time.",
               nullptr, ours)));
    }
    auto *largest = new Meter(tr("Rows of the largest query so far"));
    largest->setValue(m_largestQuery, mostRows);
    body->addWidget(largest);
    body->setSpacing(space::control);
    m_limits->setVisible(true);
}

void OverviewPlace::addToCalendar()
{
    const Connection facts = m_connection.facts();
    const Result<Certificate> certificate = Certificate::read(facts.certificatePem);
    if (!certificate)
        return;
    const QByteArray calendar
        = certificateCalendar(facts.name, facts.account.toString(), certificate->notAfter(),
                              facts.id, m_workplace.clock());
    auto *dialog = new QFileDialog(this, tr("Add to calendar"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("Calendar (*.ics)"));
    dialog->setDefaultSuffix(u"ics"_s);
    dialog->selectFile(u"netsuite-certificate.ics"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this, calendar](const QString &path) {
        const Result<> written = writeAtomically(path, calendar, FileAccess::Default);
        m_checked->setText(written ? tr("Saved. Open the file to add it to your calendar.")
                                   : tr("The calendar file could not be written."));
    });
    dialog->open();
}

} // namespace suitescope
