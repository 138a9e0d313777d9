// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace suitescope {

/*! The words of a standard record type, "salesorder" -> "Sales order"; empty for one we do not
 * know.
 */
[[nodiscard]] QString wellKnownLabel(const QString &typeName);

/*! The record type that a reference field of this name leads to, spelt as in the catalog; empty
   when the name does not tell (a schema itself never does). \a typeName is the record it stands in.
 */
[[nodiscard]] QString wellKnownTarget(const QString &typeName, const QString &fieldName);

} // namespace suitescope
