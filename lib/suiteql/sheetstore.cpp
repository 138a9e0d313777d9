// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/suiteql/sheetstore.h"

#include <QSqlError>
#include <QSqlQuery>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

tl::unexpected<Error> sqlFailure(const QSqlQuery &query)
{
    return failure(ErrorKind::FileFault, query.lastError().text());
}

} // namespace

SheetStore::SheetStore(Database &database) : m_database(database) { }

QStringList SheetStore::migrations()
{
    return {
        u"CREATE TABLE sheet (position INTEGER PRIMARY KEY, title TEXT NOT NULL, text TEXT NOT NULL)"_s};
}

QFuture<Result<>> SheetStore::keep(const QList<StoredSheet> &sheets)
{
    return m_database.run<void>([sheets](QSqlDatabase &db) -> Result<> {
        QSqlQuery query(db);
        if (!query.exec(u"DELETE FROM sheet"_s))
            return sqlFailure(query);
        query.prepare(u"INSERT INTO sheet (position, title, text) VALUES (?, ?, ?)"_s);
        for (qsizetype i = 0; i < sheets.size(); ++i) {
            query.addBindValue(i);
            // A null string would be bound as NULL.
            query.addBindValue(sheets.at(i).title.isNull() ? u""_s : sheets.at(i).title);
            query.addBindValue(sheets.at(i).text.isNull() ? u""_s : sheets.at(i).text);
            if (!query.exec())
                return sqlFailure(query);
        }
        return {};
    });
}

QFuture<Result<QList<StoredSheet>>> SheetStore::sheets()
{
    return m_database.run<QList<StoredSheet>>([](QSqlDatabase &db) -> Result<QList<StoredSheet>> {
        QSqlQuery query(db);
        if (!query.exec(u"SELECT title, text FROM sheet ORDER BY position"_s))
            return sqlFailure(query);
        QList<StoredSheet> sheets;
        while (query.next())
            sheets += StoredSheet{query.value(0).toString(), query.value(1).toString()};
        return sheets;
    });
}

} // namespace suitescope
