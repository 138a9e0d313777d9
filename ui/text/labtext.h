// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/assertionlab.h"
#include "lib/setup/audittrail.h"
#include "lib/setup/signaturelab.h"

namespace suitescope {

/*! What a word of the Login Audit Trail means, in one sentence. */
[[nodiscard]] QString auditDetailText(AuditDetail detail);
/*! What is wrong and what to do about it, in two sentences at most. */
[[nodiscard]] QString headerDifferenceText(const HeaderVerdict &verdict);
[[nodiscard]] QString assertionDifferenceText(AssertionDifference difference,
                                              const QStringList &arguments);
/*! The steps as numbered paragraphs, for reading and copying. */
[[nodiscard]] QString signatureStepsText(const SignatureSteps &steps);

} // namespace suitescope
