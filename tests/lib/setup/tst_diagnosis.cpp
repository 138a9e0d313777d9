// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/diagnosis.h"
#include "tests/support/testmain.h"

#include <QSet>
#include <QTest>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace suitescope;

namespace {

constexpr auto m2m = AuthMethod::ClientCredentials;
constexpr auto tba = AuthMethod::TokenBased;

QList<RungResult> passedUpTo(RungId failed)
{
    QList<RungResult> results;
    for (const RungId id : ladder()) {
        RungResult result;
        result.id = id;
        result.state = id < failed ? RungState::Passed : RungState::Waiting;
        if (id == failed)
            result.state = RungState::Failed;
        results.append(result);
    }
    return results;
}

Error apiError(ErrorKind kind, int status, const QString &code, const QString &description = {},
               const QString &header = {})
{
    auto api = std::make_shared<ApiError>();
    api->status = status;
    api->code = code;
    api->description = description;
    api->wwwAuthenticate = header;
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

DiagnosisInput inputOf(const QList<RungResult> &rungs, AuthMethod method = m2m)
{
    DiagnosisInput input;
    input.method = method;
    input.rungs = rungs;
    input.now = QDateTime(QDate(2026, 11, 23), QTime(9, 0), Qt::UTC);
    return input;
}

QStringList keysOf(const QList<Cause> &causes)
{
    QStringList keys;
    for (const Cause &cause : causes)
        keys.append(causeKey(cause.id));
    return keys;
}

} // namespace

class DiagnosisTest : public QObject
{
    Q_OBJECT

private slots:
    void everySituationHasItsCause_data();
    void everySituationHasItsCause();
    void evidenceIsToldForAndAgainst();
    void remarksTellWarnings();
    void anotherHostIsWorthKnowing();
    void aRoleThatRestletsRefuseIsWorthKnowing();
    void nothingFailedNothingSaid();
    void causesAreRanked_data();
    void causesAreRanked();
    void aRefreshAndABlockedIntegrationAreToldTogether();
    void keysAreDistinct();
    void everyCauseLeadsToOnePlaceAtMost();
    void aClockThatNetSuiteBearsIsNoCause();
    void theClocksDifferenceIsRounded();
    void aTokenWithoutTheScopeIsSaid();
    void everyFailureHasACause();
    void whatIsConcludedIsNotCertain();
    void whatIsNamedIsCertain();
    void wordsOfASignInAreReadThereAlone();
};

void DiagnosisTest::nothingFailedNothingSaid()
{
    QVERIFY(diagnose(inputOf({})).isEmpty());
    QList<RungResult> results = passedUpTo(RungId::CertificateEnd);
    results.last().state = RungState::Warned;
    QVERIFY(diagnose(inputOf(results, m2m)).isEmpty());
}

void DiagnosisTest::causesAreRanked_data()
{
    QTest::addColumn<AuthMethod>("method");
    QTest::addColumn<RungId>("rung");
    QTest::addColumn<std::shared_ptr<Error>>("error");
    QTest::addColumn<QStringList>("expected"); // the first of them, in order
    QTest::addColumn<bool>("worked");
    QTest::addColumn<bool>("certificateKnown");
    struct History
    {
        bool worked = false;
        bool certificateKnown = true;
    };
    const History worked{true, true};
    const History noCertificate{false, false};
    const auto row = [](const char *name, AuthMethod method, RungId rung, const Error &error,
                        const QStringList &expected, const History &history = {}) {
        QTest::newRow(name) << method << rung << std::make_shared<Error>(error) << expected
                            << history.worked << history.certificateKnown;
    };
    using Kind = ErrorKind;
    const auto refusedToken = [](int status, const QString &code, const QString &more = {}) {
        return apiError(Kind::Unauthorized, status, code, more);
    };
    row("token: scope", m2m, RungId::SignIn, refusedToken(400, u"invalid_scope"_s),
        {u"scope-not-ticked"_s, u"assertion-refused"_s});
    row("token: grant type", m2m, RungId::SignIn, refusedToken(400, u"unsupported_grant_type"_s),
        {u"client-credentials-not-ticked"_s, u"feature-off"_s});
    row("token: client not allowed", m2m, RungId::SignIn,
        refusedToken(400, u"unauthorized_client"_s),
        {u"client-credentials-not-ticked"_s, u"feature-off"_s});
    row("token: client", m2m, RungId::SignIn, refusedToken(401, u"invalid_client"_s),
        {u"certificate-id-wrong"_s, u"integration-unknown"_s});
    row("token: grant", m2m, RungId::SignIn, refusedToken(400, u"invalid_grant"_s),
        {u"role-lacks-token-login"_s, u"user-or-role-inactive"_s});
    row("token: grant, worked before", m2m, RungId::SignIn, refusedToken(400, u"invalid_grant"_s),
        {u"certificate-revoked"_s, u"user-or-role-inactive"_s}, worked);
    row("token: client, worked before", m2m, RungId::SignIn, refusedToken(401, u"invalid_client"_s),
        {u"integration-blocked"_s, u"mapping-gone"_s}, worked);
    row("token: client, certificate unknown", m2m, RungId::SignIn,
        refusedToken(401, u"invalid_client"_s),
        {u"key-does-not-fit-certificate"_s, u"certificate-id-wrong"_s}, noCertificate);
    row("token: request", m2m, RungId::SignIn, refusedToken(400, u"invalid_request"_s),
        {u"assertion-refused"_s, u"algorithm-does-not-fit-key"_s});
    const auto named = [&](const char *word, AuthMethod method, const QStringList &expected,
                           const History &history = {}) {
        row((QByteArray(method == m2m ? "m2m says " : "tba says ") + word).constData(), method,
            RungId::SignIn, refusedToken(401, u"x"_s, QString::fromLatin1(word)), expected,
            history);
    };
    named("EntityOrRoleDisabled", m2m, {u"user-or-role-inactive"_s, u"role-taken-away"_s});
    named("permission_denied", m2m, {u"role-lacks-token-login"_s, u"two-factor-role"_s});
    named("FeatureDisabled", m2m, {u"feature-off"_s});
    named("UnsupportedAlgo", m2m, {u"algorithm-does-not-fit-key"_s});
    named("MissingKey", m2m, {u"certificate-id-wrong"_s, u"key-not-accepted"_s});
    named("MissingKeyId", m2m, {u"certificate-id-wrong"_s});
    named("InvalidSignature", m2m, {u"key-does-not-fit-certificate"_s});
    named("IntegrationBlocked", m2m, {u"integration-blocked"_s});
    named("InvalidIntegration", m2m, {u"integration-unknown"_s, u"other-environment"_s});
    named("ClientIdMismatch", m2m, {u"certificate-in-use"_s, u"integration-unknown"_s});
    named("TokenBlocked", m2m, {u"certificate-revoked"_s});
    named("TokenExpired", m2m, {u"certificate-ended"_s, u"certificate-cut"_s});
    named("TokenValidityTooBroad", m2m, {u"assertion-refused"_s});
    named("TokenNotAcceptable", m2m, {u"assertion-refused"_s});
    named("InvalidIssuer", m2m, {u"assertion-refused"_s});
    named("ScopeMismatched", m2m, {u"scope-not-ticked"_s, u"scope-not-asked-for"_s});
    named("AccessTokenExpired", m2m, {u"access-token-expired"_s});
    named("AuthorizationCodeGrantRequired", m2m, {u"client-credentials-not-ticked"_s});
    named("consumer_key_unknown", tba, {u"integration-unknown"_s, u"other-environment"_s});
    named("consumer_key_refused", tba, {u"token-based-not-ticked"_s, u"integration-blocked"_s});
    named("InvalidSignature", tba, {u"signature-refused"_s});
    named("InvalidTimestamp", tba, {u"clock-off"_s});
    named("NonceUsed", tba, {u"nonce-refused"_s});
    named("nonce_rejected", tba, {u"nonce-refused"_s});
    named("parameter_rejected", tba, {u"not-netsuite"_s});
    named("permission_denied", tba, {u"role-lacks-token-login"_s});
    named("FeatureDisabled", tba, {u"feature-off"_s});
    named("temporary_locked", tba, {u"user-locked"_s});
    row("token: odd answer", m2m, RungId::SignIn, refusedToken(401, {}),
        {u"certificate-id-wrong"_s});
    row("token ended on the way", m2m, RungId::RecordMetadata,
        refusedToken(401, u"INVALID_LOGIN"_s), {u"access-token-expired"_s});
    row("rest: refused after the sign-in", m2m, RungId::Rest,
        apiError(Kind::Unauthorized, 401, u"INVALID_LOGIN"_s),
        {u"role-lacks-rest-web-services"_s, u"feature-off"_s});
    row("tba: the answer for everything", tba, RungId::SignIn,
        apiError(Kind::Unauthorized, 401, u"INVALID_LOGIN"_s, u"Invalid login attempt."_s,
                 u"OAuth realm=\"1\", error=\"token_rejected\""_s),
        {u"role-lacks-rest-web-services"_s, u"signature-refused"_s, u"role-lacks-token-login"_s});
    row("tba: the answer for everything, worked before", tba, RungId::SignIn,
        apiError(Kind::Unauthorized, 401, u"INVALID_LOGIN"_s),
        {u"token-revoked"_s, u"integration-blocked"_s}, worked);
    row("tba: malformed", tba, RungId::SignIn, apiError(Kind::Rejected, 400, {}),
        {u"signature-refused"_s});
    row("suiteql: user error", tba, RungId::SuiteQl, apiError(Kind::Rejected, 400, u"USER_ERROR"_s),
        {u"workbook-missing"_s, u"feature-off"_s});
    row("suiteql: forbidden", tba, RungId::SuiteQl,
        apiError(Kind::Forbidden, 403, u"INSUFFICIENT_PERMISSION"_s), {u"workbook-missing"_s});
    row("429", tba, RungId::SuiteQl,
        apiError(Kind::RateLimited, 429, u"CONCURRENCY_LIMIT_EXCEEDED"_s),
        {u"concurrency-limit"_s});
    row("list: user error", m2m, RungId::RecordList, apiError(Kind::Rejected, 400, u"USER_ERROR"_s),
        {u"workbook-missing"_s, u"feature-off"_s});
    row("suiteql: no such record", m2m, RungId::SuiteQl,
        apiError(Kind::Rejected, 400, u"INVALID_PARAMETER"_s,
                 u"Invalid search query. Record 'customer' was not found."_s),
        {u"record-not-visible"_s});
    row("5xx", m2m, RungId::Rest, apiError(Kind::ServerFault, 500, u"UNEXPECTED_ERROR"_s),
        {u"netsuite-stumbled"_s});
    row("unreadable", m2m, RungId::Rest, {Kind::BadReply, {}, nullptr}, {u"answer-broken"_s});
    row("too large", m2m, RungId::Rest, {Kind::TooLarge, {}, nullptr}, {u"answer-broken"_s});
    row("offline", m2m, RungId::NameAndTls, {Kind::Offline, {}, nullptr}, {u"offline"_s});
    row("no address", m2m, RungId::NameAndTls, {Kind::NameNotFound, {}, nullptr},
        {u"name-not-found"_s, u"offline"_s});
    row("host gone after discovery", m2m, RungId::SignIn, {Kind::NameNotFound, {}, nullptr},
        {u"data-center-override-needed"_s, u"name-not-found"_s});
    row("timeout", m2m, RungId::NameAndTls, {Kind::Timeout, {}, nullptr},
        {u"no-answer"_s, u"offline"_s});
    row("tls", m2m, RungId::NameAndTls, {Kind::Tls, {}, nullptr},
        {u"tls-refused"_s, u"tls-intercepted"_s});
    row("tls by somebody unknown", m2m, RungId::NameAndTls, {Kind::TlsIssuer, {}, nullptr},
        {u"tls-intercepted"_s, u"tls-refused"_s});
    row("account", m2m, RungId::NameAndTls, apiError(Kind::Rejected, 400, {}),
        {u"account-unknown"_s});
    row("portal", m2m, RungId::NameAndTls, page(302, {}, u"hotel.example"_s),
        {u"captive-portal"_s, u"not-netsuite"_s});
    row("NetSuite's sign-in page", m2m, RungId::Rest, page(200, u"NetSuite - Customer Login"_s),
        {u"login-page"_s});
    row("maintenance", m2m, RungId::SignIn, page(503, u"NetSuite is down for maintenance"_s),
        {u"maintenance"_s});
    row("maintenance, said before the sign-in", m2m, RungId::NameAndTls,
        page(503, u"Service Unavailable"_s), {u"maintenance"_s, u"not-netsuite"_s});
    row("a proxy's error page", m2m, RungId::NameAndTls, page(502, u"502 Proxy Error"_s),
        {u"not-netsuite"_s, u"maintenance"_s});
    row("a gateway of NetSuite's own", m2m, RungId::NameAndTls,
        page(502, u"NetSuite: Bad Gateway"_s), {u"maintenance"_s, u"not-netsuite"_s});
    row("keychain locked", m2m, RungId::LocalChecks, {Kind::KeychainLocked, {}, nullptr},
        {u"keychain-locked"_s});
    row("keychain absent", m2m, RungId::LocalChecks, {Kind::KeychainAbsent, {}, nullptr},
        {u"keychain-absent"_s});
    row("keychain denied", m2m, RungId::LocalChecks, {Kind::KeychainDenied, {}, nullptr},
        {u"keychain-denied"_s});
    row("our own slip", m2m, RungId::SignIn, {Kind::CryptoFault, {}, nullptr}, {u"unknown"_s});
}

void DiagnosisTest::causesAreRanked()
{
    QFETCH(AuthMethod, method);
    QFETCH(RungId, rung);
    QFETCH(std::shared_ptr<Error>, error);
    QFETCH(QStringList, expected);
    QFETCH(bool, worked);
    QFETCH(bool, certificateKnown);
    QList<RungResult> results = passedUpTo(rung);
    results[int(rung)].error = *error;
    DiagnosisInput input = inputOf(results, method);
    input.credentials.lastSuccess = worked ? input.now.addDays(-3) : QDateTime();
    input.credentials.certificateKept = certificateKnown;
    input.credentials.certificateEnds = certificateKnown ? input.now.addYears(1) : QDateTime();
    const QList<Cause> causes = diagnose(input);
    QVERIFY(causes.size() >= expected.size());
    QCOMPARE(keysOf(causes).first(expected.size()), expected);
    for (qsizetype i = 1; i < causes.size(); ++i)
        QVERIFY(causes.at(i - 1).confidence >= causes.at(i).confidence);
    QVERIFY(causes.first().confidence > 0 && causes.first().confidence <= 100);
}

void DiagnosisTest::everySituationHasItsCause_data()
{
    using Change = std::function<void(DiagnosisInput &)>;
    QTest::addColumn<AuthMethod>("method");
    QTest::addColumn<RungId>("rung");
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("expected");
    const auto row
        = [](const char *name, AuthMethod method, RungId rung, const QString &expected,
             const Change &change) { QTest::newRow(name) << method << rung << change << expected; };
    const auto refused = [](DiagnosisInput &input, RungId rung) {
        input.rungs[int(rung)].error = apiError(ErrorKind::Unauthorized, 401, u"INVALID_LOGIN"_s);
    };
    const auto refusedToken = [](DiagnosisInput &input, const QString &code) {
        input.rungs[int(RungId::SignIn)].error = apiError(ErrorKind::Unauthorized, 401, code);
    };
    const auto signIn = RungId::SignIn;
    row("RESTlets accept the same values", tba, signIn, u"role-lacks-rest-web-services"_s,
        [=](DiagnosisInput &input) {
            refused(input, signIn);
            input.rungs[int(signIn)].facts.restletSignInWorks = true;
        });
    row("everything of a sandbox fails at once", tba, signIn, u"sandbox-refreshed"_s,
        [=](DiagnosisInput &input) {
            refused(input, signIn);
            input.credentials.sandbox = true;
            input.credentials.lastSuccess = input.now.addDays(-1);
            input.others.failing = 2;
        });
    row("the same with a certificate", m2m, signIn, u"sandbox-refreshed"_s,
        [=](DiagnosisInput &input) {
            refusedToken(input, u"invalid_client"_s);
            input.credentials.sandbox = true;
            input.credentials.lastSuccess = input.now.addDays(-1);
            input.others.failing = 1;
        });
    // Nothing to compare with: what wipes everything at once is likelier than four single causes.
    for (const AuthMethod method : {m2m, tba}) {
        const auto refusedLately = [=](DiagnosisInput &input) {
            input.rungs[int(signIn)].error
                = apiError(ErrorKind::Unauthorized, 401,
                           method == m2m ? u"invalid_client"_s : u"INVALID_LOGIN"_s);
            input.credentials.lastSuccess = input.now.addDays(-9);
        };
        const QByteArray name = method == m2m ? "m2m: " : "tba: ";
        row((name + "the only connection of a sandbox fails").constData(), method, signIn,
            u"sandbox-refreshed"_s, [=](DiagnosisInput &input) {
                refusedLately(input);
                input.credentials.sandbox = true;
            });
        row((name + "that of production fails").constData(), method, signIn,
            method == m2m ? u"integration-blocked"_s : u"token-revoked"_s, refusedLately);
        row((name + "another one of the sandbox works").constData(), method, signIn,
            method == m2m ? u"integration-blocked"_s : u"token-revoked"_s,
            [=](DiagnosisInput &input) {
                refusedLately(input);
                input.credentials.sandbox = true;
                input.others.working = 1;
            });
        row((name + "the integration is unknown, and the sandbox knew it").constData(), method,
            signIn, u"sandbox-refreshed"_s, [=](DiagnosisInput &input) {
                refusedLately(input);
                input.credentials.sandbox = true;
                input.auditDetail
                    = method == m2m ? u"InvalidIntegration"_s : u"consumer_key_unknown"_s;
            });
        row((name + "the trail says that it is blocked").constData(), method, signIn,
            u"integration-blocked"_s, [=](DiagnosisInput &input) {
                refusedLately(input);
                input.credentials.sandbox = true;
                input.auditDetail
                    = method == m2m ? u"IntegrationBlocked"_s : u"consumer_key_refused"_s;
            });
    }
    row("a Certificate ID of odd length", m2m, signIn, u"certificate-id-wrong"_s,
        [=](DiagnosisInput &input) {
            refusedToken(input, u"invalid_grant"_s);
            input.credentials.unusualCertificateId = true;
        });
    row("a certificate for three years", m2m, signIn, u"certificate-cut"_s,
        [=](DiagnosisInput &input) {
            refusedToken(input, u"invalid_grant"_s);
            input.credentials.certificateBegins = input.now.addYears(-2).addDays(-2);
            input.credentials.certificateEnds = input.now.addYears(1);
            input.credentials.lastSuccess = input.now.addDays(-5);
        });
    row("an address of one's own", m2m, signIn, u"assertion-refused"_s,
        [=](DiagnosisInput &input) { refusedToken(input, u"invalid_request"_s); });
    row("the audit trail was pasted", tba, signIn, u"integration-blocked"_s,
        [=](DiagnosisInput &input) {
            refused(input, signIn);
            input.credentials.lastSuccess = input.now.addDays(-5);
            input.auditDetail = u"consumer_key_refused"_s;
        });
    row("the audit trail speaks of a token", tba, signIn, u"token-revoked"_s,
        [=](DiagnosisInput &input) {
            refused(input, signIn);
            input.credentials.lastSuccess = input.now.addDays(-5);
            input.auditDetail = u"token_rejected"_s;
        });
    row("the scope was not asked for", m2m, RungId::Rest, u"scope-not-asked-for"_s,
        [=](DiagnosisInput &input) {
            refused(input, RungId::Rest);
            input.credentials.scopes = QStringList{u"restlets"_s};
        });
    row("no network, and the scope was not asked for", m2m, RungId::Rest, u"offline"_s,
        [](DiagnosisInput &input) {
            input.rungs[int(RungId::Rest)].error = Error{ErrorKind::Offline, {}, nullptr};
            input.credentials.scopes = QStringList{u"restlets"_s};
        });
    row("no record type at all", m2m, RungId::RecordMetadata, u"role-sees-no-records"_s,
        [](DiagnosisInput &input) {
            input.rungs[int(RungId::RecordMetadata)].facts.noData = true;
        });
    row("the budget is used", m2m, signIn, u"sign-ins-paused"_s, [=](DiagnosisInput &input) {
        input.rungs[int(signIn)].facts.waitUntil = input.now.addSecs(600);
    });
    row("the certificate is over", m2m, RungId::CertificateEnd, u"certificate-ended"_s,
        [](DiagnosisInput &input) { input.credentials.certificateEnds = input.now.addDays(-1); });
    row("a list is refused and a record is not", m2m, RungId::RecordList, u"workbook-missing"_s,
        [](DiagnosisInput &input) {
            RungResult &list = input.rungs[int(RungId::RecordList)];
            list.error = apiError(ErrorKind::Forbidden, 403, {});
            list.facts.recordByIdWorks = true;
        });
    const auto local = [&](const char *name, LocalFault fault, const QString &expected) {
        row(name, m2m, RungId::LocalChecks, expected, [fault](DiagnosisInput &input) {
            input.rungs[0].facts.localFaults = {fault};
            input.rungs[0].facts.field = SecretField::ClientId;
        });
    };
    local("missing", LocalFault::SecretMissing, u"value-missing"_s);
    local("bad shape", LocalFault::BadShape, u"value-misshapen"_s);
    local("twice", LocalFault::SameValueTwice, u"value-swapped"_s);
    local("of another field", LocalFault::LooksLikeAnother, u"value-swapped"_s);
    local("swapped", LocalFault::ValuesSwapped, u"value-swapped"_s);
    local("key", LocalFault::KeyDoesNotFitCertificate, u"key-does-not-fit-certificate"_s);
    local("kind of key", LocalFault::KeyNotAccepted, u"key-not-accepted"_s);
    local("algorithm", LocalFault::AlgorithmDoesNotFitKey, u"algorithm-does-not-fit-key"_s);
    local("expired", LocalFault::CertificateExpired, u"certificate-ended"_s);
    local("not yet", LocalFault::CertificateNotYetValid, u"certificate-not-yet-valid"_s);
    local("no scope", LocalFault::NoScopes, u"scope-not-asked-for"_s);
}

void DiagnosisTest::everySituationHasItsCause()
{
    QFETCH(AuthMethod, method);
    QFETCH(RungId, rung);
    QFETCH(std::function<void(DiagnosisInput &)>, change);
    QFETCH(QString, expected);
    DiagnosisInput input = inputOf(passedUpTo(rung), method);
    change(input);
    const QList<Cause> causes = diagnose(input);
    QVERIFY(!causes.isEmpty());
    QCOMPARE(causeKey(causes.first().id), expected);
}

void DiagnosisTest::evidenceIsToldForAndAgainst()
{
    DiagnosisInput input = inputOf(passedUpTo(RungId::SignIn), tba);
    input.rungs[int(RungId::SignIn)].error
        = apiError(ErrorKind::Unauthorized, 401, u"INVALID_LOGIN"_s);
    input.credentials.lastSuccess = input.now.addDays(-1);
    const Cause first = diagnose(input).first();
    QCOMPARE(first.id, CauseId::TokenRevoked);
    const auto has = [&first](EvidenceId id, bool speaksFor, bool seen) {
        return std::any_of(
            first.evidence.cbegin(), first.evidence.cend(), [&](const Evidence &one) {
                return one.id == id && one.speaksFor == speaksFor && one.seen == seen;
            });
    };
    QVERIFY(has(EvidenceId::WorkedBefore, true, true));
    QVERIFY(has(EvidenceId::OneAnswerForAll, true, true));
    QVERIFY(has(EvidenceId::OthersFailToo, false, false)); // it would speak against
    input.others.failing = 1;
    for (const Cause &cause : diagnose(input)) {
        for (const Evidence &one : cause.evidence)
            QVERIFY(one.seen || !one.speaksFor);
    }
    QSet<QString> keys;
    for (const EvidenceId id : allEvidence())
        keys.insert(evidenceKey(id));
    QCOMPARE(keys.size(), int(EvidenceId::KeychainSaid) + 1);
}

void DiagnosisTest::remarksTellWarnings()
{
    DiagnosisInput input = inputOf(passedUpTo(RungId::CertificateEnd));
    input.rungs.last().state = RungState::Passed;
    QVERIFY(remarks(input).isEmpty());
    input.rungs[int(RungId::NameAndTls)].facts.tls.publicAuthority = false;
    input.rungs[int(RungId::NameAndTls)].facts.tls.issuers = QStringList{u"Office Gateway"_s};
    const QList<Cause> told = remarks(input);
    QCOMPARE(told.size(), 1);
    QCOMPARE(told.first().id, CauseId::TlsIntercepted);
    QVERIFY(diagnose(input).isEmpty());

    // What the role lacks of the data that was asked for; the rest worked, whatever its list says.
    input.rungs[int(RungId::NameAndTls)].facts = {};
    input.rungs[int(RungId::FeaturesAndPermissions)].facts.missingPermissions
        = {u"Customers"_s, u"REST Web Services"_s, u"Items"_s};
    const QList<Cause> lacking = remarks(input);
    QCOMPARE(keysOf(lacking), QStringList({u"record-not-visible"_s, u"record-not-visible"_s}));
    QCOMPARE(lacking.at(0).subject, u"Customers"_s);
    QCOMPARE(lacking.at(1).subject, u"Items"_s);
    QCOMPARE(lacking.at(0).evidence.first().id, EvidenceId::PermissionReadAsMissing);
}

// On a sandbox that is alone both are likely, and both are told.
void DiagnosisTest::aRefreshAndABlockedIntegrationAreToldTogether()
{
    QList<RungResult> results = passedUpTo(RungId::SignIn);
    results[int(RungId::SignIn)].error
        = apiError(ErrorKind::Unauthorized, 401, u"invalid_client"_s);
    DiagnosisInput input = inputOf(results, m2m);
    input.credentials.sandbox = true;
    input.credentials.lastSuccess = input.now.addDays(-9);
    const QList<Cause> causes = diagnose(input);
    QCOMPARE(keysOf(causes).first(2),
             (QStringList{u"sandbox-refreshed"_s, u"integration-blocked"_s}));
    QVERIFY(!causes.first().isCertain());
    QCOMPARE(causes.first().step, SetupStep::M2mIntegration);
}

void DiagnosisTest::anotherHostIsWorthKnowing()
{
    DiagnosisInput input = inputOf(passedUpTo(RungId::CertificateEnd));
    input.rungs.last().state = RungState::Passed;
    RungResult name = input.rungs.at(int(RungId::NameAndTls));
    name.state = RungState::Warned;
    name.facts.host = u"1234567.suitetalk.api.netsuite.com"_s;
    name.facts.hostNamed = u"webservices.na2.netsuite.com"_s;
    input.rungs[int(RungId::NameAndTls)] = name;
    QCOMPARE(keysOf(remarks(input)), QStringList{u"data-center-override-needed"_s});
    input.credentials.addressEntered = u"old.example"_s; // the one that was entered is wrong
    QCOMPARE(keysOf(remarks(input)), QStringList{u"host-wrong"_s});

    // Where requests are sent on, it is more than worth knowing.
    input.rungs = passedUpTo(RungId::SignIn);
    input.rungs[int(RungId::NameAndTls)] = name;
    input.rungs[int(RungId::SignIn)].error = page(302, u"Found"_s, name.facts.hostNamed);
    QCOMPARE(keysOf(diagnose(input)).first(2),
             QStringList({u"host-wrong"_s, u"data-center-override-needed"_s}));
    input.credentials.addressEntered.clear();
    QCOMPARE(keysOf(diagnose(input)).first(2),
             QStringList({u"data-center-override-needed"_s, u"host-wrong"_s}));
}

void DiagnosisTest::aRoleThatRestletsRefuseIsWorthKnowing()
{
    DiagnosisInput input = inputOf(passedUpTo(RungId::CertificateEnd));
    input.rungs.last().state = RungState::Passed;
    RungResult &scope = input.rungs[int(RungId::RestletScope)];
    scope.facts.restletSignInWorks = true;
    QVERIFY(remarks(input).isEmpty());
    scope.state = RungState::Warned;
    scope.facts.restletSignInWorks = false;
    const QList<Cause> told = remarks(input);
    QCOMPARE(keysOf(told), QStringList{u"web-services-only-role"_s});
    QVERIFY(told.first().confidence < 85); // a script that is switched off looks the same
    QVERIFY(std::any_of(told.first().evidence.cbegin(), told.first().evidence.cend(),
                        [](const Evidence &one) {
                            return one.id == EvidenceId::RestletSignInRefused && one.seen;
                        }));
}

void DiagnosisTest::keysAreDistinct()
{
    QSet<QString> keys;
    for (const CauseId id : allCauses())
        keys.insert(causeKey(id));
    QCOMPARE(keys.size(), int(CauseId::Unknown) + 1);
    QSet<QString> rungs;
    for (const RungId id : ladder())
        rungs.insert(rungKey(id));
    QCOMPARE(rungs.size(), 12);
}

void DiagnosisTest::everyCauseLeadsToOnePlaceAtMost()
{
    for (const AuthMethod method : {m2m, tba}) {
        for (const RungId rung : ladder()) {
            QList<RungResult> results = passedUpTo(rung);
            results[int(rung)].error = apiError(ErrorKind::Unauthorized, 401, u"x"_s);
            for (const Cause &cause : diagnose(inputOf(results, method))) {
                QVERIFY(!(cause.step && cause.page));
                if (cause.step)
                    QVERIFY(stepsFor(method).contains(*cause.step));
            }
        }
    }
}

// Five minutes are allowed, so three of them hide no other cause.
void DiagnosisTest::aClockThatNetSuiteBearsIsNoCause()
{
    const auto causesWith = [](AuthMethod method, RungId rung, const QString &code,
                               std::chrono::milliseconds offset) {
        QList<RungResult> results = passedUpTo(rung);
        results[int(rung)].error = apiError(ErrorKind::Unauthorized, 401, code);
        results[int(RungId::ClockOffset)].facts.clockOffset = offset;
        return keysOf(diagnose(inputOf(results, method)));
    };
    const QString clock = u"clock-off"_s;
    for (const auto offset : {61s, -61s, 299s, -299s}) {
        const auto same = [&](AuthMethod method, RungId rung, const QString &code) {
            return causesWith(method, rung, code, offset) == causesWith(method, rung, code, 0s);
        };
        QVERIFY(same(tba, RungId::SignIn, u"INVALID_LOGIN"_s));
        QVERIFY(same(m2m, RungId::SignIn, u"invalid_client"_s));
        QVERIFY(same(m2m, RungId::Rest, u"INVALID_LOGIN"_s));
        // How much is allowed of a signed assertion is not documented.
        for (const QString &code : {u"invalid_grant"_s, u"invalid_request"_s}) {
            const QStringList causes = causesWith(m2m, RungId::SignIn, code, offset);
            QVERIFY2(causes.indexOf(clock) >= 2, qPrintable(causes.join(u' ')));
            QVERIFY(!causesWith(m2m, RungId::SignIn, code, 0s).contains(clock));
        }
    }
}

// The ladder rounds, and the cause below it names the same time.
void DiagnosisTest::theClocksDifferenceIsRounded()
{
    for (const auto &[offset, seconds] :
         {std::pair(599'600ms, u"600"_s), std::pair(-600'400ms, u"-600"_s)}) {
        QList<RungResult> results = passedUpTo(RungId::ClockOffset);
        results[int(RungId::ClockOffset)].facts.clockOffset = offset;
        const QList<Cause> causes = diagnose(inputOf(results, m2m));
        QVERIFY(!causes.isEmpty());
        const QList<Evidence> &all = causes.first().evidence;
        const auto found = std::find_if(all.cbegin(), all.cend(), [](const Evidence &evidence) {
            return evidence.id == EvidenceId::ClockDiffers;
        });
        QVERIFY(found != all.cend() && found->seen);
        QCOMPARE(found->arguments.value(0), seconds);
    }
}

void DiagnosisTest::aTokenWithoutTheScopeIsSaid()
{
    QList<RungResult> results = passedUpTo(RungId::Rest);
    results[int(RungId::SignIn)].facts.scopes = QStringList{u"restlets"_s};
    results[int(RungId::Rest)].error = apiError(ErrorKind::Unauthorized, 401, u"INVALID_LOGIN"_s);
    const QList<Cause> causes = diagnose(inputOf(results, m2m));
    QCOMPARE(causes.first().id, CauseId::ScopeNotTicked);
    QCOMPARE(causes.first().subject, u"rest_webservices"_s);
}

void DiagnosisTest::everyFailureHasACause()
{
    for (const AuthMethod method : {m2m, tba}) {
        for (const RungId rung : ladder()) {
            for (int kind = 0; kind <= int(ErrorKind::Canceled); ++kind) {
                QList<RungResult> results = passedUpTo(rung);
                results[int(rung)].error = Error{ErrorKind(kind), {}, nullptr};
                QVERIFY(!diagnose(inputOf(results, method)).isEmpty());
            }
        }
    }
}

// However much speaks for it: NetSuite has not said so.
void DiagnosisTest::whatIsConcludedIsNotCertain()
{
    const auto causesOf = [](AuthMethod method, RungId rung, int status, const QString &code) {
        QList<RungResult> results = passedUpTo(rung);
        results[int(rung)].error = apiError(ErrorKind::Unauthorized, status, code);
        DiagnosisInput input = inputOf(results, method);
        input.credentials.sandbox = true;
        input.credentials.lastSuccess = input.now.addDays(-1);
        input.others.failing = 4;
        input.others.failingOtherwise = 2;
        return diagnose(input);
    };
    const auto told = [](const QList<Cause> &causes, EvidenceId id, const QStringList &arguments) {
        return std::all_of(causes.cbegin(), causes.cend(), [&](const Cause &cause) {
            return !cause.isCertain()
                && cause.evidence.contains(Evidence{id, arguments, true, true});
        });
    };
    for (const QString &code : {u"invalid_client"_s, u"invalid_grant"_s, u"invalid_request"_s,
                                u"unauthorized_client"_s, u"unsupported_grant_type"_s}) {
        const QList<Cause> causes = causesOf(m2m, RungId::SignIn, 401, code);
        QVERIFY2(causes.size() > 1, qPrintable(code));
        QVERIFY2(told(causes, EvidenceId::OneAnswerForSeveral, {code}), qPrintable(code));
    }
    QVERIFY(told(causesOf(m2m, RungId::Rest, 401, u"INVALID_LOGIN"_s),
                 EvidenceId::OneAnswerForSeveral, {QString()}));
    QVERIFY(told(causesOf(tba, RungId::SignIn, 401, u"INVALID_LOGIN"_s),
                 EvidenceId::OneAnswerForAll, {}));
}

void DiagnosisTest::whatIsNamedIsCertain()
{
    QList<RungResult> results = passedUpTo(RungId::SignIn);
    results[int(RungId::SignIn)].error
        = apiError(ErrorKind::Unauthorized, 401, u"invalid_client"_s);
    DiagnosisInput input = inputOf(results, m2m);
    input.auditDetail = u"IntegrationBlocked"_s;
    for (const QString &trail : {u"IntegrationBlocked"_s, u"InvalidSignature"_s}) {
        input.auditDetail = trail;
        const QList<Cause> causes = diagnose(input);
        QCOMPARE(causes.size(), 1);
        QVERIFY(causes.first().isCertain());
        QVERIFY(std::none_of(causes.first().evidence.cbegin(), causes.first().evidence.cend(),
                             [](const Evidence &evidence) {
                                 return evidence.id == EvidenceId::OneAnswerForSeveral;
                             }));
    }
    input.auditDetail = u"permission_denied"_s; // one word, many causes
    for (const Cause &cause : diagnose(input))
        QVERIFY(!cause.isCertain());
}

// "Permission denied" on a list is about the list.
void DiagnosisTest::wordsOfASignInAreReadThereAlone()
{
    const auto causesAt = [](RungId rung) {
        QList<RungResult> results = passedUpTo(rung);
        results[int(rung)].error = apiError(ErrorKind::Forbidden, 403, u"INSUFFICIENT_PERMISSION"_s,
                                            u"IntegrationBlocked, permission denied."_s);
        return keysOf(diagnose(inputOf(results, m2m)));
    };
    QVERIFY(causesAt(RungId::Rest).contains(u"integration-blocked"_s));
    for (const RungId rung : {RungId::RecordMetadata, RungId::RecordList, RungId::SuiteQl}) {
        const QStringList causes = causesAt(rung);
        QVERIFY2(!causes.contains(u"role-lacks-token-login"_s)
                     && !causes.contains(u"certificate-revoked"_s)
                     && !causes.contains(u"integration-blocked"_s),
                 qPrintable(causes.join(u' ')));
    }
}

SUITESCOPE_GUILESS_MAIN(DiagnosisTest)
#include "tst_diagnosis.moc"
