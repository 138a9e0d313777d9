// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/world.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <unordered_map>

namespace suitescope {

namespace {

using Names = std::vector<std::string_view>;

template<size_t N>
std::string_view pick(const std::array<std::string_view, N> &from, std::uint64_t number)
{
    return from[number % N];
}

const Names &itemNames()
{
    static const Names names{"Storm Lantern", "Harbour Lantern",  "Signal Lamp",   "Wick Set",
                             "Brass Burner",  "Glass Globe",      "Lamp Oil",      "Wall Bracket",
                             "Ceiling Chain", "Reflector",        "Candle Holder", "Deck Light",
                             "Lens Kit",      "Replacement Wire", "Lamp Shade",    "Mast Light"};
    return names;
}

} // namespace

std::uint64_t mix(std::uint64_t seed, std::uint64_t number)
{
    std::uint64_t z = seed * 0x9E3779B97F4A7C15ULL + number + 0x9E3779B97F4A7C15ULL;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
}

std::uint64_t seedOf(std::string_view name)
{
    std::uint64_t hash = 1469598103934665603ULL;
    for (const char c : name)
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    return hash;
}

std::string inventedWord(std::uint64_t seed)
{
    static constexpr std::array<std::string_view, 24> starts{
        "Bre", "Dro",  "Fen", "Gla", "Hol", "Iv", "Jor", "Kel", "Lum", "Mar", "Nes", "Ost",
        "Pel", "Quin", "Ros", "Sel", "Tor", "Ul", "Vel", "Wen", "Yar", "Zel", "Cal", "Ald"};
    static constexpr std::array<std::string_view, 20> middles{
        "vo", "ta", "mi", "ra", "lo", "ne", "du", "ga", "si", "be",
        "ko", "pa", "ru", "le", "fi", "zo", "ma", "ti", "ha", "ve"};
    static constexpr std::array<std::string_view, 20> ends{
        "lin", "mor",   "dan",  "ric", "ton",  "vex",  "sten", "gard", "wick", "nor",
        "bly", "quist", "rell", "sby", "thal", "vane", "fort", "mer",  "lund", "dale"};
    std::string word(pick(starts, seed));
    word += pick(middles, seed >> 8);
    word += pick(ends, seed >> 16);
    return word;
}

std::string firstName(std::int64_t entity)
{
    static constexpr std::array<std::string_view, 32> names{
        "Robin", "Noor",  "Tamsin", "Ilja", "Mirelle", "Oskar", "Priya",  "Quentin",
        "Rosa",  "Sven",  "Tilda",  "Umar", "Viola",   "Wim",   "Xenia",  "Yusuf",
        "Zora",  "Anouk", "Bela",   "Cora", "Dario",   "Elif",  "Fergus", "Greta",
        "Hiro",  "Ines",  "Jonas",  "Kaya", "Lars",    "Mika",  "Nadia",  "Olle"};
    if (entity >= firstEmployee && entity < firstEmployee + 5)
        return std::string(names[size_t(entity - firstEmployee)]); // those who may sign in
    return std::string(pick(names, mix(11, std::uint64_t(entity))));
}

std::string lastName(std::int64_t entity)
{
    static constexpr std::array<std::string_view, 5> users{"Larkspur", "Fennimore", "Aldercote",
                                                           "Brackenridge", "Oakhollow"};
    if (entity >= firstEmployee && entity < firstEmployee + 5)
        return std::string(users[size_t(entity - firstEmployee)]);
    return inventedWord(mix(12, std::uint64_t(entity)));
}

std::string companyName(std::int64_t entity)
{
    static constexpr std::array<std::string_view, 24> trades{
        "Textiles",  "Ceramics", "Logistics", "Foods",      "Tools",   "Instruments",
        "Interiors", "Outdoor",  "Marine",    "Stationery", "Optics",  "Packaging",
        "Gardens",   "Studios",  "Workshops", "Chandlery",  "Joinery", "Glassworks",
        "Trading",   "Supplies", "Robotics",  "Bakeries",   "Pumps",   "Lighting"};
    static constexpr std::array<std::string_view, 8> forms{"Ltd", "LLC",  "GmbH", "Inc",
                                                           "AB",  "SARL", "BV",   "Co-op"};
    const std::uint64_t number = mix(13, std::uint64_t(entity));
    std::string name = inventedWord(number);
    name += ' ';
    name += pick(trades, number >> 24);
    name += ' ';
    name += pick(forms, number >> 32);
    return name;
}

std::string mailAddress(std::int64_t entity)
{
    return lowerCase(firstName(entity)) + '.' + lowerCase(lastName(entity)) + '@'
        + lowerCase(inventedWord(mix(13, std::uint64_t(entity)))) + ".example";
}

std::string phoneNumber(std::uint64_t seed)
{
    char text[24];
    std::snprintf(text, sizeof text, "+1 %03u 555 01%02u", unsigned(200 + seed % 700),
                  unsigned((seed >> 16) % 100));
    return text;
}

std::string cityName(std::uint64_t seed)
{
    return inventedWord(seed % 400 * 7919);
}

std::string streetLine(std::uint64_t seed)
{
    static constexpr std::array<std::string_view, 8> kinds{"Street", "Road", "Lane",   "Avenue",
                                                           "Quay",   "Row",  "Square", "Hill"};
    return std::to_string(1 + seed % 240) + ' ' + inventedWord(seed >> 10) + ' '
        + std::string(pick(kinds, seed >> 40));
}

const std::vector<TransactionType> &transactionTypes()
{
    static const std::vector<TransactionType> types{
        {"SalesOrd", "salesorder", "Sales Order", "SO", 28, 'C', false, 1,
         "A=Pending Approval|B=Pending Fulfillment|C=Cancelled|D=Partially Fulfilled|E=Pending "
         "Billing/Partially Fulfilled|F=Pending Billing|G=Billed|H=Closed"},
        {"CustInvc", "invoice", "Invoice", "INV", 26, 'C', true, 1,
         "A=Open|B=Paid In Full|V=Voided"},
        {"CustPymt", "customerpayment", "Payment", "PYMT", 12, 'C', true, 1,
         "A=Unapproved Payment|B=Not Deposited|C=Deposited"},
        {"PurchOrd", "purchaseorder", "Purchase Order", "PO", 9, 'V', false, -1,
         "A=Pending Supervisor Approval|B=Pending Receipt|D=Partially Received|F=Pending "
         "Bill|G=Fully Billed|H=Closed"},
        {"VendBill", "vendorbill", "Bill", "BILL", 7, 'V', true, -1,
         "A=Open|B=Paid In Full|D=Pending Approval"},
        {"Estimate", "estimate", "Estimate", "EST", 4, 'C', false, 1,
         "A=Open|B=Processed|C=Closed|X=Expired"},
        {"Opprtnty", "opportunity", "Opportunity", "OPP", 3, 'C', false, 1,
         "A=In Progress|B=Issued Estimate|C=Closed - Won|D=Closed - Lost"},
        {"CustCred", "creditmemo", "Credit Memo", "CM", 2, 'C', true, -1, "A=Open|B=Fully Applied"},
        {"CashSale", "cashsale", "Cash Sale", "CS", 2, 'C', true, 1, "B=Not Deposited|C=Deposited"},
        {"ItemShip", "itemfulfillment", "Item Fulfillment", "IF", 2, 'C', true, 1,
         "A=Picked|B=Packed|C=Shipped"},
        {"ItemRcpt", "itemreceipt", "Item Receipt", "IR", 1, 'V', true, -1, "Y=Received"},
        {"VendPymt", "vendorpayment", "Bill Payment", "BPMT", 1, 'V', true, -1, "A=Paid"},
        {"Journal", "journalentry", "Journal", "JE", 1, '-', true, 1,
         "A=Pending Approval|B=Approved for Posting"},
        {"CustDep", "customerdeposit", "Customer Deposit", "DEP", 1, 'C', true, 1,
         "A=Not Deposited|B=Deposited|C=Fully Applied"},
        {"ExpRept", "expensereport", "Expense Report", "EXP", 1, 'E', true, -1,
         "A=In Progress|F=Approved by Accounting|I=Paid In Full"},
    };
    return types;
}

std::string statusName(std::string_view typeCode, char status)
{
    for (const TransactionType &type : transactionTypes()) {
        if (typeCode != type.code)
            continue;
        const std::string_view all = type.statuses;
        size_t at = 0;
        while (at < all.size()) {
            const size_t end = std::min(all.find('|', at), all.size());
            if (all[at] == status)
                return std::string(all.substr(at + 2, end - at - 2));
            at = end + 1;
        }
    }
    return std::string(1, status);
}

const char *itemType(std::int64_t item)
{
    const std::uint64_t share = mix(21, std::uint64_t(item)) % 100;
    return share < 60 ? "InvtPart" : share < 75 ? "NonInvtPart" : share < 90 ? "Service" : "Kit";
}

double itemPrice(std::int64_t item)
{
    return double(199 + mix(22, std::uint64_t(item)) % 24800) / 100.0;
}

std::string itemName(std::int64_t item)
{
    const Names &names = itemNames();
    return std::string(names[size_t(item) % names.size()]) + ' '
        + std::to_string(100 + item / std::int64_t(names.size()) * 5);
}

TransactionFacts transactionFacts(std::int64_t transaction, const DataSize &size)
{
    TransactionFacts facts;
    const std::vector<TransactionType> &types = transactionTypes();
    const auto number = std::uint64_t(transaction);
    int share = int(mix(31, number) % 100);
    facts.type = &types.front();
    for (const TransactionType &type : types) {
        if (share < type.share) {
            facts.type = &type;
            break;
        }
        share -= type.share;
    }
    const std::uint64_t who = mix(32, number);
    switch (facts.type->party) {
    case 'C':
        facts.entity = size.customers > 0
            ? firstCustomer + std::int64_t(who % std::uint64_t(size.customers))
            : 0;
        break;
    case 'V':
        facts.entity = firstVendor + std::int64_t(who % vendors);
        break;
    case 'E':
        facts.entity = firstEmployee + std::int64_t(who % employees);
        break;
    default:
        break;
    }
    const std::int64_t since = transaction - firstTransaction; // later numbers, later days
    facts.day = firstDay + since * (days - 3) / std::max<std::int64_t>(1, size.transactions)
        + std::int64_t(mix(33, number) % 3);
    std::string_view all = facts.type->statuses;
    const auto choices = std::uint64_t(std::count(all.begin(), all.end(), '=')); // one a status
    std::uint64_t chosen = mix(34, number) % choices;
    for (; chosen > 0; --chosen)
        all.remove_prefix(all.find('|') + 1);
    facts.status = all.front();
    for (size_t i = 0; i < facts.lines.size(); ++i) {
        const std::uint64_t line = mix(35 + i, number);
        LineFacts &one = facts.lines[i];
        one.item = 1 + std::int64_t(line % items);
        one.quantity = 1 + std::int64_t((line >> 20) % 20);
        one.rate = itemPrice(one.item);
        one.amount = std::round(double(one.quantity) * one.rate * 100.0) / 100.0;
        facts.total += one.amount;
    }
    facts.total = std::round(facts.total * 100.0) / 100.0;
    return facts;
}

std::string transactionNumber(const TransactionType &type, std::int64_t transaction)
{
    return type.prefix + std::to_string(10'000 + transaction - firstTransaction + 1);
}

} // namespace suitescope
