// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/crypto/keyexport.h"

#include <QList>
#include <QString>

namespace suitescope {

/*! The forms a private key is exported in: the encrypted ones first, the default at the head. */
[[nodiscard]] QList<KeyFileFormat> privateKeyForms();
[[nodiscard]] QString keyFormName(KeyFileFormat format);
/*! What it is for, and what protects it. */
[[nodiscard]] QString keyFormAbout(KeyFileFormat format);
/*! Why this key cannot be written in it; empty when it can. */
[[nodiscard]] QString keyFormRefusal(KeyFileFormat format, const KeyPair &key,
                                     const Certificate &certificate);
/*! Whether it can be copied as text. */
[[nodiscard]] bool isText(KeyFileFormat format);

} // namespace suitescope
