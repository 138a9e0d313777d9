// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/crypto/certificate.h"
#include "lib/crypto/sealed_p.h"

#include <QList>

#include <optional>

namespace suitescope::pkcs12 {

/*! One thing in a file: a key, a certificate, or (both empty) something else. */
struct Item
{
    Secret key; // PKCS#8 in DER
    QByteArray certificate; // DER
    QString name; // what its maker called it
    QString kind; // of something else: OpenSSL's name of the bag
};

/*! PFX ::= SEQUENCE { version INTEGER (3), authSafe SEQUENCE … }: no key begins so, they have 0 or
 * 1. */
[[nodiscard]] bool looksLikeFile(QByteArrayView bytes);

/*! Everything in the file, in its order. */
[[nodiscard]] seal::Opened<QList<Item>> items(const Secret &binary, const Secret &password,
                                              seal::Effort &effort);

} // namespace suitescope::pkcs12
