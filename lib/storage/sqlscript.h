// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

namespace suitescope {

/*! The single statements of \a script, since a driver runs one at a time. Knows quotes, comments
   and the inner semicolons of CREATE TRIGGER … END. */
[[nodiscard]] QStringList sqlStatements(const QString &script);

} // namespace suitescope
