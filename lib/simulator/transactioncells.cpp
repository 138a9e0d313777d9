// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/namedcells.h"
#include "lib/simulator/world.h"

#include <cmath>

namespace suitescope {

namespace {

/*! The cells of a row are asked for one after the other, and three lines share a transaction. */
const TransactionFacts &factsFor(std::int64_t transaction, const DataSize &size)
{
    thread_local TransactionFacts facts;
    thread_local std::int64_t number = 0;
    thread_local DataSize of;
    if (number != transaction || of.customers != size.customers
        || of.transactions != size.transactions) {
        facts = transactionFacts(transaction, size);
        number = transaction;
        of = size;
    }
    return facts;
}

const TransactionFacts &factsOf(const CellCall &call)
{
    return factsFor(call.row, call.size);
}

bool isOpen(const TransactionFacts &facts)
{
    return facts.status == 'A' || facts.status == 'B' || facts.status == 'D';
}

void tranId(const CellCall &call)
{
    call.out.set(transactionNumber(*factsOf(call).type, call.row));
}

void displayed(const CellCall &call)
{
    const TransactionFacts &facts = factsOf(call);
    call.out.set(std::string(facts.type->name) + " #" + transactionNumber(*facts.type, call.row));
}

void typeCode(const CellCall &call)
{
    call.out.set(std::string(factsOf(call).type->code));
}

void recordType(const CellCall &call)
{
    call.out.set(std::string(factsOf(call).type->recordType));
}

void abbreviation(const CellCall &call)
{
    call.out.set(std::string(factsOf(call).type->prefix));
}

void status(const CellCall &call)
{
    call.out.set(std::string(1, factsOf(call).status));
}

void entity(const CellCall &call)
{
    const std::int64_t who = factsOf(call).entity;
    if (who == 0)
        return call.out.setNull();
    call.out.set(who);
}

template<int After> void day(const CellCall &call)
{
    call.out.setDay(factsOf(call).day + After);
}

void created(const CellCall &call)
{
    call.out.setMoment(factsOf(call).day * 86'400
                       + std::int64_t(mix(51, std::uint64_t(call.row)) % 86'400));
}

void total(const CellCall &call)
{
    const TransactionFacts &facts = factsOf(call);
    call.out.setReal(facts.total * facts.type->sign);
}

void paid(const CellCall &call)
{
    const TransactionFacts &facts = factsOf(call);
    if (!facts.type->posting)
        return call.out.setNull();
    call.out.setReal(isOpen(facts) ? 0.0 : facts.total);
}

void unpaid(const CellCall &call)
{
    const TransactionFacts &facts = factsOf(call);
    if (!facts.type->posting)
        return call.out.setNull();
    call.out.setReal(isOpen(facts) ? facts.total : 0.0);
}

void posting(const CellCall &call)
{
    call.out.setFlag(factsOf(call).type->posting);
}

void period(const CellCall &call)
{
    call.out.set(1 + (factsOf(call).day - firstDay) * 12 / 365);
}

void voidFlag(const CellCall &call)
{
    call.out.setFlag(factsOf(call).status == 'V');
}

void one(const CellCall &call)
{
    call.out.set(std::int64_t(1));
}

void rate(const CellCall &call)
{
    call.out.setReal(1.0);
}

void daysOpen(const CellCall &call)
{
    const TransactionFacts &facts = factsOf(call);
    if (!isOpen(facts))
        return call.out.setNull();
    call.out.set(firstDay + days - facts.day);
}

void creator(const CellCall &call)
{
    call.out.set(firstEmployee + std::int64_t(mix(52, std::uint64_t(call.row)) % employees));
}

// --- lines: the row number counts the lines of all transactions from 1
// ----------------------------

std::int64_t transactionOf(std::int64_t line)
{
    return firstTransaction + (line - 1) / linesPerTransaction;
}

std::int64_t placeOf(std::int64_t line)
{
    return (line - 1) % linesPerTransaction;
}

const TransactionFacts &factsOfLine(const CellCall &call)
{
    return factsFor(transactionOf(call.row), call.size);
}

void lineTransaction(const CellCall &call)
{
    call.out.set(transactionOf(call.row));
}

void linePlace(const CellCall &call)
{
    call.out.set(placeOf(call.row));
}

void lineKey(const CellCall &call)
{
    call.out.set(call.row);
}

void mainLine(const CellCall &call)
{
    call.out.setFlag(placeOf(call.row) == 0);
}

void never(const CellCall &call)
{
    call.out.setFlag(false);
}

/*! The line's own facts; null on the main line, where \a out is emptied. */
bool ownLine(const CellCall &call, LineFacts &line, int *sign = nullptr)
{
    const std::int64_t place = placeOf(call.row);
    if (place == 0) {
        call.out.setNull();
        return false;
    }
    const TransactionFacts &facts = factsOfLine(call);
    line = facts.lines[size_t(place - 1)];
    if (sign)
        *sign = facts.type->sign;
    return true;
}

void lineItem(const CellCall &call)
{
    LineFacts line;
    if (ownLine(call, line))
        call.out.set(line.item);
}

void lineItemType(const CellCall &call)
{
    LineFacts line;
    if (ownLine(call, line))
        call.out.set(std::string(itemType(line.item)));
}

void lineQuantity(const CellCall &call)
{
    LineFacts line;
    int sign = 1;
    if (ownLine(call, line, &sign))
        call.out.set(-sign * line.quantity); // goods that leave count negative
}

void lineRate(const CellCall &call)
{
    LineFacts line;
    if (ownLine(call, line))
        call.out.setReal(line.rate);
}

double signedAmount(const CellCall &call)
{
    const TransactionFacts &facts = factsOfLine(call);
    const std::int64_t place = placeOf(call.row);
    return place == 0 ? facts.total * facts.type->sign
                      : -facts.lines[size_t(place - 1)].amount * facts.type->sign;
}

void lineAmount(const CellCall &call)
{
    call.out.setReal(signedAmount(call));
}

void debit(const CellCall &call)
{
    const double amount = signedAmount(call);
    if (amount <= 0)
        return call.out.setNull();
    call.out.setReal(amount);
}

void credit(const CellCall &call)
{
    const double amount = signedAmount(call);
    if (amount >= 0)
        return call.out.setNull();
    call.out.setReal(-amount);
}

void lineEntity(const CellCall &call)
{
    const std::int64_t who = factsOfLine(call).entity;
    if (who == 0)
        return call.out.setNull();
    call.out.set(who);
}

void lineSubsidiary(const CellCall &call)
{
    const std::uint64_t share = mix(53, std::uint64_t(transactionOf(call.row))) % 10;
    call.out.set(share < 6 ? 1 : std::int64_t(share - 4)); // 1, and 2 to 5 less often
}

void lineQuantityDone(const CellCall &call)
{
    LineFacts line;
    if (ownLine(call, line))
        call.out.set(isOpen(factsOfLine(call)) ? 0 : line.quantity);
}

void linePosting(const CellCall &call)
{
    call.out.setFlag(factsOfLine(call).type->posting);
}

void lineAccount(const CellCall &call)
{
    const bool sales = factsOfLine(call).type->sign > 0;
    if (placeOf(call.row) == 0)
        return call.out.set(std::int64_t(sales ? 4 : 13)); // receivable, payable
    call.out.set(std::int64_t(sales ? 22 : 5)); // sales, inventory
}

void lineModified(const CellCall &call)
{
    call.out.setMoment(factsOfLine(call).day * 86'400 + 43'200);
}

} // namespace

const NamedCells &transactionCells()
{
    static const NamedCells cells{
        {"tranid", tranId},
        {"transactionnumber", tranId},
        {"trandisplayname", displayed},
        {"type", typeCode},
        {"recordtype", recordType},
        {"abbrevtype", abbreviation},
        {"status", status},
        {"orderstatus", status},
        {"entity", entity},
        {"trandate", day<0>},
        {"duedate", day<30>},
        {"shipdate", day<4>},
        {"createddate", created},
        {"foreigntotal", total},
        {"total", total},
        {"foreignamountpaid", paid},
        {"foreignamountunpaid", unpaid},
        {"posting", posting},
        {"postingperiod", period},
        {"void", voidFlag},
        {"voided", voidFlag},
        {"isreversal", never},
        {"currency", one},
        {"exchangerate", rate},
        {"daysopen", daysOpen},
        {"createdby", creator},
        {"employee", creator},
    };
    return cells;
}

const NamedCells &transactionLineCells()
{
    static const NamedCells cells{
        {"transaction", lineTransaction},
        {"id", linePlace},
        {"line", linePlace},
        {"linesequencenumber", linePlace},
        {"uniquekey", lineKey},
        {"lineuniquekey", lineKey},
        {"mainline", mainLine},
        {"taxline", never},
        {"iscogs", never},
        {"item", lineItem},
        {"itemtype", lineItemType},
        {"quantity", lineQuantity},
        {"rate", lineRate},
        {"rateamount", lineAmount},
        {"netamount", lineAmount},
        {"foreignamount", lineAmount},
        {"debitforeignamount", debit},
        {"creditforeignamount", credit},
        {"entity", lineEntity},
        {"subsidiary", lineSubsidiary},
        {"quantitybilled", lineQuantityDone},
        {"quantityshiprecv", lineQuantityDone},
        {"linelastmodifieddate", lineModified},
    };
    return cells;
}

const NamedCells &accountingLineCells()
{
    static const NamedCells cells{
        {"transaction", lineTransaction},
        {"transactionline", linePlace},
        {"accountingbook", one},
        {"account", lineAccount},
        {"amount", lineAmount},
        {"netamount", lineAmount},
        {"debit", debit},
        {"credit", credit},
        {"exchangerate", rate},
        {"posting", linePosting},
    };
    return cells;
}

} // namespace suitescope
