// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What can be seen in a run's results: a row each.
#include "lib/setup/evidence.h"

#include "lib/setup/diagnosis.h"
#include "lib/setup/diagnosisrules.h"
#include "lib/storage/secretstore.h"

#include <QRegularExpression>

#include <array>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

using Seen = std::optional<QStringList>;
using Input = DiagnosisInput;

constexpr std::chrono::seconds suspiciousClock{60};
constexpr std::chrono::seconds freshToken{120};

Seen when(bool seen, const QStringList &arguments = {})
{
    return seen ? Seen(arguments) : std::nullopt;
}

QString iso(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODate);
}

const ApiError *apiOf(const Input &input)
{
    const RungResult *failed = input.failed();
    return failed && failed->error ? failed->error->api.get() : nullptr;
}

bool failedWith(const Input &input, ErrorKind kind)
{
    const RungResult *failed = input.failed();
    return failed && failed->error && failed->error->kind == kind;
}

QString detailOf(const Input &input)
{
    const RungResult *failed = input.failed();
    return failed && failed->error ? failed->error->detail : QString();
}

bool passed(const Input &input, RungId id)
{
    const RungResult *rung = input.rung(id);
    return rung && (rung->state == RungState::Passed || rung->state == RungState::Warned);
}

bool failedAt(const Input &input, RungId id)
{
    const RungResult *rung = input.rung(id);
    return rung && rung->state == RungState::Failed;
}

const RungFacts &factsOf(const Input &input, RungId id)
{
    static const RungFacts none;
    const RungResult *rung = input.rung(id);
    return rung ? rung->facts : none;
}

bool isPage(const Input &input)
{
    const ApiError *api = apiOf(input);
    return api && (api->html || !api->redirectHost.isEmpty());
}

bool isNetSuiteHost(const QString &host)
{
    return host == "netsuite.com"_L1 || host.endsWith(".netsuite.com"_L1);
}

Seen refusedWith(const Input &input)
{
    const ApiError *api = apiOf(input);
    return when(
        api && api->status >= 400 && !api->html,
        api ? QStringList{QString::number(api->status), api->code, rungKey(input.failed()->id)}
            : QStringList());
}

Seen named(const QString &text, bool auditTrail)
{
    const QString plain = plainLetters(text);
    for (const Hint &hint : hintTable()) {
        if ((auditTrail || !hint.auditTrailOnly) && plain.contains(QLatin1String(hint.word)))
            return QStringList{QString::fromLatin1(hint.word)};
    }
    return std::nullopt;
}

Seen netSuiteNamedIt(const Input &input)
{
    const ApiError *api = apiOf(input);
    return api ? named(api->code + u' ' + api->description + u' ' + api->wwwAuthenticate, false)
               : std::nullopt;
}

Seen oneAnswerForAll(const Input &input)
{
    return when(input.method == AuthMethod::TokenBased && failedAt(input, RungId::SignIn)
                && failedWith(input, ErrorKind::Unauthorized) && !netSuiteNamedIt(input));
}

Seen recordNotFound(const Input &input)
{
    static const QRegularExpression words(u"[Rr]ecord '([^']+)' was not found"_s);
    const ApiError *api = apiOf(input);
    if (!api)
        return std::nullopt;
    const QString name = words.match(api->description).captured(1);
    return when(!name.isEmpty(), {name});
}

Seen scopeGranted(const Input &input, bool wanted)
{
    const QStringList &granted = factsOf(input, RungId::SignIn).scopes;
    if (granted.isEmpty())
        return std::nullopt;
    const QString scope
        = failedAt(input, RungId::RestletScope) ? u"restlets"_s : QLatin1String(restScope);
    return when(granted.contains(scope) == wanted, {scope});
}

Seen scopeNotAsked(const Input &input)
{
    const QLatin1String scope(restScope);
    return when(input.method == AuthMethod::ClientCredentials && !input.credentials.scopes.isEmpty()
                    && !input.credentials.scopes.contains(scope),
                {scope});
}

Seen clock(const Input &input, bool differs)
{
    const auto offset = factsOf(input, RungId::ClockOffset).clockOffset;
    if (!offset)
        return std::nullopt;
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(*offset);
    return when((std::chrono::abs(seconds) > suspiciousClock) == differs,
                {QString::number(seconds.count())});
}

Seen shape(const Input &input, bool right)
{
    const RungFacts &local = factsOf(input, RungId::LocalChecks);
    const bool wrong = failedAt(input, RungId::LocalChecks) && !local.localFaults.isEmpty();
    const QString field = local.field ? secretEntry(QString(), *local.field).mid(1) : QString();
    return right ? when(passed(input, RungId::LocalChecks) && local.localFaults.isEmpty())
                 : when(wrong, {field});
}

Seen restletSignIn(const Input &input, bool works)
{
    const auto known = factsOf(input, RungId::SignIn).restletSignInWorks;
    return when(known && *known == works);
}

Seen certificateEnd(const Input &input, bool over)
{
    const QDateTime &ends = input.credentials.certificateEnds;
    return when(ends.isValid() && (ends <= input.now) == over, {iso(ends)});
}

Seen issuerNotPublic(const Input &input)
{
    const RungFacts &name = factsOf(input, RungId::NameAndTls);
    const RungResult *failed = input.failed();
    const TlsFacts &tls
        = failed && !failed->facts.tls.issuers.isEmpty() ? failed->facts.tls : name.tls;
    return when(tls.publicAuthority.has_value() && !*tls.publicAuthority,
                {tls.issuers.isEmpty() ? QString() : tls.issuers.constLast()});
}

Seen pageOutsideNetSuite(const Input &input)
{
    const ApiError *api = apiOf(input);
    if (!api)
        return std::nullopt;
    if (!api->redirectHost.isEmpty())
        return when(!isNetSuiteHost(api->redirectHost), {api->redirectHost});
    return when(api->html && !api->title.contains("NetSuite"_L1, Qt::CaseInsensitive)
                    && input.failed()->id <= RungId::ClockOffset,
                {api->title});
}

Seen netSuiteStumbled(const Input &input)
{
    const ApiError *api = apiOf(input);
    return when(api && api->status >= 500 && !api->html,
                api ? QStringList{QString::number(api->status), api->code} : QStringList());
}

Seen answerCutOff(const Input &input)
{
    return when(failedWith(input, ErrorKind::TooLarge)
                || (failedWith(input, ErrorKind::BadReply) && !isPage(input)));
}

Seen keychainSaid(const Input &input)
{
    const RungResult *local = input.rung(RungId::LocalChecks);
    return when(local && local->error && local->state == RungState::Failed, {detailOf(input)});
}

Seen hostDiffers(const Input &input)
{
    const RungFacts &name = factsOf(input, RungId::NameAndTls);
    return when(!name.hostNamed.isEmpty(), {name.host, name.hostNamed});
}

Seen readAsMissing(const QStringList &names)
{
    return when(!names.isEmpty(), {names.join(u", "_s)});
}

struct Row
{
    EvidenceId id;
    const char *key;
    Seen (*look)(const Input &);
};

using E = EvidenceId;

constexpr std::array answerRows{
    Row{E::RefusedWith, "refused-with", refusedWith},
    Row{E::NetSuiteNamedIt, "netsuite-named-it", netSuiteNamedIt},
    Row{E::AuditTrailNamedIt, "audit-trail-named-it",
        [](const Input &input) { return named(input.auditDetail, true); }},
    Row{E::OneAnswerForAll, "one-answer-for-all", oneAnswerForAll},
    Row{E::SignInWorked, "sign-in-worked",
        [](const Input &input) { return when(passed(input, RungId::SignIn)); }},
    Row{E::RestWorked, "rest-worked",
        [](const Input &input) { return when(passed(input, RungId::Rest)); }},
    Row{E::RestletSignInWorked, "restlet-sign-in-worked",
        [](const Input &input) { return restletSignIn(input, true); }},
    Row{E::RestletSignInRefused, "restlet-sign-in-refused",
        [](const Input &input) { return restletSignIn(input, false); }},
    Row{E::ListRefused, "list-refused",
        [](const Input &input) {
            return when(failedAt(input, RungId::RecordList),
                        {factsOf(input, RungId::RecordList).recordType});
        }},
    Row{E::RecordByIdWorked, "record-by-id-worked",
        [](const Input &input) {
            const RungFacts &list = factsOf(input, RungId::RecordList);
            return when(list.recordByIdWorks.value_or(false) || passed(input, RungId::RecordById),
                        {list.recordType});
        }},
    Row{E::SuiteQlRefused, "suiteql-refused",
        [](const Input &input) { return when(failedAt(input, RungId::SuiteQl)); }},
    Row{E::NoRecordTypes, "no-record-types",
        [](const Input &input) { return when(factsOf(input, RungId::RecordMetadata).noData); }},
    Row{E::RecordTypesVisible, "record-types-visible",
        [](const Input &input) {
            const int count = factsOf(input, RungId::RecordMetadata).recordTypes.value_or(0);
            return when(count > 0 && !factsOf(input, RungId::RecordMetadata).noData,
                        {QString::number(count)});
        }},
    Row{E::RecordNotFoundNamed, "record-not-found-named", recordNotFound},
    Row{E::FeatureReadAsOff, "feature-read-as-off",
        [](const Input &input) {
            return readAsMissing(factsOf(input, RungId::FeaturesAndPermissions).missingFeatures);
        }},
    Row{E::PermissionReadAsMissing, "permission-read-as-missing",
        [](const Input &input) {
            return readAsMissing(factsOf(input, RungId::FeaturesAndPermissions).missingPermissions);
        }},
    Row{E::MappingListed, "mapping-listed",
        [](const Input &input) {
            return when(factsOf(input, RungId::CertificateEnd).mappingListed.value_or(false));
        }},
    Row{E::TooManyRequests, "too-many-requests",
        [](const Input &input) { return when(failedWith(input, ErrorKind::RateLimited)); }},
    Row{E::TokenWasFresh, "token-was-fresh",
        [](const Input &input) {
            return when(input.method == AuthMethod::ClientCredentials
                        && failedWith(input, ErrorKind::Unauthorized)
                        && passed(input, RungId::SignIn)
                        && input.failed()->facts.tokenAge < freshToken);
        }},
};

constexpr std::array historyRows{
    Row{E::WorkedBefore, "worked-before",
        [](const Input &input) {
            const QDateTime &last = input.credentials.lastSuccess;
            return when(last.isValid(), {iso(last)});
        }},
    Row{E::NeverWorked, "never-worked",
        [](const Input &input) { return when(!input.credentials.lastSuccess.isValid()); }},
    Row{E::OthersFailToo, "others-fail-too",
        [](const Input &input) {
            const Neighbours &others = input.others;
            return when(others.failing > 0 && others.working == 0,
                        {QString::number(others.failing)});
        }},
    Row{E::OthersWork, "others-work",
        [](const Input &input) {
            return when(input.others.working > 0, {QString::number(input.others.working)});
        }},
    Row{E::RefusedLately, "refused-lately",
        [](const Input &input) {
            return when(input.refusedLately >= 4, {QString::number(input.refusedLately)});
        }},
    Row{E::BudgetUsed, "budget-used",
        [](const Input &input) {
            const QDateTime &until = factsOf(input, RungId::SignIn).waitUntil;
            return when(until.isValid(), {iso(until)});
        }},
    Row{E::IsSandbox, "is-sandbox",
        [](const Input &input) { return when(input.credentials.sandbox); }},
};

constexpr std::array valueRows{
    Row{E::ShapesAreRight, "shapes-are-right",
        [](const Input &input) { return shape(input, true); }},
    Row{E::ShapeIsWrong, "shape-is-wrong", [](const Input &input) { return shape(input, false); }},
    Row{E::ValueUnusual, "value-unusual",
        [](const Input &input) { return when(input.credentials.unusualCertificateId); }},
    Row{E::KeyFitsCertificate, "key-fits-certificate",
        [](const Input &input) { return when(input.credentials.keyFits == true); }},
    Row{E::KeyDiffersFromCertificate, "key-differs-from-certificate",
        [](const Input &input) { return when(input.credentials.keyFits == false); }},
    Row{E::CertificateNotKept, "certificate-not-kept",
        [](const Input &input) {
            return when(input.method == AuthMethod::ClientCredentials
                        && !input.credentials.certificateKept);
        }},
    Row{E::CertificateStillRuns, "certificate-still-runs",
        [](const Input &input) { return certificateEnd(input, false); }},
    Row{E::CertificateIsOver, "certificate-is-over",
        [](const Input &input) { return certificateEnd(input, true); }},
    Row{E::CertificateLongerThanTwoYears, "certificate-longer-than-two-years",
        [](const Input &input) {
            const CredentialFacts &facts = input.credentials;
            return when(facts.certificateBegins.isValid()
                        && facts.certificateBegins.addYears(2) < facts.certificateEnds.addDays(-1));
        }},
    Row{E::ScopeInToken, "scope-in-token",
        [](const Input &input) { return scopeGranted(input, true); }},
    Row{E::ScopeNotInToken, "scope-not-in-token",
        [](const Input &input) { return scopeGranted(input, false); }},
    Row{E::ScopeNotAsked, "scope-not-asked", scopeNotAsked},
    Row{E::AccountSpeltOtherwise, "account-spelt-otherwise",
        [](const Input &input) {
            const CredentialFacts &facts = input.credentials;
            return when(!facts.accountWritten.isEmpty()
                            && facts.accountWritten != facts.accountSent,
                        {facts.accountWritten, facts.accountSent});
        }},
    Row{E::AddressEntered, "address-entered",
        [](const Input &input) {
            return when(!input.credentials.addressEntered.isEmpty(),
                        {input.credentials.addressEntered});
        }},
};

constexpr std::array wayRows{
    Row{E::AccountIsKnown, "account-is-known",
        [](const Input &input) { return when(passed(input, RungId::NameAndTls)); }},
    Row{E::AccountIsUnknown, "account-is-unknown",
        [](const Input &input) {
            return when(failedAt(input, RungId::NameAndTls)
                        && (failedWith(input, ErrorKind::Rejected)
                            || failedWith(input, ErrorKind::NotFound)));
        }},
    Row{E::DirectoryNamesOtherHost, "directory-names-other-host", hostDiffers},
    Row{E::NameHasNoAddress, "name-has-no-address",
        [](const Input &input) {
            return when(failedWith(input, ErrorKind::NameNotFound),
                        {factsOf(input, RungId::NameAndTls).host});
        }},
    Row{E::NothingAnswers, "nothing-answers",
        [](const Input &input) {
            return when(failedWith(input, ErrorKind::Offline)
                            || failedWith(input, ErrorKind::Timeout),
                        {factsOf(input, RungId::NameAndTls).host});
        }},
    Row{E::HandshakeFailed, "handshake-failed",
        [](const Input &input) {
            return when(failedWith(input, ErrorKind::Tls)
                            || failedWith(input, ErrorKind::TlsIssuer),
                        {detailOf(input)});
        }},
    Row{E::IssuerNotPublic, "issuer-not-public", issuerNotPublic},
    Row{E::PageCame, "page-came",
        [](const Input &input) {
            const ApiError *api = apiOf(input);
            return when(isPage(input),
                        api ? QStringList{api->contentType, QString::number(api->status)}
                            : QStringList());
        }},
    Row{E::PageOutsideNetSuite, "page-outside-netsuite", pageOutsideNetSuite},
    Row{E::AnswerCutOff, "answer-cut-off", answerCutOff},
    Row{E::NetSuiteStumbled, "netsuite-stumbled", netSuiteStumbled},
    Row{E::ClockAgrees, "clock-agrees", [](const Input &input) { return clock(input, false); }},
    Row{E::ClockDiffers, "clock-differs", [](const Input &input) { return clock(input, true); }},
    Row{E::KeychainSaid, "keychain-said", keychainSaid},
};

const QList<Row> &allRows()
{
    static const QList<Row> rows = [] {
        QList<Row> all(answerRows.begin(), answerRows.end());
        all.append({historyRows.begin(), historyRows.end()});
        all.append({valueRows.begin(), valueRows.end()});
        all.append({wayRows.begin(), wayRows.end()});
        return all;
    }();
    return rows;
}

const Row &rowOf(EvidenceId id)
{
    const QList<Row> &rows = allRows();
    const auto found
        = std::find_if(rows.cbegin(), rows.cend(), [id](const Row &row) { return row.id == id; });
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
    for (const Row &row : allRows())
        ids.append(row.id);
    return ids;
}

std::optional<QStringList> observe(EvidenceId id, const DiagnosisInput &input)
{
    return rowOf(id).look(input);
}

} // namespace suitescope
