// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/rehearsal/simulatedtokenpage.h"

#include "app/rehearsal/shownonce.h"
#include "ui/theme/buttons.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace suitescope {

SimulatedTokenPage::SimulatedTokenPage(SimulatedDemo &demo, QWidget *parent)
    : AdministratorPage(demo, tr("Access Tokens"), MenuPageId::AccessTokens, parent)
{
    m_application = new QComboBox(this);
    m_application->setObjectName(u"tokenApplication"_s);
    m_user = new QComboBox(this);
    m_user->setObjectName(u"tokenUser"_s);
    m_role = new QComboBox(this);
    m_role->setObjectName(u"tokenRole"_s);
    auto *form = new QFormLayout;
    form->addRow(u"Application Name"_s, m_application);
    form->addRow(u"User"_s, m_user);
    form->addRow(u"Role"_s, m_role);
    content()->addLayout(form);
    m_save = makeButton(ButtonKind::Secondary, tr("Save"), {}, this);
    m_save->setObjectName(u"saveToken"_s);
    connect(m_save, &QPushButton::clicked, this, &SimulatedTokenPage::save);
    content()->addWidget(m_save, 0, Qt::AlignLeft);
    m_shownOnce = new ShownOncePanel(u"TOKEN ID"_s, u"TOKEN SECRET"_s, this);
    content()->addWidget(m_shownOnce);

    addHeading(tr("Tokens"));
    m_tokens = new QTreeWidget(this);
    m_tokens->setObjectName(u"tokens"_s);
    m_tokens->setAccessibleName(tr("Tokens"));
    m_tokens->setHeaderLabels({tr("Application"), tr("User"), tr("State")});
    m_tokens->setRootIsDecorated(false);
    m_tokens->header()->setSectionResizeMode(QHeaderView::Stretch);
    content()->addWidget(m_tokens, 1);
    m_revoke = makeButton(ButtonKind::Danger, tr("Revoke selected"), {}, this);
    m_revoke->setObjectName(u"revokeToken"_s);
    connect(m_revoke, &QPushButton::clicked, this, &SimulatedTokenPage::revoke);
    content()->addWidget(m_revoke, 0, Qt::AlignLeft);
}

void SimulatedTokenPage::refresh()
{
    m_shownOnce->forget();
    fill();
}

void SimulatedTokenPage::fill()
{
    const int application = m_application->currentData().toInt();
    const int role = m_role->currentData().toInt();
    m_application->clear();
    QHash<int, QString> names;
    for (const SimulatedIntegration &integration : account().integrations()) {
        names.insert(integration.id, integration.name);
        if (integration.tokenBased) // NetSuite offers only these
            m_application->addItem(integration.name, integration.id);
    }
    m_application->setCurrentIndex(qMax(0, m_application->findData(application)));
    m_user->clear();
    m_user->addItems(account().users());
    m_role->clear();
    for (const SimulatedRole &item : account().roles())
        m_role->addItem(item.name, item.id);
    m_role->setCurrentIndex(qMax(0, m_role->findData(role)));
    m_save->setEnabled(m_application->count() > 0 && m_role->count() > 0);

    m_tokens->clear();
    for (const SimulatedToken &token : account().tokens()) {
        auto *item = new QTreeWidgetItem(m_tokens,
                                         {names.value(token.integration), token.user,
                                          token.revoked ? tr("revoked") : tr("active")});
        item->setData(0, Qt::UserRole, token.id);
    }
    m_revoke->setEnabled(m_tokens->topLevelItemCount() > 0);
}

void SimulatedTokenPage::save()
{
    const ShownOnce values = account().addToken(
        m_application->currentData().toInt(), m_role->currentData().toInt(), m_user->currentText());
    keep();
    fill();
    m_shownOnce->showValues(values);
}

void SimulatedTokenPage::revoke()
{
    for (const QTreeWidgetItem *item : m_tokens->selectedItems())
        account().revokeToken(item->data(0, Qt::UserRole).toInt());
    keep();
    fill();
}

} // namespace suitescope
