// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/simulator/accountstate.h"
#include "lib/simulator/wire.h"

namespace suitescope {

/*! Counts that ClockOffset shows: each answer has its date. */
void meetClock(SimulatedAccount::Private &account);
/*! The answer that the account's fault gives instead of the real one; waits for SlowAnswer and
 * NoAnswer. */
[[nodiscard]] std::optional<WireAnswer> faultBefore(SimulatedAccount::Private &account,
                                                    const WireRequest &request);
/*! \a answer, spoilt when the fault says so. */
[[nodiscard]] WireAnswer faultAfter(SimulatedAccount::Private &account, const WireRequest &request,
                                    WireAnswer answer);

enum class SignInKind { Token, Assertion, Bearer };

/*! Why the fault refuses a sign-in that is right by itself. */
struct SignInFault
{
    QByteArray error; // the token endpoint's
    QString detail; // the audit trail's
    bool countsTowardsLock = false;
};
/*! Nothing when it does not: what is wrong with one token, user, role or integration leaves the
 * Administrator alone. With the mutex held. */
[[nodiscard]] std::optional<SignInFault> signInFault(SimulatedAccount::Private &account,
                                                     SignInKind kind, int role);

} // namespace suitescope
