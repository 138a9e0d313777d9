// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/home/overviewplace.h"

#include "lib/base/async.h"
#include "lib/setup/connectionhealth.h"
#include "ui/home/certificatesection.h"
#include "ui/home/demoaccount.h"
#include "ui/home/healthsection.h"
#include "ui/home/limitssection.h"
#include "ui/home/sightsection.h"
#include "ui/keys/rotationwords.h"
#include "ui/text/doctortext.h"
#include "ui/theme/buttons.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/textlabel.h"

#include <QDesktopServices>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int columnGap = 32;
constexpr int leftShare = 13; // so wide that the usual results of a check fit
constexpr int rightShare = 10;
constexpr int leastForTwoColumns = 900;
constexpr int queriesShown = 3;
constexpr int historyRead = 200;
constexpr qsizetype statementShown = 64;

/*! Numbers NetSuite gives; empty when the sign-in did not tell. */
QString signedInAs(const std::optional<DoctorReport> &report)
{
    const RungResult *const signIn = report ? report->input.rung(RungId::SignIn) : nullptr;
    if (!signIn || signIn->facts.roleId.isEmpty())
        return {};
    const RungFacts &facts = signIn->facts;
    return facts.entityId.isEmpty()
        ? OverviewPlace::tr("Role %1").arg(facts.roleId)
        //: numbers NetSuite gives: the user's entity and the role
        : OverviewPlace::tr("Entity %1, role %2").arg(facts.entityId, facts.roleId);
}

} // namespace

OverviewPlace::OverviewPlace(OpenConnection &connection, const Workplace &workplace,
                             QWidget *parent)
    : QWidget(parent), m_connection(connection), m_workplace(workplace)
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    buildUi();
    takeReport();
    connect(&m_connection, &OpenConnection::factsChanged, this, &OverviewPlace::showFacts);
    connect(&m_workplace.connections, &ConnectionStore::changed, this,
            &OverviewPlace::showRotation);
    showRotation();
    if (isCheckDue(m_connection.facts(), m_workplace.clock()))
        check();
}

void OverviewPlace::buildUi()
{
    auto *page = new QWidget;
    page->setBackgroundRole(QPalette::Base);
    m_columns = new QBoxLayout(QBoxLayout::LeftToRight, page);
    m_columns->setContentsMargins(space::page, 18, space::page, space::page);
    m_columns->setSpacing(columnGap);

    auto *left = new QVBoxLayout;
    left->setSpacing(space::group);
    m_rotation = new Notice(ToneId::Warn, {}, page);
    m_rotation->setObjectName(u"rotationNotice"_s);
    m_rotation->setAction(tr("Go on…"));
    connect(m_rotation, &Notice::actionTriggered, this, &OverviewPlace::renewWanted);
    left->addWidget(m_rotation);
    buildHealth();
    left->addWidget(m_health);
    m_queries = new Section(tr("Last queries"), page);
    m_queries->setVisible(false);
    left->addWidget(m_queries);
    left->addStretch();
    m_columns->addLayout(left);

    auto *right = new QVBoxLayout;
    right->setSpacing(20);
    m_certificate = new CertificateSection(m_connection, m_workplace, page);
    connect(m_certificate, &CertificateSection::renewWanted, this, &OverviewPlace::renewWanted);
    right->addWidget(m_certificate);
    m_sight = new SightSection(m_connection, m_workplace, page);
    right->addWidget(m_sight);
    m_limits = new LimitsSection(page);
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

void OverviewPlace::buildHealth()
{
    m_health = new HealthSection(m_connection, m_workplace, this);
    connect(m_health, &HealthSection::checkingChanged, this, &OverviewPlace::checkingChanged);
    connect(m_health, &HealthSection::reportChanged, this, &OverviewPlace::takeReport);
    connect(m_health, &HealthSection::stepWanted, this, &OverviewPlace::stepWanted);
    connect(m_health, &HealthSection::auditTrailWanted, this, &OverviewPlace::auditTrailWanted);
    connect(m_health, &HealthSection::labWanted, this, &OverviewPlace::labWanted);
    connect(m_health, &HealthSection::refreshWanted, this, &OverviewPlace::refreshWanted);
    connect(m_health, &HealthSection::pageWanted, this, &OverviewPlace::openPage);
}

void OverviewPlace::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool narrow = width() < leastForTwoColumns; // as beside the simulated NetSuite
    m_columns->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_columns->setStretch(0, narrow ? 0 : leftShare);
    m_columns->setStretch(1, narrow ? 1 : rightShare);
}

void OverviewPlace::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    readQueries(); // the console may have added some
}

bool OverviewPlace::isChecking() const
{
    return m_health->isChecking();
}

void OverviewPlace::check()
{
    m_health->check();
}

bool OverviewPlace::wantsDetail() const
{
    return m_health->wantsDetail();
}

void OverviewPlace::takeDetail(const QString &detail)
{
    m_health->takeDetail(detail);
}

void OverviewPlace::takeReport()
{
    const std::optional<DoctorReport> &report = m_health->report();
    m_certificate->showReport(report);
    m_sight->setVisible(report.has_value());
    m_sight->showReport(report);
    if (report)
        m_limits->showReport(*report);
    showFacts();
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

void OverviewPlace::showFacts()
{
    const Connection &facts = m_connection.facts();
    const bool m2m = facts.method == AuthMethod::ClientCredentials;
    m_facts->clear();
    m_facts->addFact(tr("Method"),
                     m2m ? tr("OAuth 2.0 client credentials with a certificate")
                         : tr("Token-Based Authentication"));
    if (const QString who = signedInAs(m_health->report()); !who.isEmpty())
        m_facts->addFact(tr("Signs in as"), who);
    m_facts->addFact(tr("REST host"), m_connection.client().urls().suiteTalk().authority(), true);
    if (m2m)
        m_facts->addFact(tr("Scopes"), facts.scopes.join(", "_L1), true);
    // The demo's own connection is made anew each time: its secrets are never kept.
    const bool inMemory = facts.demo && !m_workplace.connections.connection(facts.id);
    m_facts->addFact(tr("Secrets"),
                     inMemory ? tr("in memory, until the program ends")
                              : m_workplace.secretsOf(facts).displayName());
}

void OverviewPlace::showRotation()
{
    const auto rotation = rotationOf(m_workplace.connections, m_connection.facts().id);
    m_rotation->setVisible(rotation.has_value());
    if (rotation)
        m_rotation->setText(rotationStandsText(*rotation));
}

void OverviewPlace::readQueries()
{
    whenDone(this, m_connection.queries().history({}, historyRead),
             [this](const Result<QList<HistoryEntry>> &history) {
                 m_queries->setVisible(history && !history->isEmpty());
                 if (history && !history->isEmpty())
                     showQueries(*history);
             });
}

void OverviewPlace::showQueries(const QList<HistoryEntry> &history)
{
    delete m_queryRows;
    m_queryRows = new QWidget(m_queries);
    auto *rows = new QVBoxLayout(m_queryRows);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    const auto largest = std::max_element(
        history.cbegin(), history.cend(),
        [](const HistoryEntry &a, const HistoryEntry &b) { return a.rows < b.rows; });
    m_limits->setLargestQuery(largest->rows);
    for (const HistoryEntry &entry :
         history.first(std::min<qsizetype>(queriesShown, history.size()))) {
        rows->addWidget(makeQueryRow(entry));
        rows->addWidget(makeHairline(m_queryRows));
    }
    m_queries->body()->addWidget(m_queryRows);
}

QWidget *OverviewPlace::makeQueryRow(const HistoryEntry &entry)
{
    auto *row = new QWidget(m_queryRows);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    auto *words = makeButton(ButtonKind::Quiet, {}, {}, row);
    words->setText(entry.statement.simplified().left(statementShown));
    connect(words, &QPushButton::clicked, this,
            [this, statement = entry.statement] { emit queryChosen(statement); });
    line->addWidget(words);
    line->addStretch();
    auto *figures = new TextLabel(TextRole::Small);
    figures->setMuted(true);
    figures->setText(entry.failure.isEmpty()
                         ? tr("%n row(s), %1", nullptr, int(entry.rows))
                               .arg(durationText(std::chrono::milliseconds(entry.milliseconds)))
                         : tr("failed"));
    line->addWidget(figures);
    return row;
}

} // namespace suitescope
