// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/keyinventory.h"
#include "ui/keys/keywords.h"

#include <QAbstractTableModel>

namespace suitescope {

/*! The key pairs and certificates of connections, drafts and free ones, with the life that is left
 * of each. */
class KeyListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        NameColumn,
        AlgorithmColumn,
        UseColumn,
        BeginsColumn,
        EndsColumn,
        LeftColumn,
        KeyColumn,
        ColumnCount
    };
    enum Role { SortRole = Qt::UserRole + 1, FilterRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setPairs(const QList<KnownKeyPair> &pairs, const QDateTime &now);
    [[nodiscard]] const KnownKeyPair &pair(int row) const { return m_pairs.at(row); }
    [[nodiscard]] QList<KnownKeyPair> all() const { return m_pairs; }
    [[nodiscard]] int rowOf(const QString &pairId) const; // -1
    [[nodiscard]] int rowOfConnection(const QString &connectionId) const; // -1

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] QString textOf(const KnownKeyPair &pair, Column column) const;
    [[nodiscard]] LifeText lifeOf(const KnownKeyPair &pair) const;
    [[nodiscard]] QVariant sortKey(const KnownKeyPair &pair, Column column) const;
    [[nodiscard]] QVariant look(const KnownKeyPair &pair, Column column, int role) const;

    QList<KnownKeyPair> m_pairs;
    QDateTime m_now;
};

} // namespace suitescope
