// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string_view>

namespace suitescope {

/*! Digits with a sign, a point and an exponent as a database prints them: "12", "-0.5", ".5",
   "1.2E10". Not "007" (a code, not an amount), not "1,000", not "". */
[[nodiscard]] bool looksLikeNumber(std::string_view text);

[[nodiscard]] double numberValue(std::string_view text); // of what looksLikeNumber()

/*! -1, 0 or 1 by exact value, for numbers with more digits than a double holds. Numbers with an
   exponent compare as doubles. */
[[nodiscard]] int compareNumbers(std::string_view a, std::string_view b);

} // namespace suitescope
