// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/crypto/keypair.h"
#include "lib/setup/keyinventory.h"
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
/*! "Larkfield Instruments", "Larkfield and 2 more", "nothing". */
[[nodiscard]] QString usesText(const KnownKeyPair &pair);
/*! What an unfinished renewal has to do with it; empty without one. */
[[nodiscard]] QString renewalText(const KnownKeyPair &pair);
/*! Where the private key lies: "in GNOME Keyring", "not on this computer". */
[[nodiscard]] QString keyHomeText(const KnownKeyPair &pair);
/*! One line for each use: connection, account, role and entity; with names where NetSuite's list
 * was read. */
[[nodiscard]] QStringList useLines(const KnownKeyPair &pair);
/*! The name of the integration record, and how old it is; empty where it is not known. */
[[nodiscard]] QString integrationText(const KnownKeyPair &pair, const QDateTime &now);
/*! What stops working when it is deleted, and what stays; the text of the question. */
[[nodiscard]] QString deletionText(const KnownKeyPair &pair);
/*! "1 Mar 2026 to 29 Feb 2028", and why it is earlier than the certificate says. */
[[nodiscard]] QString validityText(const Certificate &certificate);
/*! The same by NetSuite's list where it was read; also of a key whose certificate is not kept. */
[[nodiscard]] QString validityText(const KnownKeyPair &pair);

} // namespace suitescope
