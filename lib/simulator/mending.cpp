// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/accountstate.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

using Deed = SimulatedAccount::Private::Deed;

struct Mending
{
    Fault fault;
    Deed deed;
};

constexpr std::array mendings{
    Mending{Fault::OtherEnvironment, Deed::AddIntegration},
    Mending{Fault::SandboxRefreshed, Deed::AddIntegration},
    Mending{Fault::ClientIdUnknown, Deed::AddIntegration},
    Mending{Fault::ClientIdUnknown, Deed::ResetCredentials},
    Mending{Fault::ConsumerSecretReset, Deed::AddToken},
    Mending{Fault::ConsumerSecretReset, Deed::ResetCredentials},
    Mending{Fault::SignatureRefused, Deed::ResetCredentials},
    Mending{Fault::SignatureRefused, Deed::AddToken},
    Mending{Fault::TokenUnknown, Deed::AddToken},
    Mending{Fault::TokenRevoked, Deed::AddToken},
    Mending{Fault::RoleTakenAway, Deed::AddToken},
    Mending{Fault::RoleTakenAway, Deed::AddMapping},
    Mending{Fault::CertificateIdUnknown, Deed::AddMapping},
    Mending{Fault::KeyMismatch, Deed::AddMapping},
    Mending{Fault::CertificateExpired, Deed::AddMapping},
    Mending{Fault::CertificateRevoked, Deed::AddMapping},
    Mending{Fault::CertificateCutShort, Deed::AddMapping},
    Mending{Fault::MappingGone, Deed::AddMapping},
};

} // namespace

QString SimulatedAccount::Private::hiddenFeature() const
{
    if (fault == Fault::FeatureRestOff)
        return u"RESTWEBSERVICES"_s;
    if (fault == Fault::FeatureTokenBasedOff)
        return u"TBA"_s;
    if (fault == Fault::FeatureOAuth2Off)
        return u"OAUTH2"_s;
    if (fault == Fault::FeatureWorkbookOff)
        return u"SUITEANALYTICSWORKBOOK"_s;
    return {};
}

bool SimulatedAccount::Private::hidesPermission(const QString &key) const
{
    if (fault == Fault::RoleLacksRestWebServices)
        return key == "ADMI_RESTWEBSERVICES"_L1;
    if (fault == Fault::RoleLacksTokenLogin)
        return key == "ADMI_LOGIN_OAUTH"_L1 || key == "ADMI_LOGIN_OAUTH2"_L1;
    if (fault == Fault::RoleLacksWorkbook)
        return key == "REPO_ANALYTICS"_L1;
    return fault == Fault::RoleSeesNoRecords
        && (key.startsWith("LIST_"_L1) || key.startsWith("TRAN_"_L1));
}

QHash<QString, int> SimulatedAccount::Private::permissionsOf(const SimulatedRole &role) const
{
    QHash<QString, int> held = role.permissions;
    if (role.id != administratorRole)
        held.removeIf([this](const auto &entry) { return hidesPermission(entry.key()); });
    return held;
}

QHash<QString, int> SimulatedAccount::Private::permissionsMet(const SimulatedRole &role) const
{
    const QHash<QString, int> held = permissionsOf(role);
    faultsServed += held.size() < role.permissions.size() ? 1 : 0;
    return held;
}

SimulatedIntegration SimulatedAccount::Private::asSeen(SimulatedIntegration integration) const
{
    if (fault == Fault::IntegrationBlocked)
        integration.enabled = false;
    if (fault == Fault::IntegrationLacksTokenBased)
        integration.tokenBased = false;
    if (fault == Fault::IntegrationLacksClientCredentials)
        integration.clientCredentials = false;
    if (fault == Fault::ScopeNotTicked)
        integration.scopes.remove(u"rest_webservices"_s);
    return integration;
}

SimulatedIntegration SimulatedAccount::Private::asMeant(SimulatedIntegration changed,
                                                        const SimulatedIntegration &before) const
{
    if (fault == Fault::IntegrationBlocked)
        changed.enabled = changed.enabled || before.enabled;
    if (fault == Fault::IntegrationLacksTokenBased)
        changed.tokenBased = changed.tokenBased || before.tokenBased;
    if (fault == Fault::IntegrationLacksClientCredentials)
        changed.clientCredentials = changed.clientCredentials || before.clientCredentials;
    if (fault == Fault::ScopeNotTicked && before.scopes.contains(u"rest_webservices"_s))
        changed.scopes.insert(u"rest_webservices"_s);
    return changed;
}

void SimulatedAccount::Private::mendBy(Deed deed)
{
    const bool mends = std::any_of(mendings.begin(), mendings.end(), [&](const Mending &one) {
        return one.fault == fault && one.deed == deed;
    });
    if (mends && faultsServed > 0)
        mended();
}

void SimulatedAccount::Private::mended()
{
    fault = Fault::None;
    failures.clear(); // those of the fault count against nobody
}

QString SimulatedAccount::Private::uploadRefusal() const
{
    if (fault == Fault::KeyNotAccepted) {
        return u"The key of the certificate is not supported: use RSA with 3072 or 4096 bits, or "
               u"EC with 256, 384 or 521 bits."_s;
    }
    if (fault == Fault::CertificateInUse) {
        return u"The certificate is already used for a combination of application, role and "
               u"entity."_s;
    }
    return {};
}

} // namespace suitescope
