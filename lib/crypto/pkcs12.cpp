// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/crypto/pkcs12_p.h"

#include "lib/crypto/pemtext_p.h"

#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/provider.h>

using namespace Qt::StringLiterals;

namespace suitescope::pkcs12 {

namespace {

using File = openssl::Owned<PKCS12, PKCS12_free>;
using LibraryContext = openssl::Owned<OSSL_LIB_CTX, OSSL_LIB_CTX_free>;
using Provider = openssl::Owned<OSSL_PROVIDER, OSSL_PROVIDER_unload>;

void freeAll(STACK_OF(X509) * certificates)
{
    sk_X509_pop_free(certificates, X509_free);
}

using Certificates = openssl::Owned<STACK_OF(X509), freeAll>;

tl::unexpected<Error> broken(const QString &what)
{
    return failure(ErrorKind::InvalidInput, what);
}

/*! A library of its own: what old files need must not become usable for TLS as well. */
struct Library
{
    LibraryContext context{OSSL_LIB_CTX_new()};
    Provider standard;
    Provider legacy; // RC2 and the like; null when it is not installed
    QString legacyFault;

    Library()
    {
        if (!context)
            return;
        standard.reset(OSSL_PROVIDER_load(context.get(), "default"));
        legacy.reset(OSSL_PROVIDER_load(context.get(), "legacy"));
        if (!legacy)
            legacyFault = openssl::fault().value().detail;
        ERR_clear_error();
    }
};

// PFX ::= SEQUENCE { version INTEGER (3), authSafe SEQUENCE … }: no key begins so, they have 0
// or 1.
bool looksLikeFile(QByteArrayView bytes)
{
    if (bytes.size() < 8 || bytes[0] != '\x30')
        return false;
    const auto lengthBytes = uchar(bytes[1]) > 0x80 ? uchar(bytes[1]) - 0x80 : 0;
    const qsizetype at = 2 + lengthBytes;
    return lengthBytes <= 4 && bytes.size() > at + 3
        && bytes.sliced(at).startsWith(QByteArrayView("\x02\x01\x03\x30", 4));
}

std::optional<Secret> decoded(QByteArrayView base64)
{
    QByteArray text = base64.toByteArray();
    text.replace("\\n", "").replace("\\r", "");
    QByteArray bytes = QByteArray::fromBase64(text);
    text.fill(0);
    const std::optional<Secret> file
        = looksLikeFile(bytes) ? std::optional(Secret(QByteArrayView(bytes))) : std::nullopt;
    bytes.fill(0);
    return file;
}

// Zero-terminated in memory that is wiped, as PKCS12_parse() wants it.
openssl::Bio terminated(const Secret &password)
{
    openssl::Bio buffer = openssl::secretBuffer();
    const QByteArrayView bytes = password.view();
    const bool written = buffer
        && (bytes.isEmpty() || BIO_write(buffer.get(), bytes.data(), int(bytes.size())) > 0)
        && BIO_write(buffer.get(), "\0", 1) == 1;
    return written ? std::move(buffer) : nullptr;
}

enum class Seal { Fits, Differs, Unreadable };

// An absent password and an empty one are two different things here, and both are in use.
Seal tried(PKCS12 *file, const char *&password)
{
    if (PKCS12_mac_present(file) != 1)
        return Seal::Fits; // nothing to try it on: decrypting will show
    const bool empty = *password == '\0';
    if (PKCS12_verify_mac(file, password, empty ? 0 : -1) == 1)
        return Seal::Fits;
    if (ERR_peek_error() != 0)
        return Seal::Unreadable;
    if (empty && PKCS12_verify_mac(file, nullptr, 0) == 1) {
        password = nullptr;
        return Seal::Fits;
    }
    return ERR_peek_error() != 0 ? Seal::Unreadable : Seal::Differs;
}

tl::unexpected<Error> wrongPassword(const Secret &password)
{
    return failure(ErrorKind::WrongPassword,
                   password.isEmpty() ? u"the PKCS#12 file is encrypted"_s
                                      : u"the password does not open the PKCS#12 file"_s);
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

tl::unexpected<Error> notOpened(const Library &library, bool sealed, const Secret &password)
{
    const QString reason = openssl::fault().value().detail;
    if (isUnsupported()) {
        if (library.legacy)
            return failure(
                ErrorKind::CryptoFault,
                u"the PKCS#12 file uses a cipher that OpenSSL does not have (%1)"_s.arg(reason));
        return failure(ErrorKind::CryptoFault,
                       u"the PKCS#12 file uses an old cipher (RC2), and the legacy provider of "
                       "OpenSSL could not be loaded (%1)"_s.arg(library.legacyFault));
    }
    if (!sealed)
        return wrongPassword(password);
    return broken(u"the PKCS#12 file is damaged (%1)"_s.arg(reason));
}

// Through PKCS#8, since the key belongs to a library that is about to go.
Result<KeyPair> adopted(const EVP_PKEY *key)
{
    const openssl::Bio buffer = openssl::secretBuffer();
    if (!buffer || i2d_PKCS8PrivateKeyInfo_bio(buffer.get(), key) != 1)
        return openssl::fault();
    return KeyPair::read(Secret(openssl::contents(buffer)));
}

Result<KeyBundle> bundleOf(const EVP_PKEY *key, const X509 *certificate, int others)
{
    if (!key)
        return broken(certificate || others > 0
                          ? u"the PKCS#12 file holds certificates and no private key"_s
                          : u"the PKCS#12 file holds no private key"_s);
    const Result<KeyPair> pair = adopted(key);
    if (!pair)
        return failure(pair.error());
    KeyBundle bundle{*pair, {}, others};
    if (certificate) {
        const Result<Certificate> read = Certificate::read(openssl::der(i2d_X509, certificate));
        if (!read)
            return failure(read.error());
        bundle.certificate = *read;
    }
    return bundle;
}

} // namespace

std::optional<Secret> binaryOf(const Secret &data)
{
    const QByteArrayView bytes = data.view();
    if (looksLikeFile(bytes))
        return data;
    for (const pem::Block &block : pem::blocks(bytes)) {
        if (block.label == "PKCS12" || block.label == "PKCS #12")
            return decoded(block.body);
    }
    const QByteArrayView text = bytes.trimmed();
    return text.startsWith("MI") ? decoded(text) : std::nullopt;
}

Result<KeyBundle> open(const Secret &binary, const Secret &password)
{
    const openssl::ErrorScope scope;
    const Library library;
    if (!library.standard)
        return openssl::fault();
    PKCS12 *shell = PKCS12_init_ex(NID_pkcs7_data, library.context.get(), nullptr);
    const QByteArrayView bytes = binary.view();
    const auto *at = reinterpret_cast<const unsigned char *>(bytes.data());
    if (!shell)
        return openssl::fault();
    if (!d2i_PKCS12(&shell, &at, long(bytes.size()))) // frees the shell when it fails
        return broken(u"the PKCS#12 file is damaged or cut off"_s);
    const File file(shell);

    const openssl::Bio buffer = terminated(password);
    if (!buffer)
        return openssl::fault();
    const char *word = openssl::contents(buffer).data();
    const bool sealed = PKCS12_mac_present(file.get()) == 1;
    switch (tried(file.get(), word)) {
    case Seal::Fits:
        break;
    case Seal::Differs:
        return wrongPassword(password);
    case Seal::Unreadable:
        return notOpened(library, true, password);
    }

    // PKCS12_parse() opens sealed files only.
    if (!sealed && PKCS12_set_mac(file.get(), word, -1, nullptr, 0, 1, nullptr) != 1)
        return openssl::fault();

    EVP_PKEY *key = nullptr;
    X509 *certificate = nullptr;
    STACK_OF(X509) *others = nullptr;
    const bool parsed = PKCS12_parse(file.get(), word, &key, &certificate, &others) == 1;
    const openssl::Key ownedKey(key);
    const openssl::X509Certificate ownedCertificate(certificate);
    const Certificates ownedOthers(others);
    if (!parsed)
        return notOpened(library, sealed, password);
    return bundleOf(key, certificate, others ? sk_X509_num(others) : 0);
}

} // namespace suitescope::pkcs12
