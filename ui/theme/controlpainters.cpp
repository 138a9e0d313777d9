// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/controlpainters.h"

#include "ui/theme/buttons.h"
#include "ui/theme/icons.h"
#include "ui/theme/segments.h"

#include <QMessageBox>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

#include <algorithm>

namespace suitescope::paint {

namespace {

constexpr int buttonPadding = 17;
constexpr int segmentPadding = 16;
constexpr int quietPadding = 4;
constexpr int iconGap = 8;
constexpr int buttonIcon = 16;
constexpr int buttonHeight = 32;
constexpr int smallHeight = 28;
constexpr int leastWidth = 88;
constexpr int ringWidth = 2;

bool has(const QStyleOption &option, QStyle::StateFlag flag)
{
    return option.state & flag;
}

/*! Only a default button that was given no kind counts as the next thing to do. */
ButtonKind kindOf(const QStyleOptionButton &option, const QWidget *widget)
{
    const bool isDefault = option.features & QStyleOptionButton::DefaultButton;
    return isDefault && !hasButtonKind(widget) ? ButtonKind::Primary : buttonKind(widget);
}

struct ButtonColours
{
    QColor fill;
    QColor border; // invalid: none
    QColor words;
    QColor icon;
    QColor ring;
};

QColor shaded(const QColor &colour, const QColor &target, double share)
{
    const auto channel = [share](int a, int b) { return int(a + (b - a) * share); };
    return QColor(channel(colour.red(), target.red()), channel(colour.green(), target.green()),
                  channel(colour.blue(), target.blue()));
}

QColor pressedOrPointed(const QColor &fill, const QStyleOption &option)
{
    if (has(option, QStyle::State_Sunken))
        return shaded(fill, Qt::black, 0.16);
    if (has(option, QStyle::State_MouseOver))
        return shaded(fill, Qt::black, 0.08);
    return fill;
}

QColor plainFill(const Theme &theme, const QStyleOption &option)
{
    if (has(option, QStyle::State_Sunken))
        return theme.hover;
    return has(option, QStyle::State_MouseOver) ? theme.alt : theme.base;
}

ButtonColours enabledColours(const QStyleOptionButton &option, const Theme &theme, ButtonKind kind,
                             bool confirms)
{
    switch (kind) {
    case ButtonKind::Primary:
        return {pressedOrPointed(theme.accent, option),
                {},
                theme.onAccent,
                theme.onAccent,
                theme.onAccent};
    case ButtonKind::Danger:
        if (confirms) // one filled button in the dialog that asks
            return {pressedOrPointed(theme.bad.text, option),
                    {},
                    theme.bad.tint,
                    theme.bad.tint,
                    theme.bad.tint};
        return {plainFill(theme, option), theme.bad.text, theme.bad.text, theme.bad.text,
                theme.ring};
    case ButtonKind::Quiet:
        return {QColor(), QColor(), theme.link, theme.link, theme.ring};
    case ButtonKind::Secondary:
        break;
    }
    if (has(option, QStyle::State_On))
        return {theme.sel, theme.accent, theme.text, theme.text2, theme.ring};
    return {plainFill(theme, option), theme.line, theme.text, theme.text2, theme.ring};
}

ButtonColours coloursOf(const QStyleOptionButton &option, const Place &place, ButtonKind kind)
{
    const Theme &theme = place.theme;
    const bool confirms = place.widget && qobject_cast<const QMessageBox *>(place.widget->window());
    if (has(option, QStyle::State_Enabled))
        return enabledColours(option, theme, kind, confirms);
    if (kind == ButtonKind::Quiet)
        return {QColor(), QColor(), theme.off, theme.off, theme.ring};
    return {theme.window, theme.hair, theme.off, theme.off, theme.ring};
}

/*! A shape whose inner corners are square: one segment of a joined row. */
QPainterPath segmentPath(const QRectF &rect, SegmentPlace place)
{
    const qreal r = controlRadius;
    QPainterPath path;
    path.setFillRule(Qt::WindingFill);
    path.addRoundedRect(rect, r, r);
    if (place != SegmentPlace::First)
        path.addRect(rect.adjusted(0, 0, -rect.width() / 2, 0));
    if (place != SegmentPlace::Last)
        path.addRect(rect.adjusted(rect.width() / 2, 0, 0, 0));
    return path.simplified();
}

void segmentBevel(const QStyleOptionButton &option, const Place &place, SegmentPlace where)
{
    const ButtonColours colours = coloursOf(option, place, ButtonKind::Secondary);
    QRectF rect = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    // Neighbours share a line: all but the last leave their right border to the next, except the
    // chosen one.
    const bool chosen = has(option, QStyle::State_On);
    if (where != SegmentPlace::Last && !chosen)
        rect.adjust(0, 0, 1, 0);
    place.painter->save();
    place.painter->setRenderHint(QPainter::Antialiasing);
    place.painter->setPen(QPen(colours.border, 1));
    place.painter->setBrush(colours.fill);
    place.painter->drawPath(segmentPath(rect, where));
    place.painter->restore();
}

QPixmap labelIcon(const QStyleOptionButton &option, const Place &place, const QColor &colour,
                  int size)
{
    const qreal ratio = place.painter->device()->devicePixelRatioF();
    if (isOurIcon(option.icon.name()))
        return iconPixmap(option.icon.name(), colour, size, ratio);
    const auto mode = has(option, QStyle::State_Enabled) ? QIcon::Normal : QIcon::Disabled;
    return option.icon.pixmap(QSize(size, size), ratio, mode);
}

QFont labelFont(const QWidget *widget, const QPainter *painter)
{
    return mediumFont(widget ? widget->font() : painter->font());
}

} // namespace

bool showsRing(const QStyleOption &option)
{
    return has(option, QStyle::State_HasFocus) && has(option, QStyle::State_KeyboardFocusChange);
}

void roundedRect(QPainter *painter, const QRectF &rect, qreal radius, const QColor &fill,
                 const QColor &border, qreal width)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    if (border.isValid()) {
        painter->setPen(QPen(border, width));
        const qreal half = width / 2;
        painter->drawRoundedRect(rect.adjusted(half, half, -half, -half), radius - half,
                                 radius - half);
    } else {
        painter->setPen(Qt::NoPen);
        painter->drawRoundedRect(rect, radius, radius);
    }
    painter->restore();
}

void ring(const Place &place, const QRect &rect, const QColor &colour)
{
    roundedRect(place.painter, rect, controlRadius, {}, colour, ringWidth);
}

void chevron(QPainter *painter, const QRect &rect, Qt::ArrowType direction, const QColor &colour)
{
    constexpr qreal wide = 4;
    constexpr qreal deep = 2;
    const QPointF middle = QRectF(rect).center();
    QPolygonF line;
    switch (direction) {
    case Qt::UpArrow:
        line << QPointF(-wide, deep) << QPointF(0, -deep) << QPointF(wide, deep);
        break;
    case Qt::LeftArrow:
        line << QPointF(deep, -wide) << QPointF(-deep, 0) << QPointF(deep, wide);
        break;
    case Qt::RightArrow:
        line << QPointF(-deep, -wide) << QPointF(deep, 0) << QPointF(-deep, wide);
        break;
    case Qt::DownArrow:
    case Qt::NoArrow:
        line << QPointF(-wide, -deep) << QPointF(0, deep) << QPointF(wide, -deep);
        break;
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPolyline(line.translated(middle));
    painter->restore();
}

void buttonBevel(const QStyleOptionButton &option, const Place &place)
{
    const ButtonKind kind = kindOf(option, place.widget);
    const ButtonColours colours = coloursOf(option, place, kind);
    const SegmentPlace where = segmentPlace(place.widget);
    if (where != SegmentPlace::None)
        segmentBevel(option, place, where);
    else if (colours.fill.isValid())
        roundedRect(place.painter, option.rect, controlRadius, colours.fill, colours.border);
    if (!showsRing(option))
        return;
    const bool filled = !colours.border.isValid() && kind != ButtonKind::Quiet;
    const QRect rect = filled ? option.rect.adjusted(2, 2, -2, -2) : option.rect;
    ring(place, rect, colours.ring);
}

void buttonLabel(const QStyleOptionButton &option, const Place &place, int textFlags)
{
    const ButtonKind kind = kindOf(option, place.widget);
    const ButtonColours colours = coloursOf(option, place, kind);
    const bool hasMenu = option.features & QStyleOptionButton::HasMenu;
    QPainter *painter = place.painter;
    painter->save();
    QFont font = labelFont(place.widget, painter);
    font.setUnderline(kind == ButtonKind::Quiet && has(option, QStyle::State_MouseOver)
                      && has(option, QStyle::State_Enabled));
    painter->setFont(font);
    const QFontMetrics metrics(font);
    const int textWidth = metrics.size(textFlags, option.text).width();
    const int icon = option.icon.isNull() ? 0 : std::max(buttonIcon, option.iconSize.height());
    const int gap = icon > 0 && textWidth > 0 ? iconGap : 0;
    const int menu = hasMenu ? buttonIcon + iconGap / 2 : 0;

    const QRect rect = option.rect;
    const int content = icon + gap + textWidth + menu;
    int x = rect.x() + std::max(quietPadding, (rect.width() - content) / 2);
    if (icon > 0)
        painter->drawPixmap(x, rect.y() + (rect.height() - icon) / 2,
                            labelIcon(option, place, colours.icon, icon));
    x += icon + gap;
    painter->setPen(colours.words);
    painter->drawText(QRect(x, rect.y(), textWidth + 1, rect.height()),
                      textFlags | Qt::AlignLeft | Qt::AlignVCenter, option.text);
    if (hasMenu)
        chevron(painter, QRect(x + textWidth + iconGap / 2, rect.y(), buttonIcon, rect.height()),
                Qt::DownArrow, colours.icon);
    painter->restore();
}

QSize buttonSize(const QStyleOptionButton &option, const QWidget *widget)
{
    const QFontMetrics metrics(widget ? mediumFont(widget->font()) : QFont());
    const bool quiet = buttonKind(widget) == ButtonKind::Quiet;
    const bool segment = segmentPlace(widget) != SegmentPlace::None;
    int width = metrics.size(Qt::TextShowMnemonic, option.text).width();
    if (!option.icon.isNull())
        width += std::max(buttonIcon, option.iconSize.height())
            + (option.text.isEmpty() ? 0 : iconGap);
    if (option.features & QStyleOptionButton::HasMenu)
        width += buttonIcon + iconGap / 2;
    const int padding = quiet ? quietPadding : segment ? segmentPadding : buttonPadding;
    width += 2 * padding;
    if (!quiet && !segment && !option.text.isEmpty())
        width = std::max(width, leastWidth);
    const int height = isSmall(widget) ? smallHeight : buttonHeight;
    return {width, std::max(height, metrics.height() + 4)};
}

void toolButtonPanel(const QStyleOption &option, const Place &place)
{
    const Theme &theme = place.theme;
    QColor fill;
    if (has(option, QStyle::State_On))
        fill = theme.sel;
    else if (has(option, QStyle::State_Enabled)
             && (has(option, QStyle::State_Sunken) || has(option, QStyle::State_MouseOver)))
        fill = theme.hover;
    if (fill.isValid())
        roundedRect(place.painter, option.rect, controlRadius, fill);
    if (has(option, QStyle::State_On) && has(option, QStyle::State_MouseOver))
        roundedRect(place.painter, option.rect, controlRadius, {}, theme.line);
}

} // namespace suitescope::paint
