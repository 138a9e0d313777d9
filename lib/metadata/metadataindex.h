// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/metadata/recordtype.h"

#include <QHash>

#include <string>
#include <string_view>
#include <vector>

namespace suitescope {

/*! Search over type names, field names, labels and help texts. Built off the main thread, then read
   only; searching 30,000 fields takes a few milliseconds. Words match anywhere, all of them must,
   a field's may also match in its type as long as one matches in the field; type names weigh most.
 */
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

    [[nodiscard]] QList<Hit> search(const QString &words, int most = 200) const; // best first

private:
    struct FieldEntry
    {
        QString name;
        QString label;
        QString help;
        quint32 start = 0; // of the folded name, then label, then help, each behind the other
        quint32 labelAt = 0;
        quint32 helpAt = 0;
        quint32 end = 0;
    };

    // One type; its fields' folded texts are one run, so that a word is looked for once in all.
    struct Block
    {
        QString name;
        QString label;
        std::string foldedName;
        std::string foldedLabel;
        std::vector<FieldEntry> fields;
        std::string text;
    };

    struct Candidate;
    class Search;

    Block &blockOf(const QString &name);

    std::vector<Block> m_blocks;
    QHash<QString, qsizetype> m_numbers; // lower-case name -> block
};

} // namespace suitescope
