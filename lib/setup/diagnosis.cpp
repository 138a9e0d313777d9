// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/diagnosis.h"

#include "lib/setup/checklist.h"
#include "lib/setup/diagnosisrules.h"
#include "lib/setup/evidence_p.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int longestList = 12; // nobody reads more

/*! Looks at what is known, collects causes and weighs them. */
class Finding
{
public:
    explicit Finding(const DiagnosisInput &input) : m_input(input) { }

    void addLocal(const RungFacts &facts);
    bool addNamed(const std::optional<WrittenDetail> &named); // whether it names any
    void addPage(const ApiError &api);
    void addRules(RungId rung, const Error &error);
    void addSilent(const RungResult &failed);
    void addRefusal(const RungResult &failed, const Error &error);
    void add(const Guess &guess) { collect(makeCause(guess, m_input.method)); }
    void collect(const Cause &cause);
    [[nodiscard]] QList<Cause> ranked();

private:
    void weigh(Cause &cause) const;
    [[nodiscard]] bool fits(const Rule &rule, RungId rung, const Error &error) const;

    const DiagnosisInput &m_input;
    QList<Cause> m_causes;
    QSet<CauseId> m_named; // by NetSuite's own words, alone or among others
};

void Finding::collect(const Cause &cause)
{
    for (Cause &known : m_causes) {
        if (known.id == cause.id && known.subject == cause.subject && known.field == cause.field) {
            known.confidence = std::max(known.confidence, cause.confidence);
            return;
        }
    }
    m_causes.append(cause);
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
        return {CauseId::ValueMissing, 99};
    case LocalFault::BadShape:
        return {CauseId::ValueMisshapen, 98};
    case LocalFault::SameValueTwice:
    case LocalFault::LooksLikeAnother:
    case LocalFault::ValuesSwapped:
        return {CauseId::ValueSwapped, 98};
    case LocalFault::KeyDoesNotFitCertificate:
        return {CauseId::KeyDoesNotFitCertificate, 100};
    case LocalFault::KeyNotAccepted:
        return {CauseId::KeyNotAccepted, 100};
    case LocalFault::AlgorithmDoesNotFitKey:
        return {CauseId::AlgorithmDoesNotFitKey, 99};
    case LocalFault::CertificateExpired:
        return {CauseId::CertificateEnded, 97};
    case LocalFault::CertificateNotYetValid:
        return {CauseId::CertificateNotYetValid, 96};
    case LocalFault::NoScopes:
        return {CauseId::ScopeNotAskedFor, 95, restScope};
    }
    Q_UNREACHABLE();
}

void Finding::addLocal(const RungFacts &facts)
{
    for (const LocalFault fault : facts.localFaults) {
        Cause cause = makeCause(guessOf(fault), m_input.method);
        cause.fault = fault;
        const bool mixedUp = cause.id == CauseId::ValueSwapped;
        const bool aboutValue
            = mixedUp || fault == LocalFault::SecretMissing || fault == LocalFault::BadShape;
        if (aboutValue && facts.field) {
            cause.field = facts.field;
            cause.otherField = mixedUp ? facts.otherField : std::nullopt;
            cause.step = stepOf(*facts.field);
            cause.page = std::nullopt;
        }
        collect(cause);
    }
}

bool Finding::addNamed(const std::optional<WrittenDetail> &named)
{
    if (!named)
        return false;
    for (const Guess &guess : hintOf(named->detail).guesses(m_input.method)) {
        add(guess);
        m_named.insert(guess.id);
    }
    return true;
}

// A page for people where data was due: who put it there?
void Finding::addPage(const ApiError &api)
{
    const bool saysSo = api.title.contains("maintenance"_L1, Qt::CaseInsensitive)
        || api.title.contains("unavailable"_L1, Qt::CaseInsensitive);
    const bool between = api.status == 502 || api.status == 504; // who says so stands in between
    const bool down = between || api.status == 503 || saysSo;
    const bool outside = observe(EvidenceId::PageOutsideNetSuite, m_input).has_value();
    const bool first = m_input.failed()->id == RungId::NameAndTls;
    if (down && !outside) {
        add({CauseId::Maintenance, 84});
        add({CauseId::NotNetSuite, 40});
    } else if (down) {
        const bool isProxy = between && !saysSo;
        add({CauseId::Maintenance, isProxy ? 46 : 60});
        add({CauseId::NotNetSuite, isProxy ? 66 : 50});
    } else if (outside || first) {
        add({CauseId::CaptivePortal, first ? 70 : 60});
        add({CauseId::NotNetSuite, 48});
    } else {
        const bool sentOn = !api.redirectHost.isEmpty();
        add({CauseId::LoginPage, sentOn ? 50 : 66});
        add({CauseId::HostWrong, sentOn ? 62 : 40});
        add({CauseId::NotNetSuite, 45});
        if (observe(EvidenceId::DirectoryNamesOtherHost, m_input))
            add({CauseId::DataCenterOverrideNeeded, 60});
    }
}

bool Finding::fits(const Rule &rule, RungId rung, const Error &error) const
{
    const int status = error.api ? error.api->status : 0;
    const QString code = error.api ? error.api->code : QString();
    return (!rule.rung || *rule.rung == rung) && (!rule.method || *rule.method == m_input.method)
        && (!rule.kind || *rule.kind == error.kind) && (rule.status == 0 || rule.status == status)
        && (*rule.code == '\0' || code.compare(QLatin1String(rule.code), Qt::CaseInsensitive) == 0);
}

void Finding::addRules(RungId rung, const Error &error)
{
    for (const Rule &rule : ruleTable()) {
        if (!fits(rule, rung, error))
            continue;
        for (const Guess &guess : rule.guesses)
            add(guess);
        return;
    }
}

// A rung that fails without an error of the network: what it measured is the cause.
void Finding::addSilent(const RungResult &failed)
{
    if (failed.id == RungId::ClockOffset)
        add({CauseId::ClockOff, 100});
    if (failed.id == RungId::SignIn && failed.facts.waitUntil.isValid())
        add({CauseId::SignInsPaused, 100});
    if (failed.id == RungId::RecordMetadata && failed.facts.noData)
        add({CauseId::RoleSeesNoRecords, 95});
    for (const QString &scope : failed.facts.missingScopes) {
        Cause cause = makeCause({CauseId::ScopeNotTicked, certain}, m_input.method);
        cause.subject = scope;
        collect(cause);
    }
    if (failed.id == RungId::CertificateEnd) {
        const bool cut = observe(EvidenceId::CertificateLongerThanTwoYears, m_input)
            && m_input.credentials.certificateEnds > m_input.now;
        add({cut ? CauseId::CertificateCut : CauseId::CertificateEnded, 100});
    }
}

/*! Of a request's time NetSuite bears five minutes, and more ends the ladder before the sign-in.
 * How much it bears of an assertion's time is not known; these are its answers to one out of date.
 */
bool saysTimeMayBeWrong(const RungResult &failed, const Error &error)
{
    const QString code = error.api ? error.api->code : QString();
    return failed.id == RungId::SignIn
        && (code == "invalid_grant"_L1 || code == "invalid_request"_L1);
}

void Finding::addRefusal(const RungResult &failed, const Error &error)
{
    const bool refused = error.kind == ErrorKind::Unauthorized;
    // The trail tells more than the answer and than what is known otherwise.
    if (!addNamed(namedByTrail(m_input))) {
        const bool named = addNamed(namedByAnswer(m_input));
        const ApiError *api = error.api.get();
        if (api && (api->html || !api->redirectHost.isEmpty()))
            addPage(*api);
        else
            addRules(failed.id, error);
        const bool signsIn = failed.id == RungId::SignIn || failed.id == RungId::Rest;
        if (!named && saysTimeMayBeWrong(failed, error)
            && observe(EvidenceId::ClockDiffers, m_input))
            add({CauseId::ClockOff, 20});
        if (refused && signsIn && !named && m_input.method == AuthMethod::TokenBased
            && observe(EvidenceId::AccountSpeltOtherwise, m_input))
            add({CauseId::RealmSpelling, 5});
    }
    if (observe(EvidenceId::RecordNotFoundNamed, m_input))
        add({CauseId::RecordNotVisible, 93});
    if (refused && failed.id == RungId::Rest && observe(EvidenceId::ScopeNotAsked, m_input))
        add({CauseId::ScopeNotAskedFor, 94, restScope});
    else if (refused && failed.id == RungId::Rest && observe(EvidenceId::ScopeNotInToken, m_input))
        add({CauseId::ScopeNotTicked, 93, restScope});
}

void Finding::weigh(Cause &cause) const
{
    const bool known = cause.isCertain();
    for (const Clue &clue : rowOf(cause.id).clues) {
        if (*clue.subject != '\0' && cause.subject != QLatin1String(clue.subject))
            continue;
        const std::optional<QStringList> seen = observe(clue.evidence, m_input);
        if (seen && !known)
            cause.confidence += clue.weight;
        const bool telling = seen || clue.weight < 0;
        if (telling && (clue.weight != 0 || seen))
            cause.evidence.append(
                {clue.evidence, seen.value_or(QStringList()), clue.weight >= 0, seen.has_value()});
    }
    for (const EvidenceId id : {EvidenceId::OneAnswerForAll, EvidenceId::OneAnswerForSeveral}) {
        const std::optional<QStringList> seen = observe(id, m_input);
        if (seen && !known)
            cause.evidence.append({id, *seen, true, true});
    }
    for (const EvidenceId id : {EvidenceId::AuditTrailNamedIt, EvidenceId::NetSuiteNamedIt}) {
        const std::optional<QStringList> seen = observe(id, m_input);
        if (seen && (known || m_named.contains(cause.id)))
            cause.evidence.prepend({id, *seen, true, true});
    }
}

// What is concluded, however much speaks for it, stays below what was said.
QList<Cause> Finding::ranked()
{
    m_causes.removeIf([this](const Cause &cause) {
        const auto needs = rowOf(cause.id).needs;
        return needs && !observe(*needs, m_input);
    });
    QList<Cause> known;
    QList<Cause> concluded;
    for (Cause &cause : m_causes) {
        (cause.isCertain() ? known : concluded).append(cause);
        weigh(cause.isCertain() ? known.last() : concluded.last());
    }
    for (QList<Cause> *causes : {&known, &concluded}) {
        std::stable_sort(causes->begin(), causes->end(), [](const Cause &a, const Cause &b) {
            return a.confidence > b.confidence;
        });
    }
    const int most = known.isEmpty() ? certain - 1 : certain - 5;
    for (Cause &cause : concluded)
        cause.confidence = std::clamp(cause.confidence, 1, most);
    QList<Cause> all = known + concluded;
    for (Cause &cause : all) {
        if (cause.id == CauseId::RecordNotVisible && cause.subject.isEmpty()) {
            const auto named = observe(EvidenceId::RecordNotFoundNamed, m_input);
            const RungResult *list = m_input.rung(RungId::RecordList);
            cause.subject = named ? named->first() : list ? list->facts.recordType : QString();
        }
    }
    return all.first(std::min<qsizetype>(longestList, all.size()));
}

} // namespace

Cause makeCause(const Guess &guess, AuthMethod method)
{
    const CauseRow &row = rowOf(guess.id);
    const MendingPlace &place = method == AuthMethod::ClientCredentials ? row.m2m : row.tba;
    Cause cause;
    cause.id = guess.id;
    cause.confidence = guess.confidence;
    cause.step = place.step;
    cause.page = place.page;
    cause.subject = QString::fromLatin1(guess.subject);
    return cause;
}

const RungResult *DiagnosisInput::rung(RungId id) const
{
    const auto found = std::find_if(rungs.cbegin(), rungs.cend(),
                                    [id](const RungResult &result) { return result.id == id; });
    return found == rungs.cend() ? nullptr : &*found;
}

const RungResult *DiagnosisInput::failed() const
{
    const auto found = std::find_if(rungs.cbegin(), rungs.cend(), [](const RungResult &result) {
        return result.state == RungState::Failed;
    });
    return found == rungs.cend() ? nullptr : &*found;
}

QList<Cause> diagnose(const DiagnosisInput &input)
{
    const RungResult *failed = input.failed();
    if (!failed)
        return {};
    Finding finding(input);
    finding.addLocal(failed->facts);
    if (!failed->error) {
        finding.addSilent(*failed);
    } else {
        finding.addRefusal(*failed, *failed->error);
    }
    QList<Cause> causes = finding.ranked();
    if (causes.isEmpty()) {
        finding.add({CauseId::Unknown, 100});
        causes = finding.ranked();
    }
    return causes;
}

namespace {

/*! Of those that the role's own list lacks. What a sign-in or SuiteQL needs is there, since both
 * worked. */
QStringList permissionsForDataMissing(const DiagnosisInput &input)
{
    const RungResult *rung = input.rung(RungId::FeaturesAndPermissions);
    QStringList missing = rung ? rung->facts.missingPermissions : QStringList();
    for (const PermissionItem &item : Checklist(input.method).permissions())
        missing.removeAll(item.name);
    return missing;
}

} // namespace

QList<Cause> remarks(const DiagnosisInput &input)
{
    if (input.failed())
        return {};
    Finding finding(input);
    const QStringList lacking = permissionsForDataMissing(input);
    for (const QString &permission : lacking) {
        Cause cause = makeCause({CauseId::RecordNotVisible, 90}, input.method);
        cause.subject = permission;
        finding.collect(cause);
    }
    const RungResult *list = input.rung(RungId::RecordList);
    if (lacking.isEmpty() && list && list->state == RungState::Warned)
        finding.add({CauseId::RecordNotVisible, 90});
    const RungResult *clock = input.rung(RungId::ClockOffset);
    if (clock && clock->state == RungState::Warned)
        finding.add({CauseId::ClockOff, 90});
    if (observe(EvidenceId::IssuerNotPublic, input))
        finding.add({CauseId::TlsIntercepted, 90});
    if (observe(EvidenceId::DirectoryNamesOtherHost, input))
        finding.add({observe(EvidenceId::AddressEntered, input) ? CauseId::HostWrong
                                                                : CauseId::DataCenterOverrideNeeded,
                     85});
    const RungResult *restlets = input.rung(RungId::RestletScope);
    if (restlets && restlets->state == RungState::Warned
        && observe(EvidenceId::RestletSignInRefused, input))
        finding.add({CauseId::WebServicesOnlyRole, 60}); // or a script that is switched off
    if (observe(EvidenceId::CertificateLongerThanTwoYears, input))
        finding.add({CauseId::CertificateCut, 85});
    if (observe(EvidenceId::AccountSpeltOtherwise, input))
        finding.add({CauseId::RealmSpelling, 85});
    return finding.ranked();
}

} // namespace suitescope
