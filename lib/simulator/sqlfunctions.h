// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

struct sqlite3;

namespace suitescope {

/*! Oracle's functions that SQLite does not have, and BUILTIN.DF. */
void registerOracleFunctions(sqlite3 *database);

} // namespace suitescope
