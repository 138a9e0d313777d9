// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/accountstate.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int stateFormat = 1;

QJsonArray texts(const QSet<QString> &set)
{
    QStringList sorted(set.cbegin(), set.cend());
    sorted.sort();
    return QJsonArray::fromStringList(sorted);
}

QSet<QString> textSet(const QJsonValue &array)
{
    QSet<QString> set;
    for (const QJsonValue &value : array.toArray())
        set.insert(value.toString());
    return set;
}

QJsonObject roleObject(const SimulatedRole &role)
{
    QJsonObject permissions;
    for (auto it = role.permissions.cbegin(); it != role.permissions.cend(); ++it)
        permissions.insert(it.key(), it.value());
    return {{u"id"_s, role.id},
            {u"name"_s, role.name},
            {u"permissions"_s, permissions},
            {u"inactive"_s, role.inactive}};
}

SimulatedRole roleFrom(const QJsonObject &object)
{
    SimulatedRole role{
        object["id"_L1].toInt(), object["name"_L1].toString(), {}, object["inactive"_L1].toBool()};
    const QJsonObject permissions = object["permissions"_L1].toObject();
    for (auto it = permissions.begin(); it != permissions.end(); ++it)
        role.permissions.insert(it.key(), it.value().toInt());
    return role;
}

QJsonObject integrationObject(const SimulatedIntegration &integration)
{
    return {{u"id"_s, integration.id},
            {u"name"_s, integration.name},
            {u"enabled"_s, integration.enabled},
            {u"tokenBased"_s, integration.tokenBased},
            {u"clientCredentials"_s, integration.clientCredentials},
            {u"scopes"_s, texts(integration.scopes)},
            {u"generation"_s, integration.generation}};
}

SimulatedIntegration integrationFrom(const QJsonObject &object)
{
    return {object["id"_L1].toInt(),
            object["name"_L1].toString(),
            object["enabled"_L1].toBool(),
            object["tokenBased"_L1].toBool(),
            object["clientCredentials"_L1].toBool(),
            textSet(object["scopes"_L1]),
            object["generation"_L1].toInt(1)};
}

QJsonObject tokenObject(const SimulatedToken &token)
{
    return {
        {u"id"_s, token.id},           {u"integration"_s, token.integration},
        {u"role"_s, token.role},       {u"user"_s, token.user},
        {u"revoked"_s, token.revoked}, {u"integrationGeneration"_s, token.integrationGeneration}};
}

SimulatedToken tokenFrom(const QJsonObject &object)
{
    return {object["id"_L1].toInt(),       object["integration"_L1].toInt(),
            object["role"_L1].toInt(),     object["user"_L1].toString(),
            object["revoked"_L1].toBool(), object["integrationGeneration"_L1].toInt(1)};
}

// The certificate ID is not written: it derives from the mapping's number.
QJsonObject mappingObject(const SimulatedMapping &mapping)
{
    return {{u"id"_s, mapping.id},
            {u"integration"_s, mapping.integration},
            {u"role"_s, mapping.role},
            {u"entity"_s, mapping.entity},
            {u"certificate"_s, QString::fromLatin1(mapping.certificatePem)},
            {u"created"_s, mapping.created.toUTC().toString(Qt::ISODateWithMs)},
            {u"revoked"_s, mapping.revoked}};
}

template<typename T, typename Writer> QJsonArray written(const QList<T> &list, Writer writer)
{
    QJsonArray array;
    for (const T &one : list)
        array.append(writer(one));
    return array;
}

template<typename T, typename Reader> QList<T> readList(const QJsonValue &value, Reader reader)
{
    QList<T> list;
    for (const QJsonValue &one : value.toArray())
        list.append(reader(one.toObject()));
    return list;
}

} // namespace

QByteArray SimulatedAccount::state() const
{
    const std::lock_guard<std::mutex> lock(d->mutex);
    const QJsonObject next{{u"role"_s, d->nextRole},
                           {u"integration"_s, d->nextIntegration},
                           {u"token"_s, d->nextToken},
                           {u"mapping"_s, d->nextMapping}};
    const QJsonObject object{{u"format"_s, stateFormat},
                             {u"account"_s, d->id.toString()},
                             {u"features"_s, texts(d->featuresOn)},
                             {u"roles"_s, written(d->roles, roleObject)},
                             {u"integrations"_s, written(d->integrations, integrationObject)},
                             {u"tokens"_s, written(d->tokens, tokenObject)},
                             {u"mappings"_s, written(d->mappings, mappingObject)},
                             {u"next"_s, next}};
    return QJsonDocument(object).toJson(QJsonDocument::Indented);
}

bool SimulatedAccount::restore(const QByteArray &state)
{
    const QJsonObject object = QJsonDocument::fromJson(state).object();
    const QJsonObject next = object["next"_L1].toObject();
    if (object["format"_L1].toInt() != stateFormat
        || object["account"_L1].toString() != d->id.toString() || !object["roles"_L1].isArray()
        || next.isEmpty())
        return false;
    const std::lock_guard<std::mutex> lock(d->mutex);
    d->featuresOn = textSet(object["features"_L1]);
    d->roles = readList<SimulatedRole>(object["roles"_L1], roleFrom);
    d->integrations = readList<SimulatedIntegration>(object["integrations"_L1], integrationFrom);
    d->tokens = readList<SimulatedToken>(object["tokens"_L1], tokenFrom);
    d->mappings = readList<SimulatedMapping>(object["mappings"_L1], [this](const QJsonObject &one) {
        SimulatedMapping mapping;
        mapping.id = one["id"_L1].toInt();
        mapping.integration = one["integration"_L1].toInt();
        mapping.role = one["role"_L1].toInt();
        mapping.entity = one["entity"_L1].toString();
        mapping.certificateId = d->certificateId(mapping.id);
        mapping.certificatePem = one["certificate"_L1].toString().toLatin1();
        mapping.created = QDateTime::fromString(one["created"_L1].toString(), Qt::ISODateWithMs);
        mapping.revoked = one["revoked"_L1].toBool();
        return mapping;
    });
    d->nextRole = next["role"_L1].toInt(1001);
    d->nextIntegration = next["integration"_L1].toInt(1);
    d->nextToken = next["token"_L1].toInt(1);
    d->nextMapping = next["mapping"_L1].toInt(1);
    d->bearers.clear();
    d->changed();
    return true;
}

} // namespace suitescope
