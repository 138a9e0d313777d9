// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/account/serviceurls.h"
#include "lib/records/record.h"

namespace suitescope {

enum class RecordCopy { Json, RestPath, Curl, SuiteQl };

/*! A record as text for the clipboard. Curl carries a placeholder where the token goes: no secret
 * is ever copied. */
[[nodiscard]] QString copyText(const Record &record, RecordCopy form, const ServiceUrls &urls);

/*! The same JSON, one member a line, two blanks a level, members in the order they came; what is no
 * JSON stays as it is. */
[[nodiscard]] QByteArray indentedJson(const QByteArray &json);

} // namespace suitescope
