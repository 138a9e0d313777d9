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
    QList<Cause> causes = {}; // of a refusal, as causesOfDetail()
};

struct AuditTrail
{
    QList<AuditRow> rows; // in the order pasted
    QStringList otherColumns; // of a header row, not used
};

/*! What a row means for the check that ended in \a refused: as diagnose() has it with this Detail;
 * for a check that the trail says nothing of, the row's own causes. Pure. */
[[nodiscard]] QList<Cause> causesFor(const AuditRow &row, const DiagnosisInput &refused);

/*! Understands the Detail alone, in a sentence or not, and rows of the trail: CSV (commas or
 * semicolons, quotes), TSV as it is copied from the page; with a header row in any order, or
 * without. InvalidInput tells what was expected and how the first line begins. Pure. */
[[nodiscard]] Result<AuditTrail> decodeAuditTrail(const QString &pasted, AuthMethod method);

} // namespace suitescope
