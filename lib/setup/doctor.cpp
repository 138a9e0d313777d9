// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/doctor.h"

#include "lib/base/async.h"
#include "lib/base/log.h"
#include "lib/setup/doctor_p.h"
#include "lib/setup/localchecks.h"

#include <algorithm>

namespace suitescope {

bool DoctorReport::isProven() const
{
    return !rungs.isEmpty()
        && std::all_of(rungs.cbegin(), rungs.cend(), [](const RungResult &result) {
               return result.state != RungState::Failed && result.state != RungState::Waiting
                   && result.state != RungState::Running;
           });
}

Doctor::Private::Private(Doctor &doctor, Transport &aTransport, ServiceUrls serviceUrls,
                         Subject aSubject, Clock aClock)
    : q(doctor), transport(aTransport), urls(std::move(serviceUrls)), subject(std::move(aSubject)),
      clock(std::move(aClock))
{
    reset();
}

void Doctor::Private::reset()
{
    rungs.clear();
    for (const RungId id : ladder()) {
        RungResult result;
        result.id = id;
        rungs.append(result);
    }
    refusedRequests = 0;
    recordTypes.clear();
    tokenMade = {};
    refusedAt = {};
    nextWitness = 0;
    auditDetail.clear();
    auditReader.clear();
    refusedWitnesses = 0;
}

bool Doctor::Private::isM2m() const
{
    return method() == AuthMethod::ClientCredentials;
}

AuthMethod Doctor::Private::method() const
{
    if (!subject.credentials)
        return subject.facts.method;
    return std::holds_alternative<M2mCredentials>(*subject.credentials)
        ? AuthMethod::ClientCredentials
        : AuthMethod::TokenBased;
}

int Doctor::Private::refused() const
{
    return refusedRequests + (client ? client->refusedSignIns() : 0)
        + (witnessClient ? witnessClient->refusedSignIns() : 0);
}

void Doctor::Private::begin(RungId id)
{
    rung(id).state = RungState::Running;
    timer.start();
    emit q.rungChanged(id);
}

// The next rung starts from the event loop: whoever listens may stop in between.
void Doctor::Private::end(RungId id, RungState state, const std::optional<Error> &error)
{
    RungResult &result = rung(id);
    result.state = state;
    result.error = error;
    result.elapsed = std::chrono::milliseconds(timer.elapsed());
    qCDebug(lcSetup) << rungKey(id) << "ended after" << timer.elapsed()
                     << "ms, failed:" << (state == RungState::Failed);
    const bool climbsOn = state != RungState::Failed && id != RungId::CertificateEnd;
    const RungId next = climbsOn ? RungId(int(id) + 1) : RungId::CertificateEnd;
    QObject *const context = current.get();
    emit q.rungChanged(id);
    if (current.get() != context) // stopped by a listener
        return;
    QMetaObject::invokeMethod(
        context,
        [this, id, next, context] {
            if (current.get() != context)
                return;
            if (id == RungId::CertificateEnd)
                conclude();
            else if (rung(next).state == RungState::Waiting)
                run(next);
            else // told already, together with this one
                end(next, rung(next).state, rung(next).error);
        },
        Qt::QueuedConnection);
}

void Doctor::Private::run(RungId id)
{
    begin(id);
    if (!current) // stopped by a listener
        return;
    switch (id) {
    case RungId::LocalChecks:
        return local();
    case RungId::NameAndTls:
        return nameAndTls();
    case RungId::ClockOffset:
        return clockRung();
    case RungId::SignIn:
        return signIn();
    case RungId::Rest:
        return rest();
    case RungId::RecordMetadata:
        return recordMetadata();
    case RungId::RecordList:
        return recordList();
    case RungId::RecordById:
        return recordById();
    case RungId::SuiteQl:
        return suiteQl();
    case RungId::FeaturesAndPermissions:
        return features(QStringLiteral("SELECT name, id, isavailable, isactive "
                                       "FROM companyfeaturesetup"),
                        true);
    case RungId::RestletScope:
        return scopes();
    case RungId::CertificateEnd:
        return certificateEnd();
    }
}

// What was counted is on the disk before the report is told: a command may end the program then.
void Doctor::Private::conclude()
{
    if (needsWitness()) {
        askWitness();
        return;
    }
    if (!counted.isValid() || counted.isFinished()) {
        tell();
        return;
    }
    whenDone(current.get(), counted, [this, run = current.get()](const Result<> &) {
        if (current.get() == run)
            tell();
    });
}

void Doctor::Private::tell()
{
    DoctorReport report;
    report.rungs = rungs;
    report.input = input();
    report.causes = diagnose(report.input);
    report.remarks = remarks(report.input);
    report.finished = clock();
    report.refusedSignIns = refused();
    current.release()->deleteLater(); // one of its handlers is running
    client.reset();
    witnessClient.reset();
    emit q.finished(report);
}

DiagnosisInput Doctor::Private::input() const
{
    DiagnosisInput input;
    input.method = method();
    input.rungs = rungs;
    input.credentials
        = credentialFacts(subject.facts, subject.credentials, urls, subject.accountWritten);
    input.credentials.networkNow = subject.facts.demo ? QString() : subject.network;
    input.others = subject.others;
    // One that worked and is refused now fails as well.
    input.others.failing += refusedWitnesses;
    input.others.working = std::max(0, input.others.working - refusedWitnesses);
    input.auditDetail = auditDetail;
    input.auditReader = auditReader;
    input.refusedLately = subject.budget ? subject.budget->refusedLately(identity) : refused();
    input.now = clock();
    return input;
}

void Doctor::Private::countRefusal(const QByteArray &who)
{
    if (refusedAt.isNull()) {
        const auto offset = rung(RungId::ClockOffset).facts.clockOffset;
        refusedAt = clock().addMSecs(-offset.value_or(std::chrono::milliseconds(0)).count());
    }
    if (subject.budget)
        counted = subject.budget->countRefusal(who);
}

bool Doctor::Private::mayAskAgain() const
{
    return refused() < SignInBudget::inRun
        && (!subject.budget || subject.budget->refusedLately(identity) <= refused());
}

void Doctor::Private::local()
{
    const RungResult result
        = checkLocally(subject.facts, subject.credentials, subject.unreadable, clock());
    rung(RungId::LocalChecks).facts = result.facts;
    end(RungId::LocalChecks, result.state, result.error);
}

Doctor::Doctor(Transport &transport, ServiceUrls urls, Subject subject, Clock clock,
               QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(*this, transport, std::move(urls),
                                                   std::move(subject), std::move(clock)))
{
}

Doctor::~Doctor()
{
    d->current.reset();
    d->pending.cancel();
    d->pendingWitness.cancel();
}

void Doctor::start()
{
    if (isRunning())
        return;
    d->reset();
    d->current = std::make_unique<QObject>();
    if (d->subject.credentials) {
        d->client = std::make_unique<RestClient>(d->transport, d->urls, *d->subject.credentials,
                                                 d->clock);
        d->identity = signInIdentity(d->subject.facts.account, *d->subject.credentials);
        connect(d->client.get(), &RestClient::signInRefused, d->current.get(),
                [this] { d->countRefusal(d->identity); });
    }
    const QFuture<Result<>> known
        = d->subject.budget ? d->subject.budget->load() : suitescope::finished<void>({});
    // An unreadable count is none: the sign-ins of this run are counted all the same.
    whenDone(d->current.get(), known, [this, run = d->current.get()](const Result<> &) {
        if (d->current.get() == run)
            d->run(RungId::LocalChecks);
    });
}

void Doctor::stop()
{
    if (!isRunning())
        return;
    d->current.release()->deleteLater(); // stop() may be called from one of its handlers
    d->pending.cancel();
    d->pendingWitness.cancel();
    d->client.reset(); // ends a sign-in under way
    d->witnessClient.reset();
    for (RungResult &result : d->rungs) {
        if (result.state == RungState::Running)
            result.state = RungState::Waiting;
    }
    emit stopped();
}

bool Doctor::isRunning() const
{
    return d->current != nullptr;
}

const QList<RungResult> &Doctor::rungs() const
{
    return d->rungs;
}

} // namespace suitescope
