// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/chip.h"

#include <QApplication>
#include <QFontMetrics>
#include <QPainter>

namespace suitescope {

namespace {

constexpr int sidePadding = 6;
constexpr int radius = 4;

QFont chipFont(const QFont &normal)
{
    return headingFont(smallFont(normal));
}

} // namespace

QSize chipSize(const QString &text, const QFont &normal)
{
    const QFontMetrics metrics(chipFont(normal));
    return {metrics.horizontalAdvance(text) + 2 * sidePadding, metrics.height() + 3};
}

void paintChip(QPainter *painter, const QRect &rect, const QString &text, ToneId tone,
               ChipFill fill, const Theme &theme, const QFont &normal)
{
    // A solid chip is the tone's letters filled, with its tint as letters: the same contrast.
    const bool neutral = tone == ToneId::Neutral;
    const QColor tint = neutral ? theme.hover : theme.tone(tone).tint;
    const QColor letters = neutral ? theme.text2 : theme.tone(tone).text;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(fill == ChipFill::Solid ? letters : tint);
    painter->drawRoundedRect(rect, radius, radius);
    painter->setPen(fill == ChipFill::Solid ? tint : letters);
    painter->setFont(chipFont(normal));
    painter->drawText(rect, Qt::AlignCenter, text);
    painter->restore();
}

Chip::Chip(const QString &text, ToneId tone, ChipFill fill, QWidget *parent)
    : QWidget(parent), m_tone(tone), m_fill(fill)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setChip(text, tone);
}

void Chip::setChip(const QString &text, ToneId tone)
{
    m_text = text;
    m_tone = tone;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize Chip::sizeHint() const
{
    return chipSize(m_text, QApplication::font(this));
}

void Chip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintChip(&painter, rect(), m_text, m_tone, m_fill, themeOf(this), QApplication::font(this));
}

Chip *makeBadge(const QString &badge, Environment environment, QWidget *parent)
{
    return new Chip(badge, toneOf(environment), ChipFill::Soft, parent);
}

} // namespace suitescope
