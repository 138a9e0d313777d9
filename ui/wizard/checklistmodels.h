// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/checklist.h"

#include <QAbstractTableModel>
#include <QSet>

namespace suitescope {

/*! The features of a checklist with the user's ticks. */
class FeatureModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { FeatureColumn, PlaceColumn, NeededColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setContent(const QList<FeatureItem> &items, const QSet<QString> &ticked);
    [[nodiscard]] FeatureItem item(int row) const { return m_items.value(row); }
    [[nodiscard]] int tickedRows() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

signals:
    void ticked(const QString &id, bool on);

private:
    QList<FeatureItem> m_items;
    QSet<QString> m_ticked;
};

/*! The permissions of a role with the user's ticks. */
class PermissionModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { PermissionColumn, PlaceColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setContent(const QList<PermissionItem> &items, const QSet<QString> &ticked);
    [[nodiscard]] PermissionItem item(int row) const { return m_items.value(row); }
    [[nodiscard]] int tickedRows() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

signals:
    void ticked(const QString &key, bool on);

private:
    QList<PermissionItem> m_items;
    QSet<QString> m_ticked;
};

/*! The record types people may want to reach, as check boxes. */
class DataNeedModel : public QAbstractListModel
{
    Q_OBJECT

public:
    explicit DataNeedModel(QObject *parent = nullptr);

    void setChosen(const QStringList &ids);
    [[nodiscard]] QStringList chosen() const { return m_chosen; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

signals:
    void chosenChanged();

private:
    QList<DataNeed> m_needs;
    QStringList m_chosen;
};

} // namespace suitescope
