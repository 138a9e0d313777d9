// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

#include <memory>

namespace suitescope {

/*! What went wrong, as far as code must tell it apart. Words for people are made in ui/text alone.
 */
enum class ErrorKind {
    // the network
    Offline, // no route, connection refused or reset
    NameNotFound, // the name of the server has no address (DNS)
    Timeout, // the server or the service did not answer in time
    Tls, // the certificate of the server is not trusted, or the handshake failed
    TlsIssuer, // somebody unknown here issued it, as a proxy that opens encrypted traffic does
    // NetSuite's answers
    Unauthorized, // 401, or a refused token request
    Forbidden, // 403
    NotFound, // 404
    Rejected, // any other 4xx: the request itself was refused
    RateLimited, // 429 after all retries
    ServerFault, // 5xx after all retries
    BadReply, // HTML where JSON was due, truncated or malformed body, unexpected redirect
    TooLarge, // the answer is larger than the caller's cap
    // this computer
    InvalidInput, // what was typed, pasted or read is not what is needed
    KeychainAbsent, // no keychain service answers
    KeychainLocked, // the keychain is there and locked
    KeychainDenied, // the user or the service refused
    KeychainTimedOut, // the service did not answer in time
    KeychainFault, // anything else the service said
    SecretMissing, // the keychain is open and has no such entry
    FileFault, // a file or database could not be read or written
    CryptoFault, // the crypto library refused
    WrongPassword, // an encrypted key did not open
    NotAllowed, // the program's own rule: read-only, unsupported here
    Canceled,
};

/*! One entry of NetSuite's `o:errorDetails` (fact sheet 6). */
struct ApiErrorDetail
{
    QString detail;
    QString code; // o:errorCode
    QString path; // o:errorPath, o:errorUrl or o:urlPath
    QString queryParam; // o:errorQueryParam
    QString header; // o:errorHeader

    friend bool operator==(const ApiErrorDetail &, const ApiErrorDetail &) = default;
};

/*! A refused HTTP exchange, parsed. Never carries a header or body that we sent. */
struct ApiError
{
    int status = 0;
    QString title;
    QString code; // the first o:errorCode, the OAuth `error`, or the RESTlet code
    QString description; // the first detail, or `error_description`
    QList<ApiErrorDetail> details;
    QString contentType;
    QString wwwAuthenticate; // as received
    QString redirectHost; // where an unexpected redirect points at
    bool html = false; // an HTML page came where JSON was due

    friend bool operator==(const ApiError &, const ApiError &) = default;
};

struct Error
{
    ErrorKind kind = ErrorKind::BadReply;
    QString detail; // what the server or the system said: untranslated, never a secret
    std::shared_ptr<const ApiError> api; // set when NetSuite answered with an error status

    friend bool operator==(const Error &a, const Error &b)
    {
        return a.kind == b.kind && a.detail == b.detail
            && (a.api == b.api || (a.api && b.api && *a.api == *b.api));
    }
};

} // namespace suitescope
