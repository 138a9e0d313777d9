// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/account/serviceurls.h"
#include "lib/rest/message.h"
#include "lib/setup/probe.h"

#include <QDateTime>

#include <optional>

namespace suitescope {

// What the Login Audit Trail says of one refusal, read with SuiteQL by a role that may. Beyond
// date, user and role its columns are not documented, so every one is judged by what it holds.

/*! Whether the trail says why this rung failed: NetSuite refused a sign-in there. Pure. */
[[nodiscard]] bool isToldInAuditTrail(const RungResult &rung);

/*! The ways to ask, the most telling first: an account may know a column by another name. */
inline constexpr int auditQuestions = 3;
[[nodiscard]] Request auditRequest(const ServiceUrls &urls, int question);

/*! The Detail of the refusal at \a refused (NetSuite's clock, UTC), out of the answer to
 * \a question; nothing when no row fits, or several that say different things. Pure. */
[[nodiscard]] std::optional<QString> readAuditDetail(const QByteArray &json, int question,
                                                     const QDateTime &refused);

} // namespace suitescope
