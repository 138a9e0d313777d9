// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/simulator/cells.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace suitescope {

// The invented company as pure functions of a number: the same in every run and every table.

[[nodiscard]] std::uint64_t mix(std::uint64_t seed, std::uint64_t number);
[[nodiscard]] std::uint64_t seedOf(std::string_view name);

/*! The rows that a record type or table has; what is not known has ten. */
[[nodiscard]] RowRange rangeOf(std::string_view target, const DataSize &size);
/*! A row that a reference to \a target may point at; 0 when there is none. */
[[nodiscard]] std::int64_t referenceTo(std::string_view target, std::uint64_t seed,
                                       const DataSize &size);
/*! What people see in place of the number: "Brevolin Textiles Ltd", "Net 30". */
[[nodiscard]] std::string displayName(std::string_view target, std::int64_t number);
/*! The names of a small list, in the order of their numbers from 1; nothing for other types. */
[[nodiscard]] const std::vector<std::string_view> *smallList(std::string_view table);

[[nodiscard]] std::string inventedWord(std::uint64_t seed);
[[nodiscard]] std::string firstName(std::int64_t entity);
[[nodiscard]] std::string lastName(std::int64_t entity);
[[nodiscard]] std::string companyName(std::int64_t entity);
[[nodiscard]] std::string mailAddress(std::int64_t entity);
[[nodiscard]] std::string phoneNumber(std::uint64_t seed);
[[nodiscard]] std::string cityName(std::uint64_t seed);
[[nodiscard]] std::string streetLine(std::uint64_t seed);

inline constexpr std::int64_t firstEmployee = 11;
inline constexpr std::int64_t employees = 87;
inline constexpr std::int64_t firstPartner = 151;
inline constexpr std::int64_t partners = 20;
inline constexpr std::int64_t firstVendor = 201;
inline constexpr std::int64_t vendors = 320;
inline constexpr std::int64_t firstContact = 601;
inline constexpr std::int64_t contacts = 201;
inline constexpr std::int64_t firstCustomer = 1001;
inline constexpr std::int64_t items = 420;
inline constexpr std::int64_t firstTransaction = 5001;
inline constexpr std::int64_t linesPerTransaction = 3; // the main line and two of items

inline constexpr std::int64_t firstDay = 19358; // 1 January 2023
inline constexpr std::int64_t days = 1400; // until November 2026

struct TransactionType
{
    const char *code; // SalesOrd
    const char *recordType; // salesorder
    const char *name; // Sales Order
    const char *prefix; // SO
    int share; // per cent
    char party; // C customer, V vendor, E employee, - nobody
    bool posting;
    int sign; // of the total
    const char *statuses; // "A=Pending Approval|B=…"
};

[[nodiscard]] const std::vector<TransactionType> &transactionTypes();
[[nodiscard]] std::string statusName(std::string_view typeCode, char status);

struct LineFacts
{
    std::int64_t item = 0;
    std::int64_t quantity = 0;
    double rate = 0;
    double amount = 0;
};

struct TransactionFacts
{
    const TransactionType *type = nullptr;
    std::int64_t entity = 0;
    std::int64_t day = 0;
    char status = 'A';
    std::array<LineFacts, 2> lines;
    double total = 0; // without sign
};

[[nodiscard]] TransactionFacts transactionFacts(std::int64_t transaction, const DataSize &size);
[[nodiscard]] std::string transactionNumber(const TransactionType &type, std::int64_t transaction);
[[nodiscard]] const char *itemType(std::int64_t item);
[[nodiscard]] double itemPrice(std::int64_t item);
[[nodiscard]] std::string itemName(std::int64_t item);

} // namespace suitescope
