// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/keyinspection.h"
#include "lib/storage/connection.h"

#include <QAbstractTableModel>

namespace suitescope {

/*! The certificates of all connections with the life that is left of each. */
class CertificateListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        ConnectionColumn,
        AlgorithmColumn,
        NameColumn,
        FingerprintColumn,
        EndsColumn,
        LeftColumn,
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;

    /*! Connections without a certificate are left out. */
    void setConnections(const QList<Connection> &connections, const QDateTime &now);
    [[nodiscard]] const KnownCertificate &known(int row) const { return m_rows.at(row); }
    [[nodiscard]] QList<KnownCertificate> all() const { return m_rows; }
    [[nodiscard]] int rowOf(const QString &connectionId) const; // -1

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] QString textOf(const KnownCertificate &row, Column column) const;

    QList<KnownCertificate> m_rows;
    QDateTime m_now;
};

} // namespace suitescope
