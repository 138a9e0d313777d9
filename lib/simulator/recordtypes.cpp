// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/recordtypes.h"

#include "lib/simulator/richtypes.h"
#include "lib/simulator/world.h"

#include <algorithm>
#include <array>
#include <map>
#include <mutex>
#include <unordered_map>

namespace suitescope {

namespace {

RecordTypeSpec specOf(const RichType &rich)
{
    RecordTypeSpec type;
    type.name = rich.name;
    type.permission = rich.permission;
    type.table = rich.table ? rich.table : lowerCase(rich.name);
    type.condition = rich.condition;
    const std::string_view fields = rich.fields;
    type.ownFields
        = parseFields(fields.front() == '@' ? transactionFields + std::string(fields.substr(1))
                                            : std::string(fields));
    return type;
}

/*! Between 10 and 40 fields out of a pool, always the same ones for a name. */
std::string plausibleFields(const std::string &name)
{
    static constexpr std::array<std::string_view, 44> pool{
        "description",
        "memo",
        "comments",
        "startDate:d",
        "endDate:d",
        "subsidiary>subsidiary",
        "department>department",
        "class>classification",
        "location>location",
        "currency>currency",
        "amount:n",
        "rate:n",
        "quantity:n",
        "priority:i",
        "owner>employee",
        "customForm{40,41}",
        "account>account",
        "item>inventoryItem",
        "customer>customer",
        "vendor>vendor",
        "employee>employee",
        "code",
        "abbreviation",
        "sequence:i",
        "isDefault:b",
        "isPrivate:b",
        "isTaxable:b",
        "includeChildren:b",
        "effectiveDate:d",
        "dueDate:d",
        "completedDate:d",
        "percentComplete:n",
        "title",
        "email",
        "phone",
        "url",
        "status{OPEN,ACTIVE,CLOSED}",
        "kind{STANDARD,SPECIAL}",
        "frequency{DAILY,WEEKLY,MONTHLY}",
        "assigned>employee",
        "estimatedTime:n",
        "actualTime:n",
        "subsidiaries[>subsidiary]",
        "lines[]",
    };
    const std::uint64_t seed = seedOf(name);
    const size_t wanted = 6 + seed % 30;
    std::string fields = "name isInactive:b createdDate:t lastModifiedDate:t";
    size_t at = seed >> 20;
    for (size_t i = 0; i < wanted; ++i) {
        at = (at + 7) % pool.size(); // 7 and 44 have no common factor: no field comes twice
        fields += ' ';
        fields += pool[at];
    }
    return fields;
}

std::vector<RecordTypeSpec> makeTypes()
{
    std::vector<RecordTypeSpec> types;
    for (int i = 0; i < richTypeCount; ++i)
        types.push_back(specOf(richTypes[i]));
    for (int i = 0; i < plainTypesCount; ++i) {
        const std::string names = plainTypes[i].names;
        for (const FieldSpec &name : parseFields(names)) { // a list of words parts the same way
            RecordTypeSpec type;
            type.name = name.name;
            type.permission = plainTypes[i].permission;
            type.table = lowerCase(name.name);
            type.ownFields = parseFields(plausibleFields(name.name));
            types.push_back(std::move(type));
        }
    }
    // The real catalog is not sorted either.
    std::sort(types.begin(), types.end(), [](const RecordTypeSpec &a, const RecordTypeSpec &b) {
        return seedOf(a.name) < seedOf(b.name);
    });
    return types;
}

const RichType *findRichChild(const std::string &name)
{
    const auto *end = richChildren + richChildCount;
    const auto *found = std::find_if(richChildren, end,
                                     [&name](const RichType &one) { return name == one.name; });
    return found == end ? nullptr : found;
}

RecordTypeSpec makeChild(const RecordTypeSpec &type, const FieldSpec &field)
{
    const bool isSublist = field.kind == ValueKind::Sublist;
    const std::string full = type.name + '-' + field.name + (isSublist ? "Element" : "");
    const RichType *rich = findRichChild(full);
    if (!rich && isSublist && (field.name != "item" || type.table == "transaction"))
        rich = findRichChild(field.name + "Element");
    if (!rich && lowerCase(field.name).find("address") != std::string::npos)
        rich = findRichChild("address");
    RecordTypeSpec child;
    if (rich) {
        child = specOf(*rich);
        if (!rich->table)
            child.table.clear(); // generated
    } else {
        child.ownFields
            = parseFields(isSublist ? "line:i item>inventoryItem description quantity:n "
                                      "amount:n memo isClosed:b"
                                    : "description quantity:n unit memo");
    }
    child.name = full;
    return child;
}

} // namespace

const FieldSpec *RecordTypeSpec::field(std::string_view lowerName) const
{
    const auto found
        = std::find_if(ownFields.begin(), ownFields.end(), [lowerName](const FieldSpec &one) {
              return lowerCase(one.name) == lowerName;
          });
    return found == ownFields.end() ? nullptr : &*found;
}

const std::vector<RecordTypeSpec> &recordTypes()
{
    static const std::vector<RecordTypeSpec> types = makeTypes();
    return types;
}

const RecordTypeSpec *findRecordType(std::string_view name)
{
    static const std::unordered_map<std::string, const RecordTypeSpec *> byName = [] {
        std::unordered_map<std::string, const RecordTypeSpec *> all;
        for (const RecordTypeSpec &type : recordTypes())
            all.emplace(lowerCase(type.name), &type);
        return all;
    }();
    const auto found = byName.find(lowerCase(name));
    return found == byName.end() ? nullptr : found->second;
}

const RecordTypeSpec *childType(const RecordTypeSpec &type, std::string_view field)
{
    const FieldSpec *found = type.field(lowerCase(field));
    if (!found || (found->kind != ValueKind::Sublist && found->kind != ValueKind::Subrecord))
        return nullptr;
    static std::mutex mutex;
    static std::map<std::string, RecordTypeSpec> made; // nodes stay where they are
    const std::lock_guard<std::mutex> lock(mutex);
    const std::string key = type.name + '-' + found->name;
    auto child = made.find(key);
    if (child == made.end())
        child = made.emplace(key, makeChild(type, *found)).first;
    return &child->second;
}

std::vector<std::string_view> transformsOf(std::string_view type)
{
    if (type == "customer")
        return {"cashSale",    "customerPayment", "estimate", "invoice",
                "opportunity", "salesOrder",      "vendor"};
    if (type == "salesOrder")
        return {"invoice", "cashSale", "itemFulfillment", "returnAuthorization"};
    if (type == "estimate" || type == "opportunity")
        return {"salesOrder", "invoice"};
    if (type == "purchaseOrder")
        return {"itemReceipt", "vendorBill"};
    return {};
}

} // namespace suitescope
