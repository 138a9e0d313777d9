// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/simulator/sqltokens.h"
#include "lib/simulator/sqltranslator.h"
#include "lib/simulator/tables.h"

#include <unordered_set>
#include <utility>

namespace suitescope {

/*! The SELECTs of a statement: what each reads from and how many rows it may give. */
struct SqlScopes
{
    struct Source
    {
        std::string alias;
        std::string table; // empty for a sub-select
    };
    struct Scope
    {
        int parent = -1;
        std::vector<Source> sources;
        std::string limit; // from TOP, ROWNUM or FETCH FIRST
        size_t end = 0; // where a LIMIT belongs
    };

    /*! Marks each token with its scope, quotes tables and aliases and takes TOP, ROWNUM and FETCH
     * FIRST out. False when something is not there, not permitted or not supported. */
    bool read(std::vector<SqlToken> &tokens, const TablePermission &may);

    /*! The table and column behind a name; a null column when it is none of a table. */
    [[nodiscard]] std::pair<std::string, const FieldSpec *> findColumn(const std::string &alias,
                                                                       const std::string &column,
                                                                       int scope) const;
    [[nodiscard]] std::string identifiers() const; // of the outermost SELECT

    std::vector<Scope> scopes;
    std::vector<std::string> tables;
    bool touchesAdmin = false;
    std::string refusal;

private:
    bool readGroup(size_t begin, size_t end, int parent);
    size_t readSource(size_t at, size_t end, int scope);
    size_t readRowLimit(size_t at, size_t end, int scope);
    void readWith(size_t begin, size_t end);
    bool addTable(SqlToken &token, const std::string &alias, int scope);
    [[nodiscard]] size_t closing(size_t open) const;

    std::vector<SqlToken> *m_tokens = nullptr;
    const TablePermission *m_may = nullptr;
    std::unordered_set<std::string> m_withNames;
};

} // namespace suitescope
