// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/envfile.h"

namespace suitescope {

/*! One variable that a program needs to sign in as a connection. */
struct EnvVariable
{
    enum class Kind {
        Plain, // anybody may see it
        Identifier, // names, does not open: its end is shown
        Hidden,
    };

    QString name;
    Secret value; // a key with real line breaks
    Kind kind = Kind::Plain;
};

/*! The variables of a connection in the order in which they are written; what readers assume anyway
 * is left out. */
[[nodiscard]] QList<EnvVariable> envVariables(const EnvSettings &settings);

/*! A value for showing: bullets, with the last four characters of a long identifier. */
[[nodiscard]] QString masked(const EnvVariable &variable);
/*! The same variables with masked values: what is written with them is a preview. */
[[nodiscard]] QList<EnvVariable> masked(const QList<EnvVariable> &variables);

} // namespace suitescope
