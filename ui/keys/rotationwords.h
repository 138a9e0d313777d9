// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/rotationrecord.h"
#include "ui/text/errortext.h"

namespace suitescope {

/*! The steps in the order in which they are gone through: fewer of them on the way back. */
[[nodiscard]] QList<RotationStep> rotationSteps(bool back);
/*! What a step does: "Sign in with the new certificate". */
[[nodiscard]] QString rotationStepName(RotationStep step, RotationWay way, bool back);
/*! What there is to say about one that is done; empty when its name says it. */
[[nodiscard]] QString rotationStepResult(RotationStep step, const RotationRecord &record);
/*! What is in the way, and the way out. */
[[nodiscard]] FailureText rotationFailureText(const RotationFailure &failure);
/*! Whether going on by hand is a way out. */
[[nodiscard]] bool leadsByHand(const RotationFailure &failure);
/*! What the connection works with meanwhile. */
[[nodiscard]] QString rotationAssurance(const RotationRecord &record,
                                        const ConnectionStore &connections);
/*! Where an unfinished one stands, in one sentence, for lists and notices. */
[[nodiscard]] QString rotationStandsText(const StoredRotation &rotation);
/*! What became of a file. */
[[nodiscard]] QString rotationFileText(const RotationFile &file);

} // namespace suitescope
