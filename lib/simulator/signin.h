// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/simulator/accountstate.h"
#include "lib/simulator/wire.h"

namespace suitescope {

/*! Who a request acts as, copied so that no lock is needed while it is answered. */
struct Identity
{
    int role = 0;
    int entity = 0;
    int integration = 0;
    QHash<QString, int> permissions;

    [[nodiscard]] bool may(const char *permission, int level = 1) const;
};

struct SignIn
{
    std::optional<Identity> identity;
    WireAnswer refusal; // when there is none
};

enum class Service { Rest, Restlet };

/*! Checks the Authorization header as NetSuite does and writes the Login Audit Trail. */
[[nodiscard]] SignIn signIn(SimulatedAccount::Private &account, const WireRequest &request,
                            Service service);

/*! Answers a request to the OAuth 2.0 token endpoint. */
[[nodiscard]] WireAnswer answerTokenRequest(SimulatedAccount::Private &account,
                                            const WireRequest &request);

} // namespace suitescope
