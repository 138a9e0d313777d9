// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/suiteql/resulttable.h"

#include <QString>

namespace suitescope {

enum class CopyForm { TabSeparated, Csv, Json, Markdown, InList };

/*! Which cells: rows in the order they are shown, table columns. */
struct CopySelection
{
    std::vector<qint64> rows; // rows of the table, not of a view
    QList<int> columns;
    bool withHeader = true; // not for InList
};

/*! The selected cells as text for the clipboard. Tabs and line breaks inside a value become blanks
   in TabSeparated and Markdown, so that the text pastes cleanly into a sheet. InList takes the
   first column alone: ('a', 'b'), numbers bare, doubles and nulls left out, at most 1,000 values
   (NetSuite's limit). */
[[nodiscard]] QString copyText(const ResultTable &table, const CopySelection &selection,
                               CopyForm form);

} // namespace suitescope
