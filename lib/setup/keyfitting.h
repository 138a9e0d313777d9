// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/keyinventory.h"
#include "lib/storage/secretstore.h"

#include <QFuture>

#include <functional>

namespace suitescope {

enum class KeyFit {
    Fits, // the private key and the certificate, or the public key, are a pair
    OtherKey,
    NoKey, // what the keychain holds is no private key, or is missing
    NotRead, // the error says why
};

/*! Whether the private key that one of the uses keeps belongs to the pair. */
struct KeyFitting
{
    KeyUse use;
    KeyFit fit = KeyFit::NotRead;
    Error error; // when NotRead
};

/*! Reads every private key that is kept of \a pair, and compares; on a worker thread. \a secretsOf
 * answers the store of a use. */
[[nodiscard]] QFuture<Result<QList<KeyFitting>>> readFittings(
    const KnownKeyPair &pair, const std::function<SecretStore &(const KeyUse &)> &secretsOf);

} // namespace suitescope
