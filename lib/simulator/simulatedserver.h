// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/base/result.h"
#include "lib/simulator/simulatedaccount.h"

#include <QUrl>

namespace suitescope {

/*! Serves a SimulatedAccount over HTTP on a loopback port: discovery, token endpoint, record API,
 * metadata, SuiteQL, certificates. Listens on threads of its own. */
class SimulatedServer
{
public:
    explicit SimulatedServer(SimulatedAccount &account); // outlives this
    ~SimulatedServer(); // stops

    [[nodiscard]] Result<QUrl> start(); // http://127.0.0.1:<port>
    void stop();
    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] QUrl url() const;
    [[nodiscard]] qint64 requestsServed() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace suitescope
