// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLoggingCategory>
#include <QString>

namespace suitescope {

// One category a folder. Log method, path and status; never headers or bodies.
Q_DECLARE_LOGGING_CATEGORY(lcAccount)
Q_DECLARE_LOGGING_CATEGORY(lcCrypto)
Q_DECLARE_LOGGING_CATEGORY(lcStorage)
Q_DECLARE_LOGGING_CATEGORY(lcAuth)
Q_DECLARE_LOGGING_CATEGORY(lcRest)
Q_DECLARE_LOGGING_CATEGORY(lcMetadata)
Q_DECLARE_LOGGING_CATEGORY(lcRecords)
Q_DECLARE_LOGGING_CATEGORY(lcSuiteQl)
Q_DECLARE_LOGGING_CATEGORY(lcSetup)
Q_DECLARE_LOGGING_CATEGORY(lcSimulator)
Q_DECLARE_LOGGING_CATEGORY(lcUi)
Q_DECLARE_LOGGING_CATEGORY(lcApp)

/*! \a text with everything that could be a credential replaced by "[redacted]": Authorization
   headers, PEM blocks, JWTs, oauth_* values, NETSUITE_* secrets, `access_token`,
   `client_assertion`, 64-digit hex values, 43-character certificate IDs after a label. Idempotent.
   The last net, not the first: nobody should log such a thing. */
[[nodiscard]] QString redacted(const QString &text);

/*! Puts redacted() in front of Qt's message handler for the whole process; call once, early in
   main. Every message goes to the handler that was installed before (or to stderr), redacted. */
void installRedactingLog();

} // namespace suitescope
