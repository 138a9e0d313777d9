// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/filter.h"
#include "lib/simulator/recordwriter.h"
#include "lib/simulator/routes.h"

#include <algorithm>

namespace suitescope {

namespace {

constexpr qint64 reachableRows = 100'000;

WireAnswer noSuchRecord(const WireRequest &request)
{
    return apiRefusal(404, "NONEXISTENT_ID",
                      "Error while accessing a resource. The record instance does not exist. "
                      "Provide a valid record instance ID.",
                      {ErrorSpot::Kind::Url, request.path});
}

WireAnswer noPermission(const RecordTypeSpec &type)
{
    QByteArray name = QByteArray::fromStdString(type.permission);
    for (const SimulatedAccount::Permission &one : offeredPermissions()) {
        if (one.key.toStdString() == type.permission)
            name = one.subtab.toUtf8() + " -> " + one.name.toUtf8();
    }
    return apiRefusal(403, "INSUFFICIENT_PERMISSION",
                      "Permission Violation: You need a higher level of the '" + name
                          + "' permission to access this page. Contact your account "
                            "administrator.");
}

std::string recordRoot(const WireRequest &request)
{
    return request.origin().toStdString() + "/services/rest/record/v1/";
}

bool isTrue(const WireRequest &request, const char *name)
{
    return request.queryValue(name).value_or(QByteArray()).toLower() == "true";
}

void writeListLinks(JsonText &json, const WireRequest &request, const Paging &paging,
                    qint64 reachable)
{
    const auto q = request.queryValue("q");
    const std::string base = (request.origin() + request.path).toStdString() + '?'
        + (q ? "q=" + oauthEncoded(*q).toStdString() + '&' : std::string())
        + "limit=" + std::to_string(paging.limit);
    const auto page = [&](const char *rel, qint64 offset) {
        json.link(rel, base + "&offset=" + std::to_string(offset));
    };
    json.key("links").array();
    if (paging.offset > 0) {
        page("previous", paging.offset - paging.limit);
        page("first", 0);
    }
    if (paging.offset + paging.limit < reachable) {
        page("next", paging.offset + paging.limit);
        page("last", (reachable - 1) / paging.limit * paging.limit);
    }
    if (paging.offset == 0)
        json.link("self", base);
    else
        page("self", paging.offset);
    json.end();
}

WireAnswer listRecords(SimulatedAccount::Private &account, const WireRequest &request,
                       const RecordTypeSpec &type)
{
    const Paging paging = readPaging(request);
    if (paging.refusal)
        return *paging.refusal;
    DataStore &store = dataStore(account);
    std::string where = "WHERE " + (type.condition.empty() ? std::string("1") : type.condition);
    std::vector<std::string> parameters;
    if (const auto q = request.queryValue("q"); q && !q->trimmed().isEmpty()) {
        const auto find = [&](const std::string &name) -> std::optional<FilterField> {
            const FieldSpec *field = type.field(name);
            if (!field)
                field = commonField(name);
            if (!field || !field->filterable)
                return std::nullopt;
            return FilterField{field, fieldExpression(store, type, *field)};
        };
        FilterSql filter = filterSql(q->toStdString(), find);
        if (!filter.refusal.empty())
            return badParameter(
                "q", "Invalid search query. " + QByteArray::fromStdString(filter.refusal));
        where += " AND " + filter.condition;
        parameters = std::move(filter.parameters);
    }
    const auto counted = store.select(type.table, {"count(*)"}, where, parameters);
    const qint64 total = counted.empty() ? 0 : counted.front().front().integer;
    const auto rows = store.select(type.table, {"\"id\""},
                                   where + " ORDER BY \"id\" LIMIT " + std::to_string(paging.limit)
                                       + " OFFSET " + std::to_string(paging.offset),
                                   parameters);
    const qint64 reachable = std::min(total, reachableRows);
    const auto count = qint64(rows.size());
    JsonText json;
    json.object();
    writeListLinks(json, request, paging, reachable);
    json.key("count").integer(count);
    json.key("hasMore").boolean(paging.offset + count < reachable).key("items").array();
    const std::string root = recordRoot(request) + lowerCase(type.name) + '/';
    for (const DataStore::Row &row : rows) {
        const std::string id = std::to_string(row.front().integer);
        json.object().key("links").array().link("self", root + id).end();
        json.key("id").text(id).end();
    }
    json.end().key("offset").integer(paging.offset).key("totalResults").integer(total).end();
    return jsonAnswer(json.take(), "application/vnd.oracle.resource+json; type=collection");
}

/*! The record's number from its id or eid:…; nothing when there is none. */
std::optional<std::int64_t> recordNumber(DataStore &store, const RecordTypeSpec &type,
                                         const QByteArray &id)
{
    std::string where;
    std::vector<std::string> parameters;
    if (id.startsWith("eid:")) {
        where = "WHERE " + fieldExpression(store, type, *commonField("externalid")) + "=?";
        parameters = {id.mid(4).toStdString()};
    } else {
        bool isNumber = false;
        const qlonglong number = id.toLongLong(&isNumber);
        if (!isNumber)
            return std::nullopt;
        where = "WHERE \"id\"=" + std::to_string(number);
    }
    if (!type.condition.empty())
        where += " AND " + type.condition;
    const auto rows = store.select(type.table, {"\"id\""}, where, parameters);
    if (rows.empty())
        return std::nullopt;
    return rows.front().front().integer;
}

WireAnswer oneRecord(SimulatedAccount::Private &account, const WireRequest &request,
                     const RecordTypeSpec &type, const QByteArrayList &rest)
{
    DataStore &store = dataStore(account);
    const std::optional<std::int64_t> number = recordNumber(store, type, rest[1]);
    if (!number)
        return noSuchRecord(request);
    RecordDetail view{isTrue(request, "expandSubResources"), isTrue(request, "simpleEnumFormat"), {}};
    if (const auto fields = request.queryValue("fields")) {
        view.fields.emplace();
        for (const QByteArray &one : fields->split(',')) {
            const std::string name = lowerCase(one.trimmed().toStdString());
            if (!type.field(name) && !commonField(name))
                return badParameter("fields", "The field '" + one.trimmed() + "' does not exist.");
            view.fields->insert(name);
        }
    }
    RecordWriter writer(store, recordRoot(request), std::move(view));
    if (rest.size() == 2) {
        auto body = writer.record(type, *number);
        if (!body)
            return noSuchRecord(request);
        return jsonAnswer(std::move(*body), "application/vnd.oracle.resource+json; type=singular");
    }
    const FieldSpec *field = type.field(lowerCase(rest[2].toStdString()));
    const bool hasChildren = field
        && (field->kind == ValueKind::Sublist || field->kind == ValueKind::Subrecord
            || field->kind == ValueKind::MultiSelect);
    if (!hasChildren || rest.size() > 4)
        return noSuchRecord(request);
    const auto line
        = rest.size() == 4 ? std::optional(rest[3].toStdString()) : std::optional<std::string>();
    auto body = writer.child(type, *number, *field, line);
    if (!body)
        return noSuchRecord(request);
    return jsonAnswer(std::move(*body), "application/vnd.oracle.resource+json; type=singular");
}

} // namespace

WireAnswer answerRecords(SimulatedAccount::Private &account, const WireRequest &request,
                         const Identity &who, const QByteArrayList &rest)
{
    const RecordTypeSpec *type = rest.isEmpty() ? nullptr : findRecordType(rest[0].toStdString());
    if (!type) {
        return apiRefusal(404, "NONEXISTENT_ID",
                          "Error while accessing a resource. Record type '" + rest.value(0)
                              + "' does not exist.",
                          {ErrorSpot::Kind::Url, request.path});
    }
    const bool reads = request.method == "GET";
    if (!who.may(type->permission.c_str(), reads ? 1 : request.method == "DELETE" ? 4 : 2))
        return noPermission(*type);
    if (!reads)
        return methodNotAllowed(); // the simulated data cannot be changed
    if (rest.size() > 1)
        return oneRecord(account, request, *type, rest);
    if (!mayAnalyse(account, who))
        return roleLacksPermission();
    return listRecords(account, request, *type);
}

} // namespace suitescope
