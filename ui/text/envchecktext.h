// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/envcheck.h"
#include "ui/text/errortext.h"

namespace suitescope {

/*! Words for what the checker of .env files finds. */
struct EnvFindingText
{
    QString what; // a sentence
    QString toDo; // by hand; empty where it is repaired
    QString repair; // what the repair does; empty where nothing is certain
};

[[nodiscard]] EnvFindingText envFindingText(const EnvFinding &finding, EnvFormat reader,
                                            const QString &fileName);
[[nodiscard]] QString envWeightWord(EnvWeight weight); // "Fault", "Likely fault", "Advice"
[[nodiscard]] QString envReaderName(EnvFormat reader); // "dotenv", "Docker", "a shell"
/*! Why a file could not be checked. */
[[nodiscard]] FailureText envReadFailure(const Error &error);

} // namespace suitescope
