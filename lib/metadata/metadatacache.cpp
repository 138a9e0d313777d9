// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/metadata/metadatacache.h"

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

Result<std::optional<CachedDocument>> select(QSqlDatabase &db, const QString &key)
{
    QSqlQuery query(db);
    query.prepare(u"SELECT read_at, json FROM metadata WHERE key = ?"_s);
    query.addBindValue(key);
    if (!query.exec())
        return sqlFailure(query);
    if (!query.next())
        return std::optional<CachedDocument>();
    const QDateTime read = QDateTime::fromMSecsSinceEpoch(query.value(0).toLongLong(), Qt::UTC);
    const QByteArray json = qUncompress(query.value(1).toByteArray());
    if (json.isEmpty()) // damaged: as if it were not there
        return std::optional<CachedDocument>();
    return std::optional<CachedDocument>(CachedDocument{json, read});
}

} // namespace

MetadataCache::MetadataCache(Database &database) : m_database(database) { }

QStringList MetadataCache::migrations()
{
    return {u"CREATE TABLE metadata (key TEXT PRIMARY KEY, read_at INTEGER NOT NULL, "
            "json BLOB NOT NULL)"_s};
}

QFuture<Result<std::optional<CachedDocument>>> MetadataCache::document(const QString &key)
{
    return m_database.run<std::optional<CachedDocument>>(
        [key](QSqlDatabase &db) { return select(db, key); });
}

QFuture<Result<>> MetadataCache::keep(const QString &key, const CachedDocument &document)
{
    return m_database.run<void>([key, document](QSqlDatabase &db) -> Result<> {
        QSqlQuery query(db);
        query.prepare(u"INSERT OR REPLACE INTO metadata (key, read_at, json) VALUES (?, ?, ?)"_s);
        query.addBindValue(key);
        query.addBindValue(document.read.toMSecsSinceEpoch());
        query.addBindValue(qCompress(document.json)); // a schema shrinks to a tenth
        if (!query.exec())
            return sqlFailure(query);
        return {};
    });
}

QFuture<Result<>> MetadataCache::clear()
{
    return m_database.run<void>([](QSqlDatabase &db) -> Result<> {
        QSqlQuery query(db);
        if (!query.exec(u"DELETE FROM metadata"_s))
            return sqlFailure(query);
        return {};
    });
}

} // namespace suitescope
