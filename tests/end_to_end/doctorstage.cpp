// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is looked at for each fault of the simulated account, and how far down its cause may stand.
#include "tests/end_to_end/doctorstage.h"

#include "tests/support/detourtransport.h"

#include <QNetworkAccessManager>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

Witness Stage::administrator(AuthMethod method, int administratorRole)
{
    const QString user = account.users().at(1);
    SimulatedIntegration wanted;
    wanted.name = u"Administration"_s;
    wanted.tokenBased = true;
    wanted.clientCredentials = true;
    wanted.scopes = QSet<QString>{u"rest_webservices"_s};
    int number = 0;
    const ShownOnce integration = account.addIntegration(wanted, &number);
    const ServiceUrls urls = ServiceUrls::overridden(account.id(), server.url()).value();
    if (method == tba) {
        const ShownOnce token = account.addToken(number, administratorRole, user);
        return {u"Administrator"_s, urls,
                TbaCredentials{account.id().realm(), Secret(integration.first),
                               Secret(integration.second), Secret(token.first),
                               Secret(token.second)}};
    }
    const KeyPair own = KeyPair::generate(KeyAlgorithm::EcP256).value();
    const QByteArray certificate
        = Certificate::selfSigned(own, {u"admin"_s, QDateTime::currentDateTimeUtc(), 700})
              .value()
              .toPem();
    const auto mapping = account.addMapping(number, administratorRole, user, certificate);
    return {u"Administrator"_s, urls,
            M2mCredentials{integration.first, mapping.certificateId, own, SigningAlgorithm::ES256,
                           QStringList{u"rest_webservices"_s}}};
}

DoctorReport examine(Stage &stage, AuthMethod method)
{
    if (!stage.server.isRunning() && !stage.server.start(stage.wire))
        QTest::qFail("the server did not start", __FILE__, __LINE__);
    const Doctor::Subject &subject = stage.subject(method);
    QNetworkAccessManager network;
    HttpTransport::Options options;
    options.retry.first = std::chrono::milliseconds(1);
    options.retry.longest = std::chrono::milliseconds(5);
    HttpTransport http(network, options, systemClock());
    DetourTransport transport(http);
    transport.patience = stage.patience;
    Doctor doctor(transport,
                  ServiceUrls::overridden(subject.facts.account, stage.server.url()).value(),
                  subject, systemClock());
    DoctorReport report;
    bool done = false;
    QObject::connect(&doctor, &Doctor::finished, &doctor, [&](const DoctorReport &finished) {
        report = finished;
        done = true;
    });
    doctor.start();
    if (!QTest::qWaitFor([&done] { return done; }, 30'000))
        QTest::qFail("the doctor did not finish", __FILE__, __LINE__);
    return report;
}

int refusalsOf(const SimulatedAccount &account)
{
    const QList<SimulatedLogin> trail = account.loginAuditTrail();
    return int(std::count_if(trail.cbegin(), trail.cend(),
                             [](const SimulatedLogin &login) { return !login.success; }));
}

const QList<FaultRow> &faultRows()
{
    using enum CauseId;
    const auto in = RungId::SignIn;
    const auto rest = RungId::Rest;
    const auto name = RungId::NameAndTls;
    static const QList<FaultRow> rows{
        {Fault::RoleLacksRestWebServices, m2m, false, rest, RoleLacksRestWebServices},
        {Fault::RoleLacksRestWebServices, tba, false, in, RoleLacksRestWebServices, 1, 2},
        {Fault::RoleLacksTokenLogin, m2m, false, in, RoleLacksTokenLogin},
        {Fault::RoleLacksTokenLogin, tba, false, in, RoleLacksTokenLogin, 2},
        {Fault::RoleLacksWorkbook, m2m, false, RungId::RecordList, WorkbookMissing},
        {Fault::RoleLacksWorkbook, tba, true, RungId::RecordList, WorkbookMissing},
        {Fault::RoleSeesNoRecords, m2m, false, RungId::RecordMetadata, RoleSeesNoRecords},
        {Fault::RoleSeesNoRecords, tba, false, RungId::RecordMetadata, RoleSeesNoRecords},
        {Fault::QueryRecordNotFound, m2m, false, RungId::SuiteQl, RecordNotVisible},
        {Fault::RoleInactive, m2m, true, in, UserOrRoleInactive, 2},
        {Fault::RoleInactive, tba, true, in, UserOrRoleInactive, 4, 2},
        {Fault::UserInactive, m2m, true, in, UserOrRoleInactive, 2},
        {Fault::UserInactive, tba, true, in, UserOrRoleInactive, 4, 2},
        {Fault::RoleTakenAway, m2m, true, in, RoleTakenAway, 4, 2},
        {Fault::RoleTakenAway, tba, true, in, RoleTakenAway, 0, 2},
        {Fault::RoleNeedsTwoFactor, m2m, false, in, TwoFactorRole, 8, 3},
        {Fault::RoleNeedsTwoFactor, tba, false, in, TwoFactorRole, 0, 5},
        {Fault::IpAddressRefused, m2m, true, in, IpAddressRule, 0, 5},
        {Fault::IpAddressRefused, tba, true, in, IpAddressRule, 0, 6},
        {Fault::UserLocked, m2m, true, in, UserLocked, 0},
        {Fault::UserLocked, tba, true, in, UserLocked, 0},
        {Fault::FeatureRestOff, m2m, true, rest, FeatureOff, 2},
        {Fault::FeatureRestOff, tba, false, in, FeatureOff, 2},
        {Fault::FeatureTokenBasedOff, tba, true, in, FeatureOff, 8},
        {Fault::FeatureOAuth2Off, m2m, true, in, FeatureOff, 2},
        {Fault::FeatureWorkbookOff, m2m, true, RungId::RecordList, FeatureOff, 2},
        {Fault::AccountUnknown, m2m, false, name, AccountUnknown},
        {Fault::AccountUnknown, tba, false, name, AccountUnknown},
        {Fault::HostWrong, m2m, false, in, HostWrong},
        {Fault::HostWrong, tba, false, in, HostWrong},
        {Fault::DirectoryNamesOtherHost, m2m, false, in, DataCenterOverrideNeeded, 2},
        {Fault::DirectoryNamesOtherHost, tba, false, in, DataCenterOverrideNeeded, 2},
        {Fault::OtherEnvironment, m2m, false, in, OtherEnvironment, 5, 2},
        {Fault::OtherEnvironment, tba, false, in, OtherEnvironment, 0, 2},
        {Fault::RealmRefused, tba, false, in, RealmSpelling, 0, 5},
        {Fault::ClientIdUnknown, m2m, false, in, IntegrationUnknown, 2},
        {Fault::ClientIdUnknown, tba, false, in, IntegrationUnknown, 6},
        {Fault::TokenUnknown, tba, false, in, ValueMisshapen, 5, 2},
        {Fault::ConsumerSecretReset, m2m, true, in, ConsumerSecretReset, 3},
        {Fault::ConsumerSecretReset, tba, true, in, ConsumerSecretReset, 3, 2},
        {Fault::IntegrationBlocked, m2m, true, in, IntegrationBlocked},
        {Fault::IntegrationBlocked, tba, true, in, IntegrationBlocked, 2},
        {Fault::IntegrationLacksTokenBased, tba, false, in, TokenBasedNotTicked, 8},
        {Fault::IntegrationLacksClientCredentials, m2m, false, in, ClientCredentialsNotTicked},
        {Fault::TokenRevoked, tba, true, in, TokenRevoked},
        {Fault::SignatureRefused, tba, false, in, SignatureRefused},
        {Fault::NonceRefused, tba, false, in, NonceRefused, 0},
        {Fault::ScopeNotTicked, m2m, false, in, ScopeNotTicked},
        {Fault::ScopeNotGranted, m2m, false, rest, ScopeNotTicked},
        {Fault::AccessTokenExpired, m2m, false, rest, AccessTokenExpired, 5},
        {Fault::ClockOffset, m2m, false, RungId::ClockOffset, ClockOff},
        {Fault::ClockOffset, tba, true, RungId::ClockOffset, ClockOff},
        {Fault::CertificateIdUnknown, m2m, false, in, CertificateIdWrong},
        {Fault::KeyMismatch, m2m, false, in, KeyDoesNotFitCertificate, 3},
        {Fault::KeyNotAccepted, m2m, false, in, KeyNotAccepted, 0, 3},
        {Fault::AlgorithmRefused, m2m, false, in, AlgorithmDoesNotFitKey, 2},
        {Fault::CertificateExpired, m2m, true, in, CertificateEnded, 6},
        {Fault::CertificateRevoked, m2m, true, in, CertificateRevoked},
        {Fault::CertificateCutShort, m2m, true, in, CertificateCut, 0, 2},
        {Fault::CertificateInUse, m2m, false, in, CertificateInUse, 7},
        {Fault::MappingGone, m2m, true, in, MappingGone, 2},
        {Fault::AudienceRefused, m2m, false, in, AssertionRefused},
        {Fault::LifetimeRefused, m2m, false, in, AssertionRefused, 8},
        {Fault::IssuerRefused, m2m, false, in, AssertionRefused, 0},
        {Fault::ScopeFormRefused, m2m, false, in, AssertionRefused, 2},
        {Fault::NoAnswer, m2m, false, name, NoAnswer},
        {Fault::ConnectionReset, m2m, false, name, AnswerBroken, 2},
        {Fault::TruncatedJson, m2m, false, rest, AnswerBroken},
        {Fault::TruncatedJson, tba, false, in, AnswerBroken},
        {Fault::LengthTooLong, m2m, false, rest, AnswerBroken},
        {Fault::LengthTooShort, m2m, false, rest, AnswerBroken},
        {Fault::HtmlPage200, m2m, false, rest, LoginPage},
        {Fault::HtmlPage200, tba, false, in, LoginPage},
        {Fault::HtmlRedirect302, m2m, false, name, CaptivePortal},
        {Fault::HtmlMaintenance503, m2m, true, name, Maintenance},
        {Fault::ProxyError502, m2m, false, name, NotNetSuite},
        {Fault::RateLimited429, m2m, true, rest, ConcurrencyLimit},
        {Fault::RateLimited429, tba, true, in, ConcurrencyLimit},
        {Fault::RateLimitedWithRetryAfter, m2m, true, rest, ConcurrencyLimit},
        {Fault::UnexpectedError500, m2m, true, rest, NetSuiteStumbled},
        {Fault::UnexpectedError500, tba, true, in, NetSuiteStumbled},
        {Fault::HugeBody, m2m, false, rest, AnswerBroken},
        {Fault::EndlessBody, m2m, false, rest, AnswerBroken},
        {Fault::BrokenUtf8, m2m, false, rest, AnswerBroken},
        {Fault::UntrustedTls, m2m, false, name, TlsRefused, 2},
        {Fault::InterceptedTls, m2m, false, name, TlsIntercepted},
    };
    return rows;
}

const QList<Fault> &harmlessFaults()
{
    static const QList<Fault> faults{Fault::SlowAnswer,    Fault::OddText,
                                     Fault::ByteOrderMark, Fault::ExpiredTokens,
                                     Fault::ShortTokens,   Fault::RoleWebServicesOnly};
    return faults;
}

int parameterOf(Fault fault)
{
    switch (fault) {
    case Fault::RateLimitedWithRetryAfter:
        return 60;
    case Fault::ClockOffset:
        return 900;
    case Fault::EndlessBody:
        return 1;
    case Fault::SlowAnswer:
        return 20;
    default:
        return faultParameter(fault);
    }
}

std::optional<std::chrono::milliseconds> patienceWith(Fault fault)
{
    return fault == Fault::NoAnswer ? std::optional(std::chrono::milliseconds(400)) : std::nullopt;
}

int placeOf(CauseId cause, const QList<Cause> &causes)
{
    for (qsizetype i = 0; i < causes.size(); ++i) {
        if (causes.at(i).id == cause)
            return int(i) + 1;
    }
    return 0;
}

QString ranking(const QList<Cause> &causes)
{
    QStringList words;
    for (const Cause &cause : causes)
        words += causeKey(cause.id) + u' ' + QString::number(cause.confidence);
    return words.join(u", "_s);
}

} // namespace suitescope
