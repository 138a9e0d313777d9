// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace suitescope {

/*! Record types whose fields are written out, in the notation of fieldspec.h. */
struct RichType
{
    const char *name;
    const char *permission;
    const char *table; // null: its own name
    const char *condition;
    const char *fields;
};

extern const char *const transactionFields;
extern const RichType richTypes[];
extern const int richTypeCount;
extern const RichType richChildren[];
extern const int richChildCount;

/*! The other types: a permission and the names that need it, parted by blanks. */
struct PlainTypes
{
    const char *permission;
    const char *names;
};

extern const PlainTypes plainTypes[];
extern const int plainTypesCount;

} // namespace suitescope
