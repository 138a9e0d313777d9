// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace suitescope {

struct SqlToken
{
    enum class Kind { Word, Quoted, Text, Number, Symbol, Parameter, Raw };

    Kind kind = Kind::Symbol;
    std::string text; // Word and Quoted in lower case; Text with its quotes; Raw goes out as it is
    int scope = -1; // the SELECT it belongs to

    [[nodiscard]] bool is(std::string_view word) const
    {
        return (kind == Kind::Word || kind == Kind::Symbol) && text == word;
    }
    [[nodiscard]] bool isName() const { return kind == Kind::Word || kind == Kind::Quoted; }
};

/*! Comments are dropped. False when a text or comment has no end, or a character is none of SQL's;
   \a bad says which piece. */
[[nodiscard]] bool readSql(std::string_view sql, std::vector<SqlToken> &tokens, std::string &bad);

} // namespace suitescope
