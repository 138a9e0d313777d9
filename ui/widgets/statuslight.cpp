// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/statuslight.h"

#include "ui/widgets/textlabel.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>
#include <QTimerEvent>

#include <optional>

namespace suitescope {

namespace {

constexpr int frame = 50; // milliseconds

QPen roundPen(const QColor &colour, qreal width)
{
    return QPen(colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
}

void paintDisc(QPainter *painter, const QRectF &rect, const QColor &fill)
{
    painter->setPen(Qt::NoPen);
    painter->setBrush(fill);
    painter->drawEllipse(rect);
    painter->setBrush(Qt::NoBrush);
}

void paintTriangle(QPainter *painter, const QRectF &r, const Theme &theme)
{
    const qreal s = r.width();
    QPainterPath path;
    path.moveTo(r.x() + s * 0.5, r.y() + s * 0.1);
    path.lineTo(r.x() + s * 0.96, r.y() + s * 0.89);
    path.lineTo(r.x() + s * 0.04, r.y() + s * 0.89);
    path.closeSubpath();
    painter->setPen(roundPen(theme.warn.dot, s * 0.12));
    painter->setBrush(theme.warn.dot);
    painter->drawPath(path);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(roundPen(theme.base, s * 0.105));
    painter->drawLine(QPointF(r.x() + s * 0.5, r.y() + s * 0.38),
                      QPointF(r.x() + s * 0.5, r.y() + s * 0.58));
    paintDisc(painter, QRectF(r.x() + s * 0.44, r.y() + s * 0.70, s * 0.12, s * 0.12), theme.base);
}

} // namespace

void paintLight(QPainter *painter, const QRectF &rect, LightState state, const Theme &theme,
                int turn)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const qreal s = std::min(rect.width(), rect.height());
    const QRectF r(rect.x() + (rect.width() - s) / 2, rect.y() + (rect.height() - s) / 2, s, s);
    const QRectF disc = r.adjusted(s * 0.03, s * 0.03, -s * 0.03, -s * 0.03);
    const QRectF ring = r.adjusted(s * 0.08, s * 0.08, -s * 0.08, -s * 0.08);
    const auto at = [&r, s](qreal x, qreal y) { return QPointF(r.x() + s * x, r.y() + s * y); };
    switch (state) {
    case LightState::Proven:
        paintDisc(painter, disc, theme.ok.dot);
        painter->setPen(roundPen(theme.base, s * 0.12));
        painter->drawPolyline(QPolygonF{at(0.29, 0.52), at(0.44, 0.66), at(0.72, 0.37)});
        break;
    case LightState::Warning:
        paintTriangle(painter, r, theme);
        break;
    case LightState::Failing:
        paintDisc(painter, disc, theme.bad.dot);
        painter->setPen(roundPen(theme.base, s * 0.12));
        painter->drawLine(at(0.35, 0.35), at(0.65, 0.65));
        painter->drawLine(at(0.65, 0.35), at(0.35, 0.65));
        break;
    case LightState::NotProven:
        painter->setPen(QPen(theme.edge, 1.5));
        painter->drawEllipse(ring);
        break;
    case LightState::Unfinished:
        painter->setPen(QPen(theme.edge, 1.5));
        painter->drawEllipse(ring);
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.edge);
        painter->drawPie(ring.adjusted(2.2, 2.2, -2.2, -2.2), -90 * 16, 180 * 16);
        break;
    case LightState::Checking:
        painter->setPen(roundPen(theme.accent, 2.0));
        painter->drawArc(ring, (90 - turn) * 16, -270 * 16);
        break;
    }
    painter->restore();
}

QString lightWord(LightState state)
{
    const auto word
        = [](const char *text) { return QCoreApplication::translate("suitescope::Light", text); };
    switch (state) {
    case LightState::Proven:
        return word(QT_TRANSLATE_NOOP("suitescope::Light", "proven"));
    case LightState::Warning:
        return word(QT_TRANSLATE_NOOP("suitescope::Light", "needs attention"));
    case LightState::Failing:
        return word(QT_TRANSLATE_NOOP("suitescope::Light", "failing"));
    case LightState::NotProven:
        return word(QT_TRANSLATE_NOOP("suitescope::Light", "not proven"));
    case LightState::Unfinished:
        return word(QT_TRANSLATE_NOOP("suitescope::Light", "not finished"));
    case LightState::Checking:
        return word(QT_TRANSLATE_NOOP("suitescope::Light", "checking"));
    }
    return {};
}

ToneId toneOf(LightState state)
{
    switch (state) {
    case LightState::Proven:
        return ToneId::Ok;
    case LightState::Warning:
        return ToneId::Warn;
    case LightState::Failing:
        return ToneId::Bad;
    case LightState::NotProven:
    case LightState::Unfinished:
    case LightState::Checking:
        break;
    }
    return ToneId::Neutral;
}

StatusLight::StatusLight(LightState state, int size, QWidget *parent)
    : QWidget(parent), m_state(state)
{
    setFixedSize(size, size);
    setAccessibleName(lightWord(state));
}

void StatusLight::setState(LightState state)
{
    if (m_state == state)
        return;
    m_state = state;
    setAccessibleName(lightWord(state));
    turnWhileChecking();
    update();
}

void StatusLight::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintLight(&painter, rect(), m_state, themeOf(this), m_turn);
}

void StatusLight::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_timer.timerId())
        return QWidget::timerEvent(event);
    m_turn = (m_turn + 18) % 360;
    update();
}

void StatusLight::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    turnWhileChecking();
}

void StatusLight::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_timer.stop();
}

void StatusLight::turnWhileChecking()
{
    const bool moves = style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) > 0;
    if (m_state == LightState::Checking && isVisible() && moves)
        m_timer.start(frame, this);
    else
        m_timer.stop();
}

StatusLine::StatusLine(QWidget *parent, int lightSize, bool small)
    : QWidget(parent), m_light(new StatusLight(LightState::NotProven, lightSize, this)),
      m_text(new TextLabel(small ? TextRole::Small : TextRole::Normal, {}, this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(m_light, 0, Qt::AlignVCenter);
    row->addWidget(m_text, 1);
    m_text->setWordWrap(true);
    m_text->setMuted(true);
    m_light->hide();
}

void StatusLine::show(LightState state, const QString &text, bool toned)
{
    m_light->setState(state);
    m_light->setVisible(true);
    m_text->setTone(toned ? toneOf(state) : ToneId::Neutral);
    m_text->say(text);
}

void StatusLine::showPlain(const QString &text)
{
    m_light->hide();
    m_text->setTone(ToneId::Neutral);
    m_text->say(text);
}

void StatusLine::clear()
{
    showPlain({});
}

void StatusLine::setWordWrap(bool wrap)
{
    m_text->setWordWrap(wrap);
}

QString StatusLine::text() const
{
    return m_text->text();
}

std::optional<LightState> StatusLine::light() const
{
    if (m_light->isHidden())
        return {};
    return m_light->state();
}

} // namespace suitescope
