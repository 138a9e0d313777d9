// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/outputs.h"

namespace suitescope {

/*! What a file that a connection was written to holds by now. */
struct ExportedContent
{
    bool exists = true;
    int otherLines = 0; // that are not ours and stay; of a .env file
    // Of a .env file; empty: it names none.
    Secret clientId;
    Secret certificateId;
    Secret text; // of any other file, which is written anew as a whole

    [[nodiscard]] bool namesClient(const Secret &id) const;
    [[nodiscard]] bool namesCertificate(const Secret &id) const;
};

/*! Blocking; call it off the GUI thread. A file that is not there any more is no error. */
[[nodiscard]] Result<ExportedContent> lookAtExported(const ExportedFile &file);

/*! Writes the values of \a settings over those in a file: a .env file keeps its other lines and,
 * where none was noted, the format that it has. On a worker thread. */
[[nodiscard]] QFuture<Result<>> rewriteExported(const ExportedFile &file,
                                                const EnvSettings &settings);

} // namespace suitescope
