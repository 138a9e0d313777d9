// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/doctor/diagnosiscard.h"

#include "lib/setup/redaction.h"
#include "ui/text/doctortext.h"
#include "ui/theme/buttons.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/factgrid.h"
#include "ui/widgets/menupathview.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int barWidth = 4;
constexpr qreal radius = 8;
constexpr qsizetype mostOthers = 4;
constexpr qsizetype mostEvidence = 3;

QString evidenceWords(const CauseText &words)
{
    QStringList lines;
    if (!words.speaksFor.isEmpty())
        lines += DiagnosisCard::tr("Seen: %1")
                     .arg(words.speaksFor.first(std::min(mostEvidence, words.speaksFor.size()))
                              .join(u' '));
    if (!words.speaksAgainst.isEmpty())
        lines += DiagnosisCard::tr("Does not fit: %1").arg(words.speaksAgainst.join(u' '));
    if (!words.wouldSpeakAgainst.isEmpty())
        lines
            += DiagnosisCard::tr("Would speak against it: %1").arg(words.wouldSpeakAgainst.first());
    return lines.join(u'\n');
}

/*! What else fits: the likelier ones each with how to tell it from the others. */
QString otherWords(const QList<Cause> &causes, AuthMethod method)
{
    QStringList lines;
    const CauseText likeliest = causeText(causes.value(0), method);
    if (!likeliest.tellApart.isEmpty() && causes.size() > 1)
        lines += DiagnosisCard::tr("It is the above when: %1").arg(likeliest.tellApart);
    for (const Cause &cause : causes.mid(1, mostOthers)) {
        const CauseText words = causeText(cause, method);
        lines += words.tellApart.isEmpty()
            ? DiagnosisCard::tr("%1 (%2).").arg(words.sentence, likelihoodWord(cause))
            //: %1 is a cause, %2 how likely it is, %3 a sentence
            : DiagnosisCard::tr("%1 (%2), when: %3")
                  .arg(words.sentence, likelihoodWord(cause), words.tellApart);
    }
    QStringList rest;
    for (const Cause &cause : causes.mid(1 + mostOthers))
        rest += causeText(cause, method).sentence;
    if (!rest.isEmpty())
        //: %1 is a list of sentences
        lines += DiagnosisCard::tr("Less likely, and in the report: %1.").arg(rest.join(u". "_s));
    return lines.join(u"\n\n"_s);
}

bool isAboutSignature(CauseId id)
{
    return id == CauseId::SignatureRefused || id == CauseId::NonceRefused
        || id == CauseId::ConsumerSecretReset || id == CauseId::ClockOff
        || id == CauseId::KeyDoesNotFitCertificate || id == CauseId::AlgorithmDoesNotFitKey
        || id == CauseId::AssertionRefused;
}

} // namespace

DiagnosisCard::DiagnosisCard(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"diagnosisCard"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 12, space::group, 12);
    layout->setSpacing(space::pair);

    m_likelihood = wrappedLabel(TextRole::SmallHeading, {}, this);
    m_likelihood->setObjectName(u"causeLikelihood"_s);
    m_sentence = wrappedLabel(TextRole::Heading, {}, this);
    m_sentence->setObjectName(u"causeSentence"_s);
    m_why = wrappedLabel(TextRole::Normal, {}, this);
    m_why->setObjectName(u"causeWhy"_s);
    m_apart = wrappedLabel(TextRole::Normal, {}, this);
    m_apart->setObjectName(u"causeApart"_s);
    m_path = new MenuPathView({}, this);
    m_steps = new NumberedList({}, this);
    m_evidence = wrappedLabel(TextRole::Small, {}, this);
    m_evidence->setObjectName(u"causeEvidence"_s);
    m_evidence->setMuted(true);
    m_more = makeButton(ButtonKind::Quiet, {}, {}, this);
    m_more->setObjectName(u"otherCauses"_s);
    m_more->setCheckable(true);
    m_others = wrappedLabel(TextRole::Small, {}, this);
    m_others->setObjectName(u"otherCausesText"_s);
    connect(m_more, &QPushButton::toggled, this, &DiagnosisCard::unfold);
    layout->addWidget(m_likelihood);
    layout->addWidget(m_sentence);
    layout->addSpacing(space::pair);
    layout->addWidget(new TextLabel(TextRole::SmallHeading, tr("Why we think so"), this));
    layout->addWidget(m_why);
    layout->addWidget(m_apart);
    layout->addWidget(m_evidence);
    layout->addSpacing(space::pair);
    layout->addWidget(new TextLabel(TextRole::SmallHeading, tr("What to change"), this));
    layout->addWidget(m_path);
    layout->addWidget(m_steps);
    layout->addLayout(buildTools());
    layout->addWidget(m_others);
    layout->addSpacing(space::pair);
    buildButtons(layout);
}

QLayout *DiagnosisCard::buildTools()
{
    m_audit = makeButton(ButtonKind::Quiet, tr("Decode the login audit trail…"), {}, this);
    m_audit->setObjectName(u"causeAudit"_s);
    connect(m_audit, &QPushButton::clicked, this, &DiagnosisCard::auditTrailWanted);
    m_lab = makeButton(ButtonKind::Quiet, tr("Compare another program's sign-in…"), {}, this);
    m_lab->setObjectName(u"causeLab"_s);
    connect(m_lab, &QPushButton::clicked, this, &DiagnosisCard::labWanted);
    auto *first = new QHBoxLayout;
    first->setSpacing(space::group);
    first->addWidget(m_more);
    first->addWidget(m_audit);
    first->addStretch();
    // All three side by side are wider than the card of a small window.
    auto *tools = new QVBoxLayout;
    tools->setSpacing(0);
    tools->addLayout(first);
    tools->addWidget(m_lab, 0, Qt::AlignLeft);
    return tools;
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
    m_again = makeButton(ButtonKind::Secondary, tr("Try again"), u"view-refresh"_s, this);
    m_again->setObjectName(u"verifyTryAgain"_s);
    connect(m_again, &QPushButton::clicked, this, &DiagnosisCard::tryAgainWanted);
    m_copy = new CopyButton(tr("Copy detail"), ButtonKind::Quiet, this);
    m_copy->setSource([this] { return m_detail; });
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::control);
    buttons->addWidget(m_primary);
    buttons->addWidget(m_toStep);
    buttons->addWidget(m_again);
    buttons->addStretch();
    buttons->addWidget(m_copy);
    layout->addLayout(buttons);
}

void DiagnosisCard::showCauses(const QList<Cause> &causes, AuthMethod method, const QString &detail)
{
    m_cause = causes.value(0);
    const CauseText words = causeText(m_cause, method);
    const QString likelihood = likelihoodText(causes);
    m_likelihood->setText(likelihood);
    m_likelihood->setVisible(!likelihood.isEmpty());
    m_sentence->say(words.sentence);
    m_why->setText(words.why);
    m_apart->setText(likelihood.isEmpty() || words.tellApart.isEmpty()
                         ? QString()
                         : tr("It is this cause when: %1").arg(words.tellApart));
    m_path->setVisible(m_cause.page.has_value());
    if (m_cause.page)
        m_path->setPath(menuPage(*m_cause.page).path);

    m_steps->setSteps(words.steps);
    m_evidence->setText(evidenceWords(words));
    m_evidence->setVisible(!m_evidence->text().isEmpty());
    m_others->setText(otherWords(causes, method));
    m_otherCount = int(causes.size()) - 1;
    m_more->setVisible(m_otherCount > 0);
    m_audit->setVisible(m_auditOffered);
    m_lab->setVisible(m_labOffered && isAboutSignature(m_cause.id));
    m_more->setChecked(false);
    unfold(false);

    const bool leadsSomewhere = m_cause.page || m_cause.step;
    m_primary->setVisible(leadsSomewhere);
    setButtonKind(m_again, leadsSomewhere ? ButtonKind::Secondary : ButtonKind::Primary);
    m_primary->setText(words.action);
    m_primary->setIcon(themedIcon(m_cause.page ? u"web-browser"_s : u"go-next"_s));
    m_toStep->setVisible(m_cause.page && m_cause.step);
    if (m_cause.step)
        m_toStep->setText(tr("Go to %1").arg(setupStepName(*m_cause.step)));
    m_detail = shareable(words.sentence + u'\n' + words.why + u"\n\n"_s + detail);
    m_copy->setVisible(!detail.isEmpty());
}

QPushButton *DiagnosisCard::primaryButton() const
{
    return m_primary->isHidden() ? m_again : m_primary;
}

void DiagnosisCard::unfold(bool open)
{
    m_others->setVisible(open && m_otherCount > 0);
    m_apart->setVisible(!open && !m_apart->text().isEmpty()); // unfolded it stands with the others
    m_more->setText(open ? tr("Hide what else it could be")
                         : tr("What else it could be (%1)").arg(m_otherCount));
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
