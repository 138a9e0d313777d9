// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/simulator/simulatedaccount.h"

namespace suitescope {

inline constexpr int administratorRole = 3;

/*! A person of the simulated account who may sign in. */
struct SimulatedUser
{
    int entity = 0;
    QString name;
};

/*! The features as a new account has them. */
[[nodiscard]] QList<SimulatedAccount::Feature> newAccountFeatures();
[[nodiscard]] QList<SimulatedUser> simulatedUsers();
[[nodiscard]] int entityOf(const QString &user); // 0 when there is no such user
[[nodiscard]] QList<SimulatedAccount::Permission> offeredPermissions();
[[nodiscard]] QHash<QString, int> administratorPermissions();
[[nodiscard]] QList<QString> featuresForDemo();
[[nodiscard]] QHash<QString, int> permissionsForDemo();

} // namespace suitescope
