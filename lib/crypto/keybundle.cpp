// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/crypto/keybundle.h"

#include "lib/crypto/pkcs12_p.h"

namespace suitescope {

Result<KeyBundle> KeyBundle::read(const Secret &data, const Secret &password)
{
    if (const std::optional<Secret> file = pkcs12::binaryOf(data))
        return pkcs12::open(*file, password);
    const Result<KeyPair> key = KeyPair::read(data, password);
    if (!key)
        return failure(key.error());
    QByteArray text = data.revealBytes();
    const Result<Certificate> certificate = Certificate::read(text);
    text.fill(0);
    return KeyBundle{*key, certificate ? *certificate : Certificate(), 0};
}

} // namespace suitescope
