// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/base/async.h"
#include "lib/rest/transport.h"
#include "tests/support/scriptedserver.h"

#include <QNetworkAccessManager>
#include <QTest>

#include <memory>

namespace suitescope {

/*! The real transport before a scripted server, both new; pauses between attempts are tiny. */
struct TransportBench
{
    ScriptedServer server;
    QNetworkAccessManager network;
    std::unique_ptr<HttpTransport> transport;

    TransportBench() { renew(4, std::chrono::milliseconds(4)); }

    void renew(int atOnce, std::chrono::milliseconds first)
    {
        HttpTransport::Options options;
        options.retry.first = first;
        options.retry.mostAttempts = 3;
        options.atOnce = atOnce;
        options.userAgent = "SuiteScope/test";
        transport = std::make_unique<HttpTransport>(network, options, systemClock());
    }

    [[nodiscard]] Request get(const QByteArray &path = "/") const
    {
        Request request = Request::get(server.url(path));
        request.timeout = std::chrono::seconds(5);
        return request;
    }

    [[nodiscard]] Result<Response> sent(const Request &request)
    {
        QFuture<Result<Response>> future = transport->send(request);
        if (!QTest::qWaitFor([&future] { return future.isFinished(); }))
            return failure(ErrorKind::Timeout, QStringLiteral("the test waited too long"));
        return future.isCanceled() ? failure(ErrorKind::Canceled) : future.result();
    }
};

} // namespace suitescope
