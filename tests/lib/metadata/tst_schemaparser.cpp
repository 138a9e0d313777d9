// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/metadata/schemaparser.h"
#include "tests/support/testmain.h"

#include <QObject>

using namespace Qt::StringLiterals;
using namespace suitescope;

class SchemaParserTest : public QObject
{
    Q_OBJECT

private slots:
    void catalogIsRead();
    void catalogNamesComeFromLinksToo();
    void strangeCatalogEntriesAreSkipped();
    void noCatalogIsRefused_data();
    void noCatalogIsRefused();
    void schemaIsRead();
    void kindsAreTold_data();
    void kindsAreTold();
    void orderIsTheSchemas();
    void strangePropertiesAreTolerated();
    void deepSchemasEnd();
    void noSchemaIsRefused_data();
    void noSchemaIsRefused();
    void everyCutIsNoticed();
};

namespace {

const auto contact = R"({"type":"object",
 "properties":{
  "id":{"title":"Internal ID","type":"string","nullable":true},
  "isInactive":{"title":"Inactive","type":"boolean","description":"Setup &gt; <b>Company</b>"},
  "creditLimit":{"title":"Credit &amp; Limit","type":"number","format":"double","nullable":true},
  "owner":{"type":"integer","format":"int64","nullable":true,"maximum":18446744073709551615},
  "startDate":{"title":"Start","type":"string","format":"date","nullable":true},
  "lastModifiedDate":{"title":"Last Modified","type":"string","format":"date-time","readOnly":true},
  "custentity_tier":{"title":"Tier","type":"string","nullable":true,"x-ns-custom-field":true},
  "emailPreference":{"type":"object","properties":{
     "id":{"title":"Internal identifier","type":"string","enum":["PDF","HTML","DEFAULT"]},
     "refName":{"title":"Reference Name","type":"string"}}},
  "subsidiary":{"type":"object","properties":{
     "id":{"type":"string"},"refName":{"type":"string"},"externalId":{"type":"string"},
     "links":{"type":"array","readOnly":true,"items":{"$ref":"/services/rest/record/v1/metadata-catalog/nsLink"}}}},
  "category":{"type":"object","properties":{
     "links":{"type":"array","items":{"$ref":"/services/rest/record/v1/metadata-catalog/nsLink"}},
     "totalResults":{"type":"integer","format":"int64","readOnly":true},
     "count":{"type":"integer"},"hasMore":{"type":"boolean"},"offset":{"type":"integer"},
     "items":{"type":"array","items":{"$ref":"/services/rest/record/v1/metadata-catalog/contactCategory"}}}},
  "links":{"title":"Links","type":"array","items":{"$ref":"/services/rest/record/v1/metadata-catalog/nsLink"}},
  "refName":{"title":"Reference Name","type":"string"}},
 "$schema":"http://json-schema.org/draft-06/hyper-schema#",
 "x-ns-filterable":["isInactive","ID","creditLimit","unknown"]})"_ba;

const Field *find(const RecordType &type, const QString &name)
{
    for (const Field &field : type.fields) {
        if (field.name == name)
            return &field;
    }
    return nullptr;
}

} // namespace

void SchemaParserTest::catalogIsRead()
{
    const auto types = parseCatalog(R"({"items":[
        {"name":"salesorder","links":[{"rel":"canonical","href":"https://x/metadata-catalog/salesorder"}]},
        {"name":"customrecord_x_site","links":[]},
        {"name":"account"}],
        "links":[{"rel":"canonical","href":"x","mediaType":"application/json"}]})"_ba);
    QVERIFY(types.has_value());
    QCOMPARE(*types,
             (QList<RecordTypeSummary>{{u"salesorder"_s, u"Sales order"_s, false},
                                       {u"customrecord_x_site"_s, u"X site"_s, true},
                                       {u"account"_s, u"Account"_s, false}}));
}

void SchemaParserTest::catalogNamesComeFromLinksToo()
{
    const auto types = parseCatalog(R"({"items":[
        {"links":[{"rel":"alternate","href":"https://x/metadata-catalog/foo","mediaType":"application/schema+json"},
                  {"rel":"describes","href":"https://x/record/v1/customer","mediaType":"application/json"}]},
        {"links":[{"rel":"canonical","href":"https://x/metadata-catalog/vendor/","mediaType":"application/schema+json"}]}]})"_ba);
    QVERIFY(types.has_value());
    QCOMPARE(types->size(), 2);
    QCOMPARE(types->at(0).name, u"customer"_s);
    QCOMPARE(types->at(1).name, u"vendor"_s);
}

void SchemaParserTest::strangeCatalogEntriesAreSkipped()
{
    const auto types = parseCatalog(
        R"({"count":9,"items":[1,null,"x",[],{},{"name":7},{"name":"customer"},{"name":"CUSTOMER"}]})"_ba);
    QVERIFY(types.has_value());
    QCOMPARE(types->size(), 1);
}

void SchemaParserTest::noCatalogIsRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << ""_ba;
    QTest::newRow("html") << "<html></html>"_ba;
    QTest::newRow("array") << R"([{"name":"customer"}])"_ba;
    QTest::newRow("no items") << R"({"links":[]})"_ba;
    QTest::newRow("items of another kind") << R"({"items":{}})"_ba;
}

void SchemaParserTest::noCatalogIsRefused()
{
    QFETCH(const QByteArray, body);
    const auto types = parseCatalog(body);
    QVERIFY(!types.has_value());
    QCOMPARE(types.error().kind, ErrorKind::BadReply);
}

void SchemaParserTest::schemaIsRead()
{
    const auto type = parseSchema(u"contact"_s, contact);
    QVERIFY(type.has_value());
    QCOMPARE(type->name, u"contact"_s);
    QCOMPARE(type->label, u"Contact"_s);
    QCOMPARE(type->fields.size(), 10); // without links and refName

    const Field *inactive = find(*type, u"isInactive"_s);
    QCOMPARE(inactive->label, u"Inactive"_s);
    QCOMPARE(inactive->description, u"Setup > Company"_s);
    QCOMPARE(inactive->kind, FieldKind::Boolean);
    QVERIFY(inactive->filterable && !inactive->nullable && !inactive->custom);

    const Field *limit = find(*type, u"creditLimit"_s);
    QCOMPARE(limit->label, u"Credit & Limit"_s);
    QCOMPARE(limit->kind, FieldKind::Number);
    QCOMPARE(limit->format, u"double"_s);
    QVERIFY(limit->nullable && limit->filterable);

    QCOMPARE(find(*type, u"owner"_s)->label, u"Owner"_s);
    QCOMPARE(find(*type, u"owner"_s)->kind, FieldKind::Integer);
    QCOMPARE(find(*type, u"startDate"_s)->kind, FieldKind::Date);
    QCOMPARE(find(*type, u"lastModifiedDate"_s)->kind, FieldKind::DateTime);
    QVERIFY(find(*type, u"lastModifiedDate"_s)->readOnly);
    QVERIFY(find(*type, u"custentity_tier"_s)->custom);
    QVERIFY(find(*type, u"id"_s)->filterable);
    QVERIFY(!find(*type, u"owner"_s)->filterable);

    const Field *preference = find(*type, u"emailPreference"_s);
    QCOMPARE(preference->kind, FieldKind::Enumeration);
    QCOMPARE(preference->values,
             (QList<EnumValue>{
                 {u"PDF"_s, QString()}, {u"HTML"_s, QString()}, {u"DEFAULT"_s, QString()}}));
    QCOMPARE(find(*type, u"subsidiary"_s)->kind, FieldKind::Reference);
    QCOMPARE(find(*type, u"subsidiary"_s)->target, u"subsidiary"_s);
    QCOMPARE(find(*type, u"category"_s)->kind, FieldKind::Sublist);
    QCOMPARE(find(*type, u"category"_s)->target, u"contactCategory"_s);
    QVERIFY(find(*type, u"category"_s)->children.isEmpty());
}

void SchemaParserTest::kindsAreTold_data()
{
    QTest::addColumn<QByteArray>("shape");
    QTest::addColumn<FieldKind>("kind");
    QTest::addColumn<QString>("target");
    QTest::addColumn<int>("children");
    const QString none;
    QTest::newRow("string") << R"({"type":"string"})"_ba << FieldKind::Text << none << 0;
    QTest::newRow("unknown format")
        << R"({"type":"string","format":"time"})"_ba << FieldKind::Text << none << 0;
    QTest::newRow("no type") << "{}"_ba << FieldKind::Text << none << 0;
    QTest::newRow("list of types")
        << R"({"type":["null","integer"]})"_ba << FieldKind::Integer << none << 0;
    QTest::newRow("plain enumeration")
        << R"({"type":"string","enum":["a"]})"_ba << FieldKind::Enumeration << none << 0;
    QTest::newRow("object without members")
        << R"({"type":"object"})"_ba << FieldKind::Subrecord << none << 0;
    QTest::newRow("reference to a schema")
        << R"({"$ref":"/services/rest/record/v1/metadata-catalog/salesOrder-billingAddress"})"_ba
        << FieldKind::Subrecord << u"salesOrder-billingAddress"_s << 0;
    QTest::newRow("reference to a collection")
        << R"({"$ref":"/services/rest/record/v1/metadata-catalog/salesOrder-itemCollection"})"_ba
        << FieldKind::Sublist << u"salesOrder-itemCollection"_s << 0;
    QTest::newRow("wrapped reference")
        << R"({"allOf":[{"$ref":"#/components/schemas/address"}]})"_ba << FieldKind::Subrecord
        << u"address"_s << 0;
    QTest::newRow("common resource")
        << R"({"$ref":"/x/nsResource"})"_ba << FieldKind::Reference << none << 0;
    QTest::newRow("common collection")
        << R"({"$ref":"/x/nsResourceCollection"})"_ba << FieldKind::Sublist << none << 0;
    QTest::newRow("inline subrecord")
        << R"({"type":"object","properties":{"links":{"type":"array"},"addr1":{"type":"string"},"city":{"type":"string"}}})"_ba
        << FieldKind::Subrecord << none << 2;
    QTest::newRow("subrecord with an id")
        << R"({"type":"object","properties":{"id":{"type":"string"},"refName":{"type":"string"},"city":{"type":"string"}}})"_ba
        << FieldKind::Subrecord << none << 2;
    QTest::newRow("inline sublist")
        << R"({"type":"object","properties":{"count":{},"items":{"type":"array","items":{"type":"object","properties":{"line":{"type":"integer"},"links":{}}}}}})"_ba
        << FieldKind::Sublist << none << 1;
    QTest::newRow("array of a schema") << R"({"type":"array","items":{"$ref":"/x/line"}})"_ba
                                       << FieldKind::Sublist << u"line"_s << 0;
    QTest::newRow("multiselect") << R"({"type":"array","items":{"$ref":"/x/nsResource"}})"_ba
                                 << FieldKind::Sublist << none << 0;
}

void SchemaParserTest::kindsAreTold()
{
    QFETCH(const QByteArray, shape);
    QFETCH(const FieldKind, kind);
    QFETCH(const QString, target);
    QFETCH(const int, children);
    const auto type
        = parseSchema(u"x"_s, R"({"type":"object","properties":{"f":)"_ba + shape + "}}"_ba);
    QVERIFY(type.has_value());
    QCOMPARE(type->fields.size(), 1);
    const Field &field = type->fields.constFirst();
    QCOMPARE(field.kind, kind);
    QCOMPARE(field.target, target);
    QCOMPARE(field.children.size(), children);
    QVERIFY(!field.label.isEmpty());
}

void SchemaParserTest::orderIsTheSchemas()
{
    const auto type = parseSchema(
        u"x"_s, R"({"type":"object","properties":{"zeta":{},"alpha":{},"links":{},"Mid":{}}})"_ba);
    QVERIFY(type.has_value());
    QStringList names;
    for (const Field &field : type->fields)
        names.append(field.name);
    QCOMPARE(names, (QStringList{u"zeta"_s, u"alpha"_s, u"Mid"_s}));
}

void SchemaParserTest::strangePropertiesAreTolerated()
{
    const auto type = parseSchema(
        u"x"_s,
        R"({"type":"object","x-ns-filterable":"all","properties":{"a":true,"b":null,"c":{"type":7,"title":[],"nullable":"yes"},
            "d":{"type":"object","properties":[]},"e":{"type":"array","items":[]},
            "f":{"type":"object","properties":{"id":{"enum":[1,null,"x"]}}},"custbody_g":{"title":""}}})"_ba);
    QVERIFY(type.has_value());
    QCOMPARE(type->fields.size(), 5);
    QCOMPARE(type->fields.at(0).name, u"c"_s);
    QCOMPARE(type->fields.at(3).values,
             (QList<EnumValue>{{u"1"_s, QString()}, {u"x"_s, QString()}}));
    QVERIFY(type->fields.at(4).custom);
    QCOMPARE(type->fields.at(4).label, u"G"_s);
    const auto empty = parseSchema(u"x"_s, R"({"type":"object"})"_ba);
    QVERIFY(empty.has_value());
    QVERIFY(empty->fields.isEmpty());
}

void SchemaParserTest::deepSchemasEnd()
{
    QByteArray shape = R"({"type":"string"})"_ba;
    for (int i = 0; i < 200; ++i)
        shape = R"({"type":"object","properties":{"f":)"_ba + shape + "}}"_ba;
    const auto type = parseSchema(u"x"_s, shape);
    QVERIFY(type.has_value());
    int depth = 0;
    for (const QList<Field> *fields = &type->fields; !fields->isEmpty();
         fields = &fields->constFirst().children)
        ++depth;
    QVERIFY(depth > 3 && depth < 20);
}

void SchemaParserTest::noSchemaIsRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << ""_ba;
    QTest::newRow("html") << "<html></html>"_ba;
    QTest::newRow("array") << "[]"_ba;
    QTest::newRow("another object") << R"({"items":[]})"_ba;
}

void SchemaParserTest::noSchemaIsRefused()
{
    QFETCH(const QByteArray, body);
    const auto type = parseSchema(u"x"_s, body);
    QVERIFY(!type.has_value());
    QCOMPARE(type.error().kind, ErrorKind::BadReply);
}

void SchemaParserTest::everyCutIsNoticed()
{
    for (qsizetype length = 0; length < contact.size(); ++length)
        QVERIFY(!parseSchema(u"contact"_s, contact.first(length)).has_value());
}

SUITESCOPE_GUILESS_MAIN(SchemaParserTest)
#include "tst_schemaparser.moc"
