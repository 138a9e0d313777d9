// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/simulator/fault.h"

namespace suitescope {

/*! A fault in the words of the dock. */
struct FaultText
{
    QString name;
    QString imitates; // one sentence
};
[[nodiscard]] FaultText faultText(Fault fault);
[[nodiscard]] QString faultGroupText(FaultGroup group);

} // namespace suitescope
