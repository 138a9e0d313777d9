// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme/controlpainters.h"

/*! How the style draws what surrounds content: rows, headers, tabs, scroll bars, frames. */
namespace suitescope::paint {

void itemPanel(const QStyleOptionViewItem &option, const Place &place);
void headerSection(const QStyleOption &option, const Place &place);
void headerLabel(const QStyleOptionHeader &option, const Place &place);
[[nodiscard]] QSize headerSize(const QStyleOptionHeader &option, const QWidget *widget);

void tabLabel(const QStyleOptionTab &option, const Place &place, int textFlags);
void tabShape(const QStyleOptionTab &option, const Place &place);
[[nodiscard]] QSize tabSize(const QStyleOptionTab &option, const QSize &contents,
                            const QWidget *widget);
void tabCloseCross(const QStyleOption &option, const Place &place);

[[nodiscard]] QRect scrollBarThumb(const QStyleOptionSlider &option);
void scrollBar(const QStyleOptionSlider &option, const Place &place);
void splitter(const QStyleOption &option, const Place &place);
void shapedFrame(const QStyleOptionFrame &option, const Place &place);
void scrollAreaFrame(const QStyleOption &option, const Place &place);
void progressGroove(const QStyleOptionProgressBar &option, const Place &place);
void progressContents(const QStyleOptionProgressBar &option, const Place &place);
void dockTitle(const QStyleOption &option, const Place &place, const QString &title);

/*! Text edits carry an input's border; other scroll areas have no frame at all. */
[[nodiscard]] bool isTextInput(const QWidget *widget);

} // namespace suitescope::paint
