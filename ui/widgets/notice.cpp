// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/notice.h"

#include "ui/theme/icons.h"
#include "ui/widgets/announce.h"
#include "ui/widgets/textlabel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int iconSize = 18;
constexpr int reminderIconSize = 16;
constexpr int radius = 6;

QString iconFor(ToneId tone)
{
    switch (tone) {
    case ToneId::Ok:
        return u"security-high"_s;
    case ToneId::Warn:
        return u"dialog-warning"_s;
    case ToneId::Bad:
        return u"dialog-error"_s;
    case ToneId::Violet:
    case ToneId::Info:
    case ToneId::Neutral:
        break;
    }
    return u"dialog-information"_s;
}

} // namespace

Notice::Notice(ToneId tone, const QString &text, QWidget *parent)
    : QWidget(parent), m_tone(tone), m_icon(new QLabel(this)),
      m_heading(new TextLabel(TextRole::Heading, {}, this)),
      m_text(wrappedLabel(TextRole::Normal, text, this)),
      m_action(makeButton(ButtonKind::Secondary, {}, {}, this))
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    auto *words = new QVBoxLayout;
    words->setSpacing(space::pair);
    words->addWidget(m_heading);
    words->addWidget(m_text);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 8, 6);
    row->setSpacing(12);
    row->addWidget(m_icon, 0, Qt::AlignVCenter);
    row->addLayout(words, 1);
    row->addWidget(m_action, 0, Qt::AlignVCenter);
    setMinimumHeight(40);
    m_heading->hide();
    m_action->hide();
    setSmall(m_action, true);
    connect(m_action, &QPushButton::clicked, this, &Notice::actionTriggered);
    m_icon->setAccessibleName({});
    applyIcon();
}

Notice *Notice::reminder(const QString &text, const QString &icon, QWidget *parent)
{
    auto *notice = new Notice(ToneId::Neutral, text, parent);
    notice->m_filled = false;
    notice->m_iconName = icon;
    notice->m_text->setRole(TextRole::Small);
    notice->m_text->setMuted(true);
    notice->layout()->setContentsMargins(0, 0, 0, 0);
    notice->layout()->setSpacing(space::control);
    notice->setMinimumHeight(0);
    notice->applyIcon();
    return notice;
}

void Notice::setTone(ToneId tone)
{
    m_tone = tone;
    applyIcon();
    update();
}

void Notice::setText(const QString &text)
{
    m_text->setText(text);
}

void Notice::setHeading(const QString &heading)
{
    m_heading->setText(heading);
    m_heading->setVisible(!heading.isEmpty());
    m_text->setRole(heading.isEmpty() ? TextRole::Normal : TextRole::Small);
    m_text->setMuted(!heading.isEmpty());
    layout()->setContentsMargins(16, heading.isEmpty() ? 6 : 8, heading.isEmpty() ? 8 : 12,
                                 heading.isEmpty() ? 6 : 8);
}

void Notice::setIcon(const QString &icon)
{
    m_iconName = icon;
    applyIcon();
}

void Notice::setAction(const QString &text, ButtonKind kind)
{
    m_action->setText(text);
    setButtonKind(m_action, kind);
    m_action->setVisible(!text.isEmpty());
}

QString Notice::text() const
{
    return m_text->text();
}

QString Notice::heading() const
{
    return m_heading->text();
}

void Notice::say(ToneId tone, const QString &text)
{
    setTone(tone);
    setVisible(!text.isEmpty());
    m_text->say(text);
}

void Notice::paintEvent(QPaintEvent *)
{
    if (!m_filled)
        return;
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_tone == ToneId::Neutral ? theme.window : theme.tone(m_tone).tint);
    painter.drawRoundedRect(rect(), radius, radius);
}

void Notice::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (changesLook(event)) {
        applyIcon();
        update();
    }
}

void Notice::applyIcon()
{
    const Theme &theme = themeOf(this);
    const QString name = m_iconName.isEmpty() ? iconFor(m_tone) : m_iconName;
    const QColor colour = m_tone == ToneId::Neutral ? theme.text2 : theme.tone(m_tone).text;
    m_icon->setPixmap(
        iconPixmap(name, colour, m_filled ? iconSize : reminderIconSize, devicePixelRatioF()));
}

} // namespace suitescope
