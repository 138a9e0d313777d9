// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/crypto/keypair.h"

#include "lib/crypto/digest.h"
#include "lib/crypto/keypair_p.h"

#include <openssl/rsa.h>

#include <array>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr std::array allKeys{KeyAlgorithm::EcP256, KeyAlgorithm::EcP384, KeyAlgorithm::EcP521,
                             KeyAlgorithm::Rsa3072, KeyAlgorithm::Rsa4096};
constexpr std::array allSignings{SigningAlgorithm::ES256, SigningAlgorithm::ES384,
                                 SigningAlgorithm::ES512, SigningAlgorithm::PS256,
                                 SigningAlgorithm::PS384, SigningAlgorithm::PS512};

bool isRsa(KeyAlgorithm algorithm)
{
    return algorithm == KeyAlgorithm::Rsa3072 || algorithm == KeyAlgorithm::Rsa4096;
}

// Bytes of r and of s (RFC 7518 3.4); 0 for RSA.
int coordinateBytes(SigningAlgorithm algorithm)
{
    switch (algorithm) {
    case SigningAlgorithm::ES256:
        return 32;
    case SigningAlgorithm::ES384:
        return 48;
    case SigningAlgorithm::ES512:
        return 66;
    case SigningAlgorithm::PS256:
    case SigningAlgorithm::PS384:
    case SigningAlgorithm::PS512:
        return 0;
    }
    Q_UNREACHABLE();
}

openssl::Key generated(KeyAlgorithm algorithm)
{
    switch (algorithm) {
    case KeyAlgorithm::EcP256:
        return openssl::Key(EVP_EC_gen("P-256"));
    case KeyAlgorithm::EcP384:
        return openssl::Key(EVP_EC_gen("P-384"));
    case KeyAlgorithm::EcP521:
        return openssl::Key(EVP_EC_gen("P-521"));
    case KeyAlgorithm::Rsa3072:
        return openssl::Key(EVP_RSA_gen(3072));
    case KeyAlgorithm::Rsa4096:
        return openssl::Key(EVP_RSA_gen(4096));
    }
    Q_UNREACHABLE();
}

// ECDSA's DER sequence as JWS wants it: r and s, each padded to the size of the curve.
std::optional<QByteArray> rawFromDer(const QByteArray &signature, int bytes)
{
    const auto *at = reinterpret_cast<const unsigned char *>(signature.constData());
    const openssl::EcdsaSignature parts(d2i_ECDSA_SIG(nullptr, &at, long(signature.size())));
    if (!parts)
        return std::nullopt;
    QByteArray raw(2 * bytes, '\0');
    auto *out = reinterpret_cast<unsigned char *>(raw.data());
    if (BN_bn2binpad(ECDSA_SIG_get0_r(parts.get()), out, bytes) != bytes
        || BN_bn2binpad(ECDSA_SIG_get0_s(parts.get()), out + bytes, bytes) != bytes)
        return std::nullopt;
    return raw;
}

std::optional<QByteArray> derFromRaw(const QByteArray &raw, int bytes)
{
    if (raw.size() != 2 * bytes)
        return std::nullopt;
    const auto *in = reinterpret_cast<const unsigned char *>(raw.constData());
    openssl::EcdsaSignature parts(ECDSA_SIG_new());
    openssl::BigNumber r(BN_bin2bn(in, bytes, nullptr));
    openssl::BigNumber s(BN_bin2bn(in + bytes, bytes, nullptr));
    if (!parts || !r || !s || ECDSA_SIG_set0(parts.get(), r.get(), s.get()) != 1)
        return std::nullopt;
    (void)r.release(); // taken over
    (void)s.release();
    return openssl::der(i2d_ECDSA_SIG, parts.get());
}

// Only the curve that belongs to the name, and for PS* only a plain RSA key.
bool keyFits(const EVP_PKEY *key, SigningAlgorithm algorithm)
{
    if (isPss(algorithm))
        return EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA;
    for (const KeyAlgorithm known : allKeys) {
        if (!isRsa(known) && fits(algorithm, known))
            return keyDescription(key) == keyName(known);
    }
    return false;
}

} // namespace

QString joseName(SigningAlgorithm algorithm)
{
    switch (algorithm) {
    case SigningAlgorithm::ES256:
        return u"ES256"_s;
    case SigningAlgorithm::ES384:
        return u"ES384"_s;
    case SigningAlgorithm::ES512:
        return u"ES512"_s;
    case SigningAlgorithm::PS256:
        return u"PS256"_s;
    case SigningAlgorithm::PS384:
        return u"PS384"_s;
    case SigningAlgorithm::PS512:
        return u"PS512"_s;
    }
    Q_UNREACHABLE();
}

std::optional<SigningAlgorithm> signingAlgorithm(const QString &joseNameText)
{
    for (const SigningAlgorithm algorithm : allSignings) {
        if (joseName(algorithm) == joseNameText)
            return algorithm;
    }
    return std::nullopt;
}

QString keyName(KeyAlgorithm algorithm)
{
    switch (algorithm) {
    case KeyAlgorithm::EcP256:
        return u"EC P-256"_s;
    case KeyAlgorithm::EcP384:
        return u"EC P-384"_s;
    case KeyAlgorithm::EcP521:
        return u"EC P-521"_s;
    case KeyAlgorithm::Rsa3072:
        return u"RSA 3072"_s;
    case KeyAlgorithm::Rsa4096:
        return u"RSA 4096"_s;
    }
    Q_UNREACHABLE();
}

std::optional<KeyAlgorithm> algorithmNamed(const QString &name)
{
    for (const KeyAlgorithm algorithm :
         {KeyAlgorithm::EcP256, KeyAlgorithm::EcP384, KeyAlgorithm::EcP521, KeyAlgorithm::Rsa3072,
          KeyAlgorithm::Rsa4096}) {
        if (keyName(algorithm) == name)
            return algorithm;
    }
    return std::nullopt;
}

SigningAlgorithm defaultSigning(KeyAlgorithm algorithm)
{
    switch (algorithm) {
    case KeyAlgorithm::EcP256:
        return SigningAlgorithm::ES256;
    case KeyAlgorithm::EcP384:
        return SigningAlgorithm::ES384;
    case KeyAlgorithm::EcP521:
        return SigningAlgorithm::ES512;
    case KeyAlgorithm::Rsa3072:
    case KeyAlgorithm::Rsa4096:
        return SigningAlgorithm::PS256;
    }
    Q_UNREACHABLE();
}

bool fits(SigningAlgorithm signing, KeyAlgorithm key)
{
    return isPss(signing) ? isRsa(key) : defaultSigning(key) == signing;
}

bool isPss(SigningAlgorithm algorithm)
{
    return coordinateBytes(algorithm) == 0;
}

const EVP_MD *digestOf(SigningAlgorithm algorithm)
{
    switch (algorithm) {
    case SigningAlgorithm::ES256:
    case SigningAlgorithm::PS256:
        return EVP_sha256();
    case SigningAlgorithm::ES384:
    case SigningAlgorithm::PS384:
        return EVP_sha384();
    case SigningAlgorithm::ES512:
    case SigningAlgorithm::PS512:
        return EVP_sha512();
    }
    Q_UNREACHABLE();
}

QString keyDescription(const EVP_PKEY *key)
{
    switch (EVP_PKEY_get_base_id(key)) {
    case EVP_PKEY_RSA:
        return u"RSA %1"_s.arg(EVP_PKEY_get_bits(key));
    case EVP_PKEY_RSA_PSS:
        return u"RSA-PSS %1"_s.arg(EVP_PKEY_get_bits(key));
    case EVP_PKEY_ED25519:
        return u"Ed25519"_s;
    case EVP_PKEY_ED448:
        return u"Ed448"_s;
    case EVP_PKEY_EC: {
        std::array<char, 64> name{};
        if (EVP_PKEY_get_group_name(key, name.data(), name.size(), nullptr) != 1)
            return u"EC with explicit parameters"_s;
        const QByteArrayView group(name.data());
        if (group == "prime256v1" || group == "P-256")
            return keyName(KeyAlgorithm::EcP256);
        if (group == "secp384r1" || group == "P-384")
            return keyName(KeyAlgorithm::EcP384);
        if (group == "secp521r1" || group == "P-521")
            return keyName(KeyAlgorithm::EcP521);
        return u"EC "_s + QString::fromLatin1(group);
    }
    default:
        break;
    }
    const char *type = EVP_PKEY_get0_type_name(key);
    return type ? QString::fromLatin1(type) : u"unknown"_s;
}

bool beginSigning(EVP_MD_CTX *context, SigningAlgorithm algorithm, EVP_PKEY *key)
{
    EVP_PKEY_CTX *settings = nullptr; // owned by context
    if (EVP_DigestSignInit(context, &settings, digestOf(algorithm), nullptr, key) != 1)
        return false;
    return !isPss(algorithm)
        || (EVP_PKEY_CTX_set_rsa_padding(settings, RSA_PKCS1_PSS_PADDING) == 1
            && EVP_PKEY_CTX_set_rsa_pss_saltlen(settings, RSA_PSS_SALTLEN_DIGEST) == 1);
}

Result<KeyPair> KeyPair::generate(KeyAlgorithm algorithm)
{
    const openssl::ErrorScope scope;
    openssl::Key key = generated(algorithm);
    if (!key)
        return openssl::fault();
    return Data::adopt(std::move(key));
}

std::optional<KeyAlgorithm> KeyPair::algorithm() const
{
    return m_data ? m_data->algorithm : std::nullopt;
}

QString KeyPair::description() const
{
    return m_data ? m_data->description : QString();
}

QByteArray KeyPair::publicKeyDer() const
{
    return m_data ? m_data->publicKeyDer : QByteArray();
}

QByteArray KeyPair::publicKeyFingerprint() const
{
    return m_data ? sha256(m_data->publicKeyDer) : QByteArray();
}

Result<KeyPair> KeyPair::Data::adopt(openssl::Key key)
{
    auto data = std::make_shared<Data>();
    data->publicKeyDer = openssl::der(i2d_PUBKEY, key.get());
    if (data->publicKeyDer.isEmpty())
        return openssl::fault();
    data->description = keyDescription(key.get());
    for (const KeyAlgorithm algorithm : allKeys) {
        if (keyName(algorithm) == data->description)
            data->algorithm = algorithm;
    }
    data->key = std::move(key);
    KeyPair pair;
    pair.m_data = std::move(data);
    return pair;
}

Result<QByteArray> KeyPair::sign(SigningAlgorithm algorithm, QByteArrayView message) const
{
    if (!m_data)
        return failure(ErrorKind::NotAllowed, u"there is no key"_s);
    if (!m_data->algorithm || !fits(algorithm, *m_data->algorithm))
        return failure(ErrorKind::NotAllowed,
                       u"%1 does not fit a key of the kind %2"_s.arg(joseName(algorithm),
                                                                     m_data->description));
    const openssl::ErrorScope scope;
    const openssl::DigestContext context(EVP_MD_CTX_new());
    const auto *bytes = reinterpret_cast<const unsigned char *>(message.data());
    size_t size = 0;
    if (!context || !beginSigning(context.get(), algorithm, m_data->key.get())
        || EVP_DigestSign(context.get(), nullptr, &size, bytes, size_t(message.size())) != 1)
        return openssl::fault();
    QByteArray signature(qsizetype(size), '\0');
    if (EVP_DigestSign(context.get(), reinterpret_cast<unsigned char *>(signature.data()), &size,
                       bytes, size_t(message.size()))
        != 1)
        return openssl::fault();
    signature.truncate(qsizetype(size));
    if (isPss(algorithm))
        return signature;
    const std::optional<QByteArray> raw = rawFromDer(signature, coordinateBytes(algorithm));
    if (!raw)
        return openssl::fault();
    return *raw;
}

QString publicKeyDescription(const QByteArray &publicKeyDer)
{
    const openssl::ErrorScope scope;
    const auto *at = reinterpret_cast<const unsigned char *>(publicKeyDer.constData());
    const openssl::Key key(d2i_PUBKEY(nullptr, &at, long(publicKeyDer.size())));
    return key ? keyDescription(key.get()) : QString();
}

bool verifySignature(const QByteArray &publicKeyDer, SigningAlgorithm algorithm,
                     QByteArrayView message, const QByteArray &signature)
{
    const openssl::ErrorScope scope;
    const auto *at = reinterpret_cast<const unsigned char *>(publicKeyDer.constData());
    const openssl::Key key(d2i_PUBKEY(nullptr, &at, long(publicKeyDer.size())));
    if (!key || !keyFits(key.get(), algorithm))
        return false;
    const std::optional<QByteArray> encoded
        = isPss(algorithm) ? signature : derFromRaw(signature, coordinateBytes(algorithm));
    const openssl::DigestContext context(EVP_MD_CTX_new());
    EVP_PKEY_CTX *settings = nullptr; // owned by context
    if (!encoded || !context
        || EVP_DigestVerifyInit(context.get(), &settings, digestOf(algorithm), nullptr, key.get())
            != 1)
        return false;
    if (isPss(algorithm)
        && (EVP_PKEY_CTX_set_rsa_padding(settings, RSA_PKCS1_PSS_PADDING) != 1
            || EVP_PKEY_CTX_set_rsa_pss_saltlen(settings, RSA_PSS_SALTLEN_DIGEST) != 1))
        return false;
    return EVP_DigestVerify(
               context.get(), reinterpret_cast<const unsigned char *>(encoded->constData()),
               size_t(encoded->size()), reinterpret_cast<const unsigned char *>(message.data()),
               size_t(message.size()))
        == 1;
}

} // namespace suitescope
