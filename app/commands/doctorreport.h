// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/commandline.h"
#include "lib/setup/doctor.h"

#include <QJsonObject>

namespace suitescope {

/*! The report for programs: rungs with stable keys, causes with their ids and evidence. Whatever a
 * server or a log said is in it without secrets; so it is in reportText(). */
[[nodiscard]] QJsonObject reportObject(const DoctorReport &report, const Connection &facts);
/*! In place of a report: nothing could be sent. Of \a facts, what is known. */
[[nodiscard]] QJsonObject notTriedObject(const Connection &facts, const QString &why);
[[nodiscard]] QString reportText(const DoctorReport &report, const Connection &facts);
/*! Proven, failing, or not tried: see wasTried(). */
[[nodiscard]] ExitCode exitCodeOf(const DoctorReport &report);

} // namespace suitescope
