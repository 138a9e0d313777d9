// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/datastore.h"
#include "lib/simulator/jsontext.h"
#include "lib/simulator/routes.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

WireAnswer badQuery(const std::string &tail)
{
    return badParameter("q",
                        "Invalid search query. Detailed unprocessed description follows. "
                            + QByteArray::fromStdString(tail));
}

bool findsNoTables(SimulatedAccount::Private &account)
{
    const std::lock_guard<std::mutex> lock(account.mutex);
    if (account.fault != Fault::QueryRecordNotFound)
        return false;
    ++account.faultsServed;
    return true;
}

bool prefersTransient(const WireRequest &request)
{
    for (const QByteArray &one : request.header("prefer").toLower().split(',')) {
        if (one.trimmed() == "transient")
            return true;
    }
    return false;
}

/*! previous, first, next, last, self: NetSuite's own order. */
void writeLinks(JsonText &json, const WireRequest &request, const Paging &paging, qint64 reachable)
{
    const std::string base = (request.origin() + request.path).toStdString();
    const auto page = [&](const char *rel, qint64 offset) {
        json.link(rel,
                  base + "?limit=" + std::to_string(paging.limit)
                      + "&offset=" + std::to_string(offset));
    };
    const qint64 lastPage = reachable == 0 ? 0 : (reachable - 1) / paging.limit * paging.limit;
    json.key("links").array();
    if (paging.offset > 0) {
        page("previous", paging.offset - paging.limit);
        page("first", 0);
    }
    if (paging.offset + paging.limit < reachable) {
        page("next", paging.offset + paging.limit);
        page("last", lastPage);
    }
    if (request.query.isEmpty())
        json.link("self", base);
    else
        page("self", paging.offset);
    json.end();
}

WireAnswer pageAnswer(const WireRequest &request, const Paging &paging, const QueryRows &rows)
{
    const qint64 count = std::clamp<qint64>(rows.served() - paging.offset, 0, paging.limit);
    JsonText json;
    json.object();
    writeLinks(json, request, paging, rows.served());
    json.key("count").integer(count);
    json.key("hasMore").boolean(paging.offset + count < rows.served());
    json.key("items").array();
    if (count > 0)
        json.raw(rows.slice(paging.offset, count));
    json.end();
    json.key("offset").integer(paging.offset).key("totalResults").integer(rows.total).end();
    return jsonAnswer(json.take(), "application/vnd.oracle.resource+json; type=collection");
}

/*! The texts of `params`; nothing when it is no list of plain values. */
std::optional<std::vector<std::string>> readParameters(const QJsonValue &value)
{
    std::vector<std::string> parameters;
    if (value.isUndefined())
        return parameters;
    if (!value.isArray())
        return std::nullopt;
    for (const QJsonValue &one : value.toArray()) {
        if (one.isObject() || one.isArray() || one.isNull())
            return std::nullopt;
        parameters.push_back(one.toVariant().toString().toStdString());
    }
    return parameters;
}

} // namespace

WireAnswer answerSuiteQl(SimulatedAccount::Private &account, const WireRequest &request,
                         const Identity &who)
{
    if (request.method != "POST")
        return methodNotAllowed();
    if (!mayAnalyse(account, who))
        return roleLacksPermission();
    if (!prefersTransient(request)) {
        return apiRefusal(400, "INVALID_HEADER",
                          "The Prefer header with the value transient is required.",
                          {ErrorSpot::Kind::Header, "Prefer"});
    }
    const Paging paging = readPaging(request);
    if (paging.refusal)
        return *paging.refusal;
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    if (!body["q"_L1].isString())
        return apiRefusal(400, "INVALID_CONTENT", "The request body must hold the query in 'q'.",
                          {ErrorSpot::Kind::Path, "q"});
    const std::string statement = body["q"_L1].toString().toStdString();
    const bool findsNothing = findsNoTables(account);
    const Translation translation
        = translateSuiteQl(statement, [&who, findsNothing](std::string_view permission) {
              const bool isOfRecord
                  = permission.starts_with("LIST_") || permission.starts_with("TRAN_");
              return who.may(std::string(permission).c_str()) && !(findsNothing && isOfRecord);
          });
    if (!translation.query)
        return badQuery(translation.refusal);
    const auto parameters = readParameters(body["params"_L1]);
    if (!parameters || int(parameters->size()) != translation.query->parameters)
        return badParameter("params", "The number of parameters does not match the query.");
    const QueryOutcome outcome = dataStore(account).run(account, *translation.query, *parameters);
    if (!outcome.rows) {
        return outcome.refusal.unexpected
            ? apiRefusal(500, "UNEXPECTED_ERROR", QByteArray::fromStdString(outcome.refusal.detail))
            : badQuery(outcome.refusal.detail);
    }
    return pageAnswer(request, paging, *outcome.rows);
}

} // namespace suitescope
