// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace suitescope {

/*! What a browser would show of a title or help text: tags removed, entities decoded, space
   collapsed. "Setup &gt; Company" keeps its sign. */
[[nodiscard]] QString plainText(const QString &html);

} // namespace suitescope
