// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/diagnosis.h"

#include <optional>

namespace suitescope {

/*! The words NetSuite's Login Audit Trail uses in its column Detail (fact sheet 2.3, 3.4). */
enum class AuditDetail {
    // Token-Based Authentication
    ConsumerKeyUnknown,
    ConsumerKeyRefused,
    InvalidTimestamp,
    NonceRejected,
    NonceUsed,
    ParameterRejected,
    MissingTokenPassportRequiredFields,
    PermissionDenied,
    UnknownAlgorithm,
    VersionRejected,
    TemporaryLocked,
    AuthorizationFlowRequired,
    // both
    TokenRejected,
    InvalidSignature,
    FeatureDisabled,
    // OAuth 2.0
    AccessTokenExpired,
    EntityOrRoleDisabled,
    InvalidIntegration,
    IntegrationBlocked,
    ScopeMismatched,
    InvalidScope,
    AuthorizationCodeGrantRequired,
    UnsupportedAlgo,
    TokenValidityTooBroad,
    TokenBlocked,
    InvalidTokenType,
    SignatureValidation,
    ClientIdMismatch,
    TokenNotAcceptable,
    TokenExpired,
    InvalidIssuer,
    MissingKeyId,
    MissingKey,
};

/*! One of them in a text, with the word as it stands there. */
struct WrittenDetail
{
    AuditDetail detail;
    QString written;
};

[[nodiscard]] QString auditWord(AuditDetail detail); // as NetSuite writes it
[[nodiscard]] QList<AuditDetail> allAuditDetails();
/*! The words that stand in \a text, in their order, however they are spelt: NonceUsed, nonce_used,
 * "nonce used". */
[[nodiscard]] QList<WrittenDetail> auditDetailsIn(const QString &text);
[[nodiscard]] std::optional<AuditDetail> auditDetailIn(const QString &text); // the first of them
/*! The causes that stand behind it for a connection of this kind, the likeliest first as long as
 * nothing else is known of the connection. diagnose() starts from the very same. Empty when no
 * sign-in of SuiteScope's ends so, and the word is about another program. */
[[nodiscard]] QList<Cause> causesOfDetail(AuditDetail detail, AuthMethod method);
[[nodiscard]] QString plainLetters(const QString &text); // letters and digits, lower case

} // namespace suitescope
