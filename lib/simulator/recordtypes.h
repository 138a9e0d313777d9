// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/simulator/fieldspec.h"

#include <string>
#include <string_view>
#include <vector>

namespace suitescope {

/*! A record type of the REST API, or the element of a sublist, or a subrecord. */
struct RecordTypeSpec
{
    std::string name; // as the documents spell it: "salesOrder", "salesOrder-itemElement"
    std::string permission; // its key; empty when none is needed
    std::string table; // where its rows are
    std::string condition; // which of them, in SQL; empty for all
    std::vector<FieldSpec> ownFields; // without id, externalId, links and refName

    [[nodiscard]] const std::vector<FieldSpec> &fields() const { return ownFields; }
    [[nodiscard]] const FieldSpec *field(std::string_view lowerName) const;
};

/*! All types, in the catalog's (unsorted) order. */
[[nodiscard]] const std::vector<RecordTypeSpec> &recordTypes();
/*! Case does not matter. Nothing when there is no such type. */
[[nodiscard]] const RecordTypeSpec *findRecordType(std::string_view name);

/*! The lines of a sublist, or the subrecord, of a type; made from its name where nothing was
   written by hand. Nothing when the type has no such field. */
[[nodiscard]] const RecordTypeSpec *childType(const RecordTypeSpec &type, std::string_view field);

/*! The record types that a type may be transformed into. */
[[nodiscard]] std::vector<std::string_view> transformsOf(std::string_view type);

} // namespace suitescope
