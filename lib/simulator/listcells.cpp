// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/namedcells.h"
#include "lib/simulator/world.h"

#include <algorithm>
#include <array>

namespace suitescope {

namespace {

template<const auto &Names> void fromList(const CellCall &call)
{
    const auto index = size_t(std::max<std::int64_t>(1, call.row) - 1);
    call.out.set(std::string(Names[index % Names.size()]));
}

constexpr std::array<std::string_view, 8> currencyCodes{"USD", "EUR", "GBP", "CAD",
                                                        "CHF", "JPY", "AUD", "SEK"};
constexpr std::array<std::string_view, 8> currencySigns{"$",   "€", "£",  "C$",
                                                        "CHF", "¥", "A$", "kr"};
constexpr std::array<std::string_view, 5> countries{"US", "DE", "GB", "CA", "US"};
constexpr std::array<std::string_view, 4> customFieldIds{
    "custentity_sc_tier", "custbody_sc_channel", "custcol_sc_batch", "custitem_sc_fragile"};
constexpr std::array<std::string_view, 4> customFieldNames{"Tier", "Channel", "Batch", "Fragile"};
constexpr std::array<std::string_view, 4> customFieldKinds{"ENTITY", "BODY", "COLUMN", "ITEM"};
constexpr std::array<std::string_view, 4> customFieldValues{"List/Record", "Free-Form Text",
                                                            "Free-Form Text", "Check Box"};
constexpr std::array<std::string_view, 2> customRecords{"customrecord_sc_site",
                                                        "customrecord_sc_inspection"};
constexpr std::array<std::string_view, 2> customRecordNames{"Site", "Inspection"};
constexpr std::array<std::string_view, 1> customLists{"customlist_sc_tier"};
constexpr std::array<std::string_view, 1> customListNames{"Tier"};
constexpr std::array<std::string_view, 3> savedSearchIds{
    "customsearch_sc_open_orders", "customsearch_sc_overdue", "customsearch_sc_new_customers"};
constexpr std::array<std::string_view, 3> savedSearchNames{"Open orders", "Overdue invoices",
                                                           "New customers"};
// By account number: what the names in the list of accounts are.
constexpr std::array<std::string_view, 60> accountTypes{
    "Bank",         "Bank",         "Bank",        "AcctRec",     "OthCurrAsset", "OthCurrAsset",
    "OthCurrAsset", "OthCurrAsset", "FixedAsset",  "FixedAsset",  "FixedAsset",   "FixedAsset",
    "AcctPay",      "OthCurrLiab",  "OthCurrLiab", "OthCurrLiab", "CredCard",     "LongTermLiab",
    "Equity",       "Equity",       "Equity",      "Income",      "Income",       "Income",
    "Income",       "Income",       "Income",      "COGS",        "COGS",         "COGS",
    "Expense",      "Expense",      "Expense",     "Expense",     "Expense",      "Expense",
    "Expense",      "Expense",      "Expense",     "Expense",     "Expense",      "Expense",
    "Expense",      "Expense",      "Expense",     "Expense",     "Expense",      "Expense",
    "Expense",      "Expense",      "Expense",     "Expense",     "OthExpense",   "OthIncome",
    "OthIncome",    "DeferRevenue", "UnbilledRec", "NonPosting",  "NonPosting",   "Stat"};

void accountNumber(const CellCall &call)
{
    call.out.set(std::to_string(1000 + call.row * 100));
}

void accountShown(const CellCall &call)
{
    call.out.set(std::to_string(1000 + call.row * 100) + ' ' + displayName("account", call.row));
}

void isFirst(const CellCall &call)
{
    call.out.setFlag(call.row == 1);
}

void isLastSubsidiary(const CellCall &call)
{
    call.out.setFlag(call.row == 5);
}

void itemId(const CellCall &call)
{
    char text[16];
    std::snprintf(text, sizeof text, "LT-%04d", int(call.row));
    call.out.set(std::string(text));
}

void itemShown(const CellCall &call)
{
    call.out.set(itemName(call.row));
}

void itemKind(const CellCall &call)
{
    call.out.set(std::string(itemType(call.row)));
}

void periodStart(const CellCall &call)
{
    const std::int64_t month = call.row - 1;
    call.out.set(std::string(1, CellValue::dateMark) + std::to_string(2023 + month / 12)
                 + (month % 12 < 9 ? "-0" : "-") + std::to_string(month % 12 + 1) + "-01");
}

void periodEnd(const CellCall &call)
{
    static constexpr std::array<int, 12> lengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const std::int64_t month = call.row - 1;
    const bool leap = (2023 + month / 12) % 4 == 0 && month % 12 == 1;
    call.out.set(std::string(1, CellValue::dateMark) + std::to_string(2023 + month / 12)
                 + (month % 12 < 9 ? "-0" : "-") + std::to_string(month % 12 + 1) + '-'
                 + std::to_string(lengths[size_t(month % 12)] + (leap ? 1 : 0)));
}

void always(const CellCall &call)
{
    call.out.setFlag(true);
}

void never(const CellCall &call)
{
    call.out.setFlag(false);
}

void isPast(const CellCall &call)
{
    call.out.setFlag(call.row < 44);
}

void ownerOfAddress(const CellCall &call)
{
    call.out.set(firstCustomer + call.row - 1);
}

void sameRow(const CellCall &call)
{
    call.out.set(call.row);
}

void allSubsidiaries(const CellCall &call)
{
    call.out.set(std::string("1, 2, 3, 4"));
}

} // namespace

const NamedCells &itemCells()
{
    static const NamedCells cells{{"itemid", itemId},         {"displayname", itemShown},
                                  {"fullname", itemId},       {"itemtype", itemKind},
                                  {"description", itemShown}, {"salesdescription", itemShown}};
    return cells;
}

const NamedCells *listCells(std::string_view table)
{
    static const std::unordered_map<std::string_view, NamedCells> all{
        {"currency",
         {{"symbol", fromList<currencyCodes>},
          {"displaysymbol", fromList<currencySigns>},
          {"isbasecurrency", isFirst}}},
        {"subsidiary", {{"country", fromList<countries>}, {"iselimination", isLastSubsidiary}}},
        {"account",
         {{"acctnumber", accountNumber},
          {"accountsearchdisplayname", accountShown},
          {"accountsearchdisplaynamecopy", accountShown},
          {"displaynamewithhierarchy", accountShown},
          {"accttype", fromList<accountTypes>},
          {"issummary", never},
          {"subsidiary", allSubsidiaries}}},
        {"accountingperiod",
         {{"startdate", periodStart},
          {"enddate", periodEnd},
          {"closed", isPast},
          {"isposting", always},
          {"isquarter", never},
          {"isyear", never},
          {"isadjust", never}}},
        {"customfield",
         {{"scriptid", fromList<customFieldIds>},
          {"name", fromList<customFieldNames>},
          {"fieldtype", fromList<customFieldKinds>},
          {"fieldvaluetype", fromList<customFieldValues>}}},
        {"customrecordtype",
         {{"scriptid", fromList<customRecords>}, {"name", fromList<customRecordNames>}}},
        {"customlist", {{"scriptid", fromList<customLists>}, {"name", fromList<customListNames>}}},
        {"savedsearch",
         {{"scriptid", fromList<savedSearchIds>}, {"name", fromList<savedSearchNames>}}},
        {"entityaddress", {{"nkey", sameRow}, {"recordowner", ownerOfAddress}}},
        {"customeraddressbook", {{"entity", ownerOfAddress}, {"addressbookaddress", sameRow}}},
        {"customersubsidiaryrelationship", {{"entity", ownerOfAddress}, {"isprimarysub", always}}},
    };
    const auto found = all.find(table);
    return found == all.end() ? nullptr : &found->second;
}

const NamedCells *namedCellsOf(std::string_view table)
{
    if (table == "customer")
        return &customerCells();
    if (table == "contact" || table == "employee" || table == "partner")
        return &personCells();
    if (table == "vendor")
        return &vendorCells();
    if (table == "entity")
        return &entityCells();
    if (table == "transaction")
        return &transactionCells();
    if (table == "transactionline")
        return &transactionLineCells();
    if (table == "transactionaccountingline")
        return &accountingLineCells();
    if (table == "item")
        return &itemCells();
    return listCells(table);
}

} // namespace suitescope
