// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/base/async.h"
#include "tests/support/testmain.h"
#include "tests/ui/home/invented.h"
#include "ui/home/connectionpanel.h"
#include "ui/home/connectionview.h"
#include "ui/home/demoaccount.h"
#include "ui/home/mainwindow.h"
#include "ui/home/settings.h"
#include "ui/home/welcomepage.h"
#include "ui/theme/suitestyle.h"
#include "ui/widgets/choicecard.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/notice.h"
#include "ui/wizard/setupwizard.h"

#include <QApplication>
#include <QDockWidget>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QMessageBox>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QPushButton>
#include <QRegularExpression>
#include <QScreen>
#include <QSettings>
#include <QSignalSpy>
#include <QTabBar>
#include <QTemporaryDir>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

/*! Notes whether anyone asked. */
class WatchedStore : public MemorySecretStore
{
public:
    int reads = 0;

    QFuture<Result<Secret>> read(const QString &entry) override
    {
        ++reads;
        return MemorySecretStore::read(entry);
    }
};

/*! A demo account whose server does not run. */
class StillDemo : public DemoAccount
{
    Q_OBJECT

public:
    QFuture<Result<ServiceUrls>> start() override
    {
        return finished(ServiceUrls::overridden(AccountId::parse(u"DEMO"_s).value_or(AccountId()),
                                                QUrl(u"http://127.0.0.1:9"_s)));
    }
    QFuture<Result<Connection>> readyConnection() override
    {
        Connection connection = invented::tokenBased(u"demo"_s, u"Demo account"_s, u"DEMO"_s);
        connection.demo = true;
        connection.proof = ProofState::Failing; // so that nothing is asked by itself
        return finished(Result<Connection>(connection));
    }
    SecretStore &secretStore() override { return secrets; }
    QWidget *createAdministratorPanel(QWidget *parent) override
    {
        return new QLabel(u"administrator"_s, parent);
    }
    void showPage(MenuPageId page) override
    {
        shown = page;
        emit panelWanted();
    }

    MemorySecretStore secrets;
    std::optional<MenuPageId> shown;
};

} // namespace

class MainWindowTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void readsNothingBeforeTheFirstPicture();
    void opensAConnectionFromTheList();
    void aLockedKeychainIsExplainedAndTriedAgain();
    void theKeyboardReachesEveryPlace();
    void theWelcomePageSaysWhatNeedsAttention();
    void removingAsksFirst();
    void removingTakesEverything();
    void deletingItsKeyClosesAConnection();
    void collapsesAndRemembers();
    void remembersWhereItWas();
    void keepsItsShapeWithAForeignState_data();
    void keepsItsShapeWithAForeignState();
    void theChosenSchemeIsKeptAndApplied();
    void keysTellThatMemoryIsNotLocked();
    void opensTheDemoAccount();
    void theDockPlaysTheAdministrator();
    void itsFirstSizeFitsTheScreen();
    void aNarrowHeaderKeepsItsPlacesInSight();
    void enterPressesTheButtonThatHasTheKeyboard();
    void theRehearsalStandsBesideTheDockAndF6GoesAcross();
    void closingWhileSomethingOpensIsSafe();
    void aDamagedListIsTold();
    void withoutADemoItsChoiceIsDisabled();
    void drawsInBothSchemes_data();
    void drawsInBothSchemes();

private:
    void show();
    void makeWindow(bool memoryIsLocked = true);
    [[nodiscard]] QListView *list() const
    {
        return m_window->findChild<QListView *>(u"connections"_s);
    }
    [[nodiscard]] QPushButton *button(const QString &words) const
    {
        for (auto *button : m_window->findChildren<QPushButton *>())
            if (button->text().remove(u'&') == words)
                return button;
        return nullptr;
    }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<ConnectionStore> m_connections;
    WatchedStore m_secrets;
    std::unique_ptr<StillDemo> m_demo;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<QSettings> m_file;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

void MainWindowTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    m_home = std::make_unique<QTemporaryDir>();
    m_secrets.failWith(ErrorKind::Canceled);
    {
        ConnectionStore before(m_home->filePath(u"connections.json"_s));
        QVERIFY(invented::fill(before, m_secrets));
    }
    m_secrets.reads = 0;
    m_connections = std::make_unique<ConnectionStore>(m_home->filePath(u"connections.json"_s));
    m_demo = std::make_unique<StillDemo>();
    m_network = std::make_unique<QNetworkAccessManager>();
    // Whatever is asked goes to a door that is closed.
    m_network->setProxy(QNetworkProxy(QNetworkProxy::HttpProxy, u"127.0.0.1"_s, 9));
    m_file = std::make_unique<QSettings>(m_home->filePath(u"settings.ini"_s), QSettings::IniFormat);
    m_settings = std::make_unique<Settings>(*m_file);
    makeWindow();
}

void MainWindowTest::makeWindow(bool memoryIsLocked)
{
    m_window = std::make_unique<MainWindow>(Workplace{*m_connections, m_secrets, m_demo.get(),
                                                      *m_network, *m_settings, invented::clock(),
                                                      m_home->filePath(u"data"_s), memoryIsLocked});
}

void MainWindowTest::cleanup()
{
    m_window.reset();
    m_connections.reset();
    m_demo.reset();
}

void MainWindowTest::show()
{
    QSignalSpy loaded(m_window.get(), &MainWindow::loaded);
    m_window->show();
    QTRY_COMPARE(loaded.size(), 1);
}

void MainWindowTest::readsNothingBeforeTheFirstPicture()
{
    m_window->openNamed(u"Larkfield sandbox"_s);
    m_window->openDemo();
    QCoreApplication::sendPostedEvents();
    QVERIFY(!m_connections->isLoaded());
    QCOMPARE(m_secrets.reads, 0);

    show();
    QCOMPARE(list()->model()->rowCount(), 6);
}

void MainWindowTest::opensAConnectionFromTheList()
{
    show();
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, {},
                      list()->visualRect(list()->model()->index(4, 0)).center());
    QTRY_VERIFY(m_window->currentView());
    QCOMPARE(m_window->currentView()->connection().facts().name, u"Tidemark Paper trial"_s);
    QVERIFY(m_window->windowTitle().startsWith(u"Tidemark Paper trial"_s));

    // A second opening is the same view.
    ConnectionView *first = m_window->currentView();
    m_window->showWelcome();
    QVERIFY(!m_window->currentView());
    // A change of the list marks nothing while the welcome page is up.
    Connection checked = *m_connections->connection(u"1"_s);
    checked.name = u"Larkfield live"_s;
    QVERIFY(invented::done(m_connections->save(checked)));
    QVERIFY(!list()->selectionModel()->hasSelection());
    m_window->openConnection(u"5"_s);
    QCOMPARE(m_window->currentView(), first);
}

void MainWindowTest::aLockedKeychainIsExplainedAndTriedAgain()
{
    show();
    m_secrets.failWith(ErrorKind::KeychainLocked);
    m_window->openConnection(u"5"_s);
    auto *waiting = m_window->findChild<EmptyState *>(u"waiting"_s);
    QVERIFY(waiting);
    QTRY_VERIFY(waiting->heading().contains(u"locked"_s));
    QVERIFY(waiting->isVisible());
    QVERIFY(!m_window->currentView());

    m_secrets.failWith(ErrorKind::Canceled);
    QVERIFY(waiting->actionButton()->isVisible());
    QTest::mouseClick(waiting->actionButton(), Qt::LeftButton);
    QTRY_VERIFY(m_window->currentView());
}

void MainWindowTest::theKeyboardReachesEveryPlace()
{
    show();
    list()->setFocus();
    list()->setCurrentIndex(list()->model()->index(4, 0));
    QTest::keyClick(list(), Qt::Key_Return);
    QTRY_VERIFY(m_window->currentView());
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(m_window->currentView()->place(), PlaceId::Records);
    QTest::keyClick(m_window.get(), Qt::Key_3, Qt::ControlModifier);
    QCOMPARE(m_window->currentView()->place(), PlaceId::SuiteQl);
    QTest::keyClick(m_window.get(), Qt::Key_4, Qt::ControlModifier);
    QCOMPARE(m_window->currentView()->place(), PlaceId::Keys);
    QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(m_window->currentView()->place(), PlaceId::Overview);
    QTest::keyClick(m_window.get(), Qt::Key_Home, Qt::AltModifier);
    QVERIFY(!m_window->currentView());
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    QVERIFY(m_window->windowTitle().startsWith(u"Keys"_s));
}

void MainWindowTest::theWelcomePageSaysWhatNeedsAttention()
{
    show();
    QVERIFY(button(u"Renew certificate…"_s));
    QVERIFY(button(u"See the diagnosis"_s));
    QVERIFY(button(u"Resume setup"_s));
    Connection mended = *m_connections->connection(u"5"_s);
    invented::provenAt(mended, invented::today());
    QVERIFY(invented::done(m_connections->save(mended)));
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY(!button(u"See the diagnosis"_s));
}

void MainWindowTest::removingAsksFirst()
{
    show();
    list()->setCurrentIndex(list()->model()->index(0, 0));
    QTest::keyClick(list(), Qt::Key_Delete);
    auto *box = m_window->findChild<QMessageBox *>();
    QVERIFY(box);
    QTest::keyClick(box, Qt::Key_Escape);
    QTRY_VERIFY(!m_window->findChild<QMessageBox *>());
    QCOMPARE(m_connections->connections().size(), 5);
}

void MainWindowTest::removingTakesEverything()
{
    show();
    m_window->openConnection(u"5"_s);
    QTRY_VERIFY(m_window->currentView());
    list()->setCurrentIndex(list()->model()->index(4, 0));
    QTest::keyClick(list(), Qt::Key_Delete);
    auto *danger = m_window->findChild<QPushButton *>(u"danger"_s);
    QVERIFY(danger);
    QTest::mouseClick(danger, Qt::LeftButton);
    QTRY_COMPARE(m_connections->connections().size(), 4);
    QVERIFY(!m_window->currentView());
    const auto read = m_secrets.read(secretEntry(u"5"_s, SecretField::TokenSecret));
    QTRY_VERIFY(read.isFinished());
    QVERIFY(!read.result().has_value());
}

void MainWindowTest::deletingItsKeyClosesAConnection()
{
    show();
    m_window->openConnection(u"2"_s);
    QTRY_VERIFY(m_window->currentView());
    // In the place of the very view that goes with it.
    m_window->currentView()->showPlace(PlaceId::Keys);
    auto *remove = m_window->currentView()->findChild<QPushButton *>(u"deleteChosenKey"_s);
    QVERIFY(remove && remove->isEnabled());
    remove->click();
    auto *now = m_window->findChild<QPushButton *>(u"deleteKeyNow"_s);
    QVERIFY(now);
    now->click();
    QTRY_VERIFY(m_connections->connection(u"2"_s)->certificatePem.isEmpty());
    QTRY_VERIFY(!m_window->currentView());
    QCOMPARE(m_connections->connections().size(), 5);
    const auto read = m_secrets.read(secretEntry(u"2"_s, SecretField::PrivateKey));
    QTRY_VERIFY(read.isFinished());
    QVERIFY(!read.result().has_value());
}

void MainWindowTest::collapsesAndRemembers()
{
    show();
    auto *panel = m_window->findChild<ConnectionPanel *>();
    QVERIFY(panel);
    QCOMPARE(panel->width(), 232);
    QTest::keyClick(m_window.get(), Qt::Key_F9);
    QCOMPARE(panel->width(), 56);
    QVERIFY(m_settings->listCollapsed());
    QCOMPARE(list()->sizeHintForRow(0), 48);
}

void MainWindowTest::remembersWhereItWas()
{
    show();
    m_window->resize(1010, 640);
    m_demo->showPage(MenuPageId::ManageRoles);
    auto *dock = m_window->findChild<QDockWidget *>();
    QVERIFY(dock);
    m_window->addDockWidget(Qt::LeftDockWidgetArea, dock);
    m_window->close();
    m_window.reset();

    makeWindow();
    show();
    // A newer Qt keeps a window within the screen, which may be narrow here.
    if (m_window->screen()->availableGeometry().width() > 1010)
        QCOMPARE(m_window->width(), 1010);
    QCOMPARE(m_window->height(), 640);
    QVERIFY(!m_window->findChild<QDockWidget *>()); // made when it is wanted
    m_demo->showPage(MenuPageId::ManageRoles);
    dock = m_window->findChild<QDockWidget *>();
    QVERIFY(dock && dock->isVisible());
    QCOMPARE(m_window->dockWidgetArea(dock), Qt::LeftDockWidgetArea);
}

void MainWindowTest::keepsItsShapeWithAForeignState_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("nothing") << ""_ba;
    QTest::newRow("words") << "not of this program"_ba;
    QTest::newRow("a broken beginning") << "\x00\x00\x00\xff\x00\x00"_ba;
    QTest::newRow("zeros") << QByteArray(64, '\0');
}

void MainWindowTest::keepsItsShapeWithAForeignState()
{
    QFETCH(QByteArray, value);
    const QSize first = m_window->size();
    m_window.reset();
    m_settings->setWindowGeometry(value);
    m_settings->setWindowState(value);
    makeWindow();
    show();
    QCOMPARE(m_window->size(), first);
    m_demo->showPage(MenuPageId::ManageRoles);
    auto *dock = m_window->findChild<QDockWidget *>();
    QVERIFY(dock && dock->isVisible());
    QCOMPARE(m_window->dockWidgetArea(dock), Qt::RightDockWidgetArea);
}

void MainWindowTest::theChosenSchemeIsKeptAndApplied()
{
    auto *style = qobject_cast<SuiteStyle *>(QApplication::style());
    QVERIFY(style);
    show();
    auto *menu = m_window->findChild<QMenu *>(u"mainMenu"_s);
    QVERIFY(menu);
    QAction *dark = nullptr;
    for (auto *action : menu->findChildren<QAction *>())
        if (action->text() == u"&Dark"_s)
            dark = action;
    QVERIFY(dark);
    QVERIFY(!dark->isChecked());
    dark->trigger();
    QVERIFY(dark->isChecked());
    QVERIFY(style->theme().dark);
    QCOMPARE(m_settings->scheme(), SuiteStyle::Scheme::Dark);

    style->setScheme(SuiteStyle::Scheme::Light);
    makeWindow(); // the next start
    QVERIFY(style->theme().dark);
    m_settings->setScheme(SuiteStyle::Scheme::System);
    style->setScheme(SuiteStyle::Scheme::Light);
}

void MainWindowTest::keysTellThatMemoryIsNotLocked()
{
    show();
    m_window->showKeys();
    QVERIFY(!m_window->findChild<Notice *>(u"keysMemoryNotice"_s)->isVisible());
    makeWindow(false);
    show();
    m_window->showKeys();
    auto *notice = m_window->findChild<Notice *>(u"keysMemoryNotice"_s);
    QVERIFY(notice->isVisible());
    QVERIFY(notice->text().contains(u"swap"_s));
}

void MainWindowTest::opensTheDemoAccount()
{
    show();
    QVERIFY(invented::keepSecrets(*m_demo->readyConnection().result(), m_demo->secrets));
    m_window->openDemo();
    QTRY_VERIFY(m_window->currentView());
    QVERIFY(m_window->currentView()->connection().facts().demo);
    QCOMPARE(m_secrets.reads, 0); // its invented secrets lie elsewhere
}

void MainWindowTest::theDockPlaysTheAdministrator()
{
    show();
    QVERIFY(!m_window->findChild<QDockWidget *>());
    m_demo->showPage(MenuPageId::ManageRoles);
    auto *dock = m_window->findChild<QDockWidget *>();
    QVERIFY(dock);
    QVERIFY(dock->isVisible());
    dock->close();
    m_demo->showPage(MenuPageId::AccessTokens);
    QCOMPARE(m_window->findChildren<QDockWidget *>().size(), 1);
    QVERIFY(dock->isVisible());
}

void MainWindowTest::itsFirstSizeFitsTheScreen()
{
    QVERIFY(m_window->height() < m_window->screen()->availableGeometry().height());
    QVERIFY(m_window->width() >= m_window->minimumWidth());
}

void MainWindowTest::aNarrowHeaderKeepsItsPlacesInSight()
{
    show();
    QVERIFY(invented::keepSecrets(*m_demo->readyConnection().result(), m_demo->secrets));
    m_window->resize(1280, 600);
    m_window->openDemo();
    QTRY_VERIFY(m_window->currentView());
    QPushButton *practise = button(u"Practise the setup…"_s);
    QVERIFY(practise);
    auto *dock = new QDockWidget(m_window.get());
    auto *wide = new QLabel(dock);
    wide->setFixedWidth(420);
    dock->setWidget(wide);
    m_window->addDockWidget(Qt::RightDockWidgetArea, dock);
    auto *places = m_window->currentView()->findChild<QTabBar *>(u"places"_s);
    QTRY_VERIFY(practise->text().isEmpty());
    QCOMPARE(practise->accessibleName(), u"Practise the setup…"_s);
    QTRY_VERIFY(places->mapTo(m_window.get(), places->rect().topRight()).x()
                < practise->mapTo(m_window.get(), QPoint()).x());
    QTRY_VERIFY(places->tabRect(places->count() - 1).right() < places->width());
    delete dock;
    QTRY_VERIFY(!practise->text().isEmpty());
}

void MainWindowTest::enterPressesTheButtonThatHasTheKeyboard()
{
    show();
    QVERIFY(invented::keepSecrets(*m_demo->readyConnection().result(), m_demo->secrets));
    m_window->openDemo();
    QTRY_VERIFY(m_window->currentView());
    auto *home = m_window->findChild<ConnectionPanel *>()->findChild<QToolButton *>(u"home"_s);
    QVERIFY(home);
    home->setFocus();
    QTest::keyClick(home, Qt::Key_Return);
    QVERIFY(!m_window->currentView());
}

void MainWindowTest::theRehearsalStandsBesideTheDockAndF6GoesAcross()
{
    show();
    m_window->practiseSetup();
    const auto wizard = [] {
        for (QWidget *window : QApplication::topLevelWidgets())
            if (qobject_cast<SetupWizard *>(window) && window->isVisible())
                return window;
        return static_cast<QWidget *>(nullptr);
    };
    QTRY_VERIFY(wizard());
    QVERIFY(QTest::qWaitForWindowActive(wizard()));
    const auto *dock = m_window->findChild<QDockWidget *>();
    const int free = dock->mapToGlobal(QPoint()).x() - m_window->screen()->geometry().left();
    QVERIFY(wizard()->width() <= qMax(free, wizard()->minimumWidth()));

    QCOMPARE(wizard()->windowType(), Qt::Dialog); // stays in front of the panel

    QTest::keyClick(wizard(), Qt::Key_F6);
    QTRY_VERIFY(m_window->isActiveWindow());
    QTest::keyClick(m_window.get(), Qt::Key_F6);
    QTRY_VERIFY(wizard()->isActiveWindow());
    wizard()->close();
}

void MainWindowTest::closingWhileSomethingOpensIsSafe()
{
    show();
    m_window->openConnection(u"2"_s);
    m_window.reset();
    QTest::qWait(20);
}

void MainWindowTest::aDamagedListIsTold()
{
    m_window.reset();
    QFile file(m_home->filePath(u"connections.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{ \"conn");
    file.close();
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"set aside"_s));
    m_window = std::make_unique<MainWindow>(Workplace{*m_connections, m_secrets, nullptr,
                                                      *m_network, *m_settings, invented::clock(),
                                                      m_home->filePath(u"data"_s)});
    show();
    bool told = false;
    for (const auto *label : m_window->findChildren<QLabel *>())
        told = told || label->text().contains(u"damaged"_s);
    QVERIFY(told);
}

void MainWindowTest::withoutADemoItsChoiceIsDisabled()
{
    m_window = std::make_unique<MainWindow>(Workplace{*m_connections, m_secrets, nullptr,
                                                      *m_network, *m_settings, invented::clock(),
                                                      m_home->filePath(u"data"_s)});
    show();
    int cards = 0;
    for (const auto *card : m_window->findChildren<ChoiceCard *>()) {
        ++cards;
        if (card->text() == u"Demo account"_s)
            QVERIFY(!card->isEnabled());
    }
    QCOMPARE(cards, 4);
    m_window->openDemo();
    auto *waiting = m_window->findChild<EmptyState *>(u"waiting"_s);
    QVERIFY(waiting);
    QTRY_VERIFY(waiting->actionButton()->isVisible()); // explained, not silent
}

void MainWindowTest::drawsInBothSchemes_data()
{
    QTest::addColumn<SuiteStyle::Scheme>("scheme");
    QTest::newRow("light") << SuiteStyle::Scheme::Light;
    QTest::newRow("dark") << SuiteStyle::Scheme::Dark;
}

void MainWindowTest::drawsInBothSchemes()
{
    QFETCH(SuiteStyle::Scheme, scheme);
    auto *style = qobject_cast<SuiteStyle *>(QApplication::style());
    QVERIFY(style);
    show();
    style->setScheme(scheme);
    // The window was shown in the other one: it follows while it runs.
    const auto pixel = [this](int x) { return m_window->grab().toImage().pixelColor(x, 4); };
    QTRY_COMPARE(pixel(m_window->width() - 4), style->theme().base);
    QCOMPARE(pixel(4), style->theme().window);
    style->setScheme(SuiteStyle::Scheme::Light);
}

int main(int argc, char *argv[])
{
    CryptoRuntime crypto;
    QApplication app(argc, argv);
    installLook()->setScheme(SuiteStyle::Scheme::Light);
    MainWindowTest test;
    QTEST_SET_MAIN_SOURCE_PATH
    return QTest::qExec(&test, argc, argv);
}

#include "tst_mainwindow.moc"
