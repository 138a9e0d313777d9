// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/account/serviceurls.h"
#include "lib/rest/message.h"
#include "lib/setup/checklist.h"
#include "lib/setup/probe.h"

namespace suitescope {

// What the ladder's requests look like, and what their answers say. Pure.

[[nodiscard]] Request suiteQlRequest(const ServiceUrls &urls, const QString &sql, int limit);

/*! The account's host for REST, as the discovery service's answer names it; empty when it names
 * other hosts alone, BadReply when it names none. */
[[nodiscard]] Result<QString> readDiscovery(const QByteArray &json);
[[nodiscard]] Result<QDateTime> readServerTime(const QByteArray &json);
[[nodiscard]] Result<QStringList> readRecordTypes(const QByteArray &json);
/*! Whether there is anything that people work with: entities, items, transactions, custom records.
 */
[[nodiscard]] bool holdsData(const QStringList &types);
/*! The one to list: what the person wants to reach, else one that nearly every account has. */
[[nodiscard]] QString typeToTry(const QStringList &types, const QStringList &wanted);
/*! Whether SuiteQL has a table of the same name. */
[[nodiscard]] bool isTable(const QString &recordType);
/*! The id of the first record in a list; empty when there is none. */
[[nodiscard]] Result<QString> readFirstId(const QByteArray &json);
/*! Whether the answer to SELECT 'x' holds that x, under whatever name. */
[[nodiscard]] Result<> readSuiteQlProbe(const QByteArray &json);
/*! Adds what the rows say about the required features; features they do not mention stay uncounted.
 * Answers whether they mention any. */
[[nodiscard]] bool readFeatures(const QByteArray &json, const QList<FeatureItem> &wanted,
                                RungFacts &facts);
/*! The same for the role's permissions. */
[[nodiscard]] bool readPermissions(const QByteArray &json, const QList<PermissionItem> &wanted,
                                   RungFacts &facts);

/*! Ours minus theirs. \a answered is when the answer was here, \a elapsed how long it took. */
[[nodiscard]] std::chrono::milliseconds clockOffset(const QDateTime &answered,
                                                    std::chrono::milliseconds elapsed,
                                                    const QDateTime &theirs);

} // namespace suitescope
