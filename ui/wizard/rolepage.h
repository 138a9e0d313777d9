// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/wizard/setuppage.h"

class QComboBox;
class QTableView;

namespace suitescope {

class DataNeedModel;
class PermissionModel;

/*! The permissions the integration's role needs, growing with the data the user wants to reach. */
class RolePage : public SetupPage
{
    Q_OBJECT

public:
    explicit RolePage(WizardContext &context);

    [[nodiscard]] bool isComplete() const override { return true; } // ticks are notes
    [[nodiscard]] QWidget *firstFocus() const override;
    void refresh() override;

private:
    QWidget *buildPermissions();
    QWidget *buildNeeds();
    void showPermissions();
    void countTicks();

    PermissionModel *m_permissions = nullptr;
    DataNeedModel *m_needs = nullptr;
    QTableView *m_table = nullptr;
    TextLabel *m_count = nullptr;
    QComboBox *m_operation = nullptr;
};

} // namespace suitescope
