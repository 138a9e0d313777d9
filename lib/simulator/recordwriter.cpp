// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/recordwriter.h"

#include "lib/simulator/world.h"

#include <algorithm>

namespace suitescope {

namespace {

bool isChild(ValueKind kind)
{
    return kind == ValueKind::Sublist || kind == ValueKind::Subrecord
        || kind == ValueKind::MultiSelect;
}

/*! Text of a cell whatever SQLite made of it. */
std::string plainText(const CellValue &value)
{
    switch (value.type) {
    case CellValue::Type::Null:
        return {};
    case CellValue::Type::Integer:
        return std::to_string(value.integer);
    case CellValue::Type::Real:
        return numberText(value.real);
    case CellValue::Type::Text:
        return value.text;
    }
    return {};
}

std::string isoDate(const CellValue &value, bool withTime)
{
    std::string text = value.isDate() ? value.text.substr(1) : plainText(value);
    if (!withTime)
        return text.substr(0, 10);
    if (text.size() == 10)
        text += " 00:00:00";
    if (text.size() > 10)
        text[10] = 'T';
    return text + 'Z';
}

void writeScalar(JsonText &json, const FieldSpec &field, const CellValue &value)
{
    switch (field.kind) {
    case ValueKind::Boolean:
        json.boolean(plainText(value) == "T");
        break;
    case ValueKind::Integer:
    case ValueKind::Number:
        if (value.type == CellValue::Type::Text) {
            json.text(value.text);
        } else {
            json.raw(plainText(value));
        }
        break;
    case ValueKind::Date:
        json.text(isoDate(value, false));
        break;
    case ValueKind::DateTime:
        json.text(isoDate(value, true));
        break;
    case ValueKind::Text:
    case ValueKind::Enumeration:
    case ValueKind::Reference:
    case ValueKind::MultiSelect:
    case ValueKind::Sublist:
    case ValueKind::Subrecord:
        json.text(plainText(value));
    }
}

/*! An item's own type: references say "item", links must name the type. */
std::string linkedType(const std::string &target, std::int64_t number)
{
    const std::string lower = lowerCase(target);
    if (lower != "item" && lower != "inventoryitem")
        return target;
    const std::string_view kind = itemType(number);
    return kind == "InvtPart"   ? "inventoryItem"
        : kind == "NonInvtPart" ? "nonInventorySaleItem"
        : kind == "Service"     ? "serviceSaleItem"
                                : "kitItem";
}

} // namespace

void RecordWriter::writeReference(JsonText &json, const FieldSpec &field, std::int64_t number)
{
    const std::string type = linkedType(field.target, number);
    const std::string id = std::to_string(number);
    json.object().key("links").array();
    if (findRecordType(type))
        json.link("self", m_root + type + '/' + id);
    json.end().key("id").text(id);
    json.key("refName").text(displayName(lowerCase(field.target), number)).end();
}

void RecordWriter::writeField(JsonText &json, const RecordTypeSpec &type, const FieldSpec &field,
                              const CellValue &value, const std::string &self, std::int64_t number)
{
    if (field.kind == ValueKind::MultiSelect) {
        json.key(field.name);
        return writeMultiSelect(json, type, field, self + '/' + field.name, number, m_view.expand);
    }
    if (isChild(field.kind)) {
        json.key(field.name);
        return writeChild(json, type, field, self + '/' + field.name, number, m_view.expand);
    }
    if (value.type == CellValue::Type::Null)
        return;
    json.key(field.name);
    if (field.kind == ValueKind::Reference && value.type == CellValue::Type::Integer) {
        writeReference(json, field, value.integer);
    } else if (field.kind == ValueKind::Enumeration && !m_view.simpleEnums) {
        const std::string choice = plainText(value);
        json.object().key("id").text(choice);
        json.key("refName").text(choiceName(type, field, choice)).end();
    } else {
        writeScalar(json, field, value);
    }
}

void RecordWriter::writeElement(JsonText &json, const RecordTypeSpec &child,
                                const DataStore::Row &row, const std::string &self,
                                std::int64_t number)
{
    json.object().key("links").array();
    if (!m_view.expand)
        json.link("self", self);
    json.end();
    for (size_t i = 0; i < child.fields().size(); ++i)
        writeField(json, child, child.fields()[i], row[i], self, number);
    json.end();
}

/*! The name of a line in an address: its `line`, or its place. */
std::string lineName(const RecordTypeSpec &child, const DataStore::Row &row, size_t place)
{
    const FieldSpec *line = child.field("line");
    if (!line)
        return std::to_string(place + 1);
    return plainText(row[size_t(line - child.fields().data())]);
}

void RecordWriter::writeChild(JsonText &json, const RecordTypeSpec &type, const FieldSpec &field,
                              const std::string &self, std::int64_t number, bool whole)
{
    const RecordTypeSpec *found = childType(type, field.name);
    if (!whole || !found) {
        json.object().key("links").array().link("self", self).end().end();
        return;
    }
    const bool isSublist = field.kind == ValueKind::Sublist;
    const std::vector<DataStore::Row> rows = childRows(m_store, *found, isSublist, number);
    if (!isSublist)
        return writeElement(json, *found, rows.front(), self, number);
    json.object().key("links").array();
    if (!m_view.expand)
        json.link("self", self);
    json.end().key("totalResults").integer(qint64(rows.size()));
    json.key("count").integer(qint64(rows.size())).key("hasMore").boolean(false);
    json.key("offset").integer(0).key("items").array();
    for (size_t i = 0; i < rows.size(); ++i) {
        const std::string line = self + '/' + lineName(*found, rows[i], i);
        if (m_view.expand)
            writeElement(json, *found, rows[i], line, number * 16 + std::int64_t(i) + 1);
        else
            json.object().key("links").array().link("self", line).end().end();
    }
    json.end().end();
}

void RecordWriter::writeMultiSelect(JsonText &json, const RecordTypeSpec &type,
                                    const FieldSpec &field, const std::string &self,
                                    std::int64_t number, bool whole)
{
    json.object().key("links").array();
    if (!m_view.expand)
        json.link("self", self);
    json.end();
    if (whole) {
        const RowRange range = rangeOf(lowerCase(field.target), m_store.size());
        const std::uint64_t seed = mix(seedOf(type.name + field.name), std::uint64_t(number));
        const auto count = std::min<std::int64_t>(range.count, 1 + std::int64_t(seed % 2));
        json.key("totalResults").integer(count).key("count").integer(count);
        json.key("hasMore").boolean(false).key("offset").integer(0).key("items").array();
        for (std::int64_t i = 0; i < count; ++i) {
            const auto place = (seed >> 8) + std::uint64_t(i);
            writeReference(json, field,
                           range.first + std::int64_t(place % std::uint64_t(range.count)));
        }
        json.end();
    }
    json.end();
}

std::optional<std::string> RecordWriter::record(const RecordTypeSpec &type, std::int64_t number)
{
    std::vector<const FieldSpec *> wanted;
    for (const char *common : {"id", "externalid"})
        wanted.push_back(commonField(common));
    for (const FieldSpec &field : type.fields()) {
        if (!m_view.fields || m_view.fields->count(lowerCase(field.name)) > 0)
            wanted.push_back(&field);
    }
    std::vector<std::string> expressions;
    for (const FieldSpec *field : wanted) {
        expressions.push_back(isChild(field->kind) ? "NULL"
                                                   : fieldExpression(m_store, type, *field));
    }
    const std::string condition = type.condition.empty() ? std::string() : " AND " + type.condition;
    const std::vector<DataStore::Row> rows = m_store.select(
        type.table, expressions, "WHERE \"id\"=" + std::to_string(number) + condition);
    if (rows.empty())
        return std::nullopt;
    const std::string self = m_root + type.name + '/' + std::to_string(number);
    JsonText json;
    json.object().key("links").array().link("self", self).end();
    json.key("id").text(std::to_string(number));
    for (size_t i = 1; i < wanted.size(); ++i)
        writeField(json, type, *wanted[i], rows.front()[i], self, number);
    json.end();
    return json.take();
}

std::optional<std::string> RecordWriter::child(const RecordTypeSpec &type, std::int64_t number,
                                               const FieldSpec &field,
                                               const std::optional<std::string> &line)
{
    const std::string self = m_root + type.name + '/' + std::to_string(number) + '/' + field.name;
    JsonText json;
    if (!line) {
        if (field.kind == ValueKind::MultiSelect)
            writeMultiSelect(json, type, field, self, number, true);
        else
            writeChild(json, type, field, self, number, true);
        return json.take();
    }
    const RecordTypeSpec *found = childType(type, field.name);
    if (!found || field.kind != ValueKind::Sublist)
        return std::nullopt;
    const std::vector<DataStore::Row> rows = childRows(m_store, *found, true, number);
    for (size_t i = 0; i < rows.size(); ++i) {
        if (lineName(*found, rows[i], i) == *line) {
            writeElement(json, *found, rows[i], self + '/' + *line,
                         number * 16 + std::int64_t(i) + 1);
            return json.take();
        }
    }
    return std::nullopt;
}

} // namespace suitescope
