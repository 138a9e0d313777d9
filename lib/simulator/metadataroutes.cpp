// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/routes.h"
#include "lib/simulator/schemawriter.h"

#include <algorithm>

namespace suitescope {

namespace {

constexpr std::string_view componentBase = "#/components/schemas/";

bool maySee(const Identity &who, const RecordTypeSpec &type)
{
    return who.may(type.permission.c_str());
}

WireAnswer noSuchType(const WireRequest &request, const QByteArray &name)
{
    return apiRefusal(404, "NONEXISTENT_ID",
                      "Error while accessing a resource. The record type '" + name
                          + "' does not exist.",
                      {ErrorSpot::Kind::Url, request.path});
}

void writeCatalogLink(JsonText &json, const char *rel, const std::string &href,
                      const char *mediaType)
{
    json.object().key("rel").text(rel).key("href").text(href);
    json.key("mediaType").text(mediaType).end();
}

WireAnswer catalogList(const WireRequest &request, const Identity &who)
{
    const std::string origin = request.origin().toStdString();
    const std::string catalog = origin + std::string(catalogPath);
    JsonText json;
    json.object().key("items").array();
    for (const RecordTypeSpec &type : recordTypes()) {
        if (!maySee(who, type))
            continue;
        const std::string name = lowerCase(type.name); // as the live catalog spells it
        json.object().key("name").text(name).key("links").array();
        writeCatalogLink(json, "canonical", catalog + name, "application/schema+json");
        writeCatalogLink(json, "alternate", catalog + name, "application/swagger+json");
        writeCatalogLink(json, "alternate", catalog + name, "application/schema+json");
        writeCatalogLink(json, "describes", origin + "/services/rest/record/v1/" + name,
                         "application/json");
        json.end().end();
    }
    json.end().key("links").array();
    writeCatalogLink(json, "canonical", catalog, "application/json");
    json.end().end();
    return jsonAnswer(json.take());
}

struct ChildName
{
    const RecordTypeSpec *parent = nullptr;
    const RecordTypeSpec *child = nullptr;
    bool collection = false;
};

/*! "salesOrder-itemElement", "salesOrder-itemCollection", "salesOrder-billingAddress", and the
 * subrecords of lines: "customer-addressBook-addressBookAddress". */
ChildName findChild(const std::string &lowerName)
{
    const size_t hyphen = lowerName.find('-');
    if (hyphen == std::string::npos)
        return {};
    ChildName found;
    found.parent = findRecordType(lowerName.substr(0, hyphen));
    size_t from = hyphen + 1;
    const RecordTypeSpec *at = found.parent;
    while (at && from <= lowerName.size()) {
        const size_t end = std::min(lowerName.find('-', from), lowerName.size());
        std::string piece = lowerName.substr(from, end - from);
        from = end + 1;
        const RecordTypeSpec *next = childType(*at, piece);
        for (const std::string_view ending : {"element", "collection"}) {
            if (next || piece.size() <= ending.size()
                || piece.compare(piece.size() - ending.size(), ending.size(), ending) != 0)
                continue;
            next = childType(*at, piece.substr(0, piece.size() - ending.size()));
            found.collection = ending == "collection";
        }
        at = next;
    }
    found.child = at;
    return found;
}

WireAnswer typeSchema(const WireRequest &request, const Identity &who, const QByteArray &name)
{
    const std::string lower = lowerCase(name.toStdString());
    JsonText json;
    const QByteArray mediaType = "application/schema+json";
    if (writeCommonSchema(json, lower, catalogPath))
        return jsonAnswer(json.take(), mediaType);
    if (const RecordTypeSpec *type = findRecordType(lower)) {
        if (!maySee(who, *type))
            return noSuchType(request, name);
        writeRecordSchema(json, *type, catalogPath, false);
        return jsonAnswer(json.take(), mediaType);
    }
    const ChildName found = findChild(lower);
    if (!found.child || !maySee(who, *found.parent))
        return noSuchType(request, name);
    if (found.collection)
        writeCollectionSchema(json, found.child->name, catalogPath);
    else
        writeRecordSchema(json, *found.child, catalogPath, true);
    return jsonAnswer(json.take(), mediaType);
}

// --- OpenAPI -------------------------------------------------------------------------------------

void writeSchemaRef(JsonText &json, const char *mediaType, const std::string &schema)
{
    json.key("content").object().key(mediaType).object().key("schema").object();
    json.key("$ref").text(std::string(componentBase) + schema).end().end().end();
}

void writeOperation(JsonText &json, const char *method, const RecordTypeSpec &type,
                    const std::string &resultSchema, bool takesPaging)
{
    json.key(method).object().key("tags").array().text(type.name).end();
    if (takesPaging) {
        json.key("parameters").array();
        for (const char *name : {"q", "limit", "offset"}) {
            json.object().key("name").text(name).key("in").text("query").key("schema").object();
            json.key("type").text(*name == 'q' ? "string" : "integer").end().end();
        }
        json.end();
    }
    json.key("responses").object().key(resultSchema.empty() ? "204" : "200").object();
    json.key("description").text("Success");
    if (!resultSchema.empty()) {
        writeSchemaRef(json,
                       takesPaging ? "application/vnd.oracle.resource+json; type=collection"
                                   : "application/vnd.oracle.resource+json; type=singular",
                       resultSchema);
    }
    json.end().key("default").object().key("description").text("Error");
    writeSchemaRef(json, "application/vnd.oracle.resource+json; type=error", "nsError");
    json.end().end().end();
}

void writePaths(JsonText &json, const RecordTypeSpec &type)
{
    json.key('/' + type.name).object();
    writeOperation(json, "get", type, type.name + "Collection", true);
    writeOperation(json, "post", type, {}, false);
    json.end().key('/' + type.name + "/{id}").object();
    writeOperation(json, "get", type, type.name, false);
    for (const char *method : {"patch", "put", "delete"})
        writeOperation(json, method, type, {}, false);
    json.end();
    for (const std::string_view target : transformsOf(type.name)) {
        json.key('/' + type.name + "/{id}/!transform/" + std::string(target)).object();
        writeOperation(json, "post", type, {}, false);
        json.end();
    }
}

void writeComponents(JsonText &json, const RecordTypeSpec &type)
{
    json.key(type.name);
    writeRecordSchema(json, type, componentBase, false);
    json.key(type.name + "Collection");
    writeCollectionSchema(json, type.name, componentBase);
    for (const FieldSpec &field : type.fields()) {
        const RecordTypeSpec *child = childType(type, field.name);
        if (!child)
            continue;
        if (field.kind == ValueKind::Sublist) {
            json.key(type.name + '-' + field.name + "Collection");
            writeCollectionSchema(json, child->name, componentBase);
        }
        json.key(child->name);
        writeRecordSchema(json, *child, componentBase, true);
    }
}

WireAnswer openApi(const WireRequest &request, const std::vector<const RecordTypeSpec *> &types)
{
    JsonText json;
    json.object().key("openapi").text("3.0.1").key("info").object();
    json.key("title").text("NetSuite REST API").key("version").text("v1").end();
    json.key("servers").array().object();
    json.key("url").text(request.origin() + "/services/rest/record/v1").end().end();
    json.key("paths").object();
    for (const RecordTypeSpec *type : types)
        writePaths(json, *type);
    json.end().key("components").object().key("schemas").object();
    for (const RecordTypeSpec *type : types)
        writeComponents(json, *type);
    for (const char *common : {"nsLink", "nsResource", "nsResourceCollection", "nsError"}) {
        json.key(common);
        writeCommonSchema(json, lowerCase(common), componentBase);
    }
    json.end().end().end();
    return jsonAnswer(json.take(), "application/swagger+json");
}

WireAnswer selectedOpenApi(const WireRequest &request, const Identity &who,
                           const QByteArray &select)
{
    std::vector<const RecordTypeSpec *> types;
    if (select.contains(' ')) {
        return apiRefusal(400, "INVALID_REQUEST", "The select parameter must not contain blanks.",
                          {ErrorSpot::Kind::QueryParam, "select"});
    }
    for (const QByteArray &name : select.split(',')) {
        const RecordTypeSpec *type = findRecordType(name.toStdString());
        if (!type || !maySee(who, *type))
            return apiRefusal(400, "INVALID_REQUEST",
                              "The record type '" + name + "' does not exist.",
                              {ErrorSpot::Kind::QueryParam, "select"});
        if (std::find(types.begin(), types.end(), type) == types.end())
            types.push_back(type);
    }
    return openApi(request, types);
}

WireAnswer wholeOpenApi(const WireRequest &request, const Identity &who)
{
    std::vector<const RecordTypeSpec *> types;
    for (const RecordTypeSpec &type : recordTypes()) {
        if (maySee(who, type))
            types.push_back(&type);
    }
    return openApi(request, types);
}

} // namespace

WireAnswer answerMetadata(SimulatedAccount::Private &, const WireRequest &request,
                          const Identity &who, const QByteArrayList &rest)
{
    if (request.method != "GET")
        return methodNotAllowed();
    const bool wantsOpenApi = request.header("accept").contains("application/swagger+json");
    if (rest.size() > 1)
        return noSuchType(request, rest[1]);
    if (rest.size() == 1)
        return wantsOpenApi ? selectedOpenApi(request, who, rest[0])
                            : typeSchema(request, who, rest[0]);
    if (!wantsOpenApi)
        return catalogList(request, who);
    const auto select = request.queryValue("select");
    return select ? selectedOpenApi(request, who, *select) : wholeOpenApi(request, who);
}

} // namespace suitescope
