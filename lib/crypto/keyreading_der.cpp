// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What Collector makes of one value in DER.

#include "lib/crypto/digest.h"
#include "lib/crypto/keypair_p.h"
#include "lib/crypto/keyreading_p.h"
#include "lib/crypto/pkcs12_p.h"

#include <openssl/pkcs7.h>

#include <array>

using namespace Qt::StringLiterals;

namespace suitescope::keyreading {

namespace {

using Pkcs7 = openssl::Owned<PKCS7, PKCS7_free>;
using Request = openssl::Owned<X509_REQ, X509_REQ_free>;
using RevocationList = openssl::Owned<X509_CRL, X509_CRL_free>;

constexpr qsizetype largestKey = 32 * 1024; // an RSA key of 16,384 bits takes 9 KiB

template<typename T, typename Decode> T decoded(Decode decode, QByteArrayView der)
{
    const auto *at = reinterpret_cast<const unsigned char *>(der.data());
    return T(decode(nullptr, &at, long(der.size())));
}

// The tag at the start of \a data, and where its content lies.
std::optional<int> tagOf(QByteArrayView data, QByteArrayView &content)
{
    const auto *start = reinterpret_cast<const unsigned char *>(data.data());
    const unsigned char *at = start;
    long size = 0;
    int tag = 0;
    int kind = 0;
    const int flags = ASN1_get_object(&at, &size, &tag, &kind, long(data.size()));
    if (data.isEmpty() || (flags & 0x80) != 0 || kind != V_ASN1_UNIVERSAL)
        return std::nullopt;
    content = data.sliced(at - start, size);
    return tag;
}

// SEQUENCE { INTEGER 0 or 1, … } of every private key, by what comes second.
KeyObjectForm privateForm(QByteArrayView der)
{
    QByteArrayView content;
    QByteArrayView version;
    if (tagOf(der, content) != V_ASN1_SEQUENCE || tagOf(content, version) != V_ASN1_INTEGER
        || version.size() != 1 || uchar(version[0]) > 1)
        return KeyObjectForm::Other;
    QByteArrayView second;
    const std::optional<int> tag
        = tagOf(content.sliced(version.data() + version.size() - content.data()), second);
    if (tag == V_ASN1_SEQUENCE)
        return KeyObjectForm::Pkcs8;
    if (tag == V_ASN1_OCTET_STRING)
        return KeyObjectForm::Sec1;
    return tag == V_ASN1_INTEGER ? KeyObjectForm::Pkcs1 : KeyObjectForm::Other;
}

bool isEcParameters(const KeyObject &place, QByteArrayView der)
{
    return place.label == "EC PARAMETERS"_L1 || (!der.isEmpty() && der[0] == '\x06');
}

} // namespace

qsizetype derSize(QByteArrayView data)
{
    const auto *start = reinterpret_cast<const unsigned char *>(data.data());
    const unsigned char *at = start;
    long size = 0;
    int tag = 0;
    int kind = 0;
    if (data.size() < 2 || (data[0] != '\x30' && data[0] != '\x06'))
        return 0;
    const int flags = ASN1_get_object(&at, &size, &tag, &kind, long(data.size()));
    const bool endless = (flags & 0x01) != 0; // BER, as some write PKCS#12
    ERR_clear_error();
    if ((flags & 0x80) != 0)
        return 0;
    return endless ? data.size() : qsizetype(at - start) + size;
}

bool isCutDer(QByteArrayView data)
{
    constexpr qsizetype longHead = 4; // two bytes of length: all that is of interest has them
    if (data.size() <= longHead || data[0] != '\x30' || data[1] != '\x82')
        return false;
    const qsizetype size = uchar(data[2]) * 256 + uchar(data[3]);
    const bool plausible = data[longHead] == '\x30' || data[longHead] == '\x02';
    return plausible && data.size() < longHead + size;
}

void Collector::takeDer(KeyObject place, QByteArrayView der)
{
    if (pkcs12::looksLikeFile(der)) {
        takePkcs12(place, der);
    } else if (const seal::EncryptedKey sealed = seal::encryptedKey(der)) {
        takeSealed(place, sealed.get());
    } else if (place.form = privateForm(der); place.form != KeyObjectForm::Other) {
        takePrivateDer(place, der);
    } else if (isEcParameters(place, der)) {
        place.kind = KeyObjectKind::Parameters;
        (void)add(place);
    } else if (auto certificate = decoded<openssl::X509Certificate>(d2i_X509, der)) {
        takeCertificate(place, std::move(certificate));
    } else if (!takePublicDer(place, der)) {
        ERR_clear_error();
        if (decoded<Pkcs7>(d2i_PKCS7, der))
            takePkcs7(place, der);
        else if (place.label.isEmpty() || place.label.contains("KEY"_L1)
                 || place.label.contains("CERTIFICATE"_L1))
            takeUnread(place, KeyVerdictId::Damaged, u"no key or certificate in DER"_s);
        else
            takeUnread(place, KeyVerdictId::FormatNotRead, place.label);
    }
    ERR_clear_error();
}

bool Collector::takePublicDer(KeyObject &place, QByteArrayView der)
{
    openssl::Key key;
    if (const auto request = decoded<Request>(d2i_X509_REQ, der)) {
        place.kind = KeyObjectKind::SigningRequest;
        place.form = KeyObjectForm::Pkcs10;
        place.fingerprint = sha256(der);
        key.reset(X509_REQ_get_pubkey(request.get()));
    } else if (decoded<RevocationList>(d2i_X509_CRL, der)) {
        place.kind = KeyObjectKind::RevocationList;
        place.fingerprint = sha256(der);
    } else if ((key = decoded<openssl::Key>(d2i_PUBKEY, der))) {
        place.kind = KeyObjectKind::PublicKey;
        place.form = KeyObjectForm::Spki;
    } else {
        const auto *at = reinterpret_cast<const unsigned char *>(der.data());
        // Two numbers may be anything where no label says what they are.
        if (place.label.isEmpty() || place.label == "RSA PUBLIC KEY"_L1)
            key.reset(d2i_PublicKey(EVP_PKEY_RSA, nullptr, &at, long(der.size())));
        if (!key || EVP_PKEY_get_bits(key.get()) < 512)
            return false;
        place.kind = KeyObjectKind::PublicKey;
        place.form = KeyObjectForm::Pkcs1;
    }
    KeyObject *added = add(place);
    if (added && key)
        describe(*added, key.get());
    return true;
}

void Collector::takePrivateDer(KeyObject place, QByteArrayView der)
{
    place.kind = KeyObjectKind::PrivateKey;
    if (place.form == KeyObjectForm::Other)
        place.form = KeyObjectForm::Pkcs8;
    if (der.size() > largestKey) {
        takeUnread(place, KeyVerdictId::TooLarge, {}, der.size());
        return;
    }
    QString refused = refusedKind(der);
    if (place.label == "DSA PRIVATE KEY"_L1)
        refused = u"DSA"_s;
    if (!refused.isEmpty()) {
        place.family = refused;
        place.algorithm = refused;
        place.verdicts += {KeyVerdictId::KeyTypeRefused, KeyVerdictWeight::Refused, 0, refused};
        (void)add(place);
        return;
    }
    const Result<openssl::Key> key = decodedKey(openssl::reader(der), "DER", {});
    if (!key) {
        takeUnread(place, KeyVerdictId::Damaged, key.error().detail);
        return;
    }
    const int type = EVP_PKEY_get_base_id(key->get());
    describe(place, key->get());
    if (!isConsistent(key->get())) {
        takeUnread(place, KeyVerdictId::HalvesDiffer);
        return;
    }
    if (type != EVP_PKEY_DSA) {
        if (const Result<KeyPair> pair = KeyPair::read(Secret(der)))
            place.key = *pair;
    }
    (void)add(place);
}

void Collector::takeSealed(KeyObject place, const X509_SIG *sealed)
{
    place.kind = KeyObjectKind::PrivateKey;
    place.form = KeyObjectForm::EncryptedPkcs8;
    place.encrypted = true;
    if (m_passwords.isEmpty()) {
        takeUnread(place, KeyVerdictId::PasswordMissing);
        return;
    }
    if (!m_library)
        m_library.emplace();
    Fault fault;
    for (const Secret &password : m_passwords) {
        const seal::Opened<Secret> der = seal::unsealed(sealed, password, *m_library, m_effort);
        if (der) {
            takePrivateDer(place, der->view());
            return;
        }
        fault = der.error();
    }
    takeFault(place, fault);
}

void Collector::takeFault(const KeyObject &place, const Fault &fault)
{
    switch (fault.refusal) {
    case seal::Refusal::Damaged:
        takeUnread(place, KeyVerdictId::Damaged, fault.detail);
        return;
    case seal::Refusal::PasswordWrong:
        takeUnread(place,
                   m_passwords.isEmpty() ? KeyVerdictId::PasswordMissing
                                         : KeyVerdictId::PasswordWrong);
        return;
    case seal::Refusal::CipherUnknown:
        takeUnread(place, KeyVerdictId::CipherUnknown, fault.detail);
        return;
    case seal::Refusal::LegacyMissing:
        takeUnread(place, KeyVerdictId::LegacyMissing, fault.detail);
        return;
    case seal::Refusal::TooManyRounds:
        takeUnread(place, KeyVerdictId::TooManyRounds, {}, fault.rounds);
        return;
    }
}

void Collector::takePkcs12(KeyObject place, QByteArrayView der)
{
    place.kind = KeyObjectKind::Container;
    place.form = KeyObjectForm::Pkcs12;
    const Secret binary(der);
    // Without a password at all first: many a file has none, or holds certificates alone.
    QList<Secret> words{Secret()};
    words += m_passwords;
    Fault fault;
    for (const Secret &password : std::as_const(words)) {
        const auto items = pkcs12::items(binary, password, m_effort);
        if (!items) {
            place.encrypted = place.encrypted || items.error().refusal != seal::Refusal::Damaged;
            fault = items.error();
            if (fault.refusal != seal::Refusal::PasswordWrong)
                break;
            continue;
        }
        if (!add(place))
            return;
        KeyObject here = place;
        here.kind = KeyObjectKind::Unknown;
        here.container = int(m_objects.size()) - 1;
        for (const pkcs12::Item &item : *items) {
            here.name = item.name;
            here.form = KeyObjectForm::Other;
            if (!item.key.isEmpty())
                takePrivateDer(here, item.key.view());
            else if (auto certificate
                     = decoded<openssl::X509Certificate>(d2i_X509, item.certificate))
                takeCertificate(here, std::move(certificate));
            else
                takeUnread(here, KeyVerdictId::FormatNotRead, item.kind);
        }
        return;
    }
    takeFault(place, fault);
}

void Collector::takePkcs7(KeyObject place, QByteArrayView der)
{
    const auto file = decoded<Pkcs7>(d2i_PKCS7, der);
    place.kind = KeyObjectKind::Container;
    place.form = KeyObjectForm::Pkcs7;
    const bool isSigned = file && PKCS7_type_is_signed(file.get()) && file->d.sign;
    if (!isSigned || !file->d.sign->cert) {
        takeUnread(place, KeyVerdictId::FormatNotRead, u"PKCS7"_s);
        return;
    }
    if (!add(place))
        return;
    KeyObject here = place;
    here.container = int(m_objects.size()) - 1;
    for (int i = 0; i < sk_X509_num(file->d.sign->cert) && !m_full; ++i) {
        X509 *certificate = sk_X509_value(file->d.sign->cert, i);
        if (X509_up_ref(certificate) == 1)
            takeCertificate(here, openssl::X509Certificate(certificate));
    }
}

void Collector::takeCertificate(KeyObject place, openssl::X509Certificate certificate)
{
    place.kind = KeyObjectKind::X509Certificate;
    place.form = KeyObjectForm::X509;
    judge(place, certificate.get(), m_now);
    if (add(place))
        m_relatives.back().certificate = std::move(certificate);
}

} // namespace suitescope::keyreading
