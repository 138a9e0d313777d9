// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/rehearsal/simulateddemo.h"

#include "app/rehearsal/administratorpanel.h"
#include "lib/base/async.h"
#include "lib/base/log.h"
#include "lib/crypto/certificate.h"
#include "lib/storage/atomicfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

QString readyId()
{
    return u"demo"_s;
}

struct ReadyMade
{
    Connection connection;
    QString clientId;
    QString certificateId;
    Secret privateKey;
};

/*! Makes a key pair and the simulated account's side of it; on a worker thread. */
Result<ReadyMade> makeReady(SimulatedAccount &account, const QDateTime &now)
{
    const Result<KeyPair> key = KeyPair::generate(KeyAlgorithm::EcP256);
    if (!key)
        return failure(key.error());
    const Result<Certificate> certificate = Certificate::selfSigned(
        *key, {u"suitescope-demo"_s, now.addSecs(-60), CertificateRequest::longestDays});
    if (!certificate)
        return failure(certificate.error());
    const Result<Secret> pem = key->toPkcs8Pem();
    if (!pem)
        return failure(pem.error());

    ShownOnce integration;
    const SimulatedAccount::MappingAnswer mapping
        = account.prepareForDemo(certificate->toPem(), &integration);
    if (mapping.certificateId.isEmpty())
        return failure(ErrorKind::Rejected, mapping.refusal);

    ReadyMade ready;
    ready.connection.id = readyId();
    ready.connection.name = QCoreApplication::translate("SimulatedDemo", "Demo account");
    ready.connection.account = account.id();
    ready.connection.demo = true;
    ready.connection.certificatePem = certificate->toPem();
    ready.connection.created = now;
    ready.clientId = integration.first;
    ready.certificateId = mapping.certificateId;
    ready.privateKey = *pem;
    return ready;
}

AccountId demoAccountId()
{
    const Result<AccountId> id = AccountId::parse(u"DEMO"_s);
    Q_ASSERT(id);
    return *id;
}

} // namespace

SimulatedDemo::SimulatedDemo(SecretStore &keychain, QString stateFile, Clock clock, QObject *parent)
    : DemoAccount(parent), m_stateFile(std::move(stateFile)), m_clock(clock),
      m_secrets(keychain, readyId()), m_account(demoAccountId(), clock), m_server(m_account),
      m_untrusted(m_account), m_intercepted(m_account)
{
}

SimulatedDemo::~SimulatedDemo()
{
    m_keeping.waitForFinished();
}

QFuture<Result<ServiceUrls>> SimulatedDemo::start()
{
    return QtConcurrent::run([this]() -> Result<ServiceUrls> {
        if (!m_server.isRunning()) {
            if (const Result<QByteArray> state = readFile(m_stateFile);
                state && !m_account.restore(*state))
                qCWarning(lcApp) << "the simulated account's state cannot be read and starts anew";
            if (const Result<QUrl> started = m_server.start(); !started)
                return failure(started.error());
        }
        const SimulatedServer::Wire wire = SimulatedServer::wireOf(m_account.fault());
        SimulatedServer &server = serverOf(wire);
        if (const Result<QUrl> started = server.start(wire); !started)
            return failure(started.error());
        return ServiceUrls::overridden(m_account.id(), server.url());
    });
}

QFuture<Result<Connection>> SimulatedDemo::readyConnection()
{
    if (m_ready)
        return finished<Connection>(*m_ready);
    auto promise = std::make_shared<QPromise<Result<Connection>>>();
    promise->start();
    const auto answer = [this, promise](const Result<Connection> &connection) {
        if (connection)
            m_ready = *connection;
        promise->addResult(connection);
        promise->finish();
    };
    const auto keep = [this, answer](const Result<ReadyMade> &ready) {
        if (!ready)
            return answer(failure(ready.error()));
        // Entries of the ready-made connection lie in memory: these writes answer at once.
        (void)m_secrets.write(secretEntry(readyId(), SecretField::ClientId),
                              Secret(ready->clientId));
        (void)m_secrets.write(secretEntry(readyId(), SecretField::CertificateId),
                              Secret(ready->certificateId));
        const QFuture<Result<>> last
            = m_secrets.write(secretEntry(readyId(), SecretField::PrivateKey), ready->privateKey);
        whenDone(this, last, [answer, connection = ready->connection](const Result<> &kept) {
            answer(kept ? Result<Connection>(connection) : failure(kept.error()));
        });
    };
    whenDone(this, start(), [this, answer, keep](const Result<ServiceUrls> &urls) {
        if (!urls)
            return answer(failure(urls.error()));
        whenDone(this, QtConcurrent::run(makeReady, std::ref(m_account), m_clock()), keep);
    });
    return promise->future();
}

QWidget *SimulatedDemo::createAdministratorPanel(QWidget *parent)
{
    return new AdministratorPanel(*this, parent);
}

void SimulatedDemo::showPage(MenuPageId page)
{
    Q_EMIT panelWanted();
    Q_EMIT pageShown(page);
}

SimulatedServer &SimulatedDemo::serverOf(SimulatedServer::Wire wire)
{
    switch (wire) {
    case SimulatedServer::Wire::Plain:
        break;
    case SimulatedServer::Wire::UntrustedTls:
        return m_untrusted;
    case SimulatedServer::Wire::InterceptedTls:
        return m_intercepted;
    }
    return m_server;
}

void SimulatedDemo::setFault(const FaultChoice &choice)
{
    m_account.setFault(choice.fault, choice.parameter, choice.place);
    Q_EMIT faultChanged();
}

void SimulatedDemo::setFault(Fault fault)
{
    setFault(FaultChoice{fault, faultParameter(fault)});
}

void SimulatedDemo::keepState()
{
    m_keeping.waitForFinished(); // a few kilobytes: the last one is long done
    m_keeping = QtConcurrent::run([path = m_stateFile, state = m_account.state()] {
        QDir().mkpath(QFileInfo(path).path());
        if (const Result<> kept = writeAtomically(path, state, FileAccess::OwnerOnly); !kept)
            qCWarning(lcApp) << "the simulated account's state could not be kept:"
                             << kept.error().detail;
    });
}

} // namespace suitescope
