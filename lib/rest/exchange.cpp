// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/rest/exchange.h"

#include "lib/base/async.h"
#include "lib/base/log.h"

#include <QRandomGenerator>

#include <utility>

namespace suitescope {

Exchange::Exchange(const Surroundings &surroundings, const Request &request, QObject *parent)
    : QObject(parent), m_around(surroundings), m_request(request)
{
    m_promise.start();
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, [this] { enterGate(ConcurrencyGate::Place::First); });
    connect(&m_watcher, &QFutureWatcherBase::canceled, this, &Exchange::abandon);
    m_watcher.setFuture(m_promise.future());
}

Exchange::~Exchange()
{
    m_authorizing.cancel();
}

QFuture<Result<Response>> Exchange::future() const
{
    return m_promise.future();
}

void Exchange::start()
{
    enterGate(ConcurrencyGate::Place::Last);
}

void Exchange::enterGate(ConcurrencyGate::Place place)
{
    if (m_request.outOfTurn) {
        beginAttempt();
        return;
    }
    const auto go = [this](ConcurrencyGate::Ticket ticket) {
        m_ticket = ticket;
        emit placeChanged();
        beginAttempt();
    };
    m_ticket = m_around.gate.enter(go, place);
}

void Exchange::leaveGate()
{
    if (m_request.outOfTurn)
        return;
    m_around.gate.leave(std::exchange(m_ticket, 0));
    emit placeChanged();
}

void Exchange::beginAttempt()
{
    ++m_attempts;
    if (!m_request.authorization) {
        send({});
        return;
    }
    m_authorizing = m_request.authorization();
    whenDone(this, m_authorizing, [this](const Result<Secret> &header) {
        if (m_ended)
            return;
        if (header)
            send(*header);
        else
            conclude(failure(header.error()));
    });
}

void Exchange::send(const Secret &authorization)
{
    m_attempt = std::make_unique<Attempt>(m_request);
    connect(m_attempt.get(), &Attempt::ended, this, &Exchange::judge);
    m_attempt->start(m_around.network, m_around.options.userAgent, authorization);
}

void Exchange::judge(const Attempt::Outcome &outcome)
{
    m_attempt.release()->deleteLater(); // it is calling

    std::optional<std::chrono::milliseconds> pause;
    const bool mayRepeat = m_request.repeatable && !(outcome.isLost && m_request.lostIsFinal);
    const int status
        = outcome.isLost && outcome.status < 400 ? RetryPolicy::lostConnection : outcome.status;
    if (mayRepeat && !outcome.answer && (outcome.isLost || status != RetryPolicy::lostConnection)) {
        pause = m_around.options.retry.delay(m_attempts + 1, status, outcome.retryAfter,
                                             m_around.clock(),
                                             QRandomGenerator::global()->generateDouble());
    }
    if (!pause) {
        conclude(outcome.answer);
        return;
    }
    qCDebug(lcRest) << "trying again in" << pause->count() << "ms";
    m_pause.start(*pause);
    leaveGate();
}

void Exchange::conclude(Result<Response> answer)
{
    if (std::exchange(m_ended, true))
        return;
    if (answer)
        answer->attempts = m_attempts;
    QPromise<Result<Response>> promise = std::move(m_promise);
    deleteLater();
    leaveGate();
    promise.addResult(std::move(answer));
    promise.finish(); // last: who continues there may even delete the transport
}

void Exchange::abandon()
{
    if (std::exchange(m_ended, true))
        return;
    m_pause.stop();
    m_attempt.reset();
    m_authorizing.cancel();
    QPromise<Result<Response>> promise = std::move(m_promise);
    deleteLater();
    leaveGate();
    promise.finish();
}

} // namespace suitescope
