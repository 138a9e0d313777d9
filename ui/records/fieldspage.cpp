// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/records/fieldspage.h"

#include "ui/records/fieldfilter.h"
#include "ui/records/fieldtablemodel.h"
#include "ui/records/recordtables.h"
#include "ui/theme/buttons.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elidedlabel.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int detailHeight = 60;

} // namespace

FieldsPage::FieldsPage(QWidget *parent)
    : QWidget(parent), m_fields(new FieldTableModel(FieldTableModel::Part::BodyFields, this)),
      m_filter(new FieldFilter(this))
{
    m_filter->setSourceModel(m_fields);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildTop());
    const RecordTable table = makeRecordTable(m_filter, tr("Fields"), this);
    m_table = table.view;
    m_table->setObjectName(u"fieldTable"_s);
    connect(table.delegate, &TableCellDelegate::linkPressed, this, &FieldsPage::follow);
    connect(m_table, &QTableView::activated, this, &FieldsPage::follow);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &FieldsPage::describe);
    connect(m_filter, &QAbstractItemModel::modelReset, this, &FieldsPage::describe);
    layout->addWidget(m_table, 1);
    layout->addWidget(makeHairline(this));
    layout->addWidget(buildDetail());
    describe();
}

QWidget *FieldsPage::buildTop()
{
    auto *top = new QWidget(this);
    m_words = new QLineEdit(top);
    m_words->setObjectName(u"fieldFilter"_s);
    m_words->addAction(themedIcon(u"edit-find"_s), QLineEdit::LeadingPosition);
    m_words->setClearButtonEnabled(true);
    m_words->setAccessibleName(tr("Filter the fields"));
    connect(m_words, &QLineEdit::textChanged, m_filter, &FieldFilter::setWords);
    m_onlyCustom = makeButton(ButtonKind::Secondary, tr("Only custom"), {}, top);
    m_onlyCustom->setObjectName(u"onlyCustomFields"_s);
    m_onlyCustom->setCheckable(true);
    connect(m_onlyCustom, &QPushButton::toggled, m_filter, &FieldFilter::setOnlyCustom);
    auto *layout = new QHBoxLayout(top);
    layout->setContentsMargins(space::group, 10, space::group, 10);
    layout->setSpacing(space::control);
    layout->addWidget(m_words, 1);
    layout->addWidget(m_onlyCustom);
    return top;
}

QWidget *FieldsPage::buildDetail()
{
    auto *detail = new QWidget(this);
    detail->setFixedHeight(detailHeight);
    detail->setAutoFillBackground(true);
    detail->setBackgroundRole(QPalette::AlternateBase);
    m_name = new TextLabel(TextRole::Mono, {}, detail);
    m_label = new TextLabel(TextRole::Heading, {}, detail);
    m_help = new ElidedLabel(TextRole::Small, {}, detail);
    m_help->setObjectName(u"fieldHelp"_s);
    m_help->setMuted(true);
    m_target = makeButton(ButtonKind::Quiet, {}, {}, detail);
    m_target->setObjectName(u"fieldTarget"_s);
    setSmall(m_target, true);
    connect(m_target, &QPushButton::clicked, this, [this] { follow(m_table->currentIndex()); });
    auto *names = new QHBoxLayout;
    names->setSpacing(space::control);
    names->addWidget(m_name);
    names->addWidget(m_label);
    names->addStretch();
    names->addWidget(m_target);
    auto *layout = new QVBoxLayout(detail);
    layout->setContentsMargins(space::group, 2, space::group, space::control);
    layout->setSpacing(0);
    layout->addLayout(names, 1);
    layout->addWidget(m_help);
    return detail;
}

void FieldsPage::showType(const RecordType &type)
{
    m_words->clear();
    m_onlyCustom->setChecked(false);
    m_fields->setType(type);
    m_words->setPlaceholderText(tr("Filter %1 fields").arg(QLocale().toString(fieldCount())));
    fitRecordTable(m_table);
}

bool FieldsPage::showField(const QString &name)
{
    const int row = m_fields->rowOf(name);
    if (row < 0)
        return false;
    m_words->clear();
    m_onlyCustom->setChecked(false);
    const QModelIndex index = m_filter->mapFromSource(m_fields->index(row, 0));
    m_table->setCurrentIndex(index);
    m_table->scrollTo(index, QAbstractItemView::PositionAtCenter);
    return true;
}

int FieldsPage::fieldCount() const
{
    return m_fields->rowCount();
}

void FieldsPage::describe()
{
    const QModelIndex index = m_filter->mapToSource(m_table->currentIndex());
    m_target->hide();
    if (!index.isValid()) {
        m_name->clear();
        m_label->clear();
        m_help->setText(tr("Choose a field to read what it is for."));
        return;
    }
    const Field &field = m_fields->field(index.row());
    m_name->setText(field.name);
    m_label->setText(field.label);
    QString help = field.description.isEmpty() ? tr("NetSuite has no help text for this field.")
                                               : field.description;
    if (!field.filterable)
        help += u' ' + tr("It may not stand in a filter of records.");
    m_help->setText(help);
    if (field.kind == FieldKind::Reference && !field.target.isEmpty()) {
        m_target->setText(u"→ "_s + field.target);
        m_target->show();
    }
}

void FieldsPage::follow(const QModelIndex &index)
{
    const QString target = index.data(FieldTableModel::TargetRole).toString();
    if (!target.isEmpty())
        Q_EMIT typeWanted(target);
}

} // namespace suitescope
