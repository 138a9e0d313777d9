// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every clue of the table can be seen where its cause comes up: goes through all that a check can
// end with, each time only with what the rungs before it can have learnt.
#include "lib/setup/diagnosisrules.h"
#include "tests/support/testmain.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace suitescope;

namespace {

constexpr auto m2m = AuthMethod::ClientCredentials;
constexpr auto tba = AuthMethod::TokenBased;
const QDateTime now(QDate(2026, 11, 23), QTime(9, 0), Qt::UTC);

using Visit = std::function<void(const DiagnosisInput &)>;

/*! What may be true of a connection, in opposites. */
struct World
{
    bool worked = false;
    bool sandbox = false;
    Neighbours others = {};
    bool certificateKept = false;
    bool longCertificate = false;
    bool clockDiffers = false;
    bool speltOtherwise = false;
    bool addressEntered = false;
    bool intercepted = false;
    bool unusual = false;
    bool restletsWork = false;
    bool elsewhere = false;
    QStringList asked = {u"rest_webservices"_s, u"restlets"_s};
    QStringList granted = {};
};

QList<World> worlds()
{
    const QStringList rest{u"rest_webservices"_s};
    const QStringList restlets{u"restlets"_s};
    World strange{true, true, {0, 4, 0, 2, 3}, false, false, true, true, true, true, true};
    strange.asked = restlets;
    strange.granted = restlets;
    strange.elsewhere = true;
    World usual{false, false, {2, 0, 1, 0, 0}, true};
    usual.restletsWork = true;
    usual.granted = usual.asked;
    World older{true, false, {1, 1, 1, 1, 0}, true, true};
    older.granted = rest;
    World fresh{false, true, {2, 0, 0, 0, 0}};
    fresh.restletsWork = true;
    fresh.granted = restlets;
    World foreign; // its values are another account's
    foreign.granted = rest;
    return {strange, usual, older, fresh, foreign};
}

Error answer(ErrorKind kind, int status, const QString &code = {}, const QString &text = {})
{
    auto api = std::make_shared<ApiError>();
    api->status = status;
    api->code = code;
    api->description = text;
    return {kind, {}, api};
}

Error page(int status, const QString &title, const QString &redirect = {})
{
    auto api = std::make_shared<ApiError>();
    api->status = status;
    api->title = title;
    api->html = true;
    api->redirectHost = redirect;
    return {status >= 500 ? ErrorKind::ServerFault : ErrorKind::BadReply, {}, api};
}

/*! What stands between this computer and NetSuite may fail at any rung that asks. */
QList<Error> errorsOnTheWay()
{
    QList<Error> errors{answer(ErrorKind::RateLimited, 429),
                        answer(ErrorKind::ServerFault, 500, u"UNEXPECTED_ERROR"_s),
                        answer(ErrorKind::ServerFault, 502),
                        answer(ErrorKind::ServerFault, 503),
                        page(200, u"NetSuite - Customer Login"_s),
                        page(302, {}, u"hotel.example"_s),
                        page(302, {}, u"system.netsuite.com"_s),
                        page(503, u"NetSuite is down for maintenance"_s),
                        page(502, u"Office gateway"_s)};
    for (const ErrorKind kind :
         {ErrorKind::Offline, ErrorKind::NameNotFound, ErrorKind::Timeout, ErrorKind::Tls,
          ErrorKind::TlsIssuer, ErrorKind::BadReply, ErrorKind::TooLarge})
        errors.append({kind, u"said"_s, nullptr});
    return errors;
}

QList<Error> refusalsAt(RungId rung, AuthMethod method)
{
    using Kind = ErrorKind;
    const Error login = answer(Kind::Unauthorized, 401, u"INVALID_LOGIN"_s);
    const Error forbidden = answer(Kind::Forbidden, 403, u"INSUFFICIENT_PERMISSION"_s);
    const Error missing = answer(Kind::NotFound, 404);
    const Error user = answer(Kind::Rejected, 400, u"USER_ERROR"_s);
    const Error unknown = answer(Kind::Rejected, 400, u"INVALID_PARAMETER"_s,
                                 u"Record 'customer' was not found."_s);
    switch (rung) {
    case RungId::LocalChecks:
        return {{Kind::KeychainLocked, u"said"_s, nullptr},
                {Kind::KeychainAbsent, u"said"_s, nullptr},
                {Kind::KeychainDenied, u"said"_s, nullptr},
                {Kind::SecretMissing, u"client-id"_s, nullptr}};
    case RungId::NameAndTls:
        return {answer(Kind::Rejected, 400), missing};
    case RungId::SignIn: {
        QList<Error> errors;
        for (const char *code :
             {"invalid_client", "invalid_grant", "invalid_request", "invalid_scope",
              "unauthorized_client", "unsupported_grant_type", ""})
            errors.append(answer(Kind::Unauthorized, 401, QString::fromLatin1(code)));
        if (method == tba)
            return {login, answer(Kind::Rejected, 400), answer(Kind::Rejected, 422)};
        return errors
            + QList<Error>{
                missing, answer(Kind::Unauthorized, 403), {Kind::CryptoFault, u"said"_s, nullptr}};
    }
    case RungId::Rest:
        return method == tba ? QList<Error>{forbidden, missing}
                             : QList<Error>{login, forbidden, missing};
    case RungId::RecordMetadata:
        return {login, forbidden, missing};
    case RungId::RecordList:
    case RungId::SuiteQl:
        return {login, user, forbidden, missing, unknown};
    case RungId::RecordById:
        return {login};
    case RungId::ClockOffset:
    case RungId::FeaturesAndPermissions:
    case RungId::RestletScope:
    case RungId::CertificateEnd:
        return {};
    }
    return {};
}

/*! What the rungs up to \a failed have learnt, and the keychain's side of the connection. */
DiagnosisInput learnt(const World &world, AuthMethod method, RungId failed)
{
    DiagnosisInput input;
    input.method = method;
    input.now = now;
    for (const RungId id : ladder()) {
        RungResult rung;
        rung.id = id;
        rung.state = id < failed ? RungState::Passed
            : id == failed       ? RungState::Failed
                                 : RungState::Waiting;
        input.rungs.append(rung);
    }
    const auto facts = [&input](RungId id) -> RungFacts & { return input.rungs[int(id)].facts; };
    if (failed >= RungId::NameAndTls) {
        facts(RungId::NameAndTls).host = u"7304182.example"_s;
        if (world.intercepted)
            facts(RungId::NameAndTls).tls = {u"TLS 1.3"_s, {u"Office CA"_s}, {}, false};
    }
    if (failed > RungId::NameAndTls) {
        facts(RungId::ClockOffset).clockOffset = world.clockDiffers ? 200s : 1s;
        if (world.addressEntered)
            facts(RungId::NameAndTls).hostNamed = u"other.example"_s;
    }
    if (failed > RungId::SignIn && method == m2m)
        facts(RungId::SignIn).scopes = world.granted;
    const RungId askedAgain = method == tba ? RungId::SignIn : RungId::Rest;
    if (failed == askedAgain && !world.worked)
        facts(RungId::SignIn).restletSignInWorks = world.restletsWork;
    if (failed > RungId::RecordMetadata)
        facts(RungId::RecordMetadata).recordTypes = 184;
    if (failed >= RungId::RecordList) {
        facts(RungId::RecordList).recordType = u"customer"_s;
        if (failed == RungId::RecordList)
            facts(RungId::RecordList).recordByIdWorks = world.worked;
    }

    CredentialFacts &known = input.credentials;
    known.accountSent = u"7304182_SB1"_s;
    known.accountWritten = world.speltOtherwise ? u"7304182-sb1"_s : known.accountSent;
    known.sandbox = world.sandbox;
    known.addressEntered = world.addressEntered ? u"proxy.example"_s : QString();
    known.unusualCertificateId = world.unusual;
    known.scopes = world.asked;
    known.lastSuccess = world.worked ? now.addDays(-3) : QDateTime();
    known.networkThen = u"office"_s;
    known.networkNow = world.elsewhere ? u"train"_s : known.networkThen;
    if (method == m2m && world.certificateKept) {
        known.certificateKept = true;
        known.keyFits = true;
        known.certificateBegins = world.longCertificate ? now.addDays(-740) : now.addDays(-40);
        known.certificateEnds = now.addDays(690);
    }
    input.others = world.others;
    input.refusedLately = world.worked ? 4 : 1;
    return input;
}

void visitLocalFaults(const World &world, AuthMethod method, const Visit &visit)
{
    for (int fault = 0; fault <= int(LocalFault::NoScopes); ++fault) {
        DiagnosisInput input = learnt(world, method, RungId::LocalChecks);
        input.rungs.first().facts.localFaults = {LocalFault(fault)};
        input.rungs.first().facts.field = SecretField::ClientId;
        const bool keptHere = LocalFault(fault) == LocalFault::KeyDoesNotFitCertificate
            || LocalFault(fault) == LocalFault::CertificateExpired;
        if (keptHere && method == m2m) {
            input.credentials.certificateKept = true;
            input.credentials.keyFits = LocalFault(fault) == LocalFault::CertificateExpired;
            input.credentials.certificateEnds = now.addDays(-1);
        }
        visit(input);
    }
}

/*! Rungs that fail without an error of the network. */
void visitMeasurements(const World &world, AuthMethod method, const Visit &visit)
{
    DiagnosisInput clock = learnt(world, method, RungId::ClockOffset);
    clock.rungs[int(RungId::ClockOffset)].facts.clockOffset = 15min;
    visit(clock);
    DiagnosisInput paused = learnt(world, method, RungId::SignIn);
    paused.rungs[int(RungId::SignIn)].facts.waitUntil = now.addSecs(600);
    visit(paused);
    DiagnosisInput empty = learnt(world, method, RungId::RecordMetadata);
    empty.rungs[int(RungId::RecordMetadata)].facts.noData = true;
    visit(empty);
    DiagnosisInput scope = learnt(world, method, RungId::RestletScope);
    scope.rungs[int(RungId::RestletScope)].facts.missingScopes = {u"restlets"_s};
    visit(scope);
    DiagnosisInput ended = learnt(world, method, RungId::CertificateEnd);
    visit(ended);
    ended.credentials.certificateEnds = now.addDays(-1);
    visit(ended);
}

void visitAll(const Visit &visit)
{
    for (const AuthMethod method : {m2m, tba}) {
        for (const World &world : worlds()) {
            visitLocalFaults(world, method, visit);
            visitMeasurements(world, method, visit);
            for (const RungId rung : ladder()) {
                QList<Error> errors = refusalsAt(rung, method);
                if (rung > RungId::LocalChecks && rung != RungId::ClockOffset
                    && rung < RungId::RestletScope)
                    errors += errorsOnTheWay();
                for (const Error &error : std::as_const(errors)) {
                    DiagnosisInput input = learnt(world, method, rung);
                    input.rungs[int(rung)].error = error;
                    visit(input);
                    if (error.kind != ErrorKind::Unauthorized)
                        continue;
                    for (const AuditDetail detail : allAuditDetails()) {
                        input.auditDetail = auditWord(detail);
                        visit(input);
                    }
                }
            }
        }
    }
}

/*! What may stand beside a connection that works. */
void visitProven(const Visit &visit)
{
    for (const World &world : worlds()) {
        DiagnosisInput input = learnt(world, m2m, RungId::CertificateEnd);
        input.rungs.last().state = RungState::Passed;
        input.rungs[int(RungId::FeaturesAndPermissions)].facts.missingPermissions
            = {u"Customers"_s};
        RungResult &scope = input.rungs[int(RungId::RestletScope)];
        scope.state = world.restletsWork ? RungState::Passed : RungState::Warned;
        scope.facts.restletSignInWorks = world.restletsWork;
        for (const RungId id : {RungId::RecordList, RungId::ClockOffset})
            input.rungs[int(id)].state = RungState::Warned;
        visit(input);
        input.rungs[int(RungId::FeaturesAndPermissions)].facts = {};
        visit(input);
    }
}

} // namespace

class CluesTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void everyClueCanBeSeen();
    void everyObservationIsOfUse();
    void nothingIsSaidOfWhatCannotBe();
};

void CluesTest::everyClueCanBeSeen()
{
    QSet<QString> seen;
    QSet<CauseId> met;
    const auto look = [&](const QList<Cause> &causes) {
        for (const Cause &cause : causes) {
            met.insert(cause.id);
            for (const Evidence &evidence : cause.evidence) {
                if (evidence.seen)
                    seen.insert(causeKey(cause.id) + u' ' + evidenceKey(evidence.id));
            }
        }
    };
    visitAll([&look](const DiagnosisInput &input) { look(diagnose(input)); });
    visitProven([&look](const DiagnosisInput &input) { look(remarks(input)); });
    QStringList dead;
    for (const CauseRow &row : causeTable()) {
        for (const Clue &clue : row.clues) {
            const QString name = causeKey(row.id) + u' ' + evidenceKey(clue.evidence);
            if (!seen.contains(name))
                dead += name;
        }
        if (!met.contains(row.id))
            dead += causeKey(row.id) + u" is never found"_s;
    }
    QVERIFY2(dead.isEmpty(), qPrintable(u"never seen:\n"_s + dead.join(u'\n')));
}

void CluesTest::everyObservationIsOfUse()
{
    QSet<EvidenceId> used{EvidenceId::NetSuiteNamedIt, EvidenceId::AuditTrailNamedIt,
                          EvidenceId::OneAnswerForAll, EvidenceId::OneAnswerForSeveral};
    for (const CauseRow &row : causeTable()) {
        for (const Clue &clue : row.clues)
            used.insert(clue.evidence);
    }
    for (const EvidenceId id : allEvidence())
        QVERIFY2(used.contains(id), qPrintable(evidenceKey(id)));
}

// No cause of the other method, and no two that are the same.
void CluesTest::nothingIsSaidOfWhatCannotBe()
{
    visitAll([&](const DiagnosisInput &input) {
        QSet<QString> told;
        const QList<Cause> causes = diagnose(input);
        QVERIFY(!causes.isEmpty());
        for (const Cause &cause : causes) {
            const QString name = causeKey(cause.id) + u' ' + cause.subject;
            QVERIFY2(!told.contains(name), qPrintable(name));
            told.insert(name);
            if (cause.step)
                QVERIFY2(stepsFor(input.method).contains(*cause.step)
                             || input.failed()->id == RungId::LocalChecks,
                         qPrintable(name));
        }
    });
}

SUITESCOPE_GUILESS_MAIN(CluesTest)
#include "tst_clues.moc"
