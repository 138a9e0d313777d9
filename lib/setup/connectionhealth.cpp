// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/connectionhealth.h"

#include "lib/crypto/certificatelife.h"
#include "lib/setup/checkrecord.h"

#include <algorithm>

namespace suitescope {

namespace {

constexpr int proofLastsDays = 14;
constexpr qint64 neighbourLastsSeconds = 60 * 60;
constexpr qint64 checkLastsSeconds = 12 * 60 * 60;

Health proofState(const Connection &connection, const QDateTime &now)
{
    switch (connection.proof) {
    case ProofState::Failing:
        return Health::Failing;
    case ProofState::NeverProven:
        return Health::NeverProven;
    case ProofState::Proven:
        break;
    }
    if (!connection.lastProven.isValid())
        return Health::NeverProven;
    return connection.lastProven.daysTo(now) > proofLastsDays ? Health::ProofIsOld : Health::Proven;
}

/*! Causes on the way to NetSuite, of this computer, or none of its own. */
bool saysNothing(CauseId id)
{
    static const QList<CauseId> elsewhere{
        CauseId::Offline,          CauseId::NameNotFound,   CauseId::NoAnswer,
        CauseId::TlsIntercepted,   CauseId::TlsRefused,     CauseId::CaptivePortal,
        CauseId::Maintenance,      CauseId::NotNetSuite,    CauseId::SignInsPaused,
        CauseId::ConcurrencyLimit, CauseId::AnswerBroken,   CauseId::NetSuiteStumbled,
        CauseId::KeychainLocked,   CauseId::KeychainAbsent, CauseId::KeychainDenied};
    return elsewhere.contains(id);
}

/*! Nothing was sent for want of a secret, or so that the user is not locked. */
bool wasHeldBack(CauseId id)
{
    static const QList<CauseId> reasons{CauseId::KeychainLocked, CauseId::KeychainAbsent,
                                        CauseId::KeychainDenied, CauseId::ValueMissing,
                                        CauseId::SignInsPaused};
    return reasons.contains(id);
}

/*! Somebody or nobody answered where NetSuite was asked. Its own pages (maintenance, sign-in), its
 * own errors and its word that the account is unknown are answers. */
bool isOnTheWay(CauseId id)
{
    static const QList<CauseId> obstacles{CauseId::Offline,        CauseId::NameNotFound,
                                          CauseId::NoAnswer,       CauseId::TlsRefused,
                                          CauseId::TlsIntercepted, CauseId::CaptivePortal,
                                          CauseId::AnswerBroken,   CauseId::NotNetSuite};
    return obstacles.contains(id);
}

} // namespace

ConnectionHealth healthOf(const Connection &connection, const QDateTime &now)
{
    ConnectionHealth health;
    health.state = proofState(connection, now);
    const std::optional<CertificateTerm> term = termOf(connection);
    if (!term)
        return health;
    health.certificateEnds = term->ends;
    health.daysLeft = daysLeft(health.certificateEnds, now);
    if (*health.daysLeft < 0)
        health.state = Health::CertificateEnded;
    else if (*health.daysLeft < certificateReminderDays && health.state != Health::Failing)
        health.state = Health::CertificateEndsSoon;
    return health;
}

bool needsAttention(Health health)
{
    return health == Health::Failing || health == Health::CertificateEnded
        || health == Health::CertificateEndsSoon;
}

Neighbours neighboursOf(const Connection &connection, const QList<Connection> &all,
                        const QDateTime &now)
{
    const auto isFresh = [&now](const QDateTime &when) {
        return when.isValid() && when.secsTo(now) <= neighbourLastsSeconds;
    };
    const auto since = [&connection](const QDateTime &when) {
        return !connection.lastProven.isValid() || when >= connection.lastProven;
    };
    Neighbours neighbours;
    for (const Connection &other : all) {
        if (other.id == connection.id || other.demo)
            continue;
        if (!connection.certificatePem.isEmpty()
            && other.certificatePem == connection.certificatePem)
            ++neighbours.sharingCertificate;
        if (!(other.account == connection.account))
            continue;
        const int otherwise = other.method == connection.method ? 0 : 1;
        if (other.proof == ProofState::Proven && isFresh(other.lastProven)) {
            ++neighbours.working;
            neighbours.workingOtherwise += otherwise;
        } else if (other.proof == ProofState::Failing && other.lastProven.isValid()
                   && since(other.lastChecked)) {
            ++neighbours.failing;
            neighbours.failingOtherwise += otherwise;
        }
    }
    return neighbours;
}

bool isCheckDue(const Connection &connection, const QDateTime &now)
{
    if (connection.proof == ProofState::Failing)
        return false;
    const qint64 age = connection.lastChecked.isValid() ? connection.lastChecked.secsTo(now) : -1;
    return connection.lastCheck.isEmpty() || age < 0 || age > checkLastsSeconds;
}

bool wasTried(const DoctorReport &report)
{
    if (report.causes.isEmpty())
        return true;
    const CauseId cause = report.causes.first().id;
    const auto failed
        = std::find_if(report.rungs.cbegin(), report.rungs.cend(),
                       [](const RungResult &result) { return result.state == RungState::Failed; });
    const bool atTheDoor = failed != report.rungs.cend() && failed->id == RungId::NameAndTls;
    return !wasHeldBack(cause) && !(atTheDoor && isOnTheWay(cause));
}

Connection afterCheck(Connection connection, const DoctorReport &report, const QString &sentence)
{
    const bool offline = !report.causes.isEmpty() && saysNothing(report.causes.first().id);
    if (offline)
        return connection;
    connection.lastChecked = report.finished;
    connection.lastCheck = checkRecord(report);
    const RungFacts *end = report.rungs.isEmpty() ? nullptr : &report.rungs.last().facts;
    if (end && end->listed)
        connection.lastListed = toJson(*end->listed);
    else if (end && end->mappingListed)
        connection.lastListed = {}; // NetSuite's list was read, and has it no longer
    if (report.isProven()) {
        connection.proof = ProofState::Proven;
        connection.lastProven = report.finished;
        connection.provenFrom = report.input.credentials.networkNow;
        connection.lastFailure.clear();
    } else {
        connection.proof = ProofState::Failing;
        connection.lastFailure = sentence;
    }
    return connection;
}

} // namespace suitescope
