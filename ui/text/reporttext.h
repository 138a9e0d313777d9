// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/doctor.h"

namespace suitescope {

/*! What a check says in a few words: "Connected, 11 of 11 checks passed", or its likeliest cause.
 */
[[nodiscard]] QString checkSummary(const DoctorReport &report, AuthMethod method);
/*! The same with its age: "Checked 3 hours ago: Connected, 11 of 11 checks passed." */
[[nodiscard]] QString checkedText(const DoctorReport &report, AuthMethod method,
                                  const QDateTime &now);

/*! What a report for somebody else is made of. */
struct ReportSubject
{
    Connection facts;
    QString host; // the address in use
    DoctorReport report;
    QString program; // "SuiteScope 1.0"
};

enum class ReportNames { Shown, LeftOut };

/*! The whole check as Markdown, for a colleague or a support case: no secret, key, token or header
 * is in it. With ReportNames::LeftOut neither are the account, the connection's name, people and
 * addresses. Pure. */
[[nodiscard]] QString reportMarkdown(const ReportSubject &subject, ReportNames names);

} // namespace suitescope
