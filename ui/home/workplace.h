// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/base/clock.h"
#include "lib/storage/connectionstore.h"
#include "lib/storage/secretstore.h"
#include "ui/keys/keysplace.h"

class QNetworkAccessManager;

namespace suitescope {

class DemoAccount;
class Settings;
class SignInBudget;

/*! What the whole window works with. Everything outlives the window. */
struct Workplace
{
    ConnectionStore &connections;
    SecretStore &secrets; // of real connections
    DemoAccount *demo = nullptr; // null: the program offers no demo
    QNetworkAccessManager &network;
    Settings &settings;
    Clock clock;
    QString dataFolder; // one database a connection lies here
    bool memoryIsLocked = true; // secrets in use cannot reach the swap space
    SignInBudget *budget = nullptr; // of real connections; null: nothing is counted

    [[nodiscard]] SecretStore &secretsOf(const Connection &connection) const;
    [[nodiscard]] KeyStores keyStores() const;
    [[nodiscard]] QString databasePath(const QString &connectionId) const;
};

} // namespace suitescope
