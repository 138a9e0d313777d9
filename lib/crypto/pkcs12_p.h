// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/crypto/keybundle.h"

#include <optional>

namespace suitescope::pkcs12 {

/*! The file in binary when \a data is PKCS#12, however broken: as it is, in base64 or in PEM. */
[[nodiscard]] std::optional<Secret> binaryOf(const Secret &data);

/*! Opens what binaryOf() gave. */
[[nodiscard]] Result<KeyBundle> open(const Secret &binary, const Secret &password);

} // namespace suitescope::pkcs12
