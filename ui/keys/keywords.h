// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/keyinspection.h"
#include "ui/theme/theme.h"
#include "ui/widgets/statuslight.h"

namespace suitescope {

/*! How long a certificate lives on, in words, light and tone. */
struct LifeText
{
    QString words; // "512 days left", "ends today", "ended 10 days ago"
    LightState light = LightState::Proven;
    ToneId tone = ToneId::Neutral;

    friend bool operator==(const LifeText &, const LifeText &) = default;
};
[[nodiscard]] LifeText lifeText(const QDateTime &ends, const QDateTime &now);

/*! What it means that the system does not lock memory, and what helps. */
[[nodiscard]] QString unlockedMemoryText();

[[nodiscard]] QString algorithmText(KeyAlgorithm algorithm); // "EC P-256, signs as ES256"
[[nodiscard]] QString findingText(KeyFinding finding); // "A private key"
[[nodiscard]] QString problemText(KeyProblem problem, const KeyInspection &found);
/*! One sentence: whether NetSuite takes it. */
[[nodiscard]] QString verdictText(const KeyInspection &found);
/*! Whose it is; empty when there is nothing to compare. */
[[nodiscard]] QString ownersText(const KeyInspection &found);

} // namespace suitescope
