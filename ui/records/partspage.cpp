// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/records/partspage.h"

#include "lib/base/async.h"
#include "ui/home/openconnection.h"
#include "ui/records/fieldtablemodel.h"
#include "ui/records/recordtables.h"
#include "ui/text/errortext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/textlabel.h"

#include <QHeaderView>
#include <QLocale>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace suitescope {

PartsPage::PartsPage(OpenConnection &connection, QWidget *parent)
    : QWidget(parent), m_connection(connection),
      m_parts(new FieldTableModel(FieldTableModel::Part::SublistsAndSubrecords, this)),
      m_children(new FieldTableModel(FieldTableModel::Part::BodyFields, this))
{
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(buildTables());
    m_pages->addWidget(new EmptyState(u"view-list-tree"_s, tr("No sublists and no subrecords"),
                                      tr("All of this type is in its fields."), m_pages));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
}

QWidget *PartsPage::buildTables()
{
    auto *splitter = new QSplitter(Qt::Vertical, m_pages);
    splitter->setChildrenCollapsible(false);
    m_table = makeRecordTable(m_parts, tr("Sublists and subrecords"), splitter).view;
    m_table->setObjectName(u"partTable"_s);
    m_table->setColumnHidden(FieldTableModel::FlagsColumn, true);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &PartsPage::readChosen);
    auto *lower = new QWidget(splitter);
    m_childHeading = new TextLabel(TextRole::Heading, {}, lower);
    m_childHeading->setObjectName(u"partHeading"_s);
    m_childHeading->setContentsMargins(space::group, space::control, space::group, space::control);
    const RecordTable children = makeRecordTable(m_children, tr("Fields of the sublist"), lower);
    m_childTable = children.view;
    m_childTable->setObjectName(u"partFieldTable"_s);
    connect(children.delegate, &TableCellDelegate::linkPressed, this,
            [this](const QModelIndex &index) {
                Q_EMIT typeWanted(index.data(FieldTableModel::TargetRole).toString());
            });
    auto *layout = new QVBoxLayout(lower);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_childHeading);
    layout->addWidget(m_childTable, 1);
    splitter->addWidget(m_table);
    splitter->addWidget(lower);
    splitter->setSizes({220, 340});
    return splitter;
}

void PartsPage::showType(const RecordType &type)
{
    ++m_question;
    m_parts->setType(type);
    m_children->setType({});
    m_childHeading->setText(tr("Choose a sublist or subrecord to see its fields."));
    m_pages->setCurrentIndex(partCount() > 0 ? 0 : 1);
    fitRecordTable(m_table);
}

bool PartsPage::showField(const QString &name)
{
    const int row = m_parts->rowOf(name);
    if (row >= 0)
        m_table->setCurrentIndex(m_parts->index(row, 0));
    return row >= 0;
}

int PartsPage::partCount() const
{
    return m_parts->rowCount();
}

void PartsPage::readChosen()
{
    const QModelIndex index = m_table->currentIndex();
    const int question = ++m_question;
    if (!index.isValid())
        return;
    const Field part = m_parts->field(index.row());
    const QString name = part.label.isEmpty() ? part.name : part.label;
    if (!part.children.isEmpty() || part.target.isEmpty()) {
        showChildren({part.name, name, part.children, {}});
        return;
    }
    m_children->setType({});
    m_childHeading->setText(tr("Reading %1").arg(name));
    whenDone(this, m_connection.catalog().child(part.target),
             [this, question, name](const Result<RecordType> &read) {
                 if (question != m_question)
                     return;
                 if (read)
                     showChildren({read->name, name, read->fields, {}});
                 else
                     m_childHeading->say(errorText(read.error()).joined());
             });
}

void PartsPage::showChildren(const RecordType &children)
{
    m_children->setType(children);
    const int count = m_children->rowCount();
    m_childHeading->setText(
        count == 1 ? tr("%1, 1 field").arg(children.label)
                   : tr("%1, %2 fields").arg(children.label, QLocale().toString(count)));
    fitRecordTable(m_childTable);
}

} // namespace suitescope
