// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/crypto/openssl_p.h"

#include <openssl/pkcs12.h>
#include <openssl/provider.h>

namespace suitescope::seal {

/*! The work that a stranger's file may ask for before its password can be tried, in rounds of a
   hash. A key of today asks for 2048 to 1,000,000; ten millions take some seconds. */
class Effort
{
public:
    static constexpr qint64 usual = 10'000'000;

    explicit Effort(qint64 rounds = usual) : m_left(rounds) { }
    /*! Whether there is so much left; it is gone then. */
    [[nodiscard]] bool spend(qint64 rounds)
    {
        if (rounds > m_left)
            return false;
        m_left -= rounds;
        return true;
    }

private:
    qint64 m_left;
};

enum class Refusal {
    Damaged,
    PasswordWrong, // or missing
    CipherUnknown, // OpenSSL has no such cipher
    LegacyMissing, // it would, in the provider that is not installed
    TooManyRounds,
};

struct Fault
{
    Refusal refusal = Refusal::Damaged;
    QString detail;
    qint64 rounds = 0;
};

template<typename T> using Opened = tl::expected<T, Fault>;

[[nodiscard]] inline tl::unexpected<Fault> refused(Refusal refusal, const QString &detail = {},
                                                   qint64 rounds = 0)
{
    return tl::make_unexpected(Fault{refusal, detail, rounds});
}

/*! A library of its own: what old files need must not become usable for TLS as well. */
class Library
{
public:
    Library();

    [[nodiscard]] OSSL_LIB_CTX *context() const { return m_context.get(); }
    [[nodiscard]] bool isReady() const { return m_standard != nullptr; }
    /*! What the error queue has to say about a file that did not open. */
    [[nodiscard]] Fault faultOf(Refusal otherwise) const;

private:
    openssl::Owned<OSSL_LIB_CTX, OSSL_LIB_CTX_free> m_context;
    openssl::Owned<OSSL_PROVIDER, OSSL_PROVIDER_unload> m_standard;
    openssl::Owned<OSSL_PROVIDER, OSSL_PROVIDER_unload> m_legacy; // RC2 and the like
    QString m_legacyFault;
};

using EncryptedKey = openssl::Owned<X509_SIG, X509_SIG_free>;
using PlainKey = openssl::Owned<PKCS8_PRIV_KEY_INFO, PKCS8_PRIV_KEY_INFO_free>;

/*! EncryptedPrivateKeyInfo of RFC 5958, and nothing after it; null otherwise. */
[[nodiscard]] EncryptedKey encryptedKey(QByteArrayView der);

/*! The rounds that \a how asks for, whatever the scheme. */
[[nodiscard]] qint64 roundsOf(const X509_ALGOR *how);

/*! The key in it, as PKCS#8 in DER. */
[[nodiscard]] Opened<Secret> unsealed(const X509_SIG *sealed, const Secret &password,
                                      const Library &library, Effort &effort);

/*! PKCS#8 in DER. */
[[nodiscard]] Opened<Secret> plainDer(const PKCS8_PRIV_KEY_INFO *key);

/*! The same as everybody else is told it. \a what: "the key". */
[[nodiscard]] Error errorOf(const Fault &fault, const QString &what, const Secret &password);

} // namespace suitescope::seal
