// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/doctor.h"
#include "lib/setup/signinbudget.h"

#include <QElapsedTimer>

namespace suitescope {

/*! One run of the ladder: a function a rung, each ends with end(). */
struct Doctor::Private
{
    using Handler = std::function<void(const Result<Response> &)>;

    Private(Doctor &doctor, Transport &aTransport, ServiceUrls serviceUrls, Subject aSubject,
            Clock aClock);

    void reset();
    void begin(RungId id);
    void end(RungId id, RungState state, const std::optional<Error> &error = {});
    void run(RungId id);
    void conclude();
    void tell();
    [[nodiscard]] DiagnosisInput input() const;
    void countRefusal(const QByteArray &who);
    [[nodiscard]] bool mayAskAgain() const; // whether one more refusal is bearable

    void local();
    void nameAndTls();
    void clockRung();
    void takeClock(const Response &answer);
    void signIn();
    void signInWithToken();
    void signInWithRequest();
    void endSignIn(const Error &error);
    void askRestlet(RungId failed, const Error &error);
    void rest();
    void endRest(const Error &error);
    bool takeServerTime(const Response &answer, Error &error);
    void recordMetadata();
    void recordList();
    void readAnyRecord(const Error &listError);
    void recordById();
    void suiteQl();
    void findTable();
    void features(const QString &sql, bool mayFallBack);
    void permissions();
    void readRole(const QString &sql, const QString &otherwise);
    void limits();
    void auditTrail();
    void endFeatures();
    void scopes();
    void tryRestletScope();
    void certificateEnd();
    void mappings();
    [[nodiscard]] bool hasPassed(RungId id) const;
    [[nodiscard]] bool needsWitness() const;
    void askWitness();
    [[nodiscard]] bool mayTrouble(const Witness &called);
    void askAuditTrail(int question);

    /*! Signed, once: a refusal is not tried again with a new token, since it counts in NetSuite. */
    void ask(Request request, Handler handler);
    void askAs(RestClient &as, Request request, const QByteArray &who, Handler handler);
    void askUnsigned(Request request, Handler handler);

    [[nodiscard]] RungResult &rung(RungId id) { return rungs[qsizetype(id)]; }
    [[nodiscard]] bool isM2m() const;
    [[nodiscard]] AuthMethod method() const;
    [[nodiscard]] int refused() const;

    Doctor &q;
    Transport &transport; // outlives the doctor
    const ServiceUrls urls;
    const Subject subject;
    const Clock clock;

    QList<RungResult> rungs;
    std::unique_ptr<QObject> current; // context of a run's handlers; gone when stopped
    std::unique_ptr<RestClient> client;
    QFuture<Result<Response>> pending;
    QElapsedTimer timer; // of the rung that runs
    QStringList recordTypes;
    QByteArray identity; // for the budget
    QFuture<Result<>> counted; // the latest refusal on the disk
    QDateTime tokenMade;
    int refusedRequests = 0;
    QDateTime refusedAt; // the first refusal, by NetSuite's clock

    // the connection that reads the Login Audit Trail
    int nextWitness = 0;
    QFuture<Result<Witness>> pendingWitness;
    Witness witness;
    QByteArray witnessIdentity;
    std::unique_ptr<RestClient> witnessClient;
    QString auditDetail;
    QString auditReader;
    int refusedWitnesses = 0;
};

} // namespace suitescope
