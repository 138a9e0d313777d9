// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/setupdraft.h"
#include "ui/home/demoaccount.h"
#include "ui/home/mainwindow.h"
#include "ui/wizard/setupwizard.h"

#include <QDockWidget>
#include <QLayout>
#include <QScreen>
#include <QShortcut>

#include <algorithm>

// What the window does with the wizard: begin, resume, change, renew.

namespace suitescope {

namespace {

constexpr int leastBesideDemo = 860;

} // namespace

void MainWindow::startSetup()
{
    showWizard(new SetupDraft(m_workplace.connections, m_workplace.secrets, false, this));
}

void MainWindow::practiseSetup()
{
    if (m_workplace.demo)
        showWizard(
            new SetupDraft(m_workplace.connections, m_workplace.demo->secretStore(), true, this));
}

void MainWindow::resumeSetup(const QString &draftId)
{
    const bool demo = m_model.row(m_model.indexOf(draftId)).environment == Environment::Demo;
    SecretStore &secrets
        = demo && m_workplace.demo ? m_workplace.demo->secretStore() : m_workplace.secrets;
    showWizard(SetupDraft::resume(draftId, m_workplace.connections, secrets, this));
}

void MainWindow::editSetup(const QString &connectionId, std::optional<SetupStep> step)
{
    const auto facts = m_workplace.connections.connection(connectionId);
    if (!facts || goesOnRenewing(connectionId))
        return;
    auto *draft
        = new SetupDraft(m_workplace.connections, m_workplace.secretsOf(*facts), *facts, this);
    if (step)
        draft->setStep(*step);
    showWizard(draft);
}

void MainWindow::repairAfterRefresh(const QString &connectionId)
{
    const auto facts = m_workplace.connections.connection(connectionId);
    if (!facts || goesOnRenewing(connectionId))
        return;
    const QList<StoredDraft> drafts = SetupDraft::stored(m_workplace.connections);
    const auto begun = std::find_if(drafts.cbegin(), drafts.cend(), [&](const StoredDraft &draft) {
        return draft.afterRefresh && draft.editedConnection == connectionId;
    });
    if (begun != drafts.cend())
        resumeSetup(begun->id);
    else
        showWizard(SetupDraft::afterRefresh(m_workplace.connections, m_workplace.secretsOf(*facts),
                                            *facts, this));
}

void MainWindow::showWizard(SetupDraft *draft)
{
    if (SetupWizard *open = m_wizards.value(draft->id())) {
        draft->deleteLater(); // the same draft is being worked on in that window
        open->raise();
        open->activateWindow();
        return;
    }
    if (draft->isDemo())
        showDemoPanel();
    auto *transport
        = new HttpTransport(m_workplace.network, HttpTransport::Options(), m_workplace.clock, this);
    auto *wizard = new SetupWizard(
        draft, *transport, draft->isDemo() ? m_workplace.demo : nullptr,
        draft->isDemo() && m_workplace.demo ? m_workplace.demo->secretStore() : m_workplace.secrets,
        m_workplace.clock, this);
    wizard->setWindowFlag(
        Qt::Window); // a window of its own: the main window stays usable beside it
    wizard->setAttribute(Qt::WA_DeleteOnClose);
    wizard->setStoredPlaces({m_workplace.connections.filePath(), m_workplace.dataFolder});
    wizard->setMemoryLocked(m_workplace.memoryIsLocked);
    wizard->setBudget(m_workplace.budget);
    wizard->setOthers(
        [this] { return m_workplace.connections.connections(); },
        [this](const Connection &of) -> SecretStore & { return m_workplace.secretsOf(of); });
    m_wizards.insert(draft->id(), wizard);
    connect(wizard, &QObject::destroyed, transport, &QObject::deleteLater);
    connect(wizard, &SetupWizard::connectionReady, this, [this](const Connection &connection) {
        closeConnection(
            connection.id); // open with what it was: the next opening reads the new secrets
    });
    connect(wizard, &SetupWizard::exploreRequested, this,
            [this](const QString &id) { openConnection(id, PlaceId::Records); });
    connect(wizard, &SetupWizard::consoleRequested, this,
            [this](const QString &id) { openConnection(id, PlaceId::SuiteQl); });
    connect(wizard, &SetupWizard::environmentFileWritten, this, &MainWindow::rememberExport);
    auto *across = new QShortcut(QKeySequence(Qt::Key_F6), wizard);
    connect(across, &QShortcut::activated, this, [this, demo = draft->isDemo()] {
        if (demo)
            enterDemoPanel();
        else
            activateWindow();
    });
    if (draft->isDemo()) {
        // Stays in front while the user works in the panel, which is part of this window.
        wizard->setWindowFlags((wizard->windowFlags() & ~Qt::WindowType_Mask) | Qt::Dialog);
        placeBesideDemo(*wizard);
    }
    wizard->show();
}

void MainWindow::placeBesideDemo(QWidget &wizard)
{
    if (!m_demoDock || m_demoDock->isFloating()
        || dockWidgetArea(m_demoDock) != Qt::RightDockWidgetArea)
        return;
    layout()->activate(); // the panel may have come just now
    const QRect screenArea = screen()->availableGeometry();
    const int edge = m_demoDock->mapToGlobal(QPoint()).x();
    // On a small screen a little less than elsewhere, or the frame would cover the panel.
    const int least
        = std::clamp(edge - screenArea.left() - 4, leastBesideDemo, wizard.minimumWidth());
    wizard.setMinimumWidth(least);
    const int wide = std::clamp(edge - screenArea.left(), least, wizard.width());
    wizard.resize(wide, wizard.height());
    wizard.move(std::max(screenArea.left(), edge - wide), std::max(screenArea.top(), y()));
}

void MainWindow::goAcross()
{
    for (SetupWizard *wizard : std::as_const(m_wizards)) {
        if (wizard) {
            wizard->activateWindow();
            return;
        }
    }
}

} // namespace suitescope
