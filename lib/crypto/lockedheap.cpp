// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/crypto/lockedheap_p.h"

#include <openssl/crypto.h>

namespace suitescope {

void startLockedHeap()
{
    CRYPTO_secure_malloc_init(lockedHeapBytes, lockedHeapSmallestBlock);
}

} // namespace suitescope
