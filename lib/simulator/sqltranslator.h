// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace suitescope {

/*! A SuiteQL statement in SQLite's words. */
struct TranslatedQuery
{
    std::string sql;
    std::vector<std::string> tables; // lower case, each once
    int parameters = 0;
    bool touchesAdmin = false; // reads what the administrator may change any moment
    bool touchesClock = false; // SYSDATE
    std::string identifiers; // "{transaction=transaction}", for error texts
};

struct Translation
{
    std::optional<TranslatedQuery> query;
    std::string refusal; // the tail of NetSuite's sentence when there is none
};

/*! Whether the role may read a table. */
using TablePermission = std::function<bool(std::string_view permission)>;

[[nodiscard]] Translation translateSuiteQl(std::string_view statement, const TablePermission &may);

} // namespace suitescope
