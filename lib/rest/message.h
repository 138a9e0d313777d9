// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/base/result.h"
#include "lib/crypto/secret.h"

#include <QByteArray>
#include <QDateTime>
#include <QFuture>
#include <QList>
#include <QPair>
#include <QStringList>
#include <QUrl>

#include <chrono>
#include <functional>
#include <optional>

namespace suitescope {

struct Request
{
    /*! Answers with the value of an Authorization header. */
    using Authorization = std::function<QFuture<Result<Secret>>()>;

    QByteArray method = "GET";
    QUrl url;
    QByteArray accept = "application/json";
    QByteArray contentType; // empty without a body
    QByteArray body;
    QList<QPair<QByteArray, QByteArray>> headers; // more of them, for example Prefer: transient
    Secret secretBody; // instead of body, for the token request
    std::chrono::milliseconds timeout{60'000}; // without any byte arriving
    qint64 largestAnswer = 64LL * 1024 * 1024; // bytes; TooLarge beyond
    bool repeatable = true; // may be sent again after 429, 5xx or a lost connection
    bool lostIsFinal = false; // but not after a lost connection: the server may have acted on it
    bool outOfTurn = false; // does not wait in line: what other requests themselves wait for
    Authorization authorization; // asked before each attempt, since a signature holds only once

    [[nodiscard]] static Request get(const QUrl &url);
    [[nodiscard]] static Request postJson(const QUrl &url, const QByteArray &json);
};

/*! What the TLS handshake showed; empty for plain HTTP on loopback. */
struct TlsFacts
{
    QString protocol; // "TLS 1.3"
    QStringList issuers; // issuer common names, leaf first
    QString peerName;
    /*! Whether a certification authority of the public web issued it: only those note theirs in the
     * public logs, a proxy that opens encrypted traffic does not. Empty without TLS. */
    std::optional<bool> publicAuthority;

    friend bool operator==(const TlsFacts &, const TlsFacts &) = default;
};

/*! A success (2xx). Anything else is an Error with its ApiError. */
struct Response
{
    int status = 0;
    QByteArray contentType;
    QByteArray body;
    QUrl location; // the Location header
    QDateTime serverDate; // the Date header, UTC; null when absent
    TlsFacts tls;
    std::chrono::milliseconds elapsed{0}; // of the last attempt
    int attempts = 1;
};

/*! Reads an error answer in any of NetSuite's families (fact sheet 3.4, 6): record API, token
 * endpoint, RESTlet, HTML, empty. */
[[nodiscard]] ApiError parseApiError(int status, const QByteArray &contentType,
                                     const QByteArray &body, const QByteArray &wwwAuthenticate);
[[nodiscard]] ErrorKind kindOf(const ApiError &error);
/*! The Error for a refused exchange: its kind, a detail in one line, and \a error itself. */
[[nodiscard]] Error toError(ApiError error);
/*! Whether a body is a page for people, by its type or else by how it begins. */
[[nodiscard]] bool looksLikeHtml(const QByteArray &contentType, const QByteArray &body);
/*! The date of an HTTP header ("Mon, 23 Nov 2026 16:21:00 GMT") in UTC; null when it is none. */
[[nodiscard]] QDateTime httpDate(const QByteArray &text);

} // namespace suitescope
