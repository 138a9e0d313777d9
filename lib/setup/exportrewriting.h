// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/envfile.h"

namespace suitescope {

/*! What a .env file that a connection was written to holds by now. */
struct ExportedContent
{
    bool exists = true;
    Secret clientId; // empty: it names none
    Secret certificateId;
    int otherLines = 0; // that are not ours
};

/*! Blocking; call it off the GUI thread. A file that is not there any more is no error. */
[[nodiscard]] Result<ExportedContent> lookAtExported(const QString &path);

/*! Writes the values of \a settings over those in a file, in the format that the file has; on a
 * worker thread. */
[[nodiscard]] QFuture<Result<>> rewriteExported(const QString &path, const EnvSettings &settings);

} // namespace suitescope
