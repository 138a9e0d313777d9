// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/certificatematching.h"

#include <QAbstractTableModel>

namespace suitescope {

/*! NetSuite's list of the certificates of one integration beside the key pairs of this computer. */
class RegisteredModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        CertificateColumn,
        StandingColumn,
        LifeColumn,
        PartyColumn,
        ApplicationColumn,
        ValidColumn,
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setMatches(const QList<MatchedCertificate> &matches, const QDateTime &now);
    [[nodiscard]] const MatchedCertificate &match(int row) const { return m_matches.at(row); }
    /*! Those that NetSuite counts: not revoked and not ended. */
    [[nodiscard]] int activeCount() const;
    [[nodiscard]] int rowOf(const QString &certificateId) const; // -1

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] QString firstLine(const MatchedCertificate &match, Column column) const;
    [[nodiscard]] QString secondLine(const MatchedCertificate &match, Column column) const;
    [[nodiscard]] QVariant look(const MatchedCertificate &match, Column column, int role) const;

    QList<MatchedCertificate> m_matches;
    QDateTime m_now;
};

} // namespace suitescope
