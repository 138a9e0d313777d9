// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/rest/transport.h"

#include <QUrl>

namespace suitescope {

/*! Hands requests on with less patience, or to another server than they are meant for: as when the
 * account's own address leads there. */
class DetourTransport : public Transport
{
public:
    explicit DetourTransport(Transport &next) : m_next(next) { }

    std::optional<std::chrono::milliseconds> patience; // absent: that of the request
    QUrl server; // empty: the request's own

    [[nodiscard]] QFuture<Result<Response>> send(const Request &request) override
    {
        Request changed = request;
        changed.timeout = patience.value_or(request.timeout);
        if (!server.isEmpty()) {
            changed.url.setScheme(server.scheme());
            changed.url.setHost(server.host());
            changed.url.setPort(server.port());
        }
        return m_next.send(changed);
    }

private:
    Transport &m_next; // outlives this
};

} // namespace suitescope
