// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/metadata/recordtype.h"

namespace suitescope {

/*! Search over type names, field names, labels and help texts. Built off the main thread, then read
   only; searching 30,000 fields takes a few milliseconds. Words match anywhere, all of them must;
   type names weigh most. */
class MetadataIndex
{
public:
    struct Hit
    {
        enum class Where { TypeName, FieldName, FieldLabel, Help };

        QString type;
        QString field; // empty for a hit on the type itself
        QString text; // what matched, whole
        Where where = Where::TypeName;
        int weight = 0;
    };

    void add(const RecordTypeSummary &type);
    void add(const RecordType &type); // with its fields; replaces an earlier one

    [[nodiscard]] QList<Hit> search(const QString &words, int most = 200) const;

private:
    struct Entry
    {
        Hit hit;
        QString folded;
    };

    QList<Entry> m_entries;
};

} // namespace suitescope
