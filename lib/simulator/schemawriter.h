// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/simulator/jsontext.h"
#include "lib/simulator/recordtypes.h"

namespace suitescope {

/*! The JSON Schema of a record type (fact sheet 4.3). \a refBase goes in front of the names behind
   $ref: a path in JSON Schema, "#/components/schemas/" in OpenAPI. */
void writeRecordSchema(JsonText &json, const RecordTypeSpec &type, std::string_view refBase,
                       bool isChild);
/*! The schema of a sublist as a whole: "salesOrder-itemCollection". */
void writeCollectionSchema(JsonText &json, const std::string &elementRef, std::string_view refBase);
/*! nsLink, nsResource, nsResourceCollection or nsError; false for any other name. */
bool writeCommonSchema(JsonText &json, std::string_view name, std::string_view refBase);

inline constexpr std::string_view catalogPath = "/services/rest/record/v1/metadata-catalog/";

} // namespace suitescope
