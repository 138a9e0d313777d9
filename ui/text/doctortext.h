// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/diagnosis.h"

namespace suitescope {

/*! Words for the ladder and its causes: shared by the wizard, the overview and the command line. */
[[nodiscard]] QString rungName(RungId id);
[[nodiscard]] QString rungStateWord(RungState state);
/*! The same once the check is over: what waited then was not reached. */
[[nodiscard]] QString finalStateWord(RungState state);
/*! The result in one short line: "0.4 s behind NetSuite, 5 minutes are allowed". */
[[nodiscard]] QString rungResultText(const RungResult &result);

/*! More on it, where there is more: the chain of certificates, the leaf's issuer first. */
[[nodiscard]] QString rungDetailText(const RungResult &result);

/*! "3 failed sign-ins of 5. …", for one or more. */
[[nodiscard]] QString refusedSignInsText(int count);

struct CauseText
{
    QString sentence; // "The role lacks the permission REST Web Services"
    QString why; // why we think so
    QStringList steps; // what to change, one step each
    QString action; // words of the button that leads there
    QStringList speaksFor = {}; // what was seen, a sentence each
    QStringList speaksAgainst = {}; // what was seen and does not fit
    QStringList wouldSpeakAgainst = {}; // what was not seen
    QString tellApart = {}; // how a person tells it from causes with the same answer; may be empty
    QString doubt = {}; // the beginning of why: what makes it a guess; may be empty
};

[[nodiscard]] CauseText causeText(const Cause &cause, AuthMethod method);
/*! Why, without the doubt where \a said is it: once is enough in a list of causes. */
[[nodiscard]] QString whyBeyond(const CauseText &words, const QString &said);
/*! "likely", "possible", of a cause among others. */
[[nodiscard]] QString likelihoodWord(const Cause &cause);
/*! How sure the first of \a causes is: "Likely, and other causes fit as well". Empty when it was
 * named, or nothing else fits. */
[[nodiscard]] QString likelihoodText(const QList<Cause> &causes);

[[nodiscard]] QString evidenceText(const Evidence &evidence); // a sentence
[[nodiscard]] QString tellApartText(CauseId id, AuthMethod method);
/*! The same of \a cause, whose subject may say more: not every feature is needed to sign in. */
[[nodiscard]] QString tellApartText(const Cause &cause, AuthMethod method);

[[nodiscard]] QString setupStepName(SetupStep step);
[[nodiscard]] QString environmentName(Environment environment);
/*! "Ends on 12 Mar 2028, 475 days left". */
[[nodiscard]] QString certificateEndText(const QDateTime &ends, int daysLeft);
[[nodiscard]] QString durationText(std::chrono::milliseconds time); // "3 ms", "1.9 s"
[[nodiscard]] QString agoText(const QDateTime &when, const QDateTime &now); // "2 hours ago"

} // namespace suitescope
