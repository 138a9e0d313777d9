// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/crypto/certificate.h"
#include "lib/simulator/accountstate.h"

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int mostActiveCertificates = 5;

/*! Why the file itself is refused; empty when it is not. */
QString fileRefusal(const QByteArray &pem, const Result<Certificate> &certificate,
                    const QDateTime &now)
{
    if (pem.contains("PRIVATE KEY"))
        return u"The file contains a private key. Upload the public certificate only."_s;
    if (!pem.contains("-----BEGIN CERTIFICATE-----") || !certificate)
        return u"The file is not an X.509 certificate in PEM format."_s;
    static const QStringList accepted{u"EC P-256"_s, u"EC P-384"_s, u"EC P-521"_s, u"RSA 3072"_s,
                                      u"RSA 4096"_s};
    if (!accepted.contains(certificate->keyDescription())) {
        return u"The key of the certificate is not supported: use RSA with 3072 or 4096 bits, or "
               u"EC with 256, 384 or 521 bits."_s;
    }
    if (certificate->notAfter() <= now)
        return u"The certificate has expired."_s;
    return {};
}

} // namespace

SimulatedAccount::MappingAnswer SimulatedAccount::addMapping(int integration, int role,
                                                             const QString &entity,
                                                             const QByteArray &certificatePem)
{
    return d->upload(integration, role, entity, certificatePem);
}

SimulatedAccount::MappingAnswer SimulatedAccount::Private::upload(int integrationNumber,
                                                                  int roleNumber,
                                                                  const QString &entity,
                                                                  const QByteArray &certificatePem)
{
    {
        const std::lock_guard<std::mutex> lock(mutex);
        if (const QString refusal = uploadRefusal(); !refusal.isEmpty()) {
            ++faultsServed;
            return {{}, refusal};
        }
    }
    const MappingAnswer made = addMapping(integrationNumber, roleNumber, entity, certificatePem);
    const std::lock_guard<std::mutex> lock(mutex);
    if (made.refusal.isEmpty())
        mendBy(Deed::AddMapping);
    return made;
}

SimulatedAccount::MappingAnswer SimulatedAccount::Private::addMapping(
    int integrationNumber, int roleNumber, const QString &entity, const QByteArray &certificatePem)
{
    const Result<Certificate> certificate = Certificate::read(certificatePem);
    const QDateTime today = now();
    if (const QString refusal = fileRefusal(certificatePem, certificate, today); !refusal.isEmpty())
        return {{}, refusal};

    const std::lock_guard<std::mutex> lock(mutex);
    const SimulatedIntegration *application = integration(integrationNumber);
    if (!application || !application->enabled || !application->clientCredentials) {
        return {{},
                u"The application is not one that allows the client credentials (machine to "
                u"machine) grant."_s};
    }
    if (!role(roleNumber) || entityOf(entity) == 0)
        return {{}, u"Choose an entity and a role."_s};
    int active = 0;
    for (const SimulatedMapping &other : std::as_const(mappings)) {
        const Result<Certificate> theirs = Certificate::read(other.certificatePem);
        const bool same = theirs && theirs->fingerprint() == certificate->fingerprint();
        const bool sameUse = other.integration == integrationNumber && other.role == roleNumber
            && other.entity == entity;
        if (same && (!sameUse || !other.revoked)) {
            return {{},
                    u"The certificate is already used for a combination of application, role and "
                    u"entity."_s};
        }
        if (other.integration == integrationNumber && !other.revoked && mappingEnds(other) > today)
            ++active;
    }
    if (active >= mostActiveCertificates)
        return {{}, u"The application has five active certificates already. Revoke one first."_s};

    SimulatedMapping made;
    made.id = nextMapping++;
    made.integration = integrationNumber;
    made.role = roleNumber;
    made.entity = entity;
    made.certificateId = certificateId(made.id);
    made.certificatePem = certificate->toPem();
    made.created = today;
    mappings.append(made);
    changed();
    return {made.certificateId, {}};
}

} // namespace suitescope
