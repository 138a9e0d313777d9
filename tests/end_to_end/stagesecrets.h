// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/simulator/accountstate.h"
#include "tests/end_to_end/doctorstage.h"
#include "tests/end_to_end/secretsearch.h"

namespace suitescope {

/*! The values of a stage's connections, and every access token that was handed out. */
inline SecretSearch secretsOf(Stage &stage)
{
    SecretSearch secrets;
    const TbaCredentials &tokens = stage.tbaCredentials();
    for (const Secret *secret :
         {&tokens.consumerKey, &tokens.consumerSecret, &tokens.tokenId, &tokens.tokenSecret})
        secrets.add(QStringLiteral("a value of the tokens"), secret->revealText());
    const M2mCredentials &own = stage.m2mCredentials();
    secrets.add(QStringLiteral("Client ID"), own.clientId);
    secrets.add(QStringLiteral("Certificate ID"), own.certificateId);
    secrets.addPemBody(QStringLiteral("private key"), own.key.toPkcs8Pem().value().revealText());
    SimulatedAccount::Private &account = stage.account.internals();
    const std::lock_guard lock(account.mutex);
    for (auto it = account.bearers.keyBegin(); it != account.bearers.keyEnd(); ++it)
        secrets.add(QStringLiteral("access token"), QString::fromLatin1(*it));
    return secrets;
}

} // namespace suitescope
