// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/diagnosis.h"
#include "tests/support/testmain.h"

#include <QSet>
#include <QTest>

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
    void nothingFailedNothingSaid();
    void causesAreRanked_data();
    void causesAreRanked();
    void keysAreDistinct();
    void everyCauseLeadsToOnePlaceAtMost();
    void aShiftedClockIsSuspected();
    void aTokenWithoutTheScopeIsSaid();
    void everyFailureHasACause();
};

void DiagnosisTest::nothingFailedNothingSaid()
{
    QVERIFY(diagnose({}, m2m).isEmpty());
    QList<RungResult> results = passedUpTo(RungId::CertificateEnd);
    results.last().state = RungState::Warned;
    QVERIFY(diagnose(results, m2m).isEmpty());
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
        {u"scope-not-ticked"_s});
    row("token: grant type", m2m, RungId::SignIn, refusedToken(400, u"unsupported_grant_type"_s),
        {u"client-credentials-not-ticked"_s, u"feature-off"_s});
    row("token: client not allowed", m2m, RungId::SignIn,
        refusedToken(400, u"unauthorized_client"_s),
        {u"client-credentials-not-ticked"_s, u"feature-off"_s});
    row("token: client", m2m, RungId::SignIn, refusedToken(401, u"invalid_client"_s),
        {u"certificate-id-wrong"_s, u"integration-blocked-or-unknown"_s,
         u"key-does-not-fit-certificate"_s, u"mapping-gone"_s});
    row("token: grant", m2m, RungId::SignIn, refusedToken(400, u"invalid_grant"_s),
        {u"role-lacks-token-login"_s, u"mapping-gone"_s});
    row("token: grant, worked before", m2m, RungId::SignIn, refusedToken(400, u"invalid_grant"_s),
        {u"mapping-gone"_s, u"certificate-ended"_s}, worked);
    row("token: client, worked before", m2m, RungId::SignIn, refusedToken(401, u"invalid_client"_s),
        {u"integration-blocked-or-unknown"_s, u"mapping-gone"_s}, worked);
    row("token: client, certificate unknown", m2m, RungId::SignIn,
        refusedToken(401, u"invalid_client"_s),
        {u"key-does-not-fit-certificate"_s, u"certificate-id-wrong"_s}, noCertificate);
    row("token: request", m2m, RungId::SignIn, refusedToken(400, u"invalid_request"_s),
        {u"certificate-id-wrong"_s, u"algorithm-does-not-fit-key"_s});
    row("token: role", m2m, RungId::SignIn,
        refusedToken(400, u"invalid_grant"_s, u"EntityOrRoleDisabled"_s),
        {u"token-revoked-or-role-inactive"_s});
    row("token: permission", m2m, RungId::SignIn,
        refusedToken(400, u"invalid_grant"_s, u"permission_denied"_s),
        {u"role-lacks-token-login"_s});
    row("token: feature", m2m, RungId::SignIn,
        refusedToken(400, u"invalid_request"_s, u"FeatureDisabled"_s), {u"feature-off"_s});
    row("token: algorithm", m2m, RungId::SignIn,
        refusedToken(400, u"invalid_request"_s, u"UnsupportedAlgo"_s),
        {u"algorithm-does-not-fit-key"_s});
    row("token: key ID", m2m, RungId::SignIn,
        refusedToken(401, u"invalid_client"_s, u"MissingKey"_s), {u"certificate-id-wrong"_s});
    row("token: odd answer", m2m, RungId::SignIn, refusedToken(401, {}),
        {u"certificate-id-wrong"_s});
    row("rest: refused after the sign-in", m2m, RungId::Rest,
        apiError(Kind::Unauthorized, 401, u"INVALID_LOGIN"_s),
        {u"role-lacks-rest-web-services"_s, u"feature-off"_s});
    row("tba: the answer for everything", tba, RungId::SignIn,
        apiError(Kind::Unauthorized, 401, u"INVALID_LOGIN"_s, u"Invalid login attempt."_s,
                 u"OAuth realm=\"1\", error=\"token_rejected\""_s),
        {u"role-lacks-rest-web-services"_s, u"signature-refused"_s,
         u"token-revoked-or-role-inactive"_s, u"integration-blocked-or-unknown"_s});
    row("tba: the answer for everything, worked before", tba, RungId::SignIn,
        apiError(Kind::Unauthorized, 401, u"INVALID_LOGIN"_s),
        {u"token-revoked-or-role-inactive"_s, u"integration-blocked-or-unknown"_s,
         u"role-lacks-rest-web-services"_s},
        worked);
    row("tba: malformed", tba, RungId::SignIn, apiError(Kind::Rejected, 400, {}),
        {u"signature-refused"_s});
    row("suiteql: user error", tba, RungId::SuiteQl, apiError(Kind::Rejected, 400, u"USER_ERROR"_s),
        {u"workbook-missing"_s, u"feature-off"_s});
    row("suiteql: forbidden", tba, RungId::SuiteQl,
        apiError(Kind::Forbidden, 403, u"INSUFFICIENT_PERMISSION"_s), {u"workbook-missing"_s});
    row("429", tba, RungId::SuiteQl,
        apiError(Kind::RateLimited, 429, u"CONCURRENCY_LIMIT_EXCEEDED"_s),
        {u"concurrency-limit"_s});
    row("5xx", m2m, RungId::Rest, apiError(Kind::ServerFault, 500, u"UNEXPECTED_ERROR"_s),
        {u"not-netsuite"_s});
    row("unreadable", m2m, RungId::Rest, {Kind::BadReply, {}, nullptr}, {u"not-netsuite"_s});
    row("offline", m2m, RungId::NameAndTls, {Kind::Offline, {}, nullptr}, {u"offline"_s});
    row("host gone after discovery", m2m, RungId::SignIn, {Kind::Offline, {}, nullptr},
        {u"offline"_s, u"account-unknown"_s});
    row("timeout", m2m, RungId::NameAndTls, {Kind::Timeout, {}, nullptr},
        {u"offline"_s, u"not-netsuite"_s});
    row("tls", m2m, RungId::NameAndTls, {Kind::Tls, {}, nullptr}, {u"tls-refused"_s});
    row("account", m2m, RungId::NameAndTls, apiError(Kind::Rejected, 400, {}),
        {u"account-unknown"_s});
    row("keychain", m2m, RungId::LocalChecks, {Kind::KeychainLocked, {}, nullptr},
        {u"keychain-fault"_s});
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
    const QDateTime day(QDate(2026, 11, 23), QTime(9, 0), Qt::UTC);
    results[0].facts.provenBefore = worked ? day : QDateTime();
    results[0].facts.certificateEnds = certificateKnown ? day.addYears(1) : QDateTime();
    const QList<Cause> causes = diagnose(results, method);
    QCOMPARE(keysOf(causes).first(expected.size()), expected);
    for (qsizetype i = 1; i < causes.size(); ++i)
        QVERIFY(causes.at(i - 1).confidence >= causes.at(i).confidence);
    QVERIFY(causes.first().confidence > 0 && causes.first().confidence <= 100);
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
    QCOMPARE(rungs.size(), 10);
}

void DiagnosisTest::everyCauseLeadsToOnePlaceAtMost()
{
    for (const AuthMethod method : {m2m, tba}) {
        for (const RungId rung : ladder()) {
            QList<RungResult> results = passedUpTo(rung);
            results[int(rung)].error = apiError(ErrorKind::Unauthorized, 401, u"x"_s);
            for (const Cause &cause : diagnose(results, method)) {
                QVERIFY(!(cause.step && cause.page));
                if (cause.step)
                    QVERIFY(stepsFor(method).contains(*cause.step));
            }
        }
    }
}

void DiagnosisTest::aShiftedClockIsSuspected()
{
    QList<RungResult> results = passedUpTo(RungId::SignIn);
    results[int(RungId::SignIn)].error = apiError(ErrorKind::Unauthorized, 400, u"invalid_grant"_s);
    QVERIFY(!keysOf(diagnose(results, m2m)).contains(u"clock-off"_s));
    results[int(RungId::ClockOffset)].facts.clockOffset = -3min;
    QCOMPARE(diagnose(results, m2m).first().id, CauseId::ClockOff);
}

void DiagnosisTest::aTokenWithoutTheScopeIsSaid()
{
    QList<RungResult> results = passedUpTo(RungId::Rest);
    results[int(RungId::SignIn)].facts.scopes = QStringList{u"restlets"_s};
    results[int(RungId::Rest)].error = apiError(ErrorKind::Unauthorized, 401, u"INVALID_LOGIN"_s);
    const QList<Cause> causes = diagnose(results, m2m);
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
                QVERIFY(!diagnose(results, method).isEmpty());
            }
        }
    }
}

SUITESCOPE_GUILESS_MAIN(DiagnosisTest)
#include "tst_diagnosis.moc"
