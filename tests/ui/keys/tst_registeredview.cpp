// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keyfixture.h"
#include "tests/support/scriptedtransport.h"
#include "tests/support/testmain.h"
#include "ui/keys/keysplace.h"
#include "ui/keys/registeredmodel.h"
#include "ui/keys/registeredview.h"
#include "ui/keys/registeredwords.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/skeleton.h"
#include "ui/widgets/tablecelldelegate.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableView>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

const QString client(64, u'c');

QJsonObject row(const QString &id, const QDateTime &from, int days, bool revoked = false)
{
    const auto party = [](int number, const QString &name) {
        return QJsonObject{{u"id"_s, number}, {u"name"_s, name}};
    };
    return {{u"certificate_id"_s, id},
            {u"application"_s, party(3, u"Order sync"_s)},
            {u"entity"_s, party(11, u"Kim Example"_s)},
            {u"role"_s, party(1001, u"Integration"_s)},
            {u"created"_s, from.toString(Qt::ISODate)},
            {u"valid_from"_s, from.toString(Qt::ISODate)},
            {u"valid_until"_s, from.addDays(days).toString(Qt::ISODate)},
            {u"revoked"_s, revoked},
            {u"algorithm"_s, u"EC"_s}};
}

} // namespace

class RegisteredViewTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_view.reset(), m_place.reset(), m_fixture.reset(); }

    void theFirstPicturesSayWhatIsNext();
    void whileItIsAskedTheTableIsOnItsWay();
    void closingMeanwhileIsSafe();
    void everyFailureHasItsPicture_data();
    void everyFailureHasItsPicture();
    void anEmptyListIsSaid();
    void orphansHaveAColourAndAWord();
    void theModelKeepsItsPromises();
    void theQuestionNamesWhatStops();
    void anotherConnectionIsAskedAnew();
    void thePlaceJoinsIt();

private:
    [[nodiscard]] RegisteredList::Tools tools()
    {
        const auto access = [this](const Connection &facts, QObject *context, const auto &answer) {
            whenDone(context, readCredentials(facts, m_fixture->secrets),
                     [facts, answer](const Result<Credentials> &read) {
                         answer(CheckAccess{ServiceUrls(facts.account),
                                            read ? std::optional(*read) : std::nullopt,
                                            read ? std::nullopt : std::optional(read.error())});
                     });
        };
        return {*m_transport, m_fixture->connections, access,
                [this](const Connection &) -> SecretStore & { return m_fixture->secrets; },
                [now = m_fixture->now] { return now; }};
    }
    [[nodiscard]] bool addIds(const QString &connection, const QString &certificateId)
    {
        return KeyFixture::done(m_fixture->secrets.write(
                   secretEntry(connection, SecretField::ClientId), Secret(client)))
            && KeyFixture::done(m_fixture->secrets.write(
                secretEntry(connection, SecretField::CertificateId), Secret(certificateId)));
    }
    void show()
    {
        m_view = std::make_unique<RegisteredView>(tools());
        m_view->resize(1050, 640);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }
    template<typename T> [[nodiscard]] T *child(const QString &name) const
    {
        return m_view->findChild<T *>(name);
    }
    [[nodiscard]] QTableView *table() const { return child<QTableView>(u"registeredTable"_s); }
    [[nodiscard]] EmptyState *state() const
    {
        for (auto *one : m_view->findChildren<EmptyState *>()) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }
    [[nodiscard]] QString words() const
    {
        QStringList all;
        for (const auto *label : m_view->findChildren<QLabel *>()) {
            if (label->isVisible())
                all += label->text();
        }
        return all.join(u'\n');
    }

    std::unique_ptr<KeyFixture> m_fixture;
    std::unique_ptr<ScriptedTransport> m_transport;
    std::unique_ptr<RegisteredView> m_view;
    std::unique_ptr<KeysPlace> m_place;
    QJsonArray m_rows;
    Result<Response> m_list;
};

void RegisteredViewTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)."_s));
    m_fixture = std::make_unique<KeyFixture>();
    QVERIFY(KeyFixture::done(m_fixture->connections.load()));
    m_transport = std::make_unique<ScriptedTransport>();
    m_rows = {};
    m_list = Response();
    m_transport->responder = [this](const Request &request) -> Result<Response> {
        Response response;
        response.status = 200;
        response.contentType = "application/json";
        if (request.url.path().endsWith(u"/token"_s)) {
            response.body = R"({"access_token":"t","expires_in":"3600","token_type":"bearer"})";
        } else if (request.url.path().endsWith(u"/revoke"_s)) {
            response.contentType = "text/plain";
            response.body = "Successfully revoked";
        } else if (m_list) {
            response.body = QJsonDocument(m_rows).toJson();
        } else {
            return m_list;
        }
        return response;
    };
}

void RegisteredViewTest::theFirstPicturesSayWhatIsNext()
{
    show();
    QVERIFY(state());
    QCOMPARE(state()->heading(), u"No connection to ask with"_s);
    QVERIFY(!state()->actionButton() || !state()->actionButton()->isVisible());
    QVERIFY(m_fixture->addConnection(u"1"_s, u"Larkfield"_s, 475));
    m_view->refresh();
    QCOMPARE(state()->heading(), u"What NetSuite has registered"_s);
    QVERIFY(state()->actionButton()->isVisible());
    QVERIFY(m_transport->requests.empty()); // looking asks nobody
}

void RegisteredViewTest::whileItIsAskedTheTableIsOnItsWay()
{
    QVERIFY(m_fixture->addConnection(u"1"_s, u"Larkfield"_s, 475));
    QVERIFY(addIds(u"1"_s, u"A"_s));
    show();
    m_transport->hold();
    state()->actionButton()->click();
    QTRY_COMPARE(m_transport->heldRequests(), 1);
    QVERIFY(m_view->findChild<Skeleton *>()->isVisible());
    QVERIFY(!child<QComboBox>(u"registeredConnection"_s)->isEnabled());
    QVERIFY(words().contains(u"NetSuite is being asked"_s));
    m_rows = {row(u"A"_s, m_fixture->now.addDays(-10), 300)};
    m_transport->release();
    QTRY_VERIFY(table()->isVisible());
    QVERIFY2(words().contains(u"Active: 1 of at most 5."_s), qPrintable(words()));
}

void RegisteredViewTest::closingMeanwhileIsSafe()
{
    QVERIFY(m_fixture->addConnection(u"1"_s, u"Larkfield"_s, 475));
    QVERIFY(addIds(u"1"_s, u"A"_s));
    show();
    m_transport->hold();
    m_view->ask();
    QTRY_COMPARE(m_transport->heldRequests(), 1);
    m_view.reset();
    m_transport->release();
    QTest::qWait(20);
}

void RegisteredViewTest::everyFailureHasItsPicture_data()
{
    QTest::addColumn<int>("status"); // 0: no network
    QTest::addColumn<QString>("heading");
    QTest::newRow("permission") << 403 << u"The role may not see the certificates"_s;
    QTest::newRow("no such page") << 404 << u"The role may not see the certificates"_s;
    QTest::newRow("no network") << 0 << u"NetSuite cannot be reached."_s;
    QTest::newRow("its own fault") << 500 << u"NetSuite had a fault of its own."_s;
}

void RegisteredViewTest::everyFailureHasItsPicture()
{
    QFETCH(int, status);
    QFETCH(QString, heading);
    QVERIFY(m_fixture->addConnection(u"1"_s, u"Larkfield"_s, 475));
    QVERIFY(addIds(u"1"_s, u"A"_s));
    m_list = status == 0
        ? Result<Response>(failure(ErrorKind::Offline))
        : Result<Response>(
            failure(toError(parseApiError(status, "application/json", "{\"title\":\"no\"}", {}))));
    show();
    m_view->ask();
    QTRY_VERIFY(state() && state()->heading() == heading);
    // and the way out leads there
    m_list = Response();
    m_rows = {row(u"A"_s, m_fixture->now, 300)};
    state()->actionButton()->click();
    QTRY_VERIFY(table()->isVisible());
}

void RegisteredViewTest::anEmptyListIsSaid()
{
    QVERIFY(m_fixture->addConnection(u"1"_s, u"Larkfield"_s, 475));
    QVERIFY(addIds(u"1"_s, u"A"_s));
    QVERIFY(KeyFixture::done(
        m_fixture->secrets.write(secretEntry(u"1"_s, SecretField::ClientId), Secret(client))));
    show();
    m_view->ask();
    // The connection's own is not listed: it stands there as an orphan.
    QTRY_VERIFY(table()->isVisible());
    Connection facts = m_fixture->connections.connection(u"1"_s).value();
    facts.certificatePem.clear();
    QVERIFY(KeyFixture::done(m_fixture->connections.save(facts)));
    m_view->refresh();
    QTRY_VERIFY(state() && state()->heading() == u"NetSuite lists no certificate"_s);
}

void RegisteredViewTest::orphansHaveAColourAndAWord()
{
    QVERIFY(m_fixture->addConnection(u"1"_s, u"Larkfield"_s, 475));
    QVERIFY(addIds(u"1"_s, u"A"_s));
    QVERIFY(m_fixture->addConnection(u"2"_s, u"Orders"_s, 300));
    QVERIFY(addIds(u"2"_s, u"elsewhere"_s));
    m_rows = {row(u"A"_s, m_fixture->now.addDays(-10), 40),
              row(u"B-of-nobody-here-0123456789"_s, m_fixture->now.addDays(-10), 400),
              row(u"C"_s, m_fixture->now.addDays(-10), 400, true)};
    show();
    m_view->ask();
    QTRY_VERIFY(table()->isVisible());
    const QAbstractItemModel *model = table()->model();
    QCOMPARE(model->rowCount(), 4);
    const auto at = [model](int line, int column, int role = Qt::DisplayRole) {
        return model->index(line, column).data(role);
    };
    using Model = RegisteredModel;
    QCOMPARE(at(0, Model::CertificateColumn).toString(), u"Larkfield"_s);
    QCOMPARE(at(0, Model::StandingColumn).toString(), u"in NetSuite and here"_s);
    QCOMPARE(at(0, Model::LifeColumn).toString(), u"30 days left"_s);
    QCOMPARE(at(0, Model::PartyColumn).toString(), u"Kim Example"_s);
    QCOMPARE(at(0, Model::PartyColumn, cell::SecondLine).toString(), u"Integration"_s);
    QCOMPARE(at(0, Model::ApplicationColumn).toString(), u"Order sync"_s);
    QVERIFY(at(0, Model::ApplicationColumn, cell::SecondLine).toString().startsWith(u"created"_s));

    QCOMPARE(at(1, Model::StandingColumn).toString(), u"only in NetSuite"_s);
    QCOMPARE(at(1, Model::StandingColumn, cell::Light).value<LightState>(), LightState::Warning);
    QCOMPARE(at(1, Model::StandingColumn, cell::Tone).value<ToneId>(), ToneId::Warn);
    QCOMPARE(at(1, Model::CertificateColumn, cell::SecondLine).toString(), u"B-of-nob…6789"_s);
    QCOMPARE(at(2, Model::StandingColumn).toString(), u"only here"_s);
    QCOMPARE(at(2, Model::StandingColumn, cell::Light).value<LightState>(), LightState::Failing);
    QCOMPARE(at(2, Model::StandingColumn, cell::SecondLine).toString(), u"Orders"_s);
    QCOMPARE(at(3, Model::LifeColumn).toString(), u"revoked"_s);
    QCOMPARE(at(3, Model::StandingColumn, cell::Tone).value<ToneId>(), ToneId::Neutral);

    table()->selectRow(1);
    QVERIFY(words().contains(u"ask Kim Example"_s));
    QVERIFY(!child<QPushButton>(u"showRegisteredPair"_s)->isVisible());
    table()->selectRow(2);
    QVERIFY(words().contains(u"Orders cannot sign in with it"_s));
    QVERIFY(!child<QPushButton>(u"revokeRegistered"_s)->isVisible());
    QSignalSpy wanted(m_view.get(), &RegisteredView::pairWanted);
    child<QPushButton>(u"showRegisteredPair"_s)->click();
    QCOMPARE(wanted.size(), 1);
    table()->selectRow(3);
    QVERIFY(!child<QPushButton>(u"revokeRegistered"_s)->isEnabled());
}

void RegisteredViewTest::theModelKeepsItsPromises()
{
    RegisteredModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    MatchedCertificate there;
    there.listed = RegisteredCertificate();
    there.listed->certificateId = u"A"_s;
    MatchedCertificate here;
    QVERIFY(m_fixture->addFree(u"f"_s, u"Desk"_s, 20));
    here.pair = knownKeyPairs(m_fixture->connections).first();
    model.setMatches({there, here}, m_fixture->now);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.activeCount(), 1);
    QCOMPARE(model.rowOf(u"A"_s), 0);
    QCOMPARE(model.rowOf(u"none"_s), -1);
    model.setMatches({}, m_fixture->now);
}

void RegisteredViewTest::theQuestionNamesWhatStops()
{
    QVERIFY(m_fixture->addConnection(u"1"_s, u"Larkfield"_s, 475));
    QVERIFY(addIds(u"1"_s, u"A"_s));
    Connection facts = m_fixture->connections.connection(u"1"_s).value();
    facts.exportedTo = {{u"/srv/orders/.env"_s, u"dotenv"_s}};
    facts.account = AccountId::parse(u"7304182"_s).value();
    QVERIFY(KeyFixture::done(m_fixture->connections.save(facts)));
    m_rows = {row(u"A"_s, m_fixture->now, 400), row(u"B"_s, m_fixture->now, 400)};
    show();
    m_view->ask();
    QTRY_VERIFY(table()->isVisible());
    table()->selectRow(1);
    child<QPushButton>(u"revokeRegistered"_s)->click();
    auto *box = child<QMessageBox>(u"revokeQuestion"_s);
    QVERIFY(box);
    QVERIFY(box->informativeText().contains(u"for Kim Example with the role Integration"_s));
    QVERIFY(box->informativeText().contains(u"Account 7304182 is in production."_s));
    box->reject();
    QTRY_VERIFY(!child<QMessageBox>(u"revokeQuestion"_s));
    table()->selectRow(0);
    child<QPushButton>(u"revokeRegistered"_s)->click();
    box = child<QMessageBox>(u"revokeQuestion"_s);
    QVERIFY(box->text().contains(u"Larkfield"_s));
    QVERIFY(box->informativeText().contains(u"Larkfield can no longer sign in"_s));
    QVERIFY(box->informativeText().contains(u"/srv/orders/.env"_s));
    QVERIFY(box->informativeText().contains(u"This list cannot be read over it"_s));
    const auto before = m_transport->requests.size();
    child<QPushButton>(u"revokeNow"_s)->click();
    QTRY_VERIFY(words().contains(u"NetSuite has revoked it."_s));
    QCOMPARE(m_transport->requests.size(), before + 1); // nothing is asked with what is revoked
    QVERIFY(m_transport->requests.back().url.path().endsWith(u"/A/revoke"_s));
    QVERIFY(!child<QPushButton>(u"revokeRegistered"_s)->isEnabled());
}

void RegisteredViewTest::anotherConnectionIsAskedAnew()
{
    QVERIFY(m_fixture->addConnection(u"1"_s, u"Larkfield"_s, 475));
    QVERIFY(addIds(u"1"_s, u"A"_s));
    QVERIFY(m_fixture->addConnection(u"2"_s, u"Orders"_s, 300));
    m_rows = {row(u"A"_s, m_fixture->now, 400)};
    show();
    m_view->ask();
    QTRY_VERIFY(table()->isVisible());
    m_view->chooseConnection(u"2"_s);
    QVERIFY(!table()->isVisible());
    QVERIFY(state());
    m_view->chooseConnection(u"1"_s);
    m_view->ask();
    QTRY_VERIFY(table()->isVisible());
    // The one that was asked is removed.
    QVERIFY(KeyFixture::done(m_fixture->connections.remove(u"1"_s)));
    m_view->refresh();
    QVERIFY(!table()->isVisible());
}

void RegisteredViewTest::thePlaceJoinsIt()
{
    QVERIFY(m_fixture->addConnection(u"1"_s, u"Larkfield"_s, 475));
    QVERIFY(m_fixture->addConnection(u"2"_s, u"Orders"_s, 300));
    QVERIFY(addIds(u"2"_s, u"A"_s));
    m_rows = {row(u"A"_s, m_fixture->now.addDays(-10), 300)};
    m_place = std::make_unique<KeysPlace>(KeyStores{m_fixture->connections, m_fixture->secrets},
                                          [now = m_fixture->now] { return now; });
    m_place->joinNetSuite(tools());
    m_place->resize(1050, 720);
    m_place->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_place.get()));
    m_place->showConnection(u"2"_s);
    auto *tabs = m_place->findChild<QTabBar *>(u"keysTabs"_s);
    tabs->setCurrentIndex(2);
    auto *view = m_place->findChild<RegisteredView *>();
    QVERIFY(view->isVisible());
    QCOMPARE(view->findChild<QComboBox *>(u"registeredConnection"_s)->currentText(), u"Orders"_s);
    view->ask();
    QTRY_VERIFY(view->findChild<QTableView *>(u"registeredTable"_s)->isVisible());
    // Names are kept with the connection and shown beside its key.
    view->findChild<QPushButton *>(u"showRegisteredPair"_s)->click();
    QCOMPARE(tabs->currentIndex(), 0);
    QCOMPARE(m_place->chosen()->name, u"Orders"_s);
    QTRY_COMPARE(m_place->chosen()->uses.first().listed->role, u"Integration"_s);
    const auto *integration = m_place->findChild<QLabel *>(u"chosenIntegration"_s);
    QVERIFY(integration->text().contains(u"Order sync"_s));
}

SUITESCOPE_WIDGET_MAIN(RegisteredViewTest)
#include "tst_registeredview.moc"
