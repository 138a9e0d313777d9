// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// places_sheet FOLDER: opens the places of a connection to the simulated account, uses them as a
// person would and writes what they look like as pictures, light and dark. For whoever changes a
// place; SUITESCOPE_FONT and SUITESCOPE_MONO name font families to draw with.

#include "lib/crypto/runtime.h"
#include "lib/simulator/simulatedserver.h"
#include "lib/storage/connectionstore.h"
#include "lib/storage/memorysecretstore.h"
#include "ui/console/consoleplace.h"
#include "ui/console/querysheet.h"
#include "ui/doctor/ladderview.h"
#include "ui/home/openconnection.h"
#include "ui/keys/keysplace.h"
#include "ui/records/recordsplace.h"
#include "ui/theme/suitestyle.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFontDatabase>
#include <QLineEdit>
#include <QNetworkAccessManager>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

const QSize contentSize(1048, 724); // beside the side list, below the header and the band

/*! One connection to a simulated account of its own. */
class Scene
{
public:
    Scene()
        : account(*AccountId::parse(u"DEMO"_s)), server(account),
          store(files.filePath(u"connections.json"_s))
    {
        account.setDataSize(4000, 12000);
        const Result<KeyPair> key = KeyPair::generate(KeyAlgorithm::EcP256);
        const QDateTime now = QDateTime::currentDateTimeUtc();
        certificate
            = *Certificate::selfSigned(*key, {u"suitescope-larkfield"_s, now.addDays(-200), 700});
        ShownOnce integration;
        const auto mapping = account.prepareForDemo(certificate.toPem(), &integration);
        if (!server.start())
            qFatal("the simulated account cannot be served");
        facts.id = u"larkfield"_s;
        facts.name = u"Larkfield sandbox"_s;
        facts.account = account.id();
        facts.demo = true;
        facts.certificatePem = certificate.toPem();
        M2mCredentials credentials{integration.first, mapping.certificateId, *key,
                                   SigningAlgorithm::ES256, facts.scopes};
        connection = std::make_unique<OpenConnection>(
            facts, *ServiceUrls::overridden(account.id(), server.url()), credentials,
            files.filePath(u"larkfield.sqlite"_s), network, systemClock());
        keepConnections(now);
    }

    QTemporaryDir files;
    SimulatedAccount account;
    SimulatedServer server;
    QNetworkAccessManager network;
    Connection facts;
    Certificate certificate;
    ConnectionStore store;
    MemorySecretStore secrets;
    std::unique_ptr<OpenConnection> connection;

private:
    void keepConnections(const QDateTime &now)
    {
        (void)store.load();
        (void)store.save(facts);
        const Result<KeyPair> rsa = KeyPair::generate(KeyAlgorithm::Rsa3072);
        const Result<KeyPair> ec = KeyPair::generate(KeyAlgorithm::EcP384);
        Connection other = facts;
        other.id = u"bramwell"_s;
        other.name = u"Bramwell & Osei Foods"_s;
        other.demo = false;
        other.account = *AccountId::parse(u"5550123"_s);
        other.certificatePem
            = Certificate::selfSigned(*rsa, {u"bramwell-erp"_s, now.addDays(-718), 730})->toPem();
        (void)store.save(other);
        other.id = u"harrow"_s;
        other.name = u"Harrow & Finch sandbox"_s;
        other.account = *AccountId::parse(u"7304182_SB2"_s);
        other.certificatePem
            = Certificate::selfSigned(*ec, {u"harrow"_s, now.addDays(-400), 390})->toPem();
        (void)store.save(other);
    }
};

QString folder;
QString themeName;

void settle(int milliseconds = 50)
{
    QTest::qWait(milliseconds);
}

template<typename Condition> void waitFor(Condition condition, const char *what)
{
    if (!QTest::qWaitFor(condition, 20'000))
        std::fprintf(stderr, "%s: not seen in time\n", what);
    settle(150);
}

void picture(QWidget &widget, const QString &name)
{
    settle();
    widget.grab().save(u"%1/%2-%3.png"_s.arg(folder, name, themeName));
}

void prepare(QWidget &window)
{
    window.setBackgroundRole(QPalette::Base);
    window.setAutoFillBackground(true);
    window.resize(contentSize);
    window.show();
    window.activateWindow();
    settle();
}

void showConsole(Scene &scene)
{
    ConsolePlace place(*scene.connection);
    prepare(place);
    waitFor([&] { return place.currentSheet() != nullptr; }, "sheet");
    picture(place, u"console-empty"_s);
    place.openStatement(
        u"open-invoices.sql"_s,
        u"-- Open invoices with their lines, newest first\n"
        "SELECT t.id, t.tranid, t.trandate, BUILTIN.DF(t.entity) AS customer, t.status,\n"
        "       t.foreigntotal, t.otherrefnum, t.memo, tl.linesequencenumber, tl.item,\n"
        "       tl.quantity, tl.rate, tl.netamount\n"
        "FROM   transaction t\n"
        "JOIN   transactionline tl ON tl.transaction = t.id\n"
        "WHERE  t.type = 'CustInvc' AND t.id > 10\n"_s);
    place.run();
    settle(60);
    picture(place, u"console-running"_s);
    waitFor([&] { return !place.currentSheet()->isRunning(); }, "end of the query");
    auto *grid = place.currentSheet()->findChild<QAbstractItemView *>(u"resultGrid"_s);
    grid->setCurrentIndex(grid->model()->index(3, 3));
    picture(place, u"console-result"_s);
    place.openStatement(u"wrong.sql"_s, u"SELECT id, nothing_of_that_name\nFROM   customer\n"_s);
    place.run();
    waitFor([&] { return !place.currentSheet()->isRunning(); }, "failure of the query");
    picture(place, u"console-failed"_s);
    place.openStatement(u"none.sql"_s, u"SELECT id FROM customer WHERE id < 0\n"_s);
    place.run();
    waitFor([&] { return !place.currentSheet()->isRunning(); }, "empty result");
    picture(place, u"console-no-rows"_s);
}

void showRecords(Scene &scene)
{
    RecordsPlace place(*scene.connection);
    prepare(place);
    auto *list = place.findChild<QAbstractItemView *>(u"typeList"_s);
    waitFor([&] { return list->model()->rowCount() > 5; }, "record types");
    picture(place, u"records-start"_s);
    const auto choose = [&](const QString &type) {
        const QModelIndexList found
            = list->model()->match(list->model()->index(0, 0), Qt::DisplayRole, type, 1);
        if (!found.isEmpty())
            emit list->activated(found.first());
    };
    choose(u"Sales order"_s);
    auto *fields = place.findChild<QAbstractItemView *>(u"fieldTable"_s);
    waitFor([&] { return fields->model()->rowCount() > 5; }, "fields");
    fields->setCurrentIndex(fields->model()->index(9, 0));
    picture(place, u"records-type"_s);
    auto *tabs = place.findChild<QTabWidget *>(u"typeTabs"_s);
    tabs->setCurrentIndex(1);
    picture(place, u"records-parts"_s);
    tabs->setCurrentIndex(2);
    auto *instances = place.findChild<QAbstractItemView *>(u"instanceTable"_s);
    waitFor([&] { return instances->model()->rowCount() > 5; }, "instances");
    picture(place, u"records-instances"_s);
    emit instances->activated(instances->model()->index(2, 0));
    auto *form = place.findChild<QWidget *>(u"recordForm"_s);
    waitFor([&] { return form->isVisible(); }, "record");
    picture(place, u"record-form"_s);
    if (auto *ways = place.findChild<QWidget *>(u"recordWays"_s)) {
        const auto buttons = ways->findChildren<QPushButton *>();
        for (qsizetype i = 1; i < buttons.size(); ++i) {
            buttons.at(i)->click();
            picture(place, i == 1 ? u"record-tree"_s : u"record-json"_s);
        }
    }
    place.findChild<QLineEdit *>(u"typeSearch"_s)->setText(u"currency"_s);
    picture(place, u"records-search"_s);
}

void showKeys(Scene &scene)
{
    KeysPlace place({scene.store, scene.secrets}, systemClock());
    prepare(place);
    settle(200);
    picture(place, u"keys"_s);
    place.findChild<QTabBar *>(u"keysTabs"_s)->setCurrentIndex(1);
    settle(200);
    picture(place, u"keys-calendar"_s);
    place.findChild<QPushButton *>(u"newKeyPair"_s)->click();
    settle(200);
    picture(place, u"keys-new"_s);
    place.findChild<QPushButton *>(u"generateButton"_s)->click();
    settle(600);
    picture(place, u"keys-made"_s);
    place.findChild<QPushButton *>(u"inspectKey"_s)->click();
    settle(200);
    picture(place, u"keys-inspect"_s);
}

QList<RungResult> failedLadder()
{
    QList<RungResult> rungs;
    int number = 0;
    for (const RungId id : ladder()) {
        RungResult rung;
        rung.id = id;
        rung.state = number < 4 ? RungState::Passed
            : number == 4       ? RungState::Failed
                                : RungState::Waiting;
        rung.elapsed = std::chrono::milliseconds(3 + 84 * number);
        rung.facts.host = u"7304182-sb1.suitetalk.api.netsuite.com"_s;
        rung.facts.clockOffset = std::chrono::milliseconds(400);
        rung.facts.roleId = u"1042"_s;
        if (number == 4) {
            auto answer = std::make_shared<ApiError>();
            answer->status = 401;
            answer->code = u"INVALID_LOGIN"_s;
            answer->description = u"Invalid login attempt."_s;
            rung.error = Error{ErrorKind::Unauthorized, u"401"_s, answer};
        }
        rungs += rung;
        ++number;
    }
    return rungs;
}

void showLadder()
{
    QWidget page;
    auto *layout = new QVBoxLayout(&page);
    layout->setContentsMargins(space::wide, space::page, space::wide, space::page);
    auto *view = new LadderView(&page);
    layout->addWidget(view);
    const QList<RungResult> rungs = failedLadder();
    view->setRungs(rungs);
    DiagnosisInput input;
    input.rungs = rungs;
    view->setCauses(diagnose(input), AuthMethod::ClientCredentials);
    view->setRefusedSignIns(1);
    prepare(page);
    picture(page, u"ladder"_s);
}

} // namespace

int main(int argc, char *argv[])
{
    const CryptoRuntime crypto;
    QApplication app(argc, argv);
    const QString family = qEnvironmentVariable("SUITESCOPE_FONT", u"Inter"_s);
    if (QFontDatabase::hasFamily(family)) {
        QFont font(family);
        font.setPixelSize(14);
        QApplication::setFont(font);
    }
    SuiteStyle *style = installLook();
    folder = app.arguments().value(1, u"."_s);
    QDir().mkpath(folder);
    const QStringList only = app.arguments().mid(2);
    const auto wanted = [&](const QString &name) { return only.isEmpty() || only.contains(name); };
    for (const auto &[scheme, name] : {std::pair(SuiteStyle::Scheme::Light, u"light"_s),
                                       std::pair(SuiteStyle::Scheme::Dark, u"dark"_s)}) {
        style->setScheme(scheme);
        themeName = name;
        Scene scene;
        if (wanted(u"console"_s))
            showConsole(scene);
        if (wanted(u"records"_s))
            showRecords(scene);
        if (wanted(u"keys"_s))
            showKeys(scene);
        if (wanted(u"ladder"_s))
            showLadder();
    }
    return 0;
}
