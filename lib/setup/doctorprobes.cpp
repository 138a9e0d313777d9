// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The rungs of the doctor that ask the network.
#include "lib/base/async.h"
#include "lib/setup/doctor_p.h"
#include "lib/setup/probeanswers.h"

#include <QPointer>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr std::chrono::minutes clockTolerance{5};
constexpr std::chrono::minutes clockWarning{2};
constexpr int mostRows = 1000;

/*! Refusals that say "this role may not read it", and not "the network is gone". */
bool isRefusal(const Error &error)
{
    const ErrorKind kind = error.kind;
    return kind == ErrorKind::Forbidden || kind == ErrorKind::NotFound
        || kind == ErrorKind::Rejected
        || kind == ErrorKind::ServerFault // a column that NetSuite's engine stumbles over
        || kind == ErrorKind::BadReply;
}

} // namespace

void Doctor::Private::ask(Request request, Handler handler)
{
    // The transport may ask after the run has ended.
    request.authorization
        = [authorizer = QPointer<Authorizer>(&client->authorizer()), method = request.method,
           url = request.url]() -> QFuture<Result<Secret>> {
        if (!authorizer)
            return suitescope::finished<Secret>(failure(ErrorKind::Canceled));
        return authorizer->authorize(method, url);
    };
    askUnsigned(request, [this, handler = std::move(handler)](const Result<Response> &answer) {
        if (!answer && answer.error().kind == ErrorKind::Unauthorized)
            ++refusedRequests;
        handler(answer);
    });
}

void Doctor::Private::askUnsigned(const Request &request, Handler handler)
{
    pending = transport.send(request);
    whenDone(
        current.get(), pending,
        [this, run = current.get(), handler = std::move(handler)](const Result<Response> &answer) {
            if (current.get() == run) // not stopped meanwhile
                handler(answer);
        });
}

void Doctor::Private::nameAndTls()
{
    rung(RungId::NameAndTls).facts.host = urls.suiteTalk().authority();
    askUnsigned(Request::get(urls.dataCenterUrls()), [this](const Result<Response> &answer) {
        RungFacts &facts = rung(RungId::NameAndTls).facts;
        if (!answer) {
            // A proxy in NetSuite's place need not offer the discovery service.
            const bool noService
                = urls.isOverridden() && answer.error().kind == ErrorKind::NotFound;
            facts.notReadable = noService;
            end(RungId::NameAndTls, noService ? RungState::Warned : RungState::Failed,
                noService ? std::nullopt : std::optional(answer.error()));
            return;
        }
        facts.tls = answer->tls;
        takeClock(*answer);
        const Result<> read = readDiscovery(answer->body);
        if (read)
            end(RungId::NameAndTls, RungState::Passed);
        else
            end(RungId::NameAndTls, RungState::Failed, read.error());
    });
}

// The Date header has no fraction: half a second is its middle.
void Doctor::Private::takeClock(const Response &answer)
{
    if (!answer.serverDate.isValid())
        return;
    rung(RungId::ClockOffset).facts.clockOffset
        = clockOffset(clock(), answer.elapsed, answer.serverDate.addMSecs(500));
}

void Doctor::Private::clockRung()
{
    const auto judge = [this] {
        const auto offset = rung(RungId::ClockOffset).facts.clockOffset;
        RungState state = offset ? RungState::Passed : RungState::Skipped;
        if (offset && std::chrono::abs(*offset) > clockTolerance)
            state = RungState::Failed;
        else if (offset && std::chrono::abs(*offset) > clockWarning)
            state = RungState::Warned;
        end(RungId::ClockOffset, state);
    };
    if (rung(RungId::ClockOffset).facts.clockOffset) {
        judge();
        return;
    }
    Request request = Request::get(urls.suiteTalk());
    request.method = "HEAD"_ba;
    askUnsigned(request, [this, judge](const Result<Response> &answer) {
        if (answer)
            takeClock(*answer);
        judge(); // without a time serverTime tells it later
    });
}

void Doctor::Private::signIn()
{
    if (isM2m())
        signInWithToken();
    else
        signInWithRequest();
}

void Doctor::Private::signInWithToken()
{
    whenDone(current.get(), client->authorizer().signIn(),
             [this, run = current.get()](const Result<AccessToken> &token) {
                 if (current.get() != run)
                     return;
                 if (!token) {
                     end(RungId::SignIn, RungState::Failed, token.error());
                     return;
                 }
                 RungFacts &facts = rung(RungId::SignIn).facts;
                 facts.roleId = token->roleId;
                 facts.entityId = token->entityId;
                 facts.scopes = token->scopes;
                 end(RungId::SignIn, RungState::Passed);
             });
}

// A signed request is the sign-in itself, so the same one climbs two rungs.
void Doctor::Private::signInWithRequest()
{
    ask(Request::get(urls.serverTime()), [this](const Result<Response> &answer) {
        RungResult &next = rung(RungId::Rest);
        if (!answer) {
            const Error &error = answer.error();
            const bool signedIn
                = error.kind == ErrorKind::Forbidden || error.kind == ErrorKind::NotFound;
            if (signedIn) {
                next.state = RungState::Failed;
                next.error = error;
            }
            end(RungId::SignIn, signedIn ? RungState::Passed : RungState::Failed,
                signedIn ? std::nullopt : std::optional(error));
            return;
        }
        Error error;
        const bool read = takeServerTime(*answer, error);
        if (read)
            next.state = RungState::Passed;
        end(RungId::SignIn, read ? RungState::Passed : RungState::Failed,
            read ? std::nullopt : std::optional(error));
    });
}

void Doctor::Private::rest()
{
    ask(Request::get(urls.serverTime()), [this](const Result<Response> &answer) {
        Error error = answer ? Error() : answer.error();
        if (answer && takeServerTime(*answer, error))
            end(RungId::Rest, RungState::Passed);
        else
            end(RungId::Rest, RungState::Failed, error);
    });
}

bool Doctor::Private::takeServerTime(const Response &answer, Error &error)
{
    const Result<QDateTime> time = readServerTime(answer.body);
    if (!time) {
        error = time.error();
        return false;
    }
    RungResult &clockResult = rung(RungId::ClockOffset);
    clockResult.facts.clockOffset = clockOffset(clock(), answer.elapsed, *time);
    if (clockResult.state == RungState::Skipped)
        clockResult.state = RungState::Passed;
    emit q.rungChanged(RungId::ClockOffset);
    return true;
}

void Doctor::Private::recordMetadata()
{
    ask(Request::get(urls.metadataCatalog()), [this](const Result<Response> &answer) {
        const Result<int> count = answer.and_then(
            [](const Response &response) { return countRecordTypes(response.body); });
        if (!count) {
            end(RungId::RecordMetadata, RungState::Failed, count.error());
            return;
        }
        rung(RungId::RecordMetadata).facts.recordTypes = *count;
        end(RungId::RecordMetadata, RungState::Passed);
    });
}

void Doctor::Private::suiteQl()
{
    const Request request = suiteQlRequest(urls, u"SELECT 'x' AS probe FROM DUAL"_s, 1);
    ask(request, [this](const Result<Response> &answer) {
        const Result<> read = answer.and_then(
            [](const Response &response) { return readSuiteQlProbe(response.body); });
        if (read)
            end(RungId::SuiteQl, RungState::Passed);
        else
            end(RungId::SuiteQl, RungState::Failed, read.error());
    });
}

void Doctor::Private::features(const QString &sql, bool mayFallBack)
{
    ask(suiteQlRequest(urls, sql, mostRows), [this, mayFallBack](const Result<Response> &answer) {
        if (!answer && answer.error().kind == ErrorKind::Unauthorized) {
            endFeatures(); // no second refused sign-in
            return;
        }
        if (!answer && !isRefusal(answer.error())) {
            end(RungId::FeaturesAndPermissions, RungState::Failed, answer.error());
            return;
        }
        if (!answer && mayFallBack && answer.error().kind == ErrorKind::Rejected) {
            features(u"SELECT * FROM companyfeaturesetup"_s, false); // a column is named otherwise
            return;
        }
        if (answer) {
            static_cast<void>(readFeatures(answer->body, Checklist(method()).features(),
                                           rung(RungId::FeaturesAndPermissions).facts));
        }
        permissions();
    });
}

void Doctor::Private::permissions()
{
    bool isNumber = false;
    const qint64 role = rung(RungId::SignIn).facts.roleId.toLongLong(&isNumber);
    if (!isNumber || role <= 0) { // TBA does not tell the role
        endFeatures();
        return;
    }
    const QString sql
        = u"SELECT permkey, name, permlevel FROM rolepermissions WHERE role = %1"_s.arg(role);
    ask(suiteQlRequest(urls, sql, mostRows), [this](const Result<Response> &answer) {
        if (!answer && !isRefusal(answer.error())
            && answer.error().kind != ErrorKind::Unauthorized) {
            end(RungId::FeaturesAndPermissions, RungState::Failed, answer.error());
            return;
        }
        if (answer) {
            static_cast<void>(readPermissions(answer->body,
                                              Checklist(method()).permissionsFor(subject.dataNeeds),
                                              rung(RungId::FeaturesAndPermissions).facts));
        }
        endFeatures();
    });
}

void Doctor::Private::endFeatures()
{
    RungFacts &facts = rung(RungId::FeaturesAndPermissions).facts;
    facts.notReadable = facts.featuresNeeded == 0 && facts.permissionsNeeded == 0;
    const bool whole = facts.missingFeatures.isEmpty() && facts.missingPermissions.isEmpty();
    end(RungId::FeaturesAndPermissions, whole ? RungState::Passed : RungState::Warned);
}

} // namespace suitescope
