// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/rehearsal/simulatedauditpage.h"

#include "ui/theme/buttons.h"
#include "ui/theme/theme.h"

#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace suitescope {

SimulatedAuditPage::SimulatedAuditPage(SimulatedDemo &demo, QWidget *parent)
    : AdministratorPage(demo, tr("Login Audit Trail"), MenuPageId::LoginAuditTrail, parent)
{
    m_logins = new QTreeWidget(this);
    m_logins->setObjectName(u"logins"_s);
    m_logins->setAccessibleName(tr("Sign-ins, the newest first"));
    m_logins->setHeaderLabels({tr("Time"), tr("Status"), tr("Detail")});
    m_logins->setRootIsDecorated(false);
    m_logins->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    content()->addWidget(m_logins, 1);
    auto *again = makeButton(ButtonKind::Secondary, tr("Refresh"), u"view-refresh"_s, this);
    connect(again, &QPushButton::clicked, this, &SimulatedAuditPage::refresh);
    content()->addWidget(again, 0, Qt::AlignLeft);
}

void SimulatedAuditPage::refresh()
{
    m_logins->clear();
    for (const SimulatedLogin &login : account().loginAuditTrail()) {
        new QTreeWidgetItem(m_logins,
                            {QLocale().toString(login.when.toLocalTime(), u"HH:mm:ss"_s),
                             login.success ? u"Success"_s : u"Failure"_s, login.detail});
    }
}

SimulatedCompanyPage::SimulatedCompanyPage(SimulatedDemo &demo, QWidget *parent)
    : AdministratorPage(demo, tr("Company Information"), MenuPageId::CompanyInformation, parent)
{
    auto *form = new QFormLayout;
    auto *id = new QLineEdit(account().id().toString(), this);
    id->setReadOnly(true);
    id->setFont(monoFont(font()));
    id->setObjectName(u"companyAccountId"_s);
    form->addRow(u"Company Name"_s, new QLabel(account().companyName(), this));
    form->addRow(u"Account ID"_s, id);
    content()->addLayout(form);
    buildRefresh();
    content()->addStretch();
}

void SimulatedCompanyPage::buildRefresh()
{
    addHeading(tr("Sandbox refresh"));
    auto *refreshSandbox = makeButton(ButtonKind::Danger, tr("Refresh the sandbox"), {}, this);
    refreshSandbox->setObjectName(u"refreshSandbox"_s);
    connect(refreshSandbox, &QPushButton::clicked, this, [this] {
        account().refreshSandbox();
        keep();
        m_refreshed->show();
    });
    content()->addWidget(refreshSandbox, 0, Qt::AlignLeft);
    addHint(tr("Wipes integrations, access tokens and certificate mappings and sets the features "
               "back, as a real refresh does."));
    m_refreshed = new QLabel(tr("Refreshed. Whoever was connected is no longer."), this);
    m_refreshed->hide();
    content()->addWidget(m_refreshed);
}

void SimulatedCompanyPage::refresh()
{
    m_refreshed->hide();
}

} // namespace suitescope
