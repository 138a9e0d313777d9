// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/auditdetail.h"

#include "lib/setup/diagnosisrules.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

struct Known
{
    AuditDetail detail;
    const char *word;
    std::optional<CauseId> m2m;
    std::optional<CauseId> tba;
};

// clang-format off
constexpr std::array knownDetails{
    Known{AuditDetail::ConsumerKeyUnknown, "consumer_key_unknown", CauseId::IntegrationUnknown, CauseId::IntegrationUnknown},
    Known{AuditDetail::ConsumerKeyRefused, "consumer_key_refused", CauseId::IntegrationBlocked, CauseId::IntegrationBlocked},
    Known{AuditDetail::InvalidTimestamp, "InvalidTimestamp", CauseId::ClockOff, CauseId::ClockOff},
    Known{AuditDetail::NonceRejected, "nonce_rejected", CauseId::NonceRefused, CauseId::NonceRefused},
    Known{AuditDetail::NonceUsed, "nonce_used", CauseId::NonceRefused, CauseId::NonceRefused},
    Known{AuditDetail::ParameterRejected, "parameter_rejected", std::nullopt, std::nullopt},
    Known{AuditDetail::MissingTokenPassportRequiredFields, "MissingTokenPassportRequiredFields", CauseId::ValueMissing, CauseId::ValueMissing},
    Known{AuditDetail::PermissionDenied, "permission_denied", CauseId::RoleLacksTokenLogin, CauseId::RoleLacksTokenLogin},
    Known{AuditDetail::UnknownAlgorithm, "UnknownAlgorithm", CauseId::AlgorithmDoesNotFitKey, std::nullopt},
    Known{AuditDetail::VersionRejected, "VersionRejected", std::nullopt, std::nullopt},
    Known{AuditDetail::TemporaryLocked, "temporary_locked", CauseId::UserLocked, CauseId::UserLocked},
    Known{AuditDetail::TokenRejected, "token_rejected", CauseId::TokenRevoked, CauseId::TokenRevoked},
    Known{AuditDetail::InvalidSignature, "InvalidSignature", CauseId::KeyDoesNotFitCertificate, CauseId::SignatureRefused},
    Known{AuditDetail::FeatureDisabled, "FeatureDisabled", CauseId::FeatureOff, CauseId::FeatureOff},
    Known{AuditDetail::AccessTokenExpired, "AccessTokenExpired", CauseId::AccessTokenExpired, CauseId::AccessTokenExpired},
    Known{AuditDetail::EntityOrRoleDisabled, "EntityOrRoleDisabled", CauseId::UserOrRoleInactive, CauseId::UserOrRoleInactive},
    Known{AuditDetail::InvalidIntegration, "InvalidIntegration", CauseId::IntegrationUnknown, CauseId::IntegrationUnknown},
    Known{AuditDetail::IntegrationBlocked, "IntegrationBlocked", CauseId::IntegrationBlocked, CauseId::IntegrationBlocked},
    Known{AuditDetail::ScopeMismatched, "ScopeMismatched", CauseId::ScopeNotTicked, CauseId::ScopeNotTicked},
    Known{AuditDetail::InvalidScope, "InvalidScope", CauseId::ScopeNotTicked, CauseId::ScopeNotTicked},
    Known{AuditDetail::AuthorizationCodeGrantRequired, "AuthorizationCodeGrantRequired", CauseId::ClientCredentialsNotTicked, CauseId::ClientCredentialsNotTicked},
    Known{AuditDetail::UnsupportedAlgo, "UnsupportedAlgo", CauseId::AlgorithmDoesNotFitKey, CauseId::AlgorithmDoesNotFitKey},
    Known{AuditDetail::TokenValidityTooBroad, "TokenValidityTooBroad", CauseId::AssertionRefused, CauseId::AssertionRefused},
    Known{AuditDetail::TokenBlocked, "TokenBlocked", CauseId::TokenRevoked, CauseId::TokenRevoked},
    Known{AuditDetail::InvalidTokenType, "InvalidTokenType", CauseId::AssertionRefused, CauseId::AssertionRefused},
    Known{AuditDetail::SignatureValidation, "SignatureValidation", CauseId::KeyDoesNotFitCertificate, CauseId::KeyDoesNotFitCertificate},
    Known{AuditDetail::ClientIdMismatch, "ClientIdMismatch", CauseId::AssertionRefused, CauseId::AssertionRefused},
    Known{AuditDetail::TokenNotAcceptable, "TokenNotAcceptable", CauseId::AssertionRefused, CauseId::AssertionRefused},
    Known{AuditDetail::TokenExpired, "TokenExpired", CauseId::ClockOff, CauseId::ClockOff},
    Known{AuditDetail::InvalidIssuer, "InvalidIssuer", CauseId::AssertionRefused, CauseId::AssertionRefused},
    Known{AuditDetail::MissingKeyId, "MissingKeyId", CauseId::CertificateIdWrong, CauseId::CertificateIdWrong},
    Known{AuditDetail::MissingKey, "MissingKey", CauseId::CertificateIdWrong, CauseId::CertificateIdWrong},
};
// clang-format on

const Known &rowOf(AuditDetail detail)
{
    const auto row = std::find_if(knownDetails.begin(), knownDetails.end(),
                                  [detail](const Known &known) { return known.detail == detail; });
    Q_ASSERT(row != knownDetails.end());
    return *row;
}

// NonceUsed and nonce_used are one word; so are "Token rejected" and token_rejected.
const QHash<QString, AuditDetail> &detailsByLetters()
{
    static const QHash<QString, AuditDetail> all = [] {
        QHash<QString, AuditDetail> details;
        for (const Known &known : knownDetails)
            details.insert(plainLetters(QString::fromLatin1(known.word)), known.detail);
        return details;
    }();
    return all;
}

} // namespace

QString auditWord(AuditDetail detail)
{
    return QString::fromLatin1(rowOf(detail).word);
}

QList<AuditDetail> allAuditDetails()
{
    QList<AuditDetail> all;
    for (const Known &known : knownDetails)
        all.append(known.detail);
    return all;
}

std::optional<AuditDetail> auditDetailIn(const QString &text)
{
    static const QRegularExpression words(u"[A-Za-z_]+"_s);
    const QHash<QString, AuditDetail> &details = detailsByLetters();
    auto found = words.globalMatch(text);
    while (found.hasNext()) {
        const auto detail = details.constFind(plainLetters(found.next().captured()));
        if (detail != details.constEnd())
            return *detail;
    }
    const QString all = plainLetters(text);
    std::optional<AuditDetail> longest; // AccessTokenExpired holds TokenExpired
    qsizetype length = 0;
    for (auto detail = details.constBegin(); detail != details.constEnd(); ++detail) {
        if (detail.key().size() > length && all.contains(detail.key())) {
            longest = detail.value();
            length = detail.key().size();
        }
    }
    return longest;
}

std::optional<CauseId> auditCause(AuditDetail detail, AuthMethod method)
{
    const Known &known = rowOf(detail);
    return method == AuthMethod::ClientCredentials ? known.m2m : known.tba;
}

} // namespace suitescope
