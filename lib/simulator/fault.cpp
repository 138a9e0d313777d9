// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/fault.h"

#include <algorithm>
#include <array>

namespace suitescope {

namespace {

struct Entry
{
    Fault fault;
    const char *key;
    FaultGroup group;
    FaultReach reach = FaultReach::Both;
    FaultNumber number = {};
    bool hasPlace = false;
};

using enum FaultGroup;
constexpr auto token = FaultReach::TokenBased;
constexpr auto m2m = FaultReach::ClientCredentials;
constexpr auto both = FaultReach::Both;

using Unit = FaultNumber::Unit;
constexpr FaultNumber times{Unit::Times, 0, 0, 1000};
constexpr FaultNumber milliseconds(int usual)
{
    return {Unit::Milliseconds, usual, 1, 600'000};
}

constexpr std::array entries{
    Entry{Fault::RoleLacksRestWebServices, "role-lacks-rest-web-services", AccountAndRole},
    Entry{Fault::RoleLacksTokenLogin, "role-lacks-token-login", AccountAndRole},
    Entry{Fault::RoleLacksWorkbook, "role-lacks-workbook", AccountAndRole},
    Entry{Fault::RoleSeesNoRecords, "role-sees-no-records", AccountAndRole},
    Entry{Fault::QueryRecordNotFound, "query-record-not-found", AccountAndRole},
    Entry{Fault::RoleInactive, "role-inactive", AccountAndRole},
    Entry{Fault::UserInactive, "user-inactive", AccountAndRole},
    Entry{Fault::RoleTakenAway, "role-taken-away", AccountAndRole},
    Entry{Fault::RoleNeedsTwoFactor, "role-needs-two-factor", AccountAndRole},
    Entry{Fault::RoleWebServicesOnly, "role-web-services-only", AccountAndRole, m2m},
    Entry{Fault::IpAddressRefused, "ip-address-refused", AccountAndRole},
    Entry{Fault::UserLocked, "user-locked", AccountAndRole},
    Entry{Fault::FeatureRestOff, "feature-rest-off", AccountAndRole},
    Entry{Fault::FeatureTokenBasedOff, "feature-tba-off", AccountAndRole, token},
    Entry{Fault::FeatureOAuth2Off, "feature-oauth2-off", AccountAndRole, m2m},
    Entry{Fault::FeatureWorkbookOff, "feature-workbook-off", AccountAndRole},
    Entry{Fault::AccountUnknown, "account-unknown", AccountAndRole},
    Entry{Fault::HostWrong, "host-wrong", AccountAndRole},
    Entry{Fault::DirectoryNamesOtherHost, "directory-names-other-host", AccountAndRole},
    Entry{Fault::OtherEnvironment, "other-environment", AccountAndRole},
    Entry{Fault::SandboxRefreshed, "sandbox-refreshed", AccountAndRole},
    Entry{Fault::RealmRefused, "realm-refused", IntegrationAndToken, token},
    Entry{Fault::ClientIdUnknown, "client-id-unknown", IntegrationAndToken},
    Entry{Fault::TokenUnknown, "token-unknown", IntegrationAndToken, token},
    Entry{Fault::ConsumerSecretReset, "consumer-secret-reset", IntegrationAndToken},
    Entry{Fault::IntegrationBlocked, "integration-blocked", IntegrationAndToken},
    Entry{Fault::IntegrationLacksTokenBased, "integration-lacks-tba", IntegrationAndToken, token},
    Entry{Fault::IntegrationLacksClientCredentials, "integration-lacks-client-credentials",
          IntegrationAndToken, m2m},
    Entry{Fault::TokenRevoked, "token-revoked", IntegrationAndToken, token},
    Entry{Fault::SignatureRefused, "signature-refused", IntegrationAndToken, token},
    Entry{Fault::NonceRefused, "nonce-refused", IntegrationAndToken, token},
    Entry{Fault::ScopeNotTicked, "scope-not-ticked", IntegrationAndToken, m2m},
    Entry{Fault::ScopeNotGranted, "scope-not-granted", IntegrationAndToken, m2m},
    Entry{Fault::AccessTokenExpired, "access-token-expired", IntegrationAndToken, m2m},
    Entry{Fault::ExpiredTokens, "old-tokens-expired", IntegrationAndToken, m2m},
    Entry{
        Fault::ShortTokens, "short-tokens", IntegrationAndToken, m2m, {Unit::Seconds, 5, 1, 3600}},
    Entry{Fault::ClockOffset,
          "clock-offset",
          IntegrationAndToken,
          both,
          {Unit::Seconds, 600, -86'400, 86'400}},
    Entry{Fault::CertificateIdUnknown, "certificate-id-unknown", CertificateAndKey, m2m},
    Entry{Fault::KeyMismatch, "key-mismatch", CertificateAndKey, m2m},
    Entry{Fault::KeyNotAccepted, "key-not-accepted", CertificateAndKey, m2m},
    Entry{Fault::AlgorithmRefused, "algorithm-refused", CertificateAndKey, m2m},
    Entry{Fault::CertificateExpired, "certificate-expired", CertificateAndKey, m2m},
    Entry{Fault::CertificateRevoked, "certificate-revoked", CertificateAndKey, m2m},
    Entry{Fault::CertificateCutShort, "certificate-cut-short", CertificateAndKey, m2m},
    Entry{Fault::CertificateInUse, "certificate-in-use", CertificateAndKey, m2m},
    Entry{Fault::MappingGone, "mapping-gone", CertificateAndKey, m2m},
    Entry{Fault::AudienceRefused, "assertion-audience-refused", CertificateAndKey, m2m},
    Entry{Fault::LifetimeRefused, "assertion-lifetime-refused", CertificateAndKey, m2m},
    Entry{Fault::IssuerRefused, "assertion-issuer-refused", CertificateAndKey, m2m},
    Entry{Fault::ScopeFormRefused, "assertion-scope-refused", CertificateAndKey, m2m},
    Entry{Fault::SlowAnswer, "slow-answer", Network, both, milliseconds(3000)},
    Entry{Fault::NoAnswer, "no-answer", Network, both, milliseconds(120'000)},
    Entry{Fault::ConnectionReset, "connection-reset", Network, both, times},
    Entry{Fault::TruncatedJson, "truncated-json", Network, both, times, true},
    Entry{Fault::LengthTooLong, "length-too-long", Network, both, times, true},
    Entry{Fault::LengthTooShort, "length-too-short", Network, both, times, true},
    Entry{Fault::HtmlPage200, "html-200", Network, both, times, true},
    Entry{Fault::HtmlRedirect302, "html-302", Network, both, times},
    Entry{Fault::HtmlMaintenance503, "html-503", Network, both, times},
    Entry{Fault::ProxyError502, "proxy-error-502", Network, both, times},
    Entry{Fault::RateLimited429, "rate-limited", Network, both, times, true},
    Entry{Fault::RateLimitedWithRetryAfter,
          "rate-limited-retry-after",
          Network,
          both,
          {Unit::Seconds, 20, 1, 3600},
          true},
    Entry{Fault::UnexpectedError500, "unexpected-error", Network, both, times, true},
    Entry{Fault::HugeBody, "huge-body", Network, both, times, true},
    Entry{
        Fault::EndlessBody, "endless-body", Network, both, {Unit::Milliseconds, 2, 2, 1000}, true},
    Entry{Fault::OddText, "odd-text", Network, both, times, true},
    Entry{Fault::ByteOrderMark, "byte-order-mark", Network, both, times, true},
    Entry{Fault::BrokenUtf8, "broken-utf8", Network, both, times, true},
    Entry{Fault::UntrustedTls, "untrusted-tls", Network},
    Entry{Fault::InterceptedTls, "intercepted-tls", Network},
};

const Entry *entryOf(Fault fault)
{
    const auto found = std::find_if(entries.begin(), entries.end(),
                                    [fault](const Entry &entry) { return entry.fault == fault; });
    return found == entries.end() ? nullptr : &*found;
}

constexpr QLatin1StringView atSignIn{"@sign-in"};

} // namespace

QString faultKey(Fault fault)
{
    const Entry *entry = entryOf(fault);
    return QString::fromLatin1(entry ? entry->key : "none");
}

std::optional<Fault> faultFromKey(QStringView key)
{
    for (const Entry &entry : entries) {
        if (key == QLatin1String(entry.key))
            return entry.fault;
    }
    return key == QLatin1String("none") ? std::optional(Fault::None) : std::nullopt;
}

QList<Fault> allFaults()
{
    QList<Fault> all;
    for (const Entry &entry : entries)
        all.append(entry.fault);
    return all;
}

FaultGroup faultGroup(Fault fault)
{
    const Entry *entry = entryOf(fault);
    return entry ? entry->group : Network;
}

FaultReach faultReach(Fault fault)
{
    const Entry *entry = entryOf(fault);
    return entry ? entry->reach : FaultReach::Both;
}

FaultNumber faultNumber(Fault fault)
{
    const Entry *entry = entryOf(fault);
    return entry ? entry->number : FaultNumber();
}

int faultParameter(Fault fault)
{
    return faultNumber(fault).usual;
}

bool hasPlace(Fault fault)
{
    const Entry *entry = entryOf(fault);
    return entry && entry->hasPlace;
}

std::optional<FaultChoice> readFaultChoice(QStringView text)
{
    const qsizetype equals = text.indexOf(u'=');
    QStringView name = equals < 0 ? text : text.first(equals);
    FaultChoice choice;
    if (name.endsWith(atSignIn)) {
        choice.place = FaultPlace::SignIn;
        name.chop(atSignIn.size());
    }
    const std::optional<Fault> fault = faultFromKey(name);
    if (!fault || (choice.place != FaultPlace::Data && !hasPlace(*fault)))
        return std::nullopt;
    choice.fault = *fault;
    choice.parameter = faultParameter(*fault);
    if (equals < 0)
        return choice;
    const FaultNumber number = faultNumber(*fault);
    bool isNumber = false;
    choice.parameter = text.sliced(equals + 1).toInt(&isNumber);
    const bool isAllowed = isNumber && number.unit != FaultNumber::Unit::None
        && choice.parameter >= number.least && choice.parameter <= number.most;
    return isAllowed ? std::optional(choice) : std::nullopt;
}

QString faultChoiceText(const FaultChoice &choice)
{
    QString text = faultKey(choice.fault);
    if (choice.place == FaultPlace::SignIn)
        text += atSignIn;
    if (choice.parameter != faultParameter(choice.fault))
        text += u'=' + QString::number(choice.parameter);
    return text;
}

} // namespace suitescope
