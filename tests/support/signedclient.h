// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/rest/restclient.h"
#include "tests/support/scriptedtransport.h"

namespace suitescope {

/*! A RestClient with made-up credentials over a ScriptedTransport, and a clock that stands still.
   For tests that link SuiteScope::rest. */
struct SignedClient
{
    QDateTime now{QDate(2026, 11, 23), QTime(12, 0), Qt::UTC};
    ScriptedTransport transport;
    RestClient client{transport, urls(), credentials(), [this] { return now; }};

    static ServiceUrls urls()
    {
        return ServiceUrls(AccountId::parse(QStringLiteral("1234567")).value());
    }

    static Credentials credentials()
    {
        return TbaCredentials{QStringLiteral("1234567"), Secret(QByteArrayView("key")),
                              Secret(QByteArrayView("consumer")), Secret(QByteArrayView("token")),
                              Secret(QByteArrayView("secret"))};
    }
};

} // namespace suitescope
