// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/accountstate.h"

#include "lib/crypto/certificate.h"
#include "lib/crypto/digest.h"
#include "lib/simulator/datastore.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int longestTrail = 1000;
constexpr int failuresUntilLock = 5;
constexpr qint64 lockSeconds = 30 * 60;

template<typename T> T *byId(QList<T> &list, int number)
{
    const auto found = std::find_if(list.begin(), list.end(),
                                    [number](const T &one) { return one.id == number; });
    return found == list.end() ? nullptr : &*found;
}

QByteArray counted(const char *what, int number, const char *part)
{
    return QByteArray(what) + ' ' + QByteArray::number(number) + ' ' + part;
}

} // namespace

SimulatedAccount::Private::Private(AccountId accountId, std::function<QDateTime()> now)
    : id(std::move(accountId)),
      clock(now ? std::move(now) : [] { return QDateTime::currentDateTimeUtc(); })
{
    setBack();
}

SimulatedAccount::Private::~Private() = default;

QDateTime SimulatedAccount::Private::now() const
{
    return clock().toUTC().addSecs(clockOffsetSeconds.load());
}

bool SimulatedAccount::Private::isOn(const char *feature) const
{
    const QString name = QString::fromLatin1(feature);
    if (!featuresOn.contains(name))
        return false;
    const bool isHidden = hiddenFeature() == name;
    faultsServed += isHidden ? 1 : 0;
    return !isHidden;
}

SimulatedIntegration *SimulatedAccount::Private::integration(int number)
{
    return byId(integrations, number);
}

SimulatedRole *SimulatedAccount::Private::role(int number)
{
    return byId(roles, number);
}

SimulatedToken *SimulatedAccount::Private::token(int number)
{
    return byId(tokens, number);
}

SimulatedMapping *SimulatedAccount::Private::mapping(int number)
{
    return byId(mappings, number);
}

void SimulatedAccount::Private::setBack()
{
    featuresOn.clear();
    for (const Feature &feature : newAccountFeatures()) {
        if (feature.on)
            featuresOn.insert(feature.id);
    }
    integrations.clear();
    tokens.clear();
    mappings.clear();
    bearers.clear();
    nonces.clear();
    failures.clear();
    if (roles.isEmpty())
        roles.append({administratorRole, u"Administrator"_s, administratorPermissions(), false});
    changed();
}

QByteArray SimulatedAccount::Private::derived(const QByteArray &label) const
{
    const Secret seed(QByteArrayView("SuiteScope simulated account, not a secret"));
    return hmacSha256(seed, id.toString().toLatin1() + '\n' + label).toHex();
}

QByteArray SimulatedAccount::Private::consumerKey(const SimulatedIntegration &of) const
{
    return derived(counted("integration", of.id, "key") + QByteArray::number(of.generation));
}

Secret SimulatedAccount::Private::consumerSecret(const SimulatedIntegration &of) const
{
    const QByteArray text
        = derived(counted("integration", of.id, "secret") + QByteArray::number(of.generation));
    return Secret(QByteArrayView(text));
}

QByteArray SimulatedAccount::Private::tokenId(const SimulatedToken &of) const
{
    return derived(counted("token", of.id, "id"));
}

Secret SimulatedAccount::Private::tokenSecret(const SimulatedToken &of) const
{
    return Secret(QByteArrayView(derived(counted("token", of.id, "secret"))));
}

QString SimulatedAccount::Private::certificateId(int mappingNumber) const
{
    const QByteArray digest
        = QByteArray::fromHex(derived(counted("mapping", mappingNumber, "certificate")));
    return QString::fromLatin1(base64Url(digest));
}

void SimulatedAccount::Private::note(bool success, const QString &detail, const QString &user,
                                     const QString &roleName, const QString &application)
{
    const QDateTime when = now();
    // One success a minute and sign-in is enough: a long export must not push the failures out.
    if (success && !trail.isEmpty()) {
        const SimulatedLogin &last = trail.constFirst();
        if (last.success && last.detail == detail && last.user == user && last.role == roleName
            && last.application == application && last.when.secsTo(when) < 60)
            return;
    }
    trail.prepend({when, success, detail, user, roleName, application});
    if (trail.size() > longestTrail)
        trail.removeLast();
    changed();
}

bool SimulatedAccount::Private::isLocked(const QString &user)
{
    const auto found = failures.constFind(user);
    return found != failures.cend() && found->lockedUntil.isValid() && found->lockedUntil > now();
}

void SimulatedAccount::Private::countFailure(const QString &user)
{
    FailedSignIns &failed = failures[user];
    if (failed.lockedUntil.isValid() && failed.lockedUntil <= now())
        failed = {};
    if (++failed.count >= failuresUntilLock && !failed.lockedUntil.isValid())
        failed.lockedUntil = now().addSecs(lockSeconds);
}

QDateTime mappingEnds(const SimulatedMapping &mapping)
{
    const QDateTime cut = mapping.created.addYears(2);
    const Result<Certificate> certificate = Certificate::read(mapping.certificatePem);
    if (!certificate)
        return cut;
    return std::min(certificate->notAfter(), cut);
}

} // namespace suitescope
