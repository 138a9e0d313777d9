// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/records/instancemodel.h"

#include "ui/widgets/tablecelldelegate.h"

namespace suitescope {

InstanceModel::InstanceModel(QObject *parent) : QAbstractTableModel(parent) { }

void InstanceModel::setPage(const RecordPage &page)
{
    beginResetModel();
    m_page = page;
    endResetModel();
}

void InstanceModel::setTitle(const QString &id, const QString &title)
{
    m_titles.insert(id, title);
    if (const int row = int(m_page.ids.indexOf(id)); row >= 0)
        Q_EMIT dataChanged(index(row, NameColumn), index(row, NameColumn));
}

QStringList InstanceModel::untitled() const
{
    QStringList ids;
    for (const QString &id : m_page.ids) {
        if (!m_titles.contains(id))
            ids += id;
    }
    return ids;
}

int InstanceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_page.ids.size());
}

int InstanceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant InstanceModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const QString id = m_page.ids.at(index.row());
    if (role == Qt::DisplayRole)
        return index.column() == IdColumn ? id : m_titles.value(id);
    if (role == cell::Kind && index.column() == IdColumn)
        return QVariant::fromValue(CellLook::Mono);
    return {};
}

QVariant InstanceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::DisplayRole)
        return section == IdColumn ? tr("Internal ID") : tr("Name");
    return QAbstractTableModel::headerData(section, orientation, role);
}

} // namespace suitescope
