// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/home/mainmenu.h"

#include "ui/home/settings.h"

#include <QActionGroup>
#include <QApplication>

using namespace Qt::StringLiterals;

namespace suitescope {

MainMenu::MainMenu(const QList<QAction *> &actions, Settings &settings, QWidget *parent)
    : QMenu(parent), m_settings(settings)
{
    setObjectName(u"mainMenu"_s);
    auto *look = new QMenu(tr("&Appearance"), this);
    auto *choices = new QActionGroup(look);
    addScheme(look, choices, tr("As the &system"), SuiteStyle::Scheme::System);
    addScheme(look, choices, tr("&Light"), SuiteStyle::Scheme::Light);
    addScheme(look, choices, tr("&Dark"), SuiteStyle::Scheme::Dark);
    addMenu(look);
    addSeparator();
    for (QAction *action : actions) {
        if (action)
            addAction(action);
        else
            addSeparator();
    }
}

void MainMenu::addScheme(QMenu *look, QActionGroup *choices, const QString &text,
                         SuiteStyle::Scheme scheme)
{
    QAction *choice = choices->addAction(text);
    choice->setCheckable(true);
    choice->setChecked(m_settings.scheme() == scheme);
    look->addAction(choice);
    connect(choice, &QAction::triggered, this, [this, scheme] {
        m_settings.setScheme(scheme);
        applyChosenScheme(m_settings);
    });
}

void applyChosenScheme(const Settings &settings)
{
    auto *style = qobject_cast<SuiteStyle *>(QApplication::style());
    if (style && style->scheme() != settings.scheme())
        style->setScheme(settings.scheme());
}

} // namespace suitescope
