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
    [[nodiscard]] bool isOn(const char *feature) const; // as the fault pretends
    [[nodiscard]] QHash<QString, int> permissionsOf(const SimulatedRole &role) const; // likewise
    /*! The same for one who signs in: what the fault hides is served. */
    [[nodiscard]] QHash<QString, int> permissionsMet(const SimulatedRole &role) const;
    [[nodiscard]] SimulatedIntegration *integration(int number);
    [[nodiscard]] SimulatedRole *role(int number);
    [[nodiscard]] SimulatedToken *token(int number);
    [[nodiscard]] SimulatedMapping *mapping(int number);
    void setBack(); // as a new account
    void changed() { ++generation; }

    // What the administrator sees and does while a fault is on (mending.cpp); with the mutex held.
    [[nodiscard]] QString hiddenFeature() const; // the one that seems off
    [[nodiscard]] bool hidesPermission(const QString &key) const;
    [[nodiscard]] SimulatedIntegration asSeen(SimulatedIntegration integration) const;
    /*! What \a changed says, without what the fault merely pretends. */
    [[nodiscard]] SimulatedIntegration asMeant(SimulatedIntegration changed,
                                               const SimulatedIntegration &before) const;
    enum class Deed { AddIntegration, ResetCredentials, AddToken, AddMapping };
    /*! Ends the fault when \a deed is what mends it and somebody has met it. */
    void mendBy(Deed deed);
    void mended();
    /*! The sentence with which the fault refuses a certificate; empty when it does not. */
    [[nodiscard]] QString uploadRefusal() const;

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
    /*! The same as the administrator does it: past no fault. Takes the lock. */
    [[nodiscard]] MappingAnswer upload(int integrationNumber, int roleNumber, const QString &entity,
                                       const QByteArray &certificatePem);

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
    FaultPlace faultPlace = FaultPlace::Data;
    mutable int faultsServed = 0; // how often it has shown on the wire, or refused an upload
    bool isStopping = false; // the server is: nobody waits for a slow answer
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
