// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

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
[[nodiscard]] const RungFacts &factsOf(const DiagnosisInput &input, RungId id);

} // namespace suitescope
