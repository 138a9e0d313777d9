// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/rehearsal/faulttext.h"

#include <QCoreApplication>

namespace suitescope {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("FaultText", text);
}

} // namespace

FaultText faultText(Fault fault)
{
    const auto words = [](const char *name, const char *imitates) {
        return FaultText{translated(name), translated(imitates)};
    };
    switch (fault) {
    case Fault::None:
        return words(QT_TRANSLATE_NOOP("FaultText", "No fault"),
                     QT_TRANSLATE_NOOP("FaultText", "The account answers as it should."));
    case Fault::RoleLacksRestWebServices:
        return words(
            QT_TRANSLATE_NOOP("FaultText", "Role lacks REST Web Services"),
            QT_TRANSLATE_NOOP("FaultText",
                              "The sign-in succeeds, and every request is refused with 401."));
    case Fault::RoleLacksTokenLogin:
        return words(QT_TRANSLATE_NOOP("FaultText", "Role lacks the token login"),
                     QT_TRANSLATE_NOOP("FaultText",
                                       "Log in using Access Tokens, or using OAuth 2.0 Access "
                                       "Tokens, was not added to the role."));
    case Fault::RoleLacksWorkbook:
        return words(
            QT_TRANSLATE_NOOP("FaultText", "Role lacks SuiteAnalytics Workbook"),
            QT_TRANSLATE_NOOP(
                "FaultText",
                "Lists and SuiteQL are refused with 400; a record by its number still opens."));
    case Fault::RoleSeesNoRecords:
        return words(QT_TRANSLATE_NOOP("FaultText", "Role may see no records"),
                     QT_TRANSLATE_NOOP("FaultText",
                                       "No permission of Lists and Transactions: everything signs "
                                       "in, and nothing is visible."));
    case Fault::QueryRecordNotFound:
        return words(
            QT_TRANSLATE_NOOP("FaultText", "SuiteQL: record was not found"),
            QT_TRANSLATE_NOOP(
                "FaultText",
                "SuiteQL knows none of the tables, as when the role lacks a record's permission."));
    case Fault::RoleInactive:
        return words(QT_TRANSLATE_NOOP("FaultText", "Role is inactive"),
                     QT_TRANSLATE_NOOP("FaultText", "Somebody ticked Inactive on the role."));
    case Fault::UserInactive:
        return words(
            QT_TRANSLATE_NOOP("FaultText", "User is inactive"),
            QT_TRANSLATE_NOOP("FaultText",
                              "The employee's access was taken away or the record is inactive."));
    case Fault::RoleTakenAway:
        return words(
            QT_TRANSLATE_NOOP("FaultText", "Role was taken from the user"),
            QT_TRANSLATE_NOOP("FaultText",
                              "The user is there and the role is there, but no longer together."));
    case Fault::RoleNeedsTwoFactor:
        return words(QT_TRANSLATE_NOOP("FaultText", "Role demands a second factor"),
                     QT_TRANSLATE_NOOP(
                         "FaultText", "The role lets nobody in without a person at the keyboard."));
    case Fault::RoleWebServicesOnly:
        return words(
            QT_TRANSLATE_NOOP("FaultText", "Web Services Only role"),
            QT_TRANSLATE_NOOP("FaultText", "REST answers; RESTlets refuse this kind of role."));
    case Fault::IpAddressRefused:
        return words(
            QT_TRANSLATE_NOOP("FaultText", "IP address rule refuses"),
            QT_TRANSLATE_NOOP(
                "FaultText", "The company or the employee may sign in from other addresses only."));
    case Fault::UserLocked:
        return words(
            QT_TRANSLATE_NOOP("FaultText", "User is locked"),
            QT_TRANSLATE_NOOP("FaultText",
                              "Five failed sign-ins: NetSuite locks the user for 30 minutes."));
    case Fault::FeatureRestOff:
        return words(
            QT_TRANSLATE_NOOP("FaultText", "Feature off: REST Web Services"),
            QT_TRANSLATE_NOOP("FaultText", "The sign-in succeeds, and every request is refused."));
    case Fault::FeatureTokenBasedOff:
        return words(QT_TRANSLATE_NOOP("FaultText", "Feature off: Token-based Authentication"),
                     QT_TRANSLATE_NOOP("FaultText", "No access token signs in any more."));
    case Fault::FeatureOAuth2Off:
        return words(
            QT_TRANSLATE_NOOP("FaultText", "Feature off: OAuth 2.0"),
            QT_TRANSLATE_NOOP("FaultText", "The token endpoint refuses every certificate."));
    case Fault::FeatureWorkbookOff:
        return words(QT_TRANSLATE_NOOP("FaultText", "Feature off: SuiteAnalytics Workbook"),
                     QT_TRANSLATE_NOOP("FaultText", "Lists and SuiteQL are refused with 400."));
    case Fault::AccountUnknown:
        return words(QT_TRANSLATE_NOOP("FaultText", "Account is unknown"),
                     QT_TRANSLATE_NOOP(
                         "FaultText", "NetSuite's directory of data centers has no such account."));
    case Fault::HostWrong:
        return words(
            QT_TRANSLATE_NOOP("FaultText", "Host is another one"),
            QT_TRANSLATE_NOOP(
                "FaultText",
                "The account answers elsewhere: requests are sent on to the sign-in page."));
    case Fault::DirectoryNamesOtherHost:
        return words(
            QT_TRANSLATE_NOOP("FaultText", "Directory names another host"),
            QT_TRANSLATE_NOOP("FaultText",
                              "The account lives in another data center: the directory names it, "
                              "and requests are sent on there."));
    case Fault::OtherEnvironment:
        return words(
            QT_TRANSLATE_NOOP("FaultText", "Credentials of another environment"),
            QT_TRANSLATE_NOOP("FaultText",
                              "Production's credentials at a sandbox, or the other way round."));
    case Fault::SandboxRefreshed:
        return words(QT_TRANSLATE_NOOP("FaultText", "Sandbox was refreshed"),
                     QT_TRANSLATE_NOOP(
                         "FaultText",
                         "Integrations, access tokens and certificate mappings are gone at once."));
    case Fault::RealmRefused:
        return words(
            QT_TRANSLATE_NOOP("FaultText", "Realm is refused"),
            QT_TRANSLATE_NOOP("FaultText",
                              "As if the account ID were sent in lower case or with a hyphen."));
    case Fault::ClientIdUnknown:
        return words(
            QT_TRANSLATE_NOOP("FaultText", "Client ID is unknown"),
            QT_TRANSLATE_NOOP("FaultText",
                              "The consumer key was cut, mistyped or swapped with its neighbour."));
    case Fault::TokenUnknown:
        return words(
            QT_TRANSLATE_NOOP("FaultText", "Token ID is unknown"),
            QT_TRANSLATE_NOOP("FaultText",
                              "The token ID was cut, mistyped or swapped with its neighbour."));
    case Fault::ConsumerSecretReset:
        return words(QT_TRANSLATE_NOOP("FaultText", "Credentials were reset"),
                     QT_TRANSLATE_NOOP(
                         "FaultText",
                         "The integration's key and secret were reset after the token was made."));
    case Fault::IntegrationBlocked:
        return words(QT_TRANSLATE_NOOP("FaultText", "Integration is blocked"),
                     QT_TRANSLATE_NOOP("FaultText", "The integration record's state is Blocked."));
    case Fault::IntegrationLacksTokenBased:
        return words(QT_TRANSLATE_NOOP("FaultText", "Integration lacks the TBA tick"),
                     QT_TRANSLATE_NOOP(
                         "FaultText",
                         "Token-based Authentication is not ticked on the integration record."));
    case Fault::IntegrationLacksClientCredentials:
        return words(
            QT_TRANSLATE_NOOP("FaultText", "Integration lacks the M2M tick"),
            QT_TRANSLATE_NOOP("FaultText",
                              "Client Credentials (Machine to Machine) Grant is not ticked."));
    case Fault::TokenRevoked:
        return words(
            QT_TRANSLATE_NOOP("FaultText", "Access token is revoked"),
            QT_TRANSLATE_NOOP("FaultText", "Somebody revoked the token in Setup > Users/Roles."));
    case Fault::SignatureRefused:
        return words(
            QT_TRANSLATE_NOOP("FaultText", "Signature is refused"),
            QT_TRANSLATE_NOOP(
                "FaultText", "One of the two secrets is wrong. Each try counts towards the lock."));
    case Fault::NonceRefused:
        return words(
            QT_TRANSLATE_NOOP("FaultText", "Nonce was used before"),
            QT_TRANSLATE_NOOP("FaultText", "As if the same signed request were sent twice."));
    case Fault::ScopeNotTicked:
        return words(
            QT_TRANSLATE_NOOP("FaultText", "Scope is not ticked"),
            QT_TRANSLATE_NOOP("FaultText",
                              "REST Web Services is not ticked as a scope of the integration."));
    case Fault::ScopeNotGranted:
        return words(
            QT_TRANSLATE_NOOP("FaultText", "Scope was not granted"),
            QT_TRANSLATE_NOOP("FaultText",
                              "The sign-in succeeds, but the token is not for REST web services."));
    case Fault::AccessTokenExpired:
        return words(
            QT_TRANSLATE_NOOP("FaultText", "Access tokens count as expired"),
            QT_TRANSLATE_NOOP("FaultText", "Each bearer token is refused, the newest one too."));
    case Fault::ExpiredTokens:
        return words(QT_TRANSLATE_NOOP("FaultText", "Older access tokens expired"),
                     QT_TRANSLATE_NOOP("FaultText",
                                       "Bearer tokens of before now are refused; new ones work."));
    case Fault::ShortTokens:
        return words(
            QT_TRANSLATE_NOOP("FaultText", "Access tokens live for seconds"),
            QT_TRANSLATE_NOOP("FaultText", "A new bearer token ends after so many seconds."));
    case Fault::ClockOffset:
        return words(QT_TRANSLATE_NOOP("FaultText", "Clocks differ"),
                     QT_TRANSLATE_NOOP("FaultText",
                                       "NetSuite's clock is so many seconds ahead of this "
                                       "computer's, or behind with a minus."));
    case Fault::CertificateIdUnknown:
        return words(
            QT_TRANSLATE_NOOP("FaultText", "Certificate ID is unknown"),
            QT_TRANSLATE_NOOP("FaultText",
                              "It was cut or mistyped, or the client ID stands in its place."));
    case Fault::KeyMismatch:
        return words(
            QT_TRANSLATE_NOOP("FaultText", "Key is not the certificate's"),
            QT_TRANSLATE_NOOP("FaultText",
                              "The private key does not belong to the uploaded certificate."));
    case Fault::KeyNotAccepted:
        return words(
            QT_TRANSLATE_NOOP("FaultText", "Key is of a kind not accepted"),
            QT_TRANSLATE_NOOP("FaultText", "The upload was refused, so there is no mapping."));
    case Fault::AlgorithmRefused:
        return words(
            QT_TRANSLATE_NOOP("FaultText", "Algorithm does not fit the key"),
            QT_TRANSLATE_NOOP("FaultText",
                              "The assertion was signed in a way that NetSuite does not take."));
    case Fault::CertificateExpired:
        return words(QT_TRANSLATE_NOOP("FaultText", "Certificate has expired"),
                     QT_TRANSLATE_NOOP("FaultText", "Its last day is over."));
    case Fault::CertificateRevoked:
        return words(QT_TRANSLATE_NOOP("FaultText", "Certificate is revoked"),
                     QT_TRANSLATE_NOOP("FaultText", "Somebody revoked the mapping."));
    case Fault::CertificateCutShort:
        return words(QT_TRANSLATE_NOOP("FaultText", "Certificate was cut to two years"),
                     QT_TRANSLATE_NOOP(
                         "FaultText",
                         "NetSuite ended it two years after the upload, before the last day that "
                         "stands in it."));
    case Fault::CertificateInUse:
        return words(QT_TRANSLATE_NOOP("FaultText", "Certificate is in use elsewhere"),
                     QT_TRANSLATE_NOOP("FaultText",
                                       "It belongs to another integration, role or user already."));
    case Fault::MappingGone:
        return words(
            QT_TRANSLATE_NOOP("FaultText", "Mapping is gone"),
            QT_TRANSLATE_NOOP("FaultText", "The certificate mapping was deleted or wiped."));
    case Fault::AudienceRefused:
        return words(QT_TRANSLATE_NOOP("FaultText", "Assertion: audience refused"),
                     QT_TRANSLATE_NOOP("FaultText", "The assertion was made for another address."));
    case Fault::LifetimeRefused:
        return words(
            QT_TRANSLATE_NOOP("FaultText", "Assertion: lifetime refused"),
            QT_TRANSLATE_NOOP("FaultText", "The assertion would be good for more than an hour."));
    case Fault::IssuerRefused:
        return words(
            QT_TRANSLATE_NOOP("FaultText", "Assertion: issuer refused"),
            QT_TRANSLATE_NOOP("FaultText", "The assertion's issuer is not the client ID."));
    case Fault::ScopeFormRefused:
        return words(
            QT_TRANSLATE_NOOP("FaultText", "Assertion: scope refused"),
            QT_TRANSLATE_NOOP("FaultText",
                              "The scopes are written in a form that NetSuite does not take."));
    case Fault::SlowAnswer:
        return words(QT_TRANSLATE_NOOP("FaultText", "Answers slowly"),
                     QT_TRANSLATE_NOOP("FaultText", "So much time passes before each answer."));
    case Fault::NoAnswer:
        return words(QT_TRANSLATE_NOOP("FaultText", "No answer comes"),
                     QT_TRANSLATE_NOOP("FaultText",
                                       "The connection stands and nothing comes back, as behind a "
                                       "firewall that drops the data."));
    case Fault::ConnectionReset:
        return words(QT_TRANSLATE_NOOP("FaultText", "Connection breaks off"),
                     QT_TRANSLATE_NOOP("FaultText", "In the middle of each answer."));
    case Fault::TruncatedJson:
        return words(
            QT_TRANSLATE_NOOP("FaultText", "Half of the JSON"),
            QT_TRANSLATE_NOOP(
                "FaultText", "Each answer ends in the middle, and its length says that is right."));
    case Fault::LengthTooLong:
        return words(QT_TRANSLATE_NOOP("FaultText", "Length too long"),
                     QT_TRANSLATE_NOOP("FaultText", "Each answer promises more bytes than come."));
    case Fault::LengthTooShort:
        return words(
            QT_TRANSLATE_NOOP("FaultText", "Length too short"),
            QT_TRANSLATE_NOOP("FaultText", "Each answer brings more bytes than promised."));
    case Fault::HtmlPage200:
        return words(
            QT_TRANSLATE_NOOP("FaultText", "Sign-in page in place of data"),
            QT_TRANSLATE_NOOP("FaultText", "A web page with status 200 where JSON was due."));
    case Fault::HtmlRedirect302:
        return words(QT_TRANSLATE_NOOP("FaultText", "Captive portal"),
                     QT_TRANSLATE_NOOP("FaultText",
                                       "Everything is sent on to a welcome page, as in a hotel."));
    case Fault::HtmlMaintenance503:
        return words(QT_TRANSLATE_NOOP("FaultText", "Maintenance window"),
                     QT_TRANSLATE_NOOP("FaultText", "Everything answers 503 with a web page."));
    case Fault::ProxyError502:
        return words(QT_TRANSLATE_NOOP("FaultText", "Proxy gets no further"),
                     QT_TRANSLATE_NOOP("FaultText",
                                       "Everything is answered with the error page of a proxy."));
    case Fault::RateLimited429:
        return words(
            QT_TRANSLATE_NOOP("FaultText", "Too many requests"),
            QT_TRANSLATE_NOOP("FaultText",
                              "Each request is refused with 429, without a word on how long."));
    case Fault::RateLimitedWithRetryAfter:
        return words(
            QT_TRANSLATE_NOOP("FaultText", "Too many requests for a while"),
            QT_TRANSLATE_NOOP("FaultText", "429 for so many seconds; Retry-After says so."));
    case Fault::UnexpectedError500:
        return words(
            QT_TRANSLATE_NOOP("FaultText", "Unexpected error"),
            QT_TRANSLATE_NOOP("FaultText", "Each request fails with 500 UNEXPECTED_ERROR."));
    case Fault::HugeBody:
        return words(QT_TRANSLATE_NOOP("FaultText", "Answers of 200 MB"),
                     QT_TRANSLATE_NOOP("FaultText", "Far more than any page of records."));
    case Fault::EndlessBody:
        return words(QT_TRANSLATE_NOOP("FaultText", "Answers that never end"),
                     QT_TRANSLATE_NOOP("FaultText", "The bytes come and come."));
    case Fault::OddText:
        return words(
            QT_TRANSLATE_NOOP("FaultText", "Odd text"),
            QT_TRANSLATE_NOOP(
                "FaultText",
                "Lone surrogates, NUL, emoji and right-to-left marks, all of them allowed."));
    case Fault::ByteOrderMark:
        return words(QT_TRANSLATE_NOOP("FaultText", "Byte order mark"),
                     QT_TRANSLATE_NOOP("FaultText",
                                       "Three bytes before the JSON, as some proxies add them."));
    case Fault::BrokenUtf8:
        return words(QT_TRANSLATE_NOOP("FaultText", "Broken text"),
                     QT_TRANSLATE_NOOP("FaultText", "Bytes in the JSON that are no UTF-8."));
    case Fault::UntrustedTls:
        return words(
            QT_TRANSLATE_NOOP("FaultText", "Certificate nobody trusts"),
            QT_TRANSLATE_NOOP(
                "FaultText",
                "HTTPS with a certificate of the server's own making. From the next opening on."));
    case Fault::InterceptedTls:
        return words(QT_TRANSLATE_NOOP("FaultText", "Proxy reads along"),
                     QT_TRANSLATE_NOOP("FaultText",
                                       "HTTPS with a certificate that a company's proxy issued. "
                                       "From the next opening on."));
    }
    return {};
}

QString faultGroupText(FaultGroup group)
{
    switch (group) {
    case FaultGroup::AccountAndRole:
        return translated(QT_TRANSLATE_NOOP("FaultText", "Account and role"));
    case FaultGroup::IntegrationAndToken:
        return translated(QT_TRANSLATE_NOOP("FaultText", "Integration and token"));
    case FaultGroup::CertificateAndKey:
        return translated(QT_TRANSLATE_NOOP("FaultText", "Certificate and key"));
    case FaultGroup::Network:
        return translated(QT_TRANSLATE_NOOP("FaultText", "Network and transport"));
    }
    return {};
}

} // namespace suitescope
