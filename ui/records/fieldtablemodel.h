// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/metadata/recordtype.h"
#include "ui/widgets/tablecelldelegate.h"

#include <QAbstractTableModel>

namespace suitescope {

/*! The fields of one record type. */
class FieldTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, LabelColumn, KindColumn, FlagsColumn, TargetColumn, ColumnCount };
    enum Role {
        TargetRole = Qt::UserRole, // the record type a reference points to
        DescriptionRole,
        SearchRole, // all that a filter looks through
        CustomRole, // bool
    };

    /*! Which fields of the type are shown. */
    enum class Part { BodyFields, SublistsAndSubrecords };

    explicit FieldTableModel(Part part, QObject *parent = nullptr);

    void setType(const RecordType &type);
    [[nodiscard]] const Field &field(int row) const { return m_fields.at(row); }
    [[nodiscard]] int rowOf(const QString &fieldName) const; // -1

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] static QString textOf(const Field &field, Column column);
    [[nodiscard]] static CellLook lookOf(const Field &field, Column column);

    Part m_part;
    QList<Field> m_fields;
};

/*! "text", "reference", …: the kind in the words of the page. */
[[nodiscard]] QString fieldKindName(const Field &field);

} // namespace suitescope
