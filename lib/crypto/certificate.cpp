// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/crypto/certificate.h"

#include "lib/crypto/digest.h"
#include "lib/crypto/keypair_p.h"
#include "lib/crypto/pemtext_p.h"

#include <QTimeZone>

#include <openssl/pem.h>

#include <ctime>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int longestName = 64; // ub-common-name
constexpr int serialBits = 159; // positive, and never more than the 20 bytes of RFC 5280

std::optional<Error> faultOf(const CertificateRequest &request)
{
    const auto invalid = [](const QString &detail) {
        return Error{ErrorKind::InvalidInput, detail, nullptr};
    };
    const QString &name = request.commonName;
    if (name.trimmed().isEmpty())
        return invalid(u"the name is empty"_s);
    if (!name.isValidUtf16() || name.toUcs4().size() > longestName)
        return invalid(u"the name is longer than 64 characters"_s);
    for (const QChar c : name) {
        if (c.category() == QChar::Other_Control)
            return invalid(u"the name has control characters"_s);
    }
    if (request.days < 1 || request.days > CertificateRequest::longestDays)
        return invalid(u"the validity must be 1 to %1 days"_s.arg(CertificateRequest::longestDays));
    if (!request.notBefore.isValid())
        return invalid(u"the first day is missing"_s);
    return std::nullopt;
}

bool setSerial(X509 *certificate)
{
    const openssl::BigNumber number(BN_new());
    return number && BN_rand(number.get(), serialBits, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ANY) == 1
        && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate));
}

bool setValidity(X509 *certificate, const CertificateRequest &request)
{
    const QDateTime first = request.notBefore.toUTC();
    const openssl::Time from(ASN1_TIME_set(nullptr, std::time_t(first.toSecsSinceEpoch())));
    const openssl::Time to(
        ASN1_TIME_set(nullptr, std::time_t(first.addDays(request.days).toSecsSinceEpoch())));
    return from && to && X509_set1_notBefore(certificate, from.get()) == 1
        && X509_set1_notAfter(certificate, to.get()) == 1;
}

bool addCommonName(X509_NAME *name, const QString &commonName)
{
    const QByteArray utf8 = commonName.toUtf8();
    return X509_NAME_add_entry_by_NID(name, NID_commonName, MBSTRING_UTF8,
                                      reinterpret_cast<const unsigned char *>(utf8.constData()),
                                      int(utf8.size()), -1, 0)
        == 1;
}

bool setNames(X509 *certificate, const CertificateRequest &request)
{
    X509_NAME *subject = X509_get_subject_name(certificate); // both owned by certificate
    X509_NAME *issuer = X509_get_issuer_name(certificate);
    return addCommonName(subject, request.commonName)
        && addCommonName(issuer,
                         request.issuerName.isEmpty() ? request.commonName : request.issuerName);
}

bool addExtension(X509 *certificate, int nid, const char *value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    const openssl::Extension extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

QString textOf(const X509_NAME *name)
{
    constexpr unsigned long flags = (ASN1_STRFLGS_RFC2253 & ~ulong(ASN1_STRFLGS_ESC_MSB))
        | XN_FLAG_SEP_CPLUS_SPC | XN_FLAG_FN_SN;
    const openssl::Bio buffer(BIO_new(BIO_s_mem()));
    if (!buffer || X509_NAME_print_ex(buffer.get(), name, 0, flags) < 0)
        return {};
    return QString::fromUtf8(openssl::contents(buffer));
}

QString commonNameOf(const X509_NAME *name)
{
    const int at = X509_NAME_get_index_by_NID(name, NID_commonName, -1);
    if (at < 0)
        return {};
    unsigned char *utf8 = nullptr;
    const int size
        = ASN1_STRING_to_UTF8(&utf8, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at)));
    if (size < 0)
        return {};
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(utf8), size);
    OPENSSL_free(utf8);
    return text;
}

QDateTime dateOf(const ASN1_TIME *time)
{
    std::tm parts{};
    if (!time || ASN1_TIME_to_tm(time, &parts) != 1)
        return {};
    return QDateTime(QDate(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday),
                     QTime(parts.tm_hour, parts.tm_min, parts.tm_sec), QTimeZone::utc())
        .toUTC();
}

QString serialOf(const X509 *certificate)
{
    const openssl::BigNumber number(
        ASN1_INTEGER_to_BN(X509_get0_serialNumber(certificate), nullptr));
    if (!number)
        return {};
    char *hex = BN_bn2hex(number.get());
    const QString text = QString::fromLatin1(hex);
    OPENSSL_free(hex);
    return text;
}

QString signatureNameOf(const X509 *certificate)
{
    const int nid = X509_get_signature_nid(certificate);
    return QString::fromLatin1(nid == NID_rsassaPss ? OBJ_nid2sn(nid) : OBJ_nid2ln(nid));
}

bool isCertificate(const pem::Block &block)
{
    return block.label == "CERTIFICATE" || block.label == "X509 CERTIFICATE";
}

tl::unexpected<Error> notACertificate(const QString &why)
{
    return failure(ErrorKind::InvalidInput, why);
}

Result<openssl::X509Certificate> fromPem(const QList<pem::Block> &blocks)
{
    for (const pem::Block &block : blocks) {
        if (!isCertificate(block))
            continue;
        if (!block.complete)
            return notACertificate(u"the END line of the certificate is missing"_s);
        const openssl::Bio text = pem::normalized(block);
        openssl::X509Certificate certificate(
            text ? PEM_read_bio_X509(text.get(), nullptr, nullptr, nullptr) : nullptr);
        if (!certificate)
            return notACertificate(u"the certificate is damaged"_s);
        return certificate;
    }
    return notACertificate(
        u"this is %1, not a certificate"_s.arg(pem::contentName(blocks.constFirst().label)));
}

Result<openssl::X509Certificate> fromDer(const QByteArray &data)
{
    const auto *at = reinterpret_cast<const unsigned char *>(data.constData());
    openssl::X509Certificate certificate(d2i_X509(nullptr, &at, long(data.size())));
    if (!certificate)
        return notACertificate(u"there is no certificate in this"_s);
    return certificate;
}

} // namespace

// Everything is read out at once, so that threads share plain values and no library object.
struct Certificate::Data
{
    QByteArray der;
    QByteArray publicKeyDer;
    QString commonName;
    QString subject;
    QString serialHex;
    QString signatureName;
    QString keyDescription;
    QDateTime notBefore;
    QDateTime notAfter;

    static Result<Certificate> adopt(const X509 *x509)
    {
        const EVP_PKEY *key = X509_get0_pubkey(x509);
        if (!key)
            return notACertificate(u"the public key of the certificate cannot be read"_s);
        auto data = std::make_shared<Data>();
        data->der = openssl::der(i2d_X509, x509);
        data->publicKeyDer = openssl::der(i2d_PUBKEY, key);
        data->commonName = commonNameOf(X509_get_subject_name(x509));
        data->subject = textOf(X509_get_subject_name(x509));
        data->serialHex = serialOf(x509);
        data->signatureName = signatureNameOf(x509);
        data->keyDescription = suitescope::keyDescription(key);
        data->notBefore = dateOf(X509_get0_notBefore(x509));
        data->notAfter = dateOf(X509_get0_notAfter(x509));
        if (data->der.isEmpty() || data->publicKeyDer.isEmpty())
            return openssl::fault();
        Certificate certificate;
        certificate.m_data = std::move(data);
        return certificate;
    }
};

Result<Certificate> Certificate::selfSigned(const KeyPair &key, const CertificateRequest &request)
{
    if (key.isNull() || !key.algorithm())
        return failure(ErrorKind::NotAllowed,
                       key.isNull()
                           ? u"there is no key"_s
                           : u"NetSuite takes no key of the kind %1"_s.arg(key.description()));
    if (const std::optional<Error> invalid = faultOf(request))
        return failure(*invalid);

    const openssl::ErrorScope scope;
    EVP_PKEY *pair = key.m_data->key.get();
    const SigningAlgorithm signing = defaultSigning(*key.algorithm()); // also the curve's hash
    const openssl::X509Certificate x509(X509_new());
    const openssl::DigestContext context(EVP_MD_CTX_new());
    const bool made = x509 && context && X509_set_version(x509.get(), X509_VERSION_3) == 1
        && setSerial(x509.get()) && setValidity(x509.get(), request)
        && setNames(x509.get(), request) && X509_set_pubkey(x509.get(), pair) == 1
        && addExtension(x509.get(), NID_basic_constraints, "critical,CA:FALSE")
        && addExtension(x509.get(), NID_key_usage, "critical,digitalSignature")
        && addExtension(x509.get(), NID_subject_key_identifier, "hash")
        && beginSigning(context.get(), signing, pair)
        && X509_sign_ctx(x509.get(), context.get()) > 0;
    if (!made)
        return openssl::fault();
    return Data::adopt(x509.get());
}

Result<Certificate> Certificate::read(const QByteArray &data)
{
    const openssl::ErrorScope scope;
    if (data.trimmed().isEmpty())
        return notACertificate(u"nothing was given"_s);
    const QList<pem::Block> blocks = pem::blocks(data);
    const Result<openssl::X509Certificate> x509
        = blocks.isEmpty() ? fromDer(data) : fromPem(blocks);
    if (!x509)
        return failure(x509.error());
    return Data::adopt(x509->get());
}

QByteArray Certificate::toPem() const
{
    if (!m_data)
        return {};
    constexpr qsizetype line = 64;
    const QByteArray base64 = m_data->der.toBase64();
    QByteArray text = "-----BEGIN CERTIFICATE-----\n"_ba;
    for (qsizetype at = 0; at < base64.size(); at += line)
        text += base64.mid(at, line) + '\n';
    return text + "-----END CERTIFICATE-----\n";
}

QByteArray Certificate::toDer() const
{
    return m_data ? m_data->der : QByteArray();
}

QByteArray Certificate::fingerprint() const
{
    return m_data ? sha256(m_data->der) : QByteArray();
}

QString Certificate::commonName() const
{
    return m_data ? m_data->commonName : QString();
}

QString Certificate::subject() const
{
    return m_data ? m_data->subject : QString();
}

QDateTime Certificate::notBefore() const
{
    return m_data ? m_data->notBefore : QDateTime();
}

QDateTime Certificate::notAfter() const
{
    return m_data ? m_data->notAfter : QDateTime();
}

QString Certificate::serialHex() const
{
    return m_data ? m_data->serialHex : QString();
}

QString Certificate::signatureName() const
{
    return m_data ? m_data->signatureName : QString();
}

QString Certificate::keyDescription() const
{
    return m_data ? m_data->keyDescription : QString();
}

QByteArray Certificate::publicKeyDer() const
{
    return m_data ? m_data->publicKeyDer : QByteArray();
}

bool Certificate::belongsTo(const KeyPair &key) const
{
    if (!m_data || key.isNull())
        return false;
    const openssl::ErrorScope scope;
    const auto *at = reinterpret_cast<const unsigned char *>(m_data->publicKeyDer.constData());
    const openssl::Key own(d2i_PUBKEY(nullptr, &at, long(m_data->publicKeyDer.size())));
    // Not by bytes: one point has two encodings.
    return own && EVP_PKEY_eq(own.get(), key.m_data->key.get()) == 1;
}

} // namespace suitescope
