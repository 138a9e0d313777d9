// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Causes: the account and its environment.
#include "ui/text/causewords.h"
#include "ui/text/setuptext.h"

using namespace Qt::StringLiterals;

namespace suitescope::causewords {

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

CauseText accountUnknown(const Cause &cause, AuthMethod)
{
    return {CauseWords::tr("NetSuite does not know this account ID"),
            CauseWords::tr("NetSuite's public directory of accounts has no such entry."),
            {CauseWords::tr("Compare it with Setup > Company > Company Information, field Account "
                            "ID."),
             CauseWords::tr("A sandbox ends in _SB and a number.")},
            goTo(cause)};
}

CauseText realmSpelling(const Cause &cause, AuthMethod)
{
    QString written;
    for (const Evidence &evidence : cause.evidence) {
        if (evidence.id == EvidenceId::AccountSpeltOtherwise)
            written = evidence.arguments.value(0);
    }
    return {CauseWords::tr("The account ID is spelt in another way than NetSuite spells it"),
            written.isEmpty()
                ? CauseWords::tr("It is sent in NetSuite's own spelling from here: capital letters "
                                 "and an underscore. Other programs may send it as it is written.")
                : CauseWords::tr("It is written as %1 and sent from here in NetSuite's own "
                                 "spelling. Other programs may send it as it is written, and are "
                                 "refused.")
                      .arg(written),
            {CauseWords::tr("Write it as Setup > Company > Company Information shows it, field "
                            "Account ID.")},
            CauseWords::tr("Open company information in NetSuite")};
}

CauseText hostWrong(const Cause &cause, AuthMethod)
{
    return {CauseWords::tr("The address is not the one of this account"),
            CauseWords::tr("The server answers, and it is not the one that serves this account."),
            {CauseWords::tr("Clear the address that was entered in place of the account's own."),
             CauseWords::tr("Or copy it from Setup > Company > Company Information, subtab Company "
                            "URLs, line SuiteTalk.")},
            goTo(cause)};
}

CauseText dataCenter(const Cause &cause, AuthMethod)
{
    return {CauseWords::tr("NetSuite serves this account from another address"),
            hasSeen(cause, EvidenceId::DirectoryNamesOtherHost)
                ? CauseWords::tr("NetSuite's directory of accounts names another address than the "
                                 "one that is used here.")
                : CauseWords::tr("The directory of accounts has this one, and nothing answers at "
                                 "its usual address. Some accounts have another."),
            {CauseWords::tr("Copy the address from Setup > Company > Company Information, subtab "
                            "Company URLs, line SuiteTalk."),
             CauseWords::tr("Enter it as the address on the page Account.")},
            goTo(cause)};
}

CauseText otherEnvironment(const Cause &, AuthMethod)
{
    return {CauseWords::tr("The values belong to another environment of the company"),
            CauseWords::tr("Production, each sandbox and the release preview have values of their "
                           "own. Those of one are unknown to the others."),
            {CauseWords::tr("Compare the account ID with the one that NetSuite shows where the "
                            "values were made: a sandbox ends in _SB and a number."),
             CauseWords::tr("Otherwise make the values again in the environment that is meant.")},
            CauseWords::tr("Open company information in NetSuite")};
}

CauseText sandboxRefreshed(const Cause &cause, AuthMethod method)
{
    return {
        CauseWords::tr("The sandbox was refreshed"),
        hasSeen(cause, EvidenceId::OthersFailToo)
            ? CauseWords::tr("A refresh copies production over the sandbox and wipes what "
                             "programs sign in with. Everything that worked fails at once.")
            : CauseWords::tr("A refresh copies production over the sandbox and wipes what "
                             "programs sign in with."),
        {CauseWords::tr("Look in the production account, Setup > Company > Sandbox Accounts, for "
                        "the date of the refresh."),
         isM2m(method)
             ? CauseWords::tr("Enter the new Client ID of the integration. Then upload the "
                              "certificate of the same key pair again and enter the new "
                              "Certificate ID.")
             : CauseWords::tr("Enter the new values of the integration and make a new access "
                              "token.")},
        CauseWords::tr("Enter what was wiped")};
}

} // namespace suitescope::causewords
