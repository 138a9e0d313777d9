// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/records/typepage.h"

#include "lib/base/async.h"
#include "ui/home/openconnection.h"
#include "ui/records/fieldtablemodel.h"
#include "ui/records/instancemodel.h"
#include "ui/text/errortext.h"
#include "ui/theme/buttons.h"
#include "ui/theme/inputs.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int instancesAPage = 50;

QLabel *smallLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setFont(smallFont(parent->font()));
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

QTableView *tableOf(QAbstractItemModel *model, const QString &name, QWidget *parent)
{
    auto *table = new QTableView(parent);
    table->setModel(model);
    dressTable(table);
    table->setAccessibleName(name);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    return table;
}

} // namespace

TypePage::TypePage(OpenConnection &connection, QWidget *parent)
    : QWidget(parent), m_connection(connection),
      m_fields(new FieldTableModel(FieldTableModel::Part::BodyFields, this)),
      m_parts(new FieldTableModel(FieldTableModel::Part::SublistsAndSubrecords, this)),
      m_fieldFilter(new QSortFilterProxyModel(this)), m_instances(new InstanceModel(this))
{
    m_tabs = new QTabWidget(this);
    m_tabs->setObjectName(u"typeTabs"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(buildFields(), tr("Fields"));
    m_tabs->addTab(buildParts(), tr("Sublists and subrecords"));
    m_tabs->addTab(buildInstances(), tr("Records"));
    // The list is asked for when it is looked at, not before.
    connect(m_tabs, &QTabWidget::currentChanged, this, [this](int index) {
        if (index == 2 && m_listedType != m_type.name)
            listInstances(0);
    });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildHeader());
    layout->addWidget(m_tabs, 1);
}

QWidget *TypePage::buildHeader()
{
    auto *header = new QWidget(this);
    m_label = new QLabel(header);
    m_label->setObjectName(u"typeLabel"_s);
    m_label->setFont(titleFont(font()));
    m_name = new QLabel(header);
    m_name->setFont(monoFont(font()));
    m_name->setForegroundRole(QPalette::PlaceholderText);
    m_name->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *query = makeButton(ButtonKind::Secondary, tr("Query it"), u"text-x-script"_s, header);
    query->setObjectName(u"queryIt"_s);
    connect(query, &QPushButton::clicked, this, &TypePage::queryIt);
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(space::group, space::control, space::group, space::pair);
    layout->setSpacing(space::control);
    layout->addWidget(m_label);
    layout->addWidget(m_name, 0, Qt::AlignVCenter);
    layout->addStretch();
    layout->addWidget(query);
    return header;
}

QWidget *TypePage::buildFields()
{
    auto *page = new QWidget(this);
    m_filter = new QLineEdit(page);
    m_filter->setObjectName(u"fieldFilter"_s);
    m_filter->setClearButtonEnabled(true);
    m_filter->setAccessibleName(tr("Filter the fields"));
    auto *custom = makeButton(ButtonKind::Secondary, tr("Only custom"), {}, page);
    custom->setCheckable(true);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(space::group, space::control, space::group, space::control);
    top->setSpacing(space::control);
    top->addWidget(m_filter);
    top->addWidget(custom);

    m_fieldFilter->setSourceModel(m_fields);
    m_fieldFilter->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_fieldFilter->setFilterRole(FieldTableModel::SearchRole);
    m_fieldFilter->setFilterKeyColumn(0);
    connect(m_filter, &QLineEdit::textChanged, m_fieldFilter,
            &QSortFilterProxyModel::setFilterFixedString);
    connect(custom, &QPushButton::toggled, this,
            [this](bool only) { m_filter->setText(only ? tr("custom") : QString()); });
    m_fieldTable = tableOf(m_fieldFilter, tr("Fields"), page);
    m_fieldTable->setObjectName(u"fieldTable"_s);
    m_fieldTable->horizontalHeader()->setStretchLastSection(true);
    connect(m_fieldTable->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &TypePage::describe);
    connect(m_fieldTable, &QTableView::activated, this, [this](const QModelIndex &index) {
        if (const QString target = index.data(FieldTableModel::TargetRole).toString();
            !target.isEmpty())
            Q_EMIT typeWanted(target);
    });

    m_description = new QLabel(page);
    m_description->setTextFormat(Qt::PlainText);
    m_description->setWordWrap(true);
    m_description->setMinimumHeight(48);
    m_description->setContentsMargins(space::group, space::control, space::group, space::control);
    m_description->setAutoFillBackground(true);
    m_description->setBackgroundRole(QPalette::AlternateBase);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(m_fieldTable, 1);
    layout->addWidget(m_description);
    return page;
}

QWidget *TypePage::buildParts()
{
    auto *table = tableOf(m_parts, tr("Sublists and subrecords"), this);
    table->setObjectName(u"partTable"_s);
    table->horizontalHeader()->setStretchLastSection(true);
    return table;
}

QWidget *TypePage::buildInstances()
{
    auto *page = new QWidget(this);
    m_q = new QLineEdit(page);
    m_q->setObjectName(u"instanceFilter"_s);
    m_q->setClearButtonEnabled(true);
    m_q->setPlaceholderText(
        tr("Filter, for example  companyName START_WITH \"A\" AND isInactive IS false"));
    m_q->setAccessibleName(tr("Filter of the records"));
    m_q->setFont(monoFont(font()));
    auto *list = makeButton(ButtonKind::Secondary, tr("List"), u"view-refresh"_s, page);
    list->setObjectName(u"listInstances"_s);
    connect(m_q, &QLineEdit::returnPressed, this, [this] { listInstances(0); });
    connect(list, &QPushButton::clicked, this, [this] { listInstances(0); });
    auto *top = new QHBoxLayout;
    top->setContentsMargins(space::group, space::control, space::group, space::control);
    top->setSpacing(space::control);
    top->addWidget(m_q);
    top->addWidget(list);

    m_instanceTable = tableOf(m_instances, tr("Records"), page);
    m_instanceTable->setObjectName(u"instanceTable"_s);
    m_instanceTable->horizontalHeader()->setStretchLastSection(true);
    m_instanceTable->setColumnWidth(InstanceModel::IdColumn, 140);
    connect(m_instanceTable, &QTableView::activated, this, [this](const QModelIndex &index) {
        Q_EMIT recordWanted(m_type.name, m_instances->id(index.row()));
    });

    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(m_instanceTable, 1);
    layout->addWidget(buildPager());
    return page;
}

QWidget *TypePage::buildPager()
{
    auto *pager = new QWidget(this);
    pager->setAutoFillBackground(true);
    pager->setBackgroundRole(QPalette::Window);
    m_instanceStatus = smallLabel(pager);
    m_instanceStatus->setObjectName(u"instanceStatus"_s);
    m_names = makeButton(ButtonKind::Quiet, tr("Read the names"), {}, pager);
    m_names->setObjectName(u"readNames"_s);
    m_names->setToolTip(
        tr("NetSuite lists IDs alone. This reads each record of the page, one request for each."));
    setSmall(m_names, true);
    connect(m_names, &QPushButton::clicked, this, &TypePage::readNames);
    m_previous = makeIconButton(u"go-previous"_s, tr("Previous page"), pager);
    m_next = makeIconButton(u"go-next"_s, tr("Next page"), pager);
    m_next->setObjectName(u"nextInstances"_s);
    connect(m_previous, &QToolButton::clicked, this,
            [this] { listInstances(qMax(0, m_offset - instancesAPage)); });
    connect(m_next, &QToolButton::clicked, this,
            [this] { listInstances(m_offset + instancesAPage); });
    auto *layout = new QHBoxLayout(pager);
    layout->setContentsMargins(space::group, 2, space::group, 2);
    layout->setSpacing(space::control);
    layout->addWidget(m_instanceStatus);
    layout->addStretch();
    layout->addWidget(m_names);
    layout->addWidget(m_previous);
    layout->addWidget(m_next);
    return pager;
}

void TypePage::showType(const RecordType &type)
{
    m_listing.cancel();
    m_namesToRead.clear();
    m_type = type;
    m_label->setText(type.label);
    m_name->setText(type.name);
    m_filter->clear();
    m_q->clear();
    m_fields->setType(type);
    m_parts->setType(type);
    m_instances->setPage({});
    m_instanceStatus->clear();
    m_listedType.clear();
    const QLocale locale;
    m_filter->setPlaceholderText(tr("Filter %1 fields").arg(locale.toString(m_fields->rowCount())));
    m_tabs->setTabText(0, tr("Fields  %1").arg(locale.toString(m_fields->rowCount())));
    m_tabs->setTabText(1,
                       tr("Sublists and subrecords  %1").arg(locale.toString(m_parts->rowCount())));
    m_fieldTable->resizeColumnsToContents(); // some hundred rows at most
    m_description->setText(tr("Choose a field to read what it is for."));
    if (m_tabs->currentIndex() == 2)
        listInstances(0);
}

void TypePage::showField(const QString &field)
{
    m_tabs->setCurrentIndex(0);
    m_filter->clear();
    const int row = m_fields->rowOf(field);
    if (row < 0) {
        m_tabs->setCurrentIndex(1);
        return;
    }
    const QModelIndex index = m_fieldFilter->mapFromSource(m_fields->index(row, 0));
    m_fieldTable->setCurrentIndex(index);
    m_fieldTable->scrollTo(index, QAbstractItemView::PositionAtCenter);
}

void TypePage::describe(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const Field &field = m_fields->field(m_fieldFilter->mapToSource(index).row());
    QString text = field.label.isEmpty() ? field.name : u"%1 · %2"_s.arg(field.name, field.label);
    text += u'\n'
        + (field.description.isEmpty() ? tr("NetSuite has no help text for this field.")
                                       : field.description);
    m_description->setText(text);
}

void TypePage::listInstances(int offset)
{
    m_listing.cancel(); // a newer question makes the older answer void
    m_namesToRead.clear();
    m_offset = offset;
    m_listedType = m_type.name;
    m_instanceStatus->setText(tr("Reading the list"));
    m_names->setEnabled(false);
    m_listing
        = m_connection.records().list(m_type.name, m_q->text().trimmed(), instancesAPage, offset);
    whenDone(this, m_listing, [this, type = m_type.name](const Result<RecordPage> &page) {
        if (type == m_type.name && (page || page.error().kind != ErrorKind::Canceled))
            takePage(page);
    });
}

void TypePage::takePage(const Result<RecordPage> &page)
{
    setInputWrong(m_q, !page && page.error().kind == ErrorKind::Rejected);
    if (!page) {
        m_instances->setPage({});
        m_previous->setEnabled(false);
        m_next->setEnabled(false);
        const FailureText words = errorText(page.error());
        const bool said = page.error().api && !page.error().api->description.isEmpty();
        m_instanceStatus->setText(said ? page.error().api->description : words.joined());
        m_instanceStatus->setToolTip(words.joined());
        return;
    }
    const QLocale locale;
    m_instances->setPage(*page);
    m_previous->setEnabled(page->offset > 0);
    m_next->setEnabled(page->hasMore);
    m_names->setEnabled(!m_instances->untitled().isEmpty());
    m_instanceStatus->setText(page->ids.isEmpty()
                                  ? tr("No record fits.")
                                  : tr("%1 to %2 of %3")
                                        .arg(locale.toString(page->offset + 1),
                                             locale.toString(page->offset + page->ids.size()),
                                             locale.toString(page->total)));
    if (!page->ids.isEmpty())
        m_instanceTable->setCurrentIndex(m_instances->index(0, 0));
}

void TypePage::readNames()
{
    m_namesToRead = m_instances->untitled();
    m_names->setEnabled(false);
    readNextName();
}

void TypePage::readNextName()
{
    if (m_namesToRead.isEmpty())
        return;
    const QString id = m_namesToRead.takeFirst();
    whenDone(this, m_connection.records().record(m_type.name, id, false),
             [this, id, type = m_type.name](const Result<Record> &record) {
                 if (type != m_type.name)
                     return;
                 if (record)
                     m_instances->setTitle(id, record->title());
                 else
                     m_instances->setTitle(id, errorText(record.error()).what);
                 readNextName();
             });
}

void TypePage::queryIt()
{
    Q_EMIT statementWanted(m_type.name + u".sql"_s,
                           u"SELECT *\nFROM   %1\nWHERE  ROWNUM <= 100\n"_s.arg(m_type.name));
}

} // namespace suitescope
