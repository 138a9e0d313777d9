// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/base/result.h"
#include "lib/metadata/recordtype.h"

namespace suitescope {

/*! Pure; tolerant of anything beyond the shape that fact sheet 4.2 and 4.3 describe. Links are read
   by `rel` and `mediaType`, never by position. BadReply when the text is not such a document at
   all. */
[[nodiscard]] Result<QList<RecordTypeSummary>> parseCatalog(const QByteArray &json);
[[nodiscard]] Result<RecordType> parseSchema(const QString &typeName, const QByteArray &json);

} // namespace suitescope
