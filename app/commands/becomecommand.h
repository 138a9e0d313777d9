// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/envfile.h"

namespace suitescope {

/*! Starts \a command (a program and its arguments, found as a shell finds it) with our environment
   and \a variables, without the other names of EnvFile::ourNames(). Where the system has exec this
   process becomes it and the call does not return; elsewhere it blocks until the command has ended
   and returns its exit code. InvalidInput when there is no such program, NotAllowed when it cannot
   be started; the detail is the system's own word. */
[[nodiscard]] Result<int> becomeCommand(const QStringList &command,
                                        const QList<EnvFile::Variable> &variables);

} // namespace suitescope
