// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/signaturelab.h"

#include <optional>

namespace suitescope {

/*! A pasted header taken apart. Values are decoded on the way out; they may be secret. */
struct PastedHeader
{
    QList<QPair<QByteArray, QByteArray>> raw; // names, and values as they stand
    HeaderVerdict fault; // Malformed or NotOAuth when it could not be taken apart

    [[nodiscard]] bool has(const char *name) const;
    [[nodiscard]] QByteArray rawValue(const char *name) const;
    [[nodiscard]] QByteArray value(const char *name) const;
};

/*! Takes a header apart that stands alone, in a request or in a curl command. */
[[nodiscard]] PastedHeader headerInPaste(const Secret &pasted);

/*! The request of a pasted curl command, or of a request as it goes over the wire ("POST /path
 * HTTP/1.1", Host: …). Null where only a header was pasted. */
[[nodiscard]] std::optional<SignedRequest> requestInPaste(const Secret &pasted);

} // namespace suitescope
