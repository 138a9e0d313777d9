// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/records/typelistmodel.h"

#include <QHash>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace suitescope {

TypeListModel::TypeListModel(QObject *parent) : QAbstractListModel(parent) { }

void TypeListModel::setTypes(const QList<RecordTypeSummary> &types)
{
    m_types = types;
    showAll();
}

bool TypeListModel::isEmptySearch() const
{
    return m_searched && m_rows.isEmpty();
}

void TypeListModel::showAll()
{
    QList<Row> custom;
    QList<Row> standard;
    for (const RecordTypeSummary &type : m_types)
        (type.custom ? custom : standard) += Row{type.label, type.name, type.name, {}, false};

    beginResetModel();
    m_searched = false;
    m_rows.clear();
    if (!custom.isEmpty())
        m_rows += Row{tr("Custom, %1").arg(QLocale().toString(custom.size())), {}, {}, {}, true};
    m_rows += custom;
    if (!standard.isEmpty())
        m_rows
            += Row{tr("Standard, %1").arg(QLocale().toString(standard.size())), {}, {}, {}, true};
    m_rows += standard;
    endResetModel();
}

void TypeListModel::setHits(const QString &words, const QList<MetadataIndex::Hit> &hits)
{
    if (words.trimmed().isEmpty()) {
        showAll();
        return;
    }
    QHash<QString, QString> labels;
    for (const RecordTypeSummary &type : m_types)
        labels.insert(type.name, type.label);
    QList<Row> types;
    QList<Row> fields;
    for (const MetadataIndex::Hit &hit : hits) {
        const QString label = labels.value(hit.type, hit.type);
        if (hit.field.isEmpty())
            types += Row{label, hit.type, hit.type, {}, false};
        else
            fields += Row{hit.field, label, hit.type, hit.field, false, hit.text};
    }
    beginResetModel();
    m_searched = true;
    m_rows.clear();
    if (!types.isEmpty())
        m_rows += Row{tr("Types"), {}, {}, {}, true};
    m_rows += types;
    if (!fields.isEmpty())
        m_rows += Row{tr("Fields"), {}, {}, {}, true};
    m_rows += fields;
    endResetModel();
}

QModelIndex TypeListModel::indexOfType(const QString &name) const
{
    for (int row = 0; row < m_rows.size(); ++row) {
        if (!m_rows.at(row).section && m_rows.at(row).field.isEmpty()
            && m_rows.at(row).type.compare(name, Qt::CaseInsensitive) == 0) {
            return index(row);
        }
    }
    return {};
}

int TypeListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant TypeListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return row.text;
    case Qt::ToolTipRole:
        return row.found.isEmpty() ? row.second : row.found;
    case Qt::AccessibleTextRole:
        return row.field.isEmpty() ? row.text : tr("%1 in %2").arg(row.text, row.second);
    case SecondLineRole:
        return row.second;
    case TypeRole:
        return row.type;
    case FieldRole:
        return row.field;
    case SectionRole:
        return row.section;
    default:
        return {};
    }
}

Qt::ItemFlags TypeListModel::flags(const QModelIndex &index) const
{
    if (!index.isValid() || m_rows.at(index.row()).section)
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

} // namespace suitescope
