// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/hardening.h"

#include <sys/resource.h>

namespace suitescope {

void switchCoreDumpsOff()
{
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
}

} // namespace suitescope
