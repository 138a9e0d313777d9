// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

class QPushButton;
class QToolButton;
class QWidget;

namespace suitescope {

enum class ButtonKind { Secondary, Primary, Danger, Quiet };

/*! Buttons of the program's kinds; the kind is a typed property the style reads. autoDefault is
 * off, so a page's first button is not painted as primary. \a icon is a name for themedIcon() or
 * empty. */
[[nodiscard]] QPushButton *makeButton(ButtonKind kind, const QString &text,
                                      const QString &icon = {}, QWidget *parent = nullptr);
/*! An icon-only button (28 high) with accessible name and tooltip. */
[[nodiscard]] QToolButton *makeIconButton(const QString &icon, const QString &name,
                                          QWidget *parent = nullptr);
void setButtonKind(QPushButton *button, ButtonKind kind);
[[nodiscard]] ButtonKind buttonKind(const QWidget *button);
/*! False for buttons that Qt made: the default one of those is painted as primary. */
[[nodiscard]] bool hasButtonKind(const QWidget *button);
/*! 28 instead of 32 high. */
void setSmall(QWidget *control, bool small);
[[nodiscard]] bool isSmall(const QWidget *control);

} // namespace suitescope
