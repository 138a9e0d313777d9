// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Causes: the role and its permissions.
#include "ui/text/causewords.h"
#include "ui/text/setuptext.h"

using namespace Qt::StringLiterals;

namespace suitescope::causewords {

namespace {

QString whyRoleLacksRest(const Cause &cause, AuthMethod method)
{
    if (isM2m(method))
        return CauseWords::tr("The sign-in itself worked, so the certificate, the Client ID and "
                              "the mapping are right. Without this permission NetSuite refuses "
                              "every request for data.");
    if (hasSeen(cause, EvidenceId::RestletSignInWorked))
        return CauseWords::tr("The same four values sign in where this permission is not needed, "
                              "so they are right. Without this permission NetSuite refuses "
                              "every request for data.");
    return CauseWords::tr("Without this permission NetSuite refuses every request for data.");
}

} // namespace

CauseText roleLacksRest(const Cause &cause, AuthMethod method)
{
    return {CauseWords::tr("The role lacks the permission REST Web Services"),
            whyRoleLacksRest(cause, method),
            {CauseWords::tr("Edit the role, subtab Permissions, then Setup, and choose REST Web "
                            "Services, level Full."),
             addAndSave()},
            openRole()};
}

CauseText roleLacksLogin(const Cause &, AuthMethod method)
{
    const QString permission = isM2m(method) ? u"Log in using OAuth 2.0 Access Tokens"_s
                                             : u"Log in using Access Tokens"_s;
    return {CauseWords::tr("The role lacks the permission %1").arg(permission),
            CauseWords::tr("A role that may sign in with a browser may not do so with a program: "
                           "that needs a permission of its own."),
            {CauseWords::tr("Edit the role, subtab Permissions, then Setup, and choose %1, level "
                            "Full.")
                 .arg(permission),
             addAndSave()},
            openRole()};
}

CauseText workbookMissing(const Cause &, AuthMethod)
{
    return {
        CauseWords::tr("The role lacks the permission SuiteAnalytics Workbook"),
        CauseWords::tr("The sign-in works, and lists and queries (SuiteQL) are refused. NetSuite "
                       "allows them to roles with this permission alone; tutorials call it "
                       "“SuiteQL”."),
        {CauseWords::tr("Edit the role, subtab Permissions, then Reports, and choose "
                        "SuiteAnalytics Workbook, level Edit."),
         addAndSave(),
         CauseWords::tr("Check that the feature SuiteAnalytics Workbook is on, too.")},
        openRole()};
}

CauseText roleSeesNoRecords(const Cause &, AuthMethod)
{
    return {
        CauseWords::tr("The role may not see any record"),
        CauseWords::tr(
            "Sign-in works, and among the record types that NetSuite lists for this role is "
            "none that people work with. Programs that use the connection would find "
            "nothing."),
        {CauseWords::tr("Edit the role, subtab Permissions, and add what the program needs under "
                        "Lists and Transactions, for example Customers, level View."),
         addAndSave()},
        openRole()};
}

CauseText recordNotVisible(const Cause &cause, AuthMethod)
{
    const QString record = cause.subject.isEmpty() ? CauseWords::tr("a record") : cause.subject;
    return {CauseWords::tr("The role may not see %1").arg(record),
            CauseWords::tr("NetSuite says that a record does not exist when the role has no "
                           "permission for it."),
            {CauseWords::tr("Edit the role, subtab Permissions, and add the one for %1 under Lists "
                            "or Transactions, level View.")
                 .arg(record),
             addAndSave()},
            openRole()};
}

CauseText webServicesOnlyRole(const Cause &, AuthMethod)
{
    return {CauseWords::tr("The kind of the role does not allow this sign-in"),
            CauseWords::tr("A role with the mark Web Services Only Role may not be used for "
                           "everything that a program does."),
            {CauseWords::tr("Edit the role and clear the box Web Services Only Role.")},
            openRole()};
}

CauseText twoFactorRole(const Cause &, AuthMethod)
{
    return {CauseWords::tr("The role asks for a second factor"),
            CauseWords::tr("Administrators and roles with far-reaching permissions sign in with a "
                           "code from a telephone. A program cannot enter one."),
            {CauseWords::tr("Use a role of its own for the program, without Administrator rights."),
             CauseWords::tr("Look at Setup > Users/Roles > Two-Factor Authentication Roles.")},
            openRole()};
}

CauseText ipAddressRule(const Cause &, AuthMethod)
{
    return {CauseWords::tr("An address rule keeps this computer out"),
            CauseWords::tr("NetSuite can restrict a user, a role or the company to certain IP "
                           "addresses. From elsewhere every sign-in is refused."),
            {CauseWords::tr("Look at the user's Access subtab and at Company Information: are "
                            "addresses listed there?"),
             CauseWords::tr("Add the address that this computer has on the internet.")},
            CauseWords::tr("Open users in NetSuite")};
}

} // namespace suitescope::causewords
