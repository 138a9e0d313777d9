// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/base/async.h"
#include "lib/rest/transport.h"

#include <QObject>
#include <QPromise>

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace suitescope {

/*! A Transport that answers what the test told it, in that order, and keeps what it was asked.
   For tests that link SuiteScope::rest. */
class ScriptedTransport : public Transport
{
public:
    using Responder = std::function<Result<Response>(const Request &)>;

    // What it was asked, in order.
    std::vector<Request> requests;
    std::vector<QByteArray> authorizations; // one each request; empty when it brought none

    /*! Answers what the queue holds nothing for; without it that is a BadReply. */
    Responder responder;

    void answer(Result<Response> answer) { m_answers.push_back(std::move(answer)); }

    void answerJson(const QByteArray &json, int status = 200)
    {
        Response response;
        response.status = status;
        response.contentType = "application/json";
        response.body = json;
        answer(response);
    }

    void answerNothing(int status, const QUrl &location = {})
    {
        Response response;
        response.status = status;
        response.location = location;
        answer(response);
    }

    void answerError(int status, const QByteArray &body = {},
                     const QByteArray &contentType = "application/json",
                     const QByteArray &wwwAuthenticate = {})
    {
        answer(failure(toError(parseApiError(status, contentType, body, wwwAuthenticate))));
    }

    void answerFailure(ErrorKind kind, const QString &detail = {})
    {
        answer(failure(kind, detail));
    }

    /*! From now on requests stay open until release(). */
    void hold() { m_holding = true; }

    /*! Answers what is held, in the order of arrival, and holds no longer. */
    void release()
    {
        m_holding = false;
        while (!m_held.empty())
            releaseOne();
    }

    /*! Answers the oldest held request and goes on holding. */
    void releaseOne()
    {
        if (m_held.empty())
            return;
        const std::shared_ptr<Open> open = m_held.front();
        m_held.pop_front();
        finish(*open);
    }

    [[nodiscard]] int heldRequests() const { return int(m_held.size()); }
    [[nodiscard]] int unusedAnswers() const { return int(m_answers.size()); }
    /*! Whether the caller cancelled the request with this number, from 0. */
    [[nodiscard]] bool isCanceled(int number) const
    {
        return m_futures.at(size_t(number)).isCanceled();
    }

    QFuture<Result<Response>> send(const Request &request) override
    {
        auto open = std::make_shared<Open>();
        open->number = requests.size();
        open->promise.start();
        const QFuture<Result<Response>> future = open->promise.future();
        requests.push_back(request);
        authorizations.emplace_back();
        m_futures.push_back(future);

        if (!request.authorization) {
            take(open);
            return future;
        }
        whenDone(&m_context, request.authorization(), [this, open](const Result<Secret> &header) {
            if (!header) {
                open->promise.addResult(Result<Response>(failure(header.error())));
                open->promise.finish();
                return;
            }
            authorizations.at(open->number) = header->revealBytes();
            take(open);
        });
        return future;
    }

private:
    struct Open
    {
        QPromise<Result<Response>> promise;
        size_t number = 0;
    };

    void take(const std::shared_ptr<Open> &open)
    {
        if (m_holding)
            m_held.push_back(open);
        else
            finish(*open);
    }

    void finish(Open &open)
    {
        open.promise.addResult(next(requests.at(open.number)));
        open.promise.finish();
    }

    Result<Response> next(const Request &request)
    {
        if (!m_answers.empty()) {
            Result<Response> answer = std::move(m_answers.front());
            m_answers.pop_front();
            return answer;
        }
        if (responder)
            return responder(request);
        return failure(ErrorKind::BadReply, QStringLiteral("the test scripted no answer"));
    }

    std::deque<Result<Response>> m_answers;
    std::deque<std::shared_ptr<Open>> m_held;
    std::vector<QFuture<Result<Response>>> m_futures;
    bool m_holding = false;
    QObject m_context;
};

} // namespace suitescope
