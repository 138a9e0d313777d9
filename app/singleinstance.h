// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/commandline.h"

#include <QLocalServer>
#include <QLockFile>
#include <QObject>

namespace suitescope {

/*! One window program a user and data folder: the first start holds the lock and listens; a second
 * start hands its wish over and ends. */
class SingleInstance : public QObject
{
    Q_OBJECT

public:
    explicit SingleInstance(const QString &dataFolder, QObject *parent = nullptr);

    /*! Whether this process is the first; it listens from then on. */
    [[nodiscard]] bool claim();
    /*! Sends \a wish to the first; ends with handedOver(). */
    void handOver(const WindowCommand &wish);

signals:
    void wished(const suitescope::WindowCommand &wish); // in the first: another start wants this
    void handedOver(bool reached); // in the second

private:
    void take(QLocalSocket *caller);

    QLockFile m_lock;
    QString m_name;
    QLocalServer m_server;
};

} // namespace suitescope
