// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/auth/credentials.h"
#include "lib/setup/draftvalues.h"
#include "lib/storage/connectionstore.h"
#include "lib/storage/keychainsecretstore.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace suitescope {

/*! A home of its own with connections whose secrets lie in the keychain, and the program in it. For
 * tests that know SUITESCOPE_PROGRAM. */
struct KeptConnections
{
    QTemporaryDir home;
    ConnectionStore connections{
        home.filePath(QStringLiteral("config/SuiteScope/connections.json"))};
    KeychainSecretStore keychain;

    struct Answer
    {
        int code = -1;
        QByteArray out;
        QByteArray err;
    };

    template<typename T> [[nodiscard]] static bool done(const QFuture<Result<T>> &future)
    {
        return QTest::qWaitFor([&future] { return future.isFinished(); })
            && future.result().has_value();
    }

    [[nodiscard]] bool load() { return done(connections.load()); }

    /*! \a facts with its id; its secrets too. */
    [[nodiscard]] bool keep(Connection facts, const Credentials &credentials)
    {
        QHash<SecretField, Secret> secrets;
        if (const auto *tokens = std::get_if<TbaCredentials>(&credentials)) {
            facts.method = AuthMethod::TokenBased;
            secrets = {{SecretField::ConsumerKey, tokens->consumerKey},
                       {SecretField::ConsumerSecret, tokens->consumerSecret},
                       {SecretField::TokenId, tokens->tokenId},
                       {SecretField::TokenSecret, tokens->tokenSecret}};
        } else {
            const auto &values = std::get<M2mCredentials>(credentials);
            facts.algorithm = values.algorithm;
            facts.scopes = values.scopes;
            secrets = {{SecretField::ClientId, Secret(values.clientId)},
                       {SecretField::CertificateId, Secret(values.certificateId)},
                       {SecretField::PrivateKey, values.key.toPkcs8Pem().value()}};
        }
        for (auto it = secrets.cbegin(); it != secrets.cend(); ++it) {
            if (!done(keychain.write(secretEntry(facts.id, it.key()), it.value())))
                return false;
        }
        return done(connections.save(facts));
    }

    [[nodiscard]] bool forgetSecrets()
    {
        bool all = true;
        const QList<Connection> stored = connections.connections();
        for (const Connection &facts : stored) {
            for (const SecretField field : fieldsOf(facts.method))
                all = done(keychain.remove(secretEntry(facts.id, field))) && all;
        }
        return all;
    }

    [[nodiscard]] Answer run(const QStringList &arguments) const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("HOME"), home.path());
        for (const auto &[variable, folder] :
             {std::pair("XDG_CONFIG_HOME", "config"), std::pair("XDG_DATA_HOME", "data"),
              std::pair("XDG_CACHE_HOME", "cache")})
            environment.insert(QString::fromLatin1(variable),
                               home.filePath(QString::fromLatin1(folder)));
        QProcess program;
        program.setProcessEnvironment(environment);
        program.start(QString::fromLatin1(SUITESCOPE_PROGRAM), arguments);
        constexpr int longest = 30'000;
        if (!QTest::qWaitFor([&program] { return program.state() == QProcess::NotRunning; },
                             longest))
            return {};
        return {program.exitCode(), program.readAllStandardOutput(),
                program.readAllStandardError()};
    }
};

} // namespace suitescope
