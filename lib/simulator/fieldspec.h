// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace suitescope {

enum class ValueKind {
    Text,
    Integer,
    Number,
    Boolean,
    Date,
    DateTime,
    Enumeration,
    Reference,
    MultiSelect,
    Sublist,
    Subrecord,
};

struct FieldSpec
{
    std::string name; // as the record API spells it, or the column of a table
    ValueKind kind = ValueKind::Text;
    std::string target; // Reference and MultiSelect: the record type
    std::vector<std::string> values; // Enumeration
    bool filterable = true; // may stand in `q`
    bool custom = false;
};

/*! Reads a list of fields in our short notation, parted by blanks: plain, flag:b, count:i,
   amount:n, day:d, moment:t, ref>type, choice{A,B}, many[>type], lines[], address<>. A trailing !
   means: not filterable. */
[[nodiscard]] std::vector<FieldSpec> parseFields(std::string_view notation);

[[nodiscard]] std::string lowerCase(std::string_view text);
/*! "companyName" -> "Company Name", "custentity_sc_tier" -> "Tier" */
[[nodiscard]] std::string titleOf(std::string_view fieldName);

} // namespace suitescope
