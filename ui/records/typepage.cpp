// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/records/typepage.h"

#include "ui/home/openconnection.h"
#include "ui/records/fieldspage.h"
#include "ui/records/instancespage.h"
#include "ui/records/partspage.h"
#include "ui/theme/buttons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace suitescope {

TypePage::TypePage(OpenConnection &connection, QWidget *parent)
    : QWidget(parent), m_fields(new FieldsPage(this)), m_parts(new PartsPage(connection, this)),
      m_instances(new InstancesPage(connection, this))
{
    m_tabs = new QTabWidget(this);
    m_tabs->setObjectName(u"typeTabs"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setExpanding(false);
    m_tabs->addTab(m_fields, tr("Fields"));
    m_tabs->addTab(m_parts, tr("Sublists and subrecords"));
    m_tabs->addTab(m_instances, tr("Records"));
    // The first tab's words begin where the filter does. Qt asks the hint, which margins make, and
    // draws the line below the tabs once more, lower by what the corner is lower than they are.
    auto *inset = new QWidget(m_tabs);
    auto *room = new QHBoxLayout(inset);
    room->setContentsMargins(space::group - space::pair, m_tabs->tabBar()->sizeHint().height(), 0,
                             0);
    m_tabs->setCornerWidget(inset, Qt::TopLeftCorner);
    connect(m_fields, &FieldsPage::typeWanted, this, &TypePage::typeWanted);
    connect(m_parts, &PartsPage::typeWanted, this, &TypePage::typeWanted);
    connect(m_instances, &InstancesPage::recordWanted, this, &TypePage::recordWanted);
    // The list is asked for when it is looked at, not before.
    connect(m_tabs, &QTabWidget::currentChanged, this, [this] {
        if (m_tabs->currentWidget() == m_instances && !m_type.name.isEmpty())
            m_instances->listOnce();
    });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_tabs, 1);
    buildHeader();
}

void TypePage::buildHeader()
{
    m_header = new QWidget(this);
    m_label = new TextLabel(TextRole::Title, {}, m_header);
    m_label->setObjectName(u"typeLabel"_s);
    m_name = new TextLabel(TextRole::Mono, {}, m_header);
    m_name->setMuted(true);
    m_name->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *copy = new CopyIconButton(tr("Copy the name"), m_header);
    copy->setSource([this] { return m_type.name; });
    auto *query = makeButton(ButtonKind::Secondary, tr("Query it"), u"text-x-script"_s, m_header);
    query->setObjectName(u"queryIt"_s);
    connect(query, &QPushButton::clicked, this, &TypePage::queryIt);
    auto *layout = new QHBoxLayout(m_header);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::control);
    layout->addWidget(m_label);
    layout->addWidget(m_name);
    layout->addWidget(copy);
    layout->addStretch();
    layout->addWidget(query);
}

void TypePage::showType(const RecordType &type)
{
    m_type = type;
    m_label->setText(type.label);
    m_name->setText(type.name);
    m_fields->showType(type);
    m_parts->showType(type);
    m_instances->setType(type.name);
    const QLocale locale;
    m_tabs->setTabText(0, tr("Fields  %1").arg(locale.toString(m_fields->fieldCount())));
    m_tabs->setTabText(
        1, tr("Sublists and subrecords  %1").arg(locale.toString(m_parts->partCount())));
    if (m_tabs->currentWidget() == m_instances)
        m_instances->listOnce();
}

void TypePage::showField(const QString &field)
{
    m_tabs->setCurrentWidget(m_fields);
    if (!m_fields->showField(field) && m_parts->showField(field))
        m_tabs->setCurrentWidget(m_parts);
}

void TypePage::queryIt()
{
    Q_EMIT statementWanted(m_type.name + u".sql"_s,
                           u"SELECT *\nFROM   %1\nWHERE  ROWNUM <= 100\n"_s.arg(m_type.name));
}

} // namespace suitescope
