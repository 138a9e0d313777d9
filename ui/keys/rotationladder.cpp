// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/keys/rotationladder.h"

#include "ui/doctor/rungrow.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int nameWidth = 330;
constexpr int wordsLeft = 36; // where a row's words begin: light and gap

} // namespace

RotationLadder::RotationLadder(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"rotationLadder"_s);
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    m_layout->addStretch();
}

void RotationLadder::setSteps(const QList<Step> &steps)
{
    while (m_rows.size() < steps.size()) {
        auto *row = new RungRow(this);
        row->setNameWidth(nameWidth);
        m_rows += row;
        m_layout->insertWidget(m_layout->count() - 1, row);
    }
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        m_rows.at(i)->setVisible(i < steps.size());
        if (i < steps.size())
            m_rows.at(i)->showStep(steps.at(i).light, steps.at(i).name, steps.at(i).result);
    }
    update();
}

void RotationLadder::setCard(int row, QWidget *card)
{
    if (m_holder) { // perhaps one of its buttons is being pressed
        m_holder->hide();
        m_holder->deleteLater();
        m_holder = nullptr;
    }
    if (!card)
        return;
    m_holder = new QWidget(this);
    auto *holder = new QVBoxLayout(m_holder);
    holder->setContentsMargins(wordsLeft, space::pair, 0, space::pair);
    holder->addWidget(card);
    m_layout->insertWidget(m_layout->indexOf(m_rows.value(row)) + 1, m_holder);
    update();
}

void RotationLadder::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(QPen(themeOf(this).hair, 2));
    const RungRow *above = nullptr;
    for (const RungRow *row : m_rows) {
        if (row->isHidden())
            continue;
        // No line across the card.
        if (above && row->y() - above->y() <= above->height() + 1)
            painter.drawLine(above->lightCentre() + QPoint(0, 10),
                             row->lightCentre() - QPoint(0, 10));
        above = row;
    }
}

} // namespace suitescope
