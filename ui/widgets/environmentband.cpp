// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/environmentband.h"

#include "ui/theme/buttons.h"
#include "ui/theme/icons.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace suitescope {

namespace {

constexpr int bandHeight = 28;
constexpr int buttonHeight = 22;

} // namespace

EnvironmentBand::EnvironmentBand(QWidget *parent)
    : QWidget(parent), m_chip(new Chip({}, ToneId::Bad, ChipFill::Solid, this)),
      m_account(new TextLabel(TextRole::Mono, {}, this)),
      m_sentence(new TextLabel(TextRole::Small, {}, this)),
      m_action(makeButton(ButtonKind::Secondary, {}, {}, this))
{
    setFixedHeight(bandHeight);
    m_sentence->setMuted(true);
    m_account->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setSmall(m_action, true);
    m_action->setFixedHeight(buttonHeight);
    m_action->hide();
    connect(m_action, &QPushButton::clicked, this, &EnvironmentBand::actionTriggered);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::page, 0, space::group, 0);
    row->setSpacing(12);
    row->addWidget(m_chip);
    row->addWidget(m_account);
    row->addWidget(m_sentence, 1);
    row->addWidget(m_action);
}

void EnvironmentBand::setAccount(Environment environment, const QString &accountId,
                                 const QString &sentence)
{
    m_environment = environment;
    QString word;
    QString usual;
    switch (environment) {
    case Environment::Production:
        word = tr("PRODUCTION");
        usual = tr("Read-only. Reading and queries work as usual.");
        break;
    case Environment::Sandbox:
        word = tr("SANDBOX");
        usual = tr("A copy of production. A refresh resets its features.");
        break;
    case Environment::ReleasePreview:
        word = tr("RELEASE PREVIEW");
        usual = tr("The next release, for some weeks.");
        break;
    case Environment::TestDrive:
        word = tr("TEST DRIVE");
        usual = tr("Sample data.");
        break;
    case Environment::Demo:
        word = tr("DEMO");
        usual = tr("Simulated on this computer. Nothing leaves it.");
        break;
    }
    m_chip->setChip(word, toneOf(environment));
    m_account->setText(accountId);
    m_sentence->setText(sentence.isEmpty() ? usual : sentence);
    setAccessibleName(word);
    update();
}

void EnvironmentBand::setAction(const QString &text, const QString &icon)
{
    m_action->setText(text);
    m_action->setIcon(themedIcon(icon));
    m_action->setVisible(!text.isEmpty());
}

QString EnvironmentBand::sentence() const
{
    return m_sentence->text();
}

void EnvironmentBand::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.tone(toneOf(m_environment)).tint);
}

} // namespace suitescope
