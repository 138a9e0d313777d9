// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/rest/attempt.h"
#include "lib/rest/concurrencygate.h"
#include "lib/rest/transport.h"

#include <QFutureWatcher>
#include <QPromise>
#include <QTimer>

namespace suitescope {

/*! One send() of the HttpTransport: waits in line, has each attempt authorized, repeats what may be
   repeated, and answers once. */
class Exchange : public QObject
{
    Q_OBJECT

public:
    struct Surroundings // all outlive the exchange
    {
        QNetworkAccessManager &network;
        ConcurrencyGate &gate;
        const HttpTransport::Options &options;
        const Clock &clock;
    };

    Exchange(const Surroundings &surroundings, const Request &request, QObject *parent);
    ~Exchange() override;

    [[nodiscard]] QFuture<Result<Response>> future() const;
    void start();

signals:
    void placeChanged(); // entered or left the gate

private:
    void enterGate(ConcurrencyGate::Place place);
    void leaveGate();
    void beginAttempt();
    void send(const Secret &authorization);
    void judge(const Attempt::Outcome &outcome);
    void conclude(Result<Response> answer);
    void abandon();

    Surroundings m_around;
    Request m_request;
    QPromise<Result<Response>> m_promise;
    QFutureWatcher<Result<Response>> m_watcher; // tells when the caller cancels
    QFuture<Result<Secret>> m_authorizing;
    std::unique_ptr<Attempt> m_attempt;
    QTimer m_pause; // before the next attempt
    ConcurrencyGate::Ticket m_ticket = 0;
    int m_attempts = 0;
    bool m_ended = false;
};

} // namespace suitescope
