// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/probeanswers.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

Result<QJsonObject> readObject(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        return failure(ErrorKind::BadReply, u"the answer is no JSON object"_s);
    return document.object();
}

Result<QJsonArray> readItems(const QByteArray &json)
{
    const Result<QJsonObject> object = readObject(json);
    if (!object)
        return failure(object.error());
    if (!object->value("items"_L1).isArray())
        return failure(ErrorKind::BadReply, u"the answer has no items"_s);
    return object->value("items"_L1).toArray();
}

// Column names come in any case, booleans as T, true or 1.
QString column(const QJsonObject &row, QLatin1StringView name)
{
    for (auto it = row.begin(); it != row.end(); ++it) {
        if (it.key().compare(name, Qt::CaseInsensitive) == 0)
            return it.value().toVariant().toString();
    }
    return {};
}

bool isTrue(const QString &text)
{
    return text.compare("T"_L1, Qt::CaseInsensitive) == 0
        || text.compare("true"_L1, Qt::CaseInsensitive) == 0 || text == "1"_L1;
}

int levelOf(const QString &text)
{
    static const QStringList names{u"none"_s, u"view"_s, u"create"_s, u"edit"_s, u"full"_s};
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    return isNumber ? number : int(names.indexOf(text.toLower()));
}

bool names(const QJsonObject &row, QLatin1StringView idColumn, const QString &id,
           const QString &name)
{
    return column(row, idColumn).compare(id, Qt::CaseInsensitive) == 0
        || column(row, "name"_L1).compare(name, Qt::CaseInsensitive) == 0;
}

} // namespace

Request suiteQlRequest(const ServiceUrls &urls, const QString &sql, int limit)
{
    Request request = Request::postJson(
        urls.suiteQl(limit, 0),
        QJsonDocument(QJsonObject{{u"q"_s, sql}}).toJson(QJsonDocument::Compact));
    request.headers.append({"Prefer"_ba, "transient"_ba});
    return request;
}

Result<QString> readDiscovery(const QByteArray &json)
{
    const Result<QJsonObject> object = readObject(json);
    if (!object)
        return failure(object.error());
    for (const auto name : {"webservicesDomain"_L1, "restDomain"_L1, "systemDomain"_L1}) {
        if (object->value(name).isString())
            return QUrl(object->value("webservicesDomain"_L1).toString()).host();
    }
    return failure(ErrorKind::BadReply, u"the answer names no host"_s);
}

Result<QDateTime> readServerTime(const QByteArray &json)
{
    const Result<QJsonObject> object = readObject(json);
    if (!object)
        return failure(object.error());
    const QDateTime time
        = QDateTime::fromString(object->value("serverTime"_L1).toString(), Qt::ISODateWithMs);
    if (!time.isValid())
        return failure(ErrorKind::BadReply, u"the answer holds no serverTime"_s);
    return time.toUTC();
}

Result<QStringList> readRecordTypes(const QByteArray &json)
{
    const Result<QJsonArray> items = readItems(json);
    if (!items)
        return failure(items.error());
    QStringList names;
    for (const QJsonValue item : *items)
        names.append(item.toObject().value("name"_L1).toString());
    return names;
}

bool holdsData(const QStringList &types)
{
    static const QStringList data{u"account"_s,
                                  u"cashsale"_s,
                                  u"contact"_s,
                                  u"creditmemo"_s,
                                  u"customer"_s,
                                  u"department"_s,
                                  u"employee"_s,
                                  u"estimate"_s,
                                  u"inventoryitem"_s,
                                  u"invoice"_s,
                                  u"job"_s,
                                  u"journalentry"_s,
                                  u"location"_s,
                                  u"noninventorysaleitem"_s,
                                  u"opportunity"_s,
                                  u"partner"_s,
                                  u"purchaseorder"_s,
                                  u"salesorder"_s,
                                  u"servicesaleitem"_s,
                                  u"subsidiary"_s,
                                  u"vendor"_s,
                                  u"vendorbill"_s};
    return std::any_of(types.cbegin(), types.cend(), [](const QString &type) {
        return type.startsWith("customrecord"_L1, Qt::CaseInsensitive)
            || data.contains(type, Qt::CaseInsensitive);
    });
}

QString typeToTry(const QStringList &types, const QStringList &wanted)
{
    static const QStringList usual{u"customer"_s, u"vendor"_s,   u"contact"_s,
                                   u"employee"_s, u"location"_s, u"department"_s};
    for (const QString &name : wanted + usual) {
        for (const QString &type : types) {
            if (type.compare(name, Qt::CaseInsensitive) == 0)
                return type;
        }
    }
    return types.value(0);
}

bool isTable(const QString &recordType)
{
    static const QStringList tables{u"customer"_s, u"vendor"_s,     u"contact"_s,
                                    u"employee"_s, u"location"_s,   u"department"_s,
                                    u"account"_s,  u"subsidiary"_s, u"currency"_s};
    return tables.contains(recordType, Qt::CaseInsensitive);
}

Result<QString> readFirstId(const QByteArray &json)
{
    const Result<QJsonArray> items = readItems(json);
    if (!items)
        return failure(items.error());
    return items->first().toObject().value("id"_L1).toVariant().toString();
}

Result<> readSuiteQlProbe(const QByteArray &json)
{
    const Result<QJsonArray> items = readItems(json);
    if (!items)
        return failure(items.error());
    const QJsonObject row = items->first().toObject();
    for (auto it = row.begin(); it != row.end(); ++it) {
        if (it.key() != "links"_L1 && it.value().toString() == "x"_L1)
            return {};
    }
    return failure(ErrorKind::BadReply, u"SuiteQL did not answer the probe"_s);
}

bool readFeatures(const QByteArray &json, const QList<FeatureItem> &wanted, RungFacts &facts)
{
    const QJsonArray rows = readItems(json).value_or(QJsonArray());
    for (const FeatureItem &item : wanted) {
        if (!item.required)
            continue;
        for (const QJsonValue value : rows) {
            const QJsonObject row = value.toObject();
            if (!names(row, "id"_L1, item.id, item.name))
                continue;
            ++facts.featuresNeeded;
            if (isTrue(column(row, "isactive"_L1)))
                ++facts.featuresOn;
            else
                facts.missingFeatures.append(item.name);
            break;
        }
    }
    return facts.featuresNeeded > 0;
}

bool readPermissions(const QByteArray &json, const QList<PermissionItem> &wanted, RungFacts &facts)
{
    const QJsonArray rows = readItems(json).value_or(QJsonArray());
    if (rows.isEmpty())
        return false;
    for (const PermissionItem &item : wanted) {
        if (!item.required)
            continue;
        bool held = false;
        for (const QJsonValue value : rows) {
            const QJsonObject row = value.toObject();
            const int level = levelOf(column(row, "permlevel"_L1));
            held = held
                || (names(row, "permkey"_L1, item.key, item.name)
                    && (level < 0 || level >= levelOf(item.level)));
        }
        ++facts.permissionsNeeded;
        if (held)
            ++facts.permissionsHeld;
        else
            facts.missingPermissions.append(item.name);
    }
    return true;
}

std::chrono::milliseconds clockOffset(const QDateTime &answered, std::chrono::milliseconds elapsed,
                                      const QDateTime &theirs)
{
    const QDateTime middle = answered.addMSecs(-elapsed.count() / 2);
    return std::chrono::milliseconds(theirs.msecsTo(middle));
}

} // namespace suitescope
