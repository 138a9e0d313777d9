// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/rest/tlsfacts.h"

#include <QSslCertificate>
#include <QSslCertificateExtension>
#include <QSslConfiguration>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr qsizetype longestName = 200; // a certificate may say anything
constexpr auto issuedBy = "issued by "_L1; // last in the detail

QString firstName(const QStringList &names)
{
    return names.isEmpty() ? QString() : names.constFirst().left(longestName);
}

QString protocolName(QSsl::SslProtocol protocol)
{
    if (protocol == QSsl::TlsV1_3)
        return u"TLS 1.3"_s;
    if (protocol == QSsl::TlsV1_2)
        return u"TLS 1.2"_s;
    return {};
}

QStringList issuersOf(const QSslConfiguration &configuration)
{
    QStringList issuers;
    const QList<QSslCertificate> chain = configuration.peerCertificateChain();
    for (const QSslCertificate &certificate : chain) {
        QString name = firstName(certificate.issuerInfo(QSslCertificate::CommonName));
        if (name.isEmpty())
            name = firstName(certificate.issuerInfo(QSslCertificate::Organization));
        issuers += name;
    }
    return issuers;
}

/*! By its signed certificate timestamps (RFC 6962), which browsers ask of public authorities. */
bool isPubliclyIssued(const QSslCertificate &certificate)
{
    const QList<QSslCertificateExtension> extensions = certificate.extensions();
    for (const QSslCertificateExtension &extension : extensions) {
        if (extension.oid() == "1.3.6.1.4.1.11129.2.4.2"_L1)
            return true;
    }
    return false;
}

} // namespace

TlsFacts tlsFacts(const QSslConfiguration &configuration)
{
    const QSslCertificate peer = configuration.peerCertificate();
    if (peer.isNull())
        return {};
    TlsFacts facts;
    facts.protocol = protocolName(configuration.sessionProtocol());
    facts.issuers = issuersOf(configuration);
    facts.peerName = firstName(peer.subjectInfo(QSslCertificate::CommonName));
    facts.publicAuthority = isPubliclyIssued(peer);
    return facts;
}

QString tlsFailure(const QString &words, const QStringList &errors,
                   const QSslConfiguration &configuration)
{
    QStringList parts{words};
    for (const QString &error : errors) {
        if (!words.contains(error))
            parts += error;
    }
    const QStringList issuers = issuersOf(configuration);
    if (!issuers.isEmpty())
        parts += issuedBy + issuers.constFirst();
    return parts.join(u"; "_s);
}

QString tlsIssuer(const Error &error)
{
    const qsizetype at = error.detail.lastIndexOf(issuedBy);
    return at < 0 ? QString() : error.detail.mid(at + issuedBy.size());
}

} // namespace suitescope
