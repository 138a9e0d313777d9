// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/commandline.h"
#include "app/paths.h"
#include "lib/account/serviceurls.h"
#include "lib/auth/credentials.h"
#include "lib/base/clock.h"

#include <QObject>

#include <memory>

namespace suitescope {

/*! What a command works on. */
struct OpenedSource
{
    Connection facts;
    ServiceUrls urls;
    Credentials credentials;
    QString accountWritten = {}; // as the .env file spells it
};

/*! Finds the connection a command names: one the program knows with its secrets from the keychain,
   a .env file, or the simulated account. Ends with one of its signals. */
class ConnectionSource : public QObject
{
    Q_OBJECT

public:
    ConnectionSource(ConnectionChoice choice, const Paths &paths, Clock clock,
                     QObject *parent = nullptr);
    ~ConnectionSource() override;

    void open();

signals:
    void opened(const suitescope::OpenedSource &source);
    /*! Just before failed(): the connection is known, and the keychain does not give its secrets.
     */
    void secretsRefused(const suitescope::Connection &facts, const suitescope::ServiceUrls &urls,
                        const suitescope::Error &error);
    void failed(const suitescope::Error &error);

private:
    struct Private;

    void openNamed();
    void openEnvFile();
    void openDemo();
    void openStored(const Connection &connection);
    void readSecrets(const Connection &connection, const ServiceUrls &urls, SecretStore &store);

    std::unique_ptr<Private> d;
};

} // namespace suitescope
