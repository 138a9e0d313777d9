// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/commandline.h"
#include "app/paths.h"
#include "lib/base/clock.h"
#include "lib/setup/envcheckfile.h"

#include <QObject>

#include <functional>

namespace suitescope {

/*! `suitescope env check`: what is wrong with a .env file, and mends what is certain when told
 * to. */
class EnvCommand : public QObject
{
    Q_OBJECT

public:
    EnvCommand(EnvCommandOptions options, const Paths &paths, Clock clock,
               QObject *parent = nullptr);

    void start();

signals:
    void ended(suitescope::ExitCode code);

private:
    void check(const std::function<void(const CheckedEnvFile &)> &handler);
    void repair(const CheckedEnvFile &file);
    void report(const CheckedEnvFile &file);
    void refuse(const QString &words);
    [[nodiscard]] QByteArray asJson(const CheckedEnvFile &file) const;
    [[nodiscard]] QByteArray asText(const CheckedEnvFile &file) const;

    EnvCommandOptions m_options;
    Clock m_clock;
    ConnectionStore m_connections;
    QList<EnvFinding> m_repaired;
    QList<EnvChange> m_changes;
    EnvFormat m_repairedFor = EnvFormat::Dotenv;
};

} // namespace suitescope
