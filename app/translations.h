// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QCoreApplication;

namespace suitescope {

/*! Installs the words of the user's language; English where there are none, for its plural forms.
 * The application owns them. */
void installTranslations(QCoreApplication &app);

} // namespace suitescope
