// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace suitescope {

enum class PasswordStrength { TooShort, Weak, Fair, Strong };

constexpr int shortestPassword = 8; // characters of a password for a private key

/*! What it takes to guess a password in bits, roughly: the kinds of characters used, without
 * repetitions and runs ("aaaa", "1234"). */
[[nodiscard]] int guessingBits(const QString &password);
[[nodiscard]] PasswordStrength strengthOf(const QString &password);

} // namespace suitescope
