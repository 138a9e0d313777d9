// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a named cause is called, why we think so, and what to change.
#include "ui/text/doctortext.h"
#include "ui/text/setuptext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

struct CauseWords
{
    Q_DECLARE_TR_FUNCTIONS(CauseText)
};

bool isM2m(AuthMethod method)
{
    return method == AuthMethod::ClientCredentials;
}

QString openRole()
{
    return CauseWords::tr("Open role in NetSuite");
}

QString goTo(const Cause &cause)
{
    return cause.step ? CauseWords::tr("Go to %1").arg(setupStepName(*cause.step))
                      : CauseWords::tr("Try again");
}

QString addAndSave()
{
    return CauseWords::tr("Press Add on that line, then save. A line that was not added is not "
                          "saved.");
}

//: NetSuite tells the true cause of a refused TBA sign-in in its own log alone
QString oneAnswerForAll()
{
    return CauseWords::tr(
        "NetSuite gives the same answer to every refused token sign-in, so this is the likeliest "
        "cause and not the only one. The Login Audit Trail names the true one in its column "
        "Detail.");
}

CauseText roleLacksRest(const Cause &, AuthMethod method)
{
    return {
        CauseWords::tr("The role lacks the permission REST Web Services"),
        isM2m(method)
            ? CauseWords::tr("Sign-in just worked, so the certificate, Client ID and mapping are "
                             "right. The token carries the scope rest_webservices. What is left "
                             "is the role: without this permission NetSuite refuses every REST "
                             "request with 401 INVALID_LOGIN.")
            : oneAnswerForAll(),
        {CauseWords::tr("Edit the role and choose REST Web Services, level Full."), addAndSave()},
        openRole()};
}

CauseText roleLacksLogin(const Cause &, AuthMethod method)
{
    const QString permission = isM2m(method) ? u"Log in using OAuth 2.0 Access Tokens"_s
                                             : u"Log in using Access Tokens"_s;
    return {
        CauseWords::tr("The role lacks the permission %1").arg(permission),
        isM2m(method) ? CauseWords::tr("NetSuite refused to give a token to this role.")
                      : oneAnswerForAll(),
        {CauseWords::tr("Edit the role and choose %1, level Full.").arg(permission), addAndSave()},
        openRole()};
}

CauseText featureOff(const Cause &cause, AuthMethod)
{
    const QString feature = cause.subject.isEmpty() ? u"REST Web Services"_s : cause.subject;
    const bool analytics = feature == "SuiteAnalytics Workbook"_L1;
    return {CauseWords::tr("The feature %1 is switched off").arg(feature),
            CauseWords::tr("NetSuite refuses everything that belongs to a feature that is off. A "
                           "sandbox refresh sets features back."),
            {CauseWords::tr("Open the subtab %1 and tick %2.")
                 .arg(analytics ? u"Analytics"_s : u"SuiteCloud"_s, feature),
             CauseWords::tr("Accept the terms when NetSuite shows them, then save.")},
            CauseWords::tr("Open features in NetSuite")};
}

CauseText workbookMissing(const Cause &, AuthMethod)
{
    return {
        CauseWords::tr("The role lacks the permission SuiteAnalytics Workbook"),
        CauseWords::tr("Sign-in and records work, and SuiteQL alone is refused. NetSuite allows "
                       "SuiteQL to roles with this permission; tutorials call it “SuiteQL”."),
        {CauseWords::tr("Edit the role, subtab Reports, and choose SuiteAnalytics Workbook, level "
                        "Edit."),
         addAndSave(),
         CauseWords::tr("Check that the feature SuiteAnalytics Workbook is on, too.")},
        openRole()};
}

CauseText accountUnknown(const Cause &cause, AuthMethod)
{
    return {CauseWords::tr("NetSuite does not know this account ID"),
            CauseWords::tr("NetSuite's public directory of accounts has no such entry."),
            {CauseWords::tr("Compare it with Setup > Company > Company Information, field Account "
                            "ID."),
             CauseWords::tr("A sandbox ends in _SB and a number.")},
            goTo(cause)};
}

CauseText valueMisshapen(const Cause &cause, AuthMethod)
{
    const QString name = cause.field ? secretFieldName(*cause.field) : CauseWords::tr("A value");
    QString sentence = CauseWords::tr("%1 does not have the right shape").arg(name);
    QString why = CauseWords::tr("NetSuite's values have a fixed length and alphabet, and this one "
                                 "differs. It was not sent.");
    if (!cause.fault || *cause.fault == LocalFault::SecretMissing) {
        sentence = CauseWords::tr("%1 is missing").arg(name);
        why = CauseWords::tr("The keychain holds no such value for this connection.");
    } else if (*cause.fault == LocalFault::SameValueTwice) {
        sentence = CauseWords::tr("%1 holds the value of another field").arg(name);
        why = CauseWords::tr("Two fields that always differ in NetSuite are equal here.");
    }
    return {sentence,
            why,
            {CauseWords::tr("Copy %1 from NetSuite again and enter it.").arg(name),
             CauseWords::tr("When NetSuite no longer shows it, make a new one there.")},
            goTo(cause)};
}

CauseText integrationBlocked(const Cause &, AuthMethod method)
{
    return {
        CauseWords::tr("NetSuite does not accept the integration"),
        isM2m(method)
            ? CauseWords::tr("The integration with this Client ID is unknown in this account or "
                             "its state is Blocked.")
            : oneAnswerForAll(),
        {CauseWords::tr("Open the integration record and set its state to Enabled."),
         isM2m(method)
             ? CauseWords::tr("Compare the Client ID. A reset of the credentials made a new one.")
             : CauseWords::tr("When its credentials were reset, enter the new Consumer Key and "
                              "Consumer Secret and make a new access token.")},
        CauseWords::tr("Open integrations in NetSuite")};
}

CauseText tokenRevoked(const Cause &cause, AuthMethod method)
{
    if (isM2m(method)) {
        return {CauseWords::tr("The user or the role of the certificate mapping is inactive"),
                CauseWords::tr("NetSuite knows the certificate and refuses whom it stands for."),
                {CauseWords::tr("Check that the user has access and still has the role."),
                 CauseWords::tr("Check that the role is not inactive.")},
                openRole()};
    }
    return {CauseWords::tr("The access token is revoked or its user or role is inactive"),
            oneAnswerForAll(),
            {CauseWords::tr("Look for the token in the list of access tokens: is it revoked?"),
             CauseWords::tr("Check that the user has access and still has the role."),
             CauseWords::tr("Otherwise make a new access token and enter it.")},
            goTo(cause)};
}

CauseText signatureRefused(const Cause &cause, AuthMethod)
{
    return {
        CauseWords::tr("A secret is wrong: Consumer Secret or Token Secret"),
        CauseWords::tr("Both have the right shape, and the signature made with them is refused. "
                       "Often they belong to another account or to older credentials."),
        {CauseWords::tr("Enter both secrets again from where you noted them."),
         CauseWords::tr("When that does not help, make a new access token; a reset of the "
                        "integration's credentials needs one as well.")},
        goTo(cause)};
}

CauseText clockOff(const Cause &, AuthMethod)
{
    return {
        CauseWords::tr("The clock of this computer is wrong"),
        CauseWords::tr("NetSuite allows 5 minutes. It refuses requests with an older or a later "
                       "time. No sign-in was tried."),
        {CauseWords::tr("Switch on the automatic time in the system's settings."),
         CauseWords::tr("Check the time zone, too, then try again.")},
        CauseWords::tr("Try again")};
}

CauseText certificateIdWrong(const Cause &cause, AuthMethod)
{
    return {
        CauseWords::tr("The Certificate ID is not the one of this mapping"),
        CauseWords::tr("The Client ID and the Certificate ID have the right shape, and NetSuite "
                       "does not find a mapping for both. The Certificate ID is the one that is "
                       "cut or mixed up most often: it may begin with - or _."),
        {CauseWords::tr("Copy the Certificate ID from the first column of the list of mappings."),
         CauseWords::tr("Check that the row names your integration and your role.")},
        goTo(cause)};
}

CauseText keyDoesNotFit(const Cause &cause, AuthMethod)
{
    const bool local = cause.fault.has_value();
    return {
        local ? CauseWords::tr("The private key does not belong to the certificate")
              : CauseWords::tr("NetSuite has another certificate than the one of this key"),
        local ? CauseWords::tr("The public halves were compared here and differ.")
              : CauseWords::tr("The signature does not fit the certificate that was uploaded for "
                               "this mapping."),
        {CauseWords::tr("Upload the certificate of this key in a new mapping, or choose the key "
                        "that belongs to the uploaded one."),
         CauseWords::tr("A new mapping has a new Certificate ID.")},
        goTo(cause)};
}

CauseText keyNotAccepted(const Cause &cause, AuthMethod)
{
    return {CauseWords::tr("NetSuite does not accept this kind of key"),
            CauseWords::tr("It takes EC P-256, P-384 and P-521, and RSA with 3072 or 4096 bit."),
            {CauseWords::tr("Make a new key pair and upload its certificate.")},
            goTo(cause)};
}

CauseText algorithmDoesNotFit(const Cause &cause, AuthMethod)
{
    return {CauseWords::tr("The signing algorithm does not fit the key"),
            CauseWords::tr("ES256 goes with P-256, ES384 with P-384, ES512 with P-521, and PS256, "
                           "PS384 and PS512 with RSA."),
            {CauseWords::tr("Choose the algorithm that fits the key.")},
            goTo(cause)};
}

CauseText certificateEnded(const Cause &cause, AuthMethod)
{
    if (cause.fault && *cause.fault == LocalFault::CertificateNotYetValid) {
        return {CauseWords::tr("The certificate is not valid yet"),
                CauseWords::tr("Its first day is still to come by the clock of this computer."),
                {CauseWords::tr("Check the clock of this computer."),
                 CauseWords::tr("Otherwise make a new key pair that is valid from now on.")},
                goTo(cause)};
    }
    return {CauseWords::tr("The certificate has ended or is revoked"),
            CauseWords::tr(
                "NetSuite takes a certificate until its end, two years at most, and shortens "
                "a longer one."),
            {CauseWords::tr("Make a new key pair and upload its certificate in a new mapping."),
             CauseWords::tr("Enter the new Certificate ID.")},
            goTo(cause)};
}

CauseText clientCredentialsNotTicked(const Cause &, AuthMethod)
{
    return {CauseWords::tr("The integration does not allow client credentials"),
            CauseWords::tr("NetSuite knows the integration and refuses this kind of sign-in."),
            {CauseWords::tr("Open the integration record and tick Client Credentials (Machine to "
                            "Machine) Grant."),
             CauseWords::tr("Save. The Client ID stays the same.")},
            CauseWords::tr("Open integrations in NetSuite")};
}

CauseText scopeNotTicked(const Cause &cause, AuthMethod)
{
    if (cause.fault) {
        return {CauseWords::tr("No scope is chosen"),
                CauseWords::tr("A token without a scope opens nothing."),
                {CauseWords::tr("Choose REST Web Services.")},
                goTo(cause)};
    }
    return {
        cause.subject.isEmpty()
            ? CauseWords::tr("A scope that is asked for is not ticked on the integration")
            : CauseWords::tr("The scope %1 is not ticked on the integration").arg(cause.subject),
        CauseWords::tr("NetSuite gives a token only for scopes that the integration record "
                       "allows."),
        {CauseWords::tr("Open the integration record and tick the scope, then save."),
         CauseWords::tr("Or ask for fewer scopes on the page Integration.")},
        CauseWords::tr("Open integrations in NetSuite")};
}

CauseText mappingGone(const Cause &cause, AuthMethod method)
{
    return {isM2m(method) ? CauseWords::tr("This account has no valid mapping for the certificate")
                          : CauseWords::tr(
                              "The credentials belong to another account or to the time before a "
                              "refresh"),
            CauseWords::tr("A sandbox refresh and a new Release Preview remove access tokens and "
                           "mappings. The key pair itself stays usable."),
            {isM2m(method) ? CauseWords::tr("Look for the mapping in the list. When it is missing, "
                                            "upload the certificate again.")
                           : CauseWords::tr("Look for the access token in this account. When it is "
                                            "missing, make a new one."),
             isM2m(method) ? CauseWords::tr("Enter the new Certificate ID.")
                           : CauseWords::tr("Enter the new Token ID and Token Secret.")},
            goTo(cause)};
}

CauseText concurrencyLimit(const Cause &, AuthMethod)
{
    return {CauseWords::tr("The account has too many requests at the same time"),
            CauseWords::tr("NetSuite answered with 429. The limit counts for all programs of the "
                           "account together. The set-up itself is not at fault."),
            {CauseWords::tr("Wait a minute, then try again."),
             CauseWords::tr("Look at Integration Governance for who uses the limit.")},
            CauseWords::tr("Open governance in NetSuite")};
}

CauseText notNetSuite(const Cause &, AuthMethod)
{
    return {
        CauseWords::tr("Something else answered in NetSuite's place"),
        CauseWords::tr("The answer was no data of NetSuite: often a proxy, the sign-in page of a "
                       "network, or NetSuite's own maintenance page."),
        {CauseWords::tr("Open the account in a browser on this computer: does it show?"),
         CauseWords::tr("Check the proxy settings, or wait for the end of the maintenance.")},
        CauseWords::tr("Try again")};
}

CauseText offline(const Cause &, AuthMethod)
{
    return {CauseWords::tr("NetSuite cannot be reached"),
            CauseWords::tr("No connection could be made, so nothing is known about the set-up."),
            {CauseWords::tr("Check the network, the VPN and the proxy settings of this computer."),
             CauseWords::tr("Check an address that was entered in place of the account's own.")},
            CauseWords::tr("Try again")};
}

CauseText tlsRefused(const Cause &, AuthMethod)
{
    return {CauseWords::tr("The server's certificate is not trusted"),
            CauseWords::tr("The encrypted connection was broken off before anything was sent. A "
                           "proxy that opens encrypted traffic does this."),
            {CauseWords::tr("Have the company's root certificate installed on this computer."),
             CauseWords::tr("Check the clock of this computer.")},
            CauseWords::tr("Try again")};
}

CauseText userLocked(const Cause &, AuthMethod)
{
    return {CauseWords::tr("NetSuite has locked the user for 30 minutes"),
            CauseWords::tr("Five refused sign-ins lock the user."),
            {CauseWords::tr("Wait 30 minutes before the next try."),
             CauseWords::tr("Look for another program that still signs in with old credentials.")},
            CauseWords::tr("Try again")};
}

CauseText keychainFault(const Cause &, AuthMethod)
{
    return {CauseWords::tr("The keychain does not give the secrets"),
            CauseWords::tr("It is locked, absent or refused access, so no sign-in was tried."),
            {CauseWords::tr("Unlock the keychain of the system, then try again.")},
            CauseWords::tr("Try again")};
}

CauseText unknown(const Cause &, AuthMethod)
{
    return {
        CauseWords::tr("NetSuite refused, and the answer does not say why"),
        CauseWords::tr("The answer fits none of the known causes."),
        {CauseWords::tr("Look at Setup > Users/Roles > User Management > View Login Audit Trail, "
                        "column Detail."),
         CauseWords::tr("Copy the detail for whoever can help.")},
        CauseWords::tr("Try again")};
}

} // namespace

CauseText causeText(const Cause &cause, AuthMethod method)
{
    struct Row
    {
        CauseId id;
        CauseText (*words)(const Cause &, AuthMethod);
    };
    static constexpr Row rows[]{
        {CauseId::RoleLacksRestWebServices, roleLacksRest},
        {CauseId::RoleLacksTokenLogin, roleLacksLogin},
        {CauseId::FeatureOff, featureOff},
        {CauseId::WorkbookMissing, workbookMissing},
        {CauseId::AccountUnknown, accountUnknown},
        {CauseId::ValueMisshapen, valueMisshapen},
        {CauseId::IntegrationBlockedOrUnknown, integrationBlocked},
        {CauseId::TokenRevokedOrRoleInactive, tokenRevoked},
        {CauseId::SignatureRefused, signatureRefused},
        {CauseId::ClockOff, clockOff},
        {CauseId::CertificateIdWrong, certificateIdWrong},
        {CauseId::KeyDoesNotFitCertificate, keyDoesNotFit},
        {CauseId::KeyNotAccepted, keyNotAccepted},
        {CauseId::AlgorithmDoesNotFitKey, algorithmDoesNotFit},
        {CauseId::CertificateEnded, certificateEnded},
        {CauseId::ClientCredentialsNotTicked, clientCredentialsNotTicked},
        {CauseId::ScopeNotTicked, scopeNotTicked},
        {CauseId::MappingGone, mappingGone},
        {CauseId::ConcurrencyLimit, concurrencyLimit},
        {CauseId::NotNetSuite, notNetSuite},
        {CauseId::Offline, offline},
        {CauseId::TlsRefused, tlsRefused},
        {CauseId::UserLocked, userLocked},
        {CauseId::KeychainFault, keychainFault},
        {CauseId::Unknown, unknown},
    };
    for (const Row &row : rows) {
        if (row.id == cause.id)
            return row.words(cause, method);
    }
    return unknown(cause, method);
}

} // namespace suitescope
