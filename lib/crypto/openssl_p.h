// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Private to lib/crypto: owning pointers for OpenSSL's types.

#include "lib/base/result.h"
#include "lib/crypto/secret.h"

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/decoder.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <memory>

namespace suitescope::openssl {

template<auto release> struct Release
{
    template<typename T> void operator()(T *object) const { release(object); }
};

template<typename T, auto release> using Owned = std::unique_ptr<T, Release<release>>;

using Bio = Owned<BIO, BIO_free_all>;
using BigNumber = Owned<BIGNUM, BN_free>;
using DecoderContext = Owned<OSSL_DECODER_CTX, OSSL_DECODER_CTX_free>;
using DigestContext = Owned<EVP_MD_CTX, EVP_MD_CTX_free>;
using EcdsaSignature = Owned<ECDSA_SIG, ECDSA_SIG_free>;
using Extension = Owned<X509_EXTENSION, X509_EXTENSION_free>;
using Key = Owned<EVP_PKEY, EVP_PKEY_free>;
using KeyContext = Owned<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;
using NumberContext = Owned<BN_CTX, BN_CTX_free>;
using SecretNumber = Owned<BIGNUM, BN_clear_free>;
using Time = Owned<ASN1_TIME, ASN1_TIME_free>;
using X509Certificate = Owned<X509, X509_free>;

/*! Leaves the thread's error queue as empty as it found it: TLS reads the same queue. */
class ErrorScope
{
public:
    ErrorScope() { ERR_clear_error(); }
    ~ErrorScope() { ERR_clear_error(); }
    ErrorScope(const ErrorScope &) = delete;
    ErrorScope &operator=(const ErrorScope &) = delete;
};

[[nodiscard]] inline tl::unexpected<Error> fault()
{
    const char *reason = ERR_reason_error_string(ERR_peek_last_error());
    return failure(ErrorKind::CryptoFault,
                   reason ? QString::fromLatin1(reason) : QString::fromLatin1("no reason given"));
}

/*! A growing buffer that is wiped when it is freed, in locked memory when there is some. */
[[nodiscard]] inline Bio secretBuffer()
{
    return Bio(BIO_new(BIO_s_secmem()));
}

/*! Reads from where \a data lies, without a copy. */
[[nodiscard]] inline Bio reader(QByteArrayView data)
{
    return Bio(BIO_new_mem_buf(data.data(), int(data.size())));
}

[[nodiscard]] inline QByteArrayView contents(const Bio &buffer)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(buffer.get(), &data);
    return {data, size > 0 ? qsizetype(size) : 0};
}

/*! The result of an i2d_ function. */
template<typename Encode, typename T> [[nodiscard]] QByteArray der(Encode encode, const T *object)
{
    unsigned char *bytes = nullptr;
    const int size = encode(object, &bytes);
    if (size <= 0)
        return {};
    const QByteArray copy(reinterpret_cast<const char *>(bytes), size);
    OPENSSL_free(bytes);
    return copy;
}

} // namespace suitescope::openssl
