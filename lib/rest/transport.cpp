// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/rest/transport.h"

#include "lib/base/async.h"
#include "lib/rest/concurrencygate.h"
#include "lib/rest/exchange.h"

#include <QHostAddress>
#include <QNetworkAccessManager>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int mostAtOnce = 6; // Qt opens no more connections to one host

bool isLoopback(const QString &host)
{
    return host == "localhost"_L1 || QHostAddress(host).isLoopback();
}

QString objection(const QUrl &url)
{
    if (!url.isValid() || url.host().isEmpty())
        return u"not an address"_s;
    if (!url.userInfo().isEmpty())
        return u"the address carries a user name"_s;
    if (url.scheme() == "https"_L1 || (url.scheme() == "http"_L1 && isLoopback(url.host())))
        return {};
    return u"only https is spoken with other computers"_s;
}

} // namespace

struct HttpTransport::Private
{
    Private(QNetworkAccessManager &manager, const Options &wanted, const Clock &now)
        : network(manager), options(wanted), clock(now), gate(std::min(wanted.atOnce, mostAtOnce))
    {
    }

    QNetworkAccessManager &network; // outlives this
    Options options;
    Clock clock;
    ConcurrencyGate gate;
    int told = 0; // the last inFlightChanged
};

HttpTransport::HttpTransport(QNetworkAccessManager &network, Options options, Clock clock,
                             QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(network, options, clock))
{
}

HttpTransport::~HttpTransport()
{
    // Before the gate, which they refer to.
    qDeleteAll(findChildren<Exchange *>(Qt::FindDirectChildrenOnly));
}

QFuture<Result<Response>> HttpTransport::send(const Request &request)
{
    if (const QString why = objection(request.url); !why.isEmpty())
        return finished<Response>(failure(ErrorKind::NotAllowed, why));

    auto *exchange = new Exchange({d->network, d->gate, d->options, d->clock}, request, this);
    connect(exchange, &Exchange::placeChanged, this, [this] {
        const int count = inFlight();
        if (std::exchange(d->told, count) != count)
            emit inFlightChanged(count);
    });
    const QFuture<Result<Response>> future = exchange->future();
    exchange->start();
    return future;
}

int HttpTransport::inFlight() const
{
    return d->gate.inside();
}

void HttpTransport::setAtOnce(int most)
{
    d->gate.setMost(std::min(most, mostAtOnce));
}

} // namespace suitescope
