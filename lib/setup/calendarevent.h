// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/storage/connection.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <optional>

namespace suitescope {

/*! When a connection stops working unless its certificate is renewed. */
struct CertificateEnd
{
    QString connectionId; // the event's UID: a calendar replaces the event when it is read again
    QString connectionName;
    QString accountId;
    QString certificateName; // the connection's where the certificate is not kept here
    QDateTime begins; // UTC; null where nobody says
    QDateTime ends; // UTC, of termOf()
    bool shortened = false; // by NetSuite's two years, before the certificate's own end
    bool listed = false; // NetSuite's own list says so

    friend bool operator==(const CertificateEnd &, const CertificateEnd &) = default;
};

/*! Nothing for a connection whose end is not known. */
[[nodiscard]] std::optional<CertificateEnd> certificateEnd(const Connection &connection);
/*! Of all that have one, the earliest first. */
[[nodiscard]] QList<CertificateEnd> certificateEnds(const QList<Connection> &connections);

/*! An iCalendar file (RFC 5545): one event each at the moment in UTC, with alarms 60, 30 and 14
 * days before. */
[[nodiscard]] QByteArray certificateCalendar(const QList<CertificateEnd> &ends,
                                             const QDateTime &now);

} // namespace suitescope
