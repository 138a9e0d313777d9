// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The steps of a rotation after the connection has been switched: files, revoking, clearing up.
#include "lib/setup/certificaterotation_p.h"
#include "lib/setup/secretkeeper.h"

#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

ExportedFile exportedFile(const RotationFile &file)
{
    return {file.path, file.format};
}

} // namespace

void CertificateRotation::Private::collectFiles()
{
    for (const RotationMember &member : std::as_const(record->members)) {
        const auto facts = tools.connections.connection(member.connectionId);
        if (!facts)
            continue;
        for (const ExportedFile &file : facts->exportedTo) {
            const bool known = std::any_of(
                record->files.cbegin(), record->files.cend(), [&](const RotationFile &one) {
                    return one.path == file.path && one.connectionId == member.connectionId;
                });
            if (!known && outputNamed(file.format) != Output::Bruno) // it points at a .env file
                record->files.append(
                    {file.path, member.connectionId, RotationFile::State::Waiting, file.format});
        }
    }
}

void CertificateRotation::Private::nextFile()
{
    const auto waiting
        = std::find_if(record->files.cbegin(), record->files.cend(), [](const RotationFile &file) {
              return file.state == RotationFile::State::Waiting;
          });
    if (waiting == record->files.cend()) {
        proceed(RotationStep::Revoke);
        return;
    }
    const qsizetype index = waiting - record->files.cbegin();
    then(QtConcurrent::run(lookAtExported, exportedFile(*waiting)),
         [this, index](const Result<ExportedContent> &look) { takeLook(index, look); });
}

void CertificateRotation::Private::takeLook(qsizetype index, const Result<ExportedContent> &look)
{
    // One that cannot be read is asked for all the same: the user may leave it.
    if (const auto as = look ? settled(*look) : std::nullopt) {
        markFile(index, *as);
        return;
    }
    fileIndex = index;
    fileQuestion = {record->files.at(index), look ? look->otherLines : 0};
    ask(Question::File);
}

std::optional<RotationFile::State> CertificateRotation::Private::settled(
    const ExportedContent &look) const
{
    using State = RotationFile::State;
    const QString &from = record->rollingBack ? newId : oldId;
    const QString &to = record->rollingBack ? oldId : newId;
    if (!look.exists)
        return State::Gone;
    // Before a kill; or, on the way back, it was never touched.
    if (!to.isEmpty() && look.namesCertificate(Secret(to)))
        return record->rollingBack ? State::Left : State::Rewritten;
    const bool ours
        = from.isEmpty() ? look.namesClient(Secret(clientId)) : look.namesCertificate(Secret(from));
    return ours ? std::nullopt : std::optional(State::Foreign);
}

void CertificateRotation::Private::markFile(qsizetype index, RotationFile::State as)
{
    record->files[index].state = as;
    keepRecord([this] { nextFile(); });
}

// The question may have stood for long: what lies there by now is looked at before it is written
// over.
void CertificateRotation::Private::rewriteFile(qsizetype index)
{
    then(QtConcurrent::run(lookAtExported, exportedFile(record->files.at(index))),
         [this, index](const Result<ExportedContent> &look) {
             if (!look)
                 stopWith(RotationObstacle::None, look.error());
             else if (const auto as = settled(*look))
                 markFile(index, *as);
             else
                 writeFile(index);
         });
}

void CertificateRotation::Private::writeFile(qsizetype index)
{
    const RotationFile file = record->files.at(index);
    const auto member = std::find_if(
        record->members.cbegin(), record->members.cend(),
        [&file](const RotationMember &one) { return one.connectionId == file.connectionId; });
    const Side side = record->rollingBack ? Side::Old : Side::New;
    const Connection facts
        = member == record->members.cend() ? Connection() : factsFor(*member, side);
    if (facts.id.isEmpty()) { // its connection is gone
        markFile(index, RotationFile::State::Left);
        return;
    }
    then(readCredentials(ownerOf(*member, side), facts, tools.secrets),
         [this, index, file, facts](const Result<Credentials> &credentials) {
             if (!credentials) {
                 stopWith(RotationObstacle::None, credentials.error());
                 return;
             }
             then(tools.rewriteFile(exportedFile(file), {facts, *credentials}),
                  [this, index](const Result<> &written) {
                      if (written)
                          markFile(index, RotationFile::State::Rewritten);
                      else
                          stopWith(RotationObstacle::None, written.error());
                  });
         });
}

void CertificateRotation::Private::revoke()
{
    if (record->plan.way == RotationWay::Endpoint && !record->revokeTried) {
        ask(Question::RevokeOld);
        return;
    }
    if (record->plan.way == RotationWay::Endpoint) { // the answer may have been lost with a kill
        withClient(Side::New, [this](RestClient &with) { revokeThrough(with, oldId); });
        return;
    }
    record->revokeTried = true; // by now the person may have done it: there is no way back
    keepRecord([this] { ask(Question::OldRevoked); });
}

void CertificateRotation::Private::revokeNew()
{
    if (record->newCertificatePem.isEmpty()
        || (record->plan.way == RotationWay::Endpoint && !record->uploadTried)) {
        proceed(RotationStep::ClearUp); // NetSuite never saw it
        return;
    }
    if (record->plan.way == RotationWay::ByHand) {
        ask(Question::NewRevoked);
        return;
    }
    const bool itself = oldRefused && !newId.isEmpty();
    withClient(itself ? Side::New : Side::Old,
               [this](RestClient &with) { revokeNewThrough(with); });
}

void CertificateRotation::Private::revokeNewThrough(RestClient &with)
{
    if (!newId.isEmpty()) {
        revokeThrough(with, newId);
        return;
    }
    list(with, [this, &with](const Result<Listed> &listed) {
        if (!listed) {
            takeList(listed);
            return;
        }
        const Certificate mine
            = Certificate::read(record->newCertificatePem).value_or(Certificate());
        const QDateTime now = tools.clock();
        for (const RegisteredCertificate &one : *listed) {
            if (one.certificateId != oldId && one.isActive(now) && one.roleId == record->role
                && one.entityId == record->entity && mayBe(one, mine)) {
                newId = one.certificateId;
                revokeThrough(with, newId);
                return;
            }
        }
        proceed(RotationStep::ClearUp); // it never arrived
    });
}

void CertificateRotation::Private::revokeThrough(RestClient &with, const QString &certificateId)
{
    then(revokeCertificate(with, certificateId),
         [this, &with, certificateId](const Result<> &revoked) {
             if (revoked) {
                 proceed(RotationStep::ClearUp);
                 return;
             }
             const Error error = revoked.error();
             if (error.kind == ErrorKind::Unauthorized) {
                 // On the way back the old one may have ended meanwhile: the next try is the new
                 // one's.
                 oldRefused = record->rollingBack && !oldRefused;
                 stopWith(record->rollingBack ? RotationObstacle::OldRefused
                                              : RotationObstacle::None,
                          error);
                 return;
             }
             // The answer may have been lost after NetSuite did it, or somebody else has done it.
             list(with, [this, certificateId, error](const Result<Listed> &listed) {
                 const QDateTime now = tools.clock();
                 const bool active = !listed
                     || std::any_of(
                         listed->cbegin(), listed->cend(), [&](const RegisteredCertificate &one) {
                             return one.certificateId == certificateId && one.isActive(now);
                         });
                 if (!active)
                     proceed(RotationStep::ClearUp);
                 else
                     stopWith(isCertificatePermissionMissing(listed ? error : listed.error())
                                  ? RotationObstacle::PermissionMissing
                                  : RotationObstacle::None,
                              error);
             });
         });
}

void CertificateRotation::Private::clearUp()
{
    QStringList entries;
    for (const RotationMember &member : std::as_const(record->members)) {
        const QString &owner = ownerOf(member, record->rollingBack ? Side::New : Side::Old);
        const auto facts = tools.connections.connection(member.connectionId);
        if (!facts || facts->entryOwner() != owner) // never what is in use
            entries += secretEntries(owner);
    }
    removeEntries(q, tools.secrets, entries, [this, mine = run](const Result<> &removed) {
        if (mine != run)
            return;
        if (!removed) {
            stopWith(RotationObstacle::None, removed.error());
            return;
        }
        then(tools.connections.removeRotation(id), [this](const Result<> &ended) {
            if (ended)
                end(record->rollingBack ? State::RolledBack : State::Finished);
            else
                stopWith(RotationObstacle::None, ended.error());
        });
    });
}

} // namespace suitescope
