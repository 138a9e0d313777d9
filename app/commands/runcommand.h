// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/commands/connectionsource.h"

namespace suitescope {

/*! `suitescope run`: reads the connection and then becomes the command, with the connection's
   variables in its environment and no file between. NETSUITE_ variables of the other way to sign in
   are taken out of it. Where there is an exec the process is the command's from then on: its
   signals, its terminal, its exit code. */
class RunCommand : public QObject
{
    Q_OBJECT

public:
    RunCommand(RunCommandOptions options, const Paths &paths, Clock clock,
               QObject *parent = nullptr);

    void start();

signals:
    void ended(suitescope::ExitCode code);

private:
    void run(const OpenedSource &source);
    void refuse(const QString &words);

    RunCommandOptions m_options;
    ConnectionSource m_source;
};

} // namespace suitescope
