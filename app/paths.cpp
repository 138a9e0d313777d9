// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/paths.h"

#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace suitescope {

Paths Paths::standard()
{
    const QString config = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
        + u"/SuiteScope"_s;
    const QString data
        = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/SuiteScope"_s;
    return {config + u"/connections.json"_s, config + u"/settings.ini"_s, data,
            data + u"/simulated-account.json"_s};
}

QString Paths::signInFile() const
{
    return dataFolder + u"/refused-sign-ins.json"_s;
}

QString Paths::database(const QString &connectionId) const
{
    return dataFolder + u'/' + connectionId + u".sqlite"_s;
}

} // namespace suitescope
