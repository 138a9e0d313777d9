// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/home/sightsection.h"

#include "lib/base/async.h"
#include "ui/text/doctortext.h"
#include "ui/text/errortext.h"
#include "ui/theme/buttons.h"
#include "ui/widgets/statuslight.h"
#include "ui/widgets/textlabel.h"

#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr qsizetype namesShown = 40; // in a tool tip

const RungResult *reached(const DoctorReport &report, RungId id)
{
    const RungResult *const rung = report.input.rung(id);
    return rung && rung->state != RungState::Waiting ? rung : nullptr;
}

/*! Those that are missing; the rest is a number. */
QString missingText(const QStringList &names)
{
    if (names.isEmpty())
        return {};
    const QString shown = names.first(qMin(namesShown, names.size())).join(", "_L1);
    return names.size() > namesShown ? SightSection::tr("Not: %1 and others").arg(shown)
                                     : SightSection::tr("Not: %1").arg(shown);
}

} // namespace

SightSection::SightSection(OpenConnection &connection, const Workplace &workplace, QWidget *parent)
    : Section(tr("What the role can see"), parent), m_connection(connection),
      m_workplace(workplace), m_count(connection.client(), workplace.clock),
      m_sight(sightFrom(connection.facts().lastSight)), m_facts(new FactList(this)),
      m_nothing(wrappedLabel(TextRole::Normal, {}, this)), m_state(new StatusLine(this, 16, false))
{
    setObjectName(u"sight"_s);
    m_start = makeButton(ButtonKind::Quiet, tr("Count all"), u"view-refresh"_s, this);
    m_start->setObjectName(u"countSight"_s);
    m_start->setAccessibleName(tr("Count the record types that can be listed and queried"));
    m_start->setToolTip(tr("Asks for one record of each list and one row of each table: a few "
                           "hundred small requests. Nothing is changed."));
    m_stop = makeButton(ButtonKind::Quiet, tr("Stop"), u"process-stop"_s, this);
    m_stop->setObjectName(u"stopSight"_s);
    m_stop->setAccessibleName(tr("Stop counting"));
    addTool(m_start);
    addTool(m_stop);
    m_nothing->setMuted(true);
    m_state->setObjectName(u"sightState"_s);
    m_state->setWordWrap(true);
    m_state->setContentsMargins(0, space::control, 0, 0);
    m_state->hide();
    body()->addWidget(m_nothing);
    body()->addWidget(m_facts);
    body()->addWidget(m_state);
    connect(m_start, &QPushButton::clicked, this, &SightSection::start);
    connect(m_stop, &QPushButton::clicked, this, &SightSection::stop);
    connect(&m_count, &SightCount::progressed, this, &SightSection::showProgress);
    connect(&m_count, &SightCount::finished, this, &SightSection::takeCount);
    connect(&m_count, &SightCount::failed, this, &SightSection::takeFailure);
    showTools();
}

SightSection::~SightSection() = default;

void SightSection::showReport(const std::optional<DoctorReport> &report)
{
    m_report = report;
    showFacts();
}

void SightSection::start()
{
    m_count.start();
    showTools();
}

void SightSection::stop()
{
    m_count.stop();
    m_state->hide();
    showTools();
}

void SightSection::showProgress(int asked, int all)
{
    const QLocale locale;
    m_state->setVisible(true);
    m_state->show(LightState::Checking,
                  all == 0 ? tr("Reading the record types.")
                           : tr("%1 of %2 asked").arg(locale.toString(asked), locale.toString(all)),
                  false);
}

void SightSection::takeCount(const Sight &sight)
{
    m_sight = sight;
    m_state->hide();
    Connection facts = m_connection.facts();
    facts.lastSight = sightRecord(sight);
    m_connection.setFacts(facts);
    showFacts();
    showTools();
    if (!m_workplace.connections.connection(facts.id))
        return; // the demo's own
    whenDone(this, m_workplace.connections.save(facts), [this](const Result<> &saved) {
        if (saved)
            return;
        m_state->setVisible(true);
        m_state->show(LightState::Warning, tr("The count could not be kept on this computer."));
    });
}

void SightSection::takeFailure(const Error &error)
{
    m_state->show(LightState::Failing, tr("Not counted. %1").arg(errorText(error).joined()));
    m_state->setVisible(true);
    showTools();
}

void SightSection::showFacts()
{
    const bool refused = m_report && !m_report->isProven() && !reached(*m_report, RungId::Rest);
    m_facts->clear();
    m_facts->setVisible(true);
    m_nothing->setVisible(false);
    if (m_sight)
        showCounted(*m_sight);
    else
        showChecked();
    m_start->setEnabled(!refused); // a refused sign-in is not tried once more by this
}

void SightSection::showCounted(const Sight &sight)
{
    const QLocale locale;
    const auto add = [&](const QString &label, int count, const QStringList &missing) {
        m_facts->addFact(label,
                         tr("%1 of %2").arg(locale.toString(count), locale.toString(sight.visible)),
                         false, nullptr, missingText(missing));
    };
    m_facts->addFact(tr("Visible"), tr("%n record type(s)", nullptr, sight.visible));
    add(tr("In lists"), sight.listable(), sight.notListed);
    add(tr("In queries"), sight.queryable(), sight.notQueried);
    m_facts->addFact(tr("Counted"), agoText(sight.counted, m_workplace.clock()));
}

void SightSection::showChecked()
{
    const RungResult *const types = m_report ? reached(*m_report, RungId::RecordMetadata) : nullptr;
    m_facts->setVisible(types);
    m_nothing->setVisible(!types);
    if (!types) {
        m_nothing->setText(tr("Not known: the check stopped before it could ask."));
        return;
    }
    const QString unknown = tr("Not known: the check stopped before");
    const RungResult *const list = reached(*m_report, RungId::RecordList);
    const RungResult *const query = reached(*m_report, RungId::SuiteQl);
    m_facts->addFact(tr("Visible"), rungResultText(*types));
    m_facts->addFact(tr("In lists"), list ? rungResultText(*list) : unknown);
    m_facts->addFact(tr("In queries"),
                     !query                                  ? unknown
                         : query->state == RungState::Passed ? tr("SuiteQL answers this role")
                                                             : rungResultText(*query));
}

void SightSection::showTools()
{
    const bool counting = m_count.isRunning();
    QWidget *const from = counting ? m_start : m_stop;
    QWidget *const to = counting ? m_stop : m_start;
    const bool focused = from->hasFocus();
    m_start->setText(m_sight ? tr("Count again") : tr("Count all"));
    m_start->setVisible(!counting);
    m_stop->setVisible(counting);
    if (focused)
        to->setFocus(Qt::OtherFocusReason);
}

} // namespace suitescope
