// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/crypto/secret.h"

namespace suitescope {

[[nodiscard]] QByteArray sha256(QByteArrayView data);
[[nodiscard]] QByteArray hmacSha256(const Secret &key, QByteArrayView data); // RFC 2104
[[nodiscard]] QByteArray randomBytes(int count); // from the system's generator
[[nodiscard]] QByteArray base64Url(QByteArrayView data); // RFC 7515: no padding
[[nodiscard]] QString fingerprintText(const QByteArray &digest); // "9F:3C:71:…"

} // namespace suitescope
