// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/rehearsal/administratorpage.h"

class QLabel;
class QTreeWidget;

namespace suitescope {

/*! Setup > Users/Roles > User Management > View Login Audit Trail: where NetSuite says why. */
class SimulatedAuditPage : public AdministratorPage
{
    Q_OBJECT

public:
    explicit SimulatedAuditPage(SimulatedDemo &demo, QWidget *parent = nullptr);

    void refresh() override;

private:
    QTreeWidget *m_logins = nullptr;
};

/*! Setup > Company > Company Information, and what a rehearsal may want to happen to the account.
 */
class SimulatedCompanyPage : public AdministratorPage
{
    Q_OBJECT

public:
    explicit SimulatedCompanyPage(SimulatedDemo &demo, QWidget *parent = nullptr);

    void refresh() override;

private:
    void buildRefresh();

    QLabel *m_refreshed = nullptr;
};

} // namespace suitescope
