// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/records/record.h"

#include <QAbstractTableModel>
#include <QHash>

namespace suitescope {

/*! One page of record instances: their ids, and the names of those that were read. */
class InstanceModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { IdColumn, NameColumn, ColumnCount };

    explicit InstanceModel(QObject *parent = nullptr);

    void setPage(const RecordPage &page);
    void setTitle(const QString &id, const QString &title);
    [[nodiscard]] QString id(int row) const { return m_page.ids.at(row); }
    [[nodiscard]] QStringList untitled() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    RecordPage m_page;
    QHash<QString, QString> m_titles;
};

} // namespace suitescope
