// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Causes: the role and its permissions.
#include "ui/text/causewords.h"
#include "ui/text/setuptext.h"

using namespace Qt::StringLiterals;

namespace suitescope::causewords {

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

CauseText roleSeesNoRecords(const Cause &, AuthMethod)
{
    return {CauseWords::tr("The role may not see any record"),
            CauseWords::tr(
                "Sign-in works, and among the record types that NetSuite lists for this role is "
                "none that people work with. Programs that use the connection would find "
                "nothing."),
            {CauseWords::tr("Edit the role and add what the program needs on the subtabs Lists and "
                            "Transactions, for example Customers, level View."),
             addAndSave()},
            openRole()};
}

CauseText recordNotVisible(const Cause &cause, AuthMethod)
{
    const QString record = cause.subject.isEmpty() ? CauseWords::tr("a record") : cause.subject;
    return {CauseWords::tr("The role may not see %1").arg(record),
            CauseWords::tr("NetSuite says that a record does not exist when the role has no "
                           "permission for it."),
            {CauseWords::tr("Edit the role and add the permission for %1 on the subtab Lists or "
                            "Transactions, level View.")
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
