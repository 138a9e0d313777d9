// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/datastore.h"

#include "lib/simulator/admintables.h"
#include "lib/simulator/calendar.h"
#include "lib/simulator/sqlfunctions.h"
#include "lib/simulator/tables.h"

#include <algorithm>

#include <sqlite3.h>

namespace suitescope {

namespace {

constexpr size_t mostCachedBytes = 256u * 1024u * 1024u;
constexpr int stepsBetweenLooks = 100'000;

/*! cell(number of the cell, row): what every generated column is computed with. */
void cellFunction(sqlite3_context *context, int, sqlite3_value **values)
{
    auto *store = static_cast<const DataStore *>(sqlite3_user_data(context));
    thread_local CellValue value;
    store->cell(sqlite3_value_int(values[0]), sqlite3_value_int64(values[1]), value);
    switch (value.type) {
    case CellValue::Type::Null:
        return sqlite3_result_null(context);
    case CellValue::Type::Integer:
        return sqlite3_result_int64(context, value.integer);
    case CellValue::Type::Real:
        return sqlite3_result_double(context, value.real);
    case CellValue::Type::Text:
        return sqlite3_result_text(context, value.text.data(), int(value.text.size()),
                                   SQLITE_TRANSIENT);
    }
}

void clockFunction(sqlite3_context *context, int, sqlite3_value **)
{
    const auto *store = static_cast<const DataStore *>(sqlite3_user_data(context));
    const std::int64_t seconds = store->now();
    const std::string text = markedDate({seconds / 86'400, int(seconds % 86'400)});
    sqlite3_result_text(context, text.data(), int(text.size()), SQLITE_TRANSIENT);
}

const char *affinity(ValueKind kind)
{
    switch (kind) {
    case ValueKind::Integer:
    case ValueKind::Reference:
        return "INTEGER";
    case ValueKind::Number:
        return "NUMERIC";
    case ValueKind::Text:
    case ValueKind::Boolean:
    case ValueKind::Date:
    case ValueKind::DateTime:
    case ValueKind::Enumeration:
    case ValueKind::MultiSelect:
    case ValueKind::Sublist:
    case ValueKind::Subrecord:
        return "TEXT";
    }
    return "TEXT";
}

std::string quotedName(const std::string &name)
{
    return '"' + name + '"';
}

/*! SQLite's words for a fault as NetSuite would say them. */
QueryRefusal refusalFrom(const std::string &error, const std::string &identifiers)
{
    for (const std::string_view start : {"no such column: ", "ambiguous column name: "}) {
        if (error.rfind(start, 0) != 0)
            continue;
        std::string name = error.substr(start.size());
        // A newer SQLite shows a quoted name with its quotes and adds advice.
        if (const auto close = name.find("\" - should"); name.front() == '"' && close != name.npos)
            name = name.substr(1, close - 1);
        name = name.substr(name.find('.') + 1); // npos + 1 is 0
        return {"Search error occurred: Unknown identifier '" + name
                    + "'. Available identifiers are: " + identifiers + '.',
                false};
    }
    if (error == "interrupted")
        return {"An unexpected error occurred. Error ID: simulated", true};
    return {"Search error occurred: Invalid or unsupported search.", false};
}

} // namespace

DataStore::DataStore(DataSize size, std::function<std::int64_t()> now)
    : m_size(size), m_now(std::move(now))
{
    sqlite3_open_v2(":memory:", &m_database,
                    SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
    sqlite3_db_config(m_database, SQLITE_DBCONFIG_DQS_DML, 0, nullptr); // "x" is never a text
    execute("PRAGMA case_sensitive_like=ON");
    registerOracleFunctions(m_database);
    sqlite3_create_function_v2(m_database, "cell", 2,
                               SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, this,
                               cellFunction, nullptr, nullptr, nullptr);
    sqlite3_create_function_v2(m_database, "ora_sysdate", 0, SQLITE_UTF8, this, clockFunction,
                               nullptr, nullptr, nullptr);
    sqlite3_progress_handler(
        m_database, stepsBetweenLooks,
        [](void *self) { return static_cast<DataStore *>(self)->isOverdue() ? 1 : 0; }, this);
}

DataStore::~DataStore()
{
    sqlite3_close_v2(m_database);
}

void DataStore::cell(int number, std::int64_t row, CellValue &out) const
{
    const CellSpec &spec = *m_cells[size_t(number)];
    spec.function({out, spec, m_size, row});
}

void DataStore::interrupt()
{
    m_interrupted = true;
}

bool DataStore::isOverdue() const
{
    constexpr auto longest = std::chrono::seconds(60);
    return m_interrupted || std::chrono::steady_clock::now() - m_begun > longest;
}

int DataStore::registerCell(CellSpec cell)
{
    m_cells.push_back(std::make_unique<const CellSpec>(std::move(cell)));
    return int(m_cells.size()) - 1;
}

void DataStore::execute(const std::string &sql)
{
    char *message = nullptr;
    sqlite3_exec(m_database, sql.c_str(), nullptr, nullptr, &message);
    Q_ASSERT_X(!message, "simulated data", message);
    sqlite3_free(message);
}

sqlite3_stmt *DataStore::prepare(const std::string &sql, const std::vector<std::string> &parameters,
                                 std::string *error)
{
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v2(m_database, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK
        || !statement || sqlite3_stmt_readonly(statement) == 0) {
        if (error)
            *error = sqlite3_errmsg(m_database);
        sqlite3_finalize(statement);
        return nullptr;
    }
    for (size_t i = 0; i < parameters.size(); ++i) {
        sqlite3_bind_text(statement, int(i) + 1, parameters[i].data(), int(parameters[i].size()),
                          SQLITE_TRANSIENT);
    }
    return statement;
}

void DataStore::ensureTable(const std::string &name)
{
    if (!m_tables.insert(name).second)
        return;
    if (const TableSpec *table = findTable(name))
        createTable(*table);
}

void DataStore::createTable(const TableSpec &table)
{
    if (table.source == TableSpec::Source::Admin)
        return createAdminTable(table);
    const bool hidesKey = table.key.empty();
    const std::string key = hidesKey ? "row_" : table.key;
    const std::string stored = quotedName(hidesKey ? table.name + "_rows" : table.name);
    const std::vector<RowRange> ranges = rowsOf(table, m_size);
    std::string shown;
    std::vector<std::string> columns;
    for (const FieldSpec &column : table.columns) {
        shown += (shown.empty() ? "" : ",") + quotedName(column.name);
        if (column.name == key)
            continue;
        const int cell = registerCell(cellFor(table.name, column));
        columns.push_back(quotedName(column.name) + ' ' + affinity(column.kind) + " AS (cell("
                          + std::to_string(cell) + ',' + quotedName(key) + ")) VIRTUAL");
    }
    // SQLite computes every generated column on INSERT, stored or not: a large table gets its
    // columns after its rows, a small one at once.
    const bool isLarge = std::any_of(ranges.begin(), ranges.end(),
                                     [](const RowRange &range) { return range.count > 1000; });
    std::string create = "CREATE TABLE " + stored + '(' + quotedName(key) + " INTEGER PRIMARY KEY";
    for (const std::string &column : columns)
        create += isLarge ? std::string() : ',' + column;
    execute(create + ')');
    for (const RowRange &range : ranges) {
        if (range.count == 0)
            continue;
        execute("INSERT INTO " + stored + '(' + quotedName(key)
                + ") WITH RECURSIVE n(i) AS (SELECT " + std::to_string(range.first)
                + " UNION ALL SELECT i+1 FROM n WHERE i<"
                + std::to_string(range.first + range.count - 1) + ") SELECT i FROM n");
    }
    for (const std::string &column : columns) {
        if (isLarge)
            execute("ALTER TABLE " + stored + " ADD COLUMN " + column);
    }
    if (hidesKey)
        execute("CREATE VIEW " + quotedName(table.name) + " AS SELECT " + shown + " FROM "
                + stored);
    if (!table.index.empty()) {
        execute("CREATE INDEX " + quotedName(table.name + "_index") + " ON " + stored + '('
                + quotedName(table.index) + ')');
    }
}

void DataStore::createAdminTable(const TableSpec &table)
{
    std::string columns;
    for (const FieldSpec &column : table.columns)
        columns
            += (columns.empty() ? "" : ",") + quotedName(column.name) + ' ' + affinity(column.kind);
    execute("CREATE TABLE " + quotedName(table.name) + '(' + columns + ')');
    if (table.name == "dual")
        execute("INSERT INTO dual VALUES('X')");
}

DataStore::Collected DataStore::collect(sqlite3_stmt *statement, const std::string &identifiers)
{
    const std::vector<std::string> keys = answerKeys(statement);
    auto rows = std::make_shared<QueryRows>();
    int state = SQLITE_ROW;
    while ((state = sqlite3_step(statement)) == SQLITE_ROW) {
        if (++rows->total > QueryRows::mostRows)
            break; // the rest is counted alone
        rows->starts.push_back(rows->json.size());
        appendRow(rows->json, statement, keys);
        rows->json += ',';
    }
    const bool isWell = state == SQLITE_DONE || state == SQLITE_ROW;
    const std::string error = isWell ? std::string() : sqlite3_errmsg(m_database);
    sqlite3_finalize(statement);
    if (!error.empty())
        return {nullptr, refusalFrom(error, identifiers)};
    rows->starts.push_back(rows->json.size());
    return {std::move(rows), {}};
}

QueryOutcome DataStore::run(SimulatedAccount::Private &account, const TranslatedQuery &query,
                            const std::vector<std::string> &parameters)
{
    AdminSnapshot snapshot;
    if (query.touchesAdmin)
        snapshot = takeAdminSnapshot(account); // takes the account's lock: before ours
    std::string key = query.sql;
    for (const std::string &parameter : parameters)
        key += '\0' + parameter;
    if (query.touchesAdmin)
        key += '\0' + std::to_string(snapshot.generation);
    if (query.touchesClock)
        key += '\0' + std::to_string(m_now() / 60);
    const std::lock_guard<std::mutex> lock(m_mutex);
    if (auto found = find(key))
        return {std::move(found), {}};
    m_interrupted = false;
    m_begun = std::chrono::steady_clock::now();
    for (const std::string &table : query.tables)
        ensureTable(table);
    if (query.touchesAdmin && snapshot.generation != m_adminGeneration) {
        for (const std::string &table : adminTableNames())
            ensureTable(table);
        fillAdminTables(m_database, snapshot);
        m_adminGeneration = snapshot.generation;
    }
    std::string error;
    sqlite3_stmt *statement = prepare(query.sql, parameters, &error);
    if (!statement)
        return {nullptr, refusalFrom(error, query.identifiers)};
    Collected outcome = collect(statement, query.identifiers);
    if (outcome.rows && outcome.rows->total > QueryRows::mostRows)
        outcome.rows->total = countRows(query.sql, parameters);
    if (outcome.rows)
        remember(std::move(key), outcome.rows);
    return {outcome.rows, outcome.refusal};
}

qint64 DataStore::countRows(const std::string &sql, const std::vector<std::string> &parameters)
{
    qint64 count = QueryRows::mostRows;
    sqlite3_stmt *statement = prepare("SELECT count(*) FROM (" + sql + ')', parameters, nullptr);
    if (statement && sqlite3_step(statement) == SQLITE_ROW)
        count = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return count;
}

std::vector<DataStore::Row> DataStore::select(const std::string &table,
                                              const std::vector<std::string> &expressions,
                                              const std::string &rest,
                                              const std::vector<std::string> &parameters)
{
    std::string sql = "SELECT ";
    for (size_t i = 0; i < expressions.size(); ++i)
        sql += (i == 0 ? "" : ",") + expressions[i];
    sql += " FROM \"" + table + "\" " + rest;
    const std::lock_guard<std::mutex> lock(m_mutex);
    m_interrupted = false;
    m_begun = std::chrono::steady_clock::now();
    ensureTable(table);
    std::vector<Row> rows;
    sqlite3_stmt *statement = prepare(sql, parameters, nullptr);
    while (statement && sqlite3_step(statement) == SQLITE_ROW) {
        Row row(expressions.size());
        for (size_t i = 0; i < row.size(); ++i) {
            const int column = int(i);
            switch (sqlite3_column_type(statement, column)) {
            case SQLITE_NULL:
                break;
            case SQLITE_INTEGER:
                row[i].set(std::int64_t(sqlite3_column_int64(statement, column)));
                break;
            case SQLITE_FLOAT:
                row[i].setReal(sqlite3_column_double(statement, column));
                break;
            default:
                row[i].set(std::string(
                    reinterpret_cast<const char *>(sqlite3_column_text(statement, column)),
                    size_t(sqlite3_column_bytes(statement, column))));
            }
        }
        rows.push_back(std::move(row));
    }
    sqlite3_finalize(statement);
    return rows;
}

std::string DataStore::cellExpression(const CellSpec &cell, const std::string &key)
{
    const std::lock_guard<std::mutex> lock(m_mutex);
    const std::string name = cell.table + '.' + cell.field.name;
    auto found = m_extraCells.find(name);
    if (found == m_extraCells.end())
        found = m_extraCells.emplace(name, registerCell(cell)).first;
    return "cell(" + std::to_string(found->second) + ',' + key + ')';
}

std::shared_ptr<const QueryRows> DataStore::find(const std::string &key)
{
    const auto found = std::find_if(m_cache.begin(), m_cache.end(),
                                    [&key](const Cached &one) { return one.key == key; });
    if (found == m_cache.end())
        return nullptr;
    m_cache.splice(m_cache.begin(), m_cache, found);
    return m_cache.front().rows;
}

void DataStore::remember(std::string key, std::shared_ptr<const QueryRows> rows)
{
    m_cacheBytes += rows->bytes();
    m_cache.push_front({std::move(key), std::move(rows)});
    while (m_cache.size() > 1 && m_cacheBytes > mostCachedBytes) {
        m_cacheBytes -= m_cache.back().rows->bytes();
        m_cache.pop_back();
    }
}

DataStore &dataStore(SimulatedAccount::Private &account)
{
    const std::lock_guard<std::mutex> making(account.storeMutex);
    if (!account.store) {
        DataSize size;
        {
            const std::lock_guard<std::mutex> lock(account.mutex);
            size = {account.customers, account.transactions};
        }
        account.store = std::make_unique<DataStore>(
            size, [&account] { return account.now().toSecsSinceEpoch(); });
    }
    return *account.store;
}

void interruptQueries(SimulatedAccount::Private &account)
{
    const std::lock_guard<std::mutex> making(account.storeMutex);
    if (account.store)
        account.store->interrupt();
}

} // namespace suitescope
