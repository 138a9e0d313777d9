// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/storage/atomicfile.h"

#include <QFileInfo>

namespace suitescope {

/*! What the temporary files of writeAtomically end with. */
inline constexpr QLatin1StringView temporarySuffix(".suitescope-tmp");

/*! The system's own part of writeAtomically: a temporary file beside \a target, an absolute path
   that is no link, flushed and renamed over it. \a before is the target as it was. */
[[nodiscard]] Result<> replaceFile(const QFileInfo &before, const QString &temporary,
                                   QByteArrayView content, FileAccess access);

} // namespace suitescope
