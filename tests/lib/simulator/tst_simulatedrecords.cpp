// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/lib/simulator/askaccount.h"
#include "tests/support/testmain.h"

#include <QRegularExpression>

using namespace suitescope;
using namespace Qt::StringLiterals;

/*! The record API: catalog, schemas, listings, records. */
class SimulatedRecordsTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void theCatalogListsTypes();
    void theCatalogHidesWhatTheRoleMayNotSee();
    void everySchemaCanBeRead();
    void theCustomerSchemaHasAllKinds();
    void openApiOfSelectedTypes();
    void listsPages();
    void filters_data();
    void filters();
    void refusesFilters_data();
    void refusesFilters();
    void refusesPages_data();
    void refusesPages();
    void readsACustomer();
    void expandsAnOrder();
    void subresourcesAreFollowed();
    void fieldsAndSimpleEnums();
    void externalIdsNameRecords();
    void everyTypeHasAReadableRecord();
    void whatIsNotThere_data();
    void whatIsNotThere();
    void recordPermissionIsAForbidden();
    void onlyReadingIsOffered();
    void governanceIsForTheAdministrator();

private:
    static constexpr const char *root = "/services/rest/record/v1/";
    QJsonObject read(const QByteArray &target);
    QStringList ids(const QByteArray &target);

    AskedAccount m_asked;
};

QJsonObject SimulatedRecordsTest::read(const QByteArray &target)
{
    const WireAnswer answer = m_asked.get(root + target);
    if (answer.status != 200)
        QTest::qFail(answer.body.c_str(), __FILE__, __LINE__);
    return AskedAccount::json(answer);
}

QStringList SimulatedRecordsTest::ids(const QByteArray &target)
{
    QStringList found;
    for (const QJsonValue &item : read(target)["items"_L1].toArray())
        found.append(item.toObject()["id"_L1].toString());
    return found;
}

void SimulatedRecordsTest::theCatalogListsTypes()
{
    const QJsonObject catalog = read("metadata-catalog");
    const QJsonArray items = catalog["items"_L1].toArray();
    QVERIFY2(items.size() >= 175 && items.size() <= 215, qPrintable(QString::number(items.size())));
    QVERIFY(!catalog.contains("count"_L1));
    QSet<QString> names;
    for (const QJsonValue &item : items) {
        const QString name = item.toObject()["name"_L1].toString();
        QCOMPARE(name, name.toLower());
        names.insert(name);
        QCOMPARE(item.toObject()["links"_L1].toArray().size(), 4);
    }
    QCOMPARE(names.size(), items.size());
    for (const QString &expected : {u"salesorder"_s, u"customer"_s, u"customrecord_sc_site"_s})
        QVERIFY2(names.contains(expected), qPrintable(expected));
    const QJsonObject canonical = items.first().toObject()["links"_L1].toArray().first().toObject();
    QCOMPARE(canonical["rel"_L1].toString(), u"canonical"_s);
    QCOMPARE(canonical["mediaType"_L1].toString(), u"application/schema+json"_s);
    QVERIFY(canonical["href"_L1].toString().startsWith("http://127.0.0.1:4711/services/"_L1));
}

void SimulatedRecordsTest::theCatalogHidesWhatTheRoleMayNotSee()
{
    AskedAccount asked;
    asked.account.setPermission(asked.role, u"TRAN_SALESORD"_s, 0);
    const QByteArray body = QByteArray::fromStdString(asked.get(root + "metadata-catalog"_ba).body);
    QVERIFY(!body.contains("\"salesorder\""));
    QVERIFY(body.contains("\"invoice\""));
    QCOMPARE(asked.get(root + "metadata-catalog/salesorder"_ba).status, 404);
}

void SimulatedRecordsTest::everySchemaCanBeRead()
{
    QList<QByteArray> open;
    for (const QJsonValue &item : read("metadata-catalog")["items"_L1].toArray())
        open.append(item.toObject()["name"_L1].toString().toLatin1());
    const qsizetype types = open.size();
    static const QRegularExpression refs(
        u"\"\\$ref\":\"/services/rest/record/v1/metadata-catalog/([^\"]+)\""_s);
    QSet<QByteArray> seen;
    qsizetype fields = 0;
    while (!open.isEmpty()) {
        const QByteArray name = open.takeFirst();
        if (seen.contains(name.toLower()))
            continue;
        seen.insert(name.toLower());
        const WireAnswer answer
            = m_asked.get(root + "metadata-catalog/"_ba + name, "application/schema+json");
        QVERIFY2(answer.status == 200, name.constData());
        const QJsonObject properties = AskedAccount::json(answer)["properties"_L1].toObject();
        QVERIFY2(!properties.isEmpty(), name.constData());
        fields += properties.size();
        auto found = refs.globalMatch(QString::fromStdString(answer.body));
        while (found.hasNext())
            open.append(found.next().captured(1).toLatin1());
    }
    QVERIFY(seen.contains("salesorder-itemcollection"));
    QVERIFY(seen.contains("salesorder-itemelement"));
    QVERIFY(seen.contains("nslink"));
    QVERIFY(fields > types * 12);
}

void SimulatedRecordsTest::theCustomerSchemaHasAllKinds()
{
    const QJsonObject schema = read("metadata-catalog/customer");
    const QJsonObject properties = schema["properties"_L1].toObject();
    const auto property
        = [&properties](const QString &name) { return properties[name].toObject(); };
    QCOMPARE(property(u"creditLimit"_s)["format"_L1].toString(), u"double"_s);
    QCOMPARE(property(u"startDate"_s)["format"_L1].toString(), u"date"_s);
    QCOMPARE(property(u"lastModifiedDate"_s)["format"_L1].toString(), u"date-time"_s);
    QCOMPARE(property(u"isInactive"_s)["type"_L1].toString(), u"boolean"_s);
    QCOMPARE(property(u"custentity_sc_tier"_s)["x-ns-custom-field"_L1].toBool(), true);
    QCOMPARE(property(u"emailPreference"_s)["properties"_L1]["id"_L1]["enum"_L1].toArray(),
             (QJsonArray{u"PDF"_s, u"HTML"_s, u"DEFAULT"_s}));
    QVERIFY(property(u"salesRep"_s)["properties"_L1].toObject().contains("refName"_L1));
    QCOMPARE(property(u"addressBook"_s)["$ref"_L1].toString(),
             u"/services/rest/record/v1/metadata-catalog/customer-addressBookCollection"_s);
    const QJsonArray filterable = schema["x-ns-filterable"_L1].toArray();
    QVERIFY(filterable.contains(u"companyName"_s));
    QVERIFY(!filterable.contains(u"balance"_s));
    QVERIFY(!filterable.contains(u"addressBook"_s));
}

void SimulatedRecordsTest::openApiOfSelectedTypes()
{
    const WireAnswer answer = m_asked.get(root + "metadata-catalog?select=customer,salesorder"_ba,
                                          "application/swagger+json");
    QVERIFY2(answer.status == 200, answer.body.c_str());
    const QJsonObject document = AskedAccount::json(answer);
    QVERIFY(document["openapi"_L1].toString().startsWith("3."_L1));
    QVERIFY(document["paths"_L1].toObject().contains("/customer/{id}"_L1));
    QVERIFY(document["paths"_L1].toObject().contains("/salesOrder/{id}/!transform/invoice"_L1));
    QVERIFY(
        document["components"_L1]["schemas"_L1].toObject().contains("salesOrder-itemElement"_L1));
    QCOMPARE(
        m_asked
            .get(root + "metadata-catalog?select=customer,%20vendor"_ba, "application/swagger+json")
            .status,
        400);
}

void SimulatedRecordsTest::listsPages()
{
    const QJsonObject page = read("customer?limit=100&offset=100");
    QCOMPARE(page["totalResults"_L1].toInt(), 300);
    QCOMPARE(page["count"_L1].toInt(), 100);
    QCOMPARE(page["offset"_L1].toInt(), 100);
    QVERIFY(page["hasMore"_L1].toBool());
    const QJsonObject item = page["items"_L1].toArray().first().toObject();
    QCOMPARE(item.keys(), (QStringList{u"id"_s, u"links"_s}));
    QCOMPARE(item["links"_L1].toArray().first().toObject()["href"_L1].toString(),
             u"http://127.0.0.1:4711/services/rest/record/v1/customer/"_s
                 + item["id"_L1].toString());
    QStringList rels;
    for (const QJsonValue &link : page["links"_L1].toArray())
        rels.append(link.toObject()["rel"_L1].toString());
    QCOMPARE(rels, (QStringList{u"previous"_s, u"first"_s, u"next"_s, u"last"_s, u"self"_s}));
    QCOMPARE(ids("customer").size(), 300);
}

void SimulatedRecordsTest::filters_data()
{
    QTest::addColumn<QByteArray>("q");
    QTest::addColumn<QString>("condition"); // the same in SuiteQL

    QTest::newRow("id BETWEEN") << "id BETWEEN [1003, 1007]"_ba << u"id BETWEEN 1003 AND 1007"_s;
    QTest::newRow("ANY_OF") << "id ANY_OF [1001, 1002, 99]"_ba << u"id IN (1001, 1002)"_s;
    QTest::newRow("ANY_OF_NOT") << "id ANY_OF_NOT [1001]"_ba << u"id <> 1001"_s;
    QTest::newRow("boolean") << "isPerson IS true"_ba << u"isperson = 'T'"_s;
    QTest::newRow("EMPTY") << "email EMPTY"_ba << u"email IS NULL"_s;
    QTest::newRow("EMPTY_NOT") << "email EMPTY_NOT"_ba << u"email IS NOT NULL"_s;
    QTest::newRow("START_WITH, any case")
        << "companyName START_WITH \"bre\""_ba << u"LOWER(companyname) LIKE 'bre%'"_s;
    QTest::newRow("END_WITH") << "companyName END_WITH Ltd"_ba << u"companyname LIKE '%Ltd'"_s;
    QTest::newRow("CONTAIN") << "companyName CONTAIN \"Marine\""_ba
                             << u"companyname LIKE '%Marine%'"_s;
    QTest::newRow("CONTAIN_NOT takes empty ones too")
        << "companyName CONTAIN_NOT Marine"_ba
        << u"(companyname IS NULL OR companyname NOT LIKE '%Marine%')"_s;
    QTest::newRow("number") << "creditLimit GREATER_OR_EQUAL 15000"_ba << u"creditlimit >= 15000"_s;
    QTest::newRow("AND binds stronger than OR")
        << "id EQUAL 1001 OR id EQUAL 1002 AND isInactive IS false"_ba
        << u"(id = 1001 OR (id = 1002 AND isinactive = 'F'))"_s;
    QTest::newRow("parentheses") << "(id EQUAL 1001 OR id EQUAL 1002) AND id LESS 1002"_ba
                                 << u"id = 1001"_s;
    QTest::newRow("date") << "dateCreated AFTER \"1/31/2024\""_ba
                          << u"datecreated > TO_DATE('2024-01-31','YYYY-MM-DD')"_s;
    QTest::newRow("date and time")
        << "lastModifiedDate ON_OR_AFTER \"06/01/2026 03:04 PM\""_ba
        << u"lastmodifieddate >= TO_DATE('2026-06-01 15:04','YYYY-MM-DD HH24:MI')"_s;
    QTest::newRow("reference") << "subsidiary ANY_OF [2]"_ba << u"subsidiary = 2"_s;
    QTest::newRow("any spelling of the field")
        << "COMPANYNAME START_WITH Bre"_ba << u"companyname LIKE 'Bre%'"_s;
    QTest::newRow("a balance under another name")
        << "creditLimit EMPTY"_ba << u"creditlimit IS NULL"_s;
}

void SimulatedRecordsTest::filters()
{
    QFETCH(QByteArray, q);
    QFETCH(QString, condition);
    const QStringList listed = ids("customer?q=" + q.toPercentEncoding());
    const QJsonObject same = AskedAccount::json(
        m_asked.query(u"SELECT id FROM customer WHERE %1 ORDER BY id"_s.arg(condition)));
    QStringList expected;
    for (const QJsonValue &item : same["items"_L1].toArray())
        expected.append(item.toObject()["id"_L1].toString());
    QVERIFY(!expected.isEmpty());
    QVERIFY(expected.size() < 300);
    QCOMPARE(listed, expected);
}

void SimulatedRecordsTest::refusesFilters_data()
{
    QTest::addColumn<QByteArray>("q");
    QTest::newRow("unknown field") << "nothing IS 1"_ba;
    QTest::newRow("field that cannot be filtered") << "balance GREATER 1"_ba;
    QTest::newRow("operator of another kind") << "companyName GREATER 1"_ba;
    QTest::newRow("unknown operator") << "companyName LIKE x"_ba;
    QTest::newRow("no value") << "companyName IS"_ba;
    QTest::newRow("ISO date") << "dateCreated AFTER \"2024-01-31\""_ba;
    QTest::newRow("not a number") << "id EQUAL abc"_ba;
    QTest::newRow("neither true nor false") << "isInactive IS maybe"_ba;
    QTest::newRow("open parenthesis") << "(id EQUAL 1"_ba;
    QTest::newRow("left over") << "id EQUAL 1 id EQUAL 2"_ba;
}

void SimulatedRecordsTest::refusesFilters()
{
    QFETCH(QByteArray, q);
    const WireAnswer answer = m_asked.get(root + "customer?q="_ba + q.toPercentEncoding());
    QCOMPARE(answer.status, 400);
    QCOMPARE(AskedAccount::firstError(answer)["o:errorQueryParam"_L1].toString(), u"q"_s);
}

void SimulatedRecordsTest::refusesPages_data()
{
    QTest::addColumn<QByteArray>("page");
    QTest::addColumn<QString>("parameter");
    QTest::newRow("limit 0") << "limit=0"_ba << u"limit"_s;
    QTest::newRow("limit 1001") << "limit=1001"_ba << u"limit"_s;
    QTest::newRow("no number") << "limit=x"_ba << u"limit"_s;
    QTest::newRow("offset between pages") << "limit=10&offset=5"_ba << u"offset"_s;
    QTest::newRow("beyond 1000 pages") << "limit=10&offset=10000"_ba << u"offset"_s;
}

void SimulatedRecordsTest::refusesPages()
{
    QFETCH(QByteArray, page);
    QFETCH(QString, parameter);
    const WireAnswer answer = m_asked.get(root + "customer?"_ba + page);
    QCOMPARE(answer.status, 400);
    const QJsonObject error = AskedAccount::firstError(answer);
    QCOMPARE(error["o:errorQueryParam"_L1].toString(), parameter);
    QCOMPARE(error["o:errorCode"_L1].toString(), u"INVALID_PARAMETER"_s);
}

void SimulatedRecordsTest::readsACustomer()
{
    const QJsonObject customer = read("customer/1001");
    QCOMPARE(customer["id"_L1].toString(), u"1001"_s);
    QVERIFY(customer["entityId"_L1].toString().startsWith("CUS1001 "_L1));
    QVERIFY(customer["isInactive"_L1].isBool());
    QVERIFY(customer["balance"_L1].isDouble());
    const QJsonObject currency = customer["currency"_L1].toObject();
    QVERIFY(!currency["refName"_L1].toString().isEmpty());
    QVERIFY(currency["links"_L1][0]["href"_L1].toString().contains("/record/v1/currency/"_L1));
    static const QRegularExpression moment(u"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$"_s);
    QVERIFY(moment.match(customer["dateCreated"_L1].toString()).hasMatch());
    QVERIFY(customer["addressBook"_L1].toObject().contains("links"_L1));
    QVERIFY(!customer["addressBook"_L1].toObject().contains("items"_L1));
    for (const QJsonValue &value : customer)
        QVERIFY(!value.isNull());
    // The same customer in SuiteQL.
    const QJsonObject row = AskedAccount::json(m_asked.query(
        u"SELECT entityid, balancesearch FROM customer WHERE id = 1001"_s))["items"_L1][0]
                                .toObject();
    QCOMPARE(row["entityid"_L1].toString(), customer["entityId"_L1].toString());
    QCOMPARE(row["balancesearch"_L1].toString().toDouble(), customer["balance"_L1].toDouble());
}

void SimulatedRecordsTest::expandsAnOrder()
{
    const QByteArray id = ids("salesOrder?limit=1").constFirst().toLatin1();
    const QJsonObject order = read("salesorder/" + id + "?expandSubResources=true");
    QVERIFY(order["tranId"_L1].toString().startsWith("SO"_L1));
    QVERIFY(!order["status"_L1]["refName"_L1].toString().isEmpty());
    QVERIFY(order["billingAddress"_L1].toObject().contains("country"_L1)
            || order["billingAddress"_L1].toObject().contains("city"_L1));
    const QJsonObject sublist = order["item"_L1].toObject();
    const QJsonArray lines = sublist["items"_L1].toArray();
    QCOMPARE(lines.size(), 2);
    QCOMPARE(sublist["totalResults"_L1].toInt(), 2);
    double sum = 0;
    for (const QJsonValue &line : lines)
        sum += line["amount"_L1].toDouble();
    QCOMPARE(qRound64(sum * 100), qRound64(order["total"_L1].toDouble() * 100));
}

void SimulatedRecordsTest::subresourcesAreFollowed()
{
    const QByteArray id = ids("salesOrder?limit=1").constFirst().toLatin1();
    const auto path = [](const QJsonValue &links) {
        return QUrl(links[0]["href"_L1].toString()).path().mid(int(strlen(root))).toLatin1();
    };
    const QJsonObject order = read("salesOrder/" + id);
    const QJsonObject sublist = read(path(order["item"_L1]["links"_L1]));
    QCOMPARE(sublist["totalResults"_L1].toInt(), 2);
    const QJsonObject line = read(path(sublist["items"_L1][0]["links"_L1]));
    QVERIFY(line["quantity"_L1].toDouble() > 0);
    const QJsonObject item = read(path(line["item"_L1]["links"_L1])); // a reference leads somewhere
    QVERIFY(!item["id"_L1].toString().isEmpty());
    const QJsonObject address = read(path(order["billingAddress"_L1]["links"_L1]));
    QVERIFY(address.contains("links"_L1));
    const QJsonObject subsidiaries
        = read("inventoryItem/" + ids("inventoryItem?limit=1")[0].toLatin1() + "/subsidiary");
    QVERIFY(!subsidiaries["items"_L1].toArray().isEmpty());
}

void SimulatedRecordsTest::fieldsAndSimpleEnums()
{
    const QJsonObject few
        = read("customer/1001?fields=entityId,creditHoldOverride&simpleEnumFormat=true");
    QVERIFY(few.contains("entityId"_L1));
    QVERIFY(!few.contains("companyName"_L1));
    QVERIFY(!few.contains("addressBook"_L1));
    QVERIFY(!few["creditHoldOverride"_L1].isObject());
    QCOMPARE(m_asked.get(root + "customer/1001?fields=nothing"_ba).status, 400);
}

void SimulatedRecordsTest::externalIdsNameRecords()
{
    const QJsonObject row = AskedAccount::json(m_asked.query(
        u"SELECT id, externalid FROM customer WHERE externalid IS NOT NULL AND ROWNUM <= 1"_s))
                                ["items"_L1][0]
                                    .toObject();
    const QJsonObject customer = read("customer/eid:" + row["externalid"_L1].toString().toLatin1());
    QCOMPARE(customer["id"_L1].toString(), row["id"_L1].toString());
    QCOMPARE(customer["externalId"_L1].toString(), row["externalid"_L1].toString());
}

void SimulatedRecordsTest::everyTypeHasAReadableRecord()
{
    for (const QJsonValue &item : read("metadata-catalog")["items"_L1].toArray()) {
        const QByteArray name = item["name"_L1].toString().toLatin1();
        const QStringList listed = ids(name + "?limit=1");
        if (listed.isEmpty())
            continue; // a rare transaction type in a small account
        const QJsonObject record
            = read(name + '/' + listed.constFirst().toLatin1() + "?expandSubResources=true");
        QCOMPARE(record["id"_L1].toString(), listed.constFirst());
    }
}

void SimulatedRecordsTest::whatIsNotThere_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::newRow("type") << "nothing/1"_ba;
    QTest::newRow("record") << "customer/1"_ba;
    QTest::newRow("no number") << "customer/abc"_ba;
    QTest::newRow("external ID") << "customer/eid:none"_ba;
    QTest::newRow("of another type") << "salesOrder/1001"_ba;
    QTest::newRow("sub-resource") << "customer/1001/nothing"_ba;
    QTest::newRow("no sub-resource") << "customer/1001/entityId"_ba;
    QTest::newRow("line") << "customer/1001/addressBook/99"_ba;
    QTest::newRow("schema") << "metadata-catalog/nothing"_ba;
    QTest::newRow("child schema") << "metadata-catalog/customer-nothingElement"_ba;
}

void SimulatedRecordsTest::whatIsNotThere()
{
    QFETCH(QByteArray, target);
    const WireAnswer answer = m_asked.get(root + target);
    QCOMPARE(answer.status, 404);
    QCOMPARE(AskedAccount::firstError(answer)["o:errorCode"_L1].toString(), u"NONEXISTENT_ID"_s);
}

void SimulatedRecordsTest::recordPermissionIsAForbidden()
{
    AskedAccount asked;
    asked.account.setPermission(asked.role, u"LIST_CUSTJOB"_s, 0);
    const WireAnswer answer = asked.get(root + "customer/1001"_ba);
    QCOMPARE(answer.status, 403);
    QCOMPARE(AskedAccount::firstError(answer)["o:errorCode"_L1].toString(),
             u"INSUFFICIENT_PERMISSION"_s);
    asked.account.setPermission(asked.role, u"LIST_CUSTJOB"_s, 1);
    asked.account.setPermission(asked.role, u"REPO_ANALYTICS"_s, 0);
    QCOMPARE(asked.get(root + "customer/1001"_ba).status, 200); // by id it goes without
    const WireAnswer listing = asked.get(root + "customer"_ba);
    QCOMPARE(listing.status, 400);
    QCOMPARE(AskedAccount::firstError(listing)["o:errorCode"_L1].toString(), u"USER_ERROR"_s);
}

void SimulatedRecordsTest::onlyReadingIsOffered()
{
    for (const char *method : {"POST", "PATCH", "PUT", "DELETE"}) {
        const WireAnswer answer
            = m_asked.send(m_asked.request(method, root + "customer/1001"_ba, "{}"));
        QCOMPARE(answer.status, 405);
    }
    AskedAccount viewer;
    viewer.account.setPermission(viewer.role, u"LIST_CUSTJOB"_s, 1);
    QCOMPARE(viewer.send(viewer.request("PATCH", root + "customer/1001"_ba, "{}")).status, 403);
}

void SimulatedRecordsTest::governanceIsForTheAdministrator()
{
    QCOMPARE(m_asked.get("/services/rest/system/v1/governanceLimits").status, 403);
    AskedAccount asked;
    const ShownOnce token = asked.account.addToken(
        asked.integration, asked.account.roles().constFirst().id, asked.account.users()[1]);
    asked.signer.token = token.first;
    asked.signer.tokenSecret = token.second;
    const WireAnswer answer = asked.get("/services/rest/system/v1/governanceLimits");
    QCOMPARE(answer.status, 200);
    QCOMPARE(AskedAccount::json(answer)["accountConcurrencyLimit"_L1].toInt(), 15);
}

SUITESCOPE_GUILESS_MAIN(SimulatedRecordsTest)
#include "tst_simulatedrecords.moc"
