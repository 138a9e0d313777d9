// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/storage/sqlscript.h"
#include "tests/support/testmain.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace suitescope;

class SqlScriptTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void statementsAreFound_data();
    void statementsAreFound();
};

void SqlScriptTest::statementsAreFound_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QStringList>("statements");
    const QString trigger = u"CREATE TRIGGER t AFTER INSERT ON a BEGIN "
                            "INSERT INTO b VALUES (1); DELETE FROM c; END"_s;

    QTest::newRow("nothing") << QString() << QStringList();
    QTest::newRow("blanks and comments") << u" ; -- a; b\n /* c; */ ;"_s << QStringList();
    QTest::newRow("one") << u"SELECT 1"_s << QStringList{u"SELECT 1"_s};
    QTest::newRow("two") << u"SELECT 1;\nSELECT 2;\n"_s
                         << QStringList{u"SELECT 1"_s, u"SELECT 2"_s};
    QTest::newRow("quotes") << u"SELECT ';', 'it''s;', \"a;\", `b;`, [c;]; SELECT 2"_s
                            << QStringList{u"SELECT ';', 'it''s;', \"a;\", `b;`, [c;]"_s,
                                           u"SELECT 2"_s};
    QTest::newRow("an open quote") << u"SELECT 'a; b"_s << QStringList{u"SELECT 'a; b"_s};
    QTest::newRow("a comment inside") << u"SELECT 1 -- one;\n, 2; SELECT 3"_s
                                      << QStringList{u"SELECT 1 -- one;\n, 2"_s, u"SELECT 3"_s};
    QTest::newRow("a trigger") << trigger + u"; SELECT 1;"_s << QStringList{trigger, u"SELECT 1"_s};
    QTest::newRow("a temporary trigger")
        << u"create temp trigger t delete on a begin select 1; end; select 2"_s
        << QStringList{u"create temp trigger t delete on a begin select 1; end"_s, u"select 2"_s};
    QTest::newRow("a word that only contains it")
        << u"CREATE TABLE trigger_log (a); SELECT 1"_s
        << QStringList{u"CREATE TABLE trigger_log (a)"_s, u"SELECT 1"_s};
}

void SqlScriptTest::statementsAreFound()
{
    QFETCH(QString, script);
    QFETCH(QStringList, statements);
    QCOMPARE(sqlStatements(script), statements);
}

SUITESCOPE_GUILESS_MAIN(SqlScriptTest)
#include "tst_sqlscript.moc"
