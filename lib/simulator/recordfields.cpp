// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/recordfields.h"

#include "lib/simulator/tables.h"
#include "lib/simulator/world.h"

#include <cctype>
#include <unordered_map>

namespace suitescope {

namespace {

/*! Where a field of the record API has another name in SuiteQL; by table and field. */
const std::unordered_map<std::string_view, std::string_view> &otherNames()
{
    static const std::unordered_map<std::string_view, std::string_view> names{
        {"customer.balance", "\"balancesearch\""},
        {"customer.overduebalance", "\"overduebalancesearch\""},
        {"customer.depositbalance", "\"depositbalancesearch\""},
        {"customer.unbilledorders", "\"unbilledorderssearch\""},
        {"customer.daysoverdue", "\"daysoverduesearch\""},
        {"transaction.total", "abs(\"foreigntotal\")"},
        {"transaction.subtotal", "abs(\"foreigntotal\")"},
        {"transaction.usertotal", "abs(\"foreigntotal\")"},
        {"transaction.payment", "abs(\"foreigntotal\")"},
        {"transaction.taxtotal", "0.0"},
        {"transaction.amountpaid", "\"foreignamountpaid\""},
        {"transaction.amountremaining", "\"foreignamountunpaid\""},
        {"transaction.orderstatus", "\"status\""},
        {"transaction.shipstatus", "\"status\""},
        {"transaction.customer", "\"entity\""},
        {"item.salesdescription", "\"description\""},
        {"account.acctname", "\"fullname\""},
        {"transactionline.line", "\"id\""},
        {"transactionline.lineuniquekey", "\"uniquekey\""},
        {"transactionline.quantity", "abs(\"quantity\")"},
        {"transactionline.amount", "abs(\"foreignamount\")"},
        {"transactionline.grossamt", "abs(\"foreignamount\")"},
        {"transactionaccountingline.line", "\"transactionline\""},
    };
    return names;
}

} // namespace

std::string keyExpression(const RecordTypeSpec &type)
{
    if (type.table == "transactionline")
        return "\"uniquekey\"";
    if (type.table == "transactionaccountingline")
        return "(\"transaction\"*4+\"transactionline\")";
    return "\"id\"";
}

const FieldSpec *commonField(std::string_view lowerName)
{
    static const std::vector<FieldSpec> fields = parseFields("id:i externalId");
    for (const FieldSpec &field : fields) {
        if (lowerCase(field.name) == lowerName)
            return &field;
    }
    return nullptr;
}

std::string fieldExpression(DataStore &store, const RecordTypeSpec &type, const FieldSpec &field)
{
    const std::string name = lowerCase(field.name);
    const auto other = otherNames().find(type.table + '.' + name);
    if (other != otherNames().end())
        return std::string(other->second);
    const TableSpec *table = findTable(type.table);
    if (name == "id" || (table && table->column(name)))
        return '"' + name + '"';
    return store.cellExpression(cellFor(lowerCase(type.name), field), keyExpression(type));
}

std::vector<DataStore::Row> childRows(DataStore &store, const RecordTypeSpec &child, bool isSublist,
                                      std::int64_t record)
{
    if (isSublist && !child.table.empty()) {
        std::vector<std::string> expressions;
        for (const FieldSpec &field : child.fields()) {
            expressions.push_back(
                field.kind == ValueKind::Subrecord ? "NULL" : fieldExpression(store, child, field));
        }
        const std::string condition
            = child.condition.empty() ? std::string() : " AND " + child.condition;
        return store.select(child.table, expressions,
                            "WHERE \"transaction\"=" + std::to_string(record) + condition);
    }
    const auto lines = isSublist
        ? std::int64_t(mix(seedOf(child.name), std::uint64_t(record)) % 3) + 1
        : std::int64_t(1);
    std::vector<DataStore::Row> rows;
    for (std::int64_t line = 1; line <= lines; ++line) {
        DataStore::Row row;
        for (const FieldSpec &field : child.fields()) {
            const CellSpec cell = cellFor(lowerCase(child.name), field);
            CellValue value;
            if (field.name == "line")
                value.set(line);
            else
                cell.function({value, cell, store.size(), record * 16 + line});
            row.push_back(std::move(value));
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

std::string choiceName(const RecordTypeSpec &type, const FieldSpec &field,
                       const std::string &choice)
{
    if (type.table == "transaction" && choice.size() == 1
        && (field.name == "status" || field.name == "orderStatus" || field.name == "shipStatus")) {
        for (const TransactionType &one : transactionTypes()) {
            if (lowerCase(type.name) == one.recordType)
                return statusName(one.code, choice.front());
        }
    }
    static const std::unordered_map<std::string_view, std::string_view> names{
        {"US", "United States"},
        {"DE", "Germany"},
        {"GB", "United Kingdom"},
        {"CA", "Canada"},
        {"en_US", "English (U.S.)"},
        {"en_GB", "English (UK)"},
        {"de_DE", "German"},
        {"fr_FR", "French"},
        {"InvtPart", "Inventory Item"},
        {"NonInvtPart", "Non-inventory Item"},
        {"f", "Female"},
        {"m", "Male"},
        {"n", "Not specified"},
        {"AVG", "Average"}};
    const auto found = names.find(choice);
    if (found != names.end())
        return std::string(found->second);
    if (!choice.empty() && std::isdigit(static_cast<unsigned char>(choice.front())) != 0)
        return titleOf(field.name) + ' ' + choice;
    std::string name = lowerCase(choice);
    if (!name.empty())
        name.front() = char(std::toupper(static_cast<unsigned char>(name.front())));
    return name;
}

} // namespace suitescope
