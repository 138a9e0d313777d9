// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/metadata/metadatacache.h"
#include "lib/metadata/recordtype.h"
#include "lib/rest/restclient.h"

#include <QHash>
#include <QObject>

namespace suitescope {

/*! What record types the role may see and how they look; fetched lazily, kept in the cache, parsed
 * off the main thread. */
class RecordCatalog : public QObject
{
    Q_OBJECT

public:
    /*! \a cache may be null: then nothing is kept. */
    RecordCatalog(RestClient &client, MetadataCache *cache, QObject *parent = nullptr);

    struct Listing
    {
        QList<RecordTypeSummary> types; // sorted by label
        QDateTime read; // age of the metadata, UTC
        bool fromCache = false;
    };

    enum class Freshness { CacheFirst, Refresh };

    [[nodiscard]] QFuture<Result<Listing>> types(Freshness freshness = Freshness::CacheFirst);
    [[nodiscard]] QFuture<Result<RecordType>> type(const QString &name,
                                                   Freshness freshness = Freshness::CacheFirst);
    /*! The schema behind a Field::target of a sublist or subrecord. */
    [[nodiscard]] QFuture<Result<RecordType>> child(const QString &target);

private:
    RestClient &m_client; // outlives this
    MetadataCache *m_cache = nullptr;
};

} // namespace suitescope
