// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// After a refused sign-in: another connection of the account reads why, where its role may.
#include "lib/base/async.h"
#include "lib/setup/auditreading.h"
#include "lib/setup/doctor_p.h"

namespace suitescope {

// One refusal more is all that this can cost, and of another user.
bool Doctor::Private::needsWitness() const
{
    const auto failed = std::find_if(rungs.cbegin(), rungs.cend(), [](const RungResult &result) {
        return result.state == RungState::Failed;
    });
    return failed != rungs.cend() && isToldInAuditTrail(*failed) && refusedAt.isValid()
        && auditDetail.isEmpty() && nextWitness < subject.witnesses.size()
        && refused() < SignInBudget::inRun;
}

void Doctor::Private::askWitness()
{
    pendingWitness = subject.witnesses.at(nextWitness++)();
    whenDone(
        current.get(), pendingWitness, [this, run = current.get()](const Result<Witness> &called) {
            if (current.get() != run)
                return;
            if (!called || !mayTrouble(*called)) {
                conclude();
                return;
            }
            witness = *called;
            witnessClient
                = std::make_unique<RestClient>(transport, called->urls, called->credentials, clock);
            connect(witnessClient.get(), &RestClient::signInRefused, current.get(),
                    [this] { countRefusal(witnessIdentity); });
            askAuditTrail(0);
        });
}

/*! Whether it is another one than the one that is examined, and was not refused itself; one more
 * refusal has to be bearable. */
bool Doctor::Private::mayTrouble(const Witness &called)
{
    witnessIdentity = signInIdentity(subject.facts.account, called.credentials);
    if (witnessIdentity == identity)
        return false;
    return !subject.budget
        || (subject.budget->refusedItself(witnessIdentity) == 0
            && subject.budget->waitUntil(witnessIdentity).isNull());
}

void Doctor::Private::askAuditTrail(int question)
{
    askAs(*witnessClient, auditRequest(witness.urls, question), witnessIdentity,
          [this, question](const Result<Response> &answer) {
              const bool otherColumns = !answer
                  && (answer.error().kind == ErrorKind::Rejected
                      || answer.error().kind == ErrorKind::ServerFault);
              if (otherColumns && question + 1 < auditQuestions) {
                  askAuditTrail(question + 1);
                  return;
              }
              if (!answer && answer.error().kind == ErrorKind::Unauthorized) {
                  nextWitness = int(subject.witnesses.size()); // one refusal is enough
                  ++refusedWitnesses;
              }
              if (answer) {
                  const auto detail = readAuditDetail(answer->body, question, refusedAt);
                  auditDetail = detail.value_or(QString());
                  auditReader = witness.name;
                  nextWitness = int(subject.witnesses.size()); // another one reads the same
              }
              conclude();
          });
}

} // namespace suitescope
