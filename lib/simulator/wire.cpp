// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/wire.h"

#include "lib/simulator/jsontext.h"

namespace suitescope {

namespace {

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

bool isUnreserved(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'
        || c == '.' || c == '_' || c == '~';
}

struct StatusWords
{
    const char *title;
    const char *type;
};

StatusWords statusWords(int status)
{
    switch (status) {
    case 400:
        return {"Bad Request", "https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5.1"};
    case 401:
        return {"Unauthorized", "https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5.2"};
    case 403:
        return {"Forbidden", "https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5.4"};
    case 404:
        return {"Not Found", "https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5.5"};
    case 405:
        return {"Method Not Allowed", "https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5.6"};
    case 406:
        return {"Not Acceptable", "https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5.7"};
    case 429:
        return {"Too Many Requests", "https://www.rfc-editor.org/rfc/rfc6585.html#section-4"};
    default:
        return {"Internal Server Error",
                "https://www.rfc-editor.org/rfc/rfc9110.html#section-15.6.1"};
    }
}

const char *spotKey(ErrorSpot::Kind kind)
{
    switch (kind) {
    case ErrorSpot::Kind::None:
        return nullptr;
    case ErrorSpot::Kind::QueryParam:
        return "o:errorQueryParam";
    case ErrorSpot::Kind::Url:
        return "o:errorUrl";
    case ErrorSpot::Kind::Path:
        return "o:errorPath";
    case ErrorSpot::Kind::Header:
        return "o:errorHeader";
    }
    return nullptr;
}

} // namespace

std::optional<QByteArray> WireRequest::queryValue(const QByteArray &name) const
{
    for (const auto &[key, value] : formPairs(query)) {
        if (key == name)
            return value;
    }
    return std::nullopt;
}

QByteArray percentDecoded(QByteArrayView text, bool plusIsBlank)
{
    QByteArray out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '%' && i + 2 < text.size() && hexDigit(text[i + 1]) >= 0
            && hexDigit(text[i + 2]) >= 0) {
            out.append(char(hexDigit(text[i + 1]) * 16 + hexDigit(text[i + 2])));
            i += 2;
        } else {
            out.append(c == '+' && plusIsBlank ? ' ' : c);
        }
    }
    return out;
}

QByteArray oauthEncoded(QByteArrayView text)
{
    static const char digits[] = "0123456789ABCDEF";
    QByteArray out;
    for (const char c : text) {
        if (isUnreserved(c)) {
            out.append(c);
        } else {
            const auto byte = static_cast<unsigned char>(c);
            out.append('%').append(digits[byte >> 4]).append(digits[byte & 15]);
        }
    }
    return out;
}

WirePairs formPairs(QByteArrayView text)
{
    WirePairs pairs;
    const QByteArray all = text.toByteArray();
    for (const QByteArray &part : all.split('&')) {
        if (part.isEmpty())
            continue;
        const qsizetype equals = part.indexOf('=');
        const QByteArray name = equals < 0 ? part : part.left(equals);
        const QByteArray value = equals < 0 ? QByteArray() : part.mid(equals + 1);
        pairs.append({percentDecoded(name, true), percentDecoded(value, true)});
    }
    return pairs;
}

std::optional<QByteArray> base64UrlDecoded(const QByteArray &text)
{
    const auto decoded = QByteArray::fromBase64Encoding(
        text, QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || text.contains('=') || text.isEmpty())
        return std::nullopt;
    return *decoded;
}

WireAnswer jsonAnswer(std::string body, const QByteArray &type)
{
    WireAnswer answer;
    answer.contentType = type;
    answer.body = std::move(body);
    return answer;
}

WireAnswer discoveryAnswer(const QByteArray &rest, const QByteArray &system,
                           const QByteArray &webServices)
{
    JsonText json;
    json.object().key("restDomain").text(rest).key("systemDomain").text(system);
    json.key("webservicesDomain").text(webServices).end();
    return jsonAnswer(json.take());
}

WireAnswer apiRefusal(int status, const QByteArray &code, const QByteArray &detail,
                      const ErrorSpot &spot)
{
    const StatusWords words = statusWords(status);
    JsonText json;
    json.object().key("type").text(words.type).key("title").text(words.title);
    json.key("status").integer(status).key("o:errorDetails").array().object();
    json.key("detail").text(detail);
    if (const char *where = spotKey(spot.kind))
        json.key(where).text(spot.name);
    if (!code.isEmpty())
        json.key("o:errorCode").text(code);
    json.end().end().end();
    WireAnswer answer = jsonAnswer(json.take(), "application/vnd.oracle.resource+json; type=error");
    answer.status = status;
    return answer;
}

WireAnswer roleLacksPermission()
{
    return apiRefusal(400, "USER_ERROR",
                      "Your current role does not have permission to perform this action. Contact "
                      "your account administrator for assistance.");
}

WireAnswer methodNotAllowed()
{
    return apiRefusal(405, "METHOD_NOT_ALLOWED", "Method not allowed on this resource.");
}

WireAnswer badParameter(const QByteArray &name, const QByteArray &detail)
{
    return apiRefusal(400, "INVALID_PARAMETER", detail, {ErrorSpot::Kind::QueryParam, name});
}

} // namespace suitescope
