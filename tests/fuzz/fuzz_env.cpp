// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fuzz/target.h"

#include "lib/crypto/runtime.h"
#include "lib/setup/envfile.h"

#include <cstdlib>

using namespace suitescope;

// A .env file: read, and merged with a connection without losing what is not ours.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const CryptoRuntime crypto;
    const QByteArray content(reinterpret_cast<const char *>(data), qsizetype(size));
    const EnvFile file = EnvFile::parse(content);
    for (const QString &name : file.names()) {
        if (!file.contains(name))
            std::abort();
        (void)file.value(name);
    }
    if (const Result<EnvSettings> settings = file.settings()) {
        for (const EnvFormat format : {EnvFormat::Dotenv, EnvFormat::Docker, EnvFormat::Shell}) {
            const Secret merged = file.merged(*settings, format);
            const EnvFile again = EnvFile::parse(merged.revealBytes());
            if (format == EnvFormat::Dotenv && !again.settings())
                std::abort();
        }
    }
    return 0;
}
