// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/theme.h"

#include "ui/theme/suitestyle.h"

#include <QApplication>
#include <QFontDatabase>
#include <QWidget>

#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace suitescope {

namespace {

// A step of the contrast guard, and the number of steps that certainly reaches the target.
constexpr double guardStep = 0.02;
constexpr int mostSteps = 50;

double channelLuminance(double value)
{
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * channelLuminance(colour.redF()) + 0.7152 * channelLuminance(colour.greenF())
        + 0.0722 * channelLuminance(colour.blueF());
}

QColor mixed(const QColor &from, const QColor &to, double share)
{
    const auto channel = [share](int a, int b) { return int(std::lround(a + (b - a) * share)); };
    return QColor(channel(from.red(), to.red()), channel(from.green(), to.green()),
                  channel(from.blue(), to.blue()));
}

/*! \a start, stepped towards \a target until it stands out enough from every background. */
QColor guarded(const QColor &start, const QColor &target, double ratio,
               std::initializer_list<QColor> backgrounds)
{
    for (int step = 0; step <= mostSteps; ++step) {
        const QColor colour = mixed(start, target, step * guardStep);
        const bool holds
            = std::all_of(backgrounds.begin(), backgrounds.end(), [&](const QColor &background) {
                  return contrastRatio(colour, background) >= ratio;
              });
        if (holds)
            return colour;
    }
    return target;
}

void setTones(Theme &theme)
{
    if (theme.dark) {
        theme.ok = {QColor(0x74CF96), QColor(0x45B36B), QColor(0x20372A)};
        theme.warn = {QColor(0xEDBB68), QColor(0xD9982F), QColor(0x3B311D)};
        theme.bad = {QColor(0xFF9A92), QColor(0xEF6058), QColor(0x442A2B)};
        theme.violet = {QColor(0xC9AFFA), QColor(0x9F7BE8), QColor(0x352C49)};
        theme.info = {QColor(0x86CAF0), QColor(0x3F9FD3), QColor(0x1F3646)};
    } else {
        theme.ok = {QColor(0x1A6E3A), QColor(0x1F8A4C), QColor(0xE6F4EB)};
        theme.warn = {QColor(0x855300), QColor(0xB26A00), QColor(0xFCF1D9)};
        theme.bad = {QColor(0xB0241C), QColor(0xC9302A), QColor(0xFCEBE9)};
        theme.violet = {QColor(0x6638B0), QColor(0x7A4CC4), QColor(0xF1EBFB)};
        theme.info = {QColor(0x0A5A88), QColor(0x12719F), QColor(0xE3F1F9)};
    }
    theme.neutral = {theme.text2, theme.edge, theme.hover};
}

/*! The ring is the accent, which as a fill must stay dark enough for its letters; as a line it must
 * stand out from what is around it. */
QColor ringFor(const Theme &theme)
{
    return guarded(theme.accent, theme.dark ? QColor(Qt::white) : QColor(Qt::black), 3.0,
                   {theme.base, theme.window, theme.sel});
}

QFont scaled(QFont font, double factor)
{
    if (font.pixelSize() > 0)
        font.setPixelSize(std::max(1, int(std::lround(font.pixelSize() * factor))));
    else
        font.setPointSizeF(std::max(1.0, font.pointSizeF() * factor));
    return font;
}

QFont weighted(QFont font, QFont::Weight weight)
{
    font.setWeight(weight);
    return font;
}

} // namespace

const Tone &Theme::tone(ToneId id) const
{
    switch (id) {
    case ToneId::Ok:
        return ok;
    case ToneId::Warn:
        return warn;
    case ToneId::Bad:
        return bad;
    case ToneId::Violet:
        return violet;
    case ToneId::Info:
        return info;
    case ToneId::Neutral:
        break;
    }
    return neutral;
}

Theme lightTheme()
{
    Theme theme;
    theme.window = QColor(0xF3F4F6);
    theme.base = QColor(0xFFFFFF);
    theme.alt = QColor(0xF8F9FA);
    theme.hover = QColor(0xE9ECF0);
    theme.text = QColor(0x1B2027);
    theme.text2 = QColor(0x57606C);
    theme.off = QColor(0x8C949F);
    theme.row = QColor(0xEBEEF1);
    theme.hair = QColor(0xDFE3E8);
    theme.line = QColor(0xC6CCD4);
    theme.edge = QColor(0x848D99);
    theme.accent = QColor(0x2B5CD0);
    theme.onAccent = QColor(0xFFFFFF);
    theme.link = QColor(0x2350BE);
    theme.sel = QColor(0xE3EBFB);
    theme.ring = ringFor(theme);
    setTones(theme);
    return theme;
}

Theme darkTheme()
{
    Theme theme;
    theme.dark = true;
    theme.window = QColor(0x1B1E23);
    theme.base = QColor(0x23272D);
    theme.alt = QColor(0x272B32);
    theme.hover = QColor(0x2F353D);
    theme.text = QColor(0xE7EAEE);
    theme.text2 = QColor(0xA6AEB9);
    theme.off = QColor(0x6F7883);
    theme.row = QColor(0x2E343B);
    theme.hair = QColor(0x363C45);
    theme.line = QColor(0x4B535E);
    theme.edge = QColor(0x7C8692);
    theme.accent = QColor(0x3E70DE);
    theme.onAccent = QColor(0xFFFFFF);
    theme.link = QColor(0x8DB2FF);
    theme.sel = QColor(0x2C3C5E);
    theme.ring = ringFor(theme);
    setTones(theme);
    return theme;
}

Theme deriveTheme(const QPalette &palette)
{
    Theme theme;
    theme.window = palette.color(QPalette::Active, QPalette::Window);
    theme.base = palette.color(QPalette::Active, QPalette::Base);
    theme.text = palette.color(QPalette::Active, QPalette::Text);
    theme.dark = luminance(theme.window) < 0.2;
    const QColor far = theme.dark ? QColor(Qt::white) : QColor(Qt::black);

    const auto towardsText
        = [&theme](double share) { return mixed(theme.base, theme.text, share); };
    theme.alt = towardsText(0.03);
    theme.row = towardsText(0.06);
    theme.hover = towardsText(0.08);
    theme.hair = towardsText(0.12);
    theme.line = towardsText(0.22);
    theme.off = towardsText(0.45);

    // Letters on the accent are light whatever the platform says, so that one direction is enough.
    theme.onAccent = QColor(Qt::white);
    const QColor highlight = palette.color(QPalette::Active, QPalette::Highlight);
    theme.accent = guarded(highlight, Qt::black, 4.5, {theme.onAccent});
    theme.sel = mixed(theme.base, highlight, theme.dark ? 0.28 : 0.13);
    for (int step = 0; step < mostSteps && contrastRatio(theme.text, theme.sel) < 7.0; ++step)
        theme.sel = mixed(theme.sel, theme.base, guardStep * 2);

    theme.edge = guarded(towardsText(0.5), theme.text, 3.0, {theme.base, theme.window});
    theme.text2 = guarded(towardsText(0.7), theme.text, 4.5,
                          {theme.base, theme.window, theme.hover, theme.sel});
    theme.link = guarded(highlight, far, 4.5, {theme.base, theme.window, theme.sel});
    theme.ring = ringFor(theme);
    setTones(theme);
    return theme;
}

QPalette paletteFor(const Theme &theme)
{
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, const QColor &colour) {
        palette.setColor(QPalette::All, role, colour);
    };
    set(QPalette::Window, theme.window);
    set(QPalette::WindowText, theme.text);
    set(QPalette::Base, theme.base);
    set(QPalette::AlternateBase, theme.alt);
    set(QPalette::Text, theme.text);
    set(QPalette::PlaceholderText, theme.text2);
    set(QPalette::Button, theme.base);
    set(QPalette::ButtonText, theme.text);
    set(QPalette::BrightText, theme.bad.text);
    set(QPalette::Light, theme.base);
    set(QPalette::Midlight, theme.hover);
    set(QPalette::Mid, theme.hair);
    set(QPalette::Dark, theme.edge);
    set(QPalette::Shadow, theme.dark ? QColor(Qt::black) : theme.edge);
    set(QPalette::Highlight, theme.accent);
    set(QPalette::HighlightedText, theme.onAccent);
    set(QPalette::Link, theme.link);
    set(QPalette::LinkVisited, theme.link);
    set(QPalette::ToolTipBase, theme.base);
    set(QPalette::ToolTipText, theme.text);
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::PlaceholderText,
          QPalette::HighlightedText, QPalette::Link})
        palette.setColor(QPalette::Disabled, role, theme.off);
    palette.setColor(QPalette::Disabled, QPalette::Button, theme.window);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, theme.hover);
    return palette;
}

double contrastRatio(const QColor &a, const QColor &b)
{
    const double first = luminance(a) + 0.05;
    const double second = luminance(b) + 0.05;
    return std::max(first, second) / std::min(first, second);
}

const Theme &themeOf(const QWidget *widget)
{
    const QStyle *style = widget ? widget->style() : QApplication::style();
    if (const auto *ours = qobject_cast<const SuiteStyle *>(style))
        return ours->theme();
    static const Theme light = lightTheme(); // a program or a test that did not install the look
    return light;
}

ToneId toneOf(Environment environment)
{
    switch (environment) {
    case Environment::Production:
        return ToneId::Bad;
    case Environment::Sandbox:
        return ToneId::Warn;
    case Environment::ReleasePreview:
        return ToneId::Violet;
    case Environment::TestDrive:
    case Environment::Demo:
        break;
    }
    return ToneId::Info;
}

QFont titleFont(const QFont &normal)
{
    return weighted(scaled(normal, 1.4), QFont::DemiBold);
}

QFont headingFont(const QFont &normal)
{
    return weighted(normal, QFont::DemiBold);
}

QFont mediumFont(const QFont &normal)
{
    return weighted(normal, QFont::Medium);
}

QFont smallFont(const QFont &normal)
{
    return scaled(normal, 0.9);
}

QFont monoFont(const QFont &normal)
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    if (normal.pixelSize() > 0)
        font.setPixelSize(normal.pixelSize());
    else
        font.setPointSizeF(normal.pointSizeF());
    return scaled(font, 0.9);
}

} // namespace suitescope
