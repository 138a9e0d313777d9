// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/certificaterotation.h"
#include "lib/setup/envfile.h"
#include "lib/storage/memorysecretstore.h"
#include "tests/end_to_end/rotationstage.h"

#include <QDir>
#include <QEventLoop>
#include <QPromise>
#include <QSet>
#include <QTemporaryDir>
#include <QTimer>

#include <utility>
#include <vector>

namespace suitescope {

/*! A keychain that can be searched, and that can fail at one of its changes. */
class ListedStore : public MemorySecretStore
{
public:
    QFuture<Result<>> write(const QString &entry, const Secret &secret) override
    {
        if (const auto refused = refuse())
            return finished<void>(failure(*refused));
        names += entry;
        const QFuture<Result<>> written = MemorySecretStore::write(entry, secret);
        if (!m_holds)
            return written;
        m_held.emplace_back().start();
        return m_held.back().future();
    }
    QFuture<Result<>> remove(const QString &entry) override
    {
        if (const auto refused = refuse())
            return finished<void>(failure(*refused));
        names -= entry;
        return MemorySecretStore::remove(entry);
    }

    /*! This change fails, counted from 1 from now on, and all after it; 0: none. */
    void failAtChange(int number) { m_left = number; }

    /*! What is written from now on is answered only when this is taken back. */
    void holdWrites(bool hold)
    {
        m_holds = hold;
        for (QPromise<Result<>> &held : std::exchange(m_held, {})) {
            held.addResult(Result<>());
            held.finish();
        }
    }
    [[nodiscard]] bool isHolding() const { return !m_held.empty(); }

    QSet<QString> names;

private:
    std::optional<ErrorKind> refuse()
    {
        if (m_left == 0)
            return std::nullopt;
        if (m_left > 1) {
            --m_left;
            return std::nullopt;
        }
        return ErrorKind::KeychainLocked;
    }

    int m_left = 0;
    bool m_holds = false;
    std::vector<QPromise<Result<>>> m_held;
};

/*! What must hold whenever a rotation stands still: the connection signs in, and everything that
 * NetSuite and the keychain hold is used or named by the journal. Empty, or what is wrong. */
inline QString whatIsWrong(RotationStage &stage, ConnectionStore &connections, SecretStore &secrets,
                           const QStringList &entries)
{
    const auto stored = storedRotations(connections);
    QSet<QString> owners;
    QSet<QString> ids; // of certificates
    QList<QByteArray> pems;
    for (const Connection &connection : connections.connections()) {
        const Result<Credentials> read
            = RotationStage::answerOf(readCredentials(connection, secrets));
        if (!read)
            return QStringLiteral("unreadable: ") + read.error().detail;
        const auto &m2m = std::get<M2mCredentials>(*read);
        const auto client = stage.client(m2m);
        const auto token = RotationStage::answerOf(client->authorizer().signIn());
        if (!token)
            return QStringLiteral("does not sign in: ") + token.error().detail;
        owners += connection.entryOwner();
        ids += m2m.certificateId;
        if (!connection.certificatePem.isEmpty()
            && !Certificate::read(connection.certificatePem)->belongsTo(m2m.key))
            return QStringLiteral("the certificate is not the key's");
    }
    for (const StoredRotation &one : stored) {
        if (!one.record)
            return QStringLiteral("the journal is damaged");
        pems += one.record->newCertificatePem;
        for (const RotationMember &member : one.record->members) {
            owners << member.oldOwner << member.newOwner;
            pems += member.oldCertificatePem;
        }
    }
    for (const SimulatedMapping &mapping : stage.account.mappings()) {
        if (!mapping.revoked && !ids.contains(mapping.certificateId)
            && !pems.contains(mapping.certificatePem))
            return QStringLiteral("an orphan in NetSuite");
    }
    for (const QString &entry : entries) {
        if (!owners.contains(entry.section(u'/', 0, 0)))
            return QStringLiteral("an orphan in the keychain: ") + entry;
    }
    return {};
}

/*! Where flushing to the disk costs nothing: a rotation keeps its journal a dozen times. */
inline QString quickFolder()
{
    const QString memory = QStringLiteral("/dev/shm");
    return (QDir(memory).exists() ? memory : QDir::tempPath())
        + QStringLiteral("/suitescope-XXXXXX");
}

/*! One connection before the simulated account, and rotations of it. */
struct RotationBench
{
    RotationBench()
    {
        connection.id = QStringLiteral("c1");
        connection.name = QStringLiteral("Larkfield");
        connection.account = stage.account.id();
        connection.certificatePem = stage.certificate.toPem();
        connection.proof = ProofState::Proven;
        connection.lastProven = connection.created = QDateTime::currentDateTimeUtc();
        keep(connection, stage.m2m);
    }

    void keep(const Connection &facts, const M2mCredentials &m2m)
    {
        (void)secrets.write(secretEntry(facts.entryOwner(), SecretField::ClientId),
                            Secret(m2m.clientId));
        (void)secrets.write(secretEntry(facts.entryOwner(), SecretField::CertificateId),
                            Secret(m2m.certificateId));
        (void)secrets.write(secretEntry(facts.entryOwner(), SecretField::PrivateKey),
                            *m2m.key.toPkcs8Pem());
        (void)RotationStage::answerOf(connections.save(facts));
    }

    [[nodiscard]] CertificateRotation::Tools tools()
    {
        return {*stage.transport, systemClock(), connections, secrets,
                [this](const Connection &, QObject *, const auto &answer) { answer(urls()); }};
    }
    /*! Where a fault of the wire wants another server, that one. */
    [[nodiscard]] Result<ServiceUrls> urls()
    {
        const SimulatedServer::Wire wire = SimulatedServer::wireOf(stage.account.fault());
        if (wire == SimulatedServer::Wire::Plain)
            return stage.urls();
        if (!other || other->wire() != wire) {
            other = std::make_unique<SimulatedServer>(stage.account);
            (void)other->start(wire);
        }
        return ServiceUrls::overridden(stage.account.id(), other->url());
    }
    [[nodiscard]] std::unique_ptr<CertificateRotation> rotation()
    {
        auto made = std::make_unique<CertificateRotation>(connection.id, tools());
        answerQuestions(*made);
        return made;
    }
    /*! Says yes to everything; by hand it does in NetSuite what it is asked for. */
    void answerQuestions(CertificateRotation &rotation)
    {
        QObject::connect(&rotation, &CertificateRotation::asked, &rotation,
                         [this, &rotation](CertificateRotation::Question question) {
                             if (beforeAnswer)
                                 beforeAnswer(question);
                             answer(rotation, question);
                         });
    }
    void answer(CertificateRotation &rotation, CertificateRotation::Question question)
    {
        using Question = CertificateRotation::Question;
        switch (question) {
        case Question::None:
            return;
        case Question::File:
            rotation.answerFile(rewritesFiles);
            return;
        case Question::NewCertificateId:
            rotation.takeCertificateId(Secret(upload(rotation.record()->newCertificatePem)));
            return;
        case Question::OldRevoked:
            revoke(rotation.oldCertificateId());
            break;
        case Question::NewRevoked:
            for (const SimulatedMapping &mapping : stage.account.mappings()) {
                if (mapping.certificatePem == rotation.record()->newCertificatePem)
                    stage.account.revokeMapping(mapping.id);
            }
            break;
        case Question::RevokeOld:
            break;
        }
        rotation.confirm();
    }
    /*! What the person at NetSuite's page does; uploading again finds the mapping in the list. */
    [[nodiscard]] QString upload(const QByteArray &pem)
    {
        for (const SimulatedMapping &mapping : stage.account.mappings()) {
            if (mapping.certificatePem == pem)
                return mapping.certificateId;
        }
        const SimulatedMapping first = stage.account.mappings().constFirst();
        return stage.account.addMapping(first.integration, first.role, first.entity, pem)
            .certificateId;
    }
    void revoke(const QString &certificateId)
    {
        for (const SimulatedMapping &mapping : stage.account.mappings()) {
            if (mapping.certificateId == certificateId)
                stage.account.revokeMapping(mapping.id);
        }
    }
    /*! Until it ends or stops; what takes longer than \a most is stopped, as a person would. */
    CertificateRotation::State wait(CertificateRotation &rotation, int most = 20'000)
    {
        using State = CertificateRotation::State;
        const auto rests = [&rotation] {
            return rotation.state() != State::Running && rotation.state() != State::Asking;
        };
        // QTest::qWaitFor() looks every ten milliseconds alone, at each turn of the event loop.
        QEventLoop loop;
        for (const auto signal : {&CertificateRotation::finished, &CertificateRotation::rolledBack})
            QObject::connect(&rotation, signal, &loop, &QEventLoop::quit);
        QObject::connect(&rotation, &CertificateRotation::stopped, &loop, &QEventLoop::quit);
        QTimer::singleShot(most, &loop, &QEventLoop::quit);
        if (!rests())
            loop.exec();
        if (!rests())
            rotation.stop();
        return rotation.state();
    }
    [[nodiscard]] QString wrong()
    {
        return whatIsWrong(stage, connections, secrets,
                           {secrets.names.cbegin(), secrets.names.cend()});
    }
    [[nodiscard]] Connection facts() const
    {
        return connections.connection(connection.id).value_or(Connection());
    }

    RotationStage stage;
    QTemporaryDir folder{quickFolder()};
    ConnectionStore connections{folder.filePath(QStringLiteral("connections.json"))};
    ListedStore secrets;
    Connection connection;
    RotationPlan plan{RotationWay::Endpoint, KeyAlgorithm::EcP256, 700, QStringLiteral("rotation")};
    bool rewritesFiles = true;
    std::function<void(CertificateRotation::Question)> beforeAnswer;
    std::unique_ptr<SimulatedServer> other;
};

} // namespace suitescope
