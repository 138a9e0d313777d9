// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/envcheck.h"
#include "lib/storage/connectionstore.h"

#include <QFile>
#include <QFuture>

namespace suitescope {

/*! A file on the disk as it was checked. */
struct CheckedEnvFile
{
    QString path;
    Secret content;
    EnvSurroundings around;
    EnvCheck check;
};

/*! Reads and checks \a path, on a worker thread. \a around: what is known beforehand; mode, name
   and git are looked up. FileFault for what cannot be read or is no text, TooLarge. */
[[nodiscard]] QFuture<Result<CheckedEnvFile>> checkEnvFile(const QString &path,
                                                           EnvSurroundings around);

/*! What this program knows of a file and of the keys that may stand in it. */
[[nodiscard]] EnvSurroundings knownOf(const QString &path, const ConnectionStore &connections,
                                      const QDateTime &now);

enum class EnvWrite {
    Done,
    ChangedMeanwhile, // by somebody else: nothing was written
    NotSafe, // a reader would not find what it should: nothing was written
};

/*! What was written, and what stood there before. */
struct EnvRepair
{
    EnvWrite result = EnvWrite::NotSafe;
    QString path;
    Secret before;
    Secret after;
    QFileDevice::Permissions permissions; // before
};

/*! Mends those of \a chosen that are repairable, atomically and with mode 0600, on a worker
 * thread. */
[[nodiscard]] QFuture<Result<EnvRepair>> repairEnvFile(const CheckedEnvFile &file,
                                                       const QList<EnvFinding> &chosen);
/*! The file as it was, mode included, on a worker thread. */
[[nodiscard]] QFuture<Result<EnvWrite>> undoEnvRepair(const EnvRepair &repair);

} // namespace suitescope
