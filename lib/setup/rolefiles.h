// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/checklist.h"

namespace suitescope {

/*! The permissions of a role as CSV (RFC 4180) in UTF-8: subtab, name, level, key where it is
 * documented, and whether signing in needs it. */
[[nodiscard]] QByteArray permissionsCsv(const QList<PermissionItem> &permissions);

/*! The script ID that SDF gives a role of this name: "customrole_" and what of the name is a
 * letter or a digit; at most 40 characters. */
[[nodiscard]] QString roleScriptId(const QString &name);

/*! The role as the object file of a SuiteCloud (SDF) project, Objects/<roleScriptId>.xml: a
   `customrole` with its name and one `permission` each. NetSuite adds what is not said, so a role
   that exists keeps the rest. Characters that XML cannot hold are left out of the name. A
   permission whose key is not documented is a comment: to be added by hand. */
[[nodiscard]] QByteArray customRoleXml(const QString &name,
                                       const QList<PermissionItem> &permissions);

} // namespace suitescope
