// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/crypto/certificate.h"

namespace suitescope {

/*! The forms a private key, or what goes with it, is written in. */
enum class KeyFileFormat {
    EncryptedPkcs8Pem, // the default: AES-256-CBC, PBKDF2-HMAC-SHA256, KeyPair::sealRounds
    EncryptedPkcs8Der,
    Pkcs8Pem,
    Pkcs8Der,
    Sec1Pem, // EC only
    Sec1Der, // EC only
    Pkcs1Pem, // RSA only
    Pkcs1Der, // RSA only
    Pkcs12, // with its certificate; encrypted as above
    EnvValue, // PKCS#8 PEM on one line, with literal \n, in double quotes
    PrivateJwk,
    PublicJwk,
    PublicPem,
};

struct KeyExport
{
    KeyFileFormat format = KeyFileFormat::EncryptedPkcs8Pem;
    Secret password = {}; // of the encrypted ones
    Certificate certificate = {}; // of Pkcs12
    QString name = {}; // of Pkcs12: what other programs show; the common name when empty
};

/*! Whether it needs a password. */
[[nodiscard]] bool isEncrypted(KeyFileFormat format);
/*! Whether the private half can be read in it without a password. */
[[nodiscard]] bool isInTheClear(KeyFileFormat format);
/*! ".pem", ".p8", ".p12" … with its dot. */
[[nodiscard]] QString fileSuffix(KeyFileFormat format);

/*! The content of such a file. InvalidInput when the password is empty or the certificate is not
   the key's; NotAllowed when the form cannot hold this key. Blocking: some tenths of a second when
   encrypted; run it in QtConcurrent. Write it with writeAtomically() and FileAccess::OwnerOnly. */
[[nodiscard]] Result<Secret> exported(const KeyPair &key, const KeyExport &how);

/*! Key and certificate in one PKCS#12 file: AES-256-CBC and an HMAC-SHA256 seal. */
[[nodiscard]] Result<Secret> toPkcs12(const KeyPair &key, const Certificate &certificate,
                                      const Secret &password, const QString &name = {});

} // namespace suitescope
