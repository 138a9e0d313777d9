// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/simulator/cells.h"

#include <string_view>
#include <unordered_map>

namespace suitescope {

using NamedCells = std::unordered_map<std::string_view, CellFunction>; // by column, lower case

/*! The cells of a table that are written by hand; null when all of them are generated. */
[[nodiscard]] const NamedCells *namedCellsOf(std::string_view table);

[[nodiscard]] const NamedCells &customerCells();
[[nodiscard]] const NamedCells &personCells(); // contact, employee, partner
[[nodiscard]] const NamedCells &vendorCells();
[[nodiscard]] const NamedCells &entityCells();
[[nodiscard]] const NamedCells &transactionCells();
[[nodiscard]] const NamedCells &transactionLineCells();
[[nodiscard]] const NamedCells &accountingLineCells();
[[nodiscard]] const NamedCells &itemCells();
[[nodiscard]] const NamedCells *listCells(std::string_view table);

} // namespace suitescope
