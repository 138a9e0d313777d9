// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme/theme.h"

#include <QStyleOption>

class QPainter;
class QWidget;

/*! How the style draws single controls. Each takes what QStyle hands over; colours come from the
 * theme alone. */
namespace suitescope::paint {

/*! What a painter needs besides its option. */
struct Place
{
    QPainter *painter;
    const Theme &theme;
    const QWidget *widget; // may be null
};

inline constexpr int controlRadius = 6;
inline constexpr int cardRadius = 8;
inline constexpr int chipRadius = 4;

/*! Whether the option's control shows the focus ring: only after keyboard use. */
[[nodiscard]] bool showsRing(const QStyleOption &option);

void roundedRect(QPainter *painter, const QRectF &rect, qreal radius, const QColor &fill,
                 const QColor &border = {}, qreal width = 1.0);
void ring(const Place &place, const QRect &rect, const QColor &colour);
void chevron(QPainter *painter, const QRect &rect, Qt::ArrowType direction, const QColor &colour);

void buttonBevel(const QStyleOptionButton &option, const Place &place);
void buttonLabel(const QStyleOptionButton &option, const Place &place, int textFlags);
[[nodiscard]] QSize buttonSize(const QStyleOptionButton &option, const QWidget *widget);
void toolButtonPanel(const QStyleOption &option, const Place &place);

void inputPanel(const QStyleOption &option, const Place &place);
void inputFrame(const QStyleOption &option, const Place &place, bool showFocus);
void comboBox(const QStyleOptionComboBox &option, const Place &place);
void spinBox(const QStyleOptionSpinBox &option, const Place &place, const QRect &up,
             const QRect &down);

void checkIndicator(const QStyleOption &option, const Place &place);
void radioIndicator(const QStyleOption &option, const Place &place);

} // namespace suitescope::paint
