// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/doctor.h"
#include "ui/widgets/statuslight.h"

namespace suitescope {

/*! How the end of a check shines. One that could not try the connection says nothing bad of it. */
[[nodiscard]] LightState lightOf(const DoctorReport &report);

} // namespace suitescope
