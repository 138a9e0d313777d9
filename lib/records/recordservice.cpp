// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/records/recordservice.h"

#include "lib/base/async.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int mostPages = 1000; // NetSuite's

Result<QJsonObject> objectFrom(const QByteArray &body)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(body, &error);
    if (document.isObject())
        return document.object();
    return failure(ErrorKind::BadReply,
                   error.error == QJsonParseError::NoError ? u"the answer is no JSON object"_s
                                                           : error.errorString());
}

QString idOf(const QJsonValue &id)
{
    return id.isDouble() ? QString::number(id.toInteger()) : id.toString();
}

Result<RecordPage> pageFrom(const Result<Response> &response)
{
    if (!response)
        return failure(response.error());
    const Result<QJsonObject> json = objectFrom(response->body);
    if (!json)
        return failure(json.error());
    if (!json->value("items"_L1).isArray())
        return failure(ErrorKind::BadReply, u"no items in the answer"_s);
    RecordPage page;
    const QJsonArray items = json->value("items"_L1).toArray();
    for (const QJsonValue &item : items) {
        const QString id = idOf(item.toObject().value("id"_L1));
        if (!id.isEmpty())
            page.ids.append(id);
    }
    page.offset = json->value("offset"_L1).toInteger();
    page.total = json->value("totalResults"_L1).toInteger(page.offset + page.ids.size());
    page.hasMore = json->value("hasMore"_L1).toBool();
    return page;
}

Result<Record> recordFrom(const Result<Response> &response, const QString &type, const QString &id)
{
    if (!response)
        return failure(response.error());
    const Result<QJsonObject> json = objectFrom(response->body);
    if (!json)
        return failure(json.error());
    const QString ownId = idOf(json->value("id"_L1));
    return Record{type, ownId.isEmpty() ? id : ownId, response->body, *json};
}

/*! QUrlQuery would leave a plus sign as it is, and servers read it as a blank. */
QString encoded(const QString &value)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(value));
}

} // namespace

RecordService::RecordService(RestClient &client) : m_client(client) { }

QFuture<Result<RecordPage>> RecordService::list(const QString &type, const QString &q, int limit,
                                                int offset)
{
    QUrl url = m_client.urls().record(type);
    const bool isPage = limit >= 1 && limit <= pageLimit && offset >= 0 && offset % limit == 0
        && offset / limit < mostPages;
    if (!isPage || url.isEmpty())
        return finished<RecordPage>(failure(
            ErrorKind::InvalidInput, u"%1 limit=%2 offset=%3"_s.arg(type).arg(limit).arg(offset)));
    QUrlQuery query;
    if (!q.trimmed().isEmpty())
        query.addQueryItem(u"q"_s, encoded(q.trimmed()));
    query.addQueryItem(u"limit"_s, QString::number(limit));
    query.addQueryItem(u"offset"_s, QString::number(offset));
    url.setQuery(query);
    return thenCancelable(&m_client, m_client.send(Request::get(url)), pageFrom);
}

QFuture<Result<Record>> RecordService::record(const QString &type, const QString &id,
                                              bool expandSubResources)
{
    QUrl url = m_client.urls().record(type, id);
    if (url.isEmpty())
        return finished<Record>(failure(ErrorKind::InvalidInput, type + u'/' + id));
    if (expandSubResources)
        url.setQuery(u"expandSubResources=true"_s);
    return thenCancelable(
        &m_client, m_client.send(Request::get(url)),
        [type, id](const Result<Response> &response) { return recordFrom(response, type, id); });
}

} // namespace suitescope
