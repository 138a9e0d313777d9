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

/*! A sublist with its lines as rows, or a subrecord as one row. */
struct FormTable
{
    QString field;
    QString label;
    QStringList columns; // labels
    QList<QStringList> rows;
    qint64 total = 0; // lines there are, shown or not
};

struct RecordForm
{
    QList<FormItem> items;
    QList<FormTable> tables;
};

/*! What the form of \a record shows: fields in the order of \a type (then those it does not name),
 * labels from the type, dates and numbers in the locale's form. Pure. */
[[nodiscard]] RecordForm formOf(const Record &record, const RecordType &type);

} // namespace suitescope
