// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QEvent;
class QWidget;

namespace suitescope {

/*! Tells screen readers that the words of \a widget changed and matter now. */
void announce(QWidget *widget);
/*! Draws a widget again when the palette or the style changes: for changeEvent(). */
[[nodiscard]] bool changesLook(const QEvent *event);

} // namespace suitescope
