// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Causes: key, certificate, assertion and scopes.
#include "lib/setup/checklist.h"
#include "ui/text/causewords.h"
#include "ui/text/setuptext.h"

using namespace Qt::StringLiterals;

namespace suitescope::causewords {

CauseText certificateIdWrong(const Cause &cause, AuthMethod)
{
    return {
        CauseWords::tr("The Certificate ID is not the one of this mapping"),
        CauseWords::tr("NetSuite keeps a list of certificates, a row each, and gives every row an "
                       "ID. It is the value that is cut or mixed up most often: it may begin with "
                       "- or _."),
        {CauseWords::tr("Copy the Certificate ID from the first column of %1.")
             .arg(menuPath(MenuPageId::M2mSetup)),
         CauseWords::tr("Check that the row names your integration and your role.")},
        goTo(cause)};
}

CauseText keyDoesNotFit(const Cause &cause, AuthMethod)
{
    const bool local = cause.fault.has_value();
    return {
        local ? CauseWords::tr("The private key does not belong to the certificate")
              : CauseWords::tr("NetSuite has another certificate than the one of this key"),
        local ? CauseWords::tr("Every certificate belongs to one private key. These two were "
                               "compared on this computer and do not belong together.")
              : CauseWords::tr("NetSuite compares the signature with the certificate that was "
                               "uploaded for this Certificate ID. Only the key of that certificate "
                               "fits."),
        {CauseWords::tr("Upload the certificate of this key in a new mapping, or choose the key "
                        "that belongs to the uploaded one."),
         CauseWords::tr("A new mapping has a new Certificate ID.")},
        goTo(cause)};
}

CauseText keyNotAccepted(const Cause &cause, AuthMethod)
{
    return {CauseWords::tr("NetSuite does not accept this kind of key"),
            CauseWords::tr("A key has a kind and a size. NetSuite takes EC P-256, P-384 and P-521, "
                           "and RSA with 3072 or 4096 bit."),
            {CauseWords::tr("Make a new key pair and upload its certificate.")},
            goTo(cause)};
}

CauseText algorithmDoesNotFit(const Cause &cause, AuthMethod)
{
    return {CauseWords::tr("The signing algorithm does not fit the key"),
            CauseWords::tr("Each kind of key has its own way to sign: ES256 goes with P-256, ES384 "
                           "with P-384, ES512 with P-521, and PS256, "
                           "PS384 and PS512 with RSA."),
            {CauseWords::tr("Choose the algorithm that fits the key.")},
            goTo(cause)};
}

CauseText certificateEnded(const Cause &cause, AuthMethod)
{
    return {CauseWords::tr("The certificate has ended"),
            CauseWords::tr("A certificate has a last day. After it NetSuite refuses every sign-in "
                           "that is signed with its key."),
            {CauseWords::tr("Make a new key pair and upload its certificate in a new mapping."),
             CauseWords::tr("Enter the new Certificate ID.")},
            goTo(cause)};
}

CauseText certificateNotYetValid(const Cause &cause, AuthMethod)
{
    return {CauseWords::tr("The certificate is not valid yet"),
            CauseWords::tr("Its first day is still to come by the clock of this computer."),
            {CauseWords::tr("Check the clock of this computer."),
             CauseWords::tr("Otherwise make a new key pair that is valid from now on.")},
            goTo(cause)};
}

CauseText certificateRevoked(const Cause &, AuthMethod)
{
    return {CauseWords::tr("The certificate was revoked in NetSuite"),
            CauseWords::tr("A revoked certificate cannot be used again, nor be given back."),
            {CauseWords::tr("Look for the row with this Certificate ID: is it marked as revoked?"),
             CauseWords::tr("Make a new key pair and upload its certificate in a new mapping.")},
            CauseWords::tr("Open certificate mappings in NetSuite")};
}

CauseText certificateCut(const Cause &cause, AuthMethod)
{
    return {
        CauseWords::tr("NetSuite ends the certificate after two years, before its own last day"),
        CauseWords::tr("NetSuite takes a certificate for two years at most and shortens a "
                       "longer one without a word."),
        {CauseWords::tr("Look at the column Valid Until in %1.")
             .arg(menuPath(MenuPageId::M2mSetup)),
         CauseWords::tr("Make a new key pair for two years at most, and upload its "
                        "certificate.")},
        goTo(cause)};
}

CauseText certificateInUse(const Cause &, AuthMethod)
{
    return {CauseWords::tr("The certificate belongs to another integration, role or user"),
            CauseWords::tr("NetSuite lets a certificate stand for one integration with one user "
                           "and one role."),
            {CauseWords::tr("Compare the row with this Certificate ID: does it name your "
                            "integration, user and role?"),
             CauseWords::tr("Otherwise make a new key pair for this connection.")},
            CauseWords::tr("Open certificate mappings in NetSuite")};
}

CauseText mappingGone(const Cause &cause, AuthMethod)
{
    return {CauseWords::tr("This account has no mapping for the certificate"),
            CauseWords::tr("The mapping says for whom the certificate stands. Without it NetSuite "
                           "does not know the key. The key pair itself stays usable."),
            {CauseWords::tr("Look for the row with this Certificate ID in %1.")
                 .arg(menuPath(MenuPageId::M2mSetup)),
             CauseWords::tr("When it is missing, upload the certificate again and enter the new "
                            "Certificate ID.")},
            goTo(cause)};
}

namespace {

/*! What to change depends on the part that NetSuite's word is about. */
QStringList assertionSteps(std::optional<AuditDetail> detail)
{
    const QString address
        = CauseWords::tr("Clear an address that was entered in place of the account's own.");
    const QString clock = CauseWords::tr("Compare the clock of this computer and its time zone.");
    const QString trail = CauseWords::tr("Look at the Login Audit Trail, column Detail.");
    if (detail == AuditDetail::TokenValidityTooBroad || detail == AuditDetail::TokenExpired)
        return {clock};
    if (detail == AuditDetail::InvalidIssuer)
        return {CauseWords::tr("Compare the Client ID with the one of the integration in your "
                               "note: the sign-in is signed in its name."),
                CauseWords::tr("Check in %1 that the row with this Certificate ID names the same "
                               "integration.")
                    .arg(menuPath(MenuPageId::M2mSetup))};
    if (detail == AuditDetail::InvalidScope)
        return {CauseWords::tr("Ask for REST Web Services alone on the page Integration.")};
    return detail ? QStringList{address, clock} : QStringList{address, clock, trail};
}

} // namespace

CauseText assertionRefused(const Cause &cause, AuthMethod)
{
    return {CauseWords::tr("NetSuite refuses a detail of the sign-in, such as its address or time"),
            CauseWords::tr("The program signs a short text that asks for access. It names the "
                           "account's address, a time, the Client ID and the scopes. NetSuite "
                           "refuses it when one of these is not what it expects."),
            assertionSteps(detailOf(cause)), CauseWords::tr("Try again")};
}

CauseText scopeNotTicked(const Cause &cause, AuthMethod)
{
    return {cause.subject.isEmpty()
                ? CauseWords::tr("A scope that is asked for is not ticked on the integration")
                : CauseWords::tr("The scope %1 is not ticked on the integration")
                      .arg(scopeName(cause.subject)),
            CauseWords::tr("A scope says which of NetSuite's services a program may use. NetSuite "
                           "gives only those that the integration record allows."),
            {CauseWords::tr("Open the integration record and tick the scope, then save."),
             CauseWords::tr("Or ask for fewer scopes on the page Integration.")},
            openIntegrations()};
}

CauseText scopeNotAskedFor(const Cause &cause, AuthMethod)
{
    return {cause.fault ? CauseWords::tr("No scope is chosen")
                        : CauseWords::tr("REST Web Services was not asked for"),
            CauseWords::tr("A scope says which of NetSuite's services a program may use. A token "
                           "without it does not open the REST services."),
            {CauseWords::tr("Choose REST Web Services on the page Integration.")},
            goTo(cause)};
}

} // namespace suitescope::causewords
