// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/simulator/wire.h"

namespace suitescope {

/*! A page for people, as a proxy or a server in maintenance sends it. */
[[nodiscard]] WireAnswer htmlAnswer(int status, const char *title);
/*! Sends everybody on to a page at \a location. */
[[nodiscard]] WireAnswer redirectAnswer(const QByteArray &location);

/*! A collection of 200 MB, or without end, in the shape of SuiteQL's rows. */
[[nodiscard]] WireAnswer hugeAnswer();
[[nodiscard]] WireAnswer endlessAnswer(std::chrono::milliseconds pause);
constexpr std::size_t hugeBytes = 200 * 1000 * 1000;
// What stands before, between and after the pieces of such a body.
[[nodiscard]] std::string_view bodyStart();
[[nodiscard]] std::string_view bodyEnd();

/*! \a json with a text in each of its rows, or in itself, that is legal and odd. */
[[nodiscard]] std::string withOddText(const std::string &json);
/*! The same with bytes that are no UTF-8. */
[[nodiscard]] std::string withBrokenUtf8(const std::string &json);

} // namespace suitescope
