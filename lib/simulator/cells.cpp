// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/cells.h"

#include "lib/simulator/calendar.h"
#include "lib/simulator/namedcells.h"
#include "lib/simulator/world.h"

#include <cstdio>

namespace suitescope {

namespace {

enum Flavor { Words, Mail, Phone, Link, Street, City, Zip, Code, Person, Company, Region, Country };

bool contains(const std::string &text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

int flavorOf(const std::string &lowerName)
{
    if (contains(lowerName, "email"))
        return Mail;
    if (contains(lowerName, "phone") || contains(lowerName, "fax"))
        return Phone;
    if (contains(lowerName, "url"))
        return Link;
    if (contains(lowerName, "addr"))
        return Street;
    if (contains(lowerName, "city"))
        return City;
    if (contains(lowerName, "zip"))
        return Zip;
    if (lowerName == "state" || lowerName == "dropdownstate")
        return Region;
    if (contains(lowerName, "country"))
        return Country;
    if (contains(lowerName, "attention") || contains(lowerName, "firstname"))
        return Person;
    if (contains(lowerName, "company") || contains(lowerName, "addressee")
        || contains(lowerName, "legalname"))
        return Company;
    if (contains(lowerName, "number") || contains(lowerName, "code") || contains(lowerName, "num"))
        return Code;
    return Words;
}

std::string inventedText(int flavor, std::uint64_t number)
{
    switch (flavor) {
    case Mail:
        return lowerCase(inventedWord(number)) + '@' + lowerCase(inventedWord(number >> 7))
            + ".example";
    case Phone:
        return phoneNumber(number);
    case Link:
        return "https://www." + lowerCase(inventedWord(number)) + ".example/";
    case Street:
        return streetLine(number);
    case City:
        return cityName(number);
    case Zip:
        return std::to_string(10'000 + number % 89'999);
    case Code:
        return std::to_string(100'000 + number % 899'999);
    case Person:
        return firstName(std::int64_t(number % 100'000)) + ' ' + inventedWord(number);
    case Company:
        return companyName(std::int64_t(number % 1'000'000));
    case Region:
        return std::string(1, char('A' + number % 26)) + char('A' + (number >> 8) % 26);
    case Country:
        return (number % 3 == 0) ? "US" : (number % 3 == 1) ? "DE" : "GB";
    default:
        return inventedWord(number) + ' ' + lowerCase(inventedWord(number >> 9));
    }
}

void genericCell(const CellCall &call)
{
    const CellSpec &spec = call.spec;
    const std::uint64_t number = mix(spec.seed, std::uint64_t(call.row));
    if (spec.emptyPercent > 0 && int((number >> 50) % 100) < spec.emptyPercent)
        return call.out.setNull();
    switch (spec.field.kind) {
    case ValueKind::Boolean:
        return call.out.setFlag(number % 100 < 12);
    case ValueKind::Integer:
        return call.out.set(std::int64_t(number % 500));
    case ValueKind::Number:
        return call.out.setReal(double(number % 1'000'000) / 100.0);
    case ValueKind::Date:
        return call.out.setDay(firstDay + std::int64_t(number % days));
    case ValueKind::DateTime:
        return call.out.setMoment((firstDay + std::int64_t(number % days)) * 86'400
                                  + std::int64_t((number >> 20) % 86'400));
    case ValueKind::Enumeration:
        return call.out.set(spec.field.values[number % spec.field.values.size()]);
    case ValueKind::Reference: {
        const std::int64_t to = referenceTo(spec.field.target, number, call.size);
        return to == 0 ? call.out.setNull() : call.out.set(to);
    }
    case ValueKind::Text:
    case ValueKind::MultiSelect:
    case ValueKind::Sublist:
    case ValueKind::Subrecord:
        return call.out.set(inventedText(spec.flavor, number));
    }
}

// --- columns that mean the same everywhere -------------------------------------------------------

void nameCell(const CellCall &call)
{
    call.out.set(displayName(call.spec.table, call.row));
}

void inactiveCell(const CellCall &call)
{
    call.out.setFlag(mix(seedOf("inactive"), std::uint64_t(call.row)) % 100 < 3);
}

void createdCell(const CellCall &call)
{
    const std::uint64_t number = mix(seedOf("created"), std::uint64_t(call.row));
    call.out.setMoment((firstDay + std::int64_t(number % (days - 200))) * 86'400
                       + std::int64_t(number >> 40) % 86'400);
}

void modifiedCell(const CellCall &call)
{
    const std::uint64_t number = mix(seedOf("modified"), std::uint64_t(call.row));
    call.out.setMoment((firstDay + days - 200 + std::int64_t(number % 190)) * 86'400
                       + std::int64_t(number >> 40) % 86'400);
}

void externalIdCell(const CellCall &call)
{
    if (mix(seedOf("external"), std::uint64_t(call.row)) % 3 != 0)
        return call.out.setNull();
    call.out.set("EXT-" + std::to_string(call.row));
}

void parentCell(const CellCall &call)
{
    call.out.setNull();
}

void keyCell(const CellCall &call)
{
    call.out.set(call.row);
}

const NamedCells &commonCells()
{
    static const NamedCells cells{
        {"name", nameCell},
        {"fullname", nameCell},
        {"periodname", nameCell},
        {"id", keyCell},
        {"isinactive", inactiveCell},
        {"datecreated", createdCell},
        {"createddate", createdCell},
        {"lastmodifieddate", modifiedCell},
        {"lastmodified", modifiedCell},
        {"created", createdCell},
        {"externalid", externalIdCell},
        {"parent", parentCell},
    };
    return cells;
}

int emptyPercentOf(const FieldSpec &field)
{
    if (field.kind == ValueKind::Boolean)
        return 0;
    return field.kind == ValueKind::Text ? 25 : 20;
}

} // namespace

void CellValue::setDay(std::int64_t daysSinceEpoch)
{
    set(markedDate({daysSinceEpoch, 0}));
}

void CellValue::setMoment(std::int64_t secondsSinceEpoch)
{
    set(markedDate({secondsSinceEpoch / 86'400, int(secondsSinceEpoch % 86'400)}));
}

CellSpec cellFor(const std::string &table, const FieldSpec &field)
{
    const std::string name = lowerCase(field.name);
    CellSpec spec;
    spec.field = field;
    spec.field.target = lowerCase(field.target);
    spec.table = table;
    spec.seed = seedOf(table + '.' + name);
    spec.flavor = flavorOf(name);
    spec.emptyPercent = emptyPercentOf(field);
    for (const NamedCells *cells : {namedCellsOf(table), &commonCells()}) {
        if (!cells)
            continue;
        const auto found = cells->find(name);
        if (found != cells->end()) {
            spec.function = found->second;
            return spec;
        }
    }
    spec.function = genericCell;
    return spec;
}

} // namespace suitescope
