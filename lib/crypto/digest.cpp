// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/crypto/digest.h"

#include <QtCrypto>

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include <cstring>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int sha256Bytes = 32;

// QCA finds its provider as a plugin at run time. Without it there is neither SHA-256 nor, worse,
// anything but a plain pseudo-random generator: then OpenSSL, which is linked, answers itself.
bool providerIsThere()
{
    static const bool there
        = QCA::isSupported(QStringList{u"sha256"_s, u"hmac(sha256)"_s, u"random"_s}, u"qca-ossl"_s);
    return there;
}

QCA::MemoryRegion region(QByteArrayView data)
{
    return QCA::MemoryRegion(QByteArray::fromRawData(data.data(), data.size()));
}

} // namespace

QByteArray sha256(QByteArrayView data)
{
    if (providerIsThere())
        return QCA::Hash(u"sha256"_s).hash(region(data)).toByteArray();

    QByteArray digest(sha256Bytes, '\0');
    EVP_Digest(data.data(), size_t(data.size()), reinterpret_cast<unsigned char *>(digest.data()),
               nullptr, EVP_sha256(), nullptr);
    return digest;
}

QByteArray hmacSha256(const Secret &key, QByteArrayView data)
{
    // Keys are padded with zeros to the block: one zero byte is the same key as none, and the
    // libraries take a null pointer for "the key of before".
    const QByteArrayView bytes = key.isEmpty() ? QByteArrayView("\0", 1) : key.view();
    if (providerIsThere()) {
        QCA::SymmetricKey locked{QCA::SecureArray(int(bytes.size()))};
        std::memcpy(locked.data(), bytes.data(), size_t(bytes.size()));
        QCA::MessageAuthenticationCode mac(u"hmac(sha256)"_s, locked);
        return mac.process(region(data)).toByteArray();
    }

    QByteArray digest(sha256Bytes, '\0');
    size_t length = size_t(digest.size());
    char name[] = "SHA256";
    const OSSL_PARAM parameters[]
        = {OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, name, 0),
           OSSL_PARAM_construct_end()};
    EVP_Q_mac(nullptr, "HMAC", nullptr, nullptr, parameters, bytes.data(), size_t(bytes.size()),
              reinterpret_cast<const unsigned char *>(data.data()), size_t(data.size()),
              reinterpret_cast<unsigned char *>(digest.data()), size_t(digest.size()), &length);
    return digest;
}

QByteArray randomBytes(int count)
{
    if (count <= 0)
        return {};
    if (providerIsThere())
        return QCA::Random::randomArray(count).toByteArray();

    QByteArray bytes(count, '\0');
    if (RAND_bytes(reinterpret_cast<unsigned char *>(bytes.data()), count) != 1)
        qFatal("The system has no random numbers to give."); // never go on with zeros
    return bytes;
}

QByteArray base64Url(QByteArrayView data)
{
    return QByteArray::fromRawData(data.data(), data.size())
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QString fingerprintText(const QByteArray &digest)
{
    return QString::fromLatin1(digest.toHex(':').toUpper());
}

} // namespace suitescope
