// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What KeyPair reads; what it writes is in keywriting.cpp.

#include "lib/crypto/keypair_p.h"
#include "lib/crypto/pemtext_p.h"
#include "lib/crypto/sealed_p.h"

#include <openssl/core_names.h>

#include <array>
#include <cstring>
#include <functional>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

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

bool isRsaConsistent(const EVP_PKEY *key)
{
    constexpr int widest = 16'384; // bits; more, and OpenSSL does not sign
    const auto number = [key](const char *name) {
        BIGNUM *value = nullptr;
        EVP_PKEY_get_bn_param(key, name, &value);
        return openssl::SecretNumber(value);
    };
    const openssl::SecretNumber n = number(OSSL_PKEY_PARAM_RSA_N);
    const openssl::SecretNumber e = number(OSSL_PKEY_PARAM_RSA_E);
    const openssl::SecretNumber d = number(OSSL_PKEY_PARAM_RSA_D);
    const openssl::SecretNumber p = number(OSSL_PKEY_PARAM_RSA_FACTOR1);
    const openssl::SecretNumber q = number(OSSL_PKEY_PARAM_RSA_FACTOR2);
    if (!n || !e || !d || BN_num_bits(n.get()) > widest || BN_num_bits(e.get()) > widest
        || BN_num_bits(d.get()) > widest)
        return false;
    if (!p || !q) // nothing to compare
        return true;
    const openssl::NumberContext context(BN_CTX_secure_new());
    const openssl::SecretNumber product(BN_secure_new());
    const openssl::SecretNumber rest(BN_secure_new());
    if (!context || !product || !rest || BN_mul(product.get(), p.get(), q.get(), context.get()) != 1
        || BN_cmp(product.get(), n.get()) != 0
        || BN_mul(product.get(), e.get(), d.get(), context.get()) != 1)
        return false;
    for (const auto &factor : {std::cref(p), std::cref(q)}) {
        if (BN_is_zero(factor.get().get()) || BN_is_one(factor.get().get())
            || BN_sub_word(factor.get().get(), 1) != 1
            || BN_mod(rest.get(), product.get(), factor.get().get(), context.get()) != 1
            || !BN_is_one(rest.get()))
            return false;
    }
    return true;
}

Result<openssl::Key> fromSealed(const X509_SIG *sealed, const Secret &password)
{
    const seal::Library library;
    seal::Effort effort;
    const seal::Opened<Secret> der = seal::unsealed(sealed, password, library, effort);
    if (!der)
        return failure(seal::errorOf(der.error(), u"the key"_s, password));
    if (const QString kind = refusedKind(der->view()); !kind.isEmpty())
        return notAKey(u"this is a key of the kind %1"_s.arg(kind));
    return decodedKey(openssl::reader(der->view()), "DER", {});
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
        const Secret der = pem::binary(block);
        if (const seal::EncryptedKey sealed = seal::encryptedKey(der.view()))
            return fromSealed(sealed.get(), password);
        if (const QString kind = refusedKind(der.view()); !kind.isEmpty())
            return notAKey(u"this is a key of the kind %1"_s.arg(kind));
        return decodedKey(pem::normalized(block), "PEM", password);
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
        if (const seal::EncryptedKey sealed = seal::encryptedKey(data))
            return fromSealed(sealed.get(), password);
        if (const QString kind = refusedKind(data); !kind.isEmpty())
            return notAKey(u"this is a key of the kind %1"_s.arg(kind));
        Result<openssl::Key> key = decodedKey(openssl::reader(data), "DER", password);
        if (key)
            return key;
    }
    return notAKey(contentOfDer(data));
}

} // namespace

QString refusedKind(QByteArrayView der)
{
    const auto *at = reinterpret_cast<const unsigned char *>(der.data());
    const seal::PlainKey key(d2i_PKCS8_PRIV_KEY_INFO(nullptr, &at, long(der.size())));
    const ASN1_OBJECT *algorithm = nullptr;
    if (!key || PKCS8_pkey_get0(&algorithm, nullptr, nullptr, nullptr, key.get()) != 1)
        return {};
    switch (OBJ_obj2nid(algorithm)) {
    case NID_rsaEncryption:
    case NID_rsassaPss:
    case NID_X9_62_id_ecPublicKey:
    case NID_ED25519:
    case NID_ED448:
    case NID_X25519:
    case NID_X448:
        return {};
    case NID_dsa:
        return u"DSA"_s;
    default:
        break;
    }
    std::array<char, 128> name{};
    OBJ_obj2txt(name.data(), int(name.size()), algorithm, 0);
    return QString::fromLatin1(name.data());
}

// A private scalar that does not belong to the public point would sign what nobody can verify.
bool isConsistent(EVP_PKEY *key)
{
    const int type = EVP_PKEY_get_base_id(key);
    if (type == EVP_PKEY_RSA || type == EVP_PKEY_RSA_PSS)
        return isRsaConsistent(key);
    if (type != EVP_PKEY_EC)
        return true;
    const openssl::KeyContext context(EVP_PKEY_CTX_new_from_pkey(nullptr, key, nullptr));
    return context && EVP_PKEY_pairwise_check(context.get()) == 1;
}

Result<openssl::Key> decodedKey(const openssl::Bio &source, const char *format,
                                const Secret &password)
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

void nameTheCurve(EVP_PKEY *key)
{
    if (EVP_PKEY_get_base_id(key) != EVP_PKEY_EC)
        return;
    EVP_PKEY_set_utf8_string_param(key, OSSL_PKEY_PARAM_EC_ENCODING, OSSL_PKEY_EC_ENCODING_GROUP);
    EVP_PKEY_set_utf8_string_param(key, OSSL_PKEY_PARAM_EC_POINT_CONVERSION_FORMAT,
                                   OSSL_PKEY_EC_POINT_CONVERSION_FORMAT_UNCOMPRESSED);
}

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

} // namespace suitescope
