// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/records/recordfilter.h"

#include <QStringList>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

using Op = FilterOperator;

enum class Literal { Plain, Text, Date };

Literal literalOf(FieldKind kind)
{
    switch (kind) {
    case FieldKind::Date:
    case FieldKind::DateTime:
        return Literal::Date;
    case FieldKind::Integer:
    case FieldKind::Number:
    case FieldKind::Boolean:
        return Literal::Plain;
    case FieldKind::Text:
    case FieldKind::Enumeration:
    case FieldKind::Reference:
    case FieldKind::Sublist:
    case FieldKind::Subrecord:
        break;
    }
    return Literal::Text;
}

bool isPlainWord(const QString &text)
{
    static const QStringList reserved{u"AND"_s, u"OR"_s, u"NOT"_s, u"NULL"_s};
    if (text.isEmpty() || reserved.contains(text, Qt::CaseInsensitive))
        return false;
    return std::all_of(text.cbegin(), text.cend(), [](QChar c) {
        return c.isLetterOrNumber() || c == u'_' || c == u'-' || c == u'.' || c == u'@';
    });
}

QString quoted(QString text)
{
    // The grammar says nothing about a quote inside; a backslash is what its other parts use.
    return u'"' + text.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s) + u'"';
}

QString valueText(const QString &value, Literal literal)
{
    // A date is in the account's own format ("1/31/2026"), always in quotes, never reworded here.
    if (literal != Literal::Date && isPlainWord(value))
        return value;
    return quoted(value);
}

enum class Arity { None, One, Two, Many };

Arity arityOf(Op op)
{
    switch (op) {
    case Op::Empty:
        return Arity::None;
    case Op::AnyOf:
        return Arity::Many;
    case Op::Between:
    case Op::Within:
        return Arity::Two;
    case Op::Is:
    case Op::Contain:
    case Op::StartWith:
    case Op::EndWith:
    case Op::Equal:
    case Op::Greater:
    case Op::GreaterOrEqual:
    case Op::Less:
    case Op::LessOrEqual:
    case Op::After:
    case Op::Before:
    case Op::On:
    case Op::OnOrAfter:
    case Op::OnOrBefore:
        break;
    }
    return Arity::One;
}

bool isComplete(const FilterCondition &condition)
{
    if (condition.field.isEmpty())
        return false;
    switch (arityOf(condition.op)) {
    case Arity::None:
        return true;
    case Arity::One:
    case Arity::Many:
        return !condition.values.isEmpty();
    case Arity::Two:
        return condition.values.size() >= 2;
    }
    return false;
}

/*! Empty while it lacks a value. */
QString conditionText(const FilterCondition &condition, const QList<Field> &fields)
{
    if (!isComplete(condition))
        return {};
    const auto field = std::find_if(fields.cbegin(), fields.cend(), [&](const Field &candidate) {
        return candidate.name.compare(condition.field, Qt::CaseInsensitive) == 0;
    });
    const Literal literal = field == fields.cend() ? Literal::Text : literalOf(field->kind);
    QStringList values;
    for (const QString &value : condition.values)
        values.append(valueText(value.trimmed(), literal));

    const QString start = condition.field + u' ' + keyword(condition.op, condition.negated);
    switch (arityOf(condition.op)) {
    case Arity::None:
        return start;
    case Arity::One:
        return start + u' ' + values.constFirst();
    case Arity::Two:
        return start + u" ["_s + values.at(0) + u", "_s + values.at(1) + u']';
    case Arity::Many:
        return start + u" ["_s + values.join(u", "_s) + u']';
    }
    return {};
}

} // namespace

QList<FilterOperator> operatorsFor(FieldKind kind)
{
    switch (kind) {
    case FieldKind::Boolean:
        return {Op::Is, Op::Empty};
    case FieldKind::Integer:
    case FieldKind::Number:
        return {Op::Equal,   Op::Greater, Op::GreaterOrEqual, Op::Less, Op::LessOrEqual,
                Op::Between, Op::Within,  Op::AnyOf,          Op::Empty};
    case FieldKind::Reference:
        return {Op::AnyOf, Op::Equal, Op::Empty};
    case FieldKind::Text:
        return {Op::Is, Op::Contain, Op::StartWith, Op::EndWith, Op::Empty};
    case FieldKind::Enumeration:
        return {Op::Is, Op::AnyOf, Op::Empty};
    case FieldKind::Date:
    case FieldKind::DateTime:
        return {Op::On, Op::After, Op::Before, Op::OnOrAfter, Op::OnOrBefore, Op::Empty};
    case FieldKind::Sublist:
    case FieldKind::Subrecord:
        break; // `q` reaches body fields alone
    }
    return {};
}

QString keyword(FilterOperator op, bool negated)
{
    const auto text = [op]() -> QString {
        switch (op) {
        case Op::Empty:
            return u"EMPTY"_s;
        case Op::Is:
            return u"IS"_s;
        case Op::Contain:
            return u"CONTAIN"_s;
        case Op::StartWith:
            return u"START_WITH"_s;
        case Op::EndWith:
            return u"END_WITH"_s;
        case Op::AnyOf:
            return u"ANY_OF"_s;
        case Op::Between:
            return u"BETWEEN"_s;
        case Op::Equal:
            return u"EQUAL"_s;
        case Op::Greater:
            return u"GREATER"_s;
        case Op::GreaterOrEqual:
            return u"GREATER_OR_EQUAL"_s;
        case Op::Less:
            return u"LESS"_s;
        case Op::LessOrEqual:
            return u"LESS_OR_EQUAL"_s;
        case Op::Within:
            return u"WITHIN"_s;
        case Op::After:
            return u"AFTER"_s;
        case Op::Before:
            return u"BEFORE"_s;
        case Op::On:
            return u"ON"_s;
        case Op::OnOrAfter:
            return u"ON_OR_AFTER"_s;
        case Op::OnOrBefore:
            return u"ON_OR_BEFORE"_s;
        }
        return {};
    }();
    return negated ? text + u"_NOT"_s : text;
}

QString filterText(const QList<FilterCondition> &conditions, const QList<Field> &fields)
{
    QStringList parts;
    for (const FilterCondition &condition : conditions) {
        const QString text = conditionText(condition, fields);
        if (!text.isEmpty())
            parts.append(text);
    }
    return parts.join(u" AND "_s);
}

} // namespace suitescope
