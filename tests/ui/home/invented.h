// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/base/clock.h"
#include "lib/crypto/certificate.h"
#include "lib/setup/draftvalues.h"
#include "lib/storage/connectionstore.h"
#include "lib/storage/memorysecretstore.h"

#include <QTest>

// Invented connections, as the pictures of the look show them, on a day that stands still.
namespace suitescope::invented {

inline QDateTime today()
{
    return QDateTime(QDate(2026, 11, 23), QTime(11, 4), Qt::UTC);
}

inline Clock clock()
{
    return [] { return today(); };
}

/*! Until the store has answered; its answers come through the event loop. */
inline bool done(const QFuture<Result<>> &future)
{
    return QTest::qWaitFor([&future] { return future.isFinished(); }) && future.resultCount() == 1
        && future.result().has_value();
}

inline Secret hex64(char digit)
{
    return Secret(QString(64, QLatin1Char(digit)));
}

inline Connection tokenBased(const QString &id, const QString &name, const QString &account)
{
    Connection connection;
    connection.id = id;
    connection.name = name;
    connection.method = AuthMethod::TokenBased;
    connection.account = AccountId::parse(account).value_or(AccountId());
    return connection;
}

inline void provenAt(Connection &connection, const QDateTime &when)
{
    connection.proof = ProofState::Proven;
    connection.lastProven = when;
    connection.lastChecked = when;
}

inline KeyPair signingKey()
{
    static const KeyPair key = KeyPair::generate(KeyAlgorithm::EcP256).value();
    return key;
}

/*! Makes it an OAuth 2.0 connection whose certificate ends in \a daysLeft days. */
inline void withCertificate(Connection &connection, int daysLeft)
{
    connection.method = AuthMethod::ClientCredentials;
    const QDateTime ends = today().addDays(daysLeft).addSecs(3600);
    const auto certificate = Certificate::selfSigned(
        signingKey(), {connection.name, ends.addDays(-CertificateRequest::longestDays)});
    connection.certificatePem = certificate.value().toPem();
}

inline bool keepSecrets(const Connection &connection, SecretStore &secrets)
{
    const auto keep = [&](SecretField field, const Secret &value) {
        return done(secrets.write(secretEntry(connection.id, field), value));
    };
    if (connection.method == AuthMethod::TokenBased)
        return keep(SecretField::ConsumerKey, hex64('a'))
            && keep(SecretField::ConsumerSecret, hex64('b'))
            && keep(SecretField::TokenId, hex64('c')) && keep(SecretField::TokenSecret, hex64('d'));
    return keep(SecretField::ClientId, hex64('e'))
        && keep(SecretField::CertificateId,
                Secret(QStringLiteral("kT3xR_9fLqWm2Zp8Hs4Vb7Nc1Dy6Ge0Aj5Kt-oRuVw8")))
        && keep(SecretField::PrivateKey, signingKey().toPkcs8Pem().value());
}

inline bool fill(ConnectionStore &connections, SecretStore &secrets)
{
    bool good = done(connections.load());
    QList<Connection> all{
        tokenBased(QStringLiteral("1"), QStringLiteral("Larkfield Instruments"),
                   QStringLiteral("7304182")),
        tokenBased(QStringLiteral("2"), QStringLiteral("Larkfield sandbox"),
                   QStringLiteral("7304182_SB1")),
        tokenBased(QStringLiteral("3"), QStringLiteral("Bramwell & Osei Foods"),
                   QStringLiteral("5120044")),
        tokenBased(QStringLiteral("4"), QStringLiteral("Northwharf Cycles preview"),
                   QStringLiteral("6120448_RP")),
        tokenBased(QStringLiteral("5"), QStringLiteral("Tidemark Paper trial"),
                   QStringLiteral("TSTDRV2719305")),
    };
    provenAt(all[0], today().addSecs(-9 * 3600));
    provenAt(all[1], today().addSecs(-2 * 3600));
    withCertificate(all[1], 475);
    provenAt(all[2], today().addSecs(-3600));
    withCertificate(all[2], 12);
    provenAt(all[3], today().addDays(-20));
    all[4].proof = ProofState::Failing;
    all[4].lastFailure = QStringLiteral("The integration record is blocked or unknown");
    for (const Connection &connection : all) {
        good = done(connections.save(connection)) && good;
        good = keepSecrets(connection, secrets) && good;
    }
    DraftValues draft;
    draft.connectionId = QStringLiteral("6");
    draft.name = QStringLiteral("Harrow & Finch sandbox");
    draft.accountText = QStringLiteral("6120933_SB2");
    draft.step = SetupStep::M2mIntegration;
    return done(connections.saveDraft(QStringLiteral("6d"), draft.toJson())) && good;
}

} // namespace suitescope::invented
