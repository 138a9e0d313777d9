// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/connectionhealth.h"

#include "lib/crypto/certificate.h"

namespace suitescope {

namespace {

constexpr int reminderDays = 60;
constexpr int proofLastsDays = 14;
constexpr qint64 secondsOfDay = 24 * 60 * 60;

int wholeDays(qint64 seconds)
{
    return int(seconds >= 0 ? seconds / secondsOfDay : -((-seconds) / secondsOfDay) - 1);
}

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

} // namespace

ConnectionHealth healthOf(const Connection &connection, const QDateTime &now)
{
    ConnectionHealth health;
    health.state = proofState(connection, now);
    if (connection.method != AuthMethod::ClientCredentials || connection.certificatePem.isEmpty())
        return health;
    const Result<Certificate> certificate = Certificate::read(connection.certificatePem);
    if (!certificate)
        return health;
    health.certificateEnds = certificate->notAfter();
    health.daysLeft = wholeDays(now.secsTo(health.certificateEnds));
    if (*health.daysLeft < 0)
        health.state = Health::CertificateEnded;
    else if (*health.daysLeft < reminderDays && health.state != Health::Failing)
        health.state = Health::CertificateEndsSoon;
    return health;
}

bool needsAttention(Health health)
{
    return health == Health::Failing || health == Health::CertificateEnded
        || health == Health::CertificateEndsSoon;
}

Connection afterCheck(Connection connection, const DoctorReport &report, const QString &sentence)
{
    const bool offline = !report.causes.isEmpty()
        && (report.causes.first().id == CauseId::Offline
            || report.causes.first().id == CauseId::NotNetSuite);
    if (offline)
        return connection;
    connection.lastChecked = report.finished;
    if (report.isProven()) {
        connection.proof = ProofState::Proven;
        connection.lastProven = report.finished;
        connection.lastFailure.clear();
    } else {
        connection.proof = ProofState::Failing;
        connection.lastFailure = sentence;
    }
    return connection;
}

} // namespace suitescope
