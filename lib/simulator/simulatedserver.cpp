// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/simulatedserver.h"

#include "lib/base/log.h"
#include "lib/simulator/datastore.h"
#include "lib/simulator/routes.h"

#include <atomic>
#include <thread>

#include <httplib.h>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr size_t largestBody = 16 * 1024 * 1024;
constexpr size_t workers = 48; // a kept connection occupies one

WireRequest wireRequest(const httplib::Request &received)
{
    WireRequest request;
    request.method = QByteArray::fromStdString(received.method);
    const QByteArray target = QByteArray::fromStdString(received.target);
    const qsizetype mark = target.indexOf('?');
    request.path = mark < 0 ? target : target.left(mark);
    request.query = mark < 0 ? QByteArray() : target.mid(mark + 1);
    for (const auto &[name, value] : received.headers)
        request.headers.insert(QByteArray::fromStdString(name).toLower(),
                               QByteArray::fromStdString(value));
    request.host = request.header("host").toLower();
    request.body = QByteArray::fromStdString(received.body);
    return request;
}

void send(WireAnswer &&answer, httplib::Response &response)
{
    response.status = answer.status;
    for (const auto &[name, value] : std::as_const(answer.headers))
        response.set_header(name.toStdString(), value.toStdString());
    if (answer.broken) {
        // A provider that gives up makes the library close the connection.
        response.set_content_provider(1024, "application/json",
                                      [](size_t, size_t, httplib::DataSink &) { return false; });
        return;
    }
    response.body = std::move(answer.body);
    if (answer.status != 204)
        response.set_header("Content-Type", answer.contentType.toStdString());
}

} // namespace

struct SimulatedServer::Private
{
    explicit Private(SimulatedAccount &served) : account(served) { }

    void handle(const httplib::Request &received, httplib::Response &response)
    {
        ++requests;
        const WireRequest request = wireRequest(received);
        WireAnswer answered = answer(account.internals(), request);
        qCDebug(lcSimulator) << request.method << request.path << answered.status;
        send(std::move(answered), response);
    }

    SimulatedAccount &account; // outlives this
    std::unique_ptr<httplib::Server> server;
    std::thread listener;
    int port = 0;
    std::atomic<qint64> requests = 0;
};

SimulatedServer::SimulatedServer(SimulatedAccount &account) : d(std::make_unique<Private>(account))
{
}

SimulatedServer::~SimulatedServer()
{
    stop();
}

Result<QUrl> SimulatedServer::start()
{
    if (isRunning())
        return url();
    d->server = std::make_unique<httplib::Server>();
    httplib::Server &server = *d->server;
    server.new_task_queue = [] { return new httplib::ThreadPool(workers); };
    server.set_keep_alive_max_count(1'000'000);
    server.set_keep_alive_timeout(1); // stop() waits as long for idle connections
    server.set_tcp_nodelay(true);
    server.set_payload_max_length(largestBody);
    const auto handler = [this](const httplib::Request &request, httplib::Response &response) {
        d->handle(request, response);
    };
    server.Get(".*", handler);
    server.Post(".*", handler);
    server.Put(".*", handler);
    server.Patch(".*", handler);
    server.Delete(".*", handler);
    server.Options(".*", handler);
    d->port = server.bind_to_any_port("127.0.0.1");
    if (d->port <= 0) {
        d->server.reset();
        return failure(ErrorKind::Offline, u"no loopback port is free"_s);
    }
    d->listener = std::thread([&server] { server.listen_after_bind(); });
    return url();
}

void SimulatedServer::stop()
{
    if (!d->server)
        return;
    interruptQueries(d->account.internals());
    // stop() before the loop has begun would be lost.
    for (int i = 0; i < 2000 && !d->server->is_running(); ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    d->server->stop();
    if (d->listener.joinable())
        d->listener.join();
    d->server.reset();
    d->port = 0;
}

bool SimulatedServer::isRunning() const
{
    return d->server != nullptr;
}

QUrl SimulatedServer::url() const
{
    return isRunning() ? QUrl(u"http://127.0.0.1:%1"_s.arg(d->port)) : QUrl();
}

qint64 SimulatedServer::requestsServed() const
{
    return d->requests.load();
}

} // namespace suitescope
