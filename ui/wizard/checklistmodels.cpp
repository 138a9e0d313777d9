// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/wizard/checklistmodels.h"

#include "ui/text/setuptext.h"
#include "ui/widgets/tablecelldelegate.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

Qt::ItemFlags checkableFlags(const QModelIndex &index)
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (index.column() == 0)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

QVariant checkState(bool on)
{
    return on ? Qt::Checked : Qt::Unchecked;
}

bool isOn(const QVariant &value)
{
    return value.value<Qt::CheckState>() == Qt::Checked;
}

} // namespace

void FeatureModel::setContent(const QList<FeatureItem> &items, const QSet<QString> &ticks)
{
    beginResetModel();
    m_items = items;
    m_ticked = ticks;
    endResetModel();
}

int FeatureModel::tickedRows() const
{
    return int(std::count_if(m_items.cbegin(), m_items.cend(), [this](const FeatureItem &item) {
        return m_ticked.contains(item.id);
    }));
}

int FeatureModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_items.size());
}

int FeatureModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FeatureModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const FeatureItem &item = m_items.at(index.row());
    switch (Column(index.column())) {
    case FeatureColumn:
        if (role == Qt::DisplayRole)
            return item.name;
        if (role == cell::SecondLine)
            return featureWhy(item.id);
        if (role == cell::Kind)
            return QVariant::fromValue(CellLook::Strong);
        if (role == Qt::CheckStateRole)
            return checkState(m_ticked.contains(item.id));
        break;
    case PlaceColumn:
        if (role == Qt::DisplayRole)
            return item.subtab;
        if (role == cell::SecondLine)
            return item.section;
        break;
    case NeededColumn:
        if (role == Qt::DisplayRole)
            return neededWord(item.required);
        if (role == cell::Kind)
            return QVariant::fromValue(item.required ? CellLook::Strong : CellLook::Muted);
        break;
    case ColumnCount:
        break;
    }
    return {};
}

QVariant FeatureModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case FeatureColumn:
        return tr("Feature, and why");
    case PlaceColumn:
        return tr("Subtab and section");
    case NeededColumn:
        return tr("Needed");
    case ColumnCount:
        break;
    }
    return {};
}

Qt::ItemFlags FeatureModel::flags(const QModelIndex &index) const
{
    return checkableFlags(index);
}

bool FeatureModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || index.column() != FeatureColumn)
        return false;
    const QString id = m_items.at(index.row()).id;
    if (isOn(value))
        m_ticked.insert(id);
    else
        m_ticked.remove(id);
    emit dataChanged(index, index, {Qt::CheckStateRole});
    emit ticked(id, isOn(value));
    return true;
}

void PermissionModel::setContent(const QList<PermissionItem> &items, const QSet<QString> &ticks)
{
    beginResetModel();
    m_items = items;
    m_ticked = ticks;
    endResetModel();
}

int PermissionModel::tickedRows() const
{
    return int(std::count_if(m_items.cbegin(), m_items.cend(), [this](const PermissionItem &item) {
        return m_ticked.contains(item.key);
    }));
}

int PermissionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_items.size());
}

int PermissionModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PermissionModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const PermissionItem &item = m_items.at(index.row());
    switch (Column(index.column())) {
    case PermissionColumn:
        if (role == Qt::DisplayRole)
            return item.name;
        if (role == cell::SecondLine) {
            const QString why = permissionWhy(item.key);
            return why.isEmpty() ? tr("For the data you chose.") : why;
        }
        if (role == Qt::ToolTipRole)
            return tr("%1: %2").arg(item.name, data(index, cell::SecondLine).toString());
        if (role == cell::Kind)
            return QVariant::fromValue(CellLook::Strong);
        if (role == Qt::CheckStateRole)
            return checkState(m_ticked.contains(item.key));
        break;
    case PlaceColumn:
        if (role == Qt::DisplayRole)
            return item.subtab;
        if (role == cell::SecondLine)
            return item.level;
        break;
    case ColumnCount:
        break;
    }
    return {};
}

QVariant PermissionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case PermissionColumn:
        return tr("Permission, and why");
    case PlaceColumn:
        return tr("Subtab, level");
    case ColumnCount:
        break;
    }
    return {};
}

Qt::ItemFlags PermissionModel::flags(const QModelIndex &index) const
{
    return checkableFlags(index);
}

bool PermissionModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || index.column() != PermissionColumn)
        return false;
    const QString key = m_items.at(index.row()).key;
    if (isOn(value))
        m_ticked.insert(key);
    else
        m_ticked.remove(key);
    emit dataChanged(index, index, {Qt::CheckStateRole});
    emit ticked(key, isOn(value));
    return true;
}

DataNeedModel::DataNeedModel(QObject *parent)
    : QAbstractListModel(parent), m_needs(Checklist::dataNeeds())
{
}

void DataNeedModel::setChosen(const QStringList &ids)
{
    if (m_chosen == ids)
        return;
    m_chosen = ids;
    if (!m_needs.isEmpty())
        emit dataChanged(index(0), index(int(m_needs.size()) - 1), {Qt::CheckStateRole});
}

int DataNeedModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_needs.size());
}

QVariant DataNeedModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const DataNeed &need = m_needs.at(index.row());
    if (role == Qt::DisplayRole)
        return need.label;
    if (role == Qt::CheckStateRole)
        return checkState(m_chosen.contains(need.id));
    if (role == Qt::ToolTipRole) {
        QStringList names;
        for (const PermissionItem &item : need.permissions)
            names.append(item.name);
        return tr("Needs: %1").arg(names.join(", "_L1));
    }
    return {};
}

Qt::ItemFlags DataNeedModel::flags(const QModelIndex &index) const
{
    return checkableFlags(index);
}

bool DataNeedModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !index.isValid())
        return false;
    const QString id = m_needs.at(index.row()).id;
    if (isOn(value) == m_chosen.contains(id))
        return false;
    if (isOn(value))
        m_chosen.append(id);
    else
        m_chosen.removeAll(id);
    emit dataChanged(index, index, {Qt::CheckStateRole});
    emit chosenChanged();
    return true;
}

} // namespace suitescope
