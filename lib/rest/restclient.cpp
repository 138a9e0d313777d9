// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/rest/restclient.h"

#include "lib/base/async.h"

#include <QFutureWatcher>
#include <QPointer>
#include <QPromise>

#include <memory>
#include <utility>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr std::chrono::milliseconds tokenTimeout{30'000};
constexpr qint64 largestTokenAnswer = 256 * 1024;

// A refused token request is a refused sign-in, whichever status NetSuite puts on it.
Result<QByteArray> tokenJson(const Result<Response> &answer)
{
    if (answer)
        return answer->body;
    Error error = answer.error();
    if (error.kind == ErrorKind::Rejected || error.kind == ErrorKind::Forbidden)
        error.kind = ErrorKind::Unauthorized;
    return failure(error);
}

} // namespace

/*! One send(): the request and, after a 401 with a token that may just be old, once more. */
class RestClient::Call : public QObject
{
public:
    Call(RestClient &client, const Request &request)
        : QObject(&client), m_client(client), m_request(request)
    {
        m_promise.start();
        connect(&m_watcher, &QFutureWatcherBase::canceled, this, [this] { abandon(); });
        m_watcher.setFuture(m_promise.future());
        m_request.authorization = authorization();
    }

    ~Call() override
    {
        if (!m_ended)
            m_sent.cancel();
    }

    [[nodiscard]] QFuture<Result<Response>> future() const { return m_promise.future(); }

    void start()
    {
        *m_header = Secret();
        m_sent = m_client.m_transport.send(m_request);
        whenDone(this, m_sent, [this](const Result<Response> &answer) { take(answer); });
    }

private:
    // The transport asks for it before each attempt, and may do so after the client is gone.
    [[nodiscard]] Request::Authorization authorization() const
    {
        return [authorizer = QPointer<Authorizer>(&m_client.m_authorizer), header = m_header,
                method = m_request.method, url = m_request.url]() -> QFuture<Result<Secret>> {
            if (!authorizer)
                return finished<Secret>(failure(ErrorKind::Canceled));
            return authorizer->authorize(method, url).then([header](const Result<Secret> &value) {
                *header = value.value_or(Secret());
                return value;
            });
        };
    }

    void take(const Result<Response> &answer)
    {
        if (m_ended)
            return;
        // Without a header the refusal was the token endpoint's, and is counted there.
        const bool isRefused
            = !answer && answer.error().kind == ErrorKind::Unauthorized && !m_header->isEmpty();
        if (isRefused) {
            m_client.countRefusal();
            const bool makesSense = m_client.m_authorizer.forget(*m_header);
            if (makesSense && !std::exchange(m_again, true)) {
                start();
                return;
            }
        }
        m_ended = true;
        QPromise<Result<Response>> promise = std::move(m_promise);
        deleteLater();
        promise.addResult(answer);
        promise.finish();
    }

    void abandon()
    {
        if (std::exchange(m_ended, true))
            return;
        m_sent.cancel();
        QPromise<Result<Response>> promise = std::move(m_promise);
        deleteLater();
        promise.finish();
    }

    RestClient &m_client; // the parent
    Request m_request;
    QPromise<Result<Response>> m_promise;
    QFutureWatcher<Result<Response>> m_watcher; // tells when the caller cancels
    QFuture<Result<Response>> m_sent;
    std::shared_ptr<Secret> m_header = std::make_shared<Secret>(); // of the last attempt
    bool m_again = false;
    bool m_ended = false;
};

RestClient::RestClient(Transport &transport, ServiceUrls urls, Credentials credentials, Clock clock,
                       QObject *parent)
    : QObject(parent), m_transport(transport), m_urls(std::move(urls)),
      m_authorizer(
          std::move(credentials), m_urls.token(),
          [this](const QUrl &endpoint, const Secret &form) { return postForm(endpoint, form); },
          std::move(clock))
{
}

RestClient::~RestClient()
{
    if (!m_signingIn.isFinished())
        m_signingIn.cancel();
}

QFuture<Result<Response>> RestClient::send(const Request &request)
{
    const Result<QUrl> own = m_urls.own(request.url.toString(QUrl::FullyEncoded));
    if (!own)
        return finished<Response>(failure(ErrorKind::NotAllowed, own.error().detail));

    Request checked = request;
    checked.url = *own;
    auto *call = new Call(*this, checked);
    const QFuture<Result<Response>> future = call->future();
    call->start();
    return future;
}

QFuture<Result<QByteArray>> RestClient::postForm(const QUrl &endpoint, const Secret &form)
{
    Request request;
    request.method = "POST"_ba;
    request.url = endpoint;
    request.contentType = "application/x-www-form-urlencoded"_ba;
    request.secretBody = form;
    request.timeout = tokenTimeout;
    request.largestAnswer = largestTokenAnswer;
    request.lostIsFinal = true; // an assertion is good for one sign-in
    request.outOfTurn = true; // the whole line may be waiting for this

    m_signingIn = m_transport.send(request);
    whenDone(this, m_signingIn, [this](const Result<Response> &answer) {
        const Result<QByteArray> json = tokenJson(answer);
        if (!json && json.error().kind == ErrorKind::Unauthorized)
            countRefusal();
    });
    return m_signingIn.then(tokenJson);
}

void RestClient::countRefusal()
{
    ++m_refused;
    emit signInRefused();
}

} // namespace suitescope
