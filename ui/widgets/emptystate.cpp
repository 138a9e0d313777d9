// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/emptystate.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/announce.h"
#include "ui/widgets/textlabel.h"

#include <QEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace suitescope {

namespace {

constexpr int iconSize = 32;
constexpr int widestSentence = 420;

} // namespace

EmptyState::EmptyState(QWidget *parent) : EmptyState({}, {}, {}, parent) { }

EmptyState::EmptyState(const QString &icon, const QString &heading, const QString &sentence,
                       QWidget *parent)
    : QWidget(parent), m_icon(new QLabel(this)),
      m_heading(new TextLabel(TextRole::Heading, {}, this)),
      m_sentence(wrappedLabel(TextRole::Small, {}, this)),
      m_action(makeButton(ButtonKind::Primary, {}, {}, this))
{
    m_icon->setAlignment(Qt::AlignCenter);
    m_heading->setAlignment(Qt::AlignCenter);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setMuted(true);
    m_sentence->setMaximumWidth(widestSentence);
    m_action->hide();
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionTriggered);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::group, space::group, space::group, space::group);
    column->setSpacing(0);
    column->addStretch(1);
    column->addWidget(m_icon);
    column->addSpacing(12);
    column->addWidget(m_heading);
    column->addSpacing(space::pair);
    auto *narrow = new QHBoxLayout;
    narrow->addStretch(1);
    narrow->addWidget(m_sentence, 100);
    narrow->addStretch(1);
    column->addLayout(narrow);
    column->addSpacing(12);
    column->addWidget(m_action, 0, Qt::AlignHCenter);
    column->addStretch(1);
    setContent(icon, heading, sentence);
}

void EmptyState::setContent(const QString &icon, const QString &heading, const QString &sentence)
{
    m_iconName = icon;
    m_heading->setText(heading);
    m_sentence->say(sentence);
    applyIcon();
}

void EmptyState::setAction(const QString &text, ButtonKind kind)
{
    m_action->setText(text);
    setButtonKind(m_action, kind);
    m_action->setVisible(!text.isEmpty());
}

QString EmptyState::heading() const
{
    return m_heading->text();
}

void EmptyState::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (changesLook(event))
        applyIcon();
}

void EmptyState::applyIcon()
{
    m_icon->setVisible(!m_iconName.isEmpty());
    if (!m_iconName.isEmpty())
        m_icon->setPixmap(
            iconPixmap(m_iconName, themeOf(this).text2, iconSize, devicePixelRatioF()));
}

} // namespace suitescope
