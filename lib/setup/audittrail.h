// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/diagnosis.h"

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
/*! Empty when no single cause stands behind it, or only another program can have it. */
[[nodiscard]] std::optional<CauseId> auditCause(AuditDetail detail, AuthMethod method);

enum class AuditStatus { NotSaid, Succeeded, Refused };

/*! One line of the trail, everything as it was written there, secrets hidden. */
struct AuditRow
{
    QString when; // in the user's own date format
    QString user;
    QString role;
    QString ip;
    QString application;
    QString detail;
    AuditStatus status = AuditStatus::NotSaid;
    std::optional<AuditDetail> known;
    std::optional<CauseId> cause;
};

struct AuditTrail
{
    QList<AuditRow> rows; // in the order pasted
    QStringList otherColumns; // of a header row, not used
};

/*! Understands the Detail alone, in a sentence or not, and rows of the trail: CSV (commas or
 * semicolons, quotes), TSV as it is copied from the page; with a header row in any order, or
 * without. InvalidInput tells what was expected and how the first line begins. Pure. */
[[nodiscard]] Result<AuditTrail> decodeAuditTrail(const QString &pasted, AuthMethod method);

} // namespace suitescope
