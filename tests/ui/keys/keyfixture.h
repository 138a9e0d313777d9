// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/crypto/certificate.h"
#include "lib/setup/draftvalues.h"
#include "lib/storage/connectionstore.h"
#include "lib/storage/memorysecretstore.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace suitescope {

/*! Invented connections, drafts and free pairs. */
struct KeyFixture
{
    QTemporaryDir folder;
    ConnectionStore connections{folder.filePath(QStringLiteral("connections.json"))};
    MemorySecretStore secrets;
    QDateTime now{QDate(2026, 3, 14), QTime(8, 15), Qt::UTC};

    [[nodiscard]] static bool done(const QFuture<Result<>> &future)
    {
        return QTest::qWaitFor([&] { return future.isFinished(); }) && future.result().has_value();
    }

    [[nodiscard]] static KeyPair key()
    {
        static const KeyPair one = KeyPair::generate(KeyAlgorithm::EcP256).value();
        return one;
    }

    [[nodiscard]] Certificate certificate(const QString &name, int daysLeft,
                                          const KeyPair &of = key()) const
    {
        constexpr int hour = 3600;
        return Certificate::selfSigned(
                   of,
                   {name, now.addDays(daysLeft - CertificateRequest::longestDays).addSecs(hour)})
            .value();
    }

    bool addConnection(const QString &id, const QString &name, int daysLeft)
    {
        Connection one;
        one.id = id;
        one.name = name;
        one.account = AccountId::parse(QStringLiteral("7304182_SB1")).value();
        one.certificatePem = certificate(name, daysLeft).toPem();
        one.keychain = secrets.displayName();
        one.proof = ProofState::Proven;
        one.lastProven = now;
        return done(secrets.write(secretEntry(id, SecretField::PrivateKey),
                                  key().toPkcs8Pem().value()))
            && done(connections.save(one));
    }

    bool addFree(const QString &id, const QString &name, int daysLeft, bool hasKey = true)
    {
        const StoredKeyPair pair{
            id, name, certificate(name, daysLeft).toPem(), hasKey, secrets.displayName(), now};
        return (!hasKey
                || done(secrets.write(secretEntry(id, SecretField::PrivateKey),
                                      key().toPkcs8Pem().value())))
            && done(connections.saveKeyPair(pair));
    }

    bool addDraft(const QString &id, const QString &name, int daysLeft)
    {
        DraftValues values;
        values.name = name;
        values.connectionId = id + QStringLiteral("-c");
        values.certificatePem = certificate(name, daysLeft).toPem();
        values.kept = {SecretField::PrivateKey};
        return done(connections.saveDraft(id, values.toJson()));
    }

    [[nodiscard]] QString file(const QString &name, const QByteArray &content) const
    {
        QFile out(folder.filePath(name));
        if (!out.open(QIODevice::WriteOnly) || out.write(content) != content.size())
            return {};
        return out.fileName();
    }
};

} // namespace suitescope
