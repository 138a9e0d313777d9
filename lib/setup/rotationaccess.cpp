// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the steps of a rotation work with: clients, entries, drafts.
#include "lib/setup/certificaterotation_p.h"
#include "lib/setup/draftvalues.h"
#include "lib/setup/signinbudget.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

const QString &CertificateRotation::Private::ownerOf(const RotationMember &member, Side side) const
{
    return side == Side::Old ? member.oldOwner : member.newOwner;
}

SigningAlgorithm CertificateRotation::Private::newAlgorithm(const RotationMember &member) const
{
    const KeyAlgorithm key = record->plan.algorithm;
    return fits(member.oldAlgorithm, key) ? member.oldAlgorithm : defaultSigning(key);
}

Connection CertificateRotation::Private::factsFor(const RotationMember &member, Side side) const
{
    Connection facts = tools.connections.connection(member.connectionId).value_or(Connection());
    facts.algorithm = side == Side::Old ? member.oldAlgorithm : newAlgorithm(member);
    return facts;
}

void CertificateRotation::Private::withClient(Side side, std::function<void(RestClient &)> next)
{
    const RotationMember &lead = record->lead();
    withClient(ownerOf(lead, side), factsFor(lead, side), std::move(next));
}

void CertificateRotation::Private::withClient(const QString &owner, const Connection &facts,
                                              std::function<void(RestClient &)> next)
{
    if (facts.id.isEmpty()) {
        stopWith(RotationObstacle::ConnectionGone, {ErrorKind::NotAllowed, {}, nullptr});
        return;
    }
    const auto readSecrets = [this, mine = run, owner, facts,
                              next = std::move(next)](const Result<ServiceUrls> &urls) {
        if (mine != run)
            return;
        if (!urls) {
            stopWith(RotationObstacle::None, urls.error());
            return;
        }
        then(readCredentials(owner, facts, tools.secrets),
             [this, facts, urls = *urls, next](const Result<Credentials> &credentials) {
                 if (credentials)
                     makeClient(facts, urls, *credentials, next);
                 else
                     stopWith(RotationObstacle::None, credentials.error());
             });
    };
    tools.urlsOf(facts, q, readSecrets);
}

void CertificateRotation::Private::makeClient(const Connection &facts, const ServiceUrls &urls,
                                              const Credentials &credentials,
                                              const std::function<void(RestClient &)> &next)
{
    const auto make = [this, urls, credentials, next](const QByteArray &who) {
        client = std::make_unique<RestClient>(tools.transport, urls, credentials, tools.clock);
        if (SignInBudget *const budget = tools.budget) {
            QObject::connect(client.get(), &RestClient::signInRefused, budget,
                             [budget, who] { static_cast<void>(budget->countRefusal(who)); });
        }
        next(*client);
    };
    const QByteArray who = signInIdentity(facts.account, credentials);
    if (!tools.budget) {
        make(who);
        return;
    }
    // Other processes count as well. An unreadable count is none, as in a check.
    then(tools.budget->load(), [this, make, who](const Result<> &) {
        if (tools.budget->waitUntil(who).isValid())
            stopWith(RotationObstacle::SignInsUsedUp, {ErrorKind::NotAllowed, {}, nullptr});
        else
            make(who);
    });
}

void CertificateRotation::Private::readEntries(const QStringList &entries,
                                               std::function<void(const QList<Secret> &)> next)
{
    struct Work
    {
        QStringList left;
        QList<Secret> read;
        std::function<void(const QList<Secret> &)> next;
        std::function<void()> step;
    };
    auto work = std::make_shared<Work>(Work{entries, {}, std::move(next), {}});
    work->step = [this, weak = std::weak_ptr(work)] {
        const std::shared_ptr<Work> one = weak.lock();
        if (one->left.isEmpty()) {
            one->next(one->read);
            return;
        }
        then(tools.secrets.read(one->left.takeFirst()), [this, one](const Result<Secret> &read) {
            if (!read && read.error().kind != ErrorKind::SecretMissing) {
                stopWith(RotationObstacle::None, read.error());
                return;
            }
            one->read += read.value_or(Secret());
            one->step();
        });
    };
    work->step();
}

void CertificateRotation::Private::readIds(const Next &next)
{
    const RotationMember &lead = record->lead();
    readEntries({secretEntry(lead.newOwner, SecretField::ClientId),
                 secretEntry(lead.oldOwner, SecretField::CertificateId),
                 secretEntry(lead.newOwner, SecretField::CertificateId)},
                [this, next](const QList<Secret> &read) {
                    clientId = read.at(0).revealText();
                    oldId = read.at(1).revealText();
                    newId = read.at(2).revealText();
                    next();
                });
}

// Nothing is written any more once it was stopped: a way back that began meanwhile takes the
// entries out, and one that came later would be nobody's.
void CertificateRotation::Private::write(QList<std::pair<QString, Secret>> entries,
                                         const Next &next)
{
    if (entries.isEmpty()) {
        next();
        return;
    }
    const auto [entry, value] = entries.takeFirst();
    whenDone(q, tools.secrets.write(entry, value),
             [this, mine = run, entries, next](const Result<> &written) {
                 if (mine != run)
                     return;
                 if (written)
                     write(entries, next);
                 else
                     stopWith(RotationObstacle::None, written.error());
             });
}

// A draft that changes one of them, or waits to be finished with the same certificate, would be
// left with a key that NetSuite no longer takes.
bool CertificateRotation::Private::hasOpenDraft(const QList<RotationMember> &of) const
{
    const QHash<QString, QJsonObject> drafts = tools.connections.drafts();
    return std::any_of(drafts.cbegin(), drafts.cend(), [&of](const QJsonObject &draft) {
        const DraftValues values = DraftValues::fromJson(draft);
        return values.state == DraftState::Open
            && std::any_of(of.cbegin(), of.cend(), [&values](const RotationMember &member) {
                   return values.connectionId == member.connectionId
                       || (!values.certificatePem.isEmpty()
                           && values.certificatePem == member.oldCertificatePem);
               });
    });
}

// Its set-up was finished between two steps: it signs in with entries of its own by now, and taking
// them away from it would lose what was entered.
bool CertificateRotation::Private::hasChanged(const QList<RotationMember> &of) const
{
    return std::any_of(of.cbegin(), of.cend(), [this](const RotationMember &member) {
        const auto facts = tools.connections.connection(member.connectionId);
        return facts && facts->entryOwner() != member.oldOwner
            && facts->entryOwner() != member.newOwner;
    });
}

} // namespace suitescope
