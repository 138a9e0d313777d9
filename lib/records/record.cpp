// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/records/record.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

QString textOf(const QJsonObject &json, const QString &key)
{
    const QJsonValue value = json.value(key);
    return value.isObject() ? value.toObject().value("refName"_L1).toString().simplified()
                            : value.toString().simplified();
}

/*! "…/record/v1/salesOrder/301" -> "salesOrder"; nothing for a deeper or shorter path. */
QString typeFromSelf(const QUrl &self)
{
    const QStringList parts = self.path().split(u'/', Qt::SkipEmptyParts);
    const qsizetype root = parts.indexOf(u"record"_s);
    return root >= 0 && parts.size() == root + 4 ? parts.at(root + 2) : QString();
}

QUrl selfLink(const QJsonObject &object)
{
    const QJsonArray links = object.value("links"_L1).toArray();
    for (const QJsonValue &link : links) {
        if (link.toObject().value("rel"_L1).toString() == "self"_L1)
            return QUrl(link.toObject().value("href"_L1).toString());
    }
    return {};
}

/*! NetSuite gives IDs as strings; some answers have numbers. */
QString idOf(const QJsonValue &id)
{
    if (id.isDouble())
        return QString::number(id.toInteger());
    return id.toString();
}

} // namespace

QString Record::title() const
{
    // What people call the record comes before what the database calls it.
    for (const QString &key :
         {u"tranId"_s, u"entityId"_s, u"itemId"_s, u"acctName"_s, u"name"_s, u"companyName"_s,
          u"displayName"_s, u"fullName"_s, u"title"_s, u"subject"_s, u"altName"_s}) {
        const QString text = textOf(json, key);
        if (!text.isEmpty())
            return text;
    }
    const QString person
        = (textOf(json, u"firstName"_s) + u' ' + textOf(json, u"lastName"_s)).trimmed();
    if (!person.isEmpty())
        return person;
    return id;
}

std::optional<RecordReference> referenceFrom(const QJsonValue &value)
{
    const QJsonObject object = value.toObject();
    const QString id = idOf(object.value("id"_L1));
    if (id.isEmpty())
        return std::nullopt;
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString key = it.key();
        if (key != "id"_L1 && key != "refName"_L1 && key != "externalId"_L1 && key != "links"_L1)
            return std::nullopt; // a line or subrecord that has an ID of its own
    }
    return RecordReference{typeFromSelf(selfLink(object)), id,
                           object.value("refName"_L1).toString()};
}

} // namespace suitescope
