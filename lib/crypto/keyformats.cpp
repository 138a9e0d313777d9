// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The file formats of KeyPair.

#include "lib/crypto/digest.h"
#include "lib/crypto/keypair_p.h"
#include "lib/crypto/pemtext_p.h"

#include <openssl/core_names.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>

#include <cstring>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

using AlgorithmIdentifier = openssl::Owned<X509_ALGOR, X509_ALGOR_free>;
using EncryptedKey = openssl::Owned<X509_SIG, X509_SIG_free>;
using PlainKey = openssl::Owned<PKCS8_PRIV_KEY_INFO, PKCS8_PRIV_KEY_INFO_free>;

constexpr int pbkdf2Iterations = 600'000; // OWASP 2023 for HMAC-SHA256; about 0.2 s
constexpr int saltBytes = 16;

struct PasswordRequest
{
    const Secret &password;
    bool asked = false;
};

int givePassword(char *buffer, int size, int, void *user)
{
    auto *request = static_cast<PasswordRequest *>(user);
    request->asked = true;
    const QByteArrayView bytes = request->password.view();
    if (bytes.isEmpty() || bytes.size() > size)
        return -1; // never the terminal's prompt
    std::memcpy(buffer, bytes.data(), size_t(bytes.size()));
    return int(bytes.size());
}

tl::unexpected<Error> notAKey(const QString &found)
{
    return failure(ErrorKind::InvalidInput, found);
}

// A private scalar that does not belong to the public point would sign what nobody can verify.
bool isConsistent(EVP_PKEY *key)
{
    if (EVP_PKEY_get_base_id(key) != EVP_PKEY_EC)
        return true;
    const openssl::KeyContext context(EVP_PKEY_CTX_new_from_pkey(nullptr, key, nullptr));
    return context && EVP_PKEY_pairwise_check(context.get()) == 1;
}

Result<openssl::Key> decoded(const openssl::Bio &source, const char *format, const Secret &password)
{
    EVP_PKEY *made = nullptr;
    PasswordRequest request{password};
    const openssl::DecoderContext context(OSSL_DECODER_CTX_new_for_pkey(
        &made, format, nullptr, nullptr, EVP_PKEY_KEYPAIR, nullptr, nullptr));
    if (!source || !context
        || OSSL_DECODER_CTX_set_pem_password_cb(context.get(), givePassword, &request) != 1)
        return openssl::fault();
    const bool read = OSSL_DECODER_from_bio(context.get(), source.get()) == 1;
    openssl::Key key(made);
    if (read && key)
        return key;
    if (request.asked)
        return failure(ErrorKind::WrongPassword,
                       password.isEmpty() ? u"the key is encrypted"_s
                                          : u"the password does not open the key"_s);
    return notAKey(u"the data is not a private key, or it is damaged"_s);
}

Result<openssl::Key> fromPem(const QList<pem::Block> &blocks, const Secret &password)
{
    for (const pem::Block &block : blocks) {
        if (!block.label.endsWith("PRIVATE KEY"))
            continue;
        if (block.label == "OPENSSH PRIVATE KEY")
            return notAKey(u"this is a private key in the format of OpenSSH, not PKCS#8"_s);
        if (!block.complete)
            return notAKey(u"the END line of the private key is missing"_s);
        return decoded(pem::normalized(block), "PEM", password);
    }
    return notAKey(
        u"this is %1, not a private key"_s.arg(pem::contentName(blocks.constFirst().label)));
}

// What binary data is when it is no key, to say so.
QString contentOfDer(QByteArrayView data)
{
    const auto *bytes = reinterpret_cast<const unsigned char *>(data.data());
    const long size = long(data.size());
    const unsigned char *at = bytes;
    if (openssl::X509Certificate(d2i_X509(nullptr, &at, size)))
        return u"this is a certificate, not a private key"_s;
    at = bytes;
    if (openssl::Key(d2i_PUBKEY(nullptr, &at, size)))
        return u"this is a public key, not a private key"_s;
    return u"there is no private key in this"_s;
}

Result<openssl::Key> fromDer(QByteArrayView data, const Secret &password)
{
    constexpr char sequence = 0x30; // what every key in DER begins with
    if (data.front() == sequence) {
        Result<openssl::Key> key = decoded(openssl::reader(data), "DER", password);
        if (key || key.error().kind == ErrorKind::WrongPassword)
            return key;
    }
    return notAKey(contentOfDer(data));
}

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
EncryptedKey encrypted(const EVP_PKEY *key, const Secret &password)
{
    const PlainKey plain(EVP_PKEY2PKCS8(key));
    QByteArray salt = randomBytes(saltBytes);
    AlgorithmIdentifier how(PKCS5_pbe2_set_iv(EVP_aes_256_cbc(), pbkdf2Iterations,
                                              reinterpret_cast<unsigned char *>(salt.data()),
                                              int(salt.size()), nullptr, NID_hmacWithSHA256));
    if (!plain || !how)
        return nullptr;
    EncryptedKey result(
        PKCS8_set0_pbe(password.view().data(), int(password.size()), plain.get(), how.get()));
    if (result)
        (void)how.release(); // taken over
    return result;
}

// NetSuite takes named curves only; some tools write out a known curve's numbers instead. A curve
// without a name stays as it is, and has no algorithm.
void nameTheCurve(EVP_PKEY *key)
{
    if (EVP_PKEY_get_base_id(key) == EVP_PKEY_EC)
        EVP_PKEY_set_utf8_string_param(key, OSSL_PKEY_PARAM_EC_ENCODING,
                                       OSSL_PKEY_EC_ENCODING_GROUP);
}

} // namespace

Result<KeyPair> KeyPair::read(const Secret &data, const Secret &password)
{
    const openssl::ErrorScope scope;
    if (data.view().trimmed().isEmpty())
        return failure(ErrorKind::InvalidInput, u"nothing was given"_s);
    const QList<pem::Block> blocks = pem::blocks(data.view());
    Result<openssl::Key> key
        = blocks.isEmpty() ? fromDer(data.view(), password) : fromPem(blocks, password);
    if (!key)
        return failure(key.error());
    if (!isConsistent(key->get()))
        return notAKey(u"the private and the public half of the key do not belong together"_s);
    nameTheCurve(key->get());
    return Data::adopt(std::move(*key));
}

Result<Secret> KeyPair::toPkcs8Pem() const
{
    if (!m_data)
        return noKey();
    const openssl::ErrorScope scope;
    const openssl::Bio buffer = openssl::secretBuffer();
    return taken(buffer,
                 buffer
                     && PEM_write_bio_PKCS8PrivateKey(buffer.get(), m_data->key.get(), nullptr,
                                                      nullptr, 0, nullptr, nullptr)
                         == 1);
}

Result<Secret> KeyPair::toSec1Pem() const
{
    if (!m_data)
        return noKey();
    if (EVP_PKEY_get_base_id(m_data->key.get()) != EVP_PKEY_EC)
        return failure(ErrorKind::NotAllowed,
                       u"SEC1 holds EC keys only, and this one is %1"_s.arg(m_data->description));
    const openssl::ErrorScope scope;
    const openssl::Bio buffer = openssl::secretBuffer();
    return taken(buffer,
                 buffer
                     && PEM_write_bio_PrivateKey_traditional(buffer.get(), m_data->key.get(),
                                                             nullptr, nullptr, 0, nullptr, nullptr)
                         == 1);
}

Result<Secret> KeyPair::toPkcs8Der() const
{
    if (!m_data)
        return noKey();
    const openssl::ErrorScope scope;
    const openssl::Bio buffer = openssl::secretBuffer();
    return taken(buffer,
                 buffer && i2d_PKCS8PrivateKeyInfo_bio(buffer.get(), m_data->key.get()) == 1);
}

Result<Secret> KeyPair::toEncryptedPkcs8Pem(const Secret &password) const
{
    if (!m_data)
        return noKey();
    if (password.isEmpty())
        return failure(ErrorKind::InvalidInput, u"the password is empty"_s);
    const openssl::ErrorScope scope;
    const EncryptedKey sealed = encrypted(m_data->key.get(), password);
    const openssl::Bio buffer = openssl::secretBuffer();
    return taken(buffer, sealed && buffer && PEM_write_bio_PKCS8(buffer.get(), sealed.get()) == 1);
}

} // namespace suitescope
