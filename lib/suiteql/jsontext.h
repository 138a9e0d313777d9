// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>

namespace suitescope {

/*! Appends the text behind the quotes of a JSON string. False for an escape that JSON does not
   know; half a surrogate pair becomes U+FFFD, since one broken character is no reason to lose a
   page. */
[[nodiscard]] bool appendUnescaped(std::string &out, std::string_view inner);

/*! Appends UTF-8 as a JSON string, with its quotes. */
void appendQuoted(std::string &out, std::string_view text);

} // namespace suitescope
