// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/keys/keyforms.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

struct FormText
{
    Q_DECLARE_TR_FUNCTIONS(FormText)
};

QString sealText()
{
    return FormText::tr("Encrypted with AES-256-CBC. The password is hashed with PBKDF2, "
                        "HMAC-SHA256, %1 times, so that each guess takes some tenths of a second.")
        .arg(QLocale().toString(KeyPair::sealRounds));
}

} // namespace

QList<KeyFileFormat> privateKeyForms()
{
    return {
        KeyFileFormat::EncryptedPkcs8Pem, KeyFileFormat::EncryptedPkcs8Der, KeyFileFormat::Pkcs12,
        KeyFileFormat::Pkcs8Pem,          KeyFileFormat::Pkcs8Der,          KeyFileFormat::Sec1Pem,
        KeyFileFormat::Sec1Der,           KeyFileFormat::Pkcs1Pem,          KeyFileFormat::Pkcs1Der,
        KeyFileFormat::PrivateJwk,        KeyFileFormat::EnvValue};
}

QString keyFormName(KeyFileFormat format)
{
    switch (format) {
    case KeyFileFormat::EncryptedPkcs8Pem:
        return FormText::tr("PKCS#8, encrypted (PEM)");
    case KeyFileFormat::EncryptedPkcs8Der:
        return FormText::tr("PKCS#8, encrypted (DER)");
    case KeyFileFormat::Pkcs12:
        return FormText::tr("PKCS#12 with the certificate, encrypted");
    case KeyFileFormat::Pkcs8Pem:
        return FormText::tr("PKCS#8, not encrypted (PEM)");
    case KeyFileFormat::Pkcs8Der:
        return FormText::tr("PKCS#8, not encrypted (DER)");
    case KeyFileFormat::Sec1Pem:
        return FormText::tr("SEC1, not encrypted (PEM)");
    case KeyFileFormat::Sec1Der:
        return FormText::tr("SEC1, not encrypted (DER)");
    case KeyFileFormat::Pkcs1Pem:
        return FormText::tr("PKCS#1, not encrypted (PEM)");
    case KeyFileFormat::Pkcs1Der:
        return FormText::tr("PKCS#1, not encrypted (DER)");
    case KeyFileFormat::PrivateJwk:
        return FormText::tr("JWK, not encrypted");
    case KeyFileFormat::EnvValue:
        return FormText::tr("One line for a .env file, not encrypted");
    case KeyFileFormat::PublicJwk:
        return FormText::tr("Public JWK");
    case KeyFileFormat::PublicPem:
        return FormText::tr("Public key (PEM)");
    }
    Q_UNREACHABLE();
}

QString keyFormAbout(KeyFileFormat format)
{
    switch (format) {
    case KeyFileFormat::EncryptedPkcs8Pem:
    case KeyFileFormat::EncryptedPkcs8Der:
        return sealText();
    case KeyFileFormat::Pkcs12:
        return FormText::tr("For Windows, Java and browsers: key and certificate in one file. %1")
            .arg(sealText());
    case KeyFileFormat::Pkcs8Pem:
    case KeyFileFormat::Pkcs8Der:
        return FormText::tr("What most programs read (BEGIN PRIVATE KEY). Nothing protects it but "
                            "the file's mode, 0600: only you can read it.");
    case KeyFileFormat::Sec1Pem:
    case KeyFileFormat::Sec1Der:
        return FormText::tr("For older programs that want BEGIN EC PRIVATE KEY. Nothing protects "
                            "it but the file's mode, 0600: only you can read it.");
    case KeyFileFormat::Pkcs1Pem:
    case KeyFileFormat::Pkcs1Der:
        return FormText::tr("For older programs that want BEGIN RSA PRIVATE KEY. Nothing protects "
                            "it but the file's mode, 0600: only you can read it.");
    case KeyFileFormat::PrivateJwk:
        return FormText::tr("For JavaScript and other JOSE libraries. Nothing protects it but the "
                            "file's mode, 0600: only you can read it.");
    case KeyFileFormat::EnvValue:
        return FormText::tr("The value of NETSUITE_PRIVATE_KEY: PKCS#8 on one line with \\n "
                            "between. Keep such a file out of version control.");
    case KeyFileFormat::PublicJwk:
    case KeyFileFormat::PublicPem:
        return FormText::tr("Public: nothing in it is secret.");
    }
    Q_UNREACHABLE();
}

QString keyFormRefusal(KeyFileFormat format, const KeyPair &key, const Certificate &certificate)
{
    const bool isRsa = key.description().startsWith(u"RSA"_s);
    switch (format) {
    case KeyFileFormat::Sec1Pem:
    case KeyFileFormat::Sec1Der:
        return isRsa ? FormText::tr("EC keys only") : QString();
    case KeyFileFormat::Pkcs1Pem:
    case KeyFileFormat::Pkcs1Der:
        return isRsa ? QString() : FormText::tr("RSA keys only");
    case KeyFileFormat::Pkcs12:
        return certificate.isNull() ? FormText::tr("needs a certificate") : QString();
    case KeyFileFormat::EncryptedPkcs8Pem:
    case KeyFileFormat::EncryptedPkcs8Der:
    case KeyFileFormat::Pkcs8Pem:
    case KeyFileFormat::Pkcs8Der:
    case KeyFileFormat::PrivateJwk:
    case KeyFileFormat::EnvValue:
    case KeyFileFormat::PublicJwk:
    case KeyFileFormat::PublicPem:
        return {};
    }
    Q_UNREACHABLE();
}

bool isText(KeyFileFormat format)
{
    switch (format) {
    case KeyFileFormat::EncryptedPkcs8Der:
    case KeyFileFormat::Pkcs8Der:
    case KeyFileFormat::Sec1Der:
    case KeyFileFormat::Pkcs1Der:
    case KeyFileFormat::Pkcs12:
        return false;
    case KeyFileFormat::EncryptedPkcs8Pem:
    case KeyFileFormat::Pkcs8Pem:
    case KeyFileFormat::Sec1Pem:
    case KeyFileFormat::Pkcs1Pem:
    case KeyFileFormat::PrivateJwk:
    case KeyFileFormat::EnvValue:
    case KeyFileFormat::PublicJwk:
    case KeyFileFormat::PublicPem:
        return true;
    }
    Q_UNREACHABLE();
}

} // namespace suitescope
