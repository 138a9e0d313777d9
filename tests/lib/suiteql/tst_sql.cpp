// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/suiteql/sql.h"
#include "tests/support/testmain.h"

#include <QObject>
#include <QStringList>

using namespace Qt::StringLiterals;
using namespace suitescope;
using sql::TokenKind;

class SqlTest : public QObject
{
    Q_OBJECT

private slots:
    void tokensAreKnown_data();
    void tokensAreKnown();
    void tokensCoverTheText_data();
    void tokensCoverTheText();
    void statementsAreCut_data();
    void statementsAreCut();
    void caretFindsItsStatement_data();
    void caretFindsItsStatement();
    void sentTextIsClean_data();
    void sentTextIsClean();
};

void SqlTest::tokensAreKnown_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<TokenKind>("kind");
    QTest::newRow("word") << u"SELECT"_s << TokenKind::Word;
    QTest::newRow("word with digits and signs") << u"custbody_x1$#"_s << TokenKind::Word;
    QTest::newRow("word beyond ascii") << u"größe"_s << TokenKind::Word;
    QTest::newRow("integer") << u"42"_s << TokenKind::Number;
    QTest::newRow("decimal") << u"4.25"_s << TokenKind::Number;
    QTest::newRow("leading point") << u".5"_s << TokenKind::Number;
    QTest::newRow("exponent") << u"1.5e-7"_s << TokenKind::Number;
    QTest::newRow("string") << u"'a b'"_s << TokenKind::String;
    QTest::newRow("string with doubled quote") << u"'it''s'"_s << TokenKind::String;
    QTest::newRow("empty string") << u"''"_s << TokenKind::String;
    QTest::newRow("string over lines") << u"'a\n--b'"_s << TokenKind::String;
    QTest::newRow("quoted name") << u"\"My \"\"Name\"\"\""_s << TokenKind::QuotedName;
    QTest::newRow("comparison") << u"<="_s << TokenKind::Operator;
    QTest::newRow("concatenation") << u"||"_s << TokenKind::Operator;
    QTest::newRow("bracket") << u"("_s << TokenKind::Operator;
    QTest::newRow("line comment") << u"-- to the 'end"_s << TokenKind::Comment;
    QTest::newRow("block comment") << u"/* a ; ' \n */"_s << TokenKind::Comment;
    QTest::newRow("space") << u" \t\r\n"_s << TokenKind::Space;
    QTest::newRow("unfinished string") << u"'a"_s << TokenKind::Unfinished;
    QTest::newRow("unfinished doubled quote") << u"'a''"_s << TokenKind::Unfinished;
    QTest::newRow("unfinished name") << u"\"a"_s << TokenKind::Unfinished;
    QTest::newRow("unfinished comment") << u"/* a *"_s << TokenKind::Unfinished;
    QTest::newRow("comment that opens and does not close") << u"/*/"_s << TokenKind::Unfinished;
}

void SqlTest::tokensAreKnown()
{
    QFETCH(const QString, text);
    QFETCH(const TokenKind, kind);
    QCOMPARE(sql::tokens(text), (QList<sql::Token>{{kind, 0, text.size()}}));
}

void SqlTest::tokensCoverTheText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("count");
    QTest::newRow("empty") << QString() << 0;
    QTest::newRow("words and operators") << u"a.b>=1||'x'"_s << 7;
    QTest::newRow("number then word") << u"1e"_s << 2;
    QTest::newRow("line comment ends at the line") << u"--x\na"_s << 3;
    QTest::newRow("astral letters") << u"😀 'b'"_s << 3;
    QTest::newRow("stray characters") << u"@?\\`"_s << 4;
}

void SqlTest::tokensCoverTheText()
{
    QFETCH(const QString, text);
    QFETCH(const int, count);
    const QList<sql::Token> tokens = sql::tokens(text);
    QCOMPARE(tokens.size(), count);
    qsizetype at = 0;
    for (const sql::Token &token : tokens) {
        QCOMPARE(token.start, at);
        QVERIFY(token.length > 0);
        at += token.length;
    }
    QCOMPARE(at, text.size());
}

void SqlTest::statementsAreCut_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("statements");
    QTest::newRow("nothing") << u" \n "_s << QStringList();
    QTest::newRow("one") << u"  SELECT 1 \n"_s << QStringList{u"SELECT 1"_s};
    QTest::newRow("semicolons") << u"SELECT 1; SELECT 2;"_s
                                << QStringList{u"SELECT 1"_s, u"SELECT 2"_s};
    QTest::newRow("empty ones are none") << u";;SELECT 1;;"_s << QStringList{u"SELECT 1"_s};
    QTest::newRow("semicolon in a string") << u"SELECT ';'"_s << QStringList{u"SELECT ';'"_s};
    QTest::newRow("semicolon in a comment")
        << u"SELECT 1 -- a;b\n+ 2"_s << QStringList{u"SELECT 1 -- a;b\n+ 2"_s};
    QTest::newRow("blank line before a SELECT")
        << u"SELECT 1\n\nselect 2"_s << QStringList{u"SELECT 1"_s, u"select 2"_s};
    QTest::newRow("blank line of blanks, Windows line ends")
        << u"SELECT 1\r\n \r\nSELECT 2"_s << QStringList{u"SELECT 1"_s, u"SELECT 2"_s};
    QTest::newRow("blank line inside a statement")
        << u"SELECT 1\n\nFROM t"_s << QStringList{u"SELECT 1\n\nFROM t"_s};
    QTest::newRow("blank line in a bracket")
        << u"SELECT * FROM (\n\nSELECT 1)"_s << QStringList{u"SELECT * FROM (\n\nSELECT 1)"_s};
    QTest::newRow("blank line after UNION ALL")
        << u"SELECT 1 UNION ALL\n\nSELECT 2"_s << QStringList{u"SELECT 1 UNION ALL\n\nSELECT 2"_s};
    QTest::newRow("blank line after an operator")
        << u"SELECT 1 =\n\nSELECT 2"_s << QStringList{u"SELECT 1 =\n\nSELECT 2"_s};
    QTest::newRow("WITH waits for its SELECT")
        << u"WITH a AS (SELECT 1)\n\nSELECT * FROM a\n\nSELECT 2"_s
        << QStringList{u"WITH a AS (SELECT 1)\n\nSELECT * FROM a"_s, u"SELECT 2"_s};
    QTest::newRow("a comment belongs to what follows")
        << u"SELECT 1\n\n-- two\nSELECT 2"_s << QStringList{u"SELECT 1"_s, u"-- two\nSELECT 2"_s};
    QTest::newRow("comments alone are none")
        << u"SELECT 1;\n-- end"_s << QStringList{u"SELECT 1"_s};
    QTest::newRow("an open bracket ends at the semicolon")
        << u"SELECT (1;\nSELECT 2\n\nSELECT 3"_s
        << QStringList{u"SELECT (1"_s, u"SELECT 2"_s, u"SELECT 3"_s};
    QTest::newRow("an unfinished string takes the rest")
        << u"SELECT 'a;\n\nSELECT 2"_s << QStringList{u"SELECT 'a;\n\nSELECT 2"_s};
}

void SqlTest::statementsAreCut()
{
    QFETCH(const QString, text);
    QFETCH(const QStringList, statements);
    QStringList found;
    for (const sql::Range &range : sql::statements(text))
        found.append(text.mid(range.start, range.length));
    QCOMPARE(found, statements);
}

void SqlTest::caretFindsItsStatement_data()
{
    QTest::addColumn<QString>("text"); // the caret is |
    QTest::addColumn<QString>("statement");
    QTest::newRow("nothing there") << u" | "_s << QString();
    QTest::newRow("inside") << u"SELECT 1; SEL|ECT 2"_s << u"SELECT 2"_s;
    QTest::newRow("at the start") << u"SELECT 1;|SELECT 2"_s << u"SELECT 2"_s;
    QTest::newRow("at the end") << u"SELECT 1|; SELECT 2"_s << u"SELECT 1"_s;
    QTest::newRow("behind the semicolon") << u"SELECT 1;| SELECT 2"_s << u"SELECT 1"_s;
    QTest::newRow("behind all") << u"SELECT 1; SELECT 2;\n\n|"_s << u"SELECT 2"_s;
    QTest::newRow("before all") << u"| \nSELECT 1; SELECT 2"_s << u"SELECT 1"_s;
}

void SqlTest::caretFindsItsStatement()
{
    QFETCH(QString, text);
    QFETCH(const QString, statement);
    const qsizetype caret = text.indexOf(u'|');
    text.remove(caret, 1);
    const sql::Range range = sql::statementAt(text, caret);
    QCOMPARE(text.mid(range.start, range.length), statement);
}

void SqlTest::sentTextIsClean_data()
{
    QTest::addColumn<QString>("statement");
    QTest::addColumn<QString>("sent");
    QTest::newRow("plain") << u"SELECT 1"_s << u"SELECT 1"_s;
    QTest::newRow("trailing semicolons") << u" SELECT 1 ; ;\n"_s << u"SELECT 1"_s;
    QTest::newRow("line comment") << u"SELECT 1 -- one\nFROM t"_s << u"SELECT 1 \nFROM t"_s;
    QTest::newRow("block comment parts words") << u"SELECT/**/1"_s << u"SELECT 1"_s;
    QTest::newRow("comment behind the semicolon") << u"SELECT 1; -- done"_s << u"SELECT 1"_s;
    QTest::newRow("strings are left alone")
        << u"SELECT '--', '/* */;'"_s << u"SELECT '--', '/* */;'"_s;
    QTest::newRow("quoted names are left alone") << u"SELECT \"a--b\""_s << u"SELECT \"a--b\""_s;
    QTest::newRow("comments alone") << u"-- nothing"_s << QString();
}

void SqlTest::sentTextIsClean()
{
    QFETCH(const QString, statement);
    QFETCH(const QString, sent);
    QCOMPARE(sql::cleaned(statement), sent);
}

SUITESCOPE_GUILESS_MAIN(SqlTest)
#include "tst_sql.moc"
