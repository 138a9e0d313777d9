// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string_view>

namespace suitescope {

/*! Words that are never a name and go out as they are. */
[[nodiscard]] bool isSqlKeyword(std::string_view lowerWord);
/*! SQLite's name of a function that SuiteQL has; empty when it has none. */
[[nodiscard]] std::string_view sqliteFunction(std::string_view lowerWord);
/*! Whether a column or function of this name gives a date. */
[[nodiscard]] bool looksLikeDate(std::string_view lowerWord);

} // namespace suitescope
