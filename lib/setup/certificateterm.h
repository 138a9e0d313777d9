// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/crypto/certificate.h"
#include "lib/storage/connection.h"

#include <optional>

namespace suitescope {

struct RegisteredCertificate;

/*! What NetSuite's own list said of the certificate that a connection signs in with; kept with the
 * connection. Client ID and Certificate ID are not in it: they stay in the keychain. */
struct ListedCertificate
{
    QDateTime read; // UTC, when NetSuite was asked
    QString application; // names, for people
    QString role;
    QString entity;
    QString roleId; // internal ids
    QString entityId;
    QDateTime begins; // UTC; null where the list does not say
    QDateTime ends; // UTC, NetSuite's own cut included

    friend bool operator==(const ListedCertificate &, const ListedCertificate &) = default;
};

[[nodiscard]] ListedCertificate listedAs(const RegisteredCertificate &certificate,
                                         const QDateTime &read);
[[nodiscard]] QJsonObject toJson(const ListedCertificate &listed);
/*! Nothing for what is no such object. */
[[nodiscard]] std::optional<ListedCertificate> listedFrom(const QJsonObject &object);
/*! For Connection::lastListed, out of a check's record: what it read there, else empty. */
[[nodiscard]] QJsonObject listedIn(const QJsonObject &checkRecord);

/*! Who signs in, without the certificate's dates: for one that is registered for the same. */
[[nodiscard]] QJsonObject withoutTerm(QJsonObject listed);

/*! How long NetSuite takes a certificate. */
struct CertificateTerm
{
    QDateTime begins; // UTC; null where nobody says
    QDateTime ends; // UTC, never null
    bool shortened = false; // by NetSuite's two years, before the certificate's own end
    bool listed = false; // NetSuite's own list says so: exact

    friend bool operator==(const CertificateTerm &, const CertificateTerm &) = default;
};

/*! By itself: until effectiveEnd(). Nothing for a null one. */
[[nodiscard]] std::optional<CertificateTerm> termOf(const Certificate &certificate);
/*! Of a connection's certificate: NetSuite's list where it was read and is about the certificate
 * that the connection has now. Nothing where neither is known, and for tokens. */
[[nodiscard]] std::optional<CertificateTerm> termOf(const Connection &connection);

} // namespace suitescope
