// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace suitescope {

/*! Switches core dumps off for this process: a dump would hold every secret in plain text. Call
 * first in main. */
void switchCoreDumpsOff();

} // namespace suitescope
