// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Causes: limits, the way to NetSuite and this computer.
#include "ui/text/causewords.h"
#include "ui/text/setuptext.h"

#include <QDateTime>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace suitescope::causewords {

CauseText userLocked(const Cause &, AuthMethod)
{
    return {CauseWords::tr("NetSuite has locked the user for 30 minutes"),
            CauseWords::tr("Five refused sign-ins lock the user. SuiteScope stops before the "
                           "fifth, so another program signs in with old values as well."),
            {CauseWords::tr("Wait 30 minutes before the next try."),
             CauseWords::tr("Look for another program that still signs in with old values: %1 "
                            "shows from where.")
                 .arg(menuPath(MenuPageId::LoginAuditTrail))},
            CauseWords::tr("Try again")};
}

CauseText signInsPaused(const Cause &cause, AuthMethod)
{
    QDateTime until;
    for (const Evidence &evidence : cause.evidence) {
        if (evidence.id == EvidenceId::BudgetUsed)
            until = QDateTime::fromString(evidence.arguments.value(0), Qt::ISODate).toLocalTime();
    }
    const QString time = QLocale().toString(until.time(), QLocale::ShortFormat);
    return {CauseWords::tr("No further sign-in is tried before %1").arg(time),
            CauseWords::tr("NetSuite refused four sign-ins to this account within half an hour. A "
                           "fifth of the same user would lock that user for 30 minutes, so nothing "
                           "was sent."),
            {CauseWords::tr("Mend the cause that the last check named."),
             CauseWords::tr("Try again after %1.").arg(time)},
            CauseWords::tr("Try again")};
}

namespace {

constexpr std::chrono::minutes clockTolerance{5};

QString whyClockOff(const Cause &cause)
{
    std::optional<std::chrono::seconds> offset;
    for (const Evidence &evidence : cause.evidence) {
        if (evidence.id == EvidenceId::ClockDiffers && evidence.seen)
            offset = std::chrono::seconds(qAbs(evidence.arguments.value(0).toLongLong()));
    }
    if (!offset)
        return CauseWords::tr("NetSuite allows 5 minutes. It refuses requests with an older or a "
                              "later time.");
    const QString span = durationText(*offset);
    return *offset > clockTolerance
        ? CauseWords::tr("This clock differs from NetSuite's by %1, and NetSuite allows 5 minutes. "
                         "It refuses requests with an older or a later time, so no sign-in was "
                         "tried.")
              .arg(span)
        : CauseWords::tr("This clock differs from NetSuite's by %1. NetSuite allows 5 minutes, so "
                         "the difference must not grow.")
              .arg(span);
}

} // namespace

CauseText clockOff(const Cause &cause, AuthMethod)
{
    return {CauseWords::tr("The clock of this computer is wrong"),
            whyClockOff(cause),
            {CauseWords::tr("Switch on the automatic time in the system's settings."),
             CauseWords::tr("Check the time zone, too, then try again.")},
            CauseWords::tr("Try again")};
}

CauseText concurrencyLimit(const Cause &, AuthMethod)
{
    return {CauseWords::tr("The account has too many requests at the same time"),
            CauseWords::tr("NetSuite said so with the answer 429. The limit counts for all "
                           "programs of the account together. The set-up itself is not at fault."),
            {CauseWords::tr("Wait a minute, then try again."),
             CauseWords::tr("Look at Integration Governance for who uses the limit.")},
            CauseWords::tr("Open governance in NetSuite")};
}

CauseText offline(const Cause &, AuthMethod)
{
    return {CauseWords::tr("NetSuite cannot be reached"),
            CauseWords::tr("No connection could be made, so nothing is known about the set-up."),
            {CauseWords::tr("Check the network, the VPN and the proxy settings of this computer."),
             CauseWords::tr("Check an address that was entered in place of the account's own.")},
            CauseWords::tr("Try again")};
}

CauseText nameNotFound(const Cause &, AuthMethod)
{
    return {CauseWords::tr("The name of NetSuite's server cannot be looked up"),
            CauseWords::tr("This computer asked for the address of the server and got none. Either "
                           "there is no network, or its name service does not answer."),
            {CauseWords::tr("Check the network, the VPN and the proxy settings of this computer."),
             CauseWords::tr("Check the account ID: it is part of the name.")},
            CauseWords::tr("Try again")};
}

CauseText noAnswer(const Cause &, AuthMethod)
{
    return {CauseWords::tr("NetSuite did not answer in time"),
            CauseWords::tr("The connection stands and nothing comes back. A firewall that drops "
                           "the data looks the same as a server that is busy."),
            {CauseWords::tr("Wait a minute, then try again."),
             CauseWords::tr("Check the VPN and the firewall of this computer.")},
            CauseWords::tr("Try again")};
}

CauseText tlsRefused(const Cause &, AuthMethod)
{
    return {CauseWords::tr("The server's certificate is not trusted"),
            CauseWords::tr("The encrypted connection was broken off before anything was sent: the "
                           "server could not prove that it is NetSuite."),
            {CauseWords::tr("Check the clock of this computer."),
             CauseWords::tr("Check an address that was entered in place of the account's own."),
             CauseWords::tr("Have the company's root certificate installed on this computer.")},
            CauseWords::tr("Try again")};
}

CauseText tlsIntercepted(const Cause &cause, AuthMethod)
{
    QString issuer;
    for (const Evidence &evidence : cause.evidence) {
        if (evidence.id == EvidenceId::IssuerNotPublic)
            issuer = evidence.arguments.value(0);
    }
    return {CauseWords::tr("A proxy opens the encrypted traffic"),
            issuer.isEmpty()
                ? CauseWords::tr("The certificate of the server was not issued by an authority of "
                                 "the public web. Firewalls of companies do this to look into "
                                 "encrypted traffic.")
                : CauseWords::tr("The certificate of the server was issued by %1, which is no "
                                 "authority of the public web. Firewalls of companies do this to "
                                 "look into encrypted traffic.")
                      .arg(issuer),
            {CauseWords::tr("Ask for netsuite.com to be left out of the inspection."),
             CauseWords::tr("Or have the company's root certificate installed on this computer.")},
            CauseWords::tr("Try again")};
}

CauseText captivePortal(const Cause &, AuthMethod)
{
    return {CauseWords::tr("The network asks for a sign-in of its own"),
            CauseWords::tr("A web page came where NetSuite's data was due. Networks of hotels, "
                           "trains and guests show such a page before they let anything through."),
            {CauseWords::tr("Open any page in a browser on this computer and sign in to the "
                            "network."),
             CauseWords::tr("Then try again.")},
            CauseWords::tr("Try again")};
}

CauseText loginPage(const Cause &cause, AuthMethod)
{
    return {CauseWords::tr("NetSuite's sign-in page came in place of data"),
            CauseWords::tr("The address leads to the pages for people, not to the services for "
                           "programs."),
            {CauseWords::tr("Clear the address that was entered in place of the account's own, or "
                            "copy the line SuiteTalk from Company URLs."),
             CauseWords::tr("Without such an address, wait a few minutes and try again.")},
            goTo(cause)};
}

CauseText maintenance(const Cause &, AuthMethod)
{
    return {CauseWords::tr("NetSuite is down for maintenance"),
            CauseWords::tr("The server says that it cannot answer now. The set-up itself is not at "
                           "fault."),
            {CauseWords::tr("Look at status.netsuite.com for the end of the maintenance."),
             CauseWords::tr("Try again then.")},
            CauseWords::tr("Try again")};
}

CauseText notNetSuite(const Cause &cause, AuthMethod)
{
    if (detailOf(cause)) // NetSuite was reached, and what it got was not what was sent
        return {CauseWords::tr("Something on the way changes the requests to NetSuite"),
                CauseWords::tr("NetSuite got the sign-in with parts that are missing, doubled or "
                               "changed. SuiteScope sends it whole, so a proxy or a firewall "
                               "changes it, or the row is about another program."),
                {CauseWords::tr("Check the proxy settings of this computer."),
                 CauseWords::tr("Try it from another network, without the proxy or the VPN.")},
                CauseWords::tr("Try again")};
    return {CauseWords::tr("Something else answered in NetSuite's place"),
            CauseWords::tr("The answer was no data of NetSuite: often a proxy or a firewall."),
            {CauseWords::tr("Open the account in a browser on this computer: does it show?"),
             CauseWords::tr("Check the proxy settings of this computer.")},
            CauseWords::tr("Try again")};
}

CauseText answerBroken(const Cause &, AuthMethod)
{
    return {CauseWords::tr("NetSuite's answer arrived damaged"),
            CauseWords::tr("It ended too early, was far too long or was no readable data. The "
                           "set-up itself is not at fault."),
            {CauseWords::tr("Try again."),
             CauseWords::tr("When it comes back, try without the proxy or the VPN.")},
            CauseWords::tr("Try again")};
}

CauseText netSuiteStumbled(const Cause &, AuthMethod)
{
    return {CauseWords::tr("NetSuite met an error of its own"),
            CauseWords::tr("It answered with an unexpected error. The set-up itself is not at "
                           "fault."),
            {CauseWords::tr("Wait a minute, then try again."),
             CauseWords::tr("Copy the detail: NetSuite's support asks for the error ID.")},
            CauseWords::tr("Try again")};
}

CauseText keychainLocked(const Cause &, AuthMethod)
{
    return {CauseWords::tr("The keychain is locked"),
            CauseWords::tr("The secrets of this connection lie in it, so no sign-in was tried."),
            {CauseWords::tr("Unlock the keychain of the system, then try again.")},
            CauseWords::tr("Try again")};
}

CauseText keychainAbsent(const Cause &, AuthMethod)
{
    return {CauseWords::tr("There is no keychain"),
            CauseWords::tr("The secrets of this connection lie in the keychain of the system, and "
                           "no such service answers. No sign-in was tried."),
            {CauseWords::tr("Start the keychain service of the desktop or install one."),
             CauseWords::tr("On a server without one, use a .env file.")},
            CauseWords::tr("Try again")};
}

CauseText keychainDenied(const Cause &, AuthMethod)
{
    return {CauseWords::tr("The keychain does not give the secrets"),
            CauseWords::tr("It refused or failed, so no sign-in was tried."),
            {CauseWords::tr("Allow SuiteScope to read its entries, then try again."),
             CauseWords::tr("When it fails again, restart the keychain service.")},
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

} // namespace suitescope::causewords
