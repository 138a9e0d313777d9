// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QString>

namespace suitescope {

/*! One of our own SVG icons (resources/icons, freedesktop names), tinted at paint time from the
 * palette: text2 normally, the disabled group when disabled, accent letters when selected. Follows
 * palette changes by itself. */
[[nodiscard]] QIcon themedIcon(const QString &name);
/*! The same in one fixed colour; for painters. */
[[nodiscard]] QPixmap iconPixmap(const QString &name, const QColor &colour, int size,
                                 qreal devicePixelRatio);

} // namespace suitescope
