// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/simulatedaccount.h"

#include "lib/simulator/accountstate.h"
#include "lib/simulator/datastore.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

using Lock = std::lock_guard<std::mutex>;

SimulatedAccount::SimulatedAccount(AccountId id, std::function<QDateTime()> clock)
    : d(std::make_unique<Private>(std::move(id), std::move(clock)))
{
}

SimulatedAccount::~SimulatedAccount() = default;

AccountId SimulatedAccount::id() const
{
    return d->id;
}

QString SimulatedAccount::companyName() const
{
    return u"Tidewater Lanterns (simulated)"_s;
}

QList<SimulatedAccount::Feature> SimulatedAccount::features() const
{
    QList<Feature> all = newAccountFeatures();
    const Lock lock(d->mutex);
    for (Feature &feature : all)
        feature.on = d->featuresOn.contains(feature.id) && d->hiddenFeature() != feature.id;
    return all;
}

void SimulatedAccount::setFeature(const QString &id, bool on)
{
    const Lock lock(d->mutex);
    if (d->hiddenFeature() == id) {
        if (!on)
            return; // it seems off already
        d->mended();
    }
    if (on)
        d->featuresOn.insert(id);
    else
        d->featuresOn.remove(id);
    d->changed();
}

QList<SimulatedAccount::Permission> SimulatedAccount::permissions()
{
    return offeredPermissions();
}

QList<SimulatedRole> SimulatedAccount::roles() const
{
    const Lock lock(d->mutex);
    QList<SimulatedRole> seen = d->roles;
    for (SimulatedRole &role : seen) {
        role.permissions = d->permissionsOf(role);
        const bool isSpared = role.id == administratorRole || d->fault != Fault::RoleInactive;
        role.inactive = role.inactive || !isSpared;
    }
    return seen;
}

int SimulatedAccount::addRole(const QString &name)
{
    const Lock lock(d->mutex);
    d->roles.append({d->nextRole, name, {}, false});
    d->changed();
    return d->nextRole++;
}

void SimulatedAccount::setPermission(int role, const QString &key, int level)
{
    const Lock lock(d->mutex);
    SimulatedRole *found = d->role(role);
    if (!found || role == administratorRole) // as in NetSuite, the Administrator has it all
        return;
    if (d->hidesPermission(key)) {
        if (level <= 0)
            return; // it seems missing already
        d->mended();
    }
    if (level <= 0)
        found->permissions.remove(key);
    else
        found->permissions.insert(key, level);
    d->changed();
}

void SimulatedAccount::setRoleInactive(int role, bool inactive)
{
    const Lock lock(d->mutex);
    if (d->fault == Fault::RoleInactive && !inactive)
        d->mended();
    if (SimulatedRole *found = d->role(role))
        found->inactive = inactive;
    d->changed();
}

QStringList SimulatedAccount::users() const
{
    QStringList names;
    for (const SimulatedUser &user : simulatedUsers())
        names.append(user.name);
    return names;
}

QList<SimulatedIntegration> SimulatedAccount::integrations() const
{
    const Lock lock(d->mutex);
    QList<SimulatedIntegration> seen = d->integrations;
    for (SimulatedIntegration &integration : seen)
        integration = d->asSeen(integration);
    return seen;
}

ShownOnce SimulatedAccount::addIntegration(const SimulatedIntegration &wanted, int *id)
{
    const Lock lock(d->mutex);
    SimulatedIntegration made = wanted;
    made.id = d->nextIntegration++;
    made.generation = 1;
    d->integrations.append(made);
    d->mendBy(Private::Deed::AddIntegration);
    d->changed();
    if (id)
        *id = made.id;
    return {QString::fromLatin1(d->consumerKey(made)), d->consumerSecret(made).revealText()};
}

void SimulatedAccount::changeIntegration(const SimulatedIntegration &changed)
{
    const Lock lock(d->mutex);
    SimulatedIntegration *found = d->integration(changed.id);
    if (!found)
        return;
    const int generation = found->generation; // grows by a reset alone
    const SimulatedIntegration meant = d->asMeant(changed, *found);
    // What seems missing and is there in the changed one was mended by hand.
    if (d->asSeen(changed) != changed)
        d->mended();
    *found = meant;
    found->generation = generation;
    d->changed();
}

ShownOnce SimulatedAccount::resetCredentials(int integration)
{
    const Lock lock(d->mutex);
    SimulatedIntegration *found = d->integration(integration);
    if (!found)
        return {};
    ++found->generation;
    d->mendBy(Private::Deed::ResetCredentials);
    d->changed();
    return {QString::fromLatin1(d->consumerKey(*found)), d->consumerSecret(*found).revealText()};
}

QList<SimulatedToken> SimulatedAccount::tokens() const
{
    const Lock lock(d->mutex);
    QList<SimulatedToken> seen = d->tokens;
    for (SimulatedToken &token : seen)
        token.revoked = token.revoked || d->fault == Fault::TokenRevoked;
    return seen;
}

ShownOnce SimulatedAccount::addToken(int integration, int role, const QString &user, int *id)
{
    const Lock lock(d->mutex);
    const SimulatedIntegration *application = d->integration(integration);
    if (!application || !d->role(role))
        return {};
    const SimulatedToken made{d->nextToken++, integration, role,
                              user,           false,       application->generation};
    d->tokens.append(made);
    d->mendBy(Private::Deed::AddToken);
    d->changed();
    if (id)
        *id = made.id;
    return {QString::fromLatin1(d->tokenId(made)), d->tokenSecret(made).revealText()};
}

void SimulatedAccount::revokeToken(int token)
{
    const Lock lock(d->mutex);
    if (SimulatedToken *found = d->token(token))
        found->revoked = true;
    d->changed();
}

QList<SimulatedMapping> SimulatedAccount::mappings() const
{
    const Lock lock(d->mutex);
    QList<SimulatedMapping> seen = d->mappings;
    for (SimulatedMapping &mapping : seen)
        mapping.revoked = mapping.revoked || d->fault == Fault::CertificateRevoked;
    return seen;
}

void SimulatedAccount::revokeMapping(int mapping)
{
    const Lock lock(d->mutex);
    if (SimulatedMapping *found = d->mapping(mapping))
        found->revoked = true;
    d->changed();
}

QList<SimulatedLogin> SimulatedAccount::loginAuditTrail() const
{
    const Lock lock(d->mutex);
    return d->trail;
}

void SimulatedAccount::refreshSandbox()
{
    const Lock lock(d->mutex);
    d->setBack();
}

SimulatedAccount::MappingAnswer SimulatedAccount::prepareForDemo(const QByteArray &certificatePem,
                                                                 ShownOnce *integration)
{
    // Below the fault, not as the administrator who mends it: what fails later was right once.
    const int role = addRole(u"SuiteScope integration"_s);
    {
        const Lock lock(d->mutex);
        for (const QString &feature : featuresForDemo())
            d->featuresOn.insert(feature);
        d->role(role)->permissions = permissionsForDemo();
        d->changed();
    }
    SimulatedIntegration application;
    application.name = u"SuiteScope"_s;
    application.clientCredentials = true;
    application.scopes = {u"rest_webservices"_s, u"restlets"_s};
    int number = 0;
    const ShownOnce shown = addIntegration(application, &number);
    if (integration)
        *integration = shown;
    return d->addMapping(number, role, users().constFirst(), certificatePem);
}

void SimulatedAccount::setFault(Fault fault, int parameter, FaultPlace place)
{
    const QDateTime now = d->now();
    const Lock lock(d->mutex);
    d->mended(); // of the one before
    d->fault = fault;
    d->changed();
    d->faultParameter = parameter;
    d->faultPlace = place;
    d->faultsServed = 0;
    d->faultSet = now;
    d->faultTimer.invalidate();
    d->clockOffsetSeconds = fault == Fault::ClockOffset ? parameter : 0;
    if (fault == Fault::ExpiredTokens) {
        for (BearerToken &bearer : d->bearers)
            bearer.expires = now.addSecs(-1);
    }
}

FaultChoice SimulatedAccount::faultChoice() const
{
    const Lock lock(d->mutex);
    return d->fault == Fault::None ? FaultChoice()
                                   : FaultChoice{d->fault, d->faultParameter, d->faultPlace};
}

int SimulatedAccount::faultsServed() const
{
    const Lock lock(d->mutex);
    return d->faultsServed;
}

Fault SimulatedAccount::fault() const
{
    const Lock lock(d->mutex);
    return d->fault;
}

void SimulatedAccount::setDataSize(int customers, int transactions)
{
    const Lock lock(d->mutex);
    d->customers = std::max(0, customers);
    d->transactions = std::max(0, transactions);
}

} // namespace suitescope
