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
};

constexpr std::array knownDetails{
    Known{AuditDetail::ConsumerKeyUnknown, "consumer_key_unknown"},
    Known{AuditDetail::ConsumerKeyRefused, "consumer_key_refused"},
    Known{AuditDetail::InvalidTimestamp, "InvalidTimestamp"},
    Known{AuditDetail::NonceRejected, "nonce_rejected"},
    Known{AuditDetail::NonceUsed, "nonce_used"},
    Known{AuditDetail::ParameterRejected, "parameter_rejected"},
    Known{AuditDetail::MissingTokenPassportRequiredFields, "MissingTokenPassportRequiredFields"},
    Known{AuditDetail::PermissionDenied, "permission_denied"},
    Known{AuditDetail::UnknownAlgorithm, "UnknownAlgorithm"},
    Known{AuditDetail::VersionRejected, "VersionRejected"},
    Known{AuditDetail::TemporaryLocked, "temporary_locked"},
    Known{AuditDetail::AuthorizationFlowRequired, "AuthorizationFlowRequired"},
    Known{AuditDetail::TokenRejected, "token_rejected"},
    Known{AuditDetail::InvalidSignature, "InvalidSignature"},
    Known{AuditDetail::FeatureDisabled, "FeatureDisabled"},
    Known{AuditDetail::AccessTokenExpired, "AccessTokenExpired"},
    Known{AuditDetail::EntityOrRoleDisabled, "EntityOrRoleDisabled"},
    Known{AuditDetail::InvalidIntegration, "InvalidIntegration"},
    Known{AuditDetail::IntegrationBlocked, "IntegrationBlocked"},
    Known{AuditDetail::ScopeMismatched, "ScopeMismatched"},
    Known{AuditDetail::InvalidScope, "InvalidScope"},
    Known{AuditDetail::AuthorizationCodeGrantRequired, "AuthorizationCodeGrantRequired"},
    Known{AuditDetail::UnsupportedAlgo, "UnsupportedAlgo"},
    Known{AuditDetail::TokenValidityTooBroad, "TokenValidityTooBroad"},
    Known{AuditDetail::TokenBlocked, "TokenBlocked"},
    Known{AuditDetail::InvalidTokenType, "InvalidTokenType"},
    Known{AuditDetail::SignatureValidation, "SignatureValidation"},
    Known{AuditDetail::ClientIdMismatch, "ClientIdMismatch"},
    Known{AuditDetail::TokenNotAcceptable, "TokenNotAcceptable"},
    Known{AuditDetail::TokenExpired, "TokenExpired"},
    Known{AuditDetail::InvalidIssuer, "InvalidIssuer"},
    Known{AuditDetail::MissingKeyId, "MissingKeyId"},
    Known{AuditDetail::MissingKey, "MissingKey"},
};

// In NetSuite's answers, where they are named as OAuth names its problems.
constexpr std::array otherWords{
    Known{AuditDetail::InvalidSignature, "signature_invalid"},
    Known{AuditDetail::InvalidTimestamp, "timestamp_refused"},
};

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
        for (const Known &known : otherWords)
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

QList<WrittenDetail> auditDetailsIn(const QString &text)
{
    static const QRegularExpression words(u"[A-Za-z_]+"_s);
    const QHash<QString, AuditDetail> &details = detailsByLetters();
    QList<WrittenDetail> result;
    auto found = words.globalMatch(text);
    while (found.hasNext()) {
        const QString word = found.next().captured();
        const auto detail = details.constFind(plainLetters(word));
        if (detail != details.constEnd())
            result.append({*detail, word});
    }
    if (!result.isEmpty())
        return result;
    const QString all = plainLetters(text); // spread over several words
    std::optional<AuditDetail> longest; // AccessTokenExpired holds TokenExpired
    qsizetype length = 0;
    for (auto detail = details.constBegin(); detail != details.constEnd(); ++detail) {
        if (detail.key().size() > length && all.contains(detail.key())) {
            longest = detail.value();
            length = detail.key().size();
        }
    }
    if (longest)
        result.append({*longest, auditWord(*longest)});
    return result;
}

std::optional<AuditDetail> auditDetailIn(const QString &text)
{
    const QList<WrittenDetail> found = auditDetailsIn(text);
    return found.isEmpty() ? std::nullopt : std::optional(found.constFirst().detail);
}

QList<Cause> causesOfDetail(AuditDetail detail, AuthMethod method)
{
    QList<Cause> causes;
    for (const Guess &guess : hintOf(detail).guesses(method)) {
        Cause cause = makeCause(guess, method);
        cause.evidence = {{EvidenceId::AuditTrailNamedIt, {auditWord(detail)}, true, true}};
        causes.append(cause);
    }
    std::stable_sort(causes.begin(), causes.end(),
                     [](const Cause &a, const Cause &b) { return a.confidence > b.confidence; });
    return causes;
}

QString plainLetters(const QString &text)
{
    QString result;
    for (const QChar c : text) {
        if (c.isLetterOrNumber())
            result += c.toLower();
    }
    return result;
}

} // namespace suitescope
