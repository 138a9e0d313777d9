// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/simulator/cells.h"

#include <string>
#include <vector>

namespace suitescope {

/*! A table of SuiteQL. */
struct TableSpec
{
    enum class Source {
        Cells, // one row for each number of the ranges
        Admin, // filled from what the administrator sees
    };

    std::string name; // lower case
    std::string permission; // its key; empty when none is needed
    std::string key; // the column that holds the row number; empty when no column does
    std::string index; // a column that others are joined by
    Source source = Source::Cells;
    std::vector<FieldSpec> columns;

    [[nodiscard]] const FieldSpec *column(std::string_view lowerName) const;
};

/*! Nothing when SuiteQL has no such table. */
[[nodiscard]] const TableSpec *findTable(std::string_view lowerName);
/*! The numbers of its rows. */
[[nodiscard]] std::vector<RowRange> rowsOf(const TableSpec &table, const DataSize &size);

} // namespace suitescope
