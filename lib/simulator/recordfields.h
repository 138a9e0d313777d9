// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/simulator/datastore.h"
#include "lib/simulator/recordtypes.h"

namespace suitescope {

/*! The SQL expression of a field of the record API on the type's table. */
[[nodiscard]] std::string fieldExpression(DataStore &store, const RecordTypeSpec &type,
                                          const FieldSpec &field);
/*! The column that names a record: "id", or the line's key. */
[[nodiscard]] std::string keyExpression(const RecordTypeSpec &type);
/*! id and externalId, which every type has. */
[[nodiscard]] const FieldSpec *commonField(std::string_view lowerName);

/*! The lines of a sublist, or the one row of a subrecord, of a record. */
[[nodiscard]] std::vector<DataStore::Row> childRows(DataStore &store, const RecordTypeSpec &child,
                                                    bool isSublist, std::int64_t record);

/*! Names for the choices of an enumeration: "B" -> "Pending Fulfillment". */
[[nodiscard]] std::string choiceName(const RecordTypeSpec &type, const FieldSpec &field,
                                     const std::string &choice);

} // namespace suitescope
