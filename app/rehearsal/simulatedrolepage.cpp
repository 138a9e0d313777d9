// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/rehearsal/simulatedrolepage.h"

#include "ui/theme/buttons.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

QString levelName(int level)
{
    switch (level) { // NetSuite's own words
    case 1:
        return u"View"_s;
    case 2:
        return u"Create"_s;
    case 3:
        return u"Edit"_s;
    case 4:
        return u"Full"_s;
    }
    return {};
}

} // namespace

SimulatedRolePage::SimulatedRolePage(SimulatedDemo &demo, QWidget *parent)
    : AdministratorPage(demo, tr("Manage Roles"), MenuPageId::ManageRoles, parent)
{
    buildRoles();
    buildPermissions();
    m_save = makeButton(ButtonKind::Secondary, tr("Save role"), {}, this);
    m_save->setObjectName(u"saveRole"_s);
    connect(m_save, &QPushButton::clicked, this, &SimulatedRolePage::save);
    content()->addWidget(m_save, 0, Qt::AlignLeft);
}

void SimulatedRolePage::buildRoles()
{
    m_roles = new QComboBox(this);
    m_roles->setObjectName(u"role"_s);
    m_roles->setAccessibleName(tr("Role"));
    connect(m_roles, &QComboBox::currentIndexChanged, this, &SimulatedRolePage::showRole);
    content()->addWidget(m_roles);

    m_newName = new QLineEdit(this);
    m_newName->setPlaceholderText(tr("Name of a new role"));
    m_newName->setAccessibleName(tr("Name of a new role"));
    m_newName->setObjectName(u"newRoleName"_s);
    auto *add = makeButton(ButtonKind::Secondary, tr("Add role"), {}, this);
    add->setObjectName(u"addRole"_s);
    connect(add, &QPushButton::clicked, this, &SimulatedRolePage::addRole);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::control);
    row->addWidget(m_newName);
    row->addWidget(add);
    content()->addLayout(row);
}

void SimulatedRolePage::buildPermissions()
{
    addHeading(tr("Permissions"));
    m_permissions = new QTreeWidget(this);
    m_permissions->setObjectName(u"permissions"_s);
    m_permissions->setAccessibleName(tr("Permissions of the role"));
    m_permissions->setHeaderLabels({tr("Permission"), tr("Subtab"), tr("Level")});
    m_permissions->setRootIsDecorated(false);
    m_permissions->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_permissions->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_permissions->header()->setSectionResizeMode(2, QHeaderView::ResizeToContents);
    m_permissions->header()->setStretchLastSection(false);
    content()->addWidget(m_permissions, 1);

    m_offered = new QComboBox(this);
    m_offered->setObjectName(u"offeredPermission"_s);
    m_offered->setAccessibleName(tr("Permission to add"));
    m_offered->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_offered->setMinimumContentsLength(16);
    m_level = new QComboBox(this);
    m_level->setObjectName(u"offeredLevel"_s);
    m_level->setAccessibleName(tr("Level"));
    for (const SimulatedAccount::Permission &permission : SimulatedAccount::permissions())
        m_offered->addItem(u"%1 › %2"_s.arg(permission.subtab, permission.name), permission.key);
    connect(m_offered, &QComboBox::currentIndexChanged, this, &SimulatedRolePage::offerLevels);
    offerLevels();
    auto *choose = new QHBoxLayout;
    choose->setSpacing(space::control);
    choose->addWidget(m_offered, 1);
    choose->addWidget(m_level);
    content()->addLayout(choose);

    auto *add = makeButton(ButtonKind::Secondary, tr("Add"), u"list-add"_s, this);
    add->setObjectName(u"addPermission"_s);
    connect(add, &QPushButton::clicked, this, &SimulatedRolePage::addPermission);
    auto *take = makeButton(ButtonKind::Secondary, tr("Remove selected"), {}, this);
    take->setObjectName(u"removePermission"_s);
    connect(take, &QPushButton::clicked, this, &SimulatedRolePage::takePermission);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::control);
    buttons->addWidget(add);
    buttons->addWidget(take);
    buttons->addStretch();
    content()->addLayout(buttons);
}

int SimulatedRolePage::chosenRole() const
{
    return m_roles->currentData().toInt();
}

void SimulatedRolePage::refresh()
{
    const int before = chosenRole();
    {
        const QSignalBlocker quiet(m_roles);
        m_roles->clear();
        for (const SimulatedRole &role : account().roles())
            m_roles->addItem(u"%1 (%2)"_s.arg(role.name).arg(role.id), role.id);
        if (const int index = m_roles->findData(before); index >= 0)
            m_roles->setCurrentIndex(index);
    }
    showRole();
}

void SimulatedRolePage::showRole()
{
    m_stored.clear();
    for (const SimulatedRole &role : account().roles()) {
        if (role.id == chosenRole())
            m_stored = role.permissions;
    }
    m_edited = m_stored;
    showUnsaved();
}

void SimulatedRolePage::offerLevels()
{
    m_level->clear();
    for (const SimulatedAccount::Permission &permission : SimulatedAccount::permissions()) {
        if (permission.key != m_offered->currentData().toString())
            continue;
        for (const int level : permission.levels)
            m_level->addItem(levelName(level), level);
    }
    m_level->setCurrentIndex(m_level->count() - 1);
}

void SimulatedRolePage::addPermission()
{
    m_edited.insert(m_offered->currentData().toString(), m_level->currentData().toInt());
    showUnsaved();
}

void SimulatedRolePage::takePermission()
{
    for (const QTreeWidgetItem *item : m_permissions->selectedItems())
        m_edited.remove(item->data(0, Qt::UserRole).toString());
    showUnsaved();
}

void SimulatedRolePage::addRole()
{
    const QString name = m_newName->text().trimmed();
    if (name.isEmpty()) {
        m_newName->setFocus();
        return;
    }
    const int id = account().addRole(name);
    m_newName->clear();
    keep();
    refresh();
    m_roles->setCurrentIndex(m_roles->findData(id));
}

void SimulatedRolePage::save()
{
    for (auto stored = m_stored.cbegin(); stored != m_stored.cend(); ++stored) {
        if (!m_edited.contains(stored.key()))
            account().setPermission(chosenRole(), stored.key(), 0);
    }
    for (auto edited = m_edited.cbegin(); edited != m_edited.cend(); ++edited)
        account().setPermission(chosenRole(), edited.key(), edited.value());
    keep();
    showRole();
}

void SimulatedRolePage::showUnsaved()
{
    m_permissions->clear();
    for (const SimulatedAccount::Permission &permission : SimulatedAccount::permissions()) {
        if (!m_edited.contains(permission.key))
            continue;
        auto *item = new QTreeWidgetItem(
            m_permissions,
            {permission.name, permission.subtab, levelName(m_edited.value(permission.key))});
        item->setData(0, Qt::UserRole, permission.key);
    }
    m_save->setEnabled(m_edited != m_stored);
    m_save->setText(m_edited != m_stored ? tr("Save role") : tr("Saved"));
}

} // namespace suitescope
