// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/crypto/certificate.h"

namespace suitescope {

/*! What one file or one pasted text holds. */
struct KeyBundle
{
    KeyPair key;
    Certificate certificate; // null when there is none
    int furtherCertificates = 0; // of a PKCS#12 file's chain: NetSuite has no use for them

    /*! All that KeyPair::read and Certificate::read take, and PKCS#12 (in binary, in base64 or in
       PEM), whose certificate is the one that belongs to the key. InvalidInput with what was found
       instead or what is broken; WrongPassword when encrypted and the password is empty or wrong;
       CryptoFault when the file is good and this computer's OpenSSL cannot open it. Blocking: some
       tenths of a second for an encrypted key; run it in QtConcurrent. */
    [[nodiscard]] static Result<KeyBundle> read(const Secret &data, const Secret &password = {});
};

} // namespace suitescope
