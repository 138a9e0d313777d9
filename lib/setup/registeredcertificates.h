// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/crypto/certificate.h"
#include "lib/rest/restclient.h"

namespace suitescope {

/*! A certificate as NetSuite's list has it (fact sheet 3.5). The list names no fingerprint: what
 * tells certificates apart are the Certificate ID and the dates. */
struct RegisteredCertificate
{
    QString certificateId; // the assertion's `kid`
    QString application; // names, for people; empty when the answer has none
    QString entity;
    QString role;
    QString entityId; // internal ids
    QString roleId;
    QString algorithm; // "EC" or "RSA"
    QDateTime created; // UTC; null when it could not be read
    QDateTime validFrom;
    QDateTime validUntil; // NetSuite's own cut included
    bool revoked = false;

    [[nodiscard]] bool isActive(const QDateTime &now) const
    {
        return !revoked && (validUntil.isNull() || validUntil > now);
    }

    friend bool operator==(const RegisteredCertificate &, const RegisteredCertificate &) = default;
};

constexpr int mostActiveCertificates = 5; // of one integration

[[nodiscard]] Result<QList<RegisteredCertificate>> parseRegisteredCertificates(
    const QByteArray &json);
/*! The Certificate ID in the answer to an upload. */
[[nodiscard]] Result<QString> parseUploadAnswer(const QByteArray &json);

/*! Whether \a listed can be \a certificate: the same beginning to the second, the same kind of key,
   an end that is not later. */
[[nodiscard]] bool mayBe(const RegisteredCertificate &listed, const Certificate &certificate);

/*! Whether \a error of one of the calls below says that the role lacks *Manage own OAuth 2.0 Client
   Credentials certificates*, or that this account has no such endpoint. */
[[nodiscard]] bool isCertificatePermissionMissing(const Error &error);

/*! What readRegisteredCertificates() sends; for a client ID of the right shape. */
[[nodiscard]] Request registeredCertificatesRequest(const ServiceUrls &urls,
                                                    const QString &clientId);

// NetSuite's endpoint for the certificates of the client's own integration. OAuth 2.0 with a
// certificate only: NotAllowed otherwise. Cancelling a future ends its request.
[[nodiscard]] QFuture<Result<QList<RegisteredCertificate>>> readRegisteredCertificates(
    RestClient &client);
/*! Sent once: an answer that is lost (Offline, Timeout, BadReply) may have been acted upon, and the
 * list tells. \a role and \a entity are internal ids. Answers with the Certificate ID. */
[[nodiscard]] QFuture<Result<QString>> uploadCertificate(RestClient &client,
                                                         const Certificate &certificate,
                                                         const QString &role,
                                                         const QString &entity);
/*! One that is revoked already is no error. */
[[nodiscard]] QFuture<Result<>> revokeCertificate(RestClient &client, const QString &certificateId);

} // namespace suitescope
