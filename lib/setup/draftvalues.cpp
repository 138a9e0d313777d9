// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/draftvalues.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int schema = 1;

template<typename Enum> struct Key
{
    Enum value;
    const char *text;
};

constexpr std::array stepKeys{
    Key<SetupStep>{SetupStep::Method, "method"},
    Key<SetupStep>{SetupStep::Features, "features"},
    Key<SetupStep>{SetupStep::Role, "role"},
    Key<SetupStep>{SetupStep::Account, "account"},
    Key<SetupStep>{SetupStep::TbaIntegration, "tba-integration"},
    Key<SetupStep>{SetupStep::TbaToken, "tba-token"},
    Key<SetupStep>{SetupStep::KeyAndCertificate, "key-and-certificate"},
    Key<SetupStep>{SetupStep::M2mIntegration, "m2m-integration"},
    Key<SetupStep>{SetupStep::CertificateMapping, "certificate-mapping"},
    Key<SetupStep>{SetupStep::Verify, "verify"},
    Key<SetupStep>{SetupStep::Done, "done"},
};

constexpr std::array stateKeys{
    Key<DraftState>{DraftState::Open, "open"},
    Key<DraftState>{DraftState::Finished, "finished"},
    Key<DraftState>{DraftState::Discarded, "discarded"},
};

constexpr std::array operationKeys{
    Key<DataOperation>{DataOperation::Read, "read"},
    Key<DataOperation>{DataOperation::Create, "create"},
    Key<DataOperation>{DataOperation::Change, "change"},
    Key<DataOperation>{DataOperation::Delete, "delete"},
};
constexpr std::array methodKeys{
    Key<AuthMethod>{AuthMethod::ClientCredentials, "oauth2"},
    Key<AuthMethod>{AuthMethod::TokenBased, "tba"},
};

constexpr std::array fieldKeys{
    Key<SecretField>{SecretField::ConsumerKey, "consumer-key"},
    Key<SecretField>{SecretField::ConsumerSecret, "consumer-secret"},
    Key<SecretField>{SecretField::TokenId, "token-id"},
    Key<SecretField>{SecretField::TokenSecret, "token-secret"},
    Key<SecretField>{SecretField::ClientId, "client-id"},
    Key<SecretField>{SecretField::CertificateId, "certificate-id"},
    Key<SecretField>{SecretField::PrivateKey, "private-key"},
};

template<typename Keys, typename Enum> QString keyOf(const Keys &keys, Enum value)
{
    for (const auto &key : keys) {
        if (key.value == value)
            return QString::fromLatin1(key.text);
    }
    Q_UNREACHABLE();
}

template<typename Keys, typename Enum>
Enum valueOf(const Keys &keys, const QString &text, Enum otherwise)
{
    for (const auto &key : keys) {
        if (text == QLatin1String(key.text))
            return key.value;
    }
    return otherwise;
}

QJsonArray fieldArray(const QSet<SecretField> &fields)
{
    QJsonArray array;
    for (const SecretField field : allSecretFields()) {
        if (fields.contains(field))
            array.append(keyOf(fieldKeys, field));
    }
    return array;
}

QSet<SecretField> fieldSet(const QJsonValue &value)
{
    QSet<SecretField> fields;
    for (const QJsonValue entry : value.toArray()) {
        for (const auto &key : fieldKeys) {
            if (entry.toString() == QLatin1String(key.text))
                fields.insert(key.value);
        }
    }
    return fields;
}

QStringList strings(const QJsonValue &value)
{
    QStringList list;
    for (const QJsonValue entry : value.toArray())
        list.append(entry.toString());
    return list;
}

QJsonArray sortedArray(const QSet<QString> &set)
{
    QStringList list(set.cbegin(), set.cend());
    list.sort();
    return QJsonArray::fromStringList(list);
}

QSet<QString> stringSet(const QJsonValue &value)
{
    const QStringList list = strings(value);
    return {list.cbegin(), list.cend()};
}

QString isoText(const QDateTime &when)
{
    return when.isValid() ? when.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QDateTime fromIso(const QJsonValue &value)
{
    return QDateTime::fromString(value.toString(), Qt::ISODateWithMs).toUTC();
}

// A secret pasted into the account's field by mistake must not reach the file.
QString storableAccount(const QString &typed)
{
    constexpr qsizetype mostUnparsed = 31;
    const bool harmless = typed.size() <= mostUnparsed;
    if (harmless)
        return typed;
    const Result<AccountId> parsed = AccountId::parse(typed);
    return parsed ? parsed->toString() : QString();
}

} // namespace

QJsonObject DraftValues::toJson() const
{
    return {
        {u"schema"_s, schema},
        {u"connection"_s, connectionId},
        {u"edits"_s, editsConnection},
        {u"demo"_s, demo},
        {u"afterRefresh"_s, afterRefresh},
        {u"state"_s, keyOf(stateKeys, state)},
        {u"name"_s, name},
        {u"method"_s, keyOf(methodKeys, method)},
        {u"step"_s, keyOf(stepKeys, step)},
        {u"account"_s, storableAccount(accountText)},
        {u"url"_s, urlOverride.toString()},
        {u"features"_s, sortedArray(features)},
        {u"permissions"_s, sortedArray(permissions)},
        {u"dataNeeds"_s, QJsonArray::fromStringList(dataNeeds)},
        {u"dataOperation"_s, keyOf(operationKeys, dataOperation)},
        {u"scopes"_s, QJsonArray::fromStringList(scopes)},
        {u"algorithm"_s, joseName(algorithm)},
        {u"certificate"_s, QString::fromLatin1(certificatePem)},
        {u"publicKey"_s, QString::fromLatin1(publicKey.toBase64())},
        {u"keyMade"_s, isoText(keyMade)},
        {u"certificateSaved"_s, certificateSaved},
        {u"begun"_s, isoText(begun)},
        {u"kept"_s, fieldArray(kept)},
        {u"replaced"_s, fieldArray(replaced)},
        {u"emptied"_s, fieldArray(emptied)},
        {u"writesTo"_s, writesTo},
        {u"replaces"_s, replaces},
    };
}

DraftValues DraftValues::fromJson(const QJsonObject &object)
{
    DraftValues values;
    values.connectionId = object.value("connection"_L1).toString();
    values.editsConnection = object.value("edits"_L1).toBool();
    values.demo = object.value("demo"_L1).toBool();
    values.afterRefresh = object.value("afterRefresh"_L1).toBool();
    values.state = valueOf(stateKeys, object.value("state"_L1).toString(), DraftState::Open);
    values.name = object.value("name"_L1).toString();
    values.method
        = valueOf(methodKeys, object.value("method"_L1).toString(), AuthMethod::ClientCredentials);
    values.step = valueOf(stepKeys, object.value("step"_L1).toString(), SetupStep::Method);
    values.accountText = object.value("account"_L1).toString();
    values.urlOverride = QUrl(object.value("url"_L1).toString(), QUrl::StrictMode);
    values.features = stringSet(object.value("features"_L1));
    values.permissions = stringSet(object.value("permissions"_L1));
    values.dataNeeds = strings(object.value("dataNeeds"_L1));
    values.dataOperation
        = valueOf(operationKeys, object.value("dataOperation"_L1).toString(), DataOperation::Read);
    if (object.contains("scopes"_L1))
        values.scopes = strings(object.value("scopes"_L1));
    values.algorithm = signingAlgorithm(object.value("algorithm"_L1).toString())
                           .value_or(SigningAlgorithm::ES256);
    values.certificatePem = object.value("certificate"_L1).toString().toLatin1();
    values.publicKey = QByteArray::fromBase64(object.value("publicKey"_L1).toString().toLatin1());
    values.keyMade = fromIso(object.value("keyMade"_L1));
    values.certificateSaved = object.value("certificateSaved"_L1).toBool();
    values.begun = fromIso(object.value("begun"_L1));
    values.kept = fieldSet(object.value("kept"_L1));
    values.replaced = fieldSet(object.value("replaced"_L1));
    values.emptied = fieldSet(object.value("emptied"_L1));
    values.writesTo = object.value("writesTo"_L1).toString();
    values.replaces = object.value("replaces"_L1).toString();
    return values;
}

DraftValues DraftValues::of(const Connection &existing)
{
    DraftValues values;
    values.connectionId = existing.id;
    values.editsConnection = true;
    values.demo = existing.demo;
    values.name = existing.name;
    values.method = existing.method;
    values.accountText = existing.account.toString();
    values.urlOverride = existing.urlOverride;
    values.scopes = existing.scopes;
    values.algorithm = existing.algorithm;
    values.certificatePem = existing.certificatePem;
    values.publicKey = existing.publicKey;
    values.certificateSaved = !existing.certificatePem.isEmpty();
    // It works, so what it needs was switched on; Verify proves it again.
    const Checklist checklist(existing.method);
    for (const FeatureItem &item : checklist.features()) {
        if (item.required)
            values.features.insert(item.id);
    }
    for (const PermissionItem &item : checklist.permissions()) {
        if (item.required)
            values.permissions.insert(item.key);
    }
    return values;
}

DraftValues DraftValues::ofRefreshed(const Connection &existing)
{
    DraftValues values = of(existing);
    values.afterRefresh = true;
    for (const SecretField field : fieldsOf(existing.method)) {
        if (field != SecretField::PrivateKey) // the key pair stays good
            values.emptied.insert(field);
    }
    values.step = values.steps().first();
    return values;
}

QList<SetupStep> DraftValues::steps() const
{
    if (!afterRefresh)
        return stepsFor(method);
    if (method == AuthMethod::TokenBased)
        return {SetupStep::TbaIntegration, SetupStep::TbaToken, SetupStep::Verify, SetupStep::Done};
    return {SetupStep::M2mIntegration, SetupStep::CertificateMapping, SetupStep::Verify,
            SetupStep::Done};
}

QStringList DraftValues::leftovers(const QString &draftId, const QString &usedOwner) const
{
    QStringList entries = secretEntries(draftOwner(draftId));
    for (const QString &owner : {writesTo, replaces}) {
        if (!owner.isEmpty() && owner != usedOwner)
            entries += secretEntries(owner);
    }
    return entries;
}

QString draftOwner(const QString &draftId)
{
    return u"draft-"_s + draftId;
}

QList<SecretField> fieldsOf(AuthMethod method)
{
    if (method == AuthMethod::TokenBased) {
        return {SecretField::ConsumerKey, SecretField::ConsumerSecret, SecretField::TokenId,
                SecretField::TokenSecret};
    }
    return {SecretField::ClientId, SecretField::CertificateId, SecretField::PrivateKey};
}

} // namespace suitescope
