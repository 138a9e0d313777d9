// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/crypto/secret.h"
#include "lib/simulator/wire.h"

#include <optional>

namespace suitescope {

/*! What an `Authorization: OAuth …` header says; values are decoded. */
struct OAuth1Header
{
    QByteArray realm;
    WirePairs parameters; // oauth_* alone, oauth_signature among them

    [[nodiscard]] QByteArray value(const QByteArray &name) const;
    [[nodiscard]] bool isDoubled(const QByteArray &name) const;
};

/*! Nothing when it is not such a header. */
[[nodiscard]] std::optional<OAuth1Header> readOAuth1Header(const QByteArray &header);

/*! RFC 5849, 3.4.1: \a origin is scheme and host in lower case, without a default port; \a query is
 * not decoded; the signature itself is left out of \a parameters. */
[[nodiscard]] QByteArray oauth1BaseString(const QByteArray &method, const QByteArray &origin,
                                          const QByteArray &path, const QByteArray &query,
                                          const WirePairs &parameters);
/*! Base64, not percent-encoded. */
[[nodiscard]] QByteArray oauth1Signature(const QByteArray &baseString, const Secret &consumerSecret,
                                         const Secret &tokenSecret);

} // namespace suitescope
