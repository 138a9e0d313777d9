// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/certificatematching.h"

#include <QSet>

#include <algorithm>

namespace suitescope {

namespace {

/*! The pair of a connection with this Certificate ID; -1. */
int pairById(const QString &certificateId, const QList<KnownKeyPair> &known,
             const IntegrationIds &ids)
{
    for (int i = 0; i < int(known.size()); ++i) {
        for (const KeyUse &use : known.at(i).uses) {
            if (use.owner == KeyOwner::Connection
                && ids.byConnection.value(use.id) == certificateId)
                return i;
        }
    }
    return -1;
}

/*! Whether a connection of the integration uses it. */
bool isOfIntegration(const KnownKeyPair &pair, const IntegrationIds &ids)
{
    return std::any_of(pair.uses.cbegin(), pair.uses.cend(), [&ids](const KeyUse &use) {
        return use.owner == KeyOwner::Connection && ids.byConnection.contains(use.id);
    });
}

/*! A pair that no connection claims, with the same kind and dates; -1, also when several fit. */
int pairByDates(const RegisteredCertificate &one, const QList<KnownKeyPair> &known,
                const QSet<int> &taken)
{
    int found = -1;
    for (int i = 0; i < int(known.size()); ++i) {
        const bool claimed
            = std::any_of(known.at(i).uses.cbegin(), known.at(i).uses.cend(),
                          [](const KeyUse &use) { return use.owner == KeyOwner::Connection; });
        if (claimed || taken.contains(i) || !mayBe(one, known.at(i).certificate))
            continue;
        if (found >= 0)
            return -1;
        found = i;
    }
    return found;
}

int rankOf(const MatchedCertificate &one, const QDateTime &now)
{
    if (!one.listed)
        return 1;
    switch (stateOf(*one.listed, now)) {
    case RegisteredState::InForce:
    case RegisteredState::NotYet:
        return 0;
    case RegisteredState::Ended:
        return 2;
    case RegisteredState::Revoked:
        return 3;
    }
    Q_UNREACHABLE();
}

} // namespace

RegisteredState stateOf(const RegisteredCertificate &certificate, const QDateTime &now)
{
    if (certificate.revoked)
        return RegisteredState::Revoked;
    if (!certificate.isActive(now))
        return RegisteredState::Ended;
    return certificate.validFrom.isValid() && certificate.validFrom > now
        ? RegisteredState::NotYet
        : RegisteredState::InForce;
}

bool MatchedCertificate::isOrphan(const QDateTime &now) const
{
    switch (standing()) {
    case Standing::Both:
        return false;
    case Standing::OnlyNetSuite:
        return listed->isActive(now);
    case Standing::OnlyHere:
        return true;
    }
    Q_UNREACHABLE();
}

QStringList MatchedCertificate::connectionNames() const
{
    QStringList names;
    if (!pair)
        return names;
    for (const KeyUse &use : pair->uses) {
        if (use.owner == KeyOwner::Connection)
            names += use.name;
    }
    return names;
}

QList<MatchedCertificate> matched(const QList<RegisteredCertificate> &listed,
                                  const QList<KnownKeyPair> &known, const IntegrationIds &ids,
                                  const QDateTime &now)
{
    QList<MatchedCertificate> all;
    QSet<int> taken;
    for (const RegisteredCertificate &one : listed) {
        MatchedCertificate match;
        match.listed = one;
        match.own = one.certificateId == ids.ownCertificateId;
        if (const int at = pairById(one.certificateId, known, ids); at >= 0) {
            match.pair = known.at(at);
            taken.insert(at);
        }
        all += match;
    }
    for (MatchedCertificate &match : all) {
        if (match.pair)
            continue;
        if (const int at = pairByDates(*match.listed, known, taken); at >= 0) {
            match.pair = known.at(at);
            match.byDates = true;
            taken.insert(at);
        }
    }
    for (int i = 0; i < int(known.size()); ++i) {
        if (taken.contains(i) || !isOfIntegration(known.at(i), ids))
            continue;
        MatchedCertificate match;
        match.pair = known.at(i);
        all += match;
    }
    std::stable_sort(all.begin(), all.end(),
                     [&now](const MatchedCertificate &a, const MatchedCertificate &b) {
                         return rankOf(a, now) < rankOf(b, now);
                     });
    return all;
}

} // namespace suitescope
