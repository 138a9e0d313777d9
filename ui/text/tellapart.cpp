// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How a person tells a cause from those to which NetSuite gives the same answer.
#include "lib/setup/diagnosisrules.h"
#include "ui/text/doctortext.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

struct Row
{
    CauseId id;
    const char *look; // where it shows
    const char *m2mDetail; // the Login Audit Trail's word for it, or two; empty: none of its own
    const char *tbaDetail;
};

using enum CauseId;

constexpr std::array rows{
    Row{RoleLacksRestWebServices,
        QT_TRANSLATE_NOOP("TellApartText",
                          "The role's subtab Setup has no line REST Web Services."),
        "permission_denied", "permission_denied"},
    Row{RoleLacksTokenLogin,
        QT_TRANSLATE_NOOP(
            "TellApartText",
            "The role's subtab Setup has no line Log in using (OAuth 2.0) Access Tokens."),
        "permission_denied", "permission_denied"},
    Row{WorkbookMissing,
        QT_TRANSLATE_NOOP("TellApartText",
                          "The role's subtab Reports has no line SuiteAnalytics Workbook."),
        "", ""},
    Row{RoleSeesNoRecords,
        QT_TRANSLATE_NOOP("TellApartText",
                          "The role's subtab Permissions is empty under Lists and Transactions."),
        "", ""},
    Row{RecordNotVisible,
        QT_TRANSLATE_NOOP("TellApartText", "Other records can be listed, this one cannot."), "",
        ""},
    Row{WebServicesOnlyRole,
        QT_TRANSLATE_NOOP("TellApartText", "The role is marked as Web Services Only Role."),
        "permission_denied", "permission_denied"},
    Row{TwoFactorRole,
        QT_TRANSLATE_NOOP("TellApartText", "The list of two-factor roles names the role."),
        "permission_denied", "permission_denied"},
    Row{IpAddressRule,
        QT_TRANSLATE_NOOP("TellApartText",
                          "The user or the company has a list of allowed addresses, and it works "
                          "from an address in it."),
        "permission_denied", "permission_denied"},
    Row{FeatureOff,
        QT_TRANSLATE_NOOP(
            "TellApartText",
            "Enable Features shows the box without a tick; then it fails for everybody."),
        "FeatureDisabled", "FeatureDisabled"},
    Row{AccountUnknown,
        QT_TRANSLATE_NOOP("TellApartText", "Company Information shows another account ID."), "",
        ""},
    Row{RealmSpelling,
        QT_TRANSLATE_NOOP("TellApartText",
                          "Another program fails that sends the account ID as it was typed here."),
        "", "token_rejected"},
    Row{HostWrong, QT_TRANSLATE_NOOP("TellApartText", "Company URLs shows another address."), "",
        ""},
    Row{DataCenterOverrideNeeded,
        QT_TRANSLATE_NOOP("TellApartText", "Company URLs shows another address."), "", ""},
    Row{OtherEnvironment,
        QT_TRANSLATE_NOOP("TellApartText",
                          "The integration record is missing in this account and is found in "
                          "another environment."),
        "InvalidIntegration", "consumer_key_unknown"},
    Row{SandboxRefreshed,
        QT_TRANSLATE_NOOP(
            "TellApartText",
            "Sandbox Accounts, in production, shows a refresh after the last success, "
            "and every other program of the sandbox fails, too."),
        "InvalidIntegration MissingKey", "consumer_key_unknown token_rejected"},
    Row{ValueMisshapen,
        QT_TRANSLATE_NOOP(
            "TellApartText",
            "The list of access tokens has no token for this integration, user and role."),
        "", "token_rejected"},
    Row{IntegrationUnknown,
        QT_TRANSLATE_NOOP("TellApartText",
                          "The integration record is in this account, and its value differs from "
                          "the one entered."),
        "InvalidIntegration", "consumer_key_unknown"},
    Row{IntegrationBlocked,
        QT_TRANSLATE_NOOP("TellApartText",
                          "The integration record is there and shows the state Blocked; programs "
                          "with another integration go on."),
        "IntegrationBlocked", "consumer_key_refused"},
    Row{ClientCredentialsNotTicked,
        QT_TRANSLATE_NOOP("TellApartText",
                          "The box Client Credentials (Machine to Machine) Grant has no tick on "
                          "the integration record."),
        "AuthorizationCodeGrantRequired", ""},
    Row{TokenBasedNotTicked,
        QT_TRANSLATE_NOOP(
            "TellApartText",
            "The box Token-based Authentication has no tick on the integration record."),
        "", "consumer_key_refused"},
    Row{ConsumerSecretReset,
        QT_TRANSLATE_NOOP("TellApartText",
                          "System Notes of the integration record show a reset after the token or "
                          "mapping was made."),
        "InvalidIntegration ClientIdMismatch", "consumer_key_unknown token_rejected"},
    Row{TokenRevoked,
        QT_TRANSLATE_NOOP("TellApartText",
                          "The list of access tokens shows it as revoked, or no longer."),
        "", "token_rejected"},
    Row{UserOrRoleInactive,
        QT_TRANSLATE_NOOP(
            "TellApartText",
            "The user's subtab Access has no tick at Give Access, or the role is inactive."),
        "EntityOrRoleDisabled", "permission_denied"},
    Row{RoleTakenAway,
        QT_TRANSLATE_NOOP("TellApartText", "The user's subtab Access does not name the role."),
        "EntityOrRoleDisabled", "permission_denied"},
    Row{SignatureRefused,
        QT_TRANSLATE_NOOP("TellApartText",
                          "Token and integration are in their lists, both are active, and only the "
                          "secrets are left."),
        "", "InvalidSignature"},
    Row{NonceRefused, QT_TRANSLATE_NOOP("TellApartText", "The next try works."), "", "NonceUsed"},
    Row{AccessTokenExpired, QT_TRANSLATE_NOOP("TellApartText", "The next try works."),
        "AccessTokenExpired", ""},
    Row{CertificateIdWrong,
        QT_TRANSLATE_NOOP(
            "TellApartText",
            "The list of mappings has a row for your integration with another Certificate ID."),
        "MissingKey", ""},
    Row{KeyDoesNotFitCertificate,
        QT_TRANSLATE_NOOP("TellApartText",
                          "The row with this Certificate ID names your integration, user and role, "
                          "and is in force."),
        "InvalidSignature", ""},
    Row{KeyNotAccepted,
        QT_TRANSLATE_NOOP(
            "TellApartText",
            "The upload of the certificate ended with an error, and the list has no row for it."),
        "MissingKey", ""},
    Row{AlgorithmDoesNotFitKey,
        QT_TRANSLATE_NOOP("TellApartText",
                          "The row's column Algorithm differs from the one that is signed with."),
        "UnsupportedAlgo", ""},
    Row{CertificateEnded,
        QT_TRANSLATE_NOOP("TellApartText", "The row's column Valid Until is past."), "TokenExpired",
        ""},
    Row{CertificateRevoked, QT_TRANSLATE_NOOP("TellApartText", "The row is marked as revoked."),
        "TokenBlocked", ""},
    Row{CertificateCut,
        QT_TRANSLATE_NOOP(
            "TellApartText",
            "The row's column Valid Until is earlier than the end of the certificate."),
        "TokenExpired", ""},
    Row{CertificateInUse,
        QT_TRANSLATE_NOOP(
            "TellApartText",
            "The row with this Certificate ID names another integration, user or role."),
        "ClientIdMismatch", ""},
    Row{MappingGone,
        QT_TRANSLATE_NOOP("TellApartText", "The list of mappings has no row for your integration."),
        "MissingKey", ""},
    Row{AssertionRefused,
        QT_TRANSLATE_NOOP(
            "TellApartText",
            "Integration, role and certificate are right in NetSuite's lists, and the "
            "address that was entered or the clock is not."),
        "TokenNotAcceptable TokenValidityTooBroad", ""},
    Row{ScopeNotTicked,
        QT_TRANSLATE_NOOP("TellApartText",
                          "The scope's box has no tick on the integration record."),
        "ScopeMismatched InvalidScope", ""},
    Row{ScopeNotAskedFor,
        QT_TRANSLATE_NOOP("TellApartText",
                          "The box is ticked, and the page Integration of the wizard does not ask "
                          "for the scope."),
        "ScopeMismatched", ""},
    Row{UserLocked,
        QT_TRANSLATE_NOOP("TellApartText", "It works again after half an hour without a try."),
        "temporary_locked", "temporary_locked"},
    Row{ClockOff,
        QT_TRANSLATE_NOOP("TellApartText", "A telephone shows another time than this computer."),
        "TokenExpired", "InvalidTimestamp"},
    Row{Offline, QT_TRANSLATE_NOOP("TellApartText", "No other web page opens either."), "", ""},
    Row{NameNotFound,
        QT_TRANSLATE_NOOP("TellApartText",
                          "A browser opens other web pages and does not find NetSuite's server."),
        "", ""},
    Row{NoAnswer, QT_TRANSLATE_NOOP("TellApartText", "It works from another network."), "", ""},
    Row{TlsRefused,
        QT_TRANSLATE_NOOP("TellApartText",
                          "A browser warns of the certificate of the account's page as well."),
        "", ""},
    Row{TlsIntercepted,
        QT_TRANSLATE_NOOP("TellApartText",
                          "A browser shows your company as the issuer of the page's certificate."),
        "", ""},
    Row{CaptivePortal,
        QT_TRANSLATE_NOOP("TellApartText",
                          "A browser opens the page of the network instead of any other."),
        "", ""},
    Row{LoginPage,
        QT_TRANSLATE_NOOP("TellApartText", "The page in a browser is NetSuite's sign-in."), "", ""},
    Row{Maintenance,
        QT_TRANSLATE_NOOP("TellApartText", "status.netsuite.com speaks of maintenance."), "", ""},
    Row{ConcurrencyLimit,
        QT_TRANSLATE_NOOP("TellApartText", "It works again when other programs rest."), "", ""},
    Row{AnswerBroken,
        QT_TRANSLATE_NOOP("TellApartText",
                          "The next try works, or a browser shows the account as always."),
        "", ""},
    Row{NetSuiteStumbled,
        QT_TRANSLATE_NOOP("TellApartText",
                          "The next try works, and status.netsuite.com speaks of no maintenance."),
        "", ""},
    Row{NotNetSuite, QT_TRANSLATE_NOOP("TellApartText", "It works from another network."), "", ""},
};

QString translated(const char *words)
{
    return QCoreApplication::translate("TellApartText", words);
}

const Row *rowFor(CauseId id)
{
    const auto found
        = std::find_if(rows.begin(), rows.end(), [id](const Row &row) { return row.id == id; });
    return found == rows.end() ? nullptr : &*found;
}

} // namespace

QString tellApartText(CauseId id, AuthMethod method)
{
    if (const Row *row = rowFor(id)) {
        const QString look = translated(row->look);
        const QStringList details
            = QString::fromLatin1(method == AuthMethod::ClientCredentials ? row->m2mDetail
                                                                          : row->tbaDetail)
                  .split(u' ', Qt::SkipEmptyParts);
        if (details.isEmpty())
            return look;
        if (details.size() > 1)
            return QCoreApplication::translate(
                       "TellApartText",
                       "%1 The Login Audit Trail says %2 or %3 in the column Detail.")
                .arg(look, details.at(0), details.at(1));
        return QCoreApplication::translate("TellApartText",
                                           "%1 The Login Audit Trail says %2 in the column Detail.")
            .arg(look, details.at(0));
    }
    return {};
}

QString tellApartText(const Cause &cause, AuthMethod method)
{
    // Without it lists and queries fail; the sign-in works, so the trail tells no failure.
    const Row *const row = rowFor(cause.id);
    if (row && cause.id == CauseId::FeatureOff && cause.subject == QLatin1String(workbookFeature))
        return translated(row->look);
    return tellApartText(cause.id, method);
}

} // namespace suitescope
