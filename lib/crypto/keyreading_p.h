// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/crypto/keyreading.h"
#include "lib/crypto/openssl_p.h"
#include "lib/crypto/sealed_p.h"

#include <optional>
#include <vector>

namespace suitescope::keyreading {

/*! Algorithm, size, curve and public half, and what NetSuite has against them. */
void describe(KeyObject &object, EVP_PKEY *key);
/*! The same of a certificate, with its life and its signature. */
void judge(KeyObject &object, X509 *certificate, const QDateTime &now);

/*! The text in \a data as UTF-8 without its byte order mark; as it is when it is binary. */
[[nodiscard]] Secret asUtf8(const Secret &data);

/*! How many bytes the ASN.1 value takes that \a data starts with; 0 when there is none. */
[[nodiscard]] qsizetype derSize(QByteArrayView data);
/*! Whether \a data begins as keys, certificates and their files do and ends before it should. */
[[nodiscard]] bool isCutDer(QByteArrayView data);

struct Relative
{
    openssl::X509Certificate certificate; // null of anything else
};

/*! Which belong together: pairs, copies, issuers. */
void relate(QList<KeyObject> &objects, const std::vector<Relative> &relatives);

/*! Goes through one input after the other. */
class Collector
{
public:
    Collector(const QList<Secret> &passwords, const QDateTime &now, const KeyReadLimits &limits);

    void takeInput(int index, const Secret &data);
    [[nodiscard]] QList<KeyObject> finished();

private:
    using Fault = seal::Fault;

    [[nodiscard]] KeyObject *add(const KeyObject &place);
    void takeText(const KeyObject &place, QByteArrayView text);
    [[nodiscard]] bool takeJson(const KeyObject &place, QByteArrayView text);
    void takeForeign(KeyObject place, QByteArrayView text);
    [[nodiscard]] bool takeBase64(const KeyObject &place, QByteArrayView text);
    void takeBinary(const KeyObject &place, QByteArrayView data);
    void takeDer(KeyObject place, QByteArrayView der);
    [[nodiscard]] bool takePublicDer(KeyObject &place, QByteArrayView der);
    void takePrivateDer(KeyObject place, QByteArrayView der);
    void takeSealed(KeyObject place, const X509_SIG *sealed);
    void takeOldPem(KeyObject place, const openssl::Bio &text, const QString &cipher);
    void takePkcs12(KeyObject place, QByteArrayView der);
    void takePkcs7(KeyObject place, QByteArrayView der);
    void takeCertificate(KeyObject place, openssl::X509Certificate certificate);
    void takeUnread(KeyObject place, KeyVerdictId id, const QString &text = {}, qint64 number = 0);
    void takeFault(const KeyObject &place, const Fault &fault);

    const QList<Secret> &m_passwords;
    const QDateTime m_now;
    const KeyReadLimits m_limits;
    seal::Effort m_effort;
    std::optional<seal::Library> m_library; // made when something is encrypted
    QList<KeyObject> m_objects;
    std::vector<Relative> m_relatives; // one for each object
    bool m_full = false;
};

} // namespace suitescope::keyreading
