// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands/becomecommand.h"

#include <QFile>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <vector>

#include <unistd.h>

extern char **environ; // NOLINT: POSIX declares it nowhere

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

bool isOurs(const char *entry, const QStringList &names)
{
    const QByteArrayView text(entry);
    return std::any_of(names.cbegin(), names.cend(), [&text](const QString &name) {
        return text.startsWith(QByteArray(name.toLatin1() + '='));
    });
}

std::vector<char *> pointersTo(std::vector<QByteArray> &texts)
{
    std::vector<char *> all;
    all.reserve(texts.size() + 1);
    for (QByteArray &text : texts)
        all.push_back(text.data());
    all.push_back(nullptr);
    return all;
}

} // namespace

Result<int> becomeCommand(const QStringList &command, const QList<EnvFile::Variable> &variables)
{
    std::vector<QByteArray> arguments;
    for (const QString &word : command)
        arguments.push_back(QFile::encodeName(word));
    std::vector<QByteArray> environment;
    const QStringList names = EnvFile::ourNames();
    for (char **entry = environ; *entry; ++entry) {
        if (!isOurs(*entry, names))
            environment.emplace_back(*entry);
    }
    for (const EnvFile::Variable &variable : variables)
        environment.push_back(variable.name.toLatin1() + '=' + variable.value.revealBytes());

    std::vector<char *> argv = pointersTo(arguments);
    std::vector<char *> envp = pointersTo(environment);
    std::fflush(nullptr);
    // Qt ignores it for its sockets, and what is ignored stays so in the new program.
    std::signal(SIGPIPE, SIG_DFL);
    environ = envp.data(); // execvp looks for the program and passes this on
    ::execvp(argv.front(), argv.data());
    const int fault = errno;
    static char *none[] = {nullptr};
    environ = none; // the texts go with this function
    for (QByteArray &text : environment)
        text.fill('\0');
    return failure(fault == ENOENT ? ErrorKind::InvalidInput : ErrorKind::NotAllowed,
                   QString::fromLocal8Bit(std::strerror(fault)));
}

} // namespace suitescope
