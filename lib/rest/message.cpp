// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/rest/message.h"

#include "lib/base/log.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

// A hostile or broken server decides on none of these sizes.
constexpr qsizetype longestBody = 1024 * 1024;
constexpr qsizetype longestText = 4000;
constexpr qsizetype longestCode = 200;
constexpr qsizetype mostDetails = 50;

QString clipped(const QJsonValue &value, qsizetype most = longestText)
{
    const QString text = value.isDouble() ? QString::number(value.toDouble(), 'g', 15)
                                          : value.toString().left(2 * most);
    return redacted(text).left(most);
}

QString firstOf(const QJsonObject &object, std::initializer_list<QLatin1StringView> names)
{
    for (const QLatin1StringView name : names) {
        if (object.contains(name))
            return clipped(object.value(name), longestCode);
    }
    return {};
}

void readDetails(const QJsonObject &object, ApiError &error)
{
    const QJsonArray details = object.value("o:errorDetails"_L1).toArray();
    for (const QJsonValue &item : details) {
        if (error.details.size() == mostDetails)
            break;
        const QJsonObject detail = item.toObject();
        error.details.append({
            clipped(detail.value("detail"_L1)),
            clipped(detail.value("o:errorCode"_L1), longestCode),
            firstOf(detail, {"o:errorPath"_L1, "o:errorUrl"_L1, "o:urlPath"_L1}),
            clipped(detail.value("o:errorQueryParam"_L1), longestCode),
            clipped(detail.value("o:errorHeader"_L1), longestCode),
        });
    }
}

void readRecordApi(const QJsonObject &object, ApiError &error)
{
    readDetails(object, error);
    error.title = clipped(object.value("title"_L1), longestCode);
    if (!error.details.isEmpty()) {
        error.code = error.details.constFirst().code;
        error.description = error.details.constFirst().detail;
    }
    // One captured 429 has its code beside the details, and RFC 9457 its text.
    if (error.code.isEmpty())
        error.code = clipped(object.value("o:errorCode"_L1), longestCode);
    if (error.description.isEmpty())
        error.description = clipped(object.value("detail"_L1));
}

void readJson(const QJsonObject &object, ApiError &error)
{
    const QJsonValue fault = object.value("error"_L1);
    if (fault.isObject()) { // RESTlet
        error.code = clipped(fault.toObject().value("code"_L1), longestCode);
        error.description = clipped(fault.toObject().value("message"_L1));
    } else if (fault.isString()) { // token endpoint
        error.code = clipped(fault, longestCode);
        error.description = clipped(object.value("error_description"_L1));
    } else if (object.contains("name"_L1) && object.contains("message"_L1)) { // SuiteScript
        error.code = clipped(object.value("name"_L1), longestCode);
        error.description = clipped(object.value("message"_L1));
    } else {
        readRecordApi(object, error);
    }
}

QString titleOfPage(const QByteArray &body)
{
    static const QRegularExpression title(u"<title[^>]*>([^<]*)</title>"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    const QString page = QString::fromUtf8(body.left(64 * 1024));
    return redacted(title.match(page).captured(1).simplified().left(longestCode));
}

} // namespace

Request Request::get(const QUrl &url)
{
    Request request;
    request.url = url;
    return request;
}

Request Request::postJson(const QUrl &url, const QByteArray &json)
{
    Request request;
    request.method = "POST"_ba;
    request.url = url;
    request.contentType = "application/json"_ba;
    request.body = json;
    return request;
}

bool looksLikeHtml(const QByteArray &contentType, const QByteArray &body)
{
    const QByteArray type = contentType.split(';').constFirst().trimmed().toLower();
    if (type == "text/html" || type == "application/xhtml+xml")
        return true;
    if (type.contains("json"))
        return false;
    const QByteArray start = body.left(512).trimmed().left(20).toLower();
    return start.startsWith("<!doctype html") || start.startsWith("<html");
}

QDateTime httpDate(const QByteArray &text)
{
    // Never through local time: an hour that does not exist there would be lost.
    const QStringList words = QString::fromLatin1(text.left(64)).simplified().split(u' ');
    if (words.size() != 6 || words.at(5) != "GMT"_L1)
        return {};
    const QDate date = QLocale::c().toDate(words.mid(1, 3).join(u' '), u"d MMM yyyy"_s);
    const QTime time = QTime::fromString(words.at(4), u"hh:mm:ss"_s);
    if (!date.isValid() || !time.isValid())
        return {};
    return QDateTime(date, time, Qt::UTC);
}

ApiError parseApiError(int status, const QByteArray &contentType, const QByteArray &body,
                       const QByteArray &wwwAuthenticate)
{
    ApiError error;
    error.status = status;
    error.contentType = QString::fromLatin1(contentType.left(longestCode));
    error.wwwAuthenticate = QString::fromUtf8(wwwAuthenticate.left(longestText));
    error.html = looksLikeHtml(contentType, body);
    if (error.html)
        error.title = titleOfPage(body);
    else if (body.size() <= longestBody)
        readJson(QJsonDocument::fromJson(body).object(), error);
    return error;
}

ErrorKind kindOf(const ApiError &error)
{
    switch (error.status) {
    case 401:
        return ErrorKind::Unauthorized;
    case 403:
        return ErrorKind::Forbidden;
    case 404:
        return ErrorKind::NotFound;
    case 429:
        return ErrorKind::RateLimited;
    }
    if (error.status >= 500)
        return ErrorKind::ServerFault;
    return error.status >= 400 ? ErrorKind::Rejected : ErrorKind::BadReply;
}

Error toError(ApiError error)
{
    QString detail = u"HTTP %1"_s.arg(error.status);
    if (!error.code.isEmpty())
        detail += ' '_L1 + error.code;
    if (!error.description.isEmpty())
        detail += ": "_L1 + error.description;
    else if (!error.title.isEmpty())
        detail += ": "_L1 + error.title;
    const ErrorKind kind = kindOf(error);
    return {kind, detail, std::make_shared<const ApiError>(std::move(error))};
}

} // namespace suitescope
