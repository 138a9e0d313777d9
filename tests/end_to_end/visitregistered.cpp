// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What NetSuite has registered beside what this computer knows, in a window of its own: an orphan
// on either side, and a connection from a .env file whose certificate is not here.
#include "lib/crypto/certificate.h"
#include "lib/simulator/simulatedserver.h"
#include "lib/storage/memorysecretstore.h"
#include "tests/end_to_end/tour.h"
#include "ui/home/mainwindow.h"
#include "ui/home/settings.h"

#include <QAbstractItemView>
#include <QNetworkAccessManager>
#include <QSettings>
#include <QTabBar>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr std::chrono::seconds patience{30};
constexpr int standingColumn = 1; // of the list

struct Office
{
    explicit Office(Tour &aTour) : tour(aTour), folder(aTour.home + u"/office"_s) { }

    Tour &tour;
    QString folder;
    SimulatedAccount account{AccountId::parse(u"7304182_SB1"_s).value()};
    SimulatedServer server{account};
    ConnectionStore connections{folder + u"/connections.json"_s};
    MemorySecretStore secrets;
    QNetworkAccessManager network;
    QSettings file{folder + u"/settings.ini"_s, QSettings::IniFormat};
    Settings settings{file};
    std::unique_ptr<MainWindow> window;
    ShownOnce integration;

    [[nodiscard]] static Certificate certificateOf(const KeyPair &key, const QString &name, int age)
    {
        return Certificate::selfSigned(key,
                                       {name, QDateTime::currentDateTimeUtc().addDays(-age), 730})
            .value();
    }

    [[nodiscard]] QString upload(const Certificate &certificate, int user)
    {
        return account
            .addMapping(account.integrations().constLast().id, account.roles().constLast().id,
                        account.users().at(user), certificate.toPem())
            .certificateId;
    }

    void keep(Connection facts, const KeyPair &key, const QString &certificateId)
    {
        facts.account = account.id();
        facts.urlOverride = server.url();
        facts.proof = ProofState::Proven;
        facts.lastProven = QDateTime::currentDateTimeUtc().addDays(-1);
        const Secret pem = key.toPkcs8Pem().value();
        tour.secrets.addPemBody(u"key of the office"_s, pem.revealText());
        for (const auto &[field, value] :
             {std::pair(SecretField::ClientId, Secret(integration.first)),
              std::pair(SecretField::CertificateId, Secret(certificateId)),
              std::pair(SecretField::PrivateKey, pem)}) {
            const auto kept = secrets.write(secretEntry(facts.id, field), value);
            tour.guide.waitFor(u"the secret"_s, [&kept] { return kept.isFinished(); });
        }
        const auto saved = connections.save(facts);
        tour.guide.waitFor(u"the connection"_s, [&saved] { return saved.isFinished(); });
    }

    void furnish()
    {
        const KeyPair orders = KeyPair::generate(KeyAlgorithm::EcP256).value();
        const Certificate first = certificateOf(orders, u"larkfield-orders"_s, 255);
        const QString id = account.prepareForDemo(first.toPem(), &integration).certificateId;
        Connection facts;
        facts.id = u"orders"_s;
        facts.name = u"Larkfield orders"_s;
        facts.certificatePem = first.toPem();
        facts.exportedTo = {{folder + u"/orders/.env"_s, u"dotenv"_s}};
        keep(facts, orders, id);

        const KeyPair reports = KeyPair::generate(KeyAlgorithm::EcP384).value();
        Connection imported; // as from a .env file
        imported.id = u"reports"_s;
        imported.name = u"Nightly reports"_s;
        imported.algorithm = SigningAlgorithm::ES384;
        imported.publicKey = reports.publicKeyDer();
        keep(imported, reports, upload(certificateOf(reports, u"reports"_s, 690), 0));

        const KeyPair gone = KeyPair::generate(KeyAlgorithm::EcP256).value();
        Connection lost;
        lost.id = u"billing"_s;
        lost.name = u"Billing export"_s;
        lost.certificatePem = certificateOf(gone, u"billing-export"_s, 30).toPem();
        keep(lost, gone, u"aCertificateIdThatNetSuiteHasNoLonger012345"_s);

        static_cast<void>(
            upload(certificateOf(KeyPair::generate(KeyAlgorithm::EcP256).value(), u"x"_s, 120), 0));
        const QString old = upload(
            certificateOf(KeyPair::generate(KeyAlgorithm::EcP256).value(), u"y"_s, 400), 0);
        for (const SimulatedMapping &mapping : account.mappings()) {
            if (mapping.certificateId == old)
                account.revokeMapping(mapping.id);
        }
        tour.secrets.add(u"client ID of the office"_s, integration.first);
        tour.secrets.add(u"certificate ID of the office"_s, id);
    }

    void show()
    {
        window = std::make_unique<MainWindow>(Workplace{
            connections, secrets, nullptr, network, settings, systemClock(), folder + u"/data"_s});
        window->move(40, 40);
        window->show();
        tour.program.window().hide();
        window->activateWindow();
        tour.guide.waitFor(u"the window"_s, [this] { return window->isActiveWindow(); });
    }
};

void chooseTab(Tour &tour, int tab)
{
    if (auto *tabs = tour.hands.find<QTabBar>(u"keysTabs"_s))
        tour.hands.clickAt(tabs, tabs->tabRect(tab).center());
}

/*! The line that says \a words in \a column. */
void chooseLine(Tour &tour, const QString &table, int column, const QString &words)
{
    auto *view = tour.hands.find<QAbstractItemView>(table);
    for (int row = 0; view && row < view->model()->rowCount(); ++row) {
        const QModelIndex index = view->model()->index(row, column);
        if (index.data().toString() == words) {
            tour.hands.clickItem(view, index);
            return;
        }
    }
    tour.guide.fail(u"no line says "_s + words);
}

void askForTheList(Office &office)
{
    TourGuide &guide = office.tour.guide;
    Hands &hands = office.tour.hands;
    guide.step(u"A role without the permission may not see the list"_s, [&] {
        office.account.setPermission(office.account.roles().constLast().id,
                                     u"ADMI_MANAGE_OWN_OAUTH2_CERTIFICATES"_s, 0);
        hands.key(Qt::Key_K, Qt::ControlModifier);
        chooseTab(office.tour, 2);
        guide.picture(u"registered-before"_s);
        hands.click(u"RegisteredView/QPushButton:Ask NetSuite"_s);
        hands.find(u"registeredRefused"_s);
        guide.picture(u"registered-refused"_s);
        office.account.setPermission(office.account.roles().constLast().id,
                                     u"ADMI_MANAGE_OWN_OAUTH2_CERTIFICATES"_s, 4);
    });
    guide.step(u"NetSuite's list stands beside what is here, orphans on either side"_s, [&] {
        hands.click(u"RegisteredView/registeredRefused/QPushButton:Ask again"_s);
        guide.waitFor(
            u"the list"_s, [&] { return hands.isVisible(u"registeredTable"_s); }, patience);
        const auto *table = hands.find<QAbstractItemView>(u"registeredTable"_s);
        guide.expect(table && table->model()->rowCount() == 5, u"five lines"_s);
        guide.picture(u"registered"_s);
        chooseLine(office.tour, u"registeredTable"_s, standingColumn, u"only here"_s);
        guide.picture(u"registered-only-here"_s);
        chooseLine(office.tour, u"registeredTable"_s, standingColumn, u"only in NetSuite"_s);
        guide.picture(u"registered-only-in-netsuite"_s);
    });
}

void revokeOne(Office &office)
{
    TourGuide &guide = office.tour.guide;
    Hands &hands = office.tour.hands;
    guide.step(u"Before one is revoked a question names what stops"_s, [&] {
        chooseLine(office.tour, u"registeredTable"_s, 0, u"larkfield-orders"_s);
        hands.click(u"revokeRegistered"_s);
        hands.find(u"revokeQuestion"_s);
        guide.picture(u"registered-revoke"_s);
        hands.key(Qt::Key_Escape);
        chooseLine(office.tour, u"registeredTable"_s, standingColumn, u"only in NetSuite"_s);
        hands.click(u"revokeRegistered"_s);
        hands.click(u"revokeNow"_s);
        guide.waitFor(u"the revocation"_s, [&] {
            return hands.text(u"registeredSaid/QLabel"_s).startsWith(u"NetSuite has revoked"_s);
        });
        guide.picture(u"registered-revoked"_s);
    });
}

void lookAtTheImportedKey(Office &office)
{
    TourGuide &guide = office.tour.guide;
    Hands &hands = office.tour.hands;
    guide.step(
        u"A key from a .env file is known with its end, its integration and its role"_s, [&] {
            chooseTab(office.tour, 0);
            chooseLine(office.tour, u"certificateTable"_s, 0, u"Nightly reports"_s);
            hands.click(u"showIds"_s);
            hands.click(u"checkChosenKey"_s);
            guide.waitFor(u"the comparison"_s, [&] { return hands.isVisible(u"chosenKeyFit"_s); });
            guide.picture(u"keys-imported"_s);
            chooseTab(office.tour, 1);
            guide.picture(u"keys-imported-calendar"_s);
        });
}

} // namespace

void visitRegistered(Tour &tour)
{
    if (tour.guide.hasFailed())
        return;
    Office office(tour);
    tour.guide.step(u"An office with three programs and one integration"_s, [&office, &tour] {
        tour.guide.expect(office.server.start().has_value(), u"an account"_s);
        office.furnish();
        office.show();
    });
    askForTheList(office);
    revokeOne(office);
    lookAtTheImportedKey(office);
    tour.guide.step(u"The first window again"_s, [&office, &tour] {
        office.window.reset();
        tour.program.window().show();
        tour.program.window().activateWindow();
        tour.guide.waitFor(u"the window"_s,
                           [&tour] { return tour.program.window().isActiveWindow(); });
    });
}

} // namespace suitescope
