// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/metadata/metadataindex.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

using Where = MetadataIndex::Hit::Where;

constexpr char separator = '\x1f'; // no word of a search has it

std::string folded(const QString &text)
{
    return text.toCaseFolded().toStdString();
}

bool contains(std::string_view text, std::string_view word)
{
    return text.find(word) != std::string_view::npos;
}

/*! 0 when the word is not there; more for a whole match than for a beginning than for a middle. */
int closeness(std::string_view text, std::string_view word)
{
    const size_t at = text.find(word);
    if (at == std::string_view::npos)
        return 0;
    if (text.size() == word.size())
        return 100;
    if (at == 0)
        return 70;
    const char before = text[at - 1];
    return before == ' ' || before == '_' ? 50 : 30;
}

int baseOf(Where where)
{
    switch (where) {
    case Where::TypeName:
        return 800;
    case Where::FieldName:
        return 500;
    case Where::FieldLabel:
        return 300;
    case Where::Help:
        return 100;
    }
    return 0;
}

struct Match
{
    Where where = Where::Help;
    int weight = 0; // 0: none
};

void improve(Match &best, Where where, int nearness)
{
    if (nearness > 0 && baseOf(where) + nearness > best.weight)
        best = {where, baseOf(where) + nearness};
}

} // namespace

struct MetadataIndex::Candidate
{
    const Block *block = nullptr;
    const FieldEntry *field = nullptr; // null: the type itself
    Match match;
};

/*! One search over all blocks. */
class MetadataIndex::Search
{
public:
    explicit Search(const QString &words)
    {
        for (const QString &word : words.simplified().split(u' ', Qt::SkipEmptyParts))
            m_words.push_back(folded(word));
        // The longest word is the rarest, and finds the candidates.
        std::stable_sort(
            m_words.begin(), m_words.end(),
            [](const std::string &a, const std::string &b) { return a.size() > b.size(); });
    }

    [[nodiscard]] bool isEmpty() const { return m_words.empty(); }

    void look(const Block &block)
    {
        std::vector<std::string_view> needed; // in the field, since the type has them not
        Match inType;
        int typeWeight = 0;
        for (const std::string &word : m_words) {
            Match match;
            improve(match, Where::TypeName, closeness(block.foldedName, word));
            improve(match, Where::TypeName, closeness(block.foldedLabel, word));
            if (match.weight == 0)
                needed.push_back(word);
            typeWeight += match.weight;
        }
        if (needed.empty()) {
            inType.where = Where::TypeName;
            inType.weight = typeWeight / int(m_words.size());
            m_candidates.push_back({&block, nullptr, inType});
        }
        if (!needed.empty()) {
            lookInFields(block, needed.front());
            return;
        }
        const size_t first = m_candidates.size();
        for (const std::string &word : m_words)
            lookInFields(block, word);
        dropDoubled(first);
    }

    [[nodiscard]] QList<Hit> hits(int most)
    {
        const auto isBetter = [](const Candidate &a, const Candidate &b) {
            if (a.match.weight != b.match.weight)
                return a.match.weight > b.match.weight;
            if (a.block != b.block)
                return a.block->name < b.block->name;
            return a.field < b.field; // in the schema's order, the type itself first
        };
        const auto count = qsizetype(std::min(m_candidates.size(), size_t(std::max(most, 0))));
        std::partial_sort(m_candidates.begin(), m_candidates.begin() + count, m_candidates.end(),
                          isBetter);
        QList<Hit> hits;
        hits.reserve(count);
        for (qsizetype i = 0; i < count; ++i)
            hits.append(hitOf(m_candidates[size_t(i)]));
        return hits;
    }

private:
    void lookInFields(const Block &block, std::string_view word)
    {
        const std::string_view text = block.text;
        size_t at = text.find(word);
        auto field = block.fields.cbegin();
        while (at != std::string_view::npos) {
            field = std::upper_bound(
                        field, block.fields.cend(), at,
                        [](size_t place, const FieldEntry &entry) { return place < entry.start; })
                - 1;
            takeField(block, *field);
            at = text.find(word, field->end);
        }
    }

    void takeField(const Block &block, const FieldEntry &field)
    {
        const std::string_view text = block.text;
        const auto name = text.substr(field.start, field.labelAt - 1 - field.start);
        const auto label = text.substr(field.labelAt, field.helpAt - 1 - field.labelAt);
        const auto help = text.substr(field.helpAt, field.end - 1 - field.helpAt);
        Match best;
        int sum = 0;
        for (const std::string &word : m_words) {
            Match match;
            improve(match, Where::FieldName, closeness(name, word));
            improve(match, Where::FieldLabel, closeness(label, word));
            if (match.weight == 0 && contains(help, word))
                match = {Where::Help, baseOf(Where::Help)};
            if (match.weight > best.weight)
                best = match;
            // A word that only the type has names the place, not the field.
            if (match.weight == 0
                && (contains(block.foldedName, word) || contains(block.foldedLabel, word)))
                match = {Where::FieldName, baseOf(Where::FieldName)};
            if (match.weight == 0)
                return;
            sum += match.weight;
        }
        best.weight = sum / int(m_words.size());
        m_candidates.push_back({&block, &field, best});
    }

    void dropDoubled(size_t first)
    {
        const auto from = m_candidates.begin() + qsizetype(first);
        std::sort(from, m_candidates.end(),
                  [](const Candidate &a, const Candidate &b) { return a.field < b.field; });
        const auto end
            = std::unique(from, m_candidates.end(), [](const Candidate &a, const Candidate &b) {
                  return a.field == b.field;
              });
        m_candidates.erase(end, m_candidates.end());
    }

    [[nodiscard]] Hit hitOf(const Candidate &candidate) const
    {
        Hit hit;
        hit.type = candidate.block->name;
        hit.where = candidate.match.where;
        hit.weight = candidate.match.weight;
        if (candidate.field == nullptr) {
            hit.text = candidate.block->label;
            return hit;
        }
        hit.field = candidate.field->name;
        switch (hit.where) {
        case Where::TypeName:
        case Where::FieldName:
            hit.text = candidate.field->name;
            break;
        case Where::FieldLabel:
            hit.text = candidate.field->label;
            break;
        case Where::Help:
            hit.text = candidate.field->help;
            break;
        }
        return hit;
    }

    std::vector<std::string> m_words;
    std::vector<Candidate> m_candidates;
};

MetadataIndex::Block &MetadataIndex::blockOf(const QString &name)
{
    const QString key = name.toLower();
    const auto known = m_numbers.constFind(key);
    if (known != m_numbers.cend())
        return m_blocks[size_t(*known)];
    m_numbers.insert(key, qsizetype(m_blocks.size()));
    Block &block = m_blocks.emplace_back();
    block.name = name;
    block.foldedName = folded(name);
    return block;
}

void MetadataIndex::add(const RecordTypeSummary &type)
{
    Block &block = blockOf(type.name);
    block.label = type.label;
    block.foldedLabel = folded(type.label);
}

void MetadataIndex::add(const RecordType &type)
{
    Block &block = blockOf(type.name);
    block.label = type.label;
    block.foldedLabel = folded(type.label);
    block.fields.clear();
    block.fields.reserve(size_t(type.fields.size()));
    block.text.clear();
    for (const Field &field : type.fields) {
        FieldEntry entry{field.name, field.label, field.description};
        entry.start = quint32(block.text.size());
        block.text += folded(field.name) + separator;
        entry.labelAt = quint32(block.text.size());
        block.text += folded(field.label) + separator;
        entry.helpAt = quint32(block.text.size());
        block.text += folded(field.description) + separator;
        entry.end = quint32(block.text.size());
        block.fields.push_back(std::move(entry));
    }
    block.text.shrink_to_fit();
}

QList<MetadataIndex::Hit> MetadataIndex::search(const QString &words, int most) const
{
    Search search(words);
    if (search.isEmpty())
        return {};
    for (const Block &block : m_blocks)
        search.look(block);
    return search.hits(most);
}

} // namespace suitescope
