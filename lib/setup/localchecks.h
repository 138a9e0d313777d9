// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/account/serviceurls.h"
#include "lib/auth/credentials.h"
#include "lib/setup/diagnosis.h"

namespace suitescope {

/*! The first rung: what needs no network to be seen. \a unreadable is what the keychain said. */
[[nodiscard]] RungResult checkLocally(const Connection &facts,
                                      const std::optional<Credentials> &credentials,
                                      const std::optional<Error> &unreadable, const QDateTime &now);

/*! What is known of the values without any of them. \a accountWritten: as typed or read. */
[[nodiscard]] CredentialFacts credentialFacts(const Connection &facts,
                                              const std::optional<Credentials> &credentials,
                                              const ServiceUrls &urls,
                                              const QString &accountWritten);

/*! Says in \a facts how long a certificate is good that ends at \a ends. */
[[nodiscard]] RungState judgeCertificateEnd(const QDateTime &ends, const QDateTime &now,
                                            RungFacts &facts);
/*! The last rung: how long the certificate is good. */
[[nodiscard]] RungResult checkCertificateEnd(const Connection &facts, const QDateTime &now);

} // namespace suitescope
