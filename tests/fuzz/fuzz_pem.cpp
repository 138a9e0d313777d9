// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fuzz/target.h"

#include "lib/crypto/certificate.h"
#include "tests/fuzz/keyinput.h"

using namespace suitescope;

// Text with objects in it: PEM in whatever surroundings and encoding.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const Secret text = fuzz::secretOf(data, size);
    (void)fuzz::readAsPlace(text);
    (void)Certificate::read(text.revealBytes());
    return 0;
}
