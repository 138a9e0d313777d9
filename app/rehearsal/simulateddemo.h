// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/rehearsal/demosecretstore.h"
#include "lib/base/clock.h"
#include "lib/simulator/simulatedserver.h"
#include "ui/home/demoaccount.h"

namespace suitescope {

/*! The simulated account of this program run: account, server, its secrets and the administrator's
   panel. What the administrator changed is kept in a small file without secrets, so that a
   rehearsal goes on after a restart. Main thread only. */
class SimulatedDemo : public DemoAccount
{
    Q_OBJECT

public:
    SimulatedDemo(SecretStore &keychain, QString stateFile, Clock clock, QObject *parent = nullptr);
    ~SimulatedDemo() override;

    [[nodiscard]] QFuture<Result<ServiceUrls>> start() override;
    [[nodiscard]] QFuture<Result<Connection>> readyConnection() override;
    void setReadyConnection(const Connection &renewed) override { m_ready = renewed; }
    [[nodiscard]] SecretStore &secretStore() override { return m_secrets; }
    [[nodiscard]] QWidget *createAdministratorPanel(QWidget *parent) override;
    void showPage(MenuPageId page) override;

    [[nodiscard]] SimulatedAccount &account() { return m_account; }
    /*! Keeps what the administrator changed. */
    void keepState();
    void setFault(const FaultChoice &choice);
    /*! With the parameter that goes with it. */
    void setFault(Fault fault);

signals:
    void pageShown(suitescope::MenuPageId page);
    void faultChanged();

private:
    [[nodiscard]] SimulatedServer &serverOf(SimulatedServer::Wire wire);

    QString m_stateFile;
    Clock m_clock;
    DemoSecretStore m_secrets;
    SimulatedAccount m_account;
    SimulatedServer m_server;
    SimulatedServer m_untrusted; // over HTTPS, for the faults of that kind
    SimulatedServer m_intercepted;
    std::optional<Connection> m_ready;
    QFuture<void> m_keeping;
};

} // namespace suitescope
