// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/controlpainters.h"
#include "ui/theme/inputs.h"

#include <QPainter>
#include <QStyle>
#include <QWidget>

namespace suitescope::paint {

namespace {

constexpr int ringWidth = 2;

bool has(const QStyleOption &option, QStyle::StateFlag flag)
{
    return option.state & flag;
}

} // namespace

void inputFrame(const QStyleOption &option, const Place &place, bool showFocus)
{
    const Theme &theme = place.theme;
    const bool focus = showFocus && has(option, QStyle::State_HasFocus);
    QColor border = has(option, QStyle::State_Enabled) ? theme.edge : theme.hair;
    if (isInputWrong(place.widget))
        border = theme.bad.text;
    else if (focus)
        border = theme.ring;
    roundedRect(place.painter, option.rect, controlRadius, {}, border, focus ? ringWidth : 1);
}

void inputPanel(const QStyleOption &option, const Place &place)
{
    const bool enabled = has(option, QStyle::State_Enabled);
    roundedRect(place.painter, option.rect, controlRadius,
                enabled ? place.theme.base : place.theme.window);
}

void comboBox(const QStyleOptionComboBox &option, const Place &place)
{
    const bool enabled = has(option, QStyle::State_Enabled);
    if (option.frame) {
        inputPanel(option, place);
        if (enabled && !option.editable && has(option, QStyle::State_MouseOver))
            roundedRect(place.painter, option.rect, controlRadius, place.theme.alt);
        inputFrame(option, place, option.editable || showsRing(option));
    }
    const QRect arrow = QStyle::visualRect(
        option.direction, option.rect,
        QRect(option.rect.right() - 26, option.rect.y(), 16, option.rect.height()));
    chevron(place.painter, arrow, Qt::DownArrow, enabled ? place.theme.text2 : place.theme.off);
}

void spinBox(const QStyleOptionSpinBox &option, const Place &place, const QRect &up,
             const QRect &down)
{
    if (option.frame) {
        inputPanel(option, place);
        inputFrame(option, place, true);
    }
    if (option.buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const bool enabled = has(option, QStyle::State_Enabled);
    const auto colour = [&](QAbstractSpinBox::StepEnabledFlag flag) {
        return enabled && (option.stepEnabled & flag) ? place.theme.text2 : place.theme.off;
    };
    chevron(place.painter, up, Qt::UpArrow, colour(QAbstractSpinBox::StepUpEnabled));
    chevron(place.painter, down, Qt::DownArrow, colour(QAbstractSpinBox::StepDownEnabled));
}

void checkIndicator(const QStyleOption &option, const Place &place)
{
    const Theme &theme = place.theme;
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool on = has(option, QStyle::State_On);
    const bool some = has(option, QStyle::State_NoChange);
    QPainter *painter = place.painter;
    const QRectF rect(option.rect);
    if (on || some)
        roundedRect(painter, rect, chipRadius, enabled ? theme.accent : theme.off);
    else
        roundedRect(painter, rect, chipRadius, enabled ? theme.base : theme.window,
                    enabled ? theme.edge : theme.hair,
                    has(option, QStyle::State_MouseOver) && enabled ? 1.5 : 1.0);
    if (!on && !some)
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(
        QPen(enabled ? theme.onAccent : theme.base, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const qreal unit = rect.width() / 16;
    const auto at = [&](qreal x, qreal y) { return rect.topLeft() + QPointF(x, y) * unit; };
    if (on)
        painter->drawPolyline(QPolygonF({at(4.2, 8.3), at(6.9, 10.9), at(11.8, 5.6)}));
    else
        painter->drawLine(at(4.5, 8), at(11.5, 8));
    painter->restore();
}

void radioIndicator(const QStyleOption &option, const Place &place)
{
    const Theme &theme = place.theme;
    const bool enabled = has(option, QStyle::State_Enabled);
    const QRectF rect(option.rect);
    const qreal radius = rect.width() / 2;
    if (has(option, QStyle::State_On)) {
        roundedRect(place.painter, rect, radius, enabled ? theme.accent : theme.off);
        const QRectF dot(rect.center() - QPointF(3, 3), QSizeF(6, 6));
        roundedRect(place.painter, dot, 3, enabled ? theme.onAccent : theme.base);
        return;
    }
    roundedRect(place.painter, rect, radius, enabled ? theme.base : theme.window,
                enabled ? theme.edge : theme.hair,
                has(option, QStyle::State_MouseOver) && enabled ? 1.5 : 1.0);
}

} // namespace suitescope::paint
