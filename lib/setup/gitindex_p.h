// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace suitescope {

/*! Whether git keeps \a relative, a path below \a workTree, in its next commit: it stands in the
   index, of version 2 to 4 (gitformat-index(5)). False as well where the index cannot be read, and
   for what stands only in the shared half of a split one. Blocking. */
[[nodiscard]] bool isInGitIndex(const QString &workTree, const QString &relative);

} // namespace suitescope
