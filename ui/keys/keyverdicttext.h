// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/crypto/keyreading.h"
#include "lib/setup/keyinventory.h"
#include "ui/widgets/statuslight.h"

#include <QStringList>

namespace suitescope {

/*! Words for what readKeys() finds. */

[[nodiscard]] QString objectTitle(const KeyObject &object); // "Private key, EC P-256"
/*! "SEC1 in PEM, line 3 of server.pem". */
[[nodiscard]] QString objectPlace(const KeyObject &object, const QStringList &inputNames);
/*! A sentence, or two: what it means and what to do. */
[[nodiscard]] QString verdictText(const KeyVerdict &verdict, const KeyReading &reading,
                                  const QStringList &inputNames);
[[nodiscard]] LightState objectLight(const KeyObject &object);
[[nodiscard]] ToneId verdictTone(const KeyVerdict &verdict);
/*! One sentence on all of it. */
[[nodiscard]] QString readingText(const KeyReading &reading);
/*! What identifies it: subject, signature and fingerprint; empty for what could not be read. */
[[nodiscard]] QStringList objectFacts(const KeyObject &object);
/*! Whose it is, when this program knows it; else empty. */
[[nodiscard]] QString ownersText(const KeyObject &object, const QList<KnownKeyPair> &known);

} // namespace suitescope
