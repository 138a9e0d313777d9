// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Feeds a fuzzer's target with the files of a folder, where there is no libFuzzer.

#include "tests/fuzz/target.h"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

int main(int argc, char *argv[])
{
    int fed = 0;
    for (int i = 1; i < argc; ++i) {
        for (const auto &entry : std::filesystem::directory_iterator(argv[i])) {
            std::ifstream file(entry.path(), std::ios::binary);
            const std::vector<char> bytes{std::istreambuf_iterator<char>(file), {}};
            // As libFuzzer does: also every input cut short somewhere.
            for (const std::size_t size : {bytes.size(), bytes.size() / 2, bytes.size() * 9 / 10})
                LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t *>(bytes.data()), size);
            ++fed;
        }
    }
    std::printf("%d files fed\n", fed);
    return fed > 0 ? 0 : 1;
}
