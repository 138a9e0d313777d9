// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/metadata/recordcatalog.h"

#include "lib/base/async.h"
#include "lib/base/log.h"
#include "lib/metadata/schemaparser.h"

#include <QPromise>
#include <QtConcurrentRun>

#include <algorithm>
#include <functional>
#include <tuple>

using namespace Qt::StringLiterals;

namespace suitescope {

// An answer takes three steps on three threads, which no chain of then() can take on Qt 6.4: hence
// a promise here, kept by whoever has the next step.
template<typename T> struct RecordCatalog::Question
{
    QString key;
    QUrl url;
    QByteArray accept;
    std::function<Result<T>(const CachedDocument &document, bool fromCache)> parse;
    std::shared_ptr<QPromise<Result<T>>> promise = {};
    std::function<void()> done = {};

    void answer(const Result<T> &result) const
    {
        done();
        promise->addResult(result);
        promise->finish();
    }
};

namespace {

Result<RecordCatalog::Listing> listingFrom(const CachedDocument &document, bool fromCache)
{
    Result<QList<RecordTypeSummary>> types = parseCatalog(document.json);
    if (!types)
        return failure(types.error());
    std::sort(types->begin(), types->end(),
              [](const RecordTypeSummary &a, const RecordTypeSummary &b) {
                  const int difference = a.label.compare(b.label, Qt::CaseInsensitive);
                  return difference != 0 ? difference < 0 : a.name < b.name;
              });
    return RecordCatalog::Listing{*types, document.read, fromCache};
}

bool isFieldOfCollection(const Field &field)
{
    static const QStringList names{u"totalResults"_s, u"count"_s, u"hasMore"_s, u"offset"_s,
                                   u"items"_s};
    return names.contains(field.name);
}

/*! The schema name of the elements when the type is but the collection around them. */
QString elementsOf(const RecordType &type)
{
    QString target;
    for (const Field &field : type.fields) {
        if (!isFieldOfCollection(field))
            return {};
        if (field.name == "items"_L1)
            target = field.target;
    }
    return target;
}

} // namespace

RecordCatalog::RecordCatalog(RestClient &client, MetadataCache *cache, QObject *parent, Clock clock)
    : QObject(parent), m_client(client), m_cache(cache), m_clock(std::move(clock))
{
}

QFuture<Result<RecordCatalog::Listing>> RecordCatalog::types(Freshness freshness)
{
    Question<Listing> question;
    question.key = u"catalog"_s;
    question.url = m_client.urls().metadataCatalog();
    question.accept = "application/json"_ba;
    question.parse = listingFrom;
    return ask(m_listings, question, freshness);
}

QFuture<Result<RecordType>> RecordCatalog::type(const QString &name, Freshness freshness)
{
    return schema(name, freshness);
}

QFuture<Result<RecordType>> RecordCatalog::child(const QString &target)
{
    auto promise = std::make_shared<QPromise<Result<RecordType>>>();
    promise->start();
    const auto answer = [promise](const Result<RecordType> &type) {
        promise->addResult(type);
        promise->finish();
    };
    whenDone(this, schema(target, Freshness::CacheFirst),
             [this, answer](const Result<RecordType> &type) {
                 const QString elements = type ? elementsOf(*type) : QString();
                 if (elements.isEmpty())
                     answer(type);
                 else
                     whenDone(this, schema(elements, Freshness::CacheFirst), answer);
             });
    return promise->future();
}

QFuture<Result<RecordType>> RecordCatalog::schema(const QString &name, Freshness freshness)
{
    Question<RecordType> question;
    question.url = m_client.urls().metadataCatalog(name);
    if (question.url.isEmpty())
        return suitescope::finished<RecordType>(failure(ErrorKind::InvalidInput, name));
    question.key = u"schema:"_s + name.toLower();
    question.accept = "application/schema+json"_ba;
    question.parse = [name](const CachedDocument &document, bool) {
        Result<RecordType> type = parseSchema(name, document.json);
        if (type)
            type->read = document.read;
        return type;
    };
    return ask(m_schemas, question, freshness);
}

template<typename T>
QFuture<Result<T>> RecordCatalog::ask(Pending<T> &pending, const Question<T> &question,
                                      Freshness freshness)
{
    const QString name = question.key + (freshness == Freshness::Refresh ? u"!"_s : QString());
    if (const auto known = pending.constFind(name); known != pending.cend())
        return *known;
    auto asked = std::make_shared<Question<T>>(question);
    asked->promise = std::make_shared<QPromise<Result<T>>>();
    asked->promise->start();
    asked->done = [&pending, name] { pending.remove(name); };
    const QFuture<Result<T>> future = asked->promise->future();
    pending.insert(name, future);
    if (freshness == Freshness::Refresh || m_cache == nullptr) {
        fetch(asked);
        return future;
    }
    whenDone(this, m_cache->document(asked->key),
             [this, asked](const Result<std::optional<CachedDocument>> &document) {
                 if (document && *document)
                     parse(asked, **document, true);
                 else
                     fetch(asked); // a cache that fails is a cache that is empty
             });
    return future;
}

template<typename T> void RecordCatalog::fetch(const std::shared_ptr<Question<T>> &question)
{
    Request request = Request::get(question->url);
    request.accept = question->accept;
    whenDone(this, m_client.send(request), [this, question](const Result<Response> &response) {
        if (response)
            parse(question, CachedDocument{response->body, m_clock()}, false);
        else
            question->answer(failure(response.error()));
    });
}

template<typename T>
void RecordCatalog::parse(const std::shared_ptr<Question<T>> &question,
                          const CachedDocument &document, bool fromCache)
{
    const auto work
        = [parse = question->parse, document, fromCache] { return parse(document, fromCache); };
    whenDone(this, QtConcurrent::run(work),
             [this, question, document, fromCache](const Result<T> &result) {
                 if (!result && fromCache) {
                     qCWarning(lcMetadata) << "the cache holds no such document:" << question->key;
                     fetch(question);
                     return;
                 }
                 if (result && !fromCache && m_cache != nullptr)
                     std::ignore = m_cache->keep(question->key, document);
                 question->answer(result);
             });
}

} // namespace suitescope
