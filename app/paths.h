// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace suitescope {

/*! Where this user's files lie; secrets are in none of them. */
struct Paths
{
    QString configFile; // connections.json
    QString settingsFile; // window size and the like
    QString dataFolder; // one database a connection, the simulated account's state
    QString simulatorState;

    [[nodiscard]] static Paths standard();
    /*! Times of refused sign-ins, by digests of whom they were for. */
    [[nodiscard]] QString signInFile() const;
    [[nodiscard]] QString database(const QString &connectionId) const;
};

} // namespace suitescope
