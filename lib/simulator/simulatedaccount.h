// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/account/accountid.h"
#include "lib/simulator/fault.h"

#include <QByteArray>
#include <QDateTime>
#include <QHash>
#include <QList>
#include <QSet>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

namespace suitescope {

/*! Values that the simulated NetSuite shows once. */
struct ShownOnce
{
    QString first; // consumer key = client ID, or token ID
    QString second; // consumer secret, or token secret
};

struct SimulatedIntegration
{
    int id = 0;
    QString name;
    bool enabled = true;
    bool tokenBased = true;
    bool clientCredentials = false;
    QSet<QString> scopes; // "rest_webservices", "restlets", "suite_analytics"
    int generation = 1; // grows with every reset of the credentials

    friend bool operator==(const SimulatedIntegration &, const SimulatedIntegration &) = default;
};

struct SimulatedRole
{
    int id = 0;
    QString name;
    QHash<QString, int> permissions; // key -> level: 1 View, 2 Create, 3 Edit, 4 Full
    bool inactive = false;
};

struct SimulatedToken
{
    int id = 0;
    int integration = 0;
    int role = 0;
    QString user;
    bool revoked = false;
    int integrationGeneration = 1;
};

struct SimulatedMapping
{
    int id = 0;
    int integration = 0;
    int role = 0;
    QString entity;
    QString certificateId; // the `kid`
    QByteArray certificatePem;
    QDateTime created;
    bool revoked = false;
};

/*! An entry of the simulated Login Audit Trail. */
struct SimulatedLogin
{
    QDateTime when;
    bool success = false;
    QString detail; // Oracle's words: "InvalidSignature", "token_rejected", …
    QString user; // as far as they are known
    QString role;
    QString application;
};

/*! A NetSuite account inside the program: what the administrator's pages change and what the wire
   checks. Thread-safe: the server asks from its own threads. It shares no code with the client's
   signer: base strings and assertions are built and read again here, on lib/crypto's primitives
   alone. Invented secrets derive from a fixed seed and counters, so that no file ever holds one. */
class SimulatedAccount
{
public:
    explicit SimulatedAccount(AccountId id, std::function<QDateTime()> clock = {});
    ~SimulatedAccount();

    [[nodiscard]] AccountId id() const;
    [[nodiscard]] QString companyName() const;

    // what the administrator sees and changes
    struct Feature
    {
        QString id; // "RESTWEBSERVICES", …
        QString name;
        QString subtab;
        QString section;
        bool on = false;
    };
    [[nodiscard]] QList<Feature> features() const;
    void setFeature(const QString &id, bool on);

    struct Permission
    {
        QString key;
        QString name;
        QString subtab;
        QList<int> levels; // those offered
    };
    [[nodiscard]] static QList<Permission> permissions(); // all that a role may be given
    [[nodiscard]] QList<SimulatedRole> roles() const;
    int addRole(const QString &name);
    void setPermission(int role, const QString &key, int level); // 0 takes it away
    void setRoleInactive(int role, bool inactive);
    [[nodiscard]] QStringList users() const; // entities that may be chosen

    [[nodiscard]] QList<SimulatedIntegration> integrations() const;
    ShownOnce addIntegration(const SimulatedIntegration &wanted, int *id = nullptr);
    void changeIntegration(const SimulatedIntegration &changed);
    ShownOnce resetCredentials(int integration);

    [[nodiscard]] QList<SimulatedToken> tokens() const;
    ShownOnce addToken(int integration, int role, const QString &user, int *id = nullptr);
    void revokeToken(int token);

    /*! The certificate ID, or a sentence why NetSuite refuses the file. */
    struct MappingAnswer
    {
        QString certificateId;
        QString refusal;
    };
    MappingAnswer addMapping(int integration, int role, const QString &entity,
                             const QByteArray &certificatePem);
    [[nodiscard]] QList<SimulatedMapping> mappings() const;
    void revokeMapping(int mapping);

    [[nodiscard]] QList<SimulatedLogin> loginAuditTrail() const; // newest first
    void refreshSandbox(); // wipes integrations, tokens, mappings; sets features back

    /*! Everything ready for a first look: features on, a role, an integration and an M2M mapping
     * for \a certificatePem. */
    MappingAnswer prepareForDemo(const QByteArray &certificatePem, ShownOnce *integration);

    /*! One at a time. The administrator's side shows what the fault pretends, and ends it by doing
     * what would mend it. \a parameter: milliseconds, seconds or a count, as the fault needs. */
    void setFault(Fault fault, int parameter = 0, FaultPlace place = FaultPlace::Data);
    [[nodiscard]] Fault fault() const;
    [[nodiscard]] FaultChoice faultChoice() const;
    /*! How often the fault has shown since it was set; kept when it ends by itself. */
    [[nodiscard]] int faultsServed() const;
    /*! Rows of the large tables (customer, transaction); at least 100,000 each by default; tests
     * take fewer. Before the first query only. */
    void setDataSize(int customers, int transactions);

    // persistence without secrets
    [[nodiscard]] QByteArray state() const;
    bool restore(const QByteArray &state); // false, and unchanged, when it is not such a text

    struct Private;
    [[nodiscard]] Private &internals() const { return *d; } // for the server alone

private:
    std::unique_ptr<Private> d;
};

} // namespace suitescope
