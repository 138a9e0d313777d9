// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/base/async.h"
#include "lib/setup/rotationrecord.h"
#include "ui/home/demoaccount.h"
#include "ui/home/mainwindow.h"
#include "ui/home/storedaccess.h"
#include "ui/keys/rotationdialog.h"

#include <QFile>

using namespace Qt::StringLiterals;

// What the window does when a certificate is renewed.

namespace suitescope {

void MainWindow::renewCertificate(const QString &connectionId)
{
    if (goesOnRenewing(connectionId))
        return;
    if (const auto facts = m_workplace.connections.connection(connectionId))
        openRotation(*facts, m_workplace.connections);
    else if (connectionId == m_demoId && m_opened.contains(m_demoId))
        renewDemo();
}

// The demo's own connection is made anew each time and is not in the list: it gets a list of its
// own, which holds nothing secret and is forgotten with the program.
void MainWindow::renewDemo()
{
    if (!m_demoStore) {
        const QString path = m_workplace.dataFolder + u"/demo-renewal.json"_s;
        QFile::remove(path);
        m_demoStore = std::make_unique<ConnectionStore>(path);
        connect(m_demoStore.get(), &ConnectionStore::changed, this, &MainWindow::followDemo);
    }
    const Connection facts = m_opened[m_demoId].connection->facts();
    whenDone(this, m_demoStore->save(facts), [this, facts](const Result<> &kept) {
        if (kept)
            openRotation(facts, *m_demoStore);
        else
            tellFailure(tr("The certificate cannot be renewed."), kept.error());
    });
}

void MainWindow::followDemo()
{
    const auto facts = m_demoStore->connection(m_demoId);
    const auto opened = m_opened.find(m_demoId);
    if (!facts || !m_workplace.demo)
        return;
    m_workplace.demo->setReadyConnection(*facts);
    if (opened != m_opened.end())
        takeUp(*opened->second.connection, *facts);
}

bool MainWindow::goesOnRenewing(const QString &connectionId)
{
    const auto rotation = rotationOf(m_workplace.connections, connectionId);
    if (!rotation)
        return false;
    // It was begun for another one that shares the certificate, perhaps.
    if (const auto lead = m_workplace.connections.connection(rotation->id))
        openRotation(*lead, m_workplace.connections);
    return true;
}

void MainWindow::openRotation(const Connection &facts, ConnectionStore &connections)
{
    if (m_rotation && m_rotation->rotation().state() != CertificateRotation::State::Running
        && m_rotation->connectionId() != facts.id)
        m_rotation->close(); // it goes on when it is opened again
    if (m_rotation && m_rotation->isVisible()) {
        m_rotation->raise();
        m_rotation->activateWindow();
        return;
    }
    auto *transport
        = new HttpTransport(m_workplace.network, HttpTransport::Options(), m_workplace.clock, this);
    m_rotation = new RotationDialog(facts,
                                    {*transport, m_workplace.clock, connections,
                                     m_workplace.secretsOf(facts), storedUrls(m_workplace.demo),
                                     facts.demo ? nullptr : m_workplace.budget},
                                    this);
    m_rotation->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_rotation, &QObject::destroyed, transport, &QObject::deleteLater);
    connect(m_rotation, &RotationDialog::pageWanted, this, [this](MenuPageId page) {
        if (m_workplace.demo)
            m_workplace.demo->showPage(page);
    });
    // Not in the way of the simulated NetSuite, where a person may have to do something.
    m_rotation->setModal(false);
    m_rotation->show();
}

} // namespace suitescope
