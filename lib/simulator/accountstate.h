// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/crypto/secret.h"
#include "lib/simulator/accountcatalog.h"

#include <QElapsedTimer>

#include <atomic>
#include <memory>
#include <mutex>

namespace suitescope {

class DataStore;

/*! A bearer token that was handed out. */
struct BearerToken
{
    int mapping = 0;
    QSet<QString> scopes;
    int integrationGeneration = 0;
    QDateTime issued;
    QDateTime expires;
};

struct FailedSignIns
{
    int count = 0;
    QDateTime lockedUntil;
};

/*! Everything the account knows. What a function says it needs locked is guarded by `mutex`. */
struct SimulatedAccount::Private
{
    Private(AccountId accountId, std::function<QDateTime()> now);
    ~Private();

    [[nodiscard]] QDateTime now() const; // NetSuite's own clock, with its fault; takes no lock

    // with the mutex held
    [[nodiscard]] bool isOn(const char *feature) const;
    [[nodiscard]] SimulatedIntegration *integration(int number);
    [[nodiscard]] SimulatedRole *role(int number);
    [[nodiscard]] SimulatedToken *token(int number);
    [[nodiscard]] SimulatedMapping *mapping(int number);
    void setBack(); // as a new account
    void changed() { ++generation; }

    // Secrets come from a fixed seed and counters: nothing to store, the same after every restart.
    [[nodiscard]] QByteArray derived(const QByteArray &label) const; // 64 hex digits
    [[nodiscard]] QByteArray consumerKey(const SimulatedIntegration &of) const;
    [[nodiscard]] Secret consumerSecret(const SimulatedIntegration &of) const;
    [[nodiscard]] QByteArray tokenId(const SimulatedToken &of) const;
    [[nodiscard]] Secret tokenSecret(const SimulatedToken &of) const;
    [[nodiscard]] QString certificateId(int mappingNumber) const;

    [[nodiscard]] MappingAnswer addMapping(int integrationNumber, int roleNumber,
                                           const QString &entity,
                                           const QByteArray &certificatePem); // takes the lock

    // with the mutex held
    void note(bool success, const QString &detail, const QString &user = {},
              const QString &roleName = {}, const QString &application = {});
    [[nodiscard]] bool isLocked(const QString &user);
    void countFailure(const QString &user);

    const AccountId id;
    const std::function<QDateTime()> clock;

    std::mutex mutex;
    QSet<QString> featuresOn;
    QList<SimulatedRole> roles;
    QList<SimulatedIntegration> integrations;
    QList<SimulatedToken> tokens;
    QList<SimulatedMapping> mappings;
    int nextRole = 1001;
    int nextIntegration = 1;
    int nextToken = 1;
    int nextMapping = 1;
    int nextBearer = 1;
    quint64 generation = 1; // grows with every change of what the administrator sees

    QList<SimulatedLogin> trail; // newest first
    QHash<QString, FailedSignIns> failures;
    QHash<QByteArray, qint64> nonces; // token, nonce and timestamp -> timestamp
    QHash<QByteArray, BearerToken> bearers;

    Fault fault = Fault::None;
    int faultParameter = 0;
    int faultsServed = 0;
    QDateTime faultSet;
    QElapsedTimer faultTimer; // since the first refusal
    std::atomic<qint64> clockOffsetSeconds = 0;

    int customers = 100'000;
    int transactions = 100'000;
    std::mutex storeMutex; // guards the making of the store alone
    std::unique_ptr<DataStore> store; // made at the first query
};

/*! The end that counts: the certificate's own, or two years after the upload. */
[[nodiscard]] QDateTime mappingEnds(const SimulatedMapping &mapping);

} // namespace suitescope
