// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What KeyPair writes.

#include "lib/crypto/digest.h"
#include "lib/crypto/jwk_p.h"
#include "lib/crypto/keypair_p.h"
#include "lib/crypto/sealed_p.h"

#include <openssl/pem.h>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

using AlgorithmIdentifier = openssl::Owned<X509_ALGOR, X509_ALGOR_free>;

constexpr int saltBytes = 16;

Result<Secret> taken(const openssl::Bio &buffer, bool written)
{
    if (!written)
        return openssl::fault();
    return Secret(openssl::contents(buffer));
}

tl::unexpected<Error> noKey()
{
    return failure(ErrorKind::NotAllowed, u"there is no key"_s);
}

// By hand, since the PEM function takes the library's default of 2048 rounds.
seal::EncryptedKey encrypted(const EVP_PKEY *key, const Secret &password)
{
    const seal::PlainKey plain(EVP_PKEY2PKCS8(key));
    QByteArray salt = randomBytes(saltBytes);
    AlgorithmIdentifier how(PKCS5_pbe2_set_iv(EVP_aes_256_cbc(), KeyPair::sealRounds,
                                              reinterpret_cast<unsigned char *>(salt.data()),
                                              int(salt.size()), nullptr, NID_hmacWithSHA256));
    if (!plain || !how)
        return nullptr;
    seal::EncryptedKey result(
        PKCS8_set0_pbe(password.view().data(), int(password.size()), plain.get(), how.get()));
    if (result)
        (void)how.release(); // taken over
    return result;
}

// Runs \a write on a buffer that is wiped.
template<typename Write> Result<Secret> written(const Write &write)
{
    const openssl::ErrorScope scope;
    const openssl::Bio buffer = openssl::secretBuffer();
    return taken(buffer, buffer && write(buffer.get()) == 1);
}

} // namespace

Result<Secret> KeyPair::toPkcs8Pem() const
{
    if (!m_data)
        return noKey();
    return written([this](BIO *out) {
        return PEM_write_bio_PKCS8PrivateKey(out, m_data->key.get(), nullptr, nullptr, 0, nullptr,
                                             nullptr);
    });
}

Result<Secret> KeyPair::toPkcs8Der() const
{
    if (!m_data)
        return noKey();
    return written(
        [this](BIO *out) { return i2d_PKCS8PrivateKeyInfo_bio(out, m_data->key.get()); });
}

Result<Secret> KeyPair::toTraditional(int type, bool asPem) const
{
    if (!m_data)
        return noKey();
    if (EVP_PKEY_get_base_id(m_data->key.get()) != type)
        return failure(ErrorKind::NotAllowed,
                       (type == EVP_PKEY_EC ? u"SEC1 holds EC keys only, and this one is %1"_s
                                            : u"PKCS#1 holds RSA keys only, and this one is %1"_s)
                           .arg(m_data->description));
    return written([this, asPem](BIO *out) {
        return asPem ? PEM_write_bio_PrivateKey_traditional(out, m_data->key.get(), nullptr,
                                                            nullptr, 0, nullptr, nullptr)
                     : i2d_PrivateKey_bio(out, m_data->key.get());
    });
}

Result<Secret> KeyPair::toSec1Pem() const
{
    return toTraditional(EVP_PKEY_EC, true);
}

Result<Secret> KeyPair::toSec1Der() const
{
    return toTraditional(EVP_PKEY_EC, false);
}

Result<Secret> KeyPair::toPkcs1Pem() const
{
    return toTraditional(EVP_PKEY_RSA, true);
}

Result<Secret> KeyPair::toPkcs1Der() const
{
    return toTraditional(EVP_PKEY_RSA, false);
}

Result<Secret> KeyPair::toEncryptedPkcs8Pem(const Secret &password) const
{
    if (!m_data)
        return noKey();
    if (password.isEmpty())
        return failure(ErrorKind::InvalidInput, u"the password is empty"_s);
    return written([&](BIO *out) {
        const seal::EncryptedKey sealed = encrypted(m_data->key.get(), password);
        return sealed ? PEM_write_bio_PKCS8(out, sealed.get()) : 0;
    });
}

Result<Secret> KeyPair::toEncryptedPkcs8Der(const Secret &password) const
{
    if (!m_data)
        return noKey();
    if (password.isEmpty())
        return failure(ErrorKind::InvalidInput, u"the password is empty"_s);
    return written([&](BIO *out) {
        const seal::EncryptedKey sealed = encrypted(m_data->key.get(), password);
        return sealed ? i2d_PKCS8_bio(out, sealed.get()) : 0;
    });
}

Result<Secret> KeyPair::toJwk() const
{
    if (!m_data)
        return noKey();
    const openssl::ErrorScope scope;
    return jwk::privateKey(m_data->key.get());
}

QByteArray KeyPair::toPublicJwk() const
{
    if (!m_data)
        return {};
    const openssl::ErrorScope scope;
    return jwk::publicKey(m_data->key.get());
}

QByteArray KeyPair::toPublicPem() const
{
    if (!m_data)
        return {};
    const openssl::ErrorScope scope;
    const openssl::Bio buffer(BIO_new(BIO_s_mem()));
    if (!buffer || PEM_write_bio_PUBKEY(buffer.get(), m_data->key.get()) != 1)
        return {};
    return openssl::contents(buffer).toByteArray();
}

} // namespace suitescope
