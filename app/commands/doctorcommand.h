// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/commands/connectionsource.h"
#include "app/commands/doctorreport.h"
#include "lib/setup/signinbudget.h"
#include "lib/storage/connectionstore.h"

#include <QNetworkAccessManager>

namespace suitescope {

/*! `suitescope doctor`: climbs the ladder once for each connection it is asked about, one after the
   other, and prints what it found, as words or as JSON. */
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
    struct Finding
    {
        Connection facts;
        DoctorReport report;
    };

    void takeStored(const Result<> &loaded);
    void next();
    void examine(const Connection &facts, const ServiceUrls &urls,
                 const std::optional<Credentials> &credentials, const std::optional<Error> &error);
    void take(const Connection &facts, const DoctorReport &report);
    void finish();

    DoctorCommandOptions m_options;
    const Paths m_paths;
    Clock m_clock;
    ConnectionStore m_connections;
    SignInBudget m_budget;
    QNetworkAccessManager m_network;
    QList<ConnectionChoice> m_waiting;
    QList<Connection> m_known; // as they stand, with what this run found
    QList<Finding> m_findings;
    std::unique_ptr<ConnectionSource> m_source;
    std::unique_ptr<HttpTransport> m_transport;
    std::unique_ptr<Doctor> m_doctor;
    ExitCode m_code = ExitCode::Proven;
};

} // namespace suitescope
