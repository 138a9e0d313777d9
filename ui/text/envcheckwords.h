// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/text/envchecktext.h"

namespace suitescope {

// The parts of envFindingText() that fill a file of their own.
[[nodiscard]] EnvFindingText envFormText(const EnvFinding &finding, EnvFormat reader);
[[nodiscard]] EnvFindingText envValueText(const EnvFinding &finding);

} // namespace suitescope
