// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/doctor.h"
#include "lib/simulator/simulatedserver.h"

namespace suitescope {

inline constexpr auto m2m = AuthMethod::ClientCredentials;
inline constexpr auto tba = AuthMethod::TokenBased;

/*! An account where both methods work, and what a connection to it knows. */
struct Stage
{
    SimulatedAccount account;
    SimulatedServer server{account};
    SimulatedServer::Wire wire = SimulatedServer::Wire::Plain;
    std::optional<std::chrono::milliseconds> patience; // absent: the program's own
    KeyPair key = KeyPair::generate(KeyAlgorithm::EcP256).value();
    Doctor::Subject m2mSubject;
    Doctor::Subject tbaSubject;

    explicit Stage(const QString &id = QStringLiteral("DEMO"))
        : account(AccountId::parse(id).value())
    {
        account.setDataSize(10, 10);
        const QByteArray certificate
            = Certificate::selfSigned(
                  key, {QStringLiteral("test"), QDateTime::currentDateTimeUtc().addSecs(-60), 700})
                  .value()
                  .toPem();
        ShownOnce integration;
        const auto mapping = account.prepareForDemo(certificate, &integration);
        const ShownOnce token = account.addToken(account.integrations().constFirst().id, role(),
                                                 account.users().constFirst());
        m2mSubject.facts.account = account.id();
        m2mSubject.facts.certificatePem = certificate;
        m2mSubject.credentials = M2mCredentials{integration.first,
                                                mapping.certificateId,
                                                key,
                                                SigningAlgorithm::ES256,
                                                {QStringLiteral("rest_webservices")}};
        tbaSubject.facts.account = account.id();
        tbaSubject.facts.method = tba;
        tbaSubject.credentials
            = TbaCredentials{account.id().realm(), Secret(integration.first),
                             Secret(integration.second), Secret(token.first), Secret(token.second)};
    }

    [[nodiscard]] int role() const { return account.roles().constLast().id; }
    [[nodiscard]] Doctor::Subject &subject(AuthMethod method)
    {
        return method == m2m ? m2mSubject : tbaSubject;
    }
    void forgetPermission(const QString &name) { account.setPermission(role(), name, 0); }
    void change(const std::function<void(SimulatedIntegration &)> &change)
    {
        SimulatedIntegration changed = account.integrations().constFirst();
        change(changed);
        account.changeIntegration(changed);
    }
    /*! Another connection, of the Administrator, with a key and an integration of its own. */
    [[nodiscard]] Witness administrator(AuthMethod method, int role = 3);
    M2mCredentials &m2mCredentials() { return std::get<M2mCredentials>(*m2mSubject.credentials); }
    TbaCredentials &tbaCredentials() { return std::get<TbaCredentials>(*tbaSubject.credentials); }
};

/*! A fault, where it shows and how far down its cause may stand: by the wire alone, and with what
 * the Login Audit Trail says. 0 for the wire: NetSuite gives nothing to go by. */
struct FaultRow
{
    Fault fault;
    AuthMethod method;
    bool worked; // before
    RungId rung;
    CauseId cause;
    int place = 1;
    int placeWithTrail = 1;
};

/*! Lets the doctor run against the stage's server. */
[[nodiscard]] DoctorReport examine(Stage &stage, AuthMethod method);
[[nodiscard]] int refusalsOf(const SimulatedAccount &account);

[[nodiscard]] const QList<FaultRow> &faultRows();
/*! Those that a good client does not suffer from, or that are looked at elsewhere. */
[[nodiscard]] const QList<Fault> &harmlessFaults();
/*! What the fault needs to show. */
[[nodiscard]] int parameterOf(Fault fault);
/*! How long to wait for an answer, so that a test need not wait as long as the program. */
[[nodiscard]] std::optional<std::chrono::milliseconds> patienceWith(Fault fault);
[[nodiscard]] int placeOf(CauseId cause, const QList<Cause> &causes); // from 1; 0: not among them
[[nodiscard]] QString ranking(const QList<Cause> &causes);

} // namespace suitescope
