// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/auditdetail.h"
#include "lib/setup/diagnosis.h"

namespace suitescope {

// The tables diagnose() reads; private to lib/setup.

/*! An observation and what it adds to a cause's confidence when it is seen: what speaks for the
 * cause is positive, what speaks against it negative. */
struct Clue
{
    EvidenceId evidence;
    int weight;
    const char *subject = ""; // only for a cause about this; empty: any
};

/*! Where a cause is mended: a page of the wizard or one of NetSuite's, never both, so that the
 * button is never in doubt. */
struct MendingPlace
{
    std::optional<SetupStep> step = {};
    std::optional<MenuPageId> page = {};
};
inline MendingPlace mendedAt(SetupStep step)
{
    return {step, std::nullopt};
}
inline MendingPlace mendedAt(MenuPageId page)
{
    return {std::nullopt, page};
}
inline const MendingPlace nowhere;

/*! One row a cause. */
struct CauseRow
{
    CauseId id;
    const char *key;
    MendingPlace m2m; // OAuth 2.0 client credentials
    MendingPlace tba; // Token-Based Authentication
    QList<Clue> clues;
    std::optional<EvidenceId> needs = {}; // without it the cause is out of the question
};

struct Guess
{
    CauseId id;
    int confidence; // from `certain` on NetSuite or this computer named it, and no clue is weighed
    const char *subject = "";
};

/*! At this rung, with this status and code, these causes. Zero and empty mean any. */
struct Rule
{
    std::optional<RungId> rung;
    std::optional<AuthMethod> method;
    std::optional<ErrorKind> kind;
    int status;
    const char *code;
    QList<Guess> guesses;
};

/*! What a word of NetSuite's Login Audit Trail means (fact sheet 2.3, 3.4); NetSuite's answer may
 * give one away, too. */
struct Hint
{
    AuditDetail detail;
    QList<Guess> m2m; // empty: no sign-in of ours ends so
    QList<Guess> tba;
    bool auditTrailOnly = false; // on the wire it is said of everything

    [[nodiscard]] const QList<Guess> &guesses(AuthMethod method) const
    {
        return method == AuthMethod::ClientCredentials ? m2m : tba;
    }
};

inline constexpr const char *restScope = "rest_webservices";
inline constexpr const char *restFeature = "REST Web Services";
inline constexpr const char *oauthFeature = "OAuth 2.0";
inline constexpr const char *tbaFeature = "Token-based Authentication";
inline constexpr const char *workbookFeature = "SuiteAnalytics Workbook";

[[nodiscard]] const QList<CauseRow> &causeTable();
[[nodiscard]] QList<CauseRow> certificateLimitAndWayRows(); // its second half
[[nodiscard]] const QList<Hint> &hintTable(); // one row each word
[[nodiscard]] const Hint &hintOf(AuditDetail detail);
/*! The first word of \a text behind which causes of this kind of sign-in stand. */
[[nodiscard]] std::optional<WrittenDetail> tellingDetail(const QString &text, AuthMethod method,
                                                         bool inAuditTrail);
/*! The first row that fits counts. From the particular to the general. */
[[nodiscard]] const QList<Rule> &ruleTable();
[[nodiscard]] const CauseRow &rowOf(CauseId id);
/*! The cause of a guess, with where it is mended. */
[[nodiscard]] Cause makeCause(const Guess &guess, AuthMethod method);

} // namespace suitescope
