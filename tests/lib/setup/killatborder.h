// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/storage/connectionstore.h"
#include "tests/lib/setup/filesecretstore.h"

#include <QCoreApplication>

#include <atomic>
#include <csignal>

namespace suitescope {

/*! Kills this process, as a power cut would, at one border among all that its work crosses: before
   and after each change of a secret, before each save of the list of connections. The one after
   such a save is the one before whatever comes next. */
class KillAtBorder : public QObject
{
public:
    KillAtBorder(int at, FileSecretStore &secrets, ConnectionStore &connections) : m_left(at)
    {
        secrets.setBorder([this] { cross(); });
        connect(&connections, &ConnectionStore::changed, this, [this] { cross(); });
    }

    /*! From now on borders count. */
    void arm() { m_armed = true; }
    void cross()
    {
        if (m_armed && --m_left == 0)
            std::raise(SIGKILL);
    }

private:
    std::atomic<int> m_left;
    std::atomic<bool> m_armed = false;
};

} // namespace suitescope
