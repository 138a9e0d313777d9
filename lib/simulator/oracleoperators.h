// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/simulator/sqltokens.h"

namespace suitescope {

/*! Rewrites date + number, date - number, date - date and text || text into calls of our own
 * functions: Oracle counts dates in days and takes NULL for an empty text, SQLite does neither. */
void rewriteOperators(std::vector<SqlToken> &tokens);

} // namespace suitescope
