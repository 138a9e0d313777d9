// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/rehearsal/administratorpage.h"

#include <QHash>

class QComboBox;
class QLineEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace suitescope {

/*! Setup > Users/Roles > Manage Roles: one role and its permissions. A permission counts once it is
 * added and the role is saved. */
class SimulatedRolePage : public AdministratorPage
{
    Q_OBJECT

public:
    explicit SimulatedRolePage(SimulatedDemo &demo, QWidget *parent = nullptr);

    void refresh() override;

private:
    void buildRoles();
    void buildPermissions();
    void showRole();
    void offerLevels();
    void addPermission();
    void takePermission();
    void addRole();
    void save();
    void showUnsaved();
    [[nodiscard]] int chosenRole() const;

    QComboBox *m_roles = nullptr;
    QLineEdit *m_newName = nullptr;
    QTreeWidget *m_permissions = nullptr;
    QComboBox *m_offered = nullptr;
    QComboBox *m_level = nullptr;
    QPushButton *m_save = nullptr;
    QHash<QString, int> m_edited; // key -> level, as shown and not yet saved
    QHash<QString, int> m_stored;
};

} // namespace suitescope
