// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/simulator/sqltokens.h"

namespace suitescope {

/*! Rewrites date + number, date - number and date - date into calls of our own functions: Oracle
 * counts in days, SQLite's operators know no dates. */
void rewriteDateArithmetic(std::vector<SqlToken> &tokens);

} // namespace suitescope
