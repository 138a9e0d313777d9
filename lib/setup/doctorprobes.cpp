// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The rungs of the doctor that ask the network.
#include "lib/base/async.h"
#include "lib/rest/tlsfacts.h"
#include "lib/setup/doctor_p.h"
#include "lib/setup/probeanswers.h"

#include <QPointer>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr std::chrono::minutes clockTolerance{5};
constexpr std::chrono::minutes clockWarning{2};
constexpr qint64 largestAnswer = 16 * 1024 * 1024; // a catalog has about one MiB

/*! Whether the directory names another host than the one in use. A proxy or a tunnel in NetSuite's
 * place is another one by nature: there the directory has to name the account's usual host. */
bool namesOther(const QString &named, const ServiceUrls &urls)
{
    const QString used = urls.suiteTalk().host();
    if (named.isEmpty() || named == used)
        return false;
    const bool isNetSuite = used.endsWith(".netsuite.com"_L1);
    return isNetSuite || named != ServiceUrls(urls.account()).suiteTalk().host();
}

} // namespace

void Doctor::Private::ask(Request request, Handler handler)
{
    askAs(*client, std::move(request), identity, std::move(handler));
}

void Doctor::Private::askAs(RestClient &as, Request request, const QByteArray &who, Handler handler)
{
    // The transport may ask after the run has ended.
    request.authorization
        = [authorizer = QPointer<Authorizer>(&as.authorizer()), method = request.method,
           url = request.url]() -> QFuture<Result<Secret>> {
        if (!authorizer)
            return suitescope::finished<Secret>(failure(ErrorKind::Canceled));
        return authorizer->authorize(method, url);
    };
    // A refused token request has been counted by the client already.
    const int before = as.refusedSignIns();
    askUnsigned(std::move(request),
                [this, who, before, as = QPointer<RestClient>(&as),
                 handler = std::move(handler)](const Result<Response> &answer) {
                    const bool known = as && as->refusedSignIns() > before;
                    if (!answer && answer.error().kind == ErrorKind::Unauthorized && !known) {
                        ++refusedRequests;
                        countRefusal(who);
                    }
                    handler(answer);
                });
}

void Doctor::Private::askUnsigned(Request request, Handler handler)
{
    request.largestAnswer = largestAnswer;
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
            if (const QString issuer = tlsIssuer(answer.error()); !issuer.isEmpty())
                facts.tls.issuers = QStringList{issuer};
            if (answer.error().kind == ErrorKind::TlsIssuer)
                facts.tls.publicAuthority = false;
            end(RungId::NameAndTls, noService ? RungState::Warned : RungState::Failed,
                noService ? std::nullopt : std::optional(answer.error()));
            return;
        }
        facts.tls = answer->tls;
        takeClock(*answer);
        const Result<QString> host = readDiscovery(answer->body);
        if (!host) {
            end(RungId::NameAndTls, RungState::Failed, host.error());
            return;
        }
        if (namesOther(*host, urls))
            facts.hostNamed = *host;
        const bool intercepted = facts.tls.publicAuthority == false;
        end(RungId::NameAndTls,
            facts.hostNamed.isEmpty() && !intercepted ? RungState::Passed : RungState::Warned);
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
    const QDateTime until = subject.budget ? subject.budget->waitUntil(identity) : QDateTime();
    if (until.isValid()) {
        rung(RungId::SignIn).facts.waitUntil = until;
        end(RungId::SignIn, RungState::Failed);
        return;
    }
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
                 tokenMade = clock();
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
            if (signedIn)
                end(RungId::SignIn, RungState::Passed);
            else
                endSignIn(error);
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

// A refused token sign-in says nothing; but RESTlets need no permission for REST, so the same
// credentials there tell a missing permission from a wrong value. Once is enough for that.
void Doctor::Private::endSignIn(const Error &error)
{
    DiagnosisInput known = input();
    known.rungs[qsizetype(RungId::SignIn)].state = RungState::Failed;
    known.rungs[qsizetype(RungId::SignIn)].error = error;
    const bool silent = observe(EvidenceId::OneAnswerForAll, known).has_value();
    if (silent && !subject.facts.lastProven.isValid() && mayAskAgain())
        askRestlet(RungId::SignIn, error);
    else
        end(RungId::SignIn, RungState::Failed, error);
}

void Doctor::Private::askRestlet(RungId failed, const Error &error)
{
    QUrl url = urls.restlets();
    url.setPath(u"/app/site/hosting/restlet.nl"_s); // of no script: nothing runs
    ask(Request::get(url), [this, failed, error](const Result<Response> &answer) {
        const ApiError *api = answer ? nullptr : answer.error().api.get();
        RungFacts &facts = rung(RungId::SignIn).facts;
        const QString code = api ? api->code : QString();
        if (answer || code.startsWith("SSS_"_L1)) // SuiteScript's own: the sign-in is behind it
            facts.restletSignInWorks = true;
        else if (code.startsWith("INVALID_LOGIN"_L1))
            facts.restletSignInWorks = false;
        end(failed, RungState::Failed, error);
    });
}

// A token for RESTlets, too, tells a refused token from a missing permission for REST.
void Doctor::Private::endRest(const Error &error)
{
    const bool opensRestlets = rung(RungId::SignIn).facts.scopes.contains(u"restlets"_s);
    if (isM2m() && opensRestlets && error.kind == ErrorKind::Unauthorized && mayAskAgain())
        askRestlet(RungId::Rest, error);
    else
        end(RungId::Rest, RungState::Failed, error);
}

void Doctor::Private::rest()
{
    ask(Request::get(urls.serverTime()), [this](const Result<Response> &answer) {
        Error error = answer ? Error() : answer.error();
        if (answer && takeServerTime(*answer, error)) {
            end(RungId::Rest, RungState::Passed);
            return;
        }
        if (tokenMade.isValid())
            rung(RungId::Rest).facts.tokenAge
                = std::chrono::milliseconds(tokenMade.msecsTo(clock()));
        endRest(error);
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

} // namespace suitescope
