// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace suitescope {

/*! A text that is going to leave this computer, or be kept, with everything hidden that may be a
 * secret: keys in PEM, Authorization headers, OAuth parameters, tokens, long runs of letters and
 * digits. More is hidden than need be. Pure. */
[[nodiscard]] QString shareable(const QString &text);

/*! The same without e-mail and IP addresses. */
[[nodiscard]] QString withoutPeople(const QString &text);

} // namespace suitescope
