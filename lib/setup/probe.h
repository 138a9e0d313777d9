// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/auth/clientassertion.h"
#include "lib/rest/message.h"
#include "lib/setup/certificateterm.h"

#include <QStringList>

#include <chrono>
#include <optional>

namespace suitescope {

/*! The rungs of the ladder, in order (fact sheet 3.8). */
enum class RungId {
    LocalChecks,
    NameAndTls,
    ClockOffset,
    SignIn,
    Rest,
    RecordMetadata,
    RecordList,
    RecordById,
    SuiteQl,
    FeaturesAndPermissions,
    RestletScope,
    CertificateEnd,
};

[[nodiscard]] QList<RungId> ladder(); // all twelve
[[nodiscard]] QString rungKey(RungId id); // "local-checks", for JSON

enum class RungState { Waiting, Running, Passed, Warned, Failed, Skipped };

/*! Faults that need no network to be seen. */
enum class LocalFault {
    SecretMissing,
    BadShape,
    KeyDoesNotFitCertificate,
    KeyNotAccepted,
    AlgorithmDoesNotFitKey,
    CertificateExpired,
    CertificateNotYetValid,
    SameValueTwice,
    LooksLikeAnother, // has the length and alphabet of another field
    ValuesSwapped, // and that one has those of this
    NoScopes,
};

/*! What a rung learnt; only what applies is set. Plain values, worded in ui/text. */
struct RungFacts
{
    QString host;
    TlsFacts tls;
    std::optional<std::chrono::milliseconds> clockOffset; // ours minus NetSuite's
    QString roleId;
    QString entityId;
    QStringList scopes;
    std::optional<int> recordTypes;
    bool noData = false; // none of them is a list or a transaction that people work with
    QString recordType; // the one that was listed or read
    QString recordId; // the first that was listed
    std::optional<bool> recordByIdWorks; // asked when listing it was refused
    // asked when a TBA sign-in to REST was refused, or when the scope for RESTlets was granted
    std::optional<bool> restletSignInWorks;
    QString hostNamed; // by NetSuite's directory, when it is not the one in use
    QStringList missingFeatures; // FeatureItem::name
    int featuresNeeded = 0;
    int featuresOn = 0;
    QStringList missingPermissions; // PermissionItem::name
    int permissionsNeeded = 0;
    int permissionsHeld = 0;
    bool notReadable = false; // the role may not read them: no fault
    bool notAsked = false; // the scope is not asked for, or TBA: nothing to do
    std::optional<int> daysLeft;
    QDateTime certificateEnds;
    QList<LocalFault> localFaults;
    std::optional<SecretField> field; // the one a local fault is about
    std::optional<SecretField> otherField; // the one it was mixed up with
    std::optional<int> concurrencyLimit; // of the account
    std::optional<int> unreservedLimit; // of it, what no integration has for itself
    std::optional<int> integrationLimit; // of it, reserved for ours
    QStringList missingScopes; // asked for and not granted
    std::optional<bool> auditReadable; // the Login Audit Trail, by this role
    std::optional<bool> mappingListed; // the Certificate ID in NetSuite's own list, in force
    std::optional<ListedCertificate> listed; // what that list says of it
    QDateTime waitUntil; // UTC; nothing was sent, since the user would be locked
    std::chrono::milliseconds tokenAge{0}; // of the access token when it was refused
};

struct RungResult
{
    RungId id = RungId::LocalChecks;
    RungState state = RungState::Waiting;
    std::chrono::milliseconds elapsed{0};
    RungFacts facts;
    std::optional<Error> error;
};

} // namespace suitescope
