// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/base/result.h"

#include <QByteArray>

#include <optional>

namespace suitescope {

/*! How many requests NetSuite lets run at the same time (fact sheet 4.1, 7). Administrators alone
 * may read it: Forbidden for other roles. */
struct GovernanceLimits
{
    int account = 0;
    std::optional<int> unallocated; // what no integration has reserved
    std::optional<int> integration; // reserved for ours
};

[[nodiscard]] Result<GovernanceLimits> parseGovernanceLimits(const QByteArray &json);

} // namespace suitescope
