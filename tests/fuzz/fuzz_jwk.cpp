// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fuzz/target.h"

#include "tests/fuzz/keyinput.h"

using namespace suitescope;

// JSON: one JWK, a set, or anything around them.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const KeyReading reading = fuzz::readAsPlace(fuzz::secretOf(data, size));
    for (const KeyObject &object : reading.objects) {
        if (!object.isAccepted() || object.key.isNull())
            continue;
        const Result<Secret> jwk = object.key.toJwk(); // and back
        if (!jwk
            || fuzz::readAsPlace(*jwk).objects.constFirst().publicKeyDer != object.publicKeyDer)
            std::abort();
    }
    return 0;
}
