// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/keys/registereddetail.h"

#include "ui/keys/registeredwords.h"
#include "ui/theme/buttons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/statuslight.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace suitescope {

RegisteredDetail::RegisteredDetail(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"registeredDetail"_s);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);
    m_name = new TextLabel(TextRole::Heading, {}, this);
    m_id = new ElidedLabel(TextRole::Mono, {}, this);
    m_copy = new CopyIconButton(tr("Copy the Certificate ID"), this);
    m_copy->setSource(
        [this] { return m_match.listed ? m_match.listed->certificateId : QString(); });
    m_what = wrappedLabel(TextRole::Normal, {}, this);
    m_what->setObjectName(u"registeredWhat"_s);
    m_said = new StatusLine(this);
    m_said->setObjectName(u"registeredSaid"_s);
    m_said->hide();
    m_show = makeButton(ButtonKind::Secondary, tr("Show &key pair"), {}, this);
    m_show->setObjectName(u"showRegisteredPair"_s);
    connect(m_show, &QPushButton::clicked, this, [this] { emit pairWanted(m_match.pair->id); });
    m_revoke = makeButton(ButtonKind::Danger, tr("Re&voke…"), {}, this);
    m_revoke->setObjectName(u"revokeRegistered"_s);
    connect(m_revoke, &QPushButton::clicked, this, &RegisteredDetail::revokeWanted);

    auto *head = new QHBoxLayout;
    head->setSpacing(space::control);
    head->addWidget(m_name);
    head->addWidget(m_id);
    head->addWidget(m_copy);
    head->addStretch(1);
    auto *actions = new QHBoxLayout;
    actions->setSpacing(space::control);
    actions->addWidget(m_show);
    actions->addStretch(1);
    actions->addWidget(m_revoke);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::page, 12, space::group, 12);
    layout->setSpacing(space::control);
    layout->addLayout(head);
    layout->addWidget(m_what);
    layout->addWidget(m_said);
    layout->addLayout(actions);
}

void RegisteredDetail::showMatch(const MatchedCertificate &match, bool inKeys, const QDateTime &now)
{
    m_match = match;
    m_inKeys = inKeys;
    m_active = match.listed && match.listed->isActive(now);
    m_name->setText(matchName(match));
    m_id->setText(match.listed ? match.listed->certificateId : QString());
    m_copy->setVisible(match.listed.has_value());
    m_what->setText(matchExplanation(match, now));
    showActions();
}

void RegisteredDetail::setRevoking(bool revoking)
{
    m_revoking = revoking;
    if (revoking) {
        m_said->setVisible(true);
        m_said->show(LightState::Checking, tr("NetSuite is asked to revoke it"), false);
    }
    showActions();
}

void RegisteredDetail::showActions()
{
    m_show->setVisible(m_match.pair.has_value() && m_inKeys);
    m_revoke->setVisible(m_match.listed.has_value());
    m_revoke->setEnabled(m_active && !m_revoking);
    m_revoke->setToolTip(m_active ? QString() : tr("Nobody can sign in with it any more."));
}

void RegisteredDetail::say(bool good, const QString &words)
{
    m_said->setVisible(true);
    m_said->show(good ? LightState::Proven : LightState::Failing, words, !good);
}

void RegisteredDetail::forgetSaid()
{
    m_said->clear();
    m_said->hide();
}

} // namespace suitescope
