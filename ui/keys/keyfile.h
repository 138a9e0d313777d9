// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/base/result.h"
#include "lib/crypto/certificate.h"

#include <QFuture>

namespace suitescope {

/*! Writes the PEM, replacing the file, on a worker thread. */
[[nodiscard]] QFuture<Result<>> writeCertificateFile(const QString &path,
                                                     const Certificate &certificate);
/*! "larkfield": a name as a file's, without its suffix. */
[[nodiscard]] QString fileNameOf(const QString &name);
/*! "larkfield.pem": the common name as a file's. */
[[nodiscard]] QString certificateFileName(const Certificate &certificate);
/*! The filter of a file dialog for certificates. */
[[nodiscard]] QString certificateFileFilter();

} // namespace suitescope
