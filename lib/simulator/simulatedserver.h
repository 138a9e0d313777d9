// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/base/result.h"
#include "lib/simulator/simulatedaccount.h"

#include <QUrl>

namespace suitescope {

/*! Serves a SimulatedAccount over HTTP or HTTPS on a loopback port: discovery, token endpoint,
 * record API, metadata, SuiteQL, certificates. Listens on threads of its own. */
class SimulatedServer
{
public:
    enum class Wire {
        Plain,
        UntrustedTls, // with a certificate of its own making
        InterceptedTls, // with one that names a proxy as its issuer
    };
    [[nodiscard]] static Wire wireOf(Fault fault);
    [[nodiscard]] static QString proxyName(); // that issuer
    [[nodiscard]] static QString hostName(); // whom both certificates are for

    explicit SimulatedServer(SimulatedAccount &account); // outlives this
    ~SimulatedServer(); // stops

    [[nodiscard]] Result<QUrl> start(Wire wire = Wire::Plain); // http(s)://127.0.0.1:<port>
    void stop();
    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] QUrl url() const;
    [[nodiscard]] Wire wire() const;
    [[nodiscard]] QByteArray certificatePem() const; // the server's own; empty over plain HTTP
    [[nodiscard]] qint64 requestsServed() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace suitescope
