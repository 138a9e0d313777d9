// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/base/error.h"

#include <QCoreApplication>

namespace suitescope {

/*! The only place that words failures: one sentence on what happened, one on what to do.
 * Translated. */
struct FailureText
{
    QString what; // "The keychain is locked."
    QString toDo; // "Unlock it, then try again."

    [[nodiscard]] QString joined() const;
};

[[nodiscard]] FailureText errorText(const Error &error);

} // namespace suitescope
