// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/doctor/remarkcard.h"

#include "ui/text/doctortext.h"
#include "ui/theme/buttons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/factgrid.h"
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

RemarkCard::RemarkCard(const Cause &remark, AuthMethod method, QWidget *parent)
    : QWidget(parent), m_remark(remark)
{
    const CauseText words = causeText(remark, method);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 12, space::group, 12);
    layout->setSpacing(space::pair);
    auto *sentence = wrappedLabel(TextRole::Heading, words.sentence, this);
    sentence->setObjectName(u"remarkSentence"_s);
    layout->addWidget(sentence);
    layout->addWidget(wrappedLabel(TextRole::Normal, words.why, this));
    layout->addSpacing(space::pair);
    layout->addWidget(new NumberedList(words.steps, this));
    if (!remark.page && !remark.step)
        return;
    auto *action = makeButton(ButtonKind::Quiet, words.action,
                              remark.page ? u"web-browser"_s : u"go-next"_s, this);
    action->setObjectName(u"remarkAction"_s);
    connect(action, &QPushButton::clicked, this, &RemarkCard::follow);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(action);
    buttons->addStretch();
    layout->addLayout(buttons);
}

void RemarkCard::follow()
{
    if (m_remark.page)
        Q_EMIT pageWanted(*m_remark.page);
    else if (m_remark.step)
        Q_EMIT stepWanted(*m_remark.step);
}

void RemarkCard::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath shape;
    shape.addRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter.setClipPath(shape);
    painter.fillRect(QRectF(0, 0, barWidth, height()), theme.warn.dot);
    painter.setClipping(false);
    painter.setPen(theme.hair);
    painter.drawPath(shape);
}

} // namespace suitescope
