// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/commands/connectionsource.h"
#include "app/commands/doctorreport.h"
#include "lib/setup/checkround.h"
#include "lib/setup/signinbudget.h"
#include "lib/storage/connectionstore.h"
#include "lib/storage/keychainsecretstore.h"

#include <QJsonArray>
#include <QNetworkAccessManager>

namespace suitescope {

/*! `suitescope doctor`: climbs the ladder once for each connection it is asked about, and prints
 * what it found, as words or as JSON. */
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
    void takeStored(const Result<> &loaded);
    void openOne();
    void checkOne(const Connection &facts, const CheckAccess &access);
    void openStored(const Connection &facts, QObject *context,
                    const std::function<void(const Result<CheckAccess> &)> &answer);
    void check(const QList<Connection> &connections, AccessTo access);
    void print();
    void complain(const QString &words);
    /*! Tells why there is nothing to check, and ends. */
    void giveUp(const QString &words);

    DoctorCommandOptions m_options;
    const Paths m_paths;
    Clock m_clock;
    ConnectionStore m_connections;
    KeychainSecretStore m_keychain; // of those beside the one that is checked
    SignInBudget m_budget;
    QNetworkAccessManager m_network;
    HttpTransport m_transport;
    std::unique_ptr<CheckRound> m_round;
    QJsonArray m_untried; // what could not even be opened
    ExitCode m_code = ExitCode::Proven;
};

} // namespace suitescope
