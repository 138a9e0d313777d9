// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/base/error.h"

#include <tl/expected.hpp>

namespace suitescope {

/*! A value or the Error in its place. Use only what std::expected offers too. */
template<typename T = void> using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> failure(ErrorKind kind, const QString &detail = {})
{
    return tl::make_unexpected(Error{kind, detail, nullptr});
}

[[nodiscard]] inline tl::unexpected<Error> failure(Error error)
{
    return tl::make_unexpected(std::move(error));
}

} // namespace suitescope
