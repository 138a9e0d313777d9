// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/crypto/digest.h"
#include "lib/crypto/keypair_p.h"
#include "lib/crypto/keyreading_p.h"

#include <openssl/core_names.h>

using namespace Qt::StringLiterals;

namespace suitescope::keyreading {

namespace {

using Weight = KeyVerdictWeight;

// The point uncompressed and the curve by its name, so that equal keys have equal bytes.
QByteArray canonicalDer(EVP_PKEY *key)
{
    const QByteArray der = openssl::der(i2d_PUBKEY, key);
    const auto *at = reinterpret_cast<const unsigned char *>(der.constData());
    const openssl::Key copy(der.isEmpty() ? nullptr : d2i_PUBKEY(nullptr, &at, long(der.size())));
    if (!copy || EVP_PKEY_get_base_id(copy.get()) != EVP_PKEY_EC)
        return der;
    nameTheCurve(copy.get());
    const QByteArray canonical = openssl::der(i2d_PUBKEY, copy.get());
    return canonical.isEmpty() ? der : canonical;
}

bool isExplicit(const EVP_PKEY *key)
{
    int value = 0;
    return EVP_PKEY_get_int_param(key, OSSL_PKEY_PARAM_EC_DECODED_FROM_EXPLICIT_PARAMS, &value) == 1
        && value != 0;
}

void describeEc(KeyObject &object, const EVP_PKEY *key)
{
    const QString prefix = u"EC "_s;
    object.family = u"EC"_s;
    const bool named = object.algorithm.startsWith(prefix)
        && object.algorithm != "EC with explicit parameters"_L1;
    if (named)
        object.curve = object.algorithm.mid(prefix.size());
    // Of a key it is no matter, for it is written with the curve's name; a certificate stays.
    if (isExplicit(key) || !named) {
        const bool mends = named && object.kind != KeyObjectKind::X509Certificate;
        object.verdicts += {KeyVerdictId::ExplicitCurve, mends ? Weight::Warning : Weight::Refused,
                            0, object.curve};
    }
    if (named && object.curve != "P-256"_L1 && object.curve != "P-384"_L1
        && object.curve != "P-521"_L1)
        object.verdicts += {KeyVerdictId::CurveRefused, Weight::Refused, 0, object.curve};
}

bool isWeak(int digest)
{
    return digest == NID_sha1 || digest == NID_md5 || digest == NID_md4 || digest == NID_md2
        || digest == NID_md5_sha1;
}

} // namespace

void describe(KeyObject &object, EVP_PKEY *key)
{
    object.algorithm = keyDescription(key);
    object.bits = EVP_PKEY_get_bits(key);
    object.publicKeyDer = canonicalDer(key);
    if (object.fingerprint.isEmpty())
        object.fingerprint = sha256(object.publicKeyDer);
    switch (EVP_PKEY_get_base_id(key)) {
    case EVP_PKEY_EC:
        describeEc(object, key);
        return;
    case EVP_PKEY_RSA:
        object.family = u"RSA"_s;
        if (object.bits != 3072 && object.bits != 4096)
            object.verdicts += {KeyVerdictId::RsaSizeRefused, Weight::Refused, object.bits};
        return;
    case EVP_PKEY_RSA_PSS:
        object.family = u"RSA-PSS"_s;
        break;
    case EVP_PKEY_DSA:
        object.family = u"DSA"_s;
        object.algorithm = u"DSA %1"_s.arg(object.bits);
        break;
    default:
        object.family = object.algorithm;
        break;
    }
    object.verdicts += {KeyVerdictId::KeyTypeRefused, Weight::Refused, 0, object.family};
}

void judge(KeyObject &object, X509 *certificate, const QDateTime &now)
{
    object.fingerprint = sha256(openssl::der(i2d_X509, certificate));
    EVP_PKEY *key = X509_get0_pubkey(certificate);
    if (key)
        describe(object, key);
    int digest = NID_undef;
    if (X509_get_signature_info(certificate, &digest, nullptr, nullptr, nullptr) == 1
        && isWeak(digest))
        object.verdicts += {KeyVerdictId::WeakSignature, Weight::Refused, 0,
                            QString::fromLatin1(OBJ_nid2sn(digest))};
    const Result<Certificate> read = Certificate::read(openssl::der(i2d_X509, certificate));
    if (!read) {
        object.verdicts += {KeyVerdictId::Damaged, Weight::Unread, 0, read.error().detail};
        return;
    }
    object.certificate = *read;
    const QDateTime first = read->notBefore();
    const QDateTime last = read->notAfter();
    if (!first.isValid() || !last.isValid()) {
        object.verdicts += {KeyVerdictId::Damaged, Weight::Unread, 0, u"no valid dates"_s};
        return;
    }
    if (last <= now)
        object.verdicts += {KeyVerdictId::Ended, Weight::Refused, 0, {}, last};
    if (first > now)
        object.verdicts += {KeyVerdictId::NotYetValid, Weight::Warning, 0, {}, first};
    constexpr qint64 daySeconds = 86'400;
    const qint64 seconds = first.secsTo(last);
    if (seconds > CertificateRequest::longestDays * daySeconds)
        object.verdicts += {KeyVerdictId::LongerThanTwoYears, Weight::Warning,
                            (seconds + daySeconds - 1) / daySeconds};
}

} // namespace suitescope::keyreading
