// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/certificatematching.h"
#include "ui/keys/keywords.h"

namespace suitescope {

/*! On which side a certificate is known: "in NetSuite and here", "only in NetSuite", "only here". A
 * light and a tone where it asks for a look. */
[[nodiscard]] LifeText standingText(const MatchedCertificate &match, const QDateTime &now);
/*! "512 days left", "revoked"; by NetSuite's end where it is listed. */
[[nodiscard]] LifeText registeredLifeText(const MatchedCertificate &match, const QDateTime &now);
/*! What to call it: the name of the pair here, else that nothing here belongs to it. */
[[nodiscard]] QString matchName(const MatchedCertificate &match);
/*! What the line means, and what to do: one or two sentences. */
[[nodiscard]] QString matchExplanation(const MatchedCertificate &match, const QDateTime &now);

/*! The question before a revocation. \a files are .env files that its connections were written to.
 */
[[nodiscard]] QString revocationTitle(const MatchedCertificate &match);
[[nodiscard]] QString revocationText(const MatchedCertificate &match, const QStringList &files);

/*! "hOtFgY3a…x9Qk": enough to find it in NetSuite's list. */
[[nodiscard]] QString shortId(const QString &id);

} // namespace suitescope
