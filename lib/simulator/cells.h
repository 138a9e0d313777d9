// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/simulator/fieldspec.h"

#include <cstdint>
#include <string>

namespace suitescope {

/*! How many rows the large tables have. */
struct DataSize
{
    std::int64_t customers = 0;
    std::int64_t transactions = 0;
};

/*! One value of the simulated data. Dates inside SQLite are texts that begin with a mark, so that
   they sort and compare, survive MAX() and are still known when the answer is written. */
struct CellValue
{
    enum class Type { Null, Integer, Real, Text };

    static constexpr char dateMark = '\x01';

    Type type = Type::Null;
    std::int64_t integer = 0;
    double real = 0;
    std::string text;

    void setNull() { type = Type::Null; }
    void set(std::int64_t value) { type = Type::Integer, integer = value; }
    void setReal(double value) { type = Type::Real, real = value; }
    void set(std::string value) { type = Type::Text, text = std::move(value); }
    void setFlag(bool value) { set(std::string(value ? "T" : "F")); }
    void setDay(std::int64_t daysSinceEpoch);
    void setMoment(std::int64_t secondsSinceEpoch);
    [[nodiscard]] bool isDate() const
    {
        return type == Type::Text && !text.empty() && text.front() == dateMark;
    }
};

struct CellSpec;
struct CellCall
{
    CellValue &out;
    const CellSpec &spec;
    const DataSize &size;
    std::int64_t row;
};
using CellFunction = void (*)(const CellCall &);

struct CellSpec
{
    CellFunction function = nullptr;
    std::uint64_t seed = 0;
    FieldSpec field;
    std::string table;
    int flavor = 0; // of a generated text
    int emptyPercent = 0;
};

/*! The cell of a column: written for it by hand, or generated plausibly by its kind and name. */
[[nodiscard]] CellSpec cellFor(const std::string &table, const FieldSpec &field);

/*! A run of row numbers. */
struct RowRange
{
    std::int64_t first = 1;
    std::int64_t count = 0;
};

} // namespace suitescope
