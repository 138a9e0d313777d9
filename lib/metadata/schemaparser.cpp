// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/metadata/schemaparser.h"

#include "lib/metadata/htmltext.h"
#include "lib/metadata/wellknownnames.h"

#include <QSet>

#include <simdjson.h>

#include <optional>
#include <string_view>

using namespace Qt::StringLiterals;
namespace dom = simdjson::dom;

namespace suitescope {

namespace {

constexpr int deepest = 8; // sublists of sublists; a schema that goes on is broken

QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

std::optional<dom::object> objectAt(const dom::object &object, std::string_view key)
{
    dom::object found;
    if (object.at_key(key).get_object().get(found))
        return std::nullopt;
    return found;
}

std::optional<dom::array> arrayAt(const dom::object &object, std::string_view key)
{
    dom::array found;
    if (object.at_key(key).get_array().get(found))
        return std::nullopt;
    return found;
}

QString textAt(const dom::object &object, std::string_view key)
{
    std::string_view found;
    if (object.at_key(key).get_string().get(found))
        return {};
    return toQString(found);
}

bool flagAt(const dom::object &object, std::string_view key)
{
    bool found = false;
    return !object.at_key(key).get_bool().get(found) && found;
}

bool has(const dom::object &object, std::string_view key)
{
    return object.at_key(key).error() == simdjson::SUCCESS;
}

QStringList textsAt(const dom::object &object, std::string_view key)
{
    QStringList texts;
    const auto array = arrayAt(object, key);
    if (!array)
        return texts;
    for (const dom::element element : *array) {
        std::string_view text;
        if (!element.get_string().get(text))
            texts.append(toQString(text));
        else if (element.is<int64_t>())
            texts.append(QString::number(int64_t(element.get_int64().value_unsafe())));
    }
    return texts;
}

/*! "…/metadata-catalog/contactCategory" -> "contactCategory" */
QString schemaName(const QString &reference)
{
    const QString path = reference.section(u'?', 0, 0);
    return path.section(u'/', -1, -1, QString::SectionSkipEmpty);
}

/*! Some generators wrap a reference: {"allOf":[{"$ref":…}]}. */
dom::object unwrapped(const dom::object &property)
{
    for (const std::string_view wrapper : {"allOf", "oneOf", "anyOf"}) {
        const auto choices = arrayAt(property, wrapper);
        if (!choices)
            continue;
        for (const dom::element choice : *choices) {
            dom::object object;
            if (!choice.get_object().get(object) && (has(object, "$ref") || has(object, "type")))
                return object;
        }
    }
    return property;
}

bool isPlumbing(std::string_view name)
{
    return name == "links" || name == "refName";
}

/*! Custom fields carry their kind in the name, should the flag be missing. */
bool hasCustomName(const QString &name)
{
    for (const QLatin1StringView prefix : {"custentity"_L1, "custbody"_L1, "custcol"_L1,
                                           "custitem"_L1, "custrecord"_L1, "custevent"_L1}) {
        if (name.startsWith(prefix) && name.size() > prefix.size()
            && (name.at(prefix.size()) == u'_' || name.at(prefix.size()).isDigit()))
            return true;
    }
    return false;
}

QString labelOf(const dom::object &property, const QString &name, bool custom)
{
    const QString title = plainText(textAt(property, "title"));
    if (!title.isEmpty())
        return title;
    return labelFromName(custom ? name.section(u'_', 1) : name);
}

class FieldReader
{
public:
    explicit FieldReader(const QString &typeName) : m_typeName(typeName) { }

    QList<Field> fields(const dom::object &properties, int depth) const
    {
        QList<Field> all;
        for (const dom::key_value_pair property : properties) {
            dom::object shape;
            if (isPlumbing(property.key) || property.value.get_object().get(shape))
                continue;
            all.append(field(toQString(property.key), shape, depth));
        }
        return all;
    }

private:
    Field field(const QString &name, const dom::object &outer, int depth) const
    {
        const dom::object shape = unwrapped(outer);
        Field field;
        field.name = name;
        field.custom = flagAt(outer, "x-ns-custom-field") || hasCustomName(name);
        field.label = labelOf(outer, name, field.custom);
        field.description = plainText(textAt(outer, "description"));
        field.nullable = flagAt(outer, "nullable");
        field.readOnly = flagAt(outer, "readOnly");
        field.format = textAt(shape, "format");
        const QString type = typeOf(shape, field);
        if (has(shape, "$ref"))
            readReferenceToSchema(field, textAt(shape, "$ref"));
        else if (type == "array"_L1)
            readElements(field, shape, depth);
        else if (type == "object"_L1 || has(shape, "properties"))
            readObject(field, shape, depth);
        else
            readScalar(field, shape, type);
        return field;
    }

    static QString typeOf(const dom::object &shape, Field &field)
    {
        const QString type = textAt(shape, "type");
        if (!type.isEmpty())
            return type;
        for (const QString &one : textsAt(shape, "type")) { // ["string", "null"]
            if (one != "null"_L1)
                return one;
            field.nullable = true;
        }
        return {};
    }

    void readReferenceToSchema(Field &field, const QString &reference) const
    {
        const QString target = schemaName(reference);
        if (target.compare("nsResource"_L1, Qt::CaseInsensitive) == 0) {
            field.kind = FieldKind::Reference;
            field.target = wellKnownTarget(m_typeName, field.name);
        } else if (target.compare("nsResourceCollection"_L1, Qt::CaseInsensitive) == 0) {
            field.kind = FieldKind::Sublist;
        } else {
            field.kind
                = target.endsWith("Collection"_L1) ? FieldKind::Sublist : FieldKind::Subrecord;
            field.target = target;
        }
    }

    void readElements(Field &field, const dom::object &shape, int depth) const
    {
        field.kind = FieldKind::Sublist;
        const auto items = objectAt(shape, "items");
        if (!items)
            return;
        const QString target = schemaName(textAt(*items, "$ref"));
        if (target.compare("nsResource"_L1, Qt::CaseInsensitive) != 0)
            field.target = target;
        if (const auto properties = objectAt(*items, "properties"); properties && depth < deepest)
            field.children = fields(*properties, depth + 1);
    }

    void readObject(Field &field, const dom::object &shape, int depth) const
    {
        const auto properties = objectAt(shape, "properties");
        if (!properties) {
            field.kind = FieldKind::Subrecord;
            return;
        }
        if (const auto items = objectAt(*properties, "items")) {
            readElements(field, *items, depth);
            return;
        }
        const auto id = objectAt(*properties, "id");
        if (id && has(*id, "enum")) {
            field.kind = FieldKind::Enumeration;
            readValues(field, *id, objectAt(*properties, "refName"));
        } else if (id && hasOnlyReferenceMembers(*properties)) {
            field.kind = FieldKind::Reference;
            field.target = wellKnownTarget(m_typeName, field.name);
        } else {
            field.kind = FieldKind::Subrecord;
            if (depth < deepest)
                field.children = fields(*properties, depth + 1);
        }
    }

    static bool hasOnlyReferenceMembers(const dom::object &properties)
    {
        for (const dom::key_value_pair property : properties) {
            const std::string_view key = property.key;
            if (key != "id" && key != "externalId" && !isPlumbing(key))
                return false;
        }
        return true;
    }

    static void readValues(Field &field, const dom::object &id,
                           const std::optional<dom::object> &names)
    {
        const QStringList ids = textsAt(id, "enum");
        const QStringList labels = names ? textsAt(*names, "enum") : QStringList();
        for (qsizetype i = 0; i < ids.size(); ++i)
            field.values.append(
                {ids.at(i), labels.size() == ids.size() ? plainText(labels.at(i)) : QString()});
    }

    static void readScalar(Field &field, const dom::object &shape, const QString &type)
    {
        if (has(shape, "enum")) {
            field.kind = FieldKind::Enumeration;
            readValues(field, shape, std::nullopt);
        } else if (type == "boolean"_L1) {
            field.kind = FieldKind::Boolean;
        } else if (type == "integer"_L1) {
            field.kind = FieldKind::Integer;
        } else if (type == "number"_L1) {
            field.kind = FieldKind::Number;
        } else if (field.format == "date"_L1) {
            field.kind = FieldKind::Date;
        } else if (field.format == "date-time"_L1) {
            field.kind = FieldKind::DateTime;
        }
    }

    const QString &m_typeName;
};

tl::unexpected<Error> badReply(simdjson::error_code error)
{
    return failure(ErrorKind::BadReply, QString::fromUtf8(simdjson::error_message(error)));
}

/*! The name of a catalog entry; the link that describes its instances says it too. */
QString typeNameOf(const dom::object &entry)
{
    const QString name = textAt(entry, "name");
    const auto links = arrayAt(entry, "links");
    if (!name.isEmpty() || !links)
        return name;
    QString fallback;
    for (const dom::element element : *links) {
        dom::object link;
        if (element.get_object().get(link))
            continue;
        const QString last = schemaName(textAt(link, "href"));
        if (textAt(link, "rel") == "describes"_L1)
            return last;
        if (textAt(link, "mediaType").contains("schema+json"_L1))
            fallback = last;
    }
    return fallback;
}

} // namespace

Result<QList<RecordTypeSummary>> parseCatalog(const QByteArray &json)
{
    dom::parser parser;
    dom::object root;
    if (const auto error
        = parser.parse(json.constData(), size_t(json.size()), true).get_object().get(root))
        return badReply(error);
    const auto items = arrayAt(root, "items");
    if (!items)
        return failure(ErrorKind::BadReply, u"no items in the catalog"_s);

    QList<RecordTypeSummary> types;
    QSet<QString> seen;
    for (const dom::element element : *items) {
        dom::object entry;
        if (element.get_object().get(entry))
            continue;
        const QString name = typeNameOf(entry);
        if (name.isEmpty() || seen.contains(name.toLower()))
            continue;
        seen.insert(name.toLower());
        types.append({name, labelFromName(name), isCustomType(name)});
    }
    return types;
}

Result<RecordType> parseSchema(const QString &typeName, const QByteArray &json)
{
    dom::parser parser;
    dom::object root;
    if (const auto error
        = parser.parse(json.constData(), size_t(json.size()), true).get_object().get(root))
        return badReply(error);
    const auto properties = objectAt(root, "properties");
    if (!properties && textAt(root, "type") != "object"_L1 && !has(root, "$schema"))
        return failure(ErrorKind::BadReply, u"no properties in the schema"_s);

    RecordType type;
    type.name = typeName;
    type.label = labelFromName(typeName);
    if (!properties)
        return type;
    type.fields = FieldReader(typeName).fields(*properties, 0);
    QSet<QString> filterable;
    for (const QString &name : textsAt(root, "x-ns-filterable"))
        filterable.insert(name.toLower());
    for (Field &field : type.fields)
        field.filterable = filterable.contains(field.name.toLower());
    return type;
}

} // namespace suitescope
