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

[[nodiscard]] QString auditWord(AuditDetail detail); // as NetSuite writes it
[[nodiscard]] QList<AuditDetail> allAuditDetails();
/*! The word that stands in \a text, however it is spelt: NonceUsed, nonce_used, "nonce used". */
[[nodiscard]] std::optional<AuditDetail> auditDetailIn(const QString &text);
/*! Empty when no single cause stands behind it, or only another program can have it. */
[[nodiscard]] std::optional<CauseId> auditCause(AuditDetail detail, AuthMethod method);

} // namespace suitescope
