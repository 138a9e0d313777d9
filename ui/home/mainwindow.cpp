// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/home/mainwindow.h"

#include "lib/base/async.h"
#include "lib/base/log.h"
#include "lib/setup/setupdraft.h"
#include "ui/home/connectionopener.h"
#include "ui/home/connectionpanel.h"
#include "ui/home/demoaccount.h"
#include "ui/home/mainmenu.h"
#include "ui/home/settings.h"
#include "ui/home/shortcutsdialog.h"
#include "ui/home/welcomepage.h"
#include "ui/text/errortext.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/pressfocused.h"

#include <QAction>
#include <QCloseEvent>
#include <QDir>
#include <QDockWidget>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QScreen>
#include <QShortcut>
#include <QStackedWidget>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr QSize firstSize(1280, 800);
constexpr QSize leastSize(900, 600);
constexpr int titleBar = 40; // of a usual desktop; it is known only later

} // namespace

MainWindow::MainWindow(Workplace workplace, QWidget *parent)
    : QMainWindow(parent), m_workplace(std::move(workplace)),
      m_model(m_workplace.connections, m_workplace.clock),
      m_opener(new ConnectionOpener(m_workplace, this))
{
    setWindowTitle(tr("SuiteScope"));
    setMinimumSize(leastSize);
    setAcceptDrops(true);
    // A small screen takes less, title bar included.
    resize(firstSize.boundedTo(screen()->availableSize().shrunkBy({4, titleBar, 4, 4}))
               .expandedTo(leastSize));
    buildActions();
    buildUi();
    connect(m_opener, &ConnectionOpener::opened, this, &MainWindow::takeOpened);
    connect(m_opener, &ConnectionOpener::failed, this, &MainWindow::takeFailure);
    connect(&m_workplace.connections, &ConnectionStore::changed, this, &MainWindow::followStore);
    connect(&m_model, &ConnectionListModel::renameFailed, this, [this](const Error &error) {
        tellFailure(tr("The connection was not renamed."), error);
    });
    if (m_workplace.demo)
        connect(m_workplace.demo, &DemoAccount::panelWanted, this, &MainWindow::enterDemoPanel);
    restoreLook();
}

MainWindow::~MainWindow()
{
    // The places work with their connection until they are gone.
    for (auto &[id, opened] : m_opened)
        delete opened.view;
}

void MainWindow::buildActions()
{
    const auto make
        = [this](const QString &text, const QString &icon, const QKeySequence &keys, auto handler) {
              auto *action = new QAction(text, this);
              action->setIconText(icon); // a name, for whoever shows it
              action->setShortcut(keys);
              connect(action, &QAction::triggered, this, handler);
              addAction(action);
              return action;
          };
    m_new
        = make(tr("New connection"), u"list-add"_s, Qt::CTRL | Qt::Key_N, &MainWindow::startSetup);
    m_demo = make(tr("Demo account"), u"applications-science"_s, Qt::CTRL | Qt::Key_D,
                  &MainWindow::openDemo);
    m_demo->setEnabled(m_workplace.demo);
    m_import = make(tr("Import .env"), u"document-import"_s, Qt::CTRL | Qt::Key_O,
                    [this] { importEnv(); });
    m_checkEnv = make(tr("Check a .env file…"), u"text-x-generic"_s,
                      Qt::CTRL | Qt::SHIFT | Qt::Key_O, [this] { checkEnv(); });
    m_keysAction
        = make(tr("Keys"), u"dialog-password"_s, Qt::CTRL | Qt::Key_K, &MainWindow::showKeys);
    m_checkAll = make(tr("Check all connections…"), u"view-refresh"_s,
                      Qt::CTRL | Qt::SHIFT | Qt::Key_D, &MainWindow::checkAll);
    m_home
        = make(tr("Welcome page"), u"go-home"_s, Qt::ALT | Qt::Key_Home, &MainWindow::showWelcome);
    m_shortcuts = make(tr("Keyboard shortcuts"), {}, QKeySequence::HelpContents,
                       &MainWindow::showShortcuts);
    m_quit = make(tr("Quit"), {}, QKeySequence::Quit, &MainWindow::close);
    addPlaceShortcuts();
}

void MainWindow::buildMenu()
{
    auto *menu = new MainMenu({m_new, m_demo, m_import, m_checkEnv, m_keysAction, m_checkAll,
                               nullptr, m_home, m_shortcuts, nullptr, m_quit},
                              m_workplace.settings, this);
    m_panel->setMainMenu(menu);
    auto *open = new QShortcut(QKeySequence(Qt::Key_F10), this);
    connect(open, &QShortcut::activated, this, [this, menu] {
        menu->popup(m_panel->mapToGlobal(QPoint(space::control, space::wide)));
    });
}

// What is not from this program, or of a screen that is gone, is passed over.
void MainWindow::restoreLook()
{
    const Settings &settings = m_workplace.settings;
    if (settings.scheme() != SuiteStyle::Scheme::System)
        applyChosenScheme(settings);
    m_panel->setCollapsed(settings.listCollapsed());
    restoreGeometry(settings.windowGeometry());
    restoreState(settings.windowState()); // docks find their place when they are made
}

void MainWindow::addPlaceShortcuts()
{
    const QList<PlaceId> places{PlaceId::Overview, PlaceId::Records, PlaceId::SuiteQl,
                                PlaceId::Keys};
    for (int i = 0; i < places.size(); ++i) {
        auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + i)), this);
        connect(shortcut, &QShortcut::activated, this, [this, place = places.at(i)] {
            if (ConnectionView *view = currentView())
                view->showPlace(place);
        });
    }
    auto *across = new QShortcut(QKeySequence(Qt::Key_F6), this);
    connect(across, &QShortcut::activated, this, &MainWindow::goAcross);
    auto *narrow = new QShortcut(QKeySequence(Qt::Key_F9), this);
    connect(narrow, &QShortcut::activated, this, [this] {
        m_panel->setCollapsed(!m_panel->isCollapsed());
        m_workplace.settings.setListCollapsed(m_panel->isCollapsed());
    });
}

void MainWindow::buildUi()
{
    auto *content = new QWidget(this);
    auto *columns = new QHBoxLayout(content);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(0);
    buildPanel();
    buildMenu();
    columns->addWidget(m_panel);
    m_stack = new QStackedWidget(content);
    columns->addWidget(m_stack, 1);
    buildWelcome();
    buildWaiting();
    setCentralWidget(content);
}

void MainWindow::buildPanel()
{
    m_panel = new ConnectionPanel(m_model, {m_new, m_demo, m_import, m_keysAction}, this);
    connect(m_panel, &ConnectionPanel::connectionChosen, this,
            [this](const QString &id) { openConnection(id); });
    connect(m_panel, &ConnectionPanel::homeWanted, this, &MainWindow::showWelcome);
    connect(m_panel, &ConnectionPanel::draftChosen, this, &MainWindow::resumeSetup);
    connect(m_panel, &ConnectionPanel::editWanted, this,
            [this](const QString &id) { editSetup(id); });
    connect(m_panel, &ConnectionPanel::exportWanted, this, &MainWindow::exportEnv);
    connect(m_panel, &ConnectionPanel::removeWanted, this, &MainWindow::askToRemove);
    connect(m_panel, &ConnectionPanel::checkAllWanted, this, &MainWindow::checkAll);
    connect(m_panel, &ConnectionPanel::collapsedChanged, this,
            [this](bool collapsed) { m_workplace.settings.setListCollapsed(collapsed); });
}

void MainWindow::buildWelcome()
{
    m_welcome = new WelcomePage(
        m_model,
        {{m_new, tr("Set up access in NetSuite step by step and prove that it works.")},
         {m_demo, tr("Look around in a simulated account. Needs no network and no NetSuite.")},
         {m_import, tr("Take over a connection that a project already uses.")},
         {m_keysAction,
          tr("Make a key pair, see what ends when, look into a key or certificate.")}},
        m_stack);
    m_stack->addWidget(m_welcome);
    connect(m_welcome, &WelcomePage::renewWanted, this, &MainWindow::renewCertificate);
    connect(m_welcome, &WelcomePage::resumeWanted, this, &MainWindow::resumeSetup);
    connect(m_welcome, &WelcomePage::checkAllWanted, this, &MainWindow::checkAll);
    connect(m_welcome, &WelcomePage::shortcutsWanted, this, &MainWindow::showShortcuts);
    connect(m_welcome, &WelcomePage::diagnosisWanted, this,
            [this](const QString &id) { openConnection(id); });
}

void MainWindow::buildWaiting()
{
    m_waiting = new EmptyState(m_stack);
    m_waiting->setObjectName(u"waiting"_s);
    m_waiting->setBackgroundRole(QPalette::Base);
    m_waiting->setAutoFillBackground(true);
    m_stack->addWidget(m_waiting);
    connect(m_waiting, &EmptyState::actionTriggered, this, [this] {
        if (m_wanted.isEmpty())
            openDemo();
        else
            openConnection(m_wanted, m_wantedPlace);
    });
}

void MainWindow::paintEvent(QPaintEvent *event)
{
    QMainWindow::paintEvent(event);
    if (m_painted)
        return;
    m_painted = true;
    QTimer::singleShot(0, this, &MainWindow::load); // when this picture is on the screen
}

void MainWindow::load()
{
    m_welcome->setKeychainName(m_workplace.secrets.displayName());
    if (m_workplace.connections.isLoaded()) {
        takeLoaded({});
        return;
    }
    whenDone(this, m_workplace.connections.load(),
             [this](const Result<> &loaded) { takeLoaded(loaded); });
}

void MainWindow::takeLoaded(const Result<> &loaded)
{
    m_listRead = true;
    if (!loaded)
        m_welcome->setWarning(errorText(loaded.error()).joined());
    else if (const QString aside = m_workplace.connections.setAside(); !aside.isEmpty())
        m_welcome->setWarning(tr("The list of connections could not be read and was set aside as "
                                 "%1. The secrets are still in the keychain.")
                                  .arg(QDir::toNativeSeparators(aside)));
    else
        sweepDrafts();
    m_model.refresh();
    if (!m_wantedName.isEmpty())
        openNamed(std::exchange(m_wantedName, {}));
    if (std::exchange(m_demoWanted, false))
        openDemo();
    emit this->loaded();
}

void MainWindow::sweepDrafts()
{
    // What a crash left over of a finished draft: worth a line in the log, not a word to the user.
    whenDone(this, SetupDraft::sweep(m_workplace.connections, m_workplace.secrets),
             [](const Result<> &swept) {
                 if (!swept)
                     qCInfo(lcUi) << "leftovers of finished drafts stay for now:"
                                  << swept.error().detail;
             });
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!enter || !pressFocused(this))
        QMainWindow::keyPressEvent(event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_workplace.settings.setWindowGeometry(saveGeometry());
    m_workplace.settings.setWindowState(saveState());
    QMainWindow::closeEvent(event);
}

ConnectionView *MainWindow::currentView() const
{
    return qobject_cast<ConnectionView *>(m_stack->currentWidget());
}

void MainWindow::showWelcome()
{
    m_opener->stop();
    m_stack->setCurrentWidget(m_welcome);
    m_panel->setCurrent({});
    m_panel->setHomeVisible(false);
    setWindowTitle(tr("SuiteScope"));
}

void MainWindow::showShortcuts()
{
    const auto keys = [](QAction *action) { return action->shortcut(); };
    auto *dialog
        = new ShortcutsDialog({{tr("New connection"), keys(m_new)},
                               {tr("Demo account"), keys(m_demo)},
                               {tr("Import .env"), keys(m_import)},
                               {tr("Check a .env file"), keys(m_checkEnv)},
                               {tr("Keys"), keys(m_keysAction)},
                               {tr("Check all connections"), keys(m_checkAll)},
                               {tr("Overview of the open connection"), Qt::CTRL | Qt::Key_1},
                               {tr("Records"), Qt::CTRL | Qt::Key_2},
                               {tr("SuiteQL"), Qt::CTRL | Qt::Key_3},
                               {tr("Keys of the open connection"), Qt::CTRL | Qt::Key_4},
                               {tr("Welcome page"), Qt::ALT | Qt::Key_Home},
                               {tr("Menu of the window"), Qt::Key_F10},
                               {tr("Make the list narrow or wide"), Qt::Key_F9},
                               {tr("Between the setup and the main window"), Qt::Key_F6},
                               {tr("Rename the connection in the list"), Qt::Key_F2},
                               {tr("Find in Records or Keys"), QKeySequence::Find},
                               {tr("Record seen before"), QKeySequence::Back},
                               {tr("Run the query"), Qt::CTRL | Qt::Key_Return},
                               {tr("Stop the query"), Qt::Key_Escape},
                               {tr("New query"), QKeySequence::AddTab},
                               {tr("Close the query"), QKeySequence::Close},
                               {tr("Next query"), QKeySequence::NextChild},
                               {tr("History of queries"), Qt::CTRL | Qt::Key_H}},
                              this);
    dialog->open();
}

void MainWindow::showDemoPanel()
{
    if (!m_demoDock) {
        m_demoDock = new QDockWidget(tr("Simulated NetSuite"), this);
        m_demoDock->setObjectName(u"simulatedNetSuite"_s);
        m_demoDock->setWidget(m_workplace.demo->createAdministratorPanel(m_demoDock));
        if (!restoreDockWidget(m_demoDock)) // where it was the last time
            addDockWidget(Qt::RightDockWidgetArea, m_demoDock);
    }
    m_demoDock->show();
    m_demoDock->raise();
}

void MainWindow::enterDemoPanel()
{
    showDemoPanel();
    m_demoDock->widget()->setFocus(Qt::TabFocusReason);
    m_demoDock->activateWindow(); // as a browser comes to the front
}

} // namespace suitescope
