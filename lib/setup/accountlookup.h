// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/account/serviceurls.h"
#include "lib/rest/transport.h"

class QObject;

namespace suitescope {

enum class AccountLookup { Known, Unknown };

/*! Asks NetSuite's discovery service, without credentials, whether the account exists (fact sheet
   1.3). An Error when the service could not be asked or answered something else. Cancelling the
   future ends the request, as long as \a context lives. */
[[nodiscard]] QFuture<Result<AccountLookup>> lookUpAccount(QObject *context, Transport &transport,
                                                           const ServiceUrls &urls);
/*! What an answer of the service means. Pure. */
[[nodiscard]] Result<AccountLookup> accountLookup(const Result<Response> &answer);

} // namespace suitescope
