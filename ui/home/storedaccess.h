// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/certificaterotation.h"
#include "lib/setup/registeredlist.h"
#include "ui/home/workplace.h"

namespace suitescope {

/*! The way to the addresses of a stored connection, the demo's too; \a demo may be null and else
 * outlives whoever asks. */
[[nodiscard]] UrlsOf storedUrls(DemoAccount *demo);

/*! The way to the addresses and the secrets of a stored connection, the demo's too, without opening
 * it. \a workplace outlives whoever asks. */
[[nodiscard]] AccessTo storedAccess(const Workplace &workplace);

/*! Adds what NetSuite has registered to \a keys. */
void joinNetSuite(KeysPlace &keys, const Workplace &workplace);

} // namespace suitescope
