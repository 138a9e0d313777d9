// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/base/result.h"

#include <QByteArray>
#include <QString>

namespace suitescope {

enum class FileAccess {
    OwnerOnly, // 0600 from the first byte on
    Default // as the file was, else as the system makes new files
};

/*! Writes \a content beside \a path, flushes it to the disk and renames it into place: after a
   power cut the file is the old or the new one. Follows a symbolic link to its target. What an
   earlier, killed write left beside it is cleaned up. Blocking; call it off the GUI thread. */
[[nodiscard]] Result<> writeAtomically(const QString &path, QByteArrayView content,
                                       FileAccess access);

/*! Reads a file of at most \a most bytes; TooLarge beyond. Blocking. */
[[nodiscard]] Result<QByteArray> readFile(const QString &path, qint64 most = 16 * 1024 * 1024);

/*! Creates \a folder for its owner alone (0700) where it is missing, and what is missing above
 * it. One that exists stays as it is. */
[[nodiscard]] Result<> createPrivateFolder(const QString &folder);

/*! "<path>.damaged-<UTC time>", a name that is not taken. */
[[nodiscard]] QString nameToSetAside(const QString &path);
/*! Renames \a path so and answers with the new name. */
[[nodiscard]] Result<QString> setAside(const QString &path);

} // namespace suitescope
