// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/suiteql/resultpage.h"

#include "lib/suiteql/jsontext.h"
#include "lib/suiteql/numbertext.h"

#include <QHash>

#include <simdjson.h>

#include <algorithm>
#include <cstring>
#include <limits>

using namespace Qt::StringLiterals;
namespace ondemand = simdjson::ondemand;

namespace suitescope {

namespace {

// NetSuite selects far fewer; a hostile answer could otherwise ask for any amount of memory.
constexpr size_t mostColumns = 4096;

/*! simdjson reads past the end of the text: the bytes with room behind them, copied only when there
 * is none. */
QByteArray padded(const QByteArray &json)
{
    constexpr auto padding = qsizetype(simdjson::SIMDJSON_PADDING);
    if (json.capacity() - json.size() >= padding)
        return json;
    QByteArray copy;
    copy.reserve(json.size() + padding);
    copy.append(json);
    return copy;
}

/*! The token ends where the next one begins: cut the space between them. */
std::string_view scalarToken(ondemand::value &value)
{
    std::string_view token = value.raw_json_token();
    while (!token.empty()
           && (token.back() == ' ' || token.back() == '\n' || token.back() == '\r'
               || token.back() == '\t'))
        token.remove_suffix(1);
    return token;
}

qint64 wholeNumber(ondemand::value &value)
{
    std::string_view token = scalarToken(value);
    if (token.size() >= 2 && token.front() == '"') // some gateways quote everything
        token = token.substr(1, token.size() - 2);
    return looksLikeNumber(token) ? qint64(std::clamp(numberValue(token), 0.0, 1.0e15)) : 0;
}

tl::unexpected<Error> badReply(simdjson::error_code error)
{
    return failure(ErrorKind::BadReply, QString::fromUtf8(simdjson::error_message(error)));
}

} // namespace

class ResultPage::Builder
{
public:
    explicit Builder(ResultPage &page) : m_page(page) { }

    simdjson::error_code addRows(ondemand::array items)
    {
        for (auto item : items) {
            ondemand::object row;
            if (const auto error = item.get_object().get(row))
                return error;
            if (const auto error = addRow(row))
                return error;
            ++m_row;
        }
        return simdjson::SUCCESS;
    }

    void finish()
    {
        m_page.m_rows = m_row;
        for (const size_t column : m_order) {
            Column &built = m_page.m_columns.emplace_back(std::move(m_columns[column]));
            built.ends.shrink_to_fit();
            built.kinds.shrink_to_fit();
            built.text.shrink_to_fit();
            m_page.m_names.append(m_names[column].text);
        }
    }

private:
    simdjson::error_code addRow(ondemand::object row)
    {
        m_expected = 0;
        m_previous = npos;
        for (auto result : row) {
            ondemand::field field;
            if (const auto error = std::move(result).get(field))
                return error;
            ondemand::value value = field.value();
            size_t column = expectedColumn(field.key().raw());
            if (column == npos) {
                std::string_view key;
                if (const auto error = field.unescaped_key().get(key))
                    return error;
                if (key == "links" && scalarToken(value).starts_with('['))
                    continue;
                column = columnFor(key);
                if (column == npos)
                    return simdjson::CAPACITY;
            }
            goBehind(column);
            if (const auto error = put(m_columns[column], value))
                return error;
        }
        placeLeading(m_order.size());
        return simdjson::SUCCESS;
    }

    /*! Rows mostly have the keys of the row before: compare with the next few before hashing. \a
     * key is followed by its closing quote. */
    [[nodiscard]] size_t expectedColumn(const char *key) const
    {
        const size_t end = std::min(m_order.size(), m_expected + 4);
        for (size_t i = m_expected; i < end; ++i) {
            const Name &name = m_names[m_order[i]];
            const auto length = size_t(name.text.size());
            // Stops at the first difference, so it does not read past the text.
            if (name.plain && std::strncmp(key, name.text.constData(), length) == 0
                && key[length] == '"')
                return m_order[i];
        }
        return npos;
    }

    size_t columnFor(std::string_view key)
    {
        const QByteArray name(key.data(), qsizetype(key.size()));
        if (const auto known = m_index.constFind(name); known != m_index.cend())
            return *known;
        if (m_columns.size() == mostColumns)
            return npos;
        const size_t column = m_columns.size();
        m_columns.emplace_back();
        m_names.push_back({name, key.find_first_of("\"\\") == key.npos});
        m_index.insert(name, column);
        m_place.push_back(npos);
        if (m_previous == npos)
            m_leading.push_back(column);
        else
            place({column}, m_place[m_previous] + 1);
        return column;
    }

    void goBehind(size_t column)
    {
        if (m_place[column] == npos)
            return; // one of m_leading
        placeLeading(m_place[column]);
        m_expected = m_place[column] + 1;
        m_previous = column;
    }

    void placeLeading(size_t at)
    {
        if (m_leading.empty())
            return;
        place(m_leading, at);
        m_leading.clear();
    }

    void place(const std::vector<size_t> &columns, size_t at)
    {
        m_order.insert(m_order.begin() + qsizetype(at), columns.begin(), columns.end());
        for (size_t i = at; i < m_order.size(); ++i)
            m_place[m_order[i]] = i;
    }

    simdjson::error_code put(Column &column, ondemand::value value)
    {
        dropDoubled(column);
        const std::string_view token = scalarToken(value);
        if (token.empty())
            return simdjson::TAPE_ERROR;
        switch (token.front()) {
        case '"':
            return putString(column, token);
        case '{':
        case '[':
            return putNested(column, value, token.front() == '{');
        case 't':
        case 'f':
            if (token != "true" && token != "false")
                return simdjson::T_ATOM_ERROR;
            column.text.append(token);
            column.numeric = false;
            seal(column, CellKind::Boolean);
            return simdjson::SUCCESS;
        case 'n':
            return token == "null" ? simdjson::SUCCESS : simdjson::N_ATOM_ERROR;
        default:
            if (!looksLikeNumber(token) || token.starts_with('.'))
                return simdjson::NUMBER_ERROR;
            column.text.append(token);
            seal(column, CellKind::Number);
            return simdjson::SUCCESS;
        }
    }

    simdjson::error_code putString(Column &column, std::string_view token)
    {
        if (token.size() < 2 || token.back() != '"')
            return simdjson::STRING_ERROR;
        const std::string_view inner = token.substr(1, token.size() - 2);
        const size_t from = column.text.size();
        if (std::memchr(inner.data(), '\\', inner.size()) == nullptr)
            column.text.append(inner);
        else if (!appendUnescaped(column.text, inner))
            return simdjson::STRING_ERROR;
        if (column.numeric)
            column.numeric = looksLikeNumber(std::string_view(column.text).substr(from));
        seal(column, CellKind::Text);
        return simdjson::SUCCESS;
    }

    simdjson::error_code putNested(Column &column, ondemand::value &value, bool isObject)
    {
        std::string_view text;
        if (isObject) {
            ondemand::object object;
            if (const auto error = value.get_object().get(object))
                return error;
            if (const auto error = object.raw_json().get(text))
                return error;
        } else {
            ondemand::array array;
            if (const auto error = value.get_array().get(array))
                return error;
            if (const auto error = array.raw_json().get(text))
                return error;
        }
        while (!text.empty() && text.back() != '}' && text.back() != ']')
            text.remove_suffix(1);
        column.text.append(text);
        column.numeric = false;
        seal(column, CellKind::Text);
        return simdjson::SUCCESS;
    }

    void dropDoubled(Column &column) const
    {
        if (column.ends.size() <= size_t(m_row))
            return;
        column.ends.pop_back();
        column.kinds.pop_back();
        column.text.resize(column.ends.empty() ? 0 : column.ends.back());
    }

    void seal(Column &column, CellKind kind) const
    {
        const quint32 before = column.ends.empty() ? 0 : column.ends.back();
        column.ends.resize(size_t(m_row), before); // the rows that left it out
        column.kinds.resize(size_t(m_row), CellKind::Null);
        column.ends.push_back(quint32(column.text.size()));
        column.kinds.push_back(kind);
        column.empty = false;
    }

    static constexpr size_t npos = std::numeric_limits<size_t>::max();

    struct Name
    {
        QByteArray text;
        bool plain = true; // spelt the same inside quotes
    };

    ResultPage &m_page;
    std::vector<Column> m_columns; // in the order in which they were met
    std::vector<Name> m_names;
    QHash<QByteArray, size_t> m_index;
    std::vector<size_t> m_order; // place -> column
    std::vector<size_t> m_place; // column -> place
    std::vector<size_t> m_leading; // new ones before any known key of the row
    qsizetype m_row = 0;
    size_t m_expected = 0; // place
    size_t m_previous = npos; // column
};

Result<ResultPage::Answer> ResultPage::parse(const QByteArray &json)
{
    if (json.size() >= std::numeric_limits<qint32>::max())
        return failure(ErrorKind::TooLarge, u"page of %1 bytes"_s.arg(json.size()));

    const QByteArray text = padded(json);
    ondemand::parser parser;
    ondemand::document document;
    if (const auto error
        = parser.iterate(text.constData(), size_t(text.size()), size_t(text.capacity()))
              .get(document))
        return badReply(error);
    ondemand::object root;
    if (const auto error = document.get_object().get(root))
        return badReply(error);

    auto page = std::make_shared<ResultPage>();
    Builder builder(*page);
    Answer answer;
    bool hasItems = false;
    bool hasTotal = false;
    for (auto result : root) {
        ondemand::field field;
        if (const auto error = std::move(result).get(field))
            return badReply(error);
        std::string_view key;
        if (const auto error = field.unescaped_key().get(key))
            return badReply(error);
        ondemand::value value = field.value();
        if (key == "items" && !hasItems) {
            ondemand::array items;
            if (const auto error = value.get_array().get(items))
                return badReply(error);
            if (const auto error = builder.addRows(items))
                return badReply(error);
            hasItems = true;
        } else if (key == "offset") {
            answer.offset = wholeNumber(value);
        } else if (key == "totalResults") {
            answer.totalResults = wholeNumber(value);
            hasTotal = true;
        } else if (key == "hasMore") {
            answer.hasMore = scalarToken(value) == "true";
        }
    }
    if (document.current_location().error() != simdjson::OUT_OF_BOUNDS)
        return failure(ErrorKind::BadReply, u"text behind the end of the answer"_s);
    if (!hasItems)
        return failure(ErrorKind::BadReply, u"no items in the answer"_s);
    builder.finish();
    if (!hasTotal)
        answer.totalResults = answer.offset + page->rowCount();
    answer.page = std::move(page);
    return answer;
}

bool ResultPage::isNumeric(qsizetype column) const
{
    const Column &values = m_columns[size_t(column)];
    return values.numeric && !values.empty;
}

bool ResultPage::isEmpty(qsizetype column) const
{
    return m_columns[size_t(column)].empty;
}

qsizetype ResultPage::memory() const
{
    auto bytes = qsizetype(sizeof(ResultPage));
    for (const Column &column : m_columns)
        bytes += qsizetype(sizeof(Column) + column.ends.capacity() * sizeof(quint32)
                           + column.kinds.capacity() + column.text.capacity());
    for (const QByteArray &name : m_names)
        bytes += qsizetype(sizeof(QByteArray)) + name.capacity();
    return bytes;
}

} // namespace suitescope
