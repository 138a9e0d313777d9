// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/simulatedserver.h"

#include "lib/base/log.h"
#include "lib/crypto/certificate.h"
#include "lib/simulator/datastore.h"
#include "lib/simulator/faultbodies.h"
#include "lib/simulator/routes.h"

#include <QFile>
#include <QTemporaryDir>

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

bool write(httplib::DataSink &sink, std::string_view text)
{
    return sink.write(text.data(), text.size());
}

/*! A body that is not as long as the header says. */
void sendMisjudged(WireAnswer &&answer, httplib::Response &response)
{
    const size_t size = answer.body.size();
    const bool isShort = answer.delivery == WireAnswer::Delivery::TooMuch;
    const size_t promised = isShort ? size / 2 : 2 * size + 1;
    response.set_content_provider(
        promised, answer.contentType.toStdString(),
        [body = std::move(answer.body)](size_t offset, size_t, httplib::DataSink &sink) {
            // Giving up makes the library close the connection.
            return offset == 0 && write(sink, body);
        });
}

void sendHuge(WireAnswer &&answer, httplib::Response &response)
{
    const std::string_view start = bodyStart();
    const std::string_view end = bodyEnd();
    const size_t pieces = hugeBytes / answer.body.size() + 1;
    const size_t last = start.size() + pieces * answer.body.size();
    response.set_content_provider(
        last + end.size(), answer.contentType.toStdString(),
        [start, end, last, body = std::move(answer.body)](size_t offset, size_t,
                                                          httplib::DataSink &sink) {
            return write(sink, offset == 0 ? start : offset >= last ? end : body);
        });
}

void sendEndless(WireAnswer &&answer, httplib::Response &response)
{
    response.set_chunked_content_provider(answer.contentType.toStdString(),
                                          [pause = answer.pause, body = std::move(answer.body)](
                                              size_t offset, httplib::DataSink &sink) {
                                              std::this_thread::sleep_for(pause);
                                              return write(sink, offset == 0 ? bodyStart() : body);
                                          });
}

void send(WireAnswer &&answer, httplib::Response &response)
{
    using Delivery = WireAnswer::Delivery;
    response.status = answer.status;
    for (const auto &[name, value] : std::as_const(answer.headers))
        response.set_header(name.toStdString(), value.toStdString());
    switch (answer.delivery) {
    case Delivery::Whole:
        break;
    case Delivery::Broken:
    case Delivery::TooLittle:
    case Delivery::TooMuch:
        sendMisjudged(std::move(answer), response);
        return;
    case Delivery::Huge:
        sendHuge(std::move(answer), response);
        return;
    case Delivery::Endless:
        sendEndless(std::move(answer), response);
        return;
    }
    response.body = std::move(answer.body);
    if (answer.status != 204)
        response.set_header("Content-Type", answer.contentType.toStdString());
}

struct ServerIdentity
{
    QByteArray certificatePem;
    QTemporaryDir folder; // the library reads both from files
    std::string certificateFile;
    std::string keyFile;
};

bool writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        && file.write(content) == content.size();
}

/*! A key and a certificate for it, made for this run. */
Result<std::unique_ptr<ServerIdentity>> makeIdentity(SimulatedServer::Wire wire)
{
    const Result<KeyPair> key = KeyPair::generate(KeyAlgorithm::EcP256);
    if (!key)
        return failure(key.error());
    CertificateRequest request{SimulatedServer::hostName(),
                               QDateTime::currentDateTimeUtc().addDays(-1), 30};
    if (wire == SimulatedServer::Wire::InterceptedTls)
        request.issuerName = SimulatedServer::proxyName();
    const Result<Certificate> certificate = Certificate::selfSigned(*key, request);
    const Result<Secret> pem = key->toPkcs8Pem();
    if (!certificate || !pem)
        return failure(certificate ? pem.error() : certificate.error());
    auto identity = std::make_unique<ServerIdentity>();
    identity->certificatePem = certificate->toPem();
    const QString certificateFile = identity->folder.filePath(u"server.pem"_s);
    const QString keyFile = identity->folder.filePath(u"server.key"_s);
    if (!writeFile(certificateFile, identity->certificatePem)
        || !writeFile(keyFile, pem->revealBytes()))
        return failure(ErrorKind::FileFault, u"no room for the server's certificate"_s);
    identity->certificateFile = QFile::encodeName(certificateFile).toStdString();
    identity->keyFile = QFile::encodeName(keyFile).toStdString();
    return identity;
}

} // namespace

struct SimulatedServer::Private
{
    explicit Private(SimulatedAccount &served) : account(served) { }

    void handle(const httplib::Request &received, httplib::Response &response)
    {
        ++requests;
        WireRequest request = wireRequest(received);
        request.secure = wire != Wire::Plain;
        WireAnswer answered = answer(account.internals(), request);
        qCDebug(lcSimulator) << request.method << request.path << answered.status;
        send(std::move(answered), response);
    }

    void setStopping(bool stopping)
    {
        const std::lock_guard<std::mutex> lock(account.internals().mutex);
        account.internals().isStopping = stopping;
    }

    SimulatedAccount &account; // outlives this
    Wire wire = Wire::Plain;
    std::unique_ptr<ServerIdentity> identity; // of a server over TLS
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

SimulatedServer::Wire SimulatedServer::wireOf(Fault fault)
{
    if (fault == Fault::UntrustedTls)
        return Wire::UntrustedTls;
    return fault == Fault::InterceptedTls ? Wire::InterceptedTls : Wire::Plain;
}

QString SimulatedServer::proxyName()
{
    return u"Harbour Web Gateway CA"_s;
}

QString SimulatedServer::hostName()
{
    return u"localhost"_s;
}

Result<QUrl> SimulatedServer::start(Wire wire)
{
    if (isRunning())
        return url();
    d->wire = wire;
    d->identity.reset();
    if (wire == Wire::Plain) {
        d->server = std::make_unique<httplib::Server>();
    } else {
        Result<std::unique_ptr<ServerIdentity>> identity = makeIdentity(wire);
        if (!identity)
            return failure(identity.error());
        d->identity = std::move(*identity);
        d->server = std::make_unique<httplib::SSLServer>(d->identity->certificateFile.c_str(),
                                                         d->identity->keyFile.c_str());
    }
    httplib::Server &server = *d->server;
    d->setStopping(false);
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
    if (d->port <= 0 || !server.is_valid()) {
        d->server.reset();
        return failure(ErrorKind::Offline, u"the server does not start"_s);
    }
    d->listener = std::thread([&server] { server.listen_after_bind(); });
    return url();
}

void SimulatedServer::stop()
{
    if (!d->server)
        return;
    d->setStopping(true);
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
    if (!isRunning())
        return {};
    const QString scheme = d->wire == Wire::Plain ? u"http"_s : u"https"_s;
    return QUrl(u"%1://127.0.0.1:%2"_s.arg(scheme).arg(d->port));
}

SimulatedServer::Wire SimulatedServer::wire() const
{
    return d->wire;
}

QByteArray SimulatedServer::certificatePem() const
{
    return d->identity ? d->identity->certificatePem : QByteArray();
}

qint64 SimulatedServer::requestsServed() const
{
    return d->requests.load();
}

} // namespace suitescope
