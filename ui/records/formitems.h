// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/metadata/recordtype.h"
#include "lib/records/record.h"

#include <QList>

namespace suitescope {

/*! One label and value of a record's form. */
struct FormItem
{
    QString field;
    QString label;
    QString value;
    std::optional<RecordReference> reference; // what a click on the value follows
    QString description;
};

struct FormCell
{
    QString text;
    std::optional<RecordReference> reference;
    bool number = false; // set to the right
};

/*! A sublist with its lines as rows, or a subrecord as one row. */
struct FormTable
{
    QString field;
    QString label;
    QStringList columns; // labels
    QList<QList<FormCell>> rows;
    qint64 total = 0; // lines there are, shown or not
    bool subrecord = false;
};

struct RecordForm
{
    QList<FormItem> items;
    QList<FormTable> tables; // sublists, then subrecords
    qsizetype emptyFields = 0; // of the type, not in the record
};

enum class EmptyFields { Hidden, Shown };

/*! What the form of \a record shows: fields in the order of \a type (then those it does not name),
 * labels from the type, dates and numbers in the locale's form. Pure. */
[[nodiscard]] RecordForm formOf(const Record &record, const RecordType &type,
                                EmptyFields empty = EmptyFields::Hidden);

} // namespace suitescope
