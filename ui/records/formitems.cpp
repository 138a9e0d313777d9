// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/records/formitems.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QLocale>
#include <QSet>

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
        return whole ? QLocale().toString(qint64(number)) : QLocale().toString(number, 'f', 2);
    }
    case QJsonValue::String:
        return dateText(value.toString());
    case QJsonValue::Object: {
        const QJsonObject object = value.toObject();
        const QString name = object.value("refName"_L1).toString();
        return name.isEmpty() ? object.value("id"_L1).toVariant().toString() : name;
    }
    case QJsonValue::Array:
        return translated("%1 values").arg(value.toArray().size());
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

/*! The columns that any line has, in the order in which they are met. */
FormTable tableOf(const QString &field, const QString &label, const QJsonArray &lines, qint64 total)
{
    QStringList names;
    QSet<QString> seen;
    for (const QJsonValue &line : lines) {
        const QJsonObject object = line.toObject();
        for (auto member = object.begin(); member != object.end(); ++member) {
            if (member.key() != "links"_L1 && !seen.contains(member.key())) {
                seen.insert(member.key());
                names += member.key();
            }
        }
    }
    FormTable table{field, label, names, {}, total};
    for (const QJsonValue &line : lines) {
        QStringList row;
        for (const QString &name : names) {
            const QJsonValue value = line.toObject().value(name);
            row += isIdentifier(name) ? value.toVariant().toString() : valueText(value);
        }
        table.rows += row;
    }
    return table;
}

void addMember(RecordForm &form, const QString &name, const QJsonValue &value,
               const QHash<QString, Field> &fields)
{
    const QString label = labelOf(name, fields);
    const QJsonObject object = value.toObject();
    if (object.contains("items"_L1)) {
        const QJsonArray lines = object.value("items"_L1).toArray();
        form.tables
            += tableOf(name, label, lines, object.value("totalResults"_L1).toInteger(lines.size()));
        return;
    }
    const bool named = object.contains("id"_L1) || object.contains("refName"_L1);
    if (value.isObject() && !named) {
        const bool onlyLinks = object.keys() == QStringList{u"links"_s};
        if (!onlyLinks)
            form.tables += tableOf(name, label, QJsonArray{object}, 1);
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

RecordForm formOf(const Record &record, const RecordType &type)
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
        if (name != "links"_L1 && !value.isUndefined() && !value.isNull())
            addMember(form, name, value, fields);
    }
    return form;
}

} // namespace suitescope
