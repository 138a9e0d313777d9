// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/crypto/openssl_p.h"

#include <QByteArray>
#include <QList>

namespace suitescope::pem {

/*! One object in a text, where it lies. */
struct Block
{
    QByteArray label; // "EC PRIVATE KEY"
    QByteArrayView body; // what stands between the BEGIN and the END line
    bool complete = false; // the END line is there
    qsizetype at = 0; // where the BEGIN line starts
};

constexpr qsizetype longestBody = 256 * 1024; // of one object that is read at all

/*! All objects, in whatever text, quotes or indentation surrounds them. */
[[nodiscard]] QList<Block> blocks(QByteArrayView text);

/*! The block as OpenSSL wants to read it: real line breaks (also from literal "\n" and "\r"), lines
   of 64 characters, no blanks. Never leaves secret memory. */
[[nodiscard]] openssl::Bio normalized(const Block &block);

/*! The binary in it; empty when it is no base64 or encrypted in the old way. */
[[nodiscard]] Secret binary(const Block &block);

/*! Whether it is encrypted in the old way (Proc-Type: 4,ENCRYPTED). */
[[nodiscard]] bool hasEncryptedHeader(const Block &block);

/*! "a certificate", "a public key" …: what a block holds, in an English clause. */
[[nodiscard]] QString contentName(const QByteArray &label);

} // namespace suitescope::pem
