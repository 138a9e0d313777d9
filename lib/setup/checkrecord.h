// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/doctor.h"

#include <QJsonObject>

namespace suitescope {

/*! What a run of the doctor leaves beside the connection, so that its result is there after a
 * restart: what was observed, redacted. Causes and remarks are not in it, since they follow. */
[[nodiscard]] QJsonObject checkRecord(const DoctorReport &report);
/*! The report again, with its causes; nothing when \a record was written by another version. */
[[nodiscard]] std::optional<DoctorReport> reportFrom(const QJsonObject &record);
/*! Whether the role could read the Login Audit Trail then; nothing when the check did not come so
 * far, or the record is no such one. */
[[nodiscard]] std::optional<bool> auditReadableIn(const QJsonObject &record);
/*! For Connection::provenFrom: the network that the check was made from; empty: not known. */
[[nodiscard]] QString networkIn(const QJsonObject &record);

} // namespace suitescope
