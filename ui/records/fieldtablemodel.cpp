// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/records/fieldtablemodel.h"

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

bool isSublistOrSubrecord(const Field &field)
{
    return field.kind == FieldKind::Sublist || field.kind == FieldKind::Subrecord;
}

/*! What sets a field apart; that most may stand in a filter does not. */
QStringList flagsOf(const Field &field)
{
    QStringList flags;
    if (field.custom)
        flags += FieldTableModel::tr("custom");
    if (field.readOnly)
        flags += FieldTableModel::tr("read-only");
    return flags;
}

QString targetOrValues(const Field &field)
{
    if (field.kind == FieldKind::Enumeration) {
        QStringList values;
        for (const EnumValue &value : field.values)
            values += value.label.isEmpty() ? value.id : u"%1 %2"_s.arg(value.id, value.label);
        return values.join(u", "_s);
    }
    return field.target.isEmpty() ? QString() : u"→ "_s + field.target;
}

} // namespace

QString fieldKindName(const Field &field)
{
    switch (field.kind) {
    case FieldKind::Text:
        return FieldTableModel::tr("text");
    case FieldKind::Integer:
        return FieldTableModel::tr("integer");
    case FieldKind::Number:
        return FieldTableModel::tr("number");
    case FieldKind::Boolean:
        return FieldTableModel::tr("yes or no");
    case FieldKind::Date:
        return FieldTableModel::tr("date");
    case FieldKind::DateTime:
        return FieldTableModel::tr("date-time");
    case FieldKind::Enumeration:
        return FieldTableModel::tr("enumeration");
    case FieldKind::Reference:
        return FieldTableModel::tr("reference");
    case FieldKind::Sublist:
        return FieldTableModel::tr("sublist");
    case FieldKind::Subrecord:
        return FieldTableModel::tr("subrecord");
    }
    return {};
}

FieldTableModel::FieldTableModel(Part part, QObject *parent)
    : QAbstractTableModel(parent), m_part(part)
{
}

void FieldTableModel::setType(const RecordType &type)
{
    beginResetModel();
    m_fields.clear();
    for (const Field &field : type.fields) {
        if (isSublistOrSubrecord(field) == (m_part == Part::SublistsAndSubrecords))
            m_fields += field;
    }
    endResetModel();
}

int FieldTableModel::rowOf(const QString &fieldName) const
{
    for (int row = 0; row < m_fields.size(); ++row) {
        if (m_fields.at(row).name.compare(fieldName, Qt::CaseInsensitive) == 0)
            return row;
    }
    return -1;
}

int FieldTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_fields.size());
}

int FieldTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant FieldTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Field &field = m_fields.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return textOf(field, Column(index.column()));
    case Qt::AccessibleTextRole:
        return index.column() == FlagsColumn ? flagsOf(field).join(u", "_s)
                                             : textOf(field, Column(index.column()));
    case Qt::ToolTipRole:
        return index.column() == TargetColumn ? targetOrValues(field) : field.description;
    case cell::Kind:
        return QVariant::fromValue(lookOf(field, Column(index.column())));
    case cell::Chips:
        return index.column() == FlagsColumn ? QVariant(flagsOf(field)) : QVariant();
    case TargetRole:
        return field.kind == FieldKind::Reference ? field.target : QString();
    case DescriptionRole:
        return field.description;
    case SearchRole:
        return QString(field.name + u' ' + field.label + u' ' + fieldKindName(field) + u' '
                       + flagsOf(field).join(u' ') + u' ' + targetOrValues(field));
    case CustomRole:
        return field.custom;
    default:
        return {};
    }
}

QString FieldTableModel::textOf(const Field &field, Column column)
{
    switch (column) {
    case NameColumn:
        return field.name;
    case LabelColumn:
        return field.label;
    case KindColumn:
        return fieldKindName(field);
    case TargetColumn:
        return targetOrValues(field);
    case FlagsColumn: // chips
    case ColumnCount:
        break;
    }
    return {};
}

CellLook FieldTableModel::lookOf(const Field &field, Column column)
{
    switch (column) {
    case NameColumn:
        return CellLook::Mono;
    case KindColumn:
        return CellLook::Muted;
    case TargetColumn:
        return field.kind == FieldKind::Reference && !field.target.isEmpty() ? CellLook::Link
                                                                             : CellLook::Muted;
    case LabelColumn:
    case FlagsColumn:
    case ColumnCount:
        break;
    }
    return CellLook::Plain;
}

QVariant FieldTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (Column(section)) {
    case NameColumn:
        return tr("Name");
    case LabelColumn:
        return tr("Label");
    case KindColumn:
        return tr("Type");
    case FlagsColumn:
        return tr("Flags");
    case TargetColumn:
        return m_part == Part::BodyFields ? tr("Points to, or values") : tr("Schema");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace suitescope
