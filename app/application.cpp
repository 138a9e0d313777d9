// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/application.h"

#include "ui/home/mainwindow.h"

namespace suitescope {

Application::Application(const Paths &paths, Clock clock, bool memoryIsLocked, QObject *parent)
    : QObject(parent), m_settingsFile(paths.settingsFile, QSettings::IniFormat),
      m_settings(m_settingsFile), m_connections(paths.configFile),
      m_budget(paths.signInFile(), clock), m_demo(m_keychain, paths.simulatorState, clock),
      m_window(std::make_unique<MainWindow>(Workplace{m_connections, m_keychain, &m_demo, m_network,
                                                      m_settings, clock, paths.dataFolder,
                                                      memoryIsLocked, &m_budget}))
{
}

Application::~Application() = default;

void Application::take(const WindowCommand &command)
{
    if (command.demo)
        m_demo.setFault(command.fault);
    m_window->show();
    m_window->setWindowState(m_window->windowState() & ~Qt::WindowMinimized);
    m_window->raise();
    m_window->activateWindow();
    if (!command.connection.isEmpty())
        m_window->openNamed(command.connection);
    else if (command.demo)
        m_window->openDemo();
}

} // namespace suitescope
