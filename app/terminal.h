// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/base/result.h"
#include "lib/crypto/secret.h"

namespace suitescope {

/*! Shows \a prompt on the terminal, whatever standard input and output are, and reads a line that
   is not shown. NotAllowed without a terminal; Canceled with Ctrl-C. Blocking. */
[[nodiscard]] Result<Secret> readHidden(const QString &prompt);

} // namespace suitescope
