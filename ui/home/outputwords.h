// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/outputs.h"

namespace suitescope {

struct OutputWords
{
    QString name; // in the list
    QString what; // what reads it, and how
    QString warning; // what leaves the keychain, and where it goes on to; empty: nothing does
};

[[nodiscard]] OutputWords outputWords(Output output);

} // namespace suitescope
