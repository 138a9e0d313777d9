// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/simulator/accountstate.h"

#include <string>
#include <vector>

struct sqlite3;

namespace suitescope {

/*! What the tables about the account itself show, copied at one moment. */
struct AdminSnapshot
{
    struct Table
    {
        std::string name;
        std::vector<std::vector<std::string>> rows; // an empty text is NULL
    };

    quint64 generation = 0;
    std::vector<Table> tables;
};

[[nodiscard]] AdminSnapshot takeAdminSnapshot(SimulatedAccount::Private &account);
[[nodiscard]] std::vector<std::string> adminTableNames();
void fillAdminTables(sqlite3 *database, const AdminSnapshot &snapshot);

} // namespace suitescope
