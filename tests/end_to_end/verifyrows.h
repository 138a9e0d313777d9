// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/diagnosis.h"
#include "lib/simulator/fault.h"

#include <QFlags>

namespace suitescope {

/*! What is true of a connection besides the fault; a fault in life seldom comes alone. */
enum class Circumstance {
    Worked = 0x1, // before
    Sandbox = 0x2,
    AllFail = 0x4, // the other connections of the account, by both methods
    MethodFails = 0x8, // the other connections by this method, and those by the other one work
    CertificateUnknown = 0x10, // the key was imported without its certificate
    LongCertificate = 0x20, // made for five years, more than two ago
    SharedCertificate = 0x40, // another connection has it, too
    RestletsToo = 0x80, // scopes
    RestletsAlone = 0x100,
    SpeltOtherwise = 0x200, // the account ID as it was typed
    KeyOfOtherKind = 0x400, // Ed25519
    AtSignIn = 0x800, // the fault meets the token endpoint alone
    OwnAddress = 0x1000, // none was entered in place of the account's own
    Elsewhere = 0x2000, // it worked from another network
};
Q_DECLARE_FLAGS(Circumstances, Circumstance)
Q_DECLARE_OPERATORS_FOR_FLAGS(Circumstances)

/*! A fault, by one of the methods, and what the page Verify has to say of it. */
struct VerifyRow
{
    Fault fault;
    AuthMethod method;
    std::optional<CauseId> cause; // none: a good client does not suffer from it
    Circumstances circumstances = {};
    int place = 1; // of the cause; 2: NetSuite gives the same answer to the first
    /*! NetSuite gives one answer to more causes than two, so that the page asks for the Detail of
     * the Login Audit Trail; the place once it has that. 0: it is not needed. */
    int placeWithDetail = 0;
    bool remark = false; // the connection is proven all the same, and the cause worth knowing
};

[[nodiscard]] const QList<VerifyRow> &verifyRows();
[[nodiscard]] QString rowName(const VerifyRow &row); // "tba: token-revoked, worked before"
[[nodiscard]] QString circumstanceWords(Circumstances circumstances);

/*! Where a cause is mended; nothing of both: the button is Try again. */
struct Mending
{
    std::optional<SetupStep> step = {};
    std::optional<MenuPageId> page = {};

    friend bool operator==(const Mending &, const Mending &) = default;
};
[[nodiscard]] Mending mendingOf(CauseId cause, AuthMethod method);
[[nodiscard]] QString mendingWords(const Mending &mending);

} // namespace suitescope
