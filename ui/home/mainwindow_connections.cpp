// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/base/async.h"
#include "lib/setup/connectionkeeping.h"
#include "lib/setup/setupdraft.h"
#include "ui/home/checkalldialog.h"
#include "ui/home/connectionopener.h"
#include "ui/home/connectionpanel.h"
#include "ui/home/demoaccount.h"
#include "ui/home/envexportdialog.h"
#include "ui/home/mainwindow.h"
#include "ui/home/storedaccess.h"
#include "ui/keys/keysplace.h"
#include "ui/keys/renewaction.h"
#include "ui/text/errortext.h"
#include "ui/theme/buttons.h"
#include "ui/widgets/announce.h"
#include "ui/widgets/emptystate.h"
#include "ui/wizard/setupwizard.h"

#include <QMessageBox>
#include <QPushButton>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

// What the window does with connections: open, follow, check, remove.

namespace suitescope {

namespace {

bool isKeychainError(ErrorKind kind)
{
    return kind == ErrorKind::KeychainAbsent || kind == ErrorKind::KeychainLocked
        || kind == ErrorKind::KeychainDenied || kind == ErrorKind::KeychainTimedOut
        || kind == ErrorKind::KeychainFault || kind == ErrorKind::SecretMissing;
}

bool hasKey(const Connection &facts)
{
    return !facts.certificatePem.isEmpty() || !facts.publicKey.isEmpty();
}

/*! A question with one dangerous answer. */
QMessageBox *question(QWidget *parent, const QString &title, const QString &detail,
                      const QString &answer)
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, title, title, QMessageBox::NoButton, parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(detail);
    auto *danger = makeButton(ButtonKind::Danger, answer, {}, box);
    danger->setObjectName(u"danger"_s);
    auto *cancel = makeButton(ButtonKind::Secondary, MainWindow::tr("Cancel"), {}, box);
    box->addButton(cancel, QMessageBox::RejectRole);
    box->addButton(danger, QMessageBox::AcceptRole);
    box->setDefaultButton(cancel);
    box->setEscapeButton(cancel);
    return box;
}

} // namespace

void MainWindow::openNamed(const QString &name)
{
    if (!m_listRead) {
        m_wantedName = name;
        return;
    }
    if (const auto connection = m_workplace.connections.connectionNamed(name)) {
        openConnection(connection->id);
        return;
    }
    tellFailure(tr("There is no connection named %1.").arg(name), {});
}

void MainWindow::openConnection(const QString &id, PlaceId place)
{
    m_wanted = id;
    m_wantedPlace = place;
    if (m_opened.contains(id)) {
        m_opener->stop();
        showView(id);
        return;
    }
    const auto facts = m_workplace.connections.connection(id);
    if (!facts)
        return;
    showWaiting(facts->name);
    m_panel->setCurrent(id);
    m_opener->open(*facts);
}

void MainWindow::openDemo()
{
    if (!m_listRead) {
        m_demoWanted = true;
        return;
    }
    m_wanted.clear();
    m_wantedPlace = PlaceId::Overview;
    if (m_opened.contains(m_demoId)) {
        showView(m_demoId);
        return;
    }
    showWaiting(tr("Demo account"));
    m_panel->setCurrent({});
    m_opener->openDemo();
}

void MainWindow::showWaiting(const QString &name)
{
    m_waiting->setContent(u"network-server"_s, tr("Opening %1").arg(name),
                          tr("Its secrets are being read from the keychain."));
    m_waiting->setAction({});
    m_stack->setCurrentWidget(m_waiting);
    m_panel->setHomeVisible(true);
}

void MainWindow::takeFailure(const Error &error)
{
    const FailureText text = errorText(error);
    const bool keychain = isKeychainError(error.kind);
    m_waiting->setContent(keychain ? u"dialog-password"_s : u"dialog-error"_s, text.what,
                          text.toDo);
    m_waiting->setAction(tr("Try again"));
    m_stack->setCurrentWidget(m_waiting);
    announce(m_waiting);
}

void MainWindow::takeOpened()
{
    std::unique_ptr<OpenConnection> connection = m_opener->take();
    if (!connection)
        return;
    const QString id = connection->facts().id;
    if (m_wanted.isEmpty())
        m_demoId = id;
    auto *view = new ConnectionView(*connection, m_workplace, m_stack);
    m_stack->addWidget(view);
    connect(view, &ConnectionView::renewWanted, this, &MainWindow::renewCertificate);
    connect(view, &ConnectionView::editWanted, this,
            [this](const QString &connectionId) { editSetup(connectionId); });
    connect(view, &ConnectionView::stepWanted, this,
            [this](const QString &connectionId, SetupStep step) { editSetup(connectionId, step); });
    connect(view, &ConnectionView::refreshWanted, this, &MainWindow::repairAfterRefresh);
    connect(view, &ConnectionView::exportWanted, this, &MainWindow::exportEnv);
    connect(view, &ConnectionView::removeWanted, this, &MainWindow::askToRemove);
    connect(view, &ConnectionView::practiceWanted, this, &MainWindow::practiseSetup);
    m_opened[id] = Opened{std::move(connection), view};
    showView(id);
}

void MainWindow::showView(const QString &id)
{
    const auto found = m_opened.find(id);
    if (found == m_opened.end())
        return;
    ConnectionView *view = found->second.view;
    m_stack->setCurrentWidget(view);
    if (m_wantedPlace != PlaceId::Overview)
        view->showPlace(m_wantedPlace);
    m_panel->setCurrent(id);
    m_panel->setHomeVisible(true);
    //: title of the window: connection, program
    setWindowTitle(tr("%1 – SuiteScope").arg(found->second.connection->facts().name));
}

void MainWindow::followStore()
{
    QStringList gone;
    for (auto &[id, opened] : m_opened) {
        const auto facts = m_workplace.connections.connection(id);
        if (facts && hasKey(opened.connection->facts()) && !hasKey(*facts)) {
            // Deleted in Keys, perhaps in the place of this very view: once that has returned. What
            // is open would sign in still.
            QMetaObject::invokeMethod(
                this, [this, lost = id] { closeConnection(lost); }, Qt::QueuedConnection);
        } else if (facts) {
            takeUp(*opened.connection, *facts);
        } else if (id != m_demoId) {
            gone += id;
        }
    }
    for (const QString &id : gone)
        closeConnection(id);
    if (ConnectionView *view = currentView())
        m_panel->setCurrent(view->connection().facts().id);
    else if (m_stack->currentWidget() == m_waiting)
        m_panel->setCurrent(m_wanted);
}

// What is open goes on with a new key, and with everything that is typed into it.
void MainWindow::takeUp(OpenConnection &opened, const Connection &facts)
{
    const bool renewed = facts.entryOwner() != opened.facts().entryOwner();
    opened.setFacts(facts);
    if (!renewed)
        return;
    whenDone(this, readCredentials(facts, m_workplace.secretsOf(facts)),
             [this, facts](const Result<Credentials> &credentials) {
                 const auto found = m_opened.find(facts.id);
                 if (found == m_opened.end()
                     || found->second.connection->facts().entryOwner() != facts.entryOwner())
                     return; // closed, or switched once more, meanwhile
                 if (credentials)
                     found->second.connection->setCredentials(*credentials);
                 else
                     closeConnection(facts.id); // opening it again says why
             });
}

void MainWindow::closeConnection(const QString &id)
{
    const auto found = m_opened.find(id);
    if (found == m_opened.end())
        return;
    const bool shown = currentView() == found->second.view;
    delete found->second.view;
    m_opened.erase(found);
    if (shown)
        showWelcome();
}

void MainWindow::askToRemove(const QString &id)
{
    const ConnectionRow row = m_model.row(m_model.indexOf(id));
    if (row.draft) {
        askToDiscard(row);
        return;
    }
    const auto facts = m_workplace.connections.connection(id);
    if (!facts || goesOnRenewing(id))
        return;
    QMessageBox *box = question(
        this, tr("Remove %1?").arg(facts->name),
        tr("Its secrets are taken out of %1, and its history and metadata are deleted. In NetSuite "
           "nothing changes: revoke the token or the certificate there.")
            .arg(m_workplace.secretsOf(*facts).displayName()),
        tr("&Remove"));
    connect(box, &QMessageBox::accepted, this, [this, id] { removeConnection(id); });
    box->open();
}

void MainWindow::removeConnection(const QString &id)
{
    const auto facts = m_workplace.connections.connection(id);
    if (!facts)
        return;
    closeConnection(id); // its database is going to be deleted
    auto *remover = new ConnectionRemover(id, m_workplace.databasePath(id), m_workplace.connections,
                                          m_workplace.secretsOf(*facts), this);
    connect(remover, &ConnectionRemover::finished, remover, &QObject::deleteLater);
    connect(remover, &ConnectionRemover::failed, this, [this, remover](const Error &error) {
        remover->deleteLater();
        tellFailure(tr("The connection was not removed."), error);
    });
    remover->start();
}

void MainWindow::askToDiscard(const ConnectionRow &draft)
{
    QMessageBox *box = question(this, tr("Discard the setup of %1?").arg(draft.name),
                                tr("What was entered so far is deleted, also from the keychain. "
                                   "NetSuite shows secrets only once."),
                                tr("&Discard"));
    connect(box, &QMessageBox::accepted, this, [this, id = draft.id] {
        SetupDraft *setup
            = SetupDraft::resume(id, m_workplace.connections, m_workplace.secrets, this);
        whenDone(this, setup->discard(), [this, setup](const Result<> &discarded) {
            setup->deleteLater();
            if (!discarded)
                tellFailure(tr("The setup was not discarded."), discarded.error());
        });
    });
    box->open();
}

void MainWindow::rememberExport(const QString &connectionId, const QString &path, Output output)
{
    std::optional<Connection> facts = m_workplace.connections.connection(connectionId);
    if (!facts)
        return;
    noteFile(*facts, path, output);
    whenDone(this, m_workplace.connections.save(*facts), [this](const Result<> &kept) {
        if (!kept)
            tellFailure(tr("The list of exported files could not be kept."), kept.error());
    });
}

void MainWindow::showKeys()
{
    if (!m_keys) {
        auto *keys = new KeysPlace(m_workplace.keyStores(), m_workplace.clock, m_stack);
        joinNetSuite(*keys, m_workplace);
        keys->setMemoryLocked(m_workplace.memoryIsLocked);
        addRenewAction(*keys, [this](const QString &id) { renewCertificate(id); });
        m_keys = keys;
        m_keys->setBackgroundRole(QPalette::Base);
        m_keys->setAutoFillBackground(true);
        m_stack->addWidget(m_keys);
    }
    m_stack->setCurrentWidget(m_keys);
    m_keys->setFocus();
    m_panel->setCurrent({});
    m_panel->setHomeVisible(true);
    setWindowTitle(tr("Keys – SuiteScope"));
}

void MainWindow::checkAll()
{
    auto *dialog = new CheckAllDialog(m_workplace, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &CheckAllDialog::connectionWanted, this, [this](const QString &id) {
        openConnection(id);
        if (ConnectionView *view = currentView())
            view->showPlace(PlaceId::Overview);
    });
    dialog->open();
    dialog->start();
}

void MainWindow::exportEnv(const QString &connectionId)
{
    const auto facts = m_workplace.connections.connection(connectionId);
    if (!facts)
        return;
    whenDone(this, readCredentials(*facts, m_workplace.secretsOf(*facts)),
             [this, facts = *facts](const Result<Credentials> &credentials) {
                 if (!credentials) {
                     tellFailure(tr("The secrets could not be read."), credentials.error());
                     return;
                 }
                 auto *dialog = new EnvExportDialog({facts, *credentials}, m_workplace, this);
                 dialog->setAttribute(Qt::WA_DeleteOnClose);
                 dialog->open();
             });
}

void MainWindow::tellFailure(const QString &what, const Error &error)
{
    auto *box
        = new QMessageBox(QMessageBox::Warning, tr("SuiteScope"), what, QMessageBox::Close, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    if (!error.detail.isEmpty() || error.kind != ErrorKind::BadReply)
        box->setInformativeText(errorText(error).joined());
    box->open();
}

} // namespace suitescope
