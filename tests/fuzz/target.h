// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>

/*! One input of a fuzzer: libFuzzer calls it, and so does replay.cpp. */
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);
