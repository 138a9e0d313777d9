// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/account/serviceurls.h"
#include "lib/auth/credentials.h"

#include <QFuture>

#include <functional>

namespace suitescope {

/*! A connection of the same account that works. When its role may read the Login Audit Trail, it
 * tells why another one is refused. */
struct Witness
{
    QString name; // the connection's
    ServiceUrls urls;
    Credentials credentials;
};

/*! Reads the secrets when it is called and not before: most runs need no witness. */
using WitnessCall = std::function<QFuture<Result<Witness>>()>;
using SecretsOf = std::function<SecretStore &(const Connection &)>;

/*! Two of \a all that work, beside \a subject itself: those that could read the Login Audit Trail
 * at their last check first, those that could not last; among equals the one that worked last.
 * \a urls are those of \a subject, which those of the simulated account share. The stores outlive
 * the calls. */
[[nodiscard]] QList<WitnessCall> witnessesFor(const Connection &subject, const ServiceUrls &urls,
                                              const QList<Connection> &all,
                                              const SecretsOf &secretsOf);

} // namespace suitescope
