// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/end_to_end/rotationbench.h"
#include "tests/support/testmain.h"
#include "ui/home/demoaccount.h"
#include "ui/home/mainwindow.h"
#include "ui/home/settings.h"
#include "ui/keys/rotationdialog.h"
#include "ui/widgets/notice.h"
#include "ui/wizard/setupwizard.h"

#include <QApplication>
#include <QMessageBox>
#include <QNetworkAccessManager>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QSignalSpy>

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
    press(u"closeRotation"_s);
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

void RenewedConnectionTest::theDemosOwnConnectionCanBeRenewed()
{
    QVERIFY(RotationStage::answerOf(m_bench->connections.remove(u"c1"_s))); // not in the list
    show();
    m_window->openDemo();
    QTRY_VERIFY(m_window->currentView());
    ConnectionView *view = m_window->currentView();
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
}

SUITESCOPE_WIDGET_MAIN(RenewedConnectionTest)

#include "tst_renewedconnection.moc"
