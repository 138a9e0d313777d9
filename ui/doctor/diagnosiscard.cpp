// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/doctor/diagnosiscard.h"

#include "ui/text/doctortext.h"
#include "ui/theme/buttons.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/menupathview.h"
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

DiagnosisCard::DiagnosisCard(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"diagnosisCard"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 12, space::group, 12);
    layout->setSpacing(space::pair);

    m_sentence = wrappedLabel(TextRole::Heading, {}, this);
    m_sentence->setObjectName(u"causeSentence"_s);
    m_why = wrappedLabel(TextRole::Normal, {}, this);
    m_why->setObjectName(u"causeWhy"_s);
    m_path = new MenuPathView({}, this);
    m_steps = wrappedLabel(TextRole::Normal, {}, this);
    m_others = new TextLabel(TextRole::Small, {}, this);
    m_others->setElided(true); // the whole is the tool tip
    m_others->setMuted(true);
    layout->addWidget(m_sentence);
    layout->addSpacing(space::pair);
    layout->addWidget(new TextLabel(TextRole::SmallHeading, tr("Why we think so"), this));
    layout->addWidget(m_why);
    layout->addSpacing(space::pair);
    layout->addWidget(new TextLabel(TextRole::SmallHeading, tr("What to change"), this));
    layout->addWidget(m_path);
    layout->addWidget(m_steps);
    layout->addWidget(m_others);
    layout->addSpacing(space::pair);
    buildButtons(layout);
}

void DiagnosisCard::buildButtons(QVBoxLayout *layout)
{
    m_primary = makeButton(ButtonKind::Primary, {}, u"web-browser"_s, this);
    m_primary->setObjectName(u"causeAction"_s);
    connect(m_primary, &QPushButton::clicked, this, &DiagnosisCard::followCause);
    m_toStep = makeButton(ButtonKind::Secondary, {}, {}, this);
    m_toStep->setObjectName(u"causeStep"_s);
    connect(m_toStep, &QPushButton::clicked, this, [this] {
        if (m_cause.step)
            Q_EMIT stepWanted(*m_cause.step);
    });
    auto *again = makeButton(ButtonKind::Secondary, tr("Try again"), u"view-refresh"_s, this);
    again->setObjectName(u"verifyTryAgain"_s);
    connect(again, &QPushButton::clicked, this, &DiagnosisCard::tryAgainWanted);
    m_copy = new CopyButton(tr("Copy detail"), ButtonKind::Quiet, this);
    m_copy->setSource([this] { return m_detail; });
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::control);
    buttons->addWidget(m_primary);
    buttons->addWidget(m_toStep);
    buttons->addWidget(again);
    buttons->addStretch();
    buttons->addWidget(m_copy);
    layout->addLayout(buttons);
}

void DiagnosisCard::showCauses(const QList<Cause> &causes, AuthMethod method, const QString &detail)
{
    m_cause = causes.value(0);
    const CauseText words = causeText(m_cause, method);
    m_sentence->say(words.sentence);
    m_why->setText(words.why);
    m_path->setVisible(m_cause.page.has_value());
    if (m_cause.page)
        m_path->setPath(menuPage(*m_cause.page).path);

    QStringList steps;
    for (qsizetype i = 0; i < words.steps.size(); ++i)
        steps += words.steps.size() == 1 ? words.steps.first()
                                         : u"%1.  %2"_s.arg(i + 1).arg(words.steps.at(i));
    m_steps->setText(steps.join(u'\n'));

    QStringList others;
    for (const Cause &cause : causes.mid(1, 3))
        others += causeText(cause, method).sentence;
    m_others->setVisible(!others.isEmpty());
    m_others->setText(tr("Less likely: %1.").arg(others.join(u". "_s)));
    m_others->setToolTip(others.join(u'\n'));

    const bool leadsSomewhere = m_cause.page || m_cause.step;
    m_primary->setVisible(leadsSomewhere);
    m_primary->setText(words.action);
    m_primary->setIcon(themedIcon(m_cause.page ? u"web-browser"_s : u"go-next"_s));
    m_toStep->setVisible(m_cause.page && m_cause.step);
    if (m_cause.step)
        m_toStep->setText(tr("Go to %1").arg(setupStepName(*m_cause.step)));
    m_detail = words.sentence + u'\n' + words.why + u"\n\n"_s + detail;
    m_copy->setVisible(!detail.isEmpty());
}

void DiagnosisCard::followCause()
{
    if (m_cause.page)
        Q_EMIT pageWanted(*m_cause.page);
    else if (m_cause.step)
        Q_EMIT stepWanted(*m_cause.step);
}

void DiagnosisCard::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    QPainterPath shape;
    shape.addRoundedRect(frame, radius, radius);
    painter.setClipPath(shape);
    painter.fillRect(QRectF(0, 0, barWidth, height()), theme.bad.dot);
    painter.setClipping(false);
    painter.setPen(theme.hair);
    painter.drawPath(shape);
}

} // namespace suitescope
