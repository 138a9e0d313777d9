// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QPair>

#include <chrono>
#include <optional>
#include <string>

namespace suitescope {

using WirePairs = QList<QPair<QByteArray, QByteArray>>;

/*! A request as it came over the wire; path and query are not decoded. */
struct WireRequest
{
    QByteArray method;
    QByteArray host; // as addressed, with a port that is not the default
    QByteArray path;
    QByteArray query; // without the question mark
    QHash<QByteArray, QByteArray> headers; // names in lower case
    QByteArray body;
    bool secure = false; // came over HTTPS

    [[nodiscard]] QByteArray header(const QByteArray &lowerName) const
    {
        return headers.value(lowerName);
    }
    [[nodiscard]] QByteArray origin() const { return (secure ? "https://" : "http://") + host; }
    [[nodiscard]] std::optional<QByteArray> queryValue(const QByteArray &name) const;
};

struct WireAnswer
{
    int status = 200;
    QByteArray contentType = "application/json";
    std::string body;
    WirePairs headers;
    enum class Delivery {
        Whole,
        Broken, // half of the promised body, then the connection ends
        TooLittle, // more is promised than comes
        TooMuch, // more comes than was promised
        Huge, // `body` is repeated until there are 200 MB
        Endless, // `body` is repeated for ever
    };
    Delivery delivery = Delivery::Whole;
    std::chrono::milliseconds pause{0}; // between two pieces of an endless body
};

[[nodiscard]] QByteArray percentDecoded(QByteArrayView text, bool plusIsBlank);
[[nodiscard]] QByteArray oauthEncoded(QByteArrayView text); // RFC 3986, upper-case hex
/*! a=b&c=d, decoded as application/x-www-form-urlencoded (RFC 5849, 3.4.1.3.1). */
[[nodiscard]] WirePairs formPairs(QByteArrayView text);
/*! Nothing when it is not base64url without padding. */
[[nodiscard]] std::optional<QByteArray> base64UrlDecoded(const QByteArray &text);

/*! What an entry of o:errorDetails points at. */
struct ErrorSpot
{
    enum class Kind { None, QueryParam, Url, Path, Header };

    Kind kind = Kind::None;
    QByteArray name;
};

[[nodiscard]] WireAnswer jsonAnswer(std::string body, const QByteArray &type = "application/json");
/*! What the directory of data centers says: the three addresses of an account. */
[[nodiscard]] WireAnswer discoveryAnswer(const QByteArray &rest, const QByteArray &system,
                                         const QByteArray &webServices);
/*! The record API's error body (fact sheet 6). */
[[nodiscard]] WireAnswer apiRefusal(int status, const QByteArray &code, const QByteArray &detail,
                                    const ErrorSpot &spot = {});
[[nodiscard]] WireAnswer roleLacksPermission(); // the 400 USER_ERROR of a missing Workbook right
[[nodiscard]] WireAnswer methodNotAllowed();
[[nodiscard]] WireAnswer badParameter(const QByteArray &name, const QByteArray &detail);

} // namespace suitescope
