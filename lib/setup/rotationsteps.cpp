// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The steps of a rotation from the new key up to the moment the connection works with the new
// certificate, and that one taken back.
#include "lib/crypto/certificatelife.h"
#include "lib/setup/certificaterotation_p.h"
#include "lib/setup/certificateterm.h"
#include "lib/setup/checkrecord.h"

#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

struct Made
{
    Secret key; // PKCS#8 in PEM
    Certificate certificate;
};

/*! Blocking: RSA takes seconds. */
Result<Made> make(const RotationPlan &plan, const QDateTime &now)
{
    const Result<KeyPair> key = KeyPair::generate(plan.algorithm);
    if (!key)
        return failure(key.error());
    // A minute back: NetSuite's clock may be behind ours.
    const Result<Certificate> certificate
        = Certificate::selfSigned(*key, {plan.commonName, now.addSecs(-60), plan.days});
    if (!certificate)
        return failure(certificate.error());
    const Result<Secret> pem = key->toPkcs8Pem();
    if (!pem)
        return failure(pem.error());
    return Made{*pem, *certificate};
}

Error notAllowed()
{
    return {ErrorKind::NotAllowed, {}, nullptr};
}

/*! What the last check knows of the certificate is the earlier one's. */
void setEnd(Connection &facts, const QDateTime &now)
{
    std::optional<DoctorReport> report = reportFrom(facts.lastCheck);
    const Result<Certificate> certificate = Certificate::read(facts.certificatePem);
    if (!report || !certificate)
        return;
    for (RungResult &rung : report->rungs) {
        if (!rung.facts.certificateEnds.isValid())
            continue;
        rung.facts.certificateEnds = effectiveEnd(*certificate);
        rung.facts.daysLeft = daysLeft(rung.facts.certificateEnds, now);
    }
    facts.lastCheck = checkRecord(*report);
}

} // namespace

void CertificateRotation::Private::makeKey()
{
    const RotationMember &lead = record->lead();
    readEntries({secretEntry(lead.oldOwner, SecretField::ClientId)},
                [this, lead](const QList<Secret> &read) {
                    const Secret clientValue = read.at(0);
                    if (clientValue.isEmpty()) {
                        stopWith(RotationObstacle::None,
                                 {ErrorKind::SecretMissing, u"client-id"_s, nullptr});
                        return;
                    }
                    clientId = clientValue.revealText();
                    then(QtConcurrent::run(make, record->plan, tools.clock()),
                         [this, lead, clientValue](const Result<Made> &made) {
                             if (!made) {
                                 stopWith(RotationObstacle::None, made.error());
                                 return;
                             }
                             write(
                                 {{secretEntry(lead.newOwner, SecretField::ClientId), clientValue},
                                  {secretEntry(lead.newOwner, SecretField::PrivateKey), made->key}},
                                 [this, pem = made->certificate.toPem()] {
                                     record->newCertificatePem = pem;
                                     proceed(RotationStep::Upload);
                                 });
                         });
                });
}

void CertificateRotation::Private::upload()
{
    if (record->plan.way == RotationWay::ByHand) {
        readIds([this] { ask(Question::NewCertificateId); });
        return;
    }
    const bool again = std::exchange(record->uploadTried, true);
    keepRecord([this, again] {
        withClient(Side::Old, [this, again](RestClient &with) {
            oldId = std::get<M2mCredentials>(with.authorizer().credentials()).certificateId;
            if (again)
                findUploaded(with, std::nullopt); // the answer may have been lost with a kill
            else
                post(with);
        });
    });
}

void CertificateRotation::Private::post(RestClient &with)
{
    const Result<Certificate> certificate = Certificate::read(record->newCertificatePem);
    if (!certificate) {
        stopWith(RotationObstacle::None, certificate.error());
        return;
    }
    then(uploadCertificate(with, *certificate, record->role, record->entity),
         [this, &with](const Result<QString> &uploaded) {
             if (uploaded)
                 takeUploaded(*uploaded);
             else if (isCertificatePermissionMissing(uploaded.error()))
                 stopWith(RotationObstacle::PermissionMissing, uploaded.error());
             else if (uploaded.error().kind == ErrorKind::Unauthorized)
                 stopWith(RotationObstacle::OldRefused, uploaded.error());
             else
                 findUploaded(with, uploaded.error()); // it may have arrived all the same
         });
}

void CertificateRotation::Private::findUploaded(RestClient &with, const std::optional<Error> &lost)
{
    list(with, [this, &with, lost](const Result<Listed> &listed) {
        const Certificate mine
            = Certificate::read(record->newCertificatePem).value_or(Certificate());
        const QDateTime now = tools.clock();
        for (const RegisteredCertificate &one : listed.value_or(Listed())) {
            if (one.certificateId != oldId && one.isActive(now) && one.roleId == record->role
                && one.entityId == record->entity && mayBe(one, mine)) {
                takeUploaded(one.certificateId);
                return;
            }
        }
        if (lost)
            stopWith(RotationObstacle::None, *lost);
        else if (listed)
            post(with);
        else
            takeList(listed); // names what is in the way
    });
}

void CertificateRotation::Private::takeUploaded(const QString &certificateId)
{
    newId = certificateId;
    const QString owner = record->lead().newOwner;
    readEntries(
        {secretEntry(owner, SecretField::ClientId), secretEntry(owner, SecretField::PrivateKey)},
        [this, certificateId](const QList<Secret> &read) {
            QList<std::pair<QString, Secret>> entries;
            for (const RotationMember &member : std::as_const(record->members)) {
                const auto add = [&](SecretField field, const Secret &value) {
                    entries.append({secretEntry(member.newOwner, field), value});
                };
                add(SecretField::ClientId, read.at(0));
                add(SecretField::PrivateKey, read.at(1));
                add(SecretField::CertificateId, Secret(certificateId));
            }
            for (const auto &[entry, value] : std::as_const(entries)) {
                if (value.isEmpty()) { // taken out of the keychain by somebody
                    stopWith(RotationObstacle::None,
                             {ErrorKind::SecretMissing, entry.section(u'/', -1), nullptr});
                    return;
                }
            }
            write(entries, [this] { proceed(RotationStep::SignIn); });
        });
}

void CertificateRotation::Private::signIn()
{
    withClient(Side::New, [this](RestClient &with) {
        then(with.authorizer().signIn(), [this](const Result<AccessToken> &token) {
            if (token)
                proceed(RotationStep::Switch);
            else
                signInRefused(token.error());
        });
    });
}

void CertificateRotation::Private::signInRefused(const Error &error)
{
    // What was pasted may be wrong: it is asked for again.
    if (record->plan.way == RotationWay::ByHand && error.kind == ErrorKind::Unauthorized)
        record->step = RotationStep::Upload;
    stopWith(RotationObstacle::None, error);
}

void CertificateRotation::Private::switchOver()
{
    if (!tools.connections.connection(id)) {
        stopWith(RotationObstacle::ConnectionGone, notAllowed());
        return;
    }
    if (hasOpenDraft(record->members)) {
        stopWith(RotationObstacle::OpenDraft, notAllowed());
        return;
    }
    if (!record->rollingBack && hasChanged(record->members)) {
        stopWith(RotationObstacle::ConnectionChanged, notAllowed());
        return;
    }
    switchMember(0);
}

void CertificateRotation::Private::switchMember(qsizetype index)
{
    if (index == record->members.size()) {
        proceed(RotationStep::Files);
        return;
    }
    const RotationMember &member = record->members.at(index);
    std::optional<Connection> facts = tools.connections.connection(member.connectionId);
    const QString &from = ownerOf(member, record->rollingBack ? Side::New : Side::Old);
    const QString &to = ownerOf(member, record->rollingBack ? Side::Old : Side::New);
    if (!facts || facts->entryOwner() != from) { // removed meanwhile, or switched already
        switchMember(index + 1);
        return;
    }
    facts->keychainOwner = to == facts->id ? QString() : to;
    facts->lastListed = withoutTerm(facts->lastListed); // that was the other certificate's
    if (record->rollingBack) {
        facts->certificatePem = member.oldCertificatePem;
        facts->publicKey = member.oldPublicKey;
        facts->algorithm = member.oldAlgorithm;
        facts->keyName = member.oldKeyName;
    } else {
        facts->certificatePem = record->newCertificatePem;
        facts->publicKey.clear();
        facts->algorithm = newAlgorithm(member);
        facts->keyName.clear();
        facts->keychain = tools.secrets.displayName();
        facts->proof = ProofState::Proven;
        facts->lastProven = tools.clock();
        facts->provenFrom.clear();
        facts->lastFailure.clear();
    }
    setEnd(*facts, tools.clock());
    saveSwitched(*facts, index);
}

// This one save takes up all the new secrets at once.
void CertificateRotation::Private::saveSwitched(const Connection &facts, qsizetype index)
{
    then(tools.connections.save(facts), [this, index](const Result<> &saved) {
        if (saved)
            switchMember(index + 1);
        else
            stopWith(RotationObstacle::None, saved.error());
    });
}

} // namespace suitescope
