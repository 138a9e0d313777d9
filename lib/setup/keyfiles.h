// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/crypto/keyexport.h"
#include "lib/crypto/keyreading.h"

#include <QFuture>

namespace suitescope {

/*! Writes \a key atomically in the form that \a how asks for, on a worker thread: with mode 0600
 * whatever holds the private half, encrypted or not. Replaces a file that exists. */
[[nodiscard]] QFuture<Result<>> writeKeyFile(const QString &path, const KeyPair &key,
                                             const KeyExport &how);

/*! Reads files for readKeys(), on a worker thread, each named by its path. FileFault or TooLarge
 * for the first that cannot be read. */
[[nodiscard]] QFuture<Result<QList<KeyInput>>> readKeyFiles(const QStringList &paths);

} // namespace suitescope
