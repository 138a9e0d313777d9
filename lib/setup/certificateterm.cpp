// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/certificateterm.h"

#include "lib/crypto/certificatelife.h"
#include "lib/setup/registeredcertificates.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

void insert(QJsonObject &object, QLatin1StringView key, const QString &text)
{
    if (!text.isEmpty())
        object.insert(key, text);
}

void insert(QJsonObject &object, QLatin1StringView key, const QDateTime &time)
{
    if (time.isValid())
        object.insert(key, time.toUTC().toString(Qt::ISODateWithMs));
}

QDateTime timeIn(const QJsonObject &object, QLatin1StringView key)
{
    return QDateTime::fromString(object.value(key).toString(), Qt::ISODateWithMs).toUTC();
}

/*! The list is read now and then, and the certificate may have been renewed since. */
bool isAbout(const ListedCertificate &listed, const Certificate &certificate)
{
    return listed.begins.toSecsSinceEpoch() == certificate.notBefore().toSecsSinceEpoch()
        && listed.ends.toSecsSinceEpoch() <= certificate.notAfter().toSecsSinceEpoch();
}

} // namespace

ListedCertificate listedAs(const RegisteredCertificate &certificate, const QDateTime &read)
{
    return {read,
            certificate.application,
            certificate.role,
            certificate.entity,
            certificate.roleId,
            certificate.entityId,
            certificate.validFrom,
            certificate.validUntil};
}

QJsonObject toJson(const ListedCertificate &listed)
{
    QJsonObject object;
    insert(object, "read"_L1, listed.read);
    insert(object, "application"_L1, listed.application);
    insert(object, "role"_L1, listed.role);
    insert(object, "entity"_L1, listed.entity);
    insert(object, "roleId"_L1, listed.roleId);
    insert(object, "entityId"_L1, listed.entityId);
    insert(object, "begins"_L1, listed.begins);
    insert(object, "ends"_L1, listed.ends);
    return object;
}

std::optional<ListedCertificate> listedFrom(const QJsonObject &object)
{
    ListedCertificate listed;
    listed.read = timeIn(object, "read"_L1);
    if (!listed.read.isValid())
        return std::nullopt;
    listed.application = object.value("application"_L1).toString();
    listed.role = object.value("role"_L1).toString();
    listed.entity = object.value("entity"_L1).toString();
    listed.roleId = object.value("roleId"_L1).toString();
    listed.entityId = object.value("entityId"_L1).toString();
    listed.begins = timeIn(object, "begins"_L1);
    listed.ends = timeIn(object, "ends"_L1);
    return listed;
}

QJsonObject listedIn(const QJsonObject &checkRecord)
{
    const QJsonArray rungs = checkRecord.value("rungs"_L1).toArray();
    for (const QJsonValue rung : rungs) {
        const QJsonObject facts = rung.toObject().value("facts"_L1).toObject();
        if (facts.contains("listed"_L1))
            return facts.value("listed"_L1).toObject();
    }
    return {};
}

QJsonObject withoutTerm(QJsonObject listed)
{
    listed.remove("begins"_L1);
    listed.remove("ends"_L1);
    return listed;
}

std::optional<CertificateTerm> termOf(const Certificate &certificate)
{
    if (certificate.isNull())
        return std::nullopt;
    return CertificateTerm{certificate.notBefore(), effectiveEnd(certificate),
                           isShortened(certificate), false};
}

std::optional<CertificateTerm> termOf(const Connection &connection)
{
    if (connection.method != AuthMethod::ClientCredentials)
        return std::nullopt;
    const Certificate certificate
        = Certificate::read(connection.certificatePem).value_or(Certificate());
    const std::optional<ListedCertificate> listed = listedFrom(connection.lastListed);
    if (!listed || !listed->ends.isValid())
        return termOf(certificate);
    if (certificate.isNull()) {
        // A certificate that cannot be read may be another one than NetSuite's.
        return connection.certificatePem.isEmpty()
            ? std::optional(CertificateTerm{listed->begins, listed->ends, false, true})
            : std::nullopt;
    }
    if (!isAbout(*listed, certificate))
        return termOf(certificate);
    return CertificateTerm{certificate.notBefore(), listed->ends,
                           listed->ends < certificate.notAfter(), true};
}

} // namespace suitescope
