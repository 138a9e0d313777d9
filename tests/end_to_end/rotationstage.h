// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/base/async.h"
#include "lib/rest/restclient.h"
#include "lib/simulator/simulatedserver.h"
#include "lib/storage/connectionstore.h"
#include "lib/storage/secretstore.h"

#include <QEventLoop>
#include <QNetworkAccessManager>
#include <QTest>
#include <QTimer>

#include <memory>

namespace suitescope {

/*! A simulated account with one certificate mapped, and the client's side of it. */
struct RotationStage
{
    explicit RotationStage(const QString &account = QStringLiteral("DEMO"));

    [[nodiscard]] ServiceUrls urls() const
    {
        return *ServiceUrls::overridden(account.id(), server->url());
    }
    [[nodiscard]] std::unique_ptr<RestClient> client(const M2mCredentials &credentials) const
    {
        return std::make_unique<RestClient>(*transport, urls(), credentials, systemClock());
    }
    [[nodiscard]] int role() const { return account.mappings().constFirst().role; }
    /*! Those that are not revoked. */
    [[nodiscard]] QStringList activeIds() const;
    /*! A certificate for \a key that begins now. */
    [[nodiscard]] static Certificate certificateFor(const KeyPair &key);

    template<typename T> static Result<T> answerOf(QFuture<Result<T>> future)
    {
        // QTest::qWaitFor() looks every ten milliseconds alone, at each turn of the event loop.
        QEventLoop loop;
        Result<T> got = failure(ErrorKind::Timeout, QStringLiteral("the test waited too long"));
        whenDone(&loop, future, [&](const Result<T> &answer) {
            got = answer;
            loop.quit();
        });
        QTimer::singleShot(20'000, &loop, &QEventLoop::quit);
        loop.exec();
        return got;
    }

    SimulatedAccount account;
    std::unique_ptr<SimulatedServer> server;
    QNetworkAccessManager network;
    std::unique_ptr<HttpTransport> transport;
    M2mCredentials m2m; // of the certificate that is mapped at first
    Certificate certificate;
};

inline RotationStage::RotationStage(const QString &id)
    : account(*AccountId::parse(id)),
      server(std::make_unique<SimulatedServer>(account)) // listens once started
{
    account.setDataSize(10, 10);
    (void)server->start();
    HttpTransport::Options options;
    options.retry.first = std::chrono::milliseconds(1);
    options.retry.longest = std::chrono::milliseconds(5);
    options.retry.mostAttempts = 2;
    transport = std::make_unique<HttpTransport>(network, options, systemClock());
    m2m.key = *KeyPair::generate(KeyAlgorithm::EcP256);
    certificate = certificateFor(m2m.key);
    ShownOnce integration;
    m2m.certificateId = account.prepareForDemo(certificate.toPem(), &integration).certificateId;
    m2m.clientId = integration.first;
    m2m.scopes = {QStringLiteral("rest_webservices")};
}

inline Certificate RotationStage::certificateFor(const KeyPair &key)
{
    return *Certificate::selfSigned(
        key, {QStringLiteral("rotation"), QDateTime::currentDateTimeUtc().addSecs(-60), 700});
}

inline QStringList RotationStage::activeIds() const
{
    QStringList ids;
    const QList<SimulatedMapping> mappings = account.mappings();
    for (const SimulatedMapping &mapping : mappings) {
        if (!mapping.revoked)
            ids += mapping.certificateId;
    }
    return ids;
}

} // namespace suitescope
