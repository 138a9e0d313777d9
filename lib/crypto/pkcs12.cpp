// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/crypto/pkcs12_p.h"

#include <openssl/pem.h>

#include <utility>

using namespace Qt::StringLiterals;

namespace suitescope::pkcs12 {

namespace {

using seal::Fault;
using seal::Opened;
using seal::Refusal;

using File = openssl::Owned<PKCS12, PKCS12_free>;

void freeBags(STACK_OF(PKCS12_SAFEBAG) * bags)
{
    sk_PKCS12_SAFEBAG_pop_free(bags, PKCS12_SAFEBAG_free);
}

void freeSafes(STACK_OF(PKCS7) * safes)
{
    sk_PKCS7_pop_free(safes, PKCS7_free);
}

using Bags = openssl::Owned<STACK_OF(PKCS12_SAFEBAG), freeBags>;
using Safes = openssl::Owned<STACK_OF(PKCS7), freeSafes>;

constexpr int mostItems = 100;
constexpr int deepestNest = 4; // of safes in safes, which nobody writes

// Zero-terminated in memory that is wiped, as OpenSSL wants it here.
openssl::Bio terminated(const Secret &password)
{
    openssl::Bio buffer = openssl::secretBuffer();
    const QByteArrayView bytes = password.view();
    const bool written = buffer
        && (bytes.isEmpty() || BIO_write(buffer.get(), bytes.data(), int(bytes.size())) > 0)
        && BIO_write(buffer.get(), "\0", 1) == 1;
    return written ? std::move(buffer) : nullptr;
}

qint64 roundsOfSeal(const PKCS12 *file)
{
    const ASN1_INTEGER *count = nullptr;
    const X509_ALGOR *how = nullptr;
    PKCS12_get0_mac(nullptr, &how, nullptr, &count, file);
    std::int64_t rounds = 1; // what is absent means one
    if (count && ASN1_INTEGER_get_int64(&rounds, count) != 1)
        return std::numeric_limits<qint64>::max();
    return std::max(qint64(rounds), how ? seal::roundsOf(how) : 0);
}

/*! Opens one file. An absent password and an empty one are two different things here, and both are
 * in use. */
class Opener
{
public:
    Opener(const seal::Library &library, seal::Effort &effort, const char *password)
        : m_library(library), m_effort(effort), m_password(password)
    {
    }

    [[nodiscard]] std::optional<Fault> open(PKCS12 *file)
    {
        m_sealed = PKCS12_mac_present(file) == 1;
        if (m_sealed) {
            if (std::optional<Fault> fault = trySeal(file))
                return fault;
        }
        const Safes safes(PKCS12_unpack_authsafes(file));
        if (!safes)
            return m_library.faultOf(Refusal::Damaged);
        for (int i = 0; i < sk_PKCS7_num(safes.get()); ++i) {
            if (std::optional<Fault> fault = takeSafe(sk_PKCS7_value(safes.get(), i)))
                return fault;
        }
        return std::nullopt;
    }

    [[nodiscard]] QList<Item> taken() { return std::move(m_items); }

private:
    [[nodiscard]] int passwordSize() const { return m_password ? -1 : 0; }

    [[nodiscard]] std::optional<Fault> spend(qint64 rounds)
    {
        if (m_effort.spend(rounds))
            return std::nullopt;
        return Fault{Refusal::TooManyRounds, {}, rounds};
    }

    [[nodiscard]] std::optional<Fault> trySeal(PKCS12 *file)
    {
        const bool empty = *m_password == '\0';
        if (std::optional<Fault> fault = spend(roundsOfSeal(file)))
            return fault;
        ERR_clear_error();
        if (PKCS12_verify_mac(file, m_password, empty ? 0 : -1) == 1)
            return std::nullopt;
        if (ERR_peek_error() != 0)
            return m_library.faultOf(Refusal::Damaged);
        if (empty && PKCS12_verify_mac(file, nullptr, 0) == 1) {
            m_password = nullptr;
            return std::nullopt;
        }
        if (ERR_peek_error() != 0)
            return m_library.faultOf(Refusal::Damaged);
        return Fault{Refusal::PasswordWrong, {}, 0};
    }

    // A seal that fits has proven the password; without one, decrypting is the only trial.
    [[nodiscard]] Fault notDecrypted() const
    {
        return m_library.faultOf(m_sealed ? Refusal::Damaged : Refusal::PasswordWrong);
    }

    [[nodiscard]] std::optional<Fault> takeSafe(PKCS7 *safe)
    {
        ERR_clear_error();
        Bags bags;
        if (PKCS7_type_is_data(safe)) {
            bags.reset(PKCS12_unpack_p7data(safe));
            if (!bags)
                return m_library.faultOf(Refusal::Damaged);
        } else if (PKCS7_type_is_encrypted(safe) && safe->d.encrypted
                   && safe->d.encrypted->enc_data) {
            if (std::optional<Fault> fault
                = spend(seal::roundsOf(safe->d.encrypted->enc_data->algorithm)))
                return fault;
            bags.reset(PKCS12_unpack_p7encdata(safe, m_password, passwordSize()));
            if (!bags)
                return notDecrypted();
        } else {
            m_items.append({{}, {}, {}, u"enveloped data"_s});
            return std::nullopt;
        }
        return takeBags(bags.get(), 0);
    }

    [[nodiscard]] std::optional<Fault> takeBags(const STACK_OF(PKCS12_SAFEBAG) * bags, int depth)
    {
        for (int i = 0; i < sk_PKCS12_SAFEBAG_num(bags); ++i) {
            if (m_items.size() >= mostItems || depth > deepestNest)
                return Fault{Refusal::Damaged, u"too many objects"_s, 0};
            if (std::optional<Fault> fault = takeBag(sk_PKCS12_SAFEBAG_value(bags, i), depth))
                return fault;
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<Fault> takeBag(PKCS12_SAFEBAG *bag, int depth)
    {
        Item item;
        if (char *name = PKCS12_get_friendlyname(bag)) {
            item.name = QString::fromUtf8(name);
            OPENSSL_free(name);
        }
        const int kind = PKCS12_SAFEBAG_get_nid(bag);
        if (kind == NID_safeContentsBag)
            return takeBags(PKCS12_SAFEBAG_get0_safes(bag), depth + 1);
        if (kind == NID_keyBag || kind == NID_pkcs8ShroudedKeyBag) {
            Opened<Secret> key = kind == NID_keyBag ? seal::plainDer(PKCS12_SAFEBAG_get0_p8inf(bag))
                                                    : shroudedKey(bag);
            if (!key)
                return key.error();
            item.key = *key;
        } else if (kind == NID_certBag && PKCS12_SAFEBAG_get_bag_nid(bag) == NID_x509Certificate) {
            const openssl::X509Certificate certificate(PKCS12_SAFEBAG_get1_cert(bag));
            if (!certificate)
                return m_library.faultOf(Refusal::Damaged);
            item.certificate = openssl::der(i2d_X509, certificate.get());
        } else {
            item.kind = QString::fromLatin1(OBJ_nid2sn(kind));
        }
        m_items.append(item);
        return std::nullopt;
    }

    [[nodiscard]] Opened<Secret> shroudedKey(const PKCS12_SAFEBAG *bag)
    {
        const X509_ALGOR *how = nullptr;
        X509_SIG_get0(PKCS12_SAFEBAG_get0_pkcs8(bag), &how, nullptr);
        if (std::optional<Fault> fault = spend(seal::roundsOf(how)))
            return tl::make_unexpected(*fault);
        ERR_clear_error();
        const seal::PlainKey key(
            PKCS12_decrypt_skey_ex(bag, m_password, passwordSize(), m_library.context(), nullptr));
        if (!key)
            return tl::make_unexpected(notDecrypted());
        return seal::plainDer(key.get());
    }

    const seal::Library &m_library;
    seal::Effort &m_effort;
    const char *m_password; // zero-terminated, or null
    bool m_sealed = false;
    QList<Item> m_items;
};

} // namespace

bool looksLikeFile(QByteArrayView bytes)
{
    if (bytes.size() < 8 || bytes[0] != '\x30')
        return false;
    const auto lengthBytes = uchar(bytes[1]) > 0x80 ? uchar(bytes[1]) - 0x80 : 0;
    const qsizetype at = 2 + lengthBytes;
    return lengthBytes <= 4 && bytes.size() > at + 3
        && bytes.sliced(at).startsWith(QByteArrayView("\x02\x01\x03\x30", 4));
}

Opened<QList<Item>> items(const Secret &binary, const Secret &password, seal::Effort &effort)
{
    const openssl::ErrorScope scope;
    const seal::Library library;
    if (!library.isReady())
        return tl::make_unexpected(library.faultOf(Refusal::CipherUnknown));
    PKCS12 *shell = PKCS12_init_ex(NID_pkcs7_data, library.context(), nullptr);
    const QByteArrayView bytes = binary.view();
    const auto *at = reinterpret_cast<const unsigned char *>(bytes.data());
    if (!shell)
        return tl::make_unexpected(library.faultOf(Refusal::Damaged));
    if (!d2i_PKCS12(&shell, &at, long(bytes.size()))) // frees the shell when it fails
        return seal::refused(Refusal::Damaged, u"or cut off"_s);
    const File file(shell);
    const openssl::Bio word = terminated(password);
    if (!word)
        return tl::make_unexpected(library.faultOf(Refusal::Damaged));
    Opener opener(library, effort, openssl::contents(word).data());
    if (const std::optional<Fault> fault = opener.open(file.get()))
        return tl::make_unexpected(*fault);
    return opener.taken();
}

} // namespace suitescope::pkcs12
