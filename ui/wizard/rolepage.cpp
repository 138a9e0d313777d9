// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/wizard/rolepage.h"

#include "lib/setup/checklist.h"
#include "ui/theme/theme.h"
#include "ui/widgets/innetsuitestrip.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/tablecelldelegate.h"
#include "ui/widgets/textlabel.h"
#include "ui/wizard/administratorcopy.h"
#include "ui/wizard/checklistmodels.h"
#include "ui/wizard/wizardcontext.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QListView>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int twoLines = 48;
constexpr int needsWidth = 200;

} // namespace

RolePage::RolePage(WizardContext &theContext)
    : SetupPage(SetupStep::Role, theContext), m_permissions(new PermissionModel(this)),
      m_needs(new DataNeedModel(this)), m_count(new TextLabel(TextRole::Small, {}, this))
{
    setObjectName(u"rolePage"_s);
    setWords(tr("Role"),
             tr("Give the integration a role of its own with these permissions. Press Add on every "
                "line, then save."));
    auto *columns = new QHBoxLayout;
    columns->setSpacing(space::group);
    columns->addWidget(buildPermissions(), 1);
    columns->addWidget(buildNeeds());
    body()->addLayout(columns, 1);
    m_count->setMuted(true);
    auto *row = new QHBoxLayout;
    row->addWidget(m_count, 1);
    row->addWidget(new AdministratorCopyButton(draft(), this));
    body()->addLayout(row);
    addStrip(MenuPageId::NewRole, {u"Permissions"_s});

    connect(m_permissions, &PermissionModel::ticked, this, [this](const QString &key, bool on) {
        draft().setPermissionTicked(key, on);
        countTicks();
    });
    connect(m_needs, &DataNeedModel::chosenChanged, this, [this] {
        draft().setDataNeeds(m_needs->chosen());
        showPermissions();
        m_table->scrollToBottom(); // what was just added
        countTicks();
    });
}

QWidget *RolePage::buildPermissions()
{
    m_table = new QTableView(this);
    m_table->setObjectName(u"permissionsTable"_s);
    m_table->setAccessibleName(tr("Permissions"));
    m_table->setModel(m_permissions);
    setUpFlatTable(m_table, twoLines);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionResizeMode(PermissionModel::PermissionColumn, QHeaderView::Stretch);
    header->setSectionResizeMode(PermissionModel::PlaceColumn, QHeaderView::Fixed);
    header->resizeSection(PermissionModel::PlaceColumn, 98);
    return m_table;
}

QWidget *RolePage::buildNeeds()
{
    auto *box = new QWidget(this);
    box->setFixedWidth(needsWidth);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, space::control, 0, 0);
    column->setSpacing(space::pair);
    auto *heading = new TextLabel(TextRole::Heading, tr("&Also needed for your data"), box);
    auto *sentence = wrappedLabel(TextRole::Small,
                                  tr("Pick what you want to reach, and the list grows."), box);
    sentence->setMuted(true);
    m_operation = new QComboBox(box);
    m_operation->setObjectName(u"dataOperation"_s);
    m_operation->setAccessibleName(tr("What is done with the data"));
    m_operation->addItem(tr("Read only"), int(DataOperation::Read));
    m_operation->addItem(tr("Read and create"), int(DataOperation::Create));
    m_operation->addItem(tr("Read, create, change"), int(DataOperation::Change));
    m_operation->addItem(tr("All, deleting too"), int(DataOperation::Delete));
    connect(m_operation, &QComboBox::activated, this, [this] {
        draft().setDataOperation(DataOperation(m_operation->currentData().toInt()));
        showPermissions();
        countTicks();
    });
    auto *list = new QListView(box);
    list->setObjectName(u"dataNeedsList"_s);
    list->setModel(m_needs);
    list->setFrameShape(QFrame::NoFrame);
    list->setUniformItemSizes(true);
    list->setFont(smallFont(list->font()));
    heading->setBuddy(list);
    column->addWidget(heading);
    column->addWidget(sentence);
    column->addWidget(m_operation);
    column->addSpacing(space::pair);
    column->addWidget(list, 1);
    return box;
}

QWidget *RolePage::firstFocus() const
{
    return m_table;
}

void RolePage::refresh()
{
    m_needs->setChosen(draft().dataNeeds());
    m_operation->setCurrentIndex(m_operation->findData(int(draft().dataOperation())));
    showPermissions();
    countTicks();
}

void RolePage::showPermissions()
{
    m_permissions->setContent(
        Checklist(draft().method()).permissionsFor(draft().dataNeeds(), draft().dataOperation()),
        draft().tickedPermissions());
}

void RolePage::countTicks()
{
    m_count->setText(tr("%1 of %2 ticked. Your ticks are notes; step %3, Verify, proves them.")
                         .arg(m_permissions->tickedRows())
                         .arg(m_permissions->rowCount())
                         .arg(context().numberOf(SetupStep::Verify)));
}

} // namespace suitescope
