// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/crypto/jwk_p.h"

#include "lib/crypto/digest.h"
#include "lib/crypto/jsonview_p.h"
#include "lib/crypto/keypair_p.h"

#include <openssl/core_names.h>
#include <openssl/param_build.h>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace suitescope::jwk {

namespace {

using Builder = openssl::Owned<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free>;
using Parameters = openssl::Owned<OSSL_PARAM, OSSL_PARAM_free>;

constexpr qsizetype longestNumber = 2800; // base64 of 16,384 bits

struct Curve
{
    const char *jose;
    const char *group;
    int bytes; // of a coordinate
    const char *algorithm; // that NetSuite takes; null when it takes none
};

constexpr std::array curves{
    Curve{"P-256", "P-256", 32, "ES256"}, Curve{"P-384", "P-384", 48, "ES384"},
    Curve{"P-521", "P-521", 66, "ES512"}, Curve{"secp256k1", "secp256k1", 32, nullptr}};

constexpr std::array<std::pair<const char *, int>, 4> rawCurves{{{"Ed25519", EVP_PKEY_ED25519},
                                                                 {"Ed448", EVP_PKEY_ED448},
                                                                 {"X25519", EVP_PKEY_X25519},
                                                                 {"X448", EVP_PKEY_X448}}};

constexpr std::array<std::pair<const char *, const char *>, 8> rsaMembers{
    {{"n", OSSL_PKEY_PARAM_RSA_N},
     {"e", OSSL_PKEY_PARAM_RSA_E},
     {"d", OSSL_PKEY_PARAM_RSA_D},
     {"p", OSSL_PKEY_PARAM_RSA_FACTOR1},
     {"q", OSSL_PKEY_PARAM_RSA_FACTOR2},
     {"dp", OSSL_PKEY_PARAM_RSA_EXPONENT1},
     {"dq", OSSL_PKEY_PARAM_RSA_EXPONENT2},
     {"qi", OSSL_PKEY_PARAM_RSA_COEFFICIENT1}}};

Secret decoded(QByteArrayView base64)
{
    if (base64.isEmpty() || base64.size() > longestNumber)
        return {};
    QByteArray text = base64.toByteArray();
    auto bytes = QByteArray::fromBase64Encoding(
        text, QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    text.fill(0);
    const Secret result{QByteArrayView(bytes ? *bytes : QByteArray())};
    (*bytes).fill(0);
    return result;
}

openssl::SecretNumber number(const Secret &bytes)
{
    openssl::SecretNumber result(BN_secure_new());
    const QByteArrayView view = bytes.view();
    if (!result
        || !BN_bin2bn(reinterpret_cast<const unsigned char *>(view.data()), int(view.size()),
                      result.get()))
        return nullptr;
    return result;
}

openssl::Key built(const char *type, int selection, OSSL_PARAM_BLD *builder)
{
    const Parameters parameters(OSSL_PARAM_BLD_to_param(builder));
    const openssl::KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
    EVP_PKEY *key = nullptr;
    if (!parameters || !context || EVP_PKEY_fromdata_init(context.get()) != 1
        || EVP_PKEY_fromdata(context.get(), &key, selection, parameters.get()) != 1)
        return nullptr;
    return openssl::Key(key);
}

void readEc(const json::Object &object, Key &result)
{
    const QByteArrayView name = object.string("crv");
    const auto *curve = std::find_if(curves.begin(), curves.end(),
                                     [name](const Curve &one) { return name == one.jose; });
    if (curve == curves.end()) {
        result.fault = u"the curve is not known"_s;
        return;
    }
    const Secret x = decoded(object.string("x"));
    const Secret y = decoded(object.string("y"));
    if (x.size() != curve->bytes || y.size() != curve->bytes) {
        result.fault = u"the coordinates do not have the length of the curve"_s;
        return;
    }
    const QByteArray point = '\x04' + x.revealBytes() + y.revealBytes(); // public
    const Builder builder(OSSL_PARAM_BLD_new());
    const openssl::SecretNumber d = number(decoded(object.string("d")));
    const bool filled = builder
        && OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, curve->group,
                                           0)
            == 1
        && OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY,
                                            point.constData(), size_t(point.size()))
            == 1
        && (!result.isPrivate
            || (d && !BN_is_zero(d.get())
                && OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_PRIV_KEY, d.get()) == 1));
    if (filled)
        result.key
            = built("EC", result.isPrivate ? EVP_PKEY_KEYPAIR : EVP_PKEY_PUBLIC_KEY, builder.get());
    if (!result.key)
        result.fault = u"the numbers are no point of the curve"_s;
}

void readRsa(const json::Object &object, Key &result)
{
    const Builder builder(OSSL_PARAM_BLD_new());
    std::vector<openssl::SecretNumber> numbers; // the builder borrows them
    const std::size_t wanted = result.isPrivate ? rsaMembers.size() : 2;
    for (std::size_t i = 0; builder && i < wanted; ++i) {
        openssl::SecretNumber one = number(decoded(object.string(rsaMembers[i].first)));
        if (!one || BN_is_zero(one.get())
            || OSSL_PARAM_BLD_push_BN(builder.get(), rsaMembers[i].second, one.get()) != 1) {
            result.fault
                = u"the member %1 is missing or wrong"_s.arg(QLatin1String(rsaMembers[i].first));
            return;
        }
        numbers.push_back(std::move(one));
    }
    if (builder)
        result.key = built("RSA", result.isPrivate ? EVP_PKEY_KEYPAIR : EVP_PKEY_PUBLIC_KEY,
                           builder.get());
    if (!result.key)
        result.fault = u"the numbers make no RSA key"_s;
}

void readRaw(const json::Object &object, Key &result)
{
    const QByteArrayView name = object.string("crv");
    const Secret bytes = decoded(object.string(result.isPrivate ? "d" : "x"));
    const auto *at = reinterpret_cast<const unsigned char *>(bytes.view().data());
    for (const auto &[jose, type] : rawCurves) {
        if (name != jose)
            continue;
        result.key.reset(
            result.isPrivate
                ? EVP_PKEY_new_raw_private_key(type, nullptr, at, size_t(bytes.size()))
                : EVP_PKEY_new_raw_public_key(type, nullptr, at, size_t(bytes.size())));
    }
    if (!result.key)
        result.fault = u"the curve or the length of the number is not known"_s;
}

Key keyOf(const json::Object &object)
{
    Key result;
    result.at = object.at;
    result.isPrivate = !object.value("d").isNull();
    result.name = QString::fromUtf8(
        object.string("kid").first(std::min(object.string("kid").size(), qsizetype(128))));
    for (const QByteArrayView certificate : json::strings(object.value("x5c")))
        result.certificates.append(
            QByteArray::fromBase64(certificate.toByteArray().replace("\\/", "/")));
    const QByteArrayView type = object.string("kty");
    if (object.isAmbiguous())
        result.fault = u"a member stands there twice"_s;
    else if (type == "EC")
        readEc(object, result);
    else if (type == "RSA")
        readRsa(object, result);
    else if (type == "OKP")
        readRaw(object, result);
    else if (type == "oct")
        result.isSymmetric = true;
    else
        result.fault = u"the type of the key is not known"_s;
    return result;
}

struct Field
{
    const char *name;
    Secret value; // base64url
};

Secret encoded(const BIGNUM *value, int bytes)
{
    QByteArray binary(bytes, '\0');
    if (BN_bn2binpad(value, reinterpret_cast<unsigned char *>(binary.data()), bytes) != bytes)
        return {};
    QByteArray text = base64Url(binary);
    binary.fill(0);
    const Secret result{QByteArrayView(text)};
    text.fill(0);
    return result;
}

Secret encodedNumber(const EVP_PKEY *key, const char *name, int bytes = 0)
{
    BIGNUM *value = nullptr;
    EVP_PKEY_get_bn_param(key, name, &value);
    const openssl::SecretNumber owned(value);
    return value ? encoded(value, bytes > 0 ? bytes : BN_num_bytes(value)) : Secret();
}

Secret encodedRaw(const EVP_PKEY *key, bool isPrivate)
{
    std::array<unsigned char, 64> bytes{};
    size_t size = bytes.size();
    const int read = isPrivate ? EVP_PKEY_get_raw_private_key(key, bytes.data(), &size)
                               : EVP_PKEY_get_raw_public_key(key, bytes.data(), &size);
    QByteArray text
        = read == 1 ? base64Url(QByteArrayView(bytes.data(), qsizetype(size))) : QByteArray();
    OPENSSL_cleanse(bytes.data(), bytes.size());
    const Secret result{QByteArrayView(text)};
    text.fill(0);
    return result;
}

/*! A key's members: the public ones in the order of RFC 7638, then the private ones. */
struct Parts
{
    QByteArray algorithm; // "ES256"; empty when NetSuite takes none
    QList<Field> open; // all that the thumbprint is made of
    QList<Field> hidden;
};

Parts partsOf(const EVP_PKEY *key, bool withPrivate)
{
    const int type = EVP_PKEY_get_base_id(key);
    const auto plain = [](const char *text) { return Secret(QByteArrayView(text)); };
    Parts parts;
    if (type == EVP_PKEY_RSA) {
        parts.open = {{"e", encodedNumber(key, OSSL_PKEY_PARAM_RSA_E)},
                      {"kty", plain("RSA")},
                      {"n", encodedNumber(key, OSSL_PKEY_PARAM_RSA_N)}};
        for (std::size_t i = 2; withPrivate && i < rsaMembers.size(); ++i)
            parts.hidden.append({rsaMembers[i].first, encodedNumber(key, rsaMembers[i].second)});
        const int bits = EVP_PKEY_get_bits(key);
        parts.algorithm = bits == 3072 || bits == 4096 ? "PS256"_ba : QByteArray();
        return parts;
    }
    for (const Curve &curve : curves) {
        const QString name = u"EC "_s + QLatin1String(curve.jose);
        if (type != EVP_PKEY_EC || keyDescription(key) != name)
            continue;
        parts.open = {{"crv", plain(curve.jose)},
                      {"kty", plain("EC")},
                      {"x", encodedNumber(key, OSSL_PKEY_PARAM_EC_PUB_X, curve.bytes)},
                      {"y", encodedNumber(key, OSSL_PKEY_PARAM_EC_PUB_Y, curve.bytes)}};
        if (withPrivate)
            parts.hidden = {{"d", encodedNumber(key, OSSL_PKEY_PARAM_PRIV_KEY, curve.bytes)}};
        parts.algorithm = QByteArray(curve.algorithm);
    }
    for (const auto &[jose, id] : rawCurves) {
        if (type != id)
            continue;
        parts.open = {{"crv", plain(jose)}, {"kty", plain("OKP")}, {"x", encodedRaw(key, false)}};
        if (withPrivate)
            parts.hidden = {{"d", encodedRaw(key, true)}};
    }
    return parts;
}

void write(const openssl::Bio &out, QByteArrayView text)
{
    BIO_write(out.get(), text.data(), int(text.size()));
}

void writeFields(const openssl::Bio &out, const QList<Field> &fields, bool first)
{
    for (const Field &field : fields) {
        write(out, first ? "\"" : ",\"");
        write(out, field.name);
        write(out, "\":\"");
        write(out, field.value.view());
        write(out, "\"");
        first = false;
    }
}

Result<Secret> written(const Parts &parts)
{
    const openssl::Bio plain = openssl::secretBuffer();
    const openssl::Bio out = openssl::secretBuffer();
    if (parts.open.isEmpty() || !plain || !out)
        return failure(ErrorKind::NotAllowed, u"JWK has no name for this kind of key"_s);
    for (const QList<Field> &fields : {parts.open, parts.hidden}) {
        for (const Field &field : fields) {
            if (field.value.isEmpty())
                return failure(ErrorKind::NotAllowed, u"a number of the key is missing"_s);
        }
    }
    write(plain, "{");
    writeFields(plain, parts.open, true);
    write(plain, "}");
    const QByteArray thumbprint = base64Url(sha256(openssl::contents(plain)));

    write(out, "{");
    writeFields(out, parts.open, true);
    writeFields(out, parts.hidden, false);
    if (!parts.algorithm.isEmpty())
        write(out, ",\"alg\":\"" + parts.algorithm + "\",\"use\":\"sig\"");
    write(out, ",\"kid\":\"" + thumbprint + "\"}\n");
    return Secret(openssl::contents(out));
}

} // namespace

std::vector<Key> read(QByteArrayView text)
{
    std::vector<Key> keys;
    for (const json::Object &object : json::objects(text)) {
        if (!object.string("kty").isEmpty())
            keys.push_back(keyOf(object));
    }
    return keys;
}

Result<Secret> privateKey(const EVP_PKEY *key)
{
    return written(partsOf(key, true));
}

QByteArray publicKey(const EVP_PKEY *key)
{
    const Result<Secret> text = written(partsOf(key, false));
    return text ? text->revealBytes() : QByteArray();
}

} // namespace suitescope::jwk
