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
    return refusedRequests + (client ? client->refusedSignIns() : 0);
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
    case RungId::SuiteQl:
        return suiteQl();
    case RungId::FeaturesAndPermissions:
        return features(QStringLiteral("SELECT name, id, isavailable, isactive "
                                       "FROM companyfeaturesetup"),
                        true);
    case RungId::RestletScope:
        return restletScope();
    case RungId::CertificateEnd:
        return certificateEnd();
    }
}

void Doctor::Private::conclude()
{
    DoctorReport report;
    report.rungs = rungs;
    report.causes = diagnose(rungs, method());
    report.finished = clock();
    report.refusedSignIns = refused();
    current.release()->deleteLater(); // one of its handlers is running
    client.reset();
    emit q.finished(report);
}

void Doctor::Private::local()
{
    const RungResult result
        = checkLocally(subject.facts, subject.credentials, subject.unreadable, clock());
    rung(RungId::LocalChecks).facts = result.facts;
    end(RungId::LocalChecks, result.state, result.error);
}

void Doctor::Private::restletScope()
{
    RungFacts &facts = rung(RungId::RestletScope).facts;
    const QStringList asked
        = isM2m() ? std::get<M2mCredentials>(*subject.credentials).scopes : QStringList();
    if (!asked.contains(QStringLiteral("restlets"))) {
        facts.notAsked = true;
        end(RungId::RestletScope, RungState::Skipped);
        return;
    }
    // Calling some RESTlet could change data, so the token itself is the witness.
    facts.scopes = rung(RungId::SignIn).facts.scopes;
    const bool granted
        = facts.scopes.isEmpty() || facts.scopes.contains(QStringLiteral("restlets"));
    end(RungId::RestletScope, granted ? RungState::Passed : RungState::Failed);
}

void Doctor::Private::certificateEnd()
{
    Connection facts = subject.facts;
    facts.method = method();
    const RungResult result = checkCertificateEnd(facts, clock());
    rung(RungId::CertificateEnd).facts = result.facts;
    end(RungId::CertificateEnd, result.state);
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
    }
    QMetaObject::invokeMethod(
        d->current.get(),
        [this, run = d->current.get()] {
            if (d->current.get() == run)
                d->run(RungId::LocalChecks);
        },
        Qt::QueuedConnection);
}

void Doctor::stop()
{
    if (!isRunning())
        return;
    d->current.release()->deleteLater(); // stop() may be called from one of its handlers
    d->pending.cancel();
    d->client.reset(); // ends a sign-in under way
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
