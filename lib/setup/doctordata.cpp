// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The rungs of the doctor that look at what the role may see.
#include "lib/setup/doctor_p.h"
#include "lib/setup/governancelimits.h"
#include "lib/setup/localchecks.h"
#include "lib/setup/probeanswers.h"
#include "lib/setup/registeredcertificates.h"

#include <QUrlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

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

/*! Refusals of a record or a list; a server that stumbles is another matter. */
bool isDenied(const Error &error)
{
    return error.kind == ErrorKind::Forbidden || error.kind == ErrorKind::NotFound
        || error.kind == ErrorKind::Rejected;
}

bool saysUserError(const Error &error)
{
    return error.api && error.api->code == "USER_ERROR"_L1;
}

QUrl withQuery(QUrl url, const QString &name, const QString &value)
{
    QUrlQuery query;
    query.addQueryItem(name, value);
    url.setQuery(query);
    return url;
}

} // namespace

bool Doctor::Private::hasPassed(RungId id) const
{
    const RungState state = rungs.at(qsizetype(id)).state;
    return state == RungState::Passed || state == RungState::Warned;
}

void Doctor::Private::recordMetadata()
{
    ask(Request::get(urls.metadataCatalog()), [this](const Result<Response> &answer) {
        const Result<QStringList> types = answer.and_then(
            [](const Response &response) { return readRecordTypes(response.body); });
        if (!types) {
            end(RungId::RecordMetadata, RungState::Failed, types.error());
            return;
        }
        recordTypes = *types;
        RungFacts &facts = rung(RungId::RecordMetadata).facts;
        facts.recordTypes = int(types->size());
        facts.noData = !holdsData(*types);
        end(RungId::RecordMetadata, facts.noData ? RungState::Failed : RungState::Passed);
    });
}

void Doctor::Private::recordList()
{
    const QString type = typeToTry(recordTypes, subject.dataNeeds);
    rung(RungId::RecordList).facts.recordType = type;
    rung(RungId::RecordById).facts.recordType = type;
    const QUrl url = withQuery(urls.record(type), u"limit"_s, u"1"_s);
    ask(Request::get(url), [this](const Result<Response> &answer) {
        const Result<QString> first
            = answer.and_then([](const Response &response) { return readFirstId(response.body); });
        if (first) {
            rung(RungId::RecordList).facts.recordId = *first;
            end(RungId::RecordList, RungState::Passed);
        } else if (isDenied(first.error())) {
            readAnyRecord(first.error());
        } else {
            end(RungId::RecordList, RungState::Failed, first.error());
        }
    });
}

// Lists need SuiteAnalytics Workbook and single records do not: a record that is not there tells
// as much as one that is.
void Doctor::Private::readAnyRecord(const Error &listError)
{
    const QString type = rung(RungId::RecordList).facts.recordType;
    ask(Request::get(urls.record(type, u"1"_s)), [this, listError](const Result<Response> &answer) {
        const bool works = answer || answer.error().kind == ErrorKind::NotFound;
        RungResult &list = rung(RungId::RecordList);
        list.facts.recordByIdWorks = works;
        if (works) {
            rung(RungId::RecordById).facts.notAsked = true;
            rung(RungId::RecordById).state = RungState::Skipped;
        }
        const bool fails = works || saysUserError(listError);
        end(RungId::RecordList, fails ? RungState::Failed : RungState::Warned, listError);
    });
}

void Doctor::Private::recordById()
{
    const RungFacts &list = rung(RungId::RecordList).facts;
    RungFacts &facts = rung(RungId::RecordById).facts;
    facts.recordId = list.recordId;
    if (list.recordId.isEmpty()) {
        facts.notAsked = true;
        end(RungId::RecordById, RungState::Skipped);
        return;
    }
    ask(Request::get(urls.record(list.recordType, list.recordId)),
        [this](const Result<Response> &answer) {
            if (answer) {
                end(RungId::RecordById, RungState::Passed);
            } else if (isDenied(answer.error())) { // one record may be out of reach
                rung(RungId::RecordById).facts.notReadable = true;
                end(RungId::RecordById, RungState::Warned, answer.error());
            } else {
                end(RungId::RecordById, RungState::Failed, answer.error());
            }
        });
}

void Doctor::Private::suiteQl()
{
    const Request request = suiteQlRequest(urls, u"SELECT 'x' AS probe FROM DUAL"_s, 1);
    ask(request, [this](const Result<Response> &answer) {
        const Result<> read = answer.and_then(
            [](const Response &response) { return readSuiteQlProbe(response.body); });
        if (read)
            findTable();
        else
            end(RungId::SuiteQl, RungState::Failed, read.error());
    });
}

// A table that is not found although its records are readable.
void Doctor::Private::findTable()
{
    const RungResult &list = rung(RungId::RecordList);
    const QString type = list.facts.recordType;
    if (list.state != RungState::Passed || !isTable(type)) {
        end(RungId::SuiteQl, RungState::Passed);
        return;
    }
    const QString sql = u"SELECT id FROM %1 WHERE ROWNUM <= 1"_s.arg(type.toLower());
    ask(suiteQlRequest(urls, sql, 1), [this](const Result<Response> &answer) {
        if (answer)
            end(RungId::SuiteQl, RungState::Passed);
        else
            end(RungId::SuiteQl, RungState::Failed, answer.error());
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
        auditTrail();
        return;
    }
    readRole(u"SELECT permkey, name, permlevel FROM rolepermissions WHERE role = %1"_s.arg(role),
             u"SELECT * FROM rolepermissions WHERE role = %1"_s.arg(role));
}

void Doctor::Private::readRole(const QString &sql, const QString &otherwise)
{
    ask(suiteQlRequest(urls, sql, mostRows), [this, otherwise](const Result<Response> &answer) {
        const bool otherColumns = !answer && answer.error().kind == ErrorKind::Rejected;
        if (otherColumns && !otherwise.isEmpty()) {
            readRole(otherwise, {});
            return;
        }
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
        auditTrail();
    });
}

// Whether this connection could tell why another one is refused. Its columns differ.
void Doctor::Private::auditTrail()
{
    ask(suiteQlRequest(urls, u"SELECT * FROM loginaudit WHERE ROWNUM <= 1"_s, 1),
        [this](const Result<Response> &answer) {
            rung(RungId::FeaturesAndPermissions).facts.auditReadable = answer.has_value();
            limits();
        });
}

void Doctor::Private::limits()
{
    ask(Request::get(urls.governanceLimits()), [this](const Result<Response> &answer) {
        const Result<GovernanceLimits> limits = answer.and_then(
            [](const Response &response) { return parseGovernanceLimits(response.body); });
        if (limits) {
            RungFacts &facts = rung(RungId::FeaturesAndPermissions).facts;
            facts.concurrencyLimit = limits->account;
            facts.unreservedLimit = limits->unallocated;
            facts.integrationLimit = limits->integration;
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

// The token names its scopes; that of RESTlets is tried as well, with the address of no script.
void Doctor::Private::scopes()
{
    RungFacts &facts = rung(RungId::RestletScope).facts;
    const QStringList asked
        = isM2m() ? std::get<M2mCredentials>(*subject.credentials).scopes : QStringList();
    if (!asked.contains(u"restlets"_s) && !asked.contains(u"suite_analytics"_s)) {
        facts.notAsked = true;
        end(RungId::RestletScope, RungState::Skipped);
        return;
    }
    facts.scopes = rung(RungId::SignIn).facts.scopes;
    if (!facts.scopes.isEmpty()) {
        for (const QString &scope : asked) {
            if (!facts.scopes.contains(scope))
                facts.missingScopes.append(scope);
        }
    }
    if (facts.missingScopes.isEmpty() && asked.contains(u"restlets"_s) && mayAskAgain())
        tryRestletScope();
    else
        end(RungId::RestletScope,
            facts.missingScopes.isEmpty() ? RungState::Passed : RungState::Failed);
}

void Doctor::Private::tryRestletScope()
{
    QUrl url = urls.restlets();
    url.setPath(u"/app/site/hosting/restlet.nl"_s);
    ask(Request::get(url), [this](const Result<Response> &answer) {
        const ApiError *api = answer ? nullptr : answer.error().api.get();
        const bool refused = api && api->code.startsWith("INVALID_LOGIN"_L1);
        RungFacts &facts = rung(RungId::RestletScope).facts;
        facts.restletSignInWorks = answer || (api && api->code.startsWith("SSS_"_L1))
            ? std::optional(true)
            : refused ? std::optional(false)
                      : std::nullopt;
        end(RungId::RestletScope, refused ? RungState::Warned : RungState::Passed);
    });
}

void Doctor::Private::certificateEnd()
{
    Connection facts = subject.facts;
    facts.method = method();
    const RungResult result = checkCertificateEnd(facts, clock());
    rung(RungId::CertificateEnd).facts = result.facts;
    rung(RungId::CertificateEnd).state = result.state;
    if (isM2m() && hasPassed(RungId::FeaturesAndPermissions))
        mappings();
    else
        end(RungId::CertificateEnd, result.state);
}

// NetSuite's own list, which most roles may not read: its end counts, also where the certificate is
// not kept here.
void Doctor::Private::mappings()
{
    const RungState state = std::exchange(rung(RungId::CertificateEnd).state, RungState::Running);
    const auto &m2m = std::get<M2mCredentials>(*subject.credentials);
    const Request request = registeredCertificatesRequest(urls, m2m.clientId);
    if (request.url.isEmpty()) { // what signed in has another shape than a client ID
        end(RungId::CertificateEnd, state);
        return;
    }
    ask(request, [this, state, id = m2m.certificateId](const Result<Response> &answer) {
        const Result<QList<RegisteredCertificate>> all = answer.and_then(
            [](const Response &reply) { return parseRegisteredCertificates(reply.body); });
        if (!all) {
            end(RungId::CertificateEnd, state);
            return;
        }
        const auto own
            = std::find_if(all->cbegin(), all->cend(), [&id](const RegisteredCertificate &one) {
                  return one.certificateId == id;
              });
        RungFacts &facts = rung(RungId::CertificateEnd).facts;
        facts.mappingListed = own != all->cend() && !own->revoked;
        if (own != all->cend())
            facts.listed = listedAs(*own, clock());
        const bool tellsEnd = facts.listed && facts.listed->ends.isValid();
        end(RungId::CertificateEnd,
            tellsEnd ? judgeCertificateEnd(facts.listed->ends, clock(), facts) : state);
    });
}

} // namespace suitescope
