// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/crypto/passwordstrength.h"

#include <cmath>

namespace suitescope {

namespace {

constexpr int fairBits = 50;
constexpr int strongBits = 75; // with 600,000 rounds of PBKDF2 beyond reach for years

int alphabetOf(const QString &password)
{
    bool lower = false;
    bool upper = false;
    bool digit = false;
    bool sign = false;
    bool other = false;
    for (const QChar c : password) {
        if (c.unicode() > 0x7e)
            other = true;
        else if (c.isDigit())
            digit = true;
        else if (c.isLower())
            lower = true;
        else if (c.isUpper())
            upper = true;
        else
            sign = true;
    }
    return (lower ? 26 : 0) + (upper ? 26 : 0) + (digit ? 10 : 0) + (sign ? 33 : 0)
        + (other ? 100 : 0);
}

} // namespace

int guessingBits(const QString &password)
{
    double characters = 0;
    for (qsizetype i = 0; i < password.size(); ++i) {
        const int step = i == 0 ? 2 : password.at(i).unicode() - password.at(i - 1).unicode();
        // What continues a run is worth next to nothing, what was there before half.
        characters += step >= -1 && step <= 1           ? 0.1
            : password.left(i).contains(password.at(i)) ? 0.5
                                                        : 1.0;
    }
    const int alphabet = alphabetOf(password);
    return alphabet == 0 ? 0 : int(characters * std::log2(double(alphabet)));
}

PasswordStrength strengthOf(const QString &password)
{
    if (password.size() < shortestPassword)
        return PasswordStrength::TooShort;
    const int bits = guessingBits(password);
    return bits < fairBits  ? PasswordStrength::Weak
        : bits < strongBits ? PasswordStrength::Fair
                            : PasswordStrength::Strong;
}

} // namespace suitescope
