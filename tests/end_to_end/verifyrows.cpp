// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every fault of the simulated account: what the page Verify has to say, and where it leads.
#include "tests/end_to_end/verifyrows.h"

#include "ui/text/doctortext.h"

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr auto m2m = AuthMethod::ClientCredentials;
constexpr auto tba = AuthMethod::TokenBased;
constexpr int alike = 0; // NetSuite alone knows: anywhere, or among those that nobody reads
using enum Circumstance;
using enum CauseId;

QList<VerifyRow> accountAndRoleRows()
{
    return {
        {Fault::RoleLacksRestWebServices, m2m, RoleLacksRestWebServices},
        {Fault::RoleLacksRestWebServices, tba, RoleLacksRestWebServices},
        {Fault::RoleLacksTokenLogin, m2m, RoleLacksTokenLogin},
        {Fault::RoleLacksTokenLogin, tba, RoleLacksTokenLogin, {}, 2},
        {Fault::RoleLacksWorkbook, m2m, WorkbookMissing},
        {Fault::RoleLacksWorkbook, tba, WorkbookMissing, Worked},
        {Fault::RoleSeesNoRecords, m2m, RoleSeesNoRecords},
        {Fault::RoleSeesNoRecords, tba, RoleSeesNoRecords},
        {Fault::QueryRecordNotFound, m2m, RecordNotVisible},
        {Fault::QueryRecordNotFound, tba, RecordNotVisible},
        {Fault::RoleInactive, m2m, UserOrRoleInactive, Worked, 2},
        {Fault::RoleInactive, tba, UserOrRoleInactive, Worked, alike, 1},
        {Fault::UserInactive, m2m, UserOrRoleInactive, Worked, 2},
        {Fault::UserInactive, tba, UserOrRoleInactive, Worked, alike, 1},
        {Fault::RoleTakenAway, m2m, RoleTakenAway, Worked, alike, 2},
        {Fault::RoleTakenAway, tba, RoleTakenAway, Worked, alike, 2},
        {Fault::RoleNeedsTwoFactor, m2m, TwoFactorRole, {}, alike, 2},
        {Fault::RoleNeedsTwoFactor, tba, TwoFactorRole, {}, alike, 2},
        {Fault::RoleWebServicesOnly, m2m, WebServicesOnlyRole, RestletsToo, 1, 0, true},
        {Fault::IpAddressRefused, m2m, IpAddressRule, Worked | AllFail},
        {Fault::IpAddressRefused, m2m, IpAddressRule, Worked | Elsewhere},
        {Fault::IpAddressRefused, m2m, IpAddressRule, Worked, alike, 2},
        {Fault::IpAddressRefused, tba, IpAddressRule, Worked | AllFail},
        {Fault::IpAddressRefused, tba, IpAddressRule, Worked | Elsewhere, 2},
        {Fault::IpAddressRefused, tba, IpAddressRule, Worked, alike, 5},
        {Fault::UserLocked, m2m, UserLocked, Worked, alike, 1},
        {Fault::UserLocked, tba, UserLocked, Worked, alike, 1},
        {Fault::FeatureRestOff, m2m, FeatureOff, Worked, 2},
        {Fault::FeatureRestOff, tba, FeatureOff, {}, 2},
        {Fault::FeatureTokenBasedOff, tba, FeatureOff, Worked | MethodFails},
        {Fault::FeatureTokenBasedOff, tba, FeatureOff, {}, alike, 1},
        {Fault::FeatureOAuth2Off, m2m, FeatureOff, Worked | MethodFails},
        {Fault::FeatureOAuth2Off, m2m, FeatureOff, {}, 2},
        {Fault::FeatureWorkbookOff, m2m, FeatureOff, Worked, 2},
        {Fault::FeatureWorkbookOff, tba, FeatureOff, Worked, 2},
        {Fault::AccountUnknown, m2m, AccountUnknown},
        {Fault::AccountUnknown, tba, AccountUnknown},
        {Fault::HostWrong, m2m, HostWrong},
        {Fault::HostWrong, tba, HostWrong},
        {Fault::DirectoryNamesOtherHost, m2m, DataCenterOverrideNeeded, OwnAddress},
        {Fault::DirectoryNamesOtherHost, tba, DataCenterOverrideNeeded, OwnAddress},
        {Fault::DirectoryNamesOtherHost, m2m, HostWrong},
        {Fault::OtherEnvironment, m2m, OtherEnvironment, Sandbox, 2},
        {Fault::OtherEnvironment, m2m, OtherEnvironment, {}, alike, 2},
        {Fault::OtherEnvironment, tba, OtherEnvironment, Sandbox},
        {Fault::OtherEnvironment, tba, OtherEnvironment, {}, alike, 2},
        {Fault::SandboxRefreshed, m2m, SandboxRefreshed, Worked | Sandbox | AllFail},
        {Fault::SandboxRefreshed, tba, SandboxRefreshed, Worked | Sandbox | AllFail},
    };
}

QList<VerifyRow> integrationAndTokenRows()
{
    return {
        {Fault::RealmRefused, tba, RealmSpelling, SpeltOtherwise, alike, 2},
        {Fault::ClientIdUnknown, m2m, IntegrationUnknown, {}, 2},
        {Fault::ClientIdUnknown, tba, IntegrationUnknown, {}, alike, 1},
        {Fault::TokenUnknown, tba, ValueMisshapen, {}, alike, 1},
        {Fault::ConsumerSecretReset, m2m, ConsumerSecretReset, Worked, alike, 1},
        {Fault::ConsumerSecretReset, tba, ConsumerSecretReset, Worked, alike, 2},
        {Fault::IntegrationBlocked, m2m, IntegrationBlocked, Worked},
        {Fault::IntegrationBlocked, tba, IntegrationBlocked, Worked, 2},
        {Fault::IntegrationLacksTokenBased, tba, TokenBasedNotTicked, {}, alike, 1},
        {Fault::IntegrationLacksClientCredentials, m2m, ClientCredentialsNotTicked},
        {Fault::TokenRevoked, tba, TokenRevoked, Worked},
        {Fault::SignatureRefused, tba, SignatureRefused},
        {Fault::NonceRefused, tba, NonceRefused, {}, alike, 1},
        {Fault::ScopeNotTicked, m2m, ScopeNotTicked},
        {Fault::ScopeNotGranted, m2m, ScopeNotTicked},
        {Fault::ScopeNotGranted, m2m, ScopeNotAskedFor, RestletsAlone},
        {Fault::AccessTokenExpired, m2m, AccessTokenExpired, RestletsToo},
        {Fault::AccessTokenExpired, m2m, AccessTokenExpired, {}, alike, 1},
        {Fault::ExpiredTokens, m2m, std::nullopt},
        {Fault::ShortTokens, m2m, std::nullopt},
        {Fault::ClockOffset, m2m, ClockOff},
        {Fault::ClockOffset, tba, ClockOff, Worked},
    };
}

QList<VerifyRow> certificateAndKeyRows()
{
    return {
        {Fault::CertificateIdUnknown, m2m, CertificateIdWrong},
        {Fault::KeyMismatch, m2m, KeyDoesNotFitCertificate, CertificateUnknown},
        {Fault::KeyMismatch, m2m, KeyDoesNotFitCertificate, {}, alike, 1},
        {Fault::KeyNotAccepted, m2m, KeyNotAccepted, KeyOfOtherKind},
        {Fault::KeyNotAccepted, m2m, KeyNotAccepted, {}, alike, 2},
        {Fault::AlgorithmRefused, m2m, AlgorithmDoesNotFitKey, {}, 2},
        {Fault::CertificateExpired, m2m, CertificateEnded, Worked | CertificateUnknown},
        {Fault::CertificateExpired, m2m, CertificateEnded, Worked, alike, 1},
        {Fault::CertificateRevoked, m2m, CertificateRevoked, Worked},
        {Fault::CertificateCutShort, m2m, CertificateCut, Worked | LongCertificate},
        {Fault::CertificateCutShort, m2m, CertificateCut, Worked, alike, 2},
        {Fault::CertificateInUse, m2m, CertificateInUse, SharedCertificate},
        {Fault::CertificateInUse, m2m, CertificateInUse, {}, alike, 1},
        {Fault::MappingGone, m2m, MappingGone, Worked, 2},
        {Fault::AudienceRefused, m2m, AssertionRefused},
        {Fault::LifetimeRefused, m2m, AssertionRefused, {}, alike, 1},
        {Fault::IssuerRefused, m2m, IntegrationUnknown, {}, 2}, // the issuer is the Client ID
        {Fault::ScopeFormRefused, m2m, AssertionRefused, {}, 2},
    };
}

QList<VerifyRow> networkRows()
{
    return {
        {Fault::SlowAnswer, m2m, std::nullopt},
        {Fault::NoAnswer, m2m, NoAnswer},
        {Fault::NoAnswer, tba, NoAnswer},
        {Fault::ConnectionReset, m2m, AnswerBroken},
        {Fault::TruncatedJson, m2m, AnswerBroken},
        {Fault::TruncatedJson, tba, AnswerBroken},
        {Fault::LengthTooLong, m2m, AnswerBroken},
        {Fault::LengthTooShort, m2m, AnswerBroken},
        {Fault::HtmlPage200, m2m, LoginPage},
        {Fault::HtmlPage200, tba, LoginPage},
        {Fault::HtmlRedirect302, m2m, CaptivePortal},
        {Fault::HtmlMaintenance503, m2m, Maintenance, Worked},
        {Fault::ProxyError502, m2m, NotNetSuite},
        {Fault::ProxyError502, tba, NotNetSuite, Worked},
        {Fault::RateLimited429, m2m, ConcurrencyLimit, Worked},
        {Fault::RateLimited429, tba, ConcurrencyLimit, Worked},
        {Fault::RateLimitedWithRetryAfter, m2m, ConcurrencyLimit, Worked},
        {Fault::UnexpectedError500, m2m, NetSuiteStumbled, Worked},
        {Fault::UnexpectedError500, tba, NetSuiteStumbled, Worked},
        {Fault::HugeBody, m2m, AnswerBroken},
        {Fault::EndlessBody, m2m, AnswerBroken},
        {Fault::OddText, m2m, std::nullopt},
        {Fault::ByteOrderMark, m2m, std::nullopt},
        {Fault::BrokenUtf8, m2m, AnswerBroken},
        {Fault::UntrustedTls, m2m, TlsRefused},
        {Fault::UntrustedTls, tba, TlsRefused},
        {Fault::InterceptedTls, m2m, TlsIntercepted},
        {Fault::InterceptedTls, tba, TlsIntercepted},
    };
}

/*! The same where a token is asked for. */
QList<VerifyRow> tokenEndpointRows()
{
    return {
        {Fault::TruncatedJson, m2m, AnswerBroken, AtSignIn},
        {Fault::LengthTooLong, m2m, AnswerBroken, AtSignIn},
        {Fault::LengthTooShort, m2m, AnswerBroken, AtSignIn},
        {Fault::HtmlPage200, m2m, LoginPage, AtSignIn},
        {Fault::RateLimited429, m2m, ConcurrencyLimit, AtSignIn},
        {Fault::RateLimitedWithRetryAfter, m2m, ConcurrencyLimit, AtSignIn},
        {Fault::UnexpectedError500, m2m, NetSuiteStumbled, AtSignIn},
        {Fault::HugeBody, m2m, AnswerBroken, AtSignIn},
        {Fault::EndlessBody, m2m, AnswerBroken, AtSignIn},
        {Fault::OddText, m2m, std::nullopt, AtSignIn},
        {Fault::ByteOrderMark, m2m, std::nullopt, AtSignIn},
        {Fault::BrokenUtf8, m2m, AnswerBroken, AtSignIn},
    };
}

Mending inNetSuite(MenuPageId page)
{
    return {{}, page};
}

} // namespace

const QList<VerifyRow> &verifyRows()
{
    static const QList<VerifyRow> rows = accountAndRoleRows() + integrationAndTokenRows()
        + certificateAndKeyRows() + networkRows() + tokenEndpointRows();
    return rows;
}

QString rowName(const VerifyRow &row)
{
    const QString name = (row.method == m2m ? u"m2m: "_s : u"tba: "_s) + faultKey(row.fault);
    return row.circumstances ? name + u", "_s + circumstanceWords(row.circumstances) : name;
}

QString circumstanceWords(Circumstances circumstances)
{
    const QList<std::pair<Circumstance, QString>> words{
        {Worked, u"worked before"_s},
        {Sandbox, u"a sandbox"_s},
        {AllFail, u"all other connections fail"_s},
        {MethodFails, u"others fail by this method alone"_s},
        {CertificateUnknown, u"certificate not kept here"_s},
        {LongCertificate, u"certificate for five years"_s},
        {SharedCertificate, u"another connection has the certificate"_s},
        {RestletsToo, u"scope restlets, too"_s},
        {RestletsAlone, u"scope restlets alone"_s},
        {SpeltOtherwise, u"account ID in another spelling"_s},
        {KeyOfOtherKind, u"Ed25519 key"_s},
        {AtSignIn, u"at the token endpoint"_s},
        {OwnAddress, u"no address entered"_s},
        {Elsewhere, u"from another network"_s},
    };
    QStringList said;
    for (const auto &[circumstance, text] : words) {
        if (circumstances.testFlag(circumstance))
            said += text;
    }
    return said.isEmpty() ? u"new"_s : said.join(u", "_s);
}

// Said a second time, by whoever knows NetSuite: the table in lib/setup must agree.
Mending mendingOf(CauseId cause, AuthMethod method)
{
    const bool certificate = method == m2m;
    switch (cause) {
    case RoleLacksRestWebServices:
    case RoleLacksTokenLogin:
    case WorkbookMissing:
    case RoleSeesNoRecords:
    case RecordNotVisible:
    case WebServicesOnlyRole:
    case TwoFactorRole:
        return inNetSuite(MenuPageId::ManageRoles);
    case IpAddressRule:
    case UserOrRoleInactive:
    case RoleTakenAway:
        return inNetSuite(MenuPageId::ManageUsers);
    case FeatureOff:
        return inNetSuite(MenuPageId::EnableFeatures);
    case AccountUnknown:
    case HostWrong:
    case DataCenterOverrideNeeded:
    case LoginPage:
        return {SetupStep::Account};
    case RealmSpelling:
    case OtherEnvironment:
        return inNetSuite(MenuPageId::CompanyInformation);
    case SandboxRefreshed:
        return {certificate ? SetupStep::M2mIntegration : SetupStep::TbaIntegration};
    case ValueMisshapen:
        return {certificate ? SetupStep::M2mIntegration : SetupStep::TbaToken};
    case ValueMissing:
    case ValueSwapped:
    case IntegrationUnknown:
    case ConsumerSecretReset:
        return {certificate ? SetupStep::M2mIntegration : SetupStep::TbaIntegration};
    case IntegrationBlocked:
    case ClientCredentialsNotTicked:
    case TokenBasedNotTicked:
    case ScopeNotTicked:
        return inNetSuite(MenuPageId::ManageIntegrations);
    case TokenRevoked:
        return {SetupStep::TbaToken};
    case SignatureRefused:
        return {SetupStep::TbaIntegration};
    case CertificateIdWrong:
    case MappingGone:
        return {SetupStep::CertificateMapping};
    case KeyDoesNotFitCertificate:
    case KeyNotAccepted:
    case AlgorithmDoesNotFitKey:
    case CertificateEnded:
    case CertificateNotYetValid:
    case CertificateCut:
        return {SetupStep::KeyAndCertificate};
    case CertificateRevoked:
    case CertificateInUse:
        return inNetSuite(MenuPageId::M2mSetup);
    case ScopeNotAskedFor:
        return {SetupStep::M2mIntegration};
    case ConcurrencyLimit:
        return inNetSuite(MenuPageId::IntegrationGovernance);
    case NonceRefused:
    case AccessTokenExpired:
    case AssertionRefused:
    case UserLocked:
    case SignInsPaused:
    case ClockOff:
    case Offline:
    case NameNotFound:
    case NoAnswer:
    case TlsRefused:
    case TlsIntercepted:
    case CaptivePortal:
    case Maintenance:
    case NotNetSuite:
    case AnswerBroken:
    case NetSuiteStumbled:
    case KeychainLocked:
    case KeychainAbsent:
    case KeychainDenied:
    case Unknown:
        return {};
    }
    Q_UNREACHABLE();
}

QString mendingWords(const Mending &mending)
{
    if (mending.step)
        return u"wizard: "_s + setupStepName(*mending.step);
    if (mending.page)
        return u"NetSuite: "_s + menuPage(*mending.page).path.join(u" > "_s);
    return u"Try again"_s;
}

} // namespace suitescope
