// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/namedcells.h"
#include "lib/simulator/world.h"

namespace suitescope {

namespace {

std::uint64_t roll(const CellCall &call)
{
    return mix(call.spec.seed, std::uint64_t(call.row));
}

bool isPerson(std::int64_t entity)
{
    if (entity >= firstCustomer)
        return mix(41, std::uint64_t(entity)) % 10 == 0;
    return entity < firstVendor || entity >= firstContact;
}

std::string entityName(std::int64_t entity)
{
    return isPerson(entity) ? firstName(entity) + ' ' + lastName(entity) : companyName(entity);
}

void entityId(const CellCall &call)
{
    call.out.set(call.row >= firstCustomer
                     ? "CUS" + std::to_string(call.row) + ' ' + entityName(call.row)
                     : entityName(call.row));
}

void fullName(const CellCall &call)
{
    call.out.set(entityName(call.row));
}

void company(const CellCall &call)
{
    if (isPerson(call.row))
        return call.out.setNull();
    call.out.set(companyName(call.row));
}

void first(const CellCall &call)
{
    if (!isPerson(call.row))
        return call.out.setNull();
    call.out.set(firstName(call.row));
}

void last(const CellCall &call)
{
    if (!isPerson(call.row))
        return call.out.setNull();
    call.out.set(lastName(call.row));
}

void personFlag(const CellCall &call)
{
    call.out.setFlag(isPerson(call.row));
}

void mail(const CellCall &call)
{
    if (roll(call) % 100 < 8)
        return call.out.setNull();
    call.out.set(mailAddress(call.row));
}

void phone(const CellCall &call)
{
    if (roll(call) % 100 < 15)
        return call.out.setNull();
    call.out.set(phoneNumber(mix(42, std::uint64_t(call.row))));
}

void number(const CellCall &call)
{
    call.out.set(call.row);
}

void creditLimit(const CellCall &call)
{
    if (roll(call) % 4 == 0)
        return call.out.setNull();
    call.out.set(std::int64_t(500 * (1 + roll(call) % 40)));
}

void smallAmount(const CellCall &call)
{
    call.out.setReal(roll(call) % 3 == 0 ? 0.0 : double(roll(call) % 2'000'000) / 100.0);
}

void mostlyOne(const CellCall &call) // subsidiary, currency: most are the base one
{
    const RowRange range = rangeOf(call.spec.field.target, call.size);
    const std::uint64_t one = roll(call) % 10;
    call.out.set(one < 6 ? 1 : 1 + std::int64_t(one % std::uint64_t(range.count)));
}

void salesRep(const CellCall &call)
{
    if (roll(call) % 5 == 0)
        return call.out.setNull();
    call.out.set(firstEmployee + std::int64_t(roll(call) % 12));
}

void entityType(const CellCall &call)
{
    const std::int64_t id = call.row;
    call.out.set(std::string(id >= firstCustomer      ? "CustJob"
                                 : id >= firstContact ? "Contact"
                                 : id >= firstVendor  ? "Vendor"
                                 : id >= firstPartner ? "Partner"
                                                      : "Employee"));
}

template<char Kind> void entityRole(const CellCall &call) // customer, vendor … of `entity`
{
    const std::int64_t id = call.row;
    const char kind = id >= firstCustomer ? 'C'
        : id >= firstContact              ? 'K'
        : id >= firstVendor               ? 'V'
        : id >= firstPartner              ? 'P'
                                          : 'E';
    if (kind != Kind)
        return call.out.setNull();
    call.out.set(id);
}

void customerOfContact(const CellCall &call)
{
    if (call.size.customers == 0)
        return call.out.setNull();
    call.out.set(firstCustomer + std::int64_t(roll(call) % std::uint64_t(call.size.customers)));
}

void supervisor(const CellCall &call)
{
    if (call.row == firstEmployee)
        return call.out.setNull();
    call.out.set(firstEmployee + std::int64_t(roll(call) % 10));
}

void firstStage(const CellCall &call)
{
    call.out.set(std::string("CUSTOMER"));
}

const NamedCells &sharedCells()
{
    static const NamedCells cells{
        {"entityid", entityId},
        {"entitytitle", entityId},
        {"fullname", fullName},
        {"altname", fullName},
        {"companyname", company},
        {"firstname", first},
        {"lastname", last},
        {"isperson", personFlag},
        {"email", mail},
        {"phone", phone},
        {"subsidiary", mostlyOne},
        {"currency", mostlyOne},
        {"creditlimit", creditLimit},
    };
    return cells;
}

NamedCells with(const NamedCells &base, const NamedCells &more)
{
    NamedCells all = more;
    all.insert(base.begin(), base.end());
    return all;
}

} // namespace

const NamedCells &customerCells()
{
    static const NamedCells cells = with(sharedCells(),
                                         {{"entitynumber", number},
                                          {"toplevelparent", number},
                                          {"salesrep", salesRep},
                                          {"stage", firstStage},
                                          {"searchstage", firstStage},
                                          {"balancesearch", smallAmount},
                                          {"overduebalancesearch", smallAmount},
                                          {"depositbalancesearch", smallAmount},
                                          {"unbilledorderssearch", smallAmount}});
    return cells;
}

const NamedCells &personCells()
{
    static const NamedCells cells
        = with(sharedCells(), {{"company", customerOfContact}, {"supervisor", supervisor}});
    return cells;
}

const NamedCells &vendorCells()
{
    static const NamedCells cells = with(sharedCells(),
                                         {{"legalname", company},
                                          {"balance", smallAmount},
                                          {"balanceprimary", smallAmount},
                                          {"unbilledorders", smallAmount}});
    return cells;
}

const NamedCells &entityCells()
{
    static const NamedCells cells = with(sharedCells(),
                                         {{"type", entityType},
                                          {"customer", entityRole<'C'>},
                                          {"vendor", entityRole<'V'>},
                                          {"employee", entityRole<'E'>},
                                          {"contact", entityRole<'K'>},
                                          {"partner", entityRole<'P'>},
                                          {"toplevelparent", number}});
    return cells;
}

} // namespace suitescope
