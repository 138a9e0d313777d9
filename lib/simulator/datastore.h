// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/simulator/accountstate.h"
#include "lib/simulator/cells.h"
#include "lib/simulator/queryrows.h"
#include "lib/simulator/sqltranslator.h"

#include <chrono>
#include <functional>
#include <list>
#include <memory>
#include <unordered_map>
#include <unordered_set>

struct sqlite3;
struct sqlite3_stmt;

namespace suitescope {

struct TableSpec;

/*! What went wrong in a statement: the tail of NetSuite's sentence. */
struct QueryRefusal
{
    std::string detail;
    bool unexpected = false; // a 500 instead of a 400
};

struct QueryOutcome
{
    std::shared_ptr<const QueryRows> rows;
    QueryRefusal refusal; // when there are none
};

/*! The account's data: tables in SQLite whose cells are computed from the row's number, so that a
   table of 100,000 rows is there at once. Thread-safe; tables are made when first asked for. */
class DataStore
{
public:
    DataStore(DataSize size, std::function<std::int64_t()> now);
    ~DataStore();

    /*! Runs translated SQL, or finds the rows of the same statement again. */
    [[nodiscard]] QueryOutcome run(SimulatedAccount::Private &account, const TranslatedQuery &query,
                                   const std::vector<std::string> &parameters);

    /*! One row of plain values for the record API: expressions in SQLite's own words. */
    using Row = std::vector<CellValue>;
    [[nodiscard]] std::vector<Row> select(const std::string &table,
                                          const std::vector<std::string> &expressions,
                                          const std::string &rest,
                                          const std::vector<std::string> &parameters = {});

    /*! An expression for a cell that no table has: the same for the same row for ever. */
    [[nodiscard]] std::string cellExpression(const CellSpec &cell, const std::string &key);

    [[nodiscard]] const DataSize &size() const { return m_size; }
    void interrupt(); // a running query ends with an error

    // for SQLite's own calls
    void cell(int number, std::int64_t row, CellValue &out) const;
    [[nodiscard]] std::int64_t now() const { return m_now(); }
    [[nodiscard]] bool isOverdue() const;

private:
    struct Cached
    {
        std::string key;
        std::shared_ptr<const QueryRows> rows;
    };

    struct Collected
    {
        std::shared_ptr<QueryRows> rows;
        QueryRefusal refusal;
    };

    void ensureTable(const std::string &name);
    void createTable(const TableSpec &table);
    void createAdminTable(const TableSpec &table);
    int registerCell(CellSpec cell);
    void execute(const std::string &sql);
    [[nodiscard]] sqlite3_stmt *prepare(const std::string &sql,
                                        const std::vector<std::string> &parameters,
                                        std::string *error);
    [[nodiscard]] Collected collect(sqlite3_stmt *statement, const std::string &identifiers);
    [[nodiscard]] qint64 countRows(const std::string &sql,
                                   const std::vector<std::string> &parameters);
    [[nodiscard]] std::shared_ptr<const QueryRows> find(const std::string &key);
    void remember(std::string key, std::shared_ptr<const QueryRows> rows);

    const DataSize m_size;
    const std::function<std::int64_t()> m_now; // seconds since 1970, NetSuite's clock
    std::atomic<bool> m_interrupted = false;
    std::mutex m_mutex; // everything below
    sqlite3 *m_database = nullptr;
    std::chrono::steady_clock::time_point m_begun;
    std::vector<std::unique_ptr<const CellSpec>> m_cells;
    std::unordered_map<std::string, int> m_extraCells; // by the name of the cell
    std::unordered_set<std::string> m_tables;
    quint64 m_adminGeneration = 0;
    std::list<Cached> m_cache; // last used first
    size_t m_cacheBytes = 0;
};

/*! The account's store, made at the first call. */
[[nodiscard]] DataStore &dataStore(SimulatedAccount::Private &account);
/*! Lets running queries end; for the server's stop. */
void interruptQueries(SimulatedAccount::Private &account);

} // namespace suitescope
