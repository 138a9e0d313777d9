// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/base/error.h"
#include "lib/rest/message.h"

class QSslConfiguration;

namespace suitescope {

/*! What a finished handshake showed; empty without TLS. */
[[nodiscard]] TlsFacts tlsFacts(const QSslConfiguration &configuration);
/*! One line on a failed handshake: Qt's words, what was wrong, and who issued the certificate,
   since that names the proxy in between. */
[[nodiscard]] QString tlsFailure(const QString &words, const QStringList &errors,
                                 const QSslConfiguration &configuration);

/*! Who issued the server's certificate, where the detail of a TLS failure says it; for people. */
[[nodiscard]] QString tlsIssuer(const Error &error);

} // namespace suitescope
