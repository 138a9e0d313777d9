// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands/becomecommand.h"

#include <QProcess>
#include <QStandardPaths>

namespace suitescope {

Result<int> becomeCommand(const QStringList &command, const QList<EnvFile::Variable> &variables)
{
    if (QStandardPaths::findExecutable(command.first()).isEmpty())
        return failure(ErrorKind::InvalidInput, QStringLiteral("no such program"));
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : EnvFile::ourNames())
        environment.remove(name);
    for (const EnvFile::Variable &variable : variables)
        environment.insert(variable.name, variable.value.revealText());
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.setInputChannelMode(QProcess::ForwardedInputChannel);
    process.start(command.first(), command.mid(1));
    if (!process.waitForStarted(-1))
        return failure(ErrorKind::NotAllowed, process.errorString());
    process.waitForFinished(-1);
    return process.exitCode();
}

} // namespace suitescope
