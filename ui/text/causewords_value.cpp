// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Causes: what was entered, the integration and the token.
#include "ui/text/causewords.h"
#include "ui/text/setuptext.h"

using namespace Qt::StringLiterals;

namespace suitescope::causewords {

CauseText valueMissing(const Cause &cause, AuthMethod)
{
    const QString name = cause.field ? secretFieldName(*cause.field) : CauseWords::tr("A value");
    return {CauseWords::tr("%1 is missing").arg(name),
            detailOf(cause)
                ? CauseWords::tr("NetSuite got the sign-in without one of its parts.")
                : CauseWords::tr("The keychain holds no such value for this connection, so nothing "
                                 "was sent."),
            {cause.field ? CauseWords::tr("Enter %1 again.").arg(name)
                         : CauseWords::tr("Enter the values of this connection again."),
             CauseWords::tr("When NetSuite no longer shows it, make a new one there.")},
            goTo(cause)};
}

namespace {

QString copyAgain(const QString &name)
{
    return CauseWords::tr("Copy %1 from NetSuite again and enter it.").arg(name);
}

QString makeAnew()
{
    return CauseWords::tr("When NetSuite no longer shows it, make a new one there.");
}

/*! Every value looks right, and still NetSuite does not know one. */
CauseText valueFromElsewhere(const Cause &cause)
{
    return {CauseWords::tr("The access token is not one of this integration"),
            CauseWords::tr("All values have the right length. The Token ID may be copied from "
                           "another token, of another integration, user or account."),
            {CauseWords::tr("Look in %1 for a token of this integration, user and role.")
                 .arg(menuPath(MenuPageId::AccessTokens)),
             CauseWords::tr("When there is none, make a new one and enter both of its values.")},
            goTo(cause)};
}

} // namespace

CauseText valueMisshapen(const Cause &cause, AuthMethod)
{
    if (!cause.fault)
        return valueFromElsewhere(cause);
    const QString name = cause.field ? secretFieldName(*cause.field) : CauseWords::tr("A value");
    return {CauseWords::tr("%1 does not have the right shape").arg(name),
            CauseWords::tr("NetSuite's values have a fixed length and alphabet, and this one "
                           "differs. It was not sent."),
            {copyAgain(name), makeAnew()},
            goTo(cause)};
}

CauseText valueSwapped(const Cause &cause, AuthMethod)
{
    const QString name = cause.field ? secretFieldName(*cause.field) : CauseWords::tr("A value");
    const QString other = cause.otherField ? secretFieldName(*cause.otherField) : QString();
    if (cause.fault == LocalFault::ValuesSwapped)
        return {CauseWords::tr("%1 and %2 are swapped").arg(name, other),
                CauseWords::tr("Each has the length and the characters of the other. Nothing was "
                               "sent."),
                {CauseWords::tr("Enter each value in the field of the other.")},
                goTo(cause)};
    if (cause.fault == LocalFault::LooksLikeAnother)
        return {CauseWords::tr("%1 holds what looks like another value: %2").arg(name, other),
                CauseWords::tr("It has the length and the characters of that value. It was not "
                               "sent."),
                {copyAgain(name), makeAnew()},
                goTo(cause)};
    return {other.isEmpty() ? CauseWords::tr("%1 holds the value of another field").arg(name)
                            : CauseWords::tr("%1 holds the same value as %2").arg(name, other),
            CauseWords::tr("Two fields that always differ in NetSuite are equal here."),
            {copyAgain(name), makeAnew()},
            goTo(cause)};
}

CauseText integrationUnknown(const Cause &cause, AuthMethod method)
{
    return {
        isM2m(method) ? CauseWords::tr("NetSuite does not know the Client ID")
                      : CauseWords::tr("NetSuite does not know the Consumer Key"),
        isM2m(method)
            ? CauseWords::tr("The Client ID says to which integration record the program belongs. "
                             "It may be mistyped, or be that of another account or of a deleted "
                             "record.")
            : CauseWords::tr("The Consumer Key says to which integration record the program "
                             "belongs. It may be mistyped, or be that of another account or of a "
                             "deleted record."),
        {isM2m(method)
             ? CauseWords::tr("Compare its first and last characters with your note.")
             : CauseWords::tr("Enter Consumer Key and Consumer Secret again from your note."),
         CauseWords::tr("NetSuite shows it only once. When it is lost, reset the credentials on "
                        "the integration record (%1) and enter the new ones.")
             .arg(menuPath(MenuPageId::ManageIntegrations))},
        goTo(cause)};
}

CauseText integrationBlocked(const Cause &, AuthMethod)
{
    return {CauseWords::tr("The integration is blocked"),
            CauseWords::tr("An integration record has a state. NetSuite refuses every sign-in "
                           "with it while the state is Blocked."),
            {CauseWords::tr("Open the integration record and set its state to Enabled."),
             CauseWords::tr("Ask who blocked it, and why.")},
            openIntegrations()};
}

CauseText clientCredentialsNotTicked(const Cause &, AuthMethod)
{
    return {CauseWords::tr("The integration does not allow sign-in with a certificate"),
            CauseWords::tr("The integration record says which kinds of sign-in it allows. NetSuite "
                           "calls this one client credentials."),
            {CauseWords::tr("Open the integration record and tick Client Credentials (Machine to "
                            "Machine) Grant."),
             CauseWords::tr("Save. The Client ID stays the same.")},
            CauseWords::tr("Open integrations in NetSuite")};
}

CauseText tokenBasedNotTicked(const Cause &, AuthMethod)
{
    return {CauseWords::tr("The integration does not allow access tokens"),
            CauseWords::tr("The integration record says which kinds of sign-in it allows."),
            {CauseWords::tr("Open the integration record, subtab Authentication, and tick "
                            "Token-based Authentication."),
             CauseWords::tr("Save. Consumer Key and Consumer Secret stay the same.")},
            openIntegrations()};
}

CauseText secretReset(const Cause &cause, AuthMethod method)
{
    return {CauseWords::tr("The credentials of the integration were reset"),
            isM2m(method)
                ? CauseWords::tr("A reset gives the integration a new Client ID, and the old one "
                                 "ends at once.")
                : CauseWords::tr("A reset gives new values and ends the old ones at once, with all "
                                 "access tokens that were made with them."),
            {CauseWords::tr("Ask who reset them in %1, and enter the new values.")
                 .arg(menuPath(MenuPageId::ManageIntegrations)),
             isM2m(method)
                 ? CauseWords::tr("The certificate mapping has to be made again for them.")
                 : CauseWords::tr("Make a new access token and enter its values as well.")},
            goTo(cause)};
}

CauseText tokenRevoked(const Cause &cause, AuthMethod)
{
    return {CauseWords::tr("The access token is revoked"),
            CauseWords::tr("An access token that was revoked or deleted in NetSuite is never "
                           "accepted again."),
            {CauseWords::tr("Look for the token in Setup > Users/Roles > Access Tokens: is it "
                            "revoked or gone?"),
             CauseWords::tr("Make a new access token and enter its values.")},
            goTo(cause)};
}

CauseText userOrRoleInactive(const Cause &, AuthMethod method)
{
    return {CauseWords::tr("The user or the role is inactive"),
            isM2m(method)
                ? CauseWords::tr("The certificate stands for a user with a role, and NetSuite "
                                 "accepts it only while both are active.")
                : CauseWords::tr("The access token stands for a user with a role, and NetSuite "
                                 "accepts it only while both are active."),
            {CauseWords::tr("Open the user's record, subtab Access: is Give Access ticked?"),
             CauseWords::tr("Open the role: is Inactive ticked?")},
            CauseWords::tr("Open users in NetSuite")};
}

CauseText roleTakenAway(const Cause &, AuthMethod method)
{
    return {CauseWords::tr("The user no longer has the role"),
            isM2m(method) ? CauseWords::tr("The certificate stands for a user with a role, and "
                                           "both must still belong together.")
                          : CauseWords::tr("The access token stands for a user with a role, and "
                                           "both must still belong together."),
            {CauseWords::tr("Open the user's record, subtab Access: is the role in the list?"),
             CauseWords::tr("Add it again, then save.")},
            CauseWords::tr("Open users in NetSuite")};
}

CauseText signatureRefused(const Cause &cause, AuthMethod)
{
    const QString refused = unlessConcluded(
        cause, CauseWords::tr("NetSuite does not accept what is signed with them."));
    const QString often = CauseWords::tr("Both have the right length. Often one belongs to another "
                                         "account or to older credentials.");
    return {CauseWords::tr("A secret is wrong: Consumer Secret or Token Secret"),
            refused.isEmpty() ? often : refused + u' ' + often,
            {CauseWords::tr("Enter both secrets again from where you noted them."),
             CauseWords::tr("When that does not help, make a new access token; a reset of the "
                            "integration's credentials needs one as well.")},
            goTo(cause)};
}

CauseText nonceRefused(const Cause &, AuthMethod)
{
    return {CauseWords::tr("NetSuite took the request for a repetition"),
            CauseWords::tr("Every request carries a number that is used once. A proxy that sends a "
                           "request twice makes NetSuite refuse the second."),
            {CauseWords::tr("Try again: the next request has a new number."),
             CauseWords::tr("When it comes back, ask who runs the proxy of your network.")},
            CauseWords::tr("Try again")};
}

CauseText accessTokenExpired(const Cause &, AuthMethod)
{
    return {
        CauseWords::tr("The access token ended"),
        CauseWords::tr("A sign-in gives a token that opens NetSuite for an hour, unless NetSuite "
                       "takes it back before."),
        {CauseWords::tr("Try again: a new token is asked for."),
         CauseWords::tr("When it comes back, compare the clock of this computer.")},
        CauseWords::tr("Try again")};
}

} // namespace suitescope::causewords
