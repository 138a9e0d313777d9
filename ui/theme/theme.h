// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/account/accountid.h"

#include <QColor>
#include <QFont>
#include <QPalette>

class QWidget;

namespace suitescope {

/*! A meaning that has a colour; never decoration (looks.md). */
enum class ToneId { Ok, Warn, Bad, Violet, Info, Neutral };

struct Tone
{
    QColor text; // letters on tint and on base
    QColor dot; // lights and bars
    QColor tint; // backgrounds

    friend bool operator==(const Tone &, const Tone &) = default;
};

/*! The colours beside the palette's own, as a value: derived once per palette change, handed to
 * painters. */
struct Theme
{
    bool dark = false;
    QColor window; // rail, side list, strip, status line
    QColor base; // content, tables, inputs
    QColor alt;
    QColor hover;
    QColor text;
    QColor text2;
    QColor off;
    QColor row;
    QColor hair;
    QColor line;
    QColor edge;
    QColor accent;
    QColor onAccent;
    QColor link;
    QColor sel;
    QColor ring; // the accent as a line: focus, chosen segments, tab line
    Tone ok, warn, bad, violet, info, neutral;

    [[nodiscard]] const Tone &tone(ToneId id) const;

    friend bool operator==(const Theme &, const Theme &) = default;
};

/*! The fixed palettes of the program's own look. */
[[nodiscard]] Theme lightTheme();
[[nodiscard]] Theme darkTheme();
/*! A theme for any platform palette, stepped until the contrast ratios of looks.md hold. Pure. */
[[nodiscard]] Theme deriveTheme(const QPalette &palette);
[[nodiscard]] QPalette paletteFor(const Theme &theme);
[[nodiscard]] double contrastRatio(const QColor &a, const QColor &b); // WCAG 2.1

/*! The theme in force for a widget, for use at paint time. */
[[nodiscard]] const Theme &themeOf(const QWidget *widget);

[[nodiscard]] ToneId toneOf(Environment environment);

// The three sizes, and monospace; relative to the widget's own (system) font.
[[nodiscard]] QFont titleFont(const QFont &normal); // 1.4x semibold
[[nodiscard]] QFont headingFont(const QFont &normal); // 1x semibold
[[nodiscard]] QFont mediumFont(const QFont &normal); // 1x medium
[[nodiscard]] QFont smallFont(const QFont &normal); // 0.9x
[[nodiscard]] QFont monoFont(const QFont &normal); // fixed pitch, 0.9x: for use inside text

/*! Distances in device-independent pixels: the 8-px rhythm. */
namespace space {
inline constexpr int pair = 4;
inline constexpr int control = 8;
inline constexpr int group = 16;
inline constexpr int page = 24;
inline constexpr int wide = 32;
} // namespace space

} // namespace suitescope
