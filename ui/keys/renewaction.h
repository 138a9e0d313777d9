// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <functional>

namespace suitescope {

class KeysPlace;

/*! A button Renew… for the chosen pair; it calls \a renew with the connection that uses it. */
void addRenewAction(KeysPlace &keys, std::function<void(const QString &connectionId)> renew);

} // namespace suitescope
