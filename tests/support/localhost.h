// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHostInfo>

namespace suitescope {

/*! Whether the name "localhost" is known here: a bare chroot has no /etc/hosts. */
[[nodiscard]] inline bool isLocalhostKnown()
{
    using namespace Qt::StringLiterals;
    return !QHostInfo::fromName(u"localhost"_s).addresses().isEmpty();
}

} // namespace suitescope
