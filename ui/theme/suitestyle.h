// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme/theme.h"

#include <QProxyStyle>

namespace suitescope {

/*! The program's look: a proxy over Fusion that paints what looks.md lists under "What does what".
 */
class SuiteStyle : public QProxyStyle
{
    Q_OBJECT

public:
    SuiteStyle();

    [[nodiscard]] const Theme &theme() const { return m_theme; }

    enum class Scheme { System, Light, Dark };
    /*! Applies the palette to the application and remembers the theme; System follows the desktop,
     * live. */
    void setScheme(Scheme scheme);

    // overrides are added by the implementation

private:
    Theme m_theme;
};

/*! Installs SuiteStyle and the fonts on the application; call once after QApplication is made. The
 * application owns the style. */
SuiteStyle *installLook();

} // namespace suitescope
