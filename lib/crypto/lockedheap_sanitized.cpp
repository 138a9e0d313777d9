// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// For builds with a leak checker, which has to be told that live objects are found from that heap.

#include "lib/crypto/lockedheap_p.h"

#include <openssl/crypto.h>

#include <sanitizer/lsan_interface.h>

namespace suitescope {

void startLockedHeap()
{
    if (CRYPTO_secure_malloc_init(lockedHeapBytes, lockedHeapSmallestBlock) == 0)
        return;
    // The first block lies at one end of the heap, which end is OpenSSL's affair; the checker
    // passes over what is not mapped.
    auto *first = static_cast<char *>(OPENSSL_secure_malloc(lockedHeapSmallestBlock));
    __lsan_register_root_region(first - lockedHeapBytes, 2 * lockedHeapBytes);
    OPENSSL_secure_free(first);
}

} // namespace suitescope
