// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/commandline.h"
#include "app/paths.h"
#include "app/rehearsal/simulateddemo.h"
#include "lib/base/clock.h"
#include "lib/setup/signinbudget.h"
#include "lib/storage/connectionstore.h"
#include "lib/storage/keychainsecretstore.h"
#include "ui/home/settings.h"

#include <QNetworkAccessManager>
#include <QSettings>

#include <memory>

namespace suitescope {

class MainWindow;

/*! Makes the long-lived objects of the window program once and hands them down; the order of the
   members is who outlives whom. Nothing here touches disk, keychain or network before the window
   shows itself. */
class Application : public QObject
{
    Q_OBJECT

public:
    /*! \a memoryIsLocked is what CryptoRuntime found out. */
    Application(const Paths &paths, Clock clock, bool memoryIsLocked, QObject *parent = nullptr);
    ~Application() override;

    /*! Shows the window and does what the command line asked for; a second start comes through here
     * too. */
    void take(const WindowCommand &command);

    [[nodiscard]] MainWindow &window() { return *m_window; }
    [[nodiscard]] SimulatedDemo &demo() { return m_demo; }

private:
    QSettings m_settingsFile;
    Settings m_settings;
    QNetworkAccessManager m_network;
    ConnectionStore m_connections;
    KeychainSecretStore m_keychain;
    SignInBudget m_budget;
    SimulatedDemo m_demo;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace suitescope
