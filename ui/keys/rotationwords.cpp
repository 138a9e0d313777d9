// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/keys/rotationwords.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

struct RotationText
{
    Q_DECLARE_TR_FUNCTIONS(RotationText)
};

QString nameOnTheWayBack(RotationStep step, RotationWay way)
{
    switch (step) {
    case RotationStep::Switch:
        return RotationText::tr("Give the connection its old certificate back");
    case RotationStep::Files:
        return RotationText::tr("Give the files the old key back");
    case RotationStep::Revoke:
        return way == RotationWay::ByHand
            ? RotationText::tr("You revoke the new certificate in NetSuite")
            : RotationText::tr("Revoke the new certificate in NetSuite");
    case RotationStep::ClearUp:
        return RotationText::tr("Take the new key out of the keychain");
    case RotationStep::Inspect:
    case RotationStep::MakeKey:
    case RotationStep::Upload:
    case RotationStep::SignIn:
        break; // not gone through again
    }
    return {};
}

QString filesResult(const QList<RotationFile> &files)
{
    if (files.isEmpty())
        return RotationText::tr("none was written on this computer");
    const auto written = std::count_if(files.cbegin(), files.cend(), [](const RotationFile &file) {
        return file.state == RotationFile::State::Rewritten;
    });
    return RotationText::tr("%1 of %2 rewritten").arg(written).arg(files.size());
}

} // namespace

QList<RotationStep> rotationSteps(bool back)
{
    if (back)
        return {RotationStep::Switch, RotationStep::Files, RotationStep::Revoke,
                RotationStep::ClearUp};
    return {RotationStep::Inspect, RotationStep::MakeKey, RotationStep::Upload,
            RotationStep::SignIn,  RotationStep::Switch,  RotationStep::Files,
            RotationStep::Revoke,  RotationStep::ClearUp};
}

QString rotationStepName(RotationStep step, RotationWay way, bool back)
{
    if (back)
        return nameOnTheWayBack(step, way);
    const bool byHand = way == RotationWay::ByHand;
    switch (step) {
    case RotationStep::Inspect:
        return byHand ? RotationText::tr("Look at the connection")
                      : RotationText::tr("Look at the certificates in NetSuite");
    case RotationStep::MakeKey:
        return RotationText::tr("Make a new key pair");
    case RotationStep::Upload:
        return byHand ? RotationText::tr("You register the certificate in NetSuite")
                      : RotationText::tr("Register the certificate in NetSuite");
    case RotationStep::SignIn:
        return RotationText::tr("Sign in with the new certificate");
    case RotationStep::Switch:
        return RotationText::tr("Switch the connection over");
    case RotationStep::Files:
        return RotationText::tr("Rewrite the files it was written to");
    case RotationStep::Revoke:
        return byHand ? RotationText::tr("You revoke the old certificate in NetSuite")
                      : RotationText::tr("Revoke the old certificate in NetSuite");
    case RotationStep::ClearUp:
        return RotationText::tr("Take the old key out of the keychain");
    }
    return {};
}

QString rotationStepResult(RotationStep step, const RotationRecord &record)
{
    switch (step) {
    case RotationStep::Inspect:
        if (record.role.isEmpty() || record.entity.isEmpty())
            return {};
        //: numbers NetSuite gives: the user's entity and the role
        return RotationText::tr("entity %1, role %2").arg(record.entity, record.role);
    case RotationStep::MakeKey:
        return keyName(record.plan.algorithm);
    case RotationStep::Switch:
        return record.members.size() > 1 ? RotationText::tr(
                   "%n connection(s) share the certificate", nullptr, int(record.members.size()))
                                         : QString();
    case RotationStep::Files:
        return filesResult(record.files);
    case RotationStep::Upload:
    case RotationStep::SignIn:
    case RotationStep::Revoke:
    case RotationStep::ClearUp:
        break;
    }
    return {};
}

bool leadsByHand(const RotationFailure &failure)
{
    return failure.obstacle == RotationObstacle::PermissionMissing
        || failure.obstacle == RotationObstacle::OldRefused
        || failure.obstacle == RotationObstacle::WhoUnknown;
}

FailureText rotationFailureText(const RotationFailure &failure)
{
    switch (failure.obstacle) {
    case RotationObstacle::None:
        break;
    case RotationObstacle::ConnectionGone:
        return {RotationText::tr("The connection is no longer on this computer."),
                RotationText::tr("Close this window.")};
    case RotationObstacle::NoCertificate:
        return {RotationText::tr("The connection signs in with tokens, not with a certificate."),
                RotationText::tr("There is nothing to renew.")};
    case RotationObstacle::OpenDraft:
        return {RotationText::tr("The set-up of a connection with this certificate is open."),
                RotationText::tr("Finish or discard it in the list of connections, then go on "
                                 "here.")};
    case RotationObstacle::ConnectionChanged:
        return {RotationText::tr("A connection with this certificate was given other values "
                                 "meanwhile."),
                RotationText::tr("Roll back: the new certificate goes, and the connection keeps "
                                 "the values that it has now.")};
    case RotationObstacle::OtherRotation:
        return {RotationText::tr("Another connection with this certificate is being renewed."),
                RotationText::tr("Finish that first: it takes this connection along.")};
    case RotationObstacle::PermissionMissing:
        return {RotationText::tr("The role may not manage its certificates itself, or this "
                                 "account does not offer it."),
                RotationText::tr("Give the role the permission Manage own OAuth 2.0 Client "
                                 "Credentials certificates and try again, or do NetSuite's part "
                                 "by hand.")};
    case RotationObstacle::OldRefused:
        return {RotationText::tr("The old certificate no longer signs in."),
                RotationText::tr("Do NetSuite's part by hand: that does not need the old one.")};
    case RotationObstacle::WhoUnknown:
        return {RotationText::tr("NetSuite does not say which role and entity the certificate "
                                 "signs in."),
                RotationText::tr("Check the connection once, then try again, or do NetSuite's "
                                 "part by hand.")};
    case RotationObstacle::TooManyActive:
        return {RotationText::tr("The integration has five active certificates, and NetSuite "
                                 "allows no more."),
                RotationText::tr("Revoke one that nothing uses in NetSuite, then try again.")};
    case RotationObstacle::SignInsUsedUp:
        return {RotationText::tr("Too many sign-ins were refused lately: one more could lock the "
                                 "user."),
                RotationText::tr("Wait half an hour, then go on.")};
    case RotationObstacle::RecordDamaged:
        return {RotationText::tr("What was noted of this renewal cannot be read."),
                RotationText::tr("Drop it: the connection stays as it is. Look in NetSuite for a "
                                 "certificate that nothing uses.")};
    }
    if (failure.error.kind == ErrorKind::Canceled)
        return {RotationText::tr("It was stopped here."), RotationText::tr("Nothing is lost.")};
    if (failure.step == RotationStep::SignIn && failure.error.kind == ErrorKind::Unauthorized)
        return {RotationText::tr("NetSuite refused the new certificate."),
                RotationText::tr("A new mapping can take a moment: wait a minute, then go on. "
                                 "Entered by hand, the Certificate ID may be another one's.")};
    return errorText(failure.error);
}

QString rotationAssurance(const RotationRecord &record, const ConnectionStore &connections)
{
    const auto facts = connections.connection(record.lead().connectionId);
    if (!facts)
        return {};
    return facts->entryOwner() == record.lead().newOwner
        ? RotationText::tr("The connection works with the new certificate.")
        : RotationText::tr("The connection works with its old certificate as before.");
}

QString rotationStandsText(const StoredRotation &rotation)
{
    if (!rotation.record)
        return RotationText::tr("A renewal of the certificate was begun and its notes cannot be "
                                "read.");
    const RotationRecord &record = *rotation.record;
    //: %1 is a step: "Sign in with the new certificate"
    return record.rollingBack ? RotationText::tr("Taking a renewal back stopped at: %1.")
                                    .arg(rotationStepName(record.step, record.plan.way, true))
                              : RotationText::tr("Renewing the certificate stopped at: %1.")
                                    .arg(rotationStepName(record.step, record.plan.way, false));
}

QString rotationFileText(const RotationFile &file)
{
    const QString path = QDir::toNativeSeparators(file.path);
    switch (file.state) {
    case RotationFile::State::Waiting:
        return RotationText::tr("%1: not looked at yet").arg(path);
    case RotationFile::State::Rewritten:
        return RotationText::tr("%1: rewritten").arg(path);
    case RotationFile::State::Left:
        return RotationText::tr("%1: left as it is").arg(path);
    case RotationFile::State::Gone:
        return RotationText::tr("%1: not there any more").arg(path);
    case RotationFile::State::Foreign:
        return RotationText::tr("%1: holds other values by now, left as it is").arg(path);
    }
    return path;
}

} // namespace suitescope
