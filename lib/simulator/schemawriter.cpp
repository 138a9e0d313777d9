// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/schemawriter.h"

namespace suitescope {

namespace {

void writeScalar(JsonText &json, const char *name, const char *title, const char *type,
                 const char *format = nullptr, bool readOnly = false)
{
    json.key(name).object().key("title").text(title).key("type").text(type);
    if (format)
        json.key("format").text(format);
    if (readOnly)
        json.key("readOnly").boolean(true);
    json.end();
}

void writeLinks(JsonText &json, std::string_view refBase)
{
    json.key("links").object().key("title").text("Links").key("type").text("array");
    json.key("readOnly").boolean(true).key("items").object();
    json.key("$ref").text(std::string(refBase) + "nsLink").end().end();
}

void writePagingProperties(JsonText &json, std::string_view refBase)
{
    writeLinks(json, refBase);
    writeScalar(json, "totalResults", "Total Results", "integer", "int64", true);
    writeScalar(json, "count", "Count", "integer", "int64", true);
    writeScalar(json, "hasMore", "Has More Results", "boolean", nullptr, true);
    writeScalar(json, "offset", "Query Offset", "integer", "int64", true);
}

void writeReference(JsonText &json, std::string_view refBase)
{
    json.key("type").text("object").key("properties").object();
    writeScalar(json, "id", "Internal identifier", "string");
    writeScalar(json, "refName", "Reference Name", "string");
    writeScalar(json, "externalId", "External identifier", "string");
    writeLinks(json, refBase);
    json.end();
}

void writeEnumeration(JsonText &json, const FieldSpec &field)
{
    json.key("type").text("object").key("properties").object();
    json.key("id").object().key("title").text("Internal identifier").key("type").text("string");
    json.key("enum").array();
    for (const std::string &value : field.values)
        json.text(value);
    json.end().end();
    writeScalar(json, "refName", "Reference Name", "string");
    json.end();
}

void writeMultiSelect(JsonText &json, const FieldSpec &field, std::string_view refBase)
{
    json.key("type").text("object").key("properties").object();
    writePagingProperties(json, refBase);
    json.key("items").object().key("type").text("array").key("items").object();
    json.key("$ref").text(std::string(refBase) + field.target).end().end().end();
}

struct ScalarForm
{
    const char *type;
    const char *format;
    bool nullable;
};

ScalarForm scalarForm(ValueKind kind)
{
    switch (kind) {
    case ValueKind::Boolean:
        return {"boolean", nullptr, false};
    case ValueKind::Integer:
        return {"integer", "int64", true};
    case ValueKind::Number:
        return {"number", "double", true};
    case ValueKind::Date:
        return {"string", "date", true};
    case ValueKind::DateTime:
        return {"string", "date-time", true};
    case ValueKind::Text:
    case ValueKind::Enumeration:
    case ValueKind::Reference:
    case ValueKind::MultiSelect:
    case ValueKind::Sublist:
    case ValueKind::Subrecord:
        break;
    }
    return {"string", nullptr, true};
}

/*! Help texts carry HTML entities on the real server too. */
std::string helpText(const FieldSpec &field)
{
    return "Shown as &quot;" + titleOf(field.name)
        + "&quot; on the form. To change it, go to Customization &gt; Forms.";
}

void writeProperty(JsonText &json, const RecordTypeSpec &type, const FieldSpec &field,
                   std::string_view refBase)
{
    json.key(field.name).object().key("title").text(titleOf(field.name));
    switch (field.kind) {
    case ValueKind::Reference:
        writeReference(json, refBase);
        break;
    case ValueKind::Enumeration:
        writeEnumeration(json, field);
        break;
    case ValueKind::MultiSelect:
        writeMultiSelect(json, field, refBase);
        break;
    case ValueKind::Sublist:
        json.key("$ref").text(std::string(refBase) + type.name + '-' + field.name + "Collection");
        break;
    case ValueKind::Subrecord:
        json.key("$ref").text(std::string(refBase) + type.name + '-' + field.name);
        break;
    case ValueKind::Text:
    case ValueKind::Integer:
    case ValueKind::Number:
    case ValueKind::Boolean:
    case ValueKind::Date:
    case ValueKind::DateTime: {
        const ScalarForm form = scalarForm(field.kind);
        json.key("type").text(form.type);
        if (form.format)
            json.key("format").text(form.format);
        if (field.name == "isInactive" || field.name == "comments" || field.custom)
            json.key("description").text(helpText(field));
        if (form.nullable)
            json.key("nullable").boolean(true);
    }
    }
    if (field.custom)
        json.key("x-ns-custom-field").boolean(true);
    json.end();
}

} // namespace

void writeRecordSchema(JsonText &json, const RecordTypeSpec &type, std::string_view refBase,
                       bool isChild)
{
    json.object().key("type").text("object").key("properties").object();
    if (!isChild) {
        for (const auto &[name, title] :
             {std::pair("id", "Internal ID"), std::pair("externalId", "External ID")}) {
            json.key(name).object().key("title").text(title).key("type").text("string");
            json.key("nullable").boolean(true).end();
        }
    }
    for (const FieldSpec &field : type.fields())
        writeProperty(json, type, field, refBase);
    writeLinks(json, refBase);
    writeScalar(json, "refName", "Reference Name", "string");
    json.end();
    if (refBase == catalogPath)
        json.key("$schema").text("http://json-schema.org/draft-06/hyper-schema#");
    if (!isChild) {
        json.key("x-ns-filterable").array().text("externalId").text("id");
        for (const FieldSpec &field : type.fields()) {
            if (field.filterable)
                json.text(field.name);
        }
        json.end();
    }
    json.end();
}

void writeCollectionSchema(JsonText &json, const std::string &elementRef, std::string_view refBase)
{
    json.object().key("type").text("object").key("properties").object();
    writePagingProperties(json, refBase);
    json.key("items").object().key("type").text("array").key("items").object();
    json.key("$ref").text(std::string(refBase) + elementRef).end().end().end();
    if (refBase == catalogPath)
        json.key("$schema").text("http://json-schema.org/draft-06/hyper-schema#");
    json.end();
}

bool writeCommonSchema(JsonText &json, std::string_view name, std::string_view refBase)
{
    if (name == "nslink") {
        json.object().key("type").text("object").key("properties").object();
        writeScalar(json, "rel", "Relationship", "string", nullptr, true);
        writeScalar(json, "href", "Hypertext Reference", "string", nullptr, true);
        json.end().end();
    } else if (name == "nsresource") {
        json.object();
        writeReference(json, refBase);
        json.end();
    } else if (name == "nsresourcecollection") {
        writeCollectionSchema(json, "nsResource", refBase);
    } else if (name == "nserror") {
        json.object().key("type").text("object").key("properties").object();
        writeScalar(json, "type", "Type", "string");
        writeScalar(json, "title", "Title", "string");
        writeScalar(json, "status", "Status", "integer", "int64");
        json.key("o:errorDetails").object().key("type").text("array").key("items").object();
        json.key("type").text("object").key("properties").object();
        for (const char *part : {"detail", "o:errorCode", "o:errorHeader", "o:errorPath",
                                 "o:errorQueryParam", "o:errorUrl"})
            writeScalar(json, part, part, "string");
        json.end().end().end().end().end();
    } else {
        return false;
    }
    return true;
}

} // namespace suitescope
