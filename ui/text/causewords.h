// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/auditdetail.h"
#include "ui/text/doctortext.h"

#include <QCoreApplication>

// The words of the causes, a function each; private to ui/text.
namespace suitescope::causewords {

struct CauseWords
{
    Q_DECLARE_TR_FUNCTIONS(CauseText)
};

using Words = CauseText (*)(const Cause &, AuthMethod);

[[nodiscard]] bool isM2m(AuthMethod method);
[[nodiscard]] QString openRole();
[[nodiscard]] QString openIntegrations();
[[nodiscard]] QString goTo(const Cause &cause);
[[nodiscard]] QString addAndSave();
[[nodiscard]] QString menuPath(MenuPageId page); // "Setup > Company > Enable Features"
/*! \a why, which says what NetSuite did: nothing where NetSuite's answer fits other causes, too. */
[[nodiscard]] QString unlessConcluded(const Cause &cause, const QString &why);
/*! That NetSuite's answer fits other causes, too; empty for a cause that was named. */
[[nodiscard]] QString whyUncertain(const Cause &cause);
[[nodiscard]] bool hasSeen(const Cause &cause, EvidenceId id);
/*! NetSuite's own word for it, from its log or its answer. */
[[nodiscard]] std::optional<AuditDetail> detailOf(const Cause &cause);

[[nodiscard]] CauseText roleLacksRest(const Cause &cause, AuthMethod method);
[[nodiscard]] CauseText roleLacksLogin(const Cause &cause, AuthMethod method);
[[nodiscard]] CauseText workbookMissing(const Cause &cause, AuthMethod method);
[[nodiscard]] CauseText roleSeesNoRecords(const Cause &cause, AuthMethod method);
[[nodiscard]] CauseText recordNotVisible(const Cause &cause, AuthMethod method);
[[nodiscard]] CauseText webServicesOnlyRole(const Cause &cause, AuthMethod method);
[[nodiscard]] CauseText twoFactorRole(const Cause &cause, AuthMethod method);
[[nodiscard]] CauseText ipAddressRule(const Cause &cause, AuthMethod method);

[[nodiscard]] CauseText featureOff(const Cause &cause, AuthMethod method);
[[nodiscard]] CauseText accountUnknown(const Cause &cause, AuthMethod method);
[[nodiscard]] CauseText realmSpelling(const Cause &cause, AuthMethod method);
[[nodiscard]] CauseText hostWrong(const Cause &cause, AuthMethod method);
[[nodiscard]] CauseText dataCenter(const Cause &cause, AuthMethod method);
[[nodiscard]] CauseText otherEnvironment(const Cause &cause, AuthMethod method);
[[nodiscard]] CauseText sandboxRefreshed(const Cause &cause, AuthMethod method);

[[nodiscard]] CauseText valueMissing(const Cause &cause, AuthMethod method);
[[nodiscard]] CauseText valueMisshapen(const Cause &cause, AuthMethod method);
[[nodiscard]] CauseText valueSwapped(const Cause &cause, AuthMethod method);
[[nodiscard]] CauseText integrationUnknown(const Cause &cause, AuthMethod method);
[[nodiscard]] CauseText integrationBlocked(const Cause &cause, AuthMethod method);
[[nodiscard]] CauseText clientCredentialsNotTicked(const Cause &cause, AuthMethod method);
[[nodiscard]] CauseText tokenBasedNotTicked(const Cause &cause, AuthMethod method);
[[nodiscard]] CauseText secretReset(const Cause &cause, AuthMethod method);
[[nodiscard]] CauseText tokenRevoked(const Cause &cause, AuthMethod method);
[[nodiscard]] CauseText userOrRoleInactive(const Cause &cause, AuthMethod method);
[[nodiscard]] CauseText roleTakenAway(const Cause &cause, AuthMethod method);
[[nodiscard]] CauseText signatureRefused(const Cause &cause, AuthMethod method);
[[nodiscard]] CauseText nonceRefused(const Cause &cause, AuthMethod method);
[[nodiscard]] CauseText accessTokenExpired(const Cause &cause, AuthMethod method);

[[nodiscard]] CauseText certificateIdWrong(const Cause &cause, AuthMethod method);
[[nodiscard]] CauseText keyDoesNotFit(const Cause &cause, AuthMethod method);
[[nodiscard]] CauseText keyNotAccepted(const Cause &cause, AuthMethod method);
[[nodiscard]] CauseText algorithmDoesNotFit(const Cause &cause, AuthMethod method);
[[nodiscard]] CauseText certificateEnded(const Cause &cause, AuthMethod method);
[[nodiscard]] CauseText certificateNotYetValid(const Cause &cause, AuthMethod method);
[[nodiscard]] CauseText certificateRevoked(const Cause &cause, AuthMethod method);
[[nodiscard]] CauseText certificateCut(const Cause &cause, AuthMethod method);
[[nodiscard]] CauseText certificateInUse(const Cause &cause, AuthMethod method);
[[nodiscard]] CauseText mappingGone(const Cause &cause, AuthMethod method);
[[nodiscard]] CauseText assertionRefused(const Cause &cause, AuthMethod method);
[[nodiscard]] CauseText scopeNotTicked(const Cause &cause, AuthMethod method);
[[nodiscard]] CauseText scopeNotAskedFor(const Cause &cause, AuthMethod method);

[[nodiscard]] CauseText userLocked(const Cause &cause, AuthMethod method);
[[nodiscard]] CauseText signInsPaused(const Cause &cause, AuthMethod method);
[[nodiscard]] CauseText clockOff(const Cause &cause, AuthMethod method);
[[nodiscard]] CauseText concurrencyLimit(const Cause &cause, AuthMethod method);
[[nodiscard]] CauseText offline(const Cause &cause, AuthMethod method);
[[nodiscard]] CauseText nameNotFound(const Cause &cause, AuthMethod method);
[[nodiscard]] CauseText noAnswer(const Cause &cause, AuthMethod method);
[[nodiscard]] CauseText tlsRefused(const Cause &cause, AuthMethod method);
[[nodiscard]] CauseText tlsIntercepted(const Cause &cause, AuthMethod method);
[[nodiscard]] CauseText captivePortal(const Cause &cause, AuthMethod method);
[[nodiscard]] CauseText loginPage(const Cause &cause, AuthMethod method);
[[nodiscard]] CauseText maintenance(const Cause &cause, AuthMethod method);
[[nodiscard]] CauseText notNetSuite(const Cause &cause, AuthMethod method);
[[nodiscard]] CauseText answerBroken(const Cause &cause, AuthMethod method);
[[nodiscard]] CauseText netSuiteStumbled(const Cause &cause, AuthMethod method);
[[nodiscard]] CauseText keychainLocked(const Cause &cause, AuthMethod method);
[[nodiscard]] CauseText keychainAbsent(const Cause &cause, AuthMethod method);
[[nodiscard]] CauseText keychainDenied(const Cause &cause, AuthMethod method);
[[nodiscard]] CauseText unknown(const Cause &cause, AuthMethod method);

} // namespace suitescope::causewords
