// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/rehearsal/administratorpage.h"

class QComboBox;
class QPushButton;
class QTreeWidget;

namespace suitescope {

class ShownOncePanel;

/*! Setup > Users/Roles > Access Tokens. */
class SimulatedTokenPage : public AdministratorPage
{
    Q_OBJECT

public:
    explicit SimulatedTokenPage(SimulatedDemo &demo, QWidget *parent = nullptr);

    void refresh() override;

private:
    void fill();
    void save();
    void revoke();

    QComboBox *m_application = nullptr;
    QComboBox *m_user = nullptr;
    QComboBox *m_role = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_revoke = nullptr;
    ShownOncePanel *m_shownOnce = nullptr;
    QTreeWidget *m_tokens = nullptr;
};

} // namespace suitescope
