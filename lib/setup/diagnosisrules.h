// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/diagnosis.h"

#include <span>

namespace suitescope {

// The tables diagnose() reads; private to lib/setup.

/*! A cause's key and the place that mends it: a page of the wizard or one of NetSuite's, by method.
 */
struct CauseFacts
{
    CauseId id;
    const char *key;
    std::optional<SetupStep> m2mStep;
    std::optional<SetupStep> tbaStep;
    std::optional<MenuPageId> m2mPage;
    std::optional<MenuPageId> tbaPage;
};

struct Guess
{
    CauseId id;
    int confidence;
    const char *subject = "";
};

/*! One row: at this rung, with this status and code, these causes. Zero and empty mean any. */
struct Rule
{
    std::optional<RungId> rung;
    std::optional<AuthMethod> method;
    std::optional<ErrorKind> kind;
    int status;
    const char *code;
    QList<Guess> guesses;
};

// What NetSuite's codes mean when it gives one away (fact sheet 2.3, 3.4); letters and digits alone
// are compared. "token_rejected" is missing: NetSuite says it for every refused TBA sign-in.
struct Hint
{
    const char *word;
    Guess m2m;
    Guess tba;
};

/*! What a refused sign-in makes likelier when the same connection worked before, or never did: what
 * worked was not mistyped, and what never worked was not revoked. */
struct Evidence
{
    AuthMethod method;
    const char *code;
    bool provenBefore;
    QList<Guess> guesses;
};

inline constexpr const char *restScope = "rest_webservices";

[[nodiscard]] std::span<const CauseFacts> causeTable();
[[nodiscard]] std::span<const Hint> hintTable();
[[nodiscard]] const QList<Evidence> &evidenceTable(); // every row that fits counts
/*! The first row that fits counts. From the particular to the general. */
[[nodiscard]] const QList<Rule> &ruleTable();

} // namespace suitescope
