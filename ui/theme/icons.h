// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme/theme.h"

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QString>

namespace suitescope {

/*! One of our own SVG icons (resources/icons, freedesktop names), tinted at paint time from the
 * palette: text2 normally, the disabled group when disabled, accent letters when selected. Follows
 * palette changes by itself. */
[[nodiscard]] QIcon themedIcon(const QString &name);
/*! The same in the letters of a tone. */
[[nodiscard]] QIcon tonedIcon(const QString &name, ToneId tone);
/*! Whether \a name is one of ours: the style tints those to the control they stand in. */
[[nodiscard]] bool isOurIcon(const QString &name);
/*! The same in one fixed colour; for painters. */
[[nodiscard]] QPixmap iconPixmap(const QString &name, const QColor &colour, int size,
                                 qreal devicePixelRatio);

} // namespace suitescope
