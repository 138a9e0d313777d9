// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/home/checkrow.h"

#include "ui/doctor/reportlight.h"
#include "ui/text/doctortext.h"
#include "ui/text/errortext.h"
#include "ui/text/reporttext.h"
#include "ui/theme/buttons.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/statuslight.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int rowHeight = 52;

QString progressText(const QList<RungResult> &rungs)
{
    const auto running = std::find_if(rungs.cbegin(), rungs.cend(), [](const RungResult &rung) {
        return rung.state == RungState::Running;
    });
    if (running == rungs.cend())
        return CheckRow::tr("Checking");
    //: the check that runs, its number, how many there are
    return CheckRow::tr("Checking: %1, %2 of %3")
        .arg(rungName(running->id))
        .arg(running - rungs.cbegin() + 1)
        .arg(rungs.size());
}

std::pair<LightState, QString> stateOf(const CheckRound::Entry &entry)
{
    switch (entry.stage) {
    case CheckRound::Stage::Waiting:
        return {LightState::NotProven, CheckRow::tr("Waiting")};
    case CheckRound::Stage::Running:
        return {LightState::Checking, progressText(entry.rungs)};
    case CheckRound::Stage::Stopped:
        return {LightState::NotProven, CheckRow::tr("Stopped, not checked")};
    case CheckRound::Stage::NotTried:
        return {LightState::Warning,
                entry.error ? CheckRow::tr("Not checked: %1").arg(errorText(*entry.error).what)
                            : CheckRow::tr("Not checked")};
    case CheckRound::Stage::Done:
        break;
    }
    return {lightOf(entry.report), checkSummary(entry.report, entry.facts.method)};
}

} // namespace

CheckRow::CheckRow(const Connection &facts, QWidget *parent)
    : QWidget(parent), m_name(facts.name),
      m_light(new StatusLight(LightState::NotProven, 16, this)),
      m_state(new TextLabel(TextRole::Small, {}, this))
{
    setObjectName(u"check-"_s + facts.id);
    setFixedHeight(rowHeight);
    auto *columns = new QHBoxLayout(this);
    columns->setContentsMargins(4, 0, 0, 0);
    columns->setSpacing(12);
    columns->addWidget(m_light, 0, Qt::AlignVCenter);

    auto *names = new QHBoxLayout;
    names->setSpacing(8);
    auto *name = new TextLabel(TextRole::Medium, facts.name, this);
    name->setElided(true);
    names->addWidget(name);
    const QString badge = facts.demo ? tr("DEMO") : facts.account.badge();
    if (!badge.isEmpty())
        names->addWidget(makeBadge(badge, facts.environment()));
    names->addStretch();
    m_state->setElided(true);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addStretch();
    words->addLayout(names);
    words->addWidget(m_state);
    words->addStretch();
    columns->addLayout(words, 1);

    m_stop = makeButton(ButtonKind::Quiet, tr("Stop"), {}, this);
    m_stop->setObjectName(u"stopOne"_s);
    m_stop->setAccessibleName(tr("Stop checking %1").arg(facts.name));
    connect(m_stop, &QPushButton::clicked, this, &CheckRow::stopWanted);
    m_open = makeButton(ButtonKind::Secondary, tr("Open"), {}, this);
    m_open->setObjectName(u"openOne"_s);
    m_open->setAccessibleName(tr("Open %1").arg(facts.name));
    connect(m_open, &QPushButton::clicked, this, &CheckRow::openWanted);
    columns->addWidget(m_stop, 0, Qt::AlignVCenter);
    columns->addWidget(m_open, 0, Qt::AlignVCenter);
}

void CheckRow::showEntry(const CheckRound::Entry &entry)
{
    const auto [light, words] = stateOf(entry);
    m_light->setState(light);
    m_state->setMuted(light != LightState::Failing);
    m_state->setTone(light == LightState::Failing ? ToneId::Bad : ToneId::Neutral);
    const bool runs
        = entry.stage == CheckRound::Stage::Waiting || entry.stage == CheckRound::Stage::Running;
    if (runs)
        m_state->setText(words); // too quick to be told
    else
        m_state->say(words);
    //: for screen readers: a connection and its state
    setAccessibleName(tr("%1: %2").arg(m_name, words));
    const bool focused = m_stop->hasFocus();
    m_stop->setVisible(runs);
    m_open->setVisible(!runs);
    if (focused && !runs)
        m_open->setFocus(Qt::OtherFocusReason);
}

} // namespace suitescope
