// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What can be seen of the values and of the way to NetSuite: a row each.
#include "lib/setup/diagnosisrules.h"
#include "lib/setup/evidence_p.h"
#include "lib/storage/secretstore.h"

#include <array>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

using Input = DiagnosisInput;
using E = EvidenceId;

constexpr std::chrono::seconds suspiciousClock{60};

QString detailOf(const Input &input)
{
    const RungResult *failed = input.failed();
    return failed && failed->error ? failed->error->detail : QString();
}

bool isPage(const Input &input)
{
    const ApiError *api = apiErrorOf(input);
    return api && (api->html || !api->redirectHost.isEmpty());
}

bool isNetSuiteHost(const QString &host)
{
    return host == "netsuite.com"_L1 || host.endsWith(".netsuite.com"_L1);
}

Seen scopeGranted(const Input &input, bool wanted)
{
    const QStringList &granted = factsOf(input, RungId::SignIn).scopes;
    if (granted.isEmpty())
        return std::nullopt;
    const QString scope
        = failedAt(input, RungId::RestletScope) ? u"restlets"_s : QLatin1String(restScope);
    return seenWhen(granted.contains(scope) == wanted, {scope});
}

Seen scopeNotAsked(const Input &input)
{
    const QLatin1String scope(restScope);
    return seenWhen(input.method == AuthMethod::ClientCredentials
                        && !input.credentials.scopes.isEmpty()
                        && !input.credentials.scopes.contains(scope),
                    {scope});
}

Seen clock(const Input &input, bool differs)
{
    const auto offset = factsOf(input, RungId::ClockOffset).clockOffset;
    if (!offset)
        return std::nullopt;
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(*offset);
    return seenWhen((std::chrono::abs(seconds) > suspiciousClock) == differs,
                    {QString::number(std::chrono::round<std::chrono::seconds>(*offset).count())});
}

Seen shape(const Input &input, bool right)
{
    const RungFacts &local = factsOf(input, RungId::LocalChecks);
    const bool wrong = failedAt(input, RungId::LocalChecks) && !local.localFaults.isEmpty();
    const QString field = local.field ? secretEntry(QString(), *local.field).mid(1) : QString();
    return right ? seenWhen(hasPassed(input, RungId::LocalChecks) && local.localFaults.isEmpty())
                 : seenWhen(wrong, {field});
}

Seen certificateEnd(const Input &input, bool over)
{
    const QDateTime &ends = input.credentials.certificateEnds;
    return seenWhen(ends.isValid() && (ends <= input.now) == over, {isoTime(ends)});
}

Seen issuerNotPublic(const Input &input)
{
    const RungFacts &name = factsOf(input, RungId::NameAndTls);
    const RungResult *failed = input.failed();
    const TlsFacts &tls
        = failed && !failed->facts.tls.issuers.isEmpty() ? failed->facts.tls : name.tls;
    return seenWhen(tls.publicAuthority.has_value() && !*tls.publicAuthority,
                    {tls.issuers.isEmpty() ? QString() : tls.issuers.constLast()});
}

Seen pageOutsideNetSuite(const Input &input)
{
    const ApiError *api = apiErrorOf(input);
    if (!api)
        return std::nullopt;
    if (!api->redirectHost.isEmpty())
        return seenWhen(!isNetSuiteHost(api->redirectHost), {api->redirectHost});
    return seenWhen(api->html && !api->title.contains("NetSuite"_L1, Qt::CaseInsensitive)
                        && input.failed()->id <= RungId::ClockOffset,
                    {api->title});
}

Seen netSuiteStumbled(const Input &input)
{
    const ApiError *api = apiErrorOf(input);
    return seenWhen(api && api->status >= 500 && !api->html,
                    api ? QStringList{QString::number(api->status), api->code} : QStringList());
}

Seen answerCutOff(const Input &input)
{
    return seenWhen(failedWith(input, ErrorKind::TooLarge)
                    || (failedWith(input, ErrorKind::BadReply) && !isPage(input)));
}

Seen keychainSaid(const Input &input)
{
    const RungResult *local = input.rung(RungId::LocalChecks);
    return seenWhen(local && local->error && local->state == RungState::Failed, {detailOf(input)});
}

Seen hostDiffers(const Input &input)
{
    const RungFacts &name = factsOf(input, RungId::NameAndTls);
    return seenWhen(!name.hostNamed.isEmpty(), {name.host, name.hostNamed});
}

constexpr std::array valueRows{
    EvidenceRow{E::ShapesAreRight, "shapes-are-right",
                [](const Input &input) { return shape(input, true); }},
    EvidenceRow{E::ShapeIsWrong, "shape-is-wrong",
                [](const Input &input) { return shape(input, false); }},
    EvidenceRow{
        E::ValueUnusual, "value-unusual",
        [](const Input &input) { return seenWhen(input.credentials.unusualCertificateId); }},
    EvidenceRow{E::CertificateSharedHere, "certificate-shared-here",
                [](const Input &input) {
                    const int sharing = input.others.sharingCertificate;
                    return seenWhen(sharing > 0, {QString::number(sharing)});
                }},
    EvidenceRow{E::KeyFitsCertificate, "key-fits-certificate",
                [](const Input &input) { return seenWhen(input.credentials.keyFits == true); }},
    EvidenceRow{E::KeyDiffersFromCertificate, "key-differs-from-certificate",
                [](const Input &input) { return seenWhen(input.credentials.keyFits == false); }},
    EvidenceRow{E::CertificateNotKept, "certificate-not-kept",
                [](const Input &input) {
                    return seenWhen(input.method == AuthMethod::ClientCredentials
                                    && !input.credentials.certificateKept);
                }},
    EvidenceRow{E::CertificateStillRuns, "certificate-still-runs",
                [](const Input &input) { return certificateEnd(input, false); }},
    EvidenceRow{E::CertificateIsOver, "certificate-is-over",
                [](const Input &input) { return certificateEnd(input, true); }},
    EvidenceRow{E::CertificateLongerThanTwoYears, "certificate-longer-than-two-years",
                [](const Input &input) {
                    const CredentialFacts &facts = input.credentials;
                    return seenWhen(facts.certificateBegins.isValid()
                                    && facts.certificateBegins.addYears(2)
                                        < facts.certificateEnds.addDays(-1));
                }},
    EvidenceRow{E::ScopeInToken, "scope-in-token",
                [](const Input &input) { return scopeGranted(input, true); }},
    EvidenceRow{E::ScopeNotInToken, "scope-not-in-token",
                [](const Input &input) { return scopeGranted(input, false); }},
    EvidenceRow{E::ScopeNotAsked, "scope-not-asked", scopeNotAsked},
    EvidenceRow{E::AccountSpeltOtherwise, "account-spelt-otherwise",
                [](const Input &input) {
                    const CredentialFacts &facts = input.credentials;
                    return seenWhen(!facts.accountWritten.isEmpty()
                                        && facts.accountWritten != facts.accountSent,
                                    {facts.accountWritten, facts.accountSent});
                }},
    EvidenceRow{E::AddressEntered, "address-entered",
                [](const Input &input) {
                    return seenWhen(!input.credentials.addressEntered.isEmpty(),
                                    {input.credentials.addressEntered});
                }},
};

constexpr std::array wayRows{
    EvidenceRow{E::AccountIsKnown, "account-is-known",
                [](const Input &input) { return seenWhen(hasPassed(input, RungId::NameAndTls)); }},
    EvidenceRow{E::AccountIsUnknown, "account-is-unknown",
                [](const Input &input) {
                    return seenWhen(failedAt(input, RungId::NameAndTls)
                                    && (failedWith(input, ErrorKind::Rejected)
                                        || failedWith(input, ErrorKind::NotFound)));
                }},
    EvidenceRow{E::DirectoryNamesOtherHost, "directory-names-other-host", hostDiffers},
    EvidenceRow{E::NameHasNoAddress, "name-has-no-address",
                [](const Input &input) {
                    return seenWhen(failedWith(input, ErrorKind::NameNotFound),
                                    {factsOf(input, RungId::NameAndTls).host});
                }},
    EvidenceRow{E::NothingAnswers, "nothing-answers",
                [](const Input &input) {
                    return seenWhen(failedWith(input, ErrorKind::Offline)
                                        || failedWith(input, ErrorKind::Timeout),
                                    {factsOf(input, RungId::NameAndTls).host});
                }},
    EvidenceRow{E::HandshakeFailed, "handshake-failed",
                [](const Input &input) {
                    return seenWhen(failedWith(input, ErrorKind::Tls)
                                        || failedWith(input, ErrorKind::TlsIssuer),
                                    {detailOf(input)});
                }},
    EvidenceRow{E::IssuerNotPublic, "issuer-not-public", issuerNotPublic},
    EvidenceRow{E::PageCame, "page-came",
                [](const Input &input) {
                    const ApiError *api = apiErrorOf(input);
                    return seenWhen(
                        isPage(input),
                        api ? QStringList{api->contentType, QString::number(api->status)}
                            : QStringList());
                }},
    EvidenceRow{E::PageOutsideNetSuite, "page-outside-netsuite", pageOutsideNetSuite},
    EvidenceRow{E::AnswerCutOff, "answer-cut-off", answerCutOff},
    EvidenceRow{E::NetSuiteStumbled, "netsuite-stumbled", netSuiteStumbled},
    EvidenceRow{E::ClockAgrees, "clock-agrees",
                [](const Input &input) { return clock(input, false); }},
    EvidenceRow{E::ClockDiffers, "clock-differs",
                [](const Input &input) { return clock(input, true); }},
    EvidenceRow{E::KeychainSaid, "keychain-said", keychainSaid},
};

} // namespace

QList<EvidenceRow> valueAndWayEvidence()
{
    QList<EvidenceRow> rows(valueRows.begin(), valueRows.end());
    rows.append({wayRows.begin(), wayRows.end()});
    return rows;
}

} // namespace suitescope
