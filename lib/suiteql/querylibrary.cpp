// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/suiteql/querylibrary.h"

#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

tl::unexpected<Error> sqlFailure(const QSqlQuery &query)
{
    return failure(ErrorKind::FileFault, query.lastError().text());
}

/*! A null string would be bound as NULL. */
QString notNull(const QString &text)
{
    return text.isNull() ? u""_s : text;
}

QString likePattern(QString word)
{
    word.replace(u'\\', u"\\\\"_s).replace(u'%', u"\\%"_s).replace(u'_', u"\\_"_s);
    return u'%' + word + u'%';
}

HistoryEntry entryFrom(const QSqlQuery &query)
{
    HistoryEntry entry;
    entry.id = query.value(0).toLongLong();
    entry.statement = query.value(1).toString();
    entry.when = QDateTime::fromMSecsSinceEpoch(query.value(2).toLongLong(), Qt::UTC);
    entry.rows = query.value(3).toLongLong();
    entry.milliseconds = query.value(4).toLongLong();
    entry.failure = query.value(5).toString();
    return entry;
}

Result<> insert(QSqlDatabase &db, const HistoryEntry &entry)
{
    QSqlQuery query(db);
    query.prepare(u"INSERT INTO query_history (statement, at, row_count, duration, failure) "
                  "VALUES (?, ?, ?, ?, ?)"_s);
    query.addBindValue(notNull(entry.statement));
    query.addBindValue(entry.when.toMSecsSinceEpoch());
    query.addBindValue(entry.rows);
    query.addBindValue(entry.milliseconds);
    query.addBindValue(notNull(entry.failure));
    if (!query.exec())
        return sqlFailure(query);
    query.prepare(u"DELETE FROM query_history WHERE id <= "
                  "(SELECT id FROM query_history ORDER BY id DESC LIMIT 1 OFFSET ?)"_s);
    query.addBindValue(QueryLibrary::mostEntries);
    if (!query.exec())
        return sqlFailure(query);
    return {};
}

Result<QList<HistoryEntry>> select(QSqlDatabase &db, const QStringList &words, int most)
{
    QString sql = u"SELECT id, statement, at, row_count, duration, failure FROM query_history "
                  "WHERE 1 = 1"_s;
    for (qsizetype i = 0; i < words.size(); ++i)
        sql += u" AND statement LIKE ? ESCAPE '\\'"_s;
    sql += u" ORDER BY at DESC, id DESC LIMIT ?"_s;
    QSqlQuery query(db);
    query.prepare(sql);
    for (const QString &word : words)
        query.addBindValue(likePattern(word));
    query.addBindValue(most);
    if (!query.exec())
        return sqlFailure(query);
    QList<HistoryEntry> entries;
    while (query.next())
        entries.append(entryFrom(query));
    return entries;
}

} // namespace

QueryLibrary::QueryLibrary(Database &database) : m_database(database) { }

QStringList QueryLibrary::migrations()
{
    return {u"CREATE TABLE query_history (id INTEGER PRIMARY KEY AUTOINCREMENT, "
            "statement TEXT NOT NULL, at INTEGER NOT NULL, row_count INTEGER NOT NULL, "
            "duration INTEGER NOT NULL, failure TEXT NOT NULL);"
            "CREATE INDEX query_history_at ON query_history (at)"_s};
}

QFuture<Result<>> QueryLibrary::remember(const HistoryEntry &entry)
{
    return m_database.run<void>([entry](QSqlDatabase &db) { return insert(db, entry); });
}

QFuture<Result<QList<HistoryEntry>>> QueryLibrary::history(const QString &words, int most)
{
    const QStringList each = words.simplified().split(u' ', Qt::SkipEmptyParts);
    return m_database.run<QList<HistoryEntry>>(
        [each, most](QSqlDatabase &db) { return select(db, each, most); });
}

} // namespace suitescope
