// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/metadata/recordtype.h"
#include "lib/storage/database.h"

#include <optional>

namespace suitescope {

struct CachedDocument
{
    QByteArray json;
    QDateTime read; // UTC
};

/*! The catalog and schemas as received, in the connection's database; safe to delete. */
class MetadataCache
{
public:
    explicit MetadataCache(Database &database); // outlives this

    [[nodiscard]] static QStringList migrations(); // the tables it needs; the owner of the Database
                                                   // passes them in

    [[nodiscard]] QFuture<Result<std::optional<CachedDocument>>> document(const QString &key);
    [[nodiscard]] QFuture<Result<>> keep(const QString &key, const CachedDocument &document);
    [[nodiscard]] QFuture<Result<>> clear();

private:
    Database &m_database;
};

} // namespace suitescope
