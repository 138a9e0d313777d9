// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/envvariables.h"

namespace suitescope {

/*! NAME=value as the format's readers take it, without a line ending. */
[[nodiscard]] QByteArray envLine(const EnvVariable &variable, EnvFormat format);
/*! Whether a shell or a dotenv reader would read anything else without quotes. */
[[nodiscard]] bool needsQuotes(QByteArrayView value);
/*! One word of a POSIX shell, in single quotes where it needs them. */
[[nodiscard]] QByteArray shellQuoted(const QByteArray &value);
/*! A JSON string that YAML 1.1 and 1.2 read as well. */
[[nodiscard]] QByteArray jsonQuoted(QByteArrayView utf8);

} // namespace suitescope
