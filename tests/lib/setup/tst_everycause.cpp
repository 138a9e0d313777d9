// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A row each cause: what has to be known for it to be named, and the place it gets. Beyond the
// first two stands only what NetSuite never tells from likelier causes.
#include "lib/setup/diagnosis.h"
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
using Change = std::function<void(DiagnosisInput &)>;
using enum CauseId;

struct Row
{
    CauseId cause;
    AuthMethod method;
    RungId failed;
    Change change;
    int place = 1;
};

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
    Error error = answer(ErrorKind::BadReply, status);
    auto api = std::make_shared<ApiError>(*error.api);
    api->html = true;
    api->title = title;
    api->redirectHost = redirect;
    error.api = api;
    return error;
}

RungFacts &factsOf(DiagnosisInput &input, RungId id)
{
    return input.rungs[int(id)].facts;
}

Change fails(const Error &error)
{
    return [error](DiagnosisInput &input) {
        const RungId rung = input.failed()->id;
        input.rungs[int(rung)].error = error;
    };
}

Change fails(ErrorKind kind)
{
    return fails(Error{kind, {}, nullptr});
}

/*! A sign-in is refused with this code, and the trail says this of it. */
Change refused(const QString &code, const QString &trail = {})
{
    return [code, trail](DiagnosisInput &input) {
        fails(answer(ErrorKind::Unauthorized, 401, code))(input);
        input.auditDetail = trail;
    };
}

const QString login = u"INVALID_LOGIN"_s;

Change worked(const Change &then)
{
    return [then](DiagnosisInput &input) {
        input.credentials.lastSuccess = input.now.addDays(-3);
        then(input);
    };
}

Change local(LocalFault fault)
{
    return [fault](DiagnosisInput &input) {
        factsOf(input, RungId::LocalChecks).localFaults = {fault};
        factsOf(input, RungId::LocalChecks).field = SecretField::ClientId;
    };
}

QList<Row> roleRows()
{
    return {
        {RoleLacksRestWebServices, m2m, RungId::Rest, refused(login)},
        {RoleLacksTokenLogin, m2m, RungId::SignIn, refused(u"invalid_grant"_s)},
        {RoleLacksTokenLogin, tba, RungId::SignIn, refused(login, u"permission_denied"_s)},
        {WorkbookMissing, tba, RungId::SuiteQl,
         fails(answer(ErrorKind::Rejected, 400, u"USER_ERROR"_s))},
        {RoleSeesNoRecords, m2m, RungId::RecordMetadata,
         [](DiagnosisInput &input) { factsOf(input, RungId::RecordMetadata).noData = true; }},
        {RecordNotVisible, m2m, RungId::SuiteQl,
         fails(answer(ErrorKind::Rejected, 400, u"INVALID_PARAMETER"_s,
                      u"Record 'customer' was not found."_s))},
        {TwoFactorRole, m2m, RungId::SignIn, refused(u"invalid_grant"_s, u"permission_denied"_s),
         2},
        {IpAddressRule, m2m, RungId::SignIn,
         worked(refused(u"invalid_grant"_s, u"permission_denied"_s)), 2},
        {IpAddressRule, m2m, RungId::SignIn, worked([](DiagnosisInput &input) {
             refused(u"invalid_grant"_s)(input);
             input.others.failing = 2;
             input.others.failingOtherwise = 1;
         })},
        {IpAddressRule, tba, RungId::SignIn, worked([](DiagnosisInput &input) {
             refused(login, u"permission_denied"_s)(input);
             input.credentials.networkThen = u"office"_s;
             input.credentials.networkNow = u"train"_s;
         })},
        // REST takes such roles, so another program's row is likelier to say this of one.
        {WebServicesOnlyRole, tba, RungId::SignIn, refused(login, u"permission_denied"_s), 7},
    };
}

QList<Row> accountRows()
{
    return {
        {FeatureOff, m2m, RungId::SignIn, refused(u"invalid_client"_s, u"FeatureDisabled"_s)},
        {FeatureOff, tba, RungId::SignIn, worked([](DiagnosisInput &input) {
             refused(login)(input);
             input.others.working = 1;
             input.others.workingOtherwise = 1;
             input.others.failing = 1;
         })},
        {AccountUnknown, m2m, RungId::NameAndTls, fails(answer(ErrorKind::Rejected, 400))},
        {RealmSpelling, tba, RungId::SignIn,
         [](DiagnosisInput &input) {
             refused(login, u"token_rejected"_s)(input);
             input.credentials.accountWritten = u"7304182-sb1"_s;
             input.credentials.accountSent = u"7304182_SB1"_s;
         },
         2},
        {HostWrong, m2m, RungId::SignIn,
         [](DiagnosisInput &input) {
             fails(page(302, {}, u"system.netsuite.com"_s))(input);
             input.credentials.addressEntered = u"old.example"_s;
         }},
        {DataCenterOverrideNeeded, m2m, RungId::SignIn, fails(ErrorKind::NameNotFound)},
        {OtherEnvironment, tba, RungId::SignIn, refused(login, u"consumer_key_unknown"_s), 2},
        {OtherEnvironment, tba, RungId::SignIn,
         [](DiagnosisInput &input) {
             refused(login, u"consumer_key_unknown"_s)(input);
             input.credentials.sandbox = true;
         }},
        {SandboxRefreshed, m2m, RungId::SignIn, worked([](DiagnosisInput &input) {
             refused(u"invalid_client"_s)(input);
             input.credentials.sandbox = true;
         })},
    };
}

QList<Row> valueAndIntegrationRows()
{
    return {
        {ValueMissing, m2m, RungId::LocalChecks, local(LocalFault::SecretMissing)},
        {ValueMisshapen, m2m, RungId::LocalChecks, local(LocalFault::BadShape)},
        {ValueMisshapen, tba, RungId::SignIn, refused(login, u"token_rejected"_s)},
        {ValueSwapped, m2m, RungId::LocalChecks, local(LocalFault::ValuesSwapped)},
        {IntegrationUnknown, m2m, RungId::SignIn,
         refused(u"invalid_client"_s, u"InvalidIntegration"_s)},
        {IntegrationBlocked, tba, RungId::SignIn,
         worked(refused(login, u"consumer_key_refused"_s))},
        {ClientCredentialsNotTicked, m2m, RungId::SignIn, refused(u"unsupported_grant_type"_s)},
        {TokenBasedNotTicked, tba, RungId::SignIn, refused(login, u"consumer_key_refused"_s)},
        {ConsumerSecretReset, m2m, RungId::SignIn,
         worked(refused(u"invalid_client"_s, u"InvalidIntegration"_s))},
        {ConsumerSecretReset, tba, RungId::SignIn,
         worked(refused(login, u"consumer_key_unknown"_s))},
        // the new key was entered, with the token of the old one
        {ConsumerSecretReset, tba, RungId::SignIn, worked(refused(login, u"token_rejected"_s)), 2},
    };
}

QList<Row> tokenAndUserRows()
{
    const QString disabled = u"EntityOrRoleDisabled"_s;
    return {
        {TokenRevoked, tba, RungId::SignIn, worked(refused(login))},
        {UserOrRoleInactive, m2m, RungId::SignIn, refused(u"invalid_grant"_s, disabled)},
        {RoleTakenAway, m2m, RungId::SignIn, worked(refused(u"invalid_grant"_s, disabled)), 2},
        {SignatureRefused, tba, RungId::SignIn, refused(login, u"InvalidSignature"_s)},
        {NonceRefused, tba, RungId::SignIn, refused(login, u"nonce_used"_s)},
        {AccessTokenExpired, m2m, RungId::RecordMetadata, refused(login)},
        {UserLocked, tba, RungId::SignIn, refused(login, u"temporary_locked"_s)},
        {SignInsPaused, m2m, RungId::SignIn,
         [](DiagnosisInput &input) {
             factsOf(input, RungId::SignIn).waitUntil = input.now.addSecs(600);
         }},
    };
}

QList<Row> certificateRows()
{
    return {
        {CertificateIdWrong, m2m, RungId::SignIn, refused(u"invalid_client"_s, u"MissingKeyId"_s)},
        {KeyDoesNotFitCertificate, m2m, RungId::SignIn,
         refused(u"invalid_client"_s, u"InvalidSignature"_s)},
        {KeyNotAccepted, m2m, RungId::LocalChecks, local(LocalFault::KeyNotAccepted)},
        {AlgorithmDoesNotFitKey, m2m, RungId::SignIn,
         refused(u"invalid_request"_s, u"UnsupportedAlgo"_s)},
        {CertificateEnded, m2m, RungId::SignIn, refused(u"invalid_grant"_s, u"TokenExpired"_s)},
        {CertificateNotYetValid, m2m, RungId::LocalChecks,
         local(LocalFault::CertificateNotYetValid)},
        {CertificateRevoked, m2m, RungId::SignIn,
         worked(refused(u"invalid_grant"_s, u"TokenBlocked"_s))},
        {CertificateCut, m2m, RungId::SignIn, worked([](DiagnosisInput &input) {
             refused(u"invalid_grant"_s)(input);
             input.credentials.certificateKept = true;
             input.credentials.certificateBegins = input.now.addYears(-2).addDays(-2);
             input.credentials.certificateEnds = input.now.addYears(1);
         })},
        {CertificateInUse, m2m, RungId::SignIn,
         refused(u"invalid_client"_s, u"ClientIdMismatch"_s)},
        {MappingGone, m2m, RungId::SignIn, worked(refused(u"invalid_client"_s, u"MissingKey"_s))},
        {AssertionRefused, m2m, RungId::SignIn, refused(u"invalid_request"_s)},
        {ScopeNotTicked, m2m, RungId::SignIn, refused(u"invalid_scope"_s)},
        {ScopeNotAskedFor, m2m, RungId::Rest,
         [](DiagnosisInput &input) {
             refused(login)(input);
             input.credentials.scopes = QStringList{u"restlets"_s};
         }},
    };
}

QList<Row> wayRows()
{
    return {
        {ClockOff, tba, RungId::ClockOffset,
         [](DiagnosisInput &input) { factsOf(input, RungId::ClockOffset).clockOffset = 7min; }},
        {ConcurrencyLimit, tba, RungId::SuiteQl, fails(answer(ErrorKind::RateLimited, 429))},
        {Offline, m2m, RungId::NameAndTls, fails(ErrorKind::Offline)},
        {NameNotFound, m2m, RungId::NameAndTls, fails(ErrorKind::NameNotFound)},
        {NoAnswer, m2m, RungId::SignIn, fails(ErrorKind::Timeout)},
        {TlsRefused, m2m, RungId::NameAndTls, fails(ErrorKind::Tls)},
        {TlsIntercepted, m2m, RungId::NameAndTls, fails(ErrorKind::TlsIssuer)},
        {CaptivePortal, m2m, RungId::NameAndTls, fails(page(302, {}, u"hotel.example"_s))},
        {LoginPage, tba, RungId::SignIn, fails(page(200, u"NetSuite - Customer Login"_s))},
        {Maintenance, m2m, RungId::SignIn, fails(page(503, u"NetSuite maintenance"_s))},
        // NetSuite got something else than what was sent
        {NotNetSuite, tba, RungId::SignIn, refused(login, u"parameter_rejected"_s)},
        {AnswerBroken, m2m, RungId::Rest, fails(ErrorKind::BadReply)},
        {NetSuiteStumbled, m2m, RungId::Rest,
         fails(answer(ErrorKind::ServerFault, 500, u"UNEXPECTED_ERROR"_s))},
        {KeychainLocked, m2m, RungId::LocalChecks, fails(ErrorKind::KeychainLocked)},
        {KeychainAbsent, m2m, RungId::LocalChecks, fails(ErrorKind::KeychainAbsent)},
        {KeychainDenied, m2m, RungId::LocalChecks, fails(ErrorKind::KeychainDenied)},
        {Unknown, m2m, RungId::SignIn, fails(ErrorKind::CryptoFault)},
    };
}

const QList<Row> &rows()
{
    static const QList<Row> all = roleRows() + accountRows() + valueAndIntegrationRows()
        + tokenAndUserRows() + certificateRows() + wayRows();
    return all;
}

} // namespace

class EveryCauseTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void noCauseIsMissing();
    void itHasItsPlace_data();
    void itHasItsPlace();
};

void EveryCauseTest::noCauseIsMissing()
{
    QSet<CauseId> told;
    for (const Row &row : rows())
        told.insert(row.cause);
    for (const CauseId id : allCauses())
        QVERIFY2(told.contains(id), qPrintable(causeKey(id)));
}

void EveryCauseTest::itHasItsPlace_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < rows().size(); ++i)
        QTest::addRow("%d %s", i, qPrintable(causeKey(rows().at(i).cause))) << i;
}

void EveryCauseTest::itHasItsPlace()
{
    QFETCH(int, index);
    const Row &row = rows().at(index);
    DiagnosisInput input;
    input.method = row.method;
    input.now = QDateTime(QDate(2026, 11, 23), QTime(9, 0), Qt::UTC);
    for (const RungId id : ladder()) {
        RungResult rung;
        rung.id = id;
        rung.state = id < row.failed ? RungState::Passed
            : id == row.failed       ? RungState::Failed
                                     : RungState::Waiting;
        input.rungs.append(rung);
    }
    row.change(input);
    QStringList keys;
    for (const Cause &cause : diagnose(input))
        keys.append(causeKey(cause.id));
    QVERIFY2(keys.indexOf(causeKey(row.cause)) + 1 == row.place, qPrintable(keys.join(u' ')));
}

SUITESCOPE_GUILESS_MAIN(EveryCauseTest)
#include "tst_everycause.moc"
