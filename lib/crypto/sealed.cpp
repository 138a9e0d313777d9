// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/crypto/sealed_p.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace suitescope::seal {

namespace {

using Pbes1 = openssl::Owned<PBEPARAM, PBEPARAM_free>;
using Pbes2 = openssl::Owned<PBE2PARAM, PBE2PARAM_free>;
using Pbkdf2 = openssl::Owned<PBKDF2PARAM, PBKDF2PARAM_free>;
using Scrypt = openssl::Owned<SCRYPT_PARAMS, SCRYPT_PARAMS_free>;

constexpr qint64 endless = std::numeric_limits<qint64>::max();

qint64 positive(const ASN1_INTEGER *number)
{
    std::int64_t value = 0;
    if (!number || ASN1_INTEGER_get_int64(&value, number) != 1)
        return endless;
    return value < 0 ? endless : value;
}

qint64 product(qint64 a, qint64 b)
{
    return b != 0 && a > endless / b ? endless : a * b;
}

// What cannot be read asks for nothing: OpenSSL will not be able to read it either.
template<typename T> T unpacked(const void *sequence, const ASN1_ITEM *item)
{
    return T(static_cast<typename T::pointer>(
        ASN1_item_unpack(static_cast<const ASN1_STRING *>(sequence), item)));
}

qint64 roundsOfDerivation(int scheme, const void *parameters)
{
    if (scheme == NID_id_pbkdf2) {
        const auto how = unpacked<Pbkdf2>(parameters, ASN1_ITEM_rptr(PBKDF2PARAM));
        return how ? positive(how->iter) : 0;
    }
    if (scheme == NID_id_scrypt) {
        const auto how = unpacked<Scrypt>(parameters, ASN1_ITEM_rptr(SCRYPT_PARAMS));
        return how ? product(product(positive(how->costParameter), positive(how->blockSize)),
                             positive(how->parallelizationParameter))
                   : 0;
    }
    const auto how = unpacked<Pbes1>(parameters, ASN1_ITEM_rptr(PBEPARAM));
    return how ? positive(how->iter) : 0;
}

// Whether the file asks for a cipher or hash that the loaded providers do not have.
bool isUnsupported()
{
    while (const unsigned long code = ERR_get_error()) {
        const int reason = ERR_GET_REASON(code);
        if (reason == ERR_R_UNSUPPORTED
            || (ERR_GET_LIB(code) == ERR_LIB_EVP
                && (reason == EVP_R_UNSUPPORTED_ALGORITHM || reason == EVP_R_UNKNOWN_PBE_ALGORITHM
                    || reason == EVP_R_UNSUPPORTED_CIPHER)))
            return true;
    }
    return false;
}

} // namespace

Library::Library() : m_context(OSSL_LIB_CTX_new())
{
    if (!m_context)
        return;
    m_standard.reset(OSSL_PROVIDER_load(m_context.get(), "default"));
    m_legacy.reset(OSSL_PROVIDER_load(m_context.get(), "legacy"));
    if (!m_legacy)
        m_legacyFault = openssl::fault().value().detail;
    ERR_clear_error();
}

Fault Library::faultOf(Refusal otherwise) const
{
    const QString reason = openssl::fault().value().detail;
    if (!isUnsupported())
        return {otherwise, reason};
    if (m_legacy)
        return {Refusal::CipherUnknown, reason};
    return {Refusal::LegacyMissing, m_legacyFault};
}

EncryptedKey encryptedKey(QByteArrayView der)
{
    const auto *at = reinterpret_cast<const unsigned char *>(der.data());
    const unsigned char *const end = at + der.size();
    EncryptedKey key(d2i_X509_SIG(nullptr, &at, long(der.size())));
    return at == end ? std::move(key) : nullptr;
}

qint64 roundsOf(const X509_ALGOR *how)
{
    const ASN1_OBJECT *object = nullptr;
    int type = 0;
    const void *parameters = nullptr;
    X509_ALGOR_get0(&object, &type, &parameters, how);
    if (type != V_ASN1_SEQUENCE)
        return 0;
    const int scheme = OBJ_obj2nid(object);
    if (scheme != NID_pbes2 && scheme != NID_pbmac1)
        return roundsOfDerivation(scheme, parameters);
    // Both name a derivation and something that the derived key is for.
    const auto pair = unpacked<Pbes2>(parameters, ASN1_ITEM_rptr(PBE2PARAM));
    if (!pair)
        return 0;
    X509_ALGOR_get0(&object, &type, &parameters, pair->keyfunc);
    return type == V_ASN1_SEQUENCE ? roundsOfDerivation(OBJ_obj2nid(object), parameters) : 0;
}

Opened<Secret> unsealed(const X509_SIG *sealed, const Secret &password, const Library &library,
                        Effort &effort)
{
    const X509_ALGOR *how = nullptr;
    X509_SIG_get0(sealed, &how, nullptr);
    if (password.isEmpty())
        return refused(Refusal::PasswordWrong);
    const qint64 rounds = roundsOf(how);
    if (!effort.spend(rounds))
        return refused(Refusal::TooManyRounds, {}, rounds);
    ERR_clear_error();
    const PlainKey key(PKCS8_decrypt_ex(sealed, password.view().data(), int(password.size()),
                                        library.context(), nullptr));
    if (!key)
        return tl::make_unexpected(library.faultOf(Refusal::PasswordWrong));
    return plainDer(key.get());
}

Opened<Secret> plainDer(const PKCS8_PRIV_KEY_INFO *key)
{
    const openssl::Bio buffer = openssl::secretBuffer();
    if (!buffer || i2d_PKCS8_PRIV_KEY_INFO_bio(buffer.get(), key) != 1)
        return refused(Refusal::Damaged, openssl::fault().value().detail);
    return Secret(openssl::contents(buffer));
}

Error errorOf(const Fault &fault, const QString &what, const Secret &password)
{
    const auto error = [](ErrorKind kind, const QString &detail) {
        return Error{kind, detail, nullptr};
    };
    switch (fault.refusal) {
    case Refusal::Damaged:
        return error(ErrorKind::InvalidInput, u"%1 is damaged (%2)"_s.arg(what, fault.detail));
    case Refusal::PasswordWrong:
        return error(ErrorKind::WrongPassword,
                     password.isEmpty() ? what + u" is encrypted"_s
                                        : u"the password does not open "_s + what);
    case Refusal::CipherUnknown:
        return error(ErrorKind::CryptoFault,
                     u"%1 uses a cipher that OpenSSL does not have (%2)"_s.arg(what, fault.detail));
    case Refusal::LegacyMissing:
        return error(ErrorKind::CryptoFault,
                     u"%1 uses an old cipher (RC2 or the like), and the legacy provider of "
                     "OpenSSL could not be loaded (%2)"_s.arg(what, fault.detail));
    case Refusal::TooManyRounds:
        return error(
            ErrorKind::InvalidInput,
            u"%1 asks for more rounds of its password's hash than are allowed here (%2)"_s.arg(what)
                .arg(fault.rounds));
    }
    Q_UNREACHABLE();
}

} // namespace suitescope::seal
