// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/sqltranslator.h"
#include "tests/lib/simulator/askaccount.h"
#include "tests/support/testmain.h"

#include <QRegularExpression>

using namespace suitescope;
using namespace Qt::StringLiterals;

class SimulatedSuiteQlTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void answersStatements_data();
    void answersStatements();
    void refusesStatements_data();
    void refusesStatements();
    void pagesAreSlicesOfOneResult();
    void nullsAreLeftOut();
    void parametersAreBound();
    void theCapIsOneHundredThousandRows();
    void seesWhatTheAdministratorChanges();
    void missingPermissionHidesTheTable();
    void missingWorkbookIsAUserError();
    void preferTransientIsDemanded();

private:
    AskedAccount m_asked;
};

void SimulatedSuiteQlTest::answersStatements_data()
{
    QTest::addColumn<QString>("statement");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value"); // of the first row
    const auto row = [](const char *name, const QString &statement, const QString &key,
                        const QString &value) { QTest::newRow(name) << statement << key << value; };

    row("DUAL", u"SELECT 'x' AS probe FROM DUAL"_s, u"probe"_s, u"x"_s);
    row("alias in capitals", u"SELECT 1 AS ONE FROM dual"_s, u"one"_s, u"1"_s);
    row("no alias", u"SELECT 1 + 1 FROM dual"_s, u"expr1"_s, u"2"_s);
    row("NVL", u"SELECT NVL(NULL, 'a') v FROM dual"_s, u"v"_s, u"a"_s);
    row("NVL2", u"SELECT NVL2(NULL, 'a', 'b') v FROM dual"_s, u"v"_s, u"b"_s);
    row("DECODE", u"SELECT DECODE(2, 1, 'one', 2, 'two', 'more') v FROM dual"_s, u"v"_s, u"two"_s);
    row("COALESCE", u"SELECT COALESCE(NULL, NULL, 'c') v FROM dual"_s, u"v"_s, u"c"_s);
    row("SUBSTR and ||", u"SELECT SUBSTR('abcdef', 2, 3) || 'x' v FROM dual"_s, u"v"_s, u"bcdx"_s);
    row("|| takes NULL for empty", u"SELECT 'a' || NULL || 'b' v FROM dual"_s, u"v"_s, u"ab"_s);
    row("|| shows dates",
        u"SELECT 'on ' || TO_DATE('2026-03-08', 'YYYY-MM-DD') || '!' v FROM dual"_s, u"v"_s,
        u"on 3/8/2026!"_s);
    row("TO_DATE prints in the account's format",
        u"SELECT TO_DATE('2026-03-08', 'YYYY-MM-DD') v FROM dual"_s, u"v"_s, u"3/8/2026"_s);
    row("TO_CHAR",
        u"SELECT TO_CHAR(TO_DATE('2026-03-08', 'YYYY-MM-DD'), 'DD Mon YYYY') v FROM dual"_s, u"v"_s,
        u"08 Mar 2026"_s);
    row("TO_CHAR with a time",
        u"SELECT TO_CHAR(TO_DATE('2026-03-08 17:05', 'YYYY-MM-DD HH24:MI'), 'YYYY-MM-DD HH24:MI:SS') v FROM dual"_s,
        u"v"_s, u"2026-03-08 17:05:00"_s);
    row("a day more", u"SELECT TO_DATE('2026-02-28', 'YYYY-MM-DD') + 1 v FROM dual"_s, u"v"_s,
        u"3/1/2026"_s);
    row("days between",
        u"SELECT TO_DATE('2026-03-01', 'YYYY-MM-DD') - TO_DATE('2026-02-01', 'YYYY-MM-DD') v FROM dual"_s,
        u"v"_s, u"28"_s);
    row("ADD_MONTHS keeps the end of the month",
        u"SELECT ADD_MONTHS(TO_DATE('2026-01-31', 'YYYY-MM-DD'), 1) v FROM dual"_s, u"v"_s,
        u"2/28/2026"_s);
    row("TRUNC to the month",
        u"SELECT TRUNC(TO_DATE('2026-03-18', 'YYYY-MM-DD'), 'MM') v FROM dual"_s, u"v"_s,
        u"3/1/2026"_s);
    row("TRUNC of a number", u"SELECT TRUNC(12.78, 1) v FROM dual"_s, u"v"_s, u"12.7"_s);
    row("EXTRACT", u"SELECT EXTRACT(YEAR FROM TO_DATE('2026-03-18', 'YYYY-MM-DD')) v FROM dual"_s,
        u"v"_s, u"2026"_s);
    row("SYSDATE is later than 2020",
        u"SELECT CASE WHEN SYSDATE > TO_DATE('2020-01-01', 'YYYY-MM-DD') THEN 'T' ELSE 'F' END v FROM dual"_s,
        u"v"_s, u"T"_s);
    row("SYSDATE minus days",
        u"SELECT CASE WHEN SYSDATE - 30 < SYSDATE THEN 'T' ELSE 'F' END v FROM dual"_s, u"v"_s,
        u"T"_s);
    row("COUNT", u"SELECT COUNT(*) AS n FROM transaction"_s, u"n"_s, u"600"_s);
    row("three lines a transaction", u"SELECT COUNT(*) n FROM transactionline"_s, u"n"_s,
        u"1800"_s);
    row("an order balances", uR"(SELECT SUM(tl.netamount) n FROM transaction t
            INNER JOIN transactionline tl ON tl.transaction = t.id WHERE t.id = 5001)"_s,
        u"n"_s, u"0"_s);
    row("lines join their transaction", uR"(SELECT COUNT(*) n FROM transaction t
            JOIN transactionline tl ON tl.transaction = t.id AND tl.mainline = 'T')"_s,
        u"n"_s, u"600"_s);
    row("BUILTIN.DF of a reference",
        u"SELECT BUILTIN.DF(c.currency) v FROM customer c WHERE c.currency = 2 AND ROWNUM <= 1"_s,
        u"v"_s, u"Euro"_s);
    row("BUILTIN.DF of a status",
        uR"(SELECT BUILTIN.DF(t.status) v FROM transaction t WHERE t.type = 'SalesOrd' AND
            t.status = 'B' AND ROWNUM = 1)"_s,
        u"v"_s, u"Sales Order : Pending Fulfillment"_s);
    row("BUILTIN.CF",
        u"SELECT BUILTIN.CF(status) v FROM transaction WHERE type = 'SalesOrd' AND status = 'B' AND ROWNUM <= 1"_s,
        u"v"_s, u"SalesOrd:B"_s);
    row("TOP", u"SELECT COUNT(*) n FROM (SELECT TOP 7 id FROM customer ORDER BY id)"_s, u"n"_s,
        u"7"_s);
    row("ROWNUM", u"SELECT COUNT(*) n FROM (SELECT id FROM customer WHERE ROWNUM < 8)"_s, u"n"_s,
        u"7"_s);
    row("FETCH FIRST",
        u"SELECT COUNT(*) n FROM (SELECT id FROM customer ORDER BY id FETCH FIRST 7 ROWS ONLY) x"_s,
        u"n"_s, u"7"_s);
    row("WITH",
        u"WITH few AS (SELECT id FROM customer WHERE id <= 1005) SELECT COUNT(*) n FROM few f"_s,
        u"n"_s, u"5"_s);
    row("UNION",
        u"SELECT COUNT(*) n FROM (SELECT 1 a FROM dual UNION ALL SELECT 2 a FROM dual) u"_s, u"n"_s,
        u"2"_s);
    row("comments and a semicolon", u"SELECT 1 n /* one */ FROM dual -- the end\n;"_s, u"n"_s,
        u"1"_s);
    row("quoted alias", u"SELECT 1 AS \"My_Name\" FROM dual"_s, u"my_name"_s, u"1"_s);
    row("no name", u"SELECT t.entity FROM transaction t WHERE t.id = 0 UNION SELECT 3 FROM dual"_s,
        u"entity"_s, u"3"_s);
    row("ids compare with texts", u"SELECT COUNT(*) n FROM customer WHERE id = '1001'"_s, u"n"_s,
        u"1"_s);
    row("dates compare", uR"(SELECT COUNT(*) n FROM transaction WHERE
            trandate >= TO_DATE('2023-01-01','YYYY-MM-DD') AND
            trandate <= TO_DATE('2027-01-01','YYYY-MM-DD'))"_s,
        u"n"_s, u"600"_s);
    row("MAX of a date stays a date",
        u"SELECT CASE WHEN MAX(trandate) + 1 > MAX(trandate) THEN 'T' ELSE 'F' END v FROM transaction"_s,
        u"v"_s, u"T"_s);
    row("one entity, many tables", u"SELECT COUNT(*) n FROM entity WHERE type = 'CustJob'"_s,
        u"n"_s, u"300"_s);
    row("a view without key", u"SELECT COUNT(*) n FROM transactionaccountingline"_s, u"n"_s,
        u"1800"_s);
    row("a table of the record API", u"SELECT name v FROM customrecord_sc_site WHERE id = 1"_s,
        u"v"_s, u"Site 1"_s);
    row("sub-select in WHERE",
        u"SELECT COUNT(*) n FROM customer WHERE id IN (SELECT MIN(id) FROM customer)"_s, u"n"_s,
        u"1"_s);
    row("ORDER BY and NULLS LAST",
        u"SELECT id FROM currency ORDER BY isbasecurrency DESC NULLS LAST, id"_s, u"id"_s, u"1"_s);
    row("a function over a window",
        u"SELECT MAX(r) n FROM (SELECT ROW_NUMBER() OVER (ORDER BY id) r FROM currency) x"_s,
        u"n"_s, u"8"_s);
}

void SimulatedSuiteQlTest::answersStatements()
{
    QFETCH(QString, statement);
    QFETCH(QString, key);
    QFETCH(QString, value);
    const WireAnswer answer = m_asked.query(statement);
    QVERIFY2(answer.status == 200, answer.body.c_str());
    const QJsonObject first = AskedAccount::json(answer)["items"_L1].toArray().first().toObject();
    QVERIFY2(first.contains("links"_L1), answer.body.c_str());
    QVERIFY2(first[key].isString(), answer.body.c_str()); // every value is a text
    QCOMPARE(first[key].toString(), value);
}

void SimulatedSuiteQlTest::refusesStatements_data()
{
    QTest::addColumn<QString>("statement");
    QTest::addColumn<QString>("tail");

    QTest::newRow("unknown column")
        << u"SELECT t.subsidiary FROM transaction t"_s
        << u"Search error occurred: Unknown identifier 'subsidiary'. Available identifiers are: {t=transaction}."_s;
    QTest::newRow("unknown column without alias")
        << u"SELECT nothing FROM customer"_s
        << u"Search error occurred: Unknown identifier 'nothing'. Available identifiers are: {customer=customer}."_s;
    QTest::newRow("unknown table")
        << u"SELECT * FROM nothing"_s << u"Invalid search type: nothing."_s;
    QTest::newRow("LIMIT") << u"SELECT id FROM customer LIMIT 5"_s
                           << u"'LIMIT' is not supported."_s;
    QTest::newRow("no SELECT") << u"DELETE FROM customer"_s
                               << u"Only SELECT statements are supported."_s;
    QTest::newRow("two statements")
        << u"SELECT 1 FROM dual; SELECT 2 FROM dual"_s << u"Invalid or unsupported search."_s;
    QTest::newRow("LISTAGG") << u"SELECT LISTAGG(id, ',') FROM currency"_s
                             << u"Invalid or unsupported search."_s;
    QTest::newRow("LEFT") << u"SELECT LEFT(name, 2) FROM currency"_s
                          << u"Invalid or unsupported search."_s;
    QTest::newRow("(+)") << u"SELECT 1 FROM customer c, employee e WHERE c.salesrep = e.id (+)"_s
                         << u"Invalid or unsupported search."_s;
    QTest::newRow("syntax") << u"SELECT FROM WHERE"_s << u"Invalid or unsupported search."_s;
    QTest::newRow("a quoted name is no text")
        << u"SELECT \"abc\" FROM dual"_s
        << u"Unknown identifier 'abc'. Available identifiers are: {dual=dual}."_s;
    QTest::newRow("open text") << u"SELECT 'abc FROM dual"_s << u"Syntax error near '''."_s;
    QTest::newRow("SQLite's own tables")
        << u"SELECT * FROM sqlite_master"_s << u"Invalid search type: sqlite_master."_s;
    QTest::newRow("SQLite's own functions")
        << u"SELECT cell(1, 1) FROM dual"_s << u"Invalid or unsupported search."_s;
    QString longList = u"SELECT id FROM customer WHERE id IN (0"_s;
    for (int i = 1; i <= 1000; ++i)
        longList += u",%1"_s.arg(i);
    QTest::newRow("more than 1000 in a list")
        << longList + u')' << u"Invalid or unsupported search."_s;
}

void SimulatedSuiteQlTest::refusesStatements()
{
    QFETCH(QString, statement);
    QFETCH(QString, tail);
    const WireAnswer answer = m_asked.query(statement);
    QCOMPARE(answer.status, 400);
    const QJsonObject error = AskedAccount::firstError(answer);
    QCOMPARE(error["o:errorCode"_L1].toString(), u"INVALID_PARAMETER"_s);
    QCOMPARE(error["o:errorQueryParam"_L1].toString(), u"q"_s);
    const QString detail = error["detail"_L1].toString();
    QVERIFY2(
        detail.startsWith("Invalid search query. Detailed unprocessed description follows. "_L1),
        qPrintable(detail));
    QVERIFY2(detail.endsWith(tail), qPrintable(detail));
}

void SimulatedSuiteQlTest::pagesAreSlicesOfOneResult()
{
    const QString statement = u"SELECT id FROM customer ORDER BY id"_s;
    QSet<QString> seen;
    for (int offset = 0; offset < 300; offset += 100) {
        const QByteArray page = "?limit=100&offset=" + QByteArray::number(offset);
        const QJsonObject body = AskedAccount::json(m_asked.query(statement, page));
        QCOMPARE(body["totalResults"_L1].toInt(), 300);
        QCOMPARE(body["offset"_L1].toInt(), offset);
        QCOMPARE(body["count"_L1].toInt(), 100);
        QCOMPARE(body["hasMore"_L1].toBool(), offset < 200);
        for (const QJsonValue &item : body["items"_L1].toArray())
            seen.insert(item.toObject()["id"_L1].toString());
        QStringList rels;
        for (const QJsonValue &link : body["links"_L1].toArray())
            rels.append(link.toObject()["rel"_L1].toString());
        const QStringList first{u"next"_s, u"last"_s, u"self"_s};
        const QStringList middle{u"previous"_s, u"first"_s, u"next"_s, u"last"_s, u"self"_s};
        const QStringList last{u"previous"_s, u"first"_s, u"self"_s};
        QCOMPARE(rels, offset == 0 ? first : offset == 100 ? middle : last);
    }
    QCOMPARE(seen.size(), 300);
    QCOMPARE(AskedAccount::firstError(
                 m_asked.query(statement, "?limit=100&offset=50"))["o:errorQueryParam"_L1]
                 .toString(),
             u"offset"_s);
    QCOMPARE(
        AskedAccount::firstError(m_asked.query(statement, "?limit=1001"))["o:errorQueryParam"_L1]
            .toString(),
        u"limit"_s);
}

void SimulatedSuiteQlTest::nullsAreLeftOut()
{
    const QJsonObject body
        = AskedAccount::json(m_asked.query(u"SELECT id, email, phone FROM customer ORDER BY id"_s));
    int withoutPhone = 0;
    for (const QJsonValue &item : body["items"_L1].toArray()) {
        QVERIFY(!item.toObject().value("phone"_L1).isNull());
        withoutPhone += item.toObject().contains("phone"_L1) ? 0 : 1;
    }
    QVERIFY(withoutPhone > 0);
    QVERIFY(withoutPhone < 300);
}

void SimulatedSuiteQlTest::parametersAreBound()
{
    const QString statement = u"SELECT COUNT(*) n FROM customer WHERE id = ? OR id = ?"_s;
    const WireAnswer bound = m_asked.query(statement, {}, {u"1001"_s, u"1002"_s});
    QVERIFY2(bound.status == 200, bound.body.c_str());
    QCOMPARE(AskedAccount::json(bound)["items"_L1].toArray().first().toObject()["n"_L1].toString(),
             u"2"_s);
    QCOMPARE(m_asked.query(statement, {}, {u"1001"_s}).status, 400);
    QCOMPARE(m_asked.query(statement).status, 400);
}

void SimulatedSuiteQlTest::theCapIsOneHundredThousandRows()
{
    AskedAccount asked;
    asked.account.setDataSize(10, 40'000);
    const QString statement = u"SELECT uniquekey FROM transactionline ORDER BY uniquekey"_s;
    const QJsonObject body = AskedAccount::json(asked.query(statement, "?limit=1000&offset=99000"));
    QCOMPARE(body["totalResults"_L1].toInt(), 120'000);
    QCOMPARE(body["count"_L1].toInt(), 1000);
    QCOMPARE(body["hasMore"_L1].toBool(), false);
    QCOMPARE(body["items"_L1].toArray().first().toObject()["uniquekey"_L1].toString(), u"99001"_s);
}

void SimulatedSuiteQlTest::seesWhatTheAdministratorChanges()
{
    const QString statement
        = u"SELECT isactive FROM companyfeaturesetup WHERE name = 'OAuth 2.0'"_s;
    const auto isActive = [&] {
        return AskedAccount::json(m_asked.query(statement))["items"_L1]
            .toArray()
            .first()
            .toObject()["isactive"_L1]
            .toString();
    };
    QCOMPARE(isActive(), u"T"_s);
    m_asked.account.setFeature(u"OAUTH2"_s, false);
    QCOMPARE(isActive(), u"F"_s);
    m_asked.account.setFeature(u"OAUTH2"_s, true);

    const WireAnswer permissions = m_asked.query(
        u"SELECT permkey, permlevel FROM rolepermissions WHERE role = %1 AND permkey = 'REPO_ANALYTICS'"_s
            .arg(m_asked.role));
    QCOMPARE(AskedAccount::json(permissions)["items"_L1]
                 .toArray()
                 .first()
                 .toObject()["permlevel"_L1]
                 .toString(),
             u"3"_s);
    const WireAnswer logins
        = m_asked.query(u"SELECT * FROM loginaudit WHERE status = 'Success' AND user = 11"_s);
    QVERIFY2(AskedAccount::json(logins)["count"_L1].toInt() > 0, logins.body.c_str());
}

void SimulatedSuiteQlTest::missingPermissionHidesTheTable()
{
    AskedAccount asked;
    asked.account.setPermission(asked.role, u"LIST_CUSTJOB"_s, 0);
    const QString detail
        = AskedAccount::firstError(asked.query(u"SELECT id FROM customer"_s))["detail"_L1]
              .toString();
    QVERIFY2(detail.endsWith("Search error occurred: Record 'customer' was not found."_L1),
             qPrintable(detail));
    QCOMPARE(asked.query(u"SELECT id FROM vendor"_s).status, 200);
}

void SimulatedSuiteQlTest::missingWorkbookIsAUserError()
{
    AskedAccount asked;
    asked.account.setFeature(u"SUITEANALYTICSWORKBOOK"_s, false);
    const WireAnswer byFeature = asked.query(u"SELECT 1 FROM dual"_s);
    QCOMPARE(byFeature.status, 400);
    QCOMPARE(AskedAccount::firstError(byFeature)["o:errorCode"_L1].toString(), u"USER_ERROR"_s);
    asked.account.setFeature(u"SUITEANALYTICSWORKBOOK"_s, true);
    QCOMPARE(asked.query(u"SELECT 1 FROM dual"_s).status, 200);
    asked.account.setPermission(asked.role, u"REPO_ANALYTICS"_s, 0);
    QCOMPARE(
        AskedAccount::firstError(asked.query(u"SELECT 1 FROM dual"_s))["o:errorCode"_L1].toString(),
        u"USER_ERROR"_s);
}

void SimulatedSuiteQlTest::preferTransientIsDemanded()
{
    const WireAnswer answer = m_asked.send(m_asked.request(
        "POST", "/services/rest/query/v1/suiteql", R"({"q":"SELECT 1 FROM dual"})"));
    QCOMPARE(answer.status, 400);
    QCOMPARE(AskedAccount::firstError(answer)["o:errorHeader"_L1].toString(), u"Prefer"_s);
}

SUITESCOPE_GUILESS_MAIN(SimulatedSuiteQlTest)
#include "tst_simulatedsuiteql.moc"
