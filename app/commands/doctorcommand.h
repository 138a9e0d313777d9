// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/commands/connectionsource.h"
#include "lib/setup/doctor.h"

#include <QNetworkAccessManager>

namespace suitescope {

/*! `suitescope doctor`: climbs the ladder once and prints what it found, as words or as JSON. */
class DoctorCommand : public QObject
{
    Q_OBJECT

public:
    DoctorCommand(DoctorCommandOptions options, const Paths &paths, Clock clock,
                  QObject *parent = nullptr);
    ~DoctorCommand() override;

    void start();

signals:
    void ended(suitescope::ExitCode code);

private:
    void examine(const OpenedSource &source);
    void print(const DoctorReport &report);

    DoctorCommandOptions m_options;
    Clock m_clock;
    ConnectionSource m_source;
    QNetworkAccessManager m_network;
    std::unique_ptr<HttpTransport> m_transport;
    std::unique_ptr<Doctor> m_doctor;
    Connection m_facts;
};

/*! The report for programs: rungs with stable keys, causes with their ids, no secrets. */
[[nodiscard]] QByteArray reportJson(const DoctorReport &report, const Connection &facts);
[[nodiscard]] QString reportText(const DoctorReport &report, const Connection &facts);

} // namespace suitescope
