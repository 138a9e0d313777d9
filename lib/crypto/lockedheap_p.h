// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>

namespace suitescope {

// Private keys and their PEM text pass through OpenSSL's own locked heap. An RSA 4096 key takes
// about 20 KiB while it is made, and an exhausted heap is a failure, so there is room to spare.
constexpr std::size_t lockedHeapBytes = 1 << 20;
constexpr std::size_t lockedHeapSmallestBlock = 16;

void startLockedHeap();

} // namespace suitescope
