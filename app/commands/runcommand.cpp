// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands/runcommand.h"

#include "app/commands/becomecommand.h"
#include "lib/setup/envfile.h"
#include "ui/text/errortext.h"

#include <cstdio>

using namespace Qt::StringLiterals;

namespace suitescope {

RunCommand::RunCommand(RunCommandOptions options, const Paths &paths, Clock clock, QObject *parent)
    : QObject(parent), m_options(std::move(options)),
      m_source(m_options.source, paths, std::move(clock))
{
    connect(&m_source, &ConnectionSource::opened, this, &RunCommand::run);
    connect(&m_source, &ConnectionSource::failed, this,
            [this](const Error &error) { refuse(errorText(error).joined()); });
}

void RunCommand::start()
{
    m_source.open();
}

void RunCommand::run(const OpenedSource &source)
{
    if (source.facts.demo) {
        refuse(tr("This connection goes to the simulated account, which ends with SuiteScope: the "
                  "command would find nobody there."));
        return;
    }
    const Result<int> ended
        = becomeCommand(m_options.command, EnvFile::variables({source.facts, source.credentials}));
    if (ended) {
        Q_EMIT this->ended(ExitCode(*ended));
        return;
    }
    const bool missing = ended.error().kind == ErrorKind::InvalidInput;
    std::fputs(qUtf8Printable(u"%1: %2\n"_s.arg(m_options.command.first(), ended.error().detail)),
               stderr);
    Q_EMIT this->ended(missing ? ExitCode::NotFound : ExitCode::NotExecutable);
}

void RunCommand::refuse(const QString &words)
{
    std::fputs(qUtf8Printable(words + u'\n'), stderr);
    Q_EMIT ended(ExitCode::NotReached);
}

} // namespace suitescope
