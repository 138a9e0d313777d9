// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fuzz/target.h"

#include "tests/fuzz/keyinput.h"

using namespace suitescope;

// Binary: keys, certificates, requests, one after the other.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const Secret binary = fuzz::secretOf(data, size);
    (void)fuzz::readAsPlace(binary);
    (void)Certificate::read(binary.revealBytes());
    return 0;
}
