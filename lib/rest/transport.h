// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/base/clock.h"
#include "lib/base/result.h"
#include "lib/rest/message.h"
#include "lib/rest/retrypolicy.h"

#include <QFuture>
#include <QObject>

#include <memory>

class QNetworkAccessManager;

namespace suitescope {

/*! Sends one request with no credentials of its own and answers with a success or a named failure.
   Cancelling the returned future aborts the request. Tests script it. */
class Transport
{
public:
    virtual ~Transport() = default;
    [[nodiscard]] virtual QFuture<Result<Response>> send(const Request &request) = 0;
};

/*! The real one: timeouts, retries, a gate for simultaneous requests, no cookies, no redirects
 * followed, answers capped in size, gzip left to Qt. Main thread only. */
class HttpTransport : public QObject, public Transport
{
    Q_OBJECT

public:
    struct Options
    {
        RetryPolicy retry;
        int atOnce = 4; // the gate, 6 at most; the rest waits in line
        QByteArray userAgent = "SuiteScope";
    };

    HttpTransport(QNetworkAccessManager &network, Options options, Clock clock,
                  QObject *parent = nullptr);
    ~HttpTransport() override; // aborts what is under way; its futures answer Canceled

    [[nodiscard]] QFuture<Result<Response>> send(const Request &request) override;

    [[nodiscard]] int inFlight() const; // inside the gate
    void setAtOnce(int most);

signals:
    void inFlightChanged(int count);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace suitescope
