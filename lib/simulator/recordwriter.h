// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/simulator/jsontext.h"
#include "lib/simulator/recordfields.h"

#include <optional>
#include <unordered_set>

namespace suitescope {

/*! How a record is wanted (fact sheet 4.7). */
struct RecordDetail
{
    bool expand = false; // expandSubResources
    bool simpleEnums = false; // simpleEnumFormat
    std::optional<std::unordered_set<std::string>> fields; // lower case; all when absent
};

/*! Writes records of the REST API as NetSuite does: links first, empty fields left out. */
class RecordWriter
{
public:
    RecordWriter(DataStore &store, std::string recordRoot, RecordDetail view)
        : m_store(store), m_root(std::move(recordRoot)), m_view(std::move(view))
    {
    }

    /*! The whole record; nothing when there is none with this number. */
    [[nodiscard]] std::optional<std::string> record(const RecordTypeSpec &type,
                                                    std::int64_t number);
    /*! …/{type}/{id}/{field}[/{line}]; nothing when there is no such line. */
    [[nodiscard]] std::optional<std::string> child(const RecordTypeSpec &type, std::int64_t number,
                                                   const FieldSpec &field,
                                                   const std::optional<std::string> &line);

private:
    void writeField(JsonText &json, const RecordTypeSpec &type, const FieldSpec &field,
                    const CellValue &value, const std::string &self, std::int64_t number);
    void writeReference(JsonText &json, const FieldSpec &field, std::int64_t number);
    void writeElement(JsonText &json, const RecordTypeSpec &child, const DataStore::Row &row,
                      const std::string &self, std::int64_t number);
    void writeChild(JsonText &json, const RecordTypeSpec &type, const FieldSpec &field,
                    const std::string &self, std::int64_t number, bool whole);
    void writeMultiSelect(JsonText &json, const RecordTypeSpec &type, const FieldSpec &field,
                          const std::string &self, std::int64_t number, bool whole);

    DataStore &m_store;
    const std::string m_root; // …/services/rest/record/v1/
    const RecordDetail m_view;
};

} // namespace suitescope
