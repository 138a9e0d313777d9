// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/commandline.h"
#include "lib/setup/doctor.h"

#include <QJsonObject>

namespace suitescope {

/*! The report for programs: rungs with stable keys, causes with their ids and evidence, no secrets.
 */
[[nodiscard]] QJsonObject reportObject(const DoctorReport &report, const Connection &facts);
/*! In place of a report, among others: nothing could be sent. */
[[nodiscard]] QJsonObject notTriedObject(const Connection &facts, const QString &why);
[[nodiscard]] QString reportText(const DoctorReport &report, const Connection &facts);
/*! Proven, failing, or not tried: nothing was sent, for want of a secret or to keep the user from
 * being locked. */
[[nodiscard]] ExitCode exitCodeOf(const DoctorReport &report);

} // namespace suitescope
