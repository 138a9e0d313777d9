// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>

namespace suitescope {

/*! An iCalendar file (RFC 5545) for the day a certificate ends, with alarms 60, 30 and 14 days
 * before. */
[[nodiscard]] QByteArray certificateCalendar(const QString &connectionName,
                                             const QString &accountId, const QDateTime &ends,
                                             const QString &uid, const QDateTime &now);

} // namespace suitescope
