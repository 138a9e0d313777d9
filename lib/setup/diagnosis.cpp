// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/diagnosis.h"

#include "lib/setup/diagnosisrules.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

const CauseFacts &factsOf(CauseId id)
{
    for (const CauseFacts &facts : causeTable()) {
        if (facts.id == id)
            return facts;
    }
    Q_UNREACHABLE();
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

Cause makeCause(const Guess &guess, AuthMethod method)
{
    const CauseFacts &facts = factsOf(guess.id);
    const bool m2m = method == AuthMethod::ClientCredentials;
    Cause cause;
    cause.id = guess.id;
    cause.confidence = guess.confidence;
    cause.step = m2m ? facts.m2mStep : facts.tbaStep;
    cause.page = m2m ? facts.m2mPage : facts.tbaPage;
    cause.subject = QString::fromLatin1(guess.subject);
    return cause;
}

void add(QList<Cause> &causes, const Cause &cause)
{
    for (Cause &known : causes) {
        if (known.id == cause.id && known.subject == cause.subject && known.field == cause.field) {
            known.confidence = std::max(known.confidence, cause.confidence);
            return;
        }
    }
    causes.append(cause);
}

SetupStep stepOf(SecretField field)
{
    switch (field) {
    case SecretField::ConsumerKey:
    case SecretField::ConsumerSecret:
        return SetupStep::TbaIntegration;
    case SecretField::TokenId:
    case SecretField::TokenSecret:
        return SetupStep::TbaToken;
    case SecretField::ClientId:
        return SetupStep::M2mIntegration;
    case SecretField::CertificateId:
        return SetupStep::CertificateMapping;
    case SecretField::PrivateKey:
        return SetupStep::KeyAndCertificate;
    }
    Q_UNREACHABLE();
}

Guess guessOf(LocalFault fault)
{
    switch (fault) {
    case LocalFault::SecretMissing:
    case LocalFault::BadShape:
    case LocalFault::SameValueTwice:
        return {CauseId::ValueMisshapen, 98};
    case LocalFault::KeyDoesNotFitCertificate:
        return {CauseId::KeyDoesNotFitCertificate, 100};
    case LocalFault::KeyNotAccepted:
        return {CauseId::KeyNotAccepted, 100};
    case LocalFault::AlgorithmDoesNotFitKey:
        return {CauseId::AlgorithmDoesNotFitKey, 99};
    case LocalFault::CertificateExpired:
        return {CauseId::CertificateEnded, 97};
    case LocalFault::CertificateNotYetValid:
        return {CauseId::CertificateEnded, 96};
    case LocalFault::NoScopes:
        return {CauseId::ScopeNotTicked, 95, restScope};
    }
    Q_UNREACHABLE();
}

void addLocal(QList<Cause> &causes, const RungFacts &facts, AuthMethod method)
{
    for (const LocalFault fault : facts.localFaults) {
        Cause cause = makeCause(guessOf(fault), method);
        cause.fault = fault;
        if (fault == LocalFault::NoScopes) {
            cause.step = SetupStep::M2mIntegration;
            cause.page = std::nullopt;
        }
        if (cause.id == CauseId::ValueMisshapen && facts.field) {
            cause.field = facts.field;
            cause.step = stepOf(*facts.field);
        }
        add(causes, cause);
    }
}

void addHints(QList<Cause> &causes, const ApiError &api, AuthMethod method)
{
    const QString said = plainLetters(api.description + api.wwwAuthenticate);
    for (const Hint &hint : hintTable()) {
        if (said.contains(QLatin1String(hint.word)))
            add(causes,
                makeCause(method == AuthMethod::ClientCredentials ? hint.m2m : hint.tba, method));
    }
}

bool fits(const Rule &rule, RungId rung, const Error &error, AuthMethod method)
{
    const int status = error.api ? error.api->status : 0;
    const QString code = error.api ? error.api->code : QString();
    return (!rule.rung || *rule.rung == rung) && (!rule.method || *rule.method == method)
        && (!rule.kind || *rule.kind == error.kind) && (rule.status == 0 || rule.status == status)
        && (*rule.code == '\0' || code.compare(QLatin1String(rule.code), Qt::CaseInsensitive) == 0);
}

void addRules(QList<Cause> &causes, RungId rung, const Error &error, AuthMethod method)
{
    if (error.api && error.api->html) {
        add(causes, makeCause({CauseId::NotNetSuite, 90}, method));
        return;
    }
    for (const Rule &rule : ruleTable()) {
        if (!fits(rule, rung, error, method))
            continue;
        for (const Guess &guess : rule.guesses)
            add(causes, makeCause(guess, method));
        return;
    }
}

const RungResult *resultOf(const QList<RungResult> &results, RungId id)
{
    for (const RungResult &result : results) {
        if (result.id == id)
            return &result;
    }
    return nullptr;
}

void weighSignIn(QList<Cause> &causes, const Error &error, const RungFacts &local,
                 AuthMethod method)
{
    const QString code = error.api ? error.api->code : QString();
    for (const Evidence &evidence : evidenceTable()) {
        const bool sameCode = *evidence.code == '\0' || code == QLatin1String(evidence.code);
        if (evidence.method != method || !sameCode
            || evidence.provenBefore != local.provenBefore.isValid())
            continue;
        for (const Guess &guess : evidence.guesses)
            add(causes, makeCause(guess, method));
    }
    const bool unusual = local.field == SecretField::CertificateId && !local.localFaults.isEmpty();
    if (unusual)
        add(causes, makeCause({CauseId::CertificateIdWrong, 95}, method));
    // Without the certificate nothing here proves that the key belongs to the uploaded one.
    const bool certificateKnown = local.certificateEnds.isValid();
    if (!certificateKnown && !local.provenBefore.isValid() && code == "invalid_client"_L1)
        add(causes, makeCause({CauseId::KeyDoesNotFitCertificate, 60}, method));
}

/*! What earlier rungs learnt makes some causes likelier. */
void weigh(QList<Cause> &causes, const QList<RungResult> &results, const RungResult &failed,
           AuthMethod method)
{
    using std::chrono::abs;
    constexpr std::chrono::minutes suspicious{1};
    const RungResult *clock = resultOf(results, RungId::ClockOffset);
    const bool signsIn = failed.id == RungId::SignIn || failed.id == RungId::Rest;
    const bool refused = failed.error && failed.error->kind == ErrorKind::Unauthorized;
    if (signsIn && refused && clock && clock->facts.clockOffset
        && abs(*clock->facts.clockOffset) > suspicious) {
        add(causes, makeCause({CauseId::ClockOff, 60}, method));
    }
    const RungResult *local = resultOf(results, RungId::LocalChecks);
    if (failed.id == RungId::SignIn && refused && local)
        weighSignIn(causes, *failed.error, local->facts, method);
    const RungResult *signIn = resultOf(results, RungId::SignIn);
    if (failed.id == RungId::Rest && method == AuthMethod::ClientCredentials && signIn
        && !signIn->facts.scopes.isEmpty()
        && !signIn->facts.scopes.contains(QLatin1String(restScope))) {
        add(causes, makeCause({CauseId::ScopeNotTicked, 93, restScope}, method));
    }
}

} // namespace

QString causeKey(CauseId id)
{
    return QString::fromLatin1(factsOf(id).key);
}

QList<CauseId> allCauses()
{
    QList<CauseId> ids;
    for (const CauseFacts &facts : causeTable())
        ids.append(facts.id);
    return ids;
}

QList<Cause> diagnose(const QList<RungResult> &results, AuthMethod method)
{
    const auto failed = std::find_if(results.cbegin(), results.cend(), [](const RungResult &r) {
        return r.state == RungState::Failed;
    });
    if (failed == results.cend())
        return {};

    QList<Cause> causes;
    addLocal(causes, failed->facts, method);
    if (failed->id == RungId::ClockOffset && !failed->error)
        add(causes, makeCause({CauseId::ClockOff, 100}, method));
    if (failed->id == RungId::CertificateEnd && !failed->error)
        add(causes, makeCause({CauseId::CertificateEnded, 100}, method));
    if (failed->id == RungId::RestletScope && !failed->error)
        add(causes, makeCause({CauseId::ScopeNotTicked, 85, "restlets"}, method));
    if (failed->error) {
        if (failed->error->api)
            addHints(causes, *failed->error->api, method);
        addRules(causes, failed->id, *failed->error, method);
        weigh(causes, results, *failed, method);
    }
    if (causes.isEmpty())
        add(causes, makeCause({CauseId::Unknown, 100}, method));
    std::stable_sort(causes.begin(), causes.end(),
                     [](const Cause &a, const Cause &b) { return a.confidence > b.confidence; });
    return causes;
}

} // namespace suitescope
