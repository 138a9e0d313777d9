// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/metadata/metadataindex.h"

#include <QAbstractListModel>

namespace suitescope {

/*! The record types in sections (custom, standard), or what a search found. Section titles are rows
 * that cannot be chosen. */
class TypeListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        TypeRole = Qt::UserRole, // the type's name; empty for a section title
        FieldRole, // the field's name for a hit on a field
        SecondLineRole, // the type's technical name; for a field the label of its type
        SectionRole, // bool
    };

    explicit TypeListModel(QObject *parent = nullptr);

    void setTypes(const QList<RecordTypeSummary> &types);
    /*! What the index found; an empty search shows all types. */
    void setHits(const QString &words, const QList<MetadataIndex::Hit> &hits);
    [[nodiscard]] bool isEmptySearch() const; // something was looked for and not found
    [[nodiscard]] int typeCount() const { return int(m_types.size()); }
    [[nodiscard]] QModelIndex indexOfType(const QString &name) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Row
    {
        QString text;
        QString second;
        QString type;
        QString field;
        bool section = false;
        QString found = {}; // the text that holds the words
    };

    void showAll();

    QList<RecordTypeSummary> m_types;
    QList<Row> m_rows;
    bool m_searched = false;
};

} // namespace suitescope
