// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/fieldspec.h"

#include <algorithm>
#include <cctype>

namespace suitescope {

namespace {

ValueKind kindOfLetter(char letter)
{
    switch (letter) {
    case 'b':
        return ValueKind::Boolean;
    case 'i':
        return ValueKind::Integer;
    case 'n':
        return ValueKind::Number;
    case 'd':
        return ValueKind::Date;
    case 't':
        return ValueKind::DateTime;
    default:
        return ValueKind::Text;
    }
}

std::vector<std::string> splitChoices(std::string_view text)
{
    std::vector<std::string> parts;
    size_t from = 0;
    while (from <= text.size()) {
        const size_t comma = std::min(text.find(',', from), text.size());
        parts.emplace_back(text.substr(from, comma - from));
        from = comma + 1;
    }
    return parts;
}

FieldSpec parseField(std::string_view word)
{
    FieldSpec field;
    if (word.back() == '!') {
        field.filterable = false;
        word.remove_suffix(1);
    }
    const size_t mark = word.find_first_of(":>{[<");
    field.name = word.substr(0, mark);
    field.custom = field.name.rfind("cust", 0) == 0 && field.name.find('_') != std::string::npos;
    if (mark == std::string_view::npos)
        return field;
    const std::string_view rest = word.substr(mark + 1);
    switch (word[mark]) {
    case ':':
        field.kind = kindOfLetter(rest.front());
        break;
    case '>':
        field.kind = ValueKind::Reference;
        field.target = rest;
        break;
    case '{':
        field.kind = ValueKind::Enumeration;
        field.values = splitChoices(rest.substr(0, rest.size() - 1));
        break;
    case '[':
        field.kind = rest.front() == '>' ? ValueKind::MultiSelect : ValueKind::Sublist;
        if (field.kind == ValueKind::MultiSelect)
            field.target = rest.substr(1, rest.size() - 2);
        field.filterable = field.kind == ValueKind::MultiSelect && field.filterable;
        break;
    default:
        field.kind = ValueKind::Subrecord;
        field.filterable = false;
    }
    return field;
}

} // namespace

std::vector<FieldSpec> parseFields(std::string_view notation)
{
    std::vector<FieldSpec> fields;
    size_t at = 0;
    while (true) {
        at = notation.find_first_not_of(" \n", at);
        if (at == std::string_view::npos)
            return fields;
        const size_t end = std::min(notation.find_first_of(" \n", at), notation.size());
        fields.push_back(parseField(notation.substr(at, end - at)));
        at = end;
    }
}

std::string lowerCase(std::string_view text)
{
    std::string lower(text);
    for (char &c : lower)
        c = char(std::tolower(static_cast<unsigned char>(c)));
    return lower;
}

std::string titleOf(std::string_view fieldName)
{
    if (fieldName == "id")
        return "Internal ID";
    if (fieldName.rfind("cust", 0) == 0 && fieldName.find('_') != std::string_view::npos)
        fieldName.remove_prefix(fieldName.find_last_of('_') + 1);
    std::string title;
    for (size_t i = 0; i < fieldName.size(); ++i) {
        const char c = fieldName[i];
        const bool upper = std::isupper(static_cast<unsigned char>(c)) != 0;
        const bool afterLower = i > 0 && std::islower(static_cast<unsigned char>(fieldName[i - 1]));
        if (upper && afterLower)
            title.push_back(' ');
        title.push_back(i == 0 ? char(std::toupper(static_cast<unsigned char>(c))) : c);
    }
    if (title.size() > 3 && title.substr(title.size() - 3) == " Id")
        title.replace(title.size() - 2, 2, "ID");
    return title;
}

} // namespace suitescope
