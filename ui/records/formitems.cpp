// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/records/formitems.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QLocale>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("RecordForm", text);
}

QString dateText(const QString &text)
{
    // NetSuite: YYYY-MM-DD, or ISO in UTC with Z (fact sheet 4.7).
    if (text.size() == 10) {
        const QDate date = QDate::fromString(text, Qt::ISODate);
        return date.isValid() ? QLocale().toString(date, QLocale::ShortFormat) : text;
    }
    if (text.size() >= 19 && text.at(10) == u'T') {
        const QDateTime time = QDateTime::fromString(text, Qt::ISODate);
        return time.isValid() ? QLocale().toString(time.toLocalTime(), QLocale::ShortFormat) : text;
    }
    return text;
}

QString valueText(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return value.toBool() ? translated("yes") : translated("no");
    case QJsonValue::Double: {
        const double number = value.toDouble();
        const bool whole = number == double(qint64(number)) && qAbs(number) < 1e15;
        // Money has two places; what is finer keeps all it has.
        const bool cents = qAbs(number * 100 - qRound64(number * 100)) < 1e-6;
        return whole ? QLocale().toString(qint64(number))
            : cents  ? QLocale().toString(number, 'f', 2)
                     : QLocale().toString(number, 'g', QLocale::FloatingPointShortest);
    }
    case QJsonValue::String:
        return dateText(value.toString());
    case QJsonValue::Object: {
        const QJsonObject object = value.toObject();
        const QString name = object.value("refName"_L1).toString();
        return name.isEmpty() ? object.value("id"_L1).toVariant().toString() : name;
    }
    case QJsonValue::Array:
        return value.toArray().size() == 1 ? translated("1 value")
                                           : translated("%1 values").arg(value.toArray().size());
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        break;
    }
    return {};
}

bool isIdentifier(const QString &field)
{
    return field == "id"_L1 || field == "internalId"_L1 || field == "line"_L1;
}

QString labelOf(const QString &name, const QHash<QString, Field> &fields)
{
    const Field field = fields.value(name);
    return field.label.isEmpty() ? name : field.label;
}

FormCell cellOf(const QString &name, const QJsonValue &value)
{
    FormCell cell{isIdentifier(name) ? value.toVariant().toString() : valueText(value),
                  referenceFrom(value), value.isDouble()};
    if (cell.reference && cell.reference->type.isEmpty())
        cell.reference.reset(); // it cannot be told where it leads
    return cell;
}

/*! The columns that any line has, in the order in which they are met. */
FormTable tableOf(const Field &field, const QString &label, const QJsonArray &lines, qint64 total)
{
    QHash<QString, Field> children;
    QStringList names;
    QSet<QString> seen;
    for (const Field &child : field.children) {
        children.insert(child.name, child);
    }
    for (const QJsonValue &line : lines) {
        const QJsonObject object = line.toObject();
        for (auto member = object.begin(); member != object.end(); ++member) {
            if (member.key() != "links"_L1 && !seen.contains(member.key())) {
                seen.insert(member.key());
                names += member.key();
            }
        }
    }
    if (names.removeOne(u"line"_s)) // its number leads a line
        names.prepend(u"line"_s);
    FormTable table{field.name, label, {}, {}, total, false};
    for (const QString &name : names)
        table.columns += labelOf(name, children);
    for (const QJsonValue &line : lines) {
        QList<FormCell> row;
        for (const QString &name : names)
            row += cellOf(name, line.toObject().value(name));
        table.rows += row;
    }
    return table;
}

void addMember(RecordForm &form, const QString &name, const QJsonValue &value,
               const QHash<QString, Field> &fields)
{
    const QString label = labelOf(name, fields);
    Field field = fields.value(name);
    field.name = name;
    const QJsonObject object = value.toObject();
    if (object.contains("items"_L1)) {
        const QJsonArray lines = object.value("items"_L1).toArray();
        form.tables += tableOf(field, label, lines,
                               object.value("totalResults"_L1).toInteger(lines.size()));
        return;
    }
    const bool named = object.contains("id"_L1) || object.contains("refName"_L1);
    if (value.isObject() && !named) {
        const bool onlyLinks = object.keys() == QStringList{u"links"_s};
        if (!onlyLinks) {
            form.tables += tableOf(field, label, QJsonArray{object}, 1);
            form.tables.last().subrecord = true;
        }
        return;
    }
    FormItem item{name, label, isIdentifier(name) ? value.toVariant().toString() : valueText(value),
                  std::nullopt, fields.value(name).description};
    if (std::optional<RecordReference> reference = referenceFrom(value)) {
        if (reference->type.isEmpty())
            reference->type = fields.value(name).target;
        if (!reference->type.isEmpty())
            item.reference = reference;
    }
    form.items += item;
}

} // namespace

RecordForm formOf(const Record &record, const RecordType &type, EmptyFields empty)
{
    QHash<QString, Field> fields;
    QStringList order;
    for (const Field &field : type.fields) {
        fields.insert(field.name, field);
        order += field.name;
    }
    for (auto member = record.json.begin(); member != record.json.end(); ++member) {
        if (!fields.contains(member.key()))
            order += member.key();
    }
    RecordForm form;
    for (const QString &name : order) {
        const QJsonValue value = record.json.value(name);
        if (name == "links"_L1)
            continue;
        if (!value.isUndefined() && !value.isNull()) {
            addMember(form, name, value, fields);
            continue;
        }
        const FieldKind kind = fields.value(name).kind;
        if (kind == FieldKind::Sublist || kind == FieldKind::Subrecord)
            continue;
        ++form.emptyFields;
        if (empty == EmptyFields::Shown)
            form.items += FormItem{
                name, labelOf(name, fields), {}, std::nullopt, fields.value(name).description};
    }
    std::stable_partition(form.tables.begin(), form.tables.end(),
                          [](const FormTable &table) { return !table.subrecord; });
    return form;
}

} // namespace suitescope
