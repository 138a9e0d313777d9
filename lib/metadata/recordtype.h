// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

namespace suitescope {

/*! One entry of the metadata catalog (fact sheet 4.2). */
struct RecordTypeSummary
{
    QString name; // as the catalog spells it: "salesorder", "customrecord_abc"
    QString label; // for people, made from the name: "Sales order"
    bool custom = false; // customrecord_*, customlist_*

    friend bool operator==(const RecordTypeSummary &, const RecordTypeSummary &) = default;
};

enum class FieldKind {
    Text,
    Integer,
    Number,
    Boolean,
    Date,
    DateTime,
    Enumeration,
    Reference,
    Sublist,
    Subrecord
};

struct EnumValue
{
    QString id;
    QString label; // empty where the schema gives ids alone

    friend bool operator==(const EnumValue &, const EnumValue &) = default;
};

/*! One property of a record's JSON Schema (fact sheet 4.3). */
struct Field
{
    QString name;
    QString label;
    QString description; // HTML entities decoded, tags removed
    FieldKind kind = FieldKind::Text;
    QString format; // "int64", "double", "float", "date", "date-time" or empty
    bool nullable = false;
    bool custom = false;
    bool filterable = false; // may stand in `q`
    bool readOnly = false;
    QList<EnumValue> values; // Enumeration
    QString target; // Reference: the record type when the schema or its name tells; Sublist,
                    // Subrecord: the schema's name behind $ref
    QList<Field> children; // Sublist, Subrecord with an inline schema

    friend bool operator==(const Field &, const Field &) = default;
};

struct RecordType
{
    QString name;
    QString label;
    QList<Field> fields; // in the schema's order, without `links` and `refName`
    QDateTime read; // when the schema was fetched, UTC

    friend bool operator==(const RecordType &, const RecordType &) = default;
};

[[nodiscard]] QString labelFromName(
    const QString &typeName); // "salesorder" -> "Sales order", "customrecord_x_site" -> "X site"
[[nodiscard]] bool isCustomType(const QString &typeName);

} // namespace suitescope
