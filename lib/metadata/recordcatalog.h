// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/metadata/metadatacache.h"
#include "lib/metadata/recordtype.h"
#include "lib/rest/restclient.h"

#include <QHash>
#include <QObject>

#include <memory>

namespace suitescope {

/*! What record types the role may see and how they look; fetched lazily, kept in the cache, parsed
   off the main thread. A question that is asked again while its answer is under way shares it: do
   not cancel these futures. Main thread only. */
class RecordCatalog : public QObject
{
    Q_OBJECT

public:
    /*! \a cache may be null: then nothing is kept. */
    RecordCatalog(RestClient &client, MetadataCache *cache, QObject *parent = nullptr,
                  Clock clock = systemClock());

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
    template<typename T> struct Question;
    template<typename T> using Pending = QHash<QString, QFuture<Result<T>>>;

    template<typename T>
    QFuture<Result<T>> ask(Pending<T> &pending, const Question<T> &question, Freshness freshness);
    template<typename T> void fetch(const std::shared_ptr<Question<T>> &question);
    template<typename T>
    void parse(const std::shared_ptr<Question<T>> &question, const CachedDocument &document,
               bool fromCache);
    QFuture<Result<RecordType>> schema(const QString &name, Freshness freshness);

    RestClient &m_client; // outlives this
    MetadataCache *m_cache = nullptr;
    Clock m_clock;
    Pending<Listing> m_listings;
    Pending<RecordType> m_schemas;
};

} // namespace suitescope
