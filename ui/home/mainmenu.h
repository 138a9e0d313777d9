// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme/suitestyle.h"

#include <QMenu>

class QActionGroup;

namespace suitescope {

class Settings;

/*! The window's own menu: what \a actions do, and the look, which is kept and applied at once. */
class MainMenu : public QMenu
{
    Q_OBJECT

public:
    /*! A null action stands for a separator. \a settings outlive the menu. */
    MainMenu(const QList<QAction *> &actions, Settings &settings, QWidget *parent = nullptr);

private:
    void addScheme(QMenu *look, QActionGroup *choices, const QString &text,
                   SuiteStyle::Scheme scheme);

    Settings &m_settings;
};

/*! Gives the program the look that was chosen last; nothing when its style is not ours. */
void applyChosenScheme(const Settings &settings);

} // namespace suitescope
