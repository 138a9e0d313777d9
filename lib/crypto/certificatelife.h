// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/crypto/certificate.h"

namespace suitescope {

constexpr int certificateReminderDays = 60; // NetSuite's first mail, and our first warning

/*! When NetSuite stops taking it, in UTC: its own end, or two calendar years after its beginning
   when that is earlier, since NetSuite shortens a longer life without a word (fact sheet 3.5). It
   counts from the upload, which is not known here and not before the beginning: so this is the
   earliest end, and NetSuite's list of certificates knows the exact one. Null for a null one. */
[[nodiscard]] QDateTime effectiveEnd(const Certificate &certificate);
/*! Whether NetSuite's two years end it before its own end. */
[[nodiscard]] bool isShortened(const Certificate &certificate);

/*! Days of 24 hours until \a ends, rounded down: 0 in the last day, negative once it has ended. The
 * one way of counting in the program. */
[[nodiscard]] int daysLeft(const QDateTime &ends, const QDateTime &now);

} // namespace suitescope
