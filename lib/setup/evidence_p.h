// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/auditdetail.h"
#include "lib/setup/diagnosis.h"
#include "lib/setup/evidence.h"

namespace suitescope {

// What the rows of evidence have in common; private to lib/setup.

using Seen = std::optional<QStringList>;

struct EvidenceRow
{
    EvidenceId id;
    const char *key;
    Seen (*look)(const DiagnosisInput &);
};

[[nodiscard]] QList<EvidenceRow> valueAndWayEvidence(); // the second half of the table

[[nodiscard]] Seen seenWhen(bool seen, const QStringList &arguments = {});
[[nodiscard]] QString isoTime(const QDateTime &time);
[[nodiscard]] const ApiError *apiErrorOf(
    const DiagnosisInput &input); // of the failed rung, or null
[[nodiscard]] bool failedWith(const DiagnosisInput &input, ErrorKind kind);
[[nodiscard]] bool hasPassed(const DiagnosisInput &input, RungId id);
[[nodiscard]] bool failedAt(const DiagnosisInput &input, RungId id);
/*! The word by which the Login Audit Trail, or NetSuite's own answer, tells why a sign-in was
 * refused. Of what comes after a sign-in neither speaks. */
[[nodiscard]] std::optional<WrittenDetail> namedByTrail(const DiagnosisInput &input);
[[nodiscard]] std::optional<WrittenDetail> namedByAnswer(const DiagnosisInput &input);
[[nodiscard]] const RungFacts &factsOf(const DiagnosisInput &input, RungId id);

} // namespace suitescope
