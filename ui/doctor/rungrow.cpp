// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/doctor/rungrow.h"

#include "ui/text/doctortext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>

namespace suitescope {

namespace {

constexpr int rowPixels = 28;
constexpr int lightSize = 18;

ToneId wordsTone(RungState state)
{
    switch (state) {
    case RungState::Failed:
        return ToneId::Bad;
    case RungState::Warned:
        return ToneId::Warn;
    case RungState::Waiting:
    case RungState::Running:
    case RungState::Passed:
    case RungState::Skipped:
        break;
    }
    return ToneId::Neutral;
}

} // namespace

LightState lightOf(RungState state)
{
    switch (state) {
    case RungState::Waiting:
    case RungState::Skipped:
        return LightState::NotProven;
    case RungState::Running:
        return LightState::Checking;
    case RungState::Passed:
        return LightState::Proven;
    case RungState::Warned:
        return LightState::Warning;
    case RungState::Failed:
        return LightState::Failing;
    }
    return LightState::NotProven;
}

RungRow::RungRow(QWidget *parent) : QWidget(parent)
{
    m_light = new StatusLight(LightState::NotProven, lightSize, this);
    m_name = new TextLabel(TextRole::Medium, {}, this);
    m_result = new TextLabel(TextRole::Normal, {}, this);
    m_result->setMuted(true);
    // A long result gives way to the time: the whole is in the tool tip.
    m_result->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_result->setElided(true);
    m_time = new TextLabel(TextRole::Small, {}, this);
    m_time->setMuted(true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_light);
    layout->addSpacing(space::page - 6);
    layout->addWidget(m_name);
    layout->addWidget(m_result, 1);
    layout->addSpacing(space::control);
    layout->addWidget(m_time);
    setFixedHeight(rowPixels);
}

void RungRow::setNameWidth(int pixels)
{
    m_name->setFixedWidth(pixels);
}

void RungRow::showRung(const RungResult &rung)
{
    const ToneId tone = wordsTone(rung.state);
    m_light->setState(lightOf(rung.state));
    m_name->setText(rungName(rung.id));
    m_name->setTone(tone);
    m_name->setMuted(rung.state == RungState::Waiting || rung.state == RungState::Skipped);
    m_result->setText(rungResultText(rung));
    QStringList lines{m_result->text(), rungDetailText(rung)};
    lines.removeAll(QString());
    m_result->setToolTip(lines.join(u'\n'));
    m_result->setAccessibleDescription(rungDetailText(rung));
    m_result->setTone(tone);
    const bool timed = rung.state == RungState::Passed || rung.state == RungState::Warned
        || rung.state == RungState::Failed;
    m_time->setText(timed ? durationText(rung.elapsed) : QString());
    m_time->setTone(tone);
}

void RungRow::showStep(LightState light, const QString &name, const QString &result)
{
    const ToneId tone = light == LightState::Failing ? ToneId::Bad : ToneId::Neutral;
    m_light->setState(light);
    m_name->setText(name);
    m_name->setTone(tone);
    m_name->setMuted(light == LightState::NotProven);
    m_result->setText(result);
    m_result->setToolTip(result);
    m_result->setTone(tone);
    m_time->clear();
}

void RungRow::showWaiting(const QString &name, const QString &result)
{
    m_light->setState(LightState::NotProven);
    m_name->setText(name);
    m_name->setMuted(true);
    m_result->setText(result);
    m_result->setToolTip(result);
    m_time->clear();
}

QPoint RungRow::lightCentre() const
{
    return mapToParent(m_light->geometry().center());
}

} // namespace suitescope
