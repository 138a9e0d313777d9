// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/crypto/certificate.h"
#include "lib/storage/connectionstore.h"

#include <QJsonObject>

#include <optional>

namespace suitescope {

/*! The steps from one certificate to the next. Rolling back goes through Switch, Files, Revoke and
 * ClearUp once more, the other way round. */
enum class RotationStep {
    Inspect, // who signs in, what NetSuite has, whether there is room
    MakeKey,
    Upload,
    SignIn, // with the new certificate
    Switch, // the connection works with it from here on
    Files, // those that the connection was exported to
    Revoke, // the old certificate
    ClearUp, // the old secrets leave the keychain
};

enum class RotationWay {
    Endpoint, // through NetSuite's endpoint for certificates
    ByHand, // a person does NetSuite's part
};

/*! What is in the way, where the error alone does not say it. */
enum class RotationObstacle {
    None,
    ConnectionGone,
    NoCertificate, // it signs in with tokens
    OpenDraft, // its set-up is being changed
    ConnectionChanged, // it was given other values meanwhile
    OtherRotation, // one that was begun for a connection with the same certificate
    PermissionMissing, // or this account has no such endpoint
    OldRefused, // the old certificate does not sign in
    WhoUnknown, // neither NetSuite nor the last check told role and entity
    TooManyActive, // five: there is no room for one more
    SignInsUsedUp, // one more refused sign-in could lock the user
    RecordDamaged, // what was noted of the change cannot be read
};

struct RotationFailure
{
    RotationStep step = RotationStep::Inspect;
    RotationObstacle obstacle = RotationObstacle::None;
    Error error;

    friend bool operator==(const RotationFailure &, const RotationFailure &) = default;
};

/*! A connection that signs in with the certificate, as it was before. */
struct RotationMember
{
    QString connectionId;
    QString oldOwner; // of its entries in the SecretStore
    QString newOwner;
    QByteArray oldCertificatePem; // empty: not known on this computer
    SigningAlgorithm oldAlgorithm = SigningAlgorithm::ES256;
    QString oldKeyName;
    QByteArray oldPublicKey; // where the certificate is not known

    friend bool operator==(const RotationMember &, const RotationMember &) = default;
};

/*! A file that holds the old key. */
struct RotationFile
{
    enum class State {
        Waiting,
        Rewritten,
        Left, // as it is, by the user's choice
        Gone, // it is not there any more
        Foreign, // it holds another connection's values by now
    };
    QString path;
    QString connectionId;
    State state = State::Waiting;
    QString format; // outputKey(); empty: not known

    friend bool operator==(const RotationFile &, const RotationFile &) = default;
};

/*! What is wanted. */
struct RotationPlan
{
    RotationWay way = RotationWay::Endpoint;
    KeyAlgorithm algorithm = KeyAlgorithm::EcP256;
    int days = CertificateRequest::longestDays;
    QString commonName;

    friend bool operator==(const RotationPlan &, const RotationPlan &) = default;
};

/*! How far the change of a certificate has come: the journal from which it goes on, or back, after
   a kill at any moment. Kept before each step that leaves a trace. Holds nothing secret: keys and
   IDs lie in the SecretStore under the members' owners. */
struct RotationRecord
{
    RotationPlan plan;
    RotationStep step = RotationStep::MakeKey; // not done yet
    bool rollingBack = false;
    bool uploadTried = false; // NetSuite may have the new certificate
    bool revokeTried = false; // NetSuite may have revoked the old one
    QString role; // internal ids
    QString entity;
    QByteArray newCertificatePem; // empty until the key is made
    QList<RotationMember> members; // the one it was begun for is the first
    QList<RotationFile> files;
    std::optional<RotationFailure> failure; // why it stands still
    QDateTime begun; // UTC

    [[nodiscard]] const RotationMember &lead() const { return members.constFirst(); }
    [[nodiscard]] bool names(const QString &connectionId) const;

    friend bool operator==(const RotationRecord &, const RotationRecord &) = default;
};

[[nodiscard]] QJsonObject toJson(const RotationRecord &record);
[[nodiscard]] Result<RotationRecord> rotationFromJson(const QJsonObject &object);

/*! A change that has not ended. */
struct StoredRotation
{
    QString id; // of the connection it was begun for
    Result<RotationRecord> record; // InvalidInput: it cannot be read
};
[[nodiscard]] QList<StoredRotation> storedRotations(const ConnectionStore &connections);
/*! The one that \a connectionId takes part in. */
[[nodiscard]] std::optional<StoredRotation> rotationOf(const ConnectionStore &connections,
                                                       const QString &connectionId);

} // namespace suitescope
