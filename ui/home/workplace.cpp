// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/home/workplace.h"

#include "ui/home/demoaccount.h"

using namespace Qt::StringLiterals;

namespace suitescope {

SecretStore &Workplace::secretsOf(const Connection &connection) const
{
    return connection.demo && demo ? demo->secretStore() : secrets;
}

KeyStores Workplace::keyStores() const
{
    return {connections, secrets, demo ? &demo->secretStore() : nullptr};
}

QString Workplace::databasePath(const QString &connectionId) const
{
    return u"%1/%2.sqlite"_s.arg(dataFolder, connectionId);
}

} // namespace suitescope
