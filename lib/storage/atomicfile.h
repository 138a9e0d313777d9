// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/base/result.h"

#include <QByteArray>
#include <QString>

namespace suitescope {

enum class FileAccess {
    OwnerOnly, // 0600 from the first byte on
    Default
};

/*! Writes \a content beside \a path, flushes it to the disk and renames it into place: after a
   power cut the file is the old or the new one. Follows a symbolic link to its target. Blocking;
   call it off the GUI thread. */
[[nodiscard]] Result<> writeAtomically(const QString &path, QByteArrayView content,
                                       FileAccess access);

/*! Reads a file of at most \a most bytes; TooLarge beyond. Blocking. */
[[nodiscard]] Result<QByteArray> readFile(const QString &path, qint64 most = 16 * 1024 * 1024);

} // namespace suitescope
