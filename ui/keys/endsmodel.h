// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/calendarevent.h"

#include <QAbstractTableModel>

namespace suitescope {

/*! When the certificates of the connections end, the next first. */
class EndsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { EndsColumn, LeftColumn, ConnectionColumn, AccountColumn, WhyColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setEnds(const QList<CertificateEnd> &ends, const QDateTime &now);
    [[nodiscard]] QList<CertificateEnd> ends() const { return m_ends; }
    [[nodiscard]] const CertificateEnd &end(int row) const { return m_ends.at(row); }
    /*! How many have ended, or end within the days of NetSuite's reminders. */
    [[nodiscard]] int dueCount() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    QList<CertificateEnd> m_ends;
    QDateTime m_now;
};

} // namespace suitescope
