// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/doctor/reportlight.h"

#include "lib/setup/connectionhealth.h"

#include <algorithm>

namespace suitescope {

LightState lightOf(const DoctorReport &report)
{
    if (!report.isProven())
        return wasTried(report) ? LightState::Failing : LightState::Warning;
    const bool warned
        = std::any_of(report.rungs.cbegin(), report.rungs.cend(),
                      [](const RungResult &rung) { return rung.state == RungState::Warned; });
    return warned ? LightState::Warning : LightState::Proven;
}

} // namespace suitescope
