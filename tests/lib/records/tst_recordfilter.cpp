// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/records/recordfilter.h"
#include "tests/support/testmain.h"

#include <QObject>

using namespace Qt::StringLiterals;
using namespace suitescope;

using Op = FilterOperator;

class RecordFilterTest : public QObject
{
    Q_OBJECT

private slots:
    void conditionsBecomeText_data();
    void conditionsBecomeText();
    void conditionsAreJoined();
    void keywordsAreNetSuites();
    void everyKindHasItsOperators();
};

namespace {

Field field(const QString &name, FieldKind kind)
{
    Field field;
    field.name = name;
    field.kind = kind;
    return field;
}

const QList<Field> fields{
    field(u"companyName"_s, FieldKind::Text),  field(u"isInactive"_s, FieldKind::Boolean),
    field(u"id"_s, FieldKind::Integer),        field(u"creditLimit"_s, FieldKind::Number),
    field(u"dateCreated"_s, FieldKind::Date),  field(u"subsidiary"_s, FieldKind::Reference),
    field(u"status"_s, FieldKind::Enumeration)};

} // namespace

void RecordFilterTest::conditionsBecomeText_data()
{
    QTest::addColumn<FilterCondition>("condition");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const FilterCondition &condition, const QString &text) {
        QTest::newRow(name) << condition << text;
    };
    row("one word", {u"companyName"_s, Op::StartWith, false, {u"Acme"_s}},
        u"companyName START_WITH Acme"_s);
    row("several words", {u"companyName"_s, Op::Is, false, {u"Acme Ltd"_s}},
        u"companyName IS \"Acme Ltd\""_s);
    row("special characters", {u"companyName"_s, Op::Is, false, {u"RED|PO|1337"_s}},
        u"companyName IS \"RED|PO|1337\""_s);
    row("quote inside", {u"companyName"_s, Op::Contain, false, {u"5\" pipe\\x"_s}},
        u"companyName CONTAIN \"5\\\" pipe\\\\x\""_s);
    row("a word of the grammar", {u"companyName"_s, Op::Is, false, {u"and"_s}},
        u"companyName IS \"and\""_s);
    row("empty value", {u"companyName"_s, Op::Is, false, {QString()}}, u"companyName IS \"\""_s);
    row("address", {u"companyName"_s, Op::Is, false, {u"a@x.example"_s}},
        u"companyName IS a@x.example"_s);
    row("negated", {u"companyName"_s, Op::Contain, true, {u"x"_s}}, u"companyName CONTAIN_NOT x"_s);
    row("boolean", {u"isInactive"_s, Op::Is, false, {u"false"_s}}, u"isInactive IS false"_s);
    row("no value wanted", {u"companyName"_s, Op::Empty, true, {u"ignored"_s}},
        u"companyName EMPTY_NOT"_s);
    row("number", {u"creditLimit"_s, Op::GreaterOrEqual, false, {u" 1000 "_s}},
        u"creditLimit GREATER_OR_EQUAL 1000"_s);
    row("range", {u"id"_s, Op::Between, false, {u"1"_s, u"42"_s}}, u"id BETWEEN [1, 42]"_s);
    row("list", {u"subsidiary"_s, Op::AnyOf, false, {u"1"_s, u"2"_s, u"3"_s}},
        u"subsidiary ANY_OF [1, 2, 3]"_s);
    row("list of one", {u"subsidiary"_s, Op::AnyOf, true, {u"1"_s}},
        u"subsidiary ANY_OF_NOT [1]"_s);
    row("list of texts", {u"status"_s, Op::AnyOf, false, {u"SalesOrd:B"_s, u"A"_s}},
        u"status ANY_OF [\"SalesOrd:B\", A]"_s);
    row("date in the account's format", {u"dateCreated"_s, Op::After, false, {u"1/31/2026"_s}},
        u"dateCreated AFTER \"1/31/2026\""_s);
    row("date without signs is quoted too", {u"dateCreated"_s, Op::On, false, {u"today"_s}},
        u"dateCreated ON \"today\""_s);
    row("field in another case", {u"DATECREATED"_s, Op::On, false, {u"31.1.2026"_s}},
        u"DATECREATED ON \"31.1.2026\""_s);
    row("unknown field", {u"custentity_x"_s, Op::Is, false, {u"a b"_s}},
        u"custentity_x IS \"a b\""_s);
    row("value missing", {u"companyName"_s, Op::Is, false, {}}, QString());
    row("second value missing", {u"id"_s, Op::Between, false, {u"1"_s}}, QString());
    row("field missing", {QString(), Op::Is, false, {u"x"_s}}, QString());
}

void RecordFilterTest::conditionsBecomeText()
{
    QFETCH(const FilterCondition, condition);
    QFETCH(const QString, text);
    QCOMPARE(filterText({condition}, fields), text);
}

void RecordFilterTest::conditionsAreJoined()
{
    QCOMPARE(filterText({{u"companyName"_s, Op::StartWith, false, {u"Acme Ltd"_s}},
                         {u"id"_s, Op::Equal, false, {}},
                         {u"isInactive"_s, Op::Is, false, {u"false"_s}}},
                        fields),
             u"companyName START_WITH \"Acme Ltd\" AND isInactive IS false"_s);
    QCOMPARE(filterText({}, fields), QString());
}

void RecordFilterTest::keywordsAreNetSuites()
{
    QCOMPARE(keyword(Op::OnOrAfter, false), u"ON_OR_AFTER"_s);
    QCOMPARE(keyword(Op::OnOrBefore, true), u"ON_OR_BEFORE_NOT"_s);
    QCOMPARE(keyword(Op::LessOrEqual, true), u"LESS_OR_EQUAL_NOT"_s);
    QCOMPARE(keyword(Op::EndWith, false), u"END_WITH"_s);
    QCOMPARE(keyword(Op::Within, false), u"WITHIN"_s);
}

void RecordFilterTest::everyKindHasItsOperators()
{
    QCOMPARE(operatorsFor(FieldKind::Boolean), (QList<Op>{Op::Is, Op::Empty}));
    QVERIFY(operatorsFor(FieldKind::Text).contains(Op::Contain));
    QVERIFY(!operatorsFor(FieldKind::Text).contains(Op::Greater));
    QVERIFY(operatorsFor(FieldKind::Number).contains(Op::Between));
    QVERIFY(operatorsFor(FieldKind::Reference).contains(Op::AnyOf));
    QVERIFY(operatorsFor(FieldKind::Date).contains(Op::OnOrAfter));
    QVERIFY(!operatorsFor(FieldKind::Date).contains(Op::Is));
    QVERIFY(operatorsFor(FieldKind::Sublist).isEmpty());
    QVERIFY(operatorsFor(FieldKind::Subrecord).isEmpty());
}

SUITESCOPE_GUILESS_MAIN(RecordFilterTest)
#include "tst_recordfilter.moc"
