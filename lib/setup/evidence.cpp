// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What can be seen in a run's results: a row each.
#include "lib/setup/evidence_p.h"

#include "lib/setup/diagnosis.h"
#include "lib/setup/diagnosisrules.h"
#include "lib/storage/secretstore.h"

#include <QRegularExpression>

#include <array>

using namespace Qt::StringLiterals;

namespace suitescope {

Seen seenWhen(bool seen, const QStringList &arguments)
{
    return seen ? Seen(arguments) : std::nullopt;
}

QString isoTime(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODate);
}

const ApiError *apiErrorOf(const DiagnosisInput &input)
{
    const RungResult *failed = input.failed();
    return failed && failed->error ? failed->error->api.get() : nullptr;
}

bool failedWith(const DiagnosisInput &input, ErrorKind kind)
{
    const RungResult *failed = input.failed();
    return failed && failed->error && failed->error->kind == kind;
}

bool hasPassed(const DiagnosisInput &input, RungId id)
{
    const RungResult *rung = input.rung(id);
    return rung && (rung->state == RungState::Passed || rung->state == RungState::Warned);
}

bool failedAt(const DiagnosisInput &input, RungId id)
{
    const RungResult *rung = input.rung(id);
    return rung && rung->state == RungState::Failed;
}

std::optional<WrittenDetail> namedByTrail(const DiagnosisInput &input)
{
    if (!failedWith(input, ErrorKind::Unauthorized)) // each request signs in
        return std::nullopt;
    return tellingDetail(input.auditDetail, input.method, true);
}

std::optional<WrittenDetail> namedByAnswer(const DiagnosisInput &input)
{
    const ApiError *api = apiErrorOf(input);
    if (!api || (input.failed()->id != RungId::SignIn && input.failed()->id != RungId::Rest))
        return std::nullopt;
    return tellingDetail(api->code + u' ' + api->description + u' ' + api->wwwAuthenticate,
                         input.method, false);
}

const RungFacts &factsOf(const DiagnosisInput &input, RungId id)
{
    static const RungFacts none;
    const RungResult *rung = input.rung(id);
    return rung ? rung->facts : none;
}

namespace {

using Input = DiagnosisInput;
using E = EvidenceId;

constexpr std::chrono::seconds freshToken{120};

Seen refusedWith(const Input &input)
{
    const ApiError *api = apiErrorOf(input);
    return seenWhen(
        api && api->status >= 400 && !api->html,
        api ? QStringList{QString::number(api->status), api->code, rungKey(input.failed()->id)}
            : QStringList());
}

/*! NetSuite refused, and neither its answer nor its log says why. */
bool isUnnamedRefusal(const Input &input)
{
    return failedWith(input, ErrorKind::Unauthorized) && !namedByAnswer(input)
        && !namedByTrail(input);
}

Seen oneAnswerForAll(const Input &input)
{
    return seenWhen(input.method == AuthMethod::TokenBased && isUnnamedRefusal(input));
}

Seen oneAnswerForSeveral(const Input &input)
{
    if (input.method != AuthMethod::ClientCredentials || !isUnnamedRefusal(input))
        return std::nullopt;
    const ApiError *api = apiErrorOf(input);
    return QStringList{api && failedAt(input, RungId::SignIn) ? api->code : QString()};
}

Seen recordNotFound(const Input &input)
{
    static const QRegularExpression words(u"[Rr]ecord '([^']+)' was not found"_s);
    const ApiError *api = apiErrorOf(input);
    if (!api)
        return std::nullopt;
    const QString name = words.match(api->description).captured(1);
    return seenWhen(!name.isEmpty(), {name});
}

Seen restletSignIn(const Input &input, bool works)
{
    const auto asked = factsOf(input, RungId::SignIn).restletSignInWorks;
    const auto known = asked ? asked : factsOf(input, RungId::RestletScope).restletSignInWorks;
    return seenWhen(known && *known == works);
}

Seen readAsMissing(const QStringList &names)
{
    return seenWhen(!names.isEmpty(), {names.join(u", "_s)});
}

constexpr std::array answerRows{
    EvidenceRow{E::RefusedWith, "refused-with", refusedWith},
    EvidenceRow{E::NetSuiteNamedIt, "netsuite-named-it",
                [](const Input &input) {
                    const auto named = namedByAnswer(input);
                    return named ? Seen(QStringList{named->written}) : std::nullopt;
                }},
    EvidenceRow{E::AuditTrailNamedIt, "audit-trail-named-it",
                [](const Input &input) {
                    const auto named = namedByTrail(input);
                    Seen seen = named ? Seen(QStringList{named->written}) : std::nullopt;
                    if (seen && !input.auditReader.isEmpty())
                        seen->append(input.auditReader);
                    return seen;
                }},
    EvidenceRow{E::OneAnswerForAll, "one-answer-for-all", oneAnswerForAll},
    EvidenceRow{E::OneAnswerForSeveral, "one-answer-for-several", oneAnswerForSeveral},
    EvidenceRow{E::SignInWorked, "sign-in-worked",
                [](const Input &input) { return seenWhen(hasPassed(input, RungId::SignIn)); }},
    EvidenceRow{E::NoTokenGiven, "no-token-given",
                [](const Input &input) {
                    return seenWhen(input.method == AuthMethod::ClientCredentials
                                    && failedAt(input, RungId::SignIn));
                }},
    EvidenceRow{E::RestWorked, "rest-worked",
                [](const Input &input) { return seenWhen(hasPassed(input, RungId::Rest)); }},
    EvidenceRow{E::RestletSignInWorked, "restlet-sign-in-worked",
                [](const Input &input) { return restletSignIn(input, true); }},
    EvidenceRow{E::RestletSignInRefused, "restlet-sign-in-refused",
                [](const Input &input) { return restletSignIn(input, false); }},
    EvidenceRow{E::ListRefused, "list-refused",
                [](const Input &input) {
                    return seenWhen(failedAt(input, RungId::RecordList),
                                    {factsOf(input, RungId::RecordList).recordType});
                }},
    EvidenceRow{E::RecordByIdWorked, "record-by-id-worked",
                [](const Input &input) {
                    const RungFacts &list = factsOf(input, RungId::RecordList);
                    return seenWhen(list.recordByIdWorks.value_or(false)
                                        || hasPassed(input, RungId::RecordById),
                                    {list.recordType});
                }},
    EvidenceRow{E::SuiteQlRefused, "suiteql-refused",
                [](const Input &input) { return seenWhen(failedAt(input, RungId::SuiteQl)); }},
    EvidenceRow{
        E::NoRecordTypes, "no-record-types",
        [](const Input &input) { return seenWhen(factsOf(input, RungId::RecordMetadata).noData); }},
    EvidenceRow{E::RecordTypesVisible, "record-types-visible",
                [](const Input &input) {
                    const int count
                        = factsOf(input, RungId::RecordMetadata).recordTypes.value_or(0);
                    return seenWhen(count > 0 && !factsOf(input, RungId::RecordMetadata).noData,
                                    {QString::number(count)});
                }},
    EvidenceRow{E::RecordNotFoundNamed, "record-not-found-named", recordNotFound},
    EvidenceRow{E::PermissionReadAsMissing, "permission-read-as-missing",
                [](const Input &input) {
                    return readAsMissing(
                        factsOf(input, RungId::FeaturesAndPermissions).missingPermissions);
                }},
    EvidenceRow{
        E::TooManyRequests, "too-many-requests",
        [](const Input &input) { return seenWhen(failedWith(input, ErrorKind::RateLimited)); }},
    EvidenceRow{E::TokenWasFresh, "token-was-fresh",
                [](const Input &input) {
                    return seenWhen(input.method == AuthMethod::ClientCredentials
                                    && failedWith(input, ErrorKind::Unauthorized)
                                    && hasPassed(input, RungId::SignIn)
                                    && input.failed()->facts.tokenAge < freshToken);
                }},
};

constexpr std::array historyRows{
    EvidenceRow{E::WorkedBefore, "worked-before",
                [](const Input &input) {
                    const QDateTime &last = input.credentials.lastSuccess;
                    return seenWhen(last.isValid(), {isoTime(last)});
                }},
    EvidenceRow{
        E::NeverWorked, "never-worked",
        [](const Input &input) { return seenWhen(!input.credentials.lastSuccess.isValid()); }},
    EvidenceRow{E::OtherNetwork, "other-network",
                [](const Input &input) {
                    const CredentialFacts &known = input.credentials;
                    return seenWhen(known.lastSuccess.isValid() && !known.networkThen.isEmpty()
                                    && !known.networkNow.isEmpty()
                                    && known.networkThen != known.networkNow);
                }},
    EvidenceRow{E::OthersFailToo, "others-fail-too",
                [](const Input &input) {
                    const Neighbours &others = input.others;
                    return seenWhen(others.failing > 0 && others.working == 0,
                                    {QString::number(others.failing)});
                }},
    EvidenceRow{E::OthersWork, "others-work",
                [](const Input &input) {
                    return seenWhen(input.others.working > 0,
                                    {QString::number(input.others.working)});
                }},
    EvidenceRow{E::SameMethodWorks, "same-method-works",
                [](const Input &input) {
                    const int same = input.others.working - input.others.workingOtherwise;
                    return seenWhen(same > 0, {QString::number(same)});
                }},
    EvidenceRow{E::OtherMethodFails, "other-method-fails",
                [](const Input &input) {
                    const Neighbours &others = input.others;
                    return seenWhen(others.failingOtherwise > 0 && others.workingOtherwise == 0,
                                    {QString::number(others.failingOtherwise)});
                }},
    EvidenceRow{E::OtherMethodWorks, "other-method-works",
                [](const Input &input) {
                    const Neighbours &others = input.others;
                    const bool sameWorks = others.working > others.workingOtherwise;
                    return seenWhen(others.workingOtherwise > 0 && !sameWorks,
                                    {QString::number(others.workingOtherwise)});
                }},
    EvidenceRow{E::RefusedLately, "refused-lately",
                [](const Input &input) {
                    return seenWhen(input.refusedLately >= 4,
                                    {QString::number(input.refusedLately)});
                }},
    EvidenceRow{E::BudgetUsed, "budget-used",
                [](const Input &input) {
                    const QDateTime &until = factsOf(input, RungId::SignIn).waitUntil;
                    return seenWhen(until.isValid(), {isoTime(until)});
                }},
    EvidenceRow{E::IsSandbox, "is-sandbox",
                [](const Input &input) { return seenWhen(input.credentials.sandbox); }},
};

const QList<EvidenceRow> &allRows()
{
    static const QList<EvidenceRow> rows = [] {
        QList<EvidenceRow> all(answerRows.begin(), answerRows.end());
        all.append({historyRows.begin(), historyRows.end()});
        all.append(valueAndWayEvidence());
        return all;
    }();
    return rows;
}

const EvidenceRow &rowOf(EvidenceId id)
{
    const QList<EvidenceRow> &rows = allRows();
    const auto found = std::find_if(rows.cbegin(), rows.cend(),
                                    [id](const EvidenceRow &row) { return row.id == id; });
    Q_ASSERT(found != rows.cend());
    return *found;
}

} // namespace

QString evidenceKey(EvidenceId id)
{
    return QString::fromLatin1(rowOf(id).key);
}

QList<EvidenceId> allEvidence()
{
    QList<EvidenceId> ids;
    for (const EvidenceRow &row : allRows())
        ids.append(row.id);
    return ids;
}

std::optional<QStringList> observe(EvidenceId id, const DiagnosisInput &input)
{
    return rowOf(id).look(input);
}

} // namespace suitescope
