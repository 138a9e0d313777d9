// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The first step of a rotation: whom it is about, and whether NetSuite has room. Leaves no trace.
#include "lib/setup/certificaterotation_p.h"
#include "lib/setup/checkrecord.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

Error notAllowed()
{
    return {ErrorKind::NotAllowed, {}, nullptr};
}

} // namespace

void CertificateRotation::Private::inspect()
{
    const std::optional<Connection> facts = tools.connections.connection(id);
    members.clear();
    role.clear();
    entity.clear();
    if (!facts) {
        stopWith(RotationObstacle::ConnectionGone, notAllowed());
        return;
    }
    if (facts->method != AuthMethod::ClientCredentials) {
        stopWith(RotationObstacle::NoCertificate, notAllowed());
        return;
    }
    if (plan.way == RotationWay::ByHand) {
        inspectByHand(*facts);
        return;
    }
    withClient(facts->entryOwner(), *facts, [this, facts](RestClient &with) {
        const auto &m2m = std::get<M2mCredentials>(with.authorizer().credentials());
        oldId = m2m.certificateId;
        clientId = m2m.clientId;
        takeMember(*facts);
        findMembers([this, &with] {
            list(with, [this](const Result<Listed> &listed) { takeList(listed); });
        });
    });
}

// The old certificate need not work any more: its ID is good to know, not needed.
void CertificateRotation::Private::inspectByHand(const Connection &facts)
{
    readEntries({secretEntry(facts.entryOwner(), SecretField::ClientId),
                 secretEntry(facts.entryOwner(), SecretField::CertificateId)},
                [this, facts](const QList<Secret> &read) {
                    clientId = read.at(0).revealText();
                    oldId = read.at(1).revealText();
                    if (clientId.isEmpty()) {
                        stopWith(RotationObstacle::None,
                                 {ErrorKind::SecretMissing, u"client-id"_s, nullptr});
                        return;
                    }
                    takeMember(facts);
                    findMembers([this] { makeRecord(); });
                });
}

void CertificateRotation::Private::takeMember(const Connection &facts)
{
    RotationMember member;
    member.connectionId = facts.id;
    member.oldOwner = facts.entryOwner();
    member.newOwner = successorOwner(facts.id, QUuid::createUuid().toString(QUuid::WithoutBraces));
    member.oldCertificatePem = facts.certificatePem;
    member.oldAlgorithm = facts.algorithm;
    member.oldKeyName = facts.keyName;
    member.oldPublicKey = facts.publicKey;
    members += member;
    if (!role.isEmpty() || !entity.isEmpty())
        return;
    const std::optional<DoctorReport> report = reportFrom(facts.lastCheck);
    const RungResult *signIn = report ? report->input.rung(RungId::SignIn) : nullptr;
    if (signIn) {
        role = signIn->facts.roleId;
        entity = signIn->facts.entityId;
    }
}

// Whoever signs in with the same Certificate ID would be refused once it is revoked.
void CertificateRotation::Private::findMembers(const Next &next)
{
    QList<Connection> others;
    QStringList entries;
    const std::optional<Connection> lead = tools.connections.connection(id);
    const QList<Connection> all = tools.connections.connections();
    for (const Connection &other : all) {
        if (!lead || other.id == id || other.method != AuthMethod::ClientCredentials
            || other.demo != lead->demo || !(other.account == lead->account))
            continue;
        others += other;
        entries += secretEntry(other.entryOwner(), SecretField::CertificateId);
    }
    readEntries(entries, [this, others, next](const QList<Secret> &read) {
        for (qsizetype i = 0; i < others.size(); ++i) {
            if (!oldId.isEmpty() && read.at(i) == Secret(oldId))
                takeMember(others.at(i));
        }
        for (const RotationMember &member : std::as_const(members)) {
            if (rotationOf(tools.connections, member.connectionId)) {
                stopWith(RotationObstacle::OtherRotation, notAllowed());
                return;
            }
        }
        if (hasOpenDraft(members))
            stopWith(RotationObstacle::OpenDraft, notAllowed());
        else
            next();
    });
}

void CertificateRotation::Private::list(RestClient &with,
                                        std::function<void(const Result<Listed> &)> next)
{
    then(readRegisteredCertificates(with), std::move(next));
}

void CertificateRotation::Private::takeList(const Result<Listed> &listed)
{
    if (!listed) {
        const Error &error = listed.error();
        stopWith(isCertificatePermissionMissing(error)       ? RotationObstacle::PermissionMissing
                     : error.kind == ErrorKind::Unauthorized ? RotationObstacle::OldRefused
                                                             : RotationObstacle::None,
                 error);
        return;
    }
    const QDateTime now = tools.clock();
    int active = 0;
    for (const RegisteredCertificate &one : *listed) {
        active += one.isActive(now) ? 1 : 0;
        if (one.certificateId == oldId && !one.roleId.isEmpty() && !one.entityId.isEmpty()) {
            role = one.roleId;
            entity = one.entityId;
        }
    }
    if (role.isEmpty() || entity.isEmpty())
        stopWith(RotationObstacle::WhoUnknown, notAllowed());
    else if (active >= mostActiveCertificates)
        stopWith(RotationObstacle::TooManyActive, notAllowed());
    else
        makeRecord();
}

// From here on there is a journal: the names of the new entries are in it before they are written.
void CertificateRotation::Private::makeRecord()
{
    RotationRecord fresh;
    fresh.plan = plan;
    fresh.role = role;
    fresh.entity = entity;
    fresh.members = members;
    fresh.begun = tools.clock();
    record = fresh;
    collectFiles();
    proceed(RotationStep::MakeKey);
}

} // namespace suitescope
