// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/keys/rotationcard.h"

#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int barWidth = 4;
constexpr qreal radius = 8;

} // namespace

RotationCard::RotationCard(ToneId tone, const QString &heading, const QString &text,
                           QWidget *parent)
    : QWidget(parent), m_tone(tone)
{
    setObjectName(u"rotationCard"_s);
    m_heading = wrappedLabel(TextRole::Heading, heading, this);
    m_heading->setObjectName(u"rotationCardHeading"_s);
    m_text = wrappedLabel(TextRole::Normal, text, this);
    m_text->setObjectName(u"rotationCardText"_s);
    m_text->setVisible(!text.isEmpty());
    m_body = new QVBoxLayout;
    m_body->setSpacing(space::control);
    m_buttons = new QHBoxLayout;
    m_buttons->setSpacing(space::control);
    m_buttons->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 12, space::group, 12);
    layout->setSpacing(space::control);
    layout->addWidget(m_heading);
    layout->addWidget(m_text);
    layout->addLayout(m_body);
    layout->addLayout(m_buttons);
}

QString RotationCard::heading() const
{
    return m_heading->text();
}

QString RotationCard::text() const
{
    return m_text->text();
}

QPushButton *RotationCard::addButton(ButtonKind kind, const QString &text, const QString &name)
{
    QPushButton *button = makeButton(kind, text, {}, this);
    button->setObjectName(name);
    m_buttons->insertWidget(m_buttons->count() - 1, button); // before the stretch
    return button;
}

void RotationCard::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    QPainterPath shape;
    shape.addRoundedRect(frame, radius, radius);
    painter.setClipPath(shape);
    painter.fillRect(QRectF(0, 0, barWidth, height()), theme.tone(m_tone).dot);
    painter.setClipping(false);
    painter.setPen(theme.hair);
    painter.drawPath(shape);
}

} // namespace suitescope
