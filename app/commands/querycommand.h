// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/commands/connectionsource.h"
#include "lib/rest/restclient.h"
#include "lib/suiteql/queryrun.h"

#include <QNetworkAccessManager>

namespace suitescope {

/*! `suitescope query`: runs one statement and writes its rows to a file or to standard output;
 * words go to standard error. */
class QueryCommand : public QObject
{
    Q_OBJECT

public:
    QueryCommand(QueryCommandOptions options, const Paths &paths, Clock clock,
                 QObject *parent = nullptr);
    ~QueryCommand() override;

    void start();

signals:
    void ended(suitescope::ExitCode code);

private:
    void run(const OpenedSource &source);
    void write();
    void end(ExitCode code, const QString &words);

    QueryCommandOptions m_options;
    Clock m_clock;
    ConnectionSource m_source;
    QNetworkAccessManager m_network;
    std::unique_ptr<HttpTransport> m_transport;
    std::unique_ptr<RestClient> m_client;
    std::unique_ptr<QueryRun> m_run; // goes first: it borrows the client
};

} // namespace suitescope
