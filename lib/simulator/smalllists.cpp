// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/world.h"

#include <algorithm>
#include <map>

namespace suitescope {

namespace {

using Names = std::vector<std::string_view>;

const std::map<std::string_view, Names> &lists()
{
    static const std::map<std::string_view, Names> all{
        {"currency",
         {"US Dollar", "Euro", "British Pound", "Canadian Dollar", "Swiss Franc", "Japanese Yen",
          "Australian Dollar", "Swedish Krona"}},
        {"subsidiary",
         {"Tidewater Lanterns Inc.", "Tidewater Lanterns Europe", "Tidewater Lanterns UK",
          "Tidewater Lanterns Canada", "Eliminations"}},
        {"department",
         {"Sales", "Marketing", "Support", "Warehouse", "Purchasing", "Finance", "Engineering",
          "Quality", "Design", "Human Resources", "IT", "Logistics", "Legal", "Management"}},
        {"location",
         {"Harbour Warehouse", "North Depot", "South Depot", "Showroom", "Returns Centre",
          "Repair Shop", "Overflow Store", "Trade Counter", "Transit", "Drop Ship", "Archive"}},
        {"classification",
         {"Retail", "Wholesale", "Online", "Trade Fairs", "Rental", "Repairs", "Marine", "Outdoor",
          "Interior", "Restoration", "Export"}},
        {"term", {"Due on receipt", "Net 15", "Net 30", "Net 60", "1% 10 Net 30", "2% 10 Net 30"}},
        {"pricelevel",
         {"Base Price", "Trade Price", "Online Price", "Volume Price", "Staff Price"}},
        {"customercategory", {"Retailer", "Distributor", "Boatyard", "Museum", "Private"}},
        {"vendorcategory", {"Raw Materials", "Services", "Carriers", "Utilities"}},
        {"contactcategory", {"Buyer", "Accounts", "Management", "Technical"}},
        {"customerstatus",
         {"Lead-Unqualified", "Lead-Qualified", "Prospect-In Discussion",
          "Prospect-Identified Decision Makers", "Prospect-Proposal", "Customer-Closed Won",
          "Customer-Renewal", "Customer-Lost"}},
        {"unitstype", {"Each", "Length", "Volume", "Weight"}},
        {"nexus", {"US", "DE", "GB", "CA"}},
        {"employeetype", {"Regular", "Temporary", "Apprentice"}},
        {"employeestatus", {"Active", "On Leave", "Terminated"}},
        {"customlist_sc_tier", {"Bronze", "Silver", "Gold", "Platinum"}},
        {"accountingbook", {"Primary Accounting Book"}},
        {"account",
         {"Checking",
          "Savings",
          "Petty Cash",
          "Accounts Receivable",
          "Inventory Asset",
          "Inventory in Transit",
          "Undeposited Funds",
          "Prepaid Expenses",
          "Fixtures",
          "Vehicles",
          "Tools and Machines",
          "Accumulated Depreciation",
          "Accounts Payable",
          "Accrued Purchases",
          "Sales Tax Payable",
          "Customer Deposits",
          "Credit Card",
          "Loan, Harbour Bank",
          "Share Capital",
          "Retained Earnings",
          "Opening Balance",
          "Sales, Lanterns",
          "Sales, Parts",
          "Sales, Repairs",
          "Sales, Rental",
          "Shipping Income",
          "Discounts Given",
          "Cost of Goods Sold",
          "Freight In",
          "Inventory Adjustment",
          "Wages",
          "Social Security",
          "Training",
          "Rent",
          "Electricity",
          "Water",
          "Telephone",
          "Software",
          "Insurance",
          "Advertising",
          "Trade Fairs",
          "Travel",
          "Meals",
          "Postage",
          "Office Supplies",
          "Cleaning",
          "Repairs and Upkeep",
          "Legal Fees",
          "Audit Fees",
          "Bank Charges",
          "Interest Paid",
          "Depreciation",
          "Exchange Gains and Losses",
          "Other Income",
          "Interest Earned",
          "Deferred Revenue",
          "Unbilled Receivable",
          "Purchase Orders",
          "Sales Orders",
          "Headcount"}},
    };
    return all;
}

std::string periodName(std::int64_t number)
{
    static constexpr std::array<std::string_view, 12> months{
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    return std::string(months[size_t(number - 1) % 12]) + ' '
        + std::to_string(2023 + (number - 1) / 12);
}

std::string personOrCompany(std::int64_t number)
{
    if (number >= firstCustomer || (number >= firstVendor && number < firstVendor + vendors))
        return companyName(number);
    return firstName(number) + ' ' + lastName(number);
}

std::string_view knownAs(std::string_view target)
{
    if (target == "terms")
        return "term";
    if (target == "class")
        return "classification";
    if (target == "entitystatus")
        return "customerstatus";
    if (target == "inventoryitem" || target == "noninventorysaleitem"
        || target == "servicesaleitem")
        return "item";
    return target;
}

bool isTransactionType(std::string_view target)
{
    const std::vector<TransactionType> &types = transactionTypes();
    return std::any_of(types.begin(), types.end(),
                       [target](const TransactionType &type) { return target == type.recordType; });
}

bool isOf(std::string_view target, std::int64_t number, const DataSize &size)
{
    if (isTransactionType(target))
        return target == transactionFacts(number, size).type->recordType;
    if (target == "inventoryitem")
        return std::string_view(itemType(number)) == "InvtPart";
    return true;
}

} // namespace

std::int64_t referenceTo(std::string_view target, std::uint64_t seed, const DataSize &size)
{
    constexpr std::uint64_t mostTries = 2000; // the rarest type is one in a hundred
    const RowRange range = rangeOf(target, size);
    for (std::uint64_t i = 0; i < mostTries && range.count > 0; ++i) {
        const auto place = std::int64_t((seed + i) % std::uint64_t(range.count));
        if (isOf(target, range.first + place, size))
            return range.first + place;
    }
    return 0;
}

const std::vector<std::string_view> *smallList(std::string_view table)
{
    const auto found = lists().find(knownAs(table));
    return found == lists().end() ? nullptr : &found->second;
}

RowRange rangeOf(std::string_view target, const DataSize &size)
{
    target = knownAs(target);
    if (const auto *list = smallList(target))
        return {1, std::int64_t(list->size())};
    static const std::map<std::string_view, RowRange> fixed{
        {"employee", {firstEmployee, employees}},
        {"vendor", {firstVendor, vendors}},
        {"contact", {firstContact, contacts}},
        {"partner", {firstPartner, partners}},
        {"item", {1, items}},
        {"accountingperiod", {1, 48}},
    };
    if (const auto found = fixed.find(target); found != fixed.end())
        return found->second;
    if (target == "customer" || target == "entity")
        return {firstCustomer, size.customers};
    if (target == "transaction" || isTransactionType(target))
        return {firstTransaction, size.transactions};
    return {1, 5 + std::int64_t(seedOf(target) % 50)};
}

std::string displayName(std::string_view target, std::int64_t number)
{
    target = knownAs(target);
    if (const auto *list = smallList(target)) {
        if (number >= 1 && number <= std::int64_t(list->size()))
            return std::string((*list)[size_t(number - 1)]);
    }
    if (target == "customer" || target == "vendor" || target == "employee" || target == "contact"
        || target == "entity" || target == "partner")
        return personOrCompany(number);
    if (target == "item")
        return itemName(number);
    if (target == "accountingperiod")
        return periodName(number);
    if (target == "transaction" || isTransactionType(target))
        return "Transaction #" + std::to_string(number);
    return titleOf(target) + ' ' + std::to_string(number);
}

} // namespace suitescope
