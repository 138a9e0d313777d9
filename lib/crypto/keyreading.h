// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/crypto/keyobject.h"

namespace suitescope {

/*! What was dropped, opened or pasted. */
struct KeyInput
{
    QString name; // for the caller: a file's name
    Secret data;
};

/*! What a stranger's file may cost. */
struct KeyReadLimits
{
    qsizetype bytes = 1024 * 1024; // of one input
    int objects = 100; // of all inputs
    qint64 rounds = 20'000'000; // of password hashing in all; about eight seconds
};

struct KeyReading
{
    QList<KeyObject> objects; // in the order they stand in

    [[nodiscard]] bool needsPassword() const; // some object is encrypted and none was given
    [[nodiscard]] bool refusedPassword() const; // some object opened with none of those given
    /*! The key and the certificate to go on with: the first pair, else the first of each that
     * stands alone; -1 for none. */
    [[nodiscard]] int bestKey() const;
    [[nodiscard]] int bestCertificate() const;
};

/*! Finds and judges everything in \a inputs: keys, certificates and what else goes with them, as
   PEM (with any text around it, one line of a .env file, CRLF, a byte order mark, UTF-16), DER
   (also several in a row), base64 without PEM's lines, PKCS#12, PKCS#7, JWK and JWK Sets. Each of
   \a passwords is tried on each encrypted object. Never fails: what cannot be read is an object
   with a verdict that says why. Blocking: some tenths of a second for each encrypted object; run it
   in QtConcurrent. */
[[nodiscard]] KeyReading readKeys(const QList<KeyInput> &inputs, const QList<Secret> &passwords,
                                  const QDateTime &now, const KeyReadLimits &limits = {});

} // namespace suitescope
