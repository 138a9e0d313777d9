// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/crypto/keyreading.h"
#include "lib/crypto/runtime.h"

#include <cstdlib>

namespace suitescope::fuzz {

/*! Before the first Secret, and gone after the last. */
inline void ready()
{
    static const CryptoRuntime crypto;
}

inline Secret secretOf(const std::uint8_t *data, std::size_t size)
{
    ready();
    return Secret(QByteArrayView(data, qsizetype(size)));
}

/*! Reads what a stranger gave, and holds the answer to its promises. Few rounds, so that the time
 * goes into the parsers. */
inline KeyReading readAsPlace(const Secret &data)
{
    static const QDateTime now = QDateTime::fromSecsSinceEpoch(1'800'000'000, Qt::UTC);
    static const QList<Secret> passwords{Secret(QByteArrayView("x"))};
    KeyReadLimits limits;
    limits.bytes = 64 * 1024;
    limits.objects = 12;
    limits.rounds = 4096;
    const KeyReading reading = readKeys({{QString(), data}}, passwords, now, limits);
    if (reading.objects.size() > limits.objects)
        std::abort();
    for (const KeyObject &object : reading.objects) {
        if (object.offset < 0 || object.line < 0 || object.container >= int(reading.objects.size()))
            std::abort();
        for (const KeyVerdict &verdict : object.verdicts) {
            if (verdict.other >= int(reading.objects.size()))
                std::abort();
        }
        // What was read can be written, and is the same key then.
        if (object.isAccepted() && object.kind == KeyObjectKind::PrivateKey) {
            const Result<Secret> der = object.key.toPkcs8Der();
            if (!der || KeyPair::read(*der)->publicKeyDer() != object.key.publicKeyDer())
                std::abort();
        }
    }
    return reading;
}

} // namespace suitescope::fuzz
