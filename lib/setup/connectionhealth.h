// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/doctor.h"
#include "lib/storage/connection.h"

#include <optional>

namespace suitescope {

enum class Health {
    NeverProven,
    Proven,
    ProofIsOld, // longer ago than a fortnight
    CertificateEndsSoon, // within the 60 days in which NetSuite reminds
    CertificateEnded,
    Failing,
};

/*! How a connection stands, judged from what is stored alone. */
struct ConnectionHealth
{
    Health state = Health::NeverProven;
    QDateTime certificateEnds; // UTC, of termOf(); null where no end is known
    std::optional<int> daysLeft; // of the certificate, rounded down
};

[[nodiscard]] ConnectionHealth healthOf(const Connection &connection, const QDateTime &now);
[[nodiscard]] bool needsAttention(Health health);

/*! What the others of \a all to the same account as \a connection say of it: those that worked
 * within the last hour, and those that failed since it worked itself. What is older says nothing.
 */
[[nodiscard]] Neighbours neighboursOf(const Connection &connection, const QList<Connection> &all,
                                      const QDateTime &now);

/*! Whether a connection that is opened is to be checked by itself: what is known of it is old. One
 * that fails never is, since five refused sign-ins lock the user. */
[[nodiscard]] bool isCheckDue(const Connection &connection, const QDateTime &now);

/*! Whether the check tried the connection at all. It did not when there were no secrets to sign in
 * with, when a sign-in would have locked the user, or when this computer's network let nothing
 * through to NetSuite: nothing is known of the connection then. Pure. */
[[nodiscard]] bool wasTried(const DoctorReport &report);

/*! What a check leaves on the connection. A check that could not reach NetSuite at all says nothing
 * about the connection: its proof stays as it was. \a sentence is the diagnosis in one sentence. */
[[nodiscard]] Connection afterCheck(Connection connection, const DoctorReport &report,
                                    const QString &sentence);

} // namespace suitescope
