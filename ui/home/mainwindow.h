// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/outputs.h"
#include "lib/setup/setupdraft.h"
#include "ui/home/connectionlistmodel.h"
#include "ui/home/connectionview.h"
#include "ui/home/workplace.h"

#include <QHash>
#include <QMainWindow>
#include <QPointer>

#include <map>
#include <memory>
#include <optional>

class QDockWidget;
class QStackedWidget;

namespace suitescope {

class ConnectionOpener;
class ConnectionPanel;
class EmptyState;
class RotationDialog;
class SetupWizard;
class WelcomePage;

/*! The one window: connections at the left, the welcome page or an open connection at the right.
 * Nothing is read from disk, keychain or network before its first picture is on the screen. */
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(Workplace workplace, QWidget *parent = nullptr);
    ~MainWindow() override;

    /*! Opens a connection of the list; while the list is being read, as soon as it is there. */
    void openNamed(const QString &name);
    void openConnection(const QString &id, PlaceId place = PlaceId::Overview);
    void openDemo();
    void showWelcome();
    void startSetup();
    void resumeSetup(const QString &draftId);
    void editSetup(const QString &connectionId, std::optional<SetupStep> step = {});
    /*! The short way after a sandbox refresh; goes on with one that was begun. */
    void repairAfterRefresh(const QString &connectionId);
    void renewCertificate(const QString &connectionId);
    void practiseSetup();
    void importEnv(const QString &path = {});
    void checkEnv(const QString &path = {});
    void exportEnv(const QString &connectionId);
    void showKeys();
    void checkAll();

    [[nodiscard]] ConnectionView *currentView() const;

signals:
    /*! The list of connections is read. */
    void loaded();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    struct Opened
    {
        std::unique_ptr<OpenConnection> connection;
        ConnectionView *view = nullptr; // in the stack; destroyed first
    };

    void buildActions();
    void buildMenu();
    void restoreLook();
    void buildUi();
    void buildPanel();
    void buildWelcome();
    void buildWaiting();
    void addPlaceShortcuts();
    void load();
    void takeLoaded(const Result<> &loaded);
    void sweepDrafts();
    void takeOpened();
    void takeFailure(const Error &error);
    void showView(const QString &id);
    void showWaiting(const QString &name);
    void followStore();
    void takeUp(OpenConnection &opened, const Connection &facts);
    /*! Shows the renewal that has not ended, before anything else is done with the connection. */
    [[nodiscard]] bool goesOnRenewing(const QString &connectionId);
    void openRotation(const Connection &facts, ConnectionStore &connections);
    void renewDemo();
    void followDemo();
    void closeConnection(const QString &id);
    void askToRemove(const QString &id);
    void removeConnection(const QString &id);
    void askToDiscard(const ConnectionRow &draft);
    void showWizard(SetupDraft *draft);
    void rememberExport(const QString &connectionId, const QString &path, Output output);
    void showShortcuts();
    void showDemoPanel();
    void enterDemoPanel();
    void placeBesideDemo(QWidget &wizard);
    void goAcross();
    void askAboutFile(const QString &path);
    void tellFailure(const QString &what, const Error &error);

    Workplace m_workplace;
    ConnectionListModel m_model;
    ConnectionOpener *m_opener = nullptr;
    ConnectionPanel *m_panel = nullptr;
    QStackedWidget *m_stack = nullptr;
    WelcomePage *m_welcome = nullptr;
    EmptyState *m_waiting = nullptr; // a connection is being opened, or could not be
    QWidget *m_keys = nullptr;
    QDockWidget *m_demoDock = nullptr;
    QHash<QString, QPointer<SetupWizard>> m_wizards; // by their draft
    QPointer<RotationDialog> m_rotation;
    std::unique_ptr<ConnectionStore>
        m_demoStore; // of the demo's own connection, while it is renewed
    QAction *m_new = nullptr;
    QAction *m_demo = nullptr;
    QAction *m_import = nullptr;
    QAction *m_checkEnv = nullptr;
    QAction *m_keysAction = nullptr;
    QAction *m_checkAll = nullptr;
    QAction *m_home = nullptr;
    QAction *m_shortcuts = nullptr;
    QAction *m_quit = nullptr;
    std::map<QString, Opened> m_opened; // by connection id
    QString m_wanted; // id of the connection being opened; empty for the demo
    PlaceId m_wantedPlace = PlaceId::Overview;
    QString m_demoId; // of the demo's own connection, once opened
    QString m_wantedName; // asked for before the list was read
    bool m_demoWanted = false; // likewise
    bool m_painted = false;
    bool m_listRead = false; // or could not be
};

} // namespace suitescope
