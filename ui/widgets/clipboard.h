// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/crypto/secret.h"

#include <chrono>

namespace suitescope {

void copyText(const QString &text);

/*! Puts a secret on the clipboard, marked so that clipboard histories leave it alone, and clears
   the clipboard after \a keep (or when the program ends) if it still holds what was put there. */
void copySecret(const Secret &secret, std::chrono::milliseconds keep = std::chrono::seconds(30));

} // namespace suitescope
