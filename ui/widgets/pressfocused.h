// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QWidget;

namespace suitescope {

/*! Presses the button of \a window that has the keyboard, for Enter: outside dialogs Qt lets only
 * Space do so. False when none has it. */
bool pressFocused(const QWidget *window);

} // namespace suitescope
