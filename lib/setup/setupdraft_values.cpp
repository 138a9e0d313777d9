// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The plain getters and setters of SetupDraft.
#include "lib/setup/setupdraft.h"
#include "lib/setup/setupdraft_p.h"

namespace suitescope {

QString SetupDraft::id() const
{
    return d->id;
}

bool SetupDraft::isDemo() const
{
    return d->values.demo;
}

std::optional<QString> SetupDraft::editedConnection() const
{
    return d->values.editsConnection ? std::optional(d->values.connectionId) : std::nullopt;
}

bool SetupDraft::isAfterRefresh() const
{
    return d->values.afterRefresh;
}

void SetupDraft::askForEverything()
{
    d->set(d->values.afterRefresh, false);
}

QList<SetupStep> SetupDraft::steps() const
{
    return d->values.steps();
}

QString SetupDraft::name() const
{
    return d->values.name;
}

void SetupDraft::setName(const QString &name)
{
    d->set(d->values.name, name);
}

AuthMethod SetupDraft::method() const
{
    return d->values.method;
}

void SetupDraft::setMethod(AuthMethod method)
{
    d->set(d->values.method, method);
}

SetupStep SetupDraft::step() const
{
    return d->values.step;
}

void SetupDraft::setStep(SetupStep step)
{
    d->set(d->values.step, step);
}

QString SetupDraft::accountText() const
{
    return d->values.accountText;
}

void SetupDraft::setAccountText(const QString &typed)
{
    d->set(d->values.accountText, typed);
}

AccountId SetupDraft::account() const
{
    return AccountId::parse(d->values.accountText).value_or(AccountId());
}

QUrl SetupDraft::urlOverride() const
{
    return d->values.urlOverride;
}

void SetupDraft::setUrlOverride(const QUrl &base)
{
    d->set(d->values.urlOverride, base);
}

QSet<QString> SetupDraft::tickedFeatures() const
{
    return d->values.features;
}

void SetupDraft::setFeatureTicked(const QString &id, bool ticked)
{
    QSet<QString> features = d->values.features;
    if (ticked)
        features.insert(id);
    else
        features.remove(id);
    d->set(d->values.features, features);
}

QSet<QString> SetupDraft::tickedPermissions() const
{
    return d->values.permissions;
}

void SetupDraft::setPermissionTicked(const QString &key, bool ticked)
{
    QSet<QString> permissions = d->values.permissions;
    if (ticked)
        permissions.insert(key);
    else
        permissions.remove(key);
    d->set(d->values.permissions, permissions);
}

QStringList SetupDraft::dataNeeds() const
{
    return d->values.dataNeeds;
}

void SetupDraft::setDataNeeds(const QStringList &ids)
{
    d->set(d->values.dataNeeds, ids);
}

QList<SecretField> SetupDraft::missingSecrets() const
{
    QList<SecretField> missing = fieldsOf(d->values.method);
    missing.removeIf([this](SecretField field) { return !secret(field).isEmpty(); });
    return missing;
}

DataOperation SetupDraft::dataOperation() const
{
    return d->values.dataOperation;
}

void SetupDraft::setDataOperation(DataOperation operation)
{
    d->set(d->values.dataOperation, operation);
}

QStringList SetupDraft::scopes() const
{
    return d->values.scopes;
}

void SetupDraft::setScopes(const QStringList &scopes)
{
    d->set(d->values.scopes, scopes);
}

SigningAlgorithm SetupDraft::algorithm() const
{
    return d->values.algorithm;
}

void SetupDraft::setAlgorithm(SigningAlgorithm algorithm)
{
    d->set(d->values.algorithm, algorithm);
}

Certificate SetupDraft::certificate() const
{
    return d->certificate;
}

QDateTime SetupDraft::keyMade() const
{
    return d->values.keyMade;
}

bool SetupDraft::certificateSaved() const
{
    return d->values.certificateSaved;
}

void SetupDraft::setCertificateSaved(bool saved)
{
    d->set(d->values.certificateSaved, saved);
}

KeyPair SetupDraft::keyPair() const
{
    return d->key;
}

Secret SetupDraft::secret(SecretField field) const
{
    return d->secrets.value(field);
}

QHash<SecretField, Secret> SetupDraft::secrets() const
{
    return d->secrets;
}

} // namespace suitescope
