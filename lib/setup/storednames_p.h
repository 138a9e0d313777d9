// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLatin1StringView>
#include <QString>

#include <array>
#include <optional>
#include <utility>

namespace suitescope {

/*! How the enumerators of what is stored are spelt; a spelling stays for ever. */
template<typename Enum, size_t N>
using StoredNames = std::array<std::pair<Enum, QLatin1StringView>, N>;

template<typename Enum, size_t N>
[[nodiscard]] QString nameOf(const StoredNames<Enum, N> &names, Enum value)
{
    for (const auto &[candidate, name] : names) {
        if (candidate == value)
            return name;
    }
    Q_UNREACHABLE();
}

template<typename Enum, size_t N>
[[nodiscard]] std::optional<Enum> valueOf(const StoredNames<Enum, N> &names, const QString &text)
{
    for (const auto &[candidate, name] : names) {
        if (text == name)
            return candidate;
    }
    return std::nullopt;
}

} // namespace suitescope
