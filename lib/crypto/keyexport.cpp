// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/crypto/keyexport.h"

#include "lib/crypto/keypair_p.h"
#include "lib/crypto/sealed_p.h"

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

// Built where it stays: one line holds the whole key.
Result<Secret> onOneLine(const Result<Secret> &pem)
{
    if (!pem)
        return pem;
    const openssl::Bio out = openssl::secretBuffer();
    if (!out)
        return openssl::fault();
    BIO_write(out.get(), "\"", 1);
    for (const char c : pem->view()) {
        if (c == '\n')
            BIO_write(out.get(), "\\n", 2);
        else if (c != '\r')
            BIO_write(out.get(), &c, 1);
    }
    if (BIO_write(out.get(), "\"", 1) != 1)
        return openssl::fault();
    return Secret(openssl::contents(out));
}

Result<Secret> shown(const QByteArray &text)
{
    if (text.isEmpty())
        return failure(ErrorKind::NotAllowed, u"this form has no name for the kind of key"_s);
    return Secret(QByteArrayView(text));
}

} // namespace

bool isEncrypted(KeyFileFormat format)
{
    return format == KeyFileFormat::EncryptedPkcs8Pem || format == KeyFileFormat::EncryptedPkcs8Der
        || format == KeyFileFormat::Pkcs12;
}

bool isInTheClear(KeyFileFormat format)
{
    return !isEncrypted(format) && format != KeyFileFormat::PublicJwk
        && format != KeyFileFormat::PublicPem;
}

QString fileSuffix(KeyFileFormat format)
{
    switch (format) {
    case KeyFileFormat::EncryptedPkcs8Pem:
    case KeyFileFormat::Pkcs8Pem:
    case KeyFileFormat::Sec1Pem:
    case KeyFileFormat::Pkcs1Pem:
    case KeyFileFormat::PublicPem:
        return u".pem"_s;
    case KeyFileFormat::EncryptedPkcs8Der:
    case KeyFileFormat::Pkcs8Der:
        return u".p8"_s;
    case KeyFileFormat::Sec1Der:
    case KeyFileFormat::Pkcs1Der:
        return u".der"_s;
    case KeyFileFormat::Pkcs12:
        return u".p12"_s;
    case KeyFileFormat::EnvValue:
        return u".env"_s;
    case KeyFileFormat::PrivateJwk:
    case KeyFileFormat::PublicJwk:
        return u".jwk"_s;
    }
    Q_UNREACHABLE();
}

Result<Secret> exported(const KeyPair &key, const KeyExport &how)
{
    switch (how.format) {
    case KeyFileFormat::EncryptedPkcs8Pem:
        return key.toEncryptedPkcs8Pem(how.password);
    case KeyFileFormat::EncryptedPkcs8Der:
        return key.toEncryptedPkcs8Der(how.password);
    case KeyFileFormat::Pkcs8Pem:
        return key.toPkcs8Pem();
    case KeyFileFormat::Pkcs8Der:
        return key.toPkcs8Der();
    case KeyFileFormat::Sec1Pem:
        return key.toSec1Pem();
    case KeyFileFormat::Sec1Der:
        return key.toSec1Der();
    case KeyFileFormat::Pkcs1Pem:
        return key.toPkcs1Pem();
    case KeyFileFormat::Pkcs1Der:
        return key.toPkcs1Der();
    case KeyFileFormat::Pkcs12:
        return toPkcs12(key, how.certificate, how.password, how.name);
    case KeyFileFormat::EnvValue:
        return onOneLine(key.toPkcs8Pem());
    case KeyFileFormat::PrivateJwk:
        return key.toJwk();
    case KeyFileFormat::PublicJwk:
        return shown(key.toPublicJwk());
    case KeyFileFormat::PublicPem:
        return shown(key.toPublicPem());
    }
    Q_UNREACHABLE();
}

Result<Secret> toPkcs12(const KeyPair &key, const Certificate &certificate, const Secret &password,
                        const QString &name)
{
    if (key.isNull())
        return failure(ErrorKind::NotAllowed, u"there is no key"_s);
    if (password.isEmpty() || password.view().contains('\0'))
        return failure(ErrorKind::InvalidInput, u"the password is empty"_s);
    if (!certificate.belongsTo(key))
        return failure(ErrorKind::InvalidInput, u"the certificate is not the key's"_s);

    const openssl::ErrorScope scope;
    const QByteArray der = certificate.toDer();
    const auto *at = reinterpret_cast<const unsigned char *>(der.constData());
    const openssl::X509Certificate x509(d2i_X509(nullptr, &at, long(der.size())));
    const openssl::Bio word = openssl::secretBuffer(); // OpenSSL wants it zero-terminated
    if (!x509 || !word || BIO_write(word.get(), password.view().data(), int(password.size())) <= 0
        || BIO_write(word.get(), "\0", 1) != 1)
        return openssl::fault();
    const QByteArray label = (name.isEmpty() ? certificate.commonName() : name).toUtf8();
    const openssl::Owned<PKCS12, PKCS12_free> file(PKCS12_create(
        openssl::contents(word).data(), label.constData(), key.m_data->key.get(), x509.get(),
        nullptr, NID_aes_256_cbc, NID_aes_256_cbc, KeyPair::sealRounds, KeyPair::sealRounds, 0));
    const openssl::Bio out = openssl::secretBuffer();
    if (!file || !out || i2d_PKCS12_bio(out.get(), file.get()) != 1)
        return openssl::fault();
    return Secret(openssl::contents(out));
}

} // namespace suitescope
