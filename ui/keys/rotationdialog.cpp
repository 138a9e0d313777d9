// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/keys/rotationdialog.h"

#include "lib/crypto/certificatelife.h"
#include "ui/keys/rotationcard.h"
#include "ui/keys/rotationform.h"
#include "ui/keys/rotationladder.h"
#include "ui/keys/rotationwords.h"
#include "ui/text/doctortext.h"
#include "ui/theme/buttons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/announce.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace suitescope {

using State = CertificateRotation::State;

RotationDialog::RotationDialog(const Connection &facts, CertificateRotation::Tools tools,
                               QWidget *parent)
    : QDialog(parent), m_facts(facts), m_tools(std::move(tools)),
      m_rotation(std::make_unique<CertificateRotation>(facts.id, m_tools))
{
    setObjectName(u"rotationDialog"_s);
    setWindowTitle(tr("Renew the certificate"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_last = m_rotation->record();
    m_begun = m_rotation->state() != State::Idle;
    buildUi();
    CertificateRotation *rotation = m_rotation.get();
    connect(rotation, &CertificateRotation::stepBegun, this, &RotationDialog::refresh);
    connect(rotation, &CertificateRotation::asked, this, &RotationDialog::refresh);
    connect(rotation, &CertificateRotation::stopped, this, &RotationDialog::refresh);
    connect(rotation, &CertificateRotation::finished, this, &RotationDialog::refresh);
    connect(rotation, &CertificateRotation::rolledBack, this, &RotationDialog::refresh);
    m_tools.urlsOf(m_facts, this, [this](const Result<ServiceUrls> &urls) {
        if (urls)
            m_urls = *urls;
    });
    refresh();
    resize(760, 640);
}

RotationDialog::~RotationDialog()
{
    m_rotation->disconnect(this);
}

void RotationDialog::buildUi()
{
    m_pages = new QStackedWidget(this);
    m_form = new RotationForm(m_facts, m_tools.clock, m_pages);
    m_pages->addWidget(m_form);
    auto *content = new QWidget;
    content->setBackgroundRole(QPalette::Base);
    m_ladder = new RotationLadder(content);
    auto *inner = new QVBoxLayout(content);
    inner->setContentsMargins(0, 0, space::control, 0);
    inner->addWidget(m_ladder);
    auto *scroll = new QScrollArea(m_pages);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setBackgroundRole(QPalette::Base);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(content);
    m_pages->addWidget(scroll);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(space::page, space::page, space::page, space::group);
    rows->setSpacing(space::control);
    rows->addWidget(buildHead());
    rows->addWidget(makeHairline(this));
    rows->addSpacing(space::pair);
    rows->addWidget(m_pages, 1);
    rows->addWidget(buildFoot());
}

QWidget *RotationDialog::buildHead()
{
    auto *head = new QWidget(this);
    auto *names = new QHBoxLayout;
    names->setSpacing(space::control);
    names->addWidget(new TextLabel(TextRole::Medium, m_facts.name, head));
    const QString badge = m_facts.demo ? u"DEMO"_s : m_facts.account.badge();
    if (!badge.isEmpty())
        names->addWidget(makeBadge(badge, m_facts.environment(), head));
    m_end = new TextLabel(TextRole::Normal, {}, head);
    m_end->setObjectName(u"rotationEnd"_s);
    m_end->setMuted(true);
    names->addWidget(m_end);
    names->addStretch();
    auto *layout = new QVBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::pair);
    layout->addWidget(new TextLabel(TextRole::Title, tr("Renew the certificate"), head));
    layout->addLayout(names);
    return head;
}

void RotationDialog::showEnd()
{
    const Connection facts = m_tools.connections.connection(m_facts.id).value_or(m_facts);
    const Result<Certificate> certificate = Certificate::read(facts.certificatePem);
    const QDateTime ends = certificate ? effectiveEnd(*certificate) : QDateTime();
    m_end->setText(certificate ? certificateEndText(ends, daysLeft(ends, m_tools.clock()))
                               : QString());
}

QWidget *RotationDialog::buildFoot()
{
    auto *foot = new QWidget(this);
    const auto add
        = [this, foot](ButtonKind kind, const QString &text, const QString &name, auto handler) {
              QPushButton *button = makeButton(kind, text, {}, foot);
              button->setObjectName(name);
              connect(button, &QPushButton::clicked, this, handler);
              return button;
          };
    m_byHand = add(ButtonKind::Quiet, tr("Without the permission: do NetSuite's part by &hand"),
                   u"rotateByHand"_s, [this] { start(RotationWay::ByHand); });
    m_remark = new TextLabel(TextRole::Small, {}, foot);
    m_remark->setMuted(true);
    m_remark->setWordWrap(true);
    m_stop = add(ButtonKind::Secondary, tr("&Stop"), u"stopRotation"_s,
                 [this] { m_rotation->stop(); });
    m_back = add(ButtonKind::Secondary, tr("Roll &back"), u"rollBack"_s, [this] {
        m_rotation->rollBack();
        refresh();
    });
    m_close = add(ButtonKind::Secondary, tr("Cl&ose"), u"closeRotation"_s, &QDialog::reject);
    m_renew = add(ButtonKind::Primary, tr("&Renew"), u"startRotation"_s,
                  [this] { start(RotationWay::Endpoint); });
    m_renew->setDefault(true); // Enter in the form
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(0, space::control, 0, 0);
    row->setSpacing(space::control);
    row->addWidget(m_byHand);
    row->addWidget(m_remark, 100);
    row->addStretch(1); // while the remark is hidden
    for (QPushButton *button : {m_stop, m_back, m_close, m_renew})
        row->addWidget(button);
    return foot;
}

void RotationDialog::start(RotationWay way)
{
    m_begun = true;
    m_rotation->start(m_form->plan(way));
    refresh();
}

void RotationDialog::done(int result)
{
    m_rotation->stop();
    QDialog::done(result);
}

void RotationDialog::refresh()
{
    if (m_rotation->record())
        m_last = m_rotation->record();
    m_pages->setCurrentIndex(m_begun ? 1 : 0);
    showEnd();
    showFoot();
    if (!m_begun)
        return;
    showSteps();
}

void RotationDialog::showSteps()
{
    const bool back = m_last && m_last->rollingBack;
    const RotationWay way = m_rotation->plan().way;
    const QList<RotationStep> steps = rotationSteps(back);
    const State state = m_rotation->state();
    const bool ended = state == State::Finished || state == State::RolledBack;
    const auto at = ended ? steps.size() : steps.indexOf(m_rotation->step());
    const bool failed = m_rotation->failure().error.kind != ErrorKind::Canceled;
    QList<RotationLadder::Step> shown;
    for (qsizetype i = 0; i < steps.size(); ++i) {
        RotationLadder::Step step;
        step.name = rotationStepName(steps.at(i), way, back);
        if (i < at) {
            step.light = LightState::Proven;
            step.result = m_last && !back ? rotationStepResult(steps.at(i), *m_last) : QString();
        } else if (i == at) {
            step.light = state == State::Running    ? LightState::Checking
                : state == State::Asking || !failed ? LightState::Unfinished
                                                    : LightState::Failing;
            step.result = state == State::Running ? tr("under way")
                : state == State::Asking          ? tr("waits for you")
                                                  : tr("stopped");
        }
        shown += step;
    }
    RotationCard *card = makeCard();
    const int waiting = int(shown.size() - at - 1);
    if (card && waiting > 1) { // what waits folds into one line, so that the card is in sight
        shown.resize(at + 1);
        shown.append({LightState::NotProven, tr("%n step(s) wait", nullptr, waiting), {}});
    }
    m_ladder->setSteps(shown);
    m_ladder->setCard(int(std::min(at, steps.size() - 1)), card);
    if (!card)
        return;
    announce(card);
    if (m_rotation->question() == CertificateRotation::Question::RevokeOld) {
        if (isVisible())
            m_close->setFocus(Qt::OtherFocusReason); // one Enter too many must not revoke
        return;
    }
    for (QPushButton *button : card->findChildren<QPushButton *>()) {
        if (isVisible() && buttonKind(button) == ButtonKind::Primary && button->isEnabled())
            button->setFocus(Qt::OtherFocusReason);
    }
}

void RotationDialog::showFoot()
{
    const State state = m_rotation->state();
    const bool rests = state == State::Stopped || state == State::Asking;
    m_byHand->setVisible(!m_begun);
    m_renew->setVisible(!m_begun);
    m_stop->setVisible(state == State::Running);
    m_back->setVisible(rests && m_rotation->canRollBack()
                       && m_rotation->failure().obstacle != RotationObstacle::RecordDamaged);
    m_remark->setVisible(m_begun);
    m_remark->setText(m_rotation->record()
                          ? tr("You can close this window at any time. It goes on from here.")
                          : QString());
    const bool ended = state == State::Finished || state == State::RolledBack;
    setButtonKind(m_close, ended ? ButtonKind::Primary : ButtonKind::Secondary);
    if (ended && isVisible())
        m_close->setFocus(Qt::OtherFocusReason);
}

} // namespace suitescope
