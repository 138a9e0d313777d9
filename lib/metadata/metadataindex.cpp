// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/metadata/metadataindex.h"

#include <algorithm>
#include <cstring>
#include <optional>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

using Where = MetadataIndex::Hit::Where;

constexpr char separator = '\x1f'; // no word of a search has it

std::string folded(const QString &text)
{
    return text.toCaseFolded().toStdString();
}

/*! A word of the search. Long runs of text are looked through for its rarest letter alone, which
   is several times quicker than for its first one. */
class Word
{
public:
    explicit Word(std::string text) : m_text(std::move(text))
    {
        // From the most frequent in names and help texts to the rarest; what is missing is rarer.
        constexpr std::string_view frequent = " etaoinrsdlcumpfghybvwkxqjz";
        size_t rarest = 0;
        for (size_t i = 0; i < m_text.size(); ++i) {
            const size_t rank = std::min(frequent.find(m_text[i]), frequent.size());
            if (rank > rarest || i == 0) {
                rarest = rank;
                m_rare = i;
            }
        }
    }

    [[nodiscard]] size_t size() const { return m_text.size(); }

    /*! Where it begins in [from, end) of \a text; npos when it does not. */
    [[nodiscard]] size_t find(std::string_view text, size_t from, size_t end) const
    {
        if (end < from + m_text.size())
            return std::string_view::npos;
        const char *const data = text.data();
        const char *at = data + from + m_rare;
        const char *const last = data + end - m_text.size() + m_rare; // still room for it
        while (at <= last) {
            at = static_cast<const char *>(std::memchr(at, m_text[m_rare], size_t(last - at) + 1));
            if (at == nullptr)
                break;
            if (std::memcmp(at - m_rare, m_text.data(), m_text.size()) == 0)
                return size_t(at - m_rare - data);
            ++at;
        }
        return std::string_view::npos;
    }
    [[nodiscard]] size_t find(std::string_view text) const { return find(text, 0, text.size()); }

private:
    std::string m_text;
    size_t m_rare = 0; // where its rarest letter stands
};

/*! Of a \a word that was found at \a at: more for a whole match than for a beginning than for a
 * middle. 0 when it was not found. */
int closeness(std::string_view text, const Word &word, size_t at)
{
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
            m_words.emplace_back(folded(word));
        // The longest word is the rarest, and finds the candidates.
        std::stable_sort(m_words.begin(), m_words.end(),
                         [](const Word &a, const Word &b) { return a.size() > b.size(); });
        m_inType.resize(m_words.size());
    }

    [[nodiscard]] bool isEmpty() const { return m_words.empty(); }

    void look(const Block &block)
    {
        std::optional<size_t> needed; // in the field, since the type does not have it
        int typeWeight = 0;
        for (size_t i = 0; i < m_words.size(); ++i) {
            const Word &word = m_words[i];
            Match match;
            improve(match, Where::TypeName,
                    closeness(block.foldedName, word, word.find(block.foldedName)));
            improve(match, Where::TypeName,
                    closeness(block.foldedLabel, word, word.find(block.foldedLabel)));
            m_inType[i] = match.weight > 0;
            if (!m_inType[i] && !needed)
                needed = i;
            typeWeight += match.weight;
        }
        if (needed) {
            lookInFields(block, *needed);
            return;
        }
        m_candidates.push_back(
            {&block, nullptr, {Where::TypeName, typeWeight / int(m_words.size())}});
        const size_t first = m_candidates.size();
        for (size_t i = 0; i < m_words.size(); ++i)
            lookInFields(block, i);
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
    void lookInFields(const Block &block, size_t number)
    {
        const std::string_view text = block.text;
        const Word &word = m_words[number];
        size_t at = word.find(text);
        auto field = block.fields.cbegin();
        while (at != std::string_view::npos) {
            field = std::upper_bound(
                        field, block.fields.cend(), at,
                        [](size_t place, const FieldEntry &entry) { return place < entry.start; })
                - 1;
            takeField(block, *field, number, at);
            at = word.find(text, field->end, text.size());
        }
    }

    /*! \a known is the number of the word that was found first in this field, \a at where. */
    void takeField(const Block &block, const FieldEntry &field, size_t known, size_t at)
    {
        Match best;
        int sum = 0;
        for (size_t i = 0; i < m_words.size(); ++i) {
            const size_t place
                = i == known ? at : m_words[i].find(block.text, field.start, field.end);
            Match match = matchAt(block, field, m_words[i], place);
            if (match.weight > best.weight)
                best = match;
            // A word that only the type has names the place, not the field.
            if (match.weight == 0 && m_inType[i])
                match = {Where::FieldName, baseOf(Where::FieldName)};
            if (match.weight == 0)
                return;
            sum += match.weight;
        }
        best.weight = sum / int(m_words.size());
        m_candidates.push_back({&block, &field, best});
    }

    // The first place is the best one: the name stands before the label, the label before the help.
    [[nodiscard]] static Match matchAt(const Block &block, const FieldEntry &field,
                                       const Word &word, size_t at)
    {
        if (at == std::string_view::npos)
            return {};
        if (at >= field.helpAt)
            return {Where::Help, baseOf(Where::Help)};
        const bool inName = at < field.labelAt;
        const size_t start = inName ? field.start : field.labelAt;
        const size_t end = (inName ? field.labelAt : field.helpAt) - 1; // without the separator
        const Where where = inName ? Where::FieldName : Where::FieldLabel;
        const auto text = std::string_view(block.text).substr(start, end - start);
        return {where, baseOf(where) + closeness(text, word, at - start)};
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

    std::vector<Word> m_words;
    std::vector<bool> m_inType; // which words the type being looked at has
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
