// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/account/serviceurls.h"
#include "lib/storage/connection.h"

namespace suitescope {

/*! The addresses of a connection to a real account. Those of the simulated one are known when it
 * runs. */
[[nodiscard]] inline Result<ServiceUrls> urlsOf(const Connection &connection)
{
    return connection.urlOverride.isEmpty()
        ? Result<ServiceUrls>(ServiceUrls(connection.account))
        : ServiceUrls::overridden(connection.account, connection.urlOverride);
}

} // namespace suitescope
