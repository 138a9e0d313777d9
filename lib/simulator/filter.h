// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace suitescope {

struct FieldSpec;

/*! The condition of `q` in SQL, with its values as parameters; or why it is refused. */
struct FilterSql
{
    std::string condition;
    std::vector<std::string> parameters;
    std::string refusal;
};

/*! A field that may stand in `q` and its expression in SQL. */
struct FilterField
{
    const FieldSpec *field = nullptr;
    std::string expression;
};
using FilterFieldFinder = std::function<std::optional<FilterField>(const std::string &lowerName)>;

/*! Reads `q` (fact sheet 4.6): AND binds stronger than OR. */
[[nodiscard]] FilterSql filterSql(std::string_view q, const FilterFieldFinder &find);

} // namespace suitescope
