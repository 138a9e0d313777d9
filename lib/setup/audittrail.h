// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/auditdetail.h"

#include "lib/base/result.h"

#include <QStringList>

namespace suitescope {

enum class AuditStatus { NotSaid, Succeeded, Refused };

/*! One line of the trail, everything as it was written there, secrets hidden. */
struct AuditRow
{
    QString when; // in the user's own date format
    QString user;
    QString role;
    QString ip;
    QString application;
    QString detail;
    AuditStatus status = AuditStatus::NotSaid;
    std::optional<AuditDetail> known;
    std::optional<CauseId> cause;
};

struct AuditTrail
{
    QList<AuditRow> rows; // in the order pasted
    QStringList otherColumns; // of a header row, not used
};

/*! Understands the Detail alone, in a sentence or not, and rows of the trail: CSV (commas or
 * semicolons, quotes), TSV as it is copied from the page; with a header row in any order, or
 * without. InvalidInput tells what was expected and how the first line begins. Pure. */
[[nodiscard]] Result<AuditTrail> decodeAuditTrail(const QString &pasted, AuthMethod method);

} // namespace suitescope
