// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/end_to_end/rotationbench.h"
#include "tests/support/testmain.h"
#include "ui/home/demoaccount.h"
#include "ui/home/mainwindow.h"
#include "ui/home/settings.h"
#include "ui/keys/keysplace.h"
#include "ui/keys/registeredview.h"
#include "ui/keys/rotationdialog.h"
#include "ui/widgets/notice.h"
#include "ui/wizard/setupwizard.h"

#include <QApplication>
#include <QLabel>
#include <QMessageBox>
#include <QNetworkAccessManager>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableView>

using namespace suitescope;
using namespace Qt::StringLiterals;

namespace {

/*! The simulated account with a connection of its own, as the program has it. */
class BenchDemo : public DemoAccount
{
public:
    explicit BenchDemo(RotationBench &bench) : m_bench(bench), m_ready(bench.connection)
    {
        m_ready.demo = true;
    }
    QFuture<Result<ServiceUrls>> start() override
    {
        return finished(Result<ServiceUrls>(m_bench.stage.urls()));
    }
    QFuture<Result<Connection>> readyConnection() override
    {
        return finished(Result<Connection>(m_ready));
    }
    void setReadyConnection(const Connection &renewed) override { m_ready = renewed; }
    SecretStore &secretStore() override { return m_bench.secrets; }
    QWidget *createAdministratorPanel(QWidget *parent) override { return new QWidget(parent); }
    void showPage(MenuPageId) override { }

    [[nodiscard]] const Connection &ready() const { return m_ready; }

private:
    RotationBench &m_bench;
    Connection m_ready;
};

} // namespace

/*! The window around a renewal: what is open, what is named, what waits for its end. */
class RenewedConnectionTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void whatIsOpenGoesOnWithTheNewKey();
    void anAnswerForAnEarlierKeyIsVoid();
    void anUnfinishedOneIsNamedAndComesFirst();
    void keysShowsTheNewOneFromHereOn();
    void theDemosOwnConnectionCanBeRenewed();

private:
    void show();
    [[nodiscard]] RotationDialog *dialog() const { return m_window->findChild<RotationDialog *>(); }
    void press(const QString &name);
    [[nodiscard]] bool isAnswered(OpenConnection &connection);

    std::unique_ptr<RotationBench> m_bench;
    std::unique_ptr<BenchDemo> m_demo;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<QSettings> m_file;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

void RenewedConnectionTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)."_s));
    m_bench = std::make_unique<RotationBench>();
    m_demo = std::make_unique<BenchDemo>(*m_bench);
    m_network = std::make_unique<QNetworkAccessManager>();
    m_file = std::make_unique<QSettings>(m_bench->folder.filePath(u"settings.ini"_s),
                                         QSettings::IniFormat);
    m_settings = std::make_unique<Settings>(*m_file);
    m_bench->connection.urlOverride = m_bench->stage.server->url();
    QVERIFY(RotationStage::answerOf(m_bench->connections.save(m_bench->connection)));
}

void RenewedConnectionTest::cleanup()
{
    m_window.reset();
    m_settings.reset();
    m_file.reset();
    m_network.reset();
    m_demo.reset();
    m_bench.reset();
}

void RenewedConnectionTest::show()
{
    m_window = std::make_unique<MainWindow>(
        Workplace{m_bench->connections, m_bench->secrets, m_demo.get(), *m_network, *m_settings,
                  systemClock(), m_bench->folder.filePath(u"data"_s)});
    QSignalSpy ready(m_window.get(), &MainWindow::loaded);
    m_window->show();
    QTRY_COMPARE(ready.size(), 1);
}

void RenewedConnectionTest::press(const QString &name)
{
    const auto found = [&]() -> QPushButton * {
        if (!dialog())
            return nullptr;
        for (QPushButton *one : dialog()->findChildren<QPushButton *>(name)) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    };
    QTRY_VERIFY2(found(), qPrintable(name));
    found()->click();
}

bool RenewedConnectionTest::isAnswered(OpenConnection &connection)
{
    const auto answer = RotationStage::answerOf(
        connection.client().send(Request::get(connection.client().urls().serverTime())));
    return answer.has_value();
}

void RenewedConnectionTest::whatIsOpenGoesOnWithTheNewKey()
{
    show();
    m_window->openConnection(u"c1"_s);
    QTRY_VERIFY(m_window->currentView());
    ConnectionView *view = m_window->currentView();
    QVERIFY(isAnswered(view->connection()));
    m_window->renewCertificate(u"c1"_s);
    press(u"startRotation"_s);
    press(u"revokeOld"_s);
    QTRY_COMPARE(dialog()->rotation().state(), CertificateRotation::State::Finished);
    QCOMPARE(m_window->currentView(), view); // with everything in it
    const auto &m2m
        = std::get<M2mCredentials>(view->connection().client().authorizer().credentials());
    QTRY_COMPARE(m2m.certificateId, m_bench->stage.activeIds().constFirst());
    QVERIFY(isAnswered(view->connection()));
    QCOMPARE(m_bench->wrong(), QString());
}

void RenewedConnectionTest::anAnswerForAnEarlierKeyIsVoid()
{
    show();
    m_window->openConnection(u"c1"_s);
    QTRY_VERIFY(m_window->currentView());
    ConnectionView *view = m_window->currentView();
    const Connection before = m_bench->facts();
    Connection renewed = before;
    renewed.keychainOwner = u"c1-renewed"_s; // taken back before its entries were read
    const auto first = m_bench->connections.save(renewed);
    const auto second = m_bench->connections.save(before);
    QVERIFY(RotationStage::answerOf(first));
    QVERIFY(RotationStage::answerOf(second));
    QTest::qWait(50); // long enough for what would be closed
    QCOMPARE(m_window->currentView(), view);
    QVERIFY(isAnswered(view->connection()));
}

void RenewedConnectionTest::anUnfinishedOneIsNamedAndComesFirst()
{
    show();
    m_window->openConnection(u"c1"_s);
    QTRY_VERIFY(m_window->currentView());
    auto *notice = m_window->findChild<Notice *>(u"rotationNotice"_s);
    QVERIFY(notice && notice->isHidden());
    m_window->renewCertificate(u"c1"_s);
    press(u"startRotation"_s);
    QTRY_COMPARE(dialog()->rotation().question(), CertificateRotation::Question::RevokeOld);
    // What cannot be taken back is not what Enter presses.
    auto *close = dialog()->findChild<QPushButton *>(u"closeRotation"_s);
    QTRY_COMPARE(dialog()->focusWidget(), close);
    QTest::keyClick(close, Qt::Key_Return);
    QTRY_VERIFY(!dialog());
    QVERIFY(!notice->isHidden());
    QVERIFY(notice->text().contains(u"Revoke the old certificate"_s));
    m_window->showWelcome();
    const QList<QPushButton *> buttons = m_window->findChildren<QPushButton *>();
    QVERIFY(std::any_of(buttons.cbegin(), buttons.cend(), [](QPushButton *one) {
        return one->isVisible() && one->text() == u"Go on renewing…"_s;
    }));
    // Neither changed nor removed before it has ended: the renewal is shown instead.
    m_window->editSetup(u"c1"_s);
    QVERIFY(dialog() && !m_window->findChild<SetupWizard *>());
    QVERIFY(SetupDraft::stored(m_bench->connections).isEmpty());
    press(u"rollBack"_s);
    QTRY_COMPARE(dialog()->rotation().state(), CertificateRotation::State::RolledBack);
    QTRY_VERIFY(notice->isHidden());
    press(u"closeRotation"_s);
    QCOMPARE(m_bench->wrong(), QString());
}

// The secrets lie elsewhere in the keychain after a renewal: what reads them must follow.
void RenewedConnectionTest::keysShowsTheNewOneFromHereOn()
{
    ListedCertificate before;
    before.read = QDateTime::currentDateTimeUtc();
    before.application = u"Order sync"_s;
    before.ends = before.read.addDays(30);
    m_bench->connection.lastListed = toJson(before);
    QVERIFY(RotationStage::answerOf(m_bench->connections.save(m_bench->connection)));
    show();
    m_window->renewCertificate(u"c1"_s);
    press(u"startRotation"_s);
    press(u"revokeOld"_s);
    QTRY_COMPARE(dialog()->rotation().state(), CertificateRotation::State::Finished);
    press(u"closeRotation"_s);
    const QStringList active = m_bench->stage.activeIds();
    QCOMPARE(active.size(), 1);

    m_window->showKeys();
    auto *keys = m_window->findChild<KeysPlace *>();
    QVERIFY(keys);
    QCOMPARE(keys->findChild<QTableView *>(u"certificateTable"_s)->model()->rowCount(), 1);
    // Names outlive the certificate, its dates do not.
    QVERIFY(keys->findChild<QLabel *>(u"chosenIntegration"_s)->text().startsWith(u"Order sync"_s));
    QVERIFY(keys->chosen()->term->ends > before.ends);
    keys->findChild<QPushButton *>(u"showIds"_s)->click();
    const auto *id = keys->findChild<QLabel *>(u"chosenCertificateId"_s);
    QTRY_COMPARE(id->text(), active.constFirst());
    keys->findChild<QPushButton *>(u"checkChosenKey"_s)->click();
    QTRY_VERIFY(!keys->findChild<QPushButton *>(u"checkChosenKey"_s)->isVisible()); // it fits

    keys->findChild<QTabBar *>(u"keysTabs"_s)->setCurrentIndex(2);
    keys->findChild<RegisteredView *>()->ask();
    auto *table = keys->findChild<QTableView *>(u"registeredTable"_s);
    QTRY_COMPARE(table->model()->rowCount(), 2);
    QStringList words;
    for (int row = 0; row < 2; ++row) {
        for (int column = 0; column < table->model()->columnCount(); ++column)
            words += table->model()->index(row, column).data().toString();
    }
    QVERIFY2(words.contains(u"in NetSuite and here"_s), qPrintable(words.join(u'|')));
    QVERIFY2(words.contains(u"revoked"_s), qPrintable(words.join(u'|')));
    QVERIFY2(!words.contains(u"only here"_s), qPrintable(words.join(u'|')));
}

void RenewedConnectionTest::theDemosOwnConnectionCanBeRenewed()
{
    QVERIFY(RotationStage::answerOf(m_bench->connections.remove(u"c1"_s))); // not in the list
    show();
    m_window->openDemo();
    QTRY_VERIFY(m_window->currentView());
    ConnectionView *view = m_window->currentView();
    view->showPlace(PlaceId::Keys); // its pair is listed like others, and nobody deletes it
    auto *keys = view->findChild<KeysPlace *>();
    const auto *pairs = keys->findChild<QTableView *>(u"certificateTable"_s);
    QCOMPARE(pairs->model()->rowCount(), 1);
    QVERIFY(!keys->findChild<QPushButton *>(u"deleteChosenKey"_s)->isEnabled());
    const QString old = keys->chosen()->id;
    const QString before = m_demo->ready().entryOwner();
    m_window->renewCertificate(u"c1"_s);
    press(u"startRotation"_s);
    press(u"revokeOld"_s);
    QTRY_COMPARE(dialog()->rotation().state(), CertificateRotation::State::Finished);
    QVERIFY(m_demo->ready().entryOwner() != before);
    QTRY_VERIFY(view->connection().facts().entryOwner() != before);
    const auto &m2m
        = std::get<M2mCredentials>(view->connection().client().authorizer().credentials());
    QTRY_COMPARE(m2m.certificateId, m_bench->stage.activeIds().constFirst());
    QVERIFY(isAnswered(view->connection()));
    QVERIFY(m_bench->connections.connections().isEmpty());
    // Keys follows it to its new entries.
    QCOMPARE(pairs->model()->rowCount(), 1);
    QVERIFY(keys->chosen() && keys->chosen()->id != old);
    keys->findChild<QTabBar *>(u"keysTabs"_s)->setCurrentIndex(2);
    keys->findChild<RegisteredView *>()->ask();
    QTRY_COMPARE(keys->findChild<QTableView *>(u"registeredTable"_s)->model()->rowCount(), 2);
}

SUITESCOPE_WIDGET_MAIN(RenewedConnectionTest)

#include "tst_renewedconnection.moc"
