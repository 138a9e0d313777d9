// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/crypto/secret.h"

namespace suitescope {

/*! A text from elsewhere with everything that may be a key, token or secret in it hidden: long runs
 * of letters and digits. NetSuite's own words, addresses and names stay. */
[[nodiscard]] QString withoutSecrets(const QString &text);
/*! An identifier for showing: its first four characters. */
[[nodiscard]] QString maskedIdentifier(const Secret &value);

} // namespace suitescope
