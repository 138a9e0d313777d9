// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/pastecleaning.h"

namespace suitescope {

/*! Words of the set-up pages that are decided by data of lib/setup. */
[[nodiscard]] QString featureWhy(const QString &featureId); // FeatureItem::id; one short sentence
[[nodiscard]] QString permissionWhy(const QString &permissionKey); // PermissionItem::key, may be ""
[[nodiscard]] QString neededWord(bool required); // "Required", "Recommended"
[[nodiscard]] QString secretFieldName(SecretField field); // NetSuite's own words: "Token ID"
[[nodiscard]] QString scopeWhy(const QString &scope); // what a scope allows
/*! The line under a secret field: "64 characters, right shape." or what is wrong and what to do. */
[[nodiscard]] QString shapeText(SecretField field, const ShapeVerdict &verdict);

/*! "Taken off: line breaks, a label." after a paste; empty when nothing was. */
[[nodiscard]] QString pasteChangesText(PasteChanges changes);

} // namespace suitescope
